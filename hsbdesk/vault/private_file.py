"""Files that only their owner may read, written so that a power cut leaves the old or the new one."""

import errno
import os
import stat
import sys
import time
from pathlib import Path

from hsbdesk.errors import DamagedVaultError, DeskError

PRIVATE_FILE = stat.S_IRUSR | stat.S_IWUSR
PRIVATE_FOLDER = stat.S_IRWXU
_BINARY: int = getattr(os, "O_BINARY", 0)


def write_private_file(path: Path, content: bytes) -> None:
    """Replace a file in one step; when this returns, the new content is on the disk.

    Raises DeskError `vault_disk_full`, `vault_read_only` or `vault_write_failed`; the old file is then whole.
    """
    beside = path.with_name(path.name + ".tmp")
    try:
        _write_and_sync(beside, content)
        replace_file(beside, path)
        sync_folder(path.parent)
    except OSError as error:
        raise disk_refusal(error) from error


def _write_and_sync(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)  # a left-over may be readable by others: O_CREAT keeps its mode
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, PRIVATE_FILE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def replace_file(old: Path, new: Path) -> None:
    """Rename over; on Windows tried again for a second, since virus scanners hold new files open."""
    for _ in range(20 if sys.platform == "win32" else 0):
        try:
            old.replace(new)
        except PermissionError:
            time.sleep(0.05)
        else:
            return
    old.replace(new)


def sync_folder(folder: Path) -> None:
    """Put a rename on the disk; Windows has no such call for folders and needs none."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_private_folder(folder: Path) -> None:
    """Make a folder of mode 0700 if it is missing; its parent must exist. Raises as `write_private_file`."""
    try:
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    except OSError as error:
        raise disk_refusal(error) from error


def read_capped_file(path: Path, cap: int) -> bytes:
    """Return the bytes of a file of at most `cap` bytes.

    Raises DamagedVaultError `vault_file_too_large`, or OSError when it cannot be read.
    """
    with path.open("rb") as file:
        content = file.read(cap + 1)
    if len(content) > cap:
        raise DamagedVaultError("vault_file_too_large")
    return content


def disk_refusal(error: OSError) -> DeskError:
    """Say an operating system's error as one of three things that staff can act on."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else errno.ENOSPC}:
        return DeskError("vault_disk_full")
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return DeskError("vault_read_only")
    return DeskError("vault_write_failed", code=error.errno or 0)

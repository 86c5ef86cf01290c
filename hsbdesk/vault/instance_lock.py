"""One window per vault. The second learns on which PC the first is; SQLite's own lock is the real guard."""

import os
import platform
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from hsbdesk.errors import DeskError
from hsbdesk.vault.private_file import PRIVATE_FILE, disk_refusal

# On Windows a locked byte cannot be read by others, so the lock lies far behind the text.
_LOCKED_BYTE = 1 << 30
_TEXT_CAP = 1000

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


class _Holder(msgspec.Struct):
    pc: str
    pid: int


class InstanceLock:
    """A held lock; ends with `release`, at the end of a `with`, or with the process."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor

    def release(self) -> None:
        """Let another window open the vault; a second call does nothing."""
        if self._descriptor < 0:
            return
        os.ftruncate(self._descriptor, 0)
        _unlock(self._descriptor)
        os.close(self._descriptor)
        self._descriptor = -1

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.release()


def take_instance_lock(path: Path) -> InstanceLock:
    """Take the vault's lock, or raise DeskError `vault_open_on_pc` with `pc` and `pid` of its holder.

    The file stays when the lock is released: removing it would let two windows each lock their own.
    """
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
    except OSError as error:
        raise disk_refusal(error) from error
    try:
        _lock(descriptor)
    except OSError as error:
        holder = _read_holder(descriptor)
        os.close(descriptor)
        raise DeskError("vault_open_on_pc", pc=holder.pc, pid=holder.pid) from error
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, msgspec.json.encode(_Holder(platform.node() or "?", os.getpid())))
    except OSError as error:
        os.close(descriptor)
        raise disk_refusal(error) from error
    return InstanceLock(descriptor)


def _read_holder(descriptor: int) -> _Holder:
    os.lseek(descriptor, 0, os.SEEK_SET)
    try:
        return msgspec.json.decode(os.read(descriptor, _TEXT_CAP), type=_Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return _Holder("?", 0)

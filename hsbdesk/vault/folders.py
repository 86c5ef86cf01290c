"""The vault's folder: its files, and the places where it may not lie.

A network drive has no locks to be trusted, a synced folder is copied while it is written, a stick is pulled
out: in each the records would be damaged sooner or later, so these are refused.
"""

import ctypes
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from hsbdesk.errors import DeskError
from hsbdesk.vault.header_file import FIRST_COPY, SECOND_COPY
from hsbdesk.vault.private_file import disk_refusal, make_private_folder

SUFFIX = ".hsbvault"
_NETWORK = {
    "9p", "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "drvfs", "gfs2", "glusterfs", "gpfs",
    "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf", "virtiofs",
}  # fmt: skip
_SYNCED = (
    "onedrive", "dropbox", "google drive", "googledrive", "my drive", "icloud drive", "iclouddrive",
    "com~apple~clouddocs", "mobile documents", "nextcloud", "owncloud", "pcloud drive", "box sync",
    "syncthing",
)  # fmt: skip
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_DRIVE_REMOVABLE, _DRIVE_REMOTE, _DRIVE_CDROM = 2, 4, 5


@dataclass(frozen=True, slots=True)
class VaultFiles:
    """Where the parts of one vault lie."""

    folder: Path

    @property
    def records(self) -> Path:
        """The encrypted records."""
        return self.folder / "records.db"

    @property
    def header(self) -> Path:
        """The first copy of the header."""
        return self.folder / FIRST_COPY

    @property
    def header_backup(self) -> Path:
        """The second copy of the header."""
        return self.folder / SECOND_COPY

    @property
    def drafts(self) -> Path:
        """The folder of sealed drafts, one folder a member."""
        return self.folder / "drafts"

    @property
    def backups(self) -> Path:
        """The folder of backups."""
        return self.folder / "backups"

    @property
    def lock(self) -> Path:
        """The file of the instance lock."""
        return self.folder / "lock"


def create_vault_folder(folder: Path) -> VaultFiles:
    """Make the folder of a new vault for its owner only; `.hsbvault` is added to the name if missing.

    Raises DeskError `vault_exists` if there is anything in it, `vault_place_network`, `vault_place_synced` or
    `vault_place_removable` for a place that is refused, `vault_read_only`, `vault_disk_full` or
    `vault_write_failed`.
    """
    if folder.suffix.casefold() != SUFFIX:
        folder = folder.with_name(folder.name + SUFFIX)
    check_place(folder)
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise DeskError("vault_exists", field="folder")
        make_private_folder(folder)
        folder.chmod(0o700)
    except OSError as error:
        raise disk_refusal(error) from error
    files = VaultFiles(folder)
    make_private_folder(files.drafts)
    make_private_folder(files.backups)
    return files


def find_vault(folder: Path) -> VaultFiles:
    """Return the files of an existing vault, given its folder or a file in it; writes nothing.

    Raises DeskError `vault_not_found`, or `vault_place_...` as `create_vault_folder`.
    """
    files = VaultFiles(folder.parent if folder.is_file() else folder)
    check_place(files.folder)
    if not any(path.exists() for path in (files.header, files.header_backup, files.records)):
        raise DeskError("vault_not_found", field="folder")
    return files


def check_place(folder: Path) -> None:
    """Refuse network drives, synced folders and removable media.

    Raises DeskError `vault_place_network`, `vault_place_synced` or `vault_place_removable`, field `folder`.
    Not every synchronising program can be told from its folder's name.
    """
    for path in (folder.absolute(), folder.resolve()):
        if _is_synced(path):
            raise DeskError("vault_place_synced", field="folder")
        kind = _windows_kind(path) if sys.platform == "win32" else _mounted_kind(path)
        if kind:
            raise DeskError(f"vault_place_{kind}", field="folder")


def _is_synced(path: Path) -> bool:
    roots = [Path(os.environ[name]) for name in _SYNCED_VARIABLES if os.environ.get(name)]
    if any(path.is_relative_to(root) for root in roots):
        return True
    return any(re.match(rf"{re.escape(name)}(\W|$)", part.casefold()) for part in path.parts for name in _SYNCED)


def _windows_kind(path: Path) -> str:
    if str(path).startswith(("\\\\", "//")):
        return "network"
    kind = _windows_drive_type(path.anchor)
    if kind == _DRIVE_REMOTE:
        return "network"
    return "removable" if kind in {_DRIVE_REMOVABLE, _DRIVE_CDROM} else ""


def _windows_drive_type(anchor: str) -> int:
    if sys.platform == "win32":
        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))
    return 0


def _mounted_kind(path: Path) -> str:
    try:
        table = Path("/proc/mounts").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""
    return mount_kind(path, table, Path("/sys/class/block"))


def mount_kind(path: Path, table: str, blocks: Path) -> str:
    """Tell `network`, `removable` or nothing for a path, by a table of mounts in the form of /proc/mounts.

    `blocks`: the folder in which the system describes its disks. A user-space file system (fuse) counts as
    network: most are, and none can be relied on for flushing.
    """
    source, kind = "", ""
    deepest = -1
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(_unescape(fields[1]))
        if path.is_relative_to(point) and len(point.parts) >= deepest:  # a later mount lies over an earlier one
            source, kind, deepest = fields[0], fields[2], len(point.parts)
    if kind in _NETWORK or kind.startswith("fuse"):
        return "network"
    disk = blocks / Path(source).name if source.startswith("/dev/") else None
    return "removable" if disk is not None and _is_removable(disk) else ""


def _is_removable(disk: Path) -> bool:
    whole = disk.resolve()
    for place in (whole, whole.parent):  # a partition lies inside its disk
        try:
            return (place / "removable").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False


def _unescape(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)

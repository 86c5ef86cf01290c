"""A verified, encrypted copy of the vault before its file is changed to a newer schema."""

import os
import shutil
from datetime import datetime

from hsbdesk.errors import DeskError
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.migrations import schema_number
from hsbdesk.vault.folders import VaultFiles


def back_up_before_migration(files: VaultFiles, db: Database, now: datetime) -> None:
    """Copy the closed-journal file and its header into `backups`, byte for byte, and read the copy back.

    The connection holds the file exclusively and its journal is empty, so the bytes are one state. Raises
    DeskError("backup_failed") and leaves the vault as it was.
    """
    number = schema_number(db)
    if number == 0:
        return
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    name = f"before-schema-{number + 1}-{now:%Y%m%dT%H%M%SZ}"
    target = files.backups / name
    try:
        target.mkdir(mode=0o700, parents=True)
        for source in (files.records, files.header):
            copy = target / source.name
            shutil.copyfile(source, copy)
            copy.chmod(0o600)
            with copy.open("rb") as file:
                os.fsync(file.fileno())
            if copy.read_bytes() != source.read_bytes():
                raise DeskError("backup_failed")
    except OSError as error:
        raise DeskError("backup_failed") from error

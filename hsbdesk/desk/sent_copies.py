"""Save for sending: filed copies as files under a password, told by phone, to be deleted the next working day.

`take` and `note` use the vault (desk thread); `check_folder` and `write` do not, and may wait for a slow drive on
another. Nothing that was there is overwritten, and nothing stays behind that is not noted.
"""

import contextlib
import errno
import os
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import TaskDraft, Tasks
from hsbdesk.desk.workdays import bank_holidays
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.sharing import DocumentKind, FiledCopy
from hsbdesk.domain.spoken_password import make_password, spell_password
from hsbdesk.domain.timers import add_working_days
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import read_copy, read_copy_bytes

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_LOCKED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
_GONE = frozenset({errno.ENOENT, errno.ENOTDIR})


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenCopy:
    """A filed copy on its way out."""

    id: str
    file: FileId
    record: RecordId | None
    kind: DocumentKind
    file_name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedCopies:
    """What was written where. The password is kept nowhere: it is shown once."""

    copies: tuple[TakenCopy, ...]
    paths: tuple[Path, ...]
    password: str
    spelled: tuple[str, ...]
    """How each group of it is said by phone."""


class SentCopies:
    """Brings filed copies out of the vault, protected."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        self._session = session
        self._tasks = tasks

    def take(self, copy_ids: Sequence[str]) -> tuple[TakenCopy, ...]:
        """Return filed copies with exactly the bytes that were filed. Raises DeskError("copy_missing")."""
        session = self._session
        session.allow(Action.PRINT)
        found = [(read_copy(session.db, copy_id), read_copy_bytes(session.db, copy_id)) for copy_id in copy_ids]
        return tuple(
            TakenCopy(
                id=copy.id, file=copy.file, record=copy.record, kind=copy.kind, file_name=copy.file_name, data=data
            )
            for copy, data in found
        )

    def check_folder(self, folder: Path, names: Sequence[str]) -> None:
        """Make sure that files of these names can be made in a folder, before anything is filed as sent.

        Raises DeskError("sending_folder_missing"), ("sending_folder_locked") or ("sending_file_exists", file=...).
        """
        if not folder.is_dir():
            raise DeskError("sending_folder_missing")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise DeskError("sending_folder_locked")
        for name in names:
            if os.path.lexists(folder / name):
                raise DeskError("sending_file_exists", file=name)

    def write(self, copies: Sequence[TakenCopy], folder: Path) -> SavedCopies:
        """Write copies into a folder under one new password, each a file of its own; all of them or none.

        Raises what `check_folder` does, DeskError("sending_disk_full") or ("sending_not_written").
        """
        from hsbdesk.documents.sealed_pdf import seal_pdf  # noqa: PLC0415

        self.check_folder(folder, [copy.file_name for copy in copies])
        password = make_password(secrets.choice)
        sealed = [seal_pdf(copy.data, password) for copy in copies]
        written: list[Path] = []
        for copy, data in zip(copies, sealed, strict=True):
            path = folder / copy.file_name
            try:
                _write_new(path, data)
            except OSError as error:
                _remove(written)
                raise _refusal(error, copy.file_name) from error
            written.append(path)
        return SavedCopies(
            copies=tuple(copies), paths=tuple(written), password=password, spelled=spell_password(password)
        )

    def note(self, saved: SavedCopies) -> str:
        """Note that the copies lie outside the vault, with the task to delete them; return its day, an ISO date.

        It is the next working day (T_COPY).
        The sharing log knows of them already: they were filed for their reader. When it can not be noted, the files
        are taken away again, and the refusal says why.
        """
        session = self._session
        first, folder = saved.copies[0], str(saved.paths[0].parent)
        try:
            session.allow(Action.PRINT)
            with session.saving():
                for copy in saved.copies:
                    session.audit.note("copy.protected", copy.id)
                return ask_deletion(session, self._tasks, first, folder=folder, with_key=len(saved.copies) > 1)
        except BaseException:
            _remove(saved.paths)
            raise


def ask_deletion(
    session: Session, tasks: Tasks, copy: TakenCopy | FiledCopy, *, folder: str, with_key: bool = False
) -> str:
    """Add the task to delete a saved copy by the next working day (T_COPY); return that day, ISO.

    Call inside `session.saving()`.
    """
    words, today, name = session.words, session.today(), copy.file_name
    due = add_working_days(today, 1, bank_holidays((today.year, today.year + 1))).isoformat()
    tasks.add_within(
        TaskDraft(
            kind="DELETE_COPY",
            what=words("Delete the saved copy {name} and its key", name=name)
            if with_key
            else words("Delete the saved copy {name}", name=name),
            why=words("It lies in {folder}. Empty the bin as well.", folder=folder),
            file=copy.file,
            due_on=due,
            counted_in="WORKING_DAYS",
            made_by=copy.record,
        )
    )
    return due


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that its owner alone may read; one that is there stays, one that fails goes."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        _remove([path])
        raise


def _remove(paths: Sequence[Path]) -> None:
    for path in paths:
        with contextlib.suppress(OSError):
            path.unlink()


def _refusal(error: OSError, name: str) -> DeskError:
    if isinstance(error, FileExistsError):
        return DeskError("sending_file_exists", file=name)
    if error.errno in _FULL:
        return DeskError("sending_disk_full")
    if error.errno in _LOCKED:
        return DeskError("sending_folder_locked")
    if error.errno in _GONE:
        return DeskError("sending_folder_missing")
    return DeskError("sending_not_written")

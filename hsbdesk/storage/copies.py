"""Filed copies and the sharing log: what left, to whom, and exactly which bytes."""

import hashlib

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind, FiledCopy, SharingDecision
from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage.cipher import Database

PART = 1_000_000
"""Bytes in one stored part."""

_NAMES = (
    "id, file, record, kind, profile, document_version, check_code, sha256, pages, made_at, made_by,"
    " recipient, copy_no, copies, file_name"
)


def file_copy(db: Database, copy: FiledCopy, data: bytes) -> None:
    """Store one copy with its bytes. Call inside the caller's transaction."""
    db.conn.execute(
        f"INSERT INTO filed_copy ({_NAMES}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            copy.id,
            copy.file,
            copy.record,
            copy.kind.value,
            copy.profile.value,
            copy.document_version,
            copy.check_code,
            copy.sha256,
            copy.pages,
            copy.made_at,
            copy.made_by,
            copy.recipient,
            copy.copy_no,
            copy.copies,
            copy.file_name,
        ),
    )
    for part, start in enumerate(range(0, len(data), PART)):
        db.conn.execute(
            "INSERT INTO filed_copy_bytes (copy, part, bytes) VALUES (?, ?, ?)",
            (copy.id, part, data[start : start + PART]),
        )


def note_sharing(
    db: Database,
    sharing_id: str,
    file: str,
    copy: str | None,
    decision: SharingDecision,
    how: str,
    at: str,
    by: str,
) -> None:
    """Add a row to the sharing log."""
    db.conn.execute(
        "INSERT INTO sharing (id, file, copy, recipient, basis, purpose, necessary_because, how, shared_at,"
        " shared_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sharing_id,
            file,
            copy,
            decision.recipient,
            decision.basis,
            decision.purpose,
            decision.necessary_because,
            how,
            at,
            by,
        ),
    )


def read_copies(db: Database, *, file: str | None = None, record: str | None = None) -> list[FiledCopy]:
    """Return the filed copies of a file or of one record, newest first."""
    return _read(db, "record", record) if record is not None else _read(db, "file", file)


def find_copies(db: Database, *, sha256: str = "", check_code: str = "") -> list[FiledCopy]:
    """Return the filed copies with exactly these bytes, or of the version with a check code, newest first."""
    return _read(db, "sha256", sha256) if sha256 else _read(db, "check_code", check_code)


def _read(db: Database, column: str, value: str | None) -> list[FiledCopy]:
    rows = db.execute(f"SELECT {_NAMES} FROM filed_copy WHERE {column} = ? ORDER BY rowid DESC", (value,)).fetchall()
    return [
        FiledCopy(
            id=row[0],
            file=FileId(row[1]),
            record=None if row[2] is None else RecordId(row[2]),
            kind=DocumentKind(row[3]),
            profile=Profile(row[4]),
            document_version=row[5],
            check_code=row[6],
            sha256=row[7],
            pages=row[8],
            made_at=row[9],
            made_by=row[10],
            recipient=row[11],
            copy_no=row[12],
            copies=row[13],
            file_name=row[14],
        )
        for row in rows
    ]


def read_copy_bytes(db: Database, copy_id: str) -> bytes:
    """Return exactly the bytes that were filed. Raises DeskError("copy_missing") or DamagedVaultError."""
    row = db.execute("SELECT sha256 FROM filed_copy WHERE id = ?", (copy_id,)).fetchone()
    if row is None:
        raise DeskError("copy_missing")
    parts = db.execute("SELECT bytes FROM filed_copy_bytes WHERE copy = ? ORDER BY part", (copy_id,)).fetchall()
    data = b"".join(bytes(part[0]) for part in parts)
    if hashlib.sha256(data).hexdigest() != row[0]:
        raise DamagedVaultError("copy_damaged")
    return data

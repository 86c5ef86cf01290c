"""Filed copies and the sharing log: what left, to whom, and exactly which bytes."""

import hashlib
import json
from collections.abc import Sequence

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import ContentTier, DocumentKind, FiledCopy, SharingDecision, Told, ToldReturn
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
        "INSERT INTO sharing (id, file, copy, recipient, basis, purpose, necessary_because, considered, how, shared_at,"
        " shared_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            sharing_id,
            file,
            copy,
            decision.recipient,
            decision.basis,
            decision.purpose,
            decision.necessary_because,
            " ".join(decision.considered),
            how,
            at,
            by,
        ),
    )


def read_justified(db: Database, copies: Sequence[str]) -> frozenset[str]:
    """Return those of the filed copies whose sharing says on which basis and why it was necessary."""
    if not copies:
        return frozenset()
    rows = db.execute(
        "SELECT copy FROM sharing WHERE copy IN (SELECT value FROM json_each(?))"
        " AND trim(necessary_because) <> '' AND trim(basis) <> ''",
        (json.dumps(list(copies)),),
    ).fetchall()
    return frozenset(row[0] for row in rows)


def find_decision(
    db: Database, *, file: str, record: str | None, kind: DocumentKind, recipient: str
) -> tuple[SharingDecision, str, str] | None:
    """Return what was decided last for one recipient and document, with when (UTC) and by whom, or None."""
    row = db.execute(
        "SELECT s.recipient, s.basis, s.purpose, s.necessary_because, s.considered, s.shared_at, s.shared_by"
        " FROM sharing s JOIN filed_copy c ON c.id = s.copy"
        " WHERE c.file = ? AND c.record IS ? AND c.kind = ? AND s.recipient = ? AND s.necessary_because <> ''"
        " ORDER BY s.rowid DESC LIMIT 1",
        (file, record, kind.value, recipient),
    ).fetchone()
    if row is None:
        return None
    decision = SharingDecision(
        recipient=row[0], basis=row[1], purpose=row[2], necessary_because=row[3], considered=tuple(row[4].split())
    )
    return decision, row[5], row[6]


_TOLD = (
    "id, file, record, document_version, row, copy, recipient, organisation, part, safeguarding, tier, basis, consent,"
    " purpose, necessary_because, how, on_day, on_time, told_secure, return_by, shared_by, shared_at"
)


def note_told(db: Database, told: Told) -> None:
    """Add a telling to the sharing log. Call inside the caller's transaction."""
    db.conn.execute(
        f"INSERT INTO sharing ({_TOLD}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            told.id,
            told.file,
            told.record or "",
            told.document_version,
            told.row,
            told.copy or None,
            told.recipient,
            told.organisation,
            told.part,
            told.safeguarding,
            told.tier.value,
            told.basis,
            told.consent,
            told.purpose,
            told.necessary_because,
            told.how,
            told.on_day,
            told.on_time,
            told.told_secure,
            told.return_by,
            told.shared_by,
            told.shared_at,
        ),
    )


def read_told(db: Database, file: str) -> list[Told]:
    """Return the tellings about the plans of a file, oldest first; what went on paper alone is not among them."""
    rows = db.execute(
        f"SELECT {_TOLD} FROM sharing WHERE file = ? AND tier <> '' ORDER BY on_day, on_time, rowid", (file,)
    ).fetchall()
    return [
        Told(
            id=row[0],
            file=FileId(row[1]),
            record=RecordId(row[2]) if row[2] else None,
            document_version=row[3],
            row=row[4],
            copy=row[5] or "",
            recipient=row[6],
            organisation=row[7],
            part=row[8],
            safeguarding=row[9],
            tier=ContentTier(row[10]),
            basis=row[11],
            consent=row[12],
            purpose=row[13],
            necessary_because=row[14],
            how=row[15],
            on_day=row[16],
            on_time=row[17],
            told_secure=row[18],
            return_by=row[19],
            shared_by=row[20],
            shared_at=row[21],
        )
        for row in rows
    ]


def note_return(db: Database, returned: ToldReturn) -> None:
    """Note what became of what somebody held. Call inside the caller's transaction."""
    db.conn.execute(
        "INSERT INTO sharing_return (id, sharing, outcome, on_day, noted_by, noted_at, words)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            returned.id,
            returned.told,
            returned.outcome,
            returned.on_day,
            returned.noted_by,
            returned.noted_at,
            returned.words,
        ),
    )


def read_returns(db: Database, file: str) -> list[ToldReturn]:
    """Return what became of what people hold about a file, oldest first."""
    rows = db.execute(
        "SELECT r.id, r.sharing, r.outcome, r.on_day, r.noted_by, r.noted_at, r.words FROM sharing_return r"
        " JOIN sharing s ON s.id = r.sharing WHERE s.file = ? ORDER BY r.on_day, r.rowid",
        (file,),
    ).fetchall()
    return [
        ToldReturn(
            id=row[0], told=row[1], outcome=row[2], on_day=row[3], noted_by=row[4], noted_at=row[5], words=row[6]
        )
        for row in rows
    ]


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


def read_copy(db: Database, copy_id: str) -> FiledCopy:
    """Return one filed copy. Raises DeskError("copy_missing")."""
    found = _read(db, "id", copy_id)
    if not found:
        raise DeskError("copy_missing")
    return found[0]


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

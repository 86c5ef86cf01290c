"""Signed versions of documents: what printed, word for word, and the readings it was drawn from. They never change."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sharing import REFERRAL_KINDS, DocumentKind
from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage.cipher import Database

_NAMES = "id, record, kind, number, check_code, content_code, frozen_at, frozen_by"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentVersion:
    """One signed version of one document."""

    id: str
    record: RecordId
    kind: DocumentKind
    number: str
    """"1.0", and after each change that is signed again "1.1"."""
    check_code: str
    content_code: str
    """What was signed, without the signatures; a referral and its key have the same."""
    frozen_at: str
    frozen_by: str


@dataclass(frozen=True, slots=True)
class Source:
    """A record that was printed, and which version of it."""

    record: str
    reading: int


def add_document_version(db: Database, version: DocumentVersion, text: str, sources: Iterable[Source]) -> None:
    """Store a signed version: canonical JSON and sources. Call inside the caller's transaction."""
    db.conn.execute(
        f"INSERT INTO document_version ({_NAMES}, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            version.id,
            version.record,
            version.kind.value,
            version.number,
            version.check_code,
            version.content_code,
            version.frozen_at,
            version.frozen_by,
            text,
        ),
    )
    for source in sources:
        db.conn.execute(
            "INSERT INTO document_version_source (version, record, reading) VALUES (?, ?, ?)",
            (version.id, source.record, source.reading),
        )


def read_document_versions(db: Database, record: str, kind: DocumentKind | None = None) -> list[DocumentVersion]:
    """Return the signed versions of a record's document, newest first; without `kind` those of a referral itself."""
    first, other = (kind, kind) if kind is not None else REFERRAL_KINDS
    return _read(db, "record = ? AND kind IN (?, ?)", (record, first.value, other.value))


def read_versions_with_code(db: Database, check_code: str) -> list[DocumentVersion]:
    """Return the signed versions that carry a check code."""
    return _read(db, "check_code = ?", (check_code,))


def read_document_text(db: Database, version: DocumentVersion) -> str:
    """Return the canonical JSON of a signed version. Raises DamagedVaultError when it does not fit its code."""
    row = db.execute("SELECT json FROM document_version WHERE id = ?", (version.id,)).fetchone()
    if row is None:
        raise DeskError("document_version_missing")
    if not fits_code(row[0], version.check_code):
        raise DamagedVaultError("document_version_damaged", version=version.number)
    return row[0]


def fits_code(text: str, check_code: str) -> bool:
    """Return whether a canonical text has this check code: the first 16 hex digits of its SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16].upper() == check_code.replace("-", "")


def read_sources(db: Database, version: DocumentVersion) -> list[Source]:
    """Return the records that a signed version prints."""
    rows = db.execute("SELECT record, reading FROM document_version_source WHERE version = ?", (version.id,))
    return [Source(row[0], row[1]) for row in rows.fetchall()]


def _read(db: Database, where: str, params: tuple[str, ...]) -> list[DocumentVersion]:
    rows = db.execute(f"SELECT {_NAMES} FROM document_version WHERE {where} ORDER BY rowid DESC", params).fetchall()
    return [
        DocumentVersion(
            id=row[0],
            record=RecordId(row[1]),
            kind=DocumentKind(row[2]),
            number=row[3],
            check_code=row[4],
            content_code=row[5],
            frozen_at=row[6],
            frozen_by=row[7],
        )
        for row in rows
    ]

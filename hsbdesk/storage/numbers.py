"""Hand out record numbers: unique in the vault, never used again."""

from hsbdesk.domain.numbers import parse_number, record_number
from hsbdesk.errors import DeskError
from hsbdesk.storage.cipher import Database


def take_number(db: Database, prefix: str, record: str, year: int = 0) -> str:
    """Return the next number of a kind and keep it for `record`. `year` only for referrals."""
    row = db.execute(
        "SELECT coalesce(max(n), 0) FROM record_number WHERE prefix = ? AND year = ?", (prefix, year)
    ).fetchone()
    number = record_number(prefix, int(row[0]) + 1, year or None)
    _keep(db, number, prefix, year, int(row[0]) + 1, record)
    return number


def keep_number(db: Database, number: str, record: str) -> None:
    """Keep a number that a case file brings. Raises DeskError("number_taken", number=...)."""
    parsed = parse_number(number)
    year = parsed.year or 0
    if db.execute("SELECT 1 FROM record_number WHERE number = ?", (number,)).fetchone():
        raise DeskError("number_taken", number=number)
    _keep(db, number, parsed.prefix, year, parsed.n, record)


def _keep(db: Database, number: str, prefix: str, year: int, n: int, record: str) -> None:
    db.conn.execute(
        "INSERT INTO record_number (number, prefix, year, n, record) VALUES (?, ?, ?, ?, ?)",
        (number, prefix, year, n, record),
    )


def record_with_number(db: Database, number: str) -> str | None:
    """Return the id of the record with this number, or None."""
    row = db.execute("SELECT record FROM record_number WHERE number = ?", (number,)).fetchone()
    return None if row is None else str(row[0])

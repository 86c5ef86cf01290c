"""Full-text search over the vault: newest first, quoted, prefix on the last word (security.md section 2.2)."""

import re
from dataclasses import dataclass

from hsbdesk.storage.cipher import Database

_WORD = re.compile(r"\w+", re.UNICODE)
SHORTEST = 2
"""Letters the last word needs before it is looked up; one letter would match half the vault."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One record that matches, with the words around the match."""

    record: str
    kind: str
    file: str | None
    excerpt: str


def put_search_text(db: Database, record: str, kind: str, file: str | None, body: str) -> None:
    """Make `body` the searchable text of a record. Call inside the transaction that stores the record."""
    row = db.execute("SELECT place FROM search_entry WHERE record = ?", (record,)).fetchone()
    if row is None:
        done = db.conn.execute("INSERT INTO search_entry (record, kind, file) VALUES (?, ?, ?)", (record, kind, file))
        place = done.lastrowid
        db.conn.execute("INSERT INTO search (rowid, body) VALUES (?, ?)", (place, body))
        return
    db.conn.execute("UPDATE search_entry SET file = ? WHERE place = ?", (file, row[0]))
    db.conn.execute("UPDATE search SET body = ? WHERE rowid = ?", (body, row[0]))


def match_query(typed: str) -> str | None:
    """Return the FTS5 query for what was typed, every word quoted, the last a prefix; None if too short."""
    words = _WORD.findall(typed.replace("\x00", " "))
    words = [word for word in words if word.strip("_")]
    if not words or len(words[-1]) < SHORTEST:
        return None
    quoted = [f'"{word}"' for word in words]
    return " ".join([*quoted[:-1], f"{quoted[-1]}*"])


def find_records(db: Database, typed: str, *, file: str | None = None, limit: int = 50) -> list[Hit]:
    """Return the newest records that hold all typed words."""
    query = match_query(typed)
    if query is None:
        return []
    where, params = "search MATCH ?", [query]
    if file is not None:
        where += " AND e.file = ?"
        params.append(file)
    rows = db.execute(
        "SELECT e.record, e.kind, e.file, snippet(search, 0, '', '', '…', 14) FROM search"
        f" JOIN search_entry e ON e.place = search.rowid WHERE {where}"
        " ORDER BY search.rowid DESC LIMIT ?",
        (*params, limit),
    ).fetchall()
    return [Hit(*row) for row in rows]

"""Full-text search over the vault: newest first, quoted, prefix on the last word (security.md section 2.2).

People stand in an index of their own: in one index they would have to be picked out of every entry that holds
the same words.
"""

import re
from dataclasses import dataclass

from hsbdesk.domain.names import fold
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.kinds import PERSON

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
    table, text = ("search_person", fold(body)) if kind == PERSON.name else ("search", body)
    row = db.execute("SELECT place FROM search_entry WHERE record = ?", (record,)).fetchone()
    if row is None:
        done = db.conn.execute("INSERT INTO search_entry (record, kind, file) VALUES (?, ?, ?)", (record, kind, file))
        db.conn.execute(f"INSERT INTO {table} (rowid, body) VALUES (?, ?)", (done.lastrowid, text))
        return
    db.conn.execute("UPDATE search_entry SET file = ? WHERE place = ?", (file, row[0]))
    db.conn.execute(f"UPDATE {table} SET body = ? WHERE rowid = ?", (text, row[0]))


def match_query(typed: str, *, prefixes: bool = False) -> str | None:
    """Return the FTS5 query for what was typed, every word quoted, the last a prefix; None if too short.

    With `prefixes` every word is one: "io sam" finds Ioan Sample.
    """
    words = _WORD.findall(typed.replace("\x00", " "))
    words = [word for word in words if word.strip("_")]
    if not words or len(words[-1]) < SHORTEST:
        return None
    quoted = [f'"{word}"' for word in words]
    if prefixes:
        return " ".join(f"{word}*" for word in quoted)
    return " ".join([*quoted[:-1], f"{quoted[-1]}*"])


def find_people(db: Database, typed: str, *, with_file: bool, limit: int = 50) -> list[str]:
    """Return the ids of people found by what they are called, newest first: children with a file, or all others."""
    query = match_query(fold(typed), prefixes=True)
    if query is None:
        return []
    own = "EXISTS" if with_file else "NOT EXISTS"
    rows = db.execute(
        "SELECT e.record FROM search_person JOIN search_entry e ON e.place = search_person.rowid"
        f" WHERE search_person MATCH ? AND {own} (SELECT 1 FROM file WHERE child = e.record)"
        " ORDER BY search_person.rowid DESC LIMIT ?",
        (query, limit),
    ).fetchall()
    return [row[0] for row in rows]


def find_records(db: Database, typed: str, *, file: str | None = None, limit: int = 50) -> list[Hit]:
    """Return the newest records that hold all typed words; people are found by `find_people`."""
    query = match_query(typed)
    if query is None:
        return []
    where, params = "search MATCH ? AND e.kind <> 'file'", [query]
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

"""Write and read any kind of record. Every write appends the version it makes current."""

import json
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar

from hsbdesk.errors import DeskError
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.kinds import BY_TYPE, Kind
from hsbdesk.storage.shape import SPREAD, Child, Shape
from hsbdesk.storage.versions import append_version

T = TypeVar("T")


def add_record(db: Database, record: Any, *, action: str, by: str, at: str) -> bytes:
    """Store a new record with its first version and return the version's hash. Call inside `db.atomic()`."""
    return _write(db, BY_TYPE[type(record)], record, 1, action, by, at)


def change_record(db: Database, record: Any, *, action: str, by: str, at: str) -> bytes:
    """Make `record` the current reading, as the next version; return the version's hash.

    Raises DeskError("record_missing") when there is no such record.
    """
    kind = BY_TYPE[type(record)]
    row = db.execute(f'SELECT version FROM "{kind.name}" WHERE id = ?', (record.id,)).fetchone()
    if row is None:
        raise DeskError("record_missing")
    return _write(db, kind, record, row[0] + 1, action, by, at)


def version_of(db: Database, kind: Kind, record_id: str) -> int:
    """Return the current version number, or 0 when there is no such record."""
    row = db.execute(f'SELECT version FROM "{kind.name}" WHERE id = ?', (record_id,)).fetchone()
    return 0 if row is None else int(row[0])


def read_record(db: Database, record: type[T], record_id: str) -> T:
    """Return the current reading of one record. Raises DeskError("record_missing")."""
    found = read_records(db, record, "t.id = ?", (record_id,))
    if not found:
        raise DeskError("record_missing")
    return found[0]


def read_records(
    db: Database, record: type[T], where: str = "1", params: Sequence[Any] = (), order: str = "t.rowid"
) -> list[T]:
    """Return the current readings that match `where` (own SQL over the table as `t`, never user text)."""
    kind = BY_TYPE[record]
    shape = kind.shape
    sql = _select_sql(shape)
    rows = db.execute(f"{sql} WHERE {where} ORDER BY {order}", tuple(params)).fetchall()
    lists = _read_children(db, shape, json.dumps([row[0] for row in rows])) if rows else {}
    return [shape.read(row[1:], lists.get((row[0], 0), {})) for row in rows]


def _read_children(db: Database, shape: Shape, owners: str) -> dict[tuple[str, int], dict[str, Any]]:
    """Return for each (owner, spot) of this shape its lists by field path, read one table at a time.

    `owners` are the ids as a JSON list: looking them up by `where` again for every table costs far more.
    """
    lists: dict[tuple[str, int], dict[str, Any]] = defaultdict(dict)
    for child in shape.children:
        sql = f"{_select_sql(child.shape)} WHERE owner IN (SELECT value FROM json_each(?)) ORDER BY owner, spot"
        rows = db.execute(sql, (owners,)).fetchall()
        if not rows:
            continue
        below = _read_children(db, child.shape, owners) if child.shape.children else {}
        for row in rows:
            owner, spot = row[0], row[1]
            item = child.shape.read(row[2:], below.get((owner, spot), {}))
            lists[owner, spot // SPREAD].setdefault(child.path, []).append(item)
    return lists


def _write(db: Database, kind: Kind, record: Any, version: int, action: str, by: str, at: str) -> bytes:
    shape = kind.shape
    digest = append_version(db, kind, record, version, action=action, by=by, at=at)
    if version > 1:
        for table in _tables_below(shape):
            db.conn.execute(f'DELETE FROM "{table}" WHERE owner = ?', (record.id,))
    for child in shape.children:
        _insert_children(db, child, record.id, record, 0)
    cells = shape.write(record)
    if version == 1:
        db.conn.execute(_insert_sql(shape), (version, *cells))
    else:
        db.conn.execute(_update_sql(shape), (version, *cells, record.id))
    return digest


def _insert_children(db: Database, child: Child, owner: str, parent: Any, parent_spot: int) -> None:
    items = child.items(parent)
    if not items:
        return
    shape = child.shape
    base = parent_spot * SPREAD + 1
    rows = [(owner, base + place, *shape.write(item)) for place, item in enumerate(items)]
    sql = _insert_sql(shape)
    for row in rows:
        db.conn.execute(sql, row)
    for place, item in enumerate(items):
        for below in shape.children:
            _insert_children(db, below, owner, item, base + place)


@cache
def _tables_below(shape: Shape) -> tuple[str, ...]:
    found: list[str] = []
    for child in shape.children:
        found.append(child.shape.table)
        found.extend(_tables_below(child.shape))
    return tuple(found)


@cache
def _insert_sql(shape: Shape) -> str:
    keys = ("version",) if shape.is_root else ("owner", "spot")
    names = [*keys, *shape.names]
    listed = ", ".join(f'"{name}"' for name in names)
    marks = ", ".join("?" * len(names))
    return f'INSERT INTO "{shape.table}" ({listed}) VALUES ({marks})'


@cache
def _update_sql(shape: Shape) -> str:
    listed = ", ".join(f'"{name}" = ?' for name in ("version", *shape.names))
    return f'UPDATE "{shape.table}" SET {listed} WHERE id = ?'


@cache
def _select_sql(shape: Shape) -> str:
    keys = ("id",) if shape.is_root else ("owner", "spot")
    listed = ", ".join(f'"{name}"' for name in (*keys, *shape.names))
    return f'SELECT {listed} FROM "{shape.table}" t'

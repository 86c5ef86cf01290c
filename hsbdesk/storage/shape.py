"""How a frozen dataclass lies in typed tables: one row in its own table, its lists in child tables.

A nested dataclass that is always there is flattened into columns (`when_start`); a list, or something that may
be absent, has a child table named after it (`concern_people`) whose rows carry the owner's id and a spot. The
spot is the position; below a child row it is `spot of the parent * SPREAD + position`, so one number orders and
nests. `PartialDate | None` is flattened too: no precision means no date.
"""

import dataclasses
import types
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from hsbdesk.domain.dates import PartialDate

SPREAD = 100_000
Row = Sequence[Any]
Reader = Callable[[Row, dict[str, Any]], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, SQL type, check and foreign key."""

    name: str
    sql: str


@dataclass(frozen=True, slots=True, eq=False)
class Shape:
    """The table of a dataclass and those of its lists. There is one of each, so it is a key by itself."""

    type: type
    table: str
    is_root: bool
    columns: tuple[Column, ...]
    write: Callable[[Any], tuple[Any, ...]]
    read: Reader
    """Build the dataclass from a row (own columns only) and its lists by field name."""
    children: tuple["Child", ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the column names."""
        return tuple(column.name for column in self.columns)


@dataclass(frozen=True, slots=True)
class Child:
    """A child table and the way to it from its parent."""

    path: str
    many: bool
    """True for a tuple, False for something that may be absent."""
    items: Callable[[Any], Sequence[Any]]
    shape: Shape


@dataclass(frozen=True, slots=True)
class _Part:
    """What one field adds to its dataclass's row."""

    columns: tuple[Column, ...]
    write: Callable[[Any], tuple[Any, ...]]
    read: Reader | None
    """None for one cell that is taken as it is."""
    children: tuple[Child, ...]


@cache
def shape_of(record: type, table: str, is_root: bool = True) -> Shape:
    """Return the shape of a dataclass stored under a table name."""
    names, parts = _parts(record, table, "", "")

    def write(value: Any) -> tuple[Any, ...]:
        cells: list[Any] = []
        for name, part in zip(names, parts, strict=True):
            cells.extend(part.write(getattr(value, name)))
        return tuple(cells)

    return Shape(
        record,
        table,
        is_root,
        tuple(column for part in parts for column in part.columns),
        write,
        _reader(record, names, parts),
        tuple(child for part in parts for child in part.children),
    )


def _reader(record: type, names: Sequence[str], parts: Sequence[_Part]) -> Reader:
    """Return what builds a dataclass out of its cells."""
    plain: list[tuple[str, int]] = []
    built: list[tuple[str, slice, Reader]] = []
    width = 0
    for name, part in zip(names, parts, strict=True):
        if part.read is None:
            plain.append((name, width))
        else:
            built.append((name, slice(width, width + len(part.columns)), part.read))
        width += len(part.columns)

    def read(row: Row, lists: dict[str, Any]) -> Any:
        values = {name: row[at] for name, at in plain}
        for name, cut, build in built:
            values[name] = build(row[cut], lists)
        return record(**values)

    return read


def _parts(record: type, table: str, prefix: str, path: str) -> tuple[list[str], list[_Part]]:
    hints = typing.get_type_hints(record)
    names = [field.name for field in dataclasses.fields(record)]
    return names, [_part(hints[name], f"{prefix}{name}", f"{table}_{name}", f"{path}{name}") for name in names]


def _part(hint: Any, column: str, table: str, path: str) -> _Part:
    optional, inner = _strip_optional(hint)
    origin = typing.get_origin(inner)
    if origin is tuple:
        item = typing.get_args(inner)[0]
        return _list_part(item, table, path)
    if dataclasses.is_dataclass(inner) and isinstance(inner, type):
        if optional and inner is not PartialDate:
            return _absent_part(inner, table, path)
        return _flat_part(inner, column, table, path, optional=optional)
    return _scalar_part(inner, column, optional=optional)


def _flat_part(inner: type, column: str, table: str, path: str, *, optional: bool) -> _Part:
    names, parts = _parts(inner, table, f"{column}_", f"{path}.")
    columns = tuple(c for part in parts for c in part.columns)
    if optional:
        columns = tuple(Column(c.name, c.sql.replace(" NOT NULL", "")) for c in columns)

    def write(value: Any) -> tuple[Any, ...]:
        if value is None:
            return (None,) * len(columns)
        return tuple(cell for name, part in zip(names, parts, strict=True) for cell in part.write(getattr(value, name)))

    build = _reader(inner, names, parts)

    def read(row: Row, lists: dict[str, Any]) -> Any:
        return None if optional and row[0] is None else build(row, lists)

    children = tuple(
        Child(child.path, child.many, _through(path.rsplit(".", 1)[-1], child.items), child.shape)
        for part in parts
        for child in part.children
    )
    return _Part(columns, write, read, children)


def _through(name: str, items: Callable[[Any], Sequence[Any]]) -> Callable[[Any], Sequence[Any]]:
    return lambda owner: items(getattr(owner, name))


def _list_part(item: Any, table: str, path: str) -> _Part:
    name = path.rsplit(".", 1)[-1]
    if dataclasses.is_dataclass(item) and isinstance(item, type):
        shape = shape_of(item, table, is_root=False)
    else:
        shape = _value_shape(item, table)
    child = Child(path, many=True, items=lambda owner: getattr(owner, name), shape=shape)
    return _Part((), lambda _value: (), lambda _row, lists: tuple(lists.get(path, ())), (child,))


def _absent_part(inner: type, table: str, path: str) -> _Part:
    name = path.rsplit(".", 1)[-1]
    shape = shape_of(inner, table, is_root=False)

    def items(owner: Any) -> Sequence[Any]:
        value = getattr(owner, name)
        return () if value is None else (value,)

    def read(_row: Row, lists: dict[str, Any]) -> Any:
        found = lists.get(path, ())
        return found[0] if found else None

    return _Part((), lambda _value: (), read, (Child(path, many=False, items=items, shape=shape),))


def _value_shape(item: Any, table: str) -> Shape:
    part = _scalar_part(item, "value", optional=False)
    return Shape(item, table, False, part.columns, part.write, part.read or (lambda row, _lists: row[0]), ())


def _scalar_part(inner: Any, column: str, *, optional: bool) -> _Part:
    base = inner
    while hasattr(base, "__supertype__"):
        base = base.__supertype__
    null = "" if optional else " NOT NULL"
    if base is bool:
        sql = f'INTEGER{null} CHECK ("{column}" IN (0, 1))'
        return _Part((Column(column, sql),), lambda v: (int(v),), lambda row, _: bool(row[0]), ())
    if base is int:
        return _Part((Column(column, f"INTEGER{null}"),), lambda v: (v,), None, ())
    if base is date:
        return _Part(
            (Column(column, f"TEXT{null}"),),
            lambda v: (None if v is None else v.isoformat(),),
            lambda row, _: None if row[0] is None else date.fromisoformat(row[0]),
            (),
        )
    if isinstance(base, type) and issubclass(base, StrEnum):
        coded = {code.value: code for code in base}
        codes = ", ".join(f"'{code}'" for code in coded)
        sql = f'TEXT{null} CHECK ("{column}" IN ({codes}))'
        return _Part(
            (Column(column, sql),),
            lambda v: (None if v is None else v.value,),
            lambda row, _: None if row[0] is None else coded[row[0]],
            (),
        )
    target = {"PersonId": "person", "FileId": "file"}.get(getattr(inner, "__name__", ""))
    link = f" REFERENCES {target}(id) DEFERRABLE INITIALLY DEFERRED" if target else ""
    return _Part((Column(column, f"TEXT{null}{link}"),), lambda v: (v,), None, ())


def _strip_optional(hint: Any) -> tuple[bool, Any]:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        arms = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        return len(arms) < len(typing.get_args(hint)), arms[0]
    return False, hint

"""Follow the links of a record by the types of its fields: to people, files and other records."""

import dataclasses
import types
import typing
from collections.abc import Collection, Iterator
from functools import cache
from typing import Any

from hsbdesk.domain.ids import FileId, PersonId, RecordId

_GONE = object()


def person_links(record: object) -> Iterator[str]:
    """Yield the id of every person a record speaks of."""
    for field, hint in _fields(record.__class__):
        yield from _people_in(getattr(record, field), hint)


def _people_in(value: Any, hint: Any) -> Iterator[str]:
    if value is None:
        return
    inner = _inner(hint)
    if inner is PersonId:
        yield value
    elif typing.get_origin(inner) is tuple:
        for item in value:
            yield from _people_in(item, typing.get_args(inner)[0])
    elif dataclasses.is_dataclass(inner):
        yield from person_links(value)


def keep_links(record: Any, ids: Collection[str]) -> Any:
    """Return the record with only those links to files and records that are among `ids`.

    What can not stand without its link, such as a ticked record of a referral, is left out with it.
    """
    changes: dict[str, Any] = {}
    for field, hint in _fields(record.__class__):
        if field == "id":
            continue
        value = getattr(record, field)
        kept = _kept(value, hint, ids)
        if kept is _GONE:
            return _GONE
        if kept is not value:
            changes[field] = kept
    return dataclasses.replace(record, **changes) if changes else record


def _kept(value: Any, hint: Any, ids: Collection[str]) -> Any:
    if value is None:
        return None
    inner = _inner(hint)
    if inner in {FileId, RecordId}:
        if value in ids:
            return value
        return None if inner is not hint else _GONE
    if typing.get_origin(inner) is tuple:
        kept = tuple(_kept(item, typing.get_args(inner)[0], ids) for item in value)
        left = tuple(item for item in kept if item is not _GONE)
        return value if left == value else left
    if dataclasses.is_dataclass(inner):
        found = keep_links(value, ids)
        return None if found is _GONE and inner is not hint else found
    return value


def _inner(hint: Any) -> Any:
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return next(arm for arm in typing.get_args(hint) if arm is not type(None))
    return hint


@cache
def _fields(record: type) -> tuple[tuple[str, Any], ...]:
    hints = typing.get_type_hints(record)
    return tuple((field.name, hints[field.name]) for field in dataclasses.fields(record))

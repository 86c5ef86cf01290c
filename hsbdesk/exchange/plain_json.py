"""Frozen dataclasses as plain JSON values and back, strictly.

One walk over the fields of a type serves both ways: on the way out a field that equals its default is left
out, on the way in a key that is no field is refused. msgspec can do neither for dataclasses. A refusal has a
path such as `concerns[3].when.start`, made of our own field names alone, never of anything that was typed.
"""

import dataclasses
import types
import typing
from collections.abc import Iterator
from dataclasses import MISSING, dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, Literal

from hsbdesk.domain.dates import is_day
from hsbdesk.errors import DeskError

_LARGEST = 2**63 - 1


class Fault(StrEnum):
    """Why a case file is refused; ends the sentence `case_file_wrong`."""

    NOT_A_GROUP = "there should be a group of fields in braces"
    NOT_A_LIST = "there should be a list in square brackets"
    NOT_TEXT = "there should be a text in quotation marks"
    NOT_A_NUMBER = "there should be a whole number"
    NOT_YES_OR_NO = "there should be true or false"
    NOT_A_CODE = "the code is not one of this format's codes"
    UNKNOWN_FIELD = "there is a field that this format does not have"
    FIELD_TWICE = "a field stands there twice"
    MISSING_FIELD = "a field is missing that must be there"
    PARTS_DO_NOT_FIT = "the parts of this date do not fit together"
    NOT_A_DAY = "there should be a date such as 2026-03-17"
    NOT_A_MOMENT = "there should be a moment in UTC such as 2026-03-17T13:56:00Z"
    NOT_A_TIME = "there should be a time such as 13:20"
    TEXT_NOT_CLEAN = "the text holds characters that would be changed (control characters or half a character)"
    TEXT_TOO_LONG = "the text is too long"
    NUMBER_WRONG = "the record number is wrong: its letter does not fit, or it is for another kind of record"
    NUMBER_TWICE = "the record number is used twice in this file"
    ID_MISSING = "the id is empty"
    ID_TWICE = "the id is used twice in this file"
    LINK_MISSING = "it points to something that is not in this file"
    LETTER_WRONG = "a letter should be one or two capital letters"
    LETTER_TWICE = "the letter, or its person, stands there twice"
    HISTORY_WRONG = "the versions of a record should run 1, 2, 3 with only the last one without its reading"
    LIST_TOO_LONG = "the list is too long"


LIST_MOST = 99_999
"""Items in one list; the vault's tables number no more."""


def wrong(path: str, fault: Fault) -> DeskError:
    """Return the refusal of one place in a case file."""
    return DeskError("case_file_wrong", path=path or "the beginning", reason=fault.value)


class Repeated(dict[str, Any]):
    """A JSON object in which a key stood twice: read, so that the refusal can name its place."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a dataclass with its resolved type."""

    name: str
    hint: Any
    default: Any
    """`MISSING` when the field must be given."""


@cache
def fields_of(record: type) -> tuple[Field, ...]:
    """Return the fields of a dataclass in order, heads of records first."""
    hints = typing.get_type_hints(record)
    return tuple(Field(f.name, hints[f.name], f.default) for f in dataclasses.fields(record))


def to_plain(value: Any) -> Any:
    """Return a value of the domain as JSON values, without the fields that equal their default."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        found: dict[str, Any] = {}
        for field in fields_of(type(value)):
            inner = getattr(value, field.name)
            if field.default is MISSING or inner != field.default:
                found[field.name] = to_plain(inner)
        return found
    if isinstance(value, tuple):
        return [to_plain(item) for item in typing.cast("tuple[Any, ...]", value)]
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    return value


def from_plain(value: Any, hint: Any, path: str) -> Any:
    """Return JSON values as the type `hint`.

    Raises DeskError("case_file_wrong", path=, reason=) at the first value that is not exactly of its type.
    """
    hint = _without_alias(hint)
    origin = typing.get_origin(hint)
    if origin in {typing.Union, types.UnionType}:
        arms = [arm for arm in typing.get_args(hint) if arm is not type(None)]
        return None if value is None else from_plain(value, arms[0], path)
    if origin is tuple:
        return _list_from(value, typing.get_args(hint)[0], path)
    if origin is Literal:
        if value not in typing.get_args(hint):
            raise wrong(path, Fault.NOT_A_CODE)
        return value
    if dataclasses.is_dataclass(hint):
        return _record_from(value, typing.cast("type[Any]", hint), path)
    return value if hint is Any else _scalar_from(value, typing.cast("type[Any]", hint), path)


def _record_from(value: Any, record: type[Any], path: str) -> Any:
    if not isinstance(value, dict):
        raise wrong(path, Fault.NOT_A_GROUP)
    found = typing.cast("dict[str, Any]", value)
    if isinstance(found, Repeated):
        raise wrong(path, Fault.FIELD_TWICE)
    fields = fields_of(record)
    if found.keys() - {field.name for field in fields}:
        raise wrong(path, Fault.UNKNOWN_FIELD)
    given: dict[str, Any] = {}
    for field in fields:
        below = f"{path}.{field.name}" if path else field.name
        if field.name in found:
            given[field.name] = from_plain(found[field.name], field.hint, below)
        elif field.default is MISSING:
            raise wrong(below, Fault.MISSING_FIELD)
    try:
        return record(**given)
    except ValueError:
        raise wrong(path, Fault.PARTS_DO_NOT_FIT) from None


def _list_from(value: Any, item: Any, path: str) -> tuple[Any, ...]:
    if not isinstance(value, list):
        raise wrong(path, Fault.NOT_A_LIST)
    items = typing.cast("list[Any]", value)
    if len(items) > LIST_MOST:
        raise wrong(path, Fault.LIST_TOO_LONG)
    return tuple(from_plain(one, item, f"{path}[{place}]") for place, one in enumerate(items))


def _scalar_from(value: Any, hint: type[Any], path: str) -> Any:
    if hint is bool:
        if not isinstance(value, bool):
            raise wrong(path, Fault.NOT_YES_OR_NO)
        return value
    if hint is int:
        if not isinstance(value, int) or isinstance(value, bool) or abs(value) > _LARGEST:
            raise wrong(path, Fault.NOT_A_NUMBER)
        return value
    if not isinstance(value, str):
        raise wrong(path, Fault.NOT_TEXT)
    if hint is date:
        if not is_day(value):
            raise wrong(path, Fault.NOT_A_DAY)
        return date.fromisoformat(value)
    if issubclass(hint, StrEnum):
        if value not in set(hint):
            raise wrong(path, Fault.NOT_A_CODE)
        return hint(value)
    return value


@dataclass(frozen=True, slots=True)
class Leaf:
    """One text somewhere in a case, and where it stands."""

    path: str
    owner: type[Any]
    field: str
    hint: Any
    """The text's own type: `PersonId`, `str`."""
    text: str


def leaves(value: Any, path: str = "") -> Iterator[Leaf]:
    """Yield every text below a dataclass, in order."""
    owner = typing.cast("type[Any]", type(value))
    for field in fields_of(owner):
        below = f"{path}.{field.name}" if path else field.name
        inner = getattr(value, field.name)
        if isinstance(inner, tuple):
            for place, item in enumerate(typing.cast("tuple[Any, ...]", inner)):
                yield from _leaf(item, owner, field, f"{below}[{place}]")
        else:
            yield from _leaf(inner, owner, field, below)


def _leaf(item: Any, owner: type[Any], field: Field, path: str) -> Iterator[Leaf]:
    if dataclasses.is_dataclass(item):
        yield from leaves(item, path)
    elif isinstance(item, str) and not isinstance(item, StrEnum):
        yield Leaf(path, owner, field.name, _innermost(field.hint), item)


@cache
def _innermost(hint: Any) -> Any:
    """Return the type of the texts in `tuple[X, ...]` or `X | None`."""
    arms = [arm for arm in typing.get_args(hint) if arm not in {type(None), Ellipsis}]
    return arms[0] if arms else hint


def _without_alias(hint: Any) -> Any:
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    return hint

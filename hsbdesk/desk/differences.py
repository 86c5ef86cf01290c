"""What reads differently in two values of one kind: two versions of a record, two versions of a print."""

import dataclasses
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import Enum
from typing import Any, cast

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, PartialDate, write_date
from hsbdesk.domain.vocabulary import FIELD_VOCABULARIES

Path = tuple[str | int, ...]
_ID = re.compile(r"\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b")
_STAMP = re.compile(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads differently in two versions."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One place that differs: field names and, in lists, places counted from 1."""

    path: Path
    before: str
    after: str


Label = Callable[[str, str], str]
"""Says a code of a vocabulary in words."""


def code_label(session: Session) -> Label:
    """Return what says codes in words; one the content pack no longer knows stays as it is."""

    def label(vocabulary: str, code: str) -> str:
        content = session.content
        return content.label(vocabulary, code) if code in content.codes(vocabulary) else code

    return label


def changes_between(before: Any, after: Any, label: Label, path: Path = ()) -> Iterator[Change]:
    """Yield every place in which two values differ, as deep as both have it."""
    if before == after:
        return
    if _is_list(before) and _is_list(after):
        yield from _changes_in_list(before, after, label, path)
    elif _is_record(before) and type(before) is type(after):
        for field in dataclasses.fields(before):
            name = field.name
            yield from changes_between(_coded(before, name, label), _coded(after, name, label), label, (*path, name))
    else:
        yield Change(path, said(before, label), said(after, label))


def _coded(owner: Any, field: str, label: Label) -> Any:
    """Return a field's value, a code of a vocabulary in words."""
    value = getattr(owner, field)
    vocabulary = FIELD_VOCABULARIES.get((type(owner).__name__, field))
    if vocabulary is None or not value:
        return value
    return label(vocabulary, value) if isinstance(value, str) else tuple(label(vocabulary, code) for code in value)


def _is_list(value: Any) -> bool:
    return isinstance(value, tuple)


def _is_record(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, PartialDate | type)


def _changes_in_list(before: tuple[Any, ...], after: tuple[Any, ...], label: Label, path: Path) -> Iterator[Change]:
    """Items that stand in both are passed over, so that one new row is one change."""
    several = max(len(before), len(after)) > 1

    def at(place: int) -> Path:
        return (*path, place + 1) if several else path

    for what, first, last, start, end in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            continue
        shared = min(last - first, end - start)
        for place in range(shared):
            yield from changes_between(before[first + place], after[start + place], label, at(start + place))
        for place in range(first + shared, last):
            yield Change(at(place), said(before[place], label), "")
        for place in range(start + shared, end):
            yield Change(at(place), "", said(after[place], label))


def said(value: Any, label: Label) -> str:
    """Return a value in a line for reading; what is empty is left out."""
    if value is None or value is False:
        return ""
    if isinstance(value, PartialDate):
        return write_date(value, Form.PLAIN)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, tuple):
        items = (said(item, label) for item in cast("tuple[Any, ...]", value))
        return "; ".join(item for item in items if item)
    if dataclasses.is_dataclass(value):
        parts = (said(_coded(value, field.name, label), label) for field in dataclasses.fields(value))
        return ", ".join(part for part in parts if part)
    return str(value)


def plain_text(session: Session, book: NameBook, text: str) -> str:
    """Return a line with record numbers and names in the place of ids, and the school's time in that of stamps."""

    def name(found: re.Match[str]) -> str:
        row = session.db.execute("SELECT number FROM record_number WHERE record = ?", (found[0],)).fetchone()
        return row[0] if row is not None else book.name(found[0]) or found[0]

    def tell_time(found: re.Match[str]) -> str:
        return spell(school_time(found[0]), "{day} {month} {year} {time}")

    return _STAMP.sub(tell_time, _ID.sub(name, text))


def label_of(session: Session, path: Path) -> str:
    """Return a path for reading: "Front sheet, why now", "Requests 3, result"."""
    content = session.content
    named = set(content.codes("field_name"))
    said: list[str] = []
    for part in path:
        if isinstance(part, int) and said:
            said[-1] = f"{said[-1]} {part}"
            continue
        name = str(part)
        label = content.label("field_name", name.upper()) if name.upper() in named else name.replace("_", " ")
        said.append(label[:1].lower() + label[1:] if said else label[:1].upper() + label[1:])
    return ", ".join(said)

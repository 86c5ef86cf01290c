"""Text as it may be stored: what a border takes out, and how long a text may be (security.md section 4.12).

Emoji, accents, right-to-left letters and bidi controls stay as typed. Forms clean what was typed; an import
never changes a text, so it asks `altered` and refuses instead.
"""

import dataclasses
import re
from functools import cache
from typing import Any, TypeVar, cast

from hsbdesk.errors import DeskError

T = TypeVar("T")

NARRATIVE_MOST = 200_000
"""Characters in one narrative."""
NAME_MOST = 200
"""Characters in a name, a number or another one-line text."""
ONE_LINE = frozenset(
    {"id", "number", "first", "last", "other_names", "name", "author", "by", "imported_by", "year", "class_name",
     "upn", "letter"}
)  # fmt: skip
"""Fields of records that hold one line."""

_NEWLINES = re.compile("\r\n|[\r\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")
_BREAKS = re.compile("[\n\t]+")


def clean_text(text: str, *, lines: bool = True) -> str:
    r"""Return the text without what breaks storage, search or print.

    Every kind of newline becomes ``\n``, control characters other than newline and tab go, a lone surrogate
    becomes U+FFFD. With `lines` False newlines and tabs become one space: for names and other one-line texts.
    """
    if text.isprintable():  # nearly every text; saves four searches through it
        return text
    cleaned = _NEWLINES.sub("\n", text)
    cleaned = _CONTROLS.sub("", cleaned)
    cleaned = _LONE_SURROGATES.sub("\ufffd", cleaned)
    return cleaned if lines else _BREAKS.sub(" ", cleaned)


def altered(text: str, *, lines: bool = True) -> bool:
    """Return whether `clean_text` would change the text."""
    return clean_text(text, lines=lines) != text


def clean_record(record: T) -> T:
    """Return a record with every text in it cleaned for storing.

    Raises DeskError("text_too_long", most=...) about the field that is too long.
    """
    held = cast("Any", record)
    changes: dict[str, Any] = {}
    for name in _field_names(held.__class__):
        value = getattr(held, name)
        cleaned = _cleaned(value, name)
        if cleaned is not value:
            changes[name] = cleaned
    return dataclasses.replace(held, **changes) if changes else record


@cache
def _field_names(record: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(record))


def _cleaned(value: Any, field: str) -> Any:
    if not value:
        return value
    if type(value) is str:  # an enum's code is a str as well, and is never changed
        lines = field not in ONE_LINE
        most = NARRATIVE_MOST if lines else NAME_MOST
        if len(value) > most:
            raise DeskError("text_too_long", field=field, most=most)
        cleaned = clean_text(value, lines=lines)
        return value if cleaned == value else cleaned
    if isinstance(value, tuple):
        items = cast("tuple[Any, ...]", value)
        cleaned = tuple(_cleaned(item, field) for item in items)
        return value if all(new is old for new, old in zip(cleaned, items, strict=True)) else cleaned  # pyright: ignore[reportUnknownVariableType]
    if hasattr(value, "__dataclass_fields__"):
        return clean_record(value)
    return value

"""Reads the generic form of a nation out of a content pack: boxes to start from, no council's own form."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hsbdesk.domain.council_form import FormField

Table = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class GenericForm:
    """The boxes that forms of a nation usually have. It is laid beside the real form before it is used."""

    key: str
    nation: str
    name: str
    edition: str
    fields: tuple[FormField, ...]


def read_generic_form(tables: Iterable[Table], nation: str) -> GenericForm:
    """Return the generic form of a nation. Raises KeyError, TypeError or ValueError for a damaged table."""
    found = {form.nation: form for form in (_read_form(table) for table in tables)}
    return found[nation]


def _read_form(table: Table) -> GenericForm:
    fields = tuple(FormField(**field) for field in table["fields"])
    if len({field.key for field in fields}) != len(fields):
        raise ValueError
    rest = {key: value for key, value in table.items() if key != "fields"}
    return GenericForm(fields=fields, **rest)

"""Reads the writing aid for prints and the lists of the readiness rules out of a content pack."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from hsbdesk.domain.content_parts import ReadinessLists
from hsbdesk.domain.readiness import Severity
from hsbdesk.domain.wording import LabelWord
from hsbdesk.domain.wording_print import PrintList, PrintWords, Reported, Scope

Table = dict[str, Any]
_OTHER_NATION = "L_TERMS"
"""The group that the other nation's short forms belong to."""


def read_print_words(table: Table) -> PrintWords:
    """Return the lists of the writing aid. Raises KeyError, TypeError or ValueError for a damaged table."""
    rest = {key: value for key, value in table.items() if key not in {"list", "exempt", "other_nation"}}
    other_nation: list[str] = table.get("other_nation", [])
    return PrintWords(
        lists=tuple(_read_list(entry, other_nation) for entry in table["list"]),
        exempt=tuple(table["exempt"]),
        **rest,
    )


def read_readiness_lists(table: Table) -> ReadinessLists:
    """Return what the readiness rules look for."""
    abbreviations: Mapping[str, str] = MappingProxyType(dict(table["abbreviations"]))
    places = {part: tuple(stems) for part, stems in table["danger_places"].items()}
    lists = {key: tuple(value) for key, value in table.items() if key not in {"abbreviations", "danger_places"}}
    return ReadinessLists(abbreviations=abbreviations, danger_places=MappingProxyType(places), **lists)


def _read_list(entry: Table, other_nation: list[str]) -> PrintList:
    more = other_nation if entry["group"] == _OTHER_NATION else []
    values: Table = entry | {
        "severity": Severity(entry["severity"]),
        "stems": (*entry["stems"], *more),
        "scope": tuple(Scope(scope) for scope in entry.get("scope", ())),
        "reported": Reported(entry.get("reported", "SILENT")),
        "instead": tuple(LabelWord(word, instead) for word, instead in entry.get("instead", {}).items()),
        "unless": tuple(entry.get("unless", ())),
    }
    return PrintList(**values)

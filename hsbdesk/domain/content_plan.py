"""Ready rows of a risk plan by setting: prompts of our own in `resources/content/plan_rows.toml`.

Nothing in them is a finding about a child. Controls and answers are proposals that a new row starts from; what
makes something more likely, and what the place gives the child, are questions for the people who know it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReadyControl:
    """Something that may be done in such a place."""

    type: str
    """`control_type`"""
    what: str


@dataclass(frozen=True, slots=True)
class ReadyAnswer:
    """If this happens, then that."""

    when: str
    """`contingency_if`"""
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyRow:
    """What a row for one setting starts from."""

    setting: str
    asks: tuple[str, ...]
    """Questions to think with, the child's strengths first."""
    triggers: tuple[str, ...]
    """`trigger` codes that are worth asking about here; never filled in by themselves."""
    supervision: str
    """`supervision_level`: the least that is usual here; empty where none is."""
    controls: tuple[ReadyControl, ...]
    answers: tuple[ReadyAnswer, ...]
    own_words: str
    """A line for the child's own page to begin from: plain and positive."""


def read_ready_rows(tables: Sequence[Table]) -> Mapping[str, ReadyRow]:
    """Return the ready rows by setting. Raises KeyError or TypeError for a damaged table."""
    found: dict[str, ReadyRow] = {}
    for table in tables:
        for setting in table["settings"]:
            found[setting] = ReadyRow(
                setting=setting,
                asks=tuple(table["asks"]),
                triggers=tuple(table["triggers"]),
                supervision=table.get("supervision", ""),
                controls=tuple(ReadyControl(*pair) for pair in table["controls"]),
                answers=tuple(ReadyAnswer(*pair) for pair in table["answers"]),
                own_words=table["own_words"],
            )
    return MappingProxyType(found)

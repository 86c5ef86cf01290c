"""Reads a nation's content pack: what both nations share in `resources/content`, the nation's own file laid over it."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, cast

from hsbdesk.domain.calendar import ClosedDay, Term
from hsbdesk.domain.concern import Basis
from hsbdesk.domain.content_forms import read_generic_form
from hsbdesk.domain.content_pack import Content
from hsbdesk.domain.content_parts import (
    AdultGate,
    CallQuestion,
    DangerNow,
    Entry,
    Guidance,
    LegalText,
    NationLint,
    RecipientType,
    RequestText,
    SchoolYear,
    SectionHead,
    SettingGroup,
    SourceChoice,
    TermSource,
    Timer,
    Welsh,
)
from hsbdesk.domain.content_plan import read_ready_rows
from hsbdesk.domain.content_writing import read_print_words, read_readiness_lists
from hsbdesk.domain.placeholders import fill_placeholders
from hsbdesk.domain.school import Place
from hsbdesk.domain.wording import LabelWord, LoggingLists
from hsbdesk.errors import DeskError

__all__ = ["NATIONS", "Content", "load_content"]

NATIONS = ("wales", "england")
_SHARED = ("common.toml", "requests.toml", "writing.toml", "plan_rows.toml", "forms.toml")

Table = dict[str, Any]


def load_content(folder: Path, nation: str) -> Content:
    """Return the pack of a nation ("wales" or "england") from `folder`.

    Raises DeskError("content_nation_unknown"), or, when the installation is damaged, "content_missing" or
    "content_damaged" with the file's name.
    """
    if nation not in NATIONS:
        raise DeskError("content_nation_unknown")
    file = f"{nation}.toml"
    pack: Table = {}
    for name in (*_SHARED, file):
        pack = _laid_over(pack, _read_table(folder / name))
    try:
        return _build_content(pack, nation)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DeskError("content_damaged", file=file) from error


def _read_table(path: Path) -> Table:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise DeskError("content_missing", file=path.name) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DeskError("content_damaged", file=path.name) from error


def _laid_over(below: Table, above: Table) -> Table:
    """Return `below` with the keys of `above` in place of or beside its own; tables are joined key by key."""
    joined = dict(below)
    for key, value in above.items():
        known = joined.get(key)
        if isinstance(known, dict) and isinstance(value, dict):
            joined[key] = _laid_over(cast("Table", known), cast("Table", value))
        else:
            joined[key] = value
    return joined


def _filled(value: Any, words: Mapping[str, str]) -> Any:
    """Return a value with the nation's words in all its texts."""
    if isinstance(value, str):
        return fill_placeholders(value, words)
    if isinstance(value, dict):
        return {key: _filled(item, words) for key, item in cast("Table", value).items()}
    return [_filled(item, words) for item in cast("list[Any]", value)] if isinstance(value, list) else value


def _build_content(pack: Table, nation: str) -> Content:
    terms: dict[str, str] = pack.pop("term")
    texts = {key: LegalText(**entry) for key, entry in _filled(pack.pop("legal"), terms).items()}
    words = terms | {key: legal.text for key, legal in texts.items()}
    filled = _filled(pack, words)
    head, welsh, years = filled["pack"], filled.get("welsh", {}), filled["school_year"]
    reviewed = bool(welsh.pop("reviewed", False))
    entries = _read_vocabularies(filled["vocabulary"])
    return Content(
        version=head["version"],
        nation=nation,
        small_number=head["small_number"],
        outcome_domains=tuple(head["outcome_domains"]),
        stale_after_months=head["stale_after_months"],
        check_note=head["check_note"],
        evidence=MappingProxyType(filled["evidence"]),
        adult_gate=AdultGate(**filled["adult_gate"], next=texts["adult.next"]),
        danger=DangerNow(**filled["danger"]),
        _words=MappingProxyType(words),
        _texts=MappingProxyType(texts),
        _term_sources=MappingProxyType(
            {
                key: TermSource(text=terms.get(key) or ", ".join(_labels(entries[key])), **entry)
                for key, entry in filled["term_source"].items()
            }
        ),
        _entries=entries,
        _timers=MappingProxyType({key: Timer(id=key, **entry) for key, entry in filled["timer"].items()}),
        _questions=tuple(CallQuestion(**entry) for entry in filled["call_question"]),
        _choices=tuple(
            SourceChoice(code=code, **entry | {"basis": Basis(entry["basis"])})
            for code, entry in filled["source_choice"].items()
        ),
        _logging=_read_logging(filled["logging"]),
        print_words=read_print_words(filled["print_words"]),
        readiness=read_readiness_lists(filled["readiness"]),
        nation_lint=tuple(NationLint(**entry) for entry in filled["nation_lint"]),
        _requests=MappingProxyType(
            {code: RequestText(code=code, **entry) for code, entry in filled["request"].items()}
        ),
        _ready_rows=read_ready_rows(filled["plan_row"]),
        generic_form=read_generic_form(filled["form"], nation),
        _groups=tuple(
            SettingGroup(name=group["name"], settings=tuple(group["settings"])) for group in filled["setting_group"]
        ),
        _places=tuple(Place(name=name, setting=code) for name, code in filled["starter_places"].items()),
        _sections=tuple(
            SectionHead(key=key, reviewed=reviewed, **{"other": ""} | entry) for key, entry in filled["section"].items()
        ),
        _threshold_heads=_four(head["threshold_heads"]),
        _recipients=tuple(
            RecipientType(code=code, name=entries["recipient_type"][code].screen, statutory=code in head["statutory"])
            for code in head["recipients"]
        ),
        _guidance=tuple(
            Guidance(key=key, by_school=entry["source"] == "SCHOOL", **entry)
            for key, entry in filled["guidance"].items()
        ),
        _years=MappingProxyType(
            {name: _read_year(name, year, years["unknown"]) for name, year in years["years"].items()}
        ),
        _no_dates=years["unknown"],
        _sources=MappingProxyType(filled["source"]),
        _welsh=MappingProxyType(
            {
                (vocabulary, code): _read_welsh(label, reviewed=reviewed)
                for vocabulary, labels in welsh.items()
                for code, label in labels.items()
            }
        ),
    )


def _labels(entries: Mapping[str, Entry]) -> list[str]:
    return [entry.screen for entry in entries.values()]


def _read_vocabularies(vocabularies: Table) -> Mapping[str, Mapping[str, Entry]]:
    return MappingProxyType(
        {
            name: MappingProxyType({code: _read_entry(entry) for code, entry in codes.items()})
            for name, codes in vocabularies.items()
        }
    )


def _read_entry(entry: Any) -> Entry:
    """Read a label: a text, or a table with `screen` and, where they differ, `paper` and `choice`."""
    if isinstance(entry, str):
        return Entry(screen=entry, paper=entry)
    return Entry(**{"paper": entry["screen"]} | entry)


def _read_welsh(label: Any, *, reviewed: bool) -> Welsh:
    if isinstance(label, str):
        return Welsh(text=label, reviewed=reviewed, seen=False)
    return Welsh(reviewed=reviewed, **label)


def _read_logging(lists: Table) -> LoggingLists:
    """Read the lists; sentences beside them keep their own names."""
    rest: Table = lists | {
        "labels": tuple(LabelWord(**entry) for entry in lists["labels"]),
        "counts": tuple(lists["counts"]),
        "vague": tuple(lists["vague"]),
    }
    return LoggingLists(**rest)


def _read_year(name: str, year: Table, no_dates: str) -> SchoolYear:
    return SchoolYear(
        name=name,
        terms=tuple(Term(**term) for term in year.get("terms", ())),
        closed=tuple(ClosedDay(**closed) for closed in year.get("closed", ())),
        note=year.get("note", no_dates),
    )


def _four(heads: list[str]) -> tuple[str, str, str, str]:
    first, second, third, fourth = heads
    return first, second, third, fourth

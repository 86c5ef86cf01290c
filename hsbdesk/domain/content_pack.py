"""The content pack: a nation's terms, legal texts, deadlines, vocabularies and hints.

Law, words and deadlines stand in `resources/content`, each with source and date; the program holds no such
text of its own. A key or code that is not in the pack is a fault of the program and raises KeyError.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from hsbdesk.domain.calendar import ClosedDay, Term
from hsbdesk.domain.content_forms import GenericForm
from hsbdesk.domain.content_parts import (
    AdultGate,
    CallQuestion,
    DangerNow,
    Entry,
    Guidance,
    LegalText,
    NationLint,
    ReadinessLists,
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
from hsbdesk.domain.content_plan import ReadyRow
from hsbdesk.domain.placeholders import fill_placeholders
from hsbdesk.domain.school import Place
from hsbdesk.domain.wording import LoggingLists
from hsbdesk.domain.wording_print import PrintWords


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """One nation's pack. Built by `load_content`."""

    version: str
    """"W-2026.1"; printed in the footer of every document."""
    nation: str
    small_number: int
    """Counts under it are read with care and hidden in summaries."""
    outcome_domains: tuple[str, ...]
    """`outcome_domain` codes of the nation, in order (domain.md 7.2)."""
    stale_after_months: int
    """A contact or guidance line not checked for so long shows as stale."""
    check_note: str
    """Stands beside every legal text: "Check the current text."."""
    evidence: Mapping[str, str]
    """Basis -> one of the four words some forms ask for; for such a form alone, never on our own pages."""
    adult_gate: AdultGate
    danger: DangerNow
    _words: Mapping[str, str]
    """Terms and legal texts by key."""
    _texts: Mapping[str, LegalText]
    _term_sources: Mapping[str, TermSource]
    _entries: Mapping[str, Mapping[str, Entry]]
    """Vocabulary -> code -> entry, in order."""
    _timers: Mapping[str, Timer]
    _questions: tuple[CallQuestion, ...]
    _choices: tuple[SourceChoice, ...]
    _logging: LoggingLists
    print_words: PrintWords
    """The writing aid for what prints."""
    readiness: ReadinessLists
    generic_form: GenericForm
    """Boxes to start a council's form from; never called the council's own."""
    nation_lint: tuple[NationLint, ...]
    _requests: Mapping[str, RequestText]
    _ready_rows: Mapping[str, ReadyRow]
    _groups: tuple[SettingGroup, ...]
    _places: tuple[Place, ...]
    _sections: tuple[SectionHead, ...]
    _threshold_heads: tuple[str, str, str, str]
    _recipients: tuple[RecipientType, ...]
    _guidance: tuple[Guidance, ...]
    _years: Mapping[str, SchoolYear]
    _no_dates: str
    _sources: Mapping[str, str]
    _welsh: Mapping[tuple[str, str], Welsh]

    def term(self, key: str) -> str:
        """Return the nation's word for `key` of domain.md section 3: "svc" -> "Social Services"."""
        return self._words[key]

    def fill(self, text: str) -> str:
        """Return `text` with every <key> put in as the nation's word, <Key> with a capital."""
        return fill_placeholders(text, self._words)

    def term_sources(self) -> Mapping[str, TermSource]:
        """Return where the names of this nation were read, by their key."""
        return self._term_sources

    def legal(self, key: str) -> LegalText:
        """Return wording that rests on law or guidance, with its source."""
        return self._texts[key]

    def legal_keys(self) -> tuple[str, ...]:
        """Return the keys of all legal texts."""
        return tuple(self._texts)

    def source(self, ids: str) -> str:
        """Return in words where something was read; `ids` as in `Sourced.source`."""
        return "; ".join(self._sources[name] for name in ids.split("; "))

    def label(self, vocabulary: str, code: str) -> str:
        """Return a code's label on screen."""
        return self._entries[vocabulary][code].screen

    def printed(self, vocabulary: str, code: str) -> str:
        """Return a code's wording on paper; the screen label where paper has none of its own."""
        return self._entries[vocabulary][code].paper

    def codes(self, vocabulary: str) -> tuple[str, ...]:
        """Return a vocabulary's codes in order."""
        return tuple(self._entries[vocabulary])

    def choices(self, vocabulary: str) -> tuple[str, ...]:
        """Return the codes a person may pick, in order."""
        return tuple(code for code, entry in self._entries[vocabulary].items() if entry.choice)

    def vocabularies(self) -> tuple[str, ...]:
        """Return the names of all vocabularies."""
        return tuple(self._entries)

    def welsh(self, vocabulary: str, code: str) -> Welsh | None:
        """Return the Welsh label, or None where there is none. Terms stand under the vocabulary "term"."""
        return self._welsh.get((vocabulary, code))

    def timer(self, id: str) -> Timer:  # noqa: A002
        """Return a deadline's words. England has no T_WRITE and T_ACK7: ask `timers` first."""
        return self._timers[id]

    def timers(self) -> tuple[str, ...]:
        """Return the ids of the nation's deadlines."""
        return tuple(self._timers)

    def call_questions(self) -> tuple[CallQuestion, ...]:
        """Return what to ask in a call to Social Services, as (key, text) in order."""
        return self._questions

    def source_choices(self) -> tuple[SourceChoice, ...]:
        """Return the form's answers to "How do you know?", in order."""
        return self._choices

    def logging_lists(self) -> LoggingLists:
        """Return the words that bring up a hint while staff log a concern."""
        return self._logging

    def request(self, code: str) -> RequestText:
        """Return the sentences that a request of this `request_type` starts from."""
        return self._requests[code]

    def plan_row(self, setting: str) -> ReadyRow:
        """Return what a row of the risk plan for this setting starts from."""
        return self._ready_rows[setting]

    def setting_groups(self) -> tuple[SettingGroup, ...]:
        """Return the settings by group, in order."""
        return self._groups

    def group_of(self, setting: str) -> str:
        """Return the name of the group a setting belongs to."""
        found = next((group.name for group in self._groups if setting in group.settings), None)
        if found is None:
            raise KeyError(setting)
        return found

    def starter_places(self) -> tuple[Place, ...]:
        """Return the places a new school starts from, to be edited."""
        return self._places

    def section_heads(self) -> tuple[SectionHead, ...]:
        """Return the heads of the referral's four sections, in order."""
        return self._sections

    def threshold_heads(self) -> tuple[str, str, str, str]:
        """Return the column heads of the threshold table in section 3."""
        return self._threshold_heads

    def recipient_types(self) -> tuple[RecipientType, ...]:
        """Return the kinds of reader outside the school that this nation has."""
        return self._recipients

    def guidance(self) -> tuple[Guidance, ...]:
        """Return the lines of the guidance page."""
        return self._guidance

    def school_years(self) -> tuple[SchoolYear, ...]:
        """Return the school years the pack knows of, oldest first."""
        return tuple(self._years.values())

    def school_year(self, name: str) -> SchoolYear:
        """Return a school year's defaults ("2025-26"); a note without dates where none are known."""
        return self._years.get(name) or SchoolYear(name=name, terms=(), closed=(), note=self._no_dates)

    def default_terms(self, year: str) -> tuple[Term, ...]:
        """Return the default terms of a school year; empty where no dates are known."""
        return self.school_year(year).terms

    def default_closed(self, year: str) -> tuple[ClosedDay, ...]:
        """Return the default closed days of a school year; empty where no dates are known."""
        return self.school_year(year).closed

"""The small values a content pack is made of (domain.md sections 2 to 4; packs in resources/content)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from hsbdesk.domain.calendar import ClosedDay, Term
from hsbdesk.domain.concern import Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """Where a statement was read. It is shown with its source and with the note to check the current text."""

    source: str
    """Ids of the pack's source list, joined by "; "; `Content.source` says them in words."""
    last_checked: str
    """Month in which it was read, "2026-11"; empty where the school has still to type it."""
    confirmed: bool
    """False for what is general knowledge or our own decision: shown as unconfirmed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalText(Sourced):
    """Wording that rests on law or guidance."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermSource(Sourced):
    """Where a nation's name for a role, a service or a plan was read; the routes of a decision among them."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Timer(Sourced):
    """A deadline as people read it; `timers.py` does the counting (domain.md section 3.1)."""

    id: str
    trigger: str
    deadline: str
    action: str
    amount: int = 0
    """How many of `counted_in`; 0 where the deadline is words alone."""
    counted_in: str = ""
    is_task: bool = False
    """Whether the program makes a task of it; the others are for information."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Guidance(Sourced):
    """One line of the guidance page. Nothing opens by itself: the address is text."""

    key: str
    title: str
    about: str
    address: str = ""
    by_school: bool = False
    """The school types this one: it differs by council or area."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code of a vocabulary."""

    screen: str
    paper: str
    choice: bool = True
    """False for what only the program sets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Welsh:
    """A Welsh label, and whether a Welsh speaker has reviewed it."""

    text: str
    reviewed: bool
    seen: bool
    """Whether the word stood in a Welsh source; the others are ours."""


class CallQuestion(NamedTuple):
    """A question to put in a call to Social Services (domain.md section 4.3)."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceChoice:
    """An answer to "How do you know?", with the source and basis it stands for until the roles say more."""

    code: str
    label: str
    source: str
    basis: Basis


@dataclass(frozen=True, slots=True, kw_only=True)
class AdultGate:
    """The first screen of logging: a concern about an adult is not written here (domain.md section 4.4)."""

    question: str
    instead: str
    others: str
    next: LegalText
    danger: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerNow:
    """What stands on sign-in and at the top of the form before anything is written."""

    heading: str
    text: str
    not_there: str
    adult: str
    crime: str
    first_run: str
    at_risk: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingGroup:
    """Settings that belong together: School, Travel, Home, Community, Online (domain.md section 6.1)."""

    name: str
    settings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionHead:
    """The head of one of the referral's four sections, in English and, in Wales, in Welsh."""

    key: str
    number: int
    text: str
    other: str
    reviewed: bool
    """Whether the Welsh has been reviewed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientType:
    """A kind of reader outside the school."""

    code: str
    """Stands in file names."""
    name: str
    statutory: bool
    """Readers with a duty of their own; for all others the family's agreement comes first (rule R09)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestText:
    """Sentences to start a request from (domain.md section 7.2); {child} and {family} are still to be filled in."""

    code: str
    lead: str
    text: str
    who: str
    result: str
    law: str = ""
    """Key of the legal text it rests on, with its source; empty where it rests on none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationLint:
    """Words of the other nation's law, and what this nation says (rule R07)."""

    pattern: str
    """A regular expression, in any case."""
    instead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadinessLists:
    """What the readiness rules look for in texts; stems as in `hsbdesk.domain.stems`."""

    ultimatums: tuple[str, ...]
    placeholders: tuple[str, ...]
    rising: tuple[str, ...]
    """Words that claim that something grows."""
    falling: tuple[str, ...]
    """Words that claim that something becomes less."""
    every: tuple[str, ...]
    """Words that claim that something happens each time, each day, each week."""
    no_claims: tuple[str, ...]
    """Words of a sentence that speaks of something else than the behaviour, or of what is to come."""
    understood: tuple[str, ...]
    """Short forms that every reader knows."""
    abbreviations: Mapping[str, str]
    """Short forms with the words that explain them."""
    danger_places: Mapping[str, tuple[str, ...]]
    """How the places of the front sheet are called that each answer of "safe until tomorrow" speaks of."""
    levels: tuple[str, ...]
    """What a council's threshold document calls its steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolYear:
    """Term dates to start from, editable. Empty, with a note that says so, where none are known."""

    name: str
    terms: tuple[Term, ...]
    closed: tuple[ClosedDay, ...]
    note: str

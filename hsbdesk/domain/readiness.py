"""Is a referral ready: what a finding says, how findings are ordered and counted (domain.md 7.4).

A rule looks at a `ReadinessCase`, plain values that the desk gathers, and yields findings. Nothing here is a score; a
finding says what to do and where. The rules stand in `readiness_<section>.py` and in one table, `readiness_rules.py`.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

NEVER_COVERED = frozenset({"R06", "R07", "R19"})
"""Wrong recipient, wrong nation's law and stray names: each needs its own answer, now (domain.md 7.4)."""
SECTIONS = ("front", "background", "interventions", "request", "outcomes", "key", "form", "sign_off", "course", "file")
"""Where a finding may lead, in order; "course" is what becomes of it, "file" the child's own record."""


class Severity(StrEnum):
    """How a finding is answered (domain.md 7.4)."""

    STOP = "STOP"
    """Resolve, or override with a reason."""
    WARN = "WARN"
    TIP = "TIP"


class Say(Protocol):
    """Says a sentence in the reader's language with its values filled in: `Words` of the desk."""

    def __call__(self, sentence: str, **values: object) -> str:
        """Return the sentence."""
        ...

    def count(self, n: int, one: str, many: str, **values: object) -> str:
        """Return `one` or `many` by number."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlace:
    """Where "Go" leads: a section of the editor and what in it."""

    section: str
    """One of `SECTIONS`."""
    field: str = ""
    """Name of the field: "result", "second_reader"; "parts.1" is the second lettered part of a request."""
    index: int = -1
    """Position of the request, outcome, threshold, danger answer or moved action."""
    record: str = ""
    """Id of the record it is about: a ticked one, for a wording; the entry whose triage is open; a person."""
    start: int = -1
    """First character of the flagged words in that field, and the character after them. A wording that is empty
    prints its source; then they are places in the source's text."""
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One click that answers a finding."""

    action: str
    """INCLUDE (tick `record`), MOVE (sentence to section 2), REPLACE (words by `text`), KEEP (with a reason)."""
    label: str
    text: str = ""
    record: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something to resolve, to check or to know."""

    key: str
    """Stable name: the rule and what it is about: "R16:I-0412K:inappropriate". Overrides name it."""
    rule: str
    """"R33"."""
    severity: Severity
    text: str
    """One sentence: "Request 3: no result, no date"."""
    place: FieldPlace
    offers: tuple[Offer, ...] = ()
    coverable: bool = True
    """False for R06, R07 and R19, which "Send now, complete later" does not cover."""
    overridden: str = ""
    """The reason somebody gave for leaving it."""


@dataclass(frozen=True, slots=True)
class FindingCounts:
    """How many findings are still open, by severity."""

    stop: int
    warn: int
    tip: int


_RANK = {severity: place for place, severity in enumerate(Severity)}
_ORDER = {section: place for place, section in enumerate(SECTIONS)}


def order_findings(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return findings as they are shown: what stops first, then by section; else as the rules gave them."""
    return tuple(sorted(findings, key=lambda found: (_RANK[found.severity], _ORDER[found.place.section])))


def is_covered(finding: Finding) -> bool:
    """Say whether "Send now, complete later" covers a finding."""
    return finding.severity is Severity.STOP and finding.coverable


def open_findings(findings: Iterable[Finding], *, later: bool = False) -> tuple[Finding, ...]:
    """Return those that nobody has given a reason for.

    `later` says that "Send now, complete later" was chosen: then what it covers is left out as well.
    """
    return tuple(found for found in findings if not (found.overridden or (later and is_covered(found))))


def next_three(findings: Sequence[Finding], *, later: bool = False) -> tuple[Finding, ...]:
    """Return the three open findings to look at next."""
    return order_findings(open_findings(findings, later=later))[:3]


def count_findings(findings: Iterable[Finding], *, later: bool = False) -> FindingCounts:
    """Count what is open."""
    kinds = [found.severity for found in open_findings(findings, later=later)]
    return FindingCounts(*(kinds.count(severity) for severity in Severity))


def mark_of(text: str) -> str:
    """Return a short name for a text that has no number of its own, for a finding's key."""
    return hashlib.blake2s(" ".join(text.split()).casefold().encode(), digest_size=4).hexdigest()

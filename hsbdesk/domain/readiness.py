"""Is a referral ready: rules R01 to R57 of domain.md 7.4, one small function each, registered by id.

A rule looks at a `ReadinessCase`, plain values that the desk gathers, and returns findings. Nothing here is a
score; a finding says what to do and where.
"""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How a finding is answered (domain.md 7.4)."""

    STOP = "STOP"
    """Resolve, or override with a reason."""
    WARN = "WARN"
    TIP = "TIP"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldPlace:
    """Where "Go" leads: a section of the editor and what in it."""

    section: str
    """front, background, interventions, request, outcomes, key, sign_off; or "file" for the child's own record."""
    field: str = ""
    """Name of the field: "result", "second_reader"."""
    index: int = -1
    """Position of the request, outcome or threshold."""
    record: str = ""
    """Id of the ticked record, for a wording."""
    start: int = -1
    """First character of the flagged words in that field, and the character after them."""
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
    """Stable name: the rule and what it is about: "R33:2:result". Overrides name it."""
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

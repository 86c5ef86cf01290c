"""A decision to refer or not, with the route taken, why, and what brings it back (domain.md 3.3 and 11, no. 31)."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.triage import RouteDecision


class Decided(StrEnum):
    """What was decided (`decided`)."""

    REFER = "REFER"
    NOT_REFERRED = "NOT_REFERRED"
    """Considered, not referred."""
    WAIT_ON_ADVICE = "WAIT_ON_ADVICE"
    """Advice was to continue; it comes back on the day or the condition named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Considered:
    """One thing that was weighed (`consideration`), in words."""

    code: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconsidered:
    """The decision looked at again, because of a later concern or because its day came."""

    on: str
    """ISO date."""
    by: str
    concern: RecordId | None = None
    """The later concern; None when its day came."""
    stands: bool = True
    """False: it is referred now."""
    because: str = ""
    next_on: str = ""
    """ISO date on which it comes back; empty keeps the day before."""


@dataclass(frozen=True, kw_only=True)
class DecisionContent:
    """What a decision says."""

    file: FileId
    decided: Decided
    about: tuple[RecordId, ...] = ()
    """The concerns it was about, and the call it rests on."""
    children: tuple[PersonId, ...] = ()
    considered_for: str = ""
    """`recipient_type` of the service that was considered."""
    routes: tuple[RouteDecision, ...] = ()
    """The routes taken instead or besides; each with its reason, who and when."""
    considerations: tuple[Considered, ...] = ()
    because: str = ""
    consulted: str = ""
    """With whom, when, what they said."""
    family_told: str = ""
    child_told: str = ""
    decided_by: str = ""
    decided_on: str = ""
    """ISO date."""
    return_if: str = ""
    """What brings it back: "a threat, contact, or a younger child"."""
    return_on: str = ""
    """ISO date on which it comes back at the latest."""


@dataclass(frozen=True, kw_only=True)
class Decision(DecisionContent, Recorded):
    """A recorded decision. Its number starts with D."""

    reconsidered: tuple[Reconsidered, ...] = ()
    referral: RecordId | None = None
    """The referral that came of it."""

"""The safety and support plan of an affected child, in that child's own Support file (domain.md 6.6)."""

from dataclasses import dataclass

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import PlanStatus
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.signoff import SignOff


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffKnow:
    """A member of staff who knows, and what."""

    name: str
    what: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactRule:
    """How the two children are kept apart in one part of the day."""

    where: str
    """`contact_part`: CLASS, ROUTE, BREAK, LUNCH, HOME, ONLINE or OTHER."""
    what: str
    who: str = ""
    cover: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """What the child said of being safe."""

    on: str
    """ISO date."""
    words: str
    about: str = "WISH"
    """`own_words_about`: SAFE, UNSAFE, WISH or WORRIED."""
    method: str = "TALK"
    to_whom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyReview:
    """One look at whether it helps."""

    on: str
    by: str
    words: str = ""
    child_words: str = ""
    next_due: str = ""
    """ISO date."""


@dataclass(frozen=True, kw_only=True)
class SafetyPlan(Recorded):
    """A safety and support plan. Its number starts with P; `links` are the concerns it answers."""

    file: FileId
    plan_version: int = 1
    status: PlanStatus = PlanStatus.DRAFT
    replaces: RecordId | None = None
    in_force_day: str = ""
    """ISO date."""
    until_day: str = ""
    trusted_adult: str = ""
    trusted_cover: str = ""
    own_words: tuple[OwnWords, ...] = ()
    feels_safe: str = ""
    feels_unsafe: str = ""
    contact_rules: tuple[ContactRule, ...] = ()
    if_worried: str = ""
    """What the child does: whom they tell, where they go."""
    staff_know: tuple[StaffKnow, ...] = ()
    support: str = ""
    """Emotional and medical support."""
    parents_told: str = ""
    parents_view: str = ""
    own_space: str = ""
    """Where the child may go by their own choice, without being kept apart."""
    review_due: str = ""
    """ISO date."""
    reviews: tuple[SafetyReview, ...] = ()
    signatures: tuple[SignOff, ...] = ()
    ended_because: str = ""

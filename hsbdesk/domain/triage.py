"""What the lead decides about a concern (domain.md section 4.3). Category and Brook stay apart."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import PersonId, RecordId


class Safe(StrEnum):
    """One answer per child and place; NOT_KNOWN is allowed and prints as such."""

    SAFE = "SAFE"
    NOT_SAFE = "NOT_SAFE"
    NOT_KNOWN = "NOT_KNOWN"
    NOT_ANSWERED = "NOT_ANSWERED"


class Category(StrEnum):
    """Hackett's continuum: it categorises the behaviour in the concern, never the child."""

    NORMAL = "HC_NORMAL"
    INAPPROPRIATE = "HC_INAPPROPRIATE"
    PROBLEMATIC = "HC_PROBLEMATIC"
    ABUSIVE = "HC_ABUSIVE"
    VIOLENT = "HC_VIOLENT"
    UNSURE = "HC_UNSURE"


CATEGORY_ORDER = (
    Category.NORMAL,
    Category.INAPPROPRIATE,
    Category.PROBLEMATIC,
    Category.ABUSIVE,
    Category.VIOLENT,
)


class Brook(StrEnum):
    """The colour that a trained assessor reached; shown "Orange (amber)"."""

    GREEN = "GREEN"
    ORANGE = "ORANGE"
    RED = "RED"
    NOT_USED = "NOT_USED"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeAnswer:
    """One cell of "safe until tomorrow?"."""

    answer: Safe = Safe.NOT_ANSWERED
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildSafety:
    """One child until tomorrow: here, on the way, tonight, and at the next club, visit or contact."""

    person: PersonId
    now: SafeAnswer = SafeAnswer()
    journey: SafeAnswer = SafeAnswer()
    tonight: SafeAnswer = SafeAnswer()
    next_club: SafeAnswer = SafeAnswer()

    def answers(self) -> tuple[SafeAnswer, ...]:
        """Return the four answers in order."""
        return (self.now, self.journey, self.tonight, self.next_club)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactAdvice:
    """What may be said to a family or a child, from whom; never pre-ticked (`contact_advice`)."""

    about: str
    """CARER, PARENTS or CHILD."""
    person: PersonId
    """The child it concerns."""
    answer: str = "NOT_ASKED"
    """MAY_TELL_NOW, WAIT, THEY_WILL_TELL or NOT_ASKED."""
    given_by: str = ""
    at: str = ""
    went_ahead_because: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Categorised:
    """One categorisation with its reason; earlier ones are kept."""

    category: Category
    because: str
    by: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrookOutcome:
    """A colour with who reached it, their training and the tool's version (domain.md section 2.2)."""

    colour: Brook
    assessor: str
    trained_on: str
    tool_version: str = ""
    because: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotHsb:
    """The answer "not harmful sexual behaviour": the concern becomes a note, not a file."""

    reason: str
    """AGE_EXPECTED, MUTUAL or MISTAKEN."""
    because: str
    by: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RouteDecision:
    """A route taken (`ROUTE_*`), with who decided and why."""

    route: str
    because: str
    by: str
    on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PoliceDecision:
    """The police question, answered for each entry that may be a crime."""

    answer: str
    """YES, NOT_NOW, SOCIAL_SERVICES_WILL, NOT_NEEDED or NOT_DECIDED."""
    because: str = ""
    reference: str = ""
    on: str = ""
    family_told: str = ""
    """Whether the family knows that police are informed: YES, NO or WAIT."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildDecision:
    """The decision for one child affected or at home (`report_decision`)."""

    person: PersonId
    at_home: bool = False
    report: str = "NOT_YET"
    """OWN_REPORT, WITH_THIS_ONE, NOT_NEEDED or NOT_YET."""
    because: str = ""
    by_when: str = ""
    parents_told: str = ""
    """By whom, when, what; or why not yet."""
    wishes: str = ""
    first_aid: str = ""
    plan: str = ""
    decided_by: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triage:
    """The lead's side of one concern."""

    word_of_mouth: str = ""
    """When and by whom the lead was told before the written concern came."""
    safety: tuple[ChildSafety, ...] = ()
    advice: tuple[ContactAdvice, ...] = ()
    calls: tuple[RecordId, ...] = ()
    categories: tuple[Categorised, ...] = ()
    not_hsb: NotHsb | None = None
    brook: tuple[BrookOutcome, ...] = ()
    routes: tuple[RouteDecision, ...] = ()
    police: PoliceDecision | None = None
    decisions: tuple[ChildDecision, ...] = ()
    significance: str = ""
    """Opinion, shown with its author."""
    significance_by: str = ""
    decided_by: str = ""
    decided_at: str = ""

    @property
    def category(self) -> Category | None:
        """Return the latest category, or None when there is none yet."""
        return self.categories[-1].category if self.categories else None

    @property
    def colour(self) -> Brook | None:
        """Return the latest Brook colour, or None when no trained assessor has given one."""
        return self.brook[-1].colour if self.brook else None

"""The risk-management plan: where the child may go, with whom, what is done there, and whether it held (domain.md 6).

One record is one version of a child's plan. A draft grows while the version before it stays in force; signing it
off supersedes that one. A row keeps its key through all versions, so that "unchanged since v3" can be said of it.
"""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.signoff import SignOff


class PlanStatus(StrEnum):
    """Where a version of a plan stands (domain.md 6.5)."""

    DRAFT = "DRAFT"
    AGREED = "AGREED"
    """Signed, and begins on a day to come."""
    ACTIVE = "ACTIVE"
    UNDER_REVIEW = "UNDER_REVIEW"
    """In force, and being looked at again."""
    STEPPED_DOWN = "STEPPED_DOWN"
    """In force with what is left of it."""
    ENDED = "ENDED"
    SUPERSEDED = "SUPERSEDED"


IN_FORCE = frozenset({PlanStatus.ACTIVE, PlanStatus.UNDER_REVIEW, PlanStatus.STEPPED_DOWN})


class Level(StrEnum):
    """How concerned staff are about one place. A word with its reason, never a score."""

    NOT_SAID = "NOT_SAID"
    LOWER = "LOWER"
    MODERATE = "MODERATE"
    HIGHER = "HIGHER"


class ControlStatus(StrEnum):
    """Whether a control works (`control_status`)."""

    PLANNED = "PLANNED"
    IN_PLACE = "IN_PLACE"
    PARTLY = "PARTLY"
    NOT_CHECKED = "NOT_CHECKED"
    NOT_DELIVERED = "NOT_DELIVERED"
    DELIVERED_DID_NOT_WORK = "DELIVERED_DID_NOT_WORK"
    ENDED = "ENDED"


NOT_IN_PLACE = frozenset({ControlStatus.NOT_DELIVERED, ControlStatus.DELIVERED_DID_NOT_WORK, ControlStatus.ENDED})
"""Never under "In place now" (domain.md 6.2)."""


class Attendance(StrEnum):
    """Whether the child can still attend (`attendance_decision`)."""

    NOT_SAID = "NOT_SAID"
    CONTINUE = "CONTINUE"
    CONTINUE_WITH_CONDITIONS = "CONTINUE_WITH_CONDITIONS"
    ON_HOLD = "ON_HOLD"
    NOT_APPLICABLE = "NOT_APPLICABLE"
    TO_BE_DECIDED = "TO_BE_DECIDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """Something that is done in a place."""

    key: str
    """Stays through all versions of the plan."""
    type: str = "OTHER"
    """`control_type`"""
    what: str
    who: str = ""
    cover: str = ""
    """Who does it when that person is away; empty is "no cover", and is said so."""
    starts: str = ""
    """ISO date; of a planned one the day by which it is to be in place."""
    ends: str = ""
    """ISO date of its last day; empty while it goes on."""
    conditional: str = ""
    """What it depends on; empty when on nothing."""
    carer_capacity: str = ""
    """Where a carer delivers it, what they can: "Aunt; works Tuesdays until 17:30"."""
    status: ControlStatus = ControlStatus.PLANNED
    status_words: str = ""
    """What happened, or how we know."""
    status_on: str = ""
    """ISO date of that judgement."""
    may_loosen: str = ""
    """The answer to "can it be loosened?", in words."""
    may_loosen_on: str = ""
    """ISO date of that answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hold:
    """A pause in going somewhere. It ends within 28 days, and waits for something that is done (domain.md 6.2)."""

    reason: str = ""
    decided_by: str = ""
    waits_for: RecordId | None = None
    """The intervention it waits for."""
    starts: str = ""
    ends: str = ""
    """ISO date of its end or review, at most 28 days after its start."""
    substitute: str = ""
    """What the child does instead."""
    told_how: str = ""
    """How the child was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contingency:
    """If this happens, then that (domain.md 6.2)."""

    when: str = "OTHER"
    """`contingency_if`"""
    when_words: str = ""
    """As it is said here; empty for the code's own words."""
    then: str = ""
    by: str = ""
    tell: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetRule:
    """One rule of a need-to-know sheet, in plain words for the person who holds it."""

    text: str
    cover: str = ""
    """Who holds this rule when the leader is away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetAnswer:
    """One line of "What to do" on a need-to-know sheet."""

    when: str
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetHolder:
    """Somebody who may hold the rules: the leader, the named cover."""

    name: str
    part: str = ""
    """ "welfare officer", "coach and cover" """
    phone: str = ""
    is_cover: bool = False
    is_welfare: bool = False
    """The club's own welfare officer is rung before the council's team outside school hours."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedToKnow:
    """All that a need-to-know sheet may say of one place. Nothing else of the plan reaches that sheet (domain 6.3)."""

    holders: tuple[SheetHolder, ...] = ()
    rules: tuple[SheetRule, ...] = ()
    """Three at most."""
    answers: tuple[SheetAnswer, ...] = ()
    helps: str = ""
    procedure: str = ""
    """What the club calls its own safeguarding procedure."""
    carer_relation: str = ""
    """Who is rung first to collect the child, without a name: "aunt"."""
    carer_phone: str = ""
    tells_carer: str = ""
    """The one named person who tells the carer, and by when."""
    session_word: str = ""
    """What the activity is called: "training"."""
    not_on: tuple[str, ...] = ()
    """ISO dates without a session."""
    return_by: str = ""
    """ISO date."""
    read_by: str = ""
    """Who read it once with "what would a stranger conclude?"; empty until somebody has."""
    read_on: str = ""
    seen_words: str = ""
    """Who saw these words before: "Ioan and his aunt saw these words on 19 March 2026." """


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One place, or one behaviour in one place."""

    key: str
    """Stays through all versions of the plan."""
    setting: str
    """`setting`"""
    name: str
    """As staff call it and as it prints: "Cloakroom and toilets"."""
    places: tuple[str, ...] = ()
    """The school's own places it covers; empty outside school."""
    days: tuple[str, ...] = ()
    """`weekday` codes: TUESDAY."""
    starts: str = ""
    """24-hour time at which it begins on those days."""
    ends: str = ""
    behaviour: str = ""
    """What is of concern here, in a few words; `concerns` says where it was recorded."""
    concerns: tuple[RecordId, ...] = ()
    at_risk: str = ""
    """Who may be at risk: groups, no names."""
    triggers: tuple[str, ...] = ()
    """`trigger`"""
    triggers_words: str = ""
    strengths: tuple[str, ...] = ()
    """`plan_strength`"""
    gives: str = ""
    """Strengths here, and what the place gives the child."""
    needs: tuple[str, ...] = ()
    """`plan_need`"""
    needs_words: str = ""
    level: Level = Level.NOT_SAID
    because: str = ""
    controls: tuple[Control, ...] = ()
    supervision: str = ""
    """`supervision_level`"""
    supervision_words: str = ""
    sight_minutes: int = 0
    """Minutes a school week that the child is under line of sight here."""
    supervisor: str = ""
    supervisor_role: str = ""
    briefed_on: str = ""
    """ISO date."""
    supervisor_cover: str = ""
    attendance: Attendance = Attendance.NOT_SAID
    attendance_words: str = ""
    hold: Hold | None = None
    alternative: str = ""
    """Something good the child does instead or besides."""
    may_still_do: str = ""
    contingencies: tuple[Contingency, ...] = ()
    child_view: str = ""
    carer_view: str = ""
    speaks_to_club: str = ""
    """`speaks_to_club`: SCHOOL, CARER or TOGETHER."""
    agreed_words: str = ""
    """What is said to the club, in the words agreed with the family."""
    own_words: str = ""
    """The line of the child's own page about this place: plain, positive."""
    sheet: NeedToKnow | None = None
    review_due: str = ""
    """ISO date, where this row is to be looked at before the whole plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilySupport:
    """What the family will do, can do and needs help with. The family copy prints these lines."""

    will_do: str = ""
    can_do: str = ""
    needs_help: str = ""
    strengths: str = ""
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanVoice:
    """What the child or a carer said of the plan (domain.md 6.4)."""

    of: str = "CHILD"
    """`plan_voice_of`: CHILD or CARER."""
    name: str = ""
    """Which carer."""
    on: str = ""
    """ISO date; for a carer the day they were informed."""
    method: str = "TALK"
    """`voice_method`"""
    words: str = ""
    """Exactly as said."""
    wants: str = ""
    agrees: str = ""
    """What they agree to, in which words."""
    row: str = ""
    """Key of the row that is about; empty for the whole plan."""
    can_do: str = ""
    disagrees: str = ""
    told_by: str = ""
    """Who told them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowReview:
    """What a review came to about one row."""

    row: str
    outcome: str
    """`review_outcome`"""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanReview:
    """One review, row by row."""

    on: str
    """ISO date."""
    by: str
    why: str = "ROUTINE"
    """`review_reason`"""
    concerns: tuple[RecordId, ...] = ()
    rows: tuple[RowReview, ...] = ()
    child_view: str = ""
    carer_view: str = ""
    may_still_do: str = ""
    """What the child may still do, as it stood that day."""
    words: str = ""
    next_due: str = ""
    """ISO date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosureReview:
    """What was settled before a closure of over five days (domain.md 6.7)."""

    closure: str
    """ISO date of its first day."""
    on: str
    by: str
    holder: str = ""
    """Who holds the plan meanwhile."""
    phones: str = ""
    """Who can be rung, and on which number."""
    opens_vault: str = ""
    """Who opens the vault."""
    clubs: str = ""
    """Which clubs run."""
    reader: str = ""
    """Who reads replies that come meanwhile."""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEnding:
    """Why a plan steps down or ends. It never ends by itself (domain.md 6.5)."""

    outcome: str
    """STEP_DOWN or END."""
    evidence: str
    child_view: str = ""
    carer_view: str = ""
    affected_view: str = ""
    agencies: str = ""
    residual_rule: str = ""
    tell: str = ""
    on: str = ""
    """ISO date."""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureAsked:
    """Whom we ask to sign, and when: "asked at the meeting Thu 19 March 15:30"."""

    role: str
    """`SignOffRole`"""
    name: str
    row: str = ""
    when: str = ""
    """In words, or an ISO date."""


@dataclass(frozen=True, kw_only=True)
class PlanContent:
    """What a version of a plan says."""

    file: FileId
    plan_version: int = 1
    status: PlanStatus = PlanStatus.DRAFT
    replaces: RecordId | None = None
    """The version before it."""
    why: str = ""
    """Why this version was made; `links` are the concerns that asked for it."""
    in_force_day: str = ""
    """ISO date."""
    in_force_time: str = ""
    until_day: str = ""
    """ISO date on which the next version took its place, or it ended."""
    until_time: str = ""
    strengths: str = ""
    """Of the child."""
    needs: str = ""
    family: FamilySupport = FamilySupport()
    may_still_do: str = ""
    voices: tuple[PlanVoice, ...] = ()
    own_page: str = ""
    """What the child's own page says first, in plain words."""
    rows: tuple[PlanRow, ...] = ()
    review_due: str = ""
    """ISO date of the next review."""
    reviews: tuple[PlanReview, ...] = ()
    closures: tuple[ClosureReview, ...] = ()
    asked: tuple[SignatureAsked, ...] = ()
    signatures: tuple[SignOff, ...] = ()
    ending: PlanEnding | None = None


@dataclass(frozen=True, kw_only=True)
class Plan(PlanContent, Recorded):
    """One version of a child's risk-management plan. Its number starts with P."""

    @property
    def is_in_force(self) -> bool:
        """Return whether it is what everybody goes by now."""
        return self.status in IN_FORCE and self.struck_out is None

    def row(self, key: str) -> PlanRow | None:
        """Return a row by its key."""
        return next((row for row in self.rows if row.key == key), None)

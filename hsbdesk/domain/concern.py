"""A concern: what was seen or told, by whom, when and where (domain.md section 4).

Three types, one walk: a `ConcernDraft` is what the form holds, a `CheckedConcern` is what may be recorded,
a `Concern` is what was recorded.
"""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.triage import Triage


class ConcernKind(StrEnum):
    """The kinds any member of staff may log (`concern_kind`)."""

    BEHAVIOUR = "BEHAVIOUR"
    TOLD_ME = "TOLD_ME"
    NOTICED = "NOTICED"
    NOT_SEEN_ANY_MORE = "NOT_SEEN_ANY_MORE"


class RiskNow(StrEnum):
    """The answer to: is any child at risk now, or before they next see a safe adult."""

    YES = "YES"
    NO_ONE_I_CAN_SEE = "NO_ONE_I_CAN_SEE"
    NOT_SURE = "NOT_SURE"
    NOT_ANSWERED = "NOT_ANSWERED"


class Basis(StrEnum):
    """How we know (`basis`). The bare word "hearsay" is never shown."""

    OBSERVED = "OBSERVED"
    RECORDED_FACT = "RECORDED_FACT"
    TOLD_FIRST_HAND = "TOLD_FIRST_HAND"
    TOLD_SECOND_HAND = "TOLD_SECOND_HAND"
    PROFESSIONAL_OPINION = "PROFESSIONAL_OPINION"


class Role(StrEnum):
    """The part a person had in one concern; per concern, never per child (`role_in_incident`)."""

    DISPLAYED = "DISPLAYED"
    ALLEGED_DISPLAYED = "ALLEGED_DISPLAYED"
    LED = "LED"
    JOINED_IN = "JOINED_IN"
    AFFECTED = "AFFECTED"
    WITNESS = "WITNESS"
    BOTH_MUTUAL_UNCLEAR = "BOTH_MUTUAL_UNCLEAR"
    STAFF_AFFECTED = "STAFF_AFFECTED"
    STAFF_WITNESS = "STAFF_WITNESS"
    FAMILY_AFFECTED = "FAMILY_AFFECTED"
    NOT_KNOWN = "NOT_KNOWN"


DISPLAYING = frozenset({Role.DISPLAYED, Role.ALLEGED_DISPLAYED, Role.LED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """One person's part in a concern, and the file it shows in."""

    role: Role
    person: PersonId | None = None
    typed_name: str = ""
    """A name typed by staff that waits for the lead to match it to a person."""
    relationship: str = ""
    in_file: FileId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrences:
    """How many times, as far as it was said or seen."""

    count_min: int = 1
    count_max: int | None = None
    is_estimate: bool = False
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a child's or adult's account came; all optional (`told{}`)."""

    to_whom: str = ""
    when: PartialDate | None = None
    where: str = ""
    present: str = ""
    how_it_came: str = ""
    adult_said: str = ""
    """What the adult said or asked, in exact words."""
    presentation: str = ""
    told_what_next: str = ""
    confidentiality_not_promised: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person's own words about the concern, or why they were not asked (`accounts[]`)."""

    person: PersonId | None = None
    words: str = ""
    to_whom: str = ""
    when: PartialDate | None = None
    unasked: bool = False
    """True for words said without being asked."""
    reaction: str = ""
    """What was seen in place of an answer, or beside it: "no answer, looked at the floor"."""
    not_asked_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnBehalf:
    """A concern written down for somebody who has no account."""

    person: str
    saw_or_was_told: str = ""
    confirmed_on: str = ""
    on_paper: bool = False
    original_kept_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherSystem:
    """Where the same concern stands in the school's other system."""

    name: str
    entry_no: str = ""
    full_account: str = "HERE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enquiry:
    """What is known of the account by now (`enquiry_state`). The school does not investigate."""

    state: str
    by: str = ""
    on: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A concern moved from the wrong child to the right one."""

    from_person: PersonId
    to_person: PersonId
    reason: str
    by: str
    at: str
    undone_at: str | None = None


@dataclass(frozen=True, kw_only=True)
class ConcernContent:
    """What a concern says; shared by the checked and the recorded form."""

    kind: ConcernKind = ConcernKind.BEHAVIOUR
    risk_now: RiskNow = RiskNow.NOT_ANSWERED
    risk_acted: str = ""
    """What was done at once when a child was at risk."""
    when: PartialDate
    occurrences: Occurrences = Occurrences()
    places: tuple[str, ...] = ()
    visibility: str = "UNKNOWN"
    people: tuple[Participation, ...] = ()
    source: str = "STAFF_SAW"
    basis: Basis = Basis.OBSERVED
    told_by: PersonId | None = None
    source_words: str = ""
    """Source in words where a code is not enough: "Drawing, held by N. Morgan"."""
    told: Told | None = None
    what_happened: str = ""
    accounts: tuple[Account, ...] = ()
    behaviours: tuple[str, ...] = ()
    where_on_body: tuple[str, ...] = ()
    clothing: str = ""
    aggravating: tuple[str, ...] = ()
    threat_against: str = ""
    secrecy_words: str = ""
    device: str = ""
    injury: str = ""
    effects: tuple[str, ...] = ()
    effect_words: str = ""
    presentation_after: str = ""
    responses: tuple[str, ...] = ()
    done: str = ""
    """What was done at once, in words."""
    people_told: str = ""
    """Whom the writer told, when and how, in words."""
    on_behalf_of: OnBehalf | None = None
    other_system: OtherSystem | None = None
    late_because: str = ""
    """Why it was written more than 24 hours after (domain.md section 4, contemporaneity)."""


@dataclass(frozen=True, kw_only=True)
class CheckedConcern(ConcernContent):
    """A concern that may be recorded."""


@dataclass(frozen=True, kw_only=True)
class Concern(ConcernContent, Recorded):
    """A recorded concern. Its number starts with I."""

    read_back: bool = True
    """False for an unfinished concern that its author did not read back."""
    enquiries: tuple[Enquiry, ...] = ()
    triage: Triage | None = None
    moves: tuple[Move, ...] = ()

    @property
    def state(self) -> str:
        """Return SUBMITTED, TRIAGED, NOT_HSB or STRUCK_OUT (ux.md section 5.8)."""
        if self.struck_out is not None:
            return "STRUCK_OUT"
        if self.triage is None or not self.triage.decided_at:
            return "SUBMITTED"
        return "NOT_HSB" if self.triage.not_hsb is not None else "TRIAGED"

    @property
    def counts(self) -> bool:
        """Return whether it stands in counts and charts (domain.md section 4.1, `enquiry_state`, and 4.3)."""
        return self.state not in {"NOT_HSB", "STRUCK_OUT"} and self.enquiry_state not in {
            "MISTAKEN",
            "NOT_THIS_CHILD",
        }

    @property
    def enquiry_state(self) -> str:
        """Return the latest enquiry state."""
        return self.enquiries[-1].state if self.enquiries else "NOT_ENQUIRED"

    def people_with(self, *roles: Role) -> tuple[PersonId, ...]:
        """Return the linked people that had one of these roles."""
        return tuple(p.person for p in self.people if p.person is not None and p.role in roles)

    def displaying(self) -> tuple[PersonId, ...]:
        """Return the children who displayed or led."""
        return tuple(p.person for p in self.people if p.person is not None and p.role in DISPLAYING)

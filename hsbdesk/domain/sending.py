"""What becomes of a referral: sent, received, answered, refused, escalated (domain.md 3.1, 3.2 and 7.5).

All of it is added to the referral as it happens and never part of what was signed. What is due next is not stored: it
is worked out from these entries every day (`referral_due.py`).
"""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import PersonId, RecordId


class RefusalMatter(StrEnum):
    """What a refusal opens, the same day (domain.md 3.2)."""

    SAFE_MEANWHILE = "SAFE_MEANWHILE"
    """Is everyone safe meanwhile: the interim change."""
    REASON = "REASON"
    """Ring: the reason, and what would meet the threshold."""
    ANSWER = "ANSWER"
    """Escalate or accept, with date and reason."""
    EARLY_HELP = "EARLY_HELP"
    """Early help offered to the family."""
    REVIEW = "REVIEW"
    """The day on which it is looked at again."""


class EscalationStep(StrEnum):
    """The ladder of domain.md 3.2, lowest first."""

    DISCUSS_SW = "ESC_DISCUSS_SW"
    DSP_TO_TEAM_MGR = "ESC_DSP_TO_TEAM_MGR"
    SENIOR_MGR = "ESC_SENIOR_MGR"
    BOARD_PROTOCOL = "ESC_BOARD_PROTOCOL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """One time the referral left the building, and what is known of its arrival."""

    key: str
    """A uuid; answers name it."""
    version: str
    """"1.0"; what was signed. Empty when it was sent from outside this program."""
    at: str
    """School time: "2026-03-18T14:31"."""
    how: str
    """`send_how`: SECURE_MAIL, PORTAL, BY_HAND, POST or OTHER."""
    to: str
    """Whom: "Social Services, Cyngor Sir Enghraifft, duty desk"."""
    council: str = ""
    """The council whose clock it starts, where two are concerned."""
    by: str = ""
    copies: tuple[str, ...] = ()
    """Ids of the filed copies that went."""
    with_key: bool = False
    with_form: bool = False
    """Whether the council's or service's own form went with it."""
    reference: str = ""
    """Their reference, if they gave one."""
    received_at: str = ""
    """When they had it, school time. The council's clock counts from here, not from its acknowledgement."""
    acknowledged_at: str = ""
    """When they said so, school time; a date alone where no time is known."""
    acknowledged_by: str = ""
    noted_at: str = ""
    """UTC."""
    noted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilTaking:
    """Whether one of two councils takes the referral; clocks run on each until one accepts in writing (domain.md 3)."""

    council: str
    contact: RecordId | None = None
    """The call in which it was asked."""
    takes: str = "NOT_KNOWN"
    """`answer`: YES, NO or NOT_KNOWN."""
    in_writing_on: str = ""
    """ISO date on which it accepted in writing; empty until then."""
    noted_at: str = ""
    noted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceAnswer:
    """What the council or the service decided about one child (domain.md 3.2)."""

    key: str
    sending: str = ""
    """Key of the sending it answers."""
    child: PersonId
    decision: str
    """`council_decision`, or `service_decision` of a specialist service."""
    on: str
    """School time or ISO date."""
    given_by: str = ""
    how: str = ""
    """`answer_how`: LETTER, PHONE, MAIL or MEETING."""
    reason: str = ""
    """Word for word."""
    alternative: str = ""
    """What was offered instead."""
    conversation: str = ""
    """Whether they spoke with the school first: "none offered"."""
    contact: RecordId | None = None
    noted_at: str = ""
    noted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalStep:
    """One matter that a refusal opened, settled or looked at again; the latest of a matter holds."""

    answer: str
    """Key of the `ServiceAnswer` that refused."""
    matter: RefusalMatter
    outcome: str
    """`refusal_outcome`: SAFE, NOT_SAFE, NOT_KNOWN; GIVEN, NOT_GIVEN, NOT_REACHED; ACCEPTED, ESCALATED; OFFERED,
    AGREED, DECLINED, NOT_OFFERED; SET, HELD."""
    on: str
    """ISO date or school time."""
    words: str = ""
    next_on: str = ""
    """ISO date: when it is looked at again; for a review the day that is set."""
    by: str = ""
    contact: RecordId | None = None
    noted_at: str = ""
    noted_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalation:
    """One step up the ladder, with its answer once there is one."""

    key: str
    step: EscalationStep
    on: str
    """ISO date or school time."""
    who: str
    """To whom: "G. Harri, team manager"."""
    grounds: str
    by: str = ""
    answer: str = ""
    answered_on: str = ""
    next_on: str = ""
    """ISO date of the next contact; empty once it is settled."""
    contact: RecordId | None = None
    noted_at: str = ""
    noted_by: str = ""

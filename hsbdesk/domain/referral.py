"""The referral in its four sections (domain.md section 7)."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.council_form import FormUse
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.quick_report import QuickReport
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.sending import CouncilTaking, Escalation, RefusalStep, Sending, ServiceAnswer
from hsbdesk.domain.signoff import SignOff


class ReferralStatus(StrEnum):
    """Where a referral stands (domain.md section 7.4)."""

    DRAFT = "DRAFT"
    READY = "READY"
    PHONED = "PHONED"
    SENT = "SENT"
    ACKNOWLEDGED = "ACKNOWLEDGED"
    DECIDED = "DECIDED"
    RETURNED_MORE_INFO = "RETURNED_MORE_INFO"
    ESCALATED = "ESCALATED"
    CLOSED = "CLOSED"


class Profile(StrEnum):
    """Who reads a copy, and so what it shows (domain.md section 9; what each hides: `profiles.RULES`)."""

    INTERNAL_FULL = "INTERNAL_FULL"
    SS_POLICE = "SS_POLICE"
    SPECIALIST = "SPECIALIST"
    CLUB_SHEET = "CLUB_SHEET"
    PARENT_OF_DISPLAYING = "PARENT_OF_DISPLAYING"
    PARENT_OF_AFFECTED = "PARENT_OF_AFFECTED"
    CHILD_FRIENDLY = "CHILD_FRIENDLY"
    GOVERNOR_ANON = "GOVERNOR_ANON"
    PLAN = "PLAN"
    """The school's own papers of a plan: no other child is named or lettered, not even one who lives with the child."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """Whom the referral is for."""

    name: str = ""
    team: str = ""
    code: str = "SS"
    """Stands in file names: R-2026-0007F_v1_SS.pdf."""
    nation: str = "wales"
    statutory: bool = True
    service: str = ""
    """Key of the school's directory; empty for one that was typed."""
    worker: str = ""
    """The allocated worker of an open case."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyAgreement:
    """Whether the family agrees to a service that works only with it (domain.md R09)."""

    answer: str = ""
    """`family_agreement`: AGREED, DECLINED, ASKED or NOT_ASKED; empty until somebody says."""
    by: str = ""
    """Who in the family."""
    on: str = ""
    """ISO date."""
    how: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DangerAnswer:
    """Immediate danger at one place; never one bare "No"."""

    place: str
    answer: str
    """NO, YES or NOT_KNOWN."""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontSheet:
    """The answers of page 1 that are not drawn from the file."""

    why_now: str = ""
    follows: str = ""
    form_attached: str = "NOT_KNOWN"
    """Whether the council's own form goes with it: YES, NO or NOT_KNOWN."""
    danger: tuple[DangerAnswer, ...] = ()
    phoned: str = ""
    police: str = ""
    carer_informed: str = ""
    child_views: str = ""
    contact_cover: str = ""
    council_of_concern: str = ""
    """Where the concern is thought to have occurred; the school's own council when empty (domain.md section 3)."""
    council_found: str = ""
    """Where the child was found, when it is neither of the two others."""
    agreement: FamilyAgreement | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A record ticked into the referral, with the wording that prints if it differs from the source."""

    record: RecordId
    wording: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedAction:
    """An action that stood in the wording of section 1 and prints in section 2 (ux.md section 5.13)."""

    record: RecordId
    """The entry it was told in; its own text is untouched."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Why a finding of the readiness list may stay as it is (domain.md 7.4: resolve or override with a reason)."""

    finding: str
    """Key of the finding: the rule, and what it is about: "R16:I-0412K:inappropriate"."""
    reason: str
    by: str
    at: str
    """UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompleteLater:
    """Send now, complete later: one reason, and by when what is missing follows (domain.md 7.4)."""

    reason: str
    follows_by: str
    """ISO date and, if given, time: "2026-03-19" or "2026-03-19T16:00"."""
    by: str
    at: str
    """UTC."""
    missing: tuple[str, ...] = ()
    """What was open at that moment, one sentence each; prints on page 1 and becomes tasks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPart:
    """A lettered part of a request: 1 a, 1 b."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestItem:
    """One explicit ask: who does what, for which child, why, with which result, by when."""

    lead: str
    """The ask itself; prints bold."""
    text: str = ""
    parts: tuple[RequestPart, ...] = ()
    type: str = ""
    """`request_type` code it was made from, if any."""
    brief: str = ""
    """One line for the box on page 1; the lead stands in when it is empty."""
    who: str = ""
    child: PersonId | None = None
    why: str = ""
    because: tuple[RecordId, ...] = ()
    result: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """The threshold statement for one child: harm, needs, document, help tried (domain.md section 7.2)."""

    child: PersonId
    harm: str = ""
    needs: str = ""
    document: str = ""
    tried: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What is likely for somebody if nothing changes, or what we hope for; professional opinion."""

    who: str
    """CHILD, SIBLING, AFFECTED, OTHER_CHILDREN, FAMILY, SCHOOL or HOPE."""
    whom: str = ""
    """The name that prints in the first column; a child's name is rendered by profile."""
    text: str
    because: str = ""
    cited: tuple[RecordId, ...] = ()
    domain: str = ""
    """`outcome_domain` code of the nation."""
    horizon: str = ""
    """By when, in words."""
    opinion_of: str = ""
    """Whose professional opinion; the author's when empty."""

    @property
    def founded(self) -> bool:
        """Return whether it says because of what; only then is it used (ux.md section 5.13). A hope needs no reason."""
        return self.who == "HOPE" or bool(self.cited) or bool(self.because.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilDecision:
    """What was decided about an earlier report, in the council's vocabulary."""

    on: str = ""
    decision: str = ""
    reason: str = ""
    what_we_did: str = ""
    conversation: str = ""
    """Whether the council spoke with the school first: "none offered"."""
    children: tuple[PersonId, ...] = ()
    """The children it decides about; the others have no decision yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(Recorded):
    """A referral to a service outside the school. Its number starts with R and the year."""

    file: FileId
    title: str = ""
    status: ReferralStatus = ReferralStatus.DRAFT
    opened_on: str
    recipient: Recipient = Recipient()
    front: FrontSheet = FrontSheet()
    family_text: str = ""
    """Section 1.1 as it prints when it is written by hand; drawn from ticked facts when empty."""
    background: tuple[Chosen, ...] = ()
    interventions: tuple[Chosen, ...] = ()
    """Sections 2.1 and 2.2: interventions, calls and talks."""
    moved_actions: tuple[MovedAction, ...] = ()
    """Section 2.2: actions moved out of the wording of section 1."""
    read_with_care: str = ""
    """Section 2.1, under the table: why its counts are no trend."""
    restrictions: str = ""
    """Section 2.4: the effect of restrictions on the child."""
    in_force: str = ""
    """Section 2.6: what is added in words to the plan and the interim changes that are in force."""
    planned: str = ""
    """Section 2.7 as it prints when it is written by hand; drawn from planned interventions when empty."""
    opinion: str = ""
    requests: tuple[RequestItem, ...] = ()
    thresholds: tuple[Threshold, ...] = ()
    reply_by: str = ""
    outcomes: tuple[Outcome, ...] = ()
    previous: tuple[RecordId, ...] = ()
    changed_since: str = ""
    sent_at: str = ""
    """When it left, as a record says that was kept before the send log: "10 February 2026, 13:35"."""
    sent_how: str = ""
    received_at: str = ""
    acknowledged_at: str = ""
    decision: CouncilDecision | None = None
    """As above: what was decided, in the words of such a record. `referral_course.py` reads both."""
    second_reader: str = ""
    """Who is to read it through before it is signed."""
    overrides: tuple[Override, ...] = ()
    complete_later: CompleteLater | None = None
    quick: QuickReport | None = None
    """Set for a quick report: the eight things on one page in place of the four sections."""
    form: FormUse | None = None
    """The council's or service's own form that goes with it."""
    councils: tuple[CouncilTaking, ...] = ()
    """Where two councils are concerned: which one takes it."""
    sendings: tuple[Sending, ...] = ()
    answers: tuple[ServiceAnswer, ...] = ()
    refusal_steps: tuple[RefusalStep, ...] = ()
    escalations: tuple[Escalation, ...] = ()
    signatures: tuple[SignOff, ...] = ()
    """All that were ever given; those under another reading have fallen away."""

    @property
    def form_goes(self) -> str:
        """Return whether the council's or service's own form goes with it (`answer`): one filled in here does.

        The generic form is nobody's own. Unless somebody said that it does not.
        """
        said = self.front.form_attached
        filled = self.form is not None and self.form.form is not None
        return "YES" if filled and said == "NOT_KNOWN" else said

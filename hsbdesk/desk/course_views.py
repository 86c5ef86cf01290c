"""What the send log of a referral shows, ready in words (domain.md 3.1, 3.2 and 7.5)."""

from dataclasses import dataclass

from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.referral import ReferralStatus
from hsbdesk.domain.sending import EscalationStep, RefusalMatter


@dataclass(frozen=True, slots=True)
class CodeChoice:
    """A code and its label."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SendingRow:
    """One line of the send log."""

    key: str
    """Empty for what a record from before the send log says; nothing can be noted of that one."""
    version: str
    at: str
    """School time; empty where only words are known."""
    when: str
    """"18 March 2026, 14:31"."""
    how: str
    how_text: str
    to: str
    council: str
    by: str
    copies: tuple[str, ...]
    """Ids of filed copies."""
    with_text: str
    """"with the identity key and their form"; empty when nothing went with it."""
    reference: str
    received_at: str
    received: str
    acknowledged_at: str
    acknowledged: str
    """"19 March 2026, G. Harri"; empty until it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseClock:
    """One thing that is due, or runs."""

    key: str
    kind: str
    """A `CourseDueKind`."""
    text: str
    """"Decision on R-2026-0006E"."""
    detail: str
    """What it is counted from and in."""
    due_on: str
    """ISO date."""
    when: str
    """"Today", "Fri 27 March", "Overdue, was due Tue 17 March"."""
    left: str
    """"overdue", "today", "6 working days left"; empty for what is for information."""
    overdue: bool
    is_info: bool
    is_ours: bool
    """Ours to do, in place of theirs."""
    sending: str
    council: str
    children: tuple[PersonId, ...]
    answer: str
    matter: str
    escalation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRow:
    """What was decided about one child."""

    key: str
    sending: str
    child: PersonId | None
    """None for a record from before the send log that decides about all of them."""
    child_name: str
    decision: str
    """Code; empty for a record from before the send log."""
    decision_text: str
    on: str
    when: str
    given_by: str
    how_text: str
    reason: str
    alternative: str
    conversation: str
    what_we_did: str
    """Only of a record from before the send log."""
    refuses: bool
    stands: bool
    """No later answer took its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseChild:
    """A child about whom a decision is asked, with the answer that stands."""

    person: PersonId
    name: str
    answer: AnswerRow | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRow:
    """What came of a matter, as it was noted."""

    outcome: str
    outcome_text: str
    when: str
    words: str
    next_on: str
    next_text: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatterRow:
    """One of the five matters of a refusal."""

    answer: str
    """Key to settle it by."""
    matter: RefusalMatter
    text: str
    question: str
    """What is asked: "Is everyone safe meanwhile?"."""
    is_open: bool
    due_on: str
    when: str
    overdue: bool
    outcomes: tuple[CodeChoice, ...]
    steps: tuple[StepRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalView:
    """One refusal and what it opened."""

    key: str
    title: str
    """"No further action, 13 February 2026: Ioan"."""
    reason: str
    is_over: bool
    matters: tuple[MatterRow, ...]
    open: int


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalationRow:
    """One step that was taken."""

    key: str
    step: EscalationStep
    when: str
    who: str
    grounds: str
    by: str
    answer: str
    answered: str
    next_on: str
    next_text: str
    is_waiting: bool
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep:
    """One rung with what was done on it."""

    step: EscalationStep
    label: str
    state: str
    """done, waiting, next or later."""
    rows: tuple[EscalationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilRow:
    """One of the councils concerned."""

    council: str
    part: str
    """"where it is thought to have happened", "where the child lives"."""
    takes: str
    takes_text: str
    in_writing_on: str
    in_writing: str
    contact: RecordId | None
    asked: str
    """The call in which it was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseView:
    """Everything about a referral after it was written."""

    referral: RecordId
    number: str
    file: FileId
    recipient: str
    code: str
    """Recipient's code: SS, POLICE, ..."""
    nation: str
    status: ReferralStatus
    status_text: str
    is_closed: bool
    closed_text: str
    """Why it was closed, with day and name."""
    more_text: str
    """What they asked for, while it is open."""
    sendings: tuple[SendingRow, ...]
    """Oldest first."""
    clocks: tuple[CourseClock, ...]
    """Late first."""
    children: tuple[CourseChild, ...]
    answers: tuple[AnswerRow, ...]
    """Newest first."""
    refusals: tuple[RefusalView, ...]
    """Newest first."""
    ladder: tuple[LadderStep, ...]
    next_step: EscalationStep | None
    councils: tuple[CouncilRow, ...]
    several_councils: bool
    may_refer_again: bool
    follows: tuple[CodeChoice, ...]
    """Referrals that took it up again: id, number."""
    versions: tuple[str, ...]
    """Signed versions, newest first."""
    copies: tuple[CodeChoice, ...]
    """Filed copies that may be named: id, what it is."""
    calls: tuple[CodeChoice, ...]
    """Calls and talks of the file that may be named, newest first."""
    hows: tuple[CodeChoice, ...]
    decisions: tuple[CodeChoice, ...]
    answer_hows: tuple[CodeChoice, ...]
    steps: tuple[CodeChoice, ...]
    takes: tuple[CodeChoice, ...]

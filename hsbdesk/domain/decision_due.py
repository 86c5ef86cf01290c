"""What brings a decision back: a later concern, its day, or a call whose "return if" nobody answered (domain.md 11)."""

from collections.abc import Sequence
from dataclasses import dataclass

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import NOT_REACHED, Contact, ContactKind
from hsbdesk.domain.decision import Decided, Decision
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral


@dataclass(frozen=True, slots=True)
class Reopened:
    """A decision that is to be answered again, and why."""

    decision: Decision
    concerns: tuple[Concern, ...]
    """Later concerns that nobody has held against it, oldest first."""
    day: str
    """ISO day that has come; empty while it is still ahead."""


@dataclass(frozen=True, slots=True)
class Promised:
    """A call that said what brings it back, and the later concerns it may be."""

    contact: Contact
    concerns: tuple[Concern, ...]


def comes_back_on(decision: Decision) -> str:
    """Return the ISO day on which a decision comes back: the latest that was named."""
    named = [step.next_on for step in decision.reconsidered if step.next_on]
    return named[-1] if named else decision.return_on


def is_open(decision: Decision) -> bool:
    """Return whether a decision can still come back: not referred, not struck out, not referred since."""
    referred = decision.referral is not None or any(not step.stands for step in decision.reconsidered)
    return decision.struck_out is None and decision.decided is not Decided.REFER and not referred


def reopen(decision: Decision, concerns: Sequence[Concern], today: str) -> Reopened | None:
    """Return why a decision is to be answered again today, or None; `concerns` are those of its file.

    A concern is later when it was recorded after the decision, whatever day it speaks of: it was not weighed.
    """
    if not is_open(decision):
        return None
    known = {*decision.about, *(step.concern for step in decision.reconsidered if step.concern is not None)}
    later = _later(concerns, decision.recorded_at, known)
    day = comes_back_on(decision)
    come = day if day and day <= today else ""
    return Reopened(decision, later, come) if later or come else None


def promised_calls(
    contacts: Sequence[Contact],
    concerns: Sequence[Concern],
    decisions: Sequence[Decision],
    referrals: Sequence[Referral],
) -> tuple[Promised, ...]:
    """Return the calls whose "return if" a later concern may meet, and that nothing has answered since.

    A report by phone or in writing answers every call before it; a decision about a call answers that call.
    """
    decided = {record for decision in decisions if decision.struck_out is None for record in decision.about}
    answers = [
        call.recorded_at
        for call in contacts
        if call.kind in {ContactKind.REPORT, ContactKind.TOLD_TO_REPORT_IN_WRITING} and call.struck_out is None
    ]
    answers += [referral.recorded_at for referral in referrals if referral.struck_out is None]
    found: list[Promised] = []
    for call in contacts:
        if not call.return_if.strip() or call.struck_out is not None or call.kind in NOT_REACHED:
            continue
        if call.id in decided or any(at > call.recorded_at for at in answers):
            continue
        later = _later(concerns, call.recorded_at, set(call.about))
        if later:
            found.append(Promised(call, later))
    return tuple(found)


def _later(concerns: Sequence[Concern], since: str, known: set[RecordId]) -> tuple[Concern, ...]:
    """Return the concerns recorded since then that count or may still count: notes and struck-out ones do not."""
    later = [
        concern
        for concern in concerns
        if concern.recorded_at > since
        and concern.id not in known
        and concern.struck_out is None
        and concern.state != "NOT_HSB"
    ]
    return tuple(sorted(later, key=lambda concern: (concern.recorded_at, concern.number)))

"""What has become of a referral, read in one place (domain.md 3.2 and 7.5).

A record from before the send log says in words when it was sent and what was decided; since then every sending, every
answer and every step after a refusal is an entry of its own. Nobody else reads the two: they ask here.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.record import Amendment
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.sending import Escalation, EscalationStep, RefusalMatter, RefusalStep, Sending, ServiceAnswer

REFUSALS = frozenset({"NO_FURTHER_ACTION", "ADVICE_ONLY", "SIGNPOSTED_EARLY_HELP", "DECLINED"})
"""Decisions that open the five matters, of a council and of a service."""
NOT_SENT = frozenset({ReferralStatus.DRAFT, ReferralStatus.READY, ReferralStatus.PHONED})
MORE_ASKED_FOR = "MORE_ASKED_FOR"
CLOSED_BECAUSE = "CLOSED_BECAUSE"
"""Kinds of what is added to a referral in the open: that more was asked for, and why it was closed."""
OUTCOMES: dict[RefusalMatter, tuple[str, ...]] = {
    RefusalMatter.SAFE_MEANWHILE: ("SAFE", "NOT_SAFE", "NOT_KNOWN"),
    RefusalMatter.REASON: ("GIVEN", "NOT_GIVEN", "NOT_REACHED"),
    RefusalMatter.ANSWER: ("ACCEPTED", "ESCALATED"),
    RefusalMatter.EARLY_HELP: ("AGREED", "DECLINED", "OFFERED", "NOT_OFFERED"),
    RefusalMatter.REVIEW: ("SET", "HELD"),
}
"""What may come of each matter: `refusal_outcome` codes."""
_STAYS_OPEN = frozenset({"NOT_SAFE", "NOT_KNOWN", "NOT_REACHED", "OFFERED", "SET"})
_WRITTEN_DAY = re.compile(r"(\d{1,2}) (\w+) (\d{4})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One answer that refused, for one child or several, and what was done about each matter."""

    key: str
    """Key of its first answer; the steps name it."""
    answers: tuple[ServiceAnswer, ...]
    steps: tuple[RefusalStep, ...]
    """In the order they were noted."""
    is_over: bool
    """Another answer has taken its place for every child."""

    @property
    def on(self) -> str:
        """Return when it was given."""
        return self.answers[0].on

    def latest(self, matter: RefusalMatter) -> RefusalStep | None:
        """Return what stands about a matter, None before anything was noted."""
        return next((step for step in reversed(self.steps) if step.matter is matter), None)

    def is_open(self, matter: RefusalMatter) -> bool:
        """Return whether somebody still has to act; somebody not safe, or not reached, leaves it open."""
        if self.is_over:
            return False
        step = self.latest(matter)
        if matter is RefusalMatter.REVIEW and step is not None and step.outcome == "HELD":
            return bool(step.next_on)
        return step is None or step.outcome in _STAYS_OPEN

    @property
    def open(self) -> tuple[RefusalMatter, ...]:
        """Return the matters that are open, in their order."""
        return tuple(matter for matter in RefusalMatter if self.is_open(matter))


def was_sent(referral: Referral) -> bool:
    """Return whether it has left the school."""
    return bool(referral.sendings or referral.sent_at) or referral.status not in NOT_SENT


def sent_on(referral: Referral) -> date | None:
    """Return the day a referral was first sent, None for a draft; the day it was received where only that is known."""
    if referral.struck_out is not None:
        return None
    first = min((sending.at for sending in referral.sendings), default="")
    if first:
        return day_of(first)
    if referral.status in NOT_SENT:
        return None
    return _written_day(referral.sent_at) or day_of(referral.received_at) or day_of(referral.acknowledged_at)


def received_at(referral: Referral) -> str:
    """Return when they first had it, school time or ISO date; empty where nobody noted it."""
    return min((s.received_at for s in referral.sendings if s.received_at), default=referral.received_at)


def acknowledged_at(referral: Referral) -> str:
    """Return when they first acknowledged it, school time or ISO date; empty where they did not."""
    return min((s.acknowledged_at for s in referral.sendings if s.acknowledged_at), default=referral.acknowledged_at)


def is_decided(referral: Referral) -> bool:
    """Return whether something was decided about it."""
    return bool(referral.answers) or referral.decision is not None


def decided_on(referral: Referral) -> date | None:
    """Return the day on which it was last decided about."""
    if referral.answers:
        return day_of(max(answer.on for answer in referral.answers))
    return day_of(referral.decision.on) or _written_day(referral.decision.on) if referral.decision else None


def latest_answers(referral: Referral) -> dict[PersonId, ServiceAnswer]:
    """Return the answer that stands for each child; a later one takes the place of an earlier one."""
    found: dict[PersonId, ServiceAnswer] = {}
    for answer in sorted(referral.answers, key=lambda one: one.on):
        found[answer.child] = answer
    return found


def refusals_of(referral: Referral) -> tuple[Refusal, ...]:
    """Return each refusal with its steps, oldest first; children refused in one answer are one refusal."""
    stand = {answer.key for answer in latest_answers(referral).values()}
    groups: dict[tuple[str, str, str, str], list[ServiceAnswer]] = {}
    for answer in referral.answers:
        if answer.decision in REFUSALS:
            groups.setdefault((answer.on, answer.sending, answer.given_by, answer.noted_at), []).append(answer)
    found: list[Refusal] = []
    for answers in groups.values():
        keys = {answer.key for answer in answers}
        found.append(
            Refusal(
                key=answers[0].key,
                answers=tuple(answers),
                steps=tuple(step for step in referral.refusal_steps if step.answer in keys),
                is_over=not keys & stand,
            )
        )
    return tuple(sorted(found, key=lambda one: one.on))


def refusal_of(referral: Referral, answer: str) -> Refusal | None:
    """Return the refusal that an answer belongs to, None for an answer that refused nothing."""
    return next((one for one in refusals_of(referral) if any(a.key == answer for a in one.answers)), None)


def next_step(referral: Referral) -> EscalationStep | None:
    """Return the step of the ladder that comes next, None on its last."""
    ladder = tuple(EscalationStep)
    reached = [ladder.index(escalation.step) for escalation in referral.escalations]
    place = max(reached, default=-1) + 1
    return ladder[place] if place < len(ladder) else None


def is_waiting(escalation: Escalation) -> bool:
    """Return whether a step up the ladder still waits for its answer."""
    return not escalation.answer.strip()


def asked_for_more(referral: Referral) -> Amendment | None:
    """Return what they asked for and did not get yet: a sending or an answer after it settles it."""
    asked = next((one for one in reversed(referral.amendments) if one.kind == MORE_ASKED_FOR), None)
    if asked is None:
        return None
    since = [*((s.noted_at, s.at) for s in referral.sendings), *((a.noted_at, a.on) for a in referral.answers)]
    settled = any(noted > asked.at or when[:10] > asked.said_on for noted, when in since)
    return None if settled else asked


def closed_because(referral: Referral) -> Amendment | None:
    """Return why it was closed, None while it is open."""
    if referral.status is not ReferralStatus.CLOSED:
        return None
    return next((one for one in reversed(referral.amendments) if one.kind == CLOSED_BECAUSE), None)


def status_of(referral: Referral) -> ReferralStatus:
    """Return where a referral stands by what is noted of it; what was closed stays closed."""
    if referral.status is ReferralStatus.CLOSED:
        return ReferralStatus.CLOSED
    if asked_for_more(referral) is not None:
        return ReferralStatus.RETURNED_MORE_INFO
    if _is_disputed(referral):
        return ReferralStatus.ESCALATED
    newest = max(referral.sendings, key=lambda one: one.at, default=None)
    if referral.answers and (newest is None or any(_answers(answer, newest) for answer in referral.answers)):
        return ReferralStatus.DECIDED
    if newest is None:
        return referral.status
    return ReferralStatus.ACKNOWLEDGED if newest.acknowledged_at else ReferralStatus.SENT


def report_calls(referral: Referral, others: Iterable[Referral], contacts: Iterable[Contact]) -> tuple[Contact, ...]:
    """Return the calls in which this referral was made by phone, oldest first.

    A call saved as a report belongs to the first referral to a council that left after it, or to the newest that has
    not left; one that went to the police belongs to none.
    """
    if referral.recipient.code != "SS":
        return ()
    rivals = [one for one in others if one.recipient.code == "SS" and one.struck_out is None]
    found = [
        call
        for call in contacts
        if call.kind is ContactKind.REPORT
        and referral.file in call.files
        and call.struck_out is None
        and not _to_police(call)
        and _owner(call, [*(one for one in rivals if one.id != referral.id), referral]) == referral.id
    ]
    return tuple(sorted(found, key=call_at))


def call_at(call: Contact) -> str:
    """Return when a call began, "2026-03-17T14:40"; its day alone where no time is known."""
    return f"{call.when.start or ''}T{call.when.time}" if call.when.time else call.when.start or ""


def day_of(moment: str) -> date | None:
    """Return the day of a school time or an ISO date; None for anything else."""
    return date.fromisoformat(moment[:10]) if is_day(moment[:10]) else None


def followers(referral: Referral, others: Sequence[Referral]) -> tuple[Referral, ...]:
    """Return the referrals that took this one up again, oldest first."""
    found = [one for one in others if referral.id in one.previous and one.struck_out is None]
    return tuple(sorted(found, key=lambda one: (one.opened_on, one.number)))


def _is_disputed(referral: Referral) -> bool:
    """Return whether a step of the ladder waits, or is still to be taken."""
    if any(is_waiting(escalation) for escalation in referral.escalations):
        return True
    for refusal in refusals_of(referral):
        step = refusal.latest(RefusalMatter.ANSWER)
        if step is not None and step.outcome == "ESCALATED" and not refusal.is_over:
            return not any(escalation.on[:10] >= refusal.on[:10] for escalation in referral.escalations)
    return False


def _answers(answer: ServiceAnswer, sending: Sending) -> bool:
    """Return whether an answer came to a sending, or after it."""
    return answer.sending == sending.key or (answer.on[:10] >= sending.at[:10] and not answer.sending)


def _owner(call: Contact, referrals: Sequence[Referral]) -> RecordId | None:
    left = [(_left_at(one), one.id) for one in referrals if sent_on(one) is not None]
    after = sorted(pair for pair in left if pair[0] >= call_at(call))
    if after:
        return after[0][1]
    waiting = [one for one in referrals if not was_sent(one)]
    newest = max(waiting, key=lambda one: (one.opened_on, one.number), default=None)
    return newest.id if newest is not None else None


def _left_at(referral: Referral) -> str:
    """Return when it first left; a day alone lasts until its end, so that a call of that day came before."""
    first = min((sending.at for sending in referral.sendings), default=str(sent_on(referral)))
    return first if "T" in first else f"{first}T23:59"


def _to_police(call: Contact) -> bool:
    return "police" in f"{call.organisation} {call.with_role}".casefold()


def _written_day(text: str) -> date | None:
    """Return the first day written out in a text: "10 February 2026, 13:35"."""
    for day, month, year in _WRITTEN_DAY.findall(text):
        if month in ENGLISH.months and 1 <= int(day) <= 31:
            try:
                return date(int(year), ENGLISH.months.index(month) + 1, int(day))
            except ValueError:
                continue
    return None

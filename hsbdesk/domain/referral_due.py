"""What is due about a referral that has left, worked out from its records every day (domain.md 3.1 and 3.2).

No task can be struck out or forgotten here: a clock ends when what it waits for is noted, and not before. Clocks of
the council count in working days of the recipient's nation; a school closure never stops one.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from hsbdesk.domain.content_parts import Timer
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.referral_course import (
    NOT_SENT,
    Refusal,
    acknowledged_at,
    asked_for_more,
    day_of,
    is_decided,
    is_waiting,
    next_step,
    received_at,
    refusals_of,
    sent_on,
)
from hsbdesk.domain.sending import EscalationStep, RefusalMatter, Sending, ServiceAnswer
from hsbdesk.domain.timers import Clock, add_working_days, clock_working_days

FOLLOW_UP_DAYS = 10
"""Working days after which a service without a legal clock is asked again; a habit of ours, no rule."""


class CourseDueKind(StrEnum):
    """What is due."""

    DECIDE = "DECIDE"
    """T_LA_DECIDE: the council decides about each child."""
    TAKE = "TAKE"
    """It has answered, but neither of two councils has accepted in writing."""
    ACKNOWLEDGE = "ACKNOWLEDGE"
    """T_ACK7, Wales."""
    FOLLOW_UP = "FOLLOW_UP"
    """A service that no law gives a day."""
    MORE = "MORE"
    """They asked for more; it is ours to send."""
    MATTER = "MATTER"
    """One of the five that a refusal opened."""
    ESCALATE = "ESCALATE"
    """Not accepted, and the step is not taken yet."""
    NEXT_CONTACT = "NEXT_CONTACT"
    """A step up the ladder is to be followed up."""
    ASSESS = "ASSESS"
    """T_ASSESS, for information."""
    CONFERENCE = "CONFERENCE"
    """T_ICPC, for information."""


FOR_INFORMATION = frozenset({CourseDueKind.ASSESS, CourseDueKind.CONFERENCE})
OF_THE_COUNCIL = frozenset(
    {
        CourseDueKind.DECIDE,
        CourseDueKind.TAKE,
        CourseDueKind.ACKNOWLEDGE,
        CourseDueKind.FOLLOW_UP,
        *FOR_INFORMATION,
    }
)
"""Theirs to do; ours once it is late: chase."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """One time the council had it: in a call, or as a document."""

    at: str
    """School time or ISO date."""
    council: str = ""
    sending: str = ""
    """Key of the sending; empty for a call."""
    call: RecordId | None = None
    is_presumed: bool = False
    """Nobody noted when they had it: counted from when it was sent."""

    @property
    def day(self) -> date:
        """Return the day of it."""
        return date.fromisoformat(self.at[:10])


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseDue:
    """One thing that is due of a referral."""

    kind: CourseDueKind
    record: RecordId
    on: date
    """Until when; a day is due until it ends."""
    is_overdue: bool
    clock: Clock | None = None
    """What is counted, for clocks; a duty of ours has none."""
    receipt: Receipt | None = None
    council: str = ""
    """The council it is about, where two are concerned."""
    children: tuple[PersonId, ...] = ()
    """Those it is about: who has no decision yet, who was refused."""
    answer: str = ""
    """Key of the answer that refused."""
    matter: RefusalMatter | None = None
    escalation: str = ""
    step: EscalationStep | None = None

    @property
    def key(self) -> str:
        """Return what tells it from every other one."""
        about = (self.council, self.answer, self.matter or "", self.escalation)
        source = (self.receipt.sending or self.receipt.call or "") if self.receipt is not None else ""
        return ":".join((self.record, self.kind, source, *about))


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseLook:
    """What the clocks of one referral are counted with."""

    referral: Referral
    children: tuple[PersonId, ...]
    """About whom a decision is asked."""
    calls: tuple[Receipt, ...]
    """The calls in which it was reported."""
    timers: Mapping[str, Timer]
    """Of the recipient's nation, by id."""
    bank_holidays: frozenset[date]
    today: date

    def clock(self, timer: str, start: date) -> Clock | None:
        """Return the clock of a timer, None where the recipient's nation has no such timer."""
        known = self.timers.get(timer)
        if known is None:
            return None
        return clock_working_days(timer, start, known.amount, self.bank_holidays)


def due_of_referral(look: CourseLook) -> tuple[CourseDue, ...]:
    """Return everything that is due about a referral on a day: what is late first, then by day."""
    referral = look.referral
    if referral.struck_out is not None or referral.status is ReferralStatus.CLOSED:
        return ()
    found = [*_decisions(look), *_acknowledgements(look), *_more(look), *_refusals(look), *_information(look)]
    return tuple(sorted(found, key=lambda due: (not due.is_overdue, due.on, due.key)))


def councils_of(referral: Referral) -> tuple[str, ...]:
    """Return the councils that were asked, each once; one alone has no name here unless somebody gave it."""
    named = (*(taking.council for taking in referral.councils), *(sending.council for sending in referral.sendings))
    return tuple(dict.fromkeys(council for council in named if council))


def taken_by(referral: Referral) -> str:
    """Return the council that accepted in writing, empty while none has."""
    return next((taking.council for taking in reversed(referral.councils) if taking.in_writing_on), "")


def receipts_of(referral: Referral, calls: Sequence[Receipt]) -> tuple[Receipt, ...]:
    """Return every time they had it, oldest first: in a call, or as a document, received or presumed so when sent.

    A call gives way to the written report that follows it to the same council (demo.md section 12).
    """
    written = [_receipt(sending) for sending in referral.sendings]
    found = [*written, *(call for call in calls if not any(_confirms(one, call) for one in written))]
    if not referral.sendings and referral.status not in NOT_SENT:
        at, sent = received_at(referral), sent_on(referral)
        if at or sent is not None:
            found.append(Receipt(at=at or str(sent), is_presumed=not at))
    return tuple(sorted((one for one in found if day_of(one.at) is not None), key=lambda one: one.at))


def _confirms(document: Receipt, call: Receipt) -> bool:
    same = not document.council or not call.council or document.council == call.council
    return same and document.at[:16] >= call.at[:16]


def _receipt(sending: Sending) -> Receipt:
    at = sending.received_at or sending.at
    return Receipt(at=at, council=sending.council, sending=sending.key, is_presumed=not sending.received_at)


def _decisions(look: CourseLook) -> Iterator[CourseDue]:
    """Yield one clock a council: from the first receipt it has not answered about every child."""
    referral = look.referral
    receipts = receipts_of(referral, look.calls)
    councils, taker = councils_of(referral), taken_by(referral)
    several = len(councils) > 1
    for council in (taker,) if several and taker else councils if several else ("",):
        own = [one for one in receipts if not several or one.council in {"", council}]
        first = next(((one, left) for one in own if (left := _unanswered(look, one, council if several else ""))), None)
        if first is not None:
            yield from _decision(look, *first, council=council if several else "")
        elif own and several and not taker:
            clock = look.clock("T_LA_DECIDE", own[0].day)
            if clock is not None:
                yield _clocked(look, CourseDueKind.TAKE, clock, receipt=own[0], council=council)


def _decision(look: CourseLook, receipt: Receipt, left: tuple[PersonId, ...], *, council: str) -> Iterator[CourseDue]:
    if look.referral.recipient.code == "SS":
        clock, kind = look.clock("T_LA_DECIDE", receipt.day), CourseDueKind.DECIDE
    else:
        clock = clock_working_days("", receipt.day, FOLLOW_UP_DAYS, look.bank_holidays)
        kind = CourseDueKind.FOLLOW_UP
    if clock is not None and asked_for_more(look.referral) is None:
        yield _clocked(look, kind, clock, receipt=receipt, council=council, children=left)


def _unanswered(look: CourseLook, receipt: Receipt, council: str) -> tuple[PersonId, ...]:
    """Return the children about whom nothing was decided since a receipt; of a record before the log all or none."""
    referral = look.referral
    if not referral.sendings and not referral.answers and is_decided(referral):
        return ()
    sendings = {sending.key: sending for sending in referral.sendings}

    def counts(answer: ServiceAnswer) -> bool:
        sending = sendings.get(answer.sending)
        from_council = sending.council if sending is not None else ""
        if council and from_council and from_council != council:
            return False
        return answer.sending == receipt.sending != "" or answer.on[:10] >= receipt.at[:10]

    answered = {answer.child for answer in referral.answers if counts(answer)}
    return tuple(child for child in look.children if child not in answered)


def _acknowledgements(look: CourseLook) -> Iterator[CourseDue]:
    """Yield the clock of the first document that nobody acknowledged; a decision about it is an answer too."""
    referral = look.referral
    if referral.recipient.code != "SS":
        return
    taker = taken_by(referral)
    waiting: dict[str, Sending] = {}
    for sending in sorted(referral.sendings, key=lambda one: one.at):
        if taker and sending.council and sending.council != taker:
            continue
        if sending.acknowledged_at or any(_is_answer_to(answer, sending) for answer in referral.answers):
            waiting.pop(sending.council, None)
        else:
            waiting.setdefault(sending.council, sending)
    for sending in waiting.values():
        yield from _acknowledgement(look, _receipt(sending), day_of(sending.at))
    sent = sent_on(referral)
    if sent is not None and not (referral.sendings or is_decided(referral) or acknowledged_at(referral)):
        yield from _acknowledgement(look, Receipt(at=sent.isoformat()), sent)


def _acknowledgement(look: CourseLook, receipt: Receipt, sent: date | None) -> Iterator[CourseDue]:
    clock = look.clock("T_ACK7", sent) if sent is not None else None
    if clock is not None:
        yield _clocked(look, CourseDueKind.ACKNOWLEDGE, clock, receipt=receipt, council=receipt.council)


def _is_answer_to(answer: ServiceAnswer, sending: Sending) -> bool:
    return answer.sending == sending.key or (not answer.sending and answer.on[:10] >= sending.at[:10])


def _more(look: CourseLook) -> Iterator[CourseDue]:
    asked = asked_for_more(look.referral)
    if asked is not None:
        on = day_of(asked.said_on) or look.today
        yield _duty(look, CourseDueKind.MORE, on)


def _refusals(look: CourseLook) -> Iterator[CourseDue]:
    referral = look.referral
    for refusal in refusals_of(referral):
        children = tuple(answer.child for answer in refusal.answers)
        for matter in refusal.open:
            step = refusal.latest(matter)
            on = day_of(step.next_on) if step is not None and step.next_on else None
            yield _duty(
                look,
                CourseDueKind.MATTER,
                on or _day(refusal.on, look.today),
                answer=refusal.key,
                matter=matter,
                children=children,
            )
        yield from _escalate(look, refusal)
    for escalation in referral.escalations:
        on = day_of(escalation.next_on)
        if on is None and is_waiting(escalation):
            on = add_working_days(_day(escalation.on, look.today), 1, look.bank_holidays)
        if on is not None:
            yield _duty(look, CourseDueKind.NEXT_CONTACT, on, escalation=escalation.key, step=escalation.step)


def _escalate(look: CourseLook, refusal: Refusal) -> Iterator[CourseDue]:
    step = refusal.latest(RefusalMatter.ANSWER)
    if step is None or step.outcome != "ESCALATED" or refusal.is_over:
        return
    if any(escalation.on[:10] >= refusal.on[:10] for escalation in look.referral.escalations):
        return
    on = day_of(step.next_on) or _day(step.on, look.today)
    yield _duty(look, CourseDueKind.ESCALATE, on, answer=refusal.key, step=next_step(look.referral))


def _information(look: CourseLook) -> Iterator[CourseDue]:
    """Yield the council's own deadlines for what it decided to do; they are for information and never late."""
    referral = look.referral
    if referral.recipient.code != "SS":
        return
    had_conference = {answer.child for answer in referral.answers if answer.decision == "CONFERENCE"}
    wales = referral.recipient.nation == "wales"
    for answer in referral.answers:
        if answer.child in had_conference:
            continue
        start = day_of(answer.on)
        if answer.decision == ("S47" if wales else "CARE_AND_SUPPORT_ASSESSMENT"):
            if not wales:
                receipts = receipts_of(referral, look.calls)
                start = receipts[0].day if receipts else start
            yield from _informed(look, CourseDueKind.ASSESS, "T_ASSESS", start, answer)
        if answer.decision == "STRATEGY_DISCUSSION":
            yield from _informed(look, CourseDueKind.CONFERENCE, "T_ICPC", start, answer)


def _informed(
    look: CourseLook, kind: CourseDueKind, timer: str, start: date | None, answer: ServiceAnswer
) -> Iterator[CourseDue]:
    clock = look.clock(timer, start) if start is not None else None
    if clock is not None:
        yield _clocked(look, kind, clock, children=(answer.child,), answer=answer.key)


def _clocked(
    look: CourseLook,
    kind: CourseDueKind,
    clock: Clock,
    *,
    receipt: Receipt | None = None,
    council: str = "",
    children: tuple[PersonId, ...] = (),
    answer: str = "",
) -> CourseDue:
    on = clock.due
    return CourseDue(
        kind=kind,
        record=look.referral.id,
        on=on,
        is_overdue=kind not in FOR_INFORMATION and look.today > on,
        clock=clock,
        receipt=receipt,
        council=council,
        children=children,
        answer=answer,
    )


def _duty(
    look: CourseLook,
    kind: CourseDueKind,
    on: date,
    *,
    answer: str = "",
    matter: RefusalMatter | None = None,
    children: tuple[PersonId, ...] = (),
    escalation: str = "",
    step: EscalationStep | None = None,
) -> CourseDue:
    return CourseDue(
        kind=kind,
        record=look.referral.id,
        on=on,
        is_overdue=look.today > on,
        answer=answer,
        matter=matter,
        children=children,
        escalation=escalation,
        step=step,
    )


def _day(moment: str, otherwise: date) -> date:
    return day_of(moment) or otherwise


def years_of(moments: Iterable[str], today: date) -> range:
    """Return the years whose bank holidays the clocks need: from the first moment to a year ahead."""
    days = [day for moment in moments if (day := day_of(moment)) is not None]
    return range(min((day.year for day in days), default=today.year), (today + timedelta(days=366)).year + 1)

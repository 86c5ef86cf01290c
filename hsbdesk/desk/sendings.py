"""What happens to a referral after it was written: sent, received, answered, refused, escalated, closed.

All of it is added to the referral and none of it is part of what was signed: a signed version stays signed.
"""

from dataclasses import replace
from datetime import datetime
from typing import TypeVar

from hsbdesk.desk.course_reading import read_course
from hsbdesk.desk.course_views import CourseView
from hsbdesk.desk.referral_text import referral_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import Tasks
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.ids import RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.record import Amendment
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.referral_course import (
    CLOSED_BECAUSE,
    MORE_ASKED_FOR,
    OUTCOMES,
    call_at,
    refusal_of,
    refusals_of,
    status_of,
    was_sent,
)
from hsbdesk.domain.sending import CouncilTaking, Escalation, RefusalMatter, RefusalStep, Sending, ServiceAnswer
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records

T = TypeVar("T", Sending, Escalation)
_NEEDS_WORDS = frozenset({"ACCEPTED", "NOT_OFFERED", "NOT_SAFE"})
"""Outcomes that say nothing without a reason."""


class Sendings:
    """Keeps the course of referrals."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, referral_id: RecordId) -> CourseView:
        """Return the send log, clocks, answers, refusals, ladder and councils. Raises DeskError("record_missing")."""
        self._session.allow(Action.READ)
        return read_course(self._session, referral_id)

    # -- sent

    def note_sent(self, referral_id: RecordId, sending: Sending) -> str:
        """Note that it left, and return the entry's key; the task to report in writing is done with it.

        An empty key is made; a known one corrects that entry. Raises DeskError about the field "at", "how" or "to",
        and ("course_closed").
        """
        referral = self._open(referral_id)
        self._check_moment(sending.at, "at", missing="sending_needs_at")
        if sending.how not in self._session.content.codes("send_how"):
            raise DeskError("sending_needs_how", field="how")
        if not sending.to.strip():
            raise DeskError("sending_needs_to", field="to")
        for moment, field in ((sending.received_at, "received_at"), (sending.acknowledged_at, "acknowledged_at")):
            if moment:
                self._check_moment(moment, field)
                _refuse_before(moment, sending.at, field)
        kept = replace(
            sending,
            key=sending.key or new_id(),
            by=sending.by or self._session.me.short,
            noted_at=self._session.stamp(),
            noted_by=self._session.me.short,
        )
        others = tuple(one for one in referral.sendings if one.key != kept.key)
        changed = replace(referral, sendings=(*others, kept))
        with self._session.saving():
            self._keep(changed, "sent")
            self._finish_reports(changed, kept)
        return kept.key

    def note_received(self, referral_id: RecordId, sending_key: str, at: str) -> None:
        """Note when they had it: the council's clock counts from then. Raises DeskError about the field "at"."""
        referral = self._open(referral_id)
        sending = _find(referral.sendings, sending_key, "sending_missing")
        self._check_moment(at, "at")
        _refuse_before(at, sending.at, "at")
        self._save(referral, replace(sending, received_at=at), "received")

    def note_acknowledged(self, referral_id: RecordId, sending_key: str, at: str, by: str) -> None:
        """Note that they said they have it. Raises DeskError about the field "at"."""
        referral = self._open(referral_id)
        sending = _find(referral.sendings, sending_key, "sending_missing")
        self._check_moment(at, "at")
        _refuse_before(at, sending.at, "at")
        self._save(referral, replace(sending, acknowledged_at=at, acknowledged_by=by.strip()), "acknowledged")

    def note_taking(self, referral_id: RecordId, taking: CouncilTaking) -> None:
        """Note whether one of two councils takes it; what was noted of that council before is replaced.

        Raises DeskError about the field "council" or "in_writing_on".
        """
        referral = self._open(referral_id)
        if not taking.council.strip():
            raise DeskError("taking_needs_council", field="council")
        if taking.in_writing_on:
            self._check_moment(taking.in_writing_on, "in_writing_on")
        kept = replace(taking, council=taking.council.strip(), noted_at=self._session.stamp(), noted_by=self._me)
        others = tuple(one for one in referral.councils if one.council != kept.council)
        self._store(replace(referral, councils=(*others, kept)), "council_noted")

    # -- answered

    def note_answer(self, referral_id: RecordId, answers: tuple[ServiceAnswer, ...]) -> tuple[str, ...]:
        """Note what was decided about each child, and return the keys; a refusal opens its five matters.

        A known key corrects that answer. Raises DeskError about the field "child", "decision", "on" or "given_by", and
        ("answer_not_sent").
        """
        referral = self._open(referral_id)
        if not was_sent(referral) and not self._was_phoned(referral):
            raise DeskError("answer_not_sent")
        if not answers:
            raise DeskError("answer_needs_child", field="child")
        known = {*self._session.content.codes("council_decision"), *self._session.content.codes("service_decision")}
        kept: list[ServiceAnswer] = []
        for answer in answers:
            if not answer.child:
                raise DeskError("answer_needs_child", field="child")
            if answer.decision not in known:
                raise DeskError("answer_needs_decision", field="decision")
            self._check_moment(answer.on, "on")
            if not answer.given_by.strip():
                raise DeskError("answer_needs_given_by", field="given_by")
            if answer.sending:
                _refuse_before(answer.on, _find(referral.sendings, answer.sending, "sending_missing").at, "on")
            kept.append(replace(answer, key=answer.key or new_id(), noted_at=self._session.stamp(), noted_by=self._me))
        keys = tuple(answer.key for answer in kept)
        others = tuple(one for one in referral.answers if one.key not in keys)
        self._store(replace(referral, answers=(*others, *kept)), "decision_noted")
        return keys

    def returned_for_more(self, referral_id: RecordId, words: str, on: str, by: str = "") -> None:
        """Note that they ask for more before they decide; the next sending answers it.

        Raises DeskError about the field "words" or "on".
        """
        referral = self._open(referral_id)
        if not words.strip():
            raise DeskError("returned_needs_words", field="words")
        self._check_moment(on, "on")
        self._store(self._added(referral, MORE_ASKED_FOR, words, said_on=on[:10], said_by=by), "more_asked")

    # -- refused

    def settle(self, referral_id: RecordId, step: RefusalStep) -> None:
        """Note what came of one of the matters that a refusal opened.

        Raises DeskError about the field "outcome", "on", "words" or "next_on", and ("settle_not_refused").
        """
        referral = self._open(referral_id)
        refusal = refusal_of(referral, step.answer)
        if refusal is None:
            raise DeskError("settle_not_refused")
        if step.outcome not in OUTCOMES[step.matter]:
            raise DeskError("settle_needs_outcome", field="outcome")
        self._check_moment(step.on, "on")
        if step.outcome in _NEEDS_WORDS and not step.words.strip():
            raise DeskError("settle_needs_words", field="words")
        sets_day = step.matter is RefusalMatter.REVIEW and step.outcome == "SET"
        if (sets_day or step.next_on) and not self._is_coming(step.next_on):
            raise DeskError("settle_needs_review", field="next_on")
        kept = replace(
            step, answer=refusal.key, by=step.by or self._me, noted_at=self._session.stamp(), noted_by=self._me
        )
        self._store(replace(referral, refusal_steps=(*referral.refusal_steps, kept)), "settled")

    def escalate(self, referral_id: RecordId, escalation: Escalation) -> str:
        """Note a step up the ladder, and return its key; "accept or escalate" of an open refusal is answered with it.

        Raises DeskError about the field "on", "who", "grounds" or "next_on", and ("escalation_not_sent").
        """
        referral = self._open(referral_id)
        if not was_sent(referral) and not self._was_phoned(referral):
            raise DeskError("escalation_not_sent")
        self._check_moment(escalation.on, "on")
        if not escalation.who.strip():
            raise DeskError("escalation_needs_who", field="who")
        if not escalation.grounds.strip():
            raise DeskError("escalation_needs_grounds", field="grounds")
        if escalation.next_on and not self._is_coming(escalation.next_on):
            raise DeskError("settle_needs_review", field="next_on")
        kept = replace(
            escalation,
            key=escalation.key or new_id(),
            by=escalation.by or self._me,
            noted_at=self._session.stamp(),
            noted_by=self._me,
        )
        steps = tuple(
            RefusalStep(
                answer=refusal.key,
                matter=RefusalMatter.ANSWER,
                outcome="ESCALATED",
                on=kept.on,
                by=kept.by,
                contact=kept.contact,
                noted_at=kept.noted_at,
                noted_by=kept.noted_by,
            )
            for refusal in refusals_of(referral)
            if refusal.is_open(RefusalMatter.ANSWER)
        )
        others = tuple(one for one in referral.escalations if one.key != kept.key)
        changed = replace(
            referral,
            escalations=(*others, kept),
            refusal_steps=(*referral.refusal_steps, *steps),
        )
        self._store(changed, "escalated")
        return kept.key

    def note_escalation_answer(self, referral_id: RecordId, key: str, answer: str, on: str, next_on: str) -> None:
        """Note what was answered to a step; `next_on` is the next contact, empty when it is settled.

        Raises DeskError about the field "answer", "on" or "next_on".
        """
        referral = self._open(referral_id)
        escalation = _find(referral.escalations, key, "escalation_missing")
        if not answer.strip():
            raise DeskError("escalation_needs_answer", field="answer")
        self._check_moment(on, "on")
        _refuse_before(on, escalation.on, "on")
        if next_on and not self._is_coming(next_on):
            raise DeskError("settle_needs_review", field="next_on")
        kept = replace(escalation, answer=answer, answered_on=on, next_on=next_on)
        steps = tuple(kept if one.key == key else one for one in referral.escalations)
        self._store(replace(referral, escalations=steps), "escalation_answered")

    # -- closed

    def close(self, referral_id: RecordId, because: str) -> None:
        """Close it: nothing more is due. Raises DeskError("close_needs_because") and ("close_matter_open", n=)."""
        referral = self._open(referral_id)
        if not because.strip():
            raise DeskError("close_needs_because", field="because")
        left = sum(len(refusal.open) for refusal in refusals_of(referral))
        if left:
            raise DeskError("close_matter_open", n=left)
        closed = self._added(replace(referral, status=ReferralStatus.CLOSED), CLOSED_BECAUSE, because)
        self._store(closed, "closed")

    # -- parts of it

    @property
    def _me(self) -> str:
        return self._session.me.short

    def _open(self, referral_id: RecordId) -> Referral:
        self._session.allow(Action.REFER)
        referral = read_record(self._session.db, Referral, referral_id)
        if referral.status is ReferralStatus.CLOSED:
            raise DeskError("course_closed")
        return referral

    def _added(self, referral: Referral, kind: str, words: str, *, said_on: str = "", said_by: str = "") -> Referral:
        """Return the referral with something added in the open."""
        added = Amendment(
            kind=kind, text=words.strip(), reason="", by=self._me, at=self._session.stamp(), said_on=said_on,
            said_by=said_by,
        )  # fmt: skip
        return replace(referral, amendments=(*referral.amendments, added))

    def _save(self, referral: Referral, sending: Sending, action: str) -> None:
        sendings = tuple(sending if one.key == sending.key else one for one in referral.sendings)
        self._store(replace(referral, sendings=sendings), action)

    def _store(self, referral: Referral, action: str) -> None:
        with self._session.saving():
            self._keep(referral, action)

    def _keep(self, referral: Referral, action: str) -> None:
        """Store the next version with the status that follows from it. Call inside `saving()`."""
        changed = replace(referral, status=status_of(referral))
        self._session.change(changed, action, text=referral_text(changed), file=changed.file)

    def _finish_reports(self, referral: Referral, sending: Sending) -> None:
        """Finish the tasks to report in writing that this sending answers: of calls in this file before it."""
        if referral.recipient.code != "SS":
            return
        session = self._session
        tasks = read_records(session.db, Task, "t.kind = 'WRITE_REPORT' AND t.done_at IS NULL")
        for task in tasks:
            calls = read_records(session.db, Contact, "t.id = ?", (task.made_by or "",))
            own = task.file == referral.file or any(referral.file in call.files for call in calls)
            if own and all(call_at(call)[:16] <= _latest(sending.at) for call in calls):
                said = session.words("{number} sent", number=referral.number)
                Tasks(session).done_within(task, said)

    def _was_phoned(self, referral: Referral) -> bool:
        return bool(
            self._session.db.execute(
                "SELECT 1 FROM contact t WHERE t.kind = 'REPORT' AND t.id IN"
                " (SELECT owner FROM contact_files WHERE value = ?) LIMIT 1",
                (referral.file,),
            ).fetchone()
        )

    def _check_moment(self, moment: str, field: str, *, missing: str = "course_needs_day") -> None:
        """Raise DeskError unless this is a day, or a day and a time, that has come."""
        if not _is_moment(moment):
            raise DeskError(missing, field=field)
        now = self._session.now().isoformat(timespec="minutes")
        if moment > (now if "T" in moment else now[:10]):
            raise DeskError("course_in_future", field=field)

    def _is_coming(self, day: str) -> bool:
        return is_day(day) and day >= self._session.today().isoformat()


def _find(entries: tuple[T, ...], key: str, missing: str) -> T:
    found = next((one for one in entries if one.key == key), None)
    if found is None:
        raise DeskError(missing)
    return found


def _is_moment(moment: str) -> bool:
    """Return whether this is "2026-03-18" or "2026-03-18T14:31"."""
    day, _, time = moment.partition("T")
    if not is_day(day) or ("T" in moment and len(time) != len("14:31")):
        return False
    try:
        datetime.fromisoformat(moment)
    except ValueError:
        return False
    return True


def _latest(moment: str) -> str:
    """Return the last minute a moment may mean: a day without time lasts until its end."""
    return moment if "T" in moment else f"{moment}T23:59"


def _refuse_before(moment: str, sent: str, field: str) -> None:
    """Raise DeskError when something comes before the sending it follows; a day alone is as long as it lasts."""
    if _latest(moment) < sent:
        raise DeskError("course_before_sent", field=field)

"""Builds the view of a referral's course: send log, clocks, answers, refusals, ladder, councils."""

from collections.abc import Iterable, Sequence

from hsbdesk.desk.contacts import contact_line
from hsbdesk.desk.course_dues import asked_about, course_of_file
from hsbdesk.desk.course_story import decision_text
from hsbdesk.desk.course_views import (
    AnswerRow,
    CodeChoice,
    CouncilRow,
    CourseChild,
    CourseClock,
    CourseView,
    EscalationRow,
    LadderStep,
    MatterRow,
    RefusalView,
    SendingRow,
    StepRow,
)
from hsbdesk.desk.course_words import matter_question, moment_text, say_due, when_due
from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.referral_again import may_open_again
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.referral_course import (
    OUTCOMES,
    REFUSALS,
    Refusal,
    acknowledged_at,
    asked_for_more,
    call_at,
    closed_because,
    followers,
    is_waiting,
    latest_answers,
    next_step,
    received_at,
    refusals_of,
    was_sent,
)
from hsbdesk.domain.referral_due import FOR_INFORMATION, OF_THE_COUNCIL, CourseDue, CourseDueKind
from hsbdesk.domain.sending import Escalation, EscalationStep, RefusalMatter, RefusalStep, Sending, ServiceAnswer
from hsbdesk.storage.copies import read_copies
from hsbdesk.storage.document_versions import read_document_versions
from hsbdesk.storage.records import read_record, read_records


def read_course(session: Session, referral_id: RecordId) -> CourseView:
    """Return the course of a referral. Raises DeskError("record_missing")."""
    referral = read_record(session.db, Referral, referral_id)
    file = read_file(session, referral.file)
    return _Reading(session, referral, file, name_book(session, file)).view()


class _Reading:
    def __init__(self, session: Session, referral: Referral, file: ChildFile, book: NameBook) -> None:
        self._session = session
        self._referral = referral
        self._file = file
        self._book = book
        self._course = course_of_file(session, referral.file)
        self._due = [due for one, due in self._course.due if one.id == referral.id]
        self._stands = {answer.key for answer in latest_answers(referral).values()}

    def view(self) -> CourseView:
        session, referral, content = self._session, self._referral, self._session.content
        answers = self._answers()
        councils = self._councils()
        decisions = "council_decision" if referral.recipient.code == "SS" else "service_decision"
        follows = followers(referral, self._course.referrals)
        return CourseView(
            referral=referral.id,
            number=referral.number,
            file=referral.file,
            recipient=referral.recipient.name,
            code=referral.recipient.code,
            nation=referral.recipient.nation,
            status=referral.status,
            status_text=content.label("referral_status", referral.status.value),
            is_closed=referral.status is ReferralStatus.CLOSED,
            closed_text=self._closed(),
            more_text=self._more(),
            sendings=self._sendings(),
            clocks=tuple(self._clock(due) for due in self._due),
            children=self._children(answers),
            answers=answers,
            refusals=tuple(self._refusal(refusal) for refusal in reversed(refusals_of(referral))),
            ladder=self._ladder(),
            next_step=next_step(referral),
            councils=councils,
            several_councils=len(councils) > 1,
            may_refer_again=may_open_again(referral),
            follows=tuple(CodeChoice(one.id, one.number) for one in follows),
            versions=tuple(dict.fromkeys(v.number for v in read_document_versions(session.db, referral.id))),
            copies=self._copies(),
            calls=self._calls(),
            hows=self._choices("send_how"),
            decisions=self._choices(decisions),
            answer_hows=self._choices("answer_how"),
            steps=self._choices("escalation_step"),
            takes=self._choices("answer"),
        )

    def _choices(self, vocabulary: str) -> tuple[CodeChoice, ...]:
        content = self._session.content
        return tuple(CodeChoice(code, content.label(vocabulary, code)) for code in content.choices(vocabulary))

    # -- sent

    def _sendings(self) -> tuple[SendingRow, ...]:
        referral = self._referral
        rows = [self._sending(one) for one in sorted(referral.sendings, key=lambda one: one.at)]
        if not rows and was_sent(referral):
            received, acknowledged = received_at(referral), acknowledged_at(referral)
            rows.append(
                SendingRow(
                    key="",
                    version="",
                    at="",
                    when=self._book.text(referral.sent_at),
                    how="",
                    how_text=self._book.text(referral.sent_how),
                    to=self._book.text(referral.recipient.name),
                    council="",
                    by=referral.author,
                    copies=(),
                    with_text="",
                    reference="",
                    received_at=received,
                    received=_moment(received),
                    acknowledged_at=acknowledged,
                    acknowledged=_moment(acknowledged),
                )
            )
        return tuple(rows)

    def _sending(self, one: Sending) -> SendingRow:
        words, book = self._session.words, self._book
        went = [words("the identity key")] if one.with_key else []
        went += [words("their own form")] if one.with_form else []
        acknowledged = ", ".join(p for p in (moment_text(one.acknowledged_at), book.text(one.acknowledged_by)) if p)
        return SendingRow(
            key=one.key,
            version=one.version,
            at=one.at,
            when=moment_text(one.at),
            how=one.how,
            how_text=self._session.content.label("send_how", one.how) if one.how else "",
            to=book.text(one.to),
            council=one.council,
            by=one.by,
            copies=one.copies,
            with_text=words("with {what}", what=words(" and ").join(went)) if went else "",
            reference=one.reference,
            received_at=one.received_at,
            received=moment_text(one.received_at),
            acknowledged_at=one.acknowledged_at,
            acknowledged=acknowledged,
        )

    def _copies(self) -> tuple[CodeChoice, ...]:
        session = self._session
        found = read_copies(session.db, record=self._referral.id)
        return tuple(
            CodeChoice(
                copy.id,
                session.words(
                    "{kind} v{version}, copy {n} of {all}, {when}",
                    kind=session.content.label("document_kind", copy.kind.value),
                    version=copy.document_version,
                    n=copy.copy_no,
                    all=copy.copies,
                    when=spell(school_time(copy.made_at), "{day} {month}, {time}"),
                ),
            )
            for copy in found
        )

    def _calls(self) -> tuple[CodeChoice, ...]:
        session = self._session
        found = read_records(
            session.db,
            Contact,
            "t.id IN (SELECT owner FROM contact_files WHERE value = ?)",
            (self._referral.file,),
        )
        held = sorted((call for call in found if call.struck_out is None), key=call_at, reverse=True)
        return tuple(CodeChoice(call.id, contact_line(session, call)) for call in held)

    # -- due

    def _clock(self, due: CourseDue) -> CourseClock:
        said = say_due(self._session, self._book, self._referral, due)
        return CourseClock(
            key=due.key,
            kind=due.kind.value,
            text=said.text,
            detail=said.detail,
            due_on=due.on.isoformat(),
            when=said.when,
            left=said.left,
            overdue=due.is_overdue,
            is_info=due.kind in FOR_INFORMATION,
            is_ours=due.kind not in OF_THE_COUNCIL,
            sending=due.receipt.sending if due.receipt is not None else "",
            council=due.council,
            children=due.children,
            answer=due.answer,
            matter=due.matter.value if due.matter is not None else "",
            escalation=due.escalation,
        )

    # -- answered

    def _children(self, answers: Sequence[AnswerRow]) -> tuple[CourseChild, ...]:
        standing = {row.child: row for row in answers if row.stands}
        whole = standing.get(None)
        return tuple(
            CourseChild(person=child, name=self._book.name(child), answer=standing.get(child, whole))
            for child in asked_about(self._session, self._referral, self._book)
        )

    def _answers(self) -> tuple[AnswerRow, ...]:
        rows = [self._answer(one) for one in sorted(self._referral.answers, key=lambda one: one.on, reverse=True)]
        return (*rows, *self._stated())

    def _answer(self, one: ServiceAnswer) -> AnswerRow:
        book = self._book
        return AnswerRow(
            key=one.key,
            sending=one.sending,
            child=one.child,
            child_name=book.name(one.child),
            decision=one.decision,
            decision_text=decision_text(self._session, one.decision),
            on=one.on,
            when=moment_text(one.on),
            given_by=book.text(one.given_by),
            how_text=self._session.content.label("answer_how", one.how) if one.how else "",
            reason=book.text(one.reason),
            alternative=book.text(one.alternative),
            conversation=book.text(one.conversation),
            what_we_did="",
            refuses=one.decision in REFUSALS,
            stands=one.key in self._stands,
        )

    def _stated(self) -> list[AnswerRow]:
        """Return what a record from before the send log says was decided."""
        referral, book = self._referral, self._book
        stated = referral.decision
        if stated is None or referral.answers:
            return []
        return [
            AnswerRow(
                key="",
                sending="",
                child=child,
                child_name=book.name(child) if child is not None else "",
                decision="",
                decision_text=book.text(stated.decision),
                on=stated.on,
                when=_moment(stated.on),
                given_by="",
                how_text="",
                reason=book.text(stated.reason),
                alternative="",
                conversation=book.text(stated.conversation),
                what_we_did=book.text(stated.what_we_did),
                refuses=False,
                stands=True,
            )
            for child in stated.children or (None,)
        ]

    # -- refused

    def _refusal(self, refusal: Refusal) -> RefusalView:
        first, book = refusal.answers[0], self._book
        decisions = dict.fromkeys(decision_text(self._session, answer.decision) for answer in refusal.answers)
        title = self._session.words(
            "{decision}, {when}: {children}",
            decision=" / ".join(decisions),
            when=moment_text(refusal.on),
            children=", ".join(book.short(answer.child) for answer in refusal.answers),
        )
        matters = tuple(self._matter(refusal, matter) for matter in RefusalMatter)
        return RefusalView(
            key=refusal.key,
            title=title,
            reason=book.text(first.reason),
            is_over=refusal.is_over,
            matters=matters,
            open=len(refusal.open),
        )

    def _matter(self, refusal: Refusal, matter: RefusalMatter) -> MatterRow:
        session, content = self._session, self._session.content
        due = next(
            (
                due
                for due in self._due
                if due.kind is CourseDueKind.MATTER and due.answer == refusal.key and due.matter is matter
            ),
            None,
        )
        return MatterRow(
            answer=refusal.key,
            matter=matter,
            text=content.label("refusal_matter", matter.value),
            question=matter_question(session, matter),
            is_open=due is not None,
            due_on=due.on.isoformat() if due is not None else "",
            when=when_due(session, due.on, late=due.is_overdue) if due is not None else "",
            overdue=due is not None and due.is_overdue,
            outcomes=tuple(CodeChoice(code, content.label("refusal_outcome", code)) for code in OUTCOMES[matter]),
            steps=tuple(self._step(step) for step in refusal.steps if step.matter is matter),
        )

    def _step(self, step: RefusalStep) -> StepRow:
        return StepRow(
            outcome=step.outcome,
            outcome_text=self._session.content.label("refusal_outcome", step.outcome),
            when=moment_text(step.on),
            words=self._book.text(step.words),
            next_on=step.next_on,
            next_text=_moment(step.next_on),
            by=step.by,
        )

    def _ladder(self) -> tuple[LadderStep, ...]:
        coming = next_step(self._referral)
        return tuple(self._rung(step, coming) for step in EscalationStep)

    def _rung(self, step: EscalationStep, coming: EscalationStep | None) -> LadderStep:
        taken = [one for one in self._referral.escalations if one.step is step]
        if taken:
            state = "waiting" if any(is_waiting(one) for one in taken) else "done"
        else:
            state = "next" if step is coming else "later"
        rows = tuple(self._escalation(one) for one in sorted(taken, key=lambda one: one.on))
        label = self._session.content.label("escalation_step", step.value)
        return LadderStep(step=step, label=label, state=state, rows=rows)

    def _escalation(self, one: Escalation) -> EscalationRow:
        book = self._book
        return EscalationRow(
            key=one.key,
            step=one.step,
            when=moment_text(one.on),
            who=book.text(one.who),
            grounds=book.text(one.grounds),
            by=one.by,
            answer=book.text(one.answer),
            answered=moment_text(one.answered_on),
            next_on=one.next_on,
            next_text=_moment(one.next_on),
            is_waiting=is_waiting(one),
            overdue=any(due.escalation == one.key and due.is_overdue for due in self._due),
        )

    # -- councils, and how it ended

    def _councils(self) -> tuple[CouncilRow, ...]:
        """Return the councils concerned, and those that were asked."""
        words, referral = self._session.words, self._referral
        parts: dict[str, list[str]] = {}
        if referral.recipient.code == "SS":
            happened = referral.front.council_of_concern or self._session.school.council
            concerned = (
                (happened, words("where it is thought to have happened")),
                (self._file.council_of_residence, words("where the child lives")),
                (referral.front.council_found, words("where the child was found")),
            )
            for council, part in concerned:
                if council.strip():
                    parts.setdefault(council.strip(), []).append(part)
        latest = {taking.council: taking for taking in referral.councils}
        calls = {call.code: call.label for call in self._calls()} if latest else {}
        rows: list[CouncilRow] = []
        for council in dict.fromkeys((*parts, *latest, *_named(one.council for one in referral.sendings))):
            taking = latest.get(council)
            rows.append(
                CouncilRow(
                    council=council,
                    part=words(" and ").join(parts.get(council, [])),
                    takes=taking.takes if taking is not None else "NOT_KNOWN",
                    takes_text=self._session.content.label("answer", taking.takes) if taking is not None else "",
                    in_writing_on=taking.in_writing_on if taking is not None else "",
                    in_writing=_moment(taking.in_writing_on) if taking is not None else "",
                    contact=taking.contact if taking is not None else None,
                    asked=calls.get(taking.contact or "", "") if taking is not None else "",
                )
            )
        return tuple(rows)

    def _closed(self) -> str:
        because = closed_because(self._referral)
        if because is None:
            return ""
        day = spell(school_time(because.at), "{day} {month} {year}")
        return f"{self._book.text(because.text)} ({day}, {because.by})"

    def _more(self) -> str:
        asked = asked_for_more(self._referral)
        return f"{_moment(asked.said_on)}: {self._book.text(asked.text)}" if asked is not None else ""


def _moment(moment: str) -> str:
    """Return a moment for reading; what a record of before the send log says in words stays as it is."""
    try:
        return moment_text(moment)
    except ValueError:
        return moment


def _named(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name)

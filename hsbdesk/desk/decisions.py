"""Decisions to refer or not: recorded with route and reason, brought back, answered (domain.md 3.3 and 11, no. 31)."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.concerns import first_file
from hsbdesk.desk.decision_reading import ReopenedLine, decision_state, reopened_lines
from hsbdesk.desk.decision_records import decisions_of
from hsbdesk.desk.decision_text import decision_sections, decision_text, head_of
from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.referrals import Referrals
from hsbdesk.desk.sections import Section
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.dates import Form, day_text, write_date
from hsbdesk.domain.decision import Decided, Decision, DecisionContent, Reconsidered
from hsbdesk.domain.decision_checks import check_answer, check_decision
from hsbdesk.domain.decision_due import is_open, reopen
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.triage import RouteDecision
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record, read_records

_LATEST = 8
"""Entries that are offered as what the decision is about; earlier ones stand in the chronology."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionRow:
    """One line of the decisions of a file."""

    id: RecordId
    number: str
    on: str
    text: str
    because: str
    state: str
    is_back: bool
    """It waits for an answer."""


@dataclass(frozen=True, slots=True)
class About:
    """A record or a child that a decision may be about."""

    id: str
    text: str
    ticked: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionStart:
    """What a new decision starts from."""

    file: FileId
    child: str
    concerns: tuple[About, ...]
    calls: tuple[About, ...]
    children: tuple[About, ...]
    decided: Decided
    considered_for: str
    routes: tuple[RouteDecision, ...]
    consulted: str
    return_if: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionView:
    """A decision as it reads now, and what has brought it back."""

    decision: Decision
    title: str
    child: str
    sections: tuple[Section, ...]
    state: str
    reopened: ReopenedLine | None
    concerns: tuple[tuple[RecordId, str], ...]
    """The later concerns: number and what happened."""
    may_answer: bool
    """It can still come back; it may be looked at again before its day."""
    referral: str
    """Number of the referral that came of it."""


class Decisions:
    """Keeps decisions."""

    def __init__(self, session: Session, referrals: Referrals) -> None:
        self._session = session
        self._referrals = referrals

    def rows(self, file: FileId) -> tuple[DecisionRow, ...]:
        """Return the decisions of a file, newest first."""
        session = self._session
        session.allow(Action.READ)
        book = name_book(session, read_file(session, file))
        back = reopened_lines(session, file, book)
        return tuple(
            DecisionRow(
                id=one.id,
                number=one.number,
                on=day_text(one.decided_on),
                text=head_of(session, one),
                because=book.text(one.because),
                state=decision_state(session, one, back),
                is_back=any(line.id == one.id for line in back),
            )
            for one in reversed(decisions_of(session, file))
        )

    def read(self, decision: RecordId) -> DecisionView:
        """Return a decision; reading it is noted. Raises DeskError("record_missing")."""
        session = self._session
        session.allow(Action.READ)
        stored = read_record(session.db, Decision, decision)
        with session.saving():
            session.audit.note("decision.read", decision)
        file = read_file(session, stored.file)
        book = name_book(session, file)
        back = [line for line in reopened_lines(session, stored.file, book) if line.id == decision]
        later = {concern for line in back for concern in line.concerns}
        entries = read_entries(session, stored.file)
        concerns = [one for one in entries if isinstance(one, Concern) and one.id in later]
        number = next((one.number for one in entries if one.id == stored.referral), "")
        return DecisionView(
            decision=stored,
            title=f"{stored.number} · {head_of(session, stored)}",
            child=book.name(file.child),
            sections=tuple(one for one in decision_sections(session, stored, book) if any(one.lines)),
            state=decision_state(session, stored, back),
            reopened=back[0] if back else None,
            concerns=tuple((one.id, _concern_line(one, book)) for one in concerns),
            may_answer=is_open(stored),
            referral=number,
        )

    def open(self, record: str, file: FileId | None = None) -> DecisionView | DecisionStart:
        """Return a decision by its id, or what a new one about a concern, a call or a file starts from."""
        if read_records(self._session.db, Decision, "t.id = ?", (record,)):
            return self.read(RecordId(record))
        return self.start(record, file)

    def start(self, record: str, file: FileId | None = None) -> DecisionStart:
        """Return what a decision about a concern, a call or a whole file starts from.

        Raises DeskError("decision_needs_file") where no child of it has a file yet.
        """
        session = self._session
        session.allow(Action.RECORD)
        concern = next(iter(read_records(session.db, Concern, "t.id = ?", (record,))), None)
        call = next(iter(read_records(session.db, Contact, "t.id = ?", (record,))), None)
        of = file or (first_file(concern) if concern is not None else None)
        if of is None and call is not None and call.files:
            of = call.files[0]
        if of is None:
            raise DeskError("decision_needs_file")
        book = name_book(session, read_file(session, of))
        entries = read_entries(session, of)
        concerns = [one for one in entries if isinstance(one, Concern) and one.struck_out is None]
        promised = {c for line in reopened_lines(session, of, book) if line.id == record for c in line.concerns}
        about = {record, *promised, *(call.about if call is not None else ())}
        concerns = [one for one in concerns if one.id in about] + concerns[-_LATEST:]
        concerns = list({one.id: one for one in concerns}.values())
        concerns.sort(key=lambda one: (one.recorded_at, one.number), reverse=True)
        calls = [one for one in entries if isinstance(one, Contact) and self._may_rest_on(one, record, about)]
        advised = call is not None and call.kind is ContactKind.ADVICE_ONLY
        triage = concern.triage if concern is not None else None
        return DecisionStart(
            file=of,
            child=book.name(read_file(session, of).child),
            concerns=tuple(About(one.id, _concern_line(one, book), one.id in about) for one in concerns),
            calls=tuple(About(one.id, self._call_line(one, book), one.id == record) for one in calls),
            children=self._children([one for one in concerns if one.id in about], of, book),
            decided=Decided.WAIT_ON_ADVICE if advised else Decided.NOT_REFERRED,
            considered_for="SS",
            routes=triage.routes if triage is not None else (),
            consulted=self._advice(call) if call is not None else "",
            return_if=call.return_if if call is not None else "",
        )

    def record(self, content: DecisionContent, key: str = "") -> RecordId:
        """Record a decision; recording the same `key` twice records it once.

        Raises DeskError with the field of the first gap (`check_decision`), or ("decision_child_not_in_file").
        """
        session = self._session
        session.allow(Action.RECORD)
        decision_id = RecordId(key or new_id())
        if read_records(session.db, Decision, "t.id = ?", (decision_id,)):
            return decision_id
        content = replace(content, decided_by=content.decided_by.strip() or session.me.short)
        check_decision(content, session.today().isoformat())
        known = {entry.id for entry in read_entries(session, content.file)}
        if not set(content.about) <= known:
            raise DeskError("decision_child_not_in_file", field="about")
        with session.saving():
            decision = Decision(
                **{field.name: getattr(content, field.name) for field in fields(DecisionContent)},
                id=decision_id,
                number=take_number(session.db, "D", decision_id),
                author=session.me.short,
                author_role=session.me.title,
                recorded_at=session.stamp(),
                links=content.about,
            )
            session.add(decision, "recorded", text=decision_text(decision), file=decision.file)
        return decision_id

    def answer(self, decision: RecordId, step: Reconsidered) -> RecordId | None:
        """Answer a decision that came back, or look at it again before; `concern` of the step is filled in here.

        One reason holds for all the concerns that brought it back. Where it no longer stands a referral is opened
        and returned. Raises DeskError("decision_answered") or with the field of the first gap (`check_answer`).
        """
        session = self._session
        session.allow(Action.RECORD)
        stored = read_record(session.db, Decision, decision)
        if not is_open(stored):
            raise DeskError("decision_answered")
        today = session.today().isoformat()
        step = replace(step, on=today, by=session.me.short)
        check_answer(stored, step, today)
        concerns = [one for one in read_entries(session, stored.file) if isinstance(one, Concern)]
        back = reopen(stored, concerns, today)
        later = [one.id for one in back.concerns] if back is not None else []
        steps = tuple(replace(step, concern=one) for one in later) or (step,)
        referral = None if step.stands else self._referrals.open(stored.file)
        with session.saving():
            changed = replace(stored, reconsidered=(*stored.reconsidered, *steps), referral=referral or stored.referral)
            session.change(
                changed, "reconsidered" if step.stands else "referred", text=decision_text(changed), file=changed.file
            )
        return referral

    def refer(self, decision: RecordId) -> RecordId:
        """Open the referral that was decided on and keep it with the decision; the same one when asked again."""
        session = self._session
        session.allow(Action.REFER)
        stored = read_record(session.db, Decision, decision)
        if stored.referral is not None:
            return stored.referral
        if stored.decided is not Decided.REFER or stored.struck_out is not None:
            raise DeskError("decision_answered")
        referral = self._referrals.open(stored.file)
        with session.saving():
            changed = replace(stored, referral=referral)
            session.change(changed, "referred", text=decision_text(changed), file=changed.file)
        return referral

    def _may_rest_on(self, call: Contact, record: str, about: set[str]) -> bool:
        return call.id == record or (not call.with_family and bool(about & set(call.about)))

    def _children(self, concerns: Sequence[Concern], file: FileId, book: NameBook) -> tuple[About, ...]:
        """Return the child of the file and those of the concerns; the file's own child is ticked."""
        own = read_file(self._session, file).child
        people = [own, *(part.person for one in concerns for part in one.people if part.person is not None)]
        wanted = [p for p in dict.fromkeys(people) if p in book.people and book.people[p].kind.value == "CHILD"]
        return tuple(About(PersonId(p), book.name(p, year=True), p == own) for p in wanted)

    def _call_line(self, call: Contact, book: NameBook) -> str:
        kind = self._session.content.label("contact_kind", call.kind.value)
        return book.text(f"{call.number}, {write_date(call.when, Form.SHORT)}: {kind}")

    def _advice(self, call: Contact) -> str:
        """Return with whom, when, and what they said, for the lead to go on from."""
        who = ", ".join(part for part in (call.with_name, call.with_role, call.organisation) if part)
        said = " ".join(part for part in (call.said, call.decision) if part)
        return ". ".join(part for part in (f"{who}, {write_date(call.when, Form.PLAIN)}".lstrip(", "), said) if part)


def _concern_line(concern: Concern, book: NameBook) -> str:
    return f"{concern.number}, {write_date(concern.when, Form.SHORT)}: {book.text(concern.what_happened)}"

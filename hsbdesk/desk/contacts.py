"""Contacts: the call sheet before dialling, the record after, and the clock a report starts."""

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta

from hsbdesk.desk.course_story import decided_line
from hsbdesk.desk.people import file_of_child, name_book, read_people, screen_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import TaskDraft, Tasks
from hsbdesk.desk.when import read_when, read_when_or_refuse
from hsbdesk.desk.workdays import bank_holidays
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import (
    NOT_REACHED,
    CheckedContact,
    Contact,
    ContactKind,
    ContactWay,
    QuestionPut,
)
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, PartialDate, on_day, write_date
from hsbdesk.domain.directory_picks import nation_of_council
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.school import PhoneContact
from hsbdesk.domain.timers import clock_write
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record, read_records


@dataclass(frozen=True, slots=True)
class CallChild:
    """A child on the call sheet: names here, not letters."""

    person: PersonId
    name: str
    born_year: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallSheet:
    """What lies in front of the lead before dialling."""

    concern: RecordId | None
    title: str
    children: tuple[CallChild, ...]
    happened: str
    ask: str
    before: tuple[str, ...]
    questions: tuple[tuple[str, str], ...]
    numbers: tuple[PhoneContact, ...]
    out_of_hours: tuple[PhoneContact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactDraft:
    """What the call form holds."""

    uuid: str
    concern: RecordId | None = None
    file: FileId | None = None
    children: tuple[PersonId, ...] = ()
    way: ContactWay = ContactWay.CALL
    kind: ContactKind = ContactKind.OTHER
    outgoing: bool = True
    when: str
    by: str = ""
    with_name: str = ""
    with_role: str = ""
    organisation: str = ""
    number_rung: str = ""
    questions: tuple[QuestionPut, ...] = ()
    called_it: str = ""
    said: str = ""
    decision: str = ""
    reference: str = ""
    next_contact: str = ""
    return_if: str = ""
    with_family: bool = False


@dataclass(frozen=True, slots=True)
class SavedContact:
    """What saving a call did."""

    id: RecordId
    number: str
    clock: str
    """"Written by Wed 18 March 14:40" for a report in Wales, else empty."""
    out_of_hours: tuple[PhoneContact, ...]
    """Offered when nobody was reached."""


class Contacts:
    """Prepares and keeps contacts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def new_id(self) -> str:
        """Return the id a new contact will have."""
        return new_id()

    def sheet(self, concern_id: RecordId) -> CallSheet:
        """Return the call sheet for a concern."""
        session, words = self._session, self._session.words
        session.allow(Action.RECORD)
        concern = read_record(session.db, Concern, concern_id)
        people = read_people(session)
        ids = [p.person for p in concern.people if p.person is not None]
        for person in concern.displaying():
            file = file_of_child(session, person)
            ids += [r.person for r in file.household() if r.person not in ids] if file is not None else []
        children = [people[i] for i in dict.fromkeys(ids) if people[i].kind.value == "CHILD"]
        service = session.content.term("svc")
        return CallSheet(
            concern=concern.id,
            title=words("About {number} · to {service}", number=concern.number, service=service),
            children=tuple(self._child(child, people) for child in children),
            happened=name_book(session).text(concern.what_happened),
            ask=words(
                "Take this as a {report}. Decide about each child tonight. Tell us who may be told.",
                report=session.content.term("verb"),
            ),
            before=self._before(concern),
            questions=tuple((q.key, q.text) for q in session.content.call_questions()),
            numbers=session.school.duty or session.school.phones,
            out_of_hours=session.school.out_of_hours,
        )

    def _child(self, child: Person, people: dict[str, Person]) -> CallChild:
        file = file_of_child(self._session, child.id)
        carers = []
        if file is not None:
            carers = [people[r.person] for r in file.family if r.holds_care and r.person in people]
        carer = "; ".join(" ".join(p for p in (c.role, c.full, c.phone) if p) for c in carers)
        born = write_date(on_day(date.fromisoformat(child.born)), Form.PLAIN) if child.born else ""
        return CallChild(
            person=child.id,
            name=child.full,
            born_year=", ".join(part for part in (born, child.year) if part),
            address=". ".join(part for part in (child.address, carer) if part),
        )

    def _before(self, concern: Concern) -> tuple[str, ...]:
        session, words = self._session, self._session.words
        book = name_book(session)
        lines: list[str] = []
        for person in concern.displaying():
            file = file_of_child(session, person)
            if file is None:
                continue
            referrals = read_records(session.db, Referral, "t.file = ?", (file.file_id,))
            lines += [line for r in referrals if r.struck_out is None and (line := decided_line(session, r, book))]
            promised = read_records(
                session.db,
                Contact,
                "t.return_if <> '' AND t.id IN (SELECT owner FROM contact_files WHERE value = ?)",
                (file.file_id,),
                "t.when_start",
            )
            lines += [words("Return if: {text}", text=contact.return_if) for contact in promised[-1:]]
        return tuple(lines)

    def clock_text(self, draft: ContactDraft) -> str:
        """Return what saving this call would start: "Written by Wed 18 March 14:40", or nothing."""
        when = read_when(self._session, draft.when).value
        return self._write_clock(draft, when)[0] if when is not None else ""

    def save(self, draft: ContactDraft) -> SavedContact:
        """Record a contact; a report starts the clock for the written confirmation (T_WRITE)."""
        session = self._session
        session.allow(Action.RECORD)
        known = read_records(session.db, Contact, "t.id = ?", (draft.uuid,))
        when = read_when_or_refuse(session, draft.when, field="when")
        text, due = self._write_clock(draft, when)
        reached = draft.kind not in NOT_REACHED
        if known:
            return SavedContact(known[0].id, known[0].number, text, () if reached else session.school.out_of_hours)
        with session.saving():
            checked = self._checked(draft, when)
            contact = Contact(
                **{field.name: getattr(checked, field.name) for field in fields(CheckedContact)},
                id=RecordId(draft.uuid),
                number=take_number(session.db, "C", draft.uuid),
                author=session.me.short,
                author_role=session.me.title,
                recorded_at=session.stamp(),
            )
            file = contact.files[0] if contact.files else None
            session.add(contact, "recorded", text=contact_text(contact), file=file)
            if due is not None:
                self._add_write_task(contact, due)
        return SavedContact(contact.id, contact.number, text, () if reached else session.school.out_of_hours)

    def _checked(self, draft: ContactDraft, when: PartialDate) -> CheckedContact:
        session = self._session
        files = [draft.file] if draft.file is not None else []
        about: list[RecordId] = []
        children = list(draft.children)
        if draft.concern is not None:
            concern = read_record(session.db, Concern, draft.concern)
            about.append(concern.id)
            files += [p.in_file for p in concern.people if p.in_file is not None]
            known = read_people(session)
            children += [p.person for p in concern.people if p.person and known[p.person].kind.value == "CHILD"]
        skip = {"uuid", "concern", "file", "children", "when", "by"}
        values = {f.name: getattr(draft, f.name) for f in fields(draft) if f.name not in skip}
        return CheckedContact(
            **values,
            when=when,
            by=draft.by or session.me.short,
            files=tuple(dict.fromkeys(files)),
            about=tuple(about),
            children=tuple(dict.fromkeys(children)),
        )

    def _write_clock(self, draft: ContactDraft, when: PartialDate) -> tuple[str, datetime | None]:
        session = self._session
        to_police = "police" in f"{draft.organisation} {draft.with_role}".casefold()
        nation = nation_of_council(session.school, draft.organisation) or session.school.nation
        if (
            draft.kind is not ContactKind.REPORT
            or to_police
            or "T_WRITE" not in session.packs.of(nation).timers()
            or when.start is None
        ):
            return "", None
        started = datetime.fromisoformat(f"{when.start}T{when.time or session.now().strftime('%H:%M')}")
        years = {started.year, (started + timedelta(days=7)).year}
        clock = clock_write(started, bank_holidays(years))
        due = clock.due if isinstance(clock.due, datetime) else datetime.combine(clock.due, started.time())
        text = session.words("written by {when}", when=spell(due, "{wd} {day} {month} {time}"))
        return text, due

    def _add_write_task(self, contact: Contact, due: datetime) -> None:
        session = self._session
        Tasks(session).add_within(
            TaskDraft(
                what=session.words(
                    "Written {report} to {service}",
                    report=session.content.term("verb"),
                    service=session.content.term("svc"),
                ),
                kind="WRITE_REPORT",
                why=session.words("Phoned {when} by {by}", when=write_date(contact.when, Form.PLAIN), by=contact.by),
                file=contact.files[0] if contact.files else None,
                child=contact.children[0] if contact.children else None,
                due_on=due.date().isoformat(),
                due_time=due.strftime("%H:%M"),
                counted_in="HOURS",
                made_by=contact.id,
            )
        )


def contact_text(contact: Contact) -> str:
    """Return what a contact is found by."""
    parts = (
        contact.number,
        contact.with_name,
        contact.with_role,
        contact.organisation,
        contact.said,
        contact.decision,
        contact.reference,
        contact.return_if,
        *(question.answer for question in contact.questions),
    )
    return " ".join(part for part in parts if part)


def contact_line(session: Session, contact: Contact) -> str:
    """Return one line for a contact: number, time, with whom, kind."""
    kind = session.content.label("contact_kind", contact.kind.value)
    who = screen_text(session, ", ".join(part for part in (contact.with_role, contact.with_name) if part))
    when = write_date(contact.when, Form.SHORT)
    return " · ".join(part for part in (contact.number, when, who, kind) if part)

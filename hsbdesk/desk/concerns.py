"""Concerns: log, list, read, amend, strike out."""

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from functools import partial

from hsbdesk.desk.drafts import author_of_unfinished
from hsbdesk.desk.facts import Receipt
from hsbdesk.desk.people import (
    NameBook,
    file_of_child,
    files_of_children,
    give_letters,
    name_book,
    person_of_key,
    read_file,
    read_people,
    without_letter,
)
from hsbdesk.desk.read_back import ReadBackLine, read_back_lines
from hsbdesk.desk.sections import Section, amendment_lines, concern_sections
from hsbdesk.desk.session import Session, school_time
from hsbdesk.desk.when import ReadWhen, read_when, read_when_or_refuse
from hsbdesk.domain.concern import CheckedConcern, Concern, Role
from hsbdesk.domain.concern_draft import ConcernDraft, check_draft, find_problems
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import PartialDate, write_date
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.record import Amendment, StrikeOut
from hsbdesk.domain.triage import Brook, Category
from hsbdesk.domain.wording import Hint, logging_hints
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record, read_records

NOT_TRIAGED = (
    "NOT EXISTS (SELECT 1 FROM concern_triage g WHERE g.owner = t.id AND g.decided_at <> '')"
    " AND NOT EXISTS (SELECT 1 FROM concern_struck_out s WHERE s.owner = t.id)"
)
"""The state SUBMITTED as SQL, so that a few new concerns are not looked for in all that were ever recorded."""

ALL_NOT_TRIAGED = f"t.id IN (SELECT t.id FROM concern t WHERE {NOT_TRIAGED})"
"""The same over the whole vault: it goes through the ids alone, not through every row."""

LATE = timedelta(hours=24)
"""Written later than this after the event: the form asks why (domain.md section 4)."""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A must-have that is missing, in words."""

    field: str
    sentence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernRow:
    """One line of a list of concerns."""

    id: RecordId
    number: str
    when: str
    text: str
    child: str
    state: str
    state_text: str
    category: Category | None
    category_text: str
    brook: Brook | None
    brook_text: str
    route_text: str
    file: FileId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildLine:
    """A child a concern speaks of."""

    person: PersonId
    name: str
    year: str
    role: Role | None
    role_text: str
    in_file: FileId | None
    at_home: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ConcernView:
    """A concern as one screen shows it."""

    record: Concern
    number: str
    title: str
    written: str
    sections: tuple[Section, ...]
    children: tuple[ChildLine, ...]
    unmatched: tuple[str, ...]
    """Names that were typed and wait for a person."""
    amended: tuple[Section, ...]


class Concerns:
    """Logs and reads concerns."""

    def __init__(self, session: Session) -> None:
        self._session = session

    # -- logging

    def new_draft(self) -> ConcernDraft:
        """Return an empty form; its uuid becomes the record's, so recording twice is impossible."""
        return ConcernDraft(uuid=new_id())

    def read_when(self, typed: str) -> ReadWhen:
        """Return how a typed date reads."""
        return read_when(self._session, typed)

    def hints(self, text: str) -> tuple[Hint, ...]:
        """Return at most three hints for a text that was left."""
        return logging_hints(text, self._session.content.logging_lists())

    def problems(self, draft: ConcernDraft) -> tuple[ProblemView, ...]:
        """Return the missing must-haves, in words."""
        found = find_problems(draft)
        words = self._session.words
        return tuple(ProblemView(p.field, words.refusal(DeskError(p.id))) for p in found)

    def is_late(self, draft: ConcernDraft) -> bool:
        """Return whether it is written more than 24 hours after the event."""
        value = read_when(self._session, draft.when).value
        if value is None or value.end is None:
            return False
        ended = datetime.fromisoformat(f"{value.end}T{value.time or '23:59'}")
        return self._session.now() - ended > LATE

    def read_back(self, draft: ConcernDraft) -> tuple[ReadBackLine, ...]:
        """Return what the writer reads once more: who exactly, when, where, what."""
        return read_back_lines(self._session, draft)

    def submit(self, draft: ConcernDraft) -> Receipt:
        """Record a concern. Recording the same draft twice gives the first receipt again.

        What somebody left unfinished is recorded as theirs, not read back; their own finished text becomes its
        next version (security.md section 4.7).

        Raises DeskError about a missing must-have or a date that is not understood; nothing is stored then.
        """
        session = self._session
        session.allow(Action.LOG_CONCERN)
        known = next(iter(read_records(session.db, Concern, "t.id = ?", (draft.uuid,))), None)
        if known is not None and (known.read_back or known.author != session.me.short):
            return Receipt(known.id, known.number, known.recorded_at)
        when = self._date(draft.when, "when")
        told_when = self._date(draft.told_when, "told_when")
        left_by = author_of_unfinished(session, draft.uuid) if known is None else None
        with session.saving():
            keys = {person.key for person in draft.people} | {draft.told_by_key}
            people = {key: person_of_key(session, key) for key in keys if key}
            checked = check_draft(draft, people, when, told_when, session.school.other_system)
            content = {field.name: getattr(checked, field.name) for field in fields(CheckedConcern)}
            if known is not None:
                concern = put_into_files(session, replace(known, **content, read_back=True))
                session.change(concern, "finished", text=concern_text(session, concern), file=first_file(concern))
                return Receipt(concern.id, concern.number, concern.recorded_at)
            concern = Concern(
                **content,
                id=RecordId(draft.uuid),
                number=take_number(session.db, "I", draft.uuid),
                author=session.me.short if left_by is None else left_by.short,
                author_role=session.me.title if left_by is None else left_by.title,
                recorded_at=session.stamp(),
                read_back=left_by is None,
            )
            concern = put_into_files(session, concern)
            session.add(concern, "recorded", text=concern_text(session, concern), file=first_file(concern))
        return Receipt(concern.id, concern.number, concern.recorded_at)

    def _date(self, typed: str, field: str) -> PartialDate | None:
        return read_when_or_refuse(self._session, typed, field=field) if typed.strip() else None

    # -- reading

    def rows(self, file: FileId | None = None, filter: str = "all") -> tuple[ConcernRow, ...]:  # noqa: A002
        """Return concerns, newest first; `filter` is all, not_triaged, triaged or not_hsb."""
        session = self._session
        session.allow(Action.READ)
        if file is not None:
            records = concerns_of(session, file)
        else:
            records = read_records(session.db, Concern, ALL_NOT_TRIAGED if filter == "not_triaged" else "1")
        wanted = {"not_triaged": {"SUBMITTED"}, "triaged": {"TRIAGED"}, "not_hsb": {"NOT_HSB"}}.get(filter)
        chosen = [r for r in records if wanted is None or r.state in wanted]
        chosen.sort(key=lambda r: (r.when.start or r.when.end or "", r.when.time or "", r.number), reverse=True)
        book = name_book(session, read_file(session, file) if file is not None else None)
        return tuple(self._row(record, book) for record in chosen)

    def _row(self, record: Concern, book: NameBook) -> ConcernRow:
        content = self._session.content
        triage = record.triage
        category = triage.category if triage else None
        brook = triage.colour if triage else None
        displayed = record.displaying()
        return ConcernRow(
            id=record.id,
            number=record.number,
            when=write_date(record.when),
            text=book.text(record.what_happened),
            child=book.name(displayed[0] if displayed else None, letter=False) or self._session.words("not known"),
            state=record.state,
            state_text=content.label("record_state", record.state),
            category=category,
            category_text=content.label("category", category.value) if category else "",
            brook=brook,
            brook_text=content.printed("brook", brook.value) if brook else "",
            route_text=", ".join(content.label("route", r.route) for r in triage.routes) if triage else "",
            file=first_file(record),
        )

    def read(self, concern_id: RecordId) -> ConcernView:
        """Return one concern; reading it is noted. Raises DeskError("record_missing")."""
        session = self._session
        session.allow(Action.READ)
        record = read_record(session.db, Concern, concern_id)
        file = first_file(record)
        book = name_book(session, read_file(session, file) if file is not None else None)
        with session.saving():
            session.audit.note("concern.read", record.id)
        submitted = school_time(record.recorded_at)
        words = session.words
        written = words(
            "{role} · submitted {when}",
            role=record.author_role or record.author,
            when=spell(submitted, "{wd} {day} {month} {time}"),
        )
        return ConcernView(
            record=record,
            number=record.number,
            title=" · ".join(
                part
                for part in (
                    book.name(record.displaying()[0], letter=False) if record.displaying() else "",
                    write_date(record.when),
                    ", ".join(record.places),
                )
                if part
            ),
            written=written,
            sections=concern_sections(session, book, record),
            children=self.children(record, book),
            unmatched=tuple(p.typed_name for p in record.people if p.person is None and p.typed_name),
            amended=amendment_lines(session, book, record),
        )

    def children(self, record: Concern, book: NameBook) -> tuple[ChildLine, ...]:
        """Return each child of the concern and each other child at home of the child who displayed."""
        content, words = self._session.content, self._session.words
        lines: list[ChildLine] = []
        for part in record.people:
            if part.person is None or book.people[part.person].kind.value != "CHILD":
                continue
            lines.append(
                ChildLine(
                    person=part.person,
                    name=book.name(part.person),
                    year=book.people[part.person].year,
                    role=part.role,
                    role_text=content.label("role", part.role.value),
                    in_file=part.in_file,
                    at_home=False,
                )
            )
        named = {line.person for line in lines}
        for person in record.displaying():
            file = file_of_child(self._session, person)
            for relation in file.household() if file is not None else ():
                other = book.people.get(relation.person)
                if other is None or other.kind.value != "CHILD" or other.id in named:
                    continue
                lines.append(
                    ChildLine(
                        person=other.id,
                        name=book.name(other.id, letter=False),
                        year=words("{year}, at home", year=other.year) if other.year else words("at home"),
                        role=None,
                        role_text=relation.relationship,
                        in_file=None,
                        at_home=True,
                    )
                )
        return tuple(lines)

    # -- amending

    def amend(
        self, concern_id: RecordId, kind: str, text: str, reason: str, said_by: str = "", answer: str = ""
    ) -> None:
        """Add to a concern, openly. A correction of the text replaces the current reading; the original stays."""
        session = self._session
        session.allow(Action.AMEND)
        if not text.strip():
            raise DeskError("amendment_needs_text", field="text")
        if not reason.strip():
            raise DeskError("amendment_needs_reason", field="reason")
        if kind == "DISPUTED" and not said_by.strip():
            raise DeskError("dispute_needs_person", field="said_by")
        record = read_record(session.db, Concern, concern_id)
        amendment = Amendment(
            kind=kind,
            text=text,
            reason=reason,
            by=session.me.short,
            at=session.stamp(),
            said_by=said_by,
            answer=answer,
        )
        changed = replace(record, amendments=(*record.amendments, amendment))
        with session.saving():
            session.change(changed, "amended", text=concern_text(session, changed), file=first_file(changed))

    def strike_out(self, concern_id: RecordId, reason: str) -> None:
        """Strike a concern out with a reason. It stays readable and no longer counts."""
        session = self._session
        session.allow(Action.AMEND)
        if not reason.strip():
            raise DeskError("strike_out_needs_reason", field="reason")
        record = read_record(session.db, Concern, concern_id)
        if record.struck_out is not None:
            return
        struck = StrikeOut(reason=reason, by=session.me.short, at=session.stamp())
        with session.saving():
            session.change(replace(record, struck_out=struck), "struck_out")

    def match(self, concern_id: RecordId, typed_name: str, key: str) -> None:
        """Link a name that was typed to a person."""
        session = self._session
        session.allow(Action.TRIAGE)
        record = read_record(session.db, Concern, concern_id)
        with session.saving():
            person = person_of_key(session, key)
            people = tuple(
                replace(p, person=person, typed_name="") if p.person is None and p.typed_name == typed_name else p
                for p in record.people
            )
            changed = put_into_files(session, replace(record, people=people))
            session.change(changed, "matched", text=concern_text(session, changed), file=first_file(changed))


def concerns_of(session: Session, file: FileId) -> list[Concern]:
    """Return the concerns that show in a file, oldest first."""
    shown = "t.id IN (SELECT owner FROM concern_people WHERE in_file = ?)"
    read = partial(read_records, session.db, Concern, shown, (file,), "t.when_start")
    return list(session.kept.get(("concerns of", file), lambda: tuple(read())))


def first_file(concern: Concern) -> FileId | None:
    """Return the file of the child who displayed, else the first file it shows in."""
    displaying = set(concern.displaying())
    files = [p.in_file for p in concern.people if p.in_file is not None]
    own = [p.in_file for p in concern.people if p.in_file is not None and p.person in displaying]
    return (own or files or [None])[0]


def put_into_files(session: Session, concern: Concern) -> Concern:
    """Let a concern show in the files its children have, and give the other children letters there.

    Call inside `session.saving()`. A concern that is not harmful sexual behaviour stays out of Support files.
    """
    files = files_of_children(session, (part.person for part in concern.people if part.person is not None))
    for file in filter(None, files.values()):
        if new := without_letter(session, file, files):
            give_letters(session, read_file(session, file), new)
    people = (replace(p, in_file=files.get(p.person) if p.person is not None else None) for p in concern.people)
    return replace(concern, people=tuple(people))


def concern_text(session: Session, concern: Concern) -> str:
    """Return what a concern is found by: its texts, words, places and the names of its people."""
    ids = {p.person for p in concern.people if p.person is not None}
    people: dict[str, Person] = read_people(session, set(ids))
    parts = [
        concern.number,
        concern.what_happened,
        *(account.words for account in concern.accounts),
        *concern.places,
        *(person.full for person in people.values()),
        *(p.typed_name for p in concern.people),
        concern.done,
        concern.people_told,
        *(amendment.text for amendment in concern.amendments),
    ]
    return " ".join(part for part in parts if part)

"""Children with a file: the list, opening a file on purpose, the child's details and people."""

from dataclasses import dataclass, replace

from hsbdesk.desk.children import ChildrenView, LastEntries, list_children
from hsbdesk.desk.file_people import PersonRow, born_text, people_of_file
from hsbdesk.desk.people import (
    NameBook,
    add_person,
    file_of_child,
    give_letters,
    person_of_key,
    person_text,
    read_file,
    read_people,
    screen_text,
)
from hsbdesk.desk.plan_records import plan_draft, plan_in_force, safety_plans_of
from hsbdesk.desk.plan_words import version_text
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.names import similar
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record, read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class FileHead:
    """The title line of a child's file."""

    file: FileId
    person: PersonId
    number: str
    name: str
    line: str
    kind: FileKind
    also_affected: int
    counts: dict[str, int]
    plan: str = ""
    """The version of the risk plan, or of the safety plan in a Support file: "v3"; empty without one."""


class Files:
    """Lists, opens and keeps files."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._last_entries = LastEntries(session.db)

    # -- the list

    def children(self, filter: str = "all", typed: str = "") -> ChildrenView:  # noqa: A002
        """Return children with a file, most urgent first; `filter` is all, HSB, SUPPORT or left."""
        self._session.allow(Action.READ)
        return list_children(self._session, self._last_entries, filter, typed)

    def similar(self, name: str, born: str | None = None) -> tuple[str, ...]:
        """Return warnings about people with a similar name, with their dates of birth."""
        found: list[str] = []
        for person in read_people(self._session).values():
            if person.kind is PersonKind.CHILD and similar(person.full, name):
                same = self._session.words("same date of birth") if born and born == person.born else ""
                found.append(
                    ", ".join(part for part in (person.full, born_text(person.born), person.class_name, same) if part)
                )
        return tuple(found)

    # -- opening and keeping

    def open_file(self, person_key: str, kind: FileKind, because: str) -> FileId:
        """Open a file on purpose. Raises DeskError("file_needs_reason") or ("file_open_already", number=...)."""
        session = self._session
        session.allow(Action.OPEN_FILE)
        if not because.strip():
            raise DeskError("file_needs_reason", field="because")
        with session.saving():
            person = person_of_key(session, person_key)
            known = file_of_child(session, person)
            if known is not None:
                raise DeskError("file_open_already", number=known.number)
            return open_file_within(session, person, kind, because)

    def add_child(self, person: Person) -> str:
        """Add a child who is not on the roll and return the picker key. Raises DeskError("person_needs_name")."""
        session = self._session
        session.allow(Action.RECORD)
        if not person.first.strip() or not person.last.strip():
            raise DeskError("person_needs_name", field="name")
        _check_born(person)
        stored = replace(person, id=PersonId(new_id()))
        with session.saving():
            add_person(session, stored)
        return f"person:{stored.id}"

    def add_person(self, person: Person) -> PersonId:
        """Add an adult or child to the people on record."""
        return PersonId(self.add_child(person).partition(":")[2])

    def save_person(self, person: Person) -> None:
        """Store changed details of a person."""
        session = self._session
        session.allow(Action.RECORD)
        if not person.first.strip() and not person.last.strip():
            raise DeskError("person_needs_name", field="name")
        _check_born(person)
        with session.saving():
            session.change(person, "changed", text=person_text(person))

    def read_person(self, person: PersonId) -> Person:
        """Return a person. Raises DeskError("record_missing")."""
        return read_record(self._session.db, Person, person)

    def read(self, file: FileId) -> ChildFile:
        """Return a file; opening it is noted."""
        session = self._session
        session.allow(Action.READ)
        found = read_file(session, file)
        with session.saving():
            session.audit.note("file.read", file)
        return found

    def save(self, file: ChildFile) -> None:
        """Store a changed file as its next version. Letters given meanwhile are kept."""
        session = self._session
        session.allow(Action.RECORD)
        with session.saving():
            stored = read_file(session, file.file_id)
            changed = replace(file, letters=stored.letters)
            session.change(changed, "changed", text=self._text(changed), file=file.file_id)

    def _text(self, file: ChildFile) -> str:
        parts = (
            file.number,
            file.lives_with_words,
            *(strength.text for strength in file.strengths),
            *(voice.words for voice in file.voices),
        )
        return " ".join(part for part in parts if part)

    # -- one file

    def head(self, file: FileId) -> FileHead:
        """Return the title line of a file."""
        session = self._session
        session.allow(Action.READ)
        found = read_file(session, file)
        child = read_record(session.db, Person, found.child)
        book = NameBook({child.id: child}, {}, session.names_on, None)
        return FileHead(
            file=file,
            person=child.id,
            number=found.number,
            name=book.name(child.id),
            line=self._line(found, child),
            kind=found.kind,
            also_affected=self._count("role = 'AFFECTED'", file) if found.kind is FileKind.HSB else 0,
            counts={
                "concerns": self._count("1", file),
                "interventions": self._count_in("intervention", file, "status IN ('RUNNING', 'ENDED')"),
                "people": 1 + len(found.family) + len(found.letters) + len(found.network),
                "referrals": self._count_in("referral", file),
            },
            plan=self._plan_text(found),
        )

    def _plan_text(self, file: ChildFile) -> str:
        session = self._session
        if file.kind is FileKind.HSB:
            return version_text(plan_in_force(session, file.file_id) or plan_draft(session, file.file_id))
        own = safety_plans_of(session, file.file_id)
        return f"v{own[-1].plan_version}" if own else ""

    def _line(self, file: ChildFile, child: Person) -> str:
        content, words = self._session.content, self._session.words
        age = child.age_on(self._session.today())
        carers = [relation.relationship for relation in file.household() if relation.holds_care]
        said = " and ".join(carers) or file.lives_with_words
        lives = screen_text(self._session, said) or content.label("lives_with", file.lives_with)
        lives = lives[:1].lower() + lives[1:]
        parts = [
            child.year or child.class_name,
            words("age {age}", age=age) if age is not None else "",
            words("born {day}", day=born_text(child.born)) if child.born and self._session.names_on else "",
        ]
        if file.kind is FileKind.HSB:
            status = content.label("legal_status", file.legal_status.code).split(",")[0]
            parts.append(words("lives with {whom}; {status}", whom=lives, status=status[:1].lower() + status[1:]))
        return " · ".join(part for part in parts if part)

    def _count(self, where: str, file: FileId) -> int:
        sql = f"SELECT count(DISTINCT owner) FROM concern_people WHERE in_file = ? AND {where}"
        return int(self._session.db.execute(sql, (file,)).fetchone()[0])

    def _count_in(self, table: str, file: FileId, where: str = "1") -> int:
        sql = f"SELECT count(*) FROM {table} WHERE file = ? AND {where}"
        return int(self._session.db.execute(sql, (file,)).fetchone()[0])

    def people(self, file: FileId) -> tuple[PersonRow, ...]:
        """Return the people of a file: at home, family, other children by letter, others."""
        return people_of_file(self._session, file)


def open_file_within(session: Session, person: PersonId, kind: FileKind, because: str) -> FileId:
    """Open a file inside the caller's transaction and let earlier concerns of the child show in it."""
    file_id = RecordId(new_id())
    child = read_record(session.db, Person, person)
    file = ChildFile(
        id=file_id,
        number=take_number(session.db, "H" if kind is FileKind.HSB else "S", file_id),
        author=session.me.short,
        author_role=session.me.title,
        recorded_at=session.stamp(),
        child=person,
        kind=kind,
        opened_on=session.today().isoformat(),
        opened_because=because,
        lead=session.me.short,
    )
    session.add(file, "opened", text=f"{file.number} {person_text(child)}", file=file.id)
    earlier = read_records(
        session.db,
        Concern,
        "t.id IN (SELECT owner FROM concern_people WHERE person = ?)",
        (person,),
        "t.when_start",
    )
    current = file
    for concern in earlier:
        people = tuple(replace(p, in_file=file.file_id) if p.person == person else p for p in concern.people)
        session.change(replace(concern, people=people), "filed")
        others = tuple(p.person for p in concern.people if p.person is not None)
        known = read_people(session, set(others))
        current = give_letters(session, current, tuple(o for o in others if known[o].kind is PersonKind.CHILD))
    return file.file_id


def _check_born(person: Person) -> None:
    if person.born is not None and not is_day(person.born):
        raise DeskError("born_not_a_day", field="born")

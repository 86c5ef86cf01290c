"""How people are named: on screen with names on or off, and by letter in one child's file."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile, Letter
from hsbdesk.domain.ids import FileId, PersonId, new_id
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.pseudonyms import NameIndex, hide_undecided, next_letter, render
from hsbdesk.errors import DeskError
from hsbdesk.storage.pupils import put_pupil, read_pupil
from hsbdesk.storage.records import read_record, read_records


@dataclass(frozen=True, slots=True)
class NameBook:
    """The people one screen speaks of, ready to be shown."""

    people: dict[str, Person]
    letters: dict[str, str]
    names_on: bool
    index: NameIndex | None

    def name(self, person: str | None, *, letter: bool = True, year: bool = False) -> str:
        """Return "Cari Prosser (F), Year 5"; with names off "C., Year 5"."""
        if person is None or person not in self.people:
            return ""
        found = self.people[person]
        text = found.full if self.names_on else f"{found.first[:1]}."
        if letter and self.names_on and person in self.letters:
            text += f" ({self.letters[person]})"
        if year and found.year:
            text += f", {found.year}"
        return text

    def short(self, person: str | None) -> str:
        """Return the first name, or the initial with names off."""
        if person is None or person not in self.people:
            return ""
        found = self.people[person]
        return found.first if self.names_on else f"{found.first[:1]}."

    def teller(self, person: str | None) -> str:
        """Return how somebody who told us is named: a child's first name, "Ms Sample" for an adult."""
        found = self.people.get(person or "")
        if found is None:
            return ""
        if found.kind is PersonKind.ADULT and self.names_on:
            return f"{found.title} {found.last}".strip() if found.title else found.short
        return self.short(person)

    def text(self, typed: str) -> str:
        """Return what was typed; with names off every known name becomes its initial."""
        if self.names_on or self.index is None or not typed:
            return typed
        return hide_undecided(render(typed, self.index))


def read_people(session: Session, ids: set[str] | None = None) -> dict[str, Person]:
    """Return people by id; all of them without `ids`."""
    if ids is None:
        return session.everybody.by_id()
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    found = read_records(session.db, Person, f"t.id IN ({marks})", tuple(ids))
    return {person.id: person for person in found}


def name_book(session: Session, file: ChildFile | None = None) -> NameBook:
    """Return the name book for a file, or for the whole vault."""
    people = read_people(session)
    letters: dict[str, str] = {entry.person: entry.letter for entry in file.letters} if file is not None else {}
    index = None if session.names_on else session.everybody.initials()
    return NameBook(people, letters, session.names_on, index)


def screen_text(session: Session, typed: str) -> str:
    """Return what was typed for a screen that has no name book at hand; with names off, initials."""
    return typed if session.names_on or not typed else name_book(session).text(typed)


def person_of_key(session: Session, key: str) -> PersonId:
    """Return the person of a picker's key; a pupil of the roll becomes a person when first spoken of.

    Call inside `session.saving()`. Raises DeskError("person_missing").
    """
    kind, _, value = key.partition(":")
    if kind == "person" and session.db.execute("SELECT 1 FROM person WHERE id = ?", (value,)).fetchone():
        return PersonId(value)
    pupil = read_pupil(session.db, value)
    if kind != "pupil" or pupil is None:
        raise DeskError("person_missing")
    if pupil.person is not None:
        return pupil.person
    person = Person(
        id=PersonId(new_id()),
        kind=PersonKind.CHILD,
        first=pupil.first,
        last=pupil.last,
        other_names=pupil.other_names,
        born=pupil.born,
        year=pupil.year,
        class_name=pupil.class_name,
    )
    add_person(session, person)
    put_pupil(session.db, replace(pupil, person=person.id))
    return person.id


def add_person(session: Session, person: Person) -> None:
    """Store a new person. Call inside `session.saving()`."""
    session.add(person, "added", text=person_text(person))


def person_text(person: Person) -> str:
    """Return what a person is found by."""
    return " ".join(
        part for part in (person.full, *person.other_names, person.role, person.organisation, person.class_name) if part
    )


def file_of_child(session: Session, person: PersonId) -> ChildFile | None:
    """Return the child's own file, or None."""
    found = read_records(session.db, ChildFile, "t.child = ?", (person,))
    return found[0] if found else None


def files_of_children(session: Session, people: Iterable[PersonId]) -> dict[PersonId, FileId | None]:
    """Return those of the people who are children, in the order given, each with their own file or None."""
    wanted = list(dict.fromkeys(people))
    rows = session.db.execute(
        "SELECT p.id, f.id FROM json_each(?) j JOIN person p ON p.id = j.value LEFT JOIN file f ON f.child = p.id"
        " WHERE p.kind = 'CHILD' ORDER BY j.key",
        (json.dumps(wanted),),
    ).fetchall()
    return dict(rows)


def read_file(session: Session, file: FileId) -> ChildFile:
    """Return a file. Raises DeskError("record_missing")."""
    return read_record(session.db, ChildFile, file)


def without_letter(session: Session, file: FileId, children: Iterable[PersonId]) -> tuple[PersonId, ...]:
    """Return the children who have no letter in a file yet and do not live with its child."""
    rows = session.db.execute(
        "SELECT child FROM file WHERE id = ?1 UNION ALL SELECT person FROM file_letters WHERE owner = ?1"
        " UNION ALL SELECT person FROM file_family WHERE owner = ?1 AND in_household = 1",
        (file,),
    ).fetchall()
    named = {row[0] for row in rows}
    return tuple(child for child in children if child not in named)


def give_letters(session: Session, file: ChildFile, children: tuple[PersonId, ...]) -> ChildFile:
    """Give every other child a letter in this file and store it if any is new. Call inside `saving()`."""
    household = {entry.person for entry in file.household()}
    letters = list(file.letters)
    for child in children:
        if child == file.child or child in household or any(entry.person == child for entry in letters):
            continue
        letters.append(Letter(person=child, letter=next_letter([entry.letter for entry in letters])))
    if len(letters) == len(file.letters):
        return file
    changed = replace(file, letters=tuple(letters))
    session.change(changed, "lettered")
    return changed

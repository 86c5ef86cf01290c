"""The roll: pick a pupil by name and class, and bring the list in from a CSV file."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from hsbdesk.desk.people import person_text, read_people
from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import Form, on_day, write_date
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.names import fold
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.domain.text import clean_record
from hsbdesk.exchange.pupil_list import (
    ColumnMatch,
    RollOver,
    RollPlan,
    Sheet,
    guess_columns,
    plan_import,
    read_table,
    roll_over,
)
from hsbdesk.storage.pupils import put_pupil, read_pupils

__all__ = ["ColumnMatch", "PersonChoice", "Pupils", "RollOver", "RollPlan", "Sheet"]


@dataclass(frozen=True, slots=True)
class PersonChoice:
    """One row of the picker."""

    key: str
    title: str
    detail: str


class Pupils:
    """Suggests people and keeps the roll."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def suggest(self, typed: str, limit: int = 8) -> tuple[PersonChoice, ...]:
        """Return pupils of the whole roll by name and class; never marked or ordered by who has a file."""
        words = fold(typed).split()
        if not words or len("".join(words)) < 2:
            return ()
        found: list[PersonChoice] = []
        for pupil in read_pupils(self._session.db):
            held = fold(f"{pupil.full} {' '.join(pupil.other_names)} {pupil.class_name}").split()
            if all(any(part.startswith(word) for part in held) for word in words):
                found.append(_choice_of_pupil(pupil))
                if len(found) == limit:
                    break
        return tuple(found)

    def suggest_people(self, typed: str, file: FileId | None = None) -> tuple[PersonChoice, ...]:
        """Return people on record (adults, children not on the roll) and pupils that match."""
        words = fold(typed).split()
        if not words or len("".join(words)) < 2:
            return ()
        _ = file
        on_roll = {pupil.person for pupil in read_pupils(self._session.db, left=True) if pupil.person}
        found: list[PersonChoice] = []
        for person in read_people(self._session).values():
            if person.id in on_roll:
                continue
            held = fold(f"{person.full} {' '.join(person.other_names)} {person.role}").split()
            if all(any(part.startswith(word) for part in held) for word in words):
                found.append(_choice_of_person(person))
        return (*self.suggest(typed), *found)[:10]

    def count(self) -> int:
        """Return how many pupils are on the roll."""
        return len(read_pupils(self._session.db))

    def roll(self) -> tuple[Pupil, ...]:
        """Return the roll, leavers too."""
        return tuple(read_pupils(self._session.db, left=True))

    def read_sheet(self, data: bytes) -> Sheet:
        """Return the table of a CSV file. Raises DeskError when it can not be read."""
        return read_table(data)

    def guess(self, sheet: Sheet) -> ColumnMatch:
        """Return which column holds what, as far as the heads tell."""
        return guess_columns(sheet)

    def plan(self, sheet: Sheet, match: ColumnMatch) -> RollPlan:
        """Return what an import would do; nothing is changed."""
        return plan_import(sheet, match, self.roll(), self._session.today())

    def apply(self, plan: RollPlan) -> None:
        """Bring a planned import in: all of it or nothing."""
        session = self._session
        session.allow(Action.CHANGE_ROLL)
        with session.saving():
            changed = (*plan.new, *plan.changed, *plan.leavers)
            self._put(changed)
            session.audit.note("roll.imported", detail=len(changed))

    def plan_roll_over(self, leaving: Collection[str]) -> RollOver:
        """Return the roll one school year on; only the years named in `leaving` leave. Nothing is changed."""
        return roll_over(self.roll(), leaving=leaving, on=self._session.today())

    def save(self, pupils: tuple[Pupil, ...]) -> None:
        """Store lines of the roll that were changed by hand or by the roll-over."""
        session = self._session
        session.allow(Action.CHANGE_ROLL)
        with session.saving():
            self._put(pupils)
            session.audit.note("roll.changed", detail=len(pupils))

    def _put(self, pupils: tuple[Pupil, ...]) -> None:
        """Store lines of the roll, and tell the people they stand for their new year and class."""
        session = self._session
        people = read_people(session, {pupil.person for pupil in pupils if pupil.person is not None})
        for pupil in pupils:
            put_pupil(session.db, clean_record(pupil))
            person = people.get(pupil.person or "")
            if person is None:
                continue
            moved = replace(person, year=pupil.year, class_name=pupil.class_name, born=pupil.born or person.born)
            if moved != person:
                session.change(moved, "changed", text=person_text(moved))


def _choice_of_pupil(pupil: Pupil) -> PersonChoice:
    key = f"person:{pupil.person}" if pupil.person else f"pupil:{pupil.id}"
    return PersonChoice(key, pupil.full, ", ".join(p for p in (pupil.class_name, born_day(pupil.born)) if p))


def _choice_of_person(person: Person) -> PersonChoice:
    detail = (
        (person.class_name or person.year, born_day(person.born))
        if person.kind is PersonKind.CHILD
        else (person.role, person.organisation)
    )
    return PersonChoice(f"person:{person.id}", person.full, ", ".join(part for part in detail if part))


def born_day(born: str | None) -> str:
    """Return day and month of a date of birth: "24 May"; enough to tell two children apart."""
    if not born:
        return ""
    text = write_date(on_day(date.fromisoformat(born)), Form.PLAIN)
    return text.rpartition(" ")[0]

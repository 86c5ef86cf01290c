"""Move a concern from the wrong child to the right one, openly, with 48 hours to undo (ux.md section 5.20)."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from hsbdesk.desk.concerns import concern_text, first_file, put_into_files
from hsbdesk.desk.people import person_of_key, read_people
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import TaskDraft, Tasks
from hsbdesk.domain.concern import Concern, Move
from hsbdesk.domain.dates import Form, on_day, write_date
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.record import Amendment
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import read_copies
from hsbdesk.storage.pupils import read_pupil
from hsbdesk.storage.records import read_record, read_records

UNDO_WITHIN = timedelta(hours=48)


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveView:
    """What a move would do."""

    from_person: PersonId
    from_line: str
    to_line: str
    moves_with: tuple[str, ...]
    touched: tuple[str, ...]
    """What the concern has already gone into: referrals and filed copies, versions of a risk plan."""


class Moves:
    """Moves concerns between children."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def view(self, concern_id: RecordId, from_person: PersonId, to_key: str) -> MoveView:
        """Return both children side by side and what goes with the concern."""
        session, words = self._session, self._session.words
        concern = read_record(session.db, Concern, concern_id)
        tasks = self._tasks(concern_id)
        moves_with = [words.count(len(tasks), "1 task", "{n} tasks")] if tasks else []
        if concern.links:
            moves_with.append(words.count(len(concern.links), "1 link", "{n} links"))
        people = read_people(session, {from_person})
        return MoveView(
            from_person=from_person,
            from_line=_line(people[from_person]),
            to_line=self._line_of_key(to_key),
            moves_with=tuple(moves_with),
            touched=self._touched(concern),
        )

    def move(self, concern_id: RecordId, from_person: PersonId, to_key: str, reason: str) -> None:
        """Move a concern; whoever holds a print is to be told.

        What was decided for the wrong child is not carried over: each child's safety is answered anew.
        Raises DeskError("move_needs_reason" | "move_same_child" | "move_already_in").
        """
        session = self._session
        session.allow(Action.MOVE)
        if not reason.strip():
            raise DeskError("move_needs_reason", field="reason")
        concern = read_record(session.db, Concern, concern_id)
        if all(part.person != from_person for part in concern.people):
            raise DeskError("record_missing")
        with session.saving():
            to_person = person_of_key(session, to_key)
            if to_person == from_person:
                raise DeskError("move_same_child", field="to")
            if any(part.person == to_person for part in concern.people):
                raise DeskError("move_already_in", field="to")
            move = Move(
                from_person=from_person,
                to_person=to_person,
                reason=reason,
                by=session.me.short,
                at=session.stamp(),
            )
            self._swap(concern, from_person, to_person, (*concern.moves, move), reason)
            for line in self._touched(concern):
                Tasks(session).add_within(
                    TaskDraft(
                        what=session.words("Tell whoever received it: an entry was moved"),
                        kind="TELL_RECIPIENT",
                        why=line,
                        made_by=concern_id,
                        due_on=session.today().isoformat(),
                    )
                )

    def undo(self, concern_id: RecordId) -> None:
        """Undo the last move within 48 hours. Raises DeskError("move_too_old")."""
        session = self._session
        session.allow(Action.MOVE)
        concern = read_record(session.db, Concern, concern_id)
        open_moves = [move for move in concern.moves if move.undone_at is None]
        if not open_moves:
            raise DeskError("move_none")
        last = open_moves[-1]
        if session.clock() - datetime.fromisoformat(last.at) > UNDO_WITHIN:
            raise DeskError("move_too_old")
        undone = replace(last, undone_at=session.stamp())
        moves = tuple(undone if move is last else move for move in concern.moves)
        with session.saving():
            self._swap(concern, last.to_person, last.from_person, moves, session.words("The move was undone"))

    def _swap(self, concern: Concern, old: PersonId, new: PersonId, moves: tuple[Move, ...], reason: str) -> None:
        session = self._session
        amendment = Amendment(
            kind="MOVED_WRONG_CHILD",
            text=session.words("Moved to another child's file."),
            reason=reason,
            by=session.me.short,
            at=session.stamp(),
        )
        people = tuple(replace(p, person=new) if p.person == old else p for p in concern.people)
        accounts = tuple(replace(a, person=new) if a.person == old else a for a in concern.accounts)
        told_by = new if concern.told_by == old else concern.told_by
        changed = replace(
            concern,
            people=people,
            accounts=accounts,
            told_by=told_by,
            moves=moves,
            amendments=(*concern.amendments, amendment),
        )
        changed = put_into_files(session, changed)
        session.change(changed, "moved", text=concern_text(session, changed), file=first_file(changed))
        file = first_file(changed)
        for task in self._tasks(concern.id):
            moved = replace(task, file=file, child=new if task.child == old else task.child)
            if moved != task:
                session.change(moved, "moved")

    def _tasks(self, concern_id: RecordId) -> list[Task]:
        return read_records(self._session.db, Task, "t.made_by = ? AND t.done_at IS NULL", (concern_id,))

    def _touched(self, concern: Concern) -> tuple[str, ...]:
        session, words = self._session, self._session.words
        lines: list[str] = []
        for referral in read_records(
            session.db,
            Referral,
            "t.id IN (SELECT owner FROM referral_background WHERE record = ?)",
            (concern.id,),
        ):
            copies = read_copies(session.db, record=referral.id)
            lines.append(
                words("{number}, {copies} copies filed", number=referral.number, copies=len(copies))
                if copies
                else words("{number}, not printed", number=referral.number)
            )
        lines += self._plans_touched(concern)
        return tuple(lines)

    def _plans_touched(self, concern: Concern) -> list[str]:
        """Return the versions in force and drafts that name the concern; the wrong child's plan goes by it still."""
        session, words = self._session, self._session.words
        named = (
            "t.status NOT IN ('SUPERSEDED', 'ENDED') AND t.id IN (SELECT owner FROM plan_rows_concerns WHERE value = ?1"
            " UNION SELECT owner FROM plan_links WHERE value = ?1)"
        )
        found = [plan for plan in read_records(session.db, Plan, named, (concern.id,)) if plan.struck_out is None]
        return [words("Risk plan v{v}, {number}", v=plan.plan_version, number=plan.number) for plan in found]

    def _line_of_key(self, key: str) -> str:
        kind, _, value = key.partition(":")
        if kind == "person":
            return _line(read_people(self._session, {value})[value])
        pupil = read_pupil(self._session.db, value)
        if pupil is None:
            raise DeskError("person_missing")
        return ", ".join(part for part in (pupil.full, _born(pupil.born), pupil.class_name) if part)


def _line(person: Person) -> str:
    return ", ".join(part for part in (person.full, _born(person.born), person.class_name) if part)


def _born(born: str | None) -> str:
    return write_date(on_day(date.fromisoformat(born)), Form.PLAIN) if born else ""

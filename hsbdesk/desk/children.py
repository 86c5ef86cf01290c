"""The list of children with a file: most urgent first, found by name, class or record number.

It reads no more than it shows: a whole file, with family, strengths and voices, is some twenty rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.people import NameBook, name_book
from hsbdesk.desk.plan_states import PlanStates
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Person
from hsbdesk.domain.task import Task
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.records import read_records

_URGENCY = ("stop", "check", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildRow:
    """One line of the list of children."""

    file: FileId
    person: PersonId
    number: str
    name: str
    born: str
    class_name: str
    kind: FileKind
    kind_text: str
    open_text: str
    open_state: str
    """stop, check or empty."""
    plan_text: str
    plan_state: str
    """check, done or empty."""
    last_entry: str
    lead: str
    left: bool
    closed: bool
    """Closed files are listed under \"left\", and found by typing."""


@dataclass(frozen=True, slots=True)
class ChildrenView:
    """The list of children with its counts."""

    rows: tuple[ChildRow, ...]
    counts: dict[str, int]
    similar: str


class _Line(NamedTuple):
    """What the list needs of a file."""

    file: FileId
    number: str
    kind: FileKind
    child: PersonId
    closed: bool
    lead: str
    has_left: bool
    """The child is no longer on the roll."""


class LastEntries:
    """The day of the newest entry of each file, looked for again only when something was written."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._changes = -1
        self._days: dict[str, str] = {}

    def by_file(self) -> dict[str, str]:
        """Return the days by file, ISO; not inside a transaction, which may still be undone."""
        if self._changes != self._db.conn.total_changes:
            self._changes = self._db.conn.total_changes
            self._days = {}
            # The named indexes hold the day beside the id; left to itself SQLite fetches every entry's whole row.
            self._take(
                "SELECT p.in_file, max(c.when_start) FROM concern_people p"
                " JOIN concern c INDEXED BY concern_day ON c.id = p.owner"
                " WHERE p.in_file IS NOT NULL GROUP BY p.in_file"
            )
            self._take(
                "SELECT f.value, max(c.when_start) FROM contact_files f"
                " JOIN contact c INDEXED BY contact_day ON c.id = f.owner GROUP BY f.value"
            )
            self._take("SELECT file, max(when_start) FROM fact GROUP BY file")
            self._take(
                "SELECT file, max(start_start) FROM intervention WHERE status NOT IN ('PLANNED', 'NOT_STARTED')"
                " GROUP BY file"
            )
        return self._days

    def _take(self, question: str) -> None:
        for file, day in self._db.execute(question).fetchall():
            if day is not None and day > self._days.get(file, ""):
                self._days[file] = day


def list_children(session: Session, last_entries: LastEntries, chosen: str, typed: str) -> ChildrenView:
    """Return children with a file, most urgent first; `chosen` is all, HSB, SUPPORT or left."""
    book = name_book(session)
    lines = _read_lines(session)
    words = _words(typed)
    fits = [
        line
        for line in lines
        if _is_chosen(line, chosen, searched=bool(words)) and _matches(words, line, book.people[line.child])
    ]
    tasks, last = _open_tasks(session), last_entries.by_file()
    fits.sort(key=lambda line: last.get(line.file, ""), reverse=True)
    plans = PlanStates(session)
    rows = [_row(session, line, book, tasks, last.get(line.file, ""), plans) for line in fits]
    rows.sort(key=lambda row: _URGENCY.index(row.open_state))
    counts = {
        "all": sum(not line.closed for line in lines),
        "HSB": sum(line.kind is FileKind.HSB and not line.closed for line in lines),
        "SUPPORT": sum(line.kind is FileKind.SUPPORT and not line.closed for line in lines),
        "left": sum(line.has_left or line.closed for line in lines),
    }
    return ChildrenView(tuple(rows), counts, _similar(session, [book.people[row.person] for row in rows]))


def _read_lines(session: Session) -> list[_Line]:
    rows = session.db.execute(
        "SELECT f.id, f.number, f.kind, f.child, f.closed_on IS NOT NULL, f.lead,"
        " EXISTS (SELECT 1 FROM pupil u WHERE u.person = f.child AND u.left_on IS NOT NULL)"
        " FROM file f ORDER BY f.rowid"
    ).fetchall()
    return [
        _Line(file, number, FileKind(kind), child, bool(closed), lead, bool(left))
        for file, number, kind, child, closed, lead, left in rows
    ]


def _is_chosen(line: _Line, chosen: str, *, searched: bool) -> bool:
    if chosen == "left":
        return line.has_left or line.closed
    return chosen in {"all", line.kind.value} and (searched or not line.closed)


def _words(text: str) -> list[str]:
    return fold(text).replace("-", " ").split()


def _matches(words: list[str], line: _Line, person: Person) -> bool:
    if not words:
        return True
    held = _words(f"{person.full} {' '.join(person.other_names)} {person.year} {person.class_name} {line.number}")
    return all(any(part.startswith(word) for part in held) for word in words)


def _row(
    session: Session, line: _Line, book: NameBook, tasks: dict[str, list[Task]], last: str, plans: PlanStates
) -> ChildRow:
    content, words = session.content, session.words
    child = book.people[line.child]
    own = tasks.get(line.file, [])
    waiting = own + [task for task in tasks.get(line.child, []) if task not in own]
    state = ""
    if waiting:
        state = "stop" if any(task.kind == "SAFE_ANSWER" for task in waiting) else "check"
    plan = plans.of(line.file, line.kind, is_open=not (line.closed or line.has_left))
    return ChildRow(
        file=line.file,
        person=line.child,
        number=line.number,
        name=book.name(line.child),
        born=born_text(child.born) if session.names_on else "",
        class_name=words("left") if line.has_left else child.class_name or child.year,
        kind=line.kind,
        kind_text=content.label("file_kind", line.kind.value),
        open_text=" · ".join(book.text(task.what) for task in waiting[:2]) or "–",
        open_state=state,
        plan_text=plan.text,
        plan_state=plan.state,
        last_entry=born_text(last).rpartition(" ")[0] if last else "–",
        lead=line.lead,
        left=line.has_left or line.closed,
        closed=line.closed,
    )


def _open_tasks(session: Session) -> dict[str, list[Task]]:
    """Return the open tasks by file and by child, the earliest due first."""
    found: dict[str, list[Task]] = {}
    for task in read_records(session.db, Task, "t.done_at IS NULL", (), "t.due_on IS NULL, t.due_on"):
        for key in {task.file, task.child} - {None}:
            found.setdefault(str(key), []).append(task)
    return found


def _similar(session: Session, people: Iterable[Person]) -> str:
    """Return "Sample ×2: check date of birth" when two listed children are easily mistaken."""
    if not session.names_on:
        return ""
    by_last: dict[str, list[Person]] = {}
    for person in people:
        by_last.setdefault(fold(person.last), []).append(person)
    for same in by_last.values():
        if len(same) > 1:
            return session.words("{name} ×{n}: check date of birth", name=same[0].last, n=len(same))
    return ""

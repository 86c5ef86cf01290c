"""Reports: places and times, categories by month, decisions, gaps; for one child or the whole school.

Counts only, and each entry once. Small numbers and place names show with names on only (domain.md section 9).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.concerns import first_file
from hsbdesk.desk.people import NameBook, name_book, screen_text
from hsbdesk.desk.report_clocks import ClockLine, clock_lines
from hsbdesk.desk.report_counts import GridView, MonthsView, category_word, count_grid, show_grid, show_months
from hsbdesk.desk.report_effects import EffectLine, effect_lines
from hsbdesk.desk.report_facts import join_names, stands_out
from hsbdesk.desk.report_gaps import GapLine, gap_lines, quiet_stretches
from hsbdesk.desk.report_scope import Numbers, ReportFilter, ReportPeriod, ReportScope, gather_scope, list_periods
from hsbdesk.desk.session import Session
from hsbdesk.desk.tasks import TaskDraft, Tasks
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.patterns import PlaceGrid, category_of
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_records

PLACE_ACTION = "PLACE_ACTION"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAction:
    """Something to be done at a place, not with a child."""

    id: RecordId
    what: str
    detail: str
    """By whom and until when."""
    overdue: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportEntry:
    """One entry of a count, in a list."""

    id: RecordId
    number: str
    when: str
    child: str
    places: str
    text: str
    category: str
    file: FileId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportOptions:
    """What a report can be narrowed to."""

    children: tuple[tuple[FileId, str], ...]
    periods: tuple[ReportPeriod, ...]
    behaviours: tuple[tuple[str, str], ...]
    """Codes that some entry has, with their words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportView:
    """Everything the page shows."""

    heading: str
    """"12 entries about 1 child"."""
    without: str
    """"2 of them have no time or place"; empty when all stand in the grid."""
    without_records: tuple[RecordId, ...]
    total: int
    is_few: bool
    """Fewer than the small number: they are read one by one instead."""
    records: tuple[RecordId, ...]
    has_times: bool
    """False at a school that has not entered the times of its day."""
    grid: GridView
    care: str
    """What must be read with the grid: "More entries can mean more reporting: ..."."""
    months: MonthsView
    stands_out: tuple[str, ...]
    clocks: tuple[ClockLine, ...]
    gaps: tuple[GapLine, ...]
    quiet: tuple[str, ...]
    actions: tuple[PlaceAction, ...]


class Reports:
    """Counts, and keeps what is to be done at places."""

    def __init__(self, session: Session, tasks: Tasks) -> None:
        self._session = session
        self._tasks = tasks

    def options(self) -> ReportOptions:
        """Return the children, periods and behaviours that can be chosen."""
        session, content = self._session, self._session.content
        session.allow(Action.READ)
        book = name_book(session)
        files = read_records(session.db, ChildFile, "t.kind = 'HSB'", order="t.number")
        rows = session.db.execute("SELECT DISTINCT value FROM concern_behaviours").fetchall()
        used = {str(row[0]) for row in rows}
        codes = [code for code in content.codes("behaviour_type") if code in used]
        return ReportOptions(
            children=tuple((file.file_id, self._child(file, book)) for file in files),
            periods=list_periods(session),
            behaviours=tuple((code, content.label("behaviour_type", code)) for code in codes),
        )

    def read(self, chosen: ReportFilter | None = None) -> ReportView:
        """Return the report of a choice: the whole school this year without one.

        Raises DeskError("record_missing") for a file that is not there.
        """
        session = self._session
        session.allow(Action.READ)
        scope = gather_scope(session, chosen or ReportFilter())
        counted = scope.counted
        grid = count_grid(session, scope)
        return ReportView(
            heading=self.heading(scope),
            without=self.without(scope, grid),
            without_records=grid.without,
            total=len(counted),
            is_few=len(counted) < session.content.small_number,
            records=tuple(c.id for c in counted),
            has_times=bool(scope.parts),
            grid=show_grid(session, grid),
            care=" ".join((self.care(scope), self.two_places(scope))).strip(),
            months=show_months(session, scope),
            stands_out=stands_out(session, scope),
            clocks=clock_lines(session, scope),
            gaps=gap_lines(session, scope),
            quiet=quiet_stretches(session, scope),
            actions=self.actions(),
        )

    def entries(self, records: Sequence[RecordId]) -> tuple[ReportEntry, ...]:
        """Return the entries behind a count, oldest first."""
        session = self._session
        session.allow(Action.READ)
        book = name_book(session)
        found: list[Concern] = []
        for first in range(0, len(records), 500):
            ids = records[first : first + 500]
            found += read_records(session.db, Concern, f"t.id IN ({', '.join('?' * len(ids))})", tuple(ids))
        found.sort(key=lambda c: (c.when.start or c.when.end or "", c.when.time or "", c.number))
        return tuple(self._entry(concern, book) for concern in found)

    def effects(self, chosen: ReportFilter | None = None) -> tuple[EffectLine, ...]:
        """Return the interventions that began in the period, with the counts of their aims; apart, as it is slower."""
        self._session.allow(Action.READ)
        return effect_lines(self._session, gather_scope(self._session, chosen or ReportFilter()))

    # -- place actions

    def actions(self) -> tuple[PlaceAction, ...]:
        """Return what is to be done at places, the next one first."""
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        today = session.today().isoformat()
        open_tasks = read_records(session.db, Task, "t.kind = ? AND t.done_at IS NULL", (PLACE_ACTION,))
        found: list[PlaceAction] = []
        for task in sorted(open_tasks, key=lambda t: (t.due_on or "9999", t.number)):
            if task.struck_out is not None:
                continue
            due = spell(date.fromisoformat(task.due_on), "{day} {month} {year}") if task.due_on is not None else ""
            what = screen_text(session, task.what) if session.names_on else words("A place action")
            parts = (screen_text(session, task.why), words("due {day}", day=due) if due else "")
            overdue = task.due_on is not None and task.due_on < today
            found.append(
                PlaceAction(id=task.id, what=what, detail=" · ".join(part for part in parts if part), overdue=overdue)
            )
        return tuple(found)

    def make_place_action(self, place: str, what: str, who: str = "", due_on: str | None = None) -> RecordId:
        """Record a task about a place. Raises DeskError("place_action_needs_place"), ("task_needs_text")."""
        if not place.strip():
            raise DeskError("place_action_needs_place", field="place")
        if not what.strip():
            raise DeskError("task_needs_text", field="what")
        what = self._session.words("{place}: {what}", place=place.strip(), what=what.strip())
        return self._tasks.add(TaskDraft(kind=PLACE_ACTION, what=what, why=who.strip(), due_on=due_on))

    # -- words that screen and paper share

    def heading(self, scope: ReportScope) -> str:
        """Return how many entries about how many children: "12 entries about 1 child, 1 file closed"."""
        session, words, say = self._session, self._session.words, Numbers(self._session)
        counted = scope.counted
        text = say.count(len(counted), "1 entry", "{n} entries")
        children = {person for concern in counted for person in concern.displaying()}
        if scope.child is not None or not children:
            return text
        about = say.count(len(children), "1 child", "{n} children")
        text = words("{entries} about {children}", entries=text, children=about)
        closed = self._closed(children) if session.names_on else 0
        if not closed:
            return text
        return words("{text}, {files}", text=text, files=words.count(closed, "1 file closed", "{n} files closed"))

    def without(self, scope: ReportScope, grid: PlaceGrid) -> str:
        """Return how many entries the grid can not hold; empty for none."""
        say, count = Numbers(self._session), len(grid.without)
        if not count:
            return ""
        if not scope.parts:
            return say.count(count, "1 of them has no place", "{n} of them have no place")
        return say.count(count, "1 of them has no time or place", "{n} of them have no time or place")

    def two_places(self, scope: ReportScope) -> str:
        """Return how an entry at two places is counted, when there is one."""
        if not any(len(set(concern.places)) > 1 for concern in scope.counted):
            return ""
        return self._session.words("An entry at two places counts at each, and once in the totals.")

    def care(self, scope: ReportScope) -> str:
        """Return that more entries can mean more reporting, with the days on which ways to report began."""
        session, words = self._session, self._session.words
        asked = "t.type = 'REPORTING_ROUTES' AND t.status IN (?, ?)"
        given = (InterventionStatus.RUNNING.value, InterventionStatus.ENDED.value)
        routes = [i for i in read_records(session.db, Intervention, asked, given) if i.struck_out is None]
        days = sorted({i.start.start for i in routes if i.start.start and scope.period.holds(i.start.start)})
        if not days:
            return words("More entries can mean more reporting.")
        said = join_names(session, tuple(spell(date.fromisoformat(day), "{day} {month} {year}") for day in days))
        return words("More entries can mean more reporting: reporting routes for pupils began on {days}.", days=said)

    # -- parts

    def _closed(self, children: set[PersonId]) -> int:
        marks = ", ".join("?" * len(children))
        row = self._session.db.execute(
            f"SELECT count(*) FROM file WHERE kind = 'HSB' AND closed_on IS NOT NULL AND child IN ({marks})",
            tuple(children),
        ).fetchone()
        return 0 if row is None else int(row[0])

    def _child(self, file: ChildFile, book: NameBook) -> str:
        name = book.name(file.child, letter=False, year=not book.names_on)
        return name if book.names_on else f"{name} · {file.number}"

    def _entry(self, concern: Concern, book: NameBook) -> ReportEntry:
        session = self._session
        displayed = concern.displaying()
        places = ", ".join(concern.places) if session.names_on else ""
        return ReportEntry(
            id=concern.id,
            number=concern.number,
            when=write_date(concern.when, Form.SHORT),
            child=book.name(displayed[0] if displayed else None, letter=False) or session.words("child not known"),
            places=places,
            text=book.text(concern.what_happened),
            category=category_word(session, category_of(concern)),
            file=first_file(concern),
        )

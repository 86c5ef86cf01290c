"""Today: what needs a person, in order (ux.md section 5.3)."""

from datetime import date, datetime, timedelta

from hsbdesk.desk.concerns import ALL_NOT_TRIAGED, NOT_TRIAGED
from hsbdesk.desk.course_today import course_clocks, course_today_rows
from hsbdesk.desk.decision_today import decision_today_rows
from hsbdesk.desk.drafts import Drafts
from hsbdesk.desk.effects import effects_due
from hsbdesk.desk.people import NameBook, name_book
from hsbdesk.desk.plan_today import plan_today_rows
from hsbdesk.desk.session import Session, school_time
from hsbdesk.desk.today_views import ClockRow, Target, TodayGroup, TodayRow, TodayView
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.effect_due import work_week_end
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.task import Task
from hsbdesk.storage.records import read_records

__all__ = ["ClockRow", "Target", "TodayGroup", "TodayRow", "TodayView", "Worklists"]

NEXT = 3
_ICONS = {
    "SAFE_ANSWER": "octagon",
    "TRIAGE": "scale",
    "WRITE_REPORT": "send",
    "BROOK": "scale",
    "REPORT_DECISION": "child",
    "TELL_PARENTS": "phone",
    "SAFETY_PLAN": "hands",
    "CHASE": "clock",
    "TELL_RECIPIENT": "send",
    "REVIEW_EFFECT": "scale",
    "PLACE_ACTION": "pin",
}


class Worklists:
    """Builds Today out of tasks and concerns without triage."""

    def __init__(self, session: Session, drafts: Drafts) -> None:
        self._session = session
        self._drafts = drafts

    def today(self, *, mine: bool = False) -> TodayView:
        """Return what needs a person now, most urgent first."""
        session = self._session
        session.allow(Action.READ)
        book = name_book(session)
        concerns = read_records(session.db, Concern, ALL_NOT_TRIAGED)
        tasks = self._tasks()
        rows = [(self._task_key(task), self._task_row(task, book)) for task in tasks]
        rows += [(self._concern_key(c), self._concern_row(c, book)) for c in concerns]
        rows += self._effect_rows(effects_due(session), book)
        rows += plan_today_rows(session, None, book)
        rows += decision_today_rows(session, None, book)
        rows += course_today_rows(session, None, book, _chased(tasks))
        by_id = {task.id: task for task in tasks}
        own = [pair for pair in rows if self._is_mine(by_id.get(pair[1].task) if pair[1].task else None)]
        chosen = sorted(own if mine else rows, key=lambda pair: pair[0])
        return TodayView(
            subtitle=self._subtitle(),
            groups=self._groups([row for _, row in chosen], by_id),
            clocks=self._clocks(tasks, book),
            unfinished=self._drafts.unfinished(),
            last_concern=self._last_concern(),
            drafts=self._drafts.own(),
            mine=len(own),
            all=len(rows),
        )

    def decisions(self, file: FileId, child: str) -> tuple[TodayRow, ...]:
        """Return what waits for a decision in one file, most urgent first."""
        book = name_book(self._session)
        tasks = self._tasks()
        rows = [
            (self._task_key(task), self._task_row(task, book))
            for task in tasks
            if file == task.file or child == task.child
        ]
        concerns = read_records(
            self._session.db,
            Concern,
            f"t.id IN (SELECT owner FROM concern_people WHERE in_file = ?) AND {NOT_TRIAGED}",
            (file,),
        )
        rows += [(self._concern_key(c), self._concern_row(c, book)) for c in concerns]
        rows += self._effect_rows(effects_due(self._session, file), book)
        rows += plan_today_rows(self._session, file, book)
        rows += decision_today_rows(self._session, file, book)
        rows += course_today_rows(self._session, file, book, _chased(tasks))
        return tuple(row for _, row in sorted(rows, key=lambda pair: pair[0]))

    def _tasks(self) -> list[Task]:
        today = self._session.today().isoformat()
        tasks = read_records(self._session.db, Task, "t.done_at IS NULL")
        return [t for t in tasks if t.struck_out is None and (t.snoozed_until is None or t.snoozed_until <= today)]

    def _is_mine(self, task: Task | None) -> bool:
        if task is None:
            return True
        return not task.for_member or task.for_member in {
            self._session.unlocked.member_id,
            self._session.me.name,
            self._session.me.short,
        }

    def _task_key(self, task: Task) -> tuple[int, str, str, str]:
        """Order: an open safety answer, a concern without triage, statutory clocks, then by due."""
        rank = {"SAFE_ANSWER": 0, "TRIAGE": 1, "WRITE_REPORT": 2, "CHASE": 3}.get(task.kind, 4)
        due = task.due_on or "9999-12-31"
        if rank > 1 and due > self._session.today().isoformat():
            rank = 5
        return rank, due, task.due_time or "24:00", task.number

    def _concern_key(self, concern: Concern) -> tuple[int, str, str, str]:
        return 1, concern.recorded_at[:10], concern.recorded_at[11:16], concern.number

    def _task_row(self, task: Task, book: NameBook) -> TodayRow:
        words = self._session.words
        action, text, target = self._action(task)
        overdue = self._is_overdue(task)
        state = "stop" if task.kind == "SAFE_ANSWER" else "check" if overdue else ""
        child = book.people.get(task.child or "")
        return TodayRow(
            id=task.id,
            icon=_ICONS.get(task.kind, "today"),
            state=state,
            name=book.name(task.child, letter=False) if child else words("School"),
            name_detail=child.year if child else "",
            text=book.text(task.what),
            detail=book.text(task.why),
            when=self._when(task, overdue=overdue),
            overdue=overdue,
            action=action,
            action_text=text,
            target=target,
            task=task.id,
        )

    def _action(self, task: Task) -> tuple[str, str, Target]:
        words = self._session.words
        if task.kind == "DELETE_COPY":
            return "done", words("Deleted"), Target("task", task.id)
        made_by = task.made_by or ""
        kind = self._kind_of(made_by)
        if kind == "concern":
            text = {
                "SAFE_ANSWER": words("Answer"),
                "BROOK": words("Decide"),
                "REPORT_DECISION": words("Decide"),
            }.get(task.kind, words("Open"))
            return "open", text, Target("triage", made_by, task.file)
        if kind == "referral":
            if task.kind == "CHASE":
                return "open", words("Chase"), Target("course", made_by, task.file)
            return "open", words("Continue"), Target("referral", made_by, task.file)
        if kind == "intervention":
            return "open", words("Judge"), Target("intervention", made_by, task.file)
        if task.kind == "WRITE_REPORT" and task.file is not None:
            draft = read_records(self._session.db, Referral, "t.file = ? AND t.status = 'DRAFT'", (task.file,))
            if draft:
                return "open", words("Continue"), Target("referral", draft[-1].id, task.file)
            return "open", words("Start"), Target("referrals", "", task.file)
        if task.file is not None:
            return "open", words("Open"), Target("file", task.file, task.file)
        return "done", words("Done"), Target("task", task.id)

    def _kind_of(self, record: str) -> str:
        if not record:
            return ""
        row = self._session.db.execute("SELECT kind FROM search_entry WHERE record = ?", (record,)).fetchone()
        return "" if row is None else str(row[0])

    def _concern_row(self, concern: Concern, book: NameBook) -> TodayRow:
        words = self._session.words
        displayed = concern.displaying()
        child = book.people.get(displayed[0]) if displayed else None
        submitted = school_time(concern.recorded_at)
        risk = self._session.content.label("risk_now", concern.risk_now.value)
        return TodayRow(
            id=concern.id,
            icon="scale",
            state="stop" if concern.risk_now.value in {"YES", "NOT_SURE", "NOT_ANSWERED"} else "check",
            name=book.name(child.id, letter=False) if child else words("Child not known"),
            name_detail=child.year if child else "",
            text=words("New concern {number}: not triaged", number=concern.number),
            detail=words("{who}: {risk}", who=concern.author, risk=risk),
            when=_day_and_time(submitted, self._session.today()),
            overdue=False,
            action="open",
            action_text=words("Triage"),
            target=Target("triage", concern.id),
            task=None,
        )

    def _effect_rows(self, due: list[Intervention], book: NameBook) -> list[tuple[tuple[int, str, str, str], TodayRow]]:
        """Return a row for each effect that is due to be judged, within this week."""
        if not due:
            return []
        words = self._session.words
        week = work_week_end(self._session.today()).isoformat()
        children = dict(self._session.db.execute("SELECT id, child FROM file").fetchall())
        found: list[tuple[tuple[int, str, str, str], TodayRow]] = []
        for one in due:
            child = book.people.get(children.get(one.file, ""))
            latest = one.latest
            row = TodayRow(
                id=one.id,
                icon=_ICONS["REVIEW_EFFECT"],
                state="",
                name=book.name(child.id, letter=False) if child else words("School"),
                name_detail=child.year if child else "",
                text=words("Effect due: {title}", title=book.text(one.title)),
                detail=words("last judged on {day}", day=day_text(latest.on)) if latest else words("not judged yet"),
                when=words("This week"),
                overdue=False,
                action="open",
                action_text=words("Judge"),
                target=Target("intervention", one.id, one.file),
                task=None,
                due_on=week,
            )
            found.append(((5, week, "24:00", one.number), row))
        return found

    def _when(self, task: Task, *, overdue: bool) -> str:
        words = self._session.words
        if task.due_on is None:
            return ""
        due = date.fromisoformat(task.due_on)
        if overdue:
            return words("Overdue, was due {day}", day=spell(due, "{wd} {day} {month}"))
        if due == self._session.today():
            return words("Today {time}", time=task.due_time) if task.due_time else words("Today")
        day = spell(due, "{wd} {day} {month}")
        return f"{day} {task.due_time}" if task.due_time else day

    def _is_overdue(self, task: Task) -> bool:
        if task.due_on is None:
            return False
        now = self._session.now()
        return (task.due_on, task.due_time or "23:59") < (now.date().isoformat(), now.strftime("%H:%M"))

    def _groups(self, rows: list[TodayRow], tasks: dict[RecordId, Task]) -> tuple[TodayGroup, ...]:
        words = self._session.words
        today = self._session.today()
        week = (today + timedelta(days=7)).isoformat()
        waiting = [r for r in rows if r.task is not None and tasks[r.task].waiting_for]
        rest = [r for r in rows if r not in waiting]
        first, then = rest[:NEXT], rest[NEXT:]

        def due(row: TodayRow) -> str:
            return (tasks[row.task].due_on or "9999") if row.task is not None else row.due_on

        now = [r for r in then if due(r) <= today.isoformat()]
        soon = [r for r in then if today.isoformat() < due(r) <= week]
        later = [r for r in then if due(r) > week]
        groups = [
            TodayGroup("next", words("Next three"), folded=False, summary="", rows=tuple(first)),
            TodayGroup("today", words("Then today"), folded=False, summary=str(len(now)), rows=tuple(now)),
            TodayGroup("week", words("This week"), folded=True, summary=_summary(soon), rows=tuple(soon)),
            TodayGroup("later", words("Later"), folded=True, summary=str(len(later)), rows=tuple(later)),
            TodayGroup(
                "waiting",
                words("Waiting for others"),
                folded=True,
                summary=str(len(waiting)),
                rows=tuple(waiting),
            ),
        ]
        return tuple(group for group in groups if group.rows)

    def _clocks(self, tasks: list[Task], book: NameBook) -> tuple[ClockRow, ...]:
        words, content = self._session.words, self._session.content
        found: list[ClockRow] = []
        for task in sorted(tasks, key=self._task_key):
            if task.kind not in {"WRITE_REPORT", "CHASE"} or task.due_on is None:
                continue
            due = datetime.fromisoformat(f"{task.due_on}T{task.due_time or '17:00'}")
            overdue = self._is_overdue(task)
            counted = content.label("counted_in", task.counted_in) if task.counted_in else ""
            found.append(
                ClockRow(
                    book.name(task.child, letter=False),
                    " · ".join(part for part in (book.text(task.what), counted) if part),
                    words("overdue") if overdue else _left(due - self._session.now()),
                    overdue,
                    task.counted_in,
                )
            )
        return (*found, *course_clocks(self._session, book, _chased(tasks)))

    def _subtitle(self) -> str:
        words = self._session.words
        today = self._session.today()
        text = spell(today, "{weekday} {day} {month} {year}")
        calendar = self._session.school.calendar
        closure = calendar.next_closure(today)
        if closure is None or closure.start <= today:
            return text
        days = calendar.count_school_days(today, closure.start - timedelta(days=1))
        name = closure.name[:1].lower() + closure.name[1:] if closure.name.startswith("The ") else closure.name
        return f"{text} · " + words.count(
            days, "1 school day before the {name}", "{n} school days before the {name}", name=name
        )

    def _last_concern(self) -> str:
        last = self._session.db.execute(
            "SELECT author, recorded_at, read_back FROM concern ORDER BY recorded_at DESC LIMIT 1"
        ).fetchone()
        if last is None:
            return ""
        author, recorded_at, read_back = last
        at = school_time(recorded_at)
        state = self._session.words("read back") if read_back else self._session.words("not read back")
        return f"{author}, {spell(at, '{day} {month} {time}')}, {state}"


def _chased(tasks: list[Task]) -> frozenset[RecordId]:
    """Return the referrals with an open task to chase their answer."""
    return frozenset(task.made_by for task in tasks if task.kind == "CHASE" and task.made_by is not None)


def _day_and_time(moment: datetime, today: date) -> str:
    return spell(moment, "{time}" if moment.date() == today else "{wd} {day} {month} {time}")


def _left(delta: timedelta) -> str:
    minutes = max(0, int(delta.total_seconds() // 60))  # a day without a time runs out at midnight, after school
    if minutes >= 24 * 60:
        return f"{minutes // (24 * 60)} d"
    return f"{minutes // 60} h {minutes % 60:02d}"


def _summary(rows: list[TodayRow]) -> str:
    if not rows:
        return ""
    return f"{len(rows)}: " + ", ".join(f"{row.text}, {row.name}" for row in rows[:4])

"""Decisions and clocks of a report: how many were taken, how long they took, what is still open."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.report_scope import Numbers, ReportScope, was_school_day
from hsbdesk.desk.session import Session, school_time
from hsbdesk.desk.workdays import bank_holidays
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_course import day_of, decided_on, is_decided, received_at, sent_on
from hsbdesk.domain.task import Task
from hsbdesk.domain.timers import is_working_day
from hsbdesk.storage.records import read_records

_NOT_YET = "NOT_YET"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockLine:
    """One kind of decision."""

    what: str
    counted: str
    """What the days are: "school days since it was recorded"."""
    done: str
    spread: tuple[str, ...]
    """"same day 9", "next school day 2", or how it was decided."""
    longest: str
    open: str


def clock_lines(session: Session, scope: ReportScope) -> tuple[ClockLine, ...]:
    """Return triage, report decisions, written reports and the council's decisions; what never happened is left out."""
    lines = (
        _triages(session, scope),
        _decisions(session, scope),
        _written(session, scope),
        _answers(session, scope),
    )
    return tuple(line for line in lines if line is not None)


def _triages(session: Session, scope: ReportScope) -> ClockLine | None:
    words, say = session.words, Numbers(session)
    if not scope.recorded:
        return None
    done = [c for c in scope.recorded if c.state != "SUBMITTED"]
    took = [
        _School(session, _day(c.recorded_at), _day(c.triage.decided_at))
        for c in done
        if c.triage is not None and c.triage.decided_at
    ]
    return ClockLine(
        what=words("Concern recorded, then triaged"),
        counted=words("school days since it was recorded"),
        done=say(len(done)),
        spread=_spread(session, took),
        longest=_longest(session, took),
        open=say(len(scope.recorded) - len(done)),
    )


def _decisions(session: Session, scope: ReportScope) -> ClockLine | None:
    words, content, say = session.words, session.content, Numbers(session)
    found = [(c, d) for c in scope.recorded if c.triage is not None for d in c.triage.decisions]
    if not found:
        return None
    done = [(c, d) for c, d in found if d.report != _NOT_YET]
    kinds = [code for code in content.codes("report_decision") if code != _NOT_YET]
    counts = {code: sum(d.report == code for _, d in done) for code in kinds}
    took = [_School(session, _day(c.recorded_at), date.fromisoformat(d.on)) for c, d in done if is_day(d.on)]
    return ClockLine(
        what=words("Decision for each other child"),
        counted=words("school days since the concern was recorded"),
        done=say(len(done)),
        spread=tuple(
            words("{what} {n}", what=content.label("report_decision", code).lower(), n=say(n))
            for code, n in counts.items()
            if n
        ),
        longest=_longest(session, took),
        open=say(len(found) - len(done)),
    )


def _written(session: Session, scope: ReportScope) -> ClockLine | None:
    words, say = session.words, Numbers(session)
    tasks = [t for t in _tasks(session, scope) if t.struck_out is None]
    if not tasks:
        return None
    done = [t for t in tasks if t.done_at is not None]
    in_time = sum(_was_in_time(task) for task in done)
    late = len(done) - in_time
    parts = ((words("in time {n}", n=say(in_time)), in_time), (words("late {n}", n=say(late)), late))
    return ClockLine(
        what=words("Phoned, then reported in writing"),
        counted=words("against the time it was due"),
        done=say(len(done)),
        spread=tuple(text for text, n in parts if n),
        longest="",
        open=say(len(tasks) - len(done)),
    )


def _answers(session: Session, scope: ReportScope) -> ClockLine | None:
    words, say = session.words, Numbers(session)
    sent = [r for r in _referrals(session, scope) if sent_on(r) is not None]
    if not sent:
        return None
    done = [r for r in sent if is_decided(r)]
    days = [(day_of(received_at(r)), decided_on(r)) for r in done]
    took = [_Working(received, decided) for received, decided in days if received is not None and decided is not None]
    unknown = len(done) - len(took)
    return ClockLine(
        what=words("Report sent, then decided by {service}", service=session.content.term("svc")),
        counted=words("working days since they received it"),
        done=say(len(done)),
        spread=(*_spread(session, took), *((words("day not known {n}", n=say(unknown)),) if unknown else ())),
        longest=_longest(session, took),
        open=say(len(sent) - len(done)),
    )


class _Took:
    """How long something took: whole days of one kind, counted from the day after its start."""

    unit: tuple[str, str]
    next_day: str

    def __init__(self, days: int, *, same_day: bool) -> None:
        self.days = days
        self.same_day = same_day


class _School(_Took):
    unit = ("1 school day", "{n} school days")
    next_day = "next school day {n}"

    def __init__(self, session: Session, start: date, end: date) -> None:
        days = (date.fromordinal(n) for n in range(start.toordinal() + 1, end.toordinal() + 1))
        super().__init__(sum(was_school_day(session, day) for day in days), same_day=end <= start)


class _Working(_Took):
    unit = ("1 working day", "{n} working days")
    next_day = "next working day {n}"

    def __init__(self, start: date, end: date) -> None:
        closed = bank_holidays(range(start.year, end.year + 1))
        days = (date.fromordinal(n) for n in range(start.toordinal() + 1, end.toordinal() + 1))
        super().__init__(sum(is_working_day(day, closed) for day in days), same_day=end <= start)


def _spread(session: Session, took: Iterable[_Took]) -> tuple[str, ...]:
    words, say = session.words, Numbers(session)
    found = list(took)
    if not found:
        return ()
    same = sum(one.same_day for one in found)
    following = sum(not one.same_day and one.days <= 1 for one in found)
    later = len(found) - same - following
    parts = ((words("same day {n}", n=say(same)), same), (words(found[0].next_day, n=say(following)), following))
    return tuple(text for text, n in (*parts, (words("later {n}", n=say(later)), later)) if n)


def _longest(session: Session, took: Iterable[_Took]) -> str:
    found = list(took)
    if not found:
        return ""
    most = max(found, key=lambda one: (one.days, not one.same_day))
    return session.words("same day") if most.same_day else session.words.count(most.days, *most.unit)


def _tasks(session: Session, scope: ReportScope) -> list[Task]:
    asked, given = ("t.kind = 'WRITE_REPORT'", ())
    if scope.filter.file is not None:
        asked, given = (f"{asked} AND t.file = ?", (scope.filter.file,))
    return [t for t in read_records(session.db, Task, asked, given) if scope.period.holds(t.recorded_at[:10])]


def _referrals(session: Session, scope: ReportScope) -> list[Referral]:
    asked, given = ("1", ()) if scope.filter.file is None else ("t.file = ?", (scope.filter.file,))
    found = read_records(session.db, Referral, asked, given)
    return [r for r in found if r.struck_out is None and scope.period.holds(r.opened_on)]


def _was_in_time(task: Task) -> bool:
    if task.due_on is None or task.done_at is None:
        return True
    return school_time(task.done_at).isoformat()[:16] <= f"{task.due_on}T{task.due_time or '23:59'}"


def _day(stamp: str) -> date:
    return school_time(stamp).date()

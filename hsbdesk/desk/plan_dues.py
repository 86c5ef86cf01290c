"""What is due of a file's plans, in words. It is worked out from the records each time, so nothing lapses."""

from collections.abc import Iterable

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_due_words import DueWords, when_text
from hsbdesk.desk.plan_labels import concern_labels
from hsbdesk.desk.plan_records import interims_of, plans_of, safety_plans_of
from hsbdesk.desk.plan_views import DueLine
from hsbdesk.desk.session import Session
from hsbdesk.desk.told_checks import in_force
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import IN_FORCE, PlanStatus
from hsbdesk.domain.plan_due import due_of_plan, due_of_safety_plan
from hsbdesk.domain.plan_duty import PlanDue, in_order
from hsbdesk.domain.plan_told import due_of_told
from hsbdesk.storage.copies import read_returns, read_told

_FILES = (
    "SELECT file FROM plan WHERE status <> 'SUPERSEDED' UNION SELECT file FROM interim"
    " UNION SELECT file FROM safety_plan WHERE status <> 'SUPERSEDED'"
    " UNION SELECT file FROM sharing WHERE tier <> ''"
)


def due_lines(session: Session, file: FileId | None, book: NameBook) -> tuple[DueLine, ...]:
    """Return what is due of one file's plans, or of all, what is late first."""
    files = [file] if file is not None else [FileId(row[0]) for row in session.db.execute(_FILES).fetchall()]
    lines = [
        line for one in files for line in (*_plan_lines(session, one, book), *safety_due_lines(session, one, book))
    ]
    return tuple(sorted(lines, key=lambda line: (not line.overdue, line.due_on or "9999")))


def due_of_file(session: Session, file: FileId) -> tuple[PlanDue, ...]:
    """Return what is due of a file's risk plan and of what people hold of it, as plain data."""
    return session.kept.get(("plan_due", file, session.today()), lambda: _due_of_file(session, file))


def safety_due_lines(session: Session, file: FileId, book: NameBook) -> tuple[DueLine, ...]:
    """Return what is due of a file's safety plan."""
    plans = [plan for plan in safety_plans_of(session, file) if plan.status in {*IN_FORCE, PlanStatus.AGREED}]
    if not plans:
        return ()
    due = due_of_safety_plan(plans[-1], concerns_of(session, file), session.school.calendar, session.today())
    return _say(session, file, book, due)


def _plan_lines(session: Session, file: FileId, book: NameBook) -> tuple[DueLine, ...]:
    return _say(session, file, book, due_of_file(session, file))


def _due_of_file(session: Session, file: FileId) -> tuple[PlanDue, ...]:
    plans = plans_of(session, file)
    current = next((plan for plan in reversed(plans) if plan.is_in_force), None)
    draft = next((plan for plan in reversed(plans) if plan.status in {PlanStatus.DRAFT, PlanStatus.AGREED}), None)
    interims = interims_of(session, file)
    today = session.today()
    found = due_of_plan(
        current,
        draft,
        interims,
        concerns_of(session, file),
        session.school.calendar,
        today,
        places=session.school.places,
        earlier=tuple(plan for plan in plans if plan is not current and plan.in_force_day),
    )
    told, returns = read_told(session.db, file), read_returns(session.db, file)
    settled = [one.told for one in returns]
    return in_order([*found, *due_of_told(in_force(session, file), told, settled, today)])


def _say(session: Session, file: FileId, book: NameBook, found: Iterable[PlanDue]) -> tuple[DueLine, ...]:
    due = tuple(found)
    if not due:
        return ()
    interims = {interim.id: interim for interim in interims_of(session, file)}
    said = DueWords(
        session=session,
        book=book,
        plans={plan.id: plan for plan in plans_of(session, file)},
        interims=interims,
        told={one.id: one for one in read_told(session.db, file)},
        labels=dict(concern_labels(session, concerns_of(session, file))),
    )
    return tuple(_line(said, file, one, interims.keys()) for one in due)


def _line(said: DueWords, file: FileId, due: PlanDue, interims: Iterable[RecordId]) -> DueLine:
    text, detail, action = said.text(due)
    is_interim = due.record in set(interims)
    return DueLine(
        key=due.key,
        kind=due.kind.value,
        text=text,
        detail=detail,
        due_on=due.on.isoformat() if due.on is not None else "",
        when=when_text(said.session, due),
        overdue=due.is_overdue,
        file=file,
        plan=None if is_interim else due.record,
        row=due.row,
        control=due.control,
        interim=due.record if is_interim else None,
        change=due.change,
        concern=due.concerns[0] if due.concerns else None,
        concerns=due.concerns,
        place=due.place,
        setting=due.setting,
        closure=due.closure.start.isoformat() if due.closure is not None else "",
        told=due.told,
        in_draft=due.in_draft,
        action_text=action,
    )

"""What is missing in a plan, in words: what may not stand so, what a signature waits for, what is worth a look."""

from collections.abc import Iterable, Iterator, Sequence

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.plan_records import open_changes, plan_in_force, plans_of
from hsbdesk.desk.plan_views import GapLine
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.plan import Plan, PlanRow, PlanStatus
from hsbdesk.domain.plan_checks import plan_gaps, row_gaps
from hsbdesk.domain.plan_codes import row_code
from hsbdesk.domain.plan_duty import new_concerns
from hsbdesk.domain.plan_gaps import Gap, Stop
from hsbdesk.errors import DeskError


def gaps_of_row(session: Session, row: PlanRow) -> tuple[GapLine, ...]:
    """Return what is missing in a row, and what is worth a second look."""
    return say_gaps(session, row_gaps(row))


def gaps_of_plan(session: Session, plan: Plan) -> tuple[GapLine, ...]:
    """Return what is missing in a version before it is signed, and what is worth a second look."""
    return say_gaps(session, (*plan_gaps(plan, _new(session, plan)), *_interims_left_out(session, plan)))


def say_gaps(session: Session, gaps: Iterable[Gap]) -> tuple[GapLine, ...]:
    """Return gaps in words."""
    return tuple(
        GapLine(
            gap.field, session.words.refusal(gap.error()), gap.row, is_refused=gap.is_refused, stops=gap.stops.value
        )
        for gap in gaps
    )


def refuse_rows(rows: Iterable[PlanRow], before: Sequence[PlanRow]) -> None:
    """Raise the first gap of a changed row that may not stand so even in a draft; `row` of it is the row's key."""
    known = set(before)
    for row in rows:
        if row not in known:
            _refuse(row_gaps(row))


def refuse_gaps_of(gaps: Iterable[Gap]) -> None:
    """Raise the first gap that must be mended before this is stored."""
    _refuse(gaps)


def _refuse(gaps: Iterable[Gap]) -> None:
    gap = next((gap for gap in gaps if gap.stops is Stop.SAVE), None)
    if gap is not None:
        raise DeskError(gap.id, field=gap.field, row=gap.row, **dict(gap.params))


def _new(session: Session, plan: Plan) -> tuple[Concern, ...]:
    """Return the concerns that the version in force was not reviewed for: the next one names them."""
    current = plan_in_force(session, plan.file)
    if current is None or current.id == plan.id:
        return ()
    earlier = tuple(old for old in plans_of(session, plan.file) if old.id != current.id and old.in_force_day)
    return new_concerns(current, concerns_of(session, plan.file), earlier)


def _interims_left_out(session: Session, plan: Plan) -> Iterator[Gap]:
    """Yield the interim changes that bind and that nothing in a draft takes up: signing would end them unsaid."""
    current = plan_in_force(session, plan.file)
    if plan.status is not PlanStatus.DRAFT:
        return
    for no, (_, change) in enumerate(open_changes(session, plan.file), 1):
        row = plan.row(change.row)
        old = current.row(change.row) if current is not None else None
        taken_up = row is not None and (old is None or row_code(old) != row_code(row))
        if not taken_up:
            yield Gap(id="plan_check_interim", field="rows", stops=Stop.NOTHING, row=change.row, params=(("n", no),))

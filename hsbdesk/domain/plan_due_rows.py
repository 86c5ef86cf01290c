"""What is due about the rows of the plan in force: holds, concerns, and controls (domain.md 6.2 and 6.5)."""

from collections.abc import Iterator
from datetime import date, timedelta

from hsbdesk.domain.plan import Attendance, Control, ControlStatus, Plan, PlanRow
from hsbdesk.domain.plan_cover import covers, find_uncovered, names_covered
from hsbdesk.domain.plan_dates import LOOSEN_DAYS, hold_limit, read_day
from hsbdesk.domain.plan_duty import DueKind, PlanDue, PlanLook, start_day

_BROKE = frozenset({ControlStatus.NOT_DELIVERED, ControlStatus.DELIVERED_DID_NOT_WORK})
_WORKS = frozenset({ControlStatus.IN_PLACE, ControlStatus.PARTLY})
_NOT_ASKED_ABOUT = frozenset({ControlStatus.PLANNED, ControlStatus.ENDED})
"""A control that had not begun, or is over, cannot have failed."""


def rows_due(look: PlanLook) -> Iterator[PlanDue]:
    """Yield what is due row by row."""
    plan = look.plan
    if plan is None:
        return
    for row in plan.rows:
        names = names_covered(row, look.settings)
        yield from _hold(look, plan, row)
        yield from _broken(look, plan, row, names)
        answered = _answered(look, row, names)
        for control in row.controls:
            yield from _control(look, plan, row, control, answered)
    yield from _uncovered(look, plan)


def _hold(look: PlanLook, plan: Plan, row: PlanRow) -> Iterator[PlanDue]:
    """Yield the row's hold; one without an end, or with one too far off, ends when the rule says."""
    if row.attendance is not Attendance.ON_HOLD:
        return
    since = (read_day(row.hold.starts) if row.hold is not None else None) or start_day(plan)
    said = read_day(row.hold.ends) if row.hold is not None else None
    on = min(said or hold_limit(since), hold_limit(since))
    yield PlanDue(
        kind=DueKind.HOLD, on=on, is_overdue=look.is_late(on), record=plan.id, row=row.key, since=since,
        in_draft=_is_decided_in_draft(look, row),
    )  # fmt: skip


def _is_decided_in_draft(look: PlanLook, row: PlanRow) -> bool:
    """Say whether the version being written has the row, and no longer with this hold."""
    coming = look.draft.row(row.key) if look.draft is not None else None
    return coming is not None and (coming.attendance, coming.hold) != (row.attendance, row.hold)


def _broken(look: PlanLook, plan: Plan, row: PlanRow, names: frozenset[str]) -> Iterator[PlanDue]:
    here = tuple(concern for concern in look.fresh if not names.isdisjoint(look.places[concern.id]))
    if not here:
        return
    known = max(look.known[concern.id] for concern in here)
    bound = [control for control in row.controls if control.status not in _NOT_ASKED_ABOUT]
    unjudged = tuple(control.key for control in bound if (read_day(control.status_on) or date.min) < known)
    if bound and not unjudged:
        return
    first = min(look.known[concern.id] for concern in here)
    ids = tuple(concern.id for concern in here)
    yield PlanDue(
        kind=DueKind.BROKEN, on=first, is_overdue=look.is_left(first), record=plan.id, row=row.key, concerns=ids,
        controls=unjudged, in_draft=look.named_in_draft.issuperset(ids),
    )  # fmt: skip


def _uncovered(look: PlanLook, plan: Plan) -> Iterator[PlanDue]:
    for found in find_uncovered(plan.rows, look.fresh, look.settings):
        first = min(look.known[concern.id] for concern in found.concerns)
        coming = look.draft.rows if look.draft is not None else ()
        yield PlanDue(
            kind=DueKind.UNCOVERED, on=first, is_overdue=look.is_left(first), record=plan.id, place=found.place,
            setting=found.setting, concerns=tuple(concern.id for concern in found.concerns),
            in_draft=any(covers(row, found.place, look.settings) for row in coming),
        )  # fmt: skip


def _control(
    look: PlanLook, plan: Plan, row: PlanRow, control: Control, answered: tuple[tuple[date, date], ...]
) -> Iterator[PlanDue]:
    if control.status is ControlStatus.ENDED:
        return
    begins, ends = read_day(control.starts), read_day(control.ends)

    def due(kind: DueKind, on: date, *, late: bool, since: date | None = None) -> PlanDue:
        status = control.status if kind is DueKind.NOT_HELD else None
        return PlanDue(
            kind=kind, on=on, is_overdue=late, record=plan.id, row=row.key, control=control.key, status=status,
            since=since,
        )  # fmt: skip

    if control.status in _BROKE and not _was_reviewed(plan, row, control):
        said = read_day(control.status_on) or start_day(plan)
        yield due(DueKind.NOT_HELD, said, late=look.is_left(said))
    if control.status is ControlStatus.PLANNED and begins is not None:
        yield due(DueKind.PLANNED, begins, late=look.is_late(begins))
    if ends is not None:
        yield due(DueKind.ENDING, ends, late=look.is_late(ends))
    if control.status in _WORKS:
        since = _quiet_since(plan, control, answered)
        asked_on = since + timedelta(days=LOOSEN_DAYS)
        if asked_on <= look.today:
            yield due(DueKind.LOOSEN, asked_on, late=False, since=since)


def _was_reviewed(plan: Plan, row: PlanRow, control: Control) -> bool:
    """Say whether the row was reviewed on the day it was said that its control did not hold, or later."""
    reviewed = (review.on for review in plan.reviews if any(line.row == row.key for line in review.rows))
    return any(on >= control.status_on for on in reviewed)


def _answered(look: PlanLook, row: PlanRow, names: frozenset[str]) -> tuple[tuple[date, date], ...]:
    """Return of each entry that a row's controls answer the day it was on, and since when it is known.

    The row names the entry, or covers one of its places.
    """
    if not any(control.status in _WORKS for control in row.controls):
        return ()
    found = (
        (read_day(concern.when.end or ""), known.date())
        for known, concern in look.counting
        if concern.id in row.concerns or not names.isdisjoint(look.places[concern.id])
    )
    return tuple((day or known, known) for day, known in found)


def _quiet_since(plan: Plan, control: Control, answered: tuple[tuple[date, date], ...]) -> date:
    """Return the day since when a control is in place and nothing was recorded that it answers, or it was asked."""
    begins = read_day(control.starts) or start_day(plan)
    since = (max(day, known) for day, known in answered if day >= begins)
    return max(begins, read_day(control.may_loosen_on) or begins, *since)

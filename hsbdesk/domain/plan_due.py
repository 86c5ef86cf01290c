"""What is due about a plan, worked out from the records every day (domain.md 3.1, 6.5 and 6.7).

No task can be struck out or forgotten here: what has an end stays in this list until somebody has decided it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hsbdesk.domain.calendar import Closure, SchoolCalendar
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.plan import IN_FORCE, ClosureReview, Plan, PlanReview, PlanStatus
from hsbdesk.domain.plan_cover import settings_of
from hsbdesk.domain.plan_dates import (
    FIRST_REVIEW_DAYS,
    INTERIM_DAYS,
    closure_review_day,
    closures_of,
    earliest,
    first_review,
    hold_limit,
    interim_end,
    last_school_day,
    next_review,
    reaches,
    read_day,
    soonest,
)
from hsbdesk.domain.plan_due_rows import rows_due
from hsbdesk.domain.plan_duty import (
    DueKind,
    PlanDue,
    PlanLook,
    in_order,
    known_at,
    last_review_day,
    start_day,
)
from hsbdesk.domain.plan_signing import unanswered
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.school import Place

_LONG_AGO = date(1970, 1, 1)
"""An interim change whose first day cannot be read is late, not forgotten."""


def due_of_plan(
    plan: Plan | None,
    draft: Plan | None,
    interims: Sequence[Interim],
    concerns: Iterable[Concern],
    calendar: SchoolCalendar,
    today: date,
    *,
    places: Sequence[Place] = (),
    earlier: Sequence[Plan] = (),
) -> tuple[PlanDue, ...]:
    """Return everything that is due about a child's plan on a day, in the order it is listed.

    `plan` is the version in force, `draft` the one being written or agreed; either may be None. `concerns` are all of
    the file, `places` the school's, `earlier` the versions before: what was left open under them is due still.
    """
    look = PlanLook(
        plan=plan if plan is not None and plan.is_in_force else None,
        draft=draft if draft is not None and draft.struck_out is None else None,
        interims=tuple(interim for interim in interims if interim.struck_out is None),
        concerns=tuple(concerns),
        calendar=calendar,
        today=today,
        settings=settings_of(places),
        earlier=tuple(earlier),
    )
    found = [*_starts(look), *_interims(look), *rows_due(look)]
    if look.plan is not None:
        found += [*_review(look, look.plan), *_row_reviews(look, look.plan), *_closures(look, look.plan)]
    found += _signatures(look)
    if found or look.plan is not None:
        found += _no_term(look, found)
    return in_order(found)


def review_day(plan: Plan, calendar: SchoolCalendar) -> tuple[date, bool]:
    """Return the last day for the next regular review of a version, and whether it is sure.

    The first is due ten school days after the start, each later one six weeks after the one before; a day that was
    named holds where it is earlier. Not sure: the calendar is too short, and the day may turn out to be later.
    """
    last = last_review_day(plan)
    if last is None:
        begins = start_day(plan)
        rule, named = first_review(begins, calendar), read_day(plan.review_due)
        if rule is not None:
            return min(rule, named or rule), True
        return min(named, next_review(begins)) if named else soonest(begins, FIRST_REVIEW_DAYS), False
    said = [read_day(plan.review_due), *(read_day(r.next_due) for r in plan.reviews if r.on == last.isoformat())]
    return min([next_review(last), *(day for day in said if day is not None and day > last)]), True


def interim_day(change: InterimChange, calendar: SchoolCalendar) -> tuple[date, bool]:
    """Return the last day for deciding about an interim change, and whether it is sure.

    Five school days after it began or was renewed; a day that was named holds where it is earlier.
    """
    begins = interim_since(change)
    rule, named = interim_end(begins, calendar), read_day(change.ends_on)
    if named is not None and named <= begins and change.outcome is InterimOutcome.RENEWED:
        named = None  # the end it had before it was renewed
    if rule is not None:
        return min(rule, named or rule), True
    return min(named, hold_limit(begins)) if named else soonest(begins, INTERIM_DAYS), False


def interim_since(change: InterimChange) -> date:
    """Return the day from which an interim change runs its five school days."""
    renewed = read_day(change.outcome_on) if change.outcome is InterimOutcome.RENEWED else None
    return renewed or read_day(change.from_day) or _LONG_AGO


def due_of_safety_plan(
    plan: SafetyPlan | None, concerns: Iterable[Concern], calendar: SchoolCalendar, today: date
) -> tuple[PlanDue, ...]:
    """Return what is due about a child's safety plan: its start and its review.

    `concerns` are those in which that child was affected; one that is recorded since the last review makes the next
    one due at once. An ended or replaced plan asks for nothing.
    """
    if plan is None or plan.struck_out is not None:
        return ()
    if plan.status is PlanStatus.AGREED:
        on = read_day(plan.in_force_day) or today
        return (PlanDue(kind=DueKind.START, on=on, is_overdue=on < today, record=plan.id),)
    if plan.status not in IN_FORCE:
        return ()
    # The dates of both kinds of plan are kept by one rule.
    alike = Plan(
        id=plan.id, number=plan.number, author=plan.author, recorded_at=plan.recorded_at, file=plan.file,
        links=plan.links, status=plan.status, in_force_day=plan.in_force_day, review_due=plan.review_due,
        reviews=tuple(PlanReview(on=r.on, by=r.by, next_due=r.next_due) for r in plan.reviews),
    )  # fmt: skip
    look = PlanLook(
        plan=alike, draft=None, interims=(), concerns=tuple(concerns), calendar=calendar, today=today, settings={},
        earlier=(),
    )  # fmt: skip
    found = [*_review(look, alike)]
    return in_order([*found, *_no_term(look, found)])


def _starts(look: PlanLook) -> Iterator[PlanDue]:
    draft = look.draft
    if draft is not None and draft.status is PlanStatus.AGREED:
        on = start_day(draft)
        yield PlanDue(kind=DueKind.START, on=on, is_overdue=look.is_late(on), record=draft.id, in_draft=True)


def _interims(look: PlanLook) -> Iterator[PlanDue]:
    for interim in look.interims:
        for change in interim.open:
            on, is_sure = interim_day(change, look.calendar)
            yield PlanDue(
                kind=DueKind.INTERIM, on=on, is_overdue=look.is_late(on), record=interim.id, row=change.row,
                change=change.key, concerns=(change.concern,) if change.concern else (), since=interim_since(change),
                is_sure=is_sure,
            )  # fmt: skip


def _review(look: PlanLook, plan: Plan) -> Iterator[PlanDue]:
    """Yield the one next review: at once after a concern, otherwise on its regular day."""
    on, is_sure = review_day(plan, look.calendar)
    late, why = look.is_late(on), "ROUTINE" if plan.reviews else "FIRST"
    ids = tuple(concern.id for concern in look.fresh)
    if look.fresh:
        known = known_at(look.fresh[0]).date()
        late, why = late or look.is_left(known), "CONCERN"
        on, is_sure = min(on, known), is_sure or known <= on
    yield PlanDue(
        kind=DueKind.REVIEW, on=on, is_overdue=late, record=plan.id, why=why, concerns=ids, is_sure=is_sure,
        in_draft=bool(ids) and look.named_in_draft.issuperset(ids),
    )  # fmt: skip


def _row_reviews(look: PlanLook, plan: Plan) -> Iterator[PlanDue]:
    """Yield the rows that are to be looked at before the whole plan is."""
    for row in plan.rows:
        on = read_day(row.review_due)
        if on is None or any(r.on >= row.review_due and any(x.row == row.key for x in r.rows) for r in plan.reviews):
            continue
        yield PlanDue(
            kind=DueKind.REVIEW, on=on, is_overdue=look.is_late(on), record=plan.id, row=row.key, why="ROUTINE"
        )


def _closures(look: PlanLook, plan: Plan) -> Iterator[PlanDue]:
    """Yield the next closure, and each that began under this version and was not settled nor reviewed since."""
    begins, last = start_day(plan), last_review_day(plan)
    settled = tuple(review for version in (*look.earlier, plan) for review in version.closures)
    coming = False
    for closure in closures_of(look.calendar):
        if closure.start <= begins or coming:
            continue
        coming = closure.start > look.today
        reviewed_since = last is not None and last >= closure.start
        if reviewed_since or any(is_about(review, closure) for review in settled):
            continue
        on = max(begins, closure_review_day(closure, look.calendar) or begins)
        yield PlanDue(
            kind=DueKind.CLOSURE, on=on, is_overdue=look.is_late(on), record=plan.id, closure=closure,
            is_sure=closure.end is not None,
        )  # fmt: skip


def is_about(review: ClosureReview, closure: Closure) -> bool:
    """Say whether a closure review is of this closure: the first day that it names lies in it."""
    first = read_day(review.closure)
    return first is not None and closure.start <= first <= (closure.end or date.max)


def _signatures(look: PlanLook) -> Iterator[PlanDue]:
    """Yield whose answers are missing: a version in force waits for everybody, a draft for those it asked."""
    for version, is_draft in ((look.plan, False), (look.draft, True)):
        if version is None or (is_draft and not version.asked):
            continue
        asked = unanswered(version, look.earlier)
        if asked:
            on = earliest(*(read_day(one.when) for one in asked))
            late = on is not None and look.is_late(on)
            yield PlanDue(
                kind=DueKind.SIGNATURES, on=on, is_overdue=late, record=version.id, asked=asked, in_draft=is_draft
            )


def _no_term(look: PlanLook, found: Sequence[PlanDue]) -> Iterator[PlanDue]:
    """Yield that the calendar is too short, as soon as a day counted from today cannot be told."""
    is_long = reaches(look.today, FIRST_REVIEW_DAYS, look.calendar)
    if is_long and all(due.is_sure or due.kind is DueKind.CLOSURE for due in found):
        return
    last = last_school_day(look.calendar)
    record = look.plan.id if look.plan is not None else next((due.record for due in found), None)
    yield PlanDue(
        kind=DueKind.NO_TERM, on=last, is_overdue=last is None or look.is_late(last), record=record, is_sure=False
    )

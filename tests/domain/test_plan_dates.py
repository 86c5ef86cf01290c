"""School days of plans: the days of the demo sheet, and any calendar against counting on the fingers."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.calendar import ClosedDay, Closure, SchoolCalendar, Term
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import InterimChange, InterimOutcome
from hsbdesk.domain.plan import Plan, PlanReview, PlanStatus
from hsbdesk.domain.plan_dates import (
    closure_review_day,
    closures_of,
    first_review,
    hold_limit,
    interim_end,
    last_school_day,
    next_review,
    reaches,
    school_moment,
    soonest,
)
from hsbdesk.domain.plan_due import interim_day, review_day

ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2025, 8, 1), date(2026, 9, 30))


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    """Draw up to four terms and up to four closures, which may lie anywhere and overlap."""

    def spans(most: int, longest: int) -> list[tuple[date, date]]:
        starts = draw(st.lists(DAYS, max_size=most))
        return [(start, start + timedelta(days=draw(st.integers(0, longest)))) for start in starts]

    terms = tuple(Term(f"Term {no}", *span) for no, span in enumerate(spans(4, 90)))
    return SchoolCalendar(terms=terms, closed=tuple(ClosedDay(*span, "closed") for span in spans(4, 20)))


def count_on(day: date, school_days: int, calendar: SchoolCalendar) -> date | None:
    """Go from day to day; None when no school day comes for two years."""
    step = ONE_DAY if school_days > 0 else -ONE_DAY
    left, end = abs(school_days), 730
    while left and end:
        day, end = day + step, end - 1
        left -= calendar.is_school_day(day)
    return day if not left else None


def plan_of(**more: object) -> Plan:
    given: dict[str, object] = {"status": PlanStatus.ACTIVE, "in_force_day": "2026-03-10", **more}
    return Plan(
        id=RecordId("plan"), number="P-0027F", author="N. Morgan", recorded_at="2026-03-10T15:40:00Z",
        file=FileId("file"), **given,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("start", "review"),
    [("2026-01-16", "2026-01-30"), ("2026-02-11", "2026-03-04"), ("2026-03-10", "2026-03-24"),
     ("2026-03-19", "2026-04-16"), ("2026-03-04", "2026-03-18"), ("2026-03-11", "2026-03-25")],
)  # fmt: skip
def test_first_reviews_of_the_demo(calendar: SchoolCalendar, start: str, review: str) -> None:
    assert first_review(date.fromisoformat(start), calendar) == date.fromisoformat(review)


def test_the_other_days_of_the_demo(calendar: SchoolCalendar) -> None:
    assert next_review(date(2026, 4, 16)) == date(2026, 5, 28)
    assert interim_end(date(2026, 3, 17), calendar) == date(2026, 3, 24)
    assert interim_end(date(2026, 3, 3), calendar) == date(2026, 3, 10)
    assert hold_limit(date(2026, 3, 17)) == date(2026, 4, 14)
    easter = next(closure for closure in closures_of(calendar) if closure.start > date(2026, 3, 1))
    assert (easter.start, easter.end, easter.name) == (date(2026, 3, 28), date(2026, 4, 12), "Easter closure")
    assert closure_review_day(easter, calendar) == date(2026, 3, 23)
    assert last_school_day(calendar) == date(2026, 7, 20)
    assert reaches(date(2026, 7, 6), 10, calendar)
    assert not reaches(date(2026, 7, 7), 10, calendar)


def test_a_stamp_is_read_in_school_time_winter_and_summer() -> None:
    assert school_moment("2026-03-17T13:56:00Z").isoformat() == "2026-03-17T13:56:00"
    assert school_moment("2026-06-17T23:30:00Z").isoformat() == "2026-06-18T00:30:00"


@given(calendars(), DAYS)
def test_school_days_are_counted_as_on_the_fingers(some: SchoolCalendar, day: date) -> None:
    assert first_review(day, some) == count_on(day, 10, some)
    assert interim_end(day, some) == count_on(day, 5, some)
    assert closure_review_day(Closure("closed", day, None), some) == count_on(day, -5, some)
    assert reaches(day, 10, some) == (count_on(day, 10, some) is not None)


@given(calendars(), DAYS)
def test_the_soonest_day_is_never_after_the_real_one(some: SchoolCalendar, day: date) -> None:
    for school_days, real in ((10, first_review(day, some)), (5, interim_end(day, some))):
        assert real is None or soonest(day, school_days) <= real
        assert soonest(day, school_days) > day


@given(calendars(), DAYS, st.one_of(st.none(), DAYS), st.lists(st.tuples(DAYS, st.one_of(st.none(), DAYS)), max_size=3))
def test_no_regular_review_is_later_than_the_rule_or_than_what_was_said(
    some: SchoolCalendar, start: date, named: date | None, held: list[tuple[date, date | None]]
) -> None:
    reviews = tuple(
        PlanReview(on=on.isoformat(), by="N. Morgan", next_due=due.isoformat() if due else "")
        for on, due in sorted(held, key=lambda pair: pair[0])
    )
    plan = plan_of(in_force_day=start.isoformat(), review_due=named.isoformat() if named else "", reviews=reviews)
    on, is_sure = review_day(plan, some)
    last = max((on for on, _ in held), default=None)
    if last is None:
        rule = count_on(start, 10, some)
        assert is_sure == (rule is not None)
        assert on <= (rule or next_review(start))
        assert named is None or on <= named
    else:
        assert is_sure
        assert last < on <= next_review(last)
        assert named is None or named <= last or on <= named


@given(calendars(), calendars(), DAYS, st.one_of(st.none(), DAYS), st.sampled_from(list(InterimOutcome)), DAYS)
def test_changed_term_dates_put_no_interim_change_off(
    old: SchoolCalendar, new: SchoolCalendar, start: date, named: date | None, outcome: InterimOutcome, decided: date
) -> None:
    change = InterimChange(
        key="door", what="An adult at the door", from_day=start.isoformat(), outcome=outcome,
        outcome_on=decided.isoformat(), ends_on=named.isoformat() if named else "",
    )  # fmt: skip
    since = decided if outcome is InterimOutcome.RENEWED else start
    for some in (old, new):
        on, is_sure = interim_day(change, some)
        rule = count_on(since, 5, some)
        assert is_sure == (rule is not None)
        assert on <= (rule or hold_limit(since))
        if named is not None and (named > since or outcome is not InterimOutcome.RENEWED):
            assert on <= named


def test_a_day_that_was_named_holds_where_it_is_earlier(calendar: SchoolCalendar) -> None:
    plan = plan_of(in_force_day="2026-03-10", review_due="2026-03-20")
    assert review_day(plan, calendar) == (date(2026, 3, 20), True)
    later = replace(plan, review_due="2026-06-30")
    assert review_day(later, calendar) == (date(2026, 3, 24), True)
    reviewed = replace(plan, reviews=(PlanReview(on="2026-03-20", by="N. Morgan", next_due="2026-04-16"),))
    assert review_day(reviewed, calendar) == (date(2026, 4, 16), True)


def test_without_terms_the_days_are_the_first_they_can_be() -> None:
    none = SchoolCalendar()
    assert review_day(plan_of(in_force_day="2026-03-10"), none) == (date(2026, 3, 24), False)
    change = InterimChange(key="door", what="x", from_day="2026-03-17")
    assert interim_day(change, none) == (date(2026, 3, 24), False)
    assert (last_school_day(none), closures_of(none)) == (None, ())

"""Counting in school days: the numbers of the demo sheet, and what must hold for any day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.calendar import ClosedDay, SchoolCalendar, Term
from hsbdesk.errors import DeskError

DAYS = st.dates(date(2025, 9, 2), date(2026, 7, 20))


def test_counts_of_the_school_year(calendar):
    counts = [calendar.count_school_days(term.start, term.end) for term in calendar.terms]
    assert counts == [39, 35, 30, 25, 29, 36]
    assert calendar.count_school_days(date(2025, 9, 1), date(2026, 8, 31)) == 194


def test_counts_of_the_demo_case(calendar):
    assert calendar.count_school_days(date(2025, 9, 10), date(2026, 3, 17)) == 115
    assert calendar.count_school_days(date(2025, 11, 21), date(2026, 1, 14)) == 29
    assert calendar.count_school_days(date(2026, 3, 4), date(2026, 3, 17)) == 10


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 3, 19), 10, date(2026, 4, 16)),  # review of plan v4, over the Easter closure
        (date(2026, 1, 16), 10, date(2026, 1, 30)),  # v1
        (date(2026, 2, 11), 10, date(2026, 3, 4)),  # v2, over half-term
        (date(2026, 3, 10), 10, date(2026, 3, 24)),  # v3
        (date(2026, 3, 17), 5, date(2026, 3, 24)),  # interim change
        (date(2026, 3, 11), 5, date(2026, 3, 18)),  # receipt for a file sent
        (date(2026, 3, 30), -5, date(2026, 3, 23)),  # review before the Easter closure
        (date(2026, 2, 18), 0, date(2026, 2, 18)),
        (date(2026, 5, 1), 1, date(2026, 5, 5)),  # over the closed Monday
    ],
)
def test_adding_school_days(calendar, start, n, expected):
    assert calendar.add_school_days(start, n) == expected


def test_a_calendar_that_ends_too_soon_says_where_it_ends(calendar):
    with pytest.raises(DeskError) as refused:
        calendar.add_school_days(date(2026, 7, 17), 10)
    assert (refused.value.id, refused.value.params) == ("calendar_too_short", {"last": "2026-07-20"})
    with pytest.raises(DeskError):
        SchoolCalendar().add_school_days(date(2026, 7, 17), 1)


def test_equal_windows_around_an_intervention(calendar):
    before, after = calendar.equal_windows(date(2025, 11, 24), 20)
    assert (before.start, before.end) == (date(2025, 10, 20), date(2025, 11, 21))
    assert (after.start, after.end) == (date(2025, 11, 24), date(2025, 12, 19))
    before, since = calendar.equal_windows(date(2026, 2, 11), 20)
    assert (before.start, before.end) == (date(2026, 1, 14), date(2026, 2, 10))
    assert (since.start, since.end) == (date(2026, 2, 11), date(2026, 3, 17))


def test_the_next_closure_and_the_school_days_before_it(calendar):
    closure = calendar.next_closure(date(2026, 3, 18))
    assert closure is not None
    assert (closure.name, closure.start, closure.end) == (
        "Easter closure",
        date(2026, 3, 28),
        date(2026, 4, 12),
    )
    assert calendar.school_days_until(date(2026, 3, 18), closure.start) == 8


def test_closures_leave_out_the_bank_holiday_weekend_and_end_with_the_open_summer(calendar):
    closures = calendar.closures()
    assert [closure.name for closure in closures] == [
        "Autumn half-term",
        "Christmas closure",
        "Spring half-term",
        "Easter closure",
        "Summer half-term",
        "Closure",
    ]
    assert (closures[-1].start, closures[-1].end) == (date(2026, 7, 21), None)
    assert calendar.next_closure(date(2026, 8, 1)) is None


def test_closures_nobody_named_get_the_name_of_their_season(calendar):
    unnamed = SchoolCalendar(calendar.terms)
    assert [closure.name for closure in unnamed.closures()][:2] == ["Autumn half-term", "Christmas holidays"]


def test_a_school_that_enters_whole_terms_still_has_its_half_term():
    whole = SchoolCalendar(
        (Term("Autumn term", date(2025, 9, 2), date(2025, 12, 19)),),
        (ClosedDay(date(2025, 10, 27), date(2025, 10, 31), "Half-term"),),
    )
    spans = {span.name: (span.start, span.end) for span in whole.named_spans()}
    assert spans == {
        "autumn term": (date(2025, 9, 2), date(2025, 12, 19)),
        "autumn half-term": (date(2025, 10, 25), date(2025, 11, 2)),
    }


def test_a_missing_term_is_not_taken_for_a_holiday():
    gap = SchoolCalendar(
        (
            Term("Autumn 2", date(2025, 11, 3), date(2025, 12, 19)),
            Term("Summer 1", date(2026, 4, 13), date(2026, 5, 22)),
        )
    )
    assert {span.name for span in gap.named_spans()} == {"autumn 2", "summer 1"}


@given(day=DAYS, n=st.integers(1, 40))
def test_adding_n_school_days_passes_n_school_days(calendar, day, n):
    try:
        later = calendar.add_school_days(day, n)
    except DeskError:
        return
    assert calendar.is_school_day(later)
    assert calendar.count_school_days(day + timedelta(days=1), later) == n
    back = calendar.add_school_days(later, -n)
    assert back == day or not calendar.is_school_day(day)


@given(first=DAYS, second=DAYS, third=DAYS)
def test_counts_of_neighbouring_stretches_add_up(calendar, first, second, third):
    start, middle, end = sorted((first, second, third))
    left = calendar.count_school_days(start, middle)
    right = calendar.count_school_days(middle + timedelta(days=1), end)
    assert left + right == calendar.count_school_days(start, end)

"""Clocks of the demo case, and the two ways of counting days."""

from datetime import date, datetime, time

import pytest

from hsbdesk.domain.timers import (
    CountedIn,
    add_working_days,
    clock_school_days,
    clock_working_days,
    clock_write,
)


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        (date(2026, 3, 18), 7, date(2026, 3, 27)),  # contact again if not acknowledged
        (date(2026, 3, 16), 1, date(2026, 3, 17)),
        (date(2026, 3, 27), 1, date(2026, 3, 30)),  # a school closure does not stop it
        (date(2026, 4, 2), 1, date(2026, 4, 7)),  # Good Friday and Easter Monday do
        (date(2026, 3, 21), 1, date(2026, 3, 23)),  # received on a Saturday
        (date(2026, 3, 21), 0, date(2026, 3, 21)),
    ],
)
def test_adding_working_days(bank_holidays, start, n, expected):
    assert add_working_days(start, n, bank_holidays) == expected


def test_a_report_by_phone_is_confirmed_in_24_hours(bank_holidays):
    clock = clock_write(at(date(2026, 3, 17), 14, 40), bank_holidays)
    assert clock.due == at(date(2026, 3, 18), 14, 40)
    assert clock.text == "due Wed 18 March 2026, 14:40 (24 hours)"
    assert not clock.is_overdue(at(date(2026, 3, 18), 14, 40))
    assert clock.is_overdue(at(date(2026, 3, 18), 14, 41))


def test_before_a_weekend_24_hours_are_shown_but_the_working_day_decides(bank_holidays):
    clock = clock_write(at(date(2026, 4, 2), 15), bank_holidays)
    assert clock.due == at(date(2026, 4, 3), 15)
    assert clock.text == ("due Fri 3 April 2026, 15:00 (24 hours; late after Tue 7 April 2026, 15:00, 1 working day)")
    assert not clock.is_overdue(at(date(2026, 4, 7), 15))
    assert clock.is_overdue(at(date(2026, 4, 7), 15, 1))


def test_the_council_decides_one_working_day_from_receipt(bank_holidays):
    clock = clock_working_days("T_LA_DECIDE", at(date(2026, 3, 16), 15, 10), 1, bank_holidays)
    assert (clock.due, clock.text) == (date(2026, 3, 17), "due Tue 17 March 2026 (1 working day)")
    assert not clock.is_overdue(at(date(2026, 3, 17), 23, 59))
    assert clock.is_overdue(at(date(2026, 3, 18), 9, 42))


def test_silence_is_followed_up_after_seven_working_days(bank_holidays):
    clock = clock_working_days("T_ACK7", at(date(2026, 3, 18), 14, 31), 7, bank_holidays)
    assert (clock.id, clock.due) == ("T_ACK7", date(2026, 3, 27))
    assert clock.text == "due Fri 27 March 2026 (7 working days)"


def test_a_clock_says_what_it_is_counted_in(calendar, bank_holidays):
    school = clock_school_days("T_PLAN_REVIEW", date(2026, 3, 19), 10, calendar)
    working = clock_working_days("T_OTHER", date(2026, 3, 19), 10, bank_holidays)
    assert (school.counted_in, working.counted_in) == (CountedIn.SCHOOL_DAYS, CountedIn.WORKING_DAYS)
    assert school.text == "due Thu 16 April 2026 (10 school days)"
    assert working.text == "due Thu 2 April 2026 (10 working days)"

"""Clocks in working days, school days and hours (domain.md section 3.1).

A working day is Monday to Friday without the bank holidays of England and Wales, which the caller passes in;
a school holiday does not stop it. Every text says which of the two a clock is counted in. All times are
school time, without a time zone.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.dates import on_day, write_date

_ONE_DAY = timedelta(days=1)


class CountedIn(StrEnum):
    """What a clock counts."""

    HOURS = "HOURS"
    WORKING_DAYS = "WORKING_DAYS"
    SCHOOL_DAYS = "SCHOOL_DAYS"


_UNITS = {CountedIn.WORKING_DAYS: "working day", CountedIn.SCHOOL_DAYS: "school day"}


@dataclass(frozen=True, slots=True)
class Clock:
    """Something due. A day is due until it ends; a time until it has passed."""

    id: str
    """As in domain.md section 3.1: T_WRITE."""
    due: datetime | date
    counted_in: CountedIn
    text: str
    """ "due Fri 27 March 2026 (7 working days)" """
    overdue_after: datetime | date
    """Mostly `due`; later where two rules of a region differ."""

    def is_overdue(self, now: datetime) -> bool:
        """Say whether the clock has run out at this moment of school time."""
        if isinstance(self.overdue_after, datetime):
            return now > self.overdue_after
        return now.date() > self.overdue_after


def is_working_day(day: date, bank_holidays: frozenset[date]) -> bool:
    """Say whether this is Monday to Friday and no bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays


def add_working_days(day: date, n: int, bank_holidays: frozenset[date]) -> date:
    """Return the n-th working day after `day` (`day` itself if n is 0); n is not negative."""
    while n > 0:
        day += _ONE_DAY
        n -= is_working_day(day, bank_holidays)
    return day


def clock_write(call_started: datetime, bank_holidays: frozenset[date]) -> Clock:
    """T_WRITE, Wales: a report by phone is confirmed in writing within 24 hours.

    One page of the Wales Safeguarding Procedures says 24 hours and another 1 working day: shown as 24 hours,
    overdue at the later of the two.
    """
    due = call_started + timedelta(hours=24)
    next_working_day = add_working_days(call_started.date(), 1, bank_holidays)
    later = max(due, datetime.combine(next_working_day, call_started.time()))
    text = f"due {_write(due)} (24 hours)"
    if later > due:
        text = f"due {_write(due)} (24 hours; late after {_write(later)}, 1 working day)"
    return Clock("T_WRITE", due, CountedIn.HOURS, text, later)


def clock_working_days(clock_id: str, start: date, n: int, bank_holidays: frozenset[date]) -> Clock:
    """Return a clock of n working days after the day of `start`."""
    due = add_working_days(_day_of(start), n, bank_holidays)
    return _clock_in_days(clock_id, due, n, CountedIn.WORKING_DAYS)


def clock_school_days(clock_id: str, start: date, n: int, calendar: SchoolCalendar) -> Clock:
    """Return a clock of n school days after the day of `start`. Raises DeskError("calendar_too_short")."""
    return _clock_in_days(clock_id, calendar.add_school_days(_day_of(start), n), n, CountedIn.SCHOOL_DAYS)


def _clock_in_days(clock_id: str, due: date, n: int, counted_in: CountedIn) -> Clock:
    unit = _UNITS[counted_in] + ("" if n == 1 else "s")
    return Clock(clock_id, due, counted_in, f"due {_write(due)} ({n} {unit})", due)


def _day_of(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _write(moment: date) -> str:
    at = moment.time() if isinstance(moment, datetime) else None
    return write_date(on_day(_day_of(moment), at))

"""When things of a plan are due: reviews, interim changes, holds and closures (domain.md 3.1, 6.5 and 6.7).

School days come from the school's own calendar, which may end before the day that is asked for: then the answer is
None, and whoever asks goes by `soonest`, the first day it can be. What was said when something was agreed (a stored
day) holds where it is earlier than the rule; it never makes anything later.
"""

from bisect import bisect_left, bisect_right
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from hsbdesk.domain.calendar import Closure, SchoolCalendar
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.effect_sides import school_days_of
from hsbdesk.domain.timers import add_working_days

FIRST_REVIEW_DAYS = 10
"""School days from the start of a plan to its first review at the latest (T_PLAN_REVIEW)."""
REVIEW_EVERY_DAYS = 42
"""Days between two reviews at most: six weeks."""
INTERIM_DAYS = 5
"""School days after which an interim change is taken over, renewed or ended (T_INTERIM)."""
HOLD_DAYS = 28
"""Days that a hold lasts at most before it ends or is looked at."""
CLOSURE_DAYS = 5
"""School days before a long closure by which its duties are settled (T_CLOSURE)."""
LOOSEN_DAYS = 42
"""Days a control is in place, with no entry it answers, before "can it be loosened?" is asked."""

SCHOOL_TIME = ZoneInfo("Europe/London")


def first_review(start: date, calendar: SchoolCalendar) -> date | None:
    """Return the tenth school day after a plan came into force; None when the calendar is too short."""
    return _school_days_on(start, FIRST_REVIEW_DAYS, calendar)


def next_review(held: date) -> date:
    """Return the last day for the review after one that was held: six weeks on, school or not."""
    return held + timedelta(days=REVIEW_EVERY_DAYS)


def interim_end(from_day: date, calendar: SchoolCalendar) -> date | None:
    """Return the fifth school day after an interim change began; None when the calendar is too short."""
    return _school_days_on(from_day, INTERIM_DAYS, calendar)


def hold_limit(start: date) -> date:
    """Return the last day on which a hold that began then may end or be looked at."""
    return start + timedelta(days=HOLD_DAYS)


def closure_review_day(closure: Closure, calendar: SchoolCalendar) -> date | None:
    """Return the fifth school day before a closure; None when the calendar does not reach back so far."""
    return _school_days_on(closure.start, -CLOSURE_DAYS, calendar)


def soonest(start: date, school_days: int) -> date:
    """Return the first day that so many school days after `start` can be, if no Monday to Friday were closed.

    What is shown as due then is due too early while the calendar is too short, and never too late.
    """
    return add_working_days(start, school_days, frozenset())


def read_day(iso: str) -> date | None:
    """Return a stored day, or None where none was said."""
    return date.fromisoformat(iso) if is_day(iso) else None


def earliest(*days: date | None) -> date | None:
    """Return the earliest of the days that are known; None when none is."""
    return min((day for day in days if day is not None), default=None)


def school_moment(stamp: str) -> datetime:
    """Return the school's time of a UTC stamp, without zone."""
    return datetime.fromisoformat(stamp).astimezone(SCHOOL_TIME).replace(tzinfo=None)


@lru_cache(maxsize=8)
def closures_of(calendar: SchoolCalendar) -> tuple[Closure, ...]:
    """Return every closure of over five days, in date order; the last one is open while no next term is entered."""
    return calendar.closures()


def last_school_day(calendar: SchoolCalendar) -> date | None:
    """Return the last day of the calendar; None when no term is entered."""
    days = school_days_of(calendar)
    return days[-1] if days else None


def reaches(day: date, school_days: int, calendar: SchoolCalendar) -> bool:
    """Say whether the calendar holds so many school days after a day."""
    return _school_days_on(day, school_days, calendar) is not None


def _school_days_on(day: date, school_days: int, calendar: SchoolCalendar) -> date | None:
    """Return the n-th school day after a day, before it for a negative n; None where the calendar ends first.

    The same count as `SchoolCalendar.add_school_days`, over days that are listed once for a whole day's work.
    """
    days = school_days_of(calendar)
    forwards = school_days > 0
    place = bisect_right(days, day) + school_days - 1 if forwards else bisect_left(days, day) + school_days
    return days[place] if 0 <= place < len(days) else None

"""Whom somebody outside the school rings, in which order, at the hours of the activity (domain.md 6.3)."""

from collections.abc import Sequence
from enum import StrEnum

from hsbdesk.domain.school import DayTime

WEEKEND = frozenset({"SATURDAY", "SUNDAY"})
_LEAST_DAY = "03:00"


class Ring(StrEnum):
    """Somebody to ring."""

    SCHOOL_FIRST = "SCHOOL_FIRST"
    """While the school is open."""
    CARER = "CARER"
    """To collect the child."""
    WELFARE = "WELFARE"
    """The club's own welfare officer."""
    COUNCIL = "COUNCIL"
    """The council's duty desk, in office hours."""
    OUT_OF_HOURS = "OUT_OF_HOURS"
    """The council's out-of-hours team, and 999."""
    SCHOOL_NEXT = "SCHOOL_NEXT"
    """The next morning the school is open."""


def ring_order(days: Sequence[str], starts: str, ends: str, school_day: tuple[str, str] | None) -> tuple[Ring, ...]:
    """Return whom to ring at the hours of an activity; who is not there is left out by the caller.

    Inside school hours the school comes first. Outside them nobody is there: the carer, the club's welfare officer,
    the council's out-of-hours team, and the school next morning. An activity that reaches over the end of the school
    day, or whose hours nobody gave, names the school first and the out-of-hours team too. `days` are `weekday`
    codes; times are 24-hour, empty where not known.
    """
    inside, outside = _sides(days, starts, ends, school_day)
    if not inside:
        return (Ring.CARER, Ring.WELFARE, Ring.OUT_OF_HOURS, Ring.SCHOOL_NEXT)
    last = Ring.OUT_OF_HOURS if outside else Ring.COUNCIL
    return (Ring.SCHOOL_FIRST, Ring.CARER, Ring.WELFARE, last)


def _sides(days: Sequence[str], starts: str, ends: str, school_day: tuple[str, str] | None) -> tuple[bool, bool]:
    """Return whether an activity may fall inside school hours, and whether it may fall outside them."""
    if days and WEEKEND.issuperset(days):
        return False, True
    weekend = not WEEKEND.isdisjoint(days)
    if school_day is None or not starts:
        return True, True
    opens, closes = school_day
    last = ends or starts
    if last < starts:  # over midnight
        return starts < closes, True
    inside = starts < closes and (last > opens or starts >= opens)
    return inside, weekend or starts < opens or last > closes


def school_hours(times: Sequence[DayTime]) -> tuple[str, str] | None:
    """Return when the school day begins and ends: the longest part of the day that holds another one.

    A school that gave no parts inside its day is asked for one part of at least three hours; else None.
    """
    spans = sorted((time.start, time.end) for time in times if time.start < time.end)
    holding = [s for s in spans if any(o != s and s[0] <= o[0] and o[1] <= s[1] for o in spans)]
    long = [s for s in spans if _minutes(s) >= _minutes(("00:00", _LEAST_DAY))]
    return max(holding or long, key=_minutes, default=None)


def _minutes(span: tuple[str, str]) -> int:
    start, end = (int(time[:2]) * 60 + int(time[3:5]) for time in span)
    return end - start

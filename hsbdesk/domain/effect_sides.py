"""Where "before" and "since" lie for an intervention, and on which side of its start an entry stands.

Both sides hold the same number of school days (domain.md section 5). A side is never guessed: a date that may lie
on either belongs to none.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from hsbdesk.domain.calendar import SchoolCalendar, Window
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import PartialDate, Precision, is_day
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.school import DayTime

BEGUN = frozenset({InterventionStatus.RUNNING, InterventionStatus.ENDED})
_ONE_DAY = timedelta(days=1)


class Side(StrEnum):
    """Where a day or a stretch of days lies."""

    BEFORE = "BEFORE"
    SINCE = "SINCE"
    OUTSIDE = "OUTSIDE"
    """In neither window."""
    UNCERTAIN = "UNCERTAIN"
    """Perhaps in a window: its days touch one in part, or both, or the days in which the intervention began."""


@dataclass(frozen=True, slots=True)
class Begin:
    """The last day that is surely before an intervention, and the first that surely is not."""

    last_before: date
    first_since: date
    unsure: Window | None = None
    """The days in one of which it began, where its start is no single day: on neither side."""
    part_day: date | None = None
    """The school day on which it began at `part_time`. It counts before; an entry on it only if it was earlier."""
    part_time: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Occasions of an entry, all of them between two days, both included."""

    start: date
    end: date
    occasions: int
    time: str | None = None
    """24-hour time, for a single day alone."""


@dataclass(frozen=True, slots=True)
class Sides:
    """The two windows of an intervention; both hold the same number of school days, one at least."""

    begin: Begin
    before_days: tuple[date, ...]
    since_days: tuple[date, ...]
    school_days: tuple[date, ...]
    """Every school day of the calendar, in order."""

    @property
    def days(self) -> int:
        """Return the school days on each side."""
        return len(self.since_days)

    @property
    def before(self) -> Window:
        """Return first and last school day of the side before."""
        return Window(self.before_days[0], self.before_days[-1])

    @property
    def since(self) -> Window:
        """Return first and last school day of the side since."""
        return Window(self.since_days[0], self.since_days[-1])

    def side(self, stretch: Stretch) -> Side:
        """Return the side of a stretch. Days without school decide nothing where it holds school days as well."""
        first, last = self.ends(stretch)
        part_day, unsure = self.begin.part_day, self.begin.unsure
        if part_day is not None and first <= part_day <= last:
            earlier = first == last and stretch.time is not None and stretch.time < self.begin.part_time
            return Side.BEFORE if earlier else Side.UNCERTAIN
        if unsure is not None and first <= unsure.end and last >= unsure.start:
            return Side.UNCERTAIN
        for window, side in ((self.before, Side.BEFORE), (self.since, Side.SINCE)):
            if window.start <= first and last <= window.end:
                return side
        touched = any(first <= window.end and last >= window.start for window in (self.before, self.since))
        return Side.UNCERTAIN if touched else Side.OUTSIDE

    def ends(self, stretch: Stretch) -> tuple[date, date]:
        """Return the first and last school day of a stretch, or its own ends where it holds none."""
        low, high = bisect_left(self.school_days, stretch.start), bisect_right(self.school_days, stretch.end)
        return (self.school_days[low], self.school_days[high - 1]) if low < high else (stretch.start, stretch.end)


def find_sides(
    intervention: Intervention, calendar: SchoolCalendar, day_times: Sequence[DayTime], today: date, most: int
) -> Sides | None:
    """Return the windows of an intervention; None when not one school day can be set against another.

    At most `most` school days lie on each side, and never more than have passed since it began: today counts from
    tomorrow on, and an intervention that ended stops at its last day. A start inside the school day counts from
    the next school day.
    """
    begin = begin_of(intervention.start, calendar, day_times)
    if intervention.status not in BEGUN or intervention.struck_out is not None or begin is None:
        return None
    stop = min(today - _ONE_DAY, last_day_of(intervention, day_times))
    school_days = school_days_of(calendar)
    low, high = bisect_left(school_days, begin.first_since), bisect_right(school_days, stop)
    since = school_days[low:high][:most]
    before = school_days[: bisect_right(school_days, begin.last_before)]
    days = min(len(since), len(before), most)
    if days < 1:
        return None
    return Sides(begin, before[-days:], since[:days], school_days)


def begin_of(start: PartialDate, calendar: SchoolCalendar, day_times: Sequence[DayTime]) -> Begin | None:
    """Return what is sure about a start; None where there is no day that is surely before it."""
    if start.start is None or start.end is None:
        return None
    first, last = date.fromisoformat(start.start), date.fromisoformat(start.end)
    if first != last:
        return Begin(first - _ONE_DAY, last + _ONE_DAY, unsure=Window(first, last))
    opens = min((part.start for part in day_times), default="00:00")
    if start.time is not None and start.time > opens and calendar.is_school_day(first):
        return Begin(first, first + _ONE_DAY, part_day=first, part_time=start.time)
    return Begin(first - _ONE_DAY, first)


def stretches_of(concern: Concern) -> tuple[Stretch, ...]:
    """Return the occasions of an entry by what is known of their days.

    Each day that was named is one occasion. Occasions beyond them lie somewhere in the entry's date; where more
    days were named than occasions, the occasions lie somewhere between these days.
    """
    days = sorted({date.fromisoformat(day) for day in concern.occurrences.dates if is_day(day)})
    least = max(1, concern.occurrences.count_min)
    when = concern.when
    if not days:
        return (_whole(when, least),)
    if len(days) > least:
        return (Stretch(days[0], days[-1], least),)
    known = when.time and date.fromisoformat(when.start or "")
    found = [Stretch(day, day, 1, when.time if day == known else None) for day in days]
    if least > len(days):
        found.append(_whole(when, least - len(days)))
    return tuple(found)


def _whole(when: PartialDate, occasions: int) -> Stretch:
    if when.precision is Precision.UNKNOWN or when.end is None:
        return Stretch(date.min, date.max, occasions)
    last = date.fromisoformat(when.end)
    if when.start is None:
        return Stretch(date.min, last - _ONE_DAY, occasions)
    return Stretch(date.fromisoformat(when.start), last, occasions, when.time)


def last_day_of(intervention: Intervention, day_times: Sequence[DayTime]) -> date:
    """Return the last day on which it surely ran; date.max while it runs, date.min where no day is sure."""
    end = intervention.end
    if end is None:
        return date.max if intervention.status is InterventionStatus.RUNNING else date.min
    if end.start is None:
        return date.min
    first = date.fromisoformat(end.start)
    if end.start != end.end:
        return first - _ONE_DAY
    closes = max((part.end for part in day_times), default="24:00")
    return first - _ONE_DAY if end.time is not None and end.time < closes else first


@lru_cache(maxsize=8)
def school_days_of(calendar: SchoolCalendar) -> tuple[date, ...]:
    """Return every school day of a calendar, in order."""
    return tuple(sorted({day for term in calendar.terms for day in calendar.school_days(term.start, term.end)}))

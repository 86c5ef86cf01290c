"""When an effect can be judged, and when it is due to be (domain.md section 5; ux.md section 5.11)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.effect import FIRST_JUDGED_AFTER, WINDOW_DAYS
from hsbdesk.domain.effect_sides import begin_of, last_day_of, school_days_of
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.school import DayTime


@dataclass(frozen=True, slots=True)
class EffectClock:
    """Counts school days since an intervention began, for many of them at once."""

    calendar: SchoolCalendar
    day_times: Sequence[DayTime]
    today: date
    school_days: tuple[date, ...]

    def days_run(self, intervention: Intervention) -> int:
        """Return the school days that have passed since it began; today counts from tomorrow on."""
        days = self.days_since(intervention)
        return len(days) - (1 if days and days[-1] == self.today else 0)

    def days_since(self, intervention: Intervention) -> tuple[date, ...]:
        """Return the school days from its start to its end or today, both included."""
        first = self._first(intervention)
        if first is None:
            return ()
        last = min(self.today, last_day_of(intervention, self.day_times))
        return self.school_days[bisect_left(self.school_days, first) : bisect_right(self.school_days, last)]

    def judged_from(self, intervention: Intervention) -> date | None:
        """Return the day from which its effect can be judged; None when the calendar does not reach so far."""
        first = self._first(intervention)
        if first is None:
            return None
        place = bisect_left(self.school_days, first) + FIRST_JUDGED_AFTER
        return self.school_days[place] if place < len(self.school_days) else None

    def is_due(self, intervention: Intervention) -> bool:
        """Return whether it runs, can be judged, and was not judged within the last WINDOW_DAYS school days."""
        if intervention.status is not InterventionStatus.RUNNING or intervention.struck_out is not None:
            return False
        if self.days_run(intervention) < FIRST_JUDGED_AFTER:
            return False
        latest = intervention.latest
        place = bisect_left(self.school_days, self.today) - WINDOW_DAYS
        return latest is None or (place >= 0 and latest.on < self.school_days[place].isoformat())

    def _first(self, intervention: Intervention) -> date | None:
        begin = begin_of(intervention.start, self.calendar, self.day_times)
        if begin is not None:
            return begin.first_since
        return date.fromisoformat(intervention.start.end) if intervention.start.end is not None else None


def effect_clock(calendar: SchoolCalendar, day_times: Sequence[DayTime], today: date) -> EffectClock:
    """Return the clock of a day."""
    return EffectClock(calendar, day_times, today, school_days_of(calendar))


def work_week_end(today: date) -> date:
    """Return the Friday by which something is due "this week"; from Friday on, that of the next week."""
    return today + timedelta(days=(4 - today.weekday()) % 7 or 7)

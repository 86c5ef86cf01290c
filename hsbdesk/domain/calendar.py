"""The school's own calendar: terms, closed days, and counting in school days.

A school day is Monday to Friday, inside a term and not closed (domain.md section 3.1).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hsbdesk.errors import DeskError

LONG_CLOSURE_DAYS = 5
"""More days in a row than this without school, weekends included, open the closure duties (domain.md 6.7)."""

_ONE_DAY = timedelta(days=1)
_SEASONS = ("autumn", "spring", "summer")
_HOLIDAY_AFTER = {
    "autumn": ("christmas holidays", "spring"),
    "spring": ("easter holidays", "summer"),
    "summer": ("summer holidays", "autumn"),
}
_LONGEST_HOLIDAY = timedelta(days=70)
"""A longer gap between two terms means that a term has not been entered."""


@dataclass(frozen=True, slots=True)
class Term:
    """One stretch of teaching, first to last school day, both included: "Autumn 1"."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """Days without school, both included; a single closed day starts and ends on the same date."""

    start: date
    end: date
    name: str


@dataclass(frozen=True, slots=True)
class Closure:
    """Days in a row without school, weekends included. `end` is None until the next term is entered."""

    name: str
    start: date
    end: date | None


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of days, both included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """Days that staff call by a name, in lower case: "autumn term", "autumn 1", "autumn half-term"."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """Terms and closed days of one or more school years, in any order."""

    terms: tuple[Term, ...] = ()
    closed: tuple[ClosedDay, ...] = ()

    def is_school_day(self, day: date) -> bool:
        """Say whether pupils are in school on this day."""
        return (
            day.weekday() < 5
            and any(term.start <= day <= term.end for term in self.terms)
            and not any(closed.start <= day <= closed.end for closed in self.closed)
        )

    def school_days(self, start: date, end: date) -> Iterator[date]:
        """Yield the school days from start to end, both included."""
        for offset in range((end - start).days + 1):
            day = start + timedelta(days=offset)
            if self.is_school_day(day):
                yield day

    def count_school_days(self, start: date, end: date) -> int:
        """Count the school days from start to end, both included."""
        return sum(1 for _ in self.school_days(start, end))

    def add_school_days(self, day: date, n: int) -> date:
        """Return the n-th school day after `day` (before it if n is negative; `day` itself if n is 0).

        Raises DeskError("calendar_too_short", last=ISO date) when the calendar does not reach that far.
        """
        if n == 0:
            return day
        days = self._all_school_days()
        place = bisect_right(days, day) + n - 1 if n > 0 else bisect_left(days, day) + n
        if not 0 <= place < len(days):
            raise _too_short(days, forwards=n > 0)
        return days[place]

    def equal_windows(self, day: date, n: int) -> tuple[Window, Window]:
        """Return the n school days before `day`, and the n school days from `day` on.

        Used to set counts before and since a measure side by side. Raises DeskError("calendar_too_short").
        """
        before = Window(self.add_school_days(day, -n), self.add_school_days(day, -1))
        first = day if self.is_school_day(day) else self.add_school_days(day, 1)
        return before, Window(first, self.add_school_days(first, n - 1))

    def closures(self) -> tuple[Closure, ...]:
        """Return every closure of over five days in a row, in date order; the last one may be open-ended."""
        found = [self._closure(start, end) for start, end in self._gaps()]
        days = self._all_school_days()
        if days:
            found.append(self._closure(days[-1] + _ONE_DAY, None))
        return tuple(found)

    def next_closure(self, day: date) -> Closure | None:
        """Return the first long closure that has not begun before `day`."""
        return next((closure for closure in self.closures() if closure.start >= day), None)

    def school_days_until(self, day: date, end: date) -> int:
        """Count the school days left before `end`, `day` included."""
        return self.count_school_days(day, end - _ONE_DAY)

    def named_spans(self) -> tuple[NamedSpan, ...]:
        """Return terms, halves of terms, half-term closures and holidays by the names staff type.

        A half-term closure runs from the day after one half to the day before the next, weekends included:
        something that happened "at half-term" may have happened on the Saturday.
        """
        terms = sorted(self.terms, key=lambda term: term.start)
        spans: list[NamedSpan] = []
        for term in terms:
            season, half = _season_of(term), _half_of(term)
            if season is not None and half is None:
                spans.append(NamedSpan(f"{season} term", term.start, term.end))
                inside = [gap for gap in self._gaps() if term.start < gap[0] and gap[1] < term.end]
                spans += [NamedSpan(f"{season} half-term", *gap) for gap in inside[:1]]
            elif season is not None:
                spans.append(NamedSpan(f"{season} {half}", term.start, term.end))
        for before, after in pairwise(terms):
            spans += _spans_between(before, after)
        return tuple(sorted(spans, key=lambda span: (span.start, span.end)))

    def _all_school_days(self) -> list[date]:
        days = {day for term in self.terms for day in self.school_days(term.start, term.end)}
        return sorted(days)

    def _gaps(self) -> Iterator[tuple[date, date]]:
        """Yield first and last day of each long stretch without school between two school days."""
        for before, after in pairwise(self._all_school_days()):
            if (after - before).days - 1 > LONG_CLOSURE_DAYS:
                yield before + _ONE_DAY, after - _ONE_DAY

    def _closure(self, start: date, end: date | None) -> Closure:
        """Name the days without school after the longest closed stretch entered for them."""

        def days_shared(closed: ClosedDay) -> int:
            last = closed.end if end is None else min(closed.end, end)
            return (last - max(closed.start, start)).days + 1

        named = max(self.closed, key=days_shared, default=None)
        if named is not None and days_shared(named) > 0:
            return Closure(named.name, start, end or named.end)
        taught = (" term", " 1", " 2")
        names = (s.name for s in self.named_spans() if s.start == start and not s.name.endswith(taught))
        return Closure(next(names, "closure").capitalize(), start, end)


def _season_of(term: Term) -> str | None:
    """Return the season a term is named after, or None."""
    first = term.name.casefold().split()
    return first[0] if first and first[0] in _SEASONS else None


def _half_of(term: Term) -> str | None:
    """Return "1" or "2" for half of a term, None for a whole one."""
    last = term.name.strip()[-1:]
    return last if last in {"1", "2"} else None


def _spans_between(before: Term, after: Term) -> list[NamedSpan]:
    """Name what two neighbouring terms make together: a whole term with its half-term, or a holiday."""
    season, next_season = _season_of(before), _season_of(after)
    first, last = before.end + _ONE_DAY, after.start - _ONE_DAY
    if season is None or next_season is None or not first < last < first + _LONGEST_HOLIDAY:
        return []
    if season == next_season and (_half_of(before), _half_of(after)) == ("1", "2"):
        return [
            NamedSpan(f"{season} half-term", first, last),
            NamedSpan(f"{season} term", before.start, after.end),
        ]
    name, follows = _HOLIDAY_AFTER[season]
    return [NamedSpan(name, first, last)] if next_season == follows else []


def _too_short(days: list[date], *, forwards: bool) -> DeskError:
    edge = "" if not days else (days[-1] if forwards else days[0]).isoformat()
    return DeskError("calendar_too_short", last=edge)

"""Where days and marks stand along a timeline: the same on screen and on paper, in any unit of length."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbdesk.domain.timeline import TimelineBar

_STEPS = (1, 2, 3, 6, 12)
"""Every how many months a name stands where there is no room for all."""


class Axis:
    """Days side by side from `left` to `right`; both days are included."""

    __slots__ = ("_days", "_first", "day", "end", "left", "right", "start")

    def __init__(self, start: date, end: date, left: float, right: float) -> None:
        self.start, self.end, self.left, self.right = start, end, left, right
        self._first = start.toordinal()
        self._days = end.toordinal() - self._first + 1
        self.day = (right - left) / self._days
        """The width of one day."""

    def place(self, day: date) -> float:
        """Return where a day begins, within the axis."""
        return self.left + min(max(day.toordinal() - self._first, 0), self._days) * self.day

    def middle(self, first: date, last: date) -> float:
        """Return the middle of a stretch of days."""
        return (self.place(first) + self.after(last)) / 2

    def after(self, day: date) -> float:
        """Return where a day ends, within the axis."""
        return self.left + min(max(day.toordinal() - self._first + 1, 0), self._days) * self.day


@dataclass(frozen=True, slots=True)
class Place:
    """Where a mark stands: along the axis, and in which line of its row."""

    x: float
    line: int


def spread_marks(wanted: Sequence[float], apart: float, push: float) -> list[Place]:
    """Return a place for each mark, in the order given, so that any two in one line are `apart` or more.

    A mark stands at most `push` from where it belongs (`wanted`); where that does not do, the row gets another
    line. Marks in each other's way move aside equally, and keep the order of their days.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    ends: list[float] = []
    lines: list[list[int]] = []
    for index in order:
        at = wanted[index]
        line = next((number for number, end in enumerate(ends) if end + apart <= at + push), len(lines))
        if line == len(lines):
            lines.append([])
            ends.append(at - apart)
        lines[line].append(index)
        ends[line] = max(at, ends[line] + apart)
    places = [Place(0.0, 0)] * len(wanted)
    for number, line in enumerate(lines):
        for index, x in zip(line, _apart([wanted[index] for index in line], apart), strict=True):
            places[index] = Place(x, number)
    return places


def month_starts(start: date, end: date) -> tuple[date, ...]:
    """Return the first day of each month from `start`, itself the first of a month, to `end`."""
    found = [start]
    while (following := (found[-1] + timedelta(days=32)).replace(day=1)) <= end:
        found.append(following)
    return tuple(found)


def month_names(axis: Axis, names: Sequence[str], width: Callable[[str], float]) -> list[tuple[float, str]]:
    """Return where which months are named: the first and each January with their year.

    Where it is narrow a January is its year alone, and where it is narrower still only some months are named.
    `names` are the months' short names; `width` measures a name, space after it included. No two overlap.
    """
    months = month_starts(axis.start, axis.end)
    room = axis.day * 28
    step = next((step for step in _STEPS if step * room >= max(map(width, names))), _STEPS[-1])
    long = step == 1 and room >= max(width(f"{name} 2000") for name in names)
    found: list[tuple[float, str]] = []
    free = axis.left
    for month in months:
        if (month.month - 1) % step and month != months[0]:
            continue
        name = names[month.month - 1]
        if long and (month == months[0] or month.month == 1):
            name = f"{name} {month.year}"
        elif not long and month.month == 1:
            name = str(month.year)
        at = axis.place(month)
        wide = width(name)
        if at >= free and at + wide <= axis.right:
            found.append((at, name))
            free = at + wide
    return found


def shown_bars(bars: Sequence[TimelineBar], most: int) -> tuple[TimelineBar, ...]:
    """Return the bars that find room, in order: what still runs, then what ended last."""
    if len(bars) <= most:
        return tuple(bars)
    latest = sorted(bars, key=lambda bar: (bar.end or date.max, bar.start or date.min), reverse=True)[:most]
    return tuple(bar for bar in bars if bar in latest)


def _apart(wanted: Sequence[float], apart: float) -> list[float]:
    """Return places at least `apart` with the least sum of squared distances to those wanted, in rising order."""
    blocks: list[tuple[float, int]] = []  # mean of (wanted - offset), how many
    for index, at in enumerate(wanted):
        mean, count = at - index * apart, 1
        while blocks and blocks[-1][0] > mean:
            before, some = blocks.pop()
            mean = (before * some + mean * count) / (some + count)
            count += some
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + index * apart for index, mean in enumerate(means)]

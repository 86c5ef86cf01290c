"""The pattern strip: one mark per entry, placed by category and date, in black and white (section 1.2)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbdesk.documents.blocks import NOTE
from hsbdesk.documents.page import WIDTH, Piece
from hsbdesk.documents.pen import DIAMOND, Pen
from hsbdesk.documents.typesetting import Typesetter

_LEFT_LEAST, _LEFT_MOST = 70.0, 130.0
"""Room for the names of the rows."""
_HEAD = 15.0
_PUSH = 9.0
"""How far a mark may be pushed from its day before it goes to a lane of its own."""
_TALLEST = 420.0
_GUIDE, _GREY = 0.75, 0.72


@dataclass(frozen=True, slots=True)
class StripMark:
    """One entry: its day, the row it belongs to, its number and its Brook outcome ("" for not yet)."""

    day: date
    row: int
    number: int
    outcome: str


class Strip(Piece):
    """The chart: rows from the lowest category at the bottom, months along the top."""

    def __init__(
        self, setter: Typesetter, rows: Sequence[str], marks: Sequence[StripMark], months: Sequence[str]
    ) -> None:
        self._setter = setter
        self._rows, self._months = rows, months
        days = [mark.day for mark in marks]
        self._start = min(days).replace(day=1)
        self._end = max(max(days) + timedelta(days=3), self._start + timedelta(days=27))
        self._radius = 7.4 if max(mark.number for mark in marks) < 100 else 9.6
        self._reach = DIAMOND * self._radius
        self._row = 2 * self._reach + 0.4
        widest = max(setter.width(name, NOTE) for name in rows) + 14
        self._left = max(_LEFT_LEAST, min(widest, _LEFT_MOST))
        self._scale = (WIDTH - self._left - 2 * self._reach - _PUSH) / (self._end - self._start).days
        self._lanes = [list(self._spread([mark for mark in marks if mark.row == row])) for row in range(len(rows))]
        self._heights = [self._row * (1 + max((lane for _, lane, _ in lanes), default=0)) for lanes in self._lanes]
        super().__init__(_HEAD + sum(self._heights) + 8, before=4)

    @property
    def is_readable(self) -> bool:
        """Tell whether the marks found room; a strip too crowded to read is better left out."""
        return self.height <= _TALLEST

    def _place(self, day: date) -> float:
        return self._left + self._reach + (day - self._start).days * self._scale

    def _spread(self, marks: list[StripMark]) -> Iterator[tuple[float, int, StripMark]]:
        """Yield place, lane and mark; a mark in another's way moves right a little, or to a new lane."""
        ends: list[float] = []
        has_diamond = any(mark.outcome == "ORANGE" for mark in marks)
        apart = 2 * self._radius * (DIAMOND if has_diamond else 1.0) + 1.6
        for mark in sorted(marks, key=lambda mark: (mark.day, mark.number)):
            wanted = self._place(mark.day)
            furthest = min(wanted + _PUSH, WIDTH - self._reach)
            lane = next((number for number, end in enumerate(ends) if end + apart <= furthest), len(ends))
            if lane == len(ends):
                ends.append(-apart)
            ends[lane] = max(wanted, ends[lane] + apart)
            yield ends[lane], lane, mark

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw guides, names and marks."""
        del first, last
        self._draw_months(pen, x, top)
        top += _HEAD
        bold = self._setter.fonts.bold
        for row in reversed(range(len(self._rows))):
            height = self._heights[row]
            for line in self._setter.lines(self._rows[row], NOTE, WIDTH)[:1]:
                pen.text(line, NOTE, x + self._left - 8 - line.width, top + (self._row - NOTE.leading) / 2)
            for lane in range(round(height / self._row)):
                middle = top + lane * self._row + self._row / 2
                pen.rule(x + self._left, middle, x + WIDTH, middle, thickness=_GUIDE, grey=_GREY)
            for place, lane, mark in self._lanes[row]:
                middle = top + lane * self._row + self._row / 2
                pen.mark(mark.outcome, str(mark.number), bold, x=x + place, y=middle, radius=self._radius)
            top += height

    def _draw_months(self, pen: Pen, x: float, top: float) -> None:
        month, free = self._start, 0.0
        while month <= self._end:
            at = max(self._place(month) - self._reach, self._left)
            pen.rule(x + at, top + _HEAD, x + at, top + self.height - 8, thickness=_GUIDE, grey=_GREY)
            name = self._months[month.month - 1]
            if month == self._start or month.month == 1:
                name = f"{name} {month.year}"
            line = self._setter.lines(name, NOTE, WIDTH)[0]
            if at >= free and at + line.width <= WIDTH:
                pen.text(line, NOTE, x + at + 2, top)
                free = at + line.width + 8
            month = (month + timedelta(days=32)).replace(day=1)

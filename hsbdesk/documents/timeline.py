"""The timeline on paper, in black and white: outlined shapes with numbers, closures hatched, bars with words.

One drawing serves the pattern strip of a referral (rows and marks alone) and the overview (bars below, today).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.documents.blocks import NOTE
from hsbdesk.documents.mixed import Line
from hsbdesk.documents.page import WIDTH, Piece
from hsbdesk.documents.pen import DIAMOND, Pen
from hsbdesk.documents.typesetting import Typesetter
from hsbdesk.domain.timeline_layout import Axis, Place, month_names, month_starts, spread_marks

_LEFT_LEAST, _LEFT_MOST = 70.0, 150.0
"""Room for the names of rows and bars."""
_HEAD, _BELOW = 15.0, 8.0
_PUSH = 12.0
"""How far a mark may stand from its day before its row gets another line."""
_LANE, _BAR = 14.0, 11.6
_PAD = 4.0
_GUIDE, _GREY = 0.75, 0.72
_HATCH, _HATCH_LINE = 5.0, 0.35
_TODAY = 1.5
_HUNDRED = 100


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """One entry: its days (None without any), its row from the top, its number, its Brook outcome ("" not yet)."""

    start: date | None
    end: date | None
    row: int
    number: int
    outcome: str


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar: its name, its words, its days; without a start only the words stand, without an end it runs on."""

    label: str
    inside: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What is drawn between two days, both included. Texts are as they print."""

    start: date
    end: date
    rows: tuple[str, ...]
    """From the top."""
    marks: tuple[DrawnMark, ...]
    months: tuple[str, ...]
    """Short names, January first."""
    closures: tuple[tuple[date, date], ...] = ()
    bars: tuple[DrawnBar, ...] = ()
    today: date | None = None
    today_word: str = ""
    no_date: str = ""


@dataclass(slots=True)
class _Row:
    """A row: its name, its first line's middle, how high it is, where its marks stand."""

    name: str
    top: float
    height: float
    places: list[tuple[Place, DrawnMark]]


@dataclass(slots=True)
class _Lane:
    """A bar's place across, and its words: where they start, and whether they stand beside it."""

    bar: DrawnBar
    top: float
    left: float
    right: float
    words: Line
    words_at: float

    def covers(self) -> list[tuple[float, float]]:
        """Return what of the lane is bar or words: nothing is hatched behind them."""
        found = [(self.words_at - 2, self.words_at + self.words.width + 2)] if self.words.runs else []
        return [*found, (self.left, self.right)] if self.right > self.left else found


class TimelineDrawing(Piece):
    """Rows of marks under the months, and bars below them. No line joins marks."""

    def __init__(self, setter: Typesetter, drawing: Drawing) -> None:
        self._setter, self._drawing = setter, drawing
        most = max((mark.number for mark in drawing.marks), default=0)
        self._radius = 7.4 if most < _HUNDRED else 9.6
        self._reach = DIAMOND * self._radius
        self._line = 2 * self._reach + 0.4
        names = [*drawing.rows, *(bar.label for bar in drawing.bars)]
        widest = max((setter.width(name, NOTE) for name in names), default=0.0) + 14
        self._left = max(_LEFT_LEAST, min(widest, _LEFT_MOST))
        undated = any(mark.start is None for mark in drawing.marks)
        aside = max(setter.width(drawing.no_date, NOTE) + 8, 2 * self._line) if undated else 0.0
        self._right = WIDTH - aside
        self._axis = Axis(
            drawing.start, drawing.end, self._left + self._reach - 4, self._right - self._reach - _PUSH + 4
        )
        self._rows = list(self._set_rows())
        self._lanes_top = self._rows[-1].top + self._rows[-1].height + (3.0 if drawing.bars else 0.0)
        self._lanes = list(self._set_lanes())
        self._bottom = self._lanes_top + _LANE * len(self._lanes)
        today = NOTE.leading if drawing.today is not None else 0.0
        super().__init__(self._bottom + today + _BELOW, before=4)

    def _set_rows(self) -> Iterator[_Row]:
        top = _HEAD
        for number, name in enumerate(self._drawing.rows):
            marks = [mark for mark in self._drawing.marks if mark.row == number]
            places = list(self._spread(sorted(marks, key=lambda mark: (mark.start or date.max, mark.number))))
            lines = 1 + max((place.line for place, _ in places), default=0)
            yield _Row(name, top, self._line * lines, places)
            top += self._line * lines

    def _spread(self, marks: Sequence[DrawnMark]) -> Iterator[tuple[Place, DrawnMark]]:
        has_diamond = any(mark.outcome == "ORANGE" for mark in marks)
        apart = 2 * self._radius * (DIAMOND if has_diamond else 1.0) + 1.6
        dated = [(self._axis.middle(m.start, m.end or m.start), m) for m in marks if m.start is not None]
        yield from zip(spread_marks([x for x, _ in dated], apart, _PUSH), [m for _, m in dated], strict=True)
        others = [mark for mark in marks if mark.start is None]
        middle = (self._right + WIDTH) / 2
        yield from zip(spread_marks([middle] * len(others), apart, apart / 2), others, strict=True)

    def _set_lanes(self) -> Iterator[_Lane]:
        top = self._lanes_top
        for bar in self._drawing.bars:
            left = right = self._left
            if bar.start is not None:
                left = self._axis.place(bar.start)
                end = bar.end or self._drawing.today or self._drawing.end
                right = max(self._axis.after(end), left + 3)
            words = self._setter.lines(bar.inside, NOTE, self._right - self._left)[0]
            if right - left >= words.width + 2 * _PAD:
                at = left + _PAD
            elif left - _PAD - words.width >= self._left:
                at = left - _PAD - words.width
            else:
                at = right + _PAD
                words = self._setter.lines(bar.inside, NOTE, max(self._right - at, 20.0))[0]
            yield _Lane(bar, top, left, right, words, at)
            top += _LANE

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw guides and hatching, names, bars and marks."""
        del first, last
        self._draw_closures(pen, x, top)
        self._draw_months(pen, x, top)
        bold = self._setter.fonts.bold
        for row in self._rows:
            self._draw_name(pen, row.name, x, top + row.top + (self._line - NOTE.leading) / 2)
            for line in range(round(row.height / self._line)):
                middle = top + row.top + (line + 0.5) * self._line
                pen.rule(x + self._left, middle, x + WIDTH, middle, thickness=_GUIDE, grey=_GREY)
            for place, mark in row.places:
                middle = top + row.top + (place.line + 0.5) * self._line
                pen.mark(mark.outcome, str(mark.number), bold, x=x + place.x, y=middle, radius=self._radius)
        for lane in self._lanes:
            self._draw_lane(pen, lane, x, top)
        self._draw_today(pen, x, top)

    def _draw_name(self, pen: Pen, name: str, x: float, top: float) -> None:
        for line in self._setter.lines(name, NOTE, self._left - 8)[:1]:
            pen.text(line, NOTE, x + self._left - 8 - line.width, top)

    def _draw_lane(self, pen: Pen, lane: _Lane, x: float, top: float) -> None:
        at = top + lane.top + (_LANE - NOTE.leading) / 2
        self._draw_name(pen, lane.bar.label, x, at)
        if lane.right > lane.left:
            pen.box(x + lane.left, top + lane.top + (_LANE - _BAR) / 2, lane.right - lane.left, _BAR)
        pen.text(lane.words, NOTE, x + lane.words_at, at)

    def _draw_today(self, pen: Pen, x: float, top: float) -> None:
        today = self._drawing.today
        if today is None:
            return
        at = x + self._axis.after(today)
        pen.rule(at, top + _HEAD, at, top + self._bottom + 2, thickness=_TODAY)
        line = self._setter.lines(self._drawing.today_word, NOTE, WIDTH)[0]
        pen.text(line, NOTE, min(at - line.width / 2, x + WIDTH - line.width), top + self._bottom + 1)

    def _draw_months(self, pen: Pen, x: float, top: float) -> None:
        rows_end = self._rows[-1].top + self._rows[-1].height
        for month in month_starts(self._drawing.start, self._drawing.end):
            at = self._axis.place(month)
            pen.rule(x + at, top + _HEAD, x + at, top + rows_end, thickness=_GUIDE, grey=_GREY)
            for lane in self._lanes:
                if not any(start <= at <= end for start, end in lane.covers()):
                    bottom = top + lane.top + _LANE
                    pen.rule(x + at, top + lane.top, x + at, bottom, thickness=_GUIDE, grey=_GREY)
        for at, name in month_names(self._axis, self._drawing.months, lambda name: self._setter.width(name, NOTE) + 8):
            pen.text(self._setter.lines(name, NOTE, WIDTH)[0], NOTE, x + at + 2, top)
        if self._right < WIDTH:
            line = self._setter.lines(self._drawing.no_date, NOTE, WIDTH - self._right)[0]
            pen.text(line, NOTE, x + (self._right + WIDTH - line.width) / 2, top)

    def _draw_closures(self, pen: Pen, x: float, top: float) -> None:
        """Hatch days without school, behind marks, beside bars and words."""
        for start, end in self._drawing.closures:
            left, right = self._axis.place(start), self._axis.after(end)
            _hatch(pen, (x + left, top + _HEAD), (x + right, top + self._rows[-1].top + self._rows[-1].height))
            for lane in self._lanes:
                for from_x, to_x in _uncovered(left, right, lane.covers()):
                    _hatch(pen, (x + from_x, top + lane.top), (x + to_x, top + lane.top + _LANE))


def _uncovered(left: float, right: float, covers: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return what is left of a stretch without what covers it."""
    free = [(left, right)]
    for start, end in covers:
        cut = [part for low, high in free for part in ((low, min(high, start)), (max(low, end), high))]
        free = [(low, high) for low, high in cut if low < high]
    return free


def _hatch(pen: Pen, low: tuple[float, float], high: tuple[float, float]) -> None:
    """Draw slanting lines inside a box, in step with those of every other box."""
    (left, top), (right, bottom) = low, high
    number = int((left + top) // _HATCH) + 1
    while number * _HATCH < right + bottom:
        total = number * _HATCH
        from_x, to_x = max(left, total - bottom), min(right, total - top)
        if from_x < to_x:
            pen.rule(from_x, total - from_x, to_x, total - to_x, thickness=_HATCH_LINE)
        number += 1

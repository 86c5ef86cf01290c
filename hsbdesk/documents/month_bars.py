"""Bars by month on paper: each category a pattern in black, told apart on a 1-bit copy too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hsbdesk.documents.blocks import NOTE
from hsbdesk.documents.page import WIDTH, Piece
from hsbdesk.documents.pen import RULE, Pen
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.fills import FILLS, Fill, Stroke, strokes
from hsbdesk.domain.triage import Category

_TALL = 118.0
"""Height of the plot in points."""
_BAR, _BAR_SHARE = 30.0, 0.66
_ENTRY = 26.0
"""One entry is never taller."""
_STEP = 5.0
_TOTAL = TextStyle(9, 11.8, bold=True)
_SWATCH = (14.0, 9.0)
_DASH, _GAP = 2.6, 2.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One month: its name, its parts from the lowest category up."""

    label: str
    parts: tuple[tuple[Category | None, int], ...]

    @property
    def total(self) -> int:
        """Return all entries of the month."""
        return sum(count for _, count in self.parts)


class MonthBars(Piece):
    """The chart, totals above the bars, months below."""

    def __init__(self, setter: Typesetter, bars: Sequence[Bar]) -> None:
        self._setter, self._bars = setter, bars
        self._column = WIDTH / max(1, len(bars))
        self._width = min(_BAR, self._column * _BAR_SHARE)
        most = max((bar.total for bar in bars), default=0)
        self._unit = min(_ENTRY, (_TALL - _TOTAL.leading) / most) if most else 0.0
        tall = _TOTAL.leading + most * self._unit
        self._plot = tall
        widest = max((setter.width(bar.label, NOTE) for bar in bars), default=0.0) + 6
        self._every = max(1, -int(-widest // self._column))
        super().__init__(tall + NOTE.leading + 6, before=4)

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw bars, base line, totals and month names."""
        del first, last
        base = top + self._plot
        for place, bar in enumerate(self._bars):
            middle = x + (place + 0.5) * self._column
            left, height = middle - self._width / 2, 0.0
            for category, count in bar.parts:
                tall = count * self._unit
                fill_box(pen, FILLS[category], left, base - height - tall, self._width, tall)
                height += tall
            self._centre(pen, str(bar.total), _TOTAL, middle, base - height - _TOTAL.leading)
            if place % self._every == 0:
                self._centre(pen, bar.label, NOTE, middle, base + 3)
        pen.rule(x, base, x + WIDTH, base)

    def _centre(self, pen: Pen, text: str, style: TextStyle, middle: float, top: float) -> None:
        line = self._setter.lines(text, style, WIDTH)[0]
        pen.text(line, style, middle - line.width / 2, top)


class FillKey(Piece):
    """The legend: each pattern with its words, in as many rows as they need."""

    def __init__(self, setter: Typesetter, fills: Sequence[tuple[Category | None, str]]) -> None:
        self._setter = setter
        self._placed: list[tuple[float, float, Fill, str]] = []
        x, row = 0.0, 0
        for category, words in fills:
            wide = _SWATCH[0] + 5 + setter.width(words, NOTE) + 14
            if x and x + wide > WIDTH:
                x, row = 0.0, row + 1
            self._placed.append((x, row * (NOTE.leading + 3), FILLS[category], words))
            x += wide
        super().__init__((row + 1) * (NOTE.leading + 3), before=2)

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw swatches and words."""
        del first, last
        for dx, dy, fill, words in self._placed:
            fill_box(pen, fill, x + dx, top + dy + 1.6, *_SWATCH)
            pen.text(self._setter.lines(words, NOTE, WIDTH)[0], NOTE, x + dx + _SWATCH[0] + 5, top + dy)


def fill_box(pen: Pen, fill: Fill, x: float, top: float, width: float, height: float) -> None:
    """Draw one part of a bar: its pattern and its outline."""
    for line in strokes(fill, width, height, _STEP):
        for x1, y1, x2, y2, thick in _inked(line):
            pen.rule(x + x1, top + y1, x + x2, top + y2, thickness=round(thick, 3))
    if fill is Fill.DASHED:
        _dashed(pen, x, top, width, height)
    else:
        pen.box(x, top, width, height)


def _inked(line: Stroke) -> Iterator[tuple[float, float, float, float, float]]:
    """Yield the lines that ink a stroke with flat ends: the pen's own ends reach out by half its thickness."""
    thick = line.width
    length = ((line.x2 - line.x1) ** 2 + (line.y2 - line.y1) ** 2) ** 0.5
    if length > 1.01 * thick:
        yield _shortened(line, thick)
    elif line.y1 == line.y2 and length > 0:
        # Taller than wide, or a dot (a line without length is not painted everywhere): inked in level strips that
        # overlap by half, so that no seam shows between them.
        strips = max(1, -int(-thick // (length * 0.5)))
        each = thick / strips
        for number in range(2 * strips - 1):
            y = line.y1 - thick / 2 + (number + 1) * each / 2
            yield line.x1 + each / 2, y, line.x2 - each / 2, y, each


def _shortened(line: Stroke, thick: float) -> tuple[float, float, float, float, float]:
    length = ((line.x2 - line.x1) ** 2 + (line.y2 - line.y1) ** 2) ** 0.5
    dx, dy = ((line.x2 - line.x1) / length, (line.y2 - line.y1) / length) if length else (1.0, 0.0)
    cut = thick / 2
    return line.x1 + dx * cut, line.y1 + dy * cut, line.x2 - dx * cut, line.y2 - dy * cut, thick


def _dashed(pen: Pen, x: float, top: float, width: float, height: float) -> None:
    """Draw an outline in dashes: not yet categorised."""
    for start in _steps(width):
        end = min(start + _DASH, width)
        for y in (top, top + height):
            pen.rule(x + start, y, x + end, y, thickness=RULE)
    for start in _steps(height):
        end = min(start + _DASH, height)
        for at in (x, x + width):
            pen.rule(at, top + start, at, top + end, thickness=RULE)


def _steps(length: float) -> Iterator[float]:
    at = 0.0
    while at < length:
        yield at
        at += _DASH + _GAP

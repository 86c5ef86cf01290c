"""How a category fills a bar: by pattern, so that a grey screen and a black-and-white copy tell them apart.

One geometry for screen and paper. Hackett's five categories stand in their order from light to dark; an outline of
dashes is "not yet categorised". No colour has a meaning here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from hsbdesk.domain.triage import Category


class Fill(Enum):
    """What stands inside a bar's outline."""

    DOTS = "dots"
    EMPTY = "empty"
    HATCH = "hatch"
    SOLID = "solid"
    BANDS = "bands"
    """Thick level bands with thin gaps."""
    DASHED = "dashed"
    """Nothing inside; the outline is dashed."""


FILLS: dict[Category | None, Fill] = {
    Category.NORMAL: Fill.DOTS,
    Category.INAPPROPRIATE: Fill.EMPTY,
    Category.PROBLEMATIC: Fill.HATCH,
    Category.ABUSIVE: Fill.SOLID,
    Category.VIOLENT: Fill.BANDS,
    None: Fill.DASHED,
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line inside a bar, from its top left corner; a dot is a line as long as it is thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


def strokes(fill: Fill, width: float, height: float, step: float) -> tuple[Stroke, ...]:
    """Return the lines that fill a box of this size; `step` is the distance of the hatching's lines.

    Lines end inside the box when they are drawn with flat ends. The unit is the caller's.
    """
    if width <= 0 or height <= 0:
        return ()
    match fill:
        case Fill.SOLID:
            return (Stroke(0, height / 2, width, height / 2, height),)
        case Fill.BANDS:
            return tuple(_bands(width, height, step))
        case Fill.HATCH:
            return tuple(_hatch(width, height, step))
        case Fill.DOTS:
            return tuple(_dots(width, height, step))
        case _:
            return ()


def _hatch(width: float, height: float, step: float) -> Iterator[Stroke]:
    """Rise from left to right at 45 degrees: x + y is the same along each line."""
    distance = step * 2**0.5
    offset = distance / 2
    while offset < width + height:
        x1, x2 = max(0.0, offset - height), min(width, offset)
        yield Stroke(x1, offset - x1, x2, offset - x2, step / 4.5)
        offset += distance


def _bands(width: float, height: float, step: float) -> Iterator[Stroke]:
    band = step * 0.68
    top = step - band
    while top < height:
        thick = min(band, height - top)
        yield Stroke(0, top + thick / 2, width, top + thick / 2, thick)
        top += step


def _dots(width: float, height: float, step: float) -> Iterator[Stroke]:
    size = step / 2.7
    distance = step * 1.15
    row = 0
    y = distance / 2
    while y + size / 2 <= height:
        x = distance / 2 if row % 2 == 0 else distance
        while x + size / 2 <= width:
            yield Stroke(x - size / 2, y, x + size / 2, y, size)
            x += distance
        y += distance / 2 + size / 2
        row += 1

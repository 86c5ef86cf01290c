"""Categories are told apart by pattern alone: how dark, which way the lines run."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.fills import FILLS, Fill, strokes
from hsbdesk.domain.patterns import CATEGORIES

STEP = 6.0


def raster(fill: Fill, width: int = 24, height: int = 24, zoom: int = 4) -> tuple[tuple[bool, ...], ...]:
    """Return a box as a 1-bit copy shows it: whether the middle of each small square is inked."""
    lines = strokes(fill, width, height, STEP)

    def inked(x: float, y: float) -> bool:
        for line in lines:
            dx, dy = line.x2 - line.x1, line.y2 - line.y1
            length = (dx * dx + dy * dy) ** 0.5
            if length == 0:
                continue
            along = ((x - line.x1) * dx + (y - line.y1) * dy) / length
            across = abs((x - line.x1) * dy - (y - line.y1) * dx) / length
            if 0 <= along <= length and across <= line.width / 2:
                return True
        return False

    return tuple(
        tuple(inked((x + 0.5) / zoom, (y + 0.5) / zoom) for x in range(width * zoom)) for y in range(height * zoom)
    )


def test_every_category_has_its_own_fill() -> None:
    assert set(FILLS) == set(CATEGORIES)
    assert len(set(FILLS.values())) == len(FILLS)


def test_two_patterns_never_look_alike_on_a_one_bit_copy() -> None:
    """Coverage differs by a tenth, or the inked squares do in a fifth of the box; the dashed outline is its own."""
    drawn = {fill: raster(fill) for fill in Fill if fill is not Fill.DASHED}
    for one, other in combinations(drawn, 2):
        squares = [
            (a, b) for row, line in zip(drawn[one], drawn[other], strict=True) for a, b in zip(row, line, strict=True)
        ]
        coverage = abs(sum(a for a, _ in squares) - sum(b for _, b in squares)) / len(squares)
        differing = sum(a != b for a, b in squares) / len(squares)
        assert coverage >= 0.1 or differing >= 0.2, (one, other, coverage, differing)


@pytest.mark.parametrize(
    ("fill", "least", "most"),
    [(Fill.EMPTY, 0, 0), (Fill.DASHED, 0, 0), (Fill.DOTS, 0.04, 0.2), (Fill.HATCH, 0.12, 0.35),
     (Fill.BANDS, 0.55, 0.8), (Fill.SOLID, 1, 1)],
)  # fmt: skip
def test_how_dark_a_fill_is(fill: Fill, least: float, most: float) -> None:
    squares = [square for row in raster(fill) for square in row]
    assert least <= sum(squares) / len(squares) <= most


@given(
    fill=st.sampled_from(Fill),
    width=st.floats(0, 200, allow_nan=False),
    height=st.floats(0, 300, allow_nan=False),
    step=st.floats(2, 20),
)
def test_no_line_leaves_its_box(fill: Fill, width: float, height: float, step: float) -> None:
    for line in strokes(fill, width, height, step):
        for x, y in ((line.x1, line.y1), (line.x2, line.y2)):
            assert -0.001 <= x <= width + 0.001
            assert -0.001 <= y <= height + 0.001


def test_a_bar_of_one_entry_still_shows_its_pattern() -> None:
    for fill in (Fill.DOTS, Fill.HATCH, Fill.BANDS, Fill.SOLID):
        assert strokes(fill, 26, 10, STEP)

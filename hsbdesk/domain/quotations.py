"""Finding what stands in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_QUOTED = re.compile(
    "\N{LEFT DOUBLE QUOTATION MARK}[^\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]*"
    "\N{RIGHT DOUBLE QUOTATION MARK}"
    '|"[^"\n]*"'
    # A single curly mark opens only after a space and closes only before one: the others are apostrophes.
    # The length is bounded, for many marks that are never closed would else be searched again and again.
    "|(?<![^\\s(\\[])\N{LEFT SINGLE QUOTATION MARK}[^\n]{0,500}?\\S\N{RIGHT SINGLE QUOTATION MARK}(?![^\\W_])"
    "|(?<![^\\s(\\[])'(?=\\S)[^\n]{0,500}?[^\\s']'(?![^\\W_])"
)


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each quotation in order, marks included. An unclosed mark opens none."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


def within(ranges: Sequence[tuple[int, int]], start: int, end: int) -> tuple[int, int] | None:
    """Return the range that holds start..end, or None; the ranges are in order and do not overlap."""
    place = bisect_right(ranges, start, key=lambda span: span[0])
    return ranges[place - 1] if place and end <= ranges[place - 1][1] else None


def touched(ranges: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Say whether one of the ranges shares a character with start..end; they are in order and do not overlap."""
    place = bisect_left(ranges, end, key=lambda span: span[0])
    return place > 0 and ranges[place - 1][1] > start

"""Finding what stands in quotation marks."""

import re

_QUOTED = re.compile(
    "\N{LEFT DOUBLE QUOTATION MARK}[^\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}]*"
    "\N{RIGHT DOUBLE QUOTATION MARK}"
    "|\N{DOUBLE LOW-9 QUOTATION MARK}[^\N{LEFT DOUBLE QUOTATION MARK}]*\N{LEFT DOUBLE QUOTATION MARK}"
    "|\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}[^\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}]*"
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    '|"[^"\n]*"'
    # A single curly mark opens only after a space and closes only before one: the others are apostrophes.
    "|(?<![^\\s(\\[])\N{LEFT SINGLE QUOTATION MARK}[^\n]*?\\S\N{RIGHT SINGLE QUOTATION MARK}(?![^\\W_])"
)


def quoted_ranges(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of each quotation, marks included. An unclosed mark opens none."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


def within(ranges: tuple[tuple[int, int], ...], start: int, end: int) -> tuple[int, int] | None:
    """Return the range that holds start..end, or None."""
    return next((span for span in ranges if span[0] <= start and end <= span[1]), None)

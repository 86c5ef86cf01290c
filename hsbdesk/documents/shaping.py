"""Glyphs for what plain characters can not show: joined letters, accents that float, emoji sequences.

HarfBuzz chooses and places the glyphs. Exactly one glyph of each cluster is written as text and stands for
the letters typed; the others (vowel points, accents) are drawn as outlines, so that search and copying give
back the cluster once and in order.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from hsbdesk.documents.fonts import PaperFont, harfbuzz

Curve = tuple[str, tuple[float, ...]]
"""One step of an outline: "m", "l", "c" or "h", with its coordinates."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """A run of glyphs. Measures are thousandths of the type size, from the run's start on the base line."""

    codes: str
    width: float
    outlines: tuple[Curve, ...] = ()


# Ligatures and kerning would only change widths here and hinder extraction; joining forms are always on.
_FEATURES = {"liga": False, "clig": False, "calt": False, "kern": False}


def shape(font: PaperFont, text: str, *, right_to_left: bool) -> Shaped | None:
    """Return the glyphs of a text in one font, in the order seen; None if the font lacks any."""
    library = harfbuzz()
    buffer = library.Buffer()
    buffer.cluster_level = library.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if right_to_left else "ltr"
    library.shape(font.shaper, buffer, _FEATURES)
    glyphs = [
        (int(info.codepoint), int(info.cluster), position)
        for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True)
    ]
    if any(not glyph for glyph, _, _ in glyphs):
        return None
    return _written(font, text, glyphs, right_to_left=right_to_left)


def _written(font: PaperFont, text: str, glyphs: list[tuple[int, int, Any]], *, right_to_left: bool) -> Shaped:
    starts = sorted({cluster for _, cluster, _ in glyphs})
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    widest: dict[int, int] = {}
    for index, (_, cluster, position) in enumerate(glyphs):
        best = widest.get(cluster)
        if best is None or glyphs[best][2].x_advance < position.x_advance:
            widest[cluster] = index
    codes: list[str] = []
    outlines: list[Curve] = []
    x = 0.0
    for index, (glyph, cluster, position) in enumerate(glyphs):
        advance = position.x_advance * font.units
        if widest[cluster] == index:
            letters = text[cluster : ends[cluster]]
            codes.append(font.code(glyph, _as_seen(letters) if right_to_left else letters, advance))
        else:
            if advance:
                codes.append(font.code(_space(font), "\N{ZERO WIDTH SPACE}", advance))
            dx = x + position.x_offset * font.units
            outlines += _outline(font, glyph, dx, position.y_offset * font.units)
        x += advance
    return Shaped("".join(codes), x, tuple(outlines))


def _as_seen(letters: str) -> str:
    """Return a right-to-left glyph's letters as readers of PDF want them.

    They turn such lines around letter by letter, a glyph's own letters included, and mirror its brackets.
    """
    from bidi.mirror import MIRRORED  # noqa: PLC0415  (only where such text occurs)

    return "".join(MIRRORED.get(char, char) for char in reversed(letters))


def _space(font: PaperFont) -> int:
    return cast("dict[int, int]", font.face.charToGlyph)[ord(" ")]


def _outline(font: PaperFont, glyph: int, dx: float, dy: float) -> list[Curve]:
    steps: list[Curve] = []
    at = (0.0, 0.0)

    def place(*points: float) -> tuple[float, ...]:
        return tuple(value * font.units + (dy if index % 2 else dx) for index, value in enumerate(points))

    def move(x: float, y: float, _: object) -> None:
        nonlocal at
        at = (x, y)
        steps.append(("m", place(x, y)))

    def line(x: float, y: float, _: object) -> None:
        nonlocal at
        at = (x, y)
        steps.append(("l", place(x, y)))

    def quadratic(cx: float, cy: float, x: float, y: float, _: object) -> None:
        nonlocal at
        third = 2 / 3
        x0, y0 = at
        first = (x0 + third * (cx - x0), y0 + third * (cy - y0))
        second = (x + third * (cx - x), y + third * (cy - y))
        at = (x, y)
        steps.append(("c", place(*first, *second, x, y)))

    def close(_: object) -> None:
        steps.append(("h", ()))

    functions: Any = harfbuzz().DrawFuncs()
    setters: list[tuple[str, Callable[..., None]]] = [
        ("move_to", move),
        ("line_to", line),
        ("quadratic_to", quadratic),
        ("close_path", close),
    ]
    for name, function in setters:
        getattr(functions, f"set_{name}_func")(function)
    font.shaper.draw_glyph(glyph, functions)
    return steps

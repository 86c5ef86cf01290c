"""Draws one page in layers: tints, rules, shapes, text. Measures in points from the top left corner."""

from typing import Any

from hsbdesk.documents.fonts import PaperFont
from hsbdesk.documents.mixed import Line, Run
from hsbdesk.documents.shaping import Curve
from hsbdesk.documents.typesetting import TextStyle

RULE = 0.75
"""Thickness of an ordinary line on paper."""
TINT = 0.93
"""Grey of a table head: 7 % black, under the 8 % that a photocopier turns to dirt."""
ASCENT = 0.73
"""Height of a capital letter over the base line, in type sizes."""
DIAMOND = 1.22
"""How far a diamond reaches, in radii of the circle that holds as much."""
_SMALLEST = 8.0
"""No type on paper is smaller, the letter in a Brook mark included."""
_LETTERS = {"GREEN": "G", "ORANGE": "O", "RED": "R", "": ""}


class Pen:
    """Collects what stands on a page and writes it out in layers."""

    def __init__(self, canvas: Any, height: float) -> None:
        self._canvas = canvas
        self._height = height
        self._texts: list[tuple[float, float, PaperFont, float, str]] = []
        self._rules: dict[tuple[float, float], list[tuple[float, float, float, float]]] = {}
        self._tints: list[tuple[float, float, float, float]] = []
        self._outlines: list[tuple[float, float, float, tuple[Curve, ...]]] = []
        self._shapes: list[tuple[str, float, float, float]] = []

    def text(self, line: Line, style: TextStyle, x: float, top: float) -> None:
        """Set one line; its letters stand in the middle of the line height that starts at `top`."""
        base = top + (style.leading + ASCENT * style.size) / 2
        for run in line.runs:
            self._run(run, style.size, x + run.x, base)

    def _run(self, run: Run, size: float, x: float, base: float) -> None:
        if run.mark is not None:
            middle = base - ASCENT * size / 2
            self.mark(run.mark, _LETTERS[run.mark], run.font, x=x + size * 0.8, y=middle, radius=size * 0.62)
            return
        if run.text:
            self._texts.append((x, self._height - base, run.font, size, run.text))
        if run.outlines:
            self._outlines.append((x, self._height - base, size / 1000, run.outlines))

    def mark(self, outcome: str, label: str, font: PaperFont, *, x: float, y: float, radius: float) -> None:
        """Draw a Brook shape round (x, y) with a label in it: circle, diamond, square; dashed circle."""
        width = sum(font.advance[char] for char in label) * _SMALLEST / 1000
        self._shapes.append((outcome, x, self._height - y, radius))
        if label:
            base = self._height - y - ASCENT * _SMALLEST / 2
            self._texts.append((x - width / 2, base, font, _SMALLEST, label))

    def rule(self, x1: float, y1: float, x2: float, y2: float, *, thickness: float = RULE, grey: float = 0.0) -> None:
        """Draw a straight line; grey is for guides that carry no meaning of their own."""
        self._rules.setdefault((thickness, grey), []).append((x1, self._height - y1, x2, self._height - y2))

    def box(self, x: float, top: float, width: float, height: float, thickness: float = RULE) -> None:
        """Draw the outline of a box."""
        right, bottom = x + width, top + height
        for edge in (
            (x, top, right, top),
            (x, bottom, right, bottom),
            (x, top, x, bottom),
            (right, top, right, bottom),
        ):
            self.rule(*edge, thickness=thickness)

    def tint(self, x: float, top: float, width: float, height: float) -> None:
        """Fill a box with the light grey of table heads; it never carries meaning."""
        self._tints.append((x, self._height - top - height, width, height))

    def finish(self) -> None:
        """Write the page out."""
        canvas = self._canvas
        if self._tints:
            canvas.setFillGray(TINT)
            for box in self._tints:
                canvas.rect(*box, stroke=0, fill=1)
            canvas.setFillGray(0)
        canvas.setLineCap(2)
        for (thickness, grey), rules in sorted(self._rules.items()):
            canvas.setLineWidth(thickness)
            canvas.setStrokeGray(grey)
            strokes = (f"{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l" for x1, y1, x2, y2 in rules)
            canvas.addLiteral("\n".join([*strokes, "S"]))
        canvas.setStrokeGray(0)
        self._draw_shapes()
        self._write_texts()
        for x, y, scale, steps in self._outlines:
            self._draw_outline(x, y, scale, steps)
        canvas.showPage()

    def _write_texts(self) -> None:
        """Write all text in one go; reportlab's own text object costs three times as much."""
        canvas, document = self._canvas, self._canvas._doc  # noqa: SLF001  (fonts ask for it)
        code = ["BT"]
        font_now: tuple[str, float] | None = None
        for x, y, font, size, letters in self._texts:
            code.append(f"1 0 0 1 {x:.2f} {y:.2f} Tm")
            for subset, data in font.splitString(letters, document):
                wanted = (font.getSubsetInternalName(subset, document), size)
                if font_now != wanted:
                    code.append(f"{wanted[0]} {size:g} Tf")
                    font_now = wanted
                code.append(f"<{data.hex()}> Tj")
        canvas.addLiteral("\n".join([*code, "ET"]))

    def _draw_shapes(self) -> None:
        canvas = self._canvas
        canvas.setLineWidth(1)
        canvas.setLineCap(0)
        for outcome, x, y, radius in self._shapes:
            canvas.setFillGray(1)  # a guide line behind a mark must not run through its number
            path = canvas.beginPath()
            if outcome == "ORANGE":
                reach = radius * DIAMOND
                path.moveTo(x - reach, y)
                for dx, dy in ((0, reach), (reach, 0), (0, -reach)):
                    path.lineTo(x + dx, y + dy)
                path.close()
            elif outcome == "RED":
                path.rect(x - radius * 0.92, y - radius * 0.92, radius * 1.84, radius * 1.84)
            else:
                path.circle(x, y, radius)
            canvas.setDash(*(([2, 1.6],) if outcome == "" else ([],)))
            canvas.drawPath(path, stroke=1, fill=1)
        canvas.setDash([])
        canvas.setFillGray(0)

    def _draw_outline(self, x: float, y: float, scale: float, steps: tuple[Curve, ...]) -> None:
        path = self._canvas.beginPath()
        for kind, places in steps:
            points = [value * scale + (y if index % 2 else x) for index, value in enumerate(places)]
            if kind == "m":
                path.moveTo(*points)
            elif kind == "l":
                path.lineTo(*points)
            elif kind == "c":
                path.curveTo(*points)
            else:
                path.close()
        self._canvas.drawPath(path, stroke=0, fill=1)

"""Tables, front-sheet answers and boxes: rows with thin rules, cut only when taller than half a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from hsbdesk.documents.blocks import Para
from hsbdesk.documents.mixed import Line
from hsbdesk.documents.page import WIDTH, Piece
from hsbdesk.documents.pen import RULE, Pen
from hsbdesk.documents.text import Content
from hsbdesk.documents.typesetting import TextStyle, Typesetter

CELL = TextStyle(9, 11)
TALLEST_WHOLE_ROW = 340.0
"""About half a page in points; a taller row is cut between lines, in order."""

SHORT_TABLE = 150.0
"""A table up to this height, in points, is never cut."""

Cell = Content | tuple[Para, ...]
_Set = tuple[Line, TextStyle, float, float]
"""A line with its style, its distance from the cell's left edge and from the row's top."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its width in points, and how its cells look."""

    width: float
    bold: bool = False
    tinted: bool = False
    right: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Measures of a table in points."""

    style: TextStyle = CELL
    pad_x: float = 5.0
    pad_top: float = 2.2
    pad_bottom: float = 2.5
    rule: float = RULE


TABLE = Look()
FORM = Look(TextStyle(9.5, 11.7), pad_x=6.0, pad_top=2.7, pad_bottom=3.1)
TIGHT_FORM = Look(TextStyle(9, 10.8), pad_x=6.0, pad_top=2.0, pad_bottom=2.4)
"""For a front sheet that would not fit its page otherwise."""
SUMMARY = Look(pad_x=10.0, pad_top=7.5, pad_bottom=7.5, rule=1.5)
"""The box that is read first."""


class Row(Piece):
    """One row, or one part of a row too tall to stay whole."""

    def __init__(
        self,
        columns: Sequence[Column],
        look: Look,
        cells: Sequence[Sequence[_Set]],
        height: float,
        *,
        opens: bool = True,
        closes: bool = True,
        tinted: bool = False,
    ) -> None:
        super().__init__(height)
        self._columns, self._look, self._cells = columns, look, cells
        self._opens, self._closes, self._tinted = opens, closes, tinted

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw tint, texts and rules; a cut row gets its closing rules at the page's edges."""
        rule, bottom, left = self._look.rule, top + self.height, x
        for column, cell in zip(self._columns, self._cells, strict=True):
            if self._tinted or column.tinted:
                pen.tint(x, top, column.width, self.height)
            for line, style, dx, dy in cell:
                at = x + column.width - 2 * self._look.pad_x - line.end if column.right else x
                pen.text(line, style, at + dx, top + dy)
            pen.rule(x, top, x, bottom, thickness=rule)
            x += column.width
        pen.rule(x, top, x, bottom, thickness=rule)
        if self._opens or first:
            pen.rule(left, top, x, top, thickness=rule)
        if self._closes or last:
            pen.rule(left, bottom, x, bottom, thickness=rule)


def set_row(
    setter: Typesetter,
    columns: Sequence[Column],
    cells: Sequence[Cell],
    look: Look = TABLE,
    *,
    head: bool = False,
) -> list[Piece]:
    """Return a row as one piece, or, when it is taller than half a page, as pieces cut between lines."""
    placed = [
        _set_cell(setter, column, cell, look, bold=head or column.bold)
        for column, cell in zip(columns, cells, strict=True)
    ]
    bottom = max((lines[-1][3] + lines[-1][1].leading for lines in placed if lines), default=look.pad_top)
    height = bottom + look.pad_bottom
    if height <= TALLEST_WHOLE_ROW:
        return [Row(columns, look, placed, height, tinted=head)]
    return _cut_row(columns, look, placed, height, tinted=head)


def _set_cell(setter: Typesetter, column: Column, cell: Cell, look: Look, *, bold: bool) -> list[_Set]:
    width = column.width - 2 * look.pad_x
    if isinstance(cell, tuple) and cell and isinstance(cell[0], Para):
        return _set_paragraphs(setter, [para for para in cell if isinstance(para, Para)], look, width)
    style = replace(look.style, bold=True) if bold else look.style
    top = look.pad_top
    placed: list[_Set] = []
    for line in setter.lines(_content(cell), style, width):
        placed.append((line, style, look.pad_x, top))
        top += style.leading
    return placed


def _content(cell: Cell) -> Content:
    return cell if isinstance(cell, str) else tuple(part for part in cell if not isinstance(part, Para))


def _set_paragraphs(setter: Typesetter, paras: Sequence[Para], look: Look, width: float) -> list[_Set]:
    top = look.pad_top
    placed: list[_Set] = []
    for index, para in enumerate(paras):
        top += para.before if index else 0.0
        if para.label:
            label = setter.lines(para.label, para.style, width)[0]
            placed.append((label, para.style, look.pad_x + para.indent - 5 - label.width, top))
        for line in setter.lines(para.content, para.style, width - para.indent):
            placed.append((line, para.style, look.pad_x + para.indent, top))
            top += para.style.leading
    return placed


def _cut_row(
    columns: Sequence[Column], look: Look, cells: Sequence[list[_Set]], height: float, *, tinted: bool
) -> list[Piece]:
    """Return a tall row in strips; a strip starts where no line of any cell is cut through."""
    edges = sorted((top, top + style.leading) for lines in cells for _, style, _, top in lines)
    cuts, reach = [0.0], edges[0][1]
    for top, bottom in edges:
        if top >= reach - 0.01:
            cuts.append(top)
        reach = max(reach, bottom)
    cuts.append(height)
    left = [0] * len(cells)
    pieces: list[Piece] = []
    for index, (start, end) in enumerate(pairwise(cuts)):
        strip: list[list[_Set]] = []
        for number, lines in enumerate(cells):
            taken: list[_Set] = []
            while left[number] < len(lines) and lines[left[number]][3] < end - 0.01:
                line, style, dx, top = lines[left[number]]
                taken.append((line, style, dx, top - start))
                left[number] += 1
            strip.append(taken)
        opens, closes = index == 0, index == len(cuts) - 2
        pieces.append(Row(columns, look, strip, end - start, opens=opens, closes=closes, tinted=tinted))
    pieces[0].keep = pieces[-2].keep = True
    return pieces


def table(
    setter: Typesetter,
    columns: Sequence[Column],
    rows: Sequence[Sequence[Cell]],
    *,
    heads: Sequence[str] = (),
    look: Look = TABLE,
    before: float = 3.0,
    keep: bool = False,
) -> list[Piece]:
    """Return a table. Its heads repeat on each page and never end one; `keep` holds it to what follows."""
    columns = widen_columns(setter, columns, [heads, *rows] if heads else rows, look)
    head = set_row(setter, columns, heads, look, head=True) if heads else []
    for piece in head:
        piece.keep = True
    body = [piece for cells in rows for piece in set_row(setter, columns, cells, look)]
    for piece in body:
        piece.repeat = tuple(head)
    pieces = [*head, *body]
    if sum(piece.height for piece in pieces) <= SHORT_TABLE:
        for piece in pieces:
            piece.keep = True
    if pieces:
        pieces[0].before = before
        pieces[-1].keep = keep
    if len(rows) > 2 and len(body) == len(rows):
        body[-2].keep = True  # no page starts with a last row alone
    return pieces


def widen_columns(
    setter: Typesetter, columns: Sequence[Column], rows: Sequence[Sequence[Cell]], look: Look
) -> list[Column]:
    """Return the columns with room taken from the roomiest, so that none cuts through an ordinary word."""
    total = sum(column.width for column in columns)
    needs = [
        min(_longest_word(setter, column, [row[index] for row in rows], look), total / 4)
        for index, column in enumerate(columns)
    ]
    lacking = sum(max(0.0, need - column.width) for need, column in zip(needs, columns, strict=True))
    spare = sum(max(0.0, column.width - need) for need, column in zip(needs, columns, strict=True))
    if not lacking or lacking > spare:
        return list(columns)
    share = lacking / spare
    widths = [
        need if need > column.width else column.width - (column.width - need) * share
        for need, column in zip(needs, columns, strict=True)
    ]
    return [replace(column, width=width) for column, width in zip(columns, widths, strict=True)]


def _longest_word(setter: Typesetter, column: Column, cells: Sequence[Cell], look: Look) -> float:
    style = replace(look.style, bold=True) if column.bold else look.style
    widest = setter.longest_word(cells[0], replace(look.style, bold=True)) if isinstance(cells[0], str) else 0.0
    for cell in cells:
        if isinstance(cell, str):
            widest = max(widest, setter.longest_word(cell, style))
        elif not isinstance(cell[0], Para):
            widest = max(widest, setter.width(_content(cell), style))
    return widest + 2 * look.pad_x + 0.1


def box(setter: Typesetter, paras: Sequence[Para], before: float = 5.0) -> list[Piece]:
    """Return the boxed summary."""
    row = set_row(setter, [Column(WIDTH)], [tuple(paras)], SUMMARY)
    row[0].before = before
    return row

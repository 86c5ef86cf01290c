"""The printed report of counts, and the governor summary."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hsbdesk.documents.answers import printed_table
from hsbdesk.documents.blocks import BODY, NOTE, PART, TITLE, Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.month_bars import Bar, FillKey, MonthBars
from hsbdesk.documents.page import WIDTH, Piece, write_document
from hsbdesk.documents.table import Cell, Column, Look, table
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.paper import Stamp
from hsbdesk.domain.printed_patterns import PrintedCell, PrintedGovernors, PrintedGridRow, PrintedPatterns

_LEAD = TextStyle(12.5, 17, bold=True)
_GRID = Look(TextStyle(9, 11.4), pad_x=4.0, pad_top=3.0, pad_bottom=3.2)
_ROOMY = Look(TextStyle(10, 13), pad_x=6.0, pad_top=3.4, pad_bottom=3.8)
_NAME_SHARE = 1.9
_MOST_DOTS, _FIVE = 15, 5
_DOT, _NONE = "\N{BULLET}", "\N{EN DASH}"


def render_patterns(printed: PrintedPatterns, stamp: Stamp, fonts: Path) -> bytes:
    """Return the report of counts as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = list(_report(setter, printed))
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def render_governor_summary(printed: PrintedGovernors, stamp: Stamp, fonts: Path) -> bytes:
    """Return the governor summary as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = list(_summary(setter, printed))
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _report(setter: Typesetter, printed: PrintedPatterns) -> Iterator[Piece]:
    yield from heading(setter, printed.title, TITLE)
    yield from paragraph(setter, Para(printed.subtitle), keep=True)
    yield from paragraph(setter, Para((Span(printed.heading, bold=True),)), keep=bool(printed.few))
    if printed.few:
        yield from paragraph(setter, Para(printed.few, before=4))
    if printed.facts:
        yield from heading(setter, printed.facts_head, PART)
        for text in printed.facts:
            yield from paragraph(setter, Para(text, BODY, indent=12, label=_NONE))
    if printed.grid:
        yield from heading(setter, printed.grid_head, PART)
        yield from _grid(setter, printed.grid_heads, printed.grid)
        yield from paragraph(setter, Para(printed.grid_note, NOTE, before=3))
    if printed.bars:
        yield from heading(setter, printed.months_head, PART)
        chart = MonthBars(setter, [Bar(bar.label, bar.counts) for bar in printed.bars])
        chart.keep = True
        yield chart
        legend = FillKey(setter, printed.categories)
        legend.keep = True
        yield legend
        yield from paragraph(setter, Para(printed.months_note, NOTE, before=2))
    for head, text, rows in printed.tables:
        yield from heading(setter, head, PART)
        if text:
            yield from paragraph(setter, Para(text, NOTE), keep=True)
        yield from printed_table(setter, rows)


def _grid(setter: Typesetter, heads: Sequence[str], rows: Sequence[PrintedGridRow]) -> list[Piece]:
    """Return places by times: each count a number with as many dots."""
    times = len(heads) - 1
    unit = WIDTH / (_NAME_SHARE + times)
    columns = [Column(_NAME_SHARE * unit, bold=True), *(Column(unit) for _ in range(times))]
    cells: list[list[Cell]] = [[row.name, *(_cell(cell) for cell in row.cells)] for row in rows]
    return table(setter, columns, cells, heads=heads, look=_GRID)


def _cell(cell: PrintedCell) -> Cell:
    if not cell.count:
        return _NONE
    number = Span(str(cell.count), bold=True)
    if cell.total:
        return (number,)
    shown = min(cell.count, _MOST_DOTS)
    fives = [_DOT * min(_FIVE, shown - first) for first in range(0, shown, _FIVE)]
    dots = " ".join(fives) + ("+" if cell.count > shown else "")
    # As a paragraph the dots may break, and the column is made wide enough for its head alone.
    return (Para((number, f" {dots}"), _GRID.style),)


def _summary(setter: Typesetter, printed: PrintedGovernors) -> Iterator[Piece]:
    yield from heading(setter, printed.title, TITLE)
    yield from paragraph(setter, Para(printed.subtitle), keep=True)
    yield from paragraph(setter, Para(printed.lead, _LEAD, before=8), keep=True)
    yield from paragraph(setter, Para(printed.about, before=2))
    for head, text, rows in printed.tables:
        yield from heading(setter, head, PART, before=12)
        if text:
            yield from paragraph(setter, Para(text))
        yield from printed_table(setter, rows, _ROOMY)
    yield from heading(setter, printed.rule_head, PART, before=12)
    yield from paragraph(setter, Para(printed.rule))

"""The printed chronology: every entry of a filter and period, landscape, and the gaps between them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hsbdesk.documents.blocks import NOTE, TITLE, Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import LANDSCAPE, SIDE, Piece, write_document
from hsbdesk.documents.table import TABLE, Cell, Column, set_row, widen_columns
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import Typesetter
from hsbdesk.domain.paper import PrintedChronology, PrintedChronologyRow, Stamp

_WIDTH = LANDSCAPE[0] - 2 * SIDE
_SHARES = (62.0, 54.0, 205.0, 78.0, 110.0, 100.0, 88.0, 62.0)
"""Widths of the columns as parts of the page."""


def render_chronology(printed: PrintedChronology, stamp: Stamp, fonts: Path) -> bytes:
    """Return the chronology as a landscape PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = [
        *heading(setter, printed.title, TITLE),
        *paragraph(setter, Para(printed.subtitle), _WIDTH, keep=True),
        *_rows(setter, printed),
        *paragraph(setter, Para(printed.summary, NOTE, before=4), _WIDTH),
    ]
    return write_document(printed.frame, stamp, setter, lambda _: pieces, LANDSCAPE)


def _rows(setter: Typesetter, printed: PrintedChronology) -> Iterator[Piece]:
    if not printed.rows:
        return
    unit = _WIDTH / sum(_SHARES)
    cells = [_cells(row) for row in printed.rows if not row.gap]
    columns = widen_columns(setter, [Column(share * unit) for share in _SHARES], [printed.heads, *cells], TABLE)
    head = set_row(setter, columns, printed.heads, TABLE, head=True)
    for piece in head:
        piece.keep = True
    head[0].before = 5
    yield from head
    for row in printed.rows:
        for piece in _row(setter, columns, row):
            piece.repeat = tuple(head)
            yield piece


def _row(setter: Typesetter, columns: Sequence[Column], row: PrintedChronologyRow) -> list[Piece]:
    if row.gap:
        return set_row(setter, [Column(_WIDTH)], [(Span(row.gap, bold=True),)], TABLE)
    return set_row(setter, columns, _cells(row), TABLE)


def _cells(row: PrintedChronologyRow) -> tuple[Cell, ...]:
    return (
        row.date,
        row.number,
        row.text,
        row.how_we_know,
        row.words,
        row.significance,
        row.action,
        row.author,
    )

"""The quick report: eight numbered things on one page, set as large as the page allows."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hsbdesk.documents.answers import form, label_width, printed_table
from hsbdesk.documents.blocks import BODY, NOTE, PART, TITLE, Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import Piece, write_document
from hsbdesk.documents.sizes import Size, set_on_one_page
from hsbdesk.documents.table import FORM, TABLE
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import Typesetter
from hsbdesk.domain.paper import PrintedTable, Stamp
from hsbdesk.domain.printed_quick import PrintedQuick, QuickPart

_SIZES = range(106, 75, -3)
"""Percent of the usual size; the largest that keeps the report on one page is used."""


def render_quick_report(printed: PrintedQuick, stamp: Stamp, fonts: Path) -> bytes:
    """Return the quick report as a PDF; the same input gives the same bytes.

    Words are never left out: what does not fit one page in the smallest type goes on to the next. `fonts` is the
    folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = set_on_one_page(lambda size: list(_pieces(setter, printed, size)), _SIZES)
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _pieces(setter: Typesetter, printed: PrintedQuick, size: Size) -> Iterator[Piece]:
    body, look = size.style(BODY), size.look(FORM)
    yield from heading(setter, printed.title, size.style(TITLE))
    yield from paragraph(setter, Para(printed.lead, body, before=size.space(2)))
    lines = (*printed.to, printed.basis)
    (*rows,) = form(setter, lines, label_width(setter, lines), look)
    rows[0].before = size.space(5)
    yield from rows
    missing = printed.missing.replace("{at}", printed.as_of)
    for part in printed.parts:
        yield from _part(setter, part, missing, size)
    yield from heading(setter, printed.time_label, size.style(PART), size.space(6))
    yield from paragraph(setter, Para(printed.time_text.replace("{at}", printed.moment), body))
    yield from printed_table(setter, printed.signoff, size.look(TABLE), before=size.space(7))
    for note in (printed.others, printed.signoff_note):
        if note:
            yield from paragraph(setter, Para(note, size.style(NOTE), before=size.space(4)))


def _part(setter: Typesetter, part: QuickPart, missing: str, size: Size) -> Iterator[Piece]:
    yield from heading(setter, part.head, size.style(PART), size.space(6))
    if part.table is not None:
        yield from printed_table(setter, _filled(part.table, missing), size.look(TABLE))
        if part.table.rows:
            return
    said = part.text or missing
    content = (Span(part.strong, bold=True), f", {said}") if part.strong else said
    yield from paragraph(setter, Para(content, size.style(BODY)))


def _filled(table: PrintedTable, missing: str) -> PrintedTable:
    rows = tuple(tuple(cell or missing for cell in row) for row in table.rows)
    return replace(table, rows=rows)

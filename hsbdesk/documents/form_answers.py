"""The answers to a council's form, one row a box in the form's order, to type or to write in by hand."""

from collections.abc import Iterator
from pathlib import Path

from hsbdesk.documents.blocks import NOTE, TITLE, Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import WIDTH, Piece, write_document
from hsbdesk.documents.table import TABLE, Cell, Column, set_row
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import Typesetter
from hsbdesk.domain.paper import Stamp
from hsbdesk.domain.printed_form import PrintedForm, PrintedFormBox

_NO, _ASKED = 30.0, 140.0


def render_form_answers(printed: PrintedForm, stamp: Stamp, fonts: Path) -> bytes:
    """Return the answers as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = [
        *heading(setter, printed.title, TITLE),
        *paragraph(setter, Para(printed.subtitle, NOTE), keep=True),
        *_boxes(setter, printed),
    ]
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _boxes(setter: Typesetter, printed: PrintedForm) -> Iterator[Piece]:
    columns = (Column(_NO), Column(_ASKED), Column(WIDTH - _NO - _ASKED))
    head = set_row(setter, columns, printed.heads, TABLE, head=True)
    for piece in head:
        piece.keep = True
    head[0].before = 5
    yield from head
    part = ""
    for box in printed.boxes:
        if box.part and box.part != part:
            part = box.part
            for piece in set_row(setter, [Column(WIDTH)], [(Span(part, bold=True),)], TABLE):
                piece.keep = True
                piece.repeat = tuple(head)
                yield piece
        for piece in set_row(setter, columns, _cells(box), TABLE):
            piece.repeat = tuple(head)
            yield piece


def _cells(box: PrintedFormBox) -> tuple[Cell, ...]:
    text = f"{box.text}\n{box.note}" if box.note else box.text
    return (str(box.no), (Span(box.heading, bold=True),), text)

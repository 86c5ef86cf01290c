"""The identity key: which child is which letter. Its own document, for statutory recipients only."""

from collections.abc import Iterator
from pathlib import Path

from hsbdesk.documents.answers import form, label_width, printed_table
from hsbdesk.documents.blocks import SECTION, TITLE, Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import Piece, write_document
from hsbdesk.documents.table import Look, box
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.paper import PrintedKey, Stamp

_ROOMY = Look(TextStyle(9.5, 12.6), pad_x=6.0, pad_top=3.6, pad_bottom=4.0)
"""Few rows, read letter by letter while a record is opened."""
_LABEL_LEAST = 108.0


def render_identity_key(printed: PrintedKey, stamp: Stamp, fonts: Path) -> bytes:
    """Return the identity key as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = list(_pieces(setter, printed))
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _pieces(setter: Typesetter, printed: PrintedKey) -> Iterator[Piece]:
    yield from heading(setter, printed.title, TITLE)
    yield from box(setter, [Para((Span(printed.warning_lead, bold=True),)), Para(printed.warning)], before=8)
    yield from _spaced(printed_table(setter, printed.letters, _ROOMY), 8)
    household = printed_table(setter, printed.household, _ROOMY)
    if household:
        yield from heading(setter, printed.household_head, SECTION, before=12)
        yield from _spaced(household, 5)
    if printed.addresses:
        yield from heading(setter, printed.addresses_head, SECTION, before=12)
        yield from paragraph(setter, Para(printed.addresses, before=3))
    if printed.copy:
        yield from heading(setter, printed.copy_head, SECTION, before=12)
        labels = max(label_width(setter, printed.copy), _LABEL_LEAST)
        yield from _spaced(form(setter, printed.copy, labels, _ROOMY), 5)


def _spaced(pieces: list[Piece], before: float) -> list[Piece]:
    if pieces:
        pieces[0].before = before
    return pieces

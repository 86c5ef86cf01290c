"""The safety and support plan of an affected child: what the child said stands first, in larger type."""

from collections.abc import Iterator
from pathlib import Path

from hsbdesk.documents.answers import form, label_width, printed_table
from hsbdesk.documents.blocks import BODY, NOTE, SECTION, TITLE, Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import WIDTH, Piece, write_document
from hsbdesk.documents.sizes import Size, set_on_one_page
from hsbdesk.documents.table import Column, Look, set_row
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.paper import PrintedTable, Stamp
from hsbdesk.domain.printed_sheets import PrintedSafetyPlan, PrintedVoice

_SIZES = (100, 96, 92, 88, 100)
"""Percent of the usual size: on one page where it fits well, else on as many as the usual size takes."""
_ABOUT = TextStyle(10.5, 14.5, bold=True)
_WORDS = TextStyle(12.5, 17)
_VOICE = Look(pad_x=10.0, pad_top=8.0, pad_bottom=8.5, rule=1.5)
_ROOMY = Look(TextStyle(10, 13.4), pad_x=6.0, pad_top=3.4, pad_bottom=4.0)
_WIDER = 14.0
"""Points by which labels are wider than in a front sheet."""
_SIGN = Look(TextStyle(10, 13.4), pad_x=6.0, pad_top=6.0, pad_bottom=6.5)


def render_safety_plan(printed: PrintedSafetyPlan, stamp: Stamp, fonts: Path) -> bytes:
    """Return the plan as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = set_on_one_page(lambda size: list(_pieces(setter, printed, size)), _SIZES)
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _pieces(setter: Typesetter, printed: PrintedSafetyPlan, size: Size) -> Iterator[Piece]:
    look = size.look(_ROOMY)
    yield from heading(setter, printed.title, size.style(TITLE))
    about = f", {printed.subtitle}" if printed.subtitle else ""
    yield from paragraph(setter, Para((Span(printed.child, bold=True), about), size.style(BODY), before=2))
    yield from heading(setter, printed.voice_head, size.style(SECTION), before=size.space(10))
    yield from _voices(setter, printed, size)
    labels = label_width(setter, (*printed.feels, *printed.worried, *printed.support)) + _WIDER
    yield from _spaced(form(setter, printed.feels, labels, look), size.space(7))
    body = size.style(BODY)
    contact = _table(setter, printed.contact, look) or paragraph(setter, Para(printed.no_contact, body, before=3))
    review = [*_table(setter, printed.reviews, look), *paragraph(setter, Para(printed.review, body, before=4))]
    for piece in review:
        piece.keep = True  # who agreed, and by when it is looked at again, stand together
    for head, pieces in (
        (printed.worried_head, _spaced(form(setter, printed.worried, labels, look), 4.5)),
        (printed.contact_head, contact),
        (printed.support_head, _spaced(form(setter, printed.support, labels, look), 4.5)),
        (printed.know_head, _table(setter, printed.know, look)),
        (printed.review_head, review),
        (printed.agreed_head, _table(setter, printed.agreed, size.look(_SIGN))),
    ):
        if pieces:
            yield from heading(setter, head, size.style(SECTION), before=size.space(10))
            yield from pieces


def _table(setter: Typesetter, printed: PrintedTable | None, look: Look) -> list[Piece]:
    return _spaced(printed_table(setter, printed, look), 4.5)


def _voices(setter: Typesetter, printed: PrintedSafetyPlan, size: Size) -> Iterator[Piece]:
    """Yield each thing that was said in the box that is read first, one under another."""
    cells = [_voice(voice, size) for voice in printed.voices] or [(Para(printed.no_voice, size.style(BODY)),)]
    for index, cell in enumerate(cells):
        pieces = set_row(setter, [Column(WIDTH)], [cell], size.look(_VOICE))
        if index == 0:
            pieces[0].before = 5
        yield from pieces


def _voice(voice: PrintedVoice, size: Size) -> tuple[Para, ...]:
    return (
        Para(voice.head, size.style(_ABOUT)),
        Para(voice.words, size.style(_WORDS), before=2),
        Para(voice.source, size.style(NOTE), before=1),
    )


def _spaced(pieces: list[Piece], before: float) -> list[Piece]:
    if pieces:
        pieces[0].before = before
    return pieces

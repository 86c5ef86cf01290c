"""The need-to-know sheet: one page in larger type for one reader outside the school."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hsbdesk.documents.answers import printed_table
from hsbdesk.documents.blocks import BODY, NOTE, SECTION, TITLE, Para, emphasised, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import WIDTH, Piece, write_document
from hsbdesk.documents.sizes import Size, set_on_one_page
from hsbdesk.documents.table import Column, Look, set_row, table
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.paper import Stamp
from hsbdesk.domain.printed_sheets import PrintedNeedToKnow

_SIZES = range(112, 81, -3)
"""Percent of the usual size; the largest that keeps the sheet on one page is used."""
_RULE = TextStyle(12.5, 20)
_TABLE = Look(TextStyle(9.5, 12.6), pad_x=6.0, pad_top=3.4, pad_bottom=3.8)
_SIGN = replace(_TABLE, pad_top=6.5, pad_bottom=7.0)
_INDENT = 20.0


def render_need_to_know(printed: PrintedNeedToKnow, stamp: Stamp, fonts: Path) -> bytes:
    """Return the sheet as a PDF; the same input gives the same bytes.

    Text is set as large as one page allows. `fonts` is the folder of the bundled fonts. Raises DeskError
    "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = set_on_one_page(lambda size: list(_pieces(setter, printed, stamp, size)), _SIZES)
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _pieces(setter: Typesetter, printed: PrintedNeedToKnow, stamp: Stamp, size: Size) -> Iterator[Piece]:
    body, head, gap = size.style(BODY), size.style(SECTION), size.space(10)
    yield from heading(setter, printed.title, size.style(TITLE))
    yield from paragraph(setter, Para(emphasised(printed.intro, printed.intro_strong), body, before=size.space(3)))
    yield from _rules(setter, printed, size)
    yield from heading(setter, printed.what_head, head, gap)
    yield from printed_table(setter, printed.answers, size.look(_TABLE), before=size.space(4.5))
    yield from heading(setter, printed.phone_head, head, gap)
    yield from printed_table(setter, printed.phones, size.look(_TABLE), before=size.space(4.5))
    if printed.tells:
        yield from paragraph(setter, Para(printed.tells, body, before=size.space(4)))
    yield from heading(setter, printed.helps_head, head, gap)
    yield from paragraph(setter, Para(printed.helps, body, before=size.space(2)))
    yield from heading(setter, printed.safe_head, head, gap)
    yield from paragraph(setter, Para(emphasised(printed.safe, printed.safe_strong), body, before=size.space(2)))
    yield from _receipt(setter, printed, stamp, size)
    yield from paragraph(setter, Para(printed.end_note, size.style(NOTE), before=size.space(5)))


def _rules(setter: Typesetter, printed: PrintedNeedToKnow, size: Size) -> Iterator[Piece]:
    """Yield the rules in their box: the first thing that is read."""
    style = size.style(_RULE)
    tight = replace(style, leading=style.size * 1.3)
    paras = [Para((Span(printed.name, bold=True), f" {printed.lead}"), tight)]
    paras += [
        Para(text, tight, before=size.space(4.5), indent=_INDENT * size.factor, label=f"{no}.")
        for no, text in enumerate(printed.rules, 1)
    ]
    look = Look(style, pad_x=10.0, pad_top=size.space(8), pad_bottom=size.space(8.5), rule=1.5)
    (*pieces,) = set_row(setter, [Column(WIDTH)], [tuple(paras)], look)
    pieces[0].before = size.space(8)
    yield from pieces


def _receipt(setter: Typesetter, printed: PrintedNeedToKnow, stamp: Stamp, size: Size) -> list[Piece]:
    """Return the lines to sign on: who received it, who gave it."""
    columns = [Column(WIDTH * share) for share in (0.515, 0.31, 0.175)]
    given = printed.given_by.format(by=stamp.printed_by)
    rows = [(printed.received_by, "", ""), (given, "", "")]
    head = set_row(setter, columns, printed.receipt_heads, size.look(_TABLE), head=True)
    head[0].before, head[-1].keep = size.space(8), True
    return [*head, *table(setter, columns, rows, look=size.look(_SIGN), before=0, keep=True)]

"""The child's own page: large type, one idea a line."""

from collections.abc import Iterator
from pathlib import Path

from hsbdesk.documents.blocks import Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import WIDTH, Piece, write_document
from hsbdesk.documents.table import Column, Look, table
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.paper import Stamp
from hsbdesk.domain.printed_sheets import PrintedChildPage, PrintedIdeas

_TITLE = TextStyle(28, 34, bold=True)
_HEAD = TextStyle(19, 24, bold=True)
_IDEA = TextStyle(17, 23)
_SIGN = Look(TextStyle(13, 17), pad_x=8.0, pad_top=9.0, pad_bottom=10.0)
_INDENT = 20.0
_KEPT_WHOLE = 6
"""A group of so many ideas is not parted."""
_BULLET = "\N{BULLET}"


def render_child_page(printed: PrintedChildPage, stamp: Stamp, fonts: Path) -> bytes:
    """Return the child's own page as a PDF; the same input gives the same bytes.

    It takes as many pages as it needs: type is never made small. `fonts` is the folder of the bundled fonts. Raises
    DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = [
        *heading(setter, printed.title, _TITLE),
        *(piece for group in printed.groups for piece in _group(setter, group)),
        *_agreed(setter, printed),
    ]
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _group(setter: Typesetter, group: PrintedIdeas) -> Iterator[Piece]:
    """Yield a heading with its ideas; an idea is never cut, and a short group stays on its page."""
    yield from heading(setter, group.head, _HEAD, before=15)
    ideas = [
        paragraph(setter, Para(idea, _IDEA, before=5, indent=_INDENT, label=_BULLET), keep=False)
        for idea in group.ideas
    ]
    for lines in ideas:
        for piece in lines[:-1]:
            piece.keep = True
    for index, lines in enumerate(ideas[:-1]):
        lines[-1].keep = len(ideas) <= _KEPT_WHOLE or index in {0, len(ideas) - 2}
    for lines in ideas:
        yield from lines


def _agreed(setter: Typesetter, printed: PrintedChildPage) -> list[Piece]:
    columns = [Column(WIDTH * share) for share in (0.45, 0.33, 0.22)]
    rows = [(who, "", "") for who in printed.agreed_rows]
    return table(setter, columns, rows, heads=printed.agreed_heads, look=_SIGN, before=22)

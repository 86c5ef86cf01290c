"""Pages: what flows is cut into pieces, the pieces are placed, then every page gets its head and foot."""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from hsbdesk.documents.fonts import REGULAR
from hsbdesk.documents.pen import Pen
from hsbdesk.documents.text import Span
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.paper import Frame, Stamp

MM = 72 / 25.4
PORTRAIT = (210 * MM, 297 * MM)
LANDSCAPE = (297 * MM, 210 * MM)
SIDE = 18 * MM
TOP = 14 * MM
BOTTOM = 16 * MM
WIDTH = PORTRAIT[0] - 2 * SIDE
"""Room for text on a portrait page, in points."""

ROOM = 705.0
"""Height for text on a portrait page whose head and foot take their usual lines."""

_MARKING = TextStyle(9, 16, bold=True)
_HEAD = TextStyle(9, 12)
_FOOT = TextStyle(8, 10.8)
_FOOT_BOLD = TextStyle(8, 10.8, bold=True)
_ROOMY = 0.6
"""Up to this part of its height a page has room for the next section to start on it."""


class Piece:
    """What stands on one page and is not cut: a line of text, a table row, a drawing."""

    def __init__(
        self,
        height: float,
        *,
        before: float = 0.0,
        keep: bool = False,
        new_page: bool = False,
        anchor: str = "",
    ) -> None:
        self.height = height
        self.before = before
        """Space above, dropped at the top of a page."""
        self.keep = keep
        """Stays on the page of the piece that follows."""
        self.new_page = new_page
        self.new_page_if_full = False
        """Starts a page unless the one before has much room left: a tail of some rows needs no page of its own."""
        self.anchor = anchor
        """Names the section that starts here, for the contents."""
        self.repeat: tuple[Piece, ...] = ()
        """Set again above it where it starts a page: a table's head, "2 Interventions, continued"."""

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw at a place; `first` and `last` tell whether it starts or ends its page."""


@dataclass(slots=True)
class Placed:
    """A piece and the distance of its top edge from the top of the text area."""

    piece: Piece
    top: float


@dataclass(frozen=True, slots=True)
class PageNumbers:
    """On which pages each section stands, the whole document counted from 1."""

    spans: dict[str, tuple[int, int]] = field(default_factory=dict[str, tuple[int, int]])

    def first(self, anchor: str) -> str:
        """Return the page a section starts on; a wide digit before it is known."""
        return str(self.spans[anchor][0]) if anchor in self.spans else "0"

    def span(self, anchor: str) -> str:
        """Return "3", or "3 to 4" with a dash."""
        if anchor not in self.spans:
            return "0"
        first, last = self.spans[anchor]
        return str(first) if first == last else f"{first}\N{EN DASH}{last}"


def paginate(pieces: Sequence[Piece], height: float) -> list[list[Placed]]:
    """Return the pieces placed on pages of a height, in order; linear in their number.

    A piece kept with the next is never the last of a page, unless the group is taller than a page.
    """
    pages: list[list[Placed]] = [[]]
    used = 0.0

    def turn(repeat: Sequence[Piece]) -> None:
        nonlocal used
        pages.append([])
        used = 0.0
        if sum(piece.height + piece.before for piece in repeat) < height / 3:
            for piece in repeat:
                place(piece)

    def place(piece: Piece) -> None:
        nonlocal used
        if pages[-1]:
            used += piece.before
        pages[-1].append(Placed(piece, used))
        used += piece.height

    for group in _kept_together(pieces):
        first = group[0]
        wanted = sum(piece.before + piece.height for piece in group)
        room = height * _ROOMY if first.new_page_if_full else height
        if pages[-1] and (first.new_page or used > room or used + wanted > height):
            turn(first.repeat)
        for index, piece in enumerate(group):
            if index and pages[-1] and used + piece.before + piece.height > height:
                turn(piece.repeat)
            place(piece)
    return pages


def _kept_together(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def number_pages(pages: Sequence[Sequence[Placed]]) -> PageNumbers:
    """Return where each section starts and ends."""
    spans: dict[str, tuple[int, int]] = {}
    now = ""
    for number, page in enumerate(pages, 1):
        for placed in page:
            now = placed.piece.anchor or now
            if now:
                spans[now] = (spans.get(now, (number, number))[0], number)
    return PageNumbers(spans)


def write_document(
    frame: Frame,
    stamp: Stamp,
    setter: Typesetter,
    build: Callable[[PageNumbers], Sequence[Piece]],
    size: tuple[float, float] = PORTRAIT,
) -> bytes:
    """Return a PDF. `build` gives the pieces when told the page numbers, and is asked again until they hold.

    The same input gives the same bytes. In the file's properties stand its title and check code, nothing about the
    child.
    """
    furniture = _Furniture(frame, stamp, setter, size)
    numbers = PageNumbers()
    pages = paginate(build(numbers), furniture.room)
    for _ in range(3):
        known = number_pages(pages)
        if known == numbers:
            break
        numbers = known
        pages = paginate(build(numbers), furniture.room)
    return _write(frame, stamp, furniture, pages, size)


def _write(
    frame: Frame, stamp: Stamp, furniture: "_Furniture", pages: list[list[Placed]], size: tuple[float, float]
) -> bytes:
    from reportlab import rl_config  # noqa: PLC0415  (costly, and only where paper is made)
    from reportlab.pdfgen.canvas import Canvas  # noqa: PLC0415

    cast("Any", rl_config).useA85 = 0  # streams as bytes: a fifth smaller, and a fifth of the time saved
    into = io.BytesIO()
    canvas: Any = cast("Any", Canvas)(
        into, pagesize=size, pageCompression=1, invariant=1, lang=frame.language, initialFontName=REGULAR
    )
    canvas.setTitle(frame.title)
    canvas.setAuthor("HSB Desk")
    canvas.setSubject(stamp.check_code)
    canvas.setCreator("HSB Desk")
    for number, page in enumerate(pages, 1):
        pen = Pen(canvas, size[1])
        furniture.draw_head(pen)
        for index, placed in enumerate(page):
            placed.piece.draw(pen, SIDE, furniture.top + placed.top, first=index == 0, last=index == len(page) - 1)
        furniture.draw_foot(pen, number, len(pages))
        pen.finish()
    canvas.save()
    return into.getvalue()


class _Furniture:
    """The head and foot of every page, and the room between them."""

    def __init__(self, frame: Frame, stamp: Stamp, setter: Typesetter, size: tuple[float, float]) -> None:
        self._frame, self._setter = frame, setter
        self._width = size[0] - 2 * SIDE
        self._marking = setter.lines(frame.marking, _MARKING, self._width * 0.6)
        self._marking_width = max(line.width for line in self._marking) + 13
        head_room = self._width - self._marking_width - 12
        document = (Span(frame.draft, bold=True), f" · {frame.document}") if frame.draft else frame.document
        self._document = setter.lines(document, _HEAD, head_room)
        right = " · ".join(part for part in (frame.main_record, frame.content_version) if part)
        beside_reader = self._width - setter.width(frame.reader, _FOOT) - 12
        self._right = setter.lines(right, _FOOT, max(self._width * 0.4, beside_reader))
        printed = frame.printed.format(
            at=stamp.printed_at,
            by=stamp.printed_by,
            no=stamp.copy_no,
            copies=stamp.copies,
            code=stamp.check_code,
        )
        reader_room = self._width - max(line.width for line in self._right) - 12
        self._reader = setter.lines(frame.reader, _FOOT, reader_room)
        self._printed = setter.lines(printed, _FOOT, self._width - 70)
        head = max(len(self._marking) * _MARKING.leading, len(self._document) * _HEAD.leading)
        self._rule = TOP + head + 6
        self.top = self._rule + 11
        upper = max(len(self._reader), len(self._right))
        self._foot = size[1] - BOTTOM + 14 - (upper + len(self._printed)) * _FOOT.leading
        self._upper = upper
        self.room = self._foot - 7 - self.top

    def draw_head(self, pen: Pen) -> None:
        """Draw the boxed marking left and the document right."""
        height = len(self._marking) * _MARKING.leading
        pen.box(SIDE, TOP, self._marking_width, height)
        for index, line in enumerate(self._marking):
            pen.text(line, _MARKING, SIDE + 6.5, TOP + index * _MARKING.leading)
        right = SIDE + self._width
        top = TOP + max(0.0, (height - len(self._document) * _HEAD.leading) / 2)
        for index, line in enumerate(self._document):
            pen.text(line, _HEAD, right - line.end, top + index * _HEAD.leading)
        pen.rule(SIDE, self._rule, right, self._rule)

    def draw_foot(self, pen: Pen, page: int, pages: int) -> None:
        """Draw reader, printing and check code left, main record and page number right."""
        right = SIDE + self._width
        pen.rule(SIDE, self._foot, right, self._foot)
        top = self._foot + 5
        for index, line in enumerate(self._reader):
            pen.text(line, _FOOT, SIDE, top + index * _FOOT.leading)
        for index, line in enumerate(self._right):
            pen.text(line, _FOOT, right - line.end, top + index * _FOOT.leading)
        top += self._upper * _FOOT.leading
        for index, line in enumerate(self._printed):
            pen.text(line, _FOOT, SIDE, top + index * _FOOT.leading)
        for line in self._setter.lines(self._frame.page.format(page=page, pages=pages), _FOOT_BOLD, 200):
            pen.text(line, _FOOT_BOLD, right - line.end, top)

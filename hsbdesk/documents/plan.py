"""A risk-management plan, drawn as design/risk_plan_page shows it: one bordered block a place, never cut."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from hsbdesk.documents.answers import answer, form, label_width, printed_table
from hsbdesk.documents.blocks import BODY, NOTE, SECTION, Para, emphasised, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.mixed import Line as SetLine
from hsbdesk.documents.page import WIDTH, PageNumbers, Piece, write_document
from hsbdesk.documents.pen import Pen
from hsbdesk.documents.table import SUMMARY, TABLE, Column, table
from hsbdesk.documents.text import Mark, Span
from hsbdesk.documents.typesetting import TextStyle, Typesetter
from hsbdesk.domain.paper import Line, Part, Stamp
from hsbdesk.domain.printed_plan import PrintedBlock, PrintedGroup, PrintedPlan

_TITLE = TextStyle(17, 22, bold=True)
_GROUP = TextStyle(13, 17, bold=True)
_NAME = TextStyle(10.5, 15, bold=True)
_TEXT = TextStyle(9, 12.4)
_INSET = 8.0
"""Between the border of a block and what stands in it, in points."""
_RULE = 1.0
_NUMBER, _WHO, _FROM = 17.0, 140.0, 64.0
"""Widths of a block's table; what will happen takes the rest."""
_FEW = 2
"""More closing parts than this start a page of their own."""
_ROOM = WIDTH - 2 * _INSET
_NBSP = "\N{NO-BREAK SPACE}"


def render_plan(printed: PrintedPlan, stamp: Stamp, fonts: Path) -> bytes:
    """Return a paper of a plan as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    head = list(_head(setter, printed))
    body = [*_groups(setter, printed), *_closing(setter, printed.closing)]
    return write_document(
        printed.frame, stamp, setter, lambda numbers: [*head, *_contents(setter, printed, numbers), *body]
    )


def _head(setter: Typesetter, printed: PrintedPlan) -> Iterator[Piece]:
    yield from heading(setter, printed.title, _TITLE, before=0)
    intro = emphasised(printed.intro.text, printed.intro.strong)
    yield from paragraph(setter, Para(intro, TextStyle(BODY.size - 1, 13.6)))
    if printed.interim_head:
        yield from _interim(setter, printed)
    if printed.answers:
        pieces = form(setter, printed.answers, label_width(setter, printed.answers))
        pieces[0].before = 6
        yield from pieces


def _interim(setter: Typesetter, printed: PrintedPlan) -> Iterator[Piece]:
    """Yield what binds beside the plan, in a heavy border: whoever opens the plan reads it first."""
    inner = heading(setter, printed.interim_head, _NAME, before=0)
    if printed.interim is not None:
        inner += _narrow(setter, printed.interim.heads, printed.interim.rows, printed.interim.strong)
    if printed.interim_note:
        inner += paragraph(setter, Para(printed.interim_note, _TEXT, before=3), _ROOM)
    yield from _framed(inner, rule=SUMMARY.rule, before=7, head=None)


def _contents(setter: Typesetter, printed: PrintedPlan, numbers: PageNumbers) -> list[Piece]:
    """Return where each group of places stands; nothing where everything stands on one page."""
    names = [*(group.name for group in printed.groups), *(part.heading for part in printed.closing)]
    if not printed.contents_label or len(names) < 2:
        return []
    listed = f" ·{' '}".join(f"{name}{_NBSP}{printed.page_word}{_NBSP}{numbers.span(name)}" for name in names)
    return paragraph(setter, Para((Span(printed.contents_label, bold=True), f" {listed}"), NOTE, before=6))


def _groups(setter: Typesetter, printed: PrintedPlan) -> Iterator[Piece]:
    if not printed.groups:
        yield from paragraph(setter, Para(printed.empty, before=8))
    for group in printed.groups:
        yield from _group(setter, group)


def _group(setter: Typesetter, group: PrintedGroup) -> Iterator[Piece]:
    if group.name:
        head = heading(setter, group.name, _GROUP, before=10)
        head[0].anchor = group.name
        yield from head
    for index, block in enumerate(group.blocks):
        yield from _block(setter, block, before=8 if index else 4)


def _block(setter: Typesetter, block: PrintedBlock, before: float) -> list[Piece]:
    """Return one place: its name and level, then table and sentences, all within one border."""
    inner: list[Piece] = []
    if block.context:
        inner += paragraph(setter, Para(_run_on(block.context), _TEXT), _ROOM)
    if block.controls:
        inner += _narrow(setter, block.heads, block.controls, block.strong)
    for index, note in enumerate(block.notes):
        inner += paragraph(setter, Para(_run_on(note), _TEXT, before=0 if index else 2.5), _ROOM)
    return _framed(inner, rule=_RULE, before=before, head=BlockHead(setter, block.name, block.level))


def _run_on(lines: Sequence[Line]) -> tuple[str | Span | Mark, ...]:
    """Return lines one after another, each with its label in bold before it."""
    content: list[str | Span | Mark] = []
    for line in lines:
        content += ["  "] if content else []
        content += [Span(line.label, bold=True), " "] if line.label else []
        content += [line.text] if not line.strong else answer(line)
    return tuple(content)


def _narrow(
    setter: Typesetter, heads: Sequence[str], rows: Sequence[Sequence[str]], strong: Sequence[str]
) -> list[Piece]:
    """Return the table of a block: number, what will happen, who, from."""
    columns = [
        Column(_NUMBER, right=True), Column(_ROOM - _NUMBER - _WHO - _FROM), Column(_WHO), Column(_FROM),
    ]  # fmt: skip
    cells = [[emphasised(cell, strong) for cell in row] for row in rows]
    return table(setter, columns, cells, heads=heads, look=TABLE, before=3)


def _closing(setter: Typesetter, parts: Sequence[Part]) -> Iterator[Piece]:
    for index, part in enumerate(parts):
        head = heading(setter, part.heading, SECTION, before=11)
        head[0].anchor = part.heading
        head[0].new_page_if_full = index == 0 and len(parts) > _FEW
        yield from head
        if part.text:
            yield from paragraph(setter, Para(part.text, TextStyle(9.5, 13)), keep=part.table is not None)
        yield from printed_table(setter, part.table, keep=bool(part.after))
        if part.after:
            yield from paragraph(setter, Para(part.after, NOTE, before=4))


class BlockHead(Piece):
    """A place's name in bold, and at the right how concerned staff are."""

    def __init__(self, setter: Typesetter, name: str, level: str) -> None:
        self._right: tuple[SetLine, ...] = setter.lines(level, _NAME, _ROOM / 2) if level else ()
        room = _ROOM - max((line.end + 12 for line in self._right), default=0.0)
        self._name: tuple[SetLine, ...] = setter.lines(name, _NAME, room)
        super().__init__(max(len(self._name), len(self._right)) * _NAME.leading + 4.5, keep=True)

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw both, and the line under them from border to border."""
        del first, last
        for index, line in enumerate(self._name):
            pen.text(line, _NAME, x, top + 2 + index * _NAME.leading)
        for index, line in enumerate(self._right):
            pen.text(line, _NAME, x + _ROOM - line.end, top + 2 + index * _NAME.leading)
        bottom = top + self.height
        pen.rule(x - _INSET, bottom, x + _ROOM + _INSET, bottom, thickness=_RULE)


class Framed(Piece):
    """A piece within a block's border; the border closes at the page's edges if a block is taller than a page."""

    def __init__(self, inner: Piece, rule: float, *, opens: bool, closes: bool) -> None:
        self._inner, self._rule = inner, rule
        self._opens, self._closes = opens, closes
        self._above = inner.before
        super().__init__(self._above + inner.height, keep=not closes)
        self.repeat = tuple(Framed(piece, rule, opens=False, closes=False) for piece in inner.repeat)

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw the piece and its stretch of the border."""
        self._inner.draw(pen, x + _INSET, top + self._above, first=first, last=last)
        bottom, right = top + self.height, x + WIDTH
        pen.rule(x, top, x, bottom, thickness=self._rule)
        pen.rule(right, top, right, bottom, thickness=self._rule)
        if self._opens or first:
            pen.rule(x, top, right, top, thickness=self._rule)
        if self._closes or last:
            pen.rule(x, bottom, right, bottom, thickness=self._rule)


def _framed(inner: Sequence[Piece], *, rule: float, before: float, head: Piece | None) -> list[Piece]:
    """Return pieces within one border, held together on one page."""
    body: list[Piece] = [] if head is None else [head]
    space = Piece(3 if head is not None else 4)
    pieces = [*body, space, *inner, Piece(5)]
    framed: list[Piece] = [
        Framed(piece, rule, opens=index == 0, closes=index == len(pieces) - 1) for index, piece in enumerate(pieces)
    ]
    framed[0].before = before
    return framed

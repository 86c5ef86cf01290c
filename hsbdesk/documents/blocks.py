"""What a document is made of, apart from tables: headings, paragraphs, numbered requests."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hsbdesk.documents.mixed import Line
from hsbdesk.documents.page import WIDTH, Piece
from hsbdesk.documents.pen import Pen
from hsbdesk.documents.text import Content, Span
from hsbdesk.documents.typesetting import TextStyle, Typesetter

TITLE = TextStyle(16.5, 21, bold=True)
SECTION = TextStyle(12.5, 16, bold=True)
PART = TextStyle(11, 15, bold=True)
BODY = TextStyle(10.5, 14.5)
NOTE = TextStyle(9, 11.8)
ASIDE = TextStyle(10.5, 16)
"""The other language beside a section's heading."""


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph: its text, and a label such as "1." that hangs in the indent."""

    content: Content
    style: TextStyle = BODY
    before: float = 0.0
    indent: float = 0.0
    label: str = ""


class TextLine(Piece):
    """One line of a paragraph."""

    def __init__(self, line: Line, style: TextStyle, indent: float, label: Line | None) -> None:
        super().__init__(style.leading)
        self._line, self._style, self._indent, self._label = line, style, indent, label

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw the line, and its label before it."""
        del first, last
        if self._label is not None:
            pen.text(self._label, self._style, x + self._indent - 5 - self._label.width, top)
        pen.text(self._line, self._style, x + self._indent, top)


def paragraph(setter: Typesetter, para: Para, width: float = WIDTH, *, keep: bool = False) -> list[Piece]:
    """Return the lines of a paragraph. No page starts with its last line or ends with its first.

    `keep` holds its last line to what follows.
    """
    lines = setter.lines(para.content, para.style, width - para.indent)
    label = setter.lines(para.label, para.style, WIDTH)[0] if para.label else None
    pieces: list[Piece] = [
        TextLine(line, para.style, para.indent, None if index else label) for index, line in enumerate(lines)
    ]
    pieces[0].before = para.before
    if len(pieces) > 1:
        pieces[0].keep = pieces[-2].keep = True
    pieces[-1].keep = keep
    return pieces


def heading(setter: Typesetter, text: str, style: TextStyle = PART, before: float = 7.0) -> list[Piece]:
    """Return a heading, which never ends a page."""
    pieces = paragraph(setter, Para(text, style, before), keep=True)
    for piece in pieces:
        piece.keep = True
    return pieces


class SectionHead(Piece):
    """A section's heading in two languages: "1 Background / Cefndir"."""

    def __init__(self, setter: Typesetter, own: str, other: str) -> None:
        self._own = setter.lines(own, SECTION, WIDTH)
        beside = setter.lines(f"/ {other}", ASIDE, WIDTH) if other else ()
        room = WIDTH - self._own[-1].end - 4
        self._beside = beside if len(beside) == 1 and beside[0].width <= room else ()
        self._below = () if self._beside else beside
        height = len(self._own) * SECTION.leading + len(self._below) * ASIDE.leading
        super().__init__(height + 3, before=11, keep=True)

    def draw(self, pen: Pen, x: float, top: float, *, first: bool, last: bool) -> None:
        """Draw both languages, the other one smaller and beside the first where there is room."""
        del first, last
        for line in self._own:
            pen.text(line, SECTION, x, top)
            top += SECTION.leading
        for line in self._beside:
            drop = (SECTION.size - ASIDE.size) * 0.365  # one base line for two sizes
            pen.text(line, ASIDE, x + self._own[-1].end + 4, top - SECTION.leading + drop)
        for line in self._below:
            pen.text(line, ASIDE, x, top)
            top += ASIDE.leading


def section(setter: Typesetter, names: tuple[str, str], body: Sequence[Piece], continued: str = "") -> list[Piece]:
    """Return a section under its heading; where its middle starts a page, "2 Interventions, continued"."""
    own, other = names
    head = SectionHead(setter, own, other)
    head.anchor = own
    if continued:
        again = tuple(heading(setter, f"{own}, {continued}", SECTION))
        for piece in body:
            piece.repeat = (*again, *piece.repeat)
    return [head, *body]


def emphasised(text: str, strong: Sequence[str]) -> Content:
    """Return a text with each of some parts bold where it first occurs, in the order of the text."""
    spans = tuple(_emphasised(text, strong))
    return text if len(spans) == 1 and not spans[0].bold else spans


def _emphasised(text: str, strong: Sequence[str]) -> Iterator[Span]:
    at = 0
    found = (re.search(rf"(?<!\w){re.escape(part)}(?!\w)", text) for part in strong if part)
    for start, part in sorted((match.start(), match[0]) for match in found if match):
        if start < at:
            continue
        if start > at:
            yield Span(text[at:start])
        yield Span(part, bold=True)
        at = start + len(part)
    if at < len(text) or at == 0:
        yield Span(text[at:])

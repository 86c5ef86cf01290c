"""Text cut into lines of a given width. Linear in the length of the text, whatever it holds."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from hsbdesk.documents.fonts import FontSet, PaperFont
from hsbdesk.documents.mixed import Line, Run, mixed_lines
from hsbdesk.documents.text import NEWLINE, Content, Span, bind_words, split_word


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Size and line height in points, and weight."""

    size: float
    leading: float
    bold: bool = False


_MAY_BREAK = frozenset("-/\N{EN DASH}\N{EM DASH}")


_MOST_KEPT = 20_000


@dataclass(slots=True)
class SetTexts:
    """How texts were cut, kept from one drawing of a document to the next while somebody writes it."""

    lines: dict[tuple[Content, TextStyle, float], tuple[Line, ...]] = field(
        default_factory=dict[tuple[Content, TextStyle, float], tuple[Line, ...]]
    )
    widest: dict[tuple[str, TextStyle], float] = field(default_factory=dict[tuple[str, TextStyle], float])


class Typesetter:
    """Cuts the texts of one document into lines; it remembers them, and lives no longer than the document.

    With `kept` it knows how all texts were cut that it, or another one with these fonts, cut before.
    """

    def __init__(self, fonts: FontSet, kept: SetTexts | None = None) -> None:
        self.fonts = fonts
        self._widths: dict[bool, dict[str, float]] = {False: {}, True: {}}
        self._keeps_all = kept is not None
        self._texts = kept if kept is not None else SetTexts()
        if len(self._texts.lines) > _MOST_KEPT:
            self._texts.lines.clear()
            self._texts.widest.clear()

    def lines(self, content: Content, style: TextStyle, width: float) -> tuple[Line, ...]:
        """Return the lines of a text set into `width` points; a new line in it starts a new one."""
        key = (content, style, width)
        found = self._texts.lines.get(key)
        if found is None:
            found = tuple(self._text_lines(content, style, width))
            if self._keeps_all or len(content) < 100:  # "Staff saw" recurs in a document, narratives do not
                self._texts.lines[key] = found
        return found

    def width(self, content: Content, style: TextStyle) -> float:
        """Return the width in points that a text needs if no line is broken."""
        return max(line.width for line in self.lines(content, style, 1e6))

    def longest_word(self, text: str, style: TextStyle) -> float:
        """Return the width in points of the widest word of a text; its first 2,000 characters must do."""
        if not self._keeps_all:
            return self._longest_word(text, style)
        found = self._texts.widest.get((text, style))
        if found is None:
            found = self._texts.widest[text, style] = self._longest_word(text, style)
        return found

    def _longest_word(self, text: str, style: TextStyle) -> float:
        words = {part for line in NEWLINE.split(text[:2000]) for _, part in _parts(bind_words(line))}
        widths, advance = (
            self._widths[style.bold],
            (self.fonts.bold if style.bold else self.fonts.regular).advance,
        )
        widest = 0.0
        for word in words:
            taken = widths.get(word)
            if taken is None:
                taken = sum(advance.get(char, 600.0) for char in word)
                if len(word) < 30 and self.fonts.plain.issuperset(word):
                    widths[word] = taken
            widest = max(widest, taken)
        return widest * style.size / 1000

    def _text_lines(self, text: Content, style: TextStyle, width: float) -> Iterator[Line]:
        if not isinstance(text, str):
            spans = tuple(Span(part, style.bold) if isinstance(part, str) else part for part in text)
            yield from mixed_lines(spans, self.fonts, style.size, width)
            return
        for part in NEWLINE.split(text):
            if self.fonts.plain.issuperset(part):
                yield from self._plain_lines(part, style, width)
            else:
                yield from mixed_lines((Span(part, style.bold),), self.fonts, style.size, width)

    def _plain_lines(self, text: str, style: TextStyle, width: float) -> Iterator[Line]:
        """Yield the lines of the common case: one font, left to right, one character one glyph."""
        font = self.fonts.bold if style.bold else self.fonts.regular
        scale = style.size / 1000
        limit = width / scale + 0.01
        widths, advance = self._widths[style.bold], font.advance
        space = advance[" "]
        line: list[str] = []
        used = 0.0
        for glue, word in _parts(bind_words(text)):
            taken = widths.get(word)
            if taken is None:
                taken = sum(map(advance.__getitem__, word))
                if len(word) < 30:
                    widths[word] = taken
            gap = space if glue and line else 0.0
            if line and used + gap + taken > limit:
                yield _plain_line(font, "".join(line), used * scale)
                line, used, gap = [], 0.0, 0.0
                if not word:
                    continue
            if taken > limit:
                *full, rest = cut_word(word, font, limit)
                for part in full:
                    yield _plain_line(font, part, limit * scale)
                line, used = [rest], sum(map(advance.__getitem__, rest))
                continue
            if glue and line:
                line.append(glue)
            line.append(word)
            used += gap + taken
        yield _plain_line(font, "".join(line), used * scale)


def cut_word(word: str, font: PaperFont, limit: float) -> list[str]:
    """Return a word too long for a line in parts that fit; `limit` in thousandths of the type size."""
    parts: list[str] = []
    start, used = 0, 0.0
    for index, char in enumerate(word):
        taken = font.advance[char]
        if index > start and used + taken > limit:
            parts.append(word[start:index])
            start, used = index, 0.0
        used += taken
    return [*parts, word[start:]]


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a line may end after, each with the space that stands before it."""
    glue = ""
    for word in text.split(" "):
        if not _MAY_BREAK.isdisjoint(word):
            first, *rest = split_word(word)
            yield glue, first
            for part in rest:
                yield "", part
        else:
            yield glue, word
        glue = " "


def _plain_line(font: PaperFont, text: str, width: float) -> Line:
    return Line((Run(0.0, font, text, width),) if text else (), width)

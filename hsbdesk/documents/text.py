"""What a typed text looks like on paper, before it is cut into lines.

Typed text is never parsed as markup: bold words and Brook marks are values of their own, so `<b>`, `&` and
quotation marks are just characters.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from hsbdesk.documents.fonts import FontSet, PaperFont


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one weight."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """A Brook mark standing in the line: "GREEN", "ORANGE", "RED", or "" for the dashed circle "not yet"."""

    outcome: str


Content: TypeAlias = str | tuple[str | Span | Mark, ...]
"""What every slot for text takes."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """What a reader calls one character, and the font that has it."""

    text: str
    font: PaperFont
    plain: bool
    """Drawn character by character, from left to right, without shaping."""


NEWLINE = re.compile("\r\n|[\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029]")
_NBSP = "\N{NO-BREAK SPACE}"
_HARD_SPACES = dict.fromkeys(map(ord, "\N{FIGURE SPACE}\N{NARROW NO-BREAK SPACE}"), _NBSP)
# Invisible, with no say in direction or joining: soft hyphen, zero-width space, word joiner, byte-order mark.
_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u2060\ufeff"), "")
# They reorder what follows on screens that obey them; on paper the reader sees that they are there.
_DIRECTION_CONTROLS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINER = "\u200d"
_HYPHENATED = re.compile(r"(?<=[^\W\d_][-\u2013\u2014/])(?=[^\W\d_])")
_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DAYS = "Mon|Tue|Wed|Thu|Fri|Sat|Sun"
_BOUND = re.compile(
    r"\b(?:[^\W\d_]\.(?= [^\W\d_])"  # N. Morgan
    r"|(?:Mr|Mrs|Ms|Miss|Dr)(?= [^\W\d_])"
    r"|Child(?= [A-Z]\b)|Year(?= [0-9])"
    rf"|(?:{_DAYS})(?= [0-9]{{1,2}} (?:{_MONTHS}))"
    rf"|[0-9]{{1,2}}(?= (?:{_MONTHS}))"
    r"|[0-9]{3,}(?= [0-9]{3}\b)"  # telephone numbers
    r"|[0-9]+(?= (?:min|h)\b)"
    r") "
    r"| (?=[\u2013·] )|(?<=\u2013) (?=\w{1,4}$)"  # no line starts with a dash or a dot, or leaves "now" alone
)


def placeholder(char: str) -> str:
    """Return the typed stand-in for a character that can not be printed: "[U+1F9FF]"."""
    return f"[U+{ord(char):04X}]"


def printed_text(text: str, fonts: FontSet) -> str:
    """Return what paper shows for a typed text, as plain characters.

    New lines stay; other spaces become plain ones; direction controls and characters that no font has become
    stand-ins such as "[U+202E]", so that no missing-glyph box and no hidden reordering is ever printed.
    """
    return "\n".join(
        line if fonts.plain.issuperset(line) else "".join(cluster.text for cluster in split_clusters(line, fonts))
        for line in NEWLINE.split(text)
    )


def bind_words(line: str) -> str:
    """Return a line with the spaces held together that a line end must not part.

    Initials and surnames ("N. Morgan"), titles and names, "Child F", day and month, telephone numbers. The
    length stays the same.
    """
    return _BOUND.sub(lambda found: found[0][:-1] + _NBSP, line) if " " in line else line


def split_word(word: str) -> list[str]:
    """Return the parts of a word between which a line may end: after a hyphen or dash between letters."""
    return _HYPHENATED.split(word)


def split_clusters(line: str, fonts: FontSet, *, bold: bool = False) -> Iterator[Cluster]:
    """Yield the characters of one line as readers count them; stretches of plain ones come as one cluster."""
    main = fonts.bold if bold else fonts.regular
    line = "".join(map(_prepared, line.translate(_HARD_SPACES).translate(_DROPPED)))
    at = 0
    while at < len(line):
        run = fonts.plain_run.match(line, at)
        if run:
            end = run.end()
            if end < len(line) and _continues(line[end]) and line[end - 1] not in {" ", _NBSP}:
                end -= 1  # the last plain character carries an accent or selector that follows
            if end > at:
                yield Cluster(line[at:end], main, plain=True)
                at = end
        if at < len(line):
            end = _cluster_end(line, at)
            yield from _fitted(line[at:end], fonts, main, bold=bold)
            at = end


def _prepared(char: str) -> str:
    if char == "\t":
        return "    "
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char == _NBSP else " "
    if category in {"Cc", "Cn", "Co", "Cs"} or char in _DIRECTION_CONTROLS:
        return placeholder(char)
    return char


def _continues(char: str) -> bool:
    """Tell whether a character belongs to the one before it."""
    code = ord(char)
    return (
        unicodedata.category(char) in {"Mn", "Mc", "Me"}
        or char == _JOINER
        or 0x1F3FB <= code <= 0x1F3FF
        or 0xE0020 <= code <= 0xE007F
    )


def _cluster_end(line: str, start: int) -> int:
    end = start + 1
    if _is_flag_letter(line[start]) and end < len(line) and _is_flag_letter(line[end]):
        return end + 1
    while end < len(line):
        if _continues(line[end]) or (line[end - 1] == _JOINER and _is_pictograph(line[end])):
            end += 1
        else:
            break
    return end


def _is_flag_letter(char: str) -> bool:
    return 0x1F1E6 <= ord(char) <= 0x1F1FF


def _is_pictograph(char: str) -> bool:
    return unicodedata.category(char) == "So"


def _fitted(cluster: str, fonts: FontSet, main: PaperFont, *, bold: bool) -> Iterator[Cluster]:
    """Yield a cluster whole if one font has all of it, else its characters one by one, else stand-ins."""
    font = fonts.font_for(cluster, bold=bold)
    if font is not None:
        yield Cluster(cluster, font, plain=False)
        return
    if len(cluster) == 1:
        yield Cluster(placeholder(cluster), main, plain=True)
        return
    for char in cluster:
        yield from _fitted(char, fonts, main, bold=bold)

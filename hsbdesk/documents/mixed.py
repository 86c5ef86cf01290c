"""Lines of text that mixes weights, fonts, directions or Brook marks; slower than plain text, and as safe."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from hsbdesk.documents.direction import resolve_levels, runs_right_to_left, seen_order
from hsbdesk.documents.fonts import FontSet, PaperFont
from hsbdesk.documents.shaping import Curve, shape
from hsbdesk.documents.text import NEWLINE, Mark, Span, bind_words, placeholder, split_clusters, split_word

MARK_WIDTH = 1700.0
"""Room of a Brook mark with the gap after it, in thousandths of the type size."""
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_UNIT = re.compile(r"\[U\+[0-9A-F]{4,6}\]|.", re.DOTALL)
_TOKEN = re.compile("[^ ]+| +")


@dataclass(frozen=True, slots=True)
class Run:
    """Text drawn in one go, `x` points from the left edge of its block; or a Brook mark."""

    x: float
    font: PaperFont
    text: str
    width: float
    outlines: tuple[Curve, ...] = ()
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its runs from left to right as seen, and its width in points."""

    runs: tuple[Run, ...]
    width: float

    @property
    def end(self) -> float:
        """How far the line reaches from the left edge of its block."""
        return self.runs[-1].x + self.runs[-1].width if self.runs else 0.0


@dataclass(frozen=True, slots=True)
class _Atom:
    """What is never cut unless it alone is wider than the line: a plain stretch, a cluster or a mark."""

    text: str
    font: PaperFont
    bold: bool
    plain: bool = False
    mark: str | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of one font and one level, measured in thousandths of the type size."""

    atoms: tuple[_Atom, ...]
    level: int
    codes: str
    width: float
    shaped: bool
    outlines: tuple[Curve, ...] = ()

    @property
    def mark(self) -> str | None:
        return self.atoms[0].mark


def mixed_lines(content: Sequence[Span | Mark], fonts: FontSet, size: float, width: float) -> Iterator[Line]:
    """Yield the lines of a text of several spans and marks, set into `width` points."""
    limit = width * 1000 / size + 0.01
    for paragraph in _paragraphs(content):
        base, words = _words(paragraph, fonts)
        line: list[_Piece] = []
        used = 0.0
        for pieces, is_space in words:
            if is_space:
                line += pieces
                used += sum(piece.width for piece in pieces)
                continue
            for part in _fitting(pieces, limit, fonts):
                taken = sum(piece.width for piece in part)
                if line and used + taken > limit:
                    yield _set_line(line, base, size, width)
                    line, used = [], 0.0
                line += part
                used += taken
        yield _set_line(line, base, size, width)


def _paragraphs(content: Sequence[Span | Mark]) -> Iterator[list[Span | Mark]]:
    paragraph: list[Span | Mark] = []
    for item in content:
        if isinstance(item, Mark):
            paragraph.append(item)
            continue
        first, *rest = NEWLINE.split(item.text)
        paragraph.append(Span(first, item.bold))
        for text in rest:
            yield paragraph
            paragraph = [Span(text, item.bold)]
    yield paragraph


def _words(paragraph: Sequence[Span | Mark], fonts: FontSet) -> tuple[int, Iterator[tuple[list[_Piece], bool]]]:
    """Return the base level and, in order, what may stand at a line end: measured words and spaces."""
    atoms = [atom for item in paragraph for atom in _atoms(item, fonts)]
    text = bind_words("".join(atom.text for atom in atoms))
    base, levels = resolve_levels(text) if runs_right_to_left(text) else (0, None)
    return base, _measured_words(atoms, text, levels, fonts)


def _atoms(item: Span | Mark, fonts: FontSet) -> Iterator[_Atom]:
    if isinstance(item, Mark):
        yield _Atom(_OBJECT, fonts.bold, bold=True, mark=item.outcome)
        return
    for cluster in split_clusters(item.text, fonts, bold=item.bold):
        yield _Atom(cluster.text, cluster.font, item.bold, cluster.plain)


def _measured_words(
    atoms: Sequence[_Atom], text: str, levels: list[int] | None, fonts: FontSet
) -> Iterator[tuple[list[_Piece], bool]]:
    stretches = _stretches(atoms, text, levels)
    left: tuple[_Atom, int] | None = None
    for token in _TOKEN.finditer(text):
        is_space = token[0][0] == " "
        for part in [token[0]] if is_space else split_word(token[0]):
            wanted = len(part)
            taken: list[tuple[_Atom, int]] = []
            while wanted > 0:
                atom, level = left or next(stretches)
                left = None
                if len(atom.text) > wanted:
                    left = (_with_text(atom, atom.text[wanted:]), level)
                    atom = _with_text(atom, atom.text[:wanted])
                taken.append((atom, level))
                wanted -= len(atom.text)
            yield list(_joined(taken, fonts)), is_space


def _stretches(atoms: Iterable[_Atom], text: str, levels: list[int] | None) -> Iterator[tuple[_Atom, int]]:
    """Yield the atoms with their levels, plain ones cut where the level changes, spaces as bound."""
    at = 0
    for atom in atoms:
        end = at + len(atom.text)
        if not atom.plain or levels is None:
            bound = _with_text(atom, text[at:end]) if atom.plain else atom
            yield bound, levels[at] if levels else 0
        else:
            start = at
            for index in range(at + 1, end + 1):
                if index == end or levels[index] != levels[start]:
                    yield _with_text(atom, text[start:index]), levels[start]
                    start = index
        at = end


def _with_text(atom: _Atom, text: str) -> _Atom:
    return _Atom(text, atom.font, atom.bold, atom.plain, atom.mark)


def _joined(taken: Sequence[tuple[_Atom, int]], fonts: FontSet) -> Iterator[_Piece]:
    """Yield measured pieces, neighbours of one font, kind and level joined."""
    group: list[_Atom] = []
    kind: object = None
    level_now = 0
    for atom, level in taken:
        own = (atom.font.name, atom.plain, level) if atom.mark is None else object()
        if group and own != kind:
            yield from _measured(group, level_now, fonts)
            group = []
        group.append(atom)
        kind, level_now = own, level
    if group:
        yield from _measured(group, level_now, fonts)


def _measured(group: list[_Atom], level: int, fonts: FontSet) -> Iterator[_Piece]:
    first = group[0]
    if first.mark is not None:
        yield _Piece(tuple(group), level, "", MARK_WIDTH, shaped=True)
        return
    text = "".join(atom.text for atom in group)
    if first.plain and (level % 2 == 0 or not text.strip(" ")):
        yield _Piece(tuple(group), level, text, _plain_width(first.font, text), shaped=False)
        return
    shaped = shape(first.font, text, right_to_left=level % 2 == 1)
    if shaped is not None:
        yield _Piece(tuple(group), level, shaped.codes, shaped.width, shaped=True, outlines=shaped.outlines)
        return
    if len(group) > 1:  # find the one that its font can not shape after all
        for atom in group:
            yield from _measured([atom], level, fonts)
        return
    main = fonts.bold if first.bold else fonts.regular
    stand_in = "".join(map(placeholder, text))
    yield _Piece(
        (_Atom(stand_in, main, first.bold, plain=True),),
        level,
        stand_in,
        _plain_width(main, stand_in),
        shaped=False,
    )


def _plain_width(font: PaperFont, text: str) -> float:
    return sum(map(font.advance.__getitem__, text))


def _fitting(pieces: list[_Piece], limit: float, fonts: FontSet) -> Iterator[list[_Piece]]:
    """Yield a word whole, or in parts no wider than a line, cut between what readers count as characters."""
    if sum(piece.width for piece in pieces) <= limit:
        yield pieces
        return
    part: list[tuple[_Atom, int]] = []
    used = 0.0
    for piece in pieces:
        for single, taken in _units(piece, limit, fonts):
            if part and used + taken > limit:
                yield list(_joined(part, fonts))
                part, used = [], 0.0
            part.append((single, piece.level))
            used += taken
    yield list(_joined(part, fonts))


def _units(piece: _Piece, limit: float, fonts: FontSet) -> Iterator[tuple[_Atom, float]]:
    """Yield what a line may end after, with its width: characters as readers count them, stand-ins whole."""
    for atom in piece.atoms:
        for unit in _UNIT.findall(atom.text) if atom.plain else [atom.text]:
            whole = _with_text(atom, unit)
            taken = _width_of(whole, piece.level, fonts)
            if taken <= limit or len(unit) == 1 or not atom.plain:
                yield whole, taken
            else:
                for char in unit:
                    single = _with_text(atom, char)
                    yield single, _width_of(single, piece.level, fonts)


def _width_of(atom: _Atom, level: int, fonts: FontSet) -> float:
    return sum(one.width for one in _measured([atom], level, fonts))


def _set_line(pieces: list[_Piece], base: int, size: float, width: float) -> Line:
    """Return the pieces placed in the order seen; a right-to-left paragraph stands at the right edge."""
    end = len(pieces)
    while end and not pieces[end - 1].codes.strip(" ") and pieces[end - 1].mark is None:
        end -= 1
    kept = pieces[:end]
    if any(piece.level for piece in kept):
        kept = seen_order(kept, [piece.level for piece in kept])
    scale = size / 1000
    used = sum(piece.width for piece in kept) * scale
    x = width - used if base % 2 else 0.0
    runs: list[Run] = []
    joined: list[_Piece] = []
    for piece in [*kept, None]:
        if joined and (piece is None or piece.shaped or piece.atoms[0].font is not joined[0].atoms[0].font):
            taken = sum(one.width for one in joined) * scale
            runs.append(Run(x, joined[0].atoms[0].font, "".join(one.codes for one in joined), taken))
            x += taken
            joined = []
        if piece is None:
            break
        if piece.shaped:
            taken = piece.width * scale
            runs.append(Run(x, piece.atoms[0].font, piece.codes, taken, piece.outlines, piece.mark))
            x += taken
        else:
            joined.append(piece)
    return Line(tuple(runs), used)

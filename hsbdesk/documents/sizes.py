"""Type as large as one page allows: a document is set in falling sizes until it fits."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from hsbdesk.documents.page import ROOM, Piece, paginate
from hsbdesk.documents.table import Look
from hsbdesk.documents.typesetting import TextStyle

_SMALLEST = 8.0
"""No type on paper is smaller."""
_SPARE = 14.0
"""Points left free, for a head or foot of two lines."""


@dataclass(frozen=True, slots=True)
class Size:
    """Styles and spaces by a factor; 1 is the usual size."""

    factor: float

    def style(self, style: TextStyle) -> TextStyle:
        """Return a style in this size, nothing under 8 points."""
        size = max(_SMALLEST, style.size * self.factor)
        return replace(style, size=size, leading=style.leading * size / style.size)

    def space(self, points: float) -> float:
        """Return a space in this size."""
        return points * self.factor

    def look(self, look: Look) -> Look:
        """Return how a table looks in this size."""
        top, bottom = self.space(look.pad_top), self.space(look.pad_bottom)
        return replace(look, style=self.style(look.style), pad_top=top, pad_bottom=bottom)


def set_on_one_page(build: Callable[[Size], Sequence[Piece]], percents: Iterable[int]) -> Sequence[Piece]:
    """Return the pieces in the first size that fits one portrait page, in the last one if none does.

    `percents` are the sizes to try, largest first.
    """
    pieces: Sequence[Piece] = ()
    for percent in percents:
        pieces = build(Size(percent / 100))
        if len(paginate(pieces, ROOM - _SPARE)) == 1:
            break
    return pieces

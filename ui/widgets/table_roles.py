"""What a model tells a TextTable beside its display text."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt

_BASE = Qt.ItemDataRole.UserRole.value + 100


class Role(IntEnum):
    """Data roles; KEY, GROUP and ACCESSIBLE are asked of column 0 only."""

    LINE2 = _BASE + 1
    MARK = _BASE + 2
    STYLE = _BASE + 3
    GROUP = _BASE + 4
    KEY = _BASE + 5
    TAG = _BASE + 6
    ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole.value


@dataclass(frozen=True)
class Mark:
    """A sign before the text: kind is brook, category, state or icon; value its outcome, position or name."""

    kind: str
    value: str | int | None
    tone: str = "text2"


@dataclass(frozen=True)
class Tagged:
    """A tag at the end of a row, for lists with a TagDelegate: words and icon, and the icon's tone."""

    words: str
    icon: str
    tone: str = "text2"


@dataclass(frozen=True)
class Group:
    """A heading row over all columns; its model flags are NoItemFlags, so that arrow keys pass it."""

    title: str
    detail: str = ""


@dataclass(frozen=True)
class Column:
    """A column's width in px at 100 % text; the one that stretches has it as its least width.

    fold=True lets the column go under the stretching one where there is no room for it.
    """

    width: int
    stretch: bool = False
    fold: bool = False

"""A small row that cards are filled with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon

_DASH = "\u2013"


def make_dash_row(theme: Theme, text: str | PlainLabel, *, style: str = "small", sign: str = "") -> QWidget:
    """Return a line with a dash, or a state's sign, before it, its further lines set in."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    before = StateIcon(theme, sign, size=16) if sign else PlainLabel(_DASH, style=style, tone="quiet")
    row.addWidget(before, 0, Qt.AlignmentFlag.AlignTop)
    label = PlainLabel(text, style=style, wrap=True) if isinstance(text, str) else text
    row.addWidget(label, 1)
    return box

"""A small row that cards are filled with."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import PlainLabel

_DASH = "\u2013"


def make_dash_row(theme: Theme, text: str, *, style: str = "small") -> QWidget:
    """Return a line with a dash before it, its further lines set in."""
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(8))
    dash = PlainLabel(_DASH, style=style, tone="quiet")
    row.addWidget(dash, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PlainLabel(text, style=style, wrap=True), 1)
    return box

"""A stored record as it was written: headings, texts, quotations, lists. Read only."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.sections import Section
from ui.theme import Theme
from ui.widgets.label import PlainLabel
from ui.widgets.quote_block import QuoteBlock


def add_sections(theme: Theme, column: QVBoxLayout, sections: Sequence[Section]) -> None:
    """Put sections under each other into a column; their texts can be selected with the mouse."""
    for section in sections:
        part = QWidget()
        lines = QVBoxLayout(part)
        lines.setContentsMargins(0, theme.px(2), 0, 0)
        lines.setSpacing(theme.px(2))
        lines.addWidget(PlainLabel(section.heading, style="label"))
        if section.detail:
            lines.addWidget(PlainLabel(section.detail, style="caption", tone="quiet", wrap=True))
        if section.kind == "quote":
            lines.addWidget(QuoteBlock(theme, section.lines))
        else:
            for line in section.lines:
                lines.addWidget(_make_line(theme, line, dash=section.kind == "list"))
        column.addWidget(part)


def _make_line(theme: Theme, text: str, *, dash: bool) -> QWidget:
    label = PlainLabel(text, style="small", wrap=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if not dash:
        return label
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, theme.px(2))
    row.setSpacing(theme.px(8))
    row.addWidget(PlainLabel("\N{EN DASH}", style="small"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(label, 1)
    return line

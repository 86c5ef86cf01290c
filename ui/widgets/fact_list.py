"""Short facts: a quiet word at the left, what is so at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import PlainLabel

_STACK_FROM = 2.0


class FactList(QWidget):
    """Pairs of label and fact in two columns; under each other at 200 % text."""

    def __init__(
        self,
        theme: Theme,
        facts: Sequence[tuple[str, str]] = (),
        *,
        label_width: int = 140,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = 0
        self._stacked = theme.scale >= _STACK_FROM
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setVerticalSpacing(theme.px(2 if self._stacked else 5))
        if not self._stacked:
            self._grid.setColumnMinimumWidth(0, theme.px(label_width) - theme.px(12))
            self._grid.setColumnStretch(1, 1)
        self.set_facts(facts)

    def set_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these instead of what was shown."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                # Hidden first: a widget that waits to be shown would else come up as a window of its own.
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        self._rows = 0
        for label, fact in facts:
            self.add_fact(label, fact)

    def add_fact(self, label: str, fact: str | QWidget) -> None:
        """Add one below; a fact may be a widget."""
        row = self._rows
        self._rows += 2 if self._stacked else 1
        value = PlainLabel(fact, style="small", wrap=True) if isinstance(fact, str) else fact
        value.setAccessibleDescription(label)
        top = Qt.AlignmentFlag.AlignTop
        self._grid.addWidget(PlainLabel(label, style="small", tone="quiet", wrap=True), row, 0, top)
        if self._stacked:
            self._grid.addWidget(value, row + 1, 0)
        else:
            self._grid.addWidget(value, row, 1, top)

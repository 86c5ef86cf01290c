"""Words somebody said, set apart from the text."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import PlainLabel


class QuoteBlock(QFrame):
    """Lines with a bar at their left; the caller sets the quotation marks."""

    def __init__(self, theme: Theme, lines: Sequence[str] = (), *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quote")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(10) + 3, theme.px(5), theme.px(10), theme.px(5))
        self._column.setSpacing(theme.px(2))
        self.set_lines(lines)

    def set_lines(self, lines: Sequence[str]) -> None:
        """Show these lines; without any the block is not there."""
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for line in lines:
            self._column.addWidget(PlainLabel(line, style="small", wrap=True))
        # A widget that has no place yet must not be shown: it would open a window of its own.
        if not lines:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()

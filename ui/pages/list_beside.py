"""A narrow list with what is chosen beside it in the wide pane; one of the two where there is no room for both."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.table import TextTable

_NO_LIMIT = 16_777_215


class ListBeside(QWidget):
    """`width` is the list's in px at 100 % text; below `beside_from` the pane is a page with a way back.

    Esc goes from the pane to the list; nothing that was typed is touched.
    """

    beside_changed = Signal(bool)
    """Whether list and pane stand side by side now."""

    def __init__(
        self,
        theme: Theme,
        table: TextTable,
        pane: QWidget,
        *,
        head: QWidget,
        back: str,
        width: int,
        beside_from: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._table = table
        self._width = theme.px(width)
        self._beside_from = beside_from
        self._entered = False
        self._beside: bool | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(8))
        left.addWidget(head)
        left.addWidget(table, 1)
        self._right = QFrame()
        self._right.setObjectName("card")
        right = QVBoxLayout(self._right)
        right.setContentsMargins(theme.px(12), theme.px(8), theme.px(4), theme.px(8))
        right.setSpacing(theme.px(6))
        self.back = Button(theme, back, icon="chevron-left")
        self.back.setObjectName("backToListButton")
        right.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(pane, 1)
        row.addWidget(self._left)
        row.addWidget(self._right, 1)
        self.back.clicked.connect(lambda _on=False: self.leave())
        self._arrange()

    def is_beside(self) -> bool:
        """Return whether list and pane stand side by side."""
        return self.width() / self._theme.scale >= self._beside_from

    def is_pane_shown(self) -> bool:
        """Return whether what is chosen is in view."""
        return self.is_beside() or self._entered

    def enter(self) -> None:
        """Show the pane, in place of the list where there is no room for both."""
        self._entered = True
        self._arrange()
        if not self.is_beside():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Go back to the list."""
        self._entered = False
        self._arrange()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_pane_shown() and not self._table.hasFocus():
            self.leave()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        beside = self.is_beside()
        self._left.setMaximumWidth(self._width if beside else _NO_LIMIT)
        self._left.setMinimumWidth(self._width if beside else 0)
        self.back.setVisible(not beside)
        self._right.setVisible(self.is_pane_shown())
        self._left.setVisible(beside or not self._entered)
        if beside != self._beside:
            self._beside = beside
            self.beside_changed.emit(beside)

"""A list with a panel for the chosen row: beside it, or in its place where there is room for one of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.side_panel import SidePanel
from ui.widgets.table import TextTable

_BESIDE_FROM = 760
_NO_LIMIT = 16_777_215


class ListDetail(QWidget):
    """Takes a table and a panel; below `beside_from` px of room the panel is a page with its own way back.

    `head` stands above the table only.
    """

    closed = Signal()
    """The panel was closed by the person."""
    list_shown = Signal(bool)
    """Whether the list is in view: what stands above it for the list alone goes with it."""

    def __init__(
        self,
        theme: Theme,
        table: TextTable,
        panel: SidePanel,
        *,
        head: QWidget | None = None,
        beside_from: int = _BESIDE_FROM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = table
        self.panel = panel
        self._beside_from = beside_from
        self._widest = panel.maximumWidth()
        self._wanted = True
        self._entered = False
        self._listed = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(12))
        self._left = QWidget()
        left = QVBoxLayout(self._left)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(theme.px(8))
        if head is not None:
            left.addWidget(head)
        left.addWidget(table, 1)
        row.addWidget(self._left, 1)
        row.addWidget(panel)
        panel.close_requested.connect(self._on_close)
        self._arrange()

    def is_beside(self) -> bool:
        """Return whether list and panel fit side by side."""
        return self.width() / self._theme.scale >= self._beside_from

    def is_panel_wanted(self) -> bool:
        """Return whether the panel is to show what is chosen: always beside the list, else once it was entered."""
        return self._wanted if self.is_beside() else self._entered

    def enter_panel(self) -> None:
        """Show the panel, in place of the list where there is no room for both."""
        self._wanted = self._entered = True
        self._arrange()
        if not self.is_beside():
            self.panel.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave_panel(self) -> None:
        """Show the list; the panel is not wanted until it is entered again."""
        self._entered = False
        if self.is_beside():
            self._wanted = False
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.panel.isHidden():
            self._on_close()
            return
        super().keyPressEvent(event)

    def _arrange(self) -> None:
        beside = self.is_beside()
        self.panel.setMaximumWidth(self._widest if beside else _NO_LIMIT)
        policy = QSizePolicy.Policy.Preferred if beside else QSizePolicy.Policy.Expanding
        self.panel.setSizePolicy(policy, QSizePolicy.Policy.Expanding)
        self.panel.setVisible(self.is_panel_wanted())
        listed = beside or not self._entered
        if listed != self._listed:
            self._listed = listed
            self._left.setVisible(listed)
            self.list_shown.emit(listed)

    def _on_close(self) -> None:
        self.leave_panel()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

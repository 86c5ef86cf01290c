"""Counts with the list of their entries: beside them, or in their place where there is room for one of them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.report_entries import ReportEntries

_BESIDE_FROM = 980
_SIDE = 340
_NO_LIMIT = 16_777_215


class ReportBeside(QWidget):
    """Takes what counts; the list comes with `list_entries` and goes with its cross or Esc."""

    open_requested = Signal(object)
    arranged = Signal()
    """The list came or went, or there is more or less room."""

    def __init__(self, context: PageContext, main: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._main = main
        self._from: QWidget | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(context.theme.px(12))
        self.entries = ReportEntries(context)
        self.entries.hide()
        row.addWidget(main, 1)
        row.addWidget(self.entries)
        self.entries.close_requested.connect(self.close_entries)
        self.entries.open_requested.connect(self.open_requested)

    def is_beside(self) -> bool:
        """Return whether there is room for both."""
        return self.width() / self._context.theme.scale >= _BESIDE_FROM

    def is_listed(self) -> bool:
        """Return whether the list is shown."""
        return not self.entries.isHidden()

    def list_entries(self, title: str, records: tuple[RecordId, ...]) -> None:
        """List entries; the keyboard goes to them, and back when the list is closed."""
        if not self.is_listed():
            self._from = self._main.focusWidget()
        self.entries.show_entries(title, records)
        self.entries.show()
        self._arrange()
        self.entries.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_entries(self) -> None:
        """Go back to what counts."""
        self.entries.hide()
        self._arrange()
        back, self._from = self._from, None
        if back is not None:
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        side = self._context.theme.px(_SIDE)
        beside = self.is_beside()
        self.entries.setMinimumWidth(side if beside else 0)
        self.entries.setMaximumWidth(side if beside else _NO_LIMIT)
        self._main.setVisible(beside or not self.is_listed())
        self.arranged.emit()

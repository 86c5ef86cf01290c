"""The entries behind a count: a list whose rows lead to the entry."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.reports import ReportEntry
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.models.reports_model import ENTRY_COLUMNS, make_entries_model
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.table import TextTable

_MOST_LINES = 4
_LEAST_HEIGHT = 260


class ReportEntries(Card):
    """Enter opens an entry where it stands; the cross and Esc go back to the counts."""

    open_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, context: PageContext, *, closes: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(context.theme, parent=parent)
        self._context = context
        self._closes = closes
        self._asked: tuple[RecordId, ...] = ()
        theme, words = context.theme, context.words
        self._model = make_entries_model(words, self)
        self.table = TextTable(theme, name=words("Entries"), columns=ENTRY_COLUMNS, header=False, max_lines=_MOST_LINES)
        self.table.setObjectName("reportEntriesTable")
        self.table.setModel(self._model)
        self.table.setMinimumHeight(theme.px(_LEAST_HEIGHT))
        self.add(self.table)
        self.table.row_opened.connect(self._open)
        self.table.action_requested.connect(self._open)
        if closes:
            close = Button(theme, "", kind="icon", icon="x", name=words("Back to the counts"))
            close.setObjectName("closeEntriesButton")
            close.clicked.connect(then(self.close_requested.emit))
            self.add_action(close)

    def show_entries(self, title: str, records: tuple[RecordId, ...]) -> None:
        """List these under a title."""
        self._asked = records
        reports = self._context.desk.reports
        self.set_title(title)
        self.table.setAccessibleName(title)

        def show(found: tuple[ReportEntry, ...]) -> None:
            if records == self._asked:
                self._model.set_rows(found)
                self.table.select_row(0)

        self._context.workers.desk.run(lambda: reports.entries(records), show, owner=self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._closes:
            self.close_requested.emit()
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.open_requested.emit(Target("chronology" if row.file is not None else "triage", row.id, row.file))

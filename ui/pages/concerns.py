"""The concerns of a file: work through what nobody has decided yet."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ConcernRow
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.models.concerns_model import COLUMNS, is_open, make_concerns_model
from ui.pages.filter_row import FilterRow
from ui.widgets.combo import Combo
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable

_MOST_LINES = 5
_LARGE_TEXT = 2.0
_STATES = {"not_triaged": "SUBMITTED", "triaged": "TRIAGED", "not_hsb": "NOT_HSB"}


class ConcernsPage(QWidget):
    """A table with filters that carry their counts; Enter opens triage, or the entry once it is triaged."""

    open_requested = Signal(object)
    concern_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("concernsPage")
        self._context = context
        self._file = FileId("")
        self._filter = "all"
        self._all: tuple[ConcernRow, ...] = ()
        self._wanted: RecordId | None = None
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.filters = FilterRow(theme, name=words("Which concerns"))
        self._order = PlainLabel(words("newest first"), style="small", tone="quiet")
        # As rows of radio buttons the filters would leave no room for the list at large text.
        self.chooser = Combo(theme, (), name=words("Which concerns"))
        self.chooser.setObjectName("filterCombo")
        large = theme.scale >= _LARGE_TEXT
        row = QHBoxLayout()
        row.addWidget(self.filters)
        row.addWidget(self.chooser)
        row.addStretch(1)
        row.addWidget(self._order, 0, Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(row)
        self.filters.setVisible(not large)
        self.chooser.setVisible(large)
        self._model = make_concerns_model(words, self)
        self.table = TextTable(theme, name=words("Concerns"), columns=COLUMNS, max_lines=_MOST_LINES)
        self.table.setObjectName("concernsTable")
        self.table.setModel(self._model)
        self._empty = EmptyState(theme, "")
        self._body = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        column.addLayout(self._body, 1)
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self._wire()

    def load(self, file: FileId) -> None:
        """Show the concerns of a file."""
        if file != self._file:
            self._filter = "all"
            self._wanted = None
        self._file = file
        concerns = self._context.desk.concerns

        def show(rows: tuple[ConcernRow, ...]) -> None:
            if file == self._file:
                self._all = rows
                self._show()

        self._context.workers.desk.run(lambda: concerns.rows(file), show, owner=self)

    def select(self, record: RecordId) -> None:
        """Choose a concern; a filter that hides it is taken away."""
        self._wanted = record
        if not self._choose_wanted():
            self._filter = "all"
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}.get(Qt.Key(event.key()), 0)
            if step and not event.modifiers():
                row = self.table.current_row() + step
                if 0 <= row < self._model.rowCount():
                    self.table.select_row(row)
                return True
        return super().eventFilter(watched, event)

    def _wire(self) -> None:
        changes = self._context.changes
        self.filters.chosen.connect(self._on_filter)
        self.chooser.chosen.connect(self._on_filter)
        self.table.installEventFilter(self)
        self.table.row_opened.connect(self._open)
        self.table.action_requested.connect(self._open)
        self._empty.action_requested.connect(self._on_empty)
        for signal in (
            changes.file_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.names_changed,
        ):
            signal.connect(self._on_changed)

    def _show(self) -> None:
        words = self._context.words
        labels = {
            "all": words("All {n}", n=len(self._all)),
            "not_triaged": words("Not triaged {n}", n=self._count("not_triaged")),
            "triaged": words("Triaged {n}", n=self._count("triaged")),
            "not_hsb": words("Not harmful sexual behaviour {n}", n=self._count("not_hsb")),
        }
        self.filters.set_options(tuple(labels.items()), self._filter)
        self.chooser.set_options(tuple(labels.items()))
        self.chooser.set_value(self._filter)
        here = self._model.row(self.table.currentIndex())
        if self._wanted is None and here is not None:
            self._wanted = here.id
        rows = [row for row in self._all if self._filter == "all" or row.state == _STATES[self._filter]]
        self._model.set_rows(rows)
        self._order.setVisible(len(rows) > 1)
        if rows:
            self._body.setCurrentWidget(self.table)
            if not self._choose_wanted():
                self.table.select_row(0)
        elif self._all:
            self._empty.set_text(words("No concern here."), words("Show all"))
            self._body.setCurrentWidget(self._empty)
        else:
            self._empty.set_text(words("No concerns recorded."), words("Log a concern"))
            self._body.setCurrentWidget(self._empty)

    def _count(self, key: str) -> int:
        return sum(row.state == _STATES[key] for row in self._all)

    def _choose_wanted(self) -> bool:
        if self._wanted is None or not self.table.select_key(self._wanted):
            return False
        self._wanted = None
        return True

    def _on_filter(self, key: str) -> None:
        self._filter = key
        self._show()

    def _on_empty(self) -> None:
        if self._all:
            self._on_filter("all")
        else:
            self.concern_requested.emit()

    def _on_changed(self) -> None:
        if self.isVisible() and self._file:
            self.load(self._file)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.open_requested.emit(Target("triage" if is_open(row) else "chronology", row.id, self._file))

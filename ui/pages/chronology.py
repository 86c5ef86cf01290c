"""The chronology of a file: the story in order, one entry in full beside it."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.chronologies import ChronologyView
from hsbdesk.desk.facts import Receipt
from hsbdesk.desk.files import PersonRow
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.models.chronology_model import COLUMNS, group_by_month, make_chronology_model
from ui.pages.add_fact import FactForm
from ui.pages.chronology_filters import ChronologyFilters
from ui.pages.entry_changes import EntryChanges
from ui.pages.entry_panel import EntryPanel
from ui.pages.list_detail import ListDetail
from ui.pages.print_wish import PrintWish
from ui.pages.saving_form import open_saving_form
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.table import TextTable

_MOST_LINES = 5
_SETTLE_MS = 120
"""Moving through the list asks for an entry, and notes that it was read, only where the person stays."""


class ChronologyPage(QWidget):
    """Filters, months, and the chosen entry with what may be done about it."""

    open_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chronologyPage")
        self._context = context
        self._file = FileId("")
        self._asked = 0
        self._wanted: RecordId | None = None
        theme, words = context.theme, context.words
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._main = QWidget()
        self._layers.addWidget(self._main)
        self._changes = EntryChanges(context, self._layers, self)
        column = QVBoxLayout(self._main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.filters = ChronologyFilters(context)
        self._add = Button(theme, words("Add a fact"), icon="plus")
        self._add.setObjectName("addFactButton")
        self._print = Button(theme, words("Print chronology"), icon="print")
        self._print.setObjectName("printChronologyButton")
        self._tools = self._make_tools()
        column.addWidget(self._tools)
        self._model = make_chronology_model(words, self)
        # A narrative may run over pages; the whole of it stands in the panel.
        self.table = TextTable(theme, name=words("Chronology"), columns=COLUMNS, grouped=True, max_lines=_MOST_LINES)
        self.table.setObjectName("chronologyTable")
        self.table.setModel(self._model)
        self.panel = EntryPanel(context)
        self.split = ListDetail(theme, self.table, self.panel)
        self._empty = EmptyState(theme, words("Nothing is recorded here yet."))
        self._body = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        column.addLayout(self._body, 1)
        self._body.addWidget(self.split)
        self._body.addWidget(self._empty)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._wire()

    def load(self, file: FileId) -> None:
        """Show the chronology of a file, with the filters as they are for the same file."""
        if file != self._file:
            self.filters.reset()
            self._wanted = None
            self.panel.show_none()
        self._file = file
        self._ask()

    def select(self, record: RecordId) -> None:
        """Choose an entry; filters that hide it are cleared."""
        self._wanted = record
        self.split.enter_panel()
        if not self._choose_wanted():
            self.filters.reset()
            self._ask()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.table and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            action = {
                Qt.Key.Key_J: lambda: self._step(1),
                Qt.Key.Key_K: lambda: self._step(-1),
                Qt.Key.Key_Slash: self.filters.focus_find,
                Qt.Key.Key_E: self._amend,
            }.get(Qt.Key(event.key()))
            if action is not None and plain:
                action()
                return True
        return super().eventFilter(watched, event)

    def _make_tools(self) -> QWidget:
        theme = self._context.theme
        tools = QWidget()
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.filters, 1)
        for button in (self._add, self._print):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return tools

    def _wire(self) -> None:
        changes = self._context.changes
        self.filters.changed.connect(self._ask)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self.table.installEventFilter(self)
        self.filters.search.returnPressed.connect(self._enter_list)
        self._settle.timeout.connect(self._ask_detail)
        self.split.list_shown.connect(self._tools.setVisible)
        self.panel.next_requested.connect(lambda: self._step(1))
        self.panel.linked_requested.connect(self.select)
        self.panel.amend_requested.connect(self._amend)
        self.panel.move_requested.connect(self._move)
        self.panel.open_requested.connect(self.open_requested)
        self._changes.closed.connect(self._enter_list)
        self._add.clicked.connect(then(self.add_fact))
        self._print.clicked.connect(then(self._wish_print))
        self._empty.action_requested.connect(self.filters.clear)
        for signal in (
            changes.file_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.names_changed,
        ):
            signal.connect(self._on_changed)
        key = QShortcut(QKeySequence("Ctrl+P"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._wish_print)

    # -- the list

    def _ask(self) -> None:
        if not self._file:
            return
        self._asked += 1
        asked, file, chosen = self._asked, self._file, self.filters.filter()
        chronologies = self._context.desk.chronologies

        def show(view: ChronologyView) -> None:
            if asked == self._asked:
                self._show(view, key_only=chosen.kind == "key")

        self._context.workers.desk.run(lambda: chronologies.read(file, chosen), show, owner=self)

    def _show(self, view: ChronologyView, *, key_only: bool) -> None:
        words = self._context.words
        here = self._model.row(self.table.currentIndex())
        if self._wanted is None and here is not None:
            self._wanted = here.id
        self._model.set_rows(group_by_month(words, view.rows, key_only=key_only))
        self.filters.show_view(view)
        if view.rows:
            self._body.setCurrentWidget(self.split)
        elif self.filters.is_narrowed():
            self._empty.set_text(words("Nothing in this period or with these filters."), words("Clear filters"))
            self._body.setCurrentWidget(self._empty)
        else:
            self._empty.set_text(words("Nothing is recorded here yet. Log a concern, or add a fact."))
            self._body.setCurrentWidget(self._empty)
        if not self._choose_wanted():
            self.panel.show_none()

    def _choose_wanted(self) -> bool:
        if self._wanted is None or not self.table.select_key(self._wanted):
            return False
        self._wanted = None
        self._settle.start(0)
        return True

    def _enter_list(self) -> None:
        if self._model.rowCount():
            self.table.setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, step: int) -> None:
        row = self.table.current_row() + step
        while 0 <= row < self._model.rowCount():
            if self._model.row(self._model.index(row, 0)) is not None:
                self.table.select_row(row)
                return
            row += step

    def _on_chosen(self, _index: QModelIndex) -> None:
        if self.split.is_panel_wanted():
            self._settle.start(_SETTLE_MS)

    def _on_opened(self, _index: QModelIndex) -> None:
        self.split.enter_panel()
        self._settle.start(0)

    def _on_changed(self) -> None:
        if self.isVisible():
            self._ask()

    def _ask_detail(self) -> None:
        row = self._model.row(self.table.currentIndex())
        if row is not None and self.split.is_panel_wanted():
            self.panel.show_entry(row.id, self._file)

    # -- what is done about it

    def _wish_print(self) -> None:
        self.print_requested.emit(PrintWish(DocumentKind.CHRONOLOGY, self._file, None, self.filters.filter()))

    def _amend(self) -> None:
        entry = self.panel.entry()
        if entry is not None and entry.is_concern:
            self._changes.amend(entry.id)

    def _move(self) -> None:
        entry = self.panel.entry()
        if entry is not None and entry.is_concern:
            self._changes.move(entry.id)

    def add_fact(self) -> None:
        """Ask for a background fact."""
        file, files = self._file, self._context.desk.files
        self._context.workers.desk.run(lambda: files.people(file), self._ask_fact, owner=self)

    def _ask_fact(self, rows: tuple[PersonRow, ...]) -> None:
        words = self._context.words
        form = FactForm(self._context, self._file, tuple((row.person, row.name) for row in rows))
        open_saving_form(
            self._context,
            words("Which fact is added?"),
            form,
            words("Add the fact"),
            form.prepare,
            self._on_fact,
            discard=form.discard,
        )
        form.start()

    def _on_fact(self, receipt: Receipt) -> None:
        changes = self._context.changes
        self._wanted = receipt.id
        changes.record_changed.emit("fact", receipt.id)
        changes.drafts_changed.emit()
        if not self.isVisible():
            self._ask()

"""Who saw and changed what in one file, and how a record read before."""

from PySide6.QtCore import QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.histories import HistoryRow, HistoryView, VersionRow
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.models.history_model import COLUMNS, group_by_day, make_history_model
from ui.pages.compare_versions import open_versions
from ui.pages.entry_card import make_column
from ui.pages.list_detail import ListDetail
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.side_panel import SidePanel
from ui.widgets.table import TextTable
from ui.widgets.text_edit import SearchEdit

_FIND_WIDTH = 240
_SETTLE_MS = 120


class HistoryPage(QWidget):
    """The activity list of a file; beside it the versions of the chosen record."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("historyPage")
        self._context = context
        self._file = FileId("")
        self._rows: tuple[HistoryRow, ...] = ()
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.search = SearchEdit(
            theme, name=words("Find in the history"), placeholder=words("Record number or activity")
        )
        self.search.setObjectName("findHistoryEdit")
        self.search.setFixedWidth(theme.px(_FIND_WIDTH))
        self.who = Combo(theme, (("", words("Everybody")),), name=words("Who"))
        self.who.setObjectName("whoCombo")
        self.shown = PlainLabel(style="small", tone="quiet")
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.search)
        row.addWidget(self.who)
        row.addStretch(1)
        row.addWidget(self.shown)
        column.addWidget(self._tools)
        self._model = make_history_model(words, self)
        self.table = TextTable(theme, name=words("History"), columns=COLUMNS, grouped=True)
        self.table.setObjectName("historyTable")
        self.table.setModel(self._model)
        self.panel = SidePanel(theme, close_name=words("Close the versions"))
        self.split = ListDetail(theme, self.table, self.panel)
        self._empty = EmptyState(theme, words("Nothing fits. Take the filter away."), action=words("Show everything"))
        self._body = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        column.addLayout(self._body, 1)
        self._body.addWidget(self.split)
        self._body.addWidget(self._empty)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._wire()
        self._say_none(words("Choose a line to see how its record read before."))

    def load(self, file: FileId) -> None:
        """Show the history of a file."""
        if file != self._file:
            self.who.set_value("")
            self.search.clear()
            self._say_none(self._context.words("Choose a line to see how its record read before."))
        self._file = file
        histories = self._context.desk.histories

        def show(view: HistoryView) -> None:
            if file == self._file:
                self._rows = view.rows
                options = (("", self._context.words("Everybody")), *((name, name) for name in view.people))
                self.who.set_options(options)
                self._show()

        self._context.workers.desk.run(lambda: histories.read(file), show, owner=self)

    def _wire(self) -> None:
        changes = self._context.changes
        self.search.search_changed.connect(self._on_filter)
        self.who.chosen.connect(self._on_filter)
        self._empty.action_requested.connect(self._clear)
        self.table.row_chosen.connect(self._on_chosen)
        self.table.row_opened.connect(self._on_opened)
        self.split.list_shown.connect(self._tools.setVisible)
        self._settle.timeout.connect(self._ask_versions)
        for signal in (changes.file_changed, changes.record_changed, changes.concern_recorded):
            signal.connect(self._on_changed)

    def _show(self) -> None:
        words, who = self._context.words, self.who.value()
        sought = self.search.text().casefold().split()
        rows = [
            row
            for row in self._rows
            if (not who or row.who == who) and all(part in f"{row.number} {row.what}".casefold() for part in sought)
        ]
        self._model.set_rows(group_by_day(rows))
        self.shown.setText(words("{n} of {all} · newest first", n=len(rows), all=len(self._rows)))
        self._body.setCurrentWidget(self.split if rows else self._empty)

    def _clear(self) -> None:
        self.who.set_value("")
        self.search.clear()
        self._show()

    def _on_filter(self, _value: str) -> None:
        self._show()

    def _on_changed(self) -> None:
        if self.isVisible() and self._file:
            self.load(self._file)

    def _on_chosen(self, _index: QModelIndex) -> None:
        if self.split.is_panel_wanted():
            self._settle.start(_SETTLE_MS)

    def _on_opened(self, _index: QModelIndex) -> None:
        self.split.enter_panel()
        self._settle.start(0)

    def _ask_versions(self) -> None:
        row = self._model.row(self.table.currentIndex())
        if row is None:
            return
        record, histories = RecordId(row.record), self._context.desk.histories

        def show(found: tuple[VersionRow, ...]) -> None:
            here = self._model.row(self.table.currentIndex())
            if here is not None and here.record == row.record:
                self._show_versions(row, found)

        self._context.workers.desk.run(lambda: histories.versions(record), show, owner=self)

    def _show_versions(self, row: HistoryRow, found: tuple[VersionRow, ...]) -> None:
        theme, words = self._context.theme, self._context.words
        title = row.number or words("This file")
        if not found:
            self._say_none(words("No version is kept of this: it was looked at, printed or filed."), title)
            return
        self.panel.set_title(title, words.count(len(found), "1 version", "{n} versions"))
        box, column = make_column(theme, spacing=10)
        for version in found:
            part, lines = make_column(theme, spacing=0)
            what = words("Version {n} · {what}", n=version.number, what=version.what)
            when = spell(version.at, "{wd} {day} {month} {year} {time}")
            lines.addWidget(PlainLabel(what, style="smallStrong", wrap=True))
            lines.addWidget(PlainLabel(f"{version.by}, {when}", style="caption", tone="quiet", wrap=True))
            column.addWidget(part)
        if len(found) > 1:
            compare = Button(theme, words("Compare two versions"))
            compare.setObjectName("compareButton")
            compare.clicked.connect(lambda _on=False: open_versions(self._context, RecordId(row.record), row.number))
            column.addWidget(compare, 0, Qt.AlignmentFlag.AlignLeft)
        self.panel.set_content(box)

    def _say_none(self, sentence: str, title: str = "") -> None:
        self.panel.set_title(title or self._context.words("Versions"))
        self.panel.set_content(PlainLabel(sentence, style="small", tone="quiet", wrap=True))

"""The children with a file: find the right one quickly, open a file on purpose."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.children import ChildrenView
from hsbdesk.domain.ids import FileId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.children_model import COLUMNS, ChildrenModel
from ui.open_dialog import OpenDialog
from ui.pages.add_child import AddChildForm
from ui.pages.filter_row import FilterRow
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.hugging import Hug
from ui.widgets.label import PlainLabel
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.table import TextTable
from ui.widgets.text_edit import SearchEdit

_FEWEST_LETTERS = 2
_SEARCH_WIDTH = 360
_LEAST_LIST = 220
_MOST = 100


class ChildrenPage(QWidget):
    """Searches as one types, most urgent first; only children with a file are listed."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("childrenPage")
        self._context = context
        self._filter = "all"
        self._asked = 0
        self._dialog: OpenDialog | None = None
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        column = page.body
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(10))
        self._title = PageTitle(
            theme,
            words("Children"),
            subtitle=words(
                "Children with a file, most urgent first. Other pupils are found by name when you log or add."
            ),
        )
        self._add = Button(theme, words("Add a child"), icon="plus")
        self._add.setObjectName("addChildButton")
        self._title.add_action(self._add)
        column.addWidget(self._title)
        self._search = SearchEdit(theme, name=words("Find a child"), placeholder=words("Name, class or record number"))
        self._search.setObjectName("findChildEdit")
        self._search.setMaximumWidth(theme.px(_SEARCH_WIDTH))
        self._search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._filters = FilterRow(theme, name=words("Which files"))
        self._similar = PlainLabel(style="small", tone="quiet", wrap=True)
        self._similar.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self._make_tools())
        self._model = ChildrenModel(words, self)
        self._table = TextTable(theme, name=words("Children with a file"), columns=COLUMNS, align="middle", pad_y=5)
        self._table.setObjectName("childrenTable")
        self._table.setModel(self._model)
        self._empty = EmptyState(theme, "")
        self._empty.hide()
        Hug(self._table, least=theme.px(_LEAST_LIST))
        column.addWidget(self._table, _MOST)
        column.addWidget(self._empty)
        self._foot = PlainLabel(
            words("A Support file holds a child's own safety plan and wishes. It has no category and no Brook column."),
            style="caption",
            tone="quiet",
            wrap=True,
        )
        column.addWidget(self._foot)
        column.addStretch(1)
        self._wire()

    def load(self) -> None:
        """Ask for the list as searched and filtered now."""
        self._ask(None)

    def _ask(self, then: Callable[[], None] | None) -> None:
        self._asked += 1
        asked, chosen, typed = self._asked, self._filter, self._typed()
        files = self._context.desk.files

        def show(view: ChildrenView) -> None:
            if asked == self._asked:
                self._show(view)
                if then is not None:
                    then()

        self._context.workers.desk.run(lambda: files.children(chosen, typed), show, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.selectAll()

    def add_child(self) -> None:
        """Ask whose file is to be opened, of which kind and why."""
        words = self._context.words
        form = AddChildForm(self._context)
        self._dialog = self._context.messages.open_form(
            words("Open a file for which child?"),
            form,
            (("cancel", words("Cancel"), "default"), ("open", words("Open the file"), "primary")),
            "cancel",
        )

        def answered(key: str) -> None:
            self._on_form_answered(form, key)

        self._dialog.chosen.connect(answered)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            watched is self._search
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Down
            and self._model.rowCount()
        ):
            self._table.setFocus(Qt.FocusReason.TabFocusReason)
            self._table.select_row(0)
            return True
        return super().eventFilter(watched, event)

    def _make_tools(self) -> QHBoxLayout:
        theme = self._context.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(self._search, 3)
        row.addWidget(self._filters, 0)
        row.addWidget(self._similar, 2)
        return row

    def _wire(self) -> None:
        changes = self._context.changes
        self._search.installEventFilter(self)
        self._search.search_changed.connect(self.load)
        self._search.returnPressed.connect(self._open_first)
        self._filters.chosen.connect(self._on_filter)
        self._table.row_opened.connect(self._open)
        self._add.clicked.connect(lambda _on=False: self.add_child())
        self._empty.action_requested.connect(self.add_child)
        for signal in (
            changes.file_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.tasks_changed,
        ):
            signal.connect(self._on_changed)
        key = QShortcut(QKeySequence("Ctrl+Shift+N"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.add_child)

    def _typed(self) -> str:
        typed = self._search.text().strip()
        return typed if len(typed) >= _FEWEST_LETTERS else ""

    def _show(self, view: ChildrenView) -> None:
        words = self._context.words
        chosen = self._model.row(self._table.currentIndex()).file if self._table.current_row() >= 0 else None
        self._model.set_rows(view.rows)
        if chosen is not None:
            self._table.select_key(chosen)
        count = view.counts
        options = [
            ("all", words("All {n}", n=count["all"])),
            ("HSB", words("HSB files {n}", n=count["HSB"])),
            ("SUPPORT", words("Support files {n}", n=count["SUPPORT"])),
            ("left", words("Left {n}", n=count["left"])),
        ]
        self._filters.set_options(options, self._filter)
        self._similar.setText(view.similar)
        self._table.setVisible(bool(view.rows))
        self._empty.setVisible(not view.rows)
        if not view.rows:
            self._show_empty()
        self._foot.setVisible(bool(view.rows))

    def _show_empty(self) -> None:
        words, typed = self._context.words, self._typed()
        if typed:
            text = words("No child with a file matches “{typed}”. Other pupils are found when you add.", typed=typed)
        elif self._filter != "all":
            text = words("No file here.")
        else:
            text = words("No child has a file yet. A file is opened on purpose, by a lead.")
        self._empty.set_text(text, words("Add a child"))

    def _on_filter(self, key: str) -> None:
        self._filter = key
        self.load()

    def _on_changed(self) -> None:
        if self.isVisible():
            self.load()

    def _open(self, index: QModelIndex) -> None:
        self.open_requested.emit(Route("child", file=self._model.row(index).file))

    def _open_first(self) -> None:
        # Typed fast, the rows are still those of earlier words, and the first of them another child.
        self._ask(self._open_found)

    def _open_found(self) -> None:
        if self._table.current_row() >= 0:
            self._open(self._table.currentIndex())
        elif self._model.rowCount() == 1:
            self._open(self._model.index(0, 0))

    def _on_form_answered(self, form: AddChildForm, key: str) -> None:
        if self._dialog is None:
            return
        if key != "open":
            self._dialog.done_with()
            return
        wish = form.wish()
        if wish is None:
            return
        dialog = self._dialog
        dialog.button("open").setEnabled(False)
        files = self._context.desk.files

        def open_file() -> FileId:
            key = wish.key if wish.person is None else files.add_child(wish.person)
            return files.open_file(key, wish.kind, wish.because)

        def done(file: FileId) -> None:
            dialog.done_with()
            self._context.changes.file_changed.emit(file)
            self.open_requested.emit(Route("child", file=file))

        def failed(error: DeskError) -> None:
            dialog.button("open").setEnabled(True)
            form.show_refusal(error)

        self._context.workers.desk.run(open_file, done, failed, form)

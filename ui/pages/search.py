"""Search everywhere: one field over the page."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QStackedLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from hsbdesk.desk.finder import Found, FoundGroup
from ui.context import PageContext
from ui.models.found_model import COLUMNS, FoundModel
from ui.routes import Route
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable
from ui.widgets.text_edit import SearchEdit

_WIDTH = 640
_HEIGHT = 460
_FEWEST_LETTERS = 2
_CHRONOLOGY_KINDS = frozenset({"fact", "intervention", "contact"})
_PLAN_KINDS = frozenset({"plan", "interim", "safety_plan"})


class SearchPanel(QFrame):
    """Children, entries, people, places, actions; arrows and Enter from the field itself.

    What was typed is never kept: only that a search was left, its length and the number of results.
    """

    open_requested = Signal(object)
    action_requested = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pickerPopup")
        self.setAccessibleName(context.words("Search"))
        self._context = context
        self._view = parent
        self._asked = 0
        self._back: QWidget | None = None
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        edge = theme.px(12)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(theme.px(8))
        self.edit = SearchEdit(
            theme, name=words("Search everywhere"), placeholder=words("Search children, entries, places")
        )
        self.edit.setObjectName("searchEverywhereEdit")
        column.addWidget(self.edit)
        self._model = FoundModel(self)
        self.table = TextTable(
            theme,
            name=words("Found"),
            columns=COLUMNS,
            align="middle",
            text_style="small",
            header=False,
            grouped=True,
            max_lines=2,
        )
        self.table.setObjectName("foundTable")
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setModel(self._model)
        self._empty = EmptyState(theme, "")
        self._body = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        column.addLayout(self._body, 1)
        self._body.addWidget(self._empty)
        self._body.addWidget(self.table)
        column.addWidget(
            PlainLabel(words("Arrow keys choose, Enter opens, Esc closes."), style="caption", tone="quiet", wrap=True)
        )
        self.hide()
        self._wire()

    def open_over(self, page: QWidget) -> None:
        """Show the field over a page, empty."""
        self._back = QApplication.focusWidget()
        self.edit.clear()
        self._model.set_groups(())
        self._say("")
        self._place(page)
        self.show()
        self.raise_()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_search(self) -> None:
        """Go back to where the keyboard was."""
        if self.isHidden():
            return
        self._note_left()
        self.hide()
        self.edit.clear()
        back, self._back = self._back, None
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._on_key(event)
        if watched is self.edit and isinstance(event, QFocusEvent) and event.lostFocus():
            # Another window, such as the blank page, only covers the search.
            focus = QApplication.focusWidget()
            here = focus is not None and focus.window() is self.window()
            if here and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
                self.close_search()
        return super().eventFilter(watched, event)

    def _wire(self) -> None:
        self.edit.installEventFilter(self)
        self.edit.search_changed.connect(self.search)
        self.table.clicked.connect(self._open)

    def _on_key(self, event: QKeyEvent) -> bool:
        match event.key():
            case Qt.Key.Key_Down:
                self._step(1)
            case Qt.Key.Key_Up:
                self._step(-1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                if self.table.current_row() >= 0:
                    self._open(self.table.currentIndex())
                else:
                    self.search(self.edit.text())
            case Qt.Key.Key_Escape:
                self.close_search()
            case _:
                return False
        return True

    def _step(self, step: int) -> None:
        row = self.table.current_row()
        for _turn in range(self._model.rowCount()):
            row = (row + step) % self._model.rowCount()
            if self._model.found(self._model.index(row, 0)) is not None:
                self.table.select_row(row)
                return

    def search(self, typed: str) -> None:
        """Ask for what matches."""
        self._asked += 1
        if len(typed.strip()) < _FEWEST_LETTERS or self.isHidden():
            self._model.set_groups(())
            self._say("")
            return
        asked, finder = self._asked, self._context.desk.finder

        def show(groups: tuple[FoundGroup, ...]) -> None:
            if asked == self._asked:
                self._show(groups, typed)

        self._context.workers.desk.run(lambda: finder.search(typed), show, owner=self)

    def _show(self, groups: tuple[FoundGroup, ...], typed: str) -> None:
        self._model.set_groups(groups)
        if groups:
            self._body.setCurrentWidget(self.table)
            self._step(1)
        else:
            self._say(self._context.words("Nothing for “{typed}”.", typed=typed.strip()))

    def _say(self, sentence: str) -> None:
        self._empty.set_text(sentence or self._context.words("Type two letters or more."))
        self._body.setCurrentWidget(self._empty)

    def _note_left(self) -> None:
        length, results = len(self.edit.text().strip()), self._model.count()
        if length >= _FEWEST_LETTERS:
            finder = self._context.desk.finder
            self._context.workers.desk.run(lambda: finder.left(length, results), lambda _none: None, owner=self)

    def _open(self, index: QModelIndex) -> None:
        found = self._model.found(index)
        if found is None:
            return
        self.close_search()
        if found.kind == "action":
            self.action_requested.emit(found.key)
            return
        route = _route_to(found)
        if route is not None:
            self.open_requested.emit(route)

    def _place(self, page: QWidget) -> None:
        theme = self._context.theme
        width = min(theme.px(_WIDTH), page.width() - 2 * theme.px(12))
        height = min(theme.px(_HEIGHT), page.height() - 2 * theme.px(12))
        corner = page.mapTo(page.window(), QPoint(0, 0)) - self._view.mapTo(page.window(), QPoint(0, 0))
        left = corner.x() + (page.width() - width) // 2
        self.setGeometry(QRect(left, corner.y() + theme.px(12), width, height))


def _route_to(found: Found) -> Route | None:
    file = found.file or ""
    if found.kind == "place":
        return None
    if found.kind in {"child", "person"}:
        tab = "people" if found.kind == "person" else ""
        return Route("child", file=file, tab=tab) if file else None
    if found.record_kind == "referral":
        return Route("referral", found.key, file)
    if found.record_kind == "concern":
        return Route("child", found.key, file, "concerns") if file else Route("triage", found.key)
    tab = "chronology" if found.record_kind in _CHRONOLOGY_KINDS else ""
    tab = "plan" if found.record_kind in _PLAN_KINDS else tab
    return Route("child", found.key, file, tab) if file else None

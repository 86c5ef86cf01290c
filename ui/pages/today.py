"""Today: what needs me, in order; beside it clocks, unfinished concerns and own drafts."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from hsbdesk.desk.worklists import Target, TodayGroup, TodayRow, TodayView
from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.models.today_model import COLUMNS, TodayModel
from ui.navigation import RAIL_WIDTH
from ui.pages.filter_row import FilterRow
from ui.pages.snooze_task import SnoozeForm
from ui.pages.today_side import TodaySide
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.fold_delegate import FoldDelegate
from ui.widgets.hugging import Hug
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Role

_SIDE_FROM = 1000
_SIDE_WIDTH = 288
_GROUPS_BY_KEY = 4
_MOST = 100


class TodayPage(QWidget):
    """Three next things first; safety answers are never cut short."""

    open_requested = Signal(object)
    concern_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("todayPage")
        self._context = context
        self._filter = "mine"
        self._asked = 0
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        page = ScrollPage()
        outer.addWidget(page)
        column = page.body
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(12))
        self._title = PageTitle(theme, words("Today"))
        self._filters = FilterRow(theme, name=words("Whose tasks"))
        self._aside = Button(theme, words("Clocks"), icon="clock", checkable=True)
        self._aside.setObjectName("asideButton")
        self._title.add_action(self._filters)
        self._title.add_action(self._aside)
        column.addWidget(self._title)
        self._model = TodayModel(self)
        self._table = TextTable(
            theme,
            name=words("What needs you"),
            columns=COLUMNS,
            align="middle",
            text_style="body",
            header=False,
            grouped=True,
            pad_y=8,
        )
        FoldDelegate(theme, self._table, text_style="body", top=False, pad_y=8)
        self._table.setObjectName("todayTable")
        self._table.setModel(self._model)
        Hug(self._table, least=None)
        self._empty = EmptyState(theme, "", action="")
        lists = QWidget()
        stack = QVBoxLayout(lists)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.addWidget(self._table, _MOST)
        stack.addWidget(self._empty)
        stack.addStretch(1)
        self._left = lists
        self.side = TodaySide(context)
        row = QHBoxLayout()
        row.setSpacing(theme.px(16))
        row.addWidget(lists, 1)
        row.addWidget(self.side)
        column.addLayout(row, 1)
        self._wire()

    def load(self) -> None:
        """Ask what needs a person now."""
        self._asked += 1
        asked, mine, worklists = self._asked, self._filter == "mine", self._context.desk.worklists

        def show(view: TodayView) -> None:
            if asked == self._asked:
                self._show(view)

        self._context.workers.desk.run(lambda: worklists.today(mine=mine), show, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard into the list."""
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # -- showing

    def _show(self, view: TodayView) -> None:
        words = self._context.words
        self._title.set_subtitle(view.subtitle)
        options = [
            ("mine", words("Mine {n}", n=view.mine)),
            ("all", words("All {n}", n=view.all)),
            ("child", words("By child")),
        ]
        self._filters.set_options(options, self._filter)
        groups = self._by_child(view.groups) if self._filter == "child" else view.groups
        chosen = self._table.currentIndex().siblingAtColumn(0).data(Role.KEY) if self._has_row() else None
        self._model.set_groups(groups)
        if chosen is None or not self._table.select_key(chosen):
            self._table.select_row(self._model.first_row_of_group(0))
        in_list = self._table.hasFocus()
        if not groups:
            self._empty.set_text(words("Nothing needs you today."), words("Log a concern"))
        self._empty.setVisible(not groups)
        if in_list and not groups:
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)
        self._table.setVisible(bool(groups))
        self.side.show_view(view)
        self._aside.set_text(words("Clocks {n}", n=len(view.clocks)))
        self._fit()

    def _by_child(self, groups: tuple[TodayGroup, ...]) -> tuple[TodayGroup, ...]:
        by_name: dict[str, list[TodayRow]] = {}
        for group in groups:
            for row in group.rows:
                by_name.setdefault(row.name, []).append(row)
        return tuple(
            TodayGroup(name, name, folded=False, summary=str(len(rows)), rows=tuple(rows))
            for name, rows in by_name.items()
        )

    def _fit(self) -> None:
        theme = self._context.theme
        beside = self.width() / theme.scale >= _SIDE_FROM - RAIL_WIDTH
        self._aside.setVisible(not beside)
        if beside:
            self._aside.setChecked(False)
        self.side.setMaximumWidth(theme.px(_SIDE_WIDTH) if beside else 16_777_215)
        self.side.setMinimumWidth(theme.px(_SIDE_WIDTH) if beside else 0)
        self.side.setVisible(beside or self._aside.isChecked())
        self._left.setVisible(beside or not self._aside.isChecked())

    def _has_row(self) -> bool:
        return self._table.current_row() >= 0

    # -- wiring

    def _wire(self) -> None:
        changes = self._context.changes
        self._filters.chosen.connect(self._on_filter)
        self._aside.toggled.connect(self._fit)
        self._table.row_opened.connect(self._on_opened)
        self._table.action_requested.connect(self._on_action)
        self._table.clicked.connect(self._on_clicked)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._open_menu)
        self._empty.action_requested.connect(self.concern_requested)
        self.side.open_requested.connect(self.open_requested)
        for signal in (
            changes.tasks_changed,
            changes.record_changed,
            changes.concern_recorded,
            changes.file_changed,
            changes.drafts_changed,
        ):
            signal.connect(self._on_changed)
        for place in range(_GROUPS_BY_KEY):
            self._add_key(
                str(place + 1),
                lambda place=place: self._table.select_row(self._model.first_row_of_group(place)),
            )
        self._add_key("I", self._put_interim)
        self._add_key("M", lambda: self._on_filter("all" if self._filter == "mine" else "mine"))

    def _add_key(self, key: str, action: object) -> None:
        shortcut = QShortcut(QKeySequence(key), self._table)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(action)  # type: ignore[arg-type]

    def _go_to_group(self, place: int) -> None:
        row = self._model.first_row_of_group(place)
        if row >= 0:
            self._table.select_row(row)

    def _on_changed(self) -> None:
        if self.isVisible():
            self.load()

    def _on_filter(self, key: str) -> None:
        self._filter = key
        self.load()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._model.row(index) is None:
            self._on_opened(index)

    def _on_opened(self, index: QModelIndex) -> None:
        if self._model.row(index) is None:
            key = index.siblingAtColumn(0).data(Role.KEY)
            self._model.toggle_fold(index)
            self._table.select_key(key)
        else:
            self._on_action(index)

    def _on_action(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is None:
            return
        if row.target.kind == "task" and row.task is not None:
            self._finish(row.task, row.text)
        else:
            self.open_requested.emit(row.target)

    # -- tasks

    def _open_menu(self, at: QPoint) -> None:
        row = self._model.row(self._table.indexAt(at)) if self._table.indexAt(at).isValid() else None
        row = row or (self._model.row(self._table.currentIndex()) if self._has_row() else None)
        if row is None:
            return
        words = self._context.words
        menu = QMenu(self)
        menu.setObjectName("taskMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(row.action_text).triggered.connect(lambda: self.open_requested.emit(row.target))
        if interim_target(row) is not None:
            change = menu.addAction(words("Put an interim change into force"))
            change.triggered.connect(lambda: self._put_interim(row))
        if row.task is not None:
            task = row.task
            menu.addAction(words("Mark as done")).triggered.connect(lambda: self._finish(task, row.text))
            if row.state != "stop":
                menu.addAction(words("Put off to another day")).triggered.connect(lambda: self._put_off(task, row.text))
        menu.popup(self._table.viewport().mapToGlobal(at))

    def _put_interim(self, row: TodayRow | None = None) -> None:
        """Go to the form that makes the next hour safe, for the concern of a row."""
        row = row or (self._model.row(self._table.currentIndex()) if self._has_row() else None)
        target = interim_target(row) if row is not None else None
        if target is not None:
            self.open_requested.emit(target)

    def _finish(self, task: RecordId, text: str) -> None:
        words, tasks = self._context.words, self._context.desk.tasks

        def done(typed: str | None) -> None:
            if typed is not None:
                self._context.workers.desk.run(
                    lambda: tasks.done(task, typed), lambda _none: self._on_task_changed(), owner=self
                )

        self._context.messages.enter_text(
            words("Mark as done?"),
            text,
            words("Mark as done"),
            done,
            hint=words("What was done, if it needs a word."),
        )

    def _put_off(self, task: RecordId, text: str) -> None:
        words, tasks = self._context.words, self._context.desk.tasks
        form = SnoozeForm(self._context, text)
        dialog = self._context.messages.open_form(
            words("Put this off to which day?"),
            form,
            (("cancel", words("Cancel"), "default"), ("snooze", words("Put it off"), "primary")),
            "cancel",
        )

        def put_off() -> None:
            dialog.done_with()
            self._on_task_changed()

        def answered(key: str) -> None:
            if key != "snooze":
                dialog.done_with()
                return
            wish = form.wish()
            if wish is None:
                return
            until, because = wish
            self._context.workers.desk.run(
                lambda: tasks.snooze(task, until, because),
                lambda _none: put_off(),
                form.show_refusal,
                form,
            )

        dialog.chosen.connect(answered)

    def _on_task_changed(self) -> None:
        self._context.changes.tasks_changed.emit()


def interim_target(row: TodayRow) -> Target | None:
    """Return where an interim change about the row's concern is put into force; None for a row without one."""
    return Target("interim", row.target.id, row.target.file) if row.target.kind in {"triage", "call"} else None

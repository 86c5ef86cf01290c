"""Referrals of one child or of all: go on with one, or start a new one from the records."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.children import ChildrenView
from hsbdesk.desk.referrals import ReferralRow
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.referrals_model import COLUMNS, make_referrals_model
from ui.pages.decisions_card import NotReferredCard
from ui.pages.keys import add_keys
from ui.pages.saving_form import open_saving_form
from ui.pages.slots import then
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.table import TextTable

T = TypeVar("T")
_LOW_BELOW = 360
"""Logical px of height under which a table and the decisions have no room under each other."""


class ReferralsPage(QWidget):
    """A table, newest first; Enter opens the referral."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referralsPage")
        self._context = context
        self._file: FileId | None = None
        self._is_empty = False
        theme, words = context.theme, context.words
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(10))
        self._title = PageTitle(theme, words("Referrals"), subtitle=words("Newest first. Enter opens one."))
        self._column.addWidget(self._title)
        tools = QHBoxLayout()
        self._shown = PlainLabel(style="small", tone="quiet")
        self._new = Button(theme, words("New referral"), icon="plus")
        self._new.setObjectName("newReferralButton")
        self._turn = Button(theme, words("Not referred"), checkable=True)
        self._turn.setObjectName("notReferredButton")
        self._turn.hide()
        tools.addWidget(self._turn)
        self._quick = Button(theme, words("Quick report"), icon="send")
        self._quick.setObjectName("newQuickReportButton")
        self._quick.setToolTip(words("Eight things on one page, signed and printed at once (Alt+Q)"))
        tools.addWidget(self._shown, 1)
        tools.addWidget(self._quick)
        tools.addWidget(self._new)
        self._column.addLayout(tools)
        self._model = make_referrals_model(words, self)
        self.table = TextTable(theme, name=words("Referrals"), columns=COLUMNS, align="middle")
        self.table.setObjectName("referralsTable")
        self.table.setModel(self._model)
        self._empty = EmptyState(theme, "")
        self._body = QStackedLayout()
        # In its place first: Qt shows the first widget at once, and without a place as a window of its own.
        self._column.addLayout(self._body, 1)
        self._body.addWidget(self.table)
        self._body.addWidget(self._empty)
        self.decisions = NotReferredCard(context)
        self.decisions.hide()
        self._column.addWidget(self.decisions)
        self._aside = ScrollPage()
        self._body.addWidget(self._aside)
        self._wire()

    def load(self, file: FileId | None) -> None:
        """Show the referrals of a file, or of all."""
        self._file = file
        theme = self._context.theme
        alone = file is None
        self._quick.setVisible(alone)
        self._title.setVisible(alone)
        side = theme.px(20) if alone else 0
        self._column.setContentsMargins(side, theme.px(16) if alone else 0, side, theme.px(12) if alone else 0)
        if file is not None:
            self.decisions.load(file)
        self._fit()
        desk = self._context.desk

        def read() -> tuple[ReferralRow, ...]:
            marks = desk.signoffs.marks(file)
            rows = desk.referrals.rows(file)
            return tuple(
                replace(row, signed=marks[row.id].text, is_stale=marks[row.id].is_stale) if row.id in marks else row
                for row in rows
            )

        def show(rows: tuple[ReferralRow, ...]) -> None:
            if file == self._file:
                self._show(rows)

        self._context.workers.desk.run(read, show, owner=self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show the decisions under the referrals; where there is little height, in their place when asked for."""
        of_file = self._file is not None
        low = of_file and self.height() < self._context.theme.px(_LOW_BELOW)
        self._turn.setVisible(low)
        layout = self._aside.body if low else self._column
        if layout.indexOf(self.decisions) < 0:
            layout.addWidget(self.decisions)
        self.decisions.setVisible(of_file)
        aside = low and self._turn.isChecked()
        self._body.setCurrentWidget(self._aside if aside else self._empty if self._is_empty else self.table)

    def focus_first(self) -> None:
        """Put the keyboard onto the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_new(self) -> None:
        """Start a referral for this child, or ask for which."""
        if self._file is not None:
            self._open_new(self._file)
            return
        files = self._context.desk.files
        self._context.workers.desk.run(files.children, self._ask_new, owner=self)

    def start_quick(self) -> None:
        """Write a quick report about this child, or ask about which."""
        if self._file is not None:
            self._open_quick(self._file)
            return
        files = self._context.desk.files
        self._context.workers.desk.run(files.children, self._ask_quick, owner=self)

    def _wire(self) -> None:
        changes = self._context.changes
        self._new.clicked.connect(then(self.start_new))
        self._empty.action_requested.connect(self.start_new)
        self.decisions.open_requested.connect(self.open_requested)
        self._turn.toggled.connect(then(self._fit))
        self._quick.clicked.connect(then(self.start_quick))
        add_keys(self, (("Alt+Q", self.start_quick),))
        self.table.row_opened.connect(self._open)
        for signal in (changes.record_changed, changes.file_changed, changes.names_changed, changes.tasks_changed):
            signal.connect(self._on_changed)

    def _show(self, rows: tuple[ReferralRow, ...]) -> None:
        words = self._context.words
        here = self._model.row(self.table.currentIndex())
        self._model.set_rows(rows)
        self._is_empty = not rows
        self._shown.setText(words.count(len(rows), "1 referral", "{n} referrals"))
        if rows:
            self._fit()
            if here is None or not self.table.select_key(here.id):
                self.table.select_row(0)
            return
        in_list = self.table.hasFocus()
        self._empty.set_text(words("No referral yet. A new one starts from the records."), words("New referral"))
        self._fit()
        if in_list:
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_new(self, view: ChildrenView) -> None:
        opened = self._context.desk.referrals.open
        self._ask_child(view, self._context.words("Start the referral"), opened, self._on_new)

    def _ask_quick(self, view: ChildrenView) -> None:
        read = self._context.desk.files.read
        done = self._open_quick_of
        self._ask_child(view, self._context.words("Write the quick report"), read, done)

    def _ask_child(
        self, view: ChildrenView, action: str, job: Callable[[FileId], T], done: Callable[[T], None]
    ) -> None:
        words = self._context.words
        options = tuple(
            (row.file, " · ".join(part for part in (row.name, row.born, row.number) if part)) for row in view.rows
        )
        if not options:
            self._context.messages.ask(
                words("Which child is it about?"),
                words("No child has a file yet. Open a file first: Children, Add a child."),
                (("close", words("Close"), "default"),),
                "close",
                lambda _key: None,
            )
            return
        ask = Ask(key="file", label=words("Child"), name="referralChildCombo", kind="choice", options=options)
        form = SmallForm(self._context, (ask,), name="newReferralForm")

        def prepare() -> partial[T] | None:
            chosen = form.values()["file"]
            if not form.accepts([] if chosen else [("file", words("Choose the child it is about."))]):
                return None
            return partial(job, FileId(chosen))

        open_saving_form(self._context, words("Which child is it about?"), form, action, prepare, done)

    def _open_quick_of(self, file: ChildFile) -> None:
        self._open_quick(file.file_id)

    def _open_quick(self, file: FileId) -> None:
        self.open_requested.emit(Target("quick", RecordId(file), file))

    def _open_new(self, file: FileId) -> None:
        referrals = self._context.desk.referrals
        self._new.setEnabled(False)

        def done(referral: RecordId) -> None:
            self._new.setEnabled(True)
            self._on_new(referral)

        def failed(error: DeskError) -> None:
            self._new.setEnabled(True)
            self._context.workers.failures.say_refusal(error)

        self._context.workers.desk.run(lambda: referrals.open(file), done, failed, self)

    def _on_new(self, referral: RecordId) -> None:
        self._context.changes.record_changed.emit("referral", referral)
        self.open_requested.emit(Target("referral", referral, self._file))

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.open_requested.emit(Target("referral", row.id, row.file))

    def _on_changed(self) -> None:
        if self.isVisible():
            self.load(self._file)

"""Referrals of one child or of all: go on with one, or start a new one from the records."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from hsbdesk.desk.children import ChildrenView
from hsbdesk.desk.referrals import ReferralRow
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.models.referrals_model import COLUMNS, make_referrals_model
from ui.pages.saving_form import open_saving_form
from ui.pages.slots import then
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.page_title import PageTitle
from ui.widgets.table import TextTable


class ReferralsPage(QWidget):
    """A table, newest first; Enter opens the referral."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("referralsPage")
        self._context = context
        self._file: FileId | None = None
        theme, words = context.theme, context.words
        self._column = QVBoxLayout(self)
        self._column.setSpacing(theme.px(10))
        self._title = PageTitle(theme, words("Referrals"), subtitle=words("Newest first. Enter opens one."))
        self._column.addWidget(self._title)
        tools = QHBoxLayout()
        self._shown = PlainLabel(style="small", tone="quiet")
        self._new = Button(theme, words("New referral"), icon="plus")
        self._new.setObjectName("newReferralButton")
        tools.addWidget(self._shown, 1)
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
        self._wire()

    def load(self, file: FileId | None) -> None:
        """Show the referrals of a file, or of all."""
        self._file = file
        theme = self._context.theme
        alone = file is None
        self._title.setVisible(alone)
        side = theme.px(20) if alone else 0
        self._column.setContentsMargins(side, theme.px(16) if alone else 0, side, theme.px(12) if alone else 0)
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

    def focus_first(self) -> None:
        """Put the keyboard onto the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_new(self) -> None:
        """Start a referral for this child, or ask for which."""
        if self._file is not None:
            self._open_new(self._file)
            return
        files = self._context.desk.files
        self._context.workers.desk.run(files.children, self._ask_child, owner=self)

    def _wire(self) -> None:
        changes = self._context.changes
        self._new.clicked.connect(then(self.start_new))
        self._empty.action_requested.connect(self.start_new)
        self.table.row_opened.connect(self._open)
        for signal in (changes.record_changed, changes.file_changed, changes.names_changed, changes.tasks_changed):
            signal.connect(self._on_changed)

    def _show(self, rows: tuple[ReferralRow, ...]) -> None:
        words = self._context.words
        here = self._model.row(self.table.currentIndex())
        self._model.set_rows(rows)
        self._shown.setText(words.count(len(rows), "1 referral", "{n} referrals"))
        if rows:
            self._body.setCurrentWidget(self.table)
            if here is None or not self.table.select_key(here.id):
                self.table.select_row(0)
            return
        in_list = self.table.hasFocus()
        self._empty.set_text(words("No referral yet. A new one starts from the records."), words("New referral"))
        self._body.setCurrentWidget(self._empty)
        if in_list:
            self._empty.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_child(self, view: ChildrenView) -> None:
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

        def prepare() -> partial[RecordId] | None:
            chosen = form.values()["file"]
            if not form.accepts([] if chosen else [("file", words("Choose the child it is about."))]):
                return None
            return partial(self._context.desk.referrals.open, FileId(chosen))

        open_saving_form(
            self._context, words("Which child is it about?"), form, words("Start the referral"), prepare, self._on_new
        )

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

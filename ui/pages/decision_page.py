"""One decision: written, read, answered. Opened from a triage, a call, a child's file, Today or a search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.decisions import DecisionStart, DecisionView
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages import decision_answer, decision_form
from ui.pages.decision_answer import make_answer_form
from ui.pages.decision_form import DecisionForm
from ui.pages.decision_read import DecisionLayer
from ui.pages.kept_form import KeptForm
from ui.pages.keys import add_keys
from ui.pages.layouts import add_shown
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar

_Found = tuple[str, DecisionView | DecisionStart, bool]
"""What it is about, what is shown, and whether an answer to it was being written."""


class DecisionPage(QWidget):
    """Shows the form for a new decision, or the decision with what can be done now."""

    open_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("decisionPage")
        self._context = context
        self._file = FileId("")
        self.shown: KeptForm | DecisionLayer | None = None
        theme, words = context.theme, context.words
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        self._column.setSpacing(theme.px(10))
        self._bar = MessageBar(theme, "stop")
        self._bar.setObjectName("decisionBar")
        self._bar.hide()
        self._column.addWidget(self._bar)
        self._back = Button(theme, words("Back"))
        self._back.setObjectName("decisionBackButton")
        self._back.hide()
        self._column.addWidget(self._back)
        self._back.clicked.connect(then(self.close_requested.emit))
        add_keys(self._back, (("Esc", self.close_requested.emit),))
        context.changes.names_changed.connect(self._on_names)

    def load(self, record: RecordId, file: FileId | None = None) -> None:
        """Show a decision, begin one about a concern, a call or a file, or go on with an own draft."""
        self._context.workers.desk.run(lambda: self._find(record, file or None), self._on_found, self._refuse, self)

    def keep_now(self) -> None:
        """Keep what is being written."""
        if isinstance(self.shown, KeptForm):
            self.shown.keep_now()

    def is_writing(self) -> bool:
        """Return whether something is being written here."""
        return isinstance(self.shown, KeptForm)

    def focus_first(self) -> None:
        """Put the keyboard to where one begins."""
        if self.shown is not None:
            self.shown.focus_first()

    def _find(self, record: str, file: FileId | None) -> _Found:
        desk, answers = self._context.desk, False
        for row in desk.drafts.own():
            if row.uuid == record and row.form in {decision_form.FORM, decision_answer.FORM}:
                about, _, within = str(desk.drafts.open(row.uuid).view.get("about", "")).partition(" ")
                record, file, answers = about, FileId(within) if within else None, row.form == decision_answer.FORM
                break
        return f"{record} {file or ''}".strip(" ") if record else f" {file}", desk.decisions.open(record, file), answers

    def _on_found(self, found: _Found) -> None:
        if not self._context.desk.is_open:
            return
        about, what, answers = found
        if isinstance(what, DecisionStart):
            self._file = what.file
            form = DecisionForm(self._context, what, about)
            form.set_stored(self._on_recorded)
            self._put(form)
            return
        self._file = what.decision.file
        if answers and what.may_answer:
            self._answer(what)
        else:
            self._read(what)

    def _read(self, view: DecisionView, said: str = "") -> None:
        layer = DecisionLayer(self._context, view)
        layer.answer.clicked.connect(then(lambda: self._answer(view)))
        layer.refer.clicked.connect(then(lambda: self._refer(view.decision.id)))
        if said:
            layer.notice.set_message("done", said)
            layer.notice.show()
        self._put(layer)

    def _answer(self, view: DecisionView) -> None:
        decision = view.decision.id
        form = make_answer_form(self._context, view, lambda referral: self._on_answered(decision, referral))
        self._put(form)

    def _refer(self, decision: RecordId) -> None:
        decisions = self._context.desk.decisions
        self._context.workers.desk.run(
            lambda: decisions.refer(decision), lambda made: self._on_answered(decision, made), self._refuse, self
        )

    def _put(self, layer: KeptForm | DecisionLayer) -> None:
        old, self.shown = self.shown, layer
        if old is not None:
            if isinstance(old, KeptForm):
                old.keeper.stop()
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._bar.hide()
        self._back.hide()
        layer.close_requested.connect(self.close_requested)
        layer.open_requested.connect(self.open_requested)
        add_shown(self._column, layer)
        if isinstance(layer, KeptForm):
            layer.begin()
        layer.focus_first()

    # -- what was stored

    def _on_recorded(self, decision: RecordId) -> None:
        decisions = self._context.desk.decisions
        self._tell(decision)
        number = self._context.words("Saved. It stands in the child's file and comes back by itself.")
        self._context.workers.desk.run(
            lambda: decisions.read(decision), lambda view: self._read(view, number), self._refuse, self
        )

    def _on_answered(self, decision: RecordId, referral: RecordId | None) -> None:
        self._tell(decision)
        if referral is not None:
            self._context.changes.record_changed.emit("referral", referral)
            self.close_requested.emit()
            self.open_requested.emit(Target("referral", referral, self._file))
            return
        decisions, words = self._context.desk.decisions, self._context.words
        self._context.workers.desk.run(
            lambda: decisions.read(decision), lambda view: self._read(view, words("Saved.")), self._refuse, self
        )

    def _tell(self, decision: RecordId) -> None:
        changes = self._context.changes
        changes.record_changed.emit("decision", decision)
        changes.file_changed.emit(self._file)
        changes.tasks_changed.emit()

    def _on_names(self) -> None:
        if isinstance(self.shown, DecisionLayer) and self.isVisible():
            self.load(self.shown.decision)

    def _refuse(self, error: DeskError) -> None:
        self._bar.set_message("stop", self._context.words.refusal(error))
        self._bar.show()
        if self.shown is None:
            self._back.show()
            self._back.setFocus()

"""Log a concern: gate, form, read-back, receipt; a sealed draft all the way (ux.md section 5.9)."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ProblemView
from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.desk.facts import Receipt
from hsbdesk.desk.read_back import ReadBackLine
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.concern_draft import ConcernDraft, draft_fields, draft_from_fields
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper, find_interrupted
from ui.pages.keys import add_keys
from ui.pages.log_applies import leave_out_closed
from ui.pages.log_form import LogForm
from ui.pages.log_gate import AdultGate
from ui.pages.log_read_back import ReadBack, ReceiptView
from ui.pages.roll_source import RollSource
from ui.widgets.message_bar import MessageBar

FORM = "concern"
_PROMISE = "if you do not finish, the safeguarding team receives what you have written"


class LogConcernPage(QWidget):
    """One concern from the first question to its number."""

    open_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("logConcernPage")
        self._context = context
        self._draft = ConcernDraft(uuid="")
        self._receipt: Receipt | None = None
        self._on_screen = True
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(8))
        self.refusal = MessageBar(theme, "stop")
        self.refusal.hide()
        column.addWidget(self.refusal)
        self.returned = MessageBar(theme, "tip", actions=(("anew", words("Start another concern instead")),))
        self.returned.setObjectName("returnedBar")
        self.returned.hide()
        column.addWidget(self.returned)
        self._steps = QStackedWidget()
        column.addWidget(self._steps, 1)
        self.roll = RollSource(context, self)
        self.gate = AdultGate(context)
        self.form = LogForm(context, self.roll)
        self.read_back = ReadBack(context)
        self.receipt = ReceiptView(context)
        for step in (self.gate, self.form, self.read_back, self.receipt):
            self._steps.addWidget(step)
        self.keeper = DraftKeeper(context, FORM, inbox=True, read=self._content, owner=self)
        self._wire()

    # -- opening

    def load(self, uuid: str | None = None, *, unfinished: bool = False) -> None:
        """Start at the gate, or go on with a draft (`unfinished`: somebody else's) exactly where it was left.

        Without a uuid a form that was on the screen when the desk was locked comes back.
        """
        self.keeper.stop()
        self.refusal.hide()
        self.returned.hide()
        self.roll.load()
        drafts = self._context.desk.drafts
        if not uuid:
            # At once, so that nothing typed while the desk looks is ever put back to the gate.
            self._show_new()
            desk = self._context.desk
            self._context.workers.desk.run(
                lambda: find_interrupted(desk, FORM), self._on_looked, self._say_refusal, self
            )
            return
        read = drafts.open_unfinished if unfinished else drafts.open
        self._context.workers.desk.run(lambda: read(uuid), self._on_draft, self._say_refusal, self)

    def is_writing(self) -> bool:
        """Return whether something is written that is not submitted yet."""
        return self._steps.currentWidget() in {self.form, self.read_back}

    def keep_now(self) -> None:
        """Keep the draft now, with the place its writer is at: before locking, closing, or on Ctrl+S."""
        self.keeper.keep_now(always=self._has_content())

    # -- steps

    def _on_looked(self, found: OpenDraft | None) -> None:
        if found is None or not self._context.desk.is_open or self._has_content():
            return  # what is being written stays; one that was found stands in Today's list
        self._on_draft(found)
        words = self._context.words
        title = self.form.sections[self.form.open_place()].title()
        self.returned.set_message("tip", words("You were here: {section}. Nothing is lost.", section=title))
        self.returned.show()

    def _on_start_anew(self, _key: str) -> None:
        """Keep what came back as a draft for later, and start another concern."""
        self.returned.hide()
        self._on_screen = False
        self.keeper.keep_now(self._show_new, always=True)

    def _show_new(self) -> None:
        self.keeper.stop()
        self._on_screen = True
        self._draft = self._context.desk.concerns.new_draft()
        self.form.show_draft(self._draft)
        self._show_saved("")
        self._steps.setCurrentWidget(self.gate)
        self.gate.ask()

    def _show_form(self) -> None:
        self._steps.setCurrentWidget(self.form)
        self.keeper.start()
        self.form.focus_start()

    def _on_draft(self, found: OpenDraft) -> None:
        if not self._context.desk.is_open:
            return
        self._on_screen = True
        self._draft = draft_from_fields(found.fields)
        self.form.show_draft(self._draft)
        self._show_saved("")
        self._steps.setCurrentWidget(self.form)
        self.keeper.start()
        self.form.go_to_place(found.view)

    def _on_submit(self) -> None:
        if self._steps.currentWidget() is self.read_back:
            self._on_confirmed()
            return
        if self._steps.currentWidget() is not self.form:
            return
        draft = leave_out_closed(self.form.draft())
        concerns = self._context.desk.concerns

        def check() -> tuple[tuple[ProblemView, ...], tuple[ReadBackLine, ...]]:
            return concerns.problems(draft), concerns.read_back(draft)

        self.keeper.keep_now()
        self._context.workers.desk.run(check, lambda found: self._on_checked(*found), self._say_refusal, self)

    def _on_checked(self, problems: tuple[ProblemView, ...], lines: tuple[ReadBackLine, ...]) -> None:
        words = self._context.words
        self.refusal.hide()
        if problems:
            title = words("Before it can be submitted. Nothing is lost")
            self.form.show_missing([p.sentence for p in problems], [p.field for p in problems], title)
            return
        self.form.missing.hide()
        self._steps.setCurrentWidget(self.read_back)
        self.read_back.show_lines(lines, len(self.form.draft().people))

    def _on_back(self) -> None:
        place = self.form.place()
        self._steps.setCurrentWidget(self.form)
        self.form.go_to_place(place)

    def _on_confirmed(self) -> None:
        if not self.read_back.confirm.isEnabled():
            return
        self.read_back.set_busy(True)
        # A keep behind the submitting would bring the draft back.
        self.keeper.stop()
        draft = leave_out_closed(self.form.draft())
        desk = self._context.desk

        def submit() -> Receipt:
            receipt = desk.concerns.submit(draft)
            # Only once it is recorded: until then the draft is the only copy.
            desk.drafts.drop(draft.uuid)
            return receipt

        self._context.workers.desk.run(submit, self._on_recorded, self._on_not_recorded, self)

    def _on_recorded(self, receipt: Receipt) -> None:
        self._receipt = receipt
        self._steps.setCurrentWidget(self.receipt)
        self.receipt.show_receipt(receipt)
        changes = self._context.changes
        changes.concern_recorded.emit(receipt.id)
        changes.drafts_changed.emit()
        changes.saved.emit()

    def _on_not_recorded(self, error: DeskError) -> None:
        self.keeper.resume()
        sentence = self._context.words.refusal(error)
        if error.field is None:
            self.read_back.show_refusal(sentence)
            return
        # The refusal is about one field: say it where the field is.
        self.read_back.set_busy(False)
        self._steps.setCurrentWidget(self.form)
        self.form.show_missing([sentence], [error.field])

    # -- the draft

    def _on_changed(self) -> None:
        self.keeper.note_change()
        if self.form.missing.isVisible() and not self._context.desk.concerns.problems(self.form.draft()):
            self.form.missing.hide()

    def _content(self) -> DraftContent | None:
        if not self._has_content():
            return None
        draft = self.form.draft()
        view: dict[str, Any] = self.form.place()
        view["on_screen"] = self._on_screen
        view["title"] = self._context.desk.content.label("concern_kind", draft.kind.value)
        return DraftContent(draft.uuid, draft_fields(draft), view)

    def _has_content(self) -> bool:
        return self.is_writing() and self.form.draft() != ConcernDraft(uuid=self._draft.uuid)

    def _on_kept(self, at: Any) -> None:
        self.refusal.hide()
        self._show_saved(f"{at:%H:%M:%S}")

    def _show_saved(self, at: str) -> None:
        words = self._context.words
        self.form.title.set_subtitle(
            words("Saved {time}, encrypted · {promise}", time=at, promise=words(_PROMISE))
            if at
            else words("Kept as you write, encrypted · {promise}", promise=words(_PROMISE))
        )

    def _on_later(self) -> None:
        if not self._has_content():
            self.keeper.stop()
            self.close_requested.emit()
            return
        self._on_screen = False
        self.keeper.keep_now(self._leave, always=True)

    def _leave(self) -> None:
        uuid = self._draft.uuid
        self.keeper.stop()
        self._context.workers.desk.run(
            lambda: self._context.desk.drafts.leave(uuid), self._on_left, self._say_refusal, self
        )

    def _on_left(self, _nothing: None) -> None:
        self._context.changes.drafts_changed.emit()
        self.close_requested.emit()

    def _on_not_kept(self, error: DeskError) -> None:
        self._on_screen = True
        self._say_refusal(error)

    def _say_refusal(self, error: DeskError) -> None:
        self.refusal.set_message("stop", self._context.words.refusal(error))
        self.refusal.show()

    def _wire(self) -> None:
        self.gate.passed.connect(self._show_form)
        self.gate.left.connect(self.close_requested)
        self.form.changed.connect(self._on_changed)
        self.form.submit_requested.connect(self._on_submit)
        self.form.later_requested.connect(self._on_later)
        self.read_back.back_requested.connect(self._on_back)
        self.read_back.confirmed.connect(self._on_confirmed)
        self.receipt.left.connect(self.close_requested)
        self.receipt.another_requested.connect(self._show_new)
        self.returned.action_requested.connect(self._on_start_anew)
        self.receipt.triage_requested.connect(self._on_triage)
        self.keeper.kept.connect(self._on_kept)
        self.keeper.refused.connect(self._on_not_kept)
        changes = self._context.changes
        changes.names_changed.connect(self.form.refresh_names)
        changes.signed_out.connect(self.keeper.stop)
        add_keys(
            self,
            (
                ("Ctrl+Return", self._on_submit),
                ("Ctrl+Enter", self._on_submit),
                ("Ctrl+S", self.keep_now),
                ("Ctrl+.", self.form.go_to_next_hint),
                ("Alt+Q", self.form.quote_selection),
                ("F7", self.form.go_to_next_mark),
            ),
        )

    def _on_triage(self) -> None:
        if self._receipt is not None:
            self.open_requested.emit(Target("triage", self._receipt.id, None))

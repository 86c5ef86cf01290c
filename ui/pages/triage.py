"""Triage: the concern as written beside the lead's decisions (ux.md section 5.10)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.desk.enquiries import add_enquiry
from hsbdesk.desk.plan_views import InterimLine
from hsbdesk.desk.triages import SavedTriage, TriageView
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.amend import AmendPage
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.form_place import FormPlace, bring_into_view
from ui.pages.keys import add_keys
from ui.pages.move import MovePage
from ui.pages.plan_interim_page import InterimPage
from ui.pages.roll_source import RollSource
from ui.pages.slots import then
from ui.pages.triage_form import TriageForm
from ui.pages.triage_record import TriageRecord
from ui.pages.two_panes import TwoPanes
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle

FORM = "triage"
_RECORD_WIDTH = 340


class TriagePage(QWidget):
    """Left what was written, right what is decided. Moving and amending open over it."""

    open_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triagePage")
        self._context = context
        self._concern = RecordId("")
        self._view: TriageView | None = None
        self._own_change = False
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        self._layers = QStackedWidget()
        outer.addWidget(self._layers)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme)
        self.amend = Button(theme, words("Add to it"))
        self.amend.setObjectName("amendButton")
        self.move_button = Button(theme, words("Not about this child: move"))
        self.move_button.setObjectName("moveButton")
        self.interim = Button(
            theme, words("Interim change"), icon="shield", name=words("Put an interim change into force")
        )
        self.interim.setObjectName("interimChangeButton")
        self.interim.setToolTip(words("Put an interim change into force (Alt+I)"))
        self.save = Button(theme, words("Save decision"), kind="primary")
        self.save.setObjectName("saveDecisionButton")
        self.save.setToolTip(words("Ctrl+Enter"))
        self.quick = Button(theme, words("Quick report"), icon="send")
        self.quick.setObjectName("quickReportButton")
        self.quick.setToolTip(words("Eight things on one page, signed and printed at once (Alt+Q)"))
        for button in (self.amend, self.move_button, self.interim, self.quick, self.save):
            self.title.add_action(button)
        column.addWidget(self.title)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("noticeBar")
        self.notice.hide()
        column.addWidget(self.notice)
        self.came_back = MessageBar(theme, "check")
        self.came_back.setObjectName("cameBackBar")
        self.came_back.hide()
        self.roll = RollSource(context, self)
        self.record = TriageRecord(context)
        self.form = TriageForm(context, self.roll)
        self._place = FormPlace(self.form)
        self._panes = TwoPanes(
            theme, self.record, width=_RECORD_WIDTH, on_left=True, stack=lambda side: body.insertWidget(0, side)
        )
        body = self._panes.main.body
        body.setSpacing(theme.px(12))
        body.addWidget(self.came_back)
        body.addWidget(self.form, 1)
        self._panes.fold()
        column.addWidget(self._panes, 1)
        self._layers.addWidget(page)
        self._main = page
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=self)
        self._wire()

    # -- opening

    def load(self, concern: RecordId) -> None:
        """Show a concern's triage, with what was being written about it when it was last left."""
        self._concern = concern
        self.keeper.stop()
        self.roll.load()
        desk = self._context.desk

        def read() -> tuple[TriageView, OpenDraft | None]:
            # What is decided about a concern is kept under the concern's own id.
            kept = any(row.uuid == concern for row in desk.drafts.own())
            return desk.triages.view(concern), desk.drafts.open(concern) if kept else None

        self._context.workers.desk.run(read, lambda found: self._on_read(*found), self._say_refusal, self)

    def keep_now(self) -> None:
        """Keep what is being decided as a sealed draft, and an interim change that is being written over it."""
        self.keeper.keep_now()
        layer = self._layers.currentWidget()
        if isinstance(layer, InterimPage):
            layer.keep_now()

    def _on_read(self, view: TriageView, draft: OpenDraft | None) -> None:
        if not self._context.desk.is_open:
            return
        self._show_view(view)
        if draft is not None:
            self.form.show_fields(draft.fields)
            self.form.set_open_steps(list(draft.view.get("steps", [])))
        self.keeper.start()
        if draft is None or not self._place.go_to(draft.view):
            # In one column the record is read first: the page then stays at its top.
            if self._panes.is_beside():
                self.form.focus_first()
            else:
                self.amend.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_view(self, view: TriageView) -> None:
        words = self._context.words
        self._view = view
        self.title.set_title(words("Triage {number}", number=view.concern.number))
        self.title.set_subtitle(view.concern.title)
        self.record.show_view(view)
        self.form.show_view(view)
        self._show_reopened(view)
        self._ask_interims(view)
        self.move_button.setEnabled(bool(view.children))
        moves = [move for move in view.concern.record.moves if move.undone_at is None]
        if moves:
            self._say("tip", words("It was moved from another child. Within 48 hours this can be undone."), "undo")

    def _show_reopened(self, view: TriageView) -> None:
        """Say what this concern brings back: a decision not to refer, a call that named its condition."""
        words = self._context.words
        lines = [
            words("{number}. {text} Return if: {condition}", number=one.number, text=one.text, condition=one.return_if)
            for one in view.reopened
        ]
        self.came_back.set_message("check", "\n".join(lines), words("This concern brings it back"))
        self.came_back.set_actions([(one.id, words("Answer {number}", number=one.number)) for one in view.reopened])
        self.came_back.setVisible(bool(lines))

    def _on_decide(self, record: str = "") -> None:
        """Go to the decision that came back, or begin one about this concern."""
        self.keeper.keep_now()
        line = next((one for one in self._view.reopened if one.id == record), None) if self._view is not None else None
        target = Target("decision", line.id, line.file) if line is not None else Target("decision", self._concern)
        self.open_requested.emit(target)

    def _ask_interims(self, view: TriageView) -> None:
        interims, concern = self._context.desk.interims, self._concern
        files = {line.in_file for line in view.children if line.in_file is not None}

        def read() -> tuple[InterimLine, ...]:
            return tuple(line for file in files for line in interims.open(file) if line.concern == concern)

        self._context.workers.desk.run(read, self.form.show_interims, self._say_refusal, self)

    def _refresh(self) -> None:
        """Read the stored side anew and keep what is being typed."""
        if self._view is None:
            return
        fields, concern = self.form.fields(), self._concern
        place = self._place.read()
        triages = self._context.desk.triages

        def show(view: TriageView) -> None:
            if not self._context.desk.is_open:
                return
            self._show_view(view)
            self.form.show_fields(fields)
            self._place.go_to(place)

        self._context.workers.desk.run(lambda: triages.view(concern), show, self._say_refusal, self)

    # -- saving

    def _on_save(self) -> None:
        if self._view is None or self._layers.currentWidget() is not self._main:
            return
        gap = self.form.find_gap()
        if gap is not None:
            gap.setFocus(Qt.FocusReason.OtherFocusReason)
            bring_into_view(gap)
            return
        known = self.form.enquiry.answer()
        triage, tasks, files = self.form.triage(), self.form.tasks.tasks(), self.form.tasks.files()
        desk, concern = self._context.desk, self._concern

        def save() -> tuple[SavedTriage, TriageView]:
            saved = desk.triages.save(concern, triage, tasks, files)
            add_enquiry(desk.session, concern, known.state, known.by, known.because)
            desk.drafts.drop(concern)
            return saved, desk.triages.view(concern)

        self.keeper.keep_now()
        # A keep behind the saving would bring the draft back.
        self.keeper.stop()
        sent = self.form.fields()
        self.save.setEnabled(False)
        self._context.workers.desk.run(save, lambda found: self._on_saved(*found, sent), self._on_refused, self)

    def _on_saved(self, saved: SavedTriage, view: TriageView, sent: dict[str, Any]) -> None:
        words, changes = self._context.words, self._context.changes
        self.save.setEnabled(True)
        focused, place, typed = QApplication.focusWidget(), self._place.read(), self.form.fields()
        inside = focused is not None and self.form.isAncestorOf(focused)
        self._show_view(view)
        self.keeper.start()
        if typed != sent:
            # Something was typed while it was being saved.
            self.form.show_fields(typed)
            self.keeper.note_change()
        if inside and not self._place.go_to(place):
            # The box that was pressed is gone: not to whatever came after it.
            self.save.setFocus(Qt.FocusReason.OtherFocusReason)
        at = words("Saved {time}.", time=f"{self._context.desk.now():%H:%M}")
        self._say("done", " ".join((at, *saved.sentences)), "close")
        self._own_change = True
        changes.record_changed.emit("concern", self._concern)
        self._own_change = False
        for line in view.children:
            if line.in_file is not None:
                changes.file_changed.emit(line.in_file)
        changes.tasks_changed.emit()

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        self.keeper.resume()
        self._say_refusal(error)

    def _say_refusal(self, error: DeskError) -> None:
        self._say("stop", self._context.words.refusal(error))

    def _say(self, kind: str, text: str, action: str = "") -> None:
        words = self._context.words
        labels = {"undo": words("Undo the move"), "close": words("Done")}
        self.notice.set_message(kind, text)
        self.notice.set_actions([(action, labels[action])] if action else [])
        self.notice.show()

    # -- names, moving, amending

    def _on_matched(self, name: str, key: str) -> None:
        concerns, concern = self._context.desk.concerns, self._concern

        def done(_nothing: None) -> None:
            self._context.changes.record_changed.emit("concern", concern)

        self._context.workers.desk.run(lambda: concerns.match(concern, name, key), done, self._say_refusal, self)

    def _on_move(self) -> None:
        if self._view is not None:
            page = MovePage(self._context, self.roll)
            self._open_layer(page)
            page.load(self._view.concern)

    def _on_amend(self) -> None:
        if self._view is not None:
            page = AmendPage(self._context)
            self._open_layer(page)
            page.load(self._view.concern)

    def _on_interim(self) -> None:
        # What makes the next hour safe does not wait for the decision.
        if self._view is not None and self._layers.currentWidget() is self._main:
            page = InterimPage(self._context)
            page.open_requested.connect(self.open_requested)
            page.put_into_force.connect(self._on_interim_put)
            self._open_layer(page)
            page.load(self._concern)

    def _on_interim_put(self) -> None:
        now = self._context.desk.now()
        self._say("done", self._context.words("The interim change is in force since {time}.", time=f"{now:%H:%M}"))

    def _open_layer(self, page: MovePage | AmendPage | InterimPage) -> None:
        self.keeper.keep_now()
        page.close_requested.connect(self._on_layer_closed)
        self._layers.addWidget(page)
        self._layers.setCurrentWidget(page)

    def _on_layer_closed(self) -> None:
        page = self._layers.currentWidget()
        self._layers.setCurrentWidget(self._main)
        if page is not None:
            self._layers.removeWidget(page)
            page.deleteLater()
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_notice(self, action: str) -> None:
        if action == "close":
            self.close_requested.emit()
            return
        moves, concern = self._context.desk.moves, self._concern

        def done(_nothing: None) -> None:
            self.notice.hide()
            self._context.changes.record_changed.emit("concern", concern)

        self._context.workers.desk.run(lambda: moves.undo(concern), done, self._say_refusal, self)

    def _on_record_changed(self, kind: str, record: str) -> None:
        # A call about it has an id of its own: what calls there are is read anew for any of them.
        if not self._own_change and (record == self._concern or kind in {"contact", "interim", "decision"}):
            self._refresh()

    def _on_call(self) -> None:
        self.keeper.keep_now()
        self.open_requested.emit(Target("call", self._concern))

    def _on_quick(self) -> None:
        # What is urgent does not wait for the decision.
        self.keeper.keep_now()
        self.open_requested.emit(Target("quick", self._concern))

    def _content(self) -> DraftContent | None:
        if self._view is None:
            return None
        view = {**self._place.read(), "steps": self.form.open_steps(), "title": self.title.title()}
        return DraftContent(self._concern, self.form.fields(), view)

    def _wire(self) -> None:
        self.form.changed.connect(self.keeper.note_change)
        self.form.call_requested.connect(self._on_call)
        self.form.names.matched.connect(self._on_matched)
        self.form.brook.add_keys(self._main)
        self.save.clicked.connect(self._on_save)
        self.move_button.clicked.connect(self._on_move)
        self.interim.clicked.connect(self._on_interim)
        self.quick.clicked.connect(self._on_quick)
        self.amend.clicked.connect(self._on_amend)
        self.notice.action_requested.connect(self._on_notice)
        self.came_back.action_requested.connect(self._on_decide)
        self.form.route.decision_requested.connect(then(self._on_decide))
        self.keeper.refused.connect(self._say_refusal)
        changes = self._context.changes
        changes.record_changed.connect(self._on_record_changed)
        changes.names_changed.connect(self._refresh)
        changes.signed_out.connect(self.keeper.stop)
        keys = (
            ("Ctrl+S", self.keep_now),
            ("Ctrl+Return", self._on_save),
            ("Ctrl+Enter", self._on_save),
            ("Alt+M", self._on_move),
            ("Alt+I", self._on_interim),
            ("Alt+Q", self._on_quick),
        )
        # On the triage itself: a page that lies over it has keys of its own.
        add_keys(self._main, keys)

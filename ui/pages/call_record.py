"""The call record: prepared before dialling, written while they speak, kept (ux.md section 5.10a)."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from hsbdesk.desk.contacts import CallSheet, ContactDraft, SavedContact
from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.call_details import CallDetails
from ui.pages.call_sheet import CallQuestions, CallSheetCard
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.form_place import FormPlace
from ui.pages.keys import add_keys
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.record_edit import RecordEdit
from ui.widgets.scroll_page import ScrollPage

FORM = "call"
_BESIDE_FROM = 900


class CallRecordPage(QWidget):
    """Call sheet, questions, details: one page for the most important call of the week."""

    open_requested = Signal(object)
    close_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("callRecordPage")
        self._context = context
        self._concern = RecordId("")
        self._contact = ""
        self._sheet: CallSheet | None = None
        self._warned = False
        self._saved = False
        self._advised = False
        self._recorded = RecordId("")
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(16))
        column.setSpacing(theme.px(10))
        self.title = PageTitle(theme, words("Call record"))
        self.nobody = Button(theme, words("No answer"))
        self.nobody.setObjectName("noAnswerButton")
        self.save = Button(theme, words("Save call"), kind="primary")
        self.save.setObjectName("saveCallButton")
        self.save.setToolTip(words("Ctrl+Enter"))
        self.title.add_action(self.nobody)
        self.title.add_action(self.save)
        column.addWidget(self.title)
        self.notice = MessageBar(theme, "tip")
        self.notice.setObjectName("callNoticeBar")
        self.notice.hide()
        column.addWidget(self.notice)
        scroll = ScrollPage()
        self._beside = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._beside.setSpacing(theme.px(12))
        self.sheet = CallSheetCard(context)
        self.questions = CallQuestions(context)
        self.details = CallDetails(context)
        for part, stretch in ((self.sheet, 35), (self.questions, 40), (self.details, 37)):
            self._beside.addWidget(part, stretch)
        scroll.body.addLayout(self._beside, 1)
        column.addWidget(scroll, 1)
        self._place = FormPlace(self)
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=self)
        self._wire()

    # -- opening

    def load(self, record: RecordId) -> None:
        """Prepare a call about a concern, or go on with one that was begun: by its concern's or its draft's id."""
        self._concern = record
        self._contact = self._context.desk.contacts.new_id()
        self._warned = self._saved = False
        self.keeper.stop()
        desk = self._context.desk

        def read() -> tuple[CallSheet, OpenDraft | None]:
            for row in desk.drafts.own():
                if row.form == FORM:
                    draft = desk.drafts.open(row.uuid)
                    if record in {row.uuid, draft.fields["concern"]}:
                        return desk.contacts.sheet(RecordId(draft.fields["concern"])), draft
            return desk.contacts.sheet(record), None

        self._context.workers.desk.run(read, lambda found: self._on_read(*found), self._say_refusal, self)

    def keep_now(self) -> None:
        """Keep what is being written as a sealed draft."""
        self.keeper.keep_now()

    def _on_read(self, sheet: CallSheet, draft: OpenDraft | None) -> None:
        words, desk = self._context.words, self._context.desk
        if not desk.is_open:
            return
        self._sheet = sheet
        day = desk.now()
        self.title.set_subtitle(
            words(
                "{about} · {by}, {day}",
                about=sheet.title,
                by=desk.me.short,
                day=spell(day, "{wd} {day} {month} {year}"),
            )
        )
        self.sheet.show_sheet(sheet)
        self.questions.show_questions(sheet.questions)
        self.details.show_sheet(sheet)
        if draft is None:
            self.details.stamp_now()
        else:
            self._concern = RecordId(draft.fields["concern"])
            self._contact = str(draft.fields["contact"])
            self.questions.show_fields(draft.fields)
            self.details.show_fields(draft.fields["details"])
        self.keeper.start()
        if draft is None or not self._place.go_to(draft.view):
            self._focus_first()

    def _focus_first(self) -> None:
        first = self.questions.first_answer()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- saving

    def draft(self) -> ContactDraft:
        """Return what the page holds."""
        draft = ContactDraft(
            uuid=self._contact,
            concern=self._concern,
            when="",
            organisation=self._context.desk.content.term("svc"),
            questions=self.questions.questions(),
            said=self.questions.said.text(),
        )
        return self.details.fill_draft(draft)

    def _on_save(self) -> None:
        words = self._context.words
        if self._sheet is None or self._saved:
            return
        draft = self.draft()
        if self.details.when.value() is None:
            self.details.when_field.set_error(words("Type when the call started, such as 14:40."))
            self.details.when.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.details.is_reached() and not draft.with_name.strip() and not self._warned:
            # A check, not a wall: the second press saves.
            self._warned = True
            self._say("check", words("Who answered is empty. Save again to save it as it is."))
            self.details.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        desk = self._context.desk

        def save() -> SavedContact:
            saved = desk.contacts.save(draft)
            desk.drafts.drop(draft.uuid)
            return saved

        self.keeper.keep_now()
        # A keep behind the saving would bring the draft back.
        self.keeper.stop()
        self.save.setEnabled(False)
        self._context.workers.desk.run(save, self._on_saved, self._on_refused, self)

    def _on_saved(self, saved: SavedContact) -> None:
        words = self._context.words
        self._saved = True
        self.title.set_title(words("Call record {number}", number=saved.number))
        lines = [words("Saved as {number}.", number=saved.number)]
        if saved.clock:
            lines.append(words("The clock runs: {clock}.", clock=saved.clock))
        lines += [
            words("Nobody reached? Out of hours: {name} {phone}", name=phone.name, phone=phone.phone)
            for phone in saved.out_of_hours
        ]
        self._recorded = saved.id
        self._advised = self.details.contact_kind() is ContactKind.ADVICE_ONLY
        if self._advised:
            lines.append(words("Advised to go on? Record the decision, with what brings it back."))
        self._say("check" if saved.out_of_hours else "done", "\n".join(lines), back=True)
        changes = self._context.changes
        changes.record_changed.emit("contact", saved.id)
        changes.tasks_changed.emit()

    def _on_refused(self, error: DeskError) -> None:
        self.save.setEnabled(True)
        self.keeper.resume()
        if error.field == "when":
            self.details.when_field.set_error(self._context.words.refusal(error))
            self.details.when.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._say_refusal(error)

    def _say_refusal(self, error: DeskError) -> None:
        self._say("stop", self._context.words.refusal(error))

    def _say(self, kind: str, text: str, *, back: bool = False) -> None:
        words = self._context.words
        self.notice.set_message(kind, text)
        actions = [("back", words("Back to triage")), ("again", words("Another call"))] if back else []
        if back and self._advised:
            actions.append(("decide", words("Record the decision")))
        self.notice.set_actions(actions)
        self.notice.show()
        first = self.notice.findChild(Button, "message_back")
        if back and first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_notice(self, action: str) -> None:
        if action == "back":
            self.close_requested.emit()
            return
        if action == "decide":
            self.open_requested.emit(Target("decision", self._recorded))
            return
        self.notice.hide()
        self.save.setEnabled(True)
        self.title.set_title(self._context.words("Call record"))
        self.details.show_fields(dict.fromkeys(self.details.fields(), ""))
        self.questions.show_fields({"said": "", "questions": {}})
        self.load(self._concern)

    # -- the draft, keys

    def _content(self) -> DraftContent | None:
        if self._sheet is None or self._saved:
            return None
        fields: dict[str, Any] = {
            "concern": self._concern,
            "contact": self._contact,
            "details": self.details.fields(),
            **self.questions.fields(),
        }
        about = self._sheet.title
        view = {**self._place.read(), "title": f"{self.title.title()}: {about}"}
        return DraftContent(self._contact, fields, view)

    def _on_time_now(self) -> None:
        """Type the time now where the caret is; outside a text it is when the call started."""
        focused = QApplication.focusWidget()
        text = f"{self._context.desk.now():%H:%M}"
        if isinstance(focused, RecordEdit) and self.isAncestorOf(focused):
            focused.insertPlainText(text)
        elif isinstance(focused, QLineEdit) and focused is not self.details.when.edit and self.isAncestorOf(focused):
            focused.insert(text)
            focused.textEdited.emit(focused.text())
        else:
            self.details.stamp_now()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._context.theme.px(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._beside.direction() != direction:
            self._beside.setDirection(direction)

    def _wire(self) -> None:
        self.questions.changed.connect(self.keeper.note_change)
        self.details.changed.connect(self.keeper.note_change)
        self.nobody.clicked.connect(self.details.choose_nobody)
        self.save.clicked.connect(self._on_save)
        self.notice.action_requested.connect(self._on_notice)
        self.keeper.refused.connect(self._say_refusal)
        self._context.changes.signed_out.connect(self.keeper.stop)
        keys = (
            ("Ctrl+S", self.keep_now),
            ("Ctrl+Return", self._on_save),
            ("Ctrl+Enter", self._on_save),
            ("Ctrl+Shift+T", self._on_time_now),
        )
        add_keys(self, keys)

"""Add to a concern, openly, or strike it out with a reason (ux.md section 5.21)."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.concerns import ConcernView
from hsbdesk.domain.ids import RecordId
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.fields import make_line, make_text
from ui.pages.keys import add_keys
from ui.pages.record_sections import add_sections
from ui.pages.side_by_side import SideBySide
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.segmented import Segmented

_DISPUTED = "DISPUTED"
_STRIKE_OUT = "STRIKE_OUT"


class AmendPage(QWidget):
    """The original stays above, locked; what is added stands below it with who, when and why."""

    close_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("amendPage")
        self._context = context
        self._concern = RecordId("")
        theme, words, content = context.theme, context.words, context.desk.content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        self.title = PageTitle(
            theme, subtitle=words("Nothing is changed or taken away: both texts stay, with the reason.")
        )
        self.back = Button(theme, words("Back, add nothing"))
        self.back.setObjectName("amendBackButton")
        self.save = Button(theme, words("Add amendment"), kind="primary")
        self.save.setObjectName("addAmendmentButton")
        self.title.add_action(self.back)
        self.title.add_action(self.save)
        column.addWidget(self.title)
        self.refusal = MessageBar(theme, "stop")
        self.refusal.setObjectName("amendRefusalBar")
        self.refusal.hide()
        column.addWidget(self.refusal)
        scroll = ScrollPage()
        column.addWidget(scroll, 1)
        self._original = Card(theme, words("As written"))
        self._form = Card(theme, words("What is added"))
        scroll.body.addWidget(SideBySide(theme, ((self._original, 2), (self._form, 3)), room=800))
        scroll.body.addStretch(1)
        kinds = [(code, content.label("amendment_kind", code)) for code in content.choices("amendment_kind")]
        kinds.append((_STRIKE_OUT, words("Strike it out")))
        self.kind = Segmented(theme, kinds, name=words("Kind"))
        self.kind.setObjectName("amendKindSegments")
        self._form.body.setSpacing(theme.px(12))
        self._form.add(Field(theme, words("Kind"), self.kind))
        self.who_field, self.who = make_line(
            theme, words("Who says it"), "amendSaidByEdit", optional=words("Name and who they are")
        )
        self.text_field, self.text = make_text(theme, words("What is added"), "amendTextEdit")
        self.answer_field, self.answer = make_text(
            theme, words("Our answer"), "amendAnswerEdit", optional=words("Printed beside it"), min_lines=1
        )
        self.reason_field, self.reason = make_text(theme, words("Because"), "amendReasonEdit", min_lines=1)
        for field in (self.who_field, self.text_field, self.answer_field, self.reason_field):
            self._form.add(field)
        self._wire()
        self._show_kind()

    def load(self, concern: ConcernView) -> None:
        """Show a concern to be added to."""
        words, theme = self._context.words, self._context.theme
        self._concern = concern.record.id
        self.title.set_title(words("Add to {number}", number=concern.number))
        self._original.set_title(words("As written by {author}", author=concern.record.author))
        self._original.add(PlainLabel(concern.written, style="small", tone="quiet", wrap=True))
        add_sections(theme, self._original.body, (*concern.sections, *concern.amended))
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_save(self) -> None:
        kind = self.kind.value()
        if not kind:
            self._say_sentence(self._context.words("Choose what kind of addition it is."))
            self.kind.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        concerns, concern = self._context.desk.concerns, self._concern
        if kind == _STRIKE_OUT:
            job = partial(concerns.strike_out, concern, self.reason.text())
        else:
            disputed = kind == _DISPUTED
            job = partial(
                concerns.amend,
                concern,
                kind,
                self.text.text(),
                self.reason.text(),
                self.who.text() if disputed else "",
                self.answer.text() if disputed else "",
            )
        self.save.setEnabled(False)
        self._context.workers.desk.run(job, self._on_saved, self._on_refused, self)

    def _on_saved(self, _nothing: None) -> None:
        self._context.changes.record_changed.emit("concern", self._concern)
        self.close_requested.emit()

    def _on_refused(self, error: DeskError) -> None:
        """Say it at the field it is about; nothing typed is lost."""
        self.save.setEnabled(True)
        sentence = self._context.words.refusal(error)
        fields = {"text": self.text_field, "reason": self.reason_field, "said_by": self.who_field}
        field = fields.get(error.field or "")
        if field is None:
            self._say_sentence(sentence)
            return
        self.refusal.hide()
        field.set_error(sentence)
        field.control.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say_sentence(self, sentence: str) -> None:
        self.refusal.set_message("stop", sentence)
        self.refusal.show()

    def _show_kind(self) -> None:
        words, kind = self._context.words, self.kind.value()
        strike = kind == _STRIKE_OUT
        self.who_field.setVisible(kind == _DISPUTED)
        self.answer_field.setVisible(kind == _DISPUTED)
        self.text_field.setVisible(not strike)
        self.text_field.set_label(words("What they say") if kind == _DISPUTED else words("What is added"))
        self.reason_field.set_hint(words("It stays readable, struck through, and no longer counts.") if strike else "")
        self.save.set_text(words("Strike it out") if strike else words("Add amendment"))

    def _on_kind(self, _kind: str) -> None:
        self.refusal.hide()
        self._show_kind()

    def _clear_errors(self) -> None:
        for field in (self.text_field, self.reason_field, self.who_field):
            if field.error():
                field.set_error(None)

    def _wire(self) -> None:
        self.kind.chosen.connect(self._on_kind)
        self.back.clicked.connect(self.close_requested)
        self.save.clicked.connect(self._on_save)
        self.text.text_edited.connect(self._clear_errors)
        self.reason.text_edited.connect(self._clear_errors)
        self.who.textEdited.connect(self._clear_errors)
        add_keys(self, (("Ctrl+Return", self._on_save), ("Ctrl+Enter", self._on_save)))

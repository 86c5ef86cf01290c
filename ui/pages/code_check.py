"""Is this print one of ours: a check code, as somebody reads it out, against the vault."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from hsbdesk.desk.verifying import Verdict
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.message_bar import MessageBar
from ui.widgets.text_edit import LineEdit

_WIDTH = 260


class CodeCheck(Card):
    """A field for the code; what carries it is said below."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words, theme = context.words, context.theme
        super().__init__(theme, words("Check a printed document"), parent=parent)
        self._context = context
        self.code = LineEdit(theme, name=words("Check code"), placeholder="7F3A-91C2-0D4E-B817")
        self.code.setObjectName("checkCodeEdit")
        self._field = Field(
            theme,
            words("Check code"),
            self.code,
            hint=words("It stands at the foot of each page. To compare a PDF file byte for byte: hsbdesk verify."),
        )
        self.code.setMaximumWidth(theme.px(_WIDTH))
        self.add(self._field)
        self.button = Button(theme, words("Check the code"))
        self.button.setObjectName("checkCodeButton")
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        self.body.addLayout(row)
        self.answer = MessageBar(theme, "tip")
        self.answer.setObjectName("checkCodeAnswer")
        self.answer.hide()
        self.add(self.answer)
        self.button.clicked.connect(then(self.check))
        self.code.returnPressed.connect(self.check)
        self.code.textEdited.connect(then(self._on_typed))

    def check(self) -> None:
        """Ask the vault what carries the code."""
        typed, verifying = self.code.text(), self._context.desk.verifying
        self._context.workers.desk.run(lambda: verifying.check_code(typed), self._show, self._on_refused, self)

    def _show(self, verdict: Verdict) -> None:
        self.answer.set_message("done" if verdict.is_ours else "check", verdict.sentence)
        self.answer.show()

    def _on_refused(self, error: DeskError) -> None:
        self.answer.hide()
        self._field.set_error(self._context.words.refusal(error))
        self.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_typed(self) -> None:
        self._field.set_error(None)
        self.answer.hide()

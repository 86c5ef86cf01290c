"""The last two screens of a concern: read it back, and the receipt."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.facts import Receipt
from hsbdesk.desk.read_back import ReadBackLine
from ui.context import PageContext
from ui.pages.fields import keep_narrow
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.scroll_page import ScrollPage

_WIDEST = 860


class ReadBack(QWidget):
    """Everything that will be submitted, to be read once more before it can only be added to."""

    confirmed = Signal()
    back_requested = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readBackPage")
        self._context = context
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        title = PageTitle(
            theme,
            words("Read it back"),
            subtitle=words(
                "Is it the right child, and what you saw or were told? You cannot change it later, only add."
            ),
        )
        self.back = Button(theme, words("Go back and change"))
        self.back.setObjectName("goBackButton")
        self.confirm = Button(theme, words("This is right: submit"), kind="primary")
        self.confirm.setObjectName("confirmButton")
        self.confirm.set_main(True)
        title.add_action(self.back)
        title.add_action(self.confirm)
        column.addWidget(title)
        self.refusal = MessageBar(theme, "stop")
        self.refusal.setObjectName("readBackRefusalBar")
        self.refusal.hide()
        column.addWidget(self.refusal)
        scroll = ScrollPage()
        self._card = Card(theme, padding=20)
        self.facts = FactList(theme, label_width=220)
        self.facts.setObjectName("readBackFacts")
        self._card.add(self.facts)
        scroll.body.addLayout(keep_narrow(self._card, theme.px(_WIDEST)))
        scroll.body.addStretch(1)
        column.addWidget(scroll, 1)
        self.back.clicked.connect(self.back_requested)
        self.confirm.clicked.connect(self.confirmed)

    def show_lines(self, lines: Sequence[ReadBackLine], children: int) -> None:
        """Show what is to be read, the named children (after the kind) in bold; focus goes to "This is right"."""
        self.refusal.hide()
        self.facts.set_facts(())
        for number, line in enumerate(lines):
            style = "strong" if 0 < number <= children else "record"
            self.facts.add_fact(line.label, PlainLabel(line.text, style=style, wrap=True))
        self.set_busy(False)
        self.confirm.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_busy(self, busy: bool) -> None:
        """While it is being recorded, it cannot be submitted again."""
        self.confirm.setEnabled(not busy)

    def show_refusal(self, sentence: str) -> None:
        """Say why it was not recorded; everything stays."""
        self.set_busy(False)
        self.refusal.set_message("stop", sentence)
        self.refusal.show()


class ReceiptView(ScrollPage):
    """The number, and the most important sentence: tell one of them in person now."""

    triage_requested = Signal()
    another_requested = Signal()
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("receiptPage")
        self._context = context
        theme, words = context.theme, context.words
        card = Card(theme, padding=20)
        card.body.setSpacing(theme.px(12))
        self.number = PlainLabel(style="display", wrap=True)
        self.number.setObjectName("receiptLabel")
        card.add(self.number)
        self.tell = MessageBar(theme, "check", title=words("Tell one of them in person now"))
        card.add(self.tell)
        card.add(
            PlainLabel(
                words("They choose the category and the next steps. You can add to it later."),
                tone="quiet",
                wrap=True,
            )
        )
        answers = QWidget()
        row = FlowLayout(answers, gap=theme.px(8), row_gap=theme.px(8))
        self.done = Button(theme, words("Done"))
        self.done.setObjectName("receiptDoneButton")
        self.another = Button(theme, words("Log another concern"))
        self.another.setObjectName("anotherButton")
        self.triage = Button(theme, words("Triage it now"), kind="primary")
        self.triage.setObjectName("triageNowButton")
        for button in (self.triage, self.another, self.done):
            row.addWidget(button)
        card.add(answers)
        self.body.addLayout(keep_narrow(card, theme.px(_WIDEST)))
        self.body.addStretch(1)
        self.done.clicked.connect(self.left)
        self.another.clicked.connect(self.another_requested)
        self.triage.clicked.connect(self.triage_requested)

    def show_receipt(self, receipt: Receipt) -> None:
        """Show a receipt."""
        words, school = self._context.words, self._context.desk.school
        self.number.setText(words("Submitted. Its number is {number}", number=receipt.number))
        lines = [
            words("{name}, {role}: {phone}", name=phone.name, role=phone.role, phone=phone.phone)
            for phone in school.phones
        ]
        title = words("Tell one of them in person now")
        self.tell.set_message("check", "\n".join(lines) or words("The safeguarding team has it."), title)
        self.triage.setFocus(Qt.FocusReason.OtherFocusReason)

"""The first screen of every concern: does this concern an adult who works with children (domain.md 4.4)."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui.context import PageContext
from ui.pages.fields import keep_narrow
from ui.pages.keys import add_keys
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.scroll_page import ScrollPage

_WIDEST = 720


class AdultGate(ScrollPage):
    """Asks before anything is written; nothing about an adult who works with children is stored here."""

    passed = Signal()
    left = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("adultGate")
        theme, words = context.theme, context.words
        gate = context.desk.content.adult_gate
        card = Card(theme, padding=20)
        card.body.setSpacing(theme.px(12))
        card.add(PlainLabel(words("Log a concern"), style="display"))
        card.add(PlainLabel(gate.question, style="title", wrap=True))
        card.add(PlainLabel(gate.others, style="record", tone="quiet", wrap=True))
        answers = QWidget()
        row = FlowLayout(answers, gap=theme.px(8), row_gap=theme.px(8))
        self.no_button = Button(theme, words("No, log a concern about children"), kind="primary")
        self.no_button.setObjectName("notAdultButton")
        self.no_button.set_main(True)
        self.yes_button = Button(theme, words("Yes, it is about such an adult"))
        self.yes_button.setObjectName("adultButton")
        row.addWidget(self.no_button)
        row.addWidget(self.yes_button)
        card.add(answers)
        self.instead = MessageBar(
            theme,
            "stop",
            f"{gate.instead}\n\n{gate.next.text}\n\n{gate.danger}",
            actions=(
                ("leave", words("I will tell them now: leave this page")),
                ("back", words("It is not about such an adult")),
            ),
        )
        self.instead.setObjectName("adultBar")
        self.instead.hide()
        card.add(self.instead)
        card.add(PlainLabel(context.desk.content.danger.text, style="small", tone="quiet", wrap=True))
        centre = keep_narrow(card, theme.px(_WIDEST))
        centre.insertStretch(0)
        self.body.addLayout(centre)
        self.body.addStretch(1)
        self._wire()

    def ask(self) -> None:
        """Stand as at the start, with focus on the usual answer."""
        self.instead.hide()
        self.yes_button.setEnabled(True)
        self.no_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire(self) -> None:
        self.no_button.clicked.connect(self.passed)
        self.yes_button.clicked.connect(self._on_adult)
        self.instead.action_requested.connect(self._on_instead)
        # Enter presses the button that has focus, as in a dialog.
        add_keys(self, (("Return", self._on_enter), ("Enter", self._on_enter)))

    def _on_enter(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, Button) and focused.hasFocus():
            focused.click()

    def _on_adult(self) -> None:
        self.yes_button.setEnabled(False)
        self.instead.show()
        first = self.instead.findChild(Button, "message_leave")
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_instead(self, key: str) -> None:
        if key == "leave":
            self.left.emit()
        else:
            self.ask()

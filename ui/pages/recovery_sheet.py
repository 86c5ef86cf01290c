"""The recovery sheet: shown once, copied to paper, typed back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.fields import make_line
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

if TYPE_CHECKING:
    from hsbdesk.desk.accounts import RecoverySheet


class RecoveryStep(QWidget):
    """Shows the key until it has been typed back, or put off on purpose."""

    finished = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("recoveryStep")
        self._context = context
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(20), 0, theme.px(20))
        column.setSpacing(theme.px(14))
        column.addWidget(PlainLabel(words("Write down the recovery sheet"), style="display", wrap=True))
        column.addWidget(
            PlainLabel(
                words(
                    "It opens the vault on the day nobody remembers a passphrase. It is shown only now."
                    " Without a passphrase and without this sheet nobody can open the records, we neither."
                ),
                wrap=True,
            )
        )
        self._card = Card(theme, words("Recovery sheet"))
        self._facts = FactList(theme, label_width=120)
        self._key = PlainLabel(style="title", wrap=True)
        self._key.setObjectName("recoveryKeyLabel")
        self._card.add(self._facts)
        self._card.add(self._key)
        self._card.add(
            PlainLabel(
                words("Write on it the names of the two people who keep it. Keep it away from this PC."),
                style="small",
                tone="quiet",
                wrap=True,
            )
        )
        column.addWidget(self._card)
        self._field, self._typed = make_line(
            theme,
            words("Type the key back from the paper"),
            "recoveryBackEdit",
            hint=words("Capital or small letters, with or without hyphens."),
        )
        column.addWidget(self._field)
        buttons = QWidget()
        row = FlowLayout(buttons, gap=theme.px(8), right=True)
        self._later = Button(theme, words("Later: there is no printer or paper here"), kind="quiet")
        self._later.setObjectName("recoveryLaterButton")
        self._confirm = Button(theme, words("Check the key"), kind="primary")
        self._confirm.setObjectName("recoveryConfirmButton")
        self._confirm.set_main(True)
        row.addWidget(self._later)
        row.addWidget(self._confirm)
        column.addWidget(buttons)
        self._wire()

    def show_sheet(self, sheet: "RecoverySheet", school: str) -> None:
        """Show a new sheet."""
        words = self._context.words
        self._facts.set_facts(
            (
                (words("School"), school),
                (words("Sheet number"), str(sheet.key_no)),
                (words("Made"), f"{self._context.desk.now():%d/%m/%Y}"),
            )
        )
        self._key.setText(sheet.key)

    def focus_first(self) -> None:
        """Put the keyboard into the field."""
        self._typed.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire(self) -> None:
        self._confirm.clicked.connect(lambda _on=False: self._check())
        self._typed.returnPressed.connect(self._check)
        self._later.clicked.connect(lambda _on=False: self._ask_later())

    def _check(self) -> None:
        typed, accounts = self._typed.text(), self._context.desk.accounts
        self._confirm.setEnabled(False)
        self._context.workers.desk.run(
            lambda: accounts.confirm_recovery(typed), lambda _none: self._leave(), self._on_refused, self
        )

    def _on_refused(self, error: DeskError) -> None:
        self._confirm.setEnabled(True)
        self._field.set_error(self._context.words.refusal(error))
        self.focus_first()

    def _ask_later(self) -> None:
        words = self._context.words

        def done(key: str) -> None:
            if key == "later":
                self._leave()

        self._context.messages.ask(
            words("Go on without a checked recovery sheet?"),
            words(
                "This key will not be shown again. Settings can make a new sheet, and reminds you until"
                " two ways into the vault are checked."
            ),
            (
                ("stay", words("Stay here"), "default"),
                ("later", words("Go on without it"), "danger"),
            ),
            "stay",
            done,
        )

    def _leave(self) -> None:
        self._key.setText("")
        self._typed.clear()
        self.finished.emit()

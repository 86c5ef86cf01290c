"""The form for a new vault: school, first lead, passphrase, place."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.domain.names import fold
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.fields import make_line
from ui.pages.passphrase_words import rate_in_words
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.segmented import Segmented


class CreateVaultForm(QWidget):
    """Asks what a vault starts with; the passphrase is rated in words, with no rule about its signs."""

    back_requested = Signal()
    create_requested = Signal(object, object)
    """The folder, and the NewVault."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("createVaultForm")
        self._context = context
        self._main = True
        self._chosen: Path | None = None
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px(20), 0, theme.px(20))
        column.setSpacing(theme.px(14))
        column.addWidget(PlainLabel(words("Create a vault"), style="display"))
        self._trouble = MessageBar(theme, "stop")
        self._trouble.setObjectName("createTrouble")
        self._trouble.hide()
        column.addWidget(self._trouble)
        column.addWidget(self._make_school())
        column.addWidget(self._make_lead())
        column.addWidget(self._make_place())
        buttons = QWidget()
        row = FlowLayout(buttons, gap=theme.px(8), right=True)
        self._back = Button(theme, words("Back"))
        self._back.setObjectName("backButton")
        self._create = Button(theme, words("Create the vault"), kind="primary")
        self._create.setObjectName("createButton")
        self._create.set_main(True)
        row.addWidget(self._back)
        row.addWidget(self._create)
        column.addWidget(buttons)
        self._wire()

    def start(self, *, main_record: bool) -> None:
        """Begin, knowing whether this is the main record or a working file beside another system."""
        self._main = main_record
        self._other_field.setVisible(not main_record)

    def focus_first(self) -> None:
        """Put the keyboard into the school's name."""
        self._school.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_refusal(self, error: DeskError) -> None:
        """Show why the vault was not made; what was typed stays."""
        words = self._context.words
        self._create.setEnabled(True)
        self._create.set_text(words("Create the vault"))
        fields = {"passphrase": self._passphrase_field, "hint": self._hint_field, "folder": self._place_field}
        field = fields.get(error.field or "")
        if field is not None:
            field.set_error(words.refusal(error))
            field.control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._trouble.set_message("stop", words.refusal(error))
        self._trouble.show()

    def _make_school(self) -> Card:
        theme, words = self._context.theme, self._context.words
        card = Card(theme, words("School"))
        self._school_field, self._school = make_line(theme, words("Name of the school"), "schoolEdit")
        self._nation = Segmented(
            theme, (("wales", words("Wales")), ("england", words("England"))), name=words("Nation")
        )
        self._nation.setObjectName("nationSegments")
        self._nation_field = Field(
            theme,
            words("Nation"),
            self._nation,
            hint=words("Law, deadlines and the words for services follow from it."),
        )
        self._other_field, self._other = make_line(
            theme,
            words("Name of the other system"),
            "otherSystemEdit",
            hint=words("It prints at the foot of each document."),
        )
        for field in (self._school_field, self._nation_field, self._other_field):
            card.add(field)
        return card

    def _make_lead(self) -> Card:
        theme, words = self._context.theme, self._context.words
        card = Card(theme, words("First safeguarding lead"))
        self._name_field, self._name = make_line(theme, words("Your name"), "leadNameEdit")
        self._title_field, self._title = make_line(
            theme,
            words("Your role"),
            "leadTitleEdit",
            placeholder=words("Designated Safeguarding Person"),
        )
        self._passphrase = self._make_secret("newPassphraseEdit", words("Passphrase"))
        self._passphrase_field = Field(
            theme,
            words("Passphrase"),
            self._passphrase,
            hint=words("Four words that nobody would join, or 12 letters and more. No rule about signs."),
        )
        self._again = self._make_secret("againPassphraseEdit", words("Passphrase once more"))
        self._again_field = Field(theme, words("Passphrase once more"), self._again)
        self._hint_field, self._hint = make_line(
            theme,
            words("Hint"),
            "hintEdit",
            optional=words("Optional. Anybody at this PC can read it"),
        )
        for field in (
            self._name_field,
            self._title_field,
            self._passphrase_field,
            self._again_field,
            self._hint_field,
        ):
            card.add(field)
        return card

    def _make_secret(self, name: str, label: str) -> PassphraseEdit:
        words = self._context.words
        edit = PassphraseEdit(self._context.theme, name=label, show=words("Show"), hide=words("Hide"))
        edit.setObjectName(name)
        return edit

    def _make_place(self) -> Card:
        theme, words = self._context.theme, self._context.words
        card = Card(theme, words("Where the vault lies"))
        self._place = PlainLabel(style="small", wrap=True)
        self._place.setObjectName("placeLabel")
        self._place_field = Field(
            theme,
            words("Folder on this PC"),
            self._place,
            hint=words("Not in a folder that is copied to other computers."),
        )
        self._change = Button(theme, words("Choose another place"))
        self._change.setObjectName("choosePlaceButton")
        card.add(self._place_field)
        card.body.addWidget(self._change, 0, Qt.AlignmentFlag.AlignLeft)
        self._show_place()
        return card

    def _wire(self) -> None:
        self._school.textChanged.connect(self._show_place)  # pyright: ignore[reportUnknownLambdaType]
        self._passphrase.textChanged.connect(self._rate)  # pyright: ignore[reportUnknownLambdaType]
        self._change.clicked.connect(lambda _on=False: self._choose_place())
        self._back.clicked.connect(lambda _on=False: self.back_requested.emit())
        self._create.clicked.connect(lambda _on=False: self._ask())

    def _rate(self) -> None:
        personal = (self._name.text(), self._school.text())
        self._passphrase_field.set_error(None)
        self._passphrase_field.set_hint(rate_in_words(self._context.words, self._passphrase.text(), personal))

    def _folder(self) -> Path:
        slug = re.sub(r"[^a-z0-9]+", "-", fold(self._school.text())).strip("-")[:40] or "school"
        return (self._chosen or self._context.desk.places.vaults) / f"{slug}.hsbvault"

    def _show_place(self) -> None:
        self._place.setText(str(self._folder()))

    def _choose_place(self) -> None:
        def done(folder: Path | None) -> None:
            if folder is not None:
                self._chosen = folder
                self._show_place()

        self._context.messages.choose_folder(self._context.words("Choose where the vault's folder is made"), done)

    def _ask(self) -> None:
        words = self._context.words
        needed = (
            (self._school_field, bool(self._school.text().strip()), words("Type the name of the school.")),
            (self._nation_field, bool(self._nation.value()), words("Choose the nation.")),
            (
                self._other_field,
                self._main or bool(self._other.text().strip()),
                words("Type the name of the other system."),
            ),
            (self._name_field, bool(self._name.text().strip()), words("Type your name.")),
            (self._title_field, bool(self._title.text().strip()), words("Type your role.")),
            (self._passphrase_field, bool(self._passphrase.text()), words("Choose a passphrase.")),
            (
                self._again_field,
                self._passphrase.text() == self._again.text(),
                words("The two do not match. Type the passphrase once more."),
            ),
        )
        wrong = [(field, sentence) for field, is_right, sentence in needed if not is_right]
        for field, _, _ in needed:
            field.set_error(None)
        for field, sentence in wrong:
            field.set_error(sentence)
        if wrong:
            wrong[0][0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        from hsbdesk.desk.accounts import NewVault  # noqa: PLC0415 - brings the encrypted store with it

        self._trouble.hide()
        self._create.setEnabled(False)
        self._create.set_text(words("Making the vault"))
        new = NewVault(
            school=self._school.text().strip(),
            nation=self._nation.value(),
            main_record=self._main,
            other_system="" if self._main else self._other.text().strip(),
            name=self._name.text().strip(),
            title=self._title.text().strip(),
            passphrase=self._passphrase.text(),
            hint=self._hint.text().strip(),
        )
        self.create_requested.emit(self._folder(), new)

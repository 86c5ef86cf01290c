"""First run: create a vault, open one, or try the demo; start safely without help."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.create_vault import CreateVaultForm
from ui.pages.logo import Logo
from ui.pages.recovery_sheet import RecoveryStep
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from hsbdesk.desk.accounts import NewVault, RecoverySheet

_WIDTH = 960
_THREE_FROM = 760


class FirstRunPage(QWidget):
    """Three large choices; creating goes on in steps on the same page."""

    vault_chosen = Signal(object)
    vault_created = Signal(object)
    demo_requested = Signal()
    back_requested = Signal()

    def __init__(self, context: PageContext, *, back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("firstRunPage")
        self._context = context
        self._folder: Path | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._steps = QStackedWidget()
        outer.addWidget(self._steps)
        theme, words = context.theme, context.words
        self._create = Button(theme, words("Create a vault"), kind="primary")
        self._create.setObjectName("createVaultButton")
        self._open = Button(theme, words("Open a vault"))
        self._open.setObjectName("openVaultButton")
        self._demo = Button(theme, words("Try the demo"))
        self._demo.setObjectName("tryDemoButton")
        self._main_record = Segmented(
            theme,
            (("main", words("Main record")), ("beside", words("Working file beside another system"))),
            name=words("Main record or working file"),
        )
        self._main_record.setObjectName("mainRecordSegments")
        self._welcome = self._make_welcome(back)
        self._form = CreateVaultForm(context)
        self._form_page = self._centre(self._form, 560)
        self._recovery = RecoveryStep(context)
        self._recovery_page = self._centre(self._recovery, 560)
        for step in (self._welcome, self._form_page, self._recovery_page):
            self._steps.addWidget(step)
        self._wire()

    def focus_first(self) -> None:
        """Put the keyboard onto the first choice."""
        self._create.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() / self._context.theme.scale >= _THREE_FROM
        self._cards.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)

    # -- making

    def _make_welcome(self, back: bool) -> QWidget:
        theme, words = self._context.theme, self._context.words
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, theme.px(16), 0, theme.px(16))
        column.setSpacing(theme.px(16))
        head = QHBoxLayout()
        head.setSpacing(theme.px(12))
        head.addWidget(Logo(theme, 44), 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(PlainLabel(words("Welcome to HSB Desk"), style="display", wrap=True))
        names.addWidget(
            PlainLabel(
                words("Records stay on this computer, encrypted. Nothing is sent anywhere."),
                tone="quiet",
                wrap=True,
            )
        )
        head.addLayout(names, 1)
        column.addLayout(head)
        column.addSpacing(theme.px(8))
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(theme.px(16))
        choices = (
            (
                "plus",
                words("Create a vault"),
                words(
                    "For your school's own records. Takes ten minutes: name the first safeguarding lead,"
                    " write down the recovery sheet, name two people who keep it."
                ),
                self._create,
            ),
            ("key", words("Open a vault"), words("You have a vault folder and a name in it."), self._open),
            (
                "doc",
                words("Try the demo"),
                words("A fictional school and case. It is made afresh each time and deleted when you close."),
                self._demo,
            ),
        )
        for icon, title, text, button in choices:
            self._cards.addWidget(self._make_choice(icon, title, text, button), 1)
        column.addLayout(self._cards)
        column.addWidget(self._make_question())
        foot = PlainLabel(
            words("If a child is in danger now, phone 999 first. You do not need this program for that."),
            style="caption",
            tone="quiet",
            wrap=True,
        )
        column.addWidget(foot)
        if back:
            link = Button(theme, words("Back to sign-in"), kind="quiet", icon="chevron-left")
            link.setObjectName("backToSignInButton")
            link.clicked.connect(lambda _on=False: self.back_requested.emit())
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        return self._centre(box, _WIDTH)

    def _make_choice(self, icon: str, title: str, text: str, button: Button) -> Card:
        theme = self._context.theme
        card = Card(theme, padding=22)
        sign = QLabel()
        sign.setPixmap(theme.pixmap(icon, "accent", 28))
        card.body.addSpacing(theme.px(6))
        card.add(sign)
        card.body.addSpacing(theme.px(8))
        card.add(PlainLabel(title, style="title", wrap=True))
        card.add(PlainLabel(text, style="small", tone="quiet", wrap=True))
        card.body.addStretch(1)
        card.body.addSpacing(theme.px(8))
        card.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        card.body.addSpacing(theme.px(6))
        return card

    def _make_question(self) -> Card:
        theme, words = self._context.theme, self._context.words
        card = Card(theme, words("One question for the new vault"), padding=18)
        card.add(
            PlainLabel(
                words(
                    "Is HSB Desk your main record for these cases, or a working file beside another"
                    " system? The answer prints at the foot of each document."
                ),
                style="small",
                tone="quiet",
                wrap=True,
            )
        )
        row = QWidget()
        flow = FlowLayout(row, gap=theme.px(16), row_gap=theme.px(6))
        flow.addWidget(self._main_record)
        self._which = PlainLabel(words("Which one? It can be changed later."), style="small", tone="quiet")
        flow.addWidget(self._which)
        card.add(row)
        return card

    def _centre(self, box: QWidget, width: int) -> QWidget:
        """Return a page with this box in its middle, no wider than width."""
        theme = self._context.theme
        page = ScrollPage()
        page.body.setContentsMargins(theme.px(24), 0, theme.px(24), 0)
        row = QHBoxLayout()
        row.addStretch(1)
        box.setMaximumWidth(theme.px(width))
        row.addWidget(box, 1000)
        row.addStretch(1)
        page.body.addStretch(1)
        page.body.addLayout(row)
        page.body.addStretch(1)
        return page

    # -- wiring

    def _wire(self) -> None:
        self._create.clicked.connect(lambda _on=False: self._start_creating())
        self._open.clicked.connect(lambda _on=False: self._choose())
        self._demo.clicked.connect(lambda _on=False: self.demo_requested.emit())
        self._main_record.chosen.connect(lambda: self._show_question(wrong=False))
        self._form.back_requested.connect(lambda: self._steps.setCurrentWidget(self._welcome))
        self._form.create_requested.connect(self._make)
        self._recovery.finished.connect(lambda: self.vault_created.emit(self._folder))
        for place, button in enumerate((self._create, self._open, self._demo), start=1):
            key = QShortcut(QKeySequence(f"Alt+{place}"), self)
            key.activated.connect(button.click)

    def _show_question(self, *, wrong: bool) -> None:
        words = self._context.words
        self._which.set_tone("stop" if wrong else "quiet")
        text = words("Choose one first. It can be changed later.") if wrong else words("It can be changed later.")
        self._which.setText(text)

    def _start_creating(self) -> None:
        if not self._main_record.value():
            self._show_question(wrong=True)
            self._main_record.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._form.start(main_record=self._main_record.value() == "main")
        self._steps.setCurrentWidget(self._form_page)
        self._form.focus_first()

    def _choose(self) -> None:
        def done(folder: Path | None) -> None:
            if folder is not None:
                self.vault_chosen.emit(folder)

        self._context.messages.choose_folder(self._context.words("Choose the vault's folder"), done)

    def _make(self, folder: Path, new: "NewVault") -> None:
        desk = self._context.desk
        self._folder = folder

        def done(sheet: "RecoverySheet") -> None:
            self._recovery.show_sheet(sheet, new.school)
            self._steps.setCurrentWidget(self._recovery_page)
            self._recovery.focus_first()

        def failed(error: DeskError) -> None:
            self._form.show_refusal(error)

        self._context.workers.desk.run(lambda: desk.create_vault(folder, new), done, failed, self)

"""Sign-in: the right person in, and what helps a child in danger without anybody signing in."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.logo import Logo
from ui.pages.sign_in_help import SignInHelp
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.divider import Divider
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.state_icon import StateIcon

if TYPE_CHECKING:
    from hsbdesk.desk.front import VaultFront
    from hsbdesk.domain.content import Content
    from ui.main_window import DemoSignIn

_SIDE_BY_SIDE_FROM = 1160
_LEFT_WIDTH = 560


@dataclass(frozen=True, slots=True)
class _Front:
    vault: "VaultFront"
    content: "Content"


class _Side(QWidget):
    """The white half at the left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        painter.setPen(self._theme.colour("border"))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
        painter.end()


class SignInPage(QWidget):
    """Asks for a name and a passphrase; shows no child's data."""

    signed_in = Signal(object)
    """The folder of the vault that was opened."""
    other_vault_requested = Signal()

    def __init__(self, context: PageContext, demo: "DemoSignIn | None" = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("signInPage")
        self._context = context
        self._demo = demo
        self._folder: Path | None = None
        self._member = ""
        self._painted = False
        self._hints: dict[str, str] = {}
        theme, words = context.theme, context.words
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = self._scroll = ScrollPage()
        outer.addWidget(scroll)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(0)
        scroll.body.addLayout(self._halves)
        self._school = PlainLabel(style="small", tone="quiet")
        self._name = Combo(theme, name=words("Your name"))
        self._name.setObjectName("nameCombo")
        self._passphrase = PassphraseEdit(theme, name=words("Passphrase"), show=words("Show"), hide=words("Hide"))
        self._passphrase.setObjectName("passphraseEdit")
        self._field = Field(theme, words("Passphrase"), self._passphrase)
        self._sign_in = Button(theme, words("Sign in"), kind="primary")
        self._sign_in.set_main(True)
        self._sign_in.setObjectName("signInButton")
        self._cannot = Button(theme, words("I cannot sign in"), kind="link")
        self._cannot.setObjectName("cannotSignInButton")
        self._other = Button(theme, words("Open or create another vault"), kind="link")
        self._other.setObjectName("otherVaultButton")
        self._trouble = MessageBar(theme, "stop")
        self._trouble.hide()
        self._caps = QWidget()
        self._left = self._make_left()
        self._right = SignInHelp(context)
        self._halves.addWidget(self._left)
        self._halves.addWidget(self._right, 1)
        self._wire()

    def load(self, folder: Path, member: str = "") -> None:
        """Show a vault from outside, with this member's name chosen."""
        self._folder = folder
        self._member = member
        if self._painted:
            self._ask()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._ask)

    def _ask(self) -> None:
        """Ask for the vault's outside, and bring in what a sign-in needs while the person types.

        Only once the window is on the screen: imports in the other thread would hold it up.
        """
        folder, member, desk = self._folder, self._member, self._context.desk
        if folder is None:
            return
        resources = self._context.theme.resources

        def read() -> _Front:
            from hsbdesk.domain.content import load_content  # noqa: PLC0415 - see above

            vault = desk.read_front(folder)
            return _Front(vault, load_content(resources / "content", vault.nation))

        def show(front: _Front) -> None:
            self._show(front, member)

        self._context.workers.desk.run(read, show, self._on_unreadable, self)
        self._context.workers.desk.run(desk.warm_up, lambda _none: None, owner=self)

    def focus_first(self) -> None:
        """Put the keyboard into the passphrase."""
        self._passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        # Once the layout knows where everything stands.
        QTimer.singleShot(0, self, self._show_field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        theme = self._context.theme
        beside = self.width() / theme.scale >= _SIDE_BY_SIDE_FROM
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        self._halves.setDirection(direction)
        self._left.setMaximumWidth(theme.px(_LEFT_WIDTH) if beside else 16_777_215)
        self._left.setMinimumWidth(theme.px(_LEFT_WIDTH) if beside else 0)

    def _show_field(self) -> None:
        self._scroll.ensureWidgetVisible(self._sign_in, 0, self._context.theme.px(16))

    # -- making

    def _make_left(self) -> QWidget:
        theme, words = self._context.theme, self._context.words
        side = _Side(theme)
        column = QVBoxLayout(side)
        edge = theme.px(72) if theme.scale < 2 else theme.px(24)
        column.setContentsMargins(edge, theme.px(44), edge, theme.px(24))
        column.setSpacing(0)
        column.addLayout(self._make_logo())
        column.addSpacing(theme.px(26))
        column.addWidget(PlainLabel(words("Sign in"), style="display"))
        column.addSpacing(theme.px(4))
        column.addWidget(PlainLabel(words("No records are shown until you sign in."), tone="quiet", wrap=True))
        column.addSpacing(theme.px(20))
        column.addWidget(self._trouble)
        if self._demo is not None:
            both = words("{name} or {deputy}", name=self._demo.member, deputy=self._demo.deputy)
            how = words(
                "Sign in as {name} with the passphrase: {passphrase}",
                name=both if self._demo.deputy else self._demo.member,
                passphrase=self._demo.passphrase,
            )
            note = MessageBar(theme, "tip", how, title=words("Demo vault · fictional data"))
            note.setObjectName("demoNote")
            column.addWidget(note)
            column.addSpacing(theme.px(16))
        column.addWidget(Field(theme, words("Your name"), self._name))
        column.addSpacing(theme.px(16))
        column.addWidget(self._field)
        column.addWidget(self._make_caps())
        column.addSpacing(theme.px(14))
        buttons = QWidget()
        row = FlowLayout(buttons, gap=theme.px(12))
        row.addWidget(self._sign_in)
        row.addWidget(self._cannot)
        column.addWidget(buttons)
        column.addSpacing(theme.px(24))
        column.addWidget(Divider())
        column.addSpacing(theme.px(12))
        column.addWidget(self._other, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        return side

    def _make_logo(self) -> QHBoxLayout:
        theme = self._context.theme
        row = QHBoxLayout()
        row.setSpacing(theme.px(12))
        row.addWidget(Logo(theme, 40))
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(PlainLabel("HSB Desk", style="title"))
        names.addWidget(self._school)
        row.addLayout(names)
        row.addStretch(1)
        return row

    def _make_caps(self) -> QWidget:
        theme = self._context.theme
        row = QHBoxLayout(self._caps)
        row.setContentsMargins(0, theme.px(4), 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(StateIcon(theme, "check", size=14))
        row.addWidget(PlainLabel(self._context.words("Caps Lock is on"), style="caption", tone="quiet"))
        row.addStretch(1)
        self._caps.hide()
        return self._caps

    def _wire(self) -> None:
        self._sign_in.clicked.connect(lambda _on=False: self._try())
        self._passphrase.returnPressed.connect(self._try)
        self._passphrase.caps_changed.connect(self._caps.setVisible)
        self._passphrase.textEdited.connect(lambda: self._field.set_error(None))
        self._cannot.clicked.connect(lambda _on=False: self._explain())
        self._other.clicked.connect(lambda _on=False: self.other_vault_requested.emit())

    # -- showing

    def _show(self, front: _Front, member: str) -> None:
        vault = front.vault
        self._school.setText(vault.school)
        self._hints = {row.id: row.hint for row in vault.members}
        self._name.set_options([(row.id, row.name) for row in vault.members])
        named = self._demo.member if self._demo is not None else ""
        chosen = next((row.id for row in vault.members if row.id == member or row.name == named), "")
        if chosen:
            self._name.set_value(chosen)
        self._right.show_front(vault, front.content)
        self.focus_first()

    def _on_unreadable(self, error: DeskError) -> None:
        self._trouble.set_message("stop", self._context.words.refusal(error))
        self._trouble.show()
        self._sign_in.setEnabled(False)
        self._other.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- signing in

    def _try(self) -> None:
        folder, member, passphrase = self._folder, self._name.value(), self._passphrase.text()
        if folder is None or not member or not self._sign_in.isEnabled():
            return
        if not passphrase:
            self._field.set_error(self._context.words("Type your passphrase, then press Sign in."))
            self.focus_first()
            return
        self._be_busy(True)
        desk = self._context.desk
        self._context.workers.desk.run(
            lambda: desk.sign_in(folder, member, passphrase), self._on_signed_in, self._on_refused, self
        )

    def _be_busy(self, busy: bool) -> None:
        words = self._context.words
        self._sign_in.setEnabled(not busy)
        self._sign_in.set_text(words("Opening the vault") if busy else words("Sign in"))
        self._passphrase.setReadOnly(busy)

    def _on_signed_in(self, _none: None) -> None:
        self._passphrase.clear()
        self._be_busy(False)
        self.signed_in.emit(self._folder)

    def _on_refused(self, error: DeskError) -> None:
        self._be_busy(False)
        self._field.set_error(self._context.words.refusal(error))
        self._passphrase.selectAll()
        self.focus_first()

    def _explain(self) -> None:
        words = self._context.words
        hint = self._hints.get(self._name.value(), "")
        ways = [
            words("Check that Caps Lock is off, and that the name in the list is yours."),
            words("Another safeguarding lead of this vault can remove your account and add it again."),
            words("The recovery sheet, kept by two people of your school, opens it on the day nobody can."),
        ]
        if hint:
            ways.insert(1, words("Your own hint: {hint}", hint=hint))
        actions = (
            ("close", words("Back to sign-in"), "default"),
            ("sheet", words("Use the recovery sheet"), "primary"),
        )
        self._context.messages.ask(
            words("You cannot sign in?"), "\n\n".join(ways), actions, "close", self._on_way_chosen
        )

    def _on_way_chosen(self, key: str) -> None:
        if key != "sheet" or self._folder is None:
            self.focus_first()
            return
        from ui.pages.member_forms import use_recovery_sheet  # noqa: PLC0415 - seldom needed, and not at start

        member = (self._name.value(), self._name.currentText())
        use_recovery_sheet(self._context, self._folder, member, self._on_signed_in)

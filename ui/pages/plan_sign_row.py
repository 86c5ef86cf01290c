"""One part of a plan's sign-off: sign here, agreed outside, declined, not asked, asked for when."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.plan_signoff_view import PlanRoleView, PlanSignView
from hsbdesk.desk.signoff_view import RoleView
from ui.context import PageContext
from ui.pages.sign_off_row import SignOffRow
from ui.pages.slots import then
from ui.widgets.button import Button

_SHOWN_AS = {"stands": "stands", "carried": "stands", "fallen": "fallen"}


class PlanSignRow(QWidget):
    """The signature's own row, with the answers that are no signature beside it."""

    sign_requested = Signal(object, str, str)
    """The PlanRoleView, the id of the member who signs, their passphrase."""
    note_requested = Signal(object, str)
    """The PlanRoleView and SIGNED (agreed outside), DECLINED, NOT_ASKED or ASK."""
    opened = Signal(object)
    """This row: its passphrase field is open now."""

    def __init__(self, context: PageContext, part: PlanRoleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.part = part
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(4))
        self.row = SignOffRow(context, part.role)
        self.row.setObjectName(f"planSign_{part.role.value}{part.row}")
        column.addWidget(self.row)
        self.buttons: dict[str, Button] = {}
        for answer, label, name in (
            ("DECLINED", words("Declined"), "declinedButton"),
            ("NOT_ASKED", words("Not asked"), "notAskedButton"),
            ("ASK", words("Ask for it"), "askSignatureButton"),
        ):
            button = Button(theme, label, kind="link")
            button.setObjectName(name)
            button.clicked.connect(lambda _on=False, answer=answer: self.note_requested.emit(self.part, answer))
            self.row.add_action(button)
            self.buttons[answer] = button
        self.row.sign_requested.connect(self._on_sign)
        self.row.outside_requested.connect(then(self._on_outside))
        self.row.opened.connect(then(self._on_opened))

    def show_part(self, part: PlanRoleView, view: PlanSignView) -> None:
        """Show where this part stands."""
        words = self._context.words
        self.part = part
        label = part.label if not part.row_name else f"{part.label}: {part.row_name}"
        notes = (
            part.words,
            words("Asked: {when}", when=part.asked) if part.asked and part.state == "open" else "",
            words("With this signature {version} comes into force.", version=view.version)
            if part.is_needed and not view.is_in_force and part.state == "open"
            else "",
        )
        shown = RoleView(
            role=part.role,
            label=label,
            who=part.who,
            state=_SHOWN_AS.get(part.state, "open"),
            line=part.line,
            because=part.because,
            is_needed=part.is_needed,
            note=" ".join(note for note in notes if note),
        )
        self.row.show_role(shown, view.signers, view.me, "")
        self.row.sign_button.setVisible(part.may_sign_here)
        if not view.may_answer:
            self.row.sign_button.hide()
            self.row.outside_button.hide()
        for answer, button in self.buttons.items():
            button.setAccessibleName(f"{button.label()}: {label}, {part.who}")
            button.setVisible(view.may_answer and (answer == "ASK" or not part.is_needed))

    def _on_sign(self, _role: object, member: str, passphrase: str) -> None:
        self.sign_requested.emit(self.part, member, passphrase)

    def _on_outside(self) -> None:
        self.note_requested.emit(self.part, "SIGNED")

    def _on_opened(self) -> None:
        self.opened.emit(self)

"""One part of a sign-off: who, whether it stands, why it fell away, and the passphrase to sign with."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.desk.signoff_view import RoleView, Signer
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.entry_card import make_column
from ui.pages.layouts import empty_layout
from ui.pages.slots import then
from ui.pages.stray_names import make_state_line
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.state_icon import StateIcon
from ui.widgets.tag import Tag
from ui.widgets.text_edit import LineEdit

_ICONS = {"stands": "done", "fallen": "check", "open": "tip"}
_FIELD_WIDTH = 280


class SignOffRow(QWidget):
    """Shows a part; opens its passphrase field on request and asks for a signature."""

    sign_requested = Signal(object, str, str)
    """The role, the id of the member who signs, their passphrase."""
    outside_requested = Signal(object)
    name_given = Signal(str)
    opened = Signal(object)
    """The role whose passphrase field is open now."""

    def __init__(self, context: PageContext, role: SignOffRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"signOff_{role.value}")
        self.role = role
        self._context = context
        self._signers: tuple[Signer, ...] = ()
        self._naming = False
        theme, words = context.theme, context.words
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(10))
        self._icon = StateIcon(theme, "tip")
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(theme.px(4))
        row.addLayout(column, 1)
        head = QWidget()
        flow = FlowLayout(head, gap=theme.px(8), row_gap=theme.px(2))
        self._label = PlainLabel(style="strong")
        self._who = PlainLabel()
        self._tag = Tag(theme, words("needed"))
        for widget in (self._label, self._who, self._tag):
            flow.addWidget(widget)
        column.addWidget(head)
        self.line = PlainLabel(style="small", wrap=True)
        self.line.setObjectName("signatureLine")
        column.addWidget(self.line)
        because, self._because = make_column(theme, spacing=2)
        column.addWidget(because)
        self._note = PlainLabel(style="small", tone="quiet", wrap=True)
        column.addWidget(self._note)
        self._name = self._make_name(column) if role is SignOffRole.SECOND_READER else None
        self._actions = QWidget()
        actions = FlowLayout(self._actions, gap=theme.px(12), row_gap=theme.px(6))
        main = role is SignOffRole.LEAD
        self.sign_button = Button(theme, words("Sign here"), kind="primary" if main else "default")
        self.sign_button.setObjectName("signHereButton")
        self.outside_button = Button(theme, words("Agreed outside"), kind="link")
        self.outside_button.setObjectName("agreedOutsideButton")
        actions.addWidget(self.sign_button)
        actions.addWidget(self.outside_button)
        self.rename_button = Button(theme, words("Ask somebody else"), kind="link")
        self.rename_button.setObjectName("renameReaderButton")
        self.rename_button.hide()
        actions.addWidget(self.rename_button)
        self._flow = actions
        column.addWidget(self._actions)
        self._box, box = make_column(theme)
        self.who = Combo(theme, (), name=words("Who signs"))
        self.who.setObjectName("signerCombo")
        self._who_field = Field(theme, words("Who signs"), self.who)
        self.passphrase = PassphraseEdit(theme, name=words("Passphrase"), show=words("Show"), hide=words("Hide"))
        self.passphrase.setObjectName("signPassphraseEdit")
        self._field = Field(
            theme, words("Own passphrase"), self.passphrase, hint=words("Enter signs exactly what stands now.")
        )
        for field in (self._who_field, self._field):
            field.setMaximumWidth(theme.px(_FIELD_WIDTH))
            box.addWidget(field)
        keys = QWidget()
        buttons = FlowLayout(keys, gap=theme.px(12), row_gap=theme.px(6))
        self.confirm = Button(theme, words("Sign"), kind="primary")
        self.confirm.setObjectName("signButton")
        cancel = Button(theme, words("Cancel"))
        cancel.setObjectName("cancelSignButton")
        buttons.addWidget(self.confirm)
        buttons.addWidget(cancel)
        box.addWidget(keys)
        column.addWidget(self._box)
        self._box.hide()
        self.sign_button.clicked.connect(then(self.open_field))
        self.rename_button.clicked.connect(then(self._rename))
        self.outside_button.clicked.connect(lambda _on=False: self.outside_requested.emit(role))
        cancel.clicked.connect(then(self._on_cancel))
        self.confirm.clicked.connect(then(self._ask))
        self.passphrase.returnPressed.connect(self._ask)
        self.passphrase.textEdited.connect(then(partial(self._field.set_error, None)))

    # -- what is shown

    def show_role(self, view: RoleView, signers: Sequence[Signer], me: str, reader: str) -> None:
        """Show where this part stands; a field that is open stays as it is."""
        words = self._context.words
        stands = view.state == "stands"
        self._icon.set_kind(_ICONS[view.state])
        self._label.setText(view.label)
        who = view.who or words("nobody is named")
        self._who.setText(who)
        self._who.set_tone("" if view.who else "quiet")
        self._tag.setVisible(view.is_needed and not stands)
        line = words("Fell away. It was {signature}.", signature=view.line) if view.state == "fallen" else view.line
        self.line.setText(line)
        self.line.set_tone("warn" if view.state == "fallen" else "" if stands else "quiet")
        empty_layout(self._because)
        for text in view.because:
            self._because.addWidget(make_state_line(self._context, "check", text))
        self._note.setText(view.note)
        self._note.setVisible(bool(view.note))
        self.setAccessibleName(f"{view.label}: {who}. {line}")
        named = {"role": view.label}
        self.sign_button.setAccessibleName(words("Sign here: {role}", **named))
        self.outside_button.setAccessibleName(words("Agreed outside: {role}", **named))
        if self._name is not None:
            self._name.setVisible(not stands and (not view.who or self._naming))
            self.rename_button.setVisible(bool(view.who))
            if not self.reader.isModified() or reader == self.reader.text().strip():
                self.reader.setText(reader)
        if stands:
            self.close_field()
        self._actions.setVisible(not stands and self._box.isHidden())
        self._offer_signers(tuple(signers), me, reader)

    def add_action(self, widget: QWidget) -> None:
        """Put another answer beside the signature; it goes where that goes."""
        self._flow.addWidget(widget)

    def open_field(self) -> None:
        """Open the passphrase field and go to it."""
        self._actions.hide()
        self._box.show()
        self.opened.emit(self.role)
        target = self.who if not self._who_field.isHidden() and not self.who.value() else self.passphrase
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_field(self) -> None:
        """Close the passphrase field; what was typed into it is gone."""
        self.passphrase.clear()
        self._field.set_error(None)
        self._box.hide()
        self._actions.show()
        self.set_busy(False)

    def set_busy(self, busy: bool) -> None:
        """Take no second signature while one is under way."""
        words = self._context.words
        self.confirm.setEnabled(not busy)
        self.confirm.set_text(words("Signing") if busy else words("Sign"))
        self.passphrase.setReadOnly(busy)

    def show_refusal(self, error: DeskError) -> bool:
        """Say a refusal at its field; False when it is about none of these."""
        self.set_busy(False)
        if error.field not in {"passphrase", "name"} or self._box.isHidden():
            return False
        self._field.set_error(self._context.words.refusal(error))
        self.passphrase.selectAll()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_name_error(self, error: DeskError) -> None:
        """Say why this second reader cannot be named."""
        if self._name is not None:
            self._name_field.set_error(self._context.words.refusal(error))
            self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._box.isHidden():
            self._on_cancel()
            return
        super().keyPressEvent(event)

    # -- parts of it

    def _make_name(self, column: QVBoxLayout) -> QWidget:
        theme, words = self._context.theme, self._context.words
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, theme.px(2), 0, theme.px(4))
        row.setSpacing(theme.px(8))
        self.reader = LineEdit(theme, name=words("Who reads it through"))
        self.reader.setObjectName("secondReaderEdit")
        self._name_field = Field(theme, words("Who reads it through"), self.reader)
        self._name_field.setMaximumWidth(theme.px(_FIELD_WIDTH))
        save = Button(theme, words("Save"), name=words("Save who reads it through"))
        save.setObjectName("saveReaderButton")
        row.addWidget(self._name_field, 1)
        row.addWidget(save, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        save.clicked.connect(then(self._give_name))
        self.reader.returnPressed.connect(self._give_name)
        self.reader.textEdited.connect(then(partial(self._name_field.set_error, None)))
        column.addWidget(box)
        return box

    def _offer_signers(self, signers: tuple[Signer, ...], me: str, reader: str) -> None:
        if signers == self._signers:
            return
        self._signers = signers
        words = self._context.words
        others = [signer for signer in signers if signer.id != me]
        match self.role:
            case SignOffRole.LEAD:
                first = me
            case SignOffRole.SECOND_READER:
                named = [s.id for s in others if s.name.casefold() == reader.casefold()]
                first = next(iter(named), others[0].id if len(others) == 1 else "")
            case _:
                first = ""
        options = [(s.id, s.name) for s in signers]
        if not first:
            options.insert(0, ("", words("Choose who signs")))
        self.who.set_options(options)
        self.who.set_value(first)
        self._who_field.setVisible(len(signers) > 1)
        if len(signers) == 1:
            self.who.set_value(signers[0].id)

    def _ask(self) -> None:
        words = self._context.words
        if not self.confirm.isEnabled():
            return
        if not self.who.value():
            self._who_field.set_error(words("Choose who signs."))
            self.who.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._who_field.set_error(None)
        if not self.passphrase.text():
            self._field.set_error(words("Type the passphrase of the person who signs, then press Enter."))
            self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.set_busy(True)
        self.sign_requested.emit(self.role, self.who.value(), self.passphrase.text())

    def _rename(self) -> None:
        self._naming = True
        if self._name is not None:
            self._name.show()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def _give_name(self) -> None:
        self._naming = False
        self.name_given.emit(self.reader.text())

    def _on_cancel(self) -> None:
        self.close_field()
        self.sign_button.setFocus(Qt.FocusReason.OtherFocusReason)

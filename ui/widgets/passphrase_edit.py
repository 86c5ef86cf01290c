"""A field for a passphrase that can be shown, and that notices Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.text_edit import LineEdit


class PassphraseEdit(LineEdit):
    """Dots until the person asks to see; pasting is allowed."""

    caps_changed = Signal(bool)
    """Caps Lock seems to be on (True) or off."""

    def __init__(self, theme: Theme, *, name: str, show: str, hide: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name=name, password=True, parent=parent)
        self._words = (show, hide)
        self._caps = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(10), 0)
        row.addStretch(1)
        self._show = Button(theme, show, kind="link", parent=self)
        self._show.setObjectName("showPassphraseButton")
        self._show.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row.addWidget(self._show)
        widest = max(self._show.fontMetrics().horizontalAdvance(word) for word in self._words)
        self.setTextMargins(0, 0, widest + theme.px(16), 0)
        self._show.clicked.connect(lambda _on=False: self._switch())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(not self._caps)
        elif len(text) == 1 and text.isalpha() and text.upper() != text.lower():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(text.isupper() != shift)
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._set_caps(False)
        super().focusOutEvent(event)

    def _set_caps(self, on: bool) -> None:
        if on != self._caps:
            self._caps = on
            self.caps_changed.emit(on)

    def _switch(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._show.set_text(self._words[1] if hidden else self._words[0])
        self.setFocus(Qt.FocusReason.OtherFocusReason)

"""What stands where there is nothing yet: one sentence, at most one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel


class EmptyState(QWidget):
    """One sentence and one button; no picture."""

    action_requested = Signal()

    def __init__(self, theme: Theme, sentence: str, *, action: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(16), theme.px(24), theme.px(16), theme.px(24))
        column.setSpacing(theme.px(12))
        self._sentence = PlainLabel(tone="quiet", wrap=True)
        self._button = Button(theme, "")
        self.setFocusProxy(self._button)
        self._button.clicked.connect(lambda _on=False: self.action_requested.emit())
        column.addWidget(self._sentence)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.set_text(sentence, action)

    def set_text(self, sentence: str, action: str = "") -> None:
        """Change the sentence and the button's words; without words there is no button."""
        self._sentence.setText(sentence)
        self._button.set_text(action)
        self._button.setVisible(bool(action))

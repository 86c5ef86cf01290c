"""A small outlined chip of words."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Theme, set_look
from ui.widgets.label import PlainLabel

_TINTS = {"": "text2", "stop": "stop", "warn": "warn", "bar": "barText"}


class Tag(QFrame):
    """A state in one or two words with an optional icon; tone is "", stop, warn or bar."""

    def __init__(
        self, theme: Theme, text: str, *, icon: str = "", tone: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tag")
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(7), theme.px(1), theme.px(7), theme.px(2))
        row.setSpacing(theme.px(6))
        self._icon = QLabel()
        self._theme = theme
        self._text = PlainLabel(style="caption")
        row.addWidget(self._icon)
        row.addWidget(self._text)
        self.set_text(text, icon=icon, tone=tone)

    def set_text(self, text: str, *, icon: str = "", tone: str = "") -> None:
        """Change words, icon and tone."""
        set_look(self, tone=tone)
        self._text.setText(text)
        self._text.set_tone("bar" if tone == "bar" else "")
        self._icon.setVisible(bool(icon))
        if icon:
            self._icon.setPixmap(self._theme.pixmap(icon, _TINTS[tone], 14))

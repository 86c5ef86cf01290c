"""The left column: where to go, how much waits there, and when the vault was last saved."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from hsbdesk.words import Words
from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel

NAV_WIDTH = 184
RAIL_WIDTH = 56


class Navigation(QFrame):
    """One button a place; a rail of icons where the window is narrow."""

    log_requested = Signal()
    place_requested = Signal(str)

    def __init__(self, theme: Theme, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("nav")
        self.setAccessibleName(words("Navigation"))
        self._theme = theme
        self._rail = False
        self._buttons: dict[str, Button] = {}
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        edge = theme.px(8)
        self._column.setContentsMargins(edge, theme.px(12), edge + 1, theme.px(12))
        self._column.setSpacing(theme.px(2))
        self.log_button = Button(theme, words("Log a concern"), kind="navPrimary", icon="plus")
        self.log_button.setObjectName("logConcernButton")
        self.log_button.clicked.connect(lambda _on=False: self.log_requested.emit())
        self._column.addWidget(self.log_button)
        self._column.addSpacing(theme.px(10))
        self._add_places(
            (
                ("today", words("Today"), "today"),
                ("children", words("Children"), "people"),
                ("referrals", words("Referrals"), "send"),
                ("reports", words("Reports"), "report"),
            )
        )
        self._column.addSpacing(theme.px(6))
        self._column.addWidget(Divider())
        self._column.addSpacing(theme.px(6))
        self._add_places((("settings", words("Settings"), "settings"),))
        self._column.addStretch(1)
        self._line = Divider()
        self._saved = PlainLabel(style="caption", tone="quiet", wrap=True)
        self._saved.setObjectName("savedLabel")
        self._saved.setContentsMargins(theme.px(10), theme.px(6), theme.px(4), 0)
        self._column.addWidget(self._line)
        self._column.addWidget(self._saved)
        self._show_width()

    def keys(self) -> tuple[str, ...]:
        """Return the places in their order."""
        return tuple(self._buttons)

    def button(self, key: str) -> Button:
        """Return the button of a place."""
        return self._buttons[key]

    def set_current(self, key: str) -> None:
        """Mark where the person is; "" marks nothing."""
        for place, button in self._buttons.items():
            button.setChecked(place == key)

    def set_count(self, key: str, count: int) -> None:
        """Say how much waits at a place; nothing for 0."""
        self._buttons[key].set_detail(str(count) if count else "")

    def set_saved(self, text: str) -> None:
        """Say when the vault was last saved."""
        self._saved.setText(text)
        self.setAccessibleDescription(text)

    def saved_text(self) -> str:
        """Return what stands at the bottom."""
        return self._saved.text()

    def set_rail(self, rail: bool) -> None:
        """Show icons only, or icons with words."""
        if rail == self._rail:
            return
        self._rail = rail
        for button in (self.log_button, *self._buttons.values()):
            button.set_rail(rail)
        self._saved.setVisible(not rail)
        self._line.setVisible(not rail)
        self._show_width()

    def sizeHint(self) -> QSize:
        return QSize(self.minimumWidth(), super().sizeHint().height())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # Only now the buttons have the fonts of the style sheet.
        self._show_width()

    def _show_width(self) -> None:
        """Keep the house's width, or that of the longest words in another language."""
        if self._rail:
            self.setFixedWidth(self._theme.px(RAIL_WIDTH))
            return
        margins = self._column.contentsMargins()
        buttons = (self.log_button, *self._buttons.values())
        wanted = max(button.sizeHint().width() for button in buttons) + margins.left() + margins.right()
        self.setFixedWidth(max(self._theme.px(NAV_WIDTH), wanted))

    def _add_places(self, places: Sequence[tuple[str, str, str]]) -> None:
        for key, label, icon in places:
            button = Button(self._theme, label, kind="nav", icon=icon, checkable=True)
            button.setObjectName(f"{key}NavButton")
            # A click on the current place must not leave it unmarked.
            button.clicked.connect(lambda _on=False, key=key: self._on_clicked(key))
            self._column.addWidget(button)
            self._buttons[key] = button

    def _on_clicked(self, key: str) -> None:
        self.set_current(key)
        self.place_requested.emit(key)

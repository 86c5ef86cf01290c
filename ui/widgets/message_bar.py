"""A note in the page: tip, check, must resolve, done."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme, set_look
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.state_icon import StateIcon


class MessageBar(QFrame):
    """A note that needs no answer at once; kind is tip, check, stop or done; at most two actions.

    The actions stand under the words; `beside` puts them at the end of the first line where there is room.
    """

    action_requested = Signal(str)

    def __init__(
        self,
        theme: Theme,
        kind: str,
        text: str = "",
        *,
        title: str = "",
        actions: Sequence[tuple[str, str]] = (),
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beside = beside
        self._offered: tuple[tuple[str, str], ...] | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(10) + 3, theme.px(9), theme.px(12), theme.px(9))
        row.setSpacing(theme.px(10))
        self._icon = StateIcon(theme, kind)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(theme.px(2))
        self._title = PlainLabel(style="strong", wrap=True)
        self._text = PlainLabel(wrap=True)
        self._actions = QWidget()
        self._action_row = FlowLayout(self._actions, gap=theme.px(8), row_gap=theme.px(6))
        words.addWidget(self._title)
        words.addWidget(self._text)
        self._words, self._row = words, row
        row.addLayout(words, 1)
        self._place_actions(beside=False)
        self.set_message(kind, text, title)
        self.set_actions(actions)

    def set_message(self, kind: str, text: str, title: str = "") -> None:
        """Change what it says."""
        self._icon.set_kind(kind)
        set_look(self, note=kind)
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.setAccessibleName(f"{title} {text}".strip())

    def set_actions(self, actions: Sequence[tuple[str, str]]) -> None:
        """Offer these, as pairs of key and label; those that are offered already stay, and keep the keyboard."""
        if tuple(actions) == self._offered:
            return
        self._offered = tuple(actions)
        while (item := self._action_row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for key, label in actions:
            button = Button(self._theme, label, parent=self._actions)
            button.setObjectName(f"message_{key}")
            button.clicked.connect(lambda _on=False, key=key: self.action_requested.emit(key))
            self._action_row.addWidget(button)
        self._actions.setVisible(bool(actions))
        self._place_actions(beside=self._beside and self._has_room())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_actions(beside=self._beside and self._has_room())

    def _has_room(self) -> bool:
        """Return whether the words keep the greater part of a line that the actions stand in too."""
        return self._action_row.sizeHint().width() * 2 < self.width()

    def _place_actions(self, *, beside: bool) -> None:
        wanted = self._row if beside else self._words
        if wanted.indexOf(self._actions) < 0:
            (self._words if beside else self._row).removeWidget(self._actions)
            wanted.addWidget(self._actions)
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        self._row.setAlignment(self._icon, middle if beside else top)
        self._actions.setMinimumWidth(self._action_row.sizeHint().width() if beside else 0)
        self._action_row.setContentsMargins(0, 0 if beside else self._theme.px(6), 0, 0)

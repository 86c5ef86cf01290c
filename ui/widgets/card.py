"""A card: what belongs together on a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.label import PlainLabel


class Card(QFrame):
    """A bordered surface with an optional heading row; content goes into .body."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        *,
        detail: str = "",
        padding: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        edge = theme.px(padding)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, theme.px(min(padding, 14)), edge, theme.px(min(padding, 14)))
        column.setSpacing(theme.px(8))
        self._head = QWidget()
        row = QHBoxLayout(self._head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        self._title = PlainLabel(style="heading", wrap=True)
        self._detail = PlainLabel(style="small", tone="quiet", elide=True)
        row.addWidget(self._title)
        row.addWidget(self._detail, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(8))
        row.addLayout(self._actions)
        column.addWidget(self._head)
        self.body = QVBoxLayout()
        self.body.setSpacing(theme.px(8))
        column.addLayout(self.body, 1)
        self.set_title(title, detail)

    def set_title(self, title: str, detail: str = "") -> None:
        """Change the heading and the quiet words after it."""
        self._title.setText(title)
        self._detail.setText(detail)
        self.setAccessibleName(title)
        self._head.setVisible(bool(title or detail) or self._actions.count() > 0)

    def add_action(self, widget: QWidget) -> None:
        """Put a control at the right end of the heading row."""
        self._actions.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head.setVisible(True)

    def add(self, widget: QWidget) -> None:
        """Put a widget below what is in the card."""
        self.body.addWidget(widget)

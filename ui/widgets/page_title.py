"""The first row of a page: what it is, and what can be done here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel


class PageTitle(QWidget):
    """Title at the left, actions at the right or, without room, below; beside=True keeps one line."""

    def __init__(
        self,
        theme: Theme,
        title: str = "",
        *,
        subtitle: str = "",
        beside: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(theme.px(12))
        self._words = QWidget()
        self._title = PlainLabel(title, style="display", wrap=True)
        self._subtitle = PlainLabel(style="body", tone="quiet", wrap=True)
        self._beside: FlowLayout
        column = QVBoxLayout(self._words)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(2))
        top = QWidget()
        self._beside = FlowLayout(top, gap=theme.px(12), row_gap=theme.px(2))
        self._beside.addWidget(self._title)
        column.addWidget(top)
        if beside:
            self._beside.addWidget(self._subtitle)
        else:
            column.addWidget(self._subtitle)
        column.addStretch(1)
        self._row.addWidget(self._words, 1)
        self._actions = QWidget()
        self._action_row = FlowLayout(self._actions, gap=theme.px(8), row_gap=theme.px(8))
        actions_policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum)
        actions_policy.setHeightForWidth(True)
        self._actions.setSizePolicy(actions_policy)
        self._actions.hide()
        self._row.addWidget(self._actions, 0, Qt.AlignmentFlag.AlignVCenter)
        self.set_subtitle(subtitle)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)

    def title(self) -> str:
        """Return the title."""
        return self._title.text()

    def set_subtitle(self, subtitle: str) -> None:
        """Change the quiet line under or beside the title."""
        self._subtitle.setText(subtitle)
        self._subtitle.setVisible(bool(subtitle))

    def add_action(self, widget: QWidget) -> None:
        """Put an action at the right; the one primary comes last."""
        self._action_row.addWidget(widget)
        self._actions.show()

    def place_actions(self) -> None:
        """Give the actions their room at once: one of them says something longer."""
        self._action_row.invalidate()
        self._row.invalidate()
        self._row.activate()

    def add_beside(self, widget: QWidget) -> None:
        """Put a small control directly after the title."""
        self._beside.addWidget(widget)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = self._actions.sizeHint().width() + self._beside_width() + self._row.spacing()
        narrow = wanted > self.width()
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != direction:
            self._row.setDirection(direction)

    def _beside_width(self) -> int:
        return self._title.fontMetrics().horizontalAdvance(self._title.text())

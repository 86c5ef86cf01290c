"""The panel at the right that shows what is selected."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage


class SidePanel(QFrame):
    """A titled, scrolling panel; the cross and Esc ask to close it."""

    close_requested = Signal()

    def __init__(
        self,
        theme: Theme,
        *,
        close_name: str,
        width: int = 332,
        min_width: int = 262,
        max_width: int = 396,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self._width = theme.px(width)
        self.setMinimumWidth(theme.px(min_width))
        self.setMaximumWidth(theme.px(max_width))
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(14), theme.px(10), theme.px(4), theme.px(10))
        column.setSpacing(theme.px(4))
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, theme.px(6), 0)
        head.setSpacing(theme.px(2))
        words = QWidget()
        flow = FlowLayout(words, gap=theme.px(6), row_gap=0)
        self._title = PlainLabel(style="title")
        self._detail = PlainLabel(tone="hint")
        flow.addWidget(self._title)
        flow.addWidget(self._detail)
        head.addWidget(words, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(theme.px(2))
        head.addLayout(self._actions)
        close = Button(theme, "", kind="icon", icon="x", name=close_name)
        close.setObjectName("closePanel")
        close.clicked.connect(lambda _on=False: self.close_requested.emit())
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        self._page = ScrollPage()
        self._page.body.setContentsMargins(0, 0, theme.px(10), 0)
        column.addWidget(self._page, 1)
        self._content: QWidget | None = None

    def set_title(self, title: str, detail: str = "") -> None:
        """Change the title and the quiet words after it."""
        self._title.setText(title)
        self._detail.setText(detail)
        self.setAccessibleName(f"{title} {detail}".strip())

    def add_action(self, widget: QWidget) -> None:
        """Put a control before the cross."""
        self._actions.addWidget(widget)

    def set_content(self, widget: QWidget) -> None:
        """Show this instead of what was shown, which is deleted."""
        if self._content is not None:
            self._page.body.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = widget
        self._page.body.insertWidget(0, widget)
        widget.show()
        if self._page.body.count() == 1:
            self._page.body.addStretch(1)
        self._page.verticalScrollBar().setValue(0)

    def sizeHint(self) -> QSize:
        return QSize(self._width, super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit()
            return
        super().keyPressEvent(event)

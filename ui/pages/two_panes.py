"""A main pane and a side pane, each scrolling for itself; one pane when there is no room for two."""

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.scroll_page import ScrollPage

_BESIDE_FROM = 900
_ANY_WIDTH = 16_777_215


class TwoPanes(QWidget):
    """The side is `width` px wide at 100 % text; `stack` puts it into the main pane when it stands alone."""

    def __init__(
        self,
        theme: Theme,
        side: QWidget,
        *,
        width: int,
        on_left: bool,
        stack: Callable[[QWidget], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = side
        self._width = theme.px(width)
        self._stack = stack
        self.main = ScrollPage()
        self._pane = ScrollPage()
        self._pane.setFixedWidth(self._width + self._pane.verticalScrollBar().sizeHint().width())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(2))
        for pane in (self._pane, self.main) if on_left else (self.main, self._pane):
            row.addWidget(pane, 1 if pane is self.main else 0)
        # Its width must not keep the window wide; the first resize brings it beside when there is room.
        self._pane.hide()

    def is_beside(self) -> bool:
        """Return whether the side stands beside the main pane."""
        return self._pane.isVisibleTo(self)

    def fold(self) -> None:
        """Start as one pane; call it once the main pane holds what the side goes into."""
        self._stack(self._side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= self._theme.px(_BESIDE_FROM)
        inside = self._pane.isAncestorOf(self._side)
        if beside and not inside:
            self._pane.body.addWidget(self._side)
        elif not beside and inside:
            self._stack(self._side)
        # The width of the scroll bar stays free beside it, so that the gap is the same with and without one.
        self._side.setMaximumWidth(self._width if beside else _ANY_WIDTH)
        self._pane.setVisible(beside)

"""The numbered circle before a step."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_SIZE = 26


class StepMark(QWidget):
    """A step's number: filled when open, outlined when waiting, a tick when done."""

    def __init__(
        self,
        theme: Theme,
        number: int,
        *,
        state: str = "open",
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = number
        self._state = state
        self.setAccessibleName(name)
        self.setFixedSize(theme.px(_SIZE), theme.px(_SIZE))

    def set_state(self, state: str) -> None:
        """Change to open, waiting or done."""
        self._state = state
        self.update()

    def state(self) -> str:
        """Return open, waiting or done."""
        return self._state

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._state == "open":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
        else:
            painter.setPen(QPen(theme.colour("ok" if self._state == "done" else "ctl"), 1.3))
        painter.drawEllipse(circle)
        if self._state == "done":
            tick = theme.pixmap("check", "ok", 14)
            spot = circle.center() - QRectF(tick.rect()).center() / tick.devicePixelRatio()
            painter.drawPixmap(spot, tick)
        else:
            painter.setPen(theme.colour("onAccent" if self._state == "open" else "text"))
            painter.setFont(theme.font("smallStrong"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()

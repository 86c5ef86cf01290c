"""The sign of the program on its front pages."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_RADIUS = 6
_SIGN = 0.55


class Logo(QWidget):
    """A dark tile with the shield; size in px at 100 % text."""

    def __init__(self, theme: Theme, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self.setFixedSize(QSize(theme.px(size), theme.px(size)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme.colour("ctl") if theme.name != "light" else theme.colour("bar"))
        painter.setBrush(theme.colour("bar"))
        radius = theme.px(_RADIUS)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        sign = theme.pixmap("logo", "barText", self._size * _SIGN)
        side = sign.deviceIndependentSize()
        painter.drawPixmap(round((self.width() - side.width()) / 2), round((self.height() - side.height()) / 2), sign)
        painter.end()

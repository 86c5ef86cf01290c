"""Signs for must resolve, check, tip and done: each a shape of its own."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import Theme

# kind: icon, colour token
STATES = {
    "stop": ("octagon", "stop"),
    "check": ("triangle", "warn"),
    "tip": ("info", "info"),
    "done": ("check-circle", "ok"),
    "ok": ("check", "ok"),
}


def paint_state(painter: QPainter, rect: QRectF, theme: Theme, kind: str) -> None:
    """Paint the sign of a kind (stop, check, tip, done, ok) into a square."""
    icon, tint = STATES[kind]
    pixmap = theme.pixmap(icon, tint, rect.width() / theme.scale)
    painter.drawPixmap(rect.topLeft(), pixmap)


class StateIcon(QLabel):
    """One sign; give it a name only where no word beside it says the same."""

    def __init__(
        self, theme: Theme, kind: str, *, size: int = 18, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._size = size
        self.setAccessibleName(name)
        self.set_kind(kind)

    def set_kind(self, kind: str) -> None:
        """Change the sign: stop, check, tip, done or ok."""
        icon, tint = STATES[kind]
        pixmap = self._theme.pixmap(icon, tint, self._size)
        self.setPixmap(pixmap)
        self.setFixedSize(pixmap.deviceIndependentSize().toSize())

"""The heading that stays at the top of a table while its rows scroll, and the table's round corners."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QRegion
from PySide6.QtWidgets import QWidget

from ui.widgets.table_delegate import TableDelegate
from ui.widgets.table_roles import Group

_RADIUS = 5


class StickyGroup(QWidget):
    """The heading of the rows in view; the mouse goes through it to the rows."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._delegate: TableDelegate | None = None
        self._group = Group("")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_group(self, delegate: TableDelegate, group: Group, place: QRect) -> None:
        """Show this heading here, above the rows."""
        self._delegate = delegate
        self._group = group
        self.setGeometry(place)
        self.show()
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._delegate is not None:
            painter = QPainter(self)
            self._delegate.paint_group(painter, self.rect(), self._group)
            painter.end()


def mask_round(part: QWidget, whole: QRect) -> None:
    """Cut a part of a frame to round corners; whole is the inside of the frame as the part counts."""
    path = QPainterPath()
    path.addRoundedRect(QRectF(whole), _RADIUS, _RADIUS)
    part.setMask(QRegion(path.toFillPolygon().toPolygon()))

"""A table whose rows can be ticked: a check box in the first column, Space ticks the chosen row."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_delegate import TableDelegate
from ui.widgets.table_roles import Column

_MARK = 18
_TICK = ((0.25, 0.53), (0.43, 0.70), (0.76, 0.33))


class TickTable(TextTable):
    """Asks for a tick to be changed; the model answers Qt.ItemDataRole.CheckStateRole in column 0."""

    tick_requested = Signal(QModelIndex)

    def __init__(
        self,
        theme: Theme,
        *,
        name: str,
        columns: Sequence[Column],
        grouped: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, name=name, columns=columns, text_style="body", grouped=grouped, pad_y=8, parent=parent)
        TickDelegate(theme, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() == Qt.Key.Key_Space and index.isValid():
            self.tick_requested.emit(index)
            return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        on_box = index.isValid() and index.column() == 0 and index.flags() & Qt.ItemFlag.ItemIsEnabled
        if event.button() == Qt.MouseButton.LeftButton and on_box:
            self.tick_requested.emit(index)


class TickDelegate(TableDelegate):
    """Paints the check box over an empty first cell."""

    def __init__(self, theme: Theme, table: TextTable) -> None:
        super().__init__(theme, table, text_style="body", top=True, pad_y=8, max_lines=None)
        self._look = theme
        table.delegate = self
        table.setItemDelegate(self)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().paint(painter, option, index)
        state = index.data(Qt.ItemDataRole.CheckStateRole) if index.column() == 0 else None
        if state is not None:
            area: QRect = option.rect  # type: ignore[attr-defined]
            self._paint_box(painter, area, on=Qt.CheckState(state) == Qt.CheckState.Checked)

    def _paint_box(self, painter: QPainter, area: QRect, *, on: bool) -> None:
        theme = self._look
        side = theme.px(_MARK)
        box = QRectF(area.left() + theme.px(14), area.top() + theme.px(8) + 0.5, side - 1, side - 1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent" if on else "ctl"), 1))
        painter.setBrush(theme.colour("accent" if on else "surface"))
        painter.drawRoundedRect(box, 3, 3)
        if on:
            pen = QPen(theme.colour("onAccent"), box.width() / 9)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.drawPolyline(
                [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in _TICK]
            )
        painter.restore()

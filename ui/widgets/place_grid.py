"""A grid of counts: places down, parts of the day across. The number and its dots say it; the tint is extra."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from ui.theme import Theme
from ui.widgets.table_group import mask_round

_ROW = 41
_LEAST_COLUMN = 54
_PAD = 7
_WIDEST_NAME = 160
_DOT, _DOT_GAP = 5, 2
_MOST_DOTS = 20
_DOTS_A_LINE = 10
_TINT = 0.26
"""How much of the accent the fullest cell takes; text on it keeps its contrast."""
_NO_TINT = frozenset({"contrast"})
_Index = QModelIndex | QPersistentModelIndex


class GridRole(IntEnum):
    """What the model of a grid tells of a cell beside its number."""

    DOTS = Qt.ItemDataRole.UserRole + 1
    """As many dots as entries; 0 where they are not told."""
    SHARE = Qt.ItemDataRole.UserRole + 2
    """Of the fullest cell, 0 to 1."""
    TOTAL = Qt.ItemDataRole.UserRole + 3
    """True in the row and the column of totals."""


def tint_of(theme: Theme, share: float) -> QColor:
    """Return the ground of a cell: the surface, with the more accent the fuller it is."""
    ground, accent = theme.colour("surface"), theme.colour("accent")
    part = 0.0 if theme.name in _NO_TINT else _TINT * share
    sides = ((ground.red(), accent.red()), (ground.green(), accent.green()), (ground.blue(), accent.blue()))
    return QColor(*(round(one * (1 - part) + other * part) for one, other in sides))


class PlaceGrid(QTableView):
    """One cell is chosen at a time with the arrow keys; Enter or a double click opens it.

    Its height is that of its rows: the page scrolls, the grid does not. `fits(width)` says whether every head has
    room for its longest word.
    """

    cell_opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._source: QAbstractItemModel | None = None
        self.setAccessibleName(name)
        self.setItemDelegate(_CellDelegate(theme, self))
        self._across = _Head(theme, Qt.Orientation.Horizontal, self)
        self._down = _Head(theme, Qt.Orientation.Vertical, self)
        self.setHorizontalHeader(self._across)
        self.setVerticalHeader(self._down)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)
        self.doubleClicked.connect(self.cell_opened)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        self._source = model
        if model is not None:
            model.modelReset.connect(self._measure)
            self._measure()

    def fits(self, width: int) -> bool:
        """Return whether the grid can be read at this width in px."""
        columns = self.model().columnCount()
        return self._down.natural_width() + columns * self._across.longest_word() + 2 <= width

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.cell_opened.emit(self.currentIndex())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        whole = self._across.geometry().united(self._down.geometry()).united(self.viewport().geometry())
        for part in (self._across, self._down, self.viewport()):
            mask_round(part, whole.translated(-part.pos()))

    def _measure(self) -> None:
        model = self._source
        if model is None:
            return
        self._down.setFixedWidth(self._down.natural_width())
        room = self.width() - 2 * self.frameWidth() - self._down.width()
        columns = max(1, model.columnCount())
        for column in range(columns):
            # Shares of the whole, so that the rounding goes round and the last column ends at the edge.
            self.setColumnWidth(column, room * (column + 1) // columns - room * column // columns)
        for row in range(model.rowCount()):
            self.setRowHeight(row, self._down.row_height(row))
        height = self._across.head_height() + sum(self.rowHeight(row) for row in range(model.rowCount()))
        self.setFixedHeight(height + 2 * self.frameWidth())


class _Head(QHeaderView):
    """Heads that break between words, in the house's look."""

    def __init__(self, theme: Theme, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._theme = theme
        self._font = theme.font("smallStrong" if orientation == Qt.Orientation.Horizontal else "medium")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def longest_word(self) -> int:
        """Return the least width of a column in px."""
        metrics = QFontMetrics(self._font)
        words = [word for place in range(self.count()) for word in self._text(place).split()]
        widest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return max(self._theme.px(_LEAST_COLUMN), widest + 2 * self._theme.px(_PAD))

    def natural_width(self) -> int:
        """Return the width that the names down the side want, within reason."""
        metrics = QFontMetrics(self._font)
        widest = max((metrics.horizontalAdvance(self._text(place)) for place in range(self.count())), default=0)
        return min(widest + 2 * self._theme.px(_PAD) + 4, self._theme.px(_WIDEST_NAME))

    def row_height(self, row: int) -> int:
        """Return the height of a row whose name may take several lines."""
        box = self._bounds(self._text(row), self.width())
        return max(self._theme.px(_ROW), box.height() + self._theme.px(10))

    def head_height(self) -> int:
        """Return the height of the heads across."""
        heights = [self._bounds(self._text(n), self.sectionSize(n)).height() for n in range(self.count())]
        return max(heights, default=0) + self._theme.px(8)

    def sizeHint(self) -> QSize:
        if self.orientation() == Qt.Orientation.Horizontal:
            return QSize(super().sizeHint().width(), self.head_height())
        return QSize(self.natural_width(), super().sizeHint().height())

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        last = section == self.count() - 1
        across = self.orientation() == Qt.Orientation.Horizontal
        painter.save()
        painter.fillRect(rect, theme.colour("surface2" if across or last else "surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.colour("border"))
        painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.colour("border"))
        painter.setFont(self._font)
        painter.setPen(theme.colour("text2" if across else "text"))
        side = Qt.AlignmentFlag.AlignHCenter if across else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        pad = theme.px(_PAD) // (2 if across else 1)
        painter.drawText(rect.adjusted(pad, 0, -pad, 0), int(flags), self._text(section))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._theme.colour("surface2"))
        painter.end()
        super().paintEvent(event)

    def _text(self, place: int) -> str:
        return str(self.model().headerData(place, self.orientation()) or "")

    def _bounds(self, text: str, width: int) -> QRect:
        room = max(1, width - 2 * self._theme.px(_PAD))
        return QFontMetrics(self._font).boundingRect(QRect(0, 0, room, 2000), Qt.TextFlag.TextWordWrap, text)


class _CellDelegate(QStyledItemDelegate):
    """Paints number, dots, tint, and a frame round the cell the keyboard is on."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._number = theme.font("strong")

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = self._theme
        area: QRect = option.rect  # type: ignore[attr-defined]
        total = bool(index.data(GridRole.TOTAL))
        dots = int(index.data(GridRole.DOTS) or 0)
        share = float(index.data(GridRole.SHARE) or 0.0)
        text = str(index.data() or "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        last_row = index.row() == index.model().rowCount() - 1
        last_column = index.column() == index.model().columnCount() - 1
        painter.fillRect(area, theme.colour("surface2") if total and last_row else tint_of(theme, share))
        if not last_row:
            painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), theme.colour("border"))
        if not last_column:
            painter.fillRect(QRect(area.right(), area.top(), 1, area.height()), theme.colour("border"))
        painter.setFont(self._number)
        painter.setPen(theme.colour("text" if dots or share or total else "text3"))
        lift = theme.px(5) * (1 if dots <= _DOTS_A_LINE else 2) if dots else 0
        painter.drawText(area.adjusted(0, -lift, 0, -lift), Qt.AlignmentFlag.AlignCenter, text)
        if dots:
            self._paint_dots(painter, area, dots)
        if option.state & QStyle.StateFlag.State_Selected:  # type: ignore[attr-defined]
            pen = QPen(theme.colour("focus" if option.state & QStyle.StateFlag.State_HasFocus else "ctl"), 2)  # type: ignore[attr-defined]
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -3, -3), 3, 3)
        painter.restore()

    def _paint_dots(self, painter: QPainter, area: QRect, dots: int) -> None:
        size, gap = self._theme.px(_DOT), self._theme.px(_DOT_GAP)
        shown = min(dots, _MOST_DOTS)
        lines = [min(_DOTS_A_LINE, shown - first) for first in range(0, shown, _DOTS_A_LINE)]
        y = area.bottom() - self._theme.px(7) - size - (len(lines) - 1) * (size + gap)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(self._theme.colour("text2")))
        for count in lines:
            # A narrow column sets its dots closer: a dot too few would be wrong.
            step = min(size + gap, max(2.0, (area.width() - self._theme.px(8) - size) / max(1, count - 1)))
            x = area.center().x() - ((count - 1) * step + size) / 2 + 0.5
            for place in range(count):
                painter.drawEllipse(QRectF(x + place * step, y, size, size))
            y += size + gap

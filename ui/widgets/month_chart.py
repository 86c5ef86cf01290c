"""Bars by month, each category a pattern; a table underneath, so that its cells are read out and walked through."""

from enum import IntEnum

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from hsbdesk.domain.fills import Fill, strokes
from ui.theme import Theme
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel

_BAR_OF_HEIGHT, _BAR_SHARE = 0.25, 0.7
_ENTRY_OF_HEIGHT = 0.22
"""How much of the height one entry may take: a single one is no tower."""
_SIDE = 6
_STEP = 6.0
_SWATCH = (14, 11)
_Index = QModelIndex | QPersistentModelIndex


class MonthRole(IntEnum):
    """What the model of a month chart tells of a cell; rows are categories from the highest down, the last all."""

    HEIGHT = Qt.ItemDataRole.UserRole + 1
    """How many entries tall a part is drawn; of the last row, the whole bar."""
    FILL = Qt.ItemDataRole.UserRole + 2


class MonthChart(QTableView):
    """One column a month. Left and right go through the months, up and down through the parts of a bar."""

    cell_opened = Signal(QModelIndex)

    def __init__(self, theme: Theme, *, name: str, height: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._tall = theme.px(height)
        self.setAccessibleName(name)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setProperty("bare", True)
        for head in (self.horizontalHeader(), self.verticalHeader()):
            head.hide()
            head.setMinimumSectionSize(1)
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFixedHeight(self._tall)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px(240), self._tall)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), self._tall)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            model.modelReset.connect(self.viewport().update)

    def part_box(self, index: _Index) -> QRectF:
        """Return where a part of a bar stands in the viewport; for the last row the whole column."""
        model = self.model()
        rows = model.rowCount()
        left, width = self._column(index.column())
        base, unit = self._base(), self._unit()
        if index.row() == rows - 1:
            return QRectF(left, 0, width, self.viewport().height())
        below = sum(self._height(row, index.column()) for row in range(index.row() + 1, rows - 1))
        tall = self._height(index.row(), index.column()) * unit
        bar = self._bar(width)
        return QRectF(left + (width - bar) / 2, base - below * unit - tall, bar, tall)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.cell_opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
            self._pass_empty(up=key == Qt.Key.Key_Up)
            self.viewport().update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        model = self.model()
        if not self.currentIndex().isValid() and model.columnCount():
            self.setCurrentIndex(model.index(model.rowCount() - 1, 0))
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self.setCurrentIndex(found)
            self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if found is not None:
            self.cell_opened.emit(found)

    def paintEvent(self, _event: QPaintEvent) -> None:
        model = self.model()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), self._theme.colour("surface"))
        if not model.columnCount():
            return
        rows = model.rowCount()
        for column in range(model.columnCount()):
            for row in range(rows - 1):
                if self._height(row, column):
                    index = model.index(row, column)
                    paint_fill(painter, self.part_box(index), self._theme, index.data(MonthRole.FILL))
        base = round(self._base()) + 0.5
        painter.setPen(QPen(self._theme.colour("ctl"), 1))
        painter.drawLine(QPointF(0, base), QPointF(self.viewport().width(), base))
        self._paint_words(painter, rows)
        if self.hasFocus() and self.currentIndex().isValid():
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            box = self.part_box(self.currentIndex()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(box, 3, 3)
        painter.end()

    def _paint_words(self, painter: QPainter, rows: int) -> None:
        model, theme = self.model(), self._theme
        below = QFontMetrics(theme.font("caption"))
        names = [str(model.headerData(n, Qt.Orientation.Horizontal)) for n in range(model.columnCount())]
        widest = max(below.horizontalAdvance(name) for name in names) + theme.px(6)
        every = max(1, -(-widest // max(1, int(self._column(0)[1]))))
        for column, name in enumerate(names):
            left, width = self._column(column)
            index = model.index(rows - 1, column)
            painter.setFont(theme.font("captionStrong"))
            painter.setPen(theme.colour("text" if self._height(rows - 1, column) else "text3"))
            top = self._base() - self._height(rows - 1, column) * self._unit() - below.height() - 1
            wide = QRectF(left - width, top, 3 * width, below.height())
            painter.drawText(wide, int(Qt.AlignmentFlag.AlignHCenter), str(index.data()))
            if column % every == 0:
                painter.setFont(theme.font("caption"))
                painter.setPen(theme.colour("text2"))
                place = QRectF(left + width / 2 - widest / 2, self._base() + theme.px(3), widest, below.height())
                painter.drawText(place, int(Qt.AlignmentFlag.AlignHCenter), name)

    def _pass_empty(self, *, up: bool) -> None:
        """Go on to the next part that holds entries; where there is none, to the whole month."""
        model, here = self.model(), self.currentIndex()
        last = model.rowCount() - 1
        if not here.isValid() or here.row() == last or self._height(here.row(), here.column()):
            return
        rows = range(here.row() - 1, -1, -1) if up else range(here.row() + 1, last)
        filled = [row for row in range(last) if self._height(row, here.column())]
        wanted = next((row for row in rows if row in filled), filled[0] if up and filled else last)
        self.setCurrentIndex(model.index(wanted, here.column()))

    def _column(self, column: int) -> tuple[float, float]:
        side = self._theme.px(_SIDE)
        width = (self.viewport().width() - 2 * side) / max(1, self.model().columnCount())
        return side + column * width, width

    def _bar(self, width: float) -> float:
        return max(3.0, min(self._tall * _BAR_OF_HEIGHT, width * _BAR_SHARE))

    def _base(self) -> float:
        words = QFontMetrics(self._theme.font("caption")).height()
        return float(self.viewport().height() - words - self._theme.px(5))

    def _unit(self) -> float:
        """Return the height of one entry in px."""
        model = self.model()
        last = model.rowCount() - 1
        most = max((self._height(last, column) for column in range(model.columnCount())), default=0.0)
        room = self._base() - QFontMetrics(self._theme.font("captionStrong")).height() - self._theme.px(3)
        return min(self._tall * _ENTRY_OF_HEIGHT, room / most) if most else 0.0

    def _height(self, row: int, column: int) -> float:
        return float(self.model().index(row, column).data(MonthRole.HEIGHT) or 0.0)

    def _at(self, place: QPointF) -> QModelIndex | None:
        model = self.model()
        for column in range(model.columnCount()):
            left, width = self._column(column)
            if not left <= place.x() < left + width:
                continue
            indexes = [model.index(row, column) for row in range(model.rowCount())]
            return next((i for i in indexes[:-1] if self.part_box(i).contains(place)), indexes[-1])
        return None


class FillLegend(QWidget):
    """Each pattern with its words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._flow = FlowLayout(self, gap=theme.px(12), row_gap=theme.px(2))
        self._shown: list[QWidget] = []

    def set_fills(self, fills: tuple[tuple[Fill, str], ...], note: str = "") -> None:
        """Show these, and a quiet note after them."""
        for widget in self._shown:
            self._flow.removeWidget(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        self._shown = [_Key(self._theme, fill, words) for fill, words in fills]
        if note:
            self._shown.append(PlainLabel(note, style="small", tone="quiet"))
        for widget in self._shown:
            self._flow.addWidget(widget)
            widget.show()
        self.updateGeometry()


class _Key(QWidget):
    def __init__(self, theme: Theme, fill: Fill, words: str) -> None:
        super().__init__()
        self._theme = theme
        self._fill = fill
        self._words = PlainLabel(words, style="small", parent=self)
        self._words.adjustSize()
        self._words.move(theme.px(_SWATCH[0] + 6), 0)
        self.setFixedSize(theme.px(_SWATCH[0] + 6) + self._words.sizeHint().width(), self._words.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = (self._theme.px(n) for n in _SWATCH)
        paint_fill(painter, QRectF(0, (self.height() - height) / 2, width, height), self._theme, self._fill)
        painter.end()


def paint_fill(painter: QPainter, box: QRectF, theme: Theme, fill: Fill) -> None:
    """Paint one part of a bar: outline and pattern in the colour of text."""
    colour = theme.colour("text2")
    inside = QRectF(round(box.left()) + 0.5, round(box.top()) + 0.5, round(box.width()) - 1, round(box.height()))
    if inside.height() <= 0:
        return
    painter.save()
    painter.fillRect(inside, theme.colour("surface"))
    painter.setClipRect(inside)
    for line in strokes(fill, inside.width(), inside.height(), theme.px(_STEP)):
        pen = QPen(colour, max(1.0, line.width))
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(
            QPointF(inside.left() + line.x1, inside.top() + line.y1),
            QPointF(inside.left() + line.x2, inside.top() + line.y2),
        )
    painter.setClipping(False)
    pen = QPen(colour, 1)
    if fill is Fill.DASHED:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(inside)
    painter.restore()

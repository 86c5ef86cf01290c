"""A layout that sets widgets in a row and goes on in the next row."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Items keep their own width; a row that is full continues below; gaps in px."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 8, row_gap: int = 8, right: bool = False) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._heights: dict[tuple[int, int, int], int] = {}
        """By width and gaps: Qt asks for the same heights over and over while it lays out a long form."""
        self.gap = gap
        self.row_gap = row_gap
        self._right = right
        self.setContentsMargins(0, 0, 0, 0)
        if parent is not None:
            parent.setLayout(self)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)
        self._heights.clear()

    def invalidate(self) -> None:
        self._heights.clear()
        super().invalidate()

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]
        self._heights.clear()
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, self.gap, self.row_gap)
        if key not in self._heights:
            self._heights[key] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[key]

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = self._shown()
        margins = self.contentsMargins()
        width = sum(item.sizeHint().width() for item in shown) + self.gap * max(0, len(shown) - 1)
        height = max((item.sizeHint().height() for item in shown), default=0)
        return QSize(
            width + margins.left() + margins.right(),
            height + margins.top() + margins.bottom(),
        )

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def one_row(self, width: int) -> bool:
        """Tell whether all items stand in one row at this width."""
        return self.sizeHint().width() <= width

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _place(self, rect: QRect, *, move: bool) -> int:
        margins = self.contentsMargins()
        area = rect.adjusted(margins.left(), margins.top(), -margins.right(), -margins.bottom())
        rows: list[list[QLayoutItem]] = [[]]
        used = 0
        for item in self._shown():
            width = min(item.sizeHint().width(), area.width())
            if rows[-1] and used + width > area.width():
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += width + self.gap
        y = area.y()
        for row in rows:
            sizes = [self._size(item, area.width()) for item in row]
            height = max((size.height() for size in sizes), default=0)
            spare = area.width() - sum(size.width() for size in sizes) - self.gap * max(0, len(row) - 1)
            x = area.x() + (max(0, spare) if self._right else 0)
            for item, size in zip(row, sizes, strict=True):
                if move:
                    item.setGeometry(QRect(QPoint(x, y + (height - size.height()) // 2), size))
                x += size.width() + self.gap
            y += height + self.row_gap
        return y - self.row_gap - rect.y() + margins.bottom()

    @staticmethod
    def _size(item: QLayoutItem, room: int) -> QSize:
        hint = item.sizeHint()
        if hint.width() <= room:
            return hint
        height = item.heightForWidth(room) if item.hasHeightForWidth() else hint.height()
        return QSize(room, height)

"""Tabs of a page, each with its count."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QToolButton, QWidget

from ui.theme import Theme

_LINE = 3
_PAD = 12
_COUNT_GAP = 7


class TabStrip(QTabBar):
    """Tabs by key; the chosen one is bold with a 3 px line; counts stand quietly after the words."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tabs: Sequence[tuple[str, str]],
        *,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = [key for key, _label in tabs]
        self._labels = [label for _key, label in tabs]
        self._counts: dict[str, str] = {}
        self._setting = False
        self.setAccessibleName(name)
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)
        for label in self._labels:
            self.addTab(label.replace("&", "&&"))
        self.currentChanged.connect(self._on_current_changed)

    def value(self) -> str:
        """Return the key of the tab that is open."""
        return self._keys[self.currentIndex()] if self._keys else ""

    def set_value(self, key: str) -> None:
        """Open a tab without telling."""
        self._setting = True
        self.setCurrentIndex(self._keys.index(key))
        self._setting = False

    def set_label(self, key: str, label: str) -> None:
        """Change the words on a tab."""
        index = self._keys.index(key)
        if self._labels[index] != label:
            self._labels[index] = label
            self.set_count(key, self._counts.get(key, ""))

    def set_count(self, key: str, count: str) -> None:
        """Set the words after a tab's name; "" takes them away."""
        index = self._keys.index(key)
        self._counts[key] = count
        self.setAccessibleTabName(index, f"{self._labels[index]} {count}".strip())
        # Setting the words again is what makes Qt measure the tab anew.
        self.setTabText(index, self._labels[index].replace("&", "&&"))
        self.updateGeometry()
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        theme = self._theme
        # As wide as its words in bold, so that opening a tab never moves the others.
        width = QFontMetrics(theme.font("strong")).horizontalAdvance(self._labels[index]) + 2 * theme.px(_PAD)
        count = self._counts.get(self._keys[index], "")
        if count:
            width += theme.px(_COUNT_GAP) + QFontMetrics(theme.font("caption")).horizontalAdvance(count)
        return QSize(width, QFontMetrics(theme.font("strong")).height() + theme.px(19))

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = self._theme
        # Where the tabs do not fit, Qt's arrows stand over their right end.
        arrows = [button.x() for button in self.findChildren(QToolButton) if button.isVisible()]
        painter.setClipRect(QRect(0, 0, min(arrows, default=self.width()), self.height()))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), theme.colour("border"))
        under = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._paint_tab(painter, index, hovered=index == under)
        painter.end()

    def _paint_tab(self, painter: QPainter, index: int, *, hovered: bool) -> None:
        theme = self._theme
        area = self.tabRect(index)
        current = index == self.currentIndex()
        font = theme.font("strong" if current else "body")
        words = self._labels[index]
        count = self._counts.get(self._keys[index], "")
        small = theme.font("caption")
        width = QFontMetrics(font).horizontalAdvance(words)
        whole = width
        if count:
            whole += theme.px(_COUNT_GAP) + QFontMetrics(small).horizontalAdvance(count)
        base = area.center().y() + QFontMetrics(font).ascent() // 2 - 1
        left = area.left() + (area.width() - whole) // 2
        painter.setFont(font)
        painter.setPen(theme.colour("text" if current or hovered else "text2"))
        painter.drawText(QPoint(left, base), words)
        painter.setFont(small)
        painter.setPen(theme.colour("text3"))
        painter.drawText(QPoint(left + width + theme.px(_COUNT_GAP), base), count)
        if current or hovered:
            line = QRect(area.left(), area.bottom() - _LINE + 1, area.width(), _LINE)
            painter.fillRect(line, theme.colour("accent" if current else "border"))

    def _on_current_changed(self, _index: int) -> None:
        if not self._setting:
            self.chosen.emit(self.value())

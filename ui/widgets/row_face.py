"""How a check box or radio button looks as a row: mark, wrapping words, a hint under them."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Theme

_FLAGS = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | Qt.TextFlag.TextWordWrap.value
_FAR = 10_000
_MARK = 18


class RowFace:
    """Measures and paints one row for the button that owns it; circle=True is a radio button."""

    def __init__(self, theme: Theme, button: QAbstractButton, text: str, detail: str, *, circle: bool) -> None:
        self._theme = theme
        self._button = button
        self._round = circle
        self.text = text
        self.detail = detail
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        button.setSizePolicy(policy)
        self.set_words(text, detail)

    def set_words(self, text: str, detail: str) -> None:
        """Change words and hint, on screen and for a screen reader."""
        self.text = text
        self.detail = detail
        self._button.setText(text.replace("&", "&&"))
        self._button.setAccessibleName(text)
        self._button.setAccessibleDescription(detail)
        self._button.updateGeometry()
        self._button.update()

    def height_for_width(self, width: int) -> int:
        """Return the height that shows everything at this width, 32 px at least."""
        text, detail = self._areas(width)
        return max(self._theme.px(32), text.height() + detail.height() + 2 * self._theme.px(6))

    def size_hint(self) -> QSize:
        """Return the size of the row on one line."""
        text, detail = self._areas(_FAR)
        wide = max(text.width(), detail.width())
        return QSize(self._left() + wide + 1, self.height_for_width(_FAR))

    def minimum_size(self) -> QSize:
        """Return the width of the longest word."""
        metrics = QFontMetrics(self._theme.font("body"))
        words = f"{self.text} {self.detail}".split()
        longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
        return QSize(self._left() + longest + 1, self._theme.px(32))

    def paint(self) -> None:
        """Paint the row as the button's state says."""
        theme, button = self._theme, self._button
        text, detail = self._areas(button.width())
        top = (button.height() - text.height() - detail.height()) // 2
        painter = QPainter(button)
        enabled = button.isEnabled()
        mark = theme.px(_MARK)
        first_line = QFontMetrics(theme.font("body")).height()
        self._paint_mark(painter, QRectF(1.5, top + (first_line - mark) // 2 + 0.5, mark - 1, mark - 1))
        self._write(painter, text.translated(self._left(), top), self.text, "body", "text" if enabled else "text3")
        below = detail.translated(self._left(), top + text.height())
        self._write(painter, below, self.detail, "caption", "text2" if enabled else "text3")
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF) -> None:
        theme, button = self._theme, self._button
        enabled, on = button.isEnabled(), button.isChecked()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = "border" if not enabled else "accent" if on else "text" if button.underMouse() else "ctl"
        pen = QPen(theme.colour(line), 1)
        if not enabled and theme.name == "contrast":
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface2" if not enabled else "accent" if on else "surface"))
        if self._round:
            painter.drawEllipse(box)
        else:
            painter.drawRoundedRect(box, 3, 3)
        if on:
            tint = "onAccent" if enabled else "text3"
            if self._round:
                inset = box.width() * 0.3
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(tint))
                painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
            else:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                tick_pen = QPen(theme.colour(tint), box.width() / 9)
                tick_pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                tick_pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
                painter.setPen(tick_pen)
                places = ((0.25, 0.53), (0.43, 0.70), (0.76, 0.33))
                painter.drawPolyline(
                    [QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in places]
                )
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, words: str, style: str, tint: str) -> None:
        painter.setPen(self._theme.colour(tint))
        painter.setFont(self._theme.font(style))
        painter.drawText(area.adjusted(0, 0, 2, 0), _FLAGS, words)

    def _left(self) -> int:
        return self._theme.px(_MARK) + self._theme.px(9)

    def _areas(self, width: int) -> tuple[QRect, QRect]:
        room = QRect(0, 0, max(1, width - self._left()), _FAR)
        text = QFontMetrics(self._theme.font("body")).boundingRect(room, _FLAGS, self.text)
        if not self.detail:
            return text, QRect()
        return text, QFontMetrics(self._theme.font("caption")).boundingRect(room, _FLAGS, self.detail)

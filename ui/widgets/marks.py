"""Marks for Brook outcomes and for categories: painted, never told apart by colour alone."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.label import PlainLabel

# outcome: colour token, letter
_OUTCOMES = {"green": ("bGreen", "G"), "orange": ("bOrange", "O"), "red": ("bRed", "R")}
_SEGMENTS = 5
_SIGN_HEIGHT, _LONG_HEIGHT, _LONG_NUMBER = 0.6, 0.48, 3
_DIAMOND_ROOM = 0.17
"""What a diamond with a number is larger than its box on each side, in parts of the box."""
_HATCH = 6
"""px between two lines of the hatching, at 100 %."""
BROOK_SIZE = 15
CATEGORY_SIZE = (43, 11)


def paint_brook(painter: QPainter, rect: QRectF, theme: Theme, outcome: str | None, number: str = "") -> None:
    """Paint a circle with G, a diamond with O or a square with R; None is a dashed circle, not yet judged.

    A row number, where one is given, stands in place of the letter: the shape alone tells the outcomes apart.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if outcome is None:
        pen = QPen(theme.colour("text2"), max(1.2, rect.width() / 12))
        pen.setDashPattern([2.1, 1.5])
        painter.setPen(pen)
        painter.setBrush(theme.colour("surface") if number else Qt.BrushStyle.NoBrush)
        out = 1 if number else -1
        painter.drawEllipse(rect.adjusted(-out, -out, out, out))
        if number:
            _write_sign(painter, rect, theme, number, "text")
        painter.restore()
        return
    tint, letter = _OUTCOMES[outcome]
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(tint))
    if outcome == "green":
        painter.drawEllipse(rect)
    elif outcome == "red":
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1)
    else:
        out = rect.width() * _DIAMOND_ROOM if number else 1
        grown = rect.adjusted(-out, -out, out, out)
        middle = grown.center()
        painter.drawPolygon(
            QPolygonF(
                [
                    QPointF(middle.x(), grown.top()),
                    QPointF(grown.right(), middle.y()),
                    QPointF(middle.x(), grown.bottom()),
                    QPointF(grown.left(), middle.y()),
                ]
            )
        )
    _write_sign(painter, rect, theme, number or letter, "surface")
    painter.restore()


def sign_font(theme: Theme, side: float, digits: int) -> QFont:
    """Return the font of the letter or number inside a mark whose box is `side` px high."""
    font = theme.font("mark")
    font.setPixelSize(max(8, round(side * (_SIGN_HEIGHT if digits < _LONG_NUMBER else _LONG_HEIGHT))))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _write_sign(painter: QPainter, rect: QRectF, theme: Theme, sign: str, tint: str) -> None:
    painter.setFont(sign_font(theme, rect.height(), len(sign)))
    painter.setPen(theme.colour(tint))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, sign)


def paint_category(painter: QPainter, rect: QRectF, theme: Theme, position: int | None) -> None:
    """Paint five segments with the one at position (1 to 5) filled; None is dashed, not yet categorised."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.colour("text2"), 1)
    if position is None:
        pen.setDashPattern([2, 2])
    gap = rect.width() * 0.05
    width = (rect.width() - (_SEGMENTS - 1) * gap) / _SEGMENTS
    for place in range(_SEGMENTS):
        painter.setPen(pen)
        painter.setBrush(theme.colour("text2") if place + 1 == position else Qt.BrushStyle.NoBrush)
        segment = QRectF(rect.left() + place * (width + gap), rect.top(), width, rect.height())
        painter.drawRoundedRect(segment.adjusted(0.5, 0.5, -0.5, -0.5), 1, 1)
    painter.restore()


def paint_hatch(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Paint the slanting lines of days without school into an area; those of two areas are in step."""
    gap = theme.px(_HATCH)
    painter.save()
    painter.setClipRect(area)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("ctl"), max(0.6, theme.scale * 0.6)))
    first = int((area.left() + area.top()) // gap) * gap
    for start in range(first, round(area.right() + area.bottom()) + gap, gap):
        painter.drawLine(QPointF(start - area.top(), area.top()), QPointF(start - area.bottom(), area.bottom()))
    painter.restore()


def brook_icon(theme: Theme, outcome: str | None, size: int = 16, gap: int = 4) -> QIcon:
    """Return the Brook mark as an icon, with empty space after it, for segments and menus."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    side = theme.px(size)
    pixmap = QPixmap(round((side + theme.px(gap)) * ratio), round(side * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_brook(painter, QRectF(1, 1, side - 2, side - 2), theme, outcome)
    painter.end()
    return QIcon(pixmap)


class BrookMark(QWidget):
    """A Brook mark with its word; name is the whole phrase for a screen reader."""

    def __init__(
        self, theme: Theme, outcome: str | None, word: str, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name or word)
        _lay_out(self, _BrookSign(theme, outcome), PlainLabel(word, style="small"), theme)


class CategoryMark(QWidget):
    """A category mark with its word; position 1 to 5, or None for not yet categorised."""

    def __init__(
        self, theme: Theme, position: int | None, word: str, *, name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name or word)
        _lay_out(self, _CategorySign(theme, position), PlainLabel(word, style="small"), theme)


class HatchMark(QWidget):
    """The hatching of days without school, with its word."""

    def __init__(self, theme: Theme, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(word)
        _lay_out(self, _HatchSign(theme), PlainLabel(word, style="small"), theme)


class _HatchSign(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedSize(theme.px(BROOK_SIZE) + 1, theme.px(BROOK_SIZE) - 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_hatch(painter, QRectF(self.rect()), self._theme)
        painter.setPen(self._theme.colour("border"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()


class _BrookSign(QWidget):
    def __init__(self, theme: Theme, outcome: str | None) -> None:
        super().__init__()
        self._theme = theme
        self._outcome = outcome
        self.setFixedSize(theme.px(BROOK_SIZE) + 4, theme.px(BROOK_SIZE) + 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_brook(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), self._theme, self._outcome)
        painter.end()


class _CategorySign(QWidget):
    def __init__(self, theme: Theme, position: int | None) -> None:
        super().__init__()
        self._theme = theme
        self._position = position
        self.setFixedSize(theme.px(CATEGORY_SIZE[0]), theme.px(CATEGORY_SIZE[1]) + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_category(painter, QRectF(self.rect()).adjusted(0, 1, 0, -1), self._theme, self._position)
        painter.end()


def _lay_out(widget: QWidget, sign: QWidget, word: PlainLabel, theme: Theme) -> None:
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px(6))
    row.addWidget(sign)
    row.addWidget(word)
    widget.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)

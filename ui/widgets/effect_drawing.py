"""Paints entries before and since something began: a column per school week, two rows, numbered marks."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.effect_plan import (
    GAP,
    SIGN,
    EffectMark,
    EffectPicture,
    Plan,
    legend_gap,
    make_plan,
    row_words,
)
from ui.widgets.label import tooltip_text
from ui.widgets.marks import paint_brook

_WRAP = Qt.TextFlag.TextWordWrap.value
_RIGHT = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignTop.value | _WRAP
_LEFT = Qt.AlignmentFlag.AlignLeft.value | Qt.AlignmentFlag.AlignTop.value | _WRAP
_MIDDLE = Qt.AlignmentFlag.AlignHCenter.value | Qt.AlignmentFlag.AlignTop.value | _WRAP
_LABEL = Qt.AlignmentFlag.AlignRight.value | Qt.AlignmentFlag.AlignVCenter.value | _WRAP
_FAR = 10_000
_USUAL_WIDTH = 600


class EffectDrawing(QWidget):
    """Only a picture: the keyboard and screen readers use the table that lies under it."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("effectDrawing")
        self._theme = theme
        self._picture = EffectPicture()
        self._cursor: str | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_picture(self, picture: EffectPicture) -> None:
        """Draw this instead."""
        self._picture = picture
        self._cursor = None
        self.update()

    def set_cursor_key(self, key: str | None) -> None:
        """Stand on a mark; None on none."""
        self._cursor = key
        self.update()

    def cursor_key(self) -> str | None:
        """Return the key of the mark that is stood on."""
        return self._cursor

    def mark_rect(self, key: str) -> QRectF:
        """Return where a mark is painted. KeyError for a key that is not in the picture."""
        for mark, area in self._placed():
            if mark.key == key:
                return area
        raise KeyError(key)

    def sizeHint(self) -> QSize:
        width = self._theme.px(_USUAL_WIDTH)
        return QSize(width, make_plan(self._theme, self._picture, width).height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, picture = self._theme, self._picture
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        if picture.weeks:
            plan = make_plan(theme, picture, self.width())
            self._paint_weeks(painter, plan)
            self._paint_words(painter, plan)
            self._paint_gaps(painter, plan)
            painter.fillRect(QRectF(plan.start - 1, 0, 2, plan.bottom), theme.colour("accent"))
            for mark, area in zip(picture.marks, plan.marks, strict=True):
                paint_brook(painter, area, theme, mark.outcome, mark.no)
                if mark.key == self._cursor:
                    self._paint_cursor(painter, area)
            self._paint_legend(painter, plan)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._mark_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), tooltip_text(mark.said) if mark is not None else "", self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is not None:
            self.picked.emit(mark.key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is not None:
            self.opened.emit(mark.key)

    def _paint_weeks(self, painter: QPainter, plan: Plan) -> None:
        theme = self._theme
        for row in plan.rows:
            for week, x in zip(self._picture.weeks, plan.weeks, strict=True):
                area = QRectF(x, row.top(), plan.week_width, row.height())
                painter.fillRect(area, theme.colour("accentSoft" if week.since else "surface2"))
                if theme.name == "contrast":
                    # Both washes are the ground itself there.
                    painter.setPen(QPen(theme.colour("border"), 1, Qt.PenStyle.DotLine))
                    painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_words(self, painter: QPainter, plan: Plan) -> None:
        theme, picture = self._theme, self._picture
        pad = theme.px(8)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(QRectF(0, 0, plan.start - pad, plan.top), _RIGHT, picture.before)
        for x, week in zip(plan.weeks, picture.weeks, strict=True):
            painter.drawText(QRectF(x - 1, plan.week_line, plan.week_width + 2, _FAR), _MIDDLE, week.label)
        painter.setPen(theme.colour("text"))
        for area, row in zip(plan.rows, picture.rows, strict=True):
            painter.drawText(area, _LABEL, row_words(row))
        painter.setFont(theme.font("captionStrong"))
        painter.setPen(theme.colour("accent"))
        painter.drawText(QRectF(plan.start + pad, 0, self.width() - plan.start - pad, plan.top), _LEFT, picture.since)

    def _paint_gaps(self, painter: QPainter, plan: Plan) -> None:
        """Draw a dashed line where a closure lies between two weeks, and its name."""
        theme = self._theme
        pen = QPen(theme.colour("text3"), max(1.0, theme.scale))
        pen.setDashPattern([2, 3])
        painter.setFont(theme.font("caption"))
        for x, week in zip(plan.weeks, self._picture.weeks, strict=True):
            if not week.gap:
                continue
            line = round(x - GAP / 2) - 0.5
            painter.setPen(pen)
            painter.drawLine(QPointF(line, plan.top), QPointF(line, plan.bottom + GAP))
            painter.setPen(theme.colour("text2"))
            room = plan.week_width * 2
            painter.drawText(QRectF(line - room / 2, plan.gap_line, room, _FAR), _MIDDLE, week.gap)

    def _paint_cursor(self, painter: QPainter, area: QRectF) -> None:
        theme = self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), theme.px(2)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        out = theme.px(5)
        painter.drawRoundedRect(area.adjusted(-out, -out, out, out), 4, 4)
        painter.restore()

    def _paint_legend(self, painter: QPainter, plan: Plan) -> None:
        theme = self._theme
        side, gap = theme.px(SIGN), theme.px(5)
        metrics = QFontMetrics(theme.font("caption"))
        x = plan.legend.left()
        for outcome, word in self._picture.legend:
            paint_brook(painter, QRectF(x, round(plan.legend.center().y() - side / 2), side, side), theme, outcome)
            x += side + gap
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text2"))
            wide = metrics.horizontalAdvance(word)
            painter.drawText(QRectF(x, plan.legend.top(), wide + 2, plan.legend.height()), _LEFT, word)
            x += wide + legend_gap(theme)

    def _placed(self) -> list[tuple[EffectMark, QRectF]]:
        plan = make_plan(self._theme, self._picture, self.width())
        return list(zip(self._picture.marks, plan.marks, strict=True))

    def _mark_at(self, point: QPointF) -> EffectMark | None:
        out = self._theme.px(3)
        for mark, area in self._placed():
            if area.adjusted(-out, -out, out, out).contains(point):
                return mark
        return None

"""Paints a timeline: rows of numbered marks, closures hatched, months, bars of what was in place, today."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from hsbdesk.domain.timeline import REFERRAL, Timeline
from ui.theme import Theme
from ui.widgets.label import tooltip_text
from ui.widgets.marks import paint_brook, paint_hatch, sign_font
from ui.widgets.timeline_plan import LanePlan, TimelinePlan, TimelineWords, make_plan, outcome_of

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


_NO_SIGN = " "
"""Stands for the number while only the shape is painted."""


class TimelineDrawing(QWidget):
    """Only a picture: the keyboard and screen readers use the table that lies under it. No line joins marks."""

    picked = Signal(str)
    opened = Signal(str)

    def __init__(self, theme: Theme, words: TimelineWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timelineDrawing")
        self._theme = theme
        self._words = words
        self._timeline: Timeline | None = None
        self._say: Callable[[str], str] = str
        self._plan: TimelinePlan | None = None
        self._picture = QPixmap()
        self._cursor = ""
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_timeline(self, timeline: Timeline, say: Callable[[str], str]) -> None:
        """Draw this; `say` returns the sentence of a mark or bar by its record."""
        self._timeline = timeline
        self._say = say
        self._plan = None
        self._picture = QPixmap()
        self.update()

    def set_cursor_key(self, key: str) -> None:
        """Stand on a mark or bar by its record; "" on none."""
        self._cursor = key
        self.update()

    def cursor_key(self) -> str:
        """Return what is stood on."""
        return self._cursor

    def timeline(self) -> Timeline | None:
        """Return what is drawn."""
        return self._timeline

    def plan(self, width: int = 0) -> TimelinePlan | None:
        """Return where everything stands at this width, without one at the own width."""
        wide = width or self.width()
        if self._timeline is None:
            return None
        if self._plan is None or wide != self.width():
            plan = make_plan(self._theme, self._timeline, self._words, wide)
            if wide != self.width():
                return plan
            self._plan = plan
        return self._plan

    def area_of(self, key: str) -> QRectF:
        """Return where a mark or bar is painted; an empty place for what is not drawn."""
        return next((area for found, area in self._areas() if found == key), QRectF())

    def sizeHint(self) -> QSize:
        plan = self.plan()
        return QSize(self.width(), round(plan.height) if plan is not None else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._plan = None
        self._picture = QPixmap()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture.isNull():
            self._picture = self._make_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        area = self.area_of(self._cursor) if self._cursor else QRectF()
        if area:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self._theme.colour("focus"), self._theme.px(2)))
            out = self._theme.px(3)
            painter.drawRoundedRect(area.adjusted(-out, -out, out, out), 4, 4)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), tooltip_text(self._tip_at(QPointF(event.pos()))), self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = bool(self._key_at(event.position()))
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position())
        if key:
            self.picked.emit(key)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        key = self._key_at(event.position())
        if key:
            self.opened.emit(key)

    # -- the picture

    def _make_picture(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._theme.colour("surface"))
        plan, timeline = self.plan(), self._timeline
        if plan is None or timeline is None:
            return pixmap
        painter = QPainter(pixmap)
        painter.setFont(self._theme.font("caption"))
        self._paint_bands(painter, plan)
        self._paint_closures(painter, plan)
        self._paint_months(painter, plan)
        for lane in plan.lanes:
            self._paint_ways(painter, plan, lane)
        self._paint_today(painter, plan)
        for lane in plan.lanes:
            self._paint_lane(painter, lane)
        self._paint_marks(painter, timeline, plan, ratio)
        painter.end()
        return pixmap

    def _paint_marks(self, painter: QPainter, timeline: Timeline, plan: TimelinePlan, ratio: float) -> None:
        """Paint each kind of shape once, then copy it, and write the numbers on: there may be hundreds."""
        kinds: dict[tuple[str | None, int], list[tuple[str, QRectF]]] = {}
        for mark, area in zip(timeline.marks, plan.marks, strict=True):
            number = str(mark.no)
            kinds.setdefault((outcome_of(mark.brook), len(number)), []).append((number, area))
        for (outcome, digits), marks in kinds.items():
            shape = self._make_shape(outcome, marks[0][1].width(), ratio)
            for _, area in marks:
                painter.drawPixmap(area.topLeft() - QPointF(area.width() / 2, area.width() / 2), shape)
            painter.setFont(sign_font(self._theme, marks[0][1].width(), digits))
            painter.setPen(self._theme.colour("text" if outcome is None else "surface"))
            for number, area in marks:
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, number)

    def _make_shape(self, outcome: str | None, side: float, ratio: float) -> QPixmap:
        """Return a shape without its number, with half its size of empty space round it."""
        shape = QPixmap(round(2 * side * ratio), round(2 * side * ratio))
        shape.setDevicePixelRatio(ratio)
        shape.fill(Qt.GlobalColor.transparent)
        painter = QPainter(shape)
        paint_brook(painter, QRectF(side / 2, side / 2, side, side), self._theme, outcome, _NO_SIGN)
        painter.end()
        return shape

    def _paint_bands(self, painter: QPainter, plan: TimelinePlan) -> None:
        theme = self._theme
        for place, row in enumerate(plan.rows):
            if place % 2 == 0:
                painter.fillRect(row.band, theme.colour("surface2"))
            painter.setPen(theme.colour("text2"))
            painter.drawText(row.label, _RIGHT, row.text)
        last = plan.rows[-1].band.top()
        painter.setPen(QPen(theme.colour("text3"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(plan.left, last), QPointF(plan.right, last))
        if plan.lanes:
            painter.setPen(QPen(theme.colour("ctl"), 1))
            y = round(plan.lanes_top) + 0.5
            painter.drawLine(QPointF(0, y), QPointF(self.width(), y))

    def _paint_closures(self, painter: QPainter, plan: TimelinePlan) -> None:
        for left, right in plan.closures:
            paint_hatch(painter, QRectF(left, plan.top, right - left, plan.bottom - plan.top), self._theme)

    def _paint_months(self, painter: QPainter, plan: TimelinePlan) -> None:
        theme = self._theme
        for x, name in plan.months:
            line = round(x) + 0.5
            painter.setPen(QPen(theme.colour("border"), 1))
            painter.drawLine(QPointF(line, plan.top - theme.px(4)), QPointF(line, plan.bottom))
            painter.setPen(theme.colour("text2"))
            painter.drawText(QRectF(x + theme.px(3), 0, plan.right - x, plan.top - theme.px(4)), _LEFT, name)
        if plan.no_date:
            painter.setPen(theme.colour("text2"))
            painter.drawText(plan.no_date, Qt.AlignmentFlag.AlignCenter, self._words.no_date)

    def _paint_ways(self, painter: QPainter, plan: TimelinePlan, lane: LanePlan) -> None:
        """Dotted lines through the rows, where a referral was sent and where it was decided."""
        if lane.bar.kind != REFERRAL:
            return
        painter.setPen(QPen(self._theme.colour("text2"), 1, Qt.PenStyle.DotLine))
        ends = (lane.area.left(), lane.area.right()) if lane.bar.end is not None else (lane.area.left(),)
        for x in ends:
            line = round(x) + 0.5
            painter.drawLine(QPointF(line, plan.top), QPointF(line, plan.lanes_top))

    def _paint_today(self, painter: QPainter, plan: TimelinePlan) -> None:
        theme = self._theme
        painter.fillRect(
            QRectF(round(plan.today) - 1, plan.top - theme.px(4), 2, plan.bottom - plan.top + 6), theme.colour("accent")
        )
        painter.save()
        painter.setFont(theme.font("captionStrong"))
        painter.setPen(theme.colour("accent"))
        wide = painter.fontMetrics().horizontalAdvance(self._words.today) + 2
        left = min(plan.today - wide / 2, self.width() - wide)
        painter.drawText(QRectF(left, plan.bottom, wide, plan.height - plan.bottom), _LEFT, self._words.today)
        painter.restore()
        if plan.more_text:
            painter.setPen(theme.colour("text2"))
            painter.drawText(plan.more, _LEFT, plan.more_text)

    def _paint_lane(self, painter: QPainter, lane: LanePlan) -> None:
        theme = self._theme
        painter.setPen(theme.colour("text2"))
        painter.drawText(lane.label, _RIGHT, lane.text)
        if lane.area:
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(theme.colour("accentSoft"))
            painter.drawRect(lane.area.adjusted(0.5, 0.5, -0.5, -0.5))
        flags = _RIGHT if lane.right else _LEFT
        if lane.said and not lane.area.contains(lane.words.center()):
            # Nothing may run through words that stand beside their bar.
            behind = painter.boundingRect(lane.words, flags, lane.said)
            painter.fillRect(behind.adjusted(-2, 0, 2, 0), theme.colour("surface"))
        painter.setPen(theme.colour("text"))
        painter.drawText(lane.words, flags, lane.said)

    # -- what is where

    def _areas(self) -> list[tuple[str, QRectF]]:
        plan, timeline = self.plan(), self._timeline
        if plan is None or timeline is None:
            return []
        found = [(str(mark.record), area) for mark, area in zip(timeline.marks, plan.marks, strict=True)]
        return found + [(str(lane.bar.record), lane.area or lane.label) for lane in plan.lanes]

    def _key_at(self, point: QPointF) -> str:
        out = self._theme.px(2)
        return next((key for key, area in self._areas() if area.adjusted(-out, -out, out, out).contains(point)), "")

    def _tip_at(self, point: QPointF) -> str:
        key, plan, timeline = self._key_at(point), self.plan(), self._timeline
        if key:
            return self._say(key)
        if plan is None or timeline is None:
            return ""
        lane = next((lane for lane in plan.lanes if lane.label.contains(point) or lane.words.contains(point)), None)
        if lane is not None:
            return self._say(str(lane.bar.record))
        inside = plan.top <= point.y() <= plan.bottom
        closures = zip(timeline.closures, plan.closures, strict=True)
        return next((c.name for c, (left, right) in closures if inside and left <= point.x() <= right), "")

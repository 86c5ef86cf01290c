"""Where everything on a timeline stands at one width: rows, marks, lanes, months, closures."""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from hsbdesk.domain.timeline import Timeline, TimelineBar, row_of
from hsbdesk.domain.timeline_layout import Axis, month_names, shown_bars, spread_marks
from hsbdesk.domain.triage import Brook
from ui.theme import Theme

LANES = 16
"""So many bars are drawn at most; the table has them all."""
_ROW, _LANE, _MARK, _LONG_MARK = 24, 17, 18, 23
_DIAMOND = 1.34
_BAR = 13
_PAD, _EDGE = 10, 6
_PUSH = 10
"""How far, in px at 100 %, a mark may stand from its day before its row gets another line."""
_LABELS = 0.34
"""Most of the width that the words at the left may take."""
_HUNDRED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineWords:
    """Words of the timeline that are not in it: name for screen readers, keys, edges, months."""

    name: str
    keys: str
    table_keys: str
    show_table: str
    show_picture: str
    no_date: str
    today: str
    more: Callable[[int], str]
    """Said of bars that find no room."""
    months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowPlan:
    """A category: the words at the left and the band its marks stand in."""

    label: QRectF
    text: str
    band: QRectF


@dataclass(frozen=True, slots=True)
class LanePlan:
    """A bar; `area` is empty where nobody knows when it began."""

    bar: TimelineBar
    label: QRectF
    text: str
    area: QRectF
    words: QRectF
    said: str
    right: bool
    """Whether the words stand against the right edge of their place: left of the bar."""


@dataclass(slots=True)
class TimelinePlan:
    """Places in px."""

    axis: Axis
    height: float = 0
    top: float = 0
    """Where the rows begin; the months stand above."""
    lanes_top: float = 0
    bottom: float = 0
    left: float = 0
    right: float = 0
    rows: list[RowPlan] = field(default_factory=list[RowPlan])
    marks: list[QRectF] = field(default_factory=list[QRectF])
    """In the order of the timeline's marks."""
    lanes: list[LanePlan] = field(default_factory=list[LanePlan])
    months: list[tuple[float, str]] = field(default_factory=list[tuple[float, str]])
    closures: list[tuple[float, float]] = field(default_factory=list[tuple[float, float]])
    today: float = 0
    no_date: QRectF = field(default_factory=QRectF)
    """The words over the column of what has no date; empty without one."""
    more: QRectF = field(default_factory=QRectF)
    more_text: str = ""


def outcome_of(brook: Brook | None) -> str | None:
    """Return the name of the shape of a Brook outcome."""
    return None if brook in {None, Brook.NOT_USED} else str(brook).lower()


def make_plan(theme: Theme, timeline: Timeline, words: TimelineWords, width: int) -> TimelinePlan:
    """Return the places of a timeline that is `width` px wide."""
    metrics = QFontMetricsF(theme.font("caption"))
    bars = shown_bars(timeline.bars, LANES)
    names = [*timeline.rows, *(bar.label for bar in bars)]
    labels = min(max(map(metrics.horizontalAdvance, names)) + 1, width * _LABELS)
    left = labels + theme.px(_PAD)
    undated = any(mark.start is None for mark in timeline.marks)
    aside = metrics.horizontalAdvance(words.no_date) + 2 * theme.px(_EDGE) if undated else 0
    right = width - aside
    axis = Axis(timeline.start, timeline.end, left + theme.px(_EDGE), right - theme.px(_EDGE))
    plan = TimelinePlan(axis, left=left, right=right, top=metrics.height() + theme.px(5))
    gap = theme.px(7)
    plan.months = month_names(axis, words.months, lambda name: metrics.horizontalAdvance(name) + gap)
    plan.closures = [(axis.place(closure.start), axis.after(closure.end)) for closure in timeline.closures]
    plan.today = axis.middle(timeline.today, timeline.today)
    if undated:
        plan.no_date = QRectF(right, 0, aside, metrics.height())
    _place_rows(theme, timeline, plan, labels, metrics)
    _place_lanes(theme, bars, plan, metrics)
    hidden = len(timeline.bars) - len(bars)
    if hidden:
        plan.more_text = words.more(hidden)
        plan.more = QRectF(left, plan.bottom, width - left, theme.px(_LANE))
        plan.bottom += theme.px(_LANE)
    plan.height = plan.bottom + metrics.height() + theme.px(3)
    return plan


def step(plan: TimelinePlan, timeline: Timeline, key: str, *, down: bool) -> str:
    """Return the key of what is nearest in the next row or lane that holds something; itself at the edge."""
    stops = _stops(plan, timeline)
    here = next(((y, x) for y, x, stop in stops if stop == key), None)
    if here is None:
        return key
    beyond = [stop for stop in stops if (stop[0] > here[0] if down else stop[0] < here[0])]
    if not beyond:
        return key
    line = min(stop[0] for stop in beyond) if down else max(stop[0] for stop in beyond)
    return min((stop for stop in beyond if stop[0] == line), key=lambda stop: abs(stop[1] - here[1]))[2]


def _stops(plan: TimelinePlan, timeline: Timeline) -> list[tuple[float, float, str]]:
    """Return line, place and key of every mark and bar; the lines of one row are one."""
    found = [
        (plan.rows[row_of(mark.category)].band.top(), area.center().x(), mark.record)
        for mark, area in zip(timeline.marks, plan.marks, strict=True)
    ]
    found += [(lane.label.top(), (lane.area or lane.words).right(), lane.bar.record) for lane in plan.lanes]
    return [(line, x, str(key)) for line, x, key in found]


def _place_rows(theme: Theme, timeline: Timeline, plan: TimelinePlan, labels: float, metrics: QFontMetricsF) -> None:
    """Give each row as many lines as its marks need."""
    long = any(mark.no >= _HUNDRED for mark in timeline.marks)
    side = theme.px(_LONG_MARK if long else _MARK)
    high, push = theme.px(_ROW) + side - theme.px(_MARK), theme.px(_PUSH)
    plan.marks = [QRectF()] * len(timeline.marks)
    by_row: list[list[int]] = [[] for _ in timeline.rows]
    for index, mark in enumerate(timeline.marks):
        by_row[row_of(mark.category)].append(index)
    y = plan.top
    for name, inside in zip(timeline.rows, by_row, strict=True):
        has_diamond = any(timeline.marks[index].brook is Brook.ORANGE for index in inside)
        apart = side * (_DIAMOND if has_diamond else 1) + theme.px(2)
        dated = [index for index in inside if timeline.marks[index].start is not None]
        places = spread_marks([_wanted(plan.axis, timeline, index) for index in dated], apart, push)
        others = [index for index in inside if timeline.marks[index].start is None]
        middle = plan.no_date.center().x()
        places += spread_marks([middle] * len(others), apart, max(apart * 0.6, plan.no_date.width() / 2 - side / 2))
        lines = 1 + max((place.line for place in places), default=0)
        for index, place in zip([*dated, *others], places, strict=True):
            top = y + place.line * (high - theme.px(3)) + (high - side) / 2
            plan.marks[index] = QRectF(round(place.x - side / 2), round(top), side, side)
        band = high + (lines - 1) * (high - theme.px(3))
        text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, labels)
        plan.rows.append(RowPlan(QRectF(0, y, labels, high), text, QRectF(plan.left, y, plan.right - plan.left, band)))
        y += band
    plan.lanes_top = plan.bottom = y


def _wanted(axis: Axis, timeline: Timeline, index: int) -> float:
    mark = timeline.marks[index]
    first = mark.start or timeline.start
    return axis.middle(first, mark.end or first)


def _place_lanes(theme: Theme, bars: tuple[TimelineBar, ...], plan: TimelinePlan, metrics: QFontMetricsF) -> None:
    if not bars:
        return
    high, thick, pad = theme.px(_LANE), theme.px(_BAR), theme.px(5)
    labels = plan.left - theme.px(_PAD)
    y = plan.bottom + theme.px(4)
    for bar in bars:
        text = metrics.elidedText(bar.label, Qt.TextElideMode.ElideRight, labels)
        area = QRectF()
        if bar.start is not None:
            start = plan.axis.place(bar.start)
            end = plan.today if bar.end is None else plan.axis.after(bar.end)
            area = QRectF(start, y + (high - thick) / 2, max(end - start, theme.px(3)), thick)
        said, words, right = _place_words(metrics, bar, area, QRectF(plan.left, y, plan.right - plan.left, high), pad)
        plan.lanes.append(LanePlan(bar, QRectF(0, y, labels, high), text, area, words, said, right))
        y += high
    plan.bottom = y + theme.px(3)


def _place_words(
    metrics: QFontMetricsF, bar: TimelineBar, area: QRectF, lane: QRectF, pad: float
) -> tuple[str, QRectF, bool]:
    """Return what a bar says, where, and whether against the right: inside, else left of it, else right of it."""
    wide = metrics.horizontalAdvance(bar.inside) + 1
    if not area:
        said = f"{bar.date_text}: {bar.inside}" if bar.inside else bar.date_text
        return said, lane, False
    if wide + 2 * pad <= area.width():
        return bar.inside, QRectF(area.left() + pad, lane.top(), area.width() - pad, lane.height()), False
    if area.left() - pad - wide >= lane.left():
        return bar.inside, QRectF(lane.left(), lane.top(), area.left() - pad - lane.left(), lane.height()), True
    room = lane.right() - area.right() - pad
    said = metrics.elidedText(bar.inside, Qt.TextElideMode.ElideRight, room)
    return said, QRectF(area.right() + pad, lane.top(), room, lane.height()), False

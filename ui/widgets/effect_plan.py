"""What the picture of entries before and since something began holds, and where everything in it stands."""

from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics

from ui.theme import Theme

GAP = 3
"""px between two weeks."""
SIGN = 13
"""px of a mark in the legend, at 100 % text."""
_FAR = 10_000
_MARK = 20
_MARK_STEP = 26
_ROW = 38
_PAD = 10
_ONE_LINE_LABEL = 110
"""A longer label of a row goes on in a second line."""
_LEAST_WEEK = 36


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectMark:
    """One entry: its row number inside its Brook shape, in a row and a week."""

    key: str
    """What is opened."""
    no: str
    outcome: str | None
    """green, orange or red; None is not judged yet."""
    row: int
    week: int
    entry: str
    """"no. 12 (I-0412K)"."""
    when: str
    outcome_word: str
    said: str
    """All of it in one sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectWeek:
    """The school days of one week on one side of the start."""

    label: str
    since: bool
    gap: str = ""
    """The closure between the week before and this one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectPicture:
    """What is drawn, in words of the page. The first row is the aim's own."""

    before: str = ""
    since: str = ""
    rows: tuple[tuple[str, str], ...] = ()
    """Label, and a second line or nothing."""
    weeks: tuple[EffectWeek, ...] = ()
    marks: tuple[EffectMark, ...] = ()
    """In date order."""
    legend: tuple[tuple[str | None, str], ...] = ()
    """The outcomes that occur, with their words."""


@dataclass(slots=True)
class Plan:
    """Where everything stands at one width, in px."""

    height: int = 0
    top: float = 0
    """Where the rows begin."""
    bottom: float = 0
    week_line: float = 0
    gap_line: float = 0
    start: float = 0
    """x of the line between before and since."""
    week_width: float = 0
    weeks: list[float] = field(default_factory=list[float])
    """The left edge of each week."""
    rows: list[QRectF] = field(default_factory=list[QRectF])
    """The label of each row, as high as the row."""
    marks: list[QRectF] = field(default_factory=list[QRectF])
    legend: QRectF = field(default_factory=QRectF)


def has_room(theme: Theme, picture: EffectPicture, width: int) -> bool:
    """Return whether every week's label fits at this width in px."""
    metrics = QFontMetrics(theme.font("caption"))
    words = [word for week in picture.weeks for word in week.label.split()]
    longest = max((metrics.horizontalAdvance(word) for word in words), default=0)
    return bool(picture.weeks) and _week_width(theme, picture, width) >= max(theme.px(_LEAST_WEEK), longest)


def make_plan(theme: Theme, picture: EffectPicture, width: int) -> Plan:
    """Return the places of a picture that is `width` px wide."""
    small = theme.font("caption")
    labels = _label_width(theme, picture)
    left = labels + theme.px(_PAD)
    plan = Plan(week_width=_week_width(theme, picture, width))
    plan.weeks = [left + place * (plan.week_width + GAP) for place in range(len(picture.weeks))]
    first = next((place for place, week in enumerate(picture.weeks) if week.since), None)
    plan.start = (plan.weeks[first] if first is not None else width) - GAP / 2
    _place_head(theme, picture, plan, width)
    _place_rows(theme, picture, plan, labels)
    _place_marks(theme, picture, plan)
    room = round(plan.week_width)
    plan.week_line = plan.bottom + theme.px(3)
    plan.gap_line = plan.week_line + max(
        (text_height(small, week.label, room + 2) for week in picture.weeks), default=0
    )
    gaps = [text_height(small, week.gap, 2 * room) for week in picture.weeks]
    end = plan.gap_line + max(gaps, default=0)
    if picture.legend and plan.legend.isNull():
        # Beside the name of a closure where both fit into one line.
        high = QFontMetrics(small).height()
        names = [x - room for x, week in zip(plan.weeks, picture.weeks, strict=True) if week.gap]
        y = plan.gap_line if left + _legend_width(theme, picture) <= min(names, default=width) else end + theme.px(2)
        plan.legend = QRectF(left, y + theme.px(1), width - left, high)
        end = max(end, plan.legend.bottom())
    plan.height = round(end) + 2
    return plan


def text_height(font: QFont, text: str, width: int) -> int:
    """Return the height in px of words that wrap at `width` px; 0 without words."""
    if not text:
        return 0
    room = QRect(0, 0, max(1, width), _FAR)
    return QFontMetrics(font).boundingRect(room, Qt.TextFlag.TextWordWrap.value, text).height()


def row_words(row: tuple[str, str]) -> str:
    """Return the label of a row with its second line."""
    return "\n".join(line for line in row if line)


def legend_gap(theme: Theme) -> int:
    """Return the px between two outcomes of the legend."""
    return theme.px(_PAD)


def _label_width(theme: Theme, picture: EffectPicture) -> int:
    return max((_line_width(theme, line) for row in picture.rows for line in row if line), default=0) + 1


def _line_width(theme: Theme, line: str) -> int:
    """Return the width in px at which a label stands on one line, or on two when it is long."""
    font = theme.font("caption")
    whole = QFontMetrics(font).horizontalAdvance(line) + 1
    if whole <= theme.px(_ONE_LINE_LABEL):
        return whole
    two_lines = text_height(font, "A\nA", whole)
    widths = range(whole // 2, whole, theme.px(4))
    return next((width for width in widths if text_height(font, line, width) <= two_lines), whole)


def _week_width(theme: Theme, picture: EffectPicture, width: int) -> float:
    left = _label_width(theme, picture) + theme.px(_PAD)
    return (width - left) / max(1, len(picture.weeks)) - GAP


def _place_head(theme: Theme, picture: EffectPicture, plan: Plan, width: int) -> None:
    """Give the line above the rows its height; the legend stands at its right end when there is room."""
    small, strong = QFontMetrics(theme.font("caption")), QFontMetrics(theme.font("captionStrong"))
    pad = theme.px(8)
    right = width - round(plan.start) - pad
    before = text_height(theme.font("caption"), picture.before, round(plan.start) - pad)
    since = text_height(theme.font("captionStrong"), picture.since, right)
    plan.top = max(before, since) + theme.px(5)
    legend = _legend_width(theme, picture)
    if picture.legend and legend <= right - strong.horizontalAdvance(picture.since) - theme.px(12):
        plan.legend = QRectF(width - legend + legend_gap(theme), 0, legend, small.height())


def _place_rows(theme: Theme, picture: EffectPicture, plan: Plan, labels: int) -> None:
    """Give each row the height of its label, and of as many lines of marks as its fullest week needs."""
    y = plan.top
    beside = _marks_beside(theme, plan)
    for place, row in enumerate(picture.rows):
        fullest = max((_count(picture, place, week) for week in range(len(picture.weeks))), default=0)
        lines = max(1, -(-fullest // beside))
        words = text_height(theme.font("caption"), row_words(row), labels) + theme.px(4)
        high = max(theme.px(_ROW) + (lines - 1) * theme.px(_MARK_STEP), words)
        plan.rows.append(QRectF(0, y, labels, high))
        y += high + GAP + 1
    plan.bottom = y - GAP - 1


def _place_marks(theme: Theme, picture: EffectPicture, plan: Plan) -> None:
    """Set marks of one week beside each other, and on more lines where they do not fit."""
    side, step = theme.px(_MARK), theme.px(_MARK_STEP)
    beside = _marks_beside(theme, plan)
    seen: dict[tuple[int, int], int] = {}
    for mark in picture.marks:
        place = seen.get((mark.row, mark.week), 0)
        seen[mark.row, mark.week] = place + 1
        count = _count(picture, mark.row, mark.week)
        line, column = divmod(place, beside)
        lines, inside = -(-count // beside), min(beside, count - line * beside)
        x = plan.weeks[mark.week] + plan.week_width / 2 + (column - (inside - 1) / 2) * step - side / 2
        y = plan.rows[mark.row].center().y() + (line - (lines - 1) / 2) * step - side / 2
        plan.marks.append(QRectF(round(x), round(y), side, side))


def _marks_beside(theme: Theme, plan: Plan) -> int:
    step = theme.px(_MARK_STEP)
    return max(1, int((plan.week_width + step - theme.px(_MARK)) // step))


def _legend_width(theme: Theme, picture: EffectPicture) -> int:
    metrics = QFontMetrics(theme.font("caption"))
    around = theme.px(SIGN + 5) + legend_gap(theme)
    return sum(metrics.horizontalAdvance(word) + around for _outcome, word in picture.legend)


def _count(picture: EffectPicture, row: int, week: int) -> int:
    return sum((mark.row, mark.week) == (row, week) for mark in picture.marks)

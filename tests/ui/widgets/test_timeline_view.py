"""The timeline: read by shape and number without colour, walked by keys, and the table that says the same."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.timeline import (
    INTERVENTION,
    REFERRAL,
    Timeline,
    TimelineBar,
    TimelineClosure,
    TimelineMark,
    row_of,
)
from hsbdesk.domain.triage import Brook, Category
from hsbdesk.words import Words
from ui.models.timeline_model import make_timeline_model, say_line, timeline_lines
from ui.theme import THEME_NAMES, Theme, apply_theme, load_theme
from ui.widgets.table_roles import Role
from ui.widgets.timeline_plan import LANES, TimelineWords
from ui.widgets.timeline_view import TimelineView

RESOURCES = Path(__file__).parents[3] / "resources"
WORDS = Words()
ROWS = ("Violent", "Abusive", "Problematic", "Inappropriate", "Normal", "Not categorised")
TODAY = date(2026, 3, 18)
INAPPROPRIATE, PROBLEMATIC, ABUSIVE = Category.INAPPROPRIATE, Category.PROBLEMATIC, Category.ABUSIVE
ENTRIES = (
    ("2025-09-10", INAPPROPRIATE, Brook.GREEN),
    ("2025-09-23", PROBLEMATIC, Brook.ORANGE),
    ("2025-10-09", INAPPROPRIATE, Brook.GREEN),
    ("2025-11-05", PROBLEMATIC, Brook.ORANGE),
    ("2025-11-18", PROBLEMATIC, Brook.ORANGE),
    ("2026-01-15", ABUSIVE, Brook.RED),
    ("2026-01-22", PROBLEMATIC, Brook.ORANGE),
    ("2026-01-27", ABUSIVE, Brook.RED),
    ("2026-02-09", ABUSIVE, Brook.RED),
    ("2026-03-03", ABUSIVE, Brook.RED),
    ("2026-03-09", ABUSIVE, Brook.RED),
    ("2026-03-17", None, None),
)
# Dichromats' view of linear sRGB (Viénot, Brettel and Mollon 1999), as rows of a matrix.
VIEWS = {
    "usual": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "greyscale": ((0.2126, 0.7152, 0.0722),) * 3,
    "protanopia": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deuteranopia": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
}


def mark(no: int, day: date | None, category: Category | None, brook: Brook | None) -> TimelineMark:
    return TimelineMark(
        record=RecordId(f"mark {no}"), no=no, number=f"I-{no:04}", start=day, end=day, category=category, brook=brook,
        date_text=day.isoformat() if day else "date not known", text=f"Entry {no} <b>as typed</b> & plain.",
        category_text=ROWS[row_of(category)], brook_text=brook.value.capitalize() if brook else "no Brook yet",
    )  # fmt: skip


def bar(n: int, label: str, inside: str, start: str | None, end: str | None, kind: str = INTERVENTION) -> TimelineBar:
    return TimelineBar(
        record=RecordId(f"bar {n}"), number=f"N-{n:04}", kind=kind, label=label, name=f"{label}, in full",
        inside=inside, date_text="when", start=date.fromisoformat(start) if start else None,
        end=date.fromisoformat(end) if end else None,
    )  # fmt: skip


MARKS = tuple(mark(no, date.fromisoformat(day), row, brook) for no, (day, row, brook) in enumerate(ENTRIES, 1))
BARS = (
    bar(1, "PANTS sessions", "Mixed", "2025-10-06", "2025-11-24"),
    bar(2, "Movement breaks", "Helped", "2025-11-24", None),
    bar(3, "Cloakroom escort", "Not delivered 17 March", "2026-03-10", None),
    bar(4, "R-2026-0003B", "Sent 10 Feb, not accepted 13 Feb", "2026-02-10", "2026-02-13", REFERRAL),
)
CLOSURES = (
    TimelineClosure(start=date(2025, 10, 25), end=date(2025, 11, 2), name="Autumn half-term"),
    TimelineClosure(start=date(2025, 12, 20), end=date(2026, 1, 4), name="Christmas closure"),
)
TIMELINE = Timeline(
    start=date(2025, 9, 1), end=date(2026, 3, 31), today=TODAY, rows=ROWS, marks=MARKS, bars=BARS, closures=CLOSURES
)


def make_view(qtbot: QtBot, theme: Theme, timeline: Timeline = TIMELINE, width: int = 760) -> TimelineView:
    model = make_timeline_model(WORDS, None)
    view = TimelineView(
        theme,
        model,
        TimelineWords(
            name="Concerns by category", keys="Arrow keys go.", table_keys="T shows the picture.",
            show_table="Show as table", show_picture="Show as picture", no_date="No date", today="today",
            more=lambda n: f"{n} more in the table", months=ENGLISH.months_short,
        ),
    )  # fmt: skip
    model.setParent(view)
    qtbot.addWidget(view)
    lines = {line.record: line for line in (*timeline.marks, *timeline.bars)}
    model.set_rows(timeline_lines(WORDS, timeline))
    view.set_timeline(timeline, lambda key: say_line(WORDS, lines[RecordId(key)]))
    view.resize(width, 700)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    return view


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> TimelineView:
    return make_view(qtbot, theme)


def press(view: TimelineView, qtbot: QtBot, *keys: Qt.Key) -> str:
    for key in keys:
        qtbot.keyClick(view.table, key)
    return view.drawing.cursor_key()


def area(view: TimelineView, key: str) -> QRectF:
    return view.drawing.area_of(key)


# -- keys


def test_left_and_right_go_by_number_and_home_and_end_to_the_first_and_last(view: TimelineView, qtbot: QtBot) -> None:
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert view.drawing.cursor_key() == "mark 1"
    assert press(view, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right) == "mark 3"
    assert press(view, qtbot, Qt.Key.Key_Left) == "mark 2"
    assert press(view, qtbot, Qt.Key.Key_End) == "mark 12"
    assert press(view, qtbot, Qt.Key.Key_Right) == "mark 12"
    assert press(view, qtbot, Qt.Key.Key_Home, Qt.Key.Key_Left) == "mark 1"


def test_up_and_down_go_to_the_nearest_of_the_next_row_and_on_to_the_bars(view: TimelineView, qtbot: QtBot) -> None:
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert press(view, qtbot, Qt.Key.Key_Up) == "mark 2"
    assert press(view, qtbot, Qt.Key.Key_Up) == "mark 6"
    assert press(view, qtbot, Qt.Key.Key_Up) == "mark 6", "Violent is empty, so this is the top"
    assert press(view, qtbot, Qt.Key.Key_Down) == "mark 7"
    assert press(view, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down) == "mark 12"
    assert press(view, qtbot, Qt.Key.Key_Down) == "bar 1"
    assert press(view, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Right) == "bar 3"
    assert press(view, qtbot, Qt.Key.Key_End, Qt.Key.Key_Down) == "bar 4"
    assert press(view, qtbot, Qt.Key.Key_Home) == "bar 1"


@pytest.mark.parametrize(("keys", "opened"), [([], "mark 1"), ([Qt.Key.Key_End, Qt.Key.Key_Down], "bar 3")])
def test_enter_opens_what_is_stood_on(view: TimelineView, qtbot: QtBot, keys: list[Qt.Key], opened: str) -> None:
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    if keys:
        press(view, qtbot, *keys, Qt.Key.Key_Right, Qt.Key.Key_Right)
        assert view.drawing.cursor_key() == "bar 3"
    with qtbot.waitSignal(view.opened) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == [opened]


def test_what_is_stood_on_is_said_below_until_the_keyboard_leaves(view: TimelineView, qtbot: QtBot) -> None:
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(view, qtbot, Qt.Key.Key_End)
    assert view.caption.text() == (
        "No. 12 (I-0012), 2026-03-17: Not categorised, no Brook yet. Entry 12 <b>as typed</b> & plain."
    )
    press(view, qtbot, Qt.Key.Key_Down)
    assert view.caption.text() == "PANTS sessions, in full (N-0001), when. Mixed"
    view.table.clearFocus()
    assert view.drawing.cursor_key() == ""
    assert view.caption.text() == "Arrow keys go."


def test_t_shows_the_table_in_which_arrows_go_from_row_to_row(view: TimelineView, qtbot: QtBot) -> None:
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(view, qtbot, Qt.Key.Key_Right, Qt.Key.Key_T)
    assert view.shows_table()
    assert view.drawing.isHidden()
    assert view.table.current_key() == "mark 2"
    press(view, qtbot, Qt.Key.Key_Down)
    assert view.table.current_key() == "mark 3"
    press(view, qtbot, Qt.Key.Key_T)
    assert view.drawing.isVisible()
    assert view.drawing.cursor_key() == "mark 3"


def test_the_link_does_what_t_does(view: TimelineView, qtbot: QtBot) -> None:
    assert view.table_link.label() == "Show as table"
    qtbot.mouseClick(view.table_link, Qt.MouseButton.LeftButton)
    assert view.shows_table()
    assert view.table_link.label() == "Show as picture"


def test_the_mouse_picks_opens_and_says_as_typed(view: TimelineView, qtbot: QtBot) -> None:
    at = area(view, "mark 9").center().toPoint()
    qtbot.mouseClick(view.drawing, Qt.MouseButton.LeftButton, pos=at)
    assert view.drawing.cursor_key() == "mark 9"
    with qtbot.waitSignal(view.opened) as asked:
        qtbot.mouseDClick(view.drawing, Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == ["mark 9"]
    QApplication.sendEvent(view.drawing, QHelpEvent(QEvent.Type.ToolTip, at, view.drawing.mapToGlobal(at)))
    assert "&lt;b&gt;as typed&lt;/b&gt;" in QToolTip.text()
    QToolTip.hideText()
    with qtbot.assertNotEmitted(view.drawing.picked):
        qtbot.mouseClick(view.drawing, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


# -- where things stand


def test_marks_stand_in_the_row_of_their_category_and_on_their_day(view: TimelineView) -> None:
    plan = view.drawing.plan()
    assert plan is not None
    for entry, box in zip(MARKS, plan.marks, strict=True):
        band = plan.rows[row_of(entry.category)].band
        assert band.top() <= box.center().y() <= band.bottom()
        assert entry.start is not None
        assert abs(box.center().x() - plan.axis.middle(entry.start, entry.start)) <= 11


@pytest.mark.parametrize("width", [420, 760, 1200])
def test_many_entries_of_one_day_each_have_a_place(qtbot: QtBot, theme: Theme, width: int) -> None:
    many = tuple(mark(no, TODAY - timedelta(days=no % 2), ABUSIVE, Brook.RED) for no in range(95, 125))
    none = tuple(mark(no, None, PROBLEMATIC, Brook.ORANGE) for no in range(125, 130))
    view = make_view(qtbot, theme, replace(TIMELINE, marks=many + none), width)
    areas = [area(view, entry.record) for entry in many + none]
    # Two diamonds may share the corners of their boxes; what is painted is half of each.
    inner = [box.adjusted(2, 2, -2, -2) for box in areas]
    assert not [pair for pair in combinations(inner, 2) if pair[0].intersects(pair[1])]
    plan = view.drawing.plan()
    assert plan is not None
    for box in areas:
        assert view.drawing.rect().contains(box.toAlignedRect())
    assert all(box.center().x() > plan.right for box in areas[-5:]), "without a date they stand at the right edge"
    assert plan.rows[2].band.top() >= max(box.bottom() for box in areas[:30]) - 3


def test_words_that_do_not_fit_into_a_bar_stand_beside_it(view: TimelineView) -> None:
    plan = view.drawing.plan()
    assert plan is not None
    inside, _, beside, referral = plan.lanes
    assert inside.area.contains(inside.words.center())
    for lane in (beside, referral):
        assert lane.right
        assert lane.words.right() < lane.area.left()
        assert lane.said == lane.bar.inside


def test_bars_beyond_what_fits_are_in_the_table_and_the_picture_says_so(qtbot: QtBot, theme: Theme) -> None:
    bars = tuple(bar(n, f"Done {n}", "Helped", "2026-01-05", None) for n in range(LANES + 4))
    view = make_view(qtbot, theme, replace(TIMELINE, bars=bars))
    plan = view.drawing.plan()
    assert plan is not None
    assert len(plan.lanes) == LANES
    assert plan.more_text == "4 more in the table"
    assert len(keys_of(view)) == len(MARKS) + len(bars)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [360, 560, 1100])
def test_nothing_leaves_the_picture_at_any_width_and_text_size(
    qapp: QApplication, qtbot: QtBot, scale: float, width: int
) -> None:
    theme = apply_theme(qapp, load_theme(RESOURCES, "light"), scale)
    view = make_view(qtbot, theme, width=width)
    plan = view.drawing.plan()
    assert plan is not None
    assert view.drawing.height() == round(plan.height)
    for box in plan.marks:
        assert box.left() >= 0
        assert box.right() <= width
    for row in plan.rows:
        assert row.label.right() < plan.left
    names = [name for _, name in plan.months]
    assert names
    if width == 1100 and scale == 1.0:
        assert names == ["Sep 2025", "Oct", "Nov", "Dec", "Jan 2026", "Feb", "Mar"]
    if width == 360:
        assert "2025" not in " ".join(names)


# -- the twin


def keys_of(view: TimelineView) -> list[str]:
    model = view.table.model()
    keys = (model.index(row, 0).data(Role.KEY) for row in range(model.rowCount()))
    return [str(key) for key in keys if key]


def test_the_table_has_every_mark_bar_and_closure_of_the_picture(view: TimelineView) -> None:
    plan = view.drawing.plan()
    assert plan is not None
    drawn = [entry.record for entry in MARKS] + [lane.bar.record for lane in plan.lanes]
    assert keys_of(view) == [str(key) for key in drawn]
    assert not [key for key in drawn if area(view, key).isEmpty()]
    model = view.table.model()
    rows = [[str(model.index(row, column).data() or "") for column in range(6)] for row in range(model.rowCount())]
    for entry, row in zip(MARKS, rows, strict=False):
        assert row == [
            entry.date_text, str(entry.no), entry.number, entry.category_text, entry.brook_text, entry.text,
        ]  # fmt: skip
    said = " ".join(" ".join(row) for row in rows)
    for closure in CLOSURES:
        assert closure.name in said
    groups = [model.index(row, 0).data(Role.GROUP) for row in range(model.rowCount())]
    assert [group.title for group in groups if group] == ["What was in place, and reports", "Days without school"]


def test_a_screen_reader_gets_the_table_while_the_picture_is_shown(view: TimelineView) -> None:
    assert view.drawing.isVisible()
    face = QAccessible.queryAccessibleInterface(view.table)
    assert face.role() == QAccessible.Role.Table
    assert not face.state().invisible
    assert face.text(QAccessible.Text.Name) == "Concerns by category"
    texts = {face.child(place).text(QAccessible.Text.Name) for place in range(face.childCount())}
    assert {"Date", "No.", "Entry", "Category", "Brook", "What"} <= texts
    for entry in MARKS:
        assert entry.number in texts
    assert "Cloakroom escort, in full. Not delivered 17 March" in texts


# -- without colour


def seen(image: QImage, x: float, y: float, view: str) -> float:
    """Return the relative luminance of WCAG 2.2 of what somebody sees of a pixel."""
    colour = image.pixelColor(round(x), round(y))
    return brightness(colour, view)


def brightness(colour: QColor, view: str) -> float:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    red, green, blue = (
        min(1.0, max(0.0, sum(w * part for w, part in zip(row, linear, strict=True)))) for row in VIEWS[view]
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: float, other: float) -> float:
    darker, lighter = sorted((one, other))
    return (lighter + 0.05) / (darker + 0.05)


def shape_seen(image: QImage, box: QRectF, ground: float, view: str) -> Brook | None:
    """Tell a mark by where it stands out from the ground three to one: its corners, between, and outside its box."""

    def stands_out(right: float, down: float) -> bool:
        half = box.width() / 2
        at = box.center().x() + right * half, box.center().y() + down * half
        return contrast(seen(image, *at, view), ground) >= 3.0

    corners = all(stands_out(x, y) for x in (-0.88, 0.88) for y in (-0.88, 0.88))
    diagonals = all(stands_out(x, y) for x in (-0.55, 0.55) for y in (-0.55, 0.55))
    tips = stands_out(-1.12, 0) and stands_out(1.12, 0)
    inside = all(stands_out(x, -0.6) for x in (-0.3, 0.0, 0.3))
    if corners:
        return Brook.RED
    if tips and inside:
        return Brook.ORANGE
    return Brook.GREEN if diagonals and inside else None


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("look", VIEWS)
def test_every_outcome_is_read_off_the_picture_by_its_shape(
    qapp: QApplication, qtbot: QtBot, name: str, look: str
) -> None:
    theme = apply_theme(qapp, load_theme(RESOURCES, name), 2.0)
    # Apart from the hatching, so that the ground round each mark is that of its row.
    view = make_view(qtbot, theme, replace(TIMELINE, closures=(), bars=()), 1500)
    image = view.drawing.grab().toImage()
    plan = view.drawing.plan()
    assert plan is not None
    ratio = image.devicePixelRatio()
    for entry, box in zip(MARKS, plan.marks, strict=True):
        token = "surface2" if row_of(entry.category) % 2 == 0 else "surface"
        ground = brightness(theme.colour(token), look)
        scaled = QRectF(box.topLeft() * ratio, box.size() * ratio)
        assert shape_seen(image, scaled, ground, look) is entry.brook, entry.no


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("look", VIEWS)
def test_edges_and_words_stand_out(name: str, look: str) -> None:
    theme = load_theme(RESOURCES, name)

    def between(front: str, back: str) -> float:
        return contrast(brightness(theme.colour(front), look), brightness(theme.colour(back), look))

    grounds = ("surface", "surface2")
    edges = [(tint, ground) for tint in ("bGreen", "bOrange", "bRed", "text2", "accent") for ground in grounds]
    assert [pair for pair in edges if between(*pair) < 3.0] == []
    words = [("surface", "bGreen"), ("surface", "bOrange"), ("surface", "bRed"), ("text", "accentSoft")]
    words += [(tint, "surface") for tint in ("text", "text2", "accent")]
    assert [pair for pair in words if between(*pair) < 4.5] == []

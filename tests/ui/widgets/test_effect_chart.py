"""Before and since: marks told apart without colour, a cursor by keys, and the table a screen reader gets."""

from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.words import Words
from ui.models.effect_model import effect_lines, make_effect_model
from ui.theme import THEME_NAMES, Theme, apply_theme, load_theme
from ui.widgets.effect_chart import EffectChart, EffectTexts
from ui.widgets.effect_plan import EffectMark, EffectPicture, EffectWeek, make_plan
from ui.widgets.marks import paint_brook
from ui.widgets.table_roles import Role

RESOURCES = Path(__file__).parents[3] / "resources"
OUTCOMES = ("green", "orange", "red", None)
TOKENS = {"green": "bGreen", "orange": "bOrange", "red": "bRed", None: "text2"}
GROUNDS = ("surface", "surface2", "accentSoft")

# Dichromats' view of linear sRGB (Viénot, Brettel and Mollon 1999), as rows of a matrix.
PROTANOPIA = ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0))
DEUTERANOPIA = ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0))
GREYSCALE = ((0.2126, 0.7152, 0.0722),) * 3
AS_IT_IS = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
VIEWS = {"usual": AS_IT_IS, "greyscale": GREYSCALE, "protanopia": PROTANOPIA, "deuteranopia": DEUTERANOPIA}

WEEKS = (
    ("14–16 Jan", False, ""),
    ("19–23", False, ""),
    ("26–30", False, ""),
    ("2–6 Feb", False, ""),
    ("9–10", False, ""),
    ("11–13 Feb", True, ""),
    ("23–27", True, "half-term"),
    ("2–6 Mar", True, ""),
    ("9–13", True, ""),
    ("16–17", True, ""),
)
MARKS = (("6", "red", 1, 0), ("7", "orange", 1, 1), ("8", "red", 0, 2), ("9", "red", 0, 4), ("10", "red", 0, 7))
LATER = (("11", "green", 0, 8), ("12", None, 0, 9))


def linear(colour: QColor) -> tuple[float, float, float]:
    channels = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return red, green, blue


def brightness_seen(colour: QColor, view: str) -> float:
    """Return the relative luminance of WCAG 2.2 of what somebody sees of a colour."""
    seen = [sum(weight * part for weight, part in zip(row, linear(colour), strict=True)) for row in VIEWS[view]]
    red, green, blue = (min(1.0, max(0.0, part)) for part in seen)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_seen(front: QColor, back: QColor, view: str) -> float:
    darker, lighter = sorted((brightness_seen(front, view), brightness_seen(back, view)))
    return (lighter + 0.05) / (darker + 0.05)


def mark_image(theme: Theme, outcome: str | None, number: str) -> QImage:
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    paint_brook(painter, QRectF(14, 14, 36, 36), theme, outcome, number)
    painter.end()
    return image


def outline(theme: Theme, outcome: str | None) -> frozenset[tuple[int, int]]:
    """Return the pixels that a mark covers: its shape without any colour. A number is the same in each."""
    image = mark_image(theme, outcome, "5")
    covered = ((x, y) for x in range(64) for y in range(64) if image.pixelColor(x, y).alpha() > 127)
    return frozenset(covered)


def picture(marks: tuple[tuple[str, str | None, int, int], ...] = MARKS + LATER) -> EffectPicture:
    return EffectPicture(
        before="Before: 20 school days",
        since="Since start, 11 Feb: 20 school days",
        rows=(("Break and lunch, any place", "the aim"), ("Any other time", "")),
        weeks=tuple(EffectWeek(label=label, since=since, gap=gap) for label, since, gap in WEEKS),
        marks=tuple(
            EffectMark(
                key=f"key {no}",
                no=no,
                outcome=outcome,
                row=row,
                week=week,
                entry=f"no. {no} (I-0402Z)",
                when="Tue 3 March 2026",
                outcome_word=outcome.capitalize() if outcome else "no Brook yet",
                said=f"no. {no}, said <in full> & plainly",
            )
            for no, outcome, row, week in marks
        ),
        legend=(("orange", "Orange"), ("red", "Red"), (None, "no Brook yet")),
    )


@pytest.fixture
def chart(qtbot: QtBot, theme: Theme) -> EffectChart:
    return make_chart(qtbot, theme, 760, picture())


def make_chart(qtbot: QtBot, theme: Theme, width: int, drawn: EffectPicture) -> EffectChart:
    model = make_effect_model(Words(), None)
    texts = EffectTexts(name="Entries before and since the start", keys="T shows a table.", table_keys="T shows it.")
    chart = EffectChart(theme, model, texts)
    model.setParent(chart)
    qtbot.addWidget(chart)
    model.set_rows(effect_lines(drawn))
    chart.set_picture(drawn)
    chart.resize(width, 600)
    with qtbot.waitActive(chart):
        chart.show()
        chart.activateWindow()
    return chart


def press(chart: EffectChart, qtbot: QtBot, *keys: Qt.Key) -> str | None:
    for key in keys:
        qtbot.keyClick(chart.table, key)
    return chart.drawing.cursor_key()


# -- told apart without colour


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("view", VIEWS)
def test_every_mark_stands_out_from_every_ground(name: str, view: str) -> None:
    theme = load_theme(RESOURCES, name)
    weak = [
        (outcome, ground)
        for outcome in OUTCOMES
        for ground in GROUNDS
        if contrast_seen(theme.colour(TOKENS[outcome]), theme.colour(ground), view) < 3.0
    ]
    assert weak == []


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_number_in_a_mark_can_be_read(name: str, view: str) -> None:
    theme = load_theme(RESOURCES, name)
    pairs = [(theme.colour(TOKENS[outcome]), theme.colour("surface")) for outcome in ("green", "orange", "red")]
    pairs.append((theme.colour("text"), theme.colour("surface")))
    assert [pair for pair in pairs if contrast_seen(*pair, view) < 4.5] == []


@pytest.mark.parametrize("name", THEME_NAMES)
@pytest.mark.parametrize("view", VIEWS)
def test_the_line_of_the_start_is_seen(name: str, view: str) -> None:
    theme = load_theme(RESOURCES, name)
    assert all(contrast_seen(theme.colour("accent"), theme.colour(ground), view) >= 3.0 for ground in GROUNDS)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_the_outcomes_have_shapes_of_their_own(qapp: QApplication, name: str) -> None:
    theme = apply_theme(qapp, load_theme(RESOURCES, name))
    shapes = {outcome: outline(theme, outcome) for outcome in ("green", "orange", "red")}
    for one, other in combinations(shapes.values(), 2):
        # A tenth of the larger shape lies outside the smaller: a corner where a circle has none.
        assert len(one ^ other) > max(len(one), len(other)) / 10
    dashed = mark_image(theme, None, "5")
    edges = {dashed.pixelColor(x, 13).alpha() > 127 for x in range(24, 40)}
    assert edges == {True, False}, "a mark that is not judged yet has a broken edge"


@pytest.mark.parametrize("name", THEME_NAMES)
def test_without_a_number_the_outcomes_have_letters_of_their_own(qapp: QApplication, name: str) -> None:
    theme = apply_theme(qapp, load_theme(RESOURCES, name))
    ink = theme.colour("surface")
    middles: list[frozenset[tuple[int, int]]] = []
    for outcome in ("green", "orange", "red"):
        image = mark_image(theme, outcome, "")
        inside = ((x, y) for x in range(24, 40) for y in range(24, 40))
        middles.append(frozenset(at for at in inside if image.pixelColor(*at).rgb() == ink.rgb()))
    assert all(middles)
    assert len(set(middles)) == 3


# -- places


def test_marks_stand_in_their_row_and_week(chart: EffectChart, theme: Theme) -> None:
    drawn = picture()
    plan = make_plan(theme, drawn, chart.drawing.width())
    for mark in drawn.marks:
        area, left = chart.drawing.mark_rect(mark.key), plan.weeks[mark.week]
        assert left <= area.left()
        assert area.right() <= left + plan.week_width
        assert plan.rows[mark.row].top() < area.center().y() < plan.rows[mark.row].bottom()
    assert plan.weeks[4] < plan.start < plan.weeks[5]


@pytest.mark.parametrize("width", [500, 760, 1200])
def test_many_entries_of_one_week_do_not_cover_each_other(qtbot: QtBot, theme: Theme, width: int) -> None:
    many = tuple((str(no), "red", 0, 8) for no in range(98, 107))
    chart = make_chart(qtbot, theme, width, picture(many))
    areas = [chart.drawing.mark_rect(f"key {no}") for no in range(98, 107)]
    assert not [pair for pair in combinations(areas, 2) if pair[0].intersects(pair[1])]
    assert max(area.bottom() for area in areas) < chart.drawing.height()


def test_where_the_picture_has_no_room_the_table_is_shown(qtbot: QtBot, big_theme: Theme) -> None:
    narrow = make_chart(qtbot, big_theme, 600, picture())
    assert narrow.shows_table()
    assert narrow.drawing.isHidden()


# -- keys


def test_arrows_go_from_mark_to_mark_and_enter_opens_one(chart: EffectChart, qtbot: QtBot) -> None:
    chart.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert chart.drawing.cursor_key() == "key 6"
    assert press(chart, qtbot, Qt.Key.Key_Right, Qt.Key.Key_Down) == "key 8"
    assert press(chart, qtbot, Qt.Key.Key_Left) == "key 7"
    assert press(chart, qtbot, *[Qt.Key.Key_Right] * 9) == "key 12"
    assert chart.caption.text() == "no. 12, said <in full> & plainly"
    with qtbot.waitSignal(chart.entry_requested) as asked:
        qtbot.keyClick(chart.table, Qt.Key.Key_Return)
    assert asked.args == ["key 12"]


def test_the_cursor_goes_with_the_keyboard(chart: EffectChart) -> None:
    chart.table.setFocus(Qt.FocusReason.TabFocusReason)
    chart.table.clearFocus()
    assert chart.drawing.cursor_key() is None
    assert chart.caption.text() == "T shows a table."


def test_t_shows_the_table_and_the_picture_again(chart: EffectChart, qtbot: QtBot) -> None:
    chart.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(chart, qtbot, Qt.Key.Key_Right, Qt.Key.Key_T)
    assert chart.shows_table()
    assert chart.drawing.isHidden()
    assert chart.table.currentIndex().siblingAtColumn(0).data(Role.KEY) == "key 7"
    press(chart, qtbot, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert chart.table.currentIndex().siblingAtColumn(0).data(Role.KEY) is None, "the table has the empty weeks too"
    with qtbot.assertNotEmitted(chart.entry_requested):
        qtbot.keyClick(chart.table, Qt.Key.Key_Return)
    press(chart, qtbot, Qt.Key.Key_T)
    assert chart.drawing.isVisible()


def test_the_mouse_picks_opens_and_says(chart: EffectChart, qtbot: QtBot) -> None:
    at = chart.drawing.mark_rect("key 9").center().toPoint()
    qtbot.mouseClick(chart.drawing, Qt.MouseButton.LeftButton, pos=at)
    assert chart.drawing.cursor_key() == "key 9"
    with qtbot.waitSignal(chart.entry_requested) as asked:
        qtbot.mouseDClick(chart.drawing, Qt.MouseButton.LeftButton, pos=at)
    assert asked.args == ["key 9"]
    QApplication.sendEvent(chart.drawing, QHelpEvent(QEvent.Type.ToolTip, at, chart.drawing.mapToGlobal(QPoint(at))))
    with qtbot.assertNotEmitted(chart.drawing.picked):
        qtbot.mouseClick(chart.drawing, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))


# -- for a screen reader


def test_a_screen_reader_gets_the_table_while_the_picture_is_shown(chart: EffectChart) -> None:
    assert chart.drawing.isVisible()
    face = QAccessible.queryAccessibleInterface(chart.table)
    assert face.role() == QAccessible.Role.Table
    assert not face.state().invisible
    assert face.text(QAccessible.Text.Name) == "Entries before and since the start"
    assert face.text(QAccessible.Text.Description) == "T shows a table."
    texts = [face.child(place).text(QAccessible.Text.Name) for place in range(face.childCount())]
    for mark in picture().marks:
        assert mark.entry in texts
    assert {"Week", "Entry", "Counted in", "Brook", "Red", "no Brook yet", "no entry"} <= set(texts)
    assert sum(text == "no entry" for text in texts) == 3


def test_the_table_says_what_the_picture_shows(chart: EffectChart) -> None:
    model = chart.table.model()
    groups = [model.index(row, 0).data(Role.GROUP) for row in range(model.rowCount())]
    assert [group.title for group in groups if group] == [
        "Before: 20 school days",
        "Since start, 11 Feb: 20 school days",
        "half-term",
    ]
    spoken = [model.index(row, 0).data(Role.ACCESSIBLE) for row in range(model.rowCount())]
    assert "Since start, 11 Feb: 20 school days" in spoken
    assert "Since, 16–17, no. 12, said <in full> & plainly" in spoken
    assert "Before, 2–6 Feb, no entry" in spoken

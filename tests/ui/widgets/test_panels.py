"""Notes, panels, titles and tabs: what they tell and that nothing is cut."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.fact_list import FactList
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.label import PlainLabel
from ui.widgets.marks import BrookMark, CategoryMark
from ui.widgets.message_bar import MessageBar
from ui.widgets.page_title import PageTitle
from ui.widgets.side_panel import SidePanel
from ui.widgets.tab_strip import TabStrip


def test_a_note_offers_its_actions_and_forgets_old_ones(qtbot: QtBot, theme: Theme) -> None:
    bar = MessageBar(theme, "check", "Green and Abusive differ.", actions=[("a", "Explain"), ("b", "Change")])
    qtbot.addWidget(bar)
    bar.show()
    with qtbot.waitSignal(bar.action_requested, check_params_cb=lambda key: key == "b"):
        qtbot.mouseClick(bar.findChild(QPushButton, "message_b"), Qt.MouseButton.LeftButton)
    bar.set_actions([("c", "Close")])
    bar.set_message("stop", "Could not save.", "Not saved")
    assert bar.accessibleName() == "Not saved Could not save."
    assert bar.property("note") == "stop"
    qtbot.waitUntil(lambda: bar.findChild(QPushButton, "message_a") is None)


def test_actions_stand_beside_the_words_where_there_is_room(qtbot: QtBot, theme: Theme) -> None:
    actions = [("keep", "Leave it, with a reason"), ("next", "Next")]
    bar = MessageBar(theme, "stop", "Request 3: no result, no date", actions=actions, beside=True)
    qtbot.addWidget(bar)
    bar.resize(700, 60)
    bar.show()
    button = bar.findChild(QPushButton, "message_next")
    qtbot.waitUntil(lambda: button.mapTo(bar, QPoint()).x() > 500)
    low = bar.sizeHint().height()
    bar.resize(300, 120)
    qtbot.waitUntil(lambda: bar.sizeHint().height() > low)
    assert button.isVisible()
    assert button.mapTo(bar, QPoint()).x() < 300


def test_actions_that_are_offered_again_keep_the_keyboard(qtbot: QtBot, theme: Theme) -> None:
    actions = [("print", "Print it"), ("versions", "See the versions")]
    bar = MessageBar(theme, "done", "Signed.", actions=actions)
    qtbot.addWidget(bar)
    with qtbot.waitActive(bar):
        bar.show()
        bar.activateWindow()
    button = bar.findChild(QPushButton, "message_print")
    button.setFocus()
    bar.set_message("done", "Signed, and still what the records say.")
    bar.set_actions(actions)
    assert bar.findChild(QPushButton, "message_print") is button
    assert button.hasFocus()


def test_the_cross_and_escape_ask_to_close_the_panel(qtbot: QtBot, theme: Theme) -> None:
    panel = SidePanel(theme, close_name="Close panel")
    qtbot.addWidget(panel)
    inner = Button(theme, "Amend")
    panel.set_content(inner)
    with qtbot.waitActive(panel):
        panel.show()
    with qtbot.waitSignal(panel.close_requested):
        qtbot.mouseClick(panel.findChild(QPushButton, "closePanel"), Qt.MouseButton.LeftButton)
    inner.setFocus()
    with qtbot.waitSignal(panel.close_requested):
        qtbot.keyClick(inner, Qt.Key.Key_Escape)


def test_new_content_takes_the_place_of_the_old(qtbot: QtBot, theme: Theme) -> None:
    panel = SidePanel(theme, close_name="Close panel")
    qtbot.addWidget(panel)
    panel.show()
    for number in range(3):
        panel.set_content(PlainLabel(f"Entry {number}"))
    shown = [label.text() for label in panel.findChildren(PlainLabel) if label.isVisible() and label.text()]
    assert shown == ["Entry 2"]
    qtbot.waitUntil(lambda: len(panel.findChildren(PlainLabel)) == 3)


@pytest.mark.parametrize("width", [400, 700, 1_366])
def test_a_page_title_cuts_nothing_at_any_width(qtbot: QtBot, big_theme: Theme, width: int) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    title = PageTitle(big_theme, "Log a concern", subtitle="Saved 13:51:04, encrypted, and a few more words")
    for words in ("Close", "Submit"):
        title.add_action(Button(big_theme, words, kind="primary"))
    box.addWidget(title)
    box.addStretch(1)
    window.resize(width, 600)
    window.show()
    assert window.width() == width
    for part in title.findChildren(QPushButton) + title.findChildren(PlainLabel):
        place = part.mapTo(window, part.rect().bottomRight())
        assert window.rect().contains(place)
    for label in title.findChildren(PlainLabel):
        assert label.height() >= label.heightForWidth(label.width())


def test_tabs_tell_of_the_persons_choice_only(qtbot: QtBot, theme: Theme) -> None:
    tabs = TabStrip(theme, [("o", "Overview"), ("i", "Interventions & effect"), ("h", "History")], name="Record")
    qtbot.addWidget(tabs)
    tabs.show()
    told: list[str] = []
    tabs.chosen.connect(told.append)
    tabs.set_value("h")
    assert (tabs.value(), told) == ("h", [])
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())
    assert (tabs.value(), told) == ("i", ["i"])


def test_a_count_widens_its_tab_and_is_read_with_it(qtbot: QtBot, theme: Theme) -> None:
    tabs = TabStrip(theme, [("o", "Overview"), ("c", "Chronology")], name="Record")
    qtbot.addWidget(tabs)
    tabs.show()
    plain = tabs.tabRect(1).width()
    tabs.set_count("c", "57")
    assert tabs.tabRect(1).width() > plain
    assert tabs.accessibleTabName(1) == "Chronology 57"
    tabs.set_count("c", "")
    assert tabs.tabRect(1).width() == plain


def test_flowing_widgets_stay_inside_and_keep_their_height(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    flow = FlowLayout(window, gap=8, row_gap=8)
    buttons = [Button(theme, f"Button number {number}") for number in range(7)]
    for button in buttons:
        flow.addWidget(button)
    window.resize(330, flow.heightForWidth(330))
    window.show()
    assert len({button.y() for button in buttons}) > 2
    assert all(window.rect().contains(button.geometry()) for button in buttons)
    assert not any(
        one.geometry().intersects(other.geometry()) for one in buttons for other in buttons if one is not other
    )


def test_facts_can_be_shown_anew(qtbot: QtBot, theme: Theme) -> None:
    facts = FactList(theme, [("File", "a"), ("Saved", "b"), ("Waiting", "c")])
    qtbot.addWidget(facts)
    tall = facts.sizeHint().height()
    facts.set_facts([("File", "<i>d</i>")])
    assert facts.sizeHint().height() < tall / 2
    assert [label.text() for label in facts.findChildren(PlainLabel)] == ["File", "<i>d</i>"]


def test_marks_are_told_apart_without_colour(qtbot: QtBot, theme: Theme) -> None:
    marks = [BrookMark(theme, outcome, "") for outcome in ("green", "orange", "red", None)]
    marks += [CategoryMark(theme, place, "") for place in (1, 2, 3, 4, 5, None)]
    pictures = []
    for mark in marks:
        qtbot.addWidget(mark)
        grey = mark.grab().toImage().convertToFormat(mark.grab().toImage().Format.Format_Mono)
        pictures.append(grey)
    for place, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[place + 1 :])


def test_a_mark_is_read_as_its_phrase(qtbot: QtBot, theme: Theme) -> None:
    mark = BrookMark(theme, "orange", "Orange", name="Brook outcome: orange")
    qtbot.addWidget(mark)
    assert mark.accessibleName() == "Brook outcome: orange"

"""Single and multiple choice by keys and clicks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.check_row import CheckRow
from ui.widgets.chip_list import ChipList
from ui.widgets.choice import Choice
from ui.widgets.combo import Combo
from ui.widgets.radio_list import RadioList
from ui.widgets.segmented import Segmented

TAB = Qt.FocusPolicy.TabFocus
OPTIONS = [("yes", "Yes"), ("no", "No one I can see is in danger"), ("unsure", "Not sure")]


@pytest.fixture(params=[Segmented, RadioList, "big"])
def choice(request: pytest.FixtureRequest, qtbot: QtBot) -> Choice:
    if request.param == "big":
        widget: Choice = Segmented(request.getfixturevalue("big_theme"), OPTIONS, name="Risk")
    else:
        widget = request.param(request.getfixturevalue("theme"), OPTIONS, name="Risk")
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    return widget


def test_nothing_is_chosen_until_someone_chooses(choice: Choice) -> None:
    assert choice.value() == ""


def test_a_click_chooses_and_tells(qtbot: QtBot, choice: Choice) -> None:
    with qtbot.waitSignal(choice.chosen, check_params_cb=lambda key: key == "no"):
        qtbot.mouseClick(choice.button("no"), Qt.MouseButton.LeftButton)
    assert choice.value() == "no"


def test_setting_does_not_tell_and_can_be_taken_back(qtbot: QtBot, choice: Choice) -> None:
    with qtbot.assertNotEmitted(choice.chosen):
        choice.set_value("unsure")
        assert choice.value() == "unsure"
        choice.set_value("")
    assert choice.value() == ""
    with pytest.raises(KeyError):
        choice.set_value("other")


def test_arrow_keys_choose_go_round_and_skip_what_is_off(qtbot: QtBot, choice: Choice) -> None:
    told: list[str] = []
    choice.chosen.connect(told.append)
    choice.set_value("yes")
    choice.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Left):
        qtbot.keyClick(choice.window().focusWidget(), key)
    assert told == ["no", "unsure", "yes", "unsure"]
    choice.set_enabled_keys({"yes", "unsure"})
    qtbot.keyClick(choice.window().focusWidget(), Qt.Key.Key_Left)
    assert choice.value() == "yes"


def test_space_chooses_the_first_when_nothing_was(qtbot: QtBot, choice: Choice) -> None:
    choice.setFocus()
    qtbot.keyClick(choice.window().focusWidget(), Qt.Key.Key_Space)
    assert choice.value() == "yes"


def test_a_choice_is_one_stop_for_tab(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    before, segmented, after = QLineEdit(), Segmented(theme, OPTIONS, name="Risk"), QLineEdit()
    for widget in (before, segmented, after):
        box.addWidget(widget)
    segmented.set_value("no")
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert window.focusWidget() is segmented.button("no")
    qtbot.keyClick(segmented.button("no"), Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_choosing_moves_no_other_segment(qtbot: QtBot, theme: Theme) -> None:
    segmented = Segmented(theme, OPTIONS, name="Risk")
    qtbot.addWidget(segmented)
    segmented.show()
    keys = [key for key, _label in OPTIONS]
    before = [segmented.button(key).geometry() for key in keys]
    for key in keys:
        segmented.set_value(key)
        assert [segmented.button(other).geometry() for other in keys] == before


def test_a_narrow_place_makes_rows_and_cuts_nothing(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    segmented = Segmented(theme, OPTIONS, name="Risk")
    box.addWidget(segmented)
    box.addStretch(1)
    window.resize(segmented.sizeHint().width() - 40, 300)
    window.show()
    keys = [key for key, _label in OPTIONS]
    tops = {segmented.button(key).y() for key in keys}
    assert len(tops) == 2
    inside = segmented.rect()
    assert all(inside.contains(segmented.button(key).geometry()) for key in keys)


def test_the_whole_row_of_a_check_box_is_its_target(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow(theme, "Tell the carer & the school", detail="After advice")
    qtbot.addWidget(row)
    row.resize(500, row.heightForWidth(500))
    row.show()
    assert row.height() >= 32
    assert row.accessibleName() == "Tell the carer & the school"
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(480, row.height() // 2))
    assert row.isChecked()


def test_a_long_check_row_wraps(qtbot: QtBot, theme: Theme) -> None:
    row = CheckRow(theme, "A reason that goes on for many words and would not fit on one line")
    qtbot.addWidget(row)
    assert row.heightForWidth(160) > row.heightForWidth(900)
    assert row.minimumSizeHint().width() < 160


def test_chips_are_turned_on_and_off(qtbot: QtBot, theme: Theme) -> None:
    chips = ChipList(theme, [("force", "Force or threat"), ("secrecy", "Secrecy"), ("injury", "Injury")])
    qtbot.addWidget(chips)
    chips.set_values(["injury"])
    with qtbot.waitSignal(chips.toggled, check_params_cb=lambda key, on: (key, on) == ("force", True)):
        qtbot.mouseClick(chips.button("force"), Qt.MouseButton.LeftButton)
    assert chips.values() == ["force", "injury"]
    with qtbot.assertNotEmitted(chips.toggled):
        chips.set_values([])
    assert chips.values() == []


def test_chips_are_one_stop_and_arrows_go_between_them(qtbot: QtBot, theme: Theme) -> None:
    chips = ChipList(theme, [("force", "Force or threat"), ("secrecy", "Secrecy"), ("injury", "Injury")])
    qtbot.addWidget(chips)
    with qtbot.waitActive(chips):
        chips.show()
    chips.button("force").setFocus()
    qtbot.keyClick(chips.button("force"), Qt.Key.Key_Left)
    assert chips.button("injury").hasFocus()
    qtbot.keyClick(chips.button("injury"), Qt.Key.Key_Up)
    assert chips.button("secrecy").hasFocus()
    assert chips.values() == []
    qtbot.keyClick(chips.button("secrecy"), Qt.Key.Key_Space)
    assert chips.values() == ["secrecy"]
    stops = [key for key in ("force", "secrecy", "injury") if chips.button(key).focusPolicy() & TAB]
    assert stops == ["secrecy"]


def test_a_drop_down_keeps_its_value_when_its_options_change(qtbot: QtBot, theme: Theme) -> None:
    combo = Combo(theme, [("a", "Library"), ("b", "Hall")], name="Place")
    qtbot.addWidget(combo)
    assert combo.value() == "a"
    with qtbot.assertNotEmitted(combo.chosen):
        combo.set_value("b")
        combo.set_options([("b", "Hall & stage"), ("c", "Field")])
        assert combo.value() == "b"
        combo.set_options([("c", "Field")])
        assert combo.value() == "c"
        combo.set_value("gone")
    assert combo.value() == ""
    combo.set_options([("b", "Hall"), ("c", "Field")])
    with qtbot.waitSignal(combo.chosen, check_params_cb=lambda key: key == "c"):
        combo.set_value("b")
        qtbot.keyClick(combo, Qt.Key.Key_Down)

"""Finding a person by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.person_picker import PersonPicker
from ui.widgets.suggestion_list import Suggestion

PEOPLE = [
    Suggestion("p1", "Cari Prosser", "24 May 2016 · 5 Yew"),
    Suggestion("p2", "Cai Penry", "1 May 2015 · 6 Elm"),
]
ACTIONS = [Suggestion("unknown", "Not known", action=True)]


def suggest(words: str) -> list[Suggestion]:
    return [person for person in PEOPLE if words.casefold() in person.title.casefold()] + ACTIONS


@pytest.fixture
def picker(qtbot: QtBot, theme: Theme) -> PersonPicker:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(500, 400)
    box = QVBoxLayout(window)
    field = PersonPicker(theme, suggest, name="Child")
    box.addWidget(field)
    box.addWidget(QLineEdit())
    box.addStretch(1)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    field.window_kept = window  # type: ignore[attr-defined]
    return field


def test_two_letters_open_the_list_and_enter_picks(qtbot: QtBot, picker: PersonPicker) -> None:
    QTest.keyClicks(picker, "c")
    assert not picker.popup_open()
    QTest.keyClicks(picker, "a")
    assert [row.key for row in picker.suggestions()] == ["p1", "p2", "unknown"]
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.picked, check_params_cb=lambda key: key == "p2"):
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.text() == "Cai Penry"
    assert not picker.popup_open()


def test_a_screen_reader_is_told_the_row(qtbot: QtBot, picker: PersonPicker) -> None:
    QTest.keyClicks(picker, "ca")
    assert picker.accessibleDescription() == "Cari Prosser, 24 May 2016 · 5 Yew"
    qtbot.keyClick(picker, Qt.Key.Key_Up)
    assert picker.accessibleDescription() == "Not known"
    picker.close_popup()
    assert picker.accessibleDescription() == ""


def test_an_action_leaves_the_field_empty(qtbot: QtBot, picker: PersonPicker) -> None:
    QTest.keyClicks(picker, "zz")
    with qtbot.waitSignal(picker.picked, check_params_cb=lambda key: key == "unknown"):
        qtbot.keyClick(picker, Qt.Key.Key_Return)
    assert picker.text() == ""


def test_down_opens_the_list_without_letters(qtbot: QtBot, picker: PersonPicker) -> None:
    qtbot.keyClick(picker, Qt.Key.Key_Down)
    assert picker.popup_open()


def test_escape_closes_the_list_and_keeps_the_words(qtbot: QtBot, picker: PersonPicker) -> None:
    QTest.keyClicks(picker, "cari")
    qtbot.keyClick(picker, Qt.Key.Key_Escape)
    assert not picker.popup_open()
    assert picker.text() == "cari"


def test_leaving_the_field_closes_the_list(qtbot: QtBot, picker: PersonPicker) -> None:
    QTest.keyClicks(picker, "cari")
    qtbot.keyClick(picker, Qt.Key.Key_Tab)
    assert not picker.popup_open()


def test_the_list_lies_inside_the_window(qtbot: QtBot, picker: PersonPicker) -> None:
    QTest.keyClicks(picker, "ca")
    popup = picker.window().findChild(QWidget, "pickerPopup")
    assert popup is not None
    assert not popup.isWindow()
    assert picker.window().rect().contains(popup.geometry())


def test_enter_without_a_list_picks_nothing(qtbot: QtBot, picker: PersonPicker) -> None:
    with qtbot.assertNotEmitted(picker.picked):
        qtbot.keyClick(picker, Qt.Key.Key_Return)

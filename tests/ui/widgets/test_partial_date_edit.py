"""A date typed in words, read back at once."""

from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QPushButton
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.partial_date_edit import PartialDateEdit

MEND = "Write it as 17/11/2025 or week of 17 Nov."


@dataclass(frozen=True)
class Answer:
    echo: str = ""
    error: str | None = None
    value: object | None = None


def read(words: str) -> Answer:
    if not words:
        return Answer()
    if words in {"week of 17 Nov", "12/6/2015"}:
        return Answer(f"Read as: {words} 2025", None, words)
    return Answer("", MEND)


@pytest.fixture
def edit(qtbot: QtBot, theme: Theme) -> PartialDateEdit:
    widget = PartialDateEdit(theme, read, calendar_name="Open calendar", name="When", today=date(2015, 6, 3))
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
    widget.setFocus()
    return widget


def test_what_was_read_is_said_while_typing(qtbot: QtBot, edit: PartialDateEdit) -> None:
    with qtbot.waitSignal(edit.changed):
        QTest.keyClicks(edit.edit, "week of 17 Nov")
    assert edit.echo() == "Read as: week of 17 Nov 2025"
    assert edit.value() == "week of 17 Nov"
    assert edit.edit.accessibleDescription() == edit.echo()


def test_half_a_date_is_a_mistake_only_when_the_field_is_left(qtbot: QtBot, edit: PartialDateEdit) -> None:
    QTest.keyClicks(edit.edit, "week o")
    assert edit.echo() == ""
    assert edit.error() == MEND
    assert edit.value() is None
    qtbot.keyClick(edit.edit, Qt.Key.Key_Return)
    assert edit.echo() == MEND
    assert edit.edit.property("state") == "error"
    QTest.keyClicks(edit.edit, "f 17 Nov")
    assert edit.edit.property("state") == ""


def test_an_empty_field_is_no_mistake(qtbot: QtBot, edit: PartialDateEdit) -> None:
    qtbot.keyClick(edit.edit, Qt.Key.Key_Return)
    assert edit.echo() == ""
    assert edit.error() is None


def test_setting_words_does_not_tell(qtbot: QtBot, edit: PartialDateEdit) -> None:
    with qtbot.assertNotEmitted(edit.changed):
        edit.set_text("week of 17 Nov")
    assert edit.value() == "week of 17 Nov"


def test_the_calendar_types_the_day_and_gives_the_keyboard_back(
    qtbot: QtBot, edit: PartialDateEdit, qapp: QApplication
) -> None:
    button = edit.findChild(QPushButton)
    assert button.accessibleName() == "Open calendar"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    calendar = edit.findChild(QCalendarWidget)
    assert calendar.selectedDate() == QDate(2015, 6, 3)
    with qtbot.waitSignal(edit.changed):
        calendar.activated.emit(QDate(2015, 6, 12))
    assert edit.text() == "12/6/2015"
    assert edit.value() == "12/6/2015"
    qtbot.waitUntil(edit.edit.hasFocus)

"""Dialogs: a question with verbs, Esc is safe, forms keep their text, and tests can answer."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.words import Words
from ui.messages import Messages
from ui.open_dialog import BELOW_BAR
from ui.theme import Theme
from ui.widgets.label import PlainLabel
from ui.widgets.text_edit import LineEdit

ACTIONS = (("stay", "Stay here", "default"), ("leave", "Leave the form", "primary"))


@pytest.fixture
def window(qtbot: QtBot, theme: Theme) -> QWidget:
    made = QWidget()
    made.resize(1000, 600)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def messages(window: QWidget, theme: Theme) -> Messages:
    return Messages(theme, Words(), window)


def test_enter_gives_the_main_answer_and_esc_the_safe_one(messages: Messages, qtbot: QtBot) -> None:
    got: list[str] = []
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        messages.ask("Leave this form?", "The text is kept.", ACTIONS, "stay", got.append)
        (dialog,) = messages.open_dialogs()
        qtbot.keyClick(dialog, key)
    assert got == ["leave", "stay"]
    assert messages.open_dialogs() == ()


def test_enter_on_something_dangerous_is_safe(messages: Messages, qtbot: QtBot) -> None:
    got: list[str] = []
    actions = (("keep", "Keep it", "default"), ("drop", "Drop the draft", "danger"))
    messages.ask("Drop this draft?", "", actions, "keep", got.append)
    qtbot.keyClick(messages.open_dialogs()[0], Qt.Key.Key_Return)
    assert got == ["keep"]


def test_the_window_cross_is_the_safe_answer_and_comes_once(messages: Messages) -> None:
    got: list[str] = []
    messages.ask("Leave this form?", "", ACTIONS, "stay", got.append)
    messages.open_dialogs()[0].close()
    assert got == ["stay"]


def test_a_dialog_stands_below_the_bar_and_keeps_a_neutral_title(
    messages: Messages, window: QWidget, theme: Theme
) -> None:
    messages.ask("Leave this form?", "", ACTIONS, "stay", lambda _key: None)
    (dialog,) = messages.open_dialogs()
    bar = window.mapToGlobal(window.rect().topLeft()).y() + theme.px(BELOW_BAR)
    assert dialog.pos().y() >= bar
    assert dialog.windowTitle() == "School Desk"
    messages.close_all()
    assert messages.open_dialogs() == ()


def test_what_people_typed_is_shown_as_typed(messages: Messages) -> None:
    messages.ask("Drop <b>this</b>?", "Notes & <i>more</i>", ACTIONS, "stay", lambda _key: None)
    (dialog,) = messages.open_dialogs()
    texts = {label.text() for label in dialog.findChildren(PlainLabel)}
    assert {"Drop <b>this</b>?", "Notes & <i>more</i>"} <= texts
    messages.close_all()


def test_a_needed_text_is_asked_for_until_it_is_there(messages: Messages, qtbot: QtBot) -> None:
    got: list[str | None] = []
    messages.enter_text("Why?", "Reason", "Save reason", got.append, needed="Say why in a few words.")
    (dialog,) = messages.open_dialogs()
    dialog.button("enter").click()
    assert got == []
    assert any(label.text() == "Say why in a few words." for label in dialog.findChildren(PlainLabel))
    qtbot.keyClicks(dialog.findChild(LineEdit, "answerEdit"), "Wyn & co")
    dialog.button("enter").click()
    assert got == ["Wyn & co"]


def test_a_form_stays_open_until_its_caller_is_done(messages: Messages) -> None:
    form, keys = LineEdit(messages._theme, name="Name"), []
    dialog = messages.open_form("Which child?", form, ACTIONS, "stay")
    dialog.chosen.connect(keys.append)
    form.setText("kept")
    dialog.button("leave").click()
    assert messages.open_dialogs() == (dialog,)
    assert form.text() == "kept"
    dialog.done_with()
    assert keys == ["leave"]
    assert messages.open_dialogs() == ()


def test_a_test_answers_ahead(messages: Messages, qtbot: QtBot, tmp_path: Path) -> None:
    got: list[object] = []
    for answer in ("leave", "typed", None, tmp_path):
        messages.answer_next(answer)
    messages.ask("Leave?", "", ACTIONS, "stay", got.append)
    messages.enter_text("Why?", "Reason", "Save", got.append)
    messages.choose_folder("Where?", got.append)
    messages.choose_save_file("Where?", "a.pdf", "PDF (*.pdf)", got.append)
    qtbot.waitUntil(lambda: len(got) == 4)
    assert got == ["leave", "typed", None, tmp_path]
    assert messages.open_dialogs() == ()

"""First run: a vault made by keyboard, its recovery sheet typed back, and what is missing said in place."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from ui.context import PageContext
from ui.pages.first_run import FirstRunPage
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.segmented import Segmented


@pytest.fixture
def new_context(make_context: Callable[..., PageContext], make_desk: Callable[[], Desk]) -> PageContext:
    return make_context(make_desk())


@pytest.fixture
def page(qtbot: QtBot, new_context: PageContext) -> FirstRunPage:
    made = FirstRunPage(new_context)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    made.show()
    made.focus_first()
    return made


def press(page: FirstRunPage, name: str) -> None:
    page.findChild(Button, name).click()


def fill(page: FirstRunPage, **texts: str) -> None:
    for name, text in texts.items():
        page.findChild(QLineEdit, name).setText(text)


def fill_form(page: FirstRunPage) -> None:
    fill(
        page,
        schoolEdit="Ysgol Enghraifft",
        leadNameEdit="Nia Morgan",
        leadTitleEdit="Designated Safeguarding Person",
        newPassphraseEdit="five quiet herons wade",
        againPassphraseEdit="five quiet herons wade",
    )
    page.findChild(Segmented, "nationSegments").set_value("wales")


def texts_of(page: FirstRunPage) -> list[str]:
    return [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]


def start(page: FirstRunPage, answer: str = "main") -> None:
    page.findChild(Segmented, "mainRecordSegments").button(answer).click()
    press(page, "createVaultButton")


def test_creating_asks_first_whether_this_is_the_main_record(page: FirstRunPage) -> None:
    press(page, "createVaultButton")
    assert "Choose one first. It can be changed later." in texts_of(page)
    start(page)
    assert page.findChild(QLineEdit, "schoolEdit").isVisible()
    assert not page.findChild(QLineEdit, "otherSystemEdit").isVisible()


def test_a_working_file_names_the_other_system(page: FirstRunPage) -> None:
    start(page, "beside")
    assert page.findChild(QLineEdit, "otherSystemEdit").isVisible()
    press(page, "createButton")
    assert "Type the name of the other system." in texts_of(page)


def test_what_is_missing_is_said_at_each_field(page: FirstRunPage) -> None:
    start(page)
    press(page, "createButton")
    texts = texts_of(page)
    for sentence in ("Type the name of the school.", "Choose the nation.", "Type your name."):
        assert sentence in texts
    fill_form(page)
    fill(page, againPassphraseEdit="five quiet herons wad")
    press(page, "createButton")
    assert "The two do not match. Type the passphrase once more." in texts_of(page)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("short", "Too short yet: four words, or 12 letters and more."),
        ("password password", "Too easy to guess. Add words that have nothing to do with each other."),
        ("lantern otter violet cloud", "Strong."),
    ],
)
def test_the_passphrase_is_rated_in_words(page: FirstRunPage, typed: str, said: str) -> None:
    start(page)
    fill(page, newPassphraseEdit=typed)
    hint = page._form._passphrase_field._note.text()
    assert hint == said or (said == "Strong." and hint == "Good.")


def test_a_vault_is_made_and_its_recovery_sheet_typed_back(
    page: FirstRunPage, qtbot: QtBot, new_context: PageContext
) -> None:
    start(page)
    fill_form(page)
    press(page, "createButton")
    new_context.workers.wait_idle()
    assert new_context.desk.is_open
    assert new_context.desk.accounts.ways_in() == 1
    key = page.findChild(PlainLabel, "recoveryKeyLabel").text()
    typed = page.findChild(QLineEdit, "recoveryBackEdit")
    typed.setText("AAAA-BBBB")
    press(page, "recoveryConfirmButton")
    new_context.workers.wait_idle()
    assert page._recovery._field.error()
    typed.setText(key.lower())
    with qtbot.waitSignal(page.vault_created) as made:
        qtbot.keyClick(typed, Qt.Key.Key_Return)
    new_context.workers.wait_idle()
    assert new_context.desk.accounts.ways_in() == 2
    assert made.args[0].name == "ysgol-enghraifft.hsbvault"
    assert new_context.desk.school.main_record
    assert page.findChild(PlainLabel, "recoveryKeyLabel").text() == ""


def test_the_sheet_can_be_put_off_only_on_purpose(page: FirstRunPage, qtbot: QtBot, new_context: PageContext) -> None:
    start(page)
    fill_form(page)
    press(page, "createButton")
    new_context.workers.wait_idle()
    press(page, "recoveryLaterButton")
    (dialog,) = new_context.messages.open_dialogs()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert page.findChild(PlainLabel, "recoveryKeyLabel").isVisible()
    new_context.messages.answer_next("later")
    with qtbot.waitSignal(page.vault_created):
        press(page, "recoveryLaterButton")


def test_a_folder_that_is_taken_is_refused_and_the_form_keeps_its_text(
    page: FirstRunPage, new_context: PageContext
) -> None:
    taken = new_context.desk.places.vaults / "ysgol-enghraifft.hsbvault"
    taken.mkdir(parents=True)
    (taken / "something").write_text("here")
    start(page)
    fill_form(page)
    press(page, "createButton")
    new_context.workers.wait_idle()
    assert not new_context.desk.is_open
    assert page.findChild(Button, "createButton").isEnabled()
    assert page.findChild(QLineEdit, "schoolEdit").text() == "Ysgol Enghraifft"


def test_opening_chooses_a_folder(page: FirstRunPage, qtbot: QtBot, new_context: PageContext, tmp_path: Path) -> None:
    new_context.messages.answer_next(tmp_path)
    with qtbot.waitSignal(page.vault_chosen) as chosen:
        qtbot.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert chosen.args == [tmp_path]


def test_the_demo_is_asked_for(page: FirstRunPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.demo_requested):
        qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)

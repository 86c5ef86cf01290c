"""The program as a whole: first run, the demo from there, another look, and nothing left behind."""

import sys
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.machine.places import Places
from hsbdesk.words import Words
from ui.demo import DEMO_PASSPHRASE
from ui.pages.first_run import FirstRunPage
from ui.pages.sign_in import SignInPage
from ui.program import Program
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.record_edit import RecordEdit

LONG = 30_000


@pytest.fixture
def program(qapp: QApplication, places: Places, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    # Put back afterwards: the program takes what would end on the terminal.
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    made = Program(places, Words(), qapp)
    yield made
    made.end()


def test_a_first_start_offers_three_ways_and_the_demo_leads_to_its_sign_in(
    program: Program, qtbot: QtBot, places: Places
) -> None:
    window = program.start()
    assert isinstance(window.front(), FirstRunPage)
    window.front().findChild(Button, "tryDemoButton").click()
    qtbot.waitUntil(lambda: program.window() is not window, timeout=LONG)
    qtbot.waitUntil(lambda: isinstance(program.window().front(), SignInPage), timeout=LONG)
    folder = program.demo_folder()
    assert folder.exists()
    program.end()
    assert not folder.parent.exists()


def test_another_look_builds_the_window_anew_and_loses_nothing_typed(program: Program, qtbot: QtBot) -> None:
    first = program.start(demo=True)
    qtbot.waitUntil(lambda: isinstance(first.front(), SignInPage), timeout=LONG)
    qtbot.waitUntil(lambda: first.front().findChild(Combo, "nameCombo").count() == 2)
    first.front().findChild(PassphraseEdit, "passphraseEdit").setText(DEMO_PASSPHRASE)
    first.front().findChild(Button, "signInButton").click()
    qtbot.waitUntil(lambda: first.view is not None, timeout=LONG)
    first.view.log_concern()
    program.workers().wait_idle()
    page = first.view.page()
    page.gate.passed.emit()
    page.form.open_section(1)
    page.findChild(RecordEdit, "whatHappenedEdit").insertPlainText("Seen at the gate")
    first.view.go(Route("settings", tab="look"))
    program.workers().wait_idle()
    first.view.page().look_requested.emit("dark", 125)
    qtbot.waitUntil(lambda: program.window() not in {first, None}, timeout=LONG)
    second = program.window()
    assert second.context.theme.name == "dark"
    assert second.context.theme.scale == 1.25
    assert second.view.current().page == "settings"
    second.view.log_concern()
    program.workers().wait_idle()
    edit = second.view.page().findChild(RecordEdit, "whatHappenedEdit")
    qtbot.waitUntil(lambda: edit.text() == "Seen at the gate")

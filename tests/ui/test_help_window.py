"""Help shows our own pages in the nation's words, by keyboard, with a neutral title."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from ui.context import PageContext
from ui.help_window import HelpWindow
from ui.widgets.button import Button


@pytest.fixture
def window(qtbot: QtBot, context: PageContext) -> HelpWindow:
    made = HelpWindow(context)
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_topic_is_shown_with_its_title_and_no_open_placeholder(window: HelpWindow) -> None:
    assert len(window._buttons) == 12
    text = window.findChild(QTextBrowser, "helpText")
    for button in window._buttons.values():
        button.click()
        plain = text.toPlainText()
        assert plain.startswith(button.label())
        assert "<" not in plain
        assert button.isChecked()


def test_the_first_page_says_the_nations_words(window: HelpWindow) -> None:
    assert "Designated Safeguarding Person" in window.findChild(QTextBrowser, "helpText").toPlainText()


def test_esc_closes_it_and_its_title_is_neutral(window: HelpWindow, qtbot: QtBot) -> None:
    assert window.windowTitle() == "School Desk"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_the_button_closes_it(window: HelpWindow) -> None:
    window.findChild(Button, "closeHelpButton").click()
    assert not window.isVisible()

"""The ring that shows where the keyboard is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.focus_ring import FocusRing
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.text_edit import LineEdit


@pytest.fixture
def ring(qapp: QApplication, theme: Theme) -> Iterator[FocusRing]:
    made = FocusRing(qapp, theme)
    yield made
    made.remove()


def shown_ring(window: QWidget) -> QWidget | None:
    found = window.findChild(QWidget, "focusRing")
    return found if found is not None and found.isVisible() else None


def test_the_ring_goes_with_tab_round_buttons_but_not_fields(qtbot: QtBot, theme: Theme, ring: FocusRing) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    field, first, second = LineEdit(theme), Button(theme, "One"), Button(theme, "Two")
    for widget in (field, first, second):
        box.addWidget(widget)
    with qtbot.waitActive(window):
        window.show()
    field.setFocus()
    assert shown_ring(window) is None
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: shown_ring(window) is not None)
    around = shown_ring(window)
    assert around is not None
    assert around.geometry() == first.geometry().adjusted(-4, -4, 4, 4)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: around.geometry() == second.geometry().adjusted(-4, -4, 4, 4))
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown_ring(window) is None)


def test_the_ring_moves_with_what_scrolls_and_goes_with_its_window(qtbot: QtBot, theme: Theme, ring: FocusRing) -> None:
    page = ScrollPage()
    qtbot.addWidget(page)
    button = Button(theme, "Far down")
    page.body.addSpacing(600)
    page.body.addWidget(button)
    page.resize(300, 200)
    with qtbot.waitActive(page):
        page.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    page.ensureWidgetVisible(button)
    expected = lambda: button.mapTo(page, button.rect().topLeft()).y() - 4  # noqa: E731
    qtbot.waitUntil(lambda: (around := shown_ring(page)) is not None and around.y() == expected())
    page.verticalScrollBar().setValue(page.verticalScrollBar().value() - 30)
    qtbot.waitUntil(lambda: (around := shown_ring(page)) is not None and around.y() == expected())
    page.close()
    other = Button(theme, "Elsewhere")
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
    other.setFocus(Qt.FocusReason.TabFocusReason)


def test_the_ring_of_what_is_scrolled_away_is_not_drawn_over_the_rest(
    qtbot: QtBot, theme: Theme, ring: FocusRing
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    box.addSpacing(100)
    page = ScrollPage()
    box.addWidget(page)
    button = Button(theme, "At the top")
    page.body.addWidget(button)
    page.body.addSpacing(600)
    window.resize(300, 300)
    with qtbot.waitActive(window):
        window.show()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(lambda: shown_ring(window) is not None)
    page.verticalScrollBar().setValue(80)
    qtbot.waitUntil(lambda: shown_ring(window) is None)
    page.verticalScrollBar().setValue(0)
    qtbot.waitUntil(lambda: shown_ring(window) is not None)

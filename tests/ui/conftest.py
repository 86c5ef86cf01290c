"""Real desk, real workers, real windows; a dialog left open or work left over fails the test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.preferences import Preferences
from hsbdesk.machine.places import Places
from hsbdesk.words import Words
from ui.changes import Changes
from ui.context import PageContext
from ui.failures import Failures
from ui.messages import Messages
from ui.theme import Theme, apply_theme, load_theme
from ui.work import Workers

RESOURCES = Path(__file__).parents[2] / "resources"


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return apply_theme(qapp, load_theme(RESOURCES, "light"))


@pytest.fixture
def make_context(
    qtbot: QtBot, qapp: QApplication, make_desk: Callable[..., Desk]
) -> Iterator[Callable[..., PageContext]]:
    """Return a maker of contexts around a desk; at the end nothing may be open or under way.

    After `make_desk`: the threads end before a desk is closed from here.
    """
    made: list[PageContext] = []

    def make(desk: Desk, *, theme: str = "light", scale: float = 1.0) -> PageContext:
        words = desk.words
        dressed = apply_theme(qapp, load_theme(RESOURCES, theme), scale)
        context = PageContext(
            theme=dressed,
            words=words,
            desk=desk,
            workers=Workers(Failures(words)),
            changes=Changes(),
            messages=Messages(dressed, words),
        )
        made.append(context)
        return context

    yield make
    for context in made:
        finished = context.workers.wait_idle(20)
        left = context.messages.open_dialogs()
        context.workers.stop()
        assert finished, "work was still under way"
        assert not left, f"left open: {[dialog.accessibleName() for dialog in left]}"
    for window in qapp.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.close()
            pytest.fail(f"left open: {window.objectName() or type(window).__name__}")


@pytest.fixture
def context(make_context: Callable[..., PageContext], desk: Desk) -> PageContext:
    """A new vault, Nia Morgan signed in."""
    return make_context(desk)


@pytest.fixture
def demo_context(make_context: Callable[..., PageContext], demo_desk: Desk) -> PageContext:
    """The demo case, Nia Morgan signed in."""
    return make_context(demo_desk)


@pytest.fixture
def preferences(places: Places) -> Preferences:
    return Preferences(places)


@pytest.fixture
def words() -> Words:
    return Words()

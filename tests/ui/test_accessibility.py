"""Every place of the window: what a screen reader says of each input, and where Tab goes."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.preferences import Preferences
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.main_window import MainWindow
from ui.pages.log_concern import LogConcernPage
from ui.pages.print_wish import PrintWish
from ui.pages.triage import TriagePage
from ui.routes import Route
from ui.widgets.button import Button

MOST_STOPS = 150


def ioan(desk: Desk) -> str:
    return next(row.file for row in desk.files.children().rows if row.name.startswith("Ioan"))


def newest_concern(desk: Desk) -> str:
    return desk.concerns.rows(ioan(desk))[0].id


def referral(desk: Desk) -> str:
    return desk.referrals.rows(ioan(desk))[-1].id


def tab(key: str) -> Callable[[Desk], Route]:
    return lambda desk: Route("child", file=ioan(desk), tab=key)


def preview(desk: Desk) -> Route:
    file = ioan(desk)
    return Route("print", file=file, wish=PrintWish(DocumentKind.REFERRAL, file, referral(desk)))


def open_log(window: MainWindow, section: int) -> None:
    page = window.view.page()
    assert isinstance(page, LogConcernPage)
    page.gate.passed.emit()
    page.form.kind.set_value("TOLD_ME")
    page.form.kind.chosen.emit("TOLD_ME")
    for name in ("Cari", "Ioan"):
        page.form.who.people.picker.picked.emit(page.roll.suggest(name)[0].key)
    page.form.open_section(section)
    page.form.what.told.set_open(True)
    page.form.done.behalf.click()


def open_triage(window: MainWindow, _part: int) -> None:
    page = window.view.page()
    assert isinstance(page, TriagePage)
    page.form.open_all()


def press_button(name: str) -> Callable[[MainWindow, int], None]:
    def press(window: MainWindow, _part: int) -> None:
        window.findChild(Button, name).click()

    return press


PLACES: dict[str, tuple[Callable[[Desk], Route], Callable[[MainWindow, int], None] | None, int]] = {
    "today": (lambda _desk: Route("today"), None, 0),
    "children": (lambda _desk: Route("children"), None, 0),
    "overview": (tab("overview"), None, 0),
    "chronology": (tab("chronology"), None, 0),
    "concerns": (tab("concerns"), None, 0),
    "child's referrals": (tab("referrals"), None, 0),
    "people": (tab("people"), None, 0),
    "history": (tab("history"), None, 0),
    "gate": (lambda _desk: Route("log"), None, 0),
    "log, who": (lambda _desk: Route("log"), open_log, 0),
    "log, what": (lambda _desk: Route("log"), open_log, 1),
    "log, done": (lambda _desk: Route("log"), open_log, 2),
    "triage": (lambda desk: Route("triage", newest_concern(desk)), open_triage, 0),
    "amend": (lambda desk: Route("triage", newest_concern(desk)), press_button("amendButton"), 0),
    "move": (lambda desk: Route("triage", newest_concern(desk)), press_button("moveButton"), 0),
    "call": (lambda desk: Route("call", newest_concern(desk)), None, 0),
    "referrals": (lambda _desk: Route("referrals"), None, 0),
    "referral": (lambda desk: Route("referral", referral(desk), ioan(desk)), None, 0),
    "print preview": (preview, None, 0),
    "settings": (lambda _desk: Route("settings"), None, 0),
}


@pytest.fixture
def window(qtbot: QtBot, demo_context: PageContext, preferences: Preferences) -> Iterator[MainWindow]:
    made = MainWindow(demo_context, preferences)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.leave()


@pytest.fixture(params=list(PLACES))
def place(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window at one of its places, everything there unfolded."""
    route, unfold, part = PLACES[request.param]
    context = window.context
    window.enter(route(context.desk))
    assert context.workers.wait_idle(20)
    if unfold is not None:
        unfold(window, part)
        assert context.workers.wait_idle(20)
    QApplication.processEvents()
    return window


@pytest.fixture
def front(window: MainWindow, demo_context: PageContext) -> MainWindow:
    """The choices of a first start."""
    window.show_first_run()
    assert demo_context.workers.wait_idle(20)
    return window


def stops_of(window: QWidget) -> list[QWidget]:
    """Return what Tab should stop at."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        and widget.focusProxy() is None
        and not widget.isWindow()
    ]


def say(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} “{spoken_name(widget)}”"


def spoken_name(widget: QWidget) -> str:
    """Return what a screen reader calls it; a combo box's own text is its value, not its name."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    face = QAccessible.queryAccessibleInterface(widget)
    return face.text(QAccessible.Text.Name).strip()


def walk(window: QWidget, qtbot: QtBot, key: Qt.Key) -> list[QWidget]:
    """Press Tab until it comes to a stop it has been at."""
    start = QApplication.focusWidget()
    assert start is not None, "nothing has the keyboard"
    walked = [start]
    for _ in range(MOST_STOPS):
        qtbot.keyClick(walked[-1], key)
        here = QApplication.focusWidget()
        assert here is not None, f"the keyboard is lost after {say(walked[-1])}"
        if here in walked:
            break
        walked.append(here)
    return walked


def check_names(window: QWidget) -> None:
    for stop in stops_of(window):
        assert spoken_name(stop), f"no name: {say(stop)} in {parents(stop)}"
        face = QAccessible.queryAccessibleInterface(stop)
        description = face.text(QAccessible.Text.Description)
        assert "<" not in description, f"{say(stop)} is described as {description}"


def parents(widget: QWidget) -> str:
    names: list[str] = []
    at = widget.parentWidget()
    while at is not None:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def check_walk(window: QWidget, qtbot: QtBot) -> None:
    expected = set(stops_of(window))
    forward = walk(window, qtbot, Qt.Key.Key_Tab)
    missed = [say(stop) for stop in expected - set(forward)]
    assert not missed, f"Tab never comes to {missed}; it came to {[say(stop) for stop in forward]}"
    forward[0].setFocus()
    back = walk(window, qtbot, Qt.Key.Key_Backtab)
    assert back == [forward[0], *reversed(forward[1:])]


def check_reading_order(window: QWidget, qtbot: QtBot) -> None:
    """Tab goes down or to the right; up only into a column to the right, and once around."""
    walked = walk(window, qtbot, Qt.Key.Key_Tab)
    first = walked.index(min(walked, key=lambda stop: (place_of(stop).y(), place_of(stop).x())))
    ordered = walked[first:] + walked[:first]
    jumps = [
        f"{say(before)} -> {say(after)}"
        for before, after in zip(ordered, ordered[1:], strict=False)
        if place_of(after).y() + after.height() <= place_of(before).y()
        and place_of(after).x() < place_of(before).x() + before.width()
    ]
    assert not jumps


def place_of(widget: QWidget) -> QPoint:
    return widget.mapTo(widget.window(), QPoint(0, 0))


def test_every_input_has_a_name(place: MainWindow) -> None:
    check_names(place)


def test_tab_comes_to_everything_and_round_again(place: MainWindow, qtbot: QtBot) -> None:
    check_walk(place, qtbot)


def test_tab_goes_in_reading_order(place: MainWindow, qtbot: QtBot) -> None:
    check_reading_order(place, qtbot)


def test_a_first_start_has_names_and_an_order(front: MainWindow, qtbot: QtBot) -> None:
    check_names(front)
    check_walk(front, qtbot)
    check_reading_order(front, qtbot)

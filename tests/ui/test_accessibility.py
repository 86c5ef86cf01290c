"""Every place of the window: what a screen reader says of each input, and where Tab goes."""

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea, QWidget
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
    page.form.what.told.set_open(True)
    if section == 2:
        page.form.done.behalf.click()
    page.form.focus_section(section)


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


class Flashes(QObject):
    """Notes every window that shows, were it only for a moment: it takes the keyboard away."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


@pytest.fixture
def window(qtbot: QtBot, demo_context: PageContext, preferences: Preferences) -> Iterator[MainWindow]:
    made = MainWindow(demo_context, preferences)
    made.resize(1366, 696)
    made.show()
    qtbot.waitActive(made)
    yield made
    made.leave()
    assert demo_context.workers.wait_idle(20)


@pytest.fixture(params=list(PLACES))
def place(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window at one of its places, everything there unfolded."""
    route, unfold, part = PLACES[request.param]
    context, flashes = window.context, Flashes()
    QApplication.instance().installEventFilter(flashes)
    window.enter(route(context.desk))
    assert context.workers.wait_idle(20)
    if unfold is not None:
        unfold(window, part)
        assert context.workers.wait_idle(20)
    QApplication.processEvents()
    QApplication.instance().removeEventFilter(flashes)
    assert not flashes.seen, f"shown as windows of their own: {flashes.seen}"
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


def find_unnamed(window: QWidget) -> list[str]:
    """Return the inputs a screen reader cannot name, or describes with markup."""
    found = [f"no name: {say(stop)} in {parents(stop)}" for stop in stops_of(window) if not spoken_name(stop)]
    for stop in stops_of(window):
        said = QAccessible.queryAccessibleInterface(stop).text(QAccessible.Text.Description)
        if "<" in said:
            found.append(f"{say(stop)} is described as {said}")
    return found


def find_missed(window: QWidget, walked: list[QWidget]) -> list[str]:
    """Return what Tab does not come to."""
    return [f"Tab never comes to {say(stop)} in {parents(stop)}" for stop in stops_of(window) if stop not in walked]


def find_jumps(walked: list[QWidget]) -> list[str]:
    """Return where Tab goes up without going to the right; once is right, from the last stop to the first."""
    jumps: list[str] = []
    for before, after in pairwise([*walked, walked[0]]):
        here, there = rect_beside(before, after), rect_beside(after, before)
        if there.bottom() < here.top() and there.left() <= here.right():
            jumps.append(f"Tab goes back from {say(before)} to {say(after)}")
    return jumps if len(jumps) > 1 else []


def rect_beside(widget: QWidget, other: QWidget) -> QRect:
    """Return where a widget stands for whoever compares it with another: what scrolls counts as its area."""
    at: QWidget = widget
    while (area := scroll_area_of(at)) is not None and not area.isAncestorOf(other):
        at = area
    top = widget.window()
    return QRect(at.mapTo(top, QPoint(0, 0)), at.size())


def scroll_area_of(widget: QWidget) -> QScrollArea | None:
    at = widget.parentWidget()
    while at is not None and not isinstance(at, QScrollArea):
        at = at.parentWidget()
    return at


def walk(qtbot: QtBot, start: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press Tab from a stop until it comes to one it has been at."""
    walked = [start]
    start.setFocus()
    for _ in range(MOST_STOPS):
        qtbot.keyClick(walked[-1], key)
        here = QApplication.focusWidget()
        assert here is not None, f"the keyboard is lost after {say(walked[-1])}"
        if here in walked:
            assert here is start, f"from {say(walked[-1])} Tab goes back to {say(here)}, not to {say(start)}"
            return walked
        walked.append(here)
    raise AssertionError(f"no end after {MOST_STOPS} stops")


def parents(widget: QWidget) -> str:
    names: list[str] = []
    at = widget.parentWidget()
    while at is not None and len(names) < 5:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return " < ".join(names)


def check(window: MainWindow, qtbot: QtBot) -> None:
    start = QApplication.focusWidget()
    assert start is not None, "nothing has the keyboard"
    forward = walk(qtbot, start, Qt.Key.Key_Tab)
    wrong = find_unnamed(window) + find_missed(window, forward) + find_jumps(forward)
    assert not wrong, "\n".join(wrong)
    back = walk(qtbot, start, Qt.Key.Key_Backtab)
    assert [say(stop) for stop in reversed(back[1:])] == [say(stop) for stop in forward[1:]]


def test_every_place_is_named_and_walked_by_tab(place: MainWindow, qtbot: QtBot) -> None:
    check(place, qtbot)


def test_a_first_start_is_named_and_walked_by_tab(front: MainWindow, qtbot: QtBot) -> None:
    check(front, qtbot)

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
from hsbdesk.domain.sending import Sending, ServiceAnswer
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.main_window import MainWindow
from ui.pages.log_concern import LogConcernPage
from ui.pages.plan_meeting import MeetingPage
from ui.pages.print_wish import PrintWish
from ui.pages.referral_course import CourseTab
from ui.pages.risk_plan import RiskPlanPage
from ui.pages.triage import TriagePage
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.table import TextTable

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


def open_log(section: int) -> Callable[[MainWindow], None]:
    def open_it(window: MainWindow) -> None:
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

    return open_it


def open_triage(window: MainWindow) -> None:
    page = window.view.page()
    assert isinstance(page, TriagePage)
    page.form.open_all()


def open_plan(kind: str) -> Callable[[MainWindow], None]:
    """Open a form over the plan, with the football club chosen."""

    def open_it(window: MainWindow) -> None:
        page = window.findChild(RiskPlanPage)
        assert page is not None
        page.open_form(kind, page.places.keys()[-2])
        assert window.context.workers.wait_idle(20)
        assert page.is_form_open()

    return open_it


def write_plan(window: MainWindow) -> None:
    """Everything a row has is there."""
    page = window.findChild(RiskPlanPage)
    assert page is not None
    page.centre.editor.set_place_open(opened=True)
    assert page.centre.editor.happens.fields


def affected(desk: Desk) -> Route:
    file = next(row.file for row in desk.files.children("SUPPORT").rows if desk.safety_plans.read(row.file).current)
    return Route("child", file=file, tab="plan")


def refused(desk: Desk) -> Route:
    """A referral that was sent and refused: its five matters are open."""
    chosen = desk.referrals.rows(ioan(desk))[0].id
    sendings = desk.sendings
    sent = Sending(key="", version="", at="2026-03-17T15:31", how="SECURE_MAIL", to="the duty desk")
    key = sendings.note_sent(chosen, sent)
    child = sendings.read(chosen).children[0].person
    answer = ServiceAnswer(
        key="", sending=key, child=child, decision="ADVICE_ONLY", on="2026-03-18", given_by="G. Harri", reason="Said."
    )
    sendings.note_answer(chosen, (answer,))
    return Route("referral", chosen, ioan(desk), "course")


def open_course(kind: str) -> Callable[[MainWindow], None]:
    """Open a form over the send log; one that settles is about the first matter."""

    def open_it(window: MainWindow) -> None:
        tab = window.findChild(CourseTab)
        assert tab is not None
        view = tab.view()
        assert view is not None
        tab.open_form(kind, f"{view.refusals[0].key}/SAFE_MEANWHILE" if kind == "settle" else "")
        assert window.context.workers.wait_idle(20)
        assert tab.layers.layer is not None

    return open_it


def press(name: str) -> Callable[[MainWindow], None]:
    return lambda window: window.findChild(Button, name).click()


def stay(_window: MainWindow) -> None:
    """The place is as one finds it."""


PLACES: dict[str, tuple[Callable[[Desk], Route], Callable[[MainWindow], None]]] = {
    "today": (lambda _desk: Route("today"), stay),
    "children": (lambda _desk: Route("children"), stay),
    "overview": (tab("overview"), stay),
    "chronology": (tab("chronology"), stay),
    "concerns": (tab("concerns"), stay),
    "interventions": (tab("interventions"), stay),
    "record an intervention": (tab("interventions"), press("recordInterventionButton")),
    "risk plan": (tab("plan"), write_plan),
    "interim change": (tab("plan"), open_plan("interim")),
    "plan review": (tab("plan"), open_plan("review")),
    "plan front": (tab("plan"), open_plan("front")),
    "versions compared": (tab("plan"), open_plan("compare")),
    "plan sign-off": (tab("plan"), open_plan("sign")),
    "telling": (tab("plan"), open_plan("tell")),
    "safety plan": (affected, stay),
    "child's referrals": (tab("referrals"), stay),
    "people": (tab("people"), stay),
    "history": (tab("history"), stay),
    "gate": (lambda _desk: Route("log"), stay),
    "log, who": (lambda _desk: Route("log"), open_log(0)),
    "log, what": (lambda _desk: Route("log"), open_log(1)),
    "log, done": (lambda _desk: Route("log"), open_log(2)),
    "triage": (lambda desk: Route("triage", newest_concern(desk)), open_triage),
    "amend": (lambda desk: Route("triage", newest_concern(desk)), press("amendButton")),
    "move": (lambda desk: Route("triage", newest_concern(desk)), press("moveButton")),
    "call": (lambda desk: Route("call", newest_concern(desk)), stay),
    "quick report": (lambda desk: Route("quick", newest_concern(desk)), stay),
    "refer or not": (lambda desk: Route("decision", newest_concern(desk), ioan(desk)), stay),
    "referrals": (lambda _desk: Route("referrals"), stay),
    "referral": (lambda desk: Route("referral", referral(desk), ioan(desk)), stay),
    "send log": (refused, stay),
    "sending": (refused, open_course("sent")),
    "decision": (refused, open_course("answer")),
    "settled": (refused, open_course("settle")),
    "escalation": (refused, open_course("escalate")),
    "reports": (lambda _desk: Route("reports"), stay),
    "report of categories": (lambda _desk: Route("reports", tab="months"), press("monthTableLink")),
    "report of interventions": (lambda _desk: Route("reports", tab="effects"), stay),
    "report of gaps": (lambda _desk: Route("reports", tab="gaps"), stay),
    "print preview": (preview, stay),
    "settings": (lambda _desk: Route("settings"), stay),
    "services": (lambda _desk: Route("settings", tab="services"), stay),
    "threshold documents": (lambda _desk: Route("settings", tab="thresholds"), stay),
    "guidance": (lambda _desk: Route("settings", tab="guidance"), stay),
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
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.leave()
    assert demo_context.workers.wait_idle(20)


@pytest.fixture(params=list(PLACES))
def place(request: pytest.FixtureRequest, window: MainWindow) -> MainWindow:
    """The window at one of its places, everything there unfolded."""
    route, unfold = PLACES[request.param]
    context, flashes = window.context, Flashes()
    QApplication.instance().installEventFilter(flashes)
    window.enter(route(context.desk))
    assert context.workers.wait_idle(20)
    unfold(window)
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


def check(window: QWidget, qtbot: QtBot) -> None:
    start = QApplication.focusWidget()
    assert start is not None, "nothing has the keyboard"
    forward = walk(qtbot, start, Qt.Key.Key_Tab)
    wrong = find_unnamed(window) + find_missed(window, forward) + find_jumps(forward)
    assert not wrong, "\n".join(wrong)
    back = walk(qtbot, start, Qt.Key.Key_Backtab)
    assert [say(stop) for stop in reversed(back[1:])] == [say(stop) for stop in forward[1:]]


def test_every_place_is_named_and_walked_by_tab(place: MainWindow, qtbot: QtBot) -> None:
    check(place, qtbot)


@pytest.mark.parametrize("place", ["referral", "settings"], indirect=True)
def test_every_section_is_named_and_walked_by_tab(place: MainWindow, qtbot: QtBot) -> None:
    outline = QApplication.focusWidget()
    assert isinstance(outline, TextTable)
    for _ in range(outline.model().rowCount() - 1):
        before = outline.current_row()
        qtbot.keyClick(outline, Qt.Key.Key_Down)
        assert outline.current_row() == before + 1
        assert place.context.workers.wait_idle(20)
        QApplication.processEvents()
        check(place, qtbot)


@pytest.mark.parametrize("place", ["children", "people", "chronology"], indirect=True)
def test_every_form_over_a_page_is_named_and_walked_by_tab(place: MainWindow, qtbot: QtBot) -> None:
    context, page = place.context, place.view.page()
    names = {
        button.objectName()
        for button in page.findChildren(Button)
        if button.isVisible() and button.isEnabled() and button.objectName().startswith(("add", "change"))
    }
    assert names
    for name in sorted(names):
        page.findChild(Button, name).click()
        assert context.workers.wait_idle(20)
        (dialog,) = context.messages.open_dialogs()
        qtbot.waitUntil(lambda dialog=dialog: QApplication.activeWindow() is dialog)
        check(dialog, qtbot)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)
        assert context.workers.wait_idle(20)
        assert not context.messages.open_dialogs()
        place.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is place)


def test_the_meeting_view_is_named_and_walked_by_tab(window: MainWindow, qtbot: QtBot) -> None:
    window.enter(tab("plan")(window.context.desk))
    assert window.context.workers.wait_idle(20)
    open_plan("meeting")(window)
    assert window.context.workers.wait_idle(20)
    meeting = window.findChild(MeetingPage)
    assert meeting is not None
    assert QApplication.focusWidget() is meeting, "Left and Right turn its pages"
    qtbot.keyClick(meeting, Qt.Key.Key_Tab)
    check(meeting, qtbot)


def test_a_first_start_is_named_and_walked_by_tab(front: MainWindow, qtbot: QtBot) -> None:
    check(front, qtbot)


@pytest.mark.parametrize(("page", "action"), [("today", "Log a concern"), ("referrals", "New referral")])
def test_where_nothing_is_listed_the_keyboard_is_on_the_next_step(
    qtbot: QtBot, context: PageContext, preferences: Preferences, page: str, action: str
) -> None:
    window = MainWindow(context, preferences)
    with qtbot.waitActive(window):
        window.show()
    window.enter(Route(page))
    assert context.workers.wait_idle(20)
    focused = QApplication.focusWidget()
    assert spoken_name(focused) == action
    assert window.view.page().isAncestorOf(focused)
    window.leave()
    assert context.workers.wait_idle(20)

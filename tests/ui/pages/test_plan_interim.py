"""From a concern to an interim change in force, by keyboard: from triage, from Today, from the plan."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.sharing import Told
from hsbdesk.storage.copies import read_told
from hsbdesk.storage.records import read_records
from ui.context import PageContext
from ui.pages.plan_forms import build_form
from ui.pages.plan_interim import InterimForm
from ui.pages.plan_interim_page import InterimPage
from ui.pages.small_form import SmallForm
from ui.pages.today import TodayPage, interim_target
from ui.pages.triage import TriagePage
from ui.routes import Route, build_page, load_page, route_to
from ui.widgets.button import Button

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


def ioan(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def concern(desk: Desk, number: str) -> RecordId:
    return next(row.id for row in desk.concerns.rows(ioan(desk), "all") if row.number == number)


def interims(desk: Desk) -> list[Interim]:
    return read_records(desk.session.db, Interim, "t.file = ?", (ioan(desk),), "t.rowid")


def told_of(desk: Desk, record: RecordId) -> list[Told]:
    return [one for one in read_told(desk.session.db, ioan(desk)) if one.record == record]


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def focus_name() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName().endswith(("Edit", "Combo", "Button", "Radios")):
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def tab_to(name: str) -> None:
    for _ in range(12):
        if focus_name() == name:
            return
        press(TAB)
    pytest.fail(f"Tab did not reach {name}: {focus_name()}")


def show(qtbot: QtBot, page: QWidget, context: PageContext) -> None:
    page.resize(1100, 640)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    assert context.workers.wait_idle(20)


def open_from_triage(qtbot: QtBot, context: PageContext, number: str) -> tuple[TriagePage, InterimForm]:
    page = TriagePage(context)
    show(qtbot, page, context)
    page.load(concern(context.desk, number))
    qtbot.waitUntil(page.form.safety.table.hasFocus, timeout=10000)
    press(Qt.Key.Key_I, ALT)
    qtbot.waitUntil(lambda: page.findChild(InterimForm) is not None, timeout=10000)
    form = page.findChild(InterimForm)
    assert form is not None
    qtbot.waitUntil(lambda: focus_name() == "interimWhatEdit", timeout=10000)
    assert context.workers.wait_idle(20)
    return page, form


def test_a_concern_becomes_an_interim_change_with_few_keys(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    page, form = open_from_triage(qtbot, demo_context, "I-0412K")
    assert form.said("places") == "Year 5 cloakroom"
    assert form.said("row") == "cloakroom", "the row of the plan that covers the place is chosen"
    write("An adult at the Year 5 door")
    tab_to("interimWhoEdit")
    write("J. Pugh")
    tab_to("interimCoverEdit")
    write("H. Bevan")
    tab_to("interimToldEdit")
    write("J. Pugh, E. Lloyd and H. Bevan")
    with qtbot.waitSignal(form.put_into_force, timeout=10000):
        press(ENTER, CTRL)
    qtbot.waitUntil(page.notice.isVisible, timeout=10000)
    assert "in force since 11:20" in page.notice.accessibleName()
    assert page.save.hasFocus(), "back at the triage, nothing lost"
    assert demo_context.workers.wait_idle(20)
    stored = interims(desk)[-1]
    change = stored.open[-1]
    assert (change.what, change.who, change.cover) == ("An adult at the Year 5 door", "J. Pugh", "H. Bevan")
    assert (change.from_day, change.from_time, change.ends_on) == ("2026-03-18", "11:20", "2026-03-25")
    assert (change.row, change.places) == ("cloakroom", ("Year 5 cloakroom",))
    assert change.concern == concern(desk, "I-0412K")
    assert len(stored.open) == 3, "it joins the two that bind"
    told = [one for one in told_of(desk, stored.id) if one.row == change.key]
    assert [(one.recipient, one.tier.value, one.on_day) for one in told] == [
        (name, "T2", "2026-03-18") for name in ("J. Pugh", "E. Lloyd", "H. Bevan")
    ]
    assert not desk.drafts.own(), "no draft is left"


def test_what_is_missing_is_said_at_its_field_and_nothing_is_stored(qtbot: QtBot, demo_context: PageContext) -> None:
    before = interims(demo_context.desk)
    _page, form = open_from_triage(qtbot, demo_context, "I-0412K")
    press(ENTER, CTRL)
    what, who = form.parts["what"], form.parts["who"]
    assert isinstance(what, SmallForm)
    assert isinstance(who, SmallForm)
    assert what.field("what").error() == "Say in a few words what is done differently."
    assert who.field("who").error() == "Name who does it, so that it is somebody's task."
    assert focus_name() == "interimWhatEdit"
    write("Lights on in the corridor")
    press(ENTER, CTRL)
    assert what.field("what").error() is None
    assert focus_name() == "interimWhoEdit"
    assert demo_context.workers.wait_idle(20)
    assert interims(demo_context.desk) == before


def test_esc_keeps_what_was_typed_for_the_next_time(qtbot: QtBot, demo_context: PageContext) -> None:
    page, _form = open_from_triage(qtbot, demo_context, "I-0412K")
    write("An adult in the corridor")
    press(ESC)
    qtbot.waitUntil(page.save.hasFocus, timeout=10000)
    assert demo_context.workers.wait_idle(20)
    assert len(demo_context.desk.drafts.own()) == 1
    press(Qt.Key.Key_I, ALT)
    qtbot.waitUntil(
        lambda: any(
            form.isVisible() and form.said("what") == "An adult in the corridor"
            for form in page.findChildren(InterimForm)
        ),
        timeout=10000,
    )
    assert demo_context.workers.wait_idle(20)


def test_today_goes_on_with_what_was_left(qtbot: QtBot, demo_context: PageContext) -> None:
    page, _form = open_from_triage(qtbot, demo_context, "I-0412K")
    write("An adult in the corridor")
    press(ESC)
    qtbot.waitUntil(page.save.hasFocus, timeout=10000)
    assert demo_context.workers.wait_idle(20)
    today = TodayPage(demo_context)
    show(qtbot, today, demo_context)
    today.load()
    wishes: list[object] = []
    today.open_requested.connect(wishes.append)
    qtbot.waitUntil(lambda: bool(today.side.findChildren(Button)), timeout=10000)
    link = next(b for b in today.side.findChildren(Button) if "interim change" in b.accessibleName())
    link.click()
    route = wishes[0]
    assert isinstance(route, Route)
    form_page = build_page(demo_context, route)
    show(qtbot, form_page, demo_context)
    load_page(form_page, route)
    assert isinstance(form_page, InterimPage)
    qtbot.waitUntil(
        lambda: form_page.form is not None and form_page.form.said("what") == "An adult in the corridor",
        timeout=10000,
    )
    assert demo_context.workers.wait_idle(20)


def test_today_leads_to_the_form(qtbot: QtBot, demo_context: PageContext) -> None:
    today = TodayPage(demo_context)
    show(qtbot, today, demo_context)
    about = concern(demo_context.desk, "I-0412K")
    route = route_to(Target("interim", about))
    assert route == Route("interim", about)
    page = build_page(demo_context, route)
    show(qtbot, page, demo_context)
    load_page(page, route)
    assert isinstance(page, InterimPage)
    qtbot.waitUntil(lambda: page.form is not None, timeout=10000)
    assert demo_context.workers.wait_idle(20)
    rows = [row for group in demo_context.desk.worklists.today(mine=False).groups for row in group.rows]
    offered = [target for row in rows if (target := interim_target(row)) is not None]
    assert offered, "a row about a concern offers it"
    assert {target.kind for target in offered} == {"interim"}


def test_the_plan_opens_it_for_the_chosen_place_and_the_change_can_be_renewed(
    qtbot: QtBot, demo_context: PageContext
) -> None:
    desk, file = demo_context.desk, ioan(demo_context.desk)
    form = build_form(demo_context, "interim", desk.plans.read(file), "club")
    assert isinstance(form, InterimForm)
    show(qtbot, form, demo_context)
    assert form.said("row") == "club"
    line = desk.interims.open(file)[0]
    decide = build_form(demo_context, "decide", desk.plans.read(file), line.key)
    assert decide is not None
    show(qtbot, decide, demo_context)
    radios = decide.findChild(QWidget, "decideOutcomeRadios")
    assert radios is not None
    radios.set_value("RENEWED")  # type: ignore[attr-defined]
    words = decide.findChild(QWidget, "decideWordsEdit")
    assert words is not None
    words.setFocus()
    write("The meeting is on Thursday")
    with qtbot.waitSignal(decide.close_requested, timeout=10000):  # type: ignore[attr-defined]
        press(ENTER, CTRL)
    assert demo_context.workers.wait_idle(20)
    renewed = next(one for one in desk.interims.open(file) if one.key == line.key)
    assert renewed.ends_on == "2026-03-25"

"""The risk plan: gone through, written, saved, refused, judged and printed by keys."""

from collections.abc import Callable

import pytest
from plan_case import put_plan_case
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import Attendance, ControlStatus, Level, PlanRow
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.child import ChildPage
from ui.pages.print_wish import PrintWish
from ui.pages.risk_plan import RiskPlanPage
from ui.pages.risk_plan_list import DRAFT, IN_FORCE
from ui.pages.risk_plan_panes import PLACES, ROW, SIDE
from ui.pages.risk_plan_work import FORM
from ui.pages.small_form import SmallForm
from ui.reading_order import step_focus
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.tab_strip import TabStrip

ENTER, TAB, UP, DOWN, SPACE, ESC = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)
NONE = Qt.KeyboardModifier.NoModifier
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Window(QWidget):
    """Stands for the main window: Tab goes in reading order."""

    def take(self, page: QWidget) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, N802
        return step_focus(self, forward=next) or super().focusNextPrevChild(next)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
    for _ in range(times):
        assert QApplication.focusWidget() is not None, "no field has the caret"
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    for letter in text:
        assert QApplication.focusWidget() is not None, "no field has the caret"
        QTest.keyClick(QApplication.focusWidget(), letter)


def focus_name() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def tab_to(name: str, limit: int = 90) -> None:
    seen: list[str] = []
    for _ in range(limit):
        seen.append(focus_name())
        if seen[-1] == name:
            return
        press(TAB)
    pytest.fail(f"{name} is not reached by Tab: {seen}")


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def texts_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible() and label.text()]


def settle(page: RiskPlanPage, context: PageContext) -> None:
    assert context.workers.wait_idle(20)
    QApplication.processEvents()
    assert context.workers.wait_idle(20)
    QApplication.processEvents()
    assert context.workers.wait_idle(20)
    QApplication.processEvents()


def key_named(page: RiskPlanPage, name: str) -> str:
    assert page.facts is not None
    plan = page.facts.page.shown
    assert plan is not None
    return next(row.key for row in plan.rows if name in row.name)


def draft_row(desk: Desk, name: str) -> PlanRow:
    draft = desk.plans.read(file_of(desk)).draft
    assert draft is not None
    return next(row for row in draft.rows if name in row.name)


@pytest.fixture
def with_plan(demo_context: PageContext) -> PageContext:
    """The demo with version 3 in force, two interim changes and version 4 as a draft."""
    desk = demo_context.desk
    if desk.plans.read(file_of(desk)).shown is None:
        put_plan_case(desk)
    return demo_context


@pytest.fixture
def make_page(qtbot: QtBot) -> Callable[[PageContext], RiskPlanPage]:
    windows: list[Window] = []

    def make(context: PageContext, width: int = 1142) -> RiskPlanPage:
        window = Window()
        windows.append(window)
        page = RiskPlanPage(context)
        window.take(page)
        qtbot.addWidget(window)
        window.resize(width, 600)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        page.load(file_of(context.desk))
        settle(page, context)
        return page

    return make


@pytest.fixture
def page(make_page: Callable[[PageContext], RiskPlanPage], with_plan: PageContext) -> RiskPlanPage:
    return make_page(with_plan)


def go_to(page: RiskPlanPage, context: PageContext, name: str) -> None:
    """Choose a place as the list does."""
    page.places.table.setFocus()
    page.places.table.select_key(key_named(page, name))
    settle(page, context)


# -- reading


def test_the_places_stand_under_their_settings_with_level_and_state(page: RiskPlanPage) -> None:
    rows = page.places.table.model()
    said = [str(rows.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(rows.rowCount())]
    assert [line for line in said if "," not in line] == ["School", "Travel", "Home", "Community", "Online"]
    cloakroom = next(line for line in said if line.startswith("Cloakroom"))
    assert "not delivered" in cloakroom
    assert cloakroom.endswith("level of concern higher, to check")


def test_the_draft_is_written_and_the_version_in_force_is_read(page: RiskPlanPage, with_plan: PageContext) -> None:
    go_to(page, with_plan, "football")
    assert page.centre.editor.isVisible()
    page.places.version_chosen.emit(IN_FORCE)
    settle(page, with_plan)
    assert page.centre.view.isVisible()
    assert "Contact over clothing" in " ".join(texts_in(page.centre.view))
    page.places.version_chosen.emit(DRAFT)
    settle(page, with_plan)
    assert page.centre.editor.isVisible()
    assert page.centre.shown_key() == key_named(page, "football")


def test_a_plan_that_is_only_in_force_is_read(
    make_page: Callable[[PageContext], RiskPlanPage], with_plan: PageContext
) -> None:
    desk = with_plan.desk
    draft = desk.plans.read(file_of(desk)).draft
    assert draft is not None
    desk.plans.drop_draft(draft.id, "Begun by mistake")
    page = make_page(with_plan)
    assert page.centre.view.isVisible()
    assert page.centre.view.begin.isVisible()
    assert page.sign_label() == ""
    assert not page.places.add_button.isVisible()


def test_without_a_plan_it_starts_from_the_places_of_the_entries(
    make_page: Callable[[PageContext], RiskPlanPage], demo_context: PageContext, qtbot: QtBot
) -> None:
    desk = demo_context.desk
    support = next(row.file for row in desk.files.children().rows if row.name.startswith("Tomos"))
    assert desk.plans.read(support).shown is None
    page = make_page(demo_context)
    page.load(support)
    settle(page, demo_context)
    said = page.centre.empty
    assert said.isVisible()
    assert isinstance(said, EmptyState)
    places = desk.plans.read(support).places
    count = f"Start from the {len(places)} places" if len(places) != 1 else "Start from the 1 place"
    assert not places or count in " ".join(texts_in(said))
    button = said.findChild(Button)
    assert button is not None
    button.setFocus()
    press(SPACE)
    settle(page, demo_context)
    draft = desk.plans.read(support).draft
    assert draft is not None
    assert [row.name for row in draft.rows] == [line.place for line in places]
    assert page.sign_label() == "Send v1 for sign-off"


# -- writing


def test_alt_arrows_go_through_the_places_from_the_editor_and_save(page: RiskPlanPage, with_plan: PageContext) -> None:
    desk = with_plan.desk
    go_to(page, with_plan, "football")
    page.centre.focus_first()
    assert focus_name() == "planBehaviourEdit"
    press(Qt.Key.Key_End, CTRL)
    write(" & <once> outside")
    press(UP, ALT)
    settle(page, with_plan)
    keys = page.places.keys()
    assert page.places.chosen() == keys[keys.index(key_named(page, "football")) - 1]
    assert focus_name() == "planBehaviourEdit", "the caret stays in the editor"
    assert draft_row(desk, "football").behaviour.endswith(" & <once> outside")
    assert desk.drafts.own() == ()
    press(DOWN, ALT)
    settle(page, with_plan)
    assert page.centre.editor.concern.texts["behaviour"].text().endswith(" & <once> outside")


def test_what_is_typed_is_kept_and_comes_back(
    page: RiskPlanPage, make_page: Callable[[PageContext], RiskPlanPage], with_plan: PageContext
) -> None:
    desk = with_plan.desk
    go_to(page, with_plan, "football")
    before = draft_row(desk, "football")
    page.centre.focus_first()
    tab_to("planBecauseEdit")
    press(Qt.Key.Key_End, CTRL)
    write(", and 30 March")
    press(Qt.Key.Key_Left, times=5)
    page.keep_now()
    settle(page, with_plan)
    assert [row.form for row in desk.drafts.own()] == [FORM]
    assert draft_row(desk, "football") == before, "not saved yet"
    again = make_page(with_plan)
    assert again.places.chosen() == key_named(page, "football")
    because = again.centre.editor.level.texts["because"]
    assert because.text() == f"{before.because}, and 30 March"
    assert QApplication.focusWidget() is because
    write("1 ")
    assert because.text() == f"{before.because}, and 30 1 March"
    press(Qt.Key.Key_Backspace, times=2)
    again.save()
    settle(again, with_plan)
    assert draft_row(desk, "football").because == f"{before.because}, and 30 March"
    assert desk.drafts.own() == ()


def test_every_field_of_every_row_survives_the_editor(page: RiskPlanPage, with_plan: PageContext) -> None:
    assert page.facts is not None
    draft = page.facts.page.draft
    assert draft is not None
    for row in draft.rows:
        page.places.table.select_key(row.key)
        settle(page, with_plan)
        assert page.centre.editor.row() == row
    assert not page.work.is_dirty()


def test_a_hold_without_an_end_is_refused_at_its_field_and_loses_nothing(
    page: RiskPlanPage, with_plan: PageContext
) -> None:
    desk = with_plan.desk
    go_to(page, with_plan, "football")
    editor = page.centre.editor
    page.centre.focus_first()
    tab_to("planAttendanceSegments")
    while editor.attend.attendance.value() != Attendance.ON_HOLD:
        press(Qt.Key.Key_Right)
    tab_to("planHoldReasonEdit")
    write("Two rows to be settled")
    press(TAB)
    write("N. Morgan")
    tab_to("planHoldWaitsForCombo")
    press(DOWN)
    tab_to("planHoldStartsEdit") if focus_name() == "planHoldStartsEdit" else press(TAB)
    write("24/3/2026")
    tab_to("planHoldSubstituteEdit")
    write("School football on Thursdays")
    press(TAB)
    write("Told by N. Morgan on 18 March")
    typed = editor.row()
    press(DOWN, ALT)
    settle(page, with_plan)
    assert page.places.chosen() == key_named(page, "football"), "it stays until it can be saved"
    ends = editor.attend.hold.fields["ends"]
    assert "end" in (ends.error() or "").lower()
    assert ends.isAncestorOf(QApplication.focusWidget())
    assert editor.row() == typed, "nothing typed is lost"
    assert draft_row(desk, "football").attendance is not Attendance.ON_HOLD
    assert [row.form for row in desk.drafts.own()] == [FORM]
    write("14/4/2026")
    press(Qt.Key.Key_S, CTRL)
    settle(page, with_plan)
    stored = draft_row(desk, "football")
    assert stored.attendance is Attendance.ON_HOLD
    assert stored.hold is not None
    assert (stored.hold.starts, stored.hold.ends, stored.hold.decided_by) == ("2026-03-24", "2026-04-14", "N. Morgan")
    assert stored.hold.waits_for
    assert ends.error() is None
    assert desk.drafts.own() == ()


def test_a_row_that_cannot_be_saved_may_still_be_left_and_says_so(page: RiskPlanPage, with_plan: PageContext) -> None:
    go_to(page, with_plan, "football")
    editor = page.centre.editor
    page.centre.focus_first()
    tab_to("planAttendanceSegments")
    while editor.attend.attendance.value() != Attendance.ON_HOLD:
        press(Qt.Key.Key_Right)
    press(UP, ALT)
    settle(page, with_plan)
    assert page.places.chosen() == key_named(page, "football")
    press(UP, ALT)
    settle(page, with_plan)
    assert page.places.chosen() != key_named(page, "football")
    rows = page.places.table.model()
    said = [str(rows.index(n, 0).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(rows.rowCount())]
    assert any("football" in line and "Not saved yet" in line for line in said)
    page.keep_now()
    go_to(page, with_plan, "football")
    assert editor.attend.attendance.value() == Attendance.ON_HOLD
    assert editor.notice.isVisible()


def test_school_is_never_on_hold_and_the_sentence_leads_to_an_intervention(
    page: RiskPlanPage, with_plan: PageContext, qtbot: QtBot
) -> None:
    go_to(page, with_plan, "Classroom")
    attend = page.centre.editor.attend
    assert not attend.attendance.button(Attendance.ON_HOLD).isEnabled()
    assert "exclusion" in " ".join(texts_in(attend.no_hold))
    with qtbot.waitSignal(page.open_requested) as told:
        attend.no_hold.action_requested.emit("record")
    assert told.args == [Route("child", file=file_of(with_plan.desk), tab="interventions")]
    go_to(page, with_plan, "football")
    assert attend.attendance.button(Attendance.ON_HOLD).isEnabled()
    assert not attend.no_hold.isVisible()


def test_controls_are_added_moved_taken_out_and_put_back_by_keys(page: RiskPlanPage, with_plan: PageContext) -> None:
    desk = with_plan.desk
    go_to(page, with_plan, "football")
    controls = page.centre.editor.controls
    before = [control.what for control in draft_row(desk, "football").controls]
    page.centre.focus_first()
    press(ENTER, CTRL)
    assert focus_name() == "controlWhatEdit"
    write("A word of praise at the end")
    press(TAB)
    write("Sam Tudor")
    press(TAB)
    write("Pat Lewis")
    press(TAB)
    write("24 March 2026")
    assert controls.form.days["starts"].text() == "24 March 2026", "a day is left as it is being typed"
    controls.form.up.setFocus()
    press(SPACE)
    press(Qt.Key.Key_S, CTRL)
    settle(page, with_plan)
    added = draft_row(desk, "football").controls
    assert [control.what for control in added] == [*before[:-1], "A word of praise at the end", before[-1]]
    assert (added[-2].who, added[-2].cover, added[-2].starts) == ("Sam Tudor", "Pat Lewis", "2026-03-24")
    assert added[-2].status is ControlStatus.PLANNED
    controls.form.out.setFocus()
    press(SPACE)
    assert controls.undo.isVisible()
    assert [control.what for control in controls.fill(added_row(page)).controls] == before
    controls.undo.action_requested.emit("back")
    assert focus_name() == "controlWhatEdit"
    page.save()
    settle(page, with_plan)
    assert draft_row(desk, "football").controls == added


def added_row(page: RiskPlanPage) -> PlanRow:
    row = page.centre.editor.row()
    assert row is not None
    return row


def test_ctrl_enter_adds_to_the_list_the_caret_is_in(page: RiskPlanPage, with_plan: PageContext) -> None:
    go_to(page, with_plan, "football")
    editor = page.centre.editor
    count = len(editor.happens.rows.rows())
    editor.happens.rows.focus_first()
    press(ENTER, CTRL)
    settle(page, with_plan)
    tab_to("contingencyThenEdit")
    write("School football instead")
    assert len(editor.happens.rows.rows()) == count + 1


def test_a_place_is_added_with_its_ready_row(page: RiskPlanPage, with_plan: PageContext, qtbot: QtBot) -> None:
    desk = with_plan.desk
    page.places.add_button.setFocus()
    press(SPACE)
    settle(page, with_plan)
    dialog = with_plan.messages.open_dialogs()[-1]
    form = dialog.findChild(SmallForm)
    assert form is not None
    dialog.button("save").click()
    assert form.field("setting").error() == "Choose the kind of place."
    form.set_values({"setting": "YOUTH_CLUB_UNIFORMED", "name": "Cubs, Wednesdays"})
    dialog.button("save").click()
    settle(page, with_plan)
    row = draft_row(desk, "Cubs")
    assert row.controls == tuple(draft_row(desk, "Cubs").controls)
    assert len(row.controls) == len(desk.plans.ready_row("YOUTH_CLUB_UNIFORMED").controls)
    assert page.places.chosen() == row.key
    assert page.centre.editor_key() == row.key
    page.window().activateWindow()
    qtbot.waitUntil(page.centre.has_caret)
    with_plan.messages.answer_next("remove")
    page.centre.editor.remove.click()
    settle(page, with_plan)
    assert not any("Cubs" in stored.name for stored in desk.plans.read(file_of(desk)).draft.rows)
    assert page.centre.editor_key() == page.places.chosen() != row.key


def test_level_and_sheet_are_stored_as_they_are_written(page: RiskPlanPage, with_plan: PageContext) -> None:
    desk = with_plan.desk
    go_to(page, with_plan, "football")
    page.centre.focus_first()
    tab_to("planLevelSegments")
    press(Qt.Key.Key_Right)
    sheet = page.centre.editor.sheet
    sheet.rules.set_rows([{"text": "He arrives changed & stays in sight", "cover": "Sam Tudor"}])
    sheet.rules.changed.emit()
    page.save()
    settle(page, with_plan)
    row = draft_row(desk, "football")
    assert row.level is Level.HIGHER
    assert row.sheet is not None
    assert [(rule.text, rule.cover) for rule in row.sheet.rules] == [
        ("He arrives changed & stays in sight", "Sam Tudor")
    ]


# -- in force


def test_it_is_said_of_a_control_in_force_whether_it_works(page: RiskPlanPage, with_plan: PageContext) -> None:
    desk = with_plan.desk
    page.places.version_chosen.emit(IN_FORCE)
    settle(page, with_plan)
    go_to(page, with_plan, "football")
    view = page.centre.view
    view.focus_first()
    assert focus_name() == "planControlsTable"
    press(ENTER)
    assert focus_name() == "workingStatusCombo"
    view.working.status.set_value(ControlStatus.NOT_DELIVERED)
    view.save_working()
    settle(page, with_plan)
    assert view.notice.isVisible() or view.working.fields["words"].error(), "it asks what happened"
    tab_to("workingWordsEdit")
    write("Pat Lewis was away on 17 March")
    press(ENTER, CTRL)
    settle(page, with_plan)
    current = desk.plans.read(file_of(desk)).current
    assert current is not None
    control = next(row for row in current.rows if "football" in row.name).controls[0]
    assert control.status is ControlStatus.NOT_DELIVERED
    assert control.status_words.endswith("Pat Lewis was away on 17 March")


# -- print, panes, names


def test_the_extract_of_a_club_is_its_sheet_for_one_person(
    page: RiskPlanPage, with_plan: PageContext, qtbot: QtBot
) -> None:
    go_to(page, with_plan, "football")
    wishes: list[PrintWish] = []
    page.print_requested.connect(wishes.append)
    page.centre.focus_first()
    press(Qt.Key.Key_P, CTRL | SHIFT)
    settle(page, with_plan)
    for dialog in with_plan.messages.open_dialogs():
        dialog.button("print").click()
    draft = with_plan.desk.plans.read(file_of(with_plan.desk)).draft
    assert draft is not None
    assert [(wish.kind, wish.record) for wish in wishes] == [(DocumentKind.NEED_TO_KNOW, draft.id)]
    assert wishes[0].part is not None
    assert wishes[0].part.row == key_named(page, "football")
    assert wishes[0].part.reader
    go_to(page, with_plan, "Classroom")
    page.print_extract()
    settle(page, with_plan)
    assert wishes[-1].kind is DocumentKind.RISK_PLAN
    assert wishes[-1].part is not None
    assert wishes[-1].part.row == key_named(page, "Classroom")


@pytest.mark.parametrize(("width", "panes"), [(1142, 3), (900, 2), (560, 1)])
def test_panes_take_turns_where_there_is_little_room(
    make_page: Callable[..., RiskPlanPage], with_plan: PageContext, width: int, panes: int
) -> None:
    page = make_page(with_plan, width)
    assert page.columns.count() == panes
    parts = {PLACES: page.places, ROW: page.centre, SIDE: page.side}
    for pane, widget in parts.items():
        page.columns.show_pane(pane)
        assert widget.isVisible()
        assert page.places.isVisible() == (panes > 1 or pane == PLACES)


def test_with_names_off_a_place_is_read_and_what_is_written_is_kept(page: RiskPlanPage, with_plan: PageContext) -> None:
    desk = with_plan.desk
    go_to(page, with_plan, "football")
    page.centre.focus_first()
    write("Also: ")
    desk.set_names(on=False)
    with_plan.changes.names_changed.emit(False)
    settle(page, with_plan)
    assert page.centre.view.isVisible()
    assert not page.centre.editor.isVisible()
    said = "\n".join(texts_in(page.centre.view))
    assert "Contact over clothing" in said
    assert "Can I. still attend?" in said
    assert "The club matters to I" in said
    assert "Ioan" not in said
    page.centre.view.table.setFocus()
    page.centre.view.table.select_row(0)
    press(ENTER)
    assert not page.centre.view.working.isVisible()
    page.save()
    settle(page, with_plan)
    assert draft_row(desk, "football").behaviour.startswith("Contact over clothing")
    desk.set_names(on=True)
    with_plan.changes.names_changed.emit(True)
    settle(page, with_plan)
    assert page.centre.editor.isVisible()
    assert page.centre.editor.concern.texts["behaviour"].text().startswith("Also: ")


def test_the_tab_stands_between_interventions_and_referrals(with_plan: PageContext, qtbot: QtBot) -> None:
    child = ChildPage(with_plan)
    qtbot.addWidget(child)
    child.resize(1200, 700)
    child.show()
    child.activateWindow()
    child.load(file_of(with_plan.desk))
    assert with_plan.workers.wait_idle(20)
    child.setFocus()
    child.focus_first()
    press(Qt.Key.Key_5, CTRL)
    for _ in range(3):
        assert with_plan.workers.wait_idle(20)
        QApplication.processEvents()
    assert child.tab() == "plan"
    strip = child.findChild(TabStrip, "recordTabs")
    assert strip is not None
    assert strip.accessibleTabName(4) == "Risk plan v3"
    send = child.findChild(Button, "sendForSignOffButton")
    assert send is not None
    assert send.isVisible()
    assert send.label() == "Send v4 for sign-off"

"""Interventions and their effect: recorded, judged, amended by keys; counts as the fact sheet has them."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Intervention, InterventionStatus, Judgement
from hsbdesk.domain.task import Task
from hsbdesk.storage.records import read_record, read_records
from ui.context import PageContext
from ui.open_dialog import OpenDialog
from ui.pages.child import ChildPage
from ui.pages.intervention_deliveries import DeliveriesForm
from ui.pages.intervention_form import InterventionFormPage
from ui.pages.interventions import InterventionsPage
from ui.pages.small_form import SmallForm
from ui.widgets.button import Button
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.tab_strip import TabStrip
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Role

ENTER, TAB, DOWN, SPACE, ESC = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
    Qt.Key.Key_Escape,
)
CTRL = Qt.KeyboardModifier.ControlModifier
WATCHED, TABLET, LESSON = "N-0118X", "N-0129J", "N-0133N"


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    for letter in text:
        QTest.keyClick(QApplication.focusWidget(), letter)


def focus_name() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def tab_to(name: str) -> None:
    seen: list[str] = []
    for _ in range(60):
        seen.append(focus_name())
        if seen[-1] == name:
            return
        press(TAB)
    pytest.fail(f"{name} is not reached by Tab: {seen}")


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def id_of(desk: Desk, number: str) -> RecordId:
    return next(row.id for row in desk.interventions.rows(file_of(desk)) if row.number == number)


def stored(desk: Desk, number: str) -> Intervention:
    return read_record(desk.session.db, Intervention, id_of(desk, number))


def texts_in(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisible() and label.text()]


def error_at(field: Field | None) -> str:
    return (field.error() or "") if field is not None else ""


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> InterventionsPage:
    page = InterventionsPage(demo_context)
    qtbot.addWidget(page)
    page.resize(1142, 620)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.load(file_of(demo_context.desk))
    demo_context.workers.wait_idle()
    return page


@pytest.fixture
def show(page: InterventionsPage, qtbot: QtBot, demo_context: PageContext) -> Callable[[str], None]:
    """Chooses an intervention by its number and waits for it."""

    def show(number: str) -> None:
        wanted = id_of(demo_context.desk, number)
        page.select(wanted)
        qtbot.waitUntil(lambda: (view := page.panel.view()) is not None and view.intervention.id == wanted)
        demo_context.workers.wait_idle()

    return show


@pytest.fixture
def watched(page: InterventionsPage, show: Callable[[str], None]) -> InterventionsPage:
    show(WATCHED)
    return page


def settle(page: InterventionsPage) -> None:
    """Wait for the desk, and for what the list asks a moment after it."""
    context = page._context
    context.workers.wait_idle()
    while page._settle.isActive():
        QApplication.processEvents()
    context.workers.wait_idle()
    # What was built anew is shown in the next turns.
    for _turn in range(3):
        QApplication.processEvents()


def open_form(page: InterventionsPage, qtbot: QtBot) -> InterventionFormPage:
    page.record()
    settle(page)
    form = page.findChild(InterventionFormPage)
    assert form is not None
    qtbot.waitUntil(lambda: focus_name() == "interventionKindCombo")
    return form


def opened_dialog(context: PageContext, qtbot: QtBot) -> OpenDialog:
    (dialog,) = context.messages.open_dialogs()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    return dialog


def choose_kind(form: InterventionFormPage, code: str) -> None:
    combo = form.fields.kind
    combo.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Home)
    press(DOWN, times=combo.findData(code))
    assert combo.value() == code


# -- what stands there


def test_the_list_has_every_intervention_oldest_first(page: InterventionsPage) -> None:
    model = page.table.model()
    rows = [(model.index(row, 0).data(Role.TAG).words, model.index(row, 0).data()) for row in range(model.rowCount())]
    assert len(rows) == 11
    assert [chip for chip, _title in rows] == [
        "No change",
        "Helped partly",
        "Mixed",
        "Helped",
        "Helped",
        "Mixed",
        "Not known",
        "Too early",
        "Too early",
        "Too early",
        "Planned",
    ]
    assert page.shown.text() == "10, 1 planned · oldest first"
    icons = {model.index(row, 0).data(Role.TAG).words: model.index(row, 0).data(Role.TAG).icon for row in range(11)}
    assert len(set(icons.values())) == len(icons), "each word has its own sign"


def test_the_counts_are_those_of_the_fact_sheet(watched: InterventionsPage) -> None:
    view, chart = watched.panel.view(), watched.panel.chart
    assert view is not None
    assert chart is not None
    table = watched.findChild(TextTable, "countsTable").model()
    rows = [tuple(table.index(row, column).data() for column in range(3)) for row in range(table.rowCount())]
    # demo.md section 13: break and lunch 2, then 3; playground 2, then 1; any other time 2, then none.
    assert rows == [("Break and lunch, any place", "2", "3"), ("Playground", "2", "1"), ("Any other time", "2", "0")]
    assert [table.index(row, 0).data(Role.STYLE) for row in range(3)] == ["strong", "plain", "plain"]
    drawn = chart.drawing._picture
    assert (drawn.before, drawn.since) == ("Before: 20 school days", "Since start, 11 Feb: 20 school days")
    assert [mark.no for mark in drawn.marks if mark.row == 0] == ["8", "9", "10", "11", "12"]
    assert [mark.no for mark in drawn.marks if mark.row == 1] == ["6", "7"]
    assert (drawn.weeks[0].label, drawn.weeks[-1].label) == ("14–16 Jan", "16–17")
    said = " ".join(texts_in(watched.panel))
    assert "16 yes, 2 partly (3, 17 Mar), 2 not (9, 10 Mar)" in said
    assert "Fewer than 5 on each side: too few for a trend." in said


def test_the_effect_of_the_seat_is_counted_in_occasions(page: InterventionsPage, show: Callable[[str], None]) -> None:
    show("N-0107K")
    first = page.panel.view().table[0]
    assert first.strong
    assert (first.before, first.since) == ("2 (4)", "0 (0)")


def test_what_was_judged_stands_below_the_form(watched: InterventionsPage) -> None:
    said = texts_in(watched.panel)
    assert "Mixed" in said
    assert any(text.startswith("Better: Playground: 2 entries before, 1 since") for text in said)
    assert "Rests on no. 8, no. 9, no. 10, no. 11, no. 12" in said


def test_enter_on_a_mark_opens_the_entry(watched: InterventionsPage, qtbot: QtBot) -> None:
    chart = watched.panel.chart
    chart.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Right, times=2)
    with qtbot.waitSignal(watched.open_requested) as asked:
        press(ENTER)
    assert (asked.args[0].kind, asked.args[0].file) == ("chronology", watched._file)


def test_j_and_k_go_through_the_list(page: InterventionsPage) -> None:
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    page.table.select_row(0)
    press(Qt.Key.Key_J, times=3)
    press(Qt.Key.Key_K)
    assert page.table.current_row() == 2
    settle(page)
    assert page.panel.view().intervention.number == "N-0104G"


def test_with_names_off_no_full_name_is_shown(watched: InterventionsPage, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    demo_context.changes.names_changed.emit(False)
    settle(watched)
    model = watched.table.model()
    shown = texts_in(watched) + [model.index(row, 0).data(Role.ACCESSIBLE) for row in range(model.rowCount())]
    assert not [text for text in shown for name in ("Ioan", "Sample", "Cari", "Prosser", "Gruff") if name in text]
    for name in ("amendInterventionButton", "deliveriesButton"):
        button = watched.findChild(Button, name)
        assert not button.isEnabled()
        assert "F8" in button.accessibleDescription()


def test_where_there_is_room_for_one_the_list_leads_to_it_and_esc_back(page: InterventionsPage, qtbot: QtBot) -> None:
    page.resize(620, 520)
    assert not page.panel.isVisible()
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    page.table.select_row(5)
    press(ENTER)
    settle(page)
    assert page.panel.isVisible()
    assert not page.table.isVisible()
    press(ESC)
    assert page.table.isVisible()
    assert page.table.hasFocus()


# -- recording


def test_an_intervention_is_recorded_by_keys(page: InterventionsPage, qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    form = open_form(page, qtbot)
    choose_kind(form, "SUPERVISED_BREAKS")
    tab_to("interventionTitleEdit")
    write("Supervised changing before PE")
    tab_to("interventionWhoEdit")
    write("J. Pugh & <cover>")
    tab_to("interventionDoseEdit")
    write("each PE lesson")
    tab_to("deliveredToChips")
    press(SPACE)
    tab_to("startEdit")
    write("16/3")
    tab_to("reliabilitySegments")
    press(Qt.Key.Key_Right)
    tab_to("interventionAimEdit")
    write("No contact while changing")
    tab_to("interventionScopeWordsEdit")
    write("PE hall, any time")
    tab_to("scopePlacesChips")
    press(Qt.Key.Key_Right, times=2)
    press(SPACE)
    tab_to("restrictiveCheck")
    press(SPACE)
    tab_to("interventionImpactOnChildEdit")
    write("Waits at the door")
    tab_to("answersTable")
    press(SPACE)
    tab_to("ledToTable")
    press(DOWN)
    press(SPACE)
    with qtbot.waitSignals((demo_context.changes.record_changed, form.close_requested)):
        press(ENTER, CTRL)
    settle(page)
    made = page.panel.view().intervention
    assert (made.title, made.who, made.type) == (
        "Supervised changing before PE",
        "J. Pugh & <cover>",
        "SUPERVISED_BREAKS",
    )
    assert (made.start.start, made.status, made.delivered_to) == ("2026-03-16", InterventionStatus.RUNNING, ("CHILD",))
    assert (made.aim_scope.words, made.aim_scope.places) == ("PE hall, any time", ("PE hall",))
    assert (made.restrictive, made.impact_on_child, made.reliability) == (True, "Waits at the door", "IN_PLACE")
    newest = desk.concerns.rows(file_of(desk))
    assert (made.links, made.prompted) == ((newest[0].id,), (newest[1].id,))
    assert desk.drafts.own() == ()
    assert page.table.hasFocus()
    assert page.shown.text() == "11, 1 planned · oldest first"


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(
    page: InterventionsPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    form = open_form(page, qtbot)
    tab_to("interventionWhoEdit")
    write("A. Rees")
    tab_to("restrictiveCheck")
    press(SPACE)
    press(ENTER, CTRL)
    settle(page)
    missing = {key for key, field in form.fields._fields.items() if field.error()}
    assert missing == {"type", "title", "start", "impact_on_child"}
    assert focus_name() == "interventionKindCombo"
    assert form.fields._texts["who"].text() == "A. Rees"
    assert len(demo_context.desk.interventions.rows(file_of(demo_context.desk))) == 11


def test_a_refusal_keeps_what_was_typed(page: InterventionsPage, qtbot: QtBot, demo_context: PageContext) -> None:
    form = open_form(page, qtbot)
    choose_kind(form, "PANTS")
    tab_to("interventionTitleEdit")
    write("Sessions")
    tab_to("interventionWhoEdit")
    write("A. Rees")
    tab_to("startEdit")
    write("12/3")
    tab_to("endEdit")
    write("10/3")
    tab_to("interventionAimEdit")
    write("Asks for help")
    press(ENTER, CTRL)
    settle(page)
    assert "before" in error_at(form.fields._fields["end"])
    assert focus_name() == "endEdit"
    assert form.save.isEnabled()
    assert form.draft().aim == "Asks for help"
    assert [row.form for row in demo_context.desk.drafts.own()] == ["intervention"]
    form.fields.end.set_text("16/3")
    press(ENTER, CTRL)
    settle(page)
    assert page.panel.view().intervention.end.end == "2026-03-16"
    assert demo_context.desk.drafts.own() == ()


def test_a_second_look_is_asked_for_once(page: InterventionsPage, qtbot: QtBot) -> None:
    form = open_form(page, qtbot)
    choose_kind(form, "OTHER")
    tab_to("interventionTitleEdit")
    write("A new rule")
    tab_to("startEdit")
    write("12/3")
    press(ENTER, CTRL)
    settle(page)
    assert form.notice.isVisible()
    assert "again" in form.notice.accessibleName()
    press(ENTER, CTRL)
    settle(page)
    assert page.panel.view().intervention.title == "A new rule"


def test_esc_keeps_what_was_typed_and_it_can_be_given_up(
    page: InterventionsPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    open_form(page, qtbot)
    tab_to("interventionTitleEdit")
    write("Half a sentence")
    press(ESC)
    settle(page)
    assert page.findChild(InterventionFormPage) is None or not page.is_form_open()
    page.record()
    settle(page)
    form = page.findChildren(InterventionFormPage)[-1]
    assert form.draft().title == "Half a sentence"
    assert "not recorded yet" in form.notice.accessibleName()
    form.notice.findChild(Button, "message_discard").click()
    settle(page)
    assert form.draft().title == ""
    assert demo_context.desk.drafts.own() == ()


def test_fields_come_with_the_kind_that_asks_for_them(
    page: InterventionsPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    form = open_form(page, qtbot)
    fields = form.fields

    def shown(*keys: str) -> bool:
        return all(fields._fields[key].isVisible() for key in keys)

    exclusion = ("exclusion_start", "exclusion_end", "exclusion_days", "exclusion_decided_by", "exclusion_return")
    assert not any(fields._fields[key].isVisible() for key in exclusion)
    assert not shown("impact_on_child")
    assert not shown("scope_behaviours")
    choose_kind(form, "FIXED_EXCLUSION")
    assert shown(*exclusion)
    assert fields._exclusion.accessibleName() == "Fixed-term exclusion"
    choose_kind(form, "TURN_THE_PAGE")
    assert not fields._fields["exclusion_start"].isVisible()
    assert "Specialist-delivered: who delivered it?" in texts_in(fields)
    fields.aim.unfold.click()
    assert shown("scope_behaviours")
    choose_kind(form, "EARLY_HELP")
    bar = form.findChild(MessageBar, "callNoteBar")
    assert bar.isVisible()
    with qtbot.waitSignal(page.open_requested) as asked:
        bar.findChild(Button, "message_call").click()
    newest = demo_context.desk.concerns.rows(file_of(demo_context.desk))[0].id
    assert (asked.args[0].kind, asked.args[0].id) == ("call", newest)


def test_an_exclusion_is_recorded_with_its_facts(
    page: InterventionsPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    form = open_form(page, qtbot)
    choose_kind(form, "FIXED_EXCLUSION")
    fields = form.fields
    for name, text in (
        ("interventionTitleEdit", "Exclusion after no. 11"),
        ("interventionWhoEdit", "S. Price"),
        ("exclusionStartEdit", "12/3"),
        ("exclusionEndEdit", "20/3"),
        ("interventionExclusionDaysEdit", "two"),
        ("interventionExclusionDecidedByEdit", "S. Price"),
        ("interventionExclusionWorkSetEdit", "Maths, reading"),
        ("startEdit", "12/3"),
        ("interventionAimEdit", "Time to plan"),
    ):
        tab_to(name)
        write(text)
    press(ENTER, CTRL)
    settle(page)
    assert error_at(fields._fields["exclusion_days"])
    fields._texts["exclusion_days"].setText("2")
    press(ENTER, CTRL)
    settle(page)
    excluded = page.panel.view().intervention.exclusion
    assert (excluded.start, excluded.end, excluded.days) == ("2026-03-12", "2026-03-20", 2)
    assert (excluded.decided_by, excluded.work_set) == ("S. Price", "Maths, reading")


def test_a_planned_one_may_begin_on_a_day_to_come(page: InterventionsPage, qtbot: QtBot) -> None:
    form = open_form(page, qtbot)
    choose_kind(form, "PANTS")
    for name, text in (
        ("interventionTitleEdit", "A second course"),
        ("interventionWhoEdit", "A. Rees"),
        ("startEdit", "20/4"),
    ):
        tab_to(name)
        write(text)
    assert form.fields.start.value().start == "2025-04-20"
    form.fields.status.button("PLANNED").click()
    assert form.fields.start.value().start == "2026-04-20", "what is planned lies ahead"
    form.fields._texts["aim"].set_text("Asks for help")
    press(ENTER, CTRL)
    settle(page)
    made = page.panel.view()
    assert made.intervention.status is InterventionStatus.PLANNED
    assert page.panel.form is None


# -- amending and ending


def test_amending_asks_for_a_reason_and_keeps_the_earlier_version(
    watched: InterventionsPage, demo_context: PageContext
) -> None:
    watched.findChild(Button, "amendInterventionButton").click()
    settle(watched)
    form = watched.findChild(InterventionFormPage)
    assert form.draft().title == "Supervised break and lunch, in sight"
    tab_to("interventionDoseEdit")
    press(Qt.Key.Key_End)
    write(", also wet play")
    press(ENTER, CTRL)
    settle(watched)
    assert error_at(form.reason_field)
    assert focus_name() == "interventionReasonEdit"
    write("Wet play was left out")
    press(ENTER, CTRL)
    settle(watched)
    changed = stored(demo_context.desk, WATCHED)
    assert changed.dose.endswith(", also wet play")
    assert changed.amendments[-1].reason == "Wet play was left out"
    assert len(changed.deliveries) == 20
    assert len(changed.observations) == 1
    assert not watched.is_form_open()


def test_ending_asks_for_the_last_day(watched: InterventionsPage, qtbot: QtBot, demo_context: PageContext) -> None:
    watched.findChild(Button, "endInterventionButton").click()
    dialog = opened_dialog(demo_context, qtbot)
    form = dialog.findChild(SmallForm, "endForm")
    dialog.button("save").click()
    assert error_at(form.field("end")) == "Type the last day."
    form.set_values({"end": "1 February 2026"})
    dialog.button("save").click()
    settle(watched)
    assert error_at(form.field("end")), "an end before the start is refused at its field"
    assert form.values()["end"] == "1 February 2026"
    form.set_values({"end": "17/3"})
    dialog.button("save").click()
    settle(watched)
    ended = stored(demo_context.desk, WATCHED)
    assert (ended.status, ended.end.end) == (InterventionStatus.ENDED, "2026-03-17")
    assert not watched.findChild(Button, "endInterventionButton").isVisible()


# -- the effect


def test_an_effect_is_judged_by_keys(watched: InterventionsPage, qtbot: QtBot, demo_context: PageContext) -> None:
    form = watched.panel.form
    form.judgement.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_2)
    assert form.judgement.value() == "HELPED_PARTLY"
    press(Qt.Key.Key_5)
    code = form.judgement.value()
    assert code == form.judgement.keys()[4]
    tab_to("effectBetterEdit")
    write("Playground: 1 entry since <11 Feb> & on a day it was not delivered")
    press(TAB)
    write("Contact moved")
    tab_to("effectByEdit")
    write("A. Rees")
    tab_to("effectEvidenceChips")
    press(SPACE)
    with qtbot.waitSignal(demo_context.changes.record_changed) as told:
        press(ENTER, CTRL)
    settle(watched)
    assert told.args == ["intervention", id_of(demo_context.desk, WATCHED)]
    seen = stored(demo_context.desk, WATCHED).observations
    assert len(seen) == 2
    assert (seen[-1].judgement, seen[-1].on, seen[-1].by) == (Judgement(code), "2026-03-18", "A. Rees")
    assert seen[-1].better == "Playground: 1 entry since <11 Feb> & on a day it was not delivered"
    assert seen[-1].not_better == "Contact moved"
    numbers = {mark.record: mark.no for mark in watched.panel.view().chart.marks}
    assert sorted(numbers[record] for record in seen[-1].evidence) == [6, 8, 9, 10, 11, 12]
    assert not form.is_changed(), "the form is empty once it is stored"
    assert watched.panel.form is form
    assert focus_name() == "effectEvidenceChips", "saving never moves the keyboard"
    said = texts_in(watched.panel)
    assert said.index("Better: Playground: 1 entry since <11 Feb> & on a day it was not delivered") < said.index(
        "Rests on no. 8, no. 9, no. 10, no. 11, no. 12"
    )
    assert demo_context.desk.drafts.own() == ()


def test_the_list_judges_the_intervention_that_is_shown(watched: InterventionsPage) -> None:
    watched.table.setFocus()
    form = watched.panel.form
    press(DOWN)
    press(Qt.Key.Key_4)
    assert watched.panel.form is form
    assert form.judgement.value() == "", "another one is chosen, and not shown yet"
    press(Qt.Key.Key_K)
    press(Qt.Key.Key_4)
    assert form.judgement.value() == "WORSE"
    assert QApplication.focusWidget() is form.judgement.button("WORSE")


def test_without_a_name_the_judgement_is_mine(watched: InterventionsPage, demo_context: PageContext) -> None:
    form = watched.panel.form
    form.judgement.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_7)
    press(ENTER, CTRL)
    settle(watched)
    assert stored(demo_context.desk, WATCHED).observations[-1].by == "N. Morgan"


def test_an_effect_without_a_judgement_or_words_is_refused_and_kept(
    watched: InterventionsPage, demo_context: PageContext
) -> None:
    form = watched.panel.form
    form.by.setFocus()
    write("A. Rees")
    press(ENTER, CTRL)
    assert error_at(form.judgement_field) == "Choose what effect it has had."
    form.judgement.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_1)
    assert not error_at(form.judgement_field)
    press(ENTER, CTRL)
    settle(watched)
    assert error_at(form.better_field)
    assert focus_name() == "effectBetterEdit"
    assert (form.by.text(), form.judgement.value()) == ("A. Rees", "HELPED")
    assert len(stored(demo_context.desk, WATCHED).observations) == 1
    assert [row.form for row in demo_context.desk.drafts.own()] == ["effect"]
    form.on.set_text("week of 9 March")
    press(ENTER, CTRL)
    assert error_at(form.on_field) == "Type one day, such as 18 March."


def test_what_is_typed_about_an_effect_waits_for_its_writer(
    watched: InterventionsPage, show: Callable[[str], None], demo_context: PageContext
) -> None:
    watched.panel.form.judgement.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_4)
    tab_to("effectBetterEdit")
    write("Half a thought")
    show("N-0107K")
    assert watched.panel.form.better.text() == ""
    show(WATCHED)
    assert watched.panel.form.better.text() == "Half a thought"
    watched.panel.form.better.setFocus()
    demo_context.changes.record_changed.emit("concern", "")
    settle(watched)
    assert watched.panel.form.better.text() == "Half a thought"
    assert focus_name() == "effectBetterEdit"
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    watched.panel.form.judgement.set_value("")
    watched.keep_now()
    settle(watched)
    assert demo_context.desk.drafts.own() == (), "what was taken out again does not come back"


# -- delivery, reminders


def test_was_it_delivered_there_is_answered_per_entry(
    watched: InterventionsPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    watched.findChild(Button, "deliveryLink").click()
    dialog = opened_dialog(demo_context, qtbot)
    form = dialog.findChild(SmallForm, "deliveryAnswerForm")
    dialog.button("save").click()
    assert error_at(form.field("answer0"))
    form.set_values({"answer1": "NOT_DELIVERED", "why1": "J. Pugh at first aid from 13:15"})
    dialog.button("save").click()
    settle(watched)
    (answer,) = stored(demo_context.desk, WATCHED).delivery_answers
    entry = demo_context.desk.concerns.read(answer.entry)
    assert (entry.number, answer.answer, answer.why) == (
        "I-0412K",
        "NOT_DELIVERED",
        "J. Pugh at first aid from 13:15",
    )
    assert (answer.by, answer.on) == ("N. Morgan", "2026-03-18")
    assert any("Not delivered there" in text and "J. Pugh" in text for text in texts_in(watched.panel))
    assert watched.findChild(Button, "deliveryLink").isVisible(), "no. 10 is still asked about"


def test_deliveries_are_stated_day_by_day_by_keys(
    watched: InterventionsPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    watched.findChild(Button, "deliveriesButton").click()
    dialog = opened_dialog(demo_context, qtbot)
    form = dialog.findChild(DeliveriesForm)
    form.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert form.table.model().index(0, 0).data() == "Wed 18 March"
    press(Qt.Key.Key_2)
    press(Qt.Key.Key_3)
    form.table.select_row(1)
    press(ENTER)
    assert focus_name() == "deliveryWhyEdit"
    press(Qt.Key.Key_A, CTRL)
    write("Staff away")
    form.table.select_row(4)
    form.table.setFocus()
    press(Qt.Key.Key_4)
    form.rest.click()
    dialog.button("save").click()
    settle(watched)
    said = {delivery.day: (delivery.state, delivery.why) for delivery in stored(demo_context.desk, WATCHED).deliveries}
    assert len(said) == 21
    assert said["2026-03-18"] == ("PARTLY", "")
    assert said["2026-03-17"] == ("NOT_DELIVERED", "Staff away")
    assert said["2026-03-12"] == ("IN_PLACE", "")


def test_a_reason_without_an_answer_is_asked_about(
    watched: InterventionsPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    watched.findChild(Button, "deliveriesButton").click()
    dialog = opened_dialog(demo_context, qtbot)
    form = dialog.findChild(DeliveriesForm)
    form.why.setFocus()
    write("Snow")
    form.table.select_row(3)
    dialog.button("save").click()
    assert error_at(form.state_field)
    assert form.table.current_row() == 0
    assert form.why.text() == "Snow"
    press(ESC)
    assert demo_context.messages.open_dialogs() == (dialog,), "Esc does not throw away what was typed"
    dialog.findChild(Button, "message_discard").click()
    assert len(stored(demo_context.desk, WATCHED).deliveries) == 20


def test_too_early_offers_a_reminder_that_becomes_a_task(
    page: InterventionsPage, show: Callable[[str], None], qtbot: QtBot, demo_context: PageContext
) -> None:
    show(TABLET)
    bar = page.findChild(MessageBar, "reminderBar")
    assert "Effect can be judged after 5 school days." in bar.accessibleName()
    button = bar.findChild(Button, "message_remind")
    assert button.label() == "Remind me on 19 March"
    with qtbot.waitSignal(demo_context.changes.tasks_changed):
        button.click()
    settle(page)
    tasks = read_records(demo_context.desk.session.db, Task, "t.made_by = ?", (id_of(demo_context.desk, TABLET),))
    assert [(task.kind, task.due_on) for task in tasks] == [("REVIEW_EFFECT", "2026-03-19")]
    assert "Reminder set for 19 March" in page.findChild(MessageBar, "reminderBar").accessibleName()


def test_what_is_only_planned_has_no_effect_to_judge(page: InterventionsPage, show: Callable[[str], None]) -> None:
    show(LESSON)
    assert page.panel.form is None
    assert not page.findChild(Button, "deliveriesButton").isVisible()


# -- in the child's record


def test_the_tab_counts_what_has_begun_and_offers_to_record(qtbot: QtBot, demo_context: PageContext) -> None:
    child = ChildPage(demo_context)
    qtbot.addWidget(child)
    child.resize(1182, 652)
    with qtbot.waitActive(child):
        child.show()
        child.activateWindow()
    child.load(file_of(demo_context.desk))
    demo_context.workers.wait_idle()
    record, decide = child.findChild(Button, "recordInterventionButton"), child.findChild(Button, "decideButton")
    assert not record.isVisible()
    assert decide.isVisible()
    qtbot.keyClick(child, Qt.Key.Key_4, CTRL)
    demo_context.workers.wait_idle()
    assert child.tab() == "interventions"
    assert child.findChild(TabStrip, "recordTabs").accessibleTabName(3) == "Interventions & effect 10"
    assert record.isVisible()
    assert not decide.isVisible(), "one main action on a page"
    record.click()
    demo_context.workers.wait_idle()
    assert not record.isVisible(), "the form has its own"
    tab_to("interventionTitleEdit")
    write("Kept")
    child.keep_now()
    demo_context.workers.wait_idle()
    assert [row.form for row in demo_context.desk.drafts.own()] == ["intervention"]


def test_a_file_without_interventions_offers_to_record_one(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    file = next(row.file for row in desk.files.children().rows if row.name.startswith("Cari"))
    page = InterventionsPage(demo_context)
    qtbot.addWidget(page)
    page.show()
    page.load(file)
    demo_context.workers.wait_idle()
    next(b for b in page.findChildren(Button) if b.label() == "Record an intervention" and b.isVisible()).click()
    demo_context.workers.wait_idle()
    assert page.is_form_open()

"""Triage: tomorrow made safe by keys, decisions with reasons, nothing pre-ticked that speaks to a family."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.concern_draft import DraftAccount, DraftPerson
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.person import Person, Pupil
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import Brook, Category, Safe
from hsbdesk.storage.records import read_record, read_records
from ui.context import PageContext
from ui.pages.amend import AmendPage
from ui.pages.move import MovePage
from ui.pages.triage import TriagePage
from ui.widgets.button import Button
from ui.widgets.check_row import CheckRow
from ui.widgets.label import PlainLabel

ENTER, TAB, RIGHT, DOWN, SPACE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
)
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
REASON = "She told him to stop; he asked her not to tell."


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
    for _ in range(80):
        seen.append(focus_name())
        if seen[-1] == name:
            return
        press(TAB)
    pytest.fail(f"{name} is not reached by Tab: {seen}")


@pytest.fixture
def concern(desk: Desk) -> RecordId:
    """A concern about three pupils, one of them a name that was only typed."""
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5", class_name="5 Yew"),
            Pupil(id="3", first="Osian", last="Penry", born="2014-12-05", year="Year 6", class_name="6 Elm"),
        )
    )
    draft = replace(
        desk.concerns.new_draft(),
        people=(
            DraftPerson(key="pupil:1", name="Ioan Sample", role=Role.DISPLAYED),
            DraftPerson(key="pupil:2", name="Cari Prosser", role=Role.AFFECTED),
            DraftPerson(key="", name="A tall boy", role=Role.WITNESS),
        ),
        when="yesterday 13.20",
        what_happened="He touched her leg over her clothing.",
        accounts=(DraftAccount(person_key="pupil:2", words="I told him to stop."),),
    )
    return desk.concerns.submit(draft).id


@pytest.fixture
def make_page(
    concern: RecordId, desk: Desk, qtbot: QtBot, make_context: Callable[..., PageContext]
) -> Callable[..., TriagePage]:
    def make(width: int = 1182, scale: float = 1.0) -> TriagePage:
        context = make_context(desk, scale=scale)
        page = TriagePage(context)
        qtbot.addWidget(page)
        page.resize(width, 652)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.load(concern)
        qtbot.waitUntil(lambda: any(box.isVisible() for box in page.findChildren(CheckRow)))
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., TriagePage]) -> TriagePage:
    return make_page()


def settle(page: TriagePage) -> None:
    page._context.workers.wait_idle()


def save(page: TriagePage) -> None:
    press(ENTER, CTRL)
    settle(page)


def stored(desk: Desk, concern: RecordId) -> Concern:
    return read_record(desk.session.db, Concern, concern)


def people(desk: Desk) -> dict[str, str]:
    return {person.first: person.id for person in read_records(desk.session.db, Person)}


def call(desk: Desk, concern: RecordId) -> None:
    draft = ContactDraft(uuid=desk.contacts.new_id(), concern=concern, when="11:00", kind=ContactKind.REPORT)
    desk.contacts.save(draft)


# -- 1 safe until tomorrow


def test_the_safety_table_is_answered_by_keys_and_keeps_focus(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    table = page.form.safety.table
    assert QApplication.focusWidget() is table
    write("1")
    press(RIGHT)
    write("2")
    assert QApplication.focusWidget() is table
    press(ENTER)
    assert focus_name() == "safeWordsEdit"
    write("Football 17:00")
    press(ENTER)
    assert QApplication.focusWidget() is table
    write("3")
    press(DOWN)
    write("Library, J. Pugh")
    assert focus_name() == "safeWordsEdit"
    save(page)
    safety = {child.person: child for child in stored(desk, concern).triage.safety}
    ioan, cari = safety[people(desk)["Ioan"]], safety[people(desk)["Cari"]]
    assert [(a.answer, a.words) for a in ioan.answers()] == [
        (Safe.SAFE, ""),
        (Safe.NOT_SAFE, "Football 17:00"),
        (Safe.NOT_KNOWN, ""),
        (Safe.NOT_ANSWERED, ""),
    ]
    assert [(a.answer, a.words) for a in cari.answers()][2] == (Safe.NOT_ANSWERED, "Library, J. Pugh")
    assert any(task.kind == "SAFE_ANSWER" for task in read_records(desk.session.db, Task))


def test_at_200_percent_the_table_asks_one_place_a_row(make_page: Callable[..., TriagePage]) -> None:
    page = make_page(scale=2.0)
    model = page.form.safety.model
    assert model.is_narrow()
    assert (model.rowCount(), model.columnCount()) == (8, 2)
    page.form.safety.table.setFocus()
    write("1")
    press(DOWN)
    write("2")
    (child,) = page.form.safety.safety()
    assert (child.now.answer, child.journey.answer) == (Safe.SAFE, Safe.NOT_SAFE)
    assert page.width() == 1182


# -- 3 who may be told


def test_no_contact_is_ever_ticked_by_the_program(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    boxes = [page.findChild(CheckRow, f"contact{number}Check") for number in range(4)]
    assert [box.isChecked() for box in boxes] == [False] * 4
    call(desk, concern)
    page._context.changes.record_changed.emit("contact", "")
    settle(page)
    boxes = [page.findChild(CheckRow, f"contact{number}Check") for number in range(4)]
    assert [box.isChecked() for box in boxes] == [False] * 4
    tasks = [row.label() for row in page.form.tasks._tasks.values()]
    assert tasks == ["Safety plan, Cari", "Report decision, Cari"]
    assert all(row.isChecked() for row in page.form.tasks._tasks.values())


def test_after_a_call_going_ahead_without_advice_asks_why_and_is_not_blocked(
    make_page: Callable[..., TriagePage], desk: Desk, concern: RecordId
) -> None:
    call(desk, concern)
    page = make_page()
    tab_to("contact0Check")
    press(SPACE)
    save(page)
    assert stored(desk, concern).triage is None
    assert focus_name() == "adviceBecause0Edit"
    write("He is at the gate now.")
    save(page)
    (advice,) = stored(desk, concern).triage.advice
    assert (advice.about, advice.chosen, advice.answer) == ("CARER", True, "NOT_ASKED")
    assert advice.went_ahead_because == "He is at the gate now."


def test_advice_is_kept_with_who_gave_it_and_when(
    make_page: Callable[..., TriagePage], desk: Desk, concern: RecordId
) -> None:
    call(desk, concern)
    page = make_page()
    tab_to("contact1Check")
    press(SPACE)
    tab_to("advice1Segments")
    press(SPACE)
    tab_to("adviceBy1Edit")
    write("S. Vaughan")
    tab_to("adviceAt1Edit")
    write("17 March 14:40")
    save(page)
    (advice,) = stored(desk, concern).triage.advice
    assert (advice.about, advice.person) == ("PARENTS", people(desk)["Cari"])
    assert (advice.answer, advice.given_by, advice.at) == ("MAY_TELL_NOW", "S. Vaughan", "17 March 14:40")


# -- 4 category, 5 Brook


def test_a_category_without_a_reason_is_asked_for_and_nothing_is_lost(
    page: TriagePage, desk: Desk, concern: RecordId
) -> None:
    write("1")
    tab_to("categorySegments")
    write("5")
    save(page)
    assert stored(desk, concern).triage is None
    assert focus_name() == "categoryBecauseEdit"
    assert page.form.category.because_field.error() == "Say why in a few words. It protects the child and you."
    write(REASON)
    save(page)
    triage = stored(desk, concern).triage
    assert (triage.category, triage.categories[-1].because) == (Category.ABUSIVE, REASON)
    assert triage.safety[0].now.answer is Safe.SAFE
    assert triage.decided_at


def test_a_changed_category_keeps_the_earlier_one_with_its_reason(
    page: TriagePage, desk: Desk, concern: RecordId
) -> None:
    tab_to("categorySegments")
    write("4")
    tab_to("categoryBecauseEdit")
    write("First.")
    save(page)
    save(page)
    tab_to("categorySegments")
    write("5")
    tab_to("categoryBecauseEdit")
    press(Qt.Key.Key_A, CTRL)
    write("Then more was told.")
    save(page)
    history = [(entry.category, entry.because) for entry in stored(desk, concern).triage.categories]
    assert history == [(Category.PROBLEMATIC, "First."), (Category.ABUSIVE, "Then more was told.")]
    assert any("First." in label.text() for label in page.form.category.findChildren(PlainLabel))


def test_not_yet_saves_what_is_there_and_leaves_the_concern_open(
    page: TriagePage, desk: Desk, concern: RecordId
) -> None:
    write("1")
    tab_to("categorySegments")
    write("7")
    save(page)
    assert stored(desk, concern).state == "SUBMITTED"
    assert stored(desk, concern).triage.safety[0].now.answer is Safe.SAFE


def test_not_harmful_is_the_first_answer_and_makes_a_note(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    tab_to("categorySegments")
    write("1")
    save(page)
    assert focus_name() == "notHsbSegments"
    press(SPACE)
    tab_to("categoryBecauseEdit")
    write("Age-expected, no child present.")
    save(page)
    record = stored(desk, concern)
    assert record.state == "NOT_HSB"
    assert (record.triage.not_hsb.reason, record.counts) == ("AGE_EXPECTED", False)
    assert read_records(desk.session.db, ChildFile) == []


def test_only_a_trained_user_may_give_a_colour(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    press(Qt.Key.Key_R, ALT)
    assert page.form.brook.colour.value() == ""
    assert not page.form.brook.colour.button("RED").isEnabled()


def test_a_trained_user_gives_a_colour_and_is_told_softly_when_it_differs(
    qtbot: QtBot, demo_desk: Desk, make_context: Callable[..., PageContext]
) -> None:
    context = make_context(demo_desk)
    number = next(row for row in demo_desk.concerns.rows() if row.number == "I-0412K")
    page = TriagePage(context)
    qtbot.addWidget(page)
    page.resize(1182, 652)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.load(number.id)
    qtbot.waitUntil(lambda: any(box.isVisible() for box in page.findChildren(CheckRow)))
    before = stored(demo_desk, number.id).triage
    assert before.category is Category.ABUSIVE
    press(Qt.Key.Key_G, ALT)
    assert page.form.brook.differ.isVisible()
    assert "Check and explain" in page.form.brook.differ.accessibleName()
    tab_to("brookBecauseEdit")
    press(Qt.Key.Key_A, CTRL)
    write("Checked again.")
    save(page)
    after = stored(demo_desk, number.id).triage
    assert after.colour is Brook.GREEN
    assert after.brook[:-1] == before.brook
    assert (after.brook[-1].assessor, after.brook[-1].trained_on) == ("N. Morgan", "2025-05-14")
    # What was not touched is stored as it was.
    assert replace(after, brook=before.brook, decided_by=before.decided_by) == before


# -- 6 each child, 7 route, 8 tasks and files


def test_every_decision_is_stored_as_typed(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    tab_to("step7Button")
    press(SPACE)
    tab_to("report0Segments")
    press(RIGHT, times=2)
    save(page)
    assert focus_name() == "reportBecause0Edit"
    write("No contact & no sign of upset seen.")
    tab_to("parentsTold0Edit")
    write("Mother, 15:02, A. Rees")
    tab_to("wishes0Edit")
    write("Not in the cloakroom.")
    tab_to("firstAid0Edit")
    write("None needed")
    tab_to("step8Button")
    press(SPACE)
    tab_to("routeChips")
    press(RIGHT, times=2)
    press(SPACE)
    tab_to("routeBecauseEdit")
    write("Contact, secrecy.")
    tab_to("policeSegments")
    press(RIGHT, times=2)
    tab_to("policeBecauseEdit")
    write("Advice of 14:40.")
    tab_to("familyToldSegments")
    press(SPACE)
    tab_to("significanceEdit")
    write("Third time.")
    tab_to("file0Check")
    press(SPACE)
    save(page)
    triage = stored(desk, concern).triage
    (decision,) = triage.decisions
    assert (decision.report, decision.because) == ("NOT_NEEDED", "No contact & no sign of upset seen.")
    assert (decision.parents_told, decision.wishes, decision.first_aid) == (
        "Mother, 15:02, A. Rees",
        "Not in the cloakroom.",
        "None needed",
    )
    assert [(route.route, route.because, route.by) for route in triage.routes] == [
        ("ROUTE_SOCIAL_CARE", "Contact, secrecy.", "N. Morgan")
    ]
    assert (triage.police.answer, triage.police.because, triage.police.family_told) == (
        "SOCIAL_SERVICES_WILL",
        "Advice of 14:40.",
        "YES",
    )
    assert (triage.significance, triage.significance_by) == ("Third time.", "N. Morgan")
    (file,) = read_records(desk.session.db, ChildFile)
    assert (file.kind, file.child) == (FileKind.HSB, people(desk)["Ioan"])
    kinds = sorted(task.kind for task in read_records(desk.session.db, Task))
    assert kinds == ["REPORT_DECISION", "SAFETY_PLAN"]


def test_what_is_known_by_now_is_added_and_a_mistake_leaves_the_counts(
    page: TriagePage, desk: Desk, concern: RecordId
) -> None:
    tab_to("step6Button")
    press(SPACE)
    tab_to("enquiryCombo")
    write("M")
    tab_to("enquiryByEdit")
    write("J. Pugh")
    tab_to("enquiryBecauseEdit")
    write("It was another child's bag.")
    save(page)
    save(page)
    record = stored(desk, concern)
    (enquiry,) = record.enquiries
    assert (enquiry.state, enquiry.by, enquiry.because, enquiry.on) == (
        "MISTAKEN",
        "J. Pugh",
        "It was another child's bag.",
        "2026-03-18",
    )
    assert not record.counts


def test_no_file_is_opened_unless_its_box_is_ticked(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    write("1")
    save(page)
    assert read_records(desk.session.db, ChildFile) == []


# -- names, drafts


def test_a_typed_name_is_matched_to_a_pupil_and_what_was_being_written_stays(
    page: TriagePage, desk: Desk, concern: RecordId
) -> None:
    write("3")
    tab_to("categorySegments")
    write("5")
    tab_to("categoryBecauseEdit")
    write(REASON)
    tab_to("match0Picker")
    write("osian")
    press(ENTER)
    settle(page)
    assert [part.typed_name for part in stored(desk, concern).people] == ["", "", ""]
    assert people(desk)["Osian"] in {part.person for part in stored(desk, concern).people}
    assert not page.form.names.isVisible()
    assert page.form.category.because.text() == REASON
    assert page.form.safety.safety()[0].now.answer is Safe.NOT_KNOWN


def test_what_is_being_decided_comes_back_after_a_lock(
    page: TriagePage, make_page: Callable[..., TriagePage], desk: Desk, concern: RecordId
) -> None:
    write("2")
    tab_to("contact0Check")
    press(SPACE)
    tab_to("categorySegments")
    write("5")
    tab_to("categoryBecauseEdit")
    write(REASON)
    press(Qt.Key.Key_Left, times=4)
    page.keep_now()
    settle(page)
    page.hide()
    again = make_page()
    assert again.form.fields() == page.form.fields()
    assert focus_name() == "categoryBecauseEdit"
    assert again.form.category.because.textCursor().position() == len(REASON) - 4
    assert stored(desk, concern).triage is None
    save(again)
    assert desk.drafts.own() == ()


# -- call, move, amend


def test_the_call_record_is_opened_from_here(page: TriagePage, concern: RecordId, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested) as opened:
        page.form.call.click()
    assert opened.args == [Target("call", concern)]


def test_moving_shows_both_children_with_dates_of_birth_and_can_be_undone(
    page: TriagePage, desk: Desk, concern: RecordId
) -> None:
    press(Qt.Key.Key_M, ALT)
    settle(page)
    move = page.findChild(MovePage)
    assert focus_name() == "moveFromRadios"
    press(SPACE)
    tab_to("moveToPicker")
    write("osian")
    press(ENTER)
    settle(page)
    assert move.from_line.text() == "Ioan Sample, 12 June 2015, 6 Oak"
    assert move.to_line.text() == "Osian Penry, 5 December 2014, 6 Elm"
    save(page)
    assert focus_name() == "moveReasonEdit"
    assert stored(desk, concern).moves == ()
    write("Wrong line of the list.")
    save(page)
    assert people(desk)["Osian"] in {part.person for part in stored(desk, concern).people}
    assert page.form.isVisible()
    page.notice.findChild(Button, "message_undo").click()
    settle(page)
    assert people(desk)["Ioan"] in {part.person for part in stored(desk, concern).people}


def test_a_dispute_is_added_with_who_says_it_and_our_answer(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    page.amend.click()
    settle(page)
    amend = page.findChild(AmendPage)
    assert focus_name() == "amendKindSegments"
    amend.kind.button("DISPUTED").click()
    tab_to("amendSaidByEdit")
    write("Ms Sample, aunt")
    tab_to("amendTextEdit")
    write("The others started it.")
    save(page)
    assert focus_name() == "amendReasonEdit"
    assert amend.reason_field.error()
    write("By phone, 4 February.")
    tab_to("amendAnswerEdit")
    write("The staff account stands.")
    save(page)
    (amendment,) = stored(desk, concern).amendments
    assert (amendment.kind, amendment.said_by, amendment.text, amendment.answer, amendment.reason) == (
        "DISPUTED",
        "Ms Sample, aunt",
        "The others started it.",
        "The staff account stands.",
        "By phone, 4 February.",
    )
    assert stored(desk, concern).what_happened == "He touched her leg over her clothing."


def test_striking_out_needs_a_reason_and_leaves_the_text(page: TriagePage, desk: Desk, concern: RecordId) -> None:
    page.amend.click()
    settle(page)
    amend = page.findChild(AmendPage)
    amend.kind.button("STRIKE_OUT").click()
    save(page)
    assert focus_name() == "amendReasonEdit"
    write("Entered twice.")
    save(page)
    record = stored(desk, concern)
    assert (record.state, record.struck_out.reason) == ("STRUCK_OUT", "Entered twice.")

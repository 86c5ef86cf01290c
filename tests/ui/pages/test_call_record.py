"""The call record: prepared, typed while they speak, stored as typed, with the clock it starts."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.school import PhoneContact
from hsbdesk.domain.task import Task
from hsbdesk.storage.records import read_records
from ui.context import PageContext
from ui.pages.call_record import CallRecordPage
from ui.pages.triage import TriagePage
from ui.widgets.button import Button
from ui.widgets.check_row import CheckRow
from ui.widgets.label import PlainLabel

ENTER, TAB, DOWN, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Space
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


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


@pytest.fixture
def concern(desk: Desk) -> RecordId:
    desk.schools.save(
        replace(
            desk.school,
            phones=(PhoneContact(name="Nia Morgan", role="Designated Safeguarding Person", phone="01632 960 201"),),
            duty=(
                PhoneContact(name="Duty desk", role="Social Services", phone="01632 960 900"),
                PhoneContact(name="G. Harri", role="Team manager", phone="01632 960 901"),
            ),
            out_of_hours=(PhoneContact(name="Out-of-hours team", role="Social Services", phone="01632 960 999"),),
        )
    )
    desk.pupils.save(
        (Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),)
    )
    draft = replace(
        desk.concerns.new_draft(),
        people=(DraftPerson(key="pupil:1", name="Ioan Sample", role=Role.DISPLAYED),),
        when="yesterday 13.20",
        what_happened="He touched her leg over her clothing.",
    )
    return desk.concerns.submit(draft).id


@pytest.fixture
def make_page(
    concern: RecordId, desk: Desk, qtbot: QtBot, make_context: Callable[..., PageContext]
) -> Callable[..., CallRecordPage]:
    def make(record: str = concern, width: int = 1182, scale: float = 1.0) -> CallRecordPage:
        page = CallRecordPage(make_context(desk, scale=scale))
        qtbot.addWidget(page)
        page.resize(width, 652)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.load(RecordId(record))
        qtbot.waitUntil(lambda: any(box.isVisible() for box in page.findChildren(CheckRow)))
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., CallRecordPage]) -> CallRecordPage:
    return make_page()


def settle(page: CallRecordPage) -> None:
    page._context.workers.wait_idle()


def save(page: CallRecordPage) -> None:
    press(ENTER, CTRL)
    settle(page)


def test_the_sheet_lies_ready_before_dialling(page: CallRecordPage) -> None:
    texts = {label.text() for label in page.sheet.findChildren(PlainLabel)}
    assert {"Ioan Sample", "12 June 2015, Year 6", "He touched her leg over her clothing."} <= texts
    assert page.details.number.text() == "01632 960 900"
    assert page.details.when.echo() == "Read as: Wed 18 March 2026, 11:20"
    assert focus_name() == "question0Edit"


def test_a_report_is_typed_by_keys_and_stored_as_typed_with_its_clock(page: CallRecordPage, desk: Desk) -> None:
    write("Yes. Reference <SSE-4471> & noted")
    tab_to("question2Edit")
    write("Ioan: wait.")
    tab_to("callSaidEdit")
    write("They ring back.")
    tab_to("callWhoEdit")
    write("S. Vaughan")
    tab_to("callRoleEdit")
    write("Duty officer")
    tab_to("callKindRadios")
    press(SPACE)
    assert page.details.clock.isVisible()
    assert "written by Thu 19 March 11:20" in page.details.clock.accessibleName()
    tab_to("calledItEdit")
    write("Report of a child at risk")
    tab_to("callReferenceEdit")
    write("SSE-4471")
    tab_to("callDecisionEdit")
    write("Strategy discussion: to be decided")
    tab_to("callNextEdit")
    write("15:00 today")
    tab_to("returnIfEdit")
    write("It happens again")
    save(page)
    (contact,) = read_records(desk.session.db, Contact)
    assert contact.kind is ContactKind.REPORT
    assert (contact.with_name, contact.with_role, contact.number_rung) == (
        "S. Vaughan",
        "Duty officer",
        "01632 960 900",
    )
    assert (contact.when.start, contact.when.time) == ("2026-03-18", "11:20")
    assert [(q.question, q.answer, q.put) for q in contact.questions] == [
        ("TAKEN_AS_REPORT", "Yes. Reference <SSE-4471> & noted", True),
        ("SPEAK_TO_CHILDREN", "Ioan: wait.", True),
    ]
    assert (contact.said, contact.called_it, contact.reference, contact.decision) == (
        "They ring back.",
        "Report of a child at risk",
        "SSE-4471",
        "Strategy discussion: to be decided",
    )
    assert (contact.next_contact, contact.return_if) == ("15:00 today", "It happens again")
    assert contact.organisation == "Social Services"
    assert contact.number in page.title.title()
    (task,) = read_records(desk.session.db, Task)
    assert (task.kind, task.due_on, task.due_time) == ("WRITE_REPORT", "2026-03-19", "11:20")
    assert desk.drafts.own() == ()


def test_saving_again_does_not_store_the_call_twice(page: CallRecordPage, desk: Desk) -> None:
    tab_to("callWhoEdit")
    write("S. Vaughan")
    save(page)
    save(page)
    assert len(read_records(desk.session.db, Contact)) == 1


def test_who_answered_is_a_check_and_no_wall(page: CallRecordPage, desk: Desk) -> None:
    save(page)
    assert read_records(desk.session.db, Contact) == []
    assert page.notice.isVisible()
    assert focus_name() == "callWhoEdit"
    save(page)
    assert len(read_records(desk.session.db, Contact)) == 1


def test_no_answer_offers_the_out_of_hours_number_and_starts_no_clock(page: CallRecordPage, desk: Desk) -> None:
    page.nobody.click()
    assert not page.details.clock.isVisible()
    tab_to("callNobodySegments")
    press(Qt.Key.Key_Right, times=2)
    save(page)
    (contact,) = read_records(desk.session.db, Contact)
    assert contact.kind is ContactKind.VOICEMAIL
    assert "01632 960 999" in page.notice.accessibleName()
    assert read_records(desk.session.db, Task) == []


def test_ctrl_shift_t_types_the_time_now(page: CallRecordPage, clock: object) -> None:
    clock.move(minutes=7)
    press(Qt.Key.Key_T, CTRL_SHIFT)
    write(" yes")
    assert page.findChild(type(page.questions.said), "question0Edit").text() == "11:27 yes"
    page.nobody.setFocus()
    press(Qt.Key.Key_T, CTRL_SHIFT)
    assert page.details.when.text() == "11:27"


def test_a_call_without_a_time_says_what_to_type_and_keeps_everything(page: CallRecordPage, desk: Desk) -> None:
    write("Yes.")
    page.details.when.edit.setFocus()
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    save(page)
    assert focus_name() == "callStartedEdit"
    assert page.details.when_field.error() == "Type when the call started, such as 14:40."
    assert page.draft().questions[0].answer == "Yes."
    assert read_records(desk.session.db, Contact) == []


def test_another_number_is_one_press_away(page: CallRecordPage) -> None:
    page.findChild(Button, "callNumber1Button").click()
    assert page.draft().number_rung == "01632 960 901"


def test_a_call_that_was_begun_comes_back_and_keeps_its_day(
    page: CallRecordPage, make_page: Callable[..., CallRecordPage], desk: Desk, clock: object, concern: RecordId
) -> None:
    write("Yes. They decide at")
    press(Qt.Key.Key_Left, times=3)
    page.keep_now()
    settle(page)
    page.hide()
    (row,) = desk.drafts.own()
    clock.move(days=1)
    for record in (concern, row.uuid):
        again = make_page(record)
        assert again.draft().questions[0].answer == "Yes. They decide at"
        assert focus_name() == "question0Edit"
        assert QApplication.focusWidget().textCursor().position() == len("Yes. They decide at") - 3
        assert again.details.when.echo() == "Read as: Wed 18 March 2026, 11:20"
        assert again.draft().concern == concern
        again.hide()


def test_a_saved_call_shows_in_triage_at_once_and_opens_its_advice(
    concern: RecordId, desk: Desk, qtbot: QtBot, make_context: Callable[..., PageContext]
) -> None:
    context = make_context(desk)
    triage, page = TriagePage(context), CallRecordPage(context)
    for shown in (triage, page):
        qtbot.addWidget(shown)
        shown.resize(1182, 652)
        shown.show()
        shown.load(concern)
        context.workers.wait_idle()
    triage.form.category.category.button("HC_ABUSIVE").click()
    page.details.choose_nobody()
    page.save.click()
    context.workers.wait_idle()
    number = read_records(desk.session.db, Contact)[0].number
    qtbot.waitUntil(lambda: any(number in label.text() for label in triage.form.findChildren(PlainLabel)))
    assert triage.form.category.category.value() == "HC_ABUSIVE"
    assert triage.form._view.called


@pytest.mark.parametrize(("scale", "width"), [(1.0, 900), (2.0, 1182)])
def test_nothing_is_wider_than_the_page(make_page: Callable[..., CallRecordPage], scale: float, width: int) -> None:
    page = make_page(width=width, scale=scale)
    assert page.width() == width
    assert page.minimumSizeHint().width() <= width

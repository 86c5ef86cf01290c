"""Logging a concern: by keys alone, kept while it is written, stored as it was typed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Concern, ConcernKind, RiskNow, Role
from hsbdesk.domain.concern_draft import draft_from_fields
from hsbdesk.domain.dates import Precision
from hsbdesk.domain.person import Person, Pupil
from hsbdesk.domain.school import PhoneContact, Place
from hsbdesk.storage.records import read_records
from ui.context import PageContext
from ui.pages.log_concern import LogConcernPage
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.message_bar import MessageBar
from ui.widgets.record_edit import RecordEdit
from ui.widgets.segmented import Segmented

TEXT = "Cari told me that Ioan touched her leg. She said it had happened a few times this week."
ENTER, TAB, RIGHT, DOWN, SPACE = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Right,
    Qt.Key.Key_Down,
    Qt.Key.Key_Space,
)
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    """Type text, key by key; QTest knows ASCII keys only, an input method sends the others as this does."""
    for letter in text:
        if letter.isascii():
            QTest.keyClick(QApplication.focusWidget(), letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(QApplication.focusWidget(), event)


def focus_name() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName():
        widget = widget.parentWidget()
    return widget.objectName() if widget is not None else ""


def tab_to(name: str) -> None:
    """Press Tab until a field has focus; a field that cannot be reached by Tab fails the test."""
    for _ in range(60):
        if focus_name() == name:
            return
        press(TAB)
    pytest.fail(f"{name} is not reached by Tab")


@pytest.fixture
def school_desk(desk: Desk) -> Desk:
    """A school with phones, places and three pupils."""
    desk.schools.save(
        replace(
            desk.school,
            phones=(
                PhoneContact(name="Nia Morgan", role="Designated Safeguarding Person", phone="01632 960 201"),
                PhoneContact(name="Aled Rees", role="Deputy DSP", phone="01632 960 214"),
            ),
            places=(Place(name="Playground"), Place(name="Year 5 cloakroom")),
        )
    )
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5", class_name="5 Yew"),
            Pupil(id="3", first="Cari", last="Penry", born="2016-01-02", year="Year 5", class_name="5 Yew"),
        )
    )
    return desk


@pytest.fixture
def make_page(
    school_desk: Desk, qtbot: QtBot, make_context: Callable[..., PageContext]
) -> Callable[..., LogConcernPage]:
    """Return a maker of pages on the same desk, as after locking and signing in again."""

    def make(context: PageContext | None = None, uuid: str | None = None) -> LogConcernPage:
        context = context or make_context(school_desk)
        page = LogConcernPage(context)
        qtbot.addWidget(page)
        page.resize(1182, 652)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.load(uuid)
        context.workers.wait_idle()
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., LogConcernPage]) -> LogConcernPage:
    """A new concern, past the gate."""
    made = make_page()
    press(ENTER)
    return made


def settle(page: LogConcernPage) -> None:
    page._context.workers.wait_idle()


def edit(page: LogConcernPage, name: str) -> RecordEdit:
    found = page.findChild(RecordEdit, name)
    assert found is not None, name
    return found


def stored(desk: Desk) -> Concern:
    records = read_records(desk.session.db, Concern)
    assert len(records) == 1
    return records[0]


def name_child(page: LogConcernPage, typed: str, role: str) -> None:
    page.form.who.people.picker.setFocus()
    write(typed)
    press(ENTER)
    settle(page)
    assert focus_name().startswith("role")
    write(role)


# -- the gate


def test_the_gate_says_whom_to_tell_and_stores_nothing_about_an_adult(
    make_page: Callable[..., LogConcernPage], school_desk: Desk, qtbot: QtBot
) -> None:
    page = make_page()
    assert focus_name() == "notAdultButton"
    tab_to("adultButton")
    press(ENTER)
    bar = page.findChild(MessageBar, "adultBar")
    assert bar.isVisible()
    assert "headteacher" in bar.accessibleName()
    with qtbot.waitSignal(page.close_requested):
        press(ENTER)
    page.keep_now()
    settle(page)
    assert school_desk.drafts.own() == ()


def test_what_is_typed_before_the_desk_has_looked_for_a_draft_stays(
    make_page: Callable[..., LogConcernPage], school_desk: Desk
) -> None:
    page = make_page()
    page.load()
    press(ENTER)
    edit(page, "doneEdit").setPlainText("Typed at once")
    settle(page)
    assert page.form.isVisible()
    assert edit(page, "doneEdit").toPlainText() == "Typed at once"
    page.keep_now()
    settle(page)
    page.load()
    press(ENTER)
    edit(page, "doneEdit").setPlainText("Another one")
    settle(page)
    assert edit(page, "doneEdit").toPlainText() == "Another one"
    assert len(school_desk.drafts.own()) == 1


# -- by keys alone


def test_a_concern_with_two_children_is_logged_by_keys_alone_and_stored_as_typed(
    page: LogConcernPage, school_desk: Desk, qtbot: QtBot
) -> None:
    assert focus_name() == "riskNowSegments"
    press(RIGHT)
    tab_to("childPicker")
    write("ioan")
    press(ENTER)
    settle(page)
    assert focus_name() == "role0Combo"
    write("D")
    tab_to("childPicker")
    write("5 yew")
    press(DOWN)
    press(ENTER)
    settle(page)
    write("A")
    tab_to("whenEdit")
    write("week of 17 Nov")
    tab_to("countEdit")
    write("3")
    tab_to("lateEdit")
    write("She told me today.")
    tab_to("placeChips")
    press(RIGHT)
    press(SPACE)
    tab_to("nextWhatButton")
    press(SPACE)
    assert focus_name() == "sourceSegments"
    press(RIGHT, times=2)
    tab_to("toldByCombo")
    press(DOWN, times=2)
    tab_to("whatHappenedEdit")
    write("Said <b>& “no” ŵŷ.")
    tab_to("words1Edit")
    write("I told him to stop & he went away.")
    tab_to("nextDoneButton")
    press(SPACE)
    assert focus_name() == "doneEdit"
    write("Stayed with her.")
    tab_to("peopleToldEdit")
    write("A. Rees, 13.40")
    press(ENTER, CTRL)
    settle(page)
    lines = {line.text() for line in page.read_back.facts.findChildren(type(page.receipt.number))}
    assert {"Ioan Sample, 6 Oak, 12 June", "Cari Prosser, 5 Yew, 24 May"} <= lines
    assert read_records(school_desk.session.db, Concern) == []
    with qtbot.waitSignal(page._context.changes.concern_recorded):
        press(ENTER, CTRL)
    settle(page)

    record = stored(school_desk)
    people = {person.full: person.id for person in read_records(school_desk.session.db, Person)}
    assert record.kind is ConcernKind.BEHAVIOUR
    assert record.risk_now is RiskNow.NO_ONE_I_CAN_SEE
    assert [(part.person, part.role) for part in record.people] == [
        (people["Ioan Sample"], Role.DISPLAYED),
        (people["Cari Prosser"], Role.AFFECTED),
    ]
    assert (record.when.precision, record.when.start, record.when.words) == (
        Precision.WEEK,
        "2025-11-17",
        "week of 17 Nov",
    )
    assert record.occurrences.count_min == 3
    assert record.late_because == "She told me today."
    assert record.places == ("Year 5 cloakroom",)
    assert (record.source, record.told_by) == ("CHILD_AFFECTED_SAID", people["Cari Prosser"])
    assert record.what_happened == "Said <b>& “no” ŵŷ."
    assert [(a.person, a.words, a.unasked) for a in record.accounts] == [
        (people["Cari Prosser"], "I told him to stop & he went away.", False)
    ]
    assert (record.done, record.people_told) == ("Stayed with her.", "A. Rees, 13.40")
    assert record.number in page.receipt.number.text()
    assert "Aled Rees" in page.receipt.tell.accessibleName()
    assert school_desk.drafts.own() == ()


# -- must-haves and refusals


def test_a_missing_must_have_is_listed_with_a_link_and_nothing_is_lost(page: LogConcernPage) -> None:
    press(RIGHT)
    page.form.focus_section(2)
    write("Stayed with her.")
    press(ENTER, CTRL)
    settle(page)
    missing = page.form.missing
    assert missing.isVisible()
    assert focus_name() == "message_people"
    tab_to("message_what_happened")
    press(SPACE)
    assert focus_name() == "whatHappenedEdit"
    write("He pulled her bag.")
    page.form.focus_section(0)
    tab_to("notKnownButton")
    press(SPACE)
    assert not missing.isVisible()
    assert edit(page, "doneEdit").text() == "Stayed with her."


def test_a_date_that_cannot_be_read_is_refused_at_its_field_and_nothing_is_lost(
    page: LogConcernPage, school_desk: Desk
) -> None:
    name_child(page, "ioan", "D")
    page.form.who.when.edit.setFocus()
    write("32 Octember")
    page.form.focus_section(1)
    edit(page, "whatHappenedEdit").setFocus()
    write(TEXT)
    press(ENTER, CTRL)
    settle(page)
    press(ENTER, CTRL)
    settle(page)
    assert read_records(school_desk.session.db, Concern) == []
    assert page.form.isVisible()
    assert focus_name() == "message_when"
    press(SPACE)
    assert focus_name() == "whenEdit"
    assert page.form.draft().when == "32 Octember"
    assert page.form.draft().what_happened == TEXT
    press(Qt.Key.Key_A, CTRL)
    write("yesterday")
    press(ENTER, CTRL)
    settle(page)
    press(ENTER, CTRL)
    settle(page)
    assert stored(school_desk).what_happened == TEXT


def test_yes_at_risk_says_whom_to_get_and_never_blocks(page: LogConcernPage, school_desk: Desk) -> None:
    press(SPACE)
    bar = page.findChild(MessageBar, "atRiskBar")
    assert bar.isVisible()
    assert all(part in bar.accessibleName() for part in ("999", "Nia Morgan", "01632 960 214"))
    page.form.focus_section(1)
    edit(page, "whatHappenedEdit").setFocus()
    write("She is alone with him now.")
    assert page.form.draft().what_happened == "She is alone with him now."
    button = page.form.safety.panel_button()
    assert button is not None
    button.setFocus()
    press(SPACE)
    assert focus_name() == "childPicker"
    assert page.form.draft().risk_acted == "I have done this, at 11:20."


# -- drafts


def test_a_key_is_kept_within_three_seconds_even_when_typing_goes_on(
    page: LogConcernPage, school_desk: Desk, qtbot: QtBot
) -> None:
    page.form.focus_section(1)
    edit(page, "whatHappenedEdit").setFocus()
    typed: list[str] = []

    def goes_on() -> bool:
        write("a")
        typed.append("a")
        rows = school_desk.drafts.own()
        return bool(rows) and len(school_desk.drafts.open(rows[0].uuid).fields["what_happened"]) > 0

    with qtbot.waitSignal(page.keeper.kept, timeout=3600):
        qtbot.waitUntil(goes_on, timeout=3600)


def test_leaving_a_field_keeps_the_draft_and_says_so(page: LogConcernPage, school_desk: Desk) -> None:
    page.form.focus_section(1)
    edit(page, "whatHappenedEdit").setFocus()
    write("He pulled her bag.")
    press(TAB)
    settle(page)
    (row,) = school_desk.drafts.own()
    assert school_desk.drafts.open(row.uuid).fields["what_happened"] == "He pulled her bag."
    title = page.form.title.findChildren(type(page.receipt.number))
    assert any("Saved 11:20:00, encrypted" in label.text() for label in title)


def test_after_a_lock_the_exact_place_comes_back(
    page: LogConcernPage, make_page: Callable[..., LogConcernPage], make_context: Callable[..., PageContext]
) -> None:
    name_child(page, "cari pro", "A")
    page.form.focus_section(1)
    what = edit(page, "whatHappenedEdit")
    what.setFocus()
    write("First line")
    press(ENTER)
    write("and the second 🙂.")
    press(Qt.Key.Key_Left, times=5)
    before, place = page.form.draft(), what.textCursor().position()
    page.keep_now()
    settle(page)
    page.hide()

    again = make_page()
    assert again.form.draft() == before
    assert again.returned.isVisible()
    assert again.form.sections[1].is_open()
    assert focus_name() == "whatHappenedEdit"
    assert edit(again, "whatHappenedEdit").textCursor().position() == place


def test_a_draft_closed_for_later_does_not_come_up_by_itself_but_opens_by_its_id(
    page: LogConcernPage, make_page: Callable[..., LogConcernPage], school_desk: Desk, qtbot: QtBot
) -> None:
    name_child(page, "ioan", "D")
    with qtbot.waitSignal(page.close_requested):
        page.form.later.click()
    settle(page)
    (row,) = school_desk.drafts.own()
    page.hide()
    assert not make_page().returned.isVisible()
    assert focus_name() == "notAdultButton"
    opened = make_page(uuid=row.uuid)
    assert [person.name for person in opened.form.draft().people] == ["Ioan Sample"]


def test_what_came_back_can_be_left_for_a_new_concern(
    page: LogConcernPage, make_page: Callable[..., LogConcernPage], school_desk: Desk
) -> None:
    name_child(page, "ioan", "D")
    page.keep_now()
    settle(page)
    page.hide()
    again = make_page()
    again.returned.findChild(Button, "message_anew").click()
    settle(again)
    assert focus_name() == "notAdultButton"
    press(ENTER)
    assert again.form.draft().people == ()
    assert len(school_desk.drafts.own()) == 1


# -- hints


def hints_of(page: LogConcernPage) -> list[str]:
    return [hint.found for hint in page.form.hints.hints()]


def test_hints_come_when_the_field_is_left_and_never_while_typing(page: LogConcernPage) -> None:
    page.form.focus_section(1)
    what = edit(page, "whatHappenedEdit")
    what.setFocus()
    for letter in TEXT:
        write(letter)
        assert hints_of(page) == []
    press(TAB)
    assert hints_of(page) == ["a few times"]
    assert [TEXT[mark.start : mark.end] for mark in what.marks()] == ["a few times"]
    what.setFocus()
    assert hints_of(page) == ["a few times"]
    write("x")
    assert hints_of(page) == []
    assert what.marks() == ()


def test_an_offer_changes_the_text_by_keys_and_can_be_undone(page: LogConcernPage) -> None:
    page.form.focus_section(1)
    what = edit(page, "whatHappenedEdit")
    what.setFocus()
    write(TEXT)
    press(Qt.Key.Key_Period, CTRL)
    assert focus_name() == "hint0Offer0Button"
    press(SPACE)
    assert what.text() == TEXT.replace("a few times", "“a few times”")
    what.setFocus()
    what.undo()
    assert what.text() == TEXT


def test_a_hint_that_is_kept_does_not_come_again(page: LogConcernPage) -> None:
    page.form.focus_section(1)
    what = edit(page, "whatHappenedEdit")
    what.setFocus()
    write(TEXT)
    press(TAB)
    page.form.hints.findChild(Button, "hint0KeepButton").click()
    assert hints_of(page) == []
    what.setFocus()
    write(" ")
    press(TAB)
    assert hints_of(page) == []
    assert len(what.text()) == len(TEXT) + 1


def test_alt_q_quotes_the_selection_and_f7_goes_to_the_next_mark(page: LogConcernPage) -> None:
    page.form.focus_section(1)
    what = edit(page, "whatHappenedEdit")
    what.setFocus()
    write("He said go 🙂 away")
    press(Qt.Key.Key_Left, CTRL | SHIFT)
    press(Qt.Key.Key_Q, ALT)
    assert what.text() == "He said go 🙂 “away”"
    write(" often")
    press(TAB)
    press(Qt.Key.Key_F7)
    assert QApplication.focusWidget() is what
    assert what.textCursor().selectedText() == "often"


# -- people and their words


def test_words_stay_with_their_child_when_others_go(page: LogConcernPage) -> None:
    name_child(page, "ioan", "D")
    name_child(page, "cari pro", "A")
    page.form.focus_section(1)
    words = {field.label.text(): field for field, _edit in page.form.what.child_words._fields.values()}
    assert set(words) == {"Words Ioan said without being asked", "Cari's exact words"}
    edit(page, "words1Edit").setFocus()
    write("Stop.")
    page.form.focus_section(0)
    page.findChild(Button, "remove0Button").click()
    settle(page)
    (account,) = page.form.draft().accounts
    assert account.person_key == page.form.draft().people[0].key
    assert account.words == "Stop."


def test_two_children_of_one_first_name_are_told_apart(page: LogConcernPage) -> None:
    name_child(page, "cari pro", "A")
    name_child(page, "cari pen", "W")
    labels = {field.label.text() for field, _edit in page.form.what.child_words._fields.values()}
    assert labels == {"Cari Prosser's exact words", "Cari Penry's exact words"}


def test_a_name_that_is_not_on_the_roll_is_written_as_typed(page: LogConcernPage, school_desk: Desk) -> None:
    page.form.who.people.picker.setFocus()
    write("A boy from Year 2")
    press(ENTER)
    settle(page)
    page.form.focus_section(1)
    edit(page, "whatHappenedEdit").setFocus()
    write("He ran off.")
    press(ENTER, CTRL)
    settle(page)
    press(ENTER, CTRL)
    settle(page)
    (part,) = stored(school_desk).people
    assert (part.person, part.typed_name) == (None, "A boy from Year 2")


def test_names_off_shows_initials_and_stores_the_whole_name(page: LogConcernPage, school_desk: Desk) -> None:
    name_child(page, "ioan", "D")
    school_desk.set_names(False)
    page._context.changes.names_changed.emit(False)
    page.form.open_section(1)
    assert "Sample" not in page.form.sections[0].summary()
    assert page.form.sections[0].summary().startswith("I.: displayed")
    assert page.form.draft().people[0].name == "Ioan Sample"


# -- late, and what applies


def test_the_reason_for_writing_late_is_asked_after_a_day_only(page: LogConcernPage) -> None:
    page.form.who.when.edit.setFocus()
    write("yesterday 11.45")
    assert not page.form.who.late.isVisible()
    press(Qt.Key.Key_A, CTRL)
    write("yesterday 11.10")
    assert page.form.who.late.isVisible()


def test_a_part_that_was_closed_is_kept_in_the_draft_and_not_submitted(page: LogConcernPage, school_desk: Desk) -> None:
    name_child(page, "ioan", "D")
    page.form.focus_section(1)
    chip = page.form.what.applies.chips.button("DEVICE")
    chip.setFocus()
    press(SPACE)
    assert focus_name() == "deviceEdit"
    write("Locked cabinet")
    edit(page, "whatHappenedEdit").setFocus()
    write("A picture was shown.")
    chip.setFocus()
    press(SPACE)
    page.keep_now()
    settle(page)
    (row,) = school_desk.drafts.own()
    assert draft_from_fields(school_desk.drafts.open(row.uuid).fields).device == "Locked cabinet"
    press(ENTER, CTRL)
    settle(page)
    press(ENTER, CTRL)
    settle(page)
    assert stored(school_desk).device == ""
    assert stored(school_desk).aggravating == ()


def test_something_told_opens_who_told_it(page: LogConcernPage) -> None:
    page.form.kind.setFocus()
    press(DOWN)
    assert page.form.draft().kind is ConcernKind.TOLD_ME
    assert page.findChild(Segmented, "sourceSegments").value() == "CHILD_TOLD"
    page.form.focus_section(1)
    assert page.form.what.told.isVisible()
    page.form.what.told.toggle.setFocus()
    press(SPACE)
    assert focus_name() == "toldWhenEdit"


# -- narrow, large


@pytest.mark.parametrize(("scale", "width"), [(1.0, 900), (2.0, 1182)])
def test_nothing_is_wider_than_the_page(
    school_desk: Desk, qtbot: QtBot, make_context: Callable[..., PageContext], scale: float, width: int
) -> None:
    context = make_context(school_desk, scale=scale)
    page = LogConcernPage(context)
    qtbot.addWidget(page)
    page.resize(width, 652)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.load(None)
    context.workers.wait_idle()
    press(ENTER)
    assert page.width() == width
    for place in range(3):
        page.form.open_section(place)
        page.form.what.choose_source("CHILD_TOLD")
        page.form.what.told.set_open(True)
        fields = [*page.form.findChildren(QLineEdit), *page.form.findChildren(QPlainTextEdit)]
        for field in (f for f in fields if f.isVisible()):
            assert field.mapTo(page, field.rect().topRight()).x() < width
    assert page.minimumSizeHint().width() <= width


def test_nothing_is_kept_behind_a_submitted_concern(page: LogConcernPage, school_desk: Desk) -> None:
    name_child(page, "ioan", "D")
    page.form.focus_section(1)
    edit(page, "whatHappenedEdit").setFocus()
    write("He pulled her bag.")
    press(ENTER, CTRL)
    settle(page)
    press(ENTER, CTRL)
    settle(page)
    page.keep_now()
    settle(page)
    assert school_desk.drafts.own() == ()


def test_enter_on_a_part_goes_on_to_the_next_child(page: LogConcernPage) -> None:
    name_child(page, "ioan", "displayed")
    page.findChild(Combo, "role0Combo").setFocus()
    press(ENTER)
    assert focus_name() == "childPicker"

"""Settings typed and stored, an import from a real file, members, the look; refusals keep what was typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.preferences import Preferences
from hsbdesk.domain.school import PhoneContact, Place
from ui.context import PageContext
from ui.main_window import MainWindow
from ui.pages.settings import SettingsPage
from ui.pages.settings_roll import year_place
from ui.pages.settings_year import read_time
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.check_row import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.passphrase_edit import PassphraseEdit
from ui.widgets.segmented import Segmented

SECOND = "six brown otters swim"
CSV = (
    "\ufeffForename,Surname,Dyddiad geni,Blwyddyn,Dosbarth,UPN\r\n"
    "Siân,Llŷr,24/05/2016,5,5 Yew,A123\r\n"
    "Ŵna,Pŷr,01/09/2015,Blwyddyn 6,6 Oak,A124\r\n"
    ",Dienw,01/09/2015,6,6 Oak,A125\r\n"
    "Siân,Llŷr,24/05/2016,5,5 Yew,A123\r\n"
)


def show(qtbot: QtBot, context: PageContext, section: str = "") -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1160, 640)
    made.show()
    made.load(section)
    context.workers.wait_idle()
    return made


@pytest.fixture
def page(qtbot: QtBot, context: PageContext) -> SettingsPage:
    return show(qtbot, context)


def press(inside: QWidget, name: str) -> None:
    inside.findChild(Button, name).click()


def line(page: SettingsPage, qtbot: QtBot, name: str, row: int = 0) -> QLineEdit:
    def found() -> list[QLineEdit]:
        return [edit for edit in page.section().findChildren(QLineEdit, name) if edit.isVisible()]

    qtbot.waitUntil(lambda: len(found()) > row)
    return found()[row]


def type_into(qtbot: QtBot, edit: QLineEdit, text: str) -> None:
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClick(edit, Qt.Key.Key_Delete)
    for letter in text:
        # The test keyboard of Qt has no key for Welsh letters.
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(edit, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def errors(page: QWidget) -> list[str]:
    return [error for field in page.findChildren(Field) if field.isVisible() and (error := field.error())]


def save(page: SettingsPage, qtbot: QtBot, context: PageContext) -> None:
    qtbot.keyClick(page.section(), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    context.workers.wait_idle()


def test_the_school_is_typed_by_keys_and_stored(page: SettingsPage, qtbot: QtBot, context: PageContext) -> None:
    page.focus_first()
    qtbot.keyClick(page.list.outline, Qt.Key.Key_Return)
    type_into(qtbot, line(page, qtbot, "schoolNameEdit"), "Ysgol Tŷ Gwyn")
    type_into(qtbot, line(page, qtbot, "schoolCouncilEdit"), "Cyngor Sir Enghraifft")
    with qtbot.waitSignal(context.changes.settings_changed):
        save(page, qtbot, context)
    assert context.desk.school.name == "Ysgol Tŷ Gwyn"
    assert context.desk.school.council == "Cyngor Sir Enghraifft"
    assert not page.section().is_changed()  # type: ignore[attr-defined]


def test_a_refusal_keeps_what_was_typed(page: SettingsPage, qtbot: QtBot, context: PageContext) -> None:
    type_into(qtbot, line(page, qtbot, "schoolNameEdit"), " ")
    type_into(qtbot, line(page, qtbot, "schoolCouncilEdit"), "Cyngor Sir Enghraifft")
    save(page, qtbot, context)
    assert errors(page) == ["Type the name of the school."]
    assert line(page, qtbot, "schoolCouncilEdit").text() == "Cyngor Sir Enghraifft"
    assert context.desk.school.name == "Ysgol Enghraifft"


def test_the_main_record_needs_no_other_system(page: SettingsPage, qtbot: QtBot, context: PageContext) -> None:
    assert line(page, qtbot, "otherSystemEdit").isVisible()
    radios = page.section().fields.control("record")  # type: ignore[attr-defined]
    radios.button("main").click()
    assert not page.section().findChild(QLineEdit, "otherSystemEdit").isVisible()
    save(page, qtbot, context)
    assert context.desk.school.main_record


def test_numbers_are_stored_and_an_old_one_is_marked(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "phones")
    press(page.section(), "dutyAddButton")
    for name, text in (
        ("dutyNameEdit", "Duty desk"),
        ("dutyRoleEdit", "Social Services"),
        ("dutyPhoneEdit", "01632 960 900"),
        ("dutyChecked_onEdit", "2 August 2025"),
    ):
        type_into(qtbot, line(page, qtbot, name), text)
    assert "Check it: over 6 months" in [label.text() for label in page.section().findChildren(PlainLabel)]
    save(page, qtbot, context)
    assert context.desk.school.duty == (
        PhoneContact(name="Duty desk", role="Social Services", phone="01632 960 900", checked_on="2025-08-02"),
    )
    assert page.section().detail() == "1 number to check"


def test_a_day_that_can_not_be_read_is_said_at_its_row(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "phones")
    for _row in range(2):
        press(page.section(), "phonesAddButton")
    type_into(qtbot, line(page, qtbot, "phonesPhoneEdit", 0), "01632 960 201")
    type_into(qtbot, line(page, qtbot, "phonesNameEdit", 1), "Aled Rees")
    type_into(qtbot, line(page, qtbot, "phonesChecked_onEdit", 1), "soon")
    save(page, qtbot, context)
    assert errors(page) == ["Type the number.", "Type a day, such as 2 March 2026."]
    assert context.desk.school.phones == ()
    assert line(page, qtbot, "phonesChecked_onEdit", 1).text() == "soon"


def test_the_years_defaults_are_offered_and_a_wrong_order_is_refused(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "year")
    press(page.section(), "defaults202526Button")
    press(page.section(), "defaults202526Button")
    save(page, qtbot, context)
    assert context.desk.school.terms == context.desk.content.default_terms("2025-26")
    assert context.desk.school.closed == context.desk.content.default_closed("2025-26")
    type_into(qtbot, line(page, qtbot, "termsEndEdit"), "1 September 2025")
    save(page, qtbot, context)
    assert errors(page) == ["It ends before it starts. Correct one of the two."]
    assert line(page, qtbot, "termsEndEdit").text() == "1 September 2025"
    assert context.desk.school.terms == context.desk.content.default_terms("2025-26")


def test_times_of_the_day_are_read_as_staff_write_them(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "year")
    press(page.section(), "timesAddButton")
    type_into(qtbot, line(page, qtbot, "timesNameEdit"), "Lunch")
    type_into(qtbot, line(page, qtbot, "timesStartEdit"), "12.25")
    type_into(qtbot, line(page, qtbot, "timesEndEdit"), "1.25pm")
    save(page, qtbot, context)
    (lunch,) = context.desk.school.day_times
    assert (lunch.start, lunch.end) == ("12:25", "13:25")


@pytest.mark.parametrize(
    ("typed", "read"), [("10:40", "10:40"), ("9.05", "09:05"), ("soon", ""), ("", ""), ("25:70", "")]
)
def test_a_time_is_read_or_not(typed: str, read: str) -> None:
    assert read_time(typed) == read


def test_places_start_from_the_usual_ones_and_none_stands_twice(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "places")
    press(page.section(), "starterPlacesButton")
    save(page, qtbot, context)
    assert context.desk.school.places == context.desk.content.starter_places()
    assert not page.section().findChild(Button, "starterPlacesButton").isVisible()
    press(page.section(), "placesAddButton")
    type_into(qtbot, line(page, qtbot, "placesNameEdit", len(context.desk.school.places)), "playground")
    save(page, qtbot, context)
    assert errors(page) == ["This place is in the list already.", "Choose the kind of place."]
    assert Place(name="playground", setting="") not in context.desk.school.places


def test_a_training_belongs_to_a_member(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "brook")
    press(page.section(), "trainedAddButton")
    type_into(qtbot, line(page, qtbot, "trainedTrained_onEdit"), "14 May 2025")
    save(page, qtbot, context)
    assert errors(page) == ["Choose who was trained."]
    assert context.desk.me.brook_trained_on is None
    page.section().findChild(Combo, "trainedNameCombo").set_value("Nia Morgan")
    save(page, qtbot, context)
    assert context.desk.me.brook_trained_on == "2025-05-14"


def test_what_was_not_saved_comes_back_after_leaving(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context)
    type_into(qtbot, line(page, qtbot, "schoolCouncilEdit"), "Cyngor Sir Enghraifft")
    page.keep_now()
    context.workers.wait_idle()
    other = show(qtbot, context)
    assert line(other, qtbot, "schoolCouncilEdit").text() == "Cyngor Sir Enghraifft"
    assert other.notice.isVisible()
    save(other, qtbot, context)
    again = show(qtbot, context)
    assert not again.notice.isVisible()
    assert context.desk.school.council == "Cyngor Sir Enghraifft"


def test_what_was_kept_can_be_given_up_on_purpose(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context)
    type_into(qtbot, line(page, qtbot, "schoolNameEdit"), "Ysgol Arall")
    page.keep_now()
    context.workers.wait_idle()
    other = show(qtbot, context)
    other.notice.findChild(Button, "message_stored").click()
    context.workers.wait_idle()
    assert line(other, qtbot, "schoolNameEdit").text() == "Ysgol Enghraifft"
    assert context.desk.drafts.own() == ()


def test_typing_goes_on_while_something_else_is_stored(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context)
    type_into(qtbot, line(page, qtbot, "schoolCouncilEdit"), "Cyngor")
    page.show_section("places")
    press(page.section(), "starterPlacesButton")
    save(page, qtbot, context)
    page.show_section("school")
    assert line(page, qtbot, "schoolCouncilEdit").text() == "Cyngor"
    assert page.keeper.has_unkept()
    assert context.desk.school.council == ""


# -- the pupil list


def test_a_list_with_a_mark_and_welsh_letters_comes_in(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    path = tmp_path / "pupils.csv"
    path.write_bytes(CSV.encode())
    page = show(qtbot, context, "pupils")
    context.messages.answer_next(path)
    press(page.section(), "importListButton")
    qtbot.waitUntil(page.roll.importing.isVisible)
    context.workers.wait_idle()
    assert page.findChild(PlainLabel, "importFileLabel").text() == (
        "4 rows, separated by commas, letters read as UTF-8."
    )
    assert page.findChild(Combo, "firstColumnCombo").currentText() == "Forename"
    table = page.roll.importing.table.model()
    texts = [table.index(row, 1).data() for row in range(table.rowCount())]
    assert "first or last name is missing" in texts
    assert "its UPN stands in an earlier row" in texts
    assert "Siân Llŷr, 24 May" in texts
    assert context.desk.pupils.count() == 0, "nothing is changed before Import"
    press(page, "bringInButton")
    context.workers.wait_idle()
    assert {(p.full, p.year) for p in context.desk.pupils.roll()} == {("Siân Llŷr", "Year 5"), ("Ŵna Pŷr", "Year 6")}
    assert page.section().detail() == "2 pupils"
    assert not page.roll.importing.isVisible()


def test_columns_are_matched_on_screen(qtbot: QtBot, context: PageContext, tmp_path: Path) -> None:
    path = tmp_path / "pupils.csv"
    path.write_text("A;B\nMair;Tudno\n", encoding="utf-8")
    page = show(qtbot, context, "pupils")
    context.messages.answer_next(path)
    press(page.section(), "importListButton")
    qtbot.waitUntil(page.roll.importing.isVisible)
    context.workers.wait_idle()
    assert page.findChild(MessageBar, "importNotice").isVisible()
    assert not page.findChild(Button, "bringInButton").isEnabled()
    for name, key in (("firstColumnCombo", Qt.Key.Key_Down), ("lastColumnCombo", Qt.Key.Key_End)):
        combo = page.findChild(Combo, name)
        combo.setFocus()
        qtbot.keyClick(combo, key)
        combo.activated.emit(combo.currentIndex())
    context.workers.wait_idle()
    assert page.findChild(Button, "bringInButton").isEnabled()
    press(page, "giveUpImportButton")
    assert context.desk.pupils.count() == 0
    assert page.findChild(Button, "importListButton").isVisible()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 workbook", None])
def test_a_file_that_is_no_list_says_what_to_do(
    qtbot: QtBot, context: PageContext, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "pupils.csv"
    if content is not None:
        path.write_bytes(content)
    page = show(qtbot, context, "pupils")
    context.messages.answer_next(path)
    press(page.section(), "importListButton")
    qtbot.waitUntil(page.roll.notice.isVisible)
    assert "Nothing was changed." in page.roll.notice.accessibleName()


def test_the_whole_school_goes_up_a_year(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    before = {pupil.id: pupil for pupil in desk.pupils.roll() if pupil.left_on is None}
    page = show(qtbot, demo_context, "pupils")
    press(page.section(), "rollOverButton")
    (dialog,) = demo_context.messages.open_dialogs()
    tick = dialog.findChild(CheckRow, "leavesYear6Check")
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    demo_context.workers.wait_idle()
    assert desk.pupils.count() == len(before), "nothing is changed before it is said so"
    dialog.button("save").click()
    demo_context.workers.wait_idle()
    after = {pupil.id: pupil for pupil in desk.pupils.roll()}
    sixth = [pupil for pupil in before.values() if pupil.year == "Year 6"]
    assert sixth
    assert all(after[pupil.id].left_on for pupil in sixth)
    fifth = [pupil for pupil in before.values() if pupil.year == "Year 5"]
    assert fifth
    assert all((after[p.id].year, after[p.id].class_name) == ("Year 6", "") for p in fifth)


def test_years_stand_in_the_order_of_school() -> None:
    years = ["Year 10", "other", "Year 2", "Reception", "Nursery"]
    assert sorted(years, key=year_place) == ["Nursery", "Reception", "Year 2", "Year 10", "other"]


# -- members


def fill_member(qtbot: QtBot, dialog: QWidget, **texts: str) -> None:
    for name, text in texts.items():
        type_into(qtbot, dialog.findChild(QLineEdit, name), text)


def test_a_member_is_added_and_removed(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "members")
    assert page.members.warning.isVisible()
    press(page.section(), "addMemberButton")
    (dialog,) = context.messages.open_dialogs()
    fill_member(qtbot, dialog, memberNameEdit="Aled Rees", memberTitleEdit="Deputy", newPassphraseEdit=SECOND)
    dialog.button("save").click()
    assert errors(dialog) == ["The two do not match. Type the passphrase once more."]
    fill_member(qtbot, dialog, againPassphraseEdit=SECOND)
    dialog.button("save").click()
    context.workers.wait_idle()
    assert [member.name for member in context.desk.accounts.members()] == ["Nia Morgan", "Aled Rees"]
    assert not page.members.warning.isVisible()
    page.members.table.select_row(1)
    qtbot.keyClick(page.members.table, Qt.Key.Key_Return)
    (question,) = context.messages.open_dialogs()
    assert "Aled Rees" in question.findChild(PlainLabel, "questionLabel").text()
    question.button("remove").click()
    context.workers.wait_idle()
    assert [member.name for member in context.desk.accounts.members()] == ["Nia Morgan"]
    assert page.members.warning.isVisible()


def test_a_member_whose_name_is_taken_is_refused_with_everything_kept(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "members")
    press(page.section(), "addMemberButton")
    (dialog,) = context.messages.open_dialogs()
    fill_member(
        qtbot,
        dialog,
        memberNameEdit="Nia Morgan",
        memberTitleEdit="Deputy",
        newPassphraseEdit=SECOND,
        againPassphraseEdit=SECOND,
    )
    dialog.button("save").click()
    context.workers.wait_idle()
    assert len(errors(dialog)) == 1
    assert dialog.findChild(PassphraseEdit, "newPassphraseEdit").text() == SECOND
    dialog.done_with()


def test_the_own_passphrase_is_changed_only_by_who_knows_it(
    qtbot: QtBot, context: PageContext, vault_folder: Path
) -> None:
    page = show(qtbot, context, "members")
    press(page.section(), "changePassphraseButton")
    (dialog,) = context.messages.open_dialogs()
    fill_member(qtbot, dialog, oldPassphraseEdit="wrong one here now", newPassphraseEdit=SECOND)
    fill_member(qtbot, dialog, againPassphraseEdit=SECOND)
    dialog.button("save").click()
    context.workers.wait_idle()
    assert [field.label.text() for field in dialog.findChildren(Field) if field.error()] == ["Passphrase until now"]
    fill_member(qtbot, dialog, oldPassphraseEdit="five quiet herons wade")
    dialog.button("save").click()
    context.workers.wait_idle()
    desk: Desk = context.desk
    member = desk.me.id
    desk.sign_out()
    desk.sign_in(vault_folder, member, SECOND)
    assert desk.is_open


def test_a_new_recovery_sheet_is_shown_once_and_typed_back(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "members")
    number = context.desk.accounts.key_no()
    context.messages.answer_next("make")
    press(page.section(), "makeRecoveryButton")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "recoveryStep") is not None)
    context.workers.wait_idle()
    key = page.findChild(PlainLabel, "recoveryKeyLabel").text()
    type_into(qtbot, page.findChild(QLineEdit, "recoveryBackEdit"), key.lower())
    qtbot.keyClick(page.findChild(QLineEdit, "recoveryBackEdit"), Qt.Key.Key_Return)
    context.workers.wait_idle()
    assert context.desk.accounts.key_no() == number + 1
    assert context.desk.accounts.ways_in() == 2
    assert not page.members.warning.isVisible()
    assert page.findChild(Button, "makeRecoveryButton").isVisible()


# -- look and about


@pytest.fixture
def window(qtbot: QtBot, context: PageContext, preferences: Preferences) -> MainWindow:
    made = MainWindow(context, preferences)
    qtbot.addWidget(made)
    made.resize(1366, 696)
    made.show()
    made.enter(Route("settings", tab="look"))
    context.workers.wait_idle()
    return made


def test_the_look_is_kept_and_asked_for_at_once(
    qtbot: QtBot, window: MainWindow, context: PageContext, preferences: Preferences
) -> None:
    assert window.view is not None
    page = window.view.page()
    assert isinstance(page, SettingsPage)
    page.show_section("school")
    type_into(qtbot, line(page, qtbot, "schoolCouncilEdit"), "Cyngor Sir Enghraifft")
    page.show_section("look")
    segments = page.findChild(Segmented, "themeSegments")
    with qtbot.waitSignal(window.look_requested):
        segments.button("light").setFocus()
        qtbot.keyClick(segments.button("light"), Qt.Key.Key_Right)
    assert preferences.settings.theme == "dark"
    assert window.view.current() == Route("settings", tab="look")
    context.workers.wait_idle()
    assert [row.form for row in context.desk.drafts.own()] == ["settings"], "kept before the window is built anew"
    with qtbot.waitSignal(window.look_requested):
        page.findChild(Segmented, "textSizeSegments").button("150").click()
    assert preferences.settings.text_scale == 150
    context.workers.wait_idle()


def test_the_help_opens_at_what_is_protected(qtbot: QtBot, window: MainWindow, context: PageContext) -> None:
    assert window.view is not None
    page = window.view.page()
    assert isinstance(page, SettingsPage)
    page.show_section("about")
    press(page.section(), "protectsHelpLink")
    helping = window.help_window()
    assert helping is not None
    assert helping.findChild(Button, "protectsHelpButton").isChecked()
    context.workers.wait_idle()


@pytest.mark.parametrize(("width", "scale"), [(1160, 1.0), (760, 1.0), (1180, 2.0)])
def test_every_section_fits_the_width_it_has(
    qtbot: QtBot, make_context: Callable[..., PageContext], demo_desk: Desk, width: int, scale: float
) -> None:
    context = make_context(demo_desk, scale=scale)
    page = show(qtbot, context)
    page.resize(width, 640)
    for key, section in page.sections.items():
        page.show_section(key)
        assert section.page.widget().minimumSizeHint().width() <= section.page.viewport().width(), key

"""People of a file: groups, details, the file's own parts; stored as typed, nothing lost on refusal."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import Answer, ChildFile
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.person import PersonKind
from ui.context import PageContext
from ui.messages import OpenDialog
from ui.pages.people import PeoplePage
from ui.pages.person_finder import PersonFinder
from ui.pages.rows_editor import RowsEditor
from ui.widgets.button import Button
from ui.widgets.check_row import CheckRow
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel
from ui.widgets.radio_list import RadioList
from ui.widgets.record_edit import RecordEdit
from ui.widgets.segmented import Segmented
from ui.widgets.table_roles import Group


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> PeoplePage:
    page = PeoplePage(demo_context)
    demo_context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(1142, 560)
    page.show()
    page.load(file_of(demo_context.desk))
    demo_context.workers.wait_idle()
    return page


def open_form(page: PeoplePage, context: PageContext, button: str) -> OpenDialog:
    next(b for b in page.findChildren(Button, button) if b.isVisible()).click()
    context.workers.wait_idle()
    return context.messages.open_dialogs()[0]


def save(dialog: OpenDialog, context: PageContext) -> ChildFile:
    dialog.button("save").click()
    context.workers.wait_idle()
    return context.desk.files.read(file_of(context.desk))


def choose(page: PeoplePage, name: str) -> None:
    model = page.table.model()
    page.table.select_row(
        next(r for r in range(model.rowCount()) if str(model.index(r, 0).data() or "").startswith(name))
    )


def texts_of(page: PeoplePage) -> list[str]:
    return [label.text() for label in page.panel.findChildren(PlainLabel) if label.isVisible()]


def test_people_stand_in_their_groups_with_their_letters(page: PeoplePage) -> None:
    model = page.table.model()
    heads = [row.title for row in page._model.rows() if isinstance(row, Group)]
    assert heads == ["This child", "At home", "Family elsewhere", "Other children", "Others around the child"]
    names = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert "Cari Prosser (F)" in names
    assert page.shown.text() == "14 people"


def test_the_child_is_chosen_and_the_file_speaks_of_law_and_care(page: PeoplePage) -> None:
    texts = texts_of(page)
    assert "Parental responsibility" in texts
    assert any(text.startswith("Carys Sample: yes; reachable: no") for text in texts)
    assert any(text.startswith("No court order; family arrangement") for text in texts)


def test_details_are_stored_as_typed(page: PeoplePage, demo_context: PageContext) -> None:
    desk = demo_context.desk
    dialog = open_form(page, demo_context, "changeDetailsButton")
    dialog.findChild(QLineEdit, "otherNamesEdit").setText("Ianto, Io Bach")
    dialog.findChild(QLineEdit, "bornEdit").setText("13/6/2015")
    dialog.findChild(RecordEdit, "addressEdit").set_text("2 Heol Ŵyl\nTrefddychmygol")
    child = save(dialog, demo_context).child
    person = desk.files.read_person(child)
    assert person.other_names == ("Ianto", "Io Bach")
    assert person.born == "2015-06-13"
    assert person.address == "2 Heol Ŵyl\nTrefddychmygol"
    assert "Ianto, Io Bach" in texts_of(page)


def test_a_date_of_birth_that_is_none_is_said_and_the_rest_stays(page: PeoplePage, demo_context: PageContext) -> None:
    dialog = open_form(page, demo_context, "changeDetailsButton")
    dialog.findChild(QLineEdit, "otherNamesEdit").setText("Ianto")
    dialog.findChild(QLineEdit, "bornEdit").setText("June")
    dialog.button("save").click()
    assert demo_context.messages.open_dialogs()
    assert dialog.findChild(QLineEdit, "otherNamesEdit").text() == "Ianto"
    shown = [label.text() for label in dialog.findChildren(PlainLabel) if label.isVisible()]
    assert any("whole date of birth" in text for text in shown)
    demo_context.messages.close_all()


def test_legal_status_services_and_needs_are_stored_each_by_itself(page: PeoplePage, demo_context: PageContext) -> None:
    dialog = open_form(page, demo_context, "changeLegalButton")
    dialog.findChild(Combo, "legalStatusCombo").set_value("SGO")
    dialog.findChild(QLineEdit, "legalSourceEdit").setText("order seen 3 March")
    file = save(dialog, demo_context)
    assert (file.legal_status.code, file.legal_status.source) == ("SGO", "order seen 3 March")
    dialog = open_form(page, demo_context, "changeServicesButton")
    dialog.findChild(Segmented, "openServicesSegments").button("NOT_KNOWN").click()
    file = save(dialog, demo_context)
    assert file.services.open is Answer.NOT_KNOWN
    assert file.legal_status.code == "SGO"
    assert file.services.known_before


def test_not_known_and_declined_are_one_click_and_text_like_any_other(
    page: PeoplePage, demo_context: PageContext
) -> None:
    dialog = open_form(page, demo_context, "changeNeedsButton")
    for question, answer in (("Ethnicity", "Not known"), ("Religion or belief", "Declined")):
        button = next(b for b in dialog.findChildren(Button) if b.accessibleName() == f"{question}: {answer}")
        button.click()
    file = save(dialog, demo_context)
    assert (file.ethnicity, file.religion) == ("Not known", "Declined")


def test_parental_responsibility_is_asked_person_by_person(page: PeoplePage, demo_context: PageContext) -> None:
    dialog = open_form(page, demo_context, "changeParentalButton")
    editor = dialog.findChild(RowsEditor)
    rows = editor.rows()
    assert [row["holds"] for row in rows] == ["YES", "NOT_KNOWN", "NO"]
    editor.findChildren(Button, "parentalRemoveButton")[1].click()
    assert len(editor.rows()) == 2
    next(b for b in editor.findChildren(Button) if b.label() == "Put it back").click()
    assert editor.rows() == rows
    editor._rows[1].findChild(QLineEdit, "parentalSourceEdit").setText("asked the aunt, 2 March")
    file = save(dialog, demo_context)
    assert [entry.source for entry in file.parental][1] == "asked the aunt, 2 March"
    assert file.parental[0].reachable is Answer.NO


def test_strengths_and_voices_are_added_as_typed(page: PeoplePage, demo_context: PageContext) -> None:
    dialog = open_form(page, demo_context, "changeStrengthsButton")
    editor = dialog.findChild(RowsEditor)
    before = len(editor.rows())
    editor.findChild(Button, "strengthAddButton").click()
    editor.findChildren(RecordEdit, "strengthTextEdit")[-1].set_text("Reads to Year 1 & helps")
    file = save(dialog, demo_context)
    assert len(file.strengths) == before + 1
    assert file.strengths[-1].text == "Reads to Year 1 & helps"
    dialog = open_form(page, demo_context, "changeVoicesButton")
    editor = dialog.findChild(RowsEditor)
    known = demo_context.desk.files.read(file_of(demo_context.desk)).voices
    editor.findChild(Button, "voiceAddButton").click()
    editor.findChildren(RecordEdit, "voiceWordsEdit")[-1].set_text("I like the goals.")
    dialog.button("save").click()
    assert demo_context.messages.open_dialogs(), "a voice needs its date"
    editor.findChildren(QLineEdit, "voiceWhenEdit")[-1].setText("17 March")
    file = save(dialog, demo_context)
    assert file.voices[:-1] == known
    assert (file.voices[-1].words, file.voices[-1].when.start) == ("I like the goals.", "2026-03-17")


def test_somebody_new_is_put_on_record_with_their_part(
    qtbot: QtBot, page: PeoplePage, demo_context: PageContext
) -> None:
    dialog = open_form(page, demo_context, "addPersonButton")
    dialog.button("save").click()
    assert demo_context.messages.open_dialogs(), "nobody was chosen"
    finder = dialog.findChild(PersonFinder)
    qtbot.keyClicks(finder.edit, "Mair Sample")
    qtbot.waitUntil(lambda: demo_context.workers.wait_idle() and bool(finder.edit.text()))
    dialog.findChild(RadioList, "foundPeopleRadios").button("new").click()
    assert dialog.findChild(QLineEdit, "newFirstNameEdit").text() == "Mair"
    dialog.findChild(Segmented, "newKindSegments").button("ADULT").click()
    dialog.findChild(Segmented, "whereSegments").button("family").click()
    dialog.findChild(QLineEdit, "relationshipEdit").setText("grandmother")
    dialog.findChild(CheckRow, "holdsCareCheck").setChecked(True)
    file = save(dialog, demo_context)
    added = file.family[-1]
    person = demo_context.desk.files.read_person(added.person)
    assert (person.full, person.kind, added.relationship) == ("Mair Sample", PersonKind.ADULT, "grandmother")
    assert (added.in_household, added.holds_care) == (False, True)
    here = page._model.row(page.table.currentIndex())
    assert here is not None
    assert here.person == added.person


def test_a_pupil_of_the_roll_is_linked_and_not_made_twice(
    qtbot: QtBot, page: PeoplePage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    pupil = next(p for p in desk.pupils.roll() if p.person is None and p.left_on is None)
    dialog = open_form(page, demo_context, "addPersonButton")
    finder = dialog.findChild(PersonFinder)
    qtbot.keyClicks(finder.edit, pupil.full)

    def rows() -> RadioList:
        return dialog.findChildren(RadioList, "foundPeopleRadios")[-1]

    qtbot.waitUntil(lambda: f"pupil:{pupil.id}" in set(rows().keys()))
    rows().button(f"pupil:{pupil.id}").click()
    dialog.findChild(QLineEdit, "relationshipEdit").setText("cousin")
    file = save(dialog, demo_context)
    linked = next(p for p in desk.pupils.roll() if p.id == pupil.id)
    assert linked.person == file.family[-1].person


def test_a_part_is_changed_and_somebody_taken_out(qtbot: QtBot, page: PeoplePage, demo_context: PageContext) -> None:
    choose(page, "Delyth Sample")
    dialog = open_form(page, demo_context, "changeRelationButton")
    dialog.findChild(RecordEdit, "relationWordsEdit").set_text("Works Mondays too")
    file = save(dialog, demo_context)
    aunt = file.family[0]
    assert (aunt.words, aunt.relationship) == ("Works Mondays too", "aunt")
    choose(page, "Pat Lewis")
    demo_context.messages.answer_next("remove")
    next(b for b in page.findChildren(Button, "removeRelationButton") if b.isVisible()).click()
    qtbot.waitUntil(lambda: page.shown.text() == "13 people")
    assert len(demo_context.desk.files.read(file_of(demo_context.desk)).network) == 1


def test_with_names_off_nothing_personal_is_shown(page: PeoplePage, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    demo_context.changes.names_changed.emit(False)
    demo_context.workers.wait_idle()
    assert "Names are off. Press F8 to see and change what is on record." in texts_of(page)
    assert not any(button.isVisible() for button in page.findChildren(Button, "changeLegalButton"))


def test_leaving_a_typed_form_asks_once_in_the_form(qtbot: QtBot, page: PeoplePage, demo_context: PageContext) -> None:
    dialog = open_form(page, demo_context, "changeLegalButton")
    dialog.findChild(QLineEdit, "legalSourceEdit").setText("seen")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert demo_context.messages.open_dialogs()
    next(b for b in dialog.findChildren(Button) if b.label() == "Close without saving").click()
    assert not demo_context.messages.open_dialogs()
    assert demo_context.desk.files.read(file_of(demo_context.desk)).legal_status.source != "seen"

"""The list of children: search as one types, filters, opening a file on purpose."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from hsbdesk.domain.person import Pupil
from ui.context import PageContext
from ui.pages.add_child import AddChildForm
from ui.pages.children import ChildrenPage
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.person_picker import PersonPicker
from ui.widgets.radio_list import RadioList
from ui.widgets.record_edit import RecordEdit
from ui.widgets.segmented import Segmented
from ui.widgets.table import TextTable


def names_of(page: ChildrenPage) -> list[str]:
    model = page.findChild(TextTable, "childrenTable").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> ChildrenPage:
    made = ChildrenPage(demo_context)
    qtbot.addWidget(made)
    made.resize(1182, 652)
    made.show()
    made.load()
    made.focus_first()
    demo_context.workers.wait_idle()
    return made


def test_the_most_urgent_child_stands_first_and_similar_names_are_warned_of(page: ChildrenPage) -> None:
    names = names_of(page)
    assert set(names[:2]) == {"Ioan Sample", "Llew Sample"}
    assert any("×2: check date of birth" in label.text() for label in page.findChildren(PlainLabel))


@pytest.mark.parametrize("typed", ["ioan", "6 oak", "h-0017"])
def test_typing_finds_by_name_class_and_number(
    page: ChildrenPage, qtbot: QtBot, demo_context: PageContext, typed: str
) -> None:
    edit = page.findChild(QLineEdit, "findChildEdit")
    qtbot.keyClicks(edit, typed)
    qtbot.waitUntil(lambda: "Ioan Sample" in names_of(page) and len(names_of(page)) < 5)


def test_one_letter_does_not_narrow_the_list(page: ChildrenPage, qtbot: QtBot, demo_context: PageContext) -> None:
    before = names_of(page)
    edit = page.findChild(QLineEdit, "findChildEdit")
    edit.setText("x")
    page.load()
    demo_context.workers.wait_idle()
    assert names_of(page) == before


def test_enter_right_after_typing_opens_who_was_typed(
    page: ChildrenPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    edit = page.findChild(QLineEdit, "findChildEdit")
    qtbot.keyClicks(edit, "llew")
    qtbot.waitUntil(lambda: names_of(page) == ["Llew Sample"])
    edit.selectAll()
    qtbot.keyClicks(edit, "ioan")
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(edit, Qt.Key.Key_Return)
    assert asked.args[0].file == demo_context.desk.files.children("all", "ioan").rows[0].file


def test_arrow_and_enter_open_the_child(page: ChildrenPage, qtbot: QtBot) -> None:
    edit = page.findChild(QLineEdit, "findChildEdit")
    qtbot.keyClicks(edit, "llew")
    qtbot.waitUntil(lambda: names_of(page) == ["Llew Sample"])
    qtbot.keyClick(edit, Qt.Key.Key_Down)
    table = page.findChild(TextTable, "childrenTable")
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args[0].file == page._model.row(page._model.index(0, 0)).file


def test_a_filter_shows_only_its_files(page: ChildrenPage, qtbot: QtBot, demo_context: PageContext) -> None:
    segments = page.findChild(Segmented, "filterSegments")
    segments.button("SUPPORT").click()
    demo_context.workers.wait_idle()
    assert {page._model.row(page._model.index(row, 0)).kind.value for row in range(len(names_of(page)))} == {"SUPPORT"}


def test_no_match_says_so_and_offers_to_add(page: ChildrenPage, qtbot: QtBot, demo_context: PageContext) -> None:
    qtbot.keyClicks(page.findChild(QLineEdit, "findChildEdit"), "zzz")
    qtbot.waitUntil(lambda: names_of(page) == [])
    assert any("“zzz”" in label.text() for label in page.findChildren(PlainLabel))
    page._empty.action_requested.emit()
    (dialog,) = demo_context.messages.open_dialogs()
    demo_context.workers.wait_idle()
    dialog.button("cancel").click()


def open_form(page: ChildrenPage, context: PageContext) -> AddChildForm:
    page.add_child()
    context.workers.wait_idle()
    (dialog,) = context.messages.open_dialogs()
    return dialog.findChild(AddChildForm)


def test_a_file_is_opened_for_a_pupil_with_kind_and_reason(
    page: ChildrenPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    roll: tuple[Pupil, ...] = demo_context.desk.pupils.roll()
    pupil = next(p for p in roll if p.person is None and p.left_on is None)
    form = open_form(page, demo_context)
    (dialog,) = demo_context.messages.open_dialogs()
    dialog.button("open").click()
    assert demo_context.messages.open_dialogs() == (dialog,)
    picker = form.findChild(PersonPicker, "childPicker")
    picker.setText("")
    picker.picked.emit(f"pupil:{pupil.id}")
    demo_context.workers.wait_idle()
    form.findChild(RadioList, "kindRadios").set_value("SUPPORT")
    form.findChild(RecordEdit, "becauseEdit").set_text("Affected in one entry")
    with qtbot.waitSignal(page.open_requested) as asked:
        dialog.button("open").click()
    demo_context.workers.wait_idle()
    head = demo_context.desk.files.head(asked.args[0].file)
    assert head.name == pupil.full
    assert head.number.startswith("S-")
    assert demo_context.desk.files.read(head.file).opened_because == "Affected in one entry"


def test_a_file_that_is_open_already_is_refused_and_the_text_stays(
    page: ChildrenPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    child = page._model.row(page._model.index(0, 0))
    form = open_form(page, demo_context)
    (dialog,) = demo_context.messages.open_dialogs()
    form.findChild(PersonPicker, "childPicker").picked.emit(f"person:{child.person}")
    form.findChild(RadioList, "kindRadios").set_value("HSB")
    form.findChild(RecordEdit, "becauseEdit").set_text("Because")
    dialog.button("open").click()
    demo_context.workers.wait_idle()
    assert demo_context.messages.open_dialogs() == (dialog,)
    assert form.findChild(RecordEdit, "becauseEdit").text() == "Because"
    assert any(child.number in label.text() for label in form.findChildren(PlainLabel))
    dialog.button("cancel").click()


def test_a_new_child_is_checked_against_similar_names(
    page: ChildrenPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    form = open_form(page, demo_context)
    (dialog,) = demo_context.messages.open_dialogs()
    form.findChild(PersonPicker, "childPicker").picked.emit("new")
    form.findChild(QLineEdit, "firstNameEdit").setText("Ioan")
    form.findChild(QLineEdit, "lastNameEdit").setText("Sampl")
    form.findChild(QLineEdit, "lastNameEdit").editingFinished.emit()
    demo_context.workers.wait_idle()
    note = form.findChild(MessageBar, "similarNote")
    assert not note.isHidden()
    assert "Ioan Sample" in note.accessibleName()
    form.findChild(RadioList, "kindRadios").set_value("SUPPORT")
    form.findChild(RecordEdit, "becauseEdit").set_text("New in school")
    with qtbot.waitSignal(page.open_requested) as asked:
        dialog.button("open").click()
    demo_context.workers.wait_idle()
    assert demo_context.desk.files.head(asked.args[0].file).name == "Ioan Sampl"


def test_names_off_shows_no_name_and_no_birthday(page: ChildrenPage, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    page.load()
    demo_context.workers.wait_idle()
    shown = " ".join(
        str(page._model.index(row, 0).data(role))
        for row in range(page._model.rowCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
    )
    assert "Ioan" not in shown
    assert "June" not in shown

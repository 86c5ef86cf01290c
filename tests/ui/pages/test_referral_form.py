"""The council's form by keyboard: copy box by box, write an answer, decide a name, fill the Word form."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.print_wish import PrintWish
from ui.pages.referral_form import FormTab
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit


@dataclass
class Place:
    """The tab over the demo's second referral, and ways to act on it as a person does."""

    tab: FormTab
    context: PageContext
    qtbot: QtBot
    referral: RecordId

    @property
    def desk(self) -> Desk:
        return self.context.desk

    def settle(self) -> None:
        for _ in range(3):
            assert self.context.workers.wait_idle(20)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(QApplication.focusWidget() or self.tab, key, modifier)
        self.settle()

    def copy_next(self) -> None:
        self.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)

    def choose(self, key: str) -> None:
        assert self.tab.table.select_key(key)
        self.settle()

    def click(self, name: str) -> None:
        button = self.tab.findChild(Button, name)
        assert button is not None
        assert button.isVisible(), name
        button.click()
        self.settle()

    def said(self) -> str:
        return self.tab.notice.accessibleName() if self.tab.notice.isVisible() else ""

    def text(self, name: str) -> str:
        label = self.tab.findChild(QWidget, name)
        assert label is not None
        return str(label.property("text"))


@pytest.fixture
def place(qtbot: QtBot, demo_context: PageContext) -> Place:
    referral = next(row.id for row in demo_context.desk.referrals.rows() if row.number == "R-2026-0007F")
    tab = FormTab(demo_context)
    demo_context.messages.set_window(tab)
    qtbot.addWidget(tab)
    tab.resize(1290, 620)
    tab.show()
    qtbot.waitExposed(tab)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    made = Place(tab, demo_context, qtbot, referral)
    tab.load(referral)
    made.settle()
    tab.focus_first()
    return made


def clipboard() -> str:
    return QApplication.clipboard().text()


def test_box_after_box_is_copied_with_one_key(place: Place) -> None:
    assert place.text("copiedLabel") == "0 of 31 copied"
    assert place.tab.copy_button.label() == "Copy next: box 1"
    copied: list[str] = []
    for _ in range(3):
        place.copy_next()
        copied.append(clipboard())
    assert copied == [
        "Ioan Sample. No other names known.",
        "12 June 2015 (10)",
        "1 Example Terrace, Trefddychmygol. Previous addresses not known.",
    ]
    assert place.text("copiedLabel") == "3 of 31 copied"
    assert place.tab.copy_button.label() == "Copy next: box 4"
    chosen = place.tab.chosen()
    assert chosen is not None
    assert chosen.no == 4
    place.context.changes.signed_out.emit()
    assert clipboard() == ""


def test_a_box_that_is_too_small_stops_the_next_copy_until_it_is_short(place: Place) -> None:
    for _ in range(8):
        place.copy_next()
    assert place.text("copiedLabel") == "7 of 31 copied"
    assert "nothing was copied" in place.said()
    assert QApplication.focusWidget() is place.tab.box_card.short_button
    place.press(Qt.Key.Key_Space)
    chosen = place.tab.chosen()
    assert chosen is not None
    assert (chosen.key, chosen.is_typed) == ("cause_for_concern", True)
    place.copy_next()
    assert clipboard().endswith("See attached, section 1.")
    assert len(clipboard()) <= 1500


def test_all_of_a_long_answer_is_copied_only_when_it_is_asked_for(place: Place) -> None:
    place.choose("cause_for_concern")
    place.click("copyWholeButton")
    assert len(clipboard()) > 1500


def test_an_answer_is_written_by_keyboard_and_given_back(place: Place) -> None:
    place.choose("religion")
    place.press(Qt.Key.Key_Return)
    assert clipboard() == "No religion (aunt, 2 March 2026)."
    place.choose("religion")
    place.press(Qt.Key.Key_F2)
    edit = place.tab.findChild(RecordEdit, "boxEdit")
    assert edit is not None
    assert edit.hasFocus()
    edit.selectAll()
    place.qtbot.keyClicks(edit, "None")
    place.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    chosen = place.tab.chosen()
    assert chosen is not None
    assert (chosen.text, chosen.is_typed) == ("None", True)
    place.click("useRecordsButton")
    chosen = place.tab.chosen()
    assert chosen is not None
    assert not chosen.is_typed


def test_what_is_being_typed_is_kept_when_another_box_is_chosen_or_the_desk_is_locked(place: Place) -> None:
    place.choose("religion")
    place.tab.box_card.open_edit()
    place.tab.box_card.edit.selectAll()
    place.qtbot.keyClicks(place.tab.box_card.edit, "None")
    place.choose("ethnicity")
    assert written(place) == {"religion": "None"}
    place.tab.box_card.open_edit()
    place.qtbot.keyClicks(place.tab.box_card.edit, "Also ")
    place.tab.keep_now()
    place.settle()
    assert written(place)["ethnicity"].startswith("Also ")
    place.tab.box_card.open_edit()
    place.press(Qt.Key.Key_Escape)
    assert not place.tab.box_card.is_editing()


def written(place: Place) -> dict[str, str]:
    form = place.desk.referrals.read(place.referral).referral.form
    assert form is not None
    return {text.field: text.text for text in form.texts}


def test_a_name_is_decided_before_its_box_is_copied(place: Place) -> None:
    pupil = next(one for one in place.desk.pupils.roll() if one.person is None)
    place.desk.council_forms.write(place.referral, "religion", f"{pupil.full} said so.")
    place.tab.load(place.referral)
    place.settle()
    assert place.tab.names_card.isVisible()
    place.choose("religion")
    copied = clipboard()
    place.tab.copy_button.setFocus()
    index = place.tab.table.currentIndex()
    place.tab.table.action_requested.emit(index)
    place.settle()
    assert "not decided" in place.said()
    assert clipboard() == copied
    combo = place.tab.names.findChild(Combo, "strayCombo")
    assert combo is not None
    combo.setFocus()
    place.press(Qt.Key.Key_Down)
    assert not place.tab.names_card.isVisible()
    place.tab.table.action_requested.emit(place.tab.table.currentIndex())
    place.settle()
    assert pupil.last not in clipboard()
    assert clipboard().endswith("said so.")


def test_another_form_is_chosen_and_says_that_it_is_to_be_checked(place: Place) -> None:
    combo = place.tab.findChild(Combo, "formCombo")
    assert combo is not None
    combo.setFocus()
    place.press(Qt.Key.Key_Down)
    form = place.desk.referrals.read(place.referral).referral.form
    assert form is not None
    assert form.form is None
    assert any("check against your council's form" in label.text() for label in place.tab.card.findChildren(PlainLabel))
    assert place.tab.ways.unknown.isVisible()


def test_all_answers_are_printed_in_form_order(place: Place) -> None:
    with place.qtbot.waitSignal(place.tab.print_requested) as asked:
        place.click("printAnswersButton")
    wish = (asked.args or [None])[0]
    assert isinstance(wish, PrintWish)
    assert (wish.kind, wish.record) == (DocumentKind.FORM_ANSWERS, place.referral)


def test_names_off_hides_every_answer(place: Place) -> None:
    place.desk.set_names(False)
    place.context.changes.names_changed.emit(False)
    place.settle()
    assert not place.tab.card.isVisible()
    assert not place.tab.box_card.isVisible()
    assert not place.tab.copy_button.isVisible()


def test_the_word_form_is_filled_filed_and_saved(place: Place, tmp_path: Path) -> None:
    document = Document()
    document.add_paragraph("Name: {{ child_name }}")
    saved = io.BytesIO()
    document.save(saved)
    form = place.desk.council_forms.forms()[0].id
    place.desk.word_forms.bring_in(form, "Report form.docx", saved.getvalue())
    place.tab.load(place.referral)
    place.settle()
    place.context.messages.answer_next(tmp_path / "out")
    place.click("fillWordButton")
    dialog = place.context.messages.open_dialogs()[0]
    edit = dialog.findChild(RecordEdit, "wordBecauseEdit")
    assert edit is not None
    dialog.button("save").click()
    place.settle()
    assert place.context.messages.open_dialogs() == (dialog,)  # a reason is asked for
    place.qtbot.keyClicks(edit, "the council asks for its own form")
    dialog.button("save").click()
    place.settle()
    text = "\n".join(p.text for p in Document(str(tmp_path / "out.docx")).paragraphs)
    assert text == "Name: Ioan Sample. No other names known."
    assert "no password" in place.said()
    copies = place.desk.council_forms.read(place.referral).word_copies
    assert [copy.file_name for copy in copies] == ["R-2026-0007F_form_SS.docx"]
    assert place.tab.ways.copies.isVisible()


def test_a_tab_that_is_seen_before_its_form_is_read_opens_on_a_box_and_not_in_an_empty_answer(
    qtbot: QtBot, demo_context: PageContext
) -> None:
    referral = next(row.id for row in demo_context.desk.referrals.rows() if row.number == "R-2026-0007F")
    tab = FormTab(demo_context)
    qtbot.addWidget(tab)
    tab.resize(1310, 640)
    tab.show()
    tab.load(referral)
    assert demo_context.workers.wait_idle(20)
    assert not tab.box_card.is_editing()
    assert tab.box_card.edit_button.isVisible()
    assert not tab.box_card.save_button.isVisible()

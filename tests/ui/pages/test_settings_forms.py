"""Councils' forms in the settings: started, changed box by box, checked, passed on, and their Word files."""

import io
from dataclasses import dataclass
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from ui.context import PageContext
from ui.pages.settings import SettingsPage
from ui.pages.settings_forms import FormsSection
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel


@dataclass
class Place:
    """The section, and ways to act on it."""

    page: SettingsPage
    section: FormsSection
    context: PageContext
    qtbot: QtBot

    @property
    def desk(self) -> Desk:
        return self.context.desk

    def settle(self) -> None:
        for _ in range(3):
            assert self.context.workers.wait_idle(20)
            QApplication.processEvents()

    def click(self, name: str) -> None:
        button = self.section.findChild(Button, name)
        assert button is not None
        assert button.isVisible(), name
        button.click()
        self.settle()

    def line(self, name: str, row: int = 0) -> QLineEdit:
        return self.section.editor.findChildren(QLineEdit, name)[row]

    def retype(self, name: str, text: str, row: int = 0) -> None:
        line = self.line(name, row)
        line.selectAll()
        self.qtbot.keyClicks(line, text)

    def texts(self) -> list[str]:
        return [label.text() for label in self.section.findChildren(PlainLabel) if label.isVisible()]


def open_section(qtbot: QtBot, context: PageContext) -> Place:
    page = SettingsPage(context)
    context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(1160, 640)
    page.show()
    page.load("forms")
    section = page.sections["forms"]
    assert isinstance(section, FormsSection)
    place = Place(page, section, context, qtbot)
    place.settle()
    return place


@pytest.fixture
def place(qtbot: QtBot, demo_context: PageContext) -> Place:
    return open_section(qtbot, demo_context)


def test_a_new_school_starts_from_the_standard_boxes_and_checks_them(qtbot: QtBot, context: PageContext) -> None:
    place = open_section(qtbot, context)
    assert place.section.detail() == "no form yet"
    place.click("startFormButton")
    assert place.section.detail() == "1 form to check"
    assert any("check against your council's form" in text.lower() for text in place.texts())
    place.click("checkFormButton")
    assert place.section.detail() == "1 form"
    assert place.desk.council_forms.forms()[0].checked == "checked by you 18 March"


def test_boxes_are_changed_put_in_order_and_are_to_be_checked_again(place: Place) -> None:
    place.click("editFormButton")
    place.retype("boxHeadingEdit", "Name of the child")
    place.retype("boxNoEdit", "2", row=0)
    place.retype("boxNoEdit", "1", row=1)
    place.retype("boxLimitEdit", "1,200", row=0)
    place.click("saveFormButton")
    form = place.desk.council_forms.form(place.desk.council_forms.forms()[0].id)
    assert [field.key for field in form.fields[:2]] == ["date_of_birth", "child_name"]
    assert (form.fields[1].heading, form.fields[1].limit) == ("Name of the child", 1200)
    assert form.checked_on == ""
    place.click("closeFormButton")
    assert place.section.table.isVisible()
    assert place.section.detail() == "1 form to check"


def test_a_wrong_box_is_refused_and_everything_typed_stays(place: Place) -> None:
    place.click("editFormButton")
    place.retype("boxLimitEdit", "many")
    place.click("saveFormButton")
    assert "digits only" in place.section.editor.notice.accessibleName()
    place.retype("boxLimitEdit", "12")
    place.retype("boxKeyEdit", "Child Name")
    place.click("saveFormButton")
    assert "Box 1" in place.section.editor.notice.accessibleName()
    assert place.line("boxKeyEdit").text() == "Child Name"
    assert place.desk.council_forms.form(place.desk.council_forms.forms()[0].id).fields[0].limit == 0


def test_what_is_typed_is_kept_as_a_draft(place: Place) -> None:
    place.click("editFormButton")
    place.retype("formNameEdit", "Report form 2026")
    place.page.keep_now()
    place.settle()
    place.click("closeFormButton")
    place.click("editFormButton")
    assert place.line("formNameEdit").text() == "Report form 2026"
    assert "not saved" in place.section.editor.notice.accessibleName()
    place.click("saveFormButton")
    assert place.desk.council_forms.forms()[0].name == "Report form 2026"
    place.click("closeFormButton")


def test_a_field_list_is_saved_and_brought_in(place: Place, tmp_path: Path) -> None:
    place.context.messages.answer_next(tmp_path / "list.json")
    place.click("exportFormButton")
    place.context.messages.answer_next(tmp_path / "list.json")
    place.click("importFormButton")
    assert len(place.desk.council_forms.forms()) == 2
    (tmp_path / "bad.json").write_text('{"format": "hsbdesk-form", "version": 1, "name": 5}', "utf-8")
    place.context.messages.answer_next(tmp_path / "bad.json")
    place.click("importFormButton")
    assert "wrong at name" in place.section.notice.accessibleName()
    place.context.messages.answer_next(tmp_path / "missing.json")
    place.click("importFormButton")
    assert "could not be read" in place.section.notice.accessibleName()


def test_a_word_form_is_brought_in_and_its_placeholders_listed(place: Place, tmp_path: Path) -> None:
    path = tmp_path / "Report form.docx"
    document = Document()
    document.add_paragraph("{{ child_name }} {{ child_nmae }}")
    document.save(str(path))
    place.context.messages.answer_next(path)
    place.click("bringWordButton")
    texts = "\n".join(place.texts())
    assert "Word form: Report form.docx" in texts
    assert "1 placeholder is filled: child_name" in texts
    assert "child_nmae" in texts
    saved = io.BytesIO()
    hostile = Document()
    hostile.add_paragraph("{{ child.name }}")
    hostile.save(saved)
    path.write_bytes(saved.getvalue())
    place.context.messages.answer_next(path)
    place.click("bringWordButton")
    assert "plain name" in place.section.notice.accessibleName()


def test_a_form_is_put_away_with_a_reason(place: Place) -> None:
    place.context.messages.answer_next("the council has a new one")
    place.click("putAwayButton")
    assert place.desk.council_forms.forms() == ()
    assert not place.section.card.isVisible()

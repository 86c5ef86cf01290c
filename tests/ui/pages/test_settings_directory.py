"""Services, threshold documents and guidance typed by the school; both pickers of a referral read them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.domain.ids import FileId
from hsbdesk.domain.referral import Recipient
from ui.context import PageContext
from ui.pages.recipient_picker import RecipientPicker
from ui.pages.rows_editor import RowsEditor
from ui.pages.settings import SettingsPage
from ui.pages.small_form import SmallForm
from ui.pages.threshold_card import ThresholdCard
from ui.pages.threshold_picker import ThresholdForm
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit

CTRL = Qt.KeyboardModifier.ControlModifier


def show(qtbot: QtBot, context: PageContext, section: str) -> SettingsPage:
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.resize(1160, 640)
    made.show()
    made.load(section)
    context.workers.wait_idle()
    return made


def save(page: SettingsPage, context: PageContext) -> None:
    QTest.keyClick(page.section(), Qt.Key.Key_S, CTRL)
    context.workers.wait_idle()


def rows(page: SettingsPage, name: str) -> RowsEditor:
    return page.section().findChild(RowsEditor, f"{name}Rows")


def errors(page: QWidget) -> list[str]:
    return [error for field in page.findChildren(Field) if field.isVisible() and (error := field.error())]


def file_of(context: PageContext) -> FileId:
    return next(row.file for row in context.desk.files.children().rows if row.number == "H-0017P")


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_a_service_is_typed_by_keys_and_says_when_it_is_old(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "services")
    page.section().focus_first()
    press(Qt.Key.Key_Space)  # add a service
    write("Social Services")
    save(page, context)
    assert errors(page) == ["Choose the kind of service."]
    page.section().findChild(Combo, "servicesCodeCombo").set_value("SS")
    save(page, context)
    assert errors(page) == ["Choose the nation: its law applies."]
    page.section().findChild(Combo, "servicesNationCombo").set_value("wales")
    save(page, context)
    assert errors(page) == ["Type the council: it decides who is offered."]
    page.section().findChild(QLineEdit, "servicesCouncilEdit").setFocus()
    write("Cyngor Sir Enghraifft")
    page.section().findChild(QLineEdit, "servicesChecked_onEdit").setFocus()
    write("17 September 2025")
    hints = [label.text() for label in page.section().findChildren(PlainLabel)]
    assert "Check it: over 6 months" in hints
    save(page, context)
    (service,) = context.desk.school.directory
    assert (service.code, service.name, service.nation) == ("SS", "Social Services", "wales")
    assert (service.checked_on, service.checked_by) == ("2025-09-17", "N. Morgan")
    assert page.section().detail() == "1 to check"
    # Another change keeps the service's own key: a referral that was made out to it still finds it.
    page.section().findChild(QLineEdit, "servicesPhoneEdit").setFocus()
    write("01632 960 900")
    save(page, context)
    assert [(one.key, one.phone) for one in context.desk.school.directory] == [(service.key, "01632 960 900")]


def test_levels_belong_to_a_document_and_follow_its_name(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "thresholds")
    documents, levels = rows(page, "documents"), rows(page, "levels")
    documents.add_row()
    page.section().findChild(RecordEdit, "documentsNameEdit").set_text("Sir Enghraifft thresholds 2025 (fictional)")
    page.section().changed.emit()
    levels.add_row()
    document = page.section().findChild(Combo, "levelsDocumentCombo")
    assert [document.itemText(n) for n in range(document.count())] == ["Sir Enghraifft thresholds 2025 (fictional)"]
    page.section().findChild(RecordEdit, "levelsIndicatorsEdit").set_text("4.2 Harm to another child\n\n4.6 At home")
    save(page, context)
    assert errors(page) == ["Choose its document."]
    document.set_value(documents.rows()[0]["key"])
    save(page, context)
    assert errors(page) == ["Type the level."]
    page.section().findChild(QLineEdit, "levelsLevelEdit").setText("4")
    save(page, context)
    (stored,) = context.desk.school.thresholds
    assert [(one.level, one.indicators) for one in stored.levels] == [
        ("4", ("4.2 Harm to another child", "4.6 At home"))
    ]
    page.section().findChildren(RecordEdit, "documentsNameEdit")[-1].set_text("Another name")
    page.section().changed.emit()
    assert page.section().findChildren(Combo, "levelsDocumentCombo")[-1].currentText() == "Another name"
    save(page, context)
    assert [one.key for one in context.desk.school.thresholds] == [stored.key]


def test_guidance_is_changed_taken_out_and_brought_back(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "guidance")
    pack = [line.key for line in context.desk.content.guidance()]
    editor = rows(page, "guidance")
    assert [row["key"] for row in editor.rows()] == pack
    assert context.desk.school.guidance == ()
    checked = page.section().findChildren(QLineEdit, "guidanceChecked_onEdit")[0]
    checked.setText("2 March 2026")
    page.section().findChildren(Button, "guidanceRemoveButton")[1].click()
    save(page, context)
    kept = {line.key: line for line in context.desk.school.guidance}
    assert set(kept) == {pack[0], pack[1]}
    assert (kept[pack[0]].checked_on, kept[pack[0]].checked_by) == ("2026-03-02", "N. Morgan")
    assert kept[pack[1]].hidden
    back = page.section().findChild(Button, "packGuidanceButton")
    assert (back.isVisible(), back.text()) == (True, "Bring 1 line back")
    back.click()
    save(page, context)
    assert [line.key for line in context.desk.school.guidance] == [pack[0]]
    assert {row["key"] for row in editor.rows()} == set(pack)
    assert not back.isVisible()


def test_what_was_typed_and_not_saved_keeps_its_keys_as_a_draft(qtbot: QtBot, context: PageContext) -> None:
    page = show(qtbot, context, "services")
    rows(page, "services").add_row()
    write("Early help")
    typed = rows(page, "services").rows()
    page.keep_now()
    context.workers.wait_idle()
    again = show(qtbot, context, "services")
    assert rows(again, "services").rows() == typed


def test_a_pick_fills_name_team_nation_and_duty(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    referral = desk.referrals.read(desk.referrals.rows(file_of(demo_context))[0].id).referral
    picker = RecipientPicker(demo_context)
    qtbot.addWidget(picker)
    picker.show()
    picker.show_referral(referral)
    QTest.keyClick(picker.button, Qt.Key.Key_Space)
    demo_context.workers.wait_idle()
    (dialog,) = demo_context.messages.open_dialogs()
    form = dialog.findChild(SmallForm, "pickRecipientForm")
    radios = form.control("who")
    labels = [button.label() for button in radios.findChildren(QWidget) if hasattr(button, "label")]
    assert labels[0] == "Social Services, Cyngor Sir Enghraifft"
    form.set_values({"who": ""})
    dialog.button("use").click()
    assert form.field("who").error()
    keys = list(radios.keys())
    form.set_values({"who": next(key for key in keys if key.startswith("2:"))})
    with qtbot.waitSignal(picker.picked) as picked:
        dialog.button("use").click()
    (recipient,) = picked.args
    assert isinstance(recipient, Recipient)
    assert (recipient.code, recipient.statutory, recipient.nation) == ("BETTER_FUTURES", False, "wales")
    assert picker.recipient() == recipient
    line = picker.findChild(PlainLabel, "recipientLine")
    assert line.text() == "law and clocks: Wales · from the directory"
    picker.forget_service()
    assert line.text().endswith("typed here, not in the directory")


def test_level_and_indicators_go_into_the_statement(qtbot: QtBot, demo_context: PageContext) -> None:
    card = ThresholdCard(demo_context)
    qtbot.addWidget(card)
    card.show()
    card.show_threshold(None, (("p", "Ioan Sample"),))
    card.pick.click()
    demo_context.workers.wait_idle()
    (dialog,) = demo_context.messages.open_dialogs()
    form = dialog.findChild(ThresholdForm)
    assert form.values()["level"] == "4"
    shown = [tick for tick in form.findChildren(QWidget, "thresholdIndicatorTick") if tick.isVisibleTo(form)]
    assert [tick.label()[:3] for tick in shown] == ["4.2", "4.4", "4.6"]
    for tick in (shown[0], shown[2]):
        QTest.keyClick(tick, Qt.Key.Key_Space)
    with qtbot.waitSignal(card.changed):
        dialog.button("use").click()
    threshold = card.threshold()
    assert threshold is not None
    assert threshold.document == "Sir Enghraifft thresholds 2025 (fictional), level 4, 4.2 and 4.6"


def test_without_a_document_it_says_where_one_is_typed(qtbot: QtBot, context: PageContext) -> None:
    card = ThresholdCard(context)
    qtbot.addWidget(card)
    card.show()
    card.pick.click()
    context.workers.wait_idle()
    (dialog,) = context.messages.open_dialogs()
    assert "Settings, Threshold documents" in " ".join(label.text() for label in dialog.findChildren(PlainLabel))
    dialog.button("close").click()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_every_field_of_the_three_sections_has_a_name(
    qtbot: QtBot, make_context: "object", demo_desk: "object", scale: float
) -> None:
    context = make_context(demo_desk, scale=scale)  # type: ignore[operator]
    for key in ("services", "thresholds", "guidance"):
        page = show(qtbot, context, key)
        inputs = page.section().findChildren(QLineEdit) + page.section().findChildren(RecordEdit)
        assert inputs
        assert all(one.accessibleName() for one in inputs if one.isVisible())

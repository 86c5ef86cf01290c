"""The editor of a referral: ticked and typed by keyboard, stored exactly, kept as a draft, nothing lost."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.print_wish import PrintWish
from ui.pages.referral import ReferralPage
from ui.pages.referral_draft import draft_fields, referral_fields, restore_referral
from ui.pages.referral_outcomes import OutcomesSection
from ui.pages.referral_parts import SECTIONS
from ui.pages.referral_request import RequestSection
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel
from ui.widgets.record_edit import RecordEdit
from ui.widgets.tick_table import TickTable

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def referral_of(desk: Desk) -> RecordId:
    return desk.referrals.rows(file_of(desk))[0].id


def versions_of(desk: Desk) -> int:
    return len(desk.histories.versions(referral_of(desk)))


def stored(desk: Desk) -> Referral:
    return desk.referrals.read(referral_of(desk)).referral


def open_page(qtbot: QtBot, context: PageContext, width: int = 1270) -> ReferralPage:
    page = ReferralPage(context)
    context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(width, 652)
    page.show()
    page.load(referral_of(context.desk))
    context.workers.wait_idle()
    return page


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> ReferralPage:
    return open_page(qtbot, demo_context)


def table_of(page: ReferralPage, name: str = "backgroundTable") -> TickTable:
    return page.findChild(TickTable, name)


def row_of(table: TickTable, number: str) -> int:
    model = table.model()
    return next(row for row in range(model.rowCount()) if model.index(row, 3).data() == number)


def shown(page: ReferralPage, name: str) -> list[RecordEdit]:
    return [edit for edit in page.findChildren(RecordEdit, name) if edit.isVisible()]


def key(qtbot: QtBot, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget(), code, modifiers)


def test_opening_and_leaving_it_untouched_makes_no_version(page: ReferralPage, demo_context: PageContext) -> None:
    before = versions_of(demo_context.desk)
    for section in SECTIONS:
        page.show_section(section)
    page.keep_now()
    demo_context.workers.wait_idle()
    assert page.referral() == stored(demo_context.desk)
    assert versions_of(demo_context.desk) == before
    assert not demo_context.desk.drafts.own()


def test_space_ticks_and_leaving_the_section_saves_one_version(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    before = versions_of(desk)
    page.show_section("background")
    table = table_of(page)
    table.setFocus()
    table.select_row(row_of(table, "F-0219B"))
    key(qtbot, Qt.Key.Key_Space)
    table.select_row(row_of(table, "F-0202H"))
    key(qtbot, Qt.Key.Key_Space)
    assert versions_of(desk) == before
    page.show_section("request")
    demo_context.workers.wait_idle()
    numbers = {choice.number for choice in desk.referrals.read(referral_of(desk)).background if choice.ticked}
    assert "F-0219B" in numbers
    assert "F-0202H" not in numbers
    assert versions_of(desk) == before + 1


def test_a_click_on_the_box_ticks_too(qtbot: QtBot, page: ReferralPage) -> None:
    page.show_section("background")
    table = table_of(page)
    row = row_of(table, "F-0212U")
    table.select_row(row)
    index = table.model().index(row, 0)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    assert index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked


def test_the_wording_that_prints_is_stored_and_the_record_stays(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    page.show_section("background")
    table = table_of(page)
    table.setFocus()
    table.select_row(row_of(table, "I-0402Z"))
    key(qtbot, Qt.Key.Key_Return)
    edit = QApplication.focusWidget()
    assert isinstance(edit, RecordEdit)
    assert edit.objectName() == "printWordingEdit"
    before = next(c.text for c in desk.referrals.read(referral_of(desk)).background if c.number == "I-0402Z")
    edit.selectAll()
    qtbot.keyClicks(edit, "Gruff told A. Rees. <b>&")
    key(qtbot, Qt.Key.Key_S, CTRL)
    demo_context.workers.wait_idle()
    choice = next(c for c in desk.referrals.read(referral_of(desk)).background if c.number == "I-0402Z")
    assert (choice.wording, choice.text) == ("Gruff told A. Rees. <b>&", before)
    next(b for b in page.findChildren(Button, "useRecordWordsButton") if b.isVisible()).click()
    key(qtbot, Qt.Key.Key_S, CTRL)
    demo_context.workers.wait_idle()
    choice = next(c for c in desk.referrals.read(referral_of(desk)).background if c.number == "I-0402Z")
    assert choice.wording == ""


def test_the_line_of_what_is_left_out_follows_the_ticks(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    page.show_section("background")
    line = page.findChild(PlainLabel, "backgroundLine")
    assert line.text().startswith("12 of 13 recorded entries shown; 1 left out (12 February")
    table = table_of(page)
    table.setFocus()
    table.select_row(row_of(table, "I-0380A"))
    key(qtbot, Qt.Key.Key_Space)
    assert line.text().startswith("11 of 13 recorded entries shown")
    key(qtbot, Qt.Key.Key_S, CTRL)
    demo_context.workers.wait_idle()
    assert "22 January" in line.text()


def test_a_request_with_a_and_b_is_written_by_keyboard_alone(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    before = stored(desk).requests
    page.focus_first()
    key(qtbot, Qt.Key.Key_3, ALT)
    assert page.section() == "request"
    key(qtbot, Qt.Key.Key_Return, CTRL)
    assert QApplication.focusWidget().objectName() == "requestLeadEdit"
    qtbot.keyClicks(QApplication.focusWidget(), "Visit the home")
    key(qtbot, Qt.Key.Key_Return, CTRL | SHIFT)
    assert QApplication.focusWidget().objectName() == "requestPartEdit"
    qtbot.keyClicks(QApplication.focusWidget(), "see both bedrooms")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "say when")
    key(qtbot, Qt.Key.Key_S, CTRL)
    demo_context.workers.wait_idle()
    requests = stored(desk).requests
    assert len(requests) == len(before) + 1
    added = next(item for item in requests if item.lead == "Visit the home")
    assert [part.text for part in added.parts] == ["see both bedrooms", "say when"]
    assert [item for item in requests if item is not added] == list(before)


def test_requests_move_and_come_back_when_taken_out(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    before = stored(desk).requests
    page.show_section("request")
    section = page.frame.sections["request"]
    assert isinstance(section, RequestSection)
    section.requests.cards[1].up.click()
    page.save()
    demo_context.workers.wait_idle()
    assert stored(desk).requests == (before[1], before[0], *before[2:])
    section.requests.cards[0].out.click()
    assert len(section.requests.cards) == len(before) - 1
    next(b for b in section.findChildren(Button) if b.label() == "Put it back" and b.isVisible()).click()
    page.save()
    demo_context.workers.wait_idle()
    assert stored(desk).requests == (before[1], before[0], *before[2:])


def test_outcomes_are_stored_the_child_first_and_keep_what_they_cite(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    before = stored(desk).outcomes
    page.show_section("outcomes")
    section = page.frame.sections["outcomes"]
    assert isinstance(section, OutcomesSection)
    section.outcomes.cards[-1].setFocus()
    section.add_item()
    card = next(card for card in section.outcomes.cards if card.is_empty())
    card.who.set_value("CHILD")
    qtbot.keyClicks(card.text, "He may move school.")
    qtbot.keyClicks(card.because, "F-0223F")
    page.save()
    demo_context.workers.wait_idle()
    found = stored(desk).outcomes
    assert [outcome.who for outcome in found][:2] == ["CHILD", "CHILD"]
    assert [o for o in found if o.text != "He may move school."] == list(before)


def test_front_sheet_and_texts_are_stored_as_typed(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    desk = demo_context.desk
    typed = "  Ŵyn\n“quoted” 😀  "
    page.show_section("front")
    shown(page, "whyNowEdit")[0].set_text(typed)
    shown(page, "whyNowEdit")[0].text_edited.emit()
    kind = page.findChild(Combo, "recipientKindCombo")
    kind.set_value("EARLY_HELP")
    kind.chosen.emit("EARLY_HELP")
    page.show_section("interventions")
    section = page.frame.sections["interventions"]
    edit = section.findChild(RecordEdit, "inForceEdit")
    edit.set_text(typed)
    edit.text_edited.emit()
    page.show_section("key")
    demo_context.workers.wait_idle()
    now = stored(desk)
    assert (now.front.why_now, now.in_force) == (typed, typed)
    assert (now.recipient.code, now.recipient.statutory) == ("EARLY_HELP", False)
    assert now.front.danger


def test_preview_saves_first_and_asks_for_this_document(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    page.show_section("request")
    edit = shown(page, "opinionEdit")[0]
    edit.setFocus()
    qtbot.keyClicks(edit, "X")
    with qtbot.waitSignal(page.print_requested) as asked:
        key(qtbot, Qt.Key.Key_P, CTRL)
    assert asked.args[0] == PrintWish(DocumentKind.REFERRAL, file_of(desk), referral_of(desk))
    assert "X" in stored(desk).opinion
    demo_context.workers.wait_idle()


def test_typing_is_kept_within_three_seconds_and_comes_back(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    before = stored(desk)
    page.show_section("request")
    edit = shown(page, "opinionEdit")[0]
    edit.setFocus()
    with qtbot.waitSignal(page.work.keeper.kept, timeout=5000):
        qtbot.keyClicks(edit, "typed and not saved")
    assert stored(desk) == before
    page.work.stop()
    again = open_page(qtbot, demo_context)
    assert again.section() == "request"
    assert "typed and not saved" in shown(again, "opinionEdit")[0].text()
    again.save()
    demo_context.workers.wait_idle()
    assert "typed and not saved" in stored(desk).opinion
    assert not desk.drafts.own()


def test_a_draft_keeps_what_was_saved_elsewhere_meanwhile(demo_desk: Desk) -> None:
    base = stored(demo_desk)
    typed = replace(base, opinion="mine", background=base.background[:3])
    elsewhere = replace(base, reply_by="20 March 2026", requests=base.requests[:1])
    restored = restore_referral(elsewhere, draft_fields(base, typed))
    assert (restored.opinion, restored.background) == ("mine", base.background[:3])
    assert (restored.reply_by, restored.requests) == ("20 March 2026", base.requests[:1])


def test_every_part_of_a_referral_goes_through_a_draft_unchanged(demo_desk: Desk) -> None:
    import json

    base = stored(demo_desk)
    empty = Referral(
        id=base.id,
        number=base.number,
        author="",
        recorded_at=base.recorded_at,
        file=base.file,
        opened_on=base.opened_on,
    )
    fields = json.loads(json.dumps({"base": referral_fields(empty), "now": referral_fields(base)}))
    restored = restore_referral(replace(base, **_emptied(empty)), fields)
    assert restored == base


def _emptied(empty: Referral) -> dict[str, object]:
    return {key: getattr(empty, key) for key in referral_fields(empty)}


def test_names_off_hides_the_editor_and_saves_nothing(page: ReferralPage, demo_context: PageContext) -> None:
    desk = demo_context.desk
    before = versions_of(desk)
    desk.set_names(False)
    demo_context.changes.names_changed.emit(False)
    demo_context.workers.wait_idle()
    assert not page.frame.stack.isVisible()
    texts = [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]
    assert "Names are off. Press F8 to write this referral." in texts
    assert not any("Sample" in text for text in texts)
    page.keep_now()
    demo_context.workers.wait_idle()
    assert versions_of(desk) == before


def test_alt_with_a_number_means_sections_only_while_the_page_is_shown(qtbot: QtBot, demo_context: PageContext) -> None:
    window = QWidget()
    pressed: list[str] = []
    shell = QShortcut(QKeySequence("Alt+2"), window)
    shell.activated.connect(lambda: pressed.append("shell"))
    column = QVBoxLayout(window)
    page, beside = ReferralPage(demo_context), Button(demo_context.theme, "Navigation")
    column.addWidget(page)
    column.addWidget(beside)
    qtbot.addWidget(window)
    demo_context.messages.set_window(window)
    window.resize(1270, 652)
    window.show()
    page.load(referral_of(demo_context.desk))
    demo_context.workers.wait_idle()
    qtbot.waitUntil(window.isActiveWindow)
    page.focus_first()
    key(qtbot, Qt.Key.Key_2, ALT)
    assert (page.section(), pressed) == ("interventions", [])
    beside.setFocus()
    key(qtbot, Qt.Key.Key_1, ALT)
    assert page.section() == "background", "from the navigation too"
    page.hide()
    demo_context.workers.wait_idle()
    assert shell.isEnabled()

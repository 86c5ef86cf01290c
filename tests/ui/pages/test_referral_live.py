"""The referral builder: live pages of what is typed, what is left to do and the way to its field, panes and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.documents.raster import page_text
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.readiness import Finding, Severity
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.task import Task
from hsbdesk.storage.records import read_records
from ui.context import PageContext
from ui.pages.complete_later import CompleteLaterForm
from ui.pages.referral import ReferralPage
from ui.pages.referral_findings import FindingRow
from ui.widgets.button import Button
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


def stored(desk: Desk) -> Referral:
    return desk.referrals.read(referral_of(desk)).referral


def print_preview(desk: Desk) -> bytes:
    """Return the bytes that print preview shows of what is stored."""
    prepared = desk.paper.prepare(DocumentKind.REFERRAL, file_of(desk), record=referral_of(desk))
    return desk.paper.render(prepared).data


def open_page(qtbot: QtBot, context: PageContext, width: int = 1310, height: int = 724) -> ReferralPage:
    page = ReferralPage(context)
    context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(width, height)
    page.show()
    page.load(referral_of(context.desk))
    settle(qtbot, page, context)
    return page


def settle(qtbot: QtBot, page: ReferralPage, context: PageContext) -> None:
    """Wait until what is on the screen is drawn and looked through."""
    for _turn in range(3):
        QApplication.processEvents()
        context.workers.wait_idle()
        qtbot.waitUntil(lambda: not page.work.is_settling())
    context.workers.wait_idle()


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> ReferralPage:
    return open_page(qtbot, demo_context)


def shown_bytes(page: ReferralPage) -> bytes:
    proof = page.frame.live.proof()
    assert proof is not None
    return proof.rendered.data


def shown_text(page: ReferralPage) -> str:
    """Return the text of the page that the live preview shows, without line ends."""
    proof = page.frame.live.proof()
    assert proof is not None
    return " ".join(page_text(proof.rendered.data, page.frame.live.pages.current_page()).split())


def key(qtbot: QtBot, code: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget(), code, modifiers)


def choose(page: ReferralPage, number: str) -> TickTable:
    """Choose the row of a record in section 1 and give it the keyboard."""
    page.show_section("background")
    table = page.findChild(TickTable, "backgroundTable")
    model = table.model()
    cells = ((row, column) for row in range(model.rowCount()) for column in range(model.columnCount()))
    table.select_row(next(row for row, column in cells if model.index(row, column).data() == number))
    table.setFocus()
    return table


def findings(page: ReferralPage) -> tuple[Finding, ...]:
    standing = page.frame.readiness.standing()
    return (*standing.open, *standing.later, *standing.left)


def rows_of(page: ReferralPage) -> list[FindingRow]:
    model = page.frame.readiness.table.model()
    return [row for row in model.rows() if isinstance(row, FindingRow)]  # type: ignore[attr-defined]


def visible(page: ReferralPage, name: str) -> QWidget:
    return next(widget for widget in page.findChildren(QWidget, name) if widget.isVisible())


# -- live pages


def test_the_live_pages_are_what_print_preview_draws(page: ReferralPage, demo_context: PageContext) -> None:
    assert shown_bytes(page) == print_preview(demo_context.desk)


def test_what_is_typed_shows_after_a_moment_and_prints_the_same_once_saved(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    page.show_section("request")
    settle(qtbot, page, demo_context)
    edit = visible(page, "opinionEdit")
    edit.setFocus()
    drawn: list[bytes] = []
    page.frame.live.drawn.connect(lambda: drawn.append(shown_bytes(page)))
    with qtbot.waitSignal(page.frame.live.drawn, timeout=5000):
        qtbot.keyClicks(edit, "Twelve keys in a row ")
    assert len(drawn) == 1, "one drawing for a burst of keys"
    assert "Twelve keys in a row" in shown_text(page)
    assert stored(demo_context.desk).opinion != edit.text()  # type: ignore[attr-defined]
    key(qtbot, Qt.Key.Key_S, CTRL)
    demo_context.workers.wait_idle()
    assert shown_bytes(page) == print_preview(demo_context.desk)


def test_a_tick_shows_at_once_on_the_page_of_its_row(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    choose(page, "F-0219B")
    settle(qtbot, page, demo_context)
    assert "share a bedroom" not in shown_text(page)
    with qtbot.waitSignal(page.frame.live.drawn, timeout=5000):
        key(qtbot, Qt.Key.Key_Space)
    assert "share a bedroom" in shown_text(page)
    assert page.frame.live.page_line().startswith("page 2 of ")


def test_the_section_and_the_row_that_are_written_are_in_view(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    for section, head in (("request", "3 Request"), ("outcomes", "4 Outcomes"), ("front", "What we are asking for")):
        page.show_section(section)
        settle(qtbot, page, demo_context)
        assert head in shown_text(page)
    choose(page, "I-0412K")
    page.work.settle_now()
    settle(qtbot, page, demo_context)
    assert "Tue 17 Mar" in shown_text(page)


def test_the_key_section_shows_the_identity_key(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    page.show_section("key")
    settle(qtbot, page, demo_context)
    assert "Identity key" in shown_text(page)
    page.show_section("request")
    settle(qtbot, page, demo_context)
    assert shown_bytes(page) == print_preview(demo_context.desk)


def test_only_the_page_in_view_is_drawn_and_the_old_one_stays_until_then(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    live = page.frame.live
    page.show_section("request")
    settle(qtbot, page, demo_context)
    before = live.pages.grab().toImage()
    white = QImage(before.size(), before.format())
    white.fill(Qt.GlobalColor.white)
    assert before != white
    edit = visible(page, "opinionEdit")
    edit.setFocus()
    seen: list[QImage] = []
    live.drawn.connect(lambda: seen.append(live.pages.grab().toImage()))
    with qtbot.waitSignal(live.drawn, timeout=5000):
        qtbot.keyClicks(edit, "Another beginning. ")
        assert live.pages.grab().toImage() == before
    assert seen[0] not in (before, white)


def test_a_reading_that_was_overtaken_is_never_shown(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    drawn: list[bytes] = []
    page.frame.live.drawn.connect(lambda: drawn.append(shown_bytes(page)))
    for n in range(4):
        page.work.change(lambda referral, n=n: replace(referral, changed_since="", reply_by=f"{n} May 2026"))
        qtbot.waitUntil(lambda: not page.work.is_settling())
    demo_context.workers.wait_idle()
    assert drawn
    assert drawn[-1] == shown_bytes(page)
    page.save()
    demo_context.workers.wait_idle()
    assert drawn[-1] == print_preview(demo_context.desk)


def test_zoom_is_one_click_away(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    live = page.frame.live
    before = live.pages.zoom()
    next(b for b in live.findChildren(Button) if b.accessibleName() == "Larger").click()
    assert live.pages.zoom() > before
    demo_context.workers.wait_idle()
    next(b for b in live.findChildren(Button) if b.accessibleName() == "Smaller").click()
    assert live.pages.zoom() == pytest.approx(before)
    demo_context.workers.wait_idle()


# -- what is left to do


def test_the_demo_has_two_to_resolve_four_to_check_three_tips(page: ReferralPage) -> None:
    frame = page.frame
    assert frame.readiness.signs.accessibleName() == "2 to resolve, 4 to check, 3 tips"
    assert frame.top.sign_button.label() == "Sign off: 2 to resolve"
    assert [row.finding.severity for row in rows_of(page)] == [Severity.STOP, Severity.STOP, Severity.WARN]
    assert frame.readiness.more.label() == "3 more to check, 3 tips"
    states = {row.key: row.state for row in frame.outline.rows()}
    assert (states["background"], states["request"], states["outcomes"]) == ("stop", "stop", "ok")


def test_the_rest_folds_out_and_in(qtbot: QtBot, page: ReferralPage) -> None:
    more = page.frame.readiness.more
    more.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    assert len(rows_of(page)) == 9
    assert more.label() == "Show the next three only"
    key(qtbot, Qt.Key.Key_Space)
    assert len(rows_of(page)) == 3


def test_sign_off_leads_to_the_list_while_something_stops_it(qtbot: QtBot, page: ReferralPage) -> None:
    page.frame.top.sign_button.click()
    assert page.frame.readiness.table.hasFocus()
    assert page.frame.readiness.table.current_row() == 0
    assert page.frame.tab() == "assemble"


def test_go_lands_in_the_very_field_and_says_why(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    page.frame.top.sign_button.click()
    table = page.frame.readiness.table
    place = next(n for n, row in enumerate(rows_of(page)) if row.finding.rule == "R33")
    for _ in range(place):
        key(qtbot, Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Return)
    assert page.section() == "request"
    field = QApplication.focusWidget()
    assert field.accessibleName() == "Result we need"
    assert not table.hasFocus()
    assert "Request 3: no result, no date" in page.frame.why.accessibleName()
    assert page.frame.why.isVisible()
    demo_context.workers.wait_idle()


def test_go_chooses_the_flagged_words(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    finding = next(f for f in findings(page) if f.rule == "R14")
    page.frame.readiness.go_requested.emit(finding)
    edit = QApplication.focusWidget()
    assert isinstance(edit, RecordEdit)
    assert edit.textCursor().selectedText() == "often"
    demo_context.workers.wait_idle()


def test_next_goes_from_one_to_the_other_and_what_is_answered_leaves_the_note(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    first = findings(page)[0]
    page.frame.readiness.go_requested.emit(first)
    assert first.text in page.frame.why.accessibleName()
    page.frame.why.action_requested.emit("next")
    assert findings(page)[1].text in page.frame.why.accessibleName()
    page.frame.readiness.go_requested.emit(first)
    choose(page, "F-0219B")
    key(qtbot, Qt.Key.Key_Space)
    settle(qtbot, page, demo_context)
    assert first.key not in {f.key for f in findings(page)}
    assert page.frame.why.isHidden()
    assert page.frame.top.sign_button.label() == "Sign off: 1 to resolve"


def test_a_finding_is_left_with_a_reason_listed_last_and_taken_back(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    finding = next(f for f in findings(page) if f.rule == "R33")
    page.frame.readiness.go_requested.emit(finding)
    demo_context.messages.answer_next("The duty officer names the day on Thursday.")
    page.frame.why.action_requested.emit("keep")
    qtbot.waitUntil(page.work.is_dirty)
    settle(qtbot, page, demo_context)
    page.frame.readiness.show_every(every=True)
    last = rows_of(page)[-1]
    assert (last.finding.key, last.below) == (finding.key, "The duty officer names the day on Thursday.")
    assert page.frame.top.sign_button.label() == "Sign off: 1 to resolve"
    page.save()
    demo_context.workers.wait_idle()
    override = stored(desk).overrides[-1]
    assert (override.finding, override.by, override.at) == (finding.key, "N. Morgan", "2026-03-18T11:20:00Z")
    page.frame.readiness.go_requested.emit(last.finding)
    page.frame.why.action_requested.emit("take_back")
    settle(qtbot, page, demo_context)
    assert page.frame.top.sign_button.label() == "Sign off: 2 to resolve"


def test_a_reason_is_kept_in_the_draft(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    demo_context.messages.answer_next("Known to all.")
    page.answers.keep(next(f for f in findings(page) if f.rule == "R50"))
    qtbot.waitUntil(page.work.is_dirty)
    page.work.keeper.keep_now()
    demo_context.workers.wait_idle()
    page.work.stop()
    again = open_page(qtbot, demo_context)
    assert [o.reason for o in again.referral().overrides] == ["Known to all."]  # type: ignore[union-attr]
    again.save()
    demo_context.workers.wait_idle()


# -- send now, complete later


def test_send_now_says_what_it_covers_and_refuses_what_is_missing(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    page.frame.readiness.later.click()
    (dialog,) = demo_context.messages.open_dialogs()
    qtbot.waitUntil(dialog.isActiveWindow)
    form = dialog.findChild(CompleteLaterForm)
    assert "Request 3: no result, no date" in form.covers.accessibleName()
    texts = " ".join(label.text() for label in form.findChildren(PlainLabel))
    assert "never covers a wrong recipient" in texts
    dialog.button("later").click()
    assert form.reason.hasFocus()
    qtbot.keyClicks(form.reason, "The clock runs out at 14:40.")
    form.follows.set_text("17 March 2026")
    dialog.button("later").click()
    assert demo_context.messages.open_dialogs()
    form.follows.set_text("in a while")
    dialog.button("later").click()
    assert demo_context.messages.open_dialogs()
    key(qtbot, Qt.Key.Key_Escape)
    assert stored(demo_context.desk).complete_later is None


def test_send_now_is_written_by_keyboard_stored_with_tasks_and_taken_back(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    page.frame.readiness.later.setFocus()
    key(qtbot, Qt.Key.Key_Return)
    (dialog,) = demo_context.messages.open_dialogs()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClicks(QApplication.focusWidget(), "The clock runs out at 14:40.")
    form = dialog.findChild(CompleteLaterForm)
    form.follows.setFocus()
    qtbot.keyClicks(QApplication.focusWidget(), "19 March 2026 16:00")
    key(qtbot, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: not demo_context.messages.open_dialogs())
    settle(qtbot, page, demo_context)
    later = stored(desk).complete_later
    assert later is not None
    assert (later.reason, later.follows_by) == ("The clock runs out at 14:40.", "2026-03-19T16:00")
    assert "Request 3: no result, no date" in later.missing
    tasks = read_records(desk.session.db, Task, "t.made_by = ?", (referral_of(desk),))
    assert {task.what for task in tasks if task.due_on == "2026-03-19"} == set(later.missing)
    assert page.frame.top.sign_button.label() == "Sign off"
    said = visible(page, "completeLaterLabel")
    assert said.text() == "2 things follow by 19 March 2026 16:00."  # type: ignore[attr-defined]
    page.frame.readiness.take_back.click()
    settle(qtbot, page, demo_context)
    page.save()
    demo_context.workers.wait_idle()
    assert stored(desk).complete_later is None
    assert page.frame.top.sign_button.label() == "Sign off: 2 to resolve"
    tasks = read_records(desk.session.db, Task, "t.made_by = ? AND t.done_at IS NULL", (referral_of(desk),))
    assert not [task for task in tasks if task.kind == "COMPLETE_REFERRAL"]


def test_a_reader_without_a_duty_gets_no_send_now(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    recipient = replace(stored(demo_context.desk).recipient, code="EARLY_HELP", statutory=False)
    demo_context.desk.referrals.save(replace(stored(demo_context.desk), recipient=recipient))
    page.load(referral_of(demo_context.desk))
    settle(qtbot, page, demo_context)
    assert page.frame.readiness.later.isHidden()


# -- panes, tabs and keys


@pytest.mark.parametrize(
    ("width", "outline", "strip", "preview"),
    [(1920, True, False, True), (1366, True, False, True), (1100, False, True, False), (900, False, False, False)],
)
def test_the_room_decides_how_many_panes_stand(
    qtbot: QtBot, demo_context: PageContext, width: int, outline: bool, strip: bool, preview: bool
) -> None:
    frame = open_page(qtbot, demo_context, width).frame
    assert [frame.outline.isVisible(), frame.strip.isVisible(), frame.live.isVisible()] == [outline, strip, preview]
    assert frame.editor.isVisible()
    if width >= 1600:
        assert (frame.left.width(), frame.live.width()) == (280, 560)
    elif width >= 1200:
        assert (frame.left.width(), frame.live.width()) == (256, 396)


def test_where_it_is_narrow_outline_write_and_preview_are_tabs(qtbot: QtBot, demo_context: PageContext) -> None:
    page = open_page(qtbot, demo_context, 720)
    frame = page.frame
    assert frame.live.proof() is None
    frame.top.single_tabs.setFocus()
    key(qtbot, Qt.Key.Key_Left)
    assert frame.outline.isVisible()
    assert not frame.editor.isVisible()
    frame.outline.setFocus()
    frame.outline.set_section("background")
    key(qtbot, Qt.Key.Key_Down)
    key(qtbot, Qt.Key.Key_Return)
    assert (page.section(), frame.editor.isVisible()) == ("interventions", True)
    key(qtbot, Qt.Key.Key_P, CTRL)
    settle(qtbot, page, demo_context)
    assert frame.live.isVisible()
    assert "2 Interventions" in shown_text(page)
    assert frame.top.single_tabs.value() == "preview"


def test_ctrl_p_opens_the_preview_over_the_editor_then_asks_for_print_preview(
    qtbot: QtBot, demo_context: PageContext
) -> None:
    page = open_page(qtbot, demo_context, 1040)
    page.focus_first()
    key(qtbot, Qt.Key.Key_P, CTRL)
    settle(qtbot, page, demo_context)
    assert page.frame.live.isVisible()
    assert page.frame.live.pages.hasFocus()
    key(qtbot, Qt.Key.Key_Escape)
    assert not page.frame.live.isVisible()
    assert page.frame.editor.isAncestorOf(QApplication.focusWidget())
    key(qtbot, Qt.Key.Key_P, CTRL)
    settle(qtbot, page, demo_context)
    with qtbot.waitSignal(page.print_requested):
        key(qtbot, Qt.Key.Key_P, CTRL)
    demo_context.workers.wait_idle()


def test_the_strip_opens_the_list_and_folds_again(qtbot: QtBot, demo_context: PageContext) -> None:
    page = open_page(qtbot, demo_context, 1040)
    button = visible(page, "stripReadinessButton")
    assert button.accessibleName() == "Readiness: 2 to resolve, 4 to check, 3 tips"
    button.click()  # type: ignore[attr-defined]
    assert page.frame.readiness.table.hasFocus()
    key(qtbot, Qt.Key.Key_Escape)
    assert page.frame.strip.isVisible()
    assert not page.frame.readiness.isVisible()


def test_f6_goes_through_head_outline_readiness_editor_and_preview(page: ReferralPage) -> None:
    frame = page.frame
    assert page.panes() == [frame.top, frame.outline, frame.readiness, frame.editor, frame.live]


def test_tabs_open_what_was_saved_and_lead_back(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    page.show_section("request")
    edit = visible(page, "opinionEdit")
    edit.setFocus()
    qtbot.keyClicks(edit, "Saved first. ")
    page.frame.top.tabs.set_value("sign_off")
    page.frame.top.tabs.chosen.emit("sign_off")
    demo_context.workers.wait_idle()
    assert "Saved first." in stored(demo_context.desk).opinion
    assert page.frame.tab() == "sign_off"
    key(qtbot, Qt.Key.Key_4, ALT)
    assert (page.frame.tab(), page.section()) == ("assemble", "outcomes")
    settle(qtbot, page, demo_context)


def test_what_was_recorded_elsewhere_is_there_when_the_page_is_shown_again(
    qtbot: QtBot, page: ReferralPage, demo_context: PageContext
) -> None:
    page.hide()
    demo_context.desk.referrals.save(replace(stored(demo_context.desk), opinion="Changed elsewhere."))
    demo_context.changes.record_changed.emit("fact", "some-fact")
    page.show()
    settle(qtbot, page, demo_context)
    assert page.referral() == stored(demo_context.desk)


def test_names_off_shows_no_page_and_no_finding(qtbot: QtBot, page: ReferralPage, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    demo_context.changes.names_changed.emit(False)
    settle(qtbot, page, demo_context)
    assert not page.frame.live.isVisible()
    assert not page.frame.readiness.isVisible()

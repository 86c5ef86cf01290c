"""The quick report in the window: filled in, kept as a draft, signed with the passphrase, refused without loss."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.desk.worklists import Target
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.storage.records import read_records
from ui.context import PageContext
from ui.pages.child import ChildPage
from ui.pages.print_wish import PrintWish
from ui.pages.quick_report import QuickReportPage
from ui.pages.quick_report_form import QuickReportForm
from ui.pages.referral import ReferralPage
from ui.pages.referrals import ReferralsPage
from ui.pages.triage import TriagePage
from ui.routes import Route

MINE = "five quiet herons wade"


@pytest.fixture
def concern(demo_context: PageContext) -> RecordId:
    (found,) = read_records(demo_context.desk.session.db, Concern, "t.number = 'I-0412K'")
    return found.id


@pytest.fixture
def ioan(demo_context: PageContext) -> FileId:
    return next(row.file for row in demo_context.desk.files.children().rows if row.number == "H-0017P")


@pytest.fixture
def open_page(qtbot: QtBot, demo_context: PageContext) -> Callable[[str], QuickReportPage]:
    def open_it(about: str) -> QuickReportPage:
        page = QuickReportPage(demo_context)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        page.load(RecordId(about))
        qtbot.waitUntil(lambda: page.form is not None or page.signed is not None or page.notice.isVisible())
        assert demo_context.workers.wait_idle(10)
        return page

    return open_it


def form_of(page: QuickReportPage) -> QuickReportForm:
    assert page.form is not None
    return page.form


def sign(qtbot: QtBot, form: QuickReportForm, passphrase: str = MINE) -> None:
    assert form.secret is not None
    form.secret.set_values({"passphrase": passphrase})
    qtbot.keyClick(form.save, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def quick_reports(context: PageContext) -> list[Referral]:
    return [r for r in read_records(context.desk.session.db, Referral) if r.quick is not None]


def test_it_is_filled_in_signed_and_handed_to_the_preview(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage], concern: RecordId
) -> None:
    page = open_page(concern)
    form = form_of(page)
    assert "touched her leg over her clothing" in form.values("happened")["happened"]
    assert form.values("now0")["now0"].startswith("safe: 6 Oak")
    form.parts["at_risk"].set_values({"at_risk": "Cari & Llew, <tonight>"})
    with qtbot.waitSignal(page.print_requested) as asked:
        sign(qtbot, form)
    wish = asked.args[0]  # type: ignore[index]
    assert isinstance(wish, PrintWish)
    (stored,) = quick_reports(demo_context)
    assert (wish.kind, wish.record) == (DocumentKind.QUICK_REPORT, stored.id)
    assert stored.quick is not None
    assert stored.quick.at_risk == "Cari & Llew, <tonight>"
    assert page.signed is not None
    assert demo_context.workers.wait_idle(10)
    assert [row.form for row in demo_context.desk.drafts.own() if row.form == "quick_report"] == []


def test_what_was_typed_comes_back_from_its_draft(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage], concern: RecordId
) -> None:
    form = form_of(open_page(concern))
    form.parts["done"].set_values({"done": "The door was held by E. Lloyd."})
    form.keeper.note_change()
    with qtbot.waitSignal(form.close_requested):
        qtbot.keyClick(form.back, Qt.Key.Key_Escape)
    (row,) = [row for row in demo_context.desk.drafts.own() if row.form == "quick_report"]
    again = form_of(open_page(row.uuid))
    qtbot.waitUntil(lambda: again.values("done")["done"] == "The door was held by E. Lloyd.")
    assert quick_reports(demo_context) == []
    assert demo_context.workers.wait_idle(10)


def test_a_wrong_passphrase_is_said_at_its_field_and_nothing_is_lost(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage], concern: RecordId
) -> None:
    form = form_of(open_page(concern))
    form.parts["told"].set_values({"told": "Nobody yet."})
    sign(qtbot, form, "not my passphrase at all")
    assert form.secret is not None
    secret = form.secret
    qtbot.waitUntil(lambda: bool(secret.field("passphrase").error()))
    assert form.values("told")["told"] == "Nobody yet."
    assert form.save.isEnabled()
    assert demo_context.workers.wait_idle(10)


def test_without_a_passphrase_it_goes_to_the_field(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage], concern: RecordId
) -> None:
    form = form_of(open_page(concern))
    sign(qtbot, form, "")
    assert QApplication.focusWidget() is (form.secret.control("passphrase") if form.secret is not None else None)
    assert quick_reports(demo_context) == []


def test_a_stop_and_a_name_are_answered_where_they_stand(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage], concern: RecordId
) -> None:
    demo_context.desk.pupils.save((Pupil(id="new", first="Dewi", last="Bowen", year="Year 3"),))
    form = form_of(open_page(concern))
    assert form.stops.isHidden()
    form.parts["done"].set_values({"done": "Dewi Bowen saw it. We ask for section 17."})
    form.changed.emit()
    qtbot.waitUntil(lambda: not form.stops.isHidden())
    sign(qtbot, form)
    assert form.notice.isVisible()
    assert quick_reports(demo_context) == []
    reason = QApplication.focusWidget()
    assert reason is not None
    assert reason.objectName() == "quickReasonEdit"
    qtbot.keyClicks(reason, "the duty desk asked for these words")
    combo = form.stops.names.go_to_first()
    assert combo is not None
    place = next(n for n in range(combo.count()) if "Year 3" in combo.itemText(n))  # type: ignore[attr-defined]
    combo.setCurrentIndex(place)  # type: ignore[attr-defined]
    combo.activated.emit(place)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: form.stops.names.answers() != {})
    assert demo_context.workers.wait_idle(10)
    sign(qtbot, form)
    qtbot.waitUntil(lambda: len(quick_reports(demo_context)) == 1 and bool(quick_reports(demo_context)[0].signatures))
    assert demo_context.workers.wait_idle(10)


def test_a_signed_one_opens_signed_from_the_list_and_from_the_editor(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage], concern: RecordId
) -> None:
    desk = demo_context.desk
    done = desk.quick_reports.finish(desk.quick_reports.begin(concern).referral, MINE)
    assert open_page(done.referral.id).signed is not None
    editor = ReferralPage(demo_context)
    qtbot.addWidget(editor)
    with qtbot.waitSignals([editor.open_requested, editor.close_requested]):
        editor.load(done.referral.id)
    assert demo_context.workers.wait_idle(10)


def test_names_off_shows_no_form(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage], concern: RecordId
) -> None:
    demo_context.desk.set_names(False)
    page = open_page(concern)
    assert page.form is None
    assert "F8" in page.notice.accessibleName()
    demo_context.desk.set_names(True)
    demo_context.changes.names_changed.emit(True)
    qtbot.waitUntil(lambda: page.form is not None)
    assert demo_context.workers.wait_idle(10)


def test_a_child_without_a_file_gets_one_first(
    qtbot: QtBot, demo_context: PageContext, open_page: Callable[[str], QuickReportPage]
) -> None:
    desk = demo_context.desk
    new = concern_of_pupils(demo_context)
    page = open_page(new)
    assert page.form is None
    assert page.notice.isVisible()
    page.notice.action_requested.emit("open")
    qtbot.waitUntil(lambda: page.form is not None)
    assert any(row.name == "Gwern Pugh" for row in desk.files.children().rows)
    assert demo_context.workers.wait_idle(10)


def concern_of_pupils(context: PageContext) -> RecordId:
    desk = context.desk
    desk.pupils.save((Pupil(id="gwern", first="Gwern", last="Pugh", year="Year 3"),))
    draft = replace(
        desk.concerns.new_draft(),
        people=(DraftPerson(key="pupil:gwern", name="Gwern Pugh", role=Role.DISPLAYED),),
        when="17 March 2026 13:20",
        what_happened="Gwern pushed in the queue.",
    )
    return desk.concerns.submit(draft).id


def test_it_is_reached_by_key_from_triage_the_file_and_the_list(
    qtbot: QtBot, demo_context: PageContext, concern: RecordId, ioan: FileId
) -> None:
    triage = TriagePage(demo_context)
    child = ChildPage(demo_context)
    listed = ReferralsPage(demo_context)
    for page in (triage, child, listed):
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
    triage.load(concern)
    child.load(ioan)
    listed.load(ioan)
    assert demo_context.workers.wait_idle(10)
    with qtbot.waitSignal(triage.open_requested) as asked:
        triage.quick.click()
    assert asked.args == [Target("quick", concern)]
    with qtbot.waitSignal(child.open_requested) as asked:
        child._quick.click()
    assert asked.args == [Route("quick", ioan, ioan)]
    with qtbot.waitSignal(listed.open_requested) as asked:
        listed.start_quick()
    assert asked.args == [Target("quick", RecordId(ioan), ioan)]
    assert demo_context.workers.wait_idle(10)

"""A check code is typed in Settings, and the marks of what was signed stand in the list and over the builder."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.documents.raster import page_text
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOffRole
from ui.context import PageContext
from ui.pages.code_check import CodeCheck
from ui.pages.print_preview import PrintPreviewPage
from ui.pages.referral import ReferralPage
from ui.pages.referral_top import VERSIONS
from ui.pages.referrals import ReferralsPage
from ui.pages.settings import SettingsPage
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.table_roles import Mark, Role

MINE = "five quiet herons wade"


@pytest.fixture
def signed(demo_context: PageContext) -> tuple[FileId, RecordId]:
    """The demo's second referral, signed off as version 1.0."""
    desk = demo_context.desk
    file = next(row.file for row in desk.files.children().rows if row.number == "H-0017P")
    record = next(row.id for row in desk.referrals.rows(file) if row.number == "R-2026-0007F")
    referral = desk.referrals.read(record).referral
    for finding in desk.signoffs.read(record).stops:
        referral = desk.readiness.override(referral, finding.key, "agreed in the meeting")
    desk.referrals.save(referral)
    desk.signoffs.sign(record, SignOffRole.LEAD, MINE)
    return file, record


def change(desk: Desk, record: RecordId) -> None:
    referral = desk.referrals.read(record).referral
    desk.referrals.save(replace(referral, opinion="Something else."))


def test_a_code_is_checked_in_settings_by_keyboard(
    qtbot: QtBot, demo_context: PageContext, signed: tuple[FileId, RecordId]
) -> None:
    page = SettingsPage(demo_context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.load("about")
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    check = page.findChild(CodeCheck)
    check.code.setFocus()
    field = next(f for f in check.findChildren(Field) if f.control is check.code)
    qtbot.keyClicks(QApplication.focusWidget(), "7F3A")
    qtbot.keyClick(check.code, Qt.Key.Key_Return)
    assert demo_context.workers.wait_idle(20)
    assert "16 characters" in (field.error() or "")
    assert not check.answer.isVisible()
    code = demo_context.desk.signoffs.versions(signed[1]).rows[0].check_code
    check.code.selectAll()
    qtbot.keyClicks(check.code, code.replace("-", " ").lower())
    assert field.error() is None
    qtbot.keyClick(check.code, Qt.Key.Key_Return)
    assert demo_context.workers.wait_idle(20)
    assert check.answer.accessibleName().startswith(f"{code} is R-2026-0007F v1.0. Signed off 18 March 2026 11:20")
    qtbot.keyClicks(check.code, "0")
    assert not check.answer.isVisible()


def test_the_list_marks_a_signed_version_that_has_changed(
    qtbot: QtBot, demo_context: PageContext, signed: tuple[FileId, RecordId]
) -> None:
    file, record = signed
    page = ReferralsPage(demo_context)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    page.load(file)
    assert demo_context.workers.wait_idle(20)
    cell = page.table.model().index(0, 4)
    assert cell.data(Role.LINE2) == "version 1.0 signed off"
    assert cell.data(Role.MARK) == Mark("state", "done")
    change(demo_context.desk, record)
    demo_context.changes.record_changed.emit("referral", record)
    assert demo_context.workers.wait_idle(20)
    cell = page.table.model().index(0, 4)
    assert cell.data(Role.LINE2) == "version 1.0: changed since it was signed"
    assert cell.data(Role.MARK) == Mark("state", "check")
    assert "changed since it was signed" in page.table.model().index(0, 0).data(Role.ACCESSIBLE)
    assert page.table.model().index(1, 4).data(Role.LINE2) is None


def test_the_builder_says_what_is_signed_and_that_it_changed(
    qtbot: QtBot, demo_context: PageContext, signed: tuple[FileId, RecordId]
) -> None:
    page = ReferralPage(demo_context)
    demo_context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(1300, 700)
    page.show()
    page.load(signed[1])
    assert demo_context.workers.wait_idle(20)
    tabs = page.frame.top.tabs
    place = next(n for n in range(tabs.count()) if tabs.tabText(n) == "Versions")
    assert tabs.accessibleTabName(place) == "Versions 1.0"
    change(demo_context.desk, signed[1])
    demo_context.changes.record_changed.emit("concern", "another")
    assert demo_context.workers.wait_idle(20)
    assert tabs.accessibleTabName(place) == "Versions 1.0 changed"
    said = [label.text() for label in page.findChildren(PlainLabel) if label.isVisible()]
    assert any("version 1.0: changed since it was signed" in text for text in said)
    page.open_tab(VERSIONS)
    assert demo_context.workers.wait_idle(20)


def test_a_copy_of_the_signed_version_is_previewed_though_it_changed(
    qtbot: QtBot, demo_context: PageContext, signed: tuple[FileId, RecordId]
) -> None:
    file, record = signed
    change(demo_context.desk, record)
    page = PrintPreviewPage(demo_context)
    demo_context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(1270, 650)
    page.show()
    page.load(DocumentKind.REFERRAL, record, file, version="1.0")
    assert demo_context.workers.wait_idle(20)
    made, key = page.made(), page.key()
    assert made is not None
    assert key is not None
    assert (made.prepared.version, key.prepared.version) == ("1.0", "1.0")
    assert "signed-off copy" in page_text(page.pages.shown_bytes(), 0)
    texts = [label.text() for label in page.side.findChildren(PlainLabel)]
    assert any("signed off 18 March 2026 11:20" in text for text in texts)
    assert not page.side.profile.isVisible()

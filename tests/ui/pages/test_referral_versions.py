"""Versions of a referral by keyboard: what was signed, its copies byte for byte, what has changed since."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.worklists import Target
from hsbdesk.documents.raster import page_text
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind, FiledCopy, SharingDecision
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.storage.records import read_records
from ui.context import PageContext
from ui.models.versions_model import ChangeRow
from ui.pages.print_wish import PrintWish
from ui.pages.referral_versions import CHANGED, PAGES, VersionsTab
from ui.reading_order import step_focus
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.table_roles import Group, Mark, Role

MINE = "five quiet herons wade"
SHARE = SharingDecision(recipient="Social Services", necessary_because="a report is due today")


@dataclass
class Place:
    """The tab, the referral it shows, and its signed copy."""

    tab: VersionsTab
    context: PageContext
    qtbot: QtBot
    referral: RecordId
    file: FileId
    copy: FiledCopy

    @property
    def desk(self) -> Desk:
        return self.context.desk

    def load(self) -> None:
        self.tab.load(self.referral)
        assert self.context.workers.wait_idle(20)

    def change(self) -> Concern:
        """Let the last ticked entry say something else, and tell the window."""
        referral = self.desk.referrals.read(self.referral).referral
        ticked = {choice.record for choice in referral.background}
        concerns = [c for c in read_records(self.desk.session.db, Concern) if c.id in ticked]
        concern = max(concerns, key=lambda one: one.number)
        with self.desk.session.saving():
            self.desk.session.change(replace(concern, what_happened="Ioan Sample wore a green coat."), "changed")
        self.context.changes.record_changed.emit("concern", concern.id)
        assert self.context.workers.wait_idle(20)
        return concern

    def texts(self) -> list[str]:
        return [label.text() for label in self.tab.findChildren(PlainLabel) if label.isVisible()]


@pytest.fixture
def place(qtbot: QtBot, demo_context: PageContext) -> Place:
    desk = demo_context.desk
    file = next(row.file for row in desk.files.children().rows if row.number == "H-0017P")
    referral = next(row.id for row in desk.referrals.rows(file) if row.number == "R-2026-0007F")
    value = desk.referrals.read(referral).referral
    for finding in desk.signoffs.read(referral).stops:
        value = desk.readiness.override(value, finding.key, "agreed in the meeting")
    desk.referrals.save(value)
    desk.signoffs.sign(referral, SignOffRole.LEAD, MINE)
    prepared = desk.paper.prepare(DocumentKind.REFERRAL, file, record=referral)
    copy = desk.paper.file(prepared, desk.paper.render(prepared), SHARE, "PRINTED")
    tab = VersionsTab(demo_context)
    demo_context.messages.set_window(tab)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    qtbot.waitExposed(tab)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    made = Place(tab, demo_context, qtbot, referral, file, copy)
    made.load()
    return made


def test_a_version_shows_who_signed_its_code_and_its_copies(place: Place) -> None:
    QAbstractItemModelTester(place.tab.table.model())
    QAbstractItemModelTester(place.tab.changes.model())
    version = place.tab.chosen()
    assert version is not None
    assert (version.number, version.state) == ("1.0", "Signed off, unchanged")
    texts = place.texts()
    assert "Version 1.0" in texts
    assert any("signed in HSB Desk 18 March 2026 11:20, N. Morgan" in text for text in texts)
    assert place.copy.check_code in texts
    assert any(text.startswith("Referral, copy 1 of 1 · version 1.0") for text in texts)


def test_its_pages_are_drawn_from_what_was_frozen(place: Place) -> None:
    assert place.tab.tabs.value() == PAGES
    shown = place.tab.pages.shown_bytes()
    assert "R-2026-0007F · version 1.0 · signed-off copy" in page_text(shown, 0)
    assert place.desk.paper.copies(place.file) == (place.copy,)  # nothing is filed by looking
    place.change()
    place.tab.tabs.set_value(PAGES)
    place.load()
    assert page_text(place.tab.pages.shown_bytes(), 1) == page_text(shown, 1)


def test_a_filed_copy_opens_byte_for_byte(place: Place) -> None:
    place.tab.focus_first()
    link = place.tab.findChild(Button, "openCopyButton")
    for _ in range(20):
        if link.hasFocus():
            break
        assert step_focus(place.tab, forward=True)
    assert link.hasFocus()
    place.qtbot.keyClick(link, Qt.Key.Key_Space)
    assert place.context.workers.wait_idle(20)
    assert place.tab.pages.shown_bytes() == place.desk.paper.copy_bytes(place.copy.id)
    assert place.tab.notice.accessibleName().endswith("as it was filed.")


def test_a_changed_source_marks_it_and_both_readings_stand_side_by_side(place: Place) -> None:
    concern = place.change()
    version = place.tab.chosen()
    assert version is not None
    assert version.is_stale
    model = place.tab.table.model()
    assert model.index(0, 1).data() == "Changed since it was signed"
    assert model.index(0, 1).data(Role.MARK) == Mark("state", "check")
    place.tab.tabs.set_value(CHANGED)
    place.load()
    rows = [row for row in place.tab.changes.model().rows() if isinstance(row, ChangeRow)]  # type: ignore[attr-defined]
    groups = [row for row in place.tab.changes.model().rows() if isinstance(row, Group)]  # type: ignore[attr-defined]
    assert groups[0].title == f"Concern {concern.number}"
    first = rows[0].difference
    assert (first.label, first.before) == ("What happened", concern.what_happened)
    assert first.after == "Ioan Sample wore a green coat."
    cells = [place.tab.changes.model().index(1, column).data() for column in range(3)]
    assert cells == ["What happened", first.before, first.after]


def test_a_version_opens_on_what_changed_when_something_did(place: Place) -> None:
    place.change()
    other = VersionsTab(place.context)
    place.qtbot.addWidget(other)
    other.resize(1200, 700)
    other.show()
    other.load(place.referral)
    assert place.context.workers.wait_idle(20)
    assert other.tabs.value() == CHANGED
    assert other.stack.currentWidget() is other.changes


def test_enter_on_a_change_opens_its_entry(place: Place) -> None:
    concern = place.change()
    place.tab.tabs.set_value(CHANGED)
    place.load()
    place.tab.changes.setFocus()
    place.tab.changes.select_row(1)
    with place.qtbot.waitSignal(place.tab.open_requested) as wished:
        place.qtbot.keyClick(place.tab.changes, Qt.Key.Key_Return)
    assert wished.args == [Target("chronology", concern.id, place.file)]


def test_a_copy_of_the_signed_version_is_wished_for(place: Place) -> None:
    place.change()
    with place.qtbot.waitSignal(place.tab.print_requested) as wished:
        place.tab.card.print_button.click()
    assert wished.args == [PrintWish(DocumentKind.REFERRAL, place.file, place.referral, version="1.0")]
    place.tab.table.select_row(1)
    assert place.context.workers.wait_idle(20)
    with place.qtbot.waitSignal(place.tab.print_requested) as wished:
        place.tab.card.print_button.click()
    assert wished.args[0].version == ""


def test_with_names_off_both_readings_are_masked(place: Place) -> None:
    place.change()
    place.desk.set_names(on=False)
    place.tab.tabs.set_value(CHANGED)
    place.context.changes.names_changed.emit(False)
    assert place.context.workers.wait_idle(20)
    model = place.tab.changes.model()
    cells = " ".join(str(model.index(row, column).data()) for row in range(model.rowCount()) for column in range(3))
    assert "wore a green coat." in cells
    assert not any(name in cells for name in ("Ioan", "Sample", "Cari"))


def test_a_draft_has_its_row_and_its_pages(place: Place, make_draft: Callable[[Place], None]) -> None:
    make_draft(place)
    place.tab.table.select_row(1)
    assert place.context.workers.wait_idle(20)
    place.tab.tabs.set_value(PAGES)
    place.tab._show_tab()
    assert place.context.workers.wait_idle(20)
    assert "DRAFT: not signed off" in page_text(place.tab.pages.shown_bytes(), 0)
    assert "Version 0." in " ".join(place.texts())


@pytest.fixture
def make_draft() -> Callable[[Place], None]:
    return lambda place: (place.change(), place.load())[1]


@pytest.mark.parametrize("width", [560, 1200])
def test_it_folds_where_it_is_narrow(place: Place, width: int) -> None:
    place.tab.resize(800, 700)
    place.qtbot.waitUntil(lambda: place.tab.minimumWidth() < 560)  # one pane from here on
    place.tab.resize(width, 700)
    assert place.context.workers.wait_idle(20)
    assert place.tab.width() == width
    place.qtbot.waitUntil(place.tab.card.isVisible)

"""The sign-off of a referral by keyboard: sign, agree outside, second reader, what fell away, what is left."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.readiness import FieldPlace
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.storage.records import read_record
from ui.context import PageContext
from ui.pages.print_wish import PrintWish
from ui.pages.referral_sign_off import SignOffTab
from ui.pages.sign_off_row import SignOffRow
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.field import Field
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.text_edit import LineEdit

MINE = "five quiet herons wade"
THEIRS = "lantern otter violet cloud"
LEAD, READER, HEAD, MANAGER, *_ = SignOffRole


@dataclass
class Place:
    """A tab of the demo's second referral, and ways to act on it as a person does."""

    tab: SignOffTab
    context: PageContext
    qtbot: QtBot
    referral: RecordId
    file: FileId
    deputy: str

    @property
    def desk(self) -> Desk:
        return self.context.desk

    def row(self, role: SignOffRole) -> SignOffRow:
        return self.tab.rows[role]

    def settle(self) -> None:
        assert self.context.workers.wait_idle(20)

    def load(self) -> None:
        self.tab.load(self.referral)
        self.settle()

    def type(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClicks(focus, text)

    def press(self, key: Qt.Key) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        self.qtbot.keyClick(focus, key)
        self.settle()

    def tab_to(self, target: QWidget, most: int = 60) -> None:
        """Go to a control with the Tab key alone."""
        for _ in range(most):
            focus = QApplication.focusWidget()
            if focus is target or (focus is not None and target.isAncestorOf(focus)):
                return
            self.qtbot.keyClick(focus or self.tab, Qt.Key.Key_Tab)
        pytest.fail(f"{target.objectName()} is not reached by Tab")

    def said(self) -> str:
        bar = self.tab.findChild(MessageBar, "signOffNotice")
        return bar.accessibleName() if bar is not None and bar.isVisible() else ""

    def texts(self) -> list[str]:
        return [label.text() for label in self.tab.findChildren(PlainLabel) if label.isVisible()]


def resolve(desk: Desk, referral_id: RecordId) -> None:
    referral = desk.referrals.read(referral_id).referral
    for finding in desk.signoffs.read(referral_id).stops:
        referral = desk.readiness.override(referral, finding.key, "agreed in the meeting")
    desk.referrals.save(referral)


@pytest.fixture
def draft(qtbot: QtBot, demo_context: PageContext) -> Place:
    desk = demo_context.desk
    deputy = desk.accounts.add("Aled Rees", "Deputy DSP", THEIRS)
    file = next(row.file for row in desk.files.children().rows if row.number == "H-0017P")
    referral = next(row.id for row in desk.referrals.rows(file) if row.number == "R-2026-0007F")
    tab = SignOffTab(demo_context)
    demo_context.messages.set_window(tab)
    qtbot.addWidget(tab)
    tab.resize(1200, 700)
    tab.show()
    qtbot.waitExposed(tab)
    tab.activateWindow()
    qtbot.waitUntil(tab.isActiveWindow)
    place = Place(tab, demo_context, qtbot, referral, file, deputy)
    place.load()
    return place


@pytest.fixture
def ready(draft: Place) -> Place:
    resolve(draft.desk, draft.referral)
    draft.load()
    return draft


def test_every_part_says_who_and_where_it_stands(ready: Place) -> None:
    assert list(ready.tab.rows) == [READER, HEAD, LEAD]
    texts = ready.texts()
    for text in ("Second reader", "Headteacher (informed)", "Designated Safeguarding Person", "not signed yet"):
        assert text in texts
    assert "Draft: nobody has signed yet." in texts
    assert ready.row(LEAD).accessibleName().startswith("Designated Safeguarding Person: Nia Morgan, ")


def test_sign_off_by_keyboard_alone(ready: Place) -> None:
    """Tab to the lead's row, Enter, passphrase, Enter: version 1.0 is frozen, and the print is the next thing."""
    ready.tab.focus_first()
    ready.tab_to(ready.row(LEAD).sign_button)
    ready.press(Qt.Key.Key_Space)
    assert ready.row(LEAD).passphrase.hasFocus()
    ready.type(MINE)
    with ready.qtbot.waitSignal(ready.context.changes.record_changed, timeout=10_000) as changed:
        ready.press(Qt.Key.Key_Return)
    assert changed.args == ["referral", ready.referral]
    assert ready.said() == "Signed. Version 1.0 is frozen as it stands; copies are printed from it."
    assert ready.desk.signoffs.read(ready.referral).version == "1.0"
    assert ready.row(LEAD).passphrase.text() == ""
    assert ready.row(LEAD).sign_button.isHidden() or not ready.row(LEAD).sign_button.isVisible()
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.label() == "Print it"
    with ready.qtbot.waitSignal(ready.tab.print_requested) as wished:
        ready.qtbot.keyClick(focus, Qt.Key.Key_Space)
    assert wished.args == [PrintWish(DocumentKind.REFERRAL, ready.file, ready.referral)]


def test_a_wrong_passphrase_is_said_at_its_field_and_nothing_is_signed(ready: Place) -> None:
    row = ready.row(LEAD)
    row.sign_button.click()
    ready.type("not the right words")
    ready.press(Qt.Key.Key_Return)
    field = next(f for f in row.findChildren(Field) if f.control is row.passphrase)
    assert "did not match" in (field.error() or "")
    assert row.passphrase.hasFocus()
    assert row.passphrase.selectedText() == "not the right words"
    assert ready.desk.referrals.read(ready.referral).referral.signatures == ()
    ready.type("x")
    assert field.error() is None
    ready.press(Qt.Key.Key_Return)
    assert "Wait" in (field.error() or "")


def test_nothing_typed_signs_nothing(ready: Place) -> None:
    row = ready.row(LEAD)
    row.sign_button.click()
    ready.press(Qt.Key.Key_Return)
    field = next(f for f in row.findChildren(Field) if f.control is row.passphrase)
    assert field.error() == "Type the passphrase of the person who signs, then press Enter."


def test_esc_closes_the_field_and_forgets_the_passphrase(ready: Place) -> None:
    row = ready.row(LEAD)
    row.sign_button.click()
    ready.type("secret words")
    ready.press(Qt.Key.Key_Escape)
    assert not row.passphrase.isVisible()
    assert row.passphrase.text() == ""
    assert row.sign_button.hasFocus()


def test_one_passphrase_field_is_open_at_a_time(ready: Place) -> None:
    ready.row(LEAD).sign_button.click()
    ready.type("secret words")
    ready.row(READER).sign_button.click()
    assert not ready.row(LEAD).passphrase.isVisible()
    assert ready.row(LEAD).passphrase.text() == ""


def test_a_colleague_signs_beside_me_with_their_own_passphrase(ready: Place) -> None:
    row = ready.row(READER)
    row.sign_button.click()
    assert row.who.value() == ready.deputy
    ready.type(THEIRS)
    ready.press(Qt.Key.Key_Return)
    assert ready.said() == "Signed: Second reader."
    signature = ready.desk.referrals.read(ready.referral).referral.signatures[0]
    assert (signature.name, signature.member, signature.role) == ("Aled Rees", ready.deputy, READER)
    assert row.line.text() == "signed in HSB Desk 18 March 2026 11:20, A. Rees"
    assert not row.sign_button.isVisible()


def test_who_signs_is_chosen_where_it_is_not_clear(ready: Place) -> None:
    row = ready.row(HEAD)
    row.sign_button.click()
    assert row.who.hasFocus()
    row.confirm.click()
    ready.settle()
    assert any(field.error() == "Choose who signs." for field in row.findChildren(Field))


def test_a_second_reader_is_named_and_renamed(ready: Place) -> None:
    row = ready.row(READER)
    ready.tab.focus_first()
    ready.tab_to(row.reader)
    ready.type("Nia Morgan")
    ready.press(Qt.Key.Key_Return)
    field = next(f for f in row.findChildren(Field) if f.control is row.reader)
    assert "somebody else" in (field.error() or "")
    row.reader.selectAll()
    ready.type("Aled Rees")
    ready.press(Qt.Key.Key_Return)
    assert ready.desk.referrals.read(ready.referral).referral.second_reader == "Aled Rees"
    assert not row.reader.isVisible()
    assert "Aled Rees" in ready.texts()
    row.rename_button.click()
    assert row.reader.hasFocus()


def test_agreed_outside_is_noted_in_a_small_form(ready: Place) -> None:
    row = ready.row(HEAD)
    row.outside_button.click()
    dialog = ready.context.messages.open_dialogs()[0]
    dialog.button("save").click()
    ready.settle()
    assert any(field.error() == "Say who agreed." for field in dialog.findChildren(Field))
    edits = {edit.objectName(): edit for edit in dialog.findChildren(LineEdit)}
    edits["agreedNameEdit"].setText("Sian Price")
    edits["agreedPostEdit"].setText("Headteacher")
    edits["agreedHowEdit"].setText("told in person, 14:14")
    dialog.button("save").click()
    ready.settle()
    assert not ready.context.messages.open_dialogs()
    assert row.line.text() == "agreed 18 March 2026: told in person, 14:14 (noted by N. Morgan)"
    assert ready.said() == "Signed: Headteacher (informed)."


def test_what_is_left_is_said_and_leads_back(draft: Place) -> None:
    texts = draft.texts()
    assert "These 2 stop a signature:" in texts
    assert "Request 3: no result, no date" in texts
    row = draft.row(LEAD)
    row.sign_button.click()
    draft.type(MINE)
    draft.press(Qt.Key.Key_Return)
    assert draft.said().startswith("2 things must be resolved before this is signed: 1 Background (1), 3 Request (1).")
    back = draft.tab.findChild(Button, "message_assemble")
    with draft.qtbot.waitSignal(draft.tab.assemble_requested) as wished:
        back.click()
    assert wished.args == [None]
    go = draft.tab.findChildren(Button, "goToFindingButton")[1]
    with draft.qtbot.waitSignal(draft.tab.assemble_requested) as wished:
        go.click()
    place = wished.args[0]
    assert isinstance(place, FieldPlace)
    assert place.section == "request"


def test_a_changed_source_shows_that_the_signatures_fell_away(ready: Place) -> None:
    ready.desk.signoffs.sign(ready.referral, READER, THEIRS, member=ready.deputy)
    ready.desk.signoffs.sign(ready.referral, LEAD, MINE)
    ready.load()
    assert ready.tab.state.accessibleName() == "Version 1.0 is signed off and still is what the records say."
    referral = ready.desk.referrals.read(ready.referral).referral
    ready.desk.referrals.save(replace(referral, opinion="Something else."))
    with ready.qtbot.waitSignal(ready.context.changes.record_changed):
        ready.context.changes.record_changed.emit("referral", ready.referral)
    ready.settle()
    state = ready.tab.state.accessibleName()
    assert state.startswith("2 signatures fell away, because what was signed has changed.")
    assert "This referral's own text: changed 18 March 2026 11:20 by Nia Morgan." in state
    for role in (READER, LEAD):
        assert ready.row(role).line.text().startswith("Fell away. It was signed in HSB Desk 18 March 2026 11:20")
        assert ready.row(role).sign_button.isVisible()
    see = ready.tab.findChild(Button, "message_versions")
    with ready.qtbot.waitSignal(ready.tab.versions_requested):
        see.click()


def test_names_are_decided_here_before_it_is_signed_off(ready: Place) -> None:
    desk = ready.desk
    desk.pupils.save((Pupil(id="new", first="Dewi", last="Bowen", year="Year 3"),))
    referral = desk.referrals.read(ready.referral).referral
    desk.referrals.save(replace(referral, opinion="Dewi Bowen saw it."))
    resolve(desk, ready.referral)
    ready.load()
    assert ready.tab.names_card.isVisible()
    ready.row(LEAD).sign_button.click()
    ready.type(MINE)
    ready.press(Qt.Key.Key_Return)
    assert ready.said().startswith("A name in this print is not decided yet (1).")
    ready.tab.findChild(Button, "message_names").click()
    combo = QApplication.focusWidget()
    assert isinstance(combo, Combo)
    ready.qtbot.keyClick(combo, Qt.Key.Key_Down)
    ready.settle()
    assert not ready.tab.names_card.isVisible()
    ready.row(LEAD).passphrase.setFocus()
    ready.press(Qt.Key.Key_Return)
    assert desk.signoffs.read(ready.referral).is_signed
    printed: Any = desk.paper.prepare(DocumentKind.REFERRAL, ready.file, record=ready.referral).printed
    assert printed.opinion == "a child (Year 3) saw it."


def test_with_names_off_no_child_is_named(ready: Place, shown: Callable[[QWidget], str]) -> None:
    desk = ready.desk
    referral = desk.referrals.read(ready.referral).referral
    desk.pupils.save((Pupil(id="new", first="Dewi", last="Bowen", year="Year 3"),))
    desk.referrals.save(replace(referral, opinion="Dewi Bowen saw Ioan."))
    desk.set_names(on=False)
    ready.load()
    assert not any(name in shown(ready.tab) for name in ("Dewi", "Bowen", "Ioan"))
    assert "Names are off. Press F8 to decide them." in ready.texts()


@pytest.fixture
def shown() -> Callable[[QWidget], str]:
    def read(page: QWidget) -> str:
        return " ".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisible())

    return read


def test_a_service_that_asks_for_more_shows_more_parts(ready: Place) -> None:
    desk = ready.desk
    referral = desk.referrals.read(ready.referral).referral
    recipient = replace(referral.recipient, name="A service", code="SPECIALIST", statutory=False)
    desk.referrals.save(replace(referral, recipient=recipient))
    ready.load()
    assert list(ready.tab.rows) == [READER, HEAD, MANAGER, LEAD]
    assert read_record(desk.session.db, type(referral), ready.referral).recipient.code == "SPECIALIST"


def test_everything_has_a_name_and_is_reached_in_order(ready: Place) -> None:
    ready.row(LEAD).sign_button.click()
    for control in (*ready.tab.findChildren(Button), *ready.tab.findChildren(LineEdit), *ready.tab.findChildren(Combo)):
        if control.isVisible():
            assert control.accessibleName() or getattr(control, "label", str)(), control.objectName()
    names = {button.accessibleName() for button in ready.tab.findChildren(Button, "signHereButton")}
    assert len(names) == 3


@pytest.mark.parametrize("width", [520, 700, 1200])
def test_it_folds_where_it_is_narrow(ready: Place, width: int) -> None:
    ready.tab.resize(width, 700)
    ready.settle()
    assert ready.tab.width() == width
    ready.qtbot.waitUntil(ready.tab.back.isVisible)

"""Beside the plan: what is in force, what is due with its action, signatures, who was told; names off."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.signoff import SignOffRole
from ui.context import PageContext
from ui.pages.plan_forms import build_form
from ui.pages.plan_meeting import MeetingLayer
from ui.pages.plan_side import PlanSide
from ui.pages.plan_sign import PlanSignPage
from ui.pages.small_form import SmallForm
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel

ENTER = Qt.Key.Key_Return
PASSPHRASE = "five quiet herons wade"


def ioan(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def show(qtbot: QtBot, context: PageContext, widget: QWidget, width: int = 332) -> None:
    widget.resize(width, 900)
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitExposed(widget)
    assert context.workers.wait_idle(20)


def side_of(qtbot: QtBot, context: PageContext) -> PlanSide:
    side = PlanSide(context)
    show(qtbot, context, side)
    side.show_page(context.desk.plans.read(ioan(context.desk)))
    qtbot.waitUntil(side.cards["told"].isVisible, timeout=10000)
    assert context.workers.wait_idle(20)
    return side


def text_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))


def all_text_of(widget: QWidget) -> str:
    """Return what the labels say, also of those that are shown only after this event."""
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel))


def test_the_side_says_what_is_in_force_and_what_is_due(qtbot: QtBot, demo_context: PageContext) -> None:
    side = side_of(qtbot, demo_context)
    said = all_text_of(side)
    assert "v3 with 2 interim changes" in said
    assert "since 17 March 14:00" in said
    assert "1 Ioan uses the Year 6 cloakroom" in said
    assert "Pre-closure review" in said
    assert "Plan v4" in said
    assert "5 h 50 min a week in sight" in said
    assert "asked" in said or "to sign" in said
    assert "Rule only" in said
    assert not any(code in said for code in ("T1", "T2", "NOT_HELD", "IN_PERSON"))
    assert side.findChild(QWidget, "scrollBody") is not None


def test_every_line_has_its_action_by_keyboard(qtbot: QtBot, demo_context: PageContext) -> None:
    side = side_of(qtbot, demo_context)
    side.focus_first()
    first = QApplication.focusWidget()
    assert isinstance(first, Button)
    wishes: list[tuple[str, str]] = []
    rows: list[str] = []
    side.form_requested.connect(lambda kind, arg: wishes.append((kind, arg)))
    side.row_requested.connect(rows.append)
    for link in side.findChildren(Button):
        assert link.accessibleName() or link.label()
        link.setFocus()
        QTest.keyClick(link, Qt.Key.Key_Space)
    page = demo_context.desk.plans.read(ioan(demo_context.desk))
    asked = {kind for kind, _arg in wishes}
    assert {"interim", "decide", "compare", "review", "closure", "sign", "tell", "told", "front", "meeting"} <= asked
    assert "cloakroom" in rows, "a control that did not hold leads to its row"
    for kind, arg in wishes:
        layer = build_form(demo_context, kind, page, arg)
        assert layer is not None, kind
        qtbot.addWidget(layer)
    assert demo_context.workers.wait_idle(30)


def test_names_off_hides_what_people_said(qtbot: QtBot, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    side = side_of(qtbot, demo_context)
    said = all_text_of(side)
    assert "Ioan" not in said
    assert "Names are off" in said


def test_signatures_are_given_here_declined_or_not_asked(qtbot: QtBot, demo_context: PageContext) -> None:
    desk, file = demo_context.desk, ioan(demo_context.desk)
    layer = build_form(demo_context, "sign", desk.plans.read(file))
    assert isinstance(layer, PlanSignPage)
    show(qtbot, demo_context, layer, 1100)
    qtbot.waitUntil(lambda: len(layer.rows) >= 6, timeout=10000)
    child = next(row for row in layer.rows.values() if row.part.role is SignOffRole.CHILD)
    assert not child.row.sign_button.isVisible(), "a child does not type a passphrase"
    child.buttons["DECLINED"].click()
    dialog = demo_context.messages.open_dialogs()[0]
    form = dialog.findChild(SmallForm, "planAnswerForm")
    assert form is not None
    dialog.answer("save")
    assert form.field("how").error() == "Say why in a few words."
    form.set_values({"how": "He wants to talk to his aunt first"})
    dialog.answer("save")
    qtbot.waitUntil(lambda: not demo_context.messages.open_dialogs(), timeout=10000)
    qtbot.waitUntil(lambda: "He wants to talk to his aunt first" in text_of(layer), timeout=10000)
    draft = desk.plans.read(file).draft
    assert draft is not None
    assert draft.signatures[-1].answer == "DECLINED"
    head = next(row for row in layer.rows.values() if row.part.role is SignOffRole.HEADTEACHER)
    head.buttons["ASK"].click()
    dialog = demo_context.messages.open_dialogs()[0]
    ask = dialog.findChild(SmallForm, "askSignatureForm")
    assert ask is not None
    ask.set_values({"when": "Fri 20 March, 08:30"})
    dialog.answer("save")
    qtbot.waitUntil(lambda: "Asked: Fri 20 March, 08:30" in text_of(layer), timeout=10000)
    assert demo_context.workers.wait_idle(20)


def test_the_leads_passphrase_puts_it_into_force_once_nothing_stops_it(qtbot: QtBot, demo_context: PageContext) -> None:
    desk, file = demo_context.desk, ioan(demo_context.desk)
    layer = build_form(demo_context, "sign", desk.plans.read(file))
    assert isinstance(layer, PlanSignPage)
    show(qtbot, demo_context, layer, 1100)
    qtbot.waitUntil(lambda: len(layer.rows) >= 6, timeout=10000)
    lead = next(row for row in layer.rows.values() if row.part.role is SignOffRole.LEAD)
    lead.row.open_field()
    lead.row.passphrase.setText(PASSPHRASE)
    if "what would a stranger conclude" in all_text_of(layer):
        QTest.keyClick(lead.row.passphrase, ENTER)
        qtbot.waitUntil(layer.notice.isVisible, timeout=10000)
        assert desk.plans.read(file).draft is not None
        go = layer.findChild(Button, "goToGapButton")
        assert go is not None
        with qtbot.waitSignals([layer.row_requested, layer.close_requested], timeout=5000):
            go.click()
        assert demo_context.workers.wait_idle(20)
        return
    with qtbot.waitSignal(layer.put_into_force, timeout=15000):
        QTest.keyClick(lead.row.passphrase, ENTER)
    assert demo_context.workers.wait_idle(20)
    current = desk.plans.read(file).current
    assert current is not None
    assert current.plan_version == 4


def test_the_meeting_view_shows_one_place_at_a_time_and_nothing_else(qtbot: QtBot, demo_context: PageContext) -> None:
    desk, file = demo_context.desk, ioan(demo_context.desk)
    window = QWidget()
    behind = PlainLabel("Ioan Sample, lives with aunt; no court order", parent=window)
    layer = build_form(demo_context, "meeting", desk.plans.read(file), "club")
    assert isinstance(layer, MeetingLayer)
    layer.setParent(window)
    show(qtbot, demo_context, window, 1100)
    layer.show()
    qtbot.waitUntil(lambda: bool(layer.page.sheets), timeout=10000)
    assert layer.page.geometry() == window.rect(), "it covers what stood there"
    assert behind.isVisible()
    assert layer.page.hasFocus()
    assert "Junior football club" in all_text_of(layer.page)
    seen: list[str] = []
    QTest.keyClick(layer.page, Qt.Key.Key_Home)
    for _ in layer.page.sheets:
        seen.append(all_text_of(layer.page))
        QTest.keyClick(layer.page, Qt.Key.Key_Right)
    said = "\n".join(seen)
    assert len(set(seen)) == len(layer.page.sheets)
    for other in ("Llew", "Cari", "Prosser", "Beca", "Nel", "Gruff", "Osian", "Mali", "Efa"):
        assert other not in said
    for word in ("no. 12", "I-0", "Higher", "Moderate", "abusive", "Abusive", "v4", "harmful"):
        assert word not in said
    QTest.keyClick(layer.page, Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert layer.page.isAncestorOf(focused), "Tab never leaves it"
    with qtbot.waitSignal(layer.close_requested, timeout=5000):
        QTest.keyClick(layer.page, Qt.Key.Key_Escape)
    layer.hide()
    assert not layer.page.isVisible()

"""Considered, not referred: written by keyboard from a triage and a call, brought back, answered."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.decision import Decided, Decision, DecisionContent
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.triage import RouteDecision
from hsbdesk.storage.records import read_records
from ui.context import PageContext
from ui.pages.call_record import CallRecordPage
from ui.pages.decision_form import DecisionForm
from ui.pages.decision_page import DecisionPage
from ui.pages.decision_read import DecisionLayer
from ui.pages.kept_form import KeptForm
from ui.pages.referrals import ReferralsPage
from ui.pages.small_form import TICKED, SmallForm
from ui.pages.triage import TriagePage
from ui.routes import Route, build_page, load_page, route_to
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.record_edit import RecordEdit

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, TAB, ESC = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Escape


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def concern(desk: Desk, number: str) -> RecordId:
    return next(row.id for row in desk.concerns.rows(file_of(desk), "all") if row.number == number)


def said(widget: QWidget) -> str:
    return " ".join(label.text() for label in widget.findChildren(PlainLabel))


def stored(desk: Desk) -> list[Decision]:
    return read_records(desk.session.db, Decision, "1", (), "t.number")


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)


def tab_to(name: str) -> None:
    """Go on with Tab until a field is reached, as somebody without a mouse does."""
    for _ in range(60):
        widget = QApplication.focusWidget()
        while widget is not None and widget.objectName() != name:
            widget = widget.parentWidget()
        if widget is not None:
            return
        press(TAB)
    pytest.fail(f"Tab never reached {name}")


def visit(qtbot: QtBot, context: PageContext, target: Target, size: tuple[int, int] = (1160, 640)) -> Any:
    route = route_to(target)
    page = build_page(context, route)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    load_page(page, route)
    context.workers.wait_idle()
    return page


def decide(desk: Desk, **changes: Any) -> RecordId:
    content = DecisionContent(
        file=file_of(desk),
        decided=Decided.NOT_REFERRED,
        about=(concern(desk, "I-0412K"),),
        considered_for="SS",
        routes=(RouteDecision(route="ROUTE_EARLY_HELP", because="they agree", by="N. Morgan", on="2026-03-18"),),
        because="The plan covers the cloakroom.",
        decided_on="2026-03-18",
        return_if="a threat",
        return_on="2026-04-16",
    )
    return desk.decisions.record(replace(content, **changes))


def log_another(desk: Desk) -> RecordId:
    people = desk.concerns.read(concern(desk, "I-0412K")).record.people
    shown = next(part for part in people if part.role is Role.DISPLAYED)
    draft = replace(
        desk.concerns.new_draft(),
        people=(DraftPerson(key=f"person:{shown.person}", name="Ioan Sample", role=Role.DISPLAYED),),
        when="today",
        what_happened="Ioan said a word in the corridor.",
    )
    return desk.concerns.submit(draft).id


def test_from_a_triage_it_is_written_by_keyboard_alone(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    triage = visit(qtbot, demo_context, Target("triage", concern(desk, "I-0412K")))
    assert isinstance(triage, TriagePage)
    with qtbot.waitSignal(triage.open_requested) as asked:
        triage.form.route.decide.click()
    triage.hide()
    page = visit(qtbot, demo_context, asked.args[0])
    assert isinstance(page, DecisionPage)
    assert isinstance(page.shown, DecisionForm)
    ticked = [key for key, value in page.shown.parts["about"].values().items() if value == TICKED]
    assert concern(desk, "I-0412K") in ticked
    press(ENTER, CTRL)  # too early: the first gap is said and reached
    demo_context.workers.wait_idle()
    tab_to("decisionBecauseEdit")
    write("The plan covers the cloakroom since yesterday.")
    tab_to("routesBecauseEdit")
    write("An adult stands at the door")
    tab_to("returnIfEdit")
    write("a threat or contact")
    tab_to("returnOnEdit")
    write("16 April 2026")
    tab_to("weighedAgesEdit")
    write("10 and 9")
    press(ENTER, CTRL)
    demo_context.workers.wait_idle()
    (made,) = stored(desk)
    assert (made.decided, made.because) == (
        Decided.NOT_REFERRED,
        "The plan covers the cloakroom since yesterday.",
    )
    assert [(r.route, r.because, r.by, r.on) for r in made.routes] == [
        ("ROUTE_MANAGE_INTERNALLY", "An adult stands at the door", "N. Morgan", "2026-03-18")
    ]
    assert [(one.code, one.words) for one in made.considerations] == [("AGES", "10 and 9")]
    assert (made.return_if, made.return_on) == ("a threat or contact", "2026-04-16")
    assert concern(desk, "I-0412K") in made.about
    assert isinstance(page.shown, DecisionLayer)
    assert not [row for row in desk.drafts.own() if row.form == "decision"]
    with qtbot.waitSignal(page.close_requested):
        press(ESC)


def test_what_was_typed_is_kept_and_today_leads_back_to_it(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    page = visit(qtbot, demo_context, Target("decision", concern(desk, "I-0412K"), file_of(desk)))
    page.shown.findChild(RecordEdit, "decisionBecauseEdit").setFocus()
    write("half a reason")
    page.keep_now()
    demo_context.workers.wait_idle()
    (draft,) = [row for row in desk.drafts.own() if row.form == "decision"]
    again = visit(qtbot, demo_context, Target("decision", RecordId(draft.uuid)))
    assert again.shown.values("why")["because"] == "half a reason"
    assert stored(desk) == []


def test_a_refusal_stands_at_its_field_and_nothing_typed_is_lost(qtbot: QtBot, demo_context: PageContext) -> None:
    page = visit(qtbot, demo_context, Target("decision", RecordId(""), file_of(demo_context.desk)))
    form = page.shown
    form.findChild(RecordEdit, "decisionBecauseEdit").set_text("Handled in school")
    form.store()
    demo_context.workers.wait_idle()
    assert form.notice.isVisible()
    assert "at least one route" in said(form.notice)
    form.findChild(RecordEdit, "routesBecauseEdit").set_text("seat and check-in")
    form.store()
    demo_context.workers.wait_idle()
    assert "brings it back" in (form.parts["back"].field("return_if").error() or "")
    form.findChild(RecordEdit, "returnIfEdit").set_text("a threat")
    form.store()
    demo_context.workers.wait_idle()
    assert "after today" in (form.parts["back"].field("return_on").error() or "")
    assert form.values("why")["because"] == "Handled in school"
    assert stored(demo_context.desk) == []


def test_to_refer_asks_for_nothing_to_come_back_and_starts_the_referral(
    qtbot: QtBot, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    page = visit(qtbot, demo_context, Target("decision", RecordId(""), file_of(desk)))
    form = page.shown
    assert form.findChild(QWidget, "returnOnEdit").isVisible()
    form.parts["what"].set_values({"decided": "REFER"})
    form.parts["what"].changed.emit()
    assert not form.findChild(QWidget, "returnOnEdit").isVisible()
    form.findChild(RecordEdit, "decisionBecauseEdit").set_text("The condition is met")
    form.findChild(RecordEdit, "routesBecauseEdit").set_text("harm to another child")
    form.store()
    demo_context.workers.wait_idle()
    before = len(desk.referrals.rows(file_of(desk)))
    with qtbot.waitSignal(page.open_requested) as asked:
        page.shown.refer.click()
    demo_context.workers.wait_idle()
    assert asked.args[0].kind == "referral"
    assert len(desk.referrals.rows(file_of(desk))) == before + 1
    assert stored(desk)[0].referral == asked.args[0].id


def test_a_call_that_advised_to_go_on_leads_to_the_decision(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    page = visit(qtbot, demo_context, Target("call", concern(desk, "I-0412K")))
    assert isinstance(page, CallRecordPage)
    page.details.kind.set_value("ADVICE_ONLY")
    page.details.who.setText("S. Vaughan")
    page.details.return_if.setText("contact happens again")
    page.save.click()
    demo_context.workers.wait_idle()
    with qtbot.waitSignal(page.open_requested) as asked:
        page.notice.findChild(Button, "message_decide").click()
    made = visit(qtbot, demo_context, asked.args[0])
    form = made.shown
    assert form.values("what")["decided"] == "WAIT_ON_ADVICE"
    assert form.values("back")["return_if"] == "contact happens again"
    assert "S. Vaughan" in form.values("why")["consulted"]


def test_a_later_concern_shows_it_and_it_is_answered(qtbot: QtBot, demo_context: PageContext, clock: Any) -> None:
    desk = demo_context.desk
    made = decide(desk)
    clock.move(hours=1)
    later = log_another(desk)
    triage = visit(qtbot, demo_context, Target("triage", later))
    bar = triage.findChild(MessageBar, "cameBackBar")
    assert bar.isVisible()
    assert "a threat" in said(bar)
    with qtbot.waitSignal(triage.open_requested) as asked:
        bar.findChild(Button, f"message_{made}").click()
    triage.hide()
    page = visit(qtbot, demo_context, asked.args[0])
    assert page.shown.decision == made
    assert QApplication.focusWidget() is page.shown.answer
    press(Qt.Key.Key_Space)
    form = page.shown
    assert isinstance(form, KeptForm)
    press(ENTER, CTRL)
    assert form.parts["answer"].field("stands").error()
    form.parts["answer"].set_values({"stands": "STANDS"})
    form.findChild(RecordEdit, "answerBecauseEdit").set_text("A word to himself, no child present.")
    press(ENTER, CTRL)
    demo_context.workers.wait_idle()
    (decision,) = stored(desk)
    assert [(step.concern, step.stands) for step in decision.reconsidered] == [(later, True)]
    assert isinstance(page.shown, DecisionLayer)
    assert "A word to himself, no child present." in said(page.shown)
    again = visit(qtbot, demo_context, Target("triage", later))
    assert not again.findChild(MessageBar, "cameBackBar").isVisible()


@pytest.mark.parametrize("size", [(1160, 560), (1160, 280)])
def test_the_referrals_of_a_child_show_what_was_not_referred(
    qtbot: QtBot, demo_context: PageContext, clock: Any, size: tuple[int, int]
) -> None:
    desk = demo_context.desk
    made = decide(desk)
    page = ReferralsPage(demo_context)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.load(file_of(desk))
    demo_context.workers.wait_idle()
    turn = page.findChild(Button, "notReferredButton")
    assert turn.isVisible() == (size[1] < 360)
    if turn.isVisible():
        assert not page.decisions.isVisible()
        turn.click()
    assert page.decisions.isVisible()
    assert page.findChild(Button, "openDecisionLink").accessibleName().startswith("Open D-")
    with qtbot.waitSignal(page.open_requested) as asked:
        page.findChild(Button, "openDecisionLink").click()
    assert asked.args[0] == Target("decision", made, file_of(desk))
    clock.move(days=30)
    page.load(file_of(desk))
    demo_context.workers.wait_idle()
    assert page.findChild(Button, "openDecisionLink").accessibleName().startswith("Answer D-")
    with qtbot.waitSignal(page.open_requested) as asked:
        page.decisions.new.click()
    assert asked.args[0] == Target("decision", RecordId(""), file_of(desk))


def test_with_names_off_it_reads_in_initials(qtbot: QtBot, demo_context: PageContext) -> None:
    desk = demo_context.desk
    made = decide(desk, because="Cari Prosser did not want it.")
    page = visit(qtbot, demo_context, Target("decision", made))
    assert "Cari Prosser" in said(page)
    desk.set_names(False)
    demo_context.changes.names_changed.emit(False)
    demo_context.workers.wait_idle()
    assert not {"Cari", "Prosser"} & set(said(page.shown).split())


def test_a_row_of_a_list_leads_to_it() -> None:
    assert route_to(Target("decision", RecordId("d"), FileId("f"))) == Route("decision", "d", "f")


def test_every_field_of_the_form_has_a_name(qtbot: QtBot, demo_context: PageContext) -> None:
    page = visit(qtbot, demo_context, Target("decision", RecordId(""), file_of(demo_context.desk)))
    inputs = [*page.findChildren(QLineEdit), *page.findChildren(RecordEdit)]
    assert inputs
    assert all(one.accessibleName() for one in inputs if one.isVisible())
    forms = page.findChildren(SmallForm)
    assert len(forms) >= 4


def test_a_promised_call_opens_the_form_about_it(qtbot: QtBot, demo_context: PageContext, clock: Any) -> None:
    desk = demo_context.desk
    saved = desk.contacts.save(
        ContactDraft(
            uuid=desk.contacts.new_id(), concern=concern(desk, "I-0412K"), kind=ContactKind.ADVICE_ONLY,
            when="18 March 2026 11:00", with_name="S. Vaughan", said="Go on.", return_if="contact happens again",
        )
    )  # fmt: skip
    clock.move(hours=1)
    log_another(desk)
    rows = [row for group in desk.worklists.today().groups for row in group.rows if row.target.kind == "decision"]
    assert [row.target.id for row in rows] == [saved.id]
    page = visit(qtbot, demo_context, rows[0].target)
    assert page.shown.values("back")["return_if"] == "contact happens again"

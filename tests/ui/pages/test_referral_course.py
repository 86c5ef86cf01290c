"""Send log and clocks: noted by keyboard, nothing typed is lost, a refusal opens its five matters the same day."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.course_views import CourseView
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.preferences import Preferences
from hsbdesk.desk.today_views import Target
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.readiness import FieldPlace
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sending import EscalationStep, RefusalMatter, RefusalStep, Sending, ServiceAnswer
from hsbdesk.storage.records import read_record
from ui.context import PageContext
from ui.main_window import MainWindow
from ui.pages.kept_form import KeptForm
from ui.pages.referral import ReferralPage
from ui.pages.referral_course import CourseTab
from ui.pages.referral_top import ASSEMBLE, COURSE
from ui.pages.small_form import SmallForm
from ui.routes import Route, route_to
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.quote_block import QuoteBlock

CONTROL = Qt.KeyboardModifier.ControlModifier
ENTER, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape


def ioan(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def referral_of(desk: Desk, number: str = "R-2026-0007F") -> RecordId:
    return next(row.id for row in desk.referrals.rows(None) if row.number == number)


def send(desk: Desk, number: str = "R-2026-0007F") -> str:
    """Note that it was sent and received, so that it may be answered."""
    sending = Sending(
        key="",
        version="",
        at="2026-03-17T15:31",
        how="SECURE_MAIL",
        to="Social Services, duty desk",
        received_at="2026-03-17T15:40",
    )
    return desk.sendings.note_sent(referral_of(desk, number), sending)


def refuse(desk: Desk, decision: str = "NO_FURTHER_ACTION") -> str:
    """Note that the council refused the first child; return the key of the answer."""
    key = send(desk)
    child = desk.sendings.read(referral_of(desk)).children[0].person
    answer = ServiceAnswer(
        key="", sending=key, child=child, decision=decision, on="2026-03-18T10:05", given_by="G. Harri", reason="None."
    )
    return desk.sendings.note_answer(referral_of(desk), (answer,))[0]


@pytest.fixture
def open_tab(qtbot: QtBot, demo_context: PageContext) -> Callable[..., CourseTab]:
    def make(number: str = "R-2026-0007F") -> CourseTab:
        tab = CourseTab(demo_context)
        demo_context.messages.set_window(tab)
        qtbot.addWidget(tab)
        tab.resize(1200, 700)
        with qtbot.waitActive(tab):
            tab.show()
        tab.load(referral_of(demo_context.desk, number))
        rest(tab)
        return tab

    return make


def rest(tab: CourseTab) -> None:
    assert tab._context.workers.wait_idle(20)
    QApplication.processEvents()
    assert tab._context.workers.wait_idle(20)


def view_of(tab: CourseTab) -> CourseView:
    rest(tab)
    view = tab.view()
    assert view is not None
    return view


def press(tab: CourseTab, name: str, place: int = 0) -> None:
    """Go to a button that is shown and press it with the keyboard."""
    button = [one for one in tab.findChildren(Button, name) if one.isVisibleTo(tab)][place]
    button.setFocus()
    QTest.keyClick(button, SPACE)
    rest(tab)


def form_of(tab: CourseTab) -> KeptForm:
    assert isinstance(tab.layers.layer, KeptForm)
    return tab.layers.layer


def write(form: KeptForm, part: str, **values: str) -> None:
    """Type into the fields of a part, one key after the other, or choose."""
    small = form.parts[part]
    assert isinstance(small, SmallForm)
    for key, value in values.items():
        control = small.control(key)
        control.setFocus()
        if hasattr(control, "set_value") and hasattr(control, "chosen"):
            small.set_values({key: value})
        else:
            small.set_values({key: ""})
            QTest.keyClicks(QApplication.focusWidget(), value)


def store(tab: CourseTab) -> None:
    QTest.keyClick(QApplication.focusWidget() or form_of(tab), ENTER, CONTROL)
    rest(tab)


def text_of(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget))


def error_at(form: KeptForm, part: str, key: str) -> str:
    small = form.parts[part]
    assert isinstance(small, SmallForm)
    return small.field(key).error() or ""


def stored(desk: Desk, number: str = "R-2026-0007F") -> Referral:
    return read_record(desk.session.db, Referral, referral_of(desk, number))


# -- sent, received, acknowledged, asked for more


def test_a_sending_is_noted_by_keyboard_and_its_clock_runs(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    tab, desk = open_tab(), demo_context.desk
    assert "not signed off and not sent" in text_of(tab)
    press(tab, "noteSentButton")
    form = form_of(tab)
    write(form, "how", at="18/3/2026 10:31", how="PORTAL", to="Social Services, duty desk", received_at="18/3 10:40")
    write(form, "what", reference="CSE-1182")
    store(tab)
    assert tab.layers.layer is None
    [sending] = stored(desk).sendings
    assert (sending.at, sending.how, sending.to) == ("2026-03-18T10:31", "PORTAL", "Social Services, duty desk")
    assert (sending.received_at, sending.reference, sending.with_key) == ("2026-03-18T10:40", "CSE-1182", True)
    assert sending.by == "N. Morgan"
    row = tab._model.index(0, 0)
    assert row.data() == "18 March 2026, 10:31"
    assert any(clock.kind == "ACKNOWLEDGE" for clock in view_of(tab).clocks)
    assert tab.isAncestorOf(QApplication.focusWidget())


def test_a_wrong_moment_is_said_at_its_field_and_nothing_typed_is_lost(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    tab, desk = open_tab(), demo_context.desk
    press(tab, "noteSentButton")
    form = form_of(tab)
    write(form, "how", at="18/3/2026 10:31", to="the duty desk", received_at="17/3/2026 09:00")
    store(tab)
    assert "before it was sent" in error_at(form, "how", "received_at")
    assert form.values("how")["to"] == "the duty desk"
    assert stored(desk).sendings == ()
    write(form, "how", at="nonsense", to="")
    store(tab)
    assert error_at(form, "how", "at")
    assert error_at(form, "how", "to")
    assert stored(desk).sendings == ()


def test_what_was_typed_comes_back_after_the_form_was_left(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    tab, desk = open_tab(), demo_context.desk
    press(tab, "noteSentButton")
    write(form_of(tab), "how", to="duty desk, told by phone that it comes")
    QTest.keyClick(QApplication.focusWidget(), ESCAPE)
    rest(tab)
    assert tab.layers.layer is None
    press(tab, "noteSentButton")
    assert form_of(tab).values("how")["to"] == "duty desk, told by phone that it comes"
    store(tab)
    assert len(stored(desk).sendings) == 1
    assert desk.drafts.own() == ()


def test_arrival_is_noted_of_the_line_that_is_chosen(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    desk = demo_context.desk
    send(desk)
    tab = open_tab()
    tab.table.setFocus()
    QTest.keyClick(tab.table, ENTER)
    rest(tab)
    form = form_of(tab)
    assert "Received 17 March 2026, 15:40" in text_of(form)
    write(form, "arrival", acknowledged_at="16/3/2026", by="G. Harri, duty desk")
    store(tab)
    assert "before it was sent" in error_at(form, "arrival", "acknowledged_at")
    assert form.values("arrival")["by"] == "G. Harri, duty desk"
    write(form, "arrival", acknowledged_at="18/3/2026 09:05")
    store(tab)
    [sending] = stored(desk).sendings
    assert (sending.acknowledged_at, sending.acknowledged_by) == ("2026-03-18T09:05", "G. Harri, duty desk")
    assert sending.received_at == "2026-03-17T15:40"


def test_they_ask_for_more_and_the_next_sending_settles_it(
    open_tab: Callable[..., CourseTab], demo_context: PageContext, clock: Any
) -> None:
    desk = demo_context.desk
    send(desk)
    tab = open_tab()
    press(tab, "noteReturnedButton")
    write(form_of(tab), "returned", words="Send the effect of supervision.")
    store(tab)
    assert "Send the effect of supervision." in tab.state.accessibleName()
    clock.move(minutes=20)
    press(tab, "message_sent")
    store(tab)
    assert len(stored(desk).sendings) == 2
    assert view_of(tab).more_text == ""


# -- decided and refused


def test_a_decision_is_noted_child_by_child_with_the_reason_in_quotation_marks(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    desk = demo_context.desk
    send(desk)
    tab = open_tab()
    press(tab, "noteAnswerButton")
    form = form_of(tab)
    store(tab)
    assert error_at(form, "given", "given_by")
    assert error_at(form, "child0", "decision")
    write(form, "given", on="18/3/2026 10:05", given_by="G. Harri, duty desk", reason="Does not meet threshold.")
    write(form, "child0", decision="NO_FURTHER_ACTION", alternative="Team around the family")
    write(form, "child1", decision="CARE_AND_SUPPORT_ASSESSMENT", reason="An assessment is owed.")
    store(tab)
    first, second = stored(desk).answers
    assert (first.decision, first.reason) == ("NO_FURTHER_ACTION", "Does not meet threshold.")
    assert (second.decision, second.reason) == ("CARE_AND_SUPPORT_ASSESSMENT", "An assessment is owed.")
    assert first.sending == second.sending == stored(desk).sendings[0].key
    quoted = [text_of(quote) for quote in tab.answers.findChildren(QuoteBlock)]
    assert quoted == ["“Does not meet threshold.”", "“An assessment is owed.”"]
    assert "Care and support assessment" in text_of(tab.answers)


def test_a_refusal_opens_five_matters_today_and_the_keyboard_is_on_the_first(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    desk = demo_context.desk
    refuse(desk)
    tab = open_tab()
    assert "The decision leaves 5 things open." in tab.state.accessibleName()
    said = text_of(tab._refusals)
    assert said.count("due today") == 5
    tab.enter()
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.accessibleName() == "Settle: Safe meanwhile"


def test_every_matter_is_settled_by_keyboard(open_tab: Callable[..., CourseTab], demo_context: PageContext) -> None:
    desk = demo_context.desk
    refuse(desk)
    tab = open_tab()
    typed: dict[RefusalMatter, dict[str, str]] = {
        RefusalMatter.SAFE_MEANWHILE: {"outcome": "SAFE", "words": "Plan v3 is in force.", "next_on": "20/3/2026"},
        RefusalMatter.REASON: {"outcome": "GIVEN", "words": "Harm to the child is not described."},
        RefusalMatter.ANSWER: {"outcome": "ACCEPTED", "words": "Early help is tried first."},
        RefusalMatter.EARLY_HELP: {"outcome": "AGREED", "words": "His aunt agrees."},
        RefusalMatter.REVIEW: {"outcome": "HELD", "words": "With the plan."},
    }
    for matter, values in typed.items():
        tab.enter()
        QTest.keyClick(QApplication.focusWidget(), SPACE)
        rest(tab)
        write(form_of(tab), "settle", **values)
        store(tab)
        assert tab.layers.layer is None, matter
        step = stored(desk).refusal_steps[-1]
        assert (step.matter, step.outcome, step.words) == (matter, values["outcome"], values["words"])
    assert view_of(tab).refusals[0].open == 0
    assert "All five are settled." in text_of(tab._settled)


def test_a_review_without_its_day_is_refused_at_the_field(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    desk = demo_context.desk
    key = refuse(desk)
    tab = open_tab()
    tab.open_form("settle", f"{key}/REVIEW")
    rest(tab)
    form = form_of(tab)
    store(tab)
    assert error_at(form, "settle", "outcome")
    write(form, "settle", outcome="SET", words="with the team")
    store(tab)
    assert error_at(form, "settle", "next_on")
    assert form.values("settle")["words"] == "with the team"
    write(form, "settle", next_on="27/3/2026")
    store(tab)
    assert stored(desk).refusal_steps[-1].next_on == "2026-03-27"


# -- escalated, taken, closed, again


def test_the_ladder_is_climbed_and_answered(open_tab: Callable[..., CourseTab], demo_context: PageContext) -> None:
    desk = demo_context.desk
    refuse(desk)
    tab = open_tab()
    press(tab, "escalateMatterButton")
    form = form_of(tab)
    assert form.values("step")["step"] == EscalationStep.DISCUSS_SW.value
    store(tab)
    assert error_at(form, "step", "who")
    assert error_at(form, "step", "grounds")
    assert error_at(form, "step", "next_on")
    write(form, "step", who="G. Harri", grounds="It goes on in spite of supervision.", next_on="19/3/2026")
    store(tab)
    [step] = stored(desk).escalations
    assert (step.step, step.who, step.next_on) == (EscalationStep.DISCUSS_SW, "G. Harri", "2026-03-19")
    assert "waits for an answer" in text_of(tab.ladder)
    assert "Not accepted, escalated" in text_of(tab._refusals)
    press(tab, "escalationLineButton")
    write(form_of(tab), "answer", answer="The team manager looks at it again.", on="18/3/2026")
    store(tab)
    assert stored(desk).escalations[0].answer == "The team manager looks at it again."
    assert view_of(tab).next_step is EscalationStep.DSP_TO_TEAM_MGR


def test_where_two_councils_are_concerned_each_is_asked(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    desk = demo_context.desk
    session = desk.session
    with session.saving():
        file = read_record(session.db, ChildFile, ioan(desk))
        session.change(replace(file, council_of_residence="Cyngor Ffin"), "changed")
    send(desk)
    tab = open_tab()
    assert tab.councils.isVisible()
    assert "Cyngor Ffin" in text_of(tab.councils)
    tab.open_form("taking", "Cyngor Ffin")
    rest(tab)
    write(form_of(tab), "taking", takes="YES", in_writing_on="18/3/2026")
    store(tab)
    assert "accepted in writing 18 March 2026" in text_of(tab.councils)
    [taking] = stored(desk).councils
    assert (taking.council, taking.takes, taking.in_writing_on) == ("Cyngor Ffin", "YES", "2026-03-18")
    press(tab, "noteSentButton")
    assert "council" in form_of(tab).values("how")


def test_with_one_council_nobody_is_asked_which(open_tab: Callable[..., CourseTab], demo_context: PageContext) -> None:
    send(demo_context.desk)
    tab = open_tab()
    assert not tab.councils.isVisible()
    press(tab, "noteSentButton")
    assert "council" not in form_of(tab).values("how")


def test_it_is_closed_with_a_reason_once_nothing_is_open(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    desk = demo_context.desk
    key = refuse(desk)
    tab = open_tab()
    tab.open_form("close", "")
    rest(tab)
    form = form_of(tab)
    write(form, "close", because="The family moved away.")
    store(tab)
    assert "still open: 5" in form.notice.accessibleName()
    assert form.values("close")["because"] == "The family moved away."
    outcomes = ("SAFE", "GIVEN", "ACCEPTED", "AGREED", "HELD")
    for matter, outcome in zip(RefusalMatter, outcomes, strict=True):
        step = RefusalStep(answer=key, matter=matter, outcome=outcome, on="2026-03-18", words="said")
        desk.sendings.settle(referral_of(desk), step)
    store(tab)
    assert view_of(tab).is_closed
    assert "The family moved away." in tab.state.accessibleName()
    assert not tab.sent_button.isVisible()
    assert not tab.answer_button.isVisible()


def test_refer_again_opens_the_new_one(
    open_tab: Callable[..., CourseTab], demo_context: PageContext, qtbot: QtBot
) -> None:
    desk = demo_context.desk
    refuse(desk)
    tab = open_tab()
    with qtbot.waitSignal(tab.open_requested) as opened:
        press(tab, "referAgainButton")
    target = opened.args[0]
    fresh = read_record(desk.session.db, Referral, RecordId(target.id))
    assert (target.kind, fresh.changed_since) == ("referral", "")
    assert referral_of(desk) in fresh.previous
    tab.load(referral_of(desk))
    rest(tab)
    assert "taken up again" in text_of(tab.after)


def test_a_record_from_before_the_send_log_is_read_and_goes_on(
    open_tab: Callable[..., CourseTab], demo_context: PageContext
) -> None:
    tab = open_tab("R-2026-0006E")
    assert "1 clock has run out." in tab.state.accessibleName()
    assert "Overdue, was due Tue 17 March" in text_of(tab.clocks)
    press(tab, "answerLineButton")
    write(form_of(tab), "given", on="18/3/2026", given_by="the duty desk", how="PHONE", reason="Assessed together.")
    write(form_of(tab), "child0", decision="CARE_AND_SUPPORT_ASSESSMENT")
    store(tab)
    assert stored(demo_context.desk, "R-2026-0006E").answers[0].given_by == "the duty desk"
    assert not any(clock.overdue for clock in view_of(tab).clocks)


# -- in the window


@pytest.fixture
def window(qtbot: QtBot, demo_context: PageContext, preferences: Preferences) -> Any:
    made = MainWindow(demo_context, preferences)
    made.resize(1366, 696)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.leave()
    assert demo_context.workers.wait_idle(20)


def test_a_row_of_today_leads_to_the_tab_also_where_the_referral_is_open(
    window: MainWindow, demo_context: PageContext
) -> None:
    desk, workers = demo_context.desk, demo_context.workers
    referral = referral_of(desk, "R-2026-0006E")
    window.enter(Route("referral", referral))
    assert workers.wait_idle(20)
    page = window.view.page()
    assert isinstance(page, ReferralPage)
    assert page.frame.tab() == ASSEMBLE
    window.view.go(Route("today"))
    window.view.open(Target("course", referral))
    assert workers.wait_idle(20)
    QApplication.processEvents()
    assert window.view.page() is page
    assert page.frame.tab() == COURSE
    assert route_to(Target("course", referral)) == Route("referral", referral, "", "course")
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.frame.tabs.page(COURSE).isAncestorOf(focused)


def test_the_form_has_its_keys_and_the_editor_has_them_back(window: MainWindow, demo_context: PageContext) -> None:
    desk, workers = demo_context.desk, demo_context.workers
    window.enter(Route("referral", referral_of(desk), tab="course"))
    assert workers.wait_idle(20)
    page = window.view.page()
    assert isinstance(page, ReferralPage)
    tab = page.frame.tabs.page(COURSE)
    assert isinstance(tab, CourseTab)
    tab.open_form("sent", "")
    rest(tab)
    before = stored(desk)
    write(form_of(tab), "how", to="the duty desk")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_S, CONTROL)
    rest(tab)
    assert [row.form for row in desk.drafts.own()] == ["course_sent"]
    store(tab)
    after = stored(desk)
    assert [sending.to for sending in after.sendings] == ["the duty desk"]
    assert after.requests == before.requests
    page.open_tab(ASSEMBLE)
    workers.wait_idle(20)
    ours = [key for key in page.findChildren(QShortcut) if key.parent() is page]
    assert {"Ctrl+Return", "Ctrl+S"} <= {key.key().toString() for key in ours if key.isEnabled()}


def test_the_signed_version_is_saved_for_sending_from_here(
    open_tab: Callable[..., CourseTab], demo_context: PageContext, qtbot: QtBot
) -> None:
    desk = demo_context.desk
    tab = open_tab()
    assert not tab.save_button.isVisible()
    view = view_of(tab)
    tab._show(replace(view, versions=("1.0",)))
    with qtbot.waitSignal(tab.print_requested) as wished:
        press(tab, "courseSaveButton")
    assert (wished.args[0].record, wished.args[0].version) == (referral_of(desk), "1.0")


def test_go_leads_from_what_is_left_to_the_councils(window: MainWindow, demo_context: PageContext) -> None:
    desk, workers = demo_context.desk, demo_context.workers
    session = desk.session
    with session.saving():
        file = read_record(session.db, ChildFile, ioan(desk))
        session.change(replace(file, council_of_residence="Cyngor Ffin"), "changed")
    window.enter(Route("referral", referral_of(desk)))
    assert workers.wait_idle(20)
    page = window.view.page()
    assert isinstance(page, ReferralPage)
    page.go_to(FieldPlace(section="course", field="councils"))
    assert workers.wait_idle(20)
    QApplication.processEvents()
    assert page.frame.tab() == COURSE
    focused = QApplication.focusWidget()
    assert isinstance(focused, Button)
    assert focused.objectName() == "takingLineButton"

"""Nothing is cut: every place at every size, at 200 % text, and a third longer in another language."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.preferences import Preferences
from hsbdesk.domain.decision import Considered, Decided, DecisionContent
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sending import Escalation, EscalationStep, Sending, ServiceAnswer
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.domain.triage import RouteDecision
from hsbdesk.machine.places import Places
from ui.context import PageContext
from ui.main_window import MainWindow
from ui.pages.print_wish import PrintWish
from ui.pages.referral import ReferralPage
from ui.pages.referral_course import CourseTab
from ui.pages.referral_top import COURSE, FORM, SIGN_OFF, VERSIONS
from ui.pages.risk_plan import RiskPlanPage
from ui.pages.risk_plan_panes import PLACES, ROW, SIDE
from ui.routes import Route
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel

SIZES = [
    (1366, 696, 1.0, "en"),
    (1000, 696, 1.0, "en"),
    (900, 600, 1.0, "en"),
    (1366, 696, 1.5, "en"),
    (1366, 696, 2.0, "en"),
    (1366, 696, 1.0, "pseudo"),
]
PLAN_FORMS = ("interim", "review", "compare", "front", "sign", "tell", "told", "end", "meeting")
COURSE_FORMS = ("sent", "arrival", "returned", "answer", "settle", "escalate", "close")
PASSPHRASE = "five quiet herons wade"


def cut(window: QWidget) -> list[str]:
    """Return what is shown and does not fit: too narrow, too low, or beyond the window's right edge."""
    found: list[str] = []
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        text = said(widget)
        if not text:
            continue
        left = widget.mapTo(window, widget.rect().topLeft()).x()
        if left + widget.width() > window.width() + 1:
            found.append(f"beyond the edge: {text}")
        if isinstance(widget, PlainLabel) and not widget.wordWrap() and not widget._elide:
            wanted = widget.fontMetrics().horizontalAdvance(text)
            if wanted > widget.width() + 1:
                found.append(f"too narrow by {wanted - widget.width()}: {text}")
        elif isinstance(widget, QLabel) and widget.wordWrap():
            wanted = widget.heightForWidth(widget.width())
            if wanted > widget.height() + 1:
                found.append(f"too low by {wanted - widget.height()}: {text}")
        elif isinstance(widget, QAbstractButton) and not isinstance(widget, QCheckBox | QRadioButton):
            wanted = widget.minimumSizeHint().width()
            if wanted > widget.width() + 1:
                found.append(f"too narrow by {wanted - widget.width()}: {text}")
    return found


def said(widget: QWidget) -> str:
    if isinstance(widget, PlainLabel):
        return widget.text()
    return widget.text() if isinstance(widget, QAbstractButton) else ""


@pytest.fixture
def open_window(
    qtbot: QtBot,
    make_context: Callable[..., PageContext],
    make_desk: Callable[..., Desk],
    places: Places,
    preferences: Preferences,
    vault_folder: Path,
) -> Callable[..., MainWindow]:
    def make(width: int, height: int, scale: float, language: str) -> MainWindow:
        desk = make_desk(language)
        desk.create_vault(
            vault_folder,
            NewVault(
                school="Ysgol Enghraifft",
                nation="wales",
                main_record=True,
                name="Nia Morgan",
                title="Designated Safeguarding Person",
                passphrase=PASSPHRASE,
            ),
        )
        desk.cases.import_case((places.resources / "demo" / "ysgol-enghraifft.json").read_bytes())
        window = MainWindow(make_context(desk, scale=scale), preferences)
        qtbot.addWidget(window)
        window.resize(width, height)
        window.show()
        return window

    return make


@pytest.mark.parametrize(("width", "height", "scale", "language"), SIZES)
def test_nothing_is_cut(
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    vault_folder: Path,
    width: int,
    height: int,
    scale: float,
    language: str,
) -> None:
    window = open_window(width, height, scale, language)
    wrong: list[str] = []

    def look(place: str) -> None:
        settle(window, qtbot)
        wrong.extend(f"{place}: {text}" for text in cut(window))

    for place, route in places_of(window.context.desk):
        if window.view is None:
            window.enter(route)
        else:
            window.view.go(route)
        look(place)
        page = window.view.page()
        plan = page.findChild(RiskPlanPage)
        if place == "plan" and plan is not None:
            assert plan.centre.editor.happens.isVisibleTo(plan.centre.editor)
            for pane in (PLACES, ROW, SIDE):
                plan.columns.show_pane(pane)
                look(f"{place}, {pane}")
            for form in PLAN_FORMS:
                plan.open_form(form, plan.places.chosen())
                settle(window, qtbot)
                assert plan.layers.layer is not None, form
                look(f"{place}, {form}")
                plan.layers.close()
        if isinstance(page, ReferralPage):
            for tab in (FORM, SIGN_OFF, VERSIONS):
                page.open_tab(tab)
                look(f"{place}, {tab}")
            page.open_tab(COURSE)
            settle(window, qtbot)
            course = page.frame.tabs.page(COURSE)
            assert isinstance(course, CourseTab)
            look(f"{place}, {COURSE}")
            for form in COURSE_FORMS:
                about = f"{course.view().refusals[0].key}/SAFE_MEANWHILE" if form == "settle" else ""
                course.open_form(form, course.chosen().key if form == "arrival" else about)
                settle(window, qtbot)
                assert course.layers.layer is not None, form
                look(f"{place}, {form}")
                course.layers.close()
                settle(window, qtbot)
    window.view.open_search()
    look("search")
    window.show_first_run()
    look("first run")
    window.front()._form.start(main_record=False)
    window.front()._steps.setCurrentWidget(window.front()._form_page)
    look("create a vault")
    window.show_front(vault_folder)
    qtbot.waitUntil(lambda: window.front().findChild(Combo, "nameCombo").count() == 1)
    look("sign in")
    assert (window.width(), window.height()) == (width, height)
    assert wrong == [], "\n".join(wrong)


def places_of(desk: Desk) -> list[tuple[str, Route]]:
    file = next(row.file for row in desk.files.children("HSB").rows)
    concern = desk.concerns.rows(file)[0].id
    referral = desk.referrals.rows(file)[0].id
    sign_and_change(desk, referral)
    wish = PrintWish(DocumentKind.REFERRAL, file, referral)
    affected = next(row.file for row in desk.files.children("SUPPORT").rows if desk.safety_plans.read(row.file).current)
    tabs = ("overview", "chronology", "concerns", "interventions", "plan", "referrals", "people", "history")
    return [
        ("today", Route("today")),
        ("children", Route("children")),
        *((tab, Route("child", concern, file, tab)) for tab in tabs),
        ("safety plan", Route("child", file=affected, tab="plan")),
        ("log", Route("log")),
        ("triage", Route("triage", concern)),
        ("call", Route("call", concern)),
        ("quick report", Route("quick", concern)),
        ("refer or not", Route("decision", concern, file)),
        ("decision", Route("decision", come_back(desk, file, concern), file)),
        ("referrals", Route("referrals")),
        ("referral", Route("referral", referral, file)),
        *((f"reports, {tab}", Route("reports", tab=tab)) for tab in ("places", "months", "effects", "clocks", "gaps")),
        ("print", Route("print", file=file, wish=wish)),
        ("settings", Route("settings")),
        *((f"settings, {tab}", Route("settings", tab=tab)) for tab in ("services", "thresholds", "forms", "guidance")),
    ]


def come_back(desk: Desk, file: FileId, concern: RecordId) -> RecordId:
    """Record a decision not to refer whose condition stands beside every part of it."""
    route = RouteDecision(route="ROUTE_MANAGE_INTERNALLY", because="seat, check-in", by="N. Morgan", on="2026-03-18")
    return desk.decisions.record(
        DecisionContent(
            file=file,
            decided=Decided.WAIT_ON_ADVICE,
            about=(concern,),
            considered_for="SS",
            routes=(route,),
            considerations=(Considered(code="PATTERN", words="once in this place"),),
            because="The plan covers the cloakroom since 17 March, and the family is told.",
            consulted="S. Vaughan, duty desk, 17 March 2026: go on, come back if it happens again.",
            family_told="A. Rees, 17 March 14:52",
            decided_on="2026-03-18",
            return_if="a threat, contact on a day of full supervision, or a younger child",
            return_on="2026-04-16",
        )
    )


def sign_and_change(desk: Desk, referral_id: RecordId) -> None:
    """Sign a referral off, file a copy, then change it, so that there is a version that has fallen behind."""
    referral = desk.referrals.read(referral_id).referral
    for finding in desk.signoffs.read(referral_id).stops:
        referral = desk.readiness.override(referral, finding.key, "agreed in the meeting")
    desk.referrals.save(referral)
    desk.signoffs.note_agreed(referral_id, SignOffRole.HEADTEACHER, "Sian Price", "Headteacher", "18/3/2026", "told")
    desk.signoffs.sign(referral_id, SignOffRole.LEAD, PASSPHRASE)
    prepared = desk.paper.prepare(DocumentKind.REFERRAL, referral.file, record=referral_id)
    share = SharingDecision(recipient="Social Services", necessary_because="a report is due today")
    desk.paper.file(prepared, desk.paper.render(prepared), share, "PRINTED")
    desk.referrals.save(replace(referral, opinion=f"{referral.opinion} Please reply soon."))
    refuse(desk, referral_id)


def refuse(desk: Desk, referral_id: RecordId) -> None:
    """Note that it was sent, refused and escalated: the send log shows all it can."""
    sent = Sending(key="", version="1.0", at="2026-03-17T15:31", how="SECURE_MAIL", to="Social Services, duty desk")
    key = desk.sendings.note_sent(referral_id, sent)
    child = desk.sendings.read(referral_id).children[0].person
    reason = "Does not meet the threshold. The school is managing it."
    answer = ServiceAnswer(
        key="", sending=key, child=child, decision="ADVICE_ONLY", on="2026-03-18", given_by="G. Harri", reason=reason
    )
    desk.sendings.note_answer(referral_id, (answer,))
    step = Escalation(
        key="", step=EscalationStep.DISCUSS_SW, on="2026-03-18", who="G. Harri", grounds="It goes on in spite of it."
    )
    desk.sendings.escalate(referral_id, step)


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait for answers and for layouts to come to rest."""
    before: list[tuple[int, int]] = []

    def at_rest() -> bool:
        sizes = [(child.x(), child.width()) for child in window.findChildren(QWidget) if child.isVisible()]
        same = sizes == before
        before[:] = sizes
        return same and window.context.workers.desk.is_idle()

    window.context.workers.wait_idle()
    qtbot.waitUntil(at_rest)
    qtbot.waitUntil(at_rest)

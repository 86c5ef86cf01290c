"""The safety plan of an affected child: begun, written, put into force, reviewed, ended."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOffRole
from ui.context import PageContext
from ui.pages.child import ChildPage
from ui.pages.kept_form import KeptForm
from ui.pages.plan_sign import PlanSignPage
from ui.pages.safety_plan import SafetyPlanPage
from ui.pages.small_form import SmallForm
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.tab_strip import TabStrip

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape
PASSPHRASE = "five quiet herons wade"
NEL, LLEW = "S-0028F", "S-0031J"


def file_of(desk: Desk, number: str) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == number)


def open_page(qtbot: QtBot, context: PageContext, number: str) -> SafetyPlanPage:
    page = SafetyPlanPage(context)
    page.resize(1100, 640)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.load(file_of(context.desk, number))
    qtbot.waitUntil(lambda: page.page is not None, timeout=10000)
    assert context.workers.wait_idle(20)
    return page


def form_of(qtbot: QtBot, context: PageContext, page: SafetyPlanPage) -> KeptForm:
    qtbot.waitUntil(lambda: isinstance(page.layer, KeptForm), timeout=10000)
    assert context.workers.wait_idle(20)
    assert isinstance(page.layer, KeptForm)
    return page.layer


def fill(form: KeptForm, key: str, **values: str) -> None:
    part = form.parts[key]
    assert isinstance(part, SmallForm)
    part.set_values(values)
    part.changed.emit()


def store(qtbot: QtBot, context: PageContext, page: SafetyPlanPage, form: KeptForm) -> None:
    form.focus_first()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, ENTER, CTRL)
    qtbot.waitUntil(lambda: page.layer is None, timeout=15000)
    assert context.workers.wait_idle(20)


def text_of(page: SafetyPlanPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(PlainLabel) if label.isVisibleTo(page))


def test_it_is_read_with_what_is_due_and_printed(qtbot: QtBot, demo_context: PageContext) -> None:
    page = open_page(qtbot, demo_context, NEL)
    qtbot.waitUntil(lambda: "other side" in text_of(page), timeout=10000)
    said = text_of(page)
    assert "Safety plan v1" in said
    assert "“I want to play on the other side.”" in said
    assert "Wed 25 March" in said
    with qtbot.waitSignal(page.print_requested, timeout=5000) as wish:
        page.do("print")
    assert wish.args[0].kind is DocumentKind.SAFETY_PLAN
    demo_context.desk.set_names(False)
    demo_context.changes.names_changed.emit(False)
    qtbot.waitUntil(lambda: "Names are off" in text_of(page), timeout=10000)
    assert "other side" not in text_of(page)


def test_a_review_is_kept_when_left_and_stored_when_whole(qtbot: QtBot, demo_context: PageContext) -> None:
    page = open_page(qtbot, demo_context, NEL)
    page.do("review")
    form = form_of(qtbot, demo_context, page)
    form.focus_first()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, ENTER, CTRL)
    part = form.parts["review"]
    assert isinstance(part, SmallForm)
    assert part.field("child").error() == "Write what the child says, or what is seen."
    fill(form, "review", child="It is better now.")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, ESC)
    qtbot.waitUntil(lambda: page.layer is None, timeout=10000)
    page.do("review")
    again = form_of(qtbot, demo_context, page)
    qtbot.waitUntil(lambda: again.values("review")["child"] == "It is better now.", timeout=10000)
    store(qtbot, demo_context, page, again)
    stored = demo_context.desk.safety_plans.read(file_of(demo_context.desk, NEL)).current
    assert stored is not None
    assert stored.reviews[-1].child_words == "It is better now."
    assert stored.review_due == "2026-04-29"


def test_a_plan_is_begun_written_and_put_into_force(qtbot: QtBot, demo_context: PageContext) -> None:
    desk, file = demo_context.desk, file_of(demo_context.desk, LLEW)
    page = open_page(qtbot, demo_context, LLEW)
    if not demo_context.desk.safety_plans.read(file).versions:
        page.do("begin")
        form = form_of(qtbot, demo_context, page)
    else:
        page.do("write")
        form = form_of(qtbot, demo_context, page)
    fill(form, "who", adult="E. Lloyd", cover="J. Pugh")
    fill(form, "feels", worried="Goes to the office and tells M. Ashe", safe="Drawing")
    said = {"words": "I like my own room.", "about": "SAFE", "method": "TALK", "to": "A. Rees"}
    form.show_fields({"own": [said | {"on": "nonsense"}]})
    form.changed.emit()
    form.focus_first()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, ENTER, CTRL)
    qtbot.waitUntil(lambda: "Give the day on which it was said." in text_of(page), timeout=10000)
    form.show_fields({"own": [said | {"on": "today"}]})
    store(qtbot, demo_context, page, form)
    draft = desk.safety_plans.read(file).draft
    assert draft is not None
    assert (draft.trusted_adult, draft.own_words[0].on) == ("E. Lloyd", "2026-03-18")
    page.do("sign")
    qtbot.waitUntil(lambda: isinstance(page.layer, PlanSignPage), timeout=10000)
    sign = page.layer
    assert isinstance(sign, PlanSignPage)
    qtbot.waitUntil(lambda: bool(sign.rows), timeout=10000)
    lead = next(row for row in sign.rows.values() if row.part.role is SignOffRole.LEAD)
    lead.row.open_field()
    lead.row.passphrase.setText(PASSPHRASE)
    with qtbot.waitSignal(sign.put_into_force, timeout=15000):
        QTest.keyClick(lead.row.passphrase, ENTER)
    assert demo_context.workers.wait_idle(20)
    current = desk.safety_plans.read(file).current
    assert current is not None
    assert current.review_due
    sign.close_requested.emit()
    qtbot.waitUntil(lambda: page.layer is None, timeout=10000)
    assert demo_context.workers.wait_idle(20)
    page.do("end")
    end = form_of(qtbot, demo_context, page)
    fill(end, "end", because="He says he feels safe; asked three times")
    store(qtbot, demo_context, page, end)
    assert desk.safety_plans.read(file).current is None


def test_the_tab_of_a_support_file_is_the_safety_plan(qtbot: QtBot, demo_context: PageContext) -> None:
    child = ChildPage(demo_context)
    child.resize(1200, 700)
    qtbot.addWidget(child)
    child.show()
    qtbot.waitExposed(child)
    child.load(file_of(demo_context.desk, NEL), "plan")
    qtbot.waitUntil(lambda: child.findChild(SafetyPlanPage) is not None, timeout=10000)
    strip = child.findChild(TabStrip, "recordTabs")
    assert strip is not None
    qtbot.waitUntil(lambda: strip.accessibleTabName(4) == "Safety plan v1", timeout=10000)
    assert demo_context.workers.wait_idle(20)
    meet = child.findChild(Button, "meetingViewButton")
    assert meet is not None
    assert not meet.isVisible()

"""What is decided round a plan: review, hold, closure, loosening, the end, versions, who was told."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import Attendance, Plan
from ui.context import PageContext
from ui.pages.kept_form import KeptForm
from ui.pages.plan_compare import ComparePage
from ui.pages.plan_forms import build_form
from ui.pages.plan_told import TellLayer, ToldPage
from ui.pages.small_form import SmallForm
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel

CTRL = Qt.KeyboardModifier.ControlModifier
ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


class Clock(Protocol):
    def move(self, **amount: float) -> None: ...


PASSPHRASE = "five quiet herons wade"


def ioan(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def page_of(context: PageContext) -> PlanPage:
    return context.desk.plans.read(ioan(context.desk))


def current(context: PageContext) -> Plan:
    plan = page_of(context).current
    assert plan is not None
    return plan


def draft(context: PageContext) -> Plan:
    plan = page_of(context).draft
    assert plan is not None
    return plan


def show(qtbot: QtBot, context: PageContext, kind: str, arg: str = "") -> QWidget:
    layer = build_form(context, kind, page_of(context), arg)
    assert layer is not None
    layer.resize(1000, 640)
    qtbot.addWidget(layer)
    layer.show()
    qtbot.waitExposed(layer)
    assert context.workers.wait_idle(20)
    layer.setFocus()
    return layer


def form_of(qtbot: QtBot, context: PageContext, kind: str, arg: str = "") -> KeptForm:
    layer = show(qtbot, context, kind, arg)
    if isinstance(layer, TellLayer):
        qtbot.waitUntil(lambda: layer.form is not None, timeout=10000)
        assert layer.form is not None
        layer.form.held = layer  # type: ignore[attr-defined] # whoever holds the form holds its layer
        assert context.workers.wait_idle(20)
        return layer.form
    assert isinstance(layer, KeptForm)
    return layer


def fill(form: KeptForm, key: str, **values: str) -> None:
    part = form.parts[key]
    assert isinstance(part, SmallForm)
    part.set_values(values)
    part.changed.emit()


def error_of(form: KeptForm, key: str, field: str) -> str | None:
    part = form.parts[key]
    assert isinstance(part, SmallForm)
    return part.field(field).error()


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    QTest.keyClick(target if target is not None and widget.isAncestorOf(target) else widget, key, modifier)


def store(qtbot: QtBot, context: PageContext, form: KeptForm) -> None:
    form.focus_first()
    with qtbot.waitSignal(form.close_requested, timeout=15000):
        press(form, ENTER, CTRL)
    assert context.workers.wait_idle(20)
    assert not context.desk.drafts.own()


def test_a_review_answers_every_row_and_says_what_the_child_may_still_do(
    qtbot: QtBot, demo_context: PageContext
) -> None:
    form = form_of(qtbot, demo_context, "review")
    plan = current(demo_context)
    form.focus_first()
    press(form, ENTER, CTRL)
    first = plan.rows[0].key
    assert error_of(form, f"outcome {first}", "outcome") == "Choose what is done in this place."
    for row in plan.rows:
        fill(form, f"outcome {row.key}", outcome="CONTINUE")
    fill(form, f"outcome {first}", outcome="LOOSEN")
    press(form, ENTER, CTRL)
    assert error_of(form, f"words {first}", "words") == "Say in a few words what changes and why."
    fill(form, f"words {first}", words="Every second break without an adult beside him")
    fill(form, "views", child="I want to play in goal.", carer="She sees him calmer.")
    store(qtbot, demo_context, form)
    held = current(demo_context).reviews[-1]
    assert [row.outcome for row in held.rows] == ["LOOSEN", *["CONTINUE"] * (len(plan.rows) - 1)]
    assert held.on == "2026-03-18"
    assert held.by == "N. Morgan"
    assert held.may_still_do
    assert held.next_due == current(demo_context).review_due
    assert not any(line.kind == "REVIEW" and line.due_on <= "2026-03-18" for line in page_of(demo_context).due)


def test_a_half_written_review_comes_back(qtbot: QtBot, demo_context: PageContext) -> None:
    form = form_of(qtbot, demo_context, "review")
    first = current(demo_context).rows[0].key
    fill(form, f"words {first}", words="Seen on four days")
    form.focus_first()
    with qtbot.waitSignal(form.close_requested, timeout=15000):
        press(form, ESC)
    assert demo_context.workers.wait_idle(20)
    again = form_of(qtbot, demo_context, "review")
    qtbot.waitUntil(lambda: again.values(f"words {first}")["words"] == "Seen on four days", timeout=10000)
    assert "not stored yet" in again.notice.accessibleName()
    again.notice.action_requested.emit("discard")
    assert demo_context.workers.wait_idle(20)
    assert again.values(f"words {first}")["words"] == ""
    assert not demo_context.desk.drafts.own()


def test_a_closure_is_settled_and_then_no_longer_due(qtbot: QtBot, demo_context: PageContext) -> None:
    line = next(line for line in page_of(demo_context).due if line.kind == "CLOSURE")
    form = form_of(qtbot, demo_context, "closure", line.closure)
    form.focus_first()
    press(form, ENTER, CTRL)
    assert error_of(form, "closure", "holder") == "Say who holds the plan."
    fill(
        form,
        "closure",
        holder="N. Morgan",
        phones="N. Morgan, 01632 960 215",
        opens="A. Rees",
        clubs="none",
        reader="N. Morgan",
        words="Home, park and devices looked at with Ms Sample",
    )
    store(qtbot, demo_context, form)
    assert current(demo_context).closures[-1].closure == line.closure
    assert not any(one.kind == "CLOSURE" for one in page_of(demo_context).due)


def test_the_question_whether_it_can_be_loosened_is_answered(qtbot: QtBot, demo_context: PageContext) -> None:
    row = current(demo_context).rows[0]
    form = form_of(qtbot, demo_context, "loosen", f"{row.key}/{row.controls[0].key}")
    form.focus_first()
    press(form, ENTER, CTRL)
    assert error_of(form, "loosen", "words")
    fill(form, "loosen", words="Not yet: no. 12 was eight days ago")
    store(qtbot, demo_context, form)
    answered = current(demo_context).rows[0].controls[0]
    assert answered.may_loosen == "Not yet: no. 12 was eight days ago"
    assert answered.may_loosen_on == "2026-03-18"


def test_stepping_down_asks_for_evidence_views_and_the_passphrase(
    qtbot: QtBot, demo_context: PageContext, clock: Clock
) -> None:
    form = form_of(qtbot, demo_context, "end")
    fill(
        form,
        "ending",
        outcome="STEP_DOWN",
        evidence="No entry since 17 March",
        child="I know the rule.",
        carer="She agrees.",
        affected="Asked through A. Rees: they feel safe.",
        agencies="Social Services, 18 March: agree",
        rule="Adult in the library",
        tell="E. Lloyd, J. Pugh, H. Bevan, Pat Lewis",
    )
    form.focus_first()
    press(form, ENTER, CTRL)
    assert form.secret is not None
    assert form.secret.field("passphrase").error()
    form.secret.set_values({"passphrase": "not this one"})
    press(form, ENTER, CTRL)
    qtbot.waitUntil(form.save.isEnabled, timeout=15000)
    assert form.secret.field("passphrase").error()
    form.keep_now()
    assert demo_context.workers.wait_idle(20)
    kept = [demo_context.desk.drafts.open(row.uuid) for row in demo_context.desk.drafts.own()]
    assert kept
    assert "not this one" not in str([draft.fields for draft in kept]), "no draft holds a passphrase"
    clock.move(seconds=10)
    form.secret.set_values({"passphrase": PASSPHRASE})
    store(qtbot, demo_context, form)
    ending = current(demo_context).ending
    assert ending is not None
    assert (ending.outcome, ending.residual_rule) == ("STEP_DOWN", "Adult in the library")


def test_a_hold_is_written_into_the_next_version_with_an_end(qtbot: QtBot, demo_context: PageContext) -> None:
    form = form_of(qtbot, demo_context, "hold", "club")
    fill(form, "hold", attendance=Attendance.ON_HOLD, reason="The leader is not briefed yet")
    form.focus_first()
    press(form, ENTER, CTRL)
    assert error_of(form, "hold", "ends") == "A hold needs an end, at most 28 days on. Give the day."
    fill(form, "hold", ends="30/4/2026", told="In a talk with A. Rees")
    press(form, ENTER, CTRL)
    assert error_of(form, "hold", "ends") == "At most 28 days: Wed 15 April 2026 or sooner."
    fill(form, "hold", attendance=Attendance.CONTINUE, reason="The leader is briefed", ends="", told="")
    store(qtbot, demo_context, form)
    row = draft(demo_context).row("club")
    assert row is not None
    assert row.attendance is Attendance.CONTINUE
    assert row.hold is None
    before = current(demo_context).row("club")
    assert before is not None
    assert before.attendance is not Attendance.CONTINUE or before.attendance_words != "The leader is briefed"


def test_versions_are_compared_in_words_and_a_change_leads_to_its_row(qtbot: QtBot, demo_context: PageContext) -> None:
    layer = show(qtbot, demo_context, "compare")
    assert isinstance(layer, ComparePage)
    qtbot.waitUntil(lambda: layer.table.model().rowCount() > 3, timeout=10000)
    model = layer.table.model()
    said = [model.index(row, column).data() or "" for row in range(model.rowCount()) for column in range(3)]
    assert "Line of sight" in said, "codes are said in words"
    assert not any(text.isupper() and "_" in text for text in said)
    with qtbot.waitSignal(layer.row_requested, timeout=5000) as wish:
        layer.table.setFocus()
        QTest.keyClick(layer.table, ENTER)
    assert wish.args == ["cloakroom"]


def test_several_people_are_noted_in_one_go_and_a_paper_comes_back(qtbot: QtBot, demo_context: PageContext) -> None:
    form = form_of(qtbot, demo_context, "tell")
    form.focus_first()
    press(form, ENTER, CTRL)
    assert error_of(form, "who", "recipient") == "Say who was told."
    fill(form, "who", recipient="E. Lloyd, J. Pugh")
    fill(form, "what", tier="T2", row="library")
    store(qtbot, demo_context, form)
    rows = demo_context.desk.tellings.rows(ioan(demo_context.desk))
    assert [row.told.recipient for row in rows[:2]] == ["J. Pugh", "E. Lloyd"]
    assert rows[0].what.startswith("Rule and place")
    paper = next(row for row in rows if row.told.return_by)
    back = form_of(qtbot, demo_context, "return", paper.told.id)
    fill(back, "back", outcome="DESTROYED", words="Shredded at the club, told by phone")
    store(qtbot, demo_context, back)
    after = next(
        row for row in demo_context.desk.tellings.rows(ioan(demo_context.desk)) if row.told.id == paper.told.id
    )
    assert after.is_returned


def test_an_outsider_without_a_reason_is_asked_at_the_field(qtbot: QtBot, demo_context: PageContext) -> None:
    form = form_of(qtbot, demo_context, "tell")
    fill(form, "who", recipient="Sam Tudor", organisation="Trefddychmygol junior football club", safeguarding="NO")
    fill(form, "what", tier="T1", row="club")
    form.focus_first()
    press(form, ENTER, CTRL)
    qtbot.waitUntil(lambda: error_of(form, "why", "necessary_because") is not None, timeout=10000)
    fill(form, "why", necessary_because="Holds the rule when Pat Lewis is away")
    store(qtbot, demo_context, form)


def test_all_tellings_stand_in_words(qtbot: QtBot, demo_context: PageContext) -> None:
    layer = show(qtbot, demo_context, "told")
    assert isinstance(layer, ToldPage)
    qtbot.waitUntil(lambda: len(layer.findChildren(PlainLabel)) > 10, timeout=10000)
    said = " ".join(label.text() for label in layer.findChildren(PlainLabel))
    assert "Rule only" in said
    assert "T1" not in said
    assert layer.findChildren(Button, "returnLineButton")


def test_the_front_part_is_written_beside_the_rows(qtbot: QtBot, demo_context: PageContext) -> None:
    form = form_of(qtbot, demo_context, "front")
    rows_before = draft(demo_context).rows
    fill(form, "family", help="A named adult on Tuesdays until 17:30")
    voices = form.rows("voices")
    said = {"of": "CARER", "name": "Ms Sample", "words": "He is calmer."}
    form.show_fields({"voices": [*voices, said | {"on": "xx"}]})
    form.changed.emit()
    form.focus_first()
    press(form, ENTER, CTRL)
    assert "Give one day" in form.notice.accessibleName() or any(
        label.text().startswith("Give one day") for label in form.findChildren(PlainLabel)
    )
    form.show_fields(
        {"voices": [*voices, {"of": "CARER", "name": "Ms Sample", "words": "He is calmer.", "on": "today"}]}
    )
    store(qtbot, demo_context, form)
    stored = draft(demo_context)
    assert stored.family.needs_help == "A named adult on Tuesdays until 17:30"
    assert (stored.voices[-1].words, stored.voices[-1].on) == ("He is calmer.", "2026-03-18")
    assert stored.rows == rows_before

"""Today: order, folds, filters, and what its actions ask for."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from hsbdesk.desk.tasks import TaskDraft
from ui.context import PageContext
from ui.pages.snooze_task import SnoozeForm
from ui.pages.today import TodayPage
from ui.routes import Route
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.partial_date_edit import PartialDateEdit
from ui.widgets.record_edit import RecordEdit
from ui.widgets.segmented import Segmented
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Role


def open_page(qtbot: QtBot, context: PageContext) -> TodayPage:
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.resize(1182, 652)
    page.show()
    page.load()
    page.focus_first()
    context.workers.wait_idle()
    return page


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> TodayPage:
    return open_page(qtbot, demo_context)


def table_of(page: TodayPage) -> TextTable:
    return page.findChild(TextTable, "todayTable")


def test_the_open_safety_answer_stands_first_and_is_chosen(page: TodayPage) -> None:
    table = table_of(page)
    assert table.current_row() == 1
    row = page._model.row(table.currentIndex())
    assert row.state == "stop"
    assert row.name == "Llew Sample"


def test_enter_on_the_first_row_asks_for_its_place(page: TodayPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(table_of(page), Qt.Key.Key_Return)
    assert asked.args[0].kind == "triage"


def test_enter_unfolds_a_folded_group(page: TodayPage, qtbot: QtBot) -> None:
    table, model = table_of(page), page._model
    fold = next(row for row in range(model.rowCount()) if str(model.index(row, 0).data(Role.KEY)) == "group:waiting")
    before = model.rowCount()
    table.select_row(fold)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert model.rowCount() > before
    assert table.currentIndex().siblingAtColumn(0).data(Role.KEY) == "group:waiting"


def test_m_changes_between_mine_and_all(page: TodayPage, qtbot: QtBot, demo_context: PageContext) -> None:
    qtbot.keyClick(table_of(page), Qt.Key.Key_M)
    demo_context.workers.wait_idle()
    assert page.findChild(Segmented, "filterSegments").value() == "all"


def test_by_child_puts_each_childs_rows_together(page: TodayPage, demo_context: PageContext) -> None:
    page.findChild(Segmented, "filterSegments").button("child").click()
    demo_context.workers.wait_idle()
    model = page._model
    heads = [model.index(row, 0).data(Role.GROUP) for row in range(model.rowCount())]
    titles = [head.title for head in heads if head is not None]
    assert "Ioan Sample" in titles
    assert len(titles) == len(set(titles))


def test_clocks_say_overdue_in_words(page: TodayPage) -> None:
    texts = [label.text() for label in page.side.findChildren(PlainLabel)]
    assert "overdue" in texts
    assert "School holidays do not stop these clocks." in texts


def test_a_task_without_a_place_is_marked_as_done_in_words(qtbot: QtBot, context: PageContext) -> None:
    desk = context.desk
    desk.tasks.add(TaskDraft(what="Order more blank forms"))
    page = open_page(qtbot, context)
    context.messages.answer_next("Ordered")
    with qtbot.waitSignal(context.changes.tasks_changed):
        qtbot.keyClick(table_of(page), Qt.Key.Key_Return)
    context.workers.wait_idle()
    assert page._model.rowCount() == 0
    assert any(label.text() == "Nothing needs you today." for label in page.findChildren(PlainLabel))


def test_putting_a_task_off_needs_a_later_day_and_a_reason(qtbot: QtBot, context: PageContext) -> None:
    context.desk.tasks.add(TaskDraft(what="Order more blank forms", due_on="2026-03-18"))
    page = open_page(qtbot, context)
    page._open_menu(page._table.visualRect(page._model.index(1, 2)).center())
    menu = page.findChild(QMenu, "taskMenu")
    next(action for action in menu.actions() if action.text() == "Put off to another day").trigger()
    menu.close()
    (dialog,) = context.messages.open_dialogs()
    form = dialog.findChild(SnoozeForm)
    dialog.button("snooze").click()
    assert context.messages.open_dialogs() == (dialog,)
    form.findChild(PartialDateEdit, "untilEdit").set_text("17/3/2026")
    form.findChild(RecordEdit, "becauseEdit").set_text("The printer is away")
    dialog.button("snooze").click()
    context.workers.wait_idle()
    assert context.messages.open_dialogs() == (dialog,)
    form.findChild(PartialDateEdit, "untilEdit").set_text("25/3/2026")
    dialog.button("snooze").click()
    context.workers.wait_idle()
    assert context.messages.open_dialogs() == ()
    assert page._model.rowCount() == 0


def test_an_own_draft_is_offered(qtbot: QtBot, context: PageContext) -> None:
    context.desk.drafts.keep("0" * 8 + "-0000-4000-8000-" + "0" * 12, "concern", {}, {"title": ""}, inbox=True)
    page = open_page(qtbot, context)
    link = next(b for b in page.side.findChildren(Button) if b.label() == "Open")
    with qtbot.waitSignal(page.open_requested) as asked:
        link.click()
    assert asked.args[0] == Route("log", "0" * 8 + "-0000-4000-8000-" + "0" * 12)


@pytest.mark.parametrize("width", [1182, 900, 700])
def test_narrow_windows_put_the_cards_behind_a_button(page: TodayPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 652)
    aside = page.findChild(Button, "asideButton")
    beside = width >= 944
    assert page.side.isVisible() == beside
    assert aside.isVisible() != beside
    if not beside:
        aside.click()
        assert page.side.isVisible()
        assert not table_of(page).isVisible()


def test_nothing_typed_by_people_becomes_markup(qtbot: QtBot, context: PageContext) -> None:
    context.desk.tasks.add(TaskDraft(what="Ask <b>Cari</b> & her mother"))
    page = open_page(qtbot, context)
    assert page._model.index(1, 2).data() == "Ask <b>Cari</b> & her mother"
    assert not page.findChildren(QLineEdit)

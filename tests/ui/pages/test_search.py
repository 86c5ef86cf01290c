"""Ctrl+K: find and go by keys alone; the audit learns length and number, never the words."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.context import PageContext
from ui.pages.search import SearchPanel


@pytest.fixture
def panel(qtbot: QtBot, demo_context: PageContext) -> SearchPanel:
    window = QWidget()
    window.resize(1100, 600)
    page = QWidget()
    QVBoxLayout(window).addWidget(page)
    qtbot.addWidget(window)
    window.show()
    made = SearchPanel(demo_context, window)
    made.open_over(page)
    made.window_ref = window
    return made


def type_and_wait(panel: SearchPanel, qtbot: QtBot, context: PageContext, typed: str) -> None:
    qtbot.keyClicks(panel.edit, typed)
    qtbot.keyClick(panel.edit, Qt.Key.Key_End)
    with qtbot.waitSignal(panel.edit.search_changed):
        pass
    context.workers.wait_idle()


def test_enter_opens_the_child_that_stands_first(panel: SearchPanel, qtbot: QtBot, demo_context: PageContext) -> None:
    type_and_wait(panel, qtbot, demo_context, "ioan")
    with qtbot.waitSignal(panel.open_requested) as asked:
        qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    demo_context.workers.wait_idle()
    route = asked.args[0]
    assert route.page == "child"
    assert demo_context.desk.files.head(route.file).name == "Ioan Sample"
    assert panel.isHidden()


def test_a_record_number_leads_to_its_entry(panel: SearchPanel, qtbot: QtBot, demo_context: PageContext) -> None:
    type_and_wait(panel, qtbot, demo_context, "I-0412K")
    with qtbot.waitSignal(panel.open_requested) as asked:
        qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    demo_context.workers.wait_idle()
    assert (asked.args[0].page, asked.args[0].tab) == ("child", "concerns")
    assert demo_context.desk.concerns.read(asked.args[0].id).number == "I-0412K"


def test_arrows_pass_the_headings(panel: SearchPanel, qtbot: QtBot, demo_context: PageContext) -> None:
    type_and_wait(panel, qtbot, demo_context, "sample")
    seen = []
    for _turn in range(4):
        seen.append(panel.table.current_row())
        qtbot.keyClick(panel.edit, Qt.Key.Key_Down)
    assert all(panel._model.found(panel._model.index(row, 0)) is not None for row in seen)
    assert len(set(seen)) == 4


def test_an_action_is_asked_for(panel: SearchPanel, qtbot: QtBot, demo_context: PageContext) -> None:
    type_and_wait(panel, qtbot, demo_context, "lock")
    with qtbot.waitSignal(panel.action_requested) as asked:
        qtbot.keyClick(panel.edit, Qt.Key.Key_Return)
    assert asked.args == ["lock"]


def test_nothing_found_says_what_was_sought(panel: SearchPanel, qtbot: QtBot, demo_context: PageContext) -> None:
    type_and_wait(panel, qtbot, demo_context, "zzyzx")
    assert "“zzyzx”" in panel._empty._sentence.text()


def test_leaving_is_noted_once_and_without_the_words(
    panel: SearchPanel, qtbot: QtBot, demo_context: PageContext
) -> None:
    db = demo_context.desk.session.db

    def rows() -> list[tuple[object, ...]]:
        return db.execute("SELECT * FROM audit WHERE action = 'search.left'").fetchall()

    type_and_wait(panel, qtbot, demo_context, "sample")
    assert rows() == []
    qtbot.keyClick(panel.edit, Qt.Key.Key_Escape)
    demo_context.workers.wait_idle()
    assert panel.isHidden()
    assert panel.edit.text() == ""
    (row,) = rows()
    assert "sample" not in str(row)

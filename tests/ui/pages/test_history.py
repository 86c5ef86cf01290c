"""The history of a file: who did what, narrowed by person and text; versions beside the chosen line."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.compare_versions import CompareVersions
from ui.pages.history import HistoryPage
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel


def file_of(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def rows_of(page: HistoryPage) -> list[tuple[str, str]]:
    model = page.table.model()
    found = [(model.index(row, 3).data(), model.index(row, 2).data()) for row in range(model.rowCount())]
    return [(number, what) for number, what in found if what]


def texts_of(page: HistoryPage) -> list[str]:
    return [label.text() for label in page.panel.findChildren(PlainLabel)]


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> HistoryPage:
    desk = demo_context.desk
    concern = next(row.id for row in desk.concerns.rows(file_of(desk)) if row.number == "I-0383D")
    desk.concerns.amend(concern, "CLARIFICATION", "It was the lower playground.", "asked by the lead")
    page = HistoryPage(demo_context)
    demo_context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(1142, 560)
    page.show()
    page.load(file_of(desk))
    demo_context.workers.wait_idle()
    return page


def choose(qtbot: QtBot, page: HistoryPage, number: str) -> None:
    model = page.table.model()
    row = next(r for r in range(model.rowCount()) if model.index(r, 3).data() == number)
    page.table.select_row(row)
    qtbot.waitUntil(lambda: number in texts_of(page))


def test_the_newest_deed_stands_first(page: HistoryPage) -> None:
    assert rows_of(page)[0] == ("I-0383D", "concern: amended")


def test_it_is_narrowed_by_person_and_by_text(qtbot: QtBot, page: HistoryPage, demo_context: PageContext) -> None:
    page.who.set_value("Nia Morgan")
    page.who.chosen.emit("Nia Morgan")
    everything = len(rows_of(page))
    qtbot.keyClicks(page.search, "i-0383")
    qtbot.waitUntil(lambda: len(rows_of(page)) < everything)
    assert {number for number, _what in rows_of(page)} == {"I-0383D"}


def test_what_fits_nothing_can_be_taken_back(qtbot: QtBot, page: HistoryPage) -> None:
    qtbot.keyClicks(page.search, "no such number")
    qtbot.waitUntil(lambda: not rows_of(page))
    next(b for b in page.findChildren(Button) if b.label() == "Show everything").click()
    assert rows_of(page)


def test_the_versions_of_the_chosen_record_stand_beside_it(qtbot: QtBot, page: HistoryPage) -> None:
    choose(qtbot, page, "I-0383D")
    texts = texts_of(page)
    assert any("amended" in text for text in texts if text.startswith("Version"))


def test_two_versions_are_compared(qtbot: QtBot, page: HistoryPage, demo_context: PageContext) -> None:
    choose(qtbot, page, "I-0383D")
    page.panel.findChild(Button, "compareButton").click()
    demo_context.workers.wait_idle()
    dialog = demo_context.messages.open_dialogs()[0]
    compare = dialog.findChild(CompareVersions)
    after = [compare.model.index(row, 2).data() for row in range(compare.model.rowCount())]
    assert any("It was the lower playground." in text for text in after)
    dialog.button("close").click()


def test_arrows_go_through_the_lines_past_the_days(qtbot: QtBot, page: HistoryPage) -> None:
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    before = page.table.current_row()
    qtbot.keyClick(page.table, Qt.Key.Key_Down)
    assert page.table.current_row() == before + 1

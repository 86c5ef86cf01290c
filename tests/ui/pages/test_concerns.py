"""The concerns of a file: filters with counts, Enter to triage or to the entry."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.concerns import ConcernsPage
from ui.widgets.button import Button
from ui.widgets.segmented import Segmented


def file_of(desk: Desk, number: str) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == number)


def numbers_of(page: ConcernsPage) -> list[str]:
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def log_one(desk: Desk) -> str:
    """Log a concern about Ioan that nobody has triaged; return its number."""
    from dataclasses import replace

    choice = next(c for c in desk.pupils.suggest("Ioan Sample"))
    person = DraftPerson(key=choice.key, name=choice.title, detail=choice.detail)
    draft = replace(desk.concerns.new_draft(), people=(person,), what_happened="Ioan left the hall.", when="17/3")
    return desk.concerns.submit(draft).number


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> ConcernsPage:
    page = ConcernsPage(demo_context)
    qtbot.addWidget(page)
    page.resize(1142, 560)
    page.show()
    page.load(file_of(demo_context.desk, "H-0017P"))
    demo_context.workers.wait_idle()
    return page


def test_filters_carry_their_counts_and_narrow(page: ConcernsPage, demo_context: PageContext) -> None:
    segments = page.findChild(Segmented, "filterSegments")
    keys = ("all", "not_triaged", "triaged", "not_hsb")
    labels = [segments.button(key).accessibleName() for key in keys]
    assert labels == ["All 13", "Not triaged 0", "Triaged 12", "Not harmful sexual behaviour 1"]
    segments.button("not_hsb").click()
    assert numbers_of(page) == ["I-0391M"]


def test_enter_opens_the_entry_of_a_triaged_concern(qtbot: QtBot, page: ConcernsPage) -> None:
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args[0].kind == "chronology"


def test_what_is_not_triaged_stands_out_and_opens_triage(
    qtbot: QtBot, page: ConcernsPage, demo_context: PageContext
) -> None:
    number = log_one(demo_context.desk)
    demo_context.changes.concern_recorded.emit("")
    demo_context.workers.wait_idle()
    page.findChild(Segmented, "filterSegments").button("not_triaged").click()
    assert numbers_of(page) == [number]
    assert page.table.model().index(0, 6).data() == "Triage"
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert (asked.args[0].kind, asked.args[0].file) == ("triage", file_of(demo_context.desk, "H-0017P"))


def test_j_and_k_go_through_the_concerns(qtbot: QtBot, page: ConcernsPage) -> None:
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    qtbot.keyClick(page.table, Qt.Key.Key_J)
    qtbot.keyClick(page.table, Qt.Key.Key_K)
    assert page.table.current_row() == 1


def test_select_takes_a_filter_away_that_hides_the_concern(page: ConcernsPage, demo_context: PageContext) -> None:
    page.findChild(Segmented, "filterSegments").button("not_hsb").click()
    rows = demo_context.desk.concerns.rows(file_of(demo_context.desk, "H-0017P"))
    page.select(rows[1].id)
    assert page.table.current_row() == 1
    assert len(numbers_of(page)) == 13


def test_a_file_without_concerns_offers_to_log_one(qtbot: QtBot, context: PageContext) -> None:
    from hsbdesk.domain.child import FileKind
    from hsbdesk.domain.ids import PersonId
    from hsbdesk.domain.person import Person, PersonKind

    desk = context.desk
    key = desk.files.add_child(Person(id=PersonId(""), kind=PersonKind.CHILD, first="Anest", last="Onnen"))
    file = desk.files.open_file(key, FileKind.SUPPORT, "affected")
    page = ConcernsPage(context)
    qtbot.addWidget(page)
    page.show()
    page.load(file)
    context.workers.wait_idle()
    button = next(b for b in page.findChildren(Button) if b.label() == "Log a concern")
    with qtbot.waitSignal(page.concern_requested):
        button.click()

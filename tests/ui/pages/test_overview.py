"""The overview with the demo child: the timeline beside strengths, and the ways out of it by keyboard."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsbdesk.domain.ids import FileId
from ui.context import PageContext
from ui.pages.overview import OverviewPage
from ui.routes import route_to
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.scroll_page import ScrollPage
from ui.widgets.strong_label import StrongLabel, mark_strong


def file_of(context: PageContext, number: str = "H-0017P") -> FileId:
    return next(row.file for row in context.desk.files.children().rows if row.number == number)


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> OverviewPage:
    made = OverviewPage(demo_context)
    qtbot.addWidget(made)
    made.resize(1142, 620)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.load(file_of(demo_context))
    assert demo_context.workers.wait_idle(20)
    qtbot.waitUntil(lambda: made.timeline.view.table.model().rowCount() > 0)
    # The cards below the fold are filled after the first paint.
    qtbot.waitUntil(lambda: bool(made.findChildren(StrongLabel)))
    return made


def said(page: OverviewPage, title: str) -> list[str]:
    card = next(card for card in page.findChildren(Card) if card.accessibleName() == title)
    return [label.text() for label in card.findChildren(PlainLabel)]


def press(page: OverviewPage, qtbot: QtBot, *keys: Qt.Key) -> None:
    table = page.timeline.view.table
    table.setFocus(Qt.FocusReason.TabFocusReason)
    for key in (Qt.Key.Key_Home, *keys):
        qtbot.keyClick(table, key)


def test_the_table_has_what_the_desk_counted(page: OverviewPage) -> None:
    """Twelve entries, ten interventions, two referrals, four closures and two headings."""
    assert page.timeline.view.table.model().rowCount() == 12 + 10 + 2 + 4 + 2


@pytest.mark.parametrize(
    ("keys", "page_name", "tab"),
    [
        ([Qt.Key.Key_End], "child", "chronology"),
        ([Qt.Key.Key_Down, Qt.Key.Key_Right], "child", "interventions"),
        ([Qt.Key.Key_Down, Qt.Key.Key_End], "referral", ""),
    ],
)
def test_enter_opens_an_entry_an_intervention_and_a_referral(
    page: OverviewPage, qtbot: QtBot, keys: list[Qt.Key], page_name: str, tab: str
) -> None:
    press(page, qtbot, *keys)
    view = page.timeline.view
    key = view.table.current_key()
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    route = route_to(asked.args[0])
    assert (route.page, route.id, route.tab) == (page_name, key, tab)
    assert route.file


def test_what_is_in_place_leads_to_the_interventions(page: OverviewPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested) as asked:
        page.findChild(Button, "interventionsLink").click()
    assert (asked.args[0].tab, asked.args[0].file) == ("interventions", page._file)


def test_the_last_entry_is_said_in_one_line_below(page: OverviewPage, qtbot: QtBot) -> None:
    press(page, qtbot, Qt.Key.Key_End)
    text = page.timeline.view.caption.text()
    assert text.startswith("No. 12 (I-0412K), Tue 17 Mar 2026, about 13:20: Abusive, Brook Red. Cari Prosser told me")
    assert text.endswith("…")


def test_only_shapes_that_occur_are_in_the_legend(page: OverviewPage) -> None:
    words = said(page, "Concerns by category, and what was in place")
    assert {"Green", "Orange", "Red", "closed"} <= set(words)
    assert "no Brook yet" not in words


def test_counted_numbers_stand_out_and_text_is_shown_as_typed(page: OverviewPage) -> None:
    card = next(card for card in page.findChildren(Card) if card.accessibleName() == "Pattern facts")
    first = card.findChildren(StrongLabel)[0]
    assert first.text() == "10 Sep 2025 – 17 Mar 2026: 12 entries, 14 occasions"
    assert first.accessibleName() == first.text()
    marked = mark_strong("a <b> & 7 of 12", ("7 of 12", "not there"))
    assert marked == 'a &lt;b&gt; &amp; <span style="font-weight:600">7 of 12</span>'


def test_strengths_come_first_in_one_column_and_beside_the_timeline_in_two(page: OverviewPage, qtbot: QtBot) -> None:
    strengths = next(card for card in page.findChildren(Card) if card.accessibleName() == "Strengths and what helps")

    def at(card: Card) -> tuple[int, int]:
        point = card.mapTo(page, card.rect().topLeft())
        return point.x(), point.y()

    assert at(strengths)[1] == at(page.timeline)[1]
    assert at(strengths)[0] > at(page.timeline)[0]
    page.resize(700, 620)
    qtbot.waitUntil(lambda: at(strengths)[0] == at(page.timeline)[0])
    qtbot.waitUntil(lambda: at(strengths)[1] < at(page.timeline)[1])
    page.resize(1142, 620)
    qtbot.waitUntil(lambda: at(strengths)[1] == at(page.timeline)[1])


def test_the_page_scrolls_to_what_the_keyboard_stands_on(page: OverviewPage, qtbot: QtBot) -> None:
    page.resize(1142, 240)
    bar = page.findChild(ScrollPage).verticalScrollBar()
    press(page, qtbot, Qt.Key.Key_Down, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bar.value() > 0)


def test_what_is_stood_on_stays_when_the_page_loads_anew(
    page: OverviewPage, qtbot: QtBot, demo_context: PageContext
) -> None:
    press(page, qtbot, Qt.Key.Key_End)
    key = page.timeline.view.table.current_key()
    with qtbot.waitSignal(page.timeline.view.table.model().modelReset):
        demo_context.changes.file_changed.emit(page._file)
    assert demo_context.workers.wait_idle(20)
    assert page.timeline.view.table.current_key() == key


def test_names_off_reloads_without_names(page: OverviewPage, qtbot: QtBot, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    demo_context.changes.names_changed.emit(False)
    assert demo_context.workers.wait_idle(20)
    qtbot.waitUntil(lambda: "L." in said(page, "Other children"))
    press(page, qtbot, Qt.Key.Key_End)
    assert "Cari" not in page.timeline.view.caption.text()


def test_a_child_who_is_only_affected_has_no_timeline(page: OverviewPage, demo_context: PageContext) -> None:
    page.load(file_of(demo_context, "S-0030H"))
    assert demo_context.workers.wait_idle(20)
    assert page.timeline.isHidden()

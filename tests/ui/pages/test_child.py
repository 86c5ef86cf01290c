"""One child's record: title line, counts, the most urgent decision, tabs; the overview without empty cards."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.child import ChildPage
from ui.pages.overview import OverviewPage
from ui.widgets.button import Button
from ui.widgets.card import Card
from ui.widgets.label import PlainLabel
from ui.widgets.tab_strip import TabStrip


def file_of(context: PageContext, name: str) -> FileId:
    return next(row.file for row in context.desk.files.children().rows if row.name == name)


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> ChildPage:
    file = file_of(demo_context, "Ioan Sample")
    made = ChildPage(demo_context)
    qtbot.addWidget(made)
    made.resize(1182, 652)
    made.show()
    made.load(file)
    demo_context.workers.wait_idle()
    return made


def cards_of(page: OverviewPage) -> dict[str, Card]:
    return {card.accessibleName(): card for card in page.findChildren(Card) if card.isVisible()}


def test_the_title_line_says_who_it_is(page: ChildPage) -> None:
    assert page._title.title() == "Ioan Sample"
    line = next(label.text() for label in page.findChildren(PlainLabel) if label.text().startswith("Year 6 · age 10"))
    assert "born 12 June 2015" in line


def test_the_most_urgent_decision_is_the_main_action(page: ChildPage, qtbot: QtBot) -> None:
    decide = page.findChild(Button, "decideButton")
    assert decide.isVisible()
    assert decide.accessibleName().startswith("Answer: ")
    with qtbot.waitSignal(page.open_requested) as asked:
        decide.click()
    assert asked.args[0].kind == "triage"


@pytest.mark.parametrize(("tab", "kind"), [("overview", DocumentKind.OVERVIEW), ("people", DocumentKind.CHRONOLOGY)])
def test_printing_asks_for_what_is_shown_or_the_chronology(
    page: ChildPage, qtbot: QtBot, demo_context: PageContext, tab: str, kind: DocumentKind
) -> None:
    page.show_tab(tab)
    demo_context.workers.wait_idle()
    with qtbot.waitSignal(page.print_requested) as asked:
        page.findChild(Button, "printButton").click()
    assert asked.args[0].kind is kind
    assert asked.args[0].file == page._file


def test_tabs_have_counts_and_ctrl_numbers(page: ChildPage, qtbot: QtBot, demo_context: PageContext) -> None:
    strip = page.findChild(TabStrip, "recordTabs")
    assert strip.accessibleTabName(2) == "Concerns 13"
    qtbot.keyClick(page, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    demo_context.workers.wait_idle()
    assert page.tab() == "concerns"
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    qtbot.keyClick(page, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert page.tab() == "overview"
    demo_context.workers.wait_idle()


def test_another_child_starts_at_the_overview_with_fresh_tabs(page: ChildPage, demo_context: PageContext) -> None:
    page.show_tab("history")
    demo_context.workers.wait_idle()
    page.load(file_of(demo_context, "Cari Prosser"))
    demo_context.workers.wait_idle()
    assert page.tab() == "overview"
    assert list(page._tabs) == ["overview"]
    assert page._title.title() == "Cari Prosser"


def test_the_overview_shows_strengths_first_and_counts_without_scores(page: ChildPage, qtbot: QtBot) -> None:
    overview = page.findChild(OverviewPage)
    qtbot.waitUntil(lambda: "Pattern facts" in cards_of(overview))  # what lies below follows the first paint
    cards = cards_of(overview)
    assert list(cards)[0] == "Strengths and what helps"  # noqa: RUF015
    said = [label.text() for label in cards["Pattern facts"].findChildren(PlainLabel)]
    assert any("12 entries, 14 occasions" in text for text in said)
    others = [label.text() for label in cards["Other children"].findChildren(PlainLabel)]
    assert "Llew Sample" in others
    assert "Cari Prosser (F)" in others


def test_an_empty_file_closes_over_what_is_not_there(qtbot: QtBot, context: PageContext) -> None:
    key = context.desk.files.add_child(
        Person(id=PersonId(""), kind=PersonKind.CHILD, first="Mali", last="Tudno", year="Year 6")
    )
    file = context.desk.files.open_file(key, FileKind.SUPPORT, "Affected in one entry")
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1142, 520)
    page.show()
    page.load(file)
    context.workers.wait_idle()
    qtbot.waitUntil(lambda: not page._below.isActive())
    cards = cards_of(page)
    assert "Strengths and what helps" not in cards
    assert "Pattern facts" not in cards
    assert "In the child's words" not in cards
    with qtbot.waitSignal(page.concern_requested):
        next(button for button in page.findChildren(Button) if button.label() == "Log a concern").click()


def test_people_leads_to_the_people_tab(page: ChildPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.open_requested) as asked:
        page.findChild(Button, "peopleLink").click()
    assert asked.args[0].tab == "people"


@pytest.mark.parametrize("width", [1182, 944, 700])
def test_no_card_is_cut_at_the_right(page: ChildPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 652)
    overview = page.findChild(OverviewPage)
    qtbot.waitUntil(lambda: overview.width() <= width)
    for card in cards_of(overview).values():
        right = card.mapTo(page, card.rect().topRight()).x()
        assert right <= width, card.accessibleName()

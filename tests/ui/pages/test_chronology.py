"""The chronology: read in order, found, filtered, one entry in full, a fact added exactly as typed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Basis
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.storage.records import read_record
from ui.context import PageContext
from ui.pages.add_fact import FactForm
from ui.pages.amend import AmendPage
from ui.pages.chronology import ChronologyPage
from ui.pages.print_wish import PrintWish
from ui.widgets.button import Button
from ui.widgets.combo import Combo
from ui.widgets.label import PlainLabel
from ui.widgets.message_bar import MessageBar
from ui.widgets.partial_date_edit import PartialDateEdit
from ui.widgets.quote_block import QuoteBlock
from ui.widgets.record_edit import RecordEdit


def file_of(desk: Desk, number: str = "H-0017P") -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == number)


def numbers_of(page: ChronologyPage) -> list[str]:
    model = page.table.model()
    texts = [model.index(row, 1).data() for row in range(model.rowCount())]
    return [text for text in texts if text]


def texts_of(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(PlainLabel) if label.isVisibleTo(widget)]


def open_page(qtbot: QtBot, context: PageContext, width: int = 1142) -> ChronologyPage:
    page = ChronologyPage(context)
    context.messages.set_window(page)
    qtbot.addWidget(page)
    page.resize(width, 560)
    page.show()
    page.load(file_of(context.desk))
    context.workers.wait_idle()
    return page


@pytest.fixture
def page(qtbot: QtBot, demo_context: PageContext) -> ChronologyPage:
    return open_page(qtbot, demo_context)


def choose(qtbot: QtBot, page: ChronologyPage, number: str) -> None:
    model = page.table.model()
    row = next(r for r in range(model.rowCount()) if model.index(r, 1).data() == number)
    page.table.select_row(row)
    qtbot.waitUntil(lambda: page.panel.entry() is not None and page.panel.entry().number == number)


def test_all_entries_stand_newest_first_under_their_month(page: ChronologyPage) -> None:
    model = page.table.model()
    assert numbers_of(page)[0] == "C-0075W"
    assert numbers_of(page)[-1] == "F-0201G"
    assert model.index(0, 0).data() is None
    assert page.filters.shown.text() == "57 of 57 entries · newest first"


def test_one_entry_in_full_shows_words_as_words_and_who_judged(qtbot: QtBot, page: ChronologyPage) -> None:
    choose(qtbot, page, "I-0407E")
    texts = texts_of(page.panel)
    assert "no. 11" in texts
    assert "Mon 9 March 2026, 10:50 · Playground" in texts
    quoted = [label.text() for block in page.panel.findChildren(QuoteBlock) for label in block.findChildren(PlainLabel)]
    assert "Nel: “I said no and ran to Miss.”" in quoted
    assert any(text.startswith("N. Morgan, 9 March") for text in texts)
    assert "corrected once" in texts


def test_j_and_k_go_through_the_entries_past_the_headings(qtbot: QtBot, page: ChronologyPage) -> None:
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    seen = []
    for _step in range(22):
        seen.append(page.table.model().index(page.table.current_row(), 1).data())
        qtbot.keyClick(page.table, Qt.Key.Key_J)
    assert seen == numbers_of(page)[:22]
    qtbot.keyClick(page.table, Qt.Key.Key_K)
    assert page.table.model().index(page.table.current_row(), 1).data() == seen[-1]


def test_slash_goes_to_find_and_enter_comes_back_to_the_list(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.table, Qt.Key.Key_Slash)
    assert page.filters.search.hasFocus()
    qtbot.keyClicks(page.filters.search, "bedroom")
    qtbot.waitUntil(lambda: len(numbers_of(page)) < 10 and "F-0219B" in numbers_of(page))
    qtbot.keyClick(page.filters.search, Qt.Key.Key_Return)
    demo_context.workers.wait_idle()
    assert page.table.hasFocus()


def test_a_filter_that_hides_all_says_so_and_is_cleared_in_one_click(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    qtbot.keyClicks(page.filters.search, "no such word")
    qtbot.waitUntil(lambda: not numbers_of(page))
    button = next(b for b in page.findChildren(Button) if b.label() == "Clear filters" and b.isVisible())
    button.click()
    demo_context.workers.wait_idle()
    assert len(numbers_of(page)) == 57
    assert page.filters.filter() == ChronologyFilter()


def test_kind_and_place_narrow_the_list(page: ChronologyPage, demo_context: PageContext) -> None:
    page.filters.kind.set_value("concern")
    page.filters.kind.chosen.emit("concern")
    page.filters.place.set_value("Playground")
    page.filters.place.chosen.emit("Playground")
    demo_context.workers.wait_idle()
    assert set(numbers_of(page)) == {"I-0341H", "I-0346N", "I-0383D", "I-0389K", "I-0407E"}
    assert page.filters.clear_button.isVisible()


def test_a_period_between_two_days_is_typed_and_refused_when_upside_down(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    page.filters.period.set_value("choose")
    page.filters.period.chosen.emit("choose")
    dialog = demo_context.messages.open_dialogs()[0]
    dialog.findChild(QLineEdit, "periodStartEdit").setText("1 Mar 2026")
    dialog.findChild(QLineEdit, "periodEndEdit").setText("1 Feb 2026")
    dialog.button("save").click()
    assert demo_context.messages.open_dialogs()
    dialog.findChild(QLineEdit, "periodEndEdit").setText("9 Mar 2026")
    dialog.button("save").click()
    demo_context.workers.wait_idle()
    assert "I-0407E" in numbers_of(page)
    assert "I-0412K" not in numbers_of(page)
    assert page.filters.period.currentText() == "1 March 2026 – 9 March 2026"


def test_print_asks_for_exactly_what_is_filtered(qtbot: QtBot, page: ChronologyPage, demo_context: PageContext) -> None:
    page.filters.kind.set_value("key")
    page.filters.kind.chosen.emit("key")
    demo_context.workers.wait_idle()
    page.table.setFocus()
    with qtbot.waitSignal(page.print_requested) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    wish = asked.args[0]
    assert wish == PrintWish(DocumentKind.CHRONOLOGY, file_of(demo_context.desk), None, ChronologyFilter(kind="key"))


def test_a_linked_entry_is_chosen_by_its_link(qtbot: QtBot, page: ChronologyPage) -> None:
    choose(qtbot, page, "C-0071S")
    link = next(b for b in page.panel.findChildren(Button, "linkedButton") if "I-0412K" in b.label())
    link.click()
    qtbot.waitUntil(lambda: page.panel.entry() is not None and page.panel.entry().number == "I-0412K")


def test_select_shows_an_entry_that_a_filter_hides(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    page.filters.kind.set_value("fact")
    page.filters.kind.chosen.emit("fact")
    demo_context.workers.wait_idle()
    wanted = next(row.id for row in demo_context.desk.concerns.rows(file_of(demo_context.desk)))
    page.select(wanted)
    qtbot.waitUntil(lambda: page.panel.entry() is not None and page.panel.entry().id == wanted)
    assert page.filters.filter() == ChronologyFilter()


@pytest.mark.parametrize(("name", "kind"), [("triageButton", "triage"), ("recordCallButton", "call")])
def test_what_may_be_done_about_a_concern_opens_its_page(
    qtbot: QtBot, page: ChronologyPage, name: str, kind: str
) -> None:
    choose(qtbot, page, "I-0412K")
    with qtbot.waitSignal(page.open_requested) as asked:
        page.panel.findChild(Button, name).click()
    assert (asked.args[0].kind, asked.args[0].id) == (kind, page.panel.entry().id)


def test_a_fact_offers_nothing_that_belongs_to_concerns(qtbot: QtBot, page: ChronologyPage) -> None:
    choose(qtbot, page, "F-0219B")
    assert page.panel.findChild(Button, "amendButton") is None


def test_e_opens_amending_over_the_list_and_back_returns(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    choose(qtbot, page, "I-0383D")
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.table, Qt.Key.Key_E)
    demo_context.workers.wait_idle()
    layer = page.findChild(AmendPage)
    assert layer.isVisible()
    assert not page.table.isVisible()
    layer.findChild(Button, "amendBackButton").click()
    assert page.table.isVisible()


def test_the_versions_of_an_entry_are_compared_field_by_field(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    choose(qtbot, page, "I-0407E")
    page.panel.findChild(Button, "versionsButton").click()
    demo_context.workers.wait_idle()
    dialog = demo_context.messages.open_dialogs()[0]
    second = dialog.findChild(Combo, "secondVersionCombo")
    assert second.count() == 3
    second.set_value("1")
    second.chosen.emit("1")
    demo_context.workers.wait_idle()
    said = dialog.findChild(PlainLabel, "compareLabel").text()
    assert "read differently" in said or "reads differently" in said
    dialog.button("close").click()


def test_a_narrow_page_shows_one_pane_at_a_time(qtbot: QtBot, demo_context: PageContext) -> None:
    page = open_page(qtbot, demo_context, width=620)
    assert page.table.isVisible()
    assert not page.panel.isVisible()
    page.table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.panel.entry() is not None)
    assert page.panel.isVisible()
    assert not page.table.isVisible()
    assert not page.filters.isVisible()
    qtbot.keyClick(page.panel, Qt.Key.Key_Escape)
    assert page.table.isVisible()
    assert page.filters.isVisible()


def test_with_names_off_no_name_stands_in_the_list(page: ChronologyPage, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    page.load(file_of(demo_context.desk))
    demo_context.workers.wait_idle()
    model = page.table.model()
    shown = " ".join(
        str(model.index(row, column).data() or "") for row in range(model.rowCount()) for column in range(6)
    )
    for name in ("Cari", "Prosser", "Nel", "Corwyn", "Beca"):
        assert name not in shown


# -- a fact

TYPED = "  Ioan said “I can’t sleep”, twice.\nŵ ŷ <b> & 😀  "


def open_fact(page: ChronologyPage, context: PageContext) -> tuple[FactForm, Callable[[], None]]:
    page.findChild(Button, "addFactButton").click()
    context.workers.wait_idle()
    dialog = context.messages.open_dialogs()[0]
    return dialog.findChild(FactForm), dialog.button("save").click


def fact_numbers(desk: Desk) -> list[str]:
    rows = desk.chronologies.read(file_of(desk), ChronologyFilter(kind="fact")).rows
    return [row.number for row in rows]


def test_a_fact_is_stored_exactly_as_typed_and_chosen(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    before = set(fact_numbers(desk))
    form, save = open_fact(page, demo_context)
    form.findChild(PartialDateEdit, "factWhenEdit").edit.setText("week of 17 Nov")
    qtbot.keyClicks(form.findChild(RecordEdit, "factTextEdit"), "")
    form.findChild(RecordEdit, "factTextEdit").set_text(TYPED)
    source = form.findChild(Combo, "factSourceCombo")
    source.set_value("PARENT_CARER_SAID")
    source.chosen.emit("PARENT_CARER_SAID")
    assert form.values()["basis"] == Basis.TOLD_FIRST_HAND.value
    people = form.findChild(Combo, "factToldByCombo")
    assert people.isVisible()
    aunt = next(row for row in desk.files.people(file_of(desk)) if row.relation == "aunt")
    people.set_value(aunt.person)
    save()
    demo_context.workers.wait_idle()
    added = set(fact_numbers(desk)) - before
    assert len(added) == 1
    row = next(r for r in desk.chronologies.read(file_of(desk)).rows if r.number in added)
    fact = read_record(desk.session.db, Fact, row.id)
    assert fact.text == TYPED
    assert (fact.basis, fact.told_by, fact.source) == (Basis.TOLD_FIRST_HAND, aunt.person, "PARENT_CARER_SAID")
    assert (fact.when.start, fact.when.end) == ("2025-11-17", "2025-11-23")
    qtbot.waitUntil(lambda: page.panel.entry() is not None and page.panel.entry().id == row.id)
    assert not desk.drafts.own()


def test_a_date_that_can_not_be_read_is_said_at_its_field_and_nothing_is_lost(
    page: ChronologyPage, demo_context: PageContext
) -> None:
    form, save = open_fact(page, demo_context)
    form.findChild(RecordEdit, "factTextEdit").set_text(TYPED)
    form.findChild(PartialDateEdit, "factWhenEdit").edit.setText("1 January 2030")
    save()
    demo_context.workers.wait_idle()
    assert form.field("when").error()
    assert form.values()["text"] == TYPED
    form.findChild(PartialDateEdit, "factWhenEdit").edit.setText("")
    save()
    assert form.field("when").error() == "Type a date, or “not known”."
    demo_context.messages.close_all()


def test_leaving_a_typed_fact_asks_first_and_the_draft_comes_back(
    qtbot: QtBot, page: ChronologyPage, demo_context: PageContext
) -> None:
    form, _save = open_fact(page, demo_context)
    text = form.findChild(RecordEdit, "factTextEdit")
    text.setFocus()
    QApplication.processEvents()
    qtbot.keyClicks(text, "He slept in class.")
    dialog = demo_context.messages.open_dialogs()[0]
    dialog.reject()
    notice = form.findChild(MessageBar, "formNotice")
    assert notice.isVisible()
    assert demo_context.messages.open_dialogs()
    form.keeper.keep_now()
    demo_context.workers.wait_idle()
    demo_context.messages.close_all()
    again, _save = open_fact(page, demo_context)
    assert again.values()["text"] == "He slept in class."
    again.notice_answered.emit("discard")
    demo_context.workers.wait_idle()
    assert not demo_context.desk.drafts.own()

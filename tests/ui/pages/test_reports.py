"""Reports: the grid by keys, the chart and its table, filters, few entries, place actions, printing."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from hsbdesk.desk.report_scope import EVERY_YEAR
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.print_preview import PrintPreviewPage
from ui.pages.reports import ReportsPage
from ui.widgets.button import Button
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable


def settle(context: PageContext) -> None:
    assert context.workers.wait_idle(20)
    QApplication.processEvents()


@pytest.fixture
def make_page(qtbot: QtBot) -> Callable[..., ReportsPage]:
    def make(context: PageContext, width: int = 1182, height: int = 652) -> ReportsPage:
        page = ReportsPage(context)
        qtbot.addWidget(page)
        page.resize(width, height)
        with qtbot.waitActive(page):
            page.show()
        page.load()
        settle(context)
        return page

    return make


@pytest.fixture
def page(make_page: Callable[..., ReportsPage], demo_context: PageContext) -> ReportsPage:
    return make_page(demo_context)


def cell(page: ReportsPage, place: str, time: str) -> QModelIndex:
    model = page.places.grid.model()
    rows = [model.headerData(row, Qt.Orientation.Vertical) for row in range(model.rowCount())]
    columns = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
    return model.index(rows.index(place), columns.index(time))


def listed(table: TextTable) -> list[str]:
    model = table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def go_to(page: ReportsPage, place: str, time: str) -> None:
    page.places.grid.setFocus(Qt.FocusReason.TabFocusReason)
    page.places.grid.setCurrentIndex(cell(page, place, time))


# -- places and times


def test_the_grid_says_its_numbers_and_its_heads_aloud(page: ReportsPage) -> None:
    grid = page.places.grid
    assert cell(page, "Playground", "Break").data() == "4"
    assert cell(page, "Playground", "Before school").data() == "–"
    texts = spoken(grid)
    assert {"Break", "Lunch", "All", "Playground", "All places"} <= texts
    assert "Playground, Break: 4 entries" in texts
    assert "All places: 10 entries" in texts
    assert "Classroom 6 Oak, Morning lessons: 1 entry" in texts
    assert "Playground, Before school: no entries" in texts


def spoken(table: QWidget) -> set[str]:
    """Return what a screen reader finds in a table: its heads and cells."""
    face = QAccessible.queryAccessibleInterface(table)
    assert face is not None
    assert face.role() == QAccessible.Role.Table
    assert not face.state().invisible
    return {face.child(place).text(QAccessible.Text.Name) for place in range(face.childCount())}


def test_arrows_go_through_the_grid_and_enter_lists_the_entries(
    qtbot: QtBot, page: ReportsPage, demo_context: PageContext
) -> None:
    grid = page.places.grid
    go_to(page, "Playground", "Before school")
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(grid, key)
    assert grid.currentIndex() == cell(page, "Playground", "Break")
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    settle(demo_context)
    entries = page.places.beside.entries
    assert entries.isVisible()
    assert listed(entries.table) == ["I-0341H", "I-0346N", "I-0383D", "I-0407E"]
    assert entries.accessibleName() == "Playground, Break: 4 entries"
    assert entries.table.hasFocus()
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(entries.table, Qt.Key.Key_Return)
    target = asked.args[0]
    assert (target.kind, bool(target.file)) == ("chronology", True)
    qtbot.keyClick(entries.table, Qt.Key.Key_Escape)
    assert not entries.isVisible()
    assert grid.hasFocus(), "the keyboard is back where the list was asked for"
    assert grid.currentIndex() == cell(page, "Playground", "Break")


def test_enter_on_a_cell_without_entries_lists_nothing(qtbot: QtBot, page: ReportsPage) -> None:
    go_to(page, "Playground", "Before school")
    qtbot.keyClick(page.places.grid, Qt.Key.Key_Return)
    assert not page.places.beside.is_listed()


def test_totals_list_all_their_entries(qtbot: QtBot, page: ReportsPage, demo_context: PageContext) -> None:
    go_to(page, "All places", "All")
    qtbot.keyClick(page.places.grid, Qt.Key.Key_Return)
    settle(demo_context)
    assert len(listed(page.places.beside.entries.table)) == 10


def test_the_entries_without_a_time_are_one_click_away(page: ReportsPage, demo_context: PageContext) -> None:
    assert page.filters.heading.text() == "12 entries about 1 child"
    assert page.filters.without.text() == "· 2 of them have no time or place"
    page.tabs.set_value("gaps")
    page.filters.without_link.click()
    settle(demo_context)
    assert page.tabs.value() == "places"
    assert listed(page.places.beside.entries.table) == ["I-0352V", "I-0364H"]


def test_names_off_shows_groups_and_no_small_number(page: ReportsPage, demo_context: PageContext) -> None:
    demo_context.desk.set_names(False)
    page.load()
    settle(demo_context)
    said = {label.text() for label in page.findChildren(PlainLabel)}
    assert not any("Playground" in text or "Ioan" in text for text in said)
    assert cell(page, "School", "Break").data() == "1–4"
    assert {cell(page, "School", time).data() for time in ("Lunch", "Break")} == {"1–4"}


@pytest.mark.parametrize(
    ("width", "scale", "is_grid"), [(1182, 1.0, True), (900, 1.0, True), (620, 1.0, False), (1310, 2.0, False)]
)
def test_where_columns_have_no_room_places_are_a_list(
    make_page: Callable[..., ReportsPage],
    make_context: Callable[..., PageContext],
    demo_desk: object,
    qtbot: QtBot,
    width: int,
    scale: float,
    is_grid: bool,
) -> None:
    context = make_context(demo_desk, scale=scale)
    page = make_page(context, width=width)
    assert page.places.grid.isVisible() == is_grid
    assert page.places.places.isVisible() != is_grid
    table = page.places.places.table
    assert listed(table)[0] == "Playground"
    if not is_grid:
        table.setFocus()
        table.select_row(0)
        qtbot.keyClick(table, Qt.Key.Key_Return)
        settle(context)
        assert len(listed(page.places.beside.entries.table)) == 5


# -- months


def test_the_chart_is_a_table_to_a_screen_reader(page: ReportsPage) -> None:
    chart = page.places.months.chart
    assert chart.accessibleDescription() == "T shows a table."
    texts = spoken(chart)
    for column in ("September 2025", "December 2025", "March 2026"):
        assert any(text.startswith(f"{column}: ") for text in texts)
    assert {"January 2026, Abusive: 2", "January 2026, Problematic: 1", "December 2025: 0"} <= texts


def test_keys_in_the_chart_pass_what_holds_nothing_and_t_turns_it(
    qtbot: QtBot, page: ReportsPage, demo_context: PageContext
) -> None:
    page.tabs.set_value("months")
    page._show_tab()
    months = page.categories.months
    months.chart.setFocus(Qt.FocusReason.TabFocusReason)
    model = months.chart.model()
    assert months.chart.currentIndex().row() == model.rowCount() - 1, "it starts on a whole month"
    qtbot.keyClick(months.chart, Qt.Key.Key_Up)
    assert "September 2025, Inappropriate" in str(months.chart.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    qtbot.keyClick(months.chart, Qt.Key.Key_Up)
    qtbot.keyClick(months.chart, Qt.Key.Key_Up)
    assert "September 2025, Problematic" in str(months.chart.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
    qtbot.keyClick(months.chart, Qt.Key.Key_Return)
    settle(demo_context)
    assert listed(page.categories.beside.entries.table) == ["I-0346N"]
    qtbot.keyClick(page.categories.beside.entries.table, Qt.Key.Key_Escape)
    assert months.chart.hasFocus()
    qtbot.keyClick(months.chart, Qt.Key.Key_T)
    assert months.is_table()
    assert months.table.hasFocus()
    assert listed(months.table)[0] == "September 2025"
    assert months.table.model().index(4, 1).data() == "1 Problematic, 2 Abusive"
    qtbot.keyClick(months.table, Qt.Key.Key_T)
    assert not months.is_table()


def test_a_click_in_the_chart_finds_its_part(qtbot: QtBot, page: ReportsPage) -> None:
    chart = page.places.months.chart
    january = chart.model().index(0, 4)
    qtbot.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, pos=chart.part_box(january).center().toPoint())
    assert chart.currentIndex() == january


# -- filters, few, nothing


def test_filters_narrow_and_few_entries_are_listed_instead(page: ReportsPage, demo_context: PageContext) -> None:
    page.filters.behaviour.set_value("SELF_TOUCH_PUBLIC")
    page.filters.behaviour.chosen.emit("SELF_TOUCH_PUBLIC")
    settle(demo_context)
    assert page.few.isVisible()
    sentences = {label.text() for label in page.few.findChildren(PlainLabel)}
    assert "Fewer than 5 entries this school year. Read them one by one instead." in sentences
    assert listed(page.few.entries.table) == ["I-0361E", "I-0364H"]
    page.tabs.set_value("clocks")
    page._show_tab()
    assert page.clocks.isVisible(), "decisions are counted all the same"


def test_without_entries_all_years_are_offered(page: ReportsPage, demo_context: PageContext) -> None:
    quiet = demo_context.desk.reports.options().children[0][0]
    page.filters.child.set_value(quiet)
    page.filters.changed.emit()
    settle(demo_context)
    assert not page.few.entries.isVisible()
    page.few.sentence.action_requested.emit()
    settle(demo_context)
    assert page.filters.period.value() == EVERY_YEAR
    assert "No entries yet." in {label.text() for label in page.few.findChildren(PlainLabel)}


def test_a_school_without_times_is_led_to_its_settings(
    qtbot: QtBot, page: ReportsPage, demo_context: PageContext
) -> None:
    desk = demo_context.desk
    demo_context.workers.desk.run(lambda: desk.schools.save(replace(desk.school, day_times=())), lambda _: None)
    settle(demo_context)
    page.load()
    settle(demo_context)
    assert page.places._no_times.isVisible()
    with qtbot.waitSignal(page.open_requested) as asked:
        page.places._no_times.action_requested.emit("settings")
    assert (asked.args[0].page, asked.args[0].tab) == ("settings", "year")


# -- the other tabs


def test_interventions_open_where_they_stand(qtbot: QtBot, page: ReportsPage, demo_context: PageContext) -> None:
    page.tabs.set_value("effects")
    page._show_tab()
    settle(demo_context)
    table = page.effects.table
    assert "Supervised break and lunch, in sight" in listed(table)
    table.setFocus()
    table.select_row(listed(table).index("Supervised break and lunch, in sight"))
    row = table.currentIndex().row()
    assert [table.model().index(row, column).data() for column in (2, 3)] == ["2", "3"]
    with qtbot.waitSignal(page.open_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args[0].kind == "intervention"


def test_gaps_list_their_entries(qtbot: QtBot, page: ReportsPage, demo_context: PageContext) -> None:
    page.tabs.set_value("gaps")
    page._show_tab()
    assert page.gaps.findChild(PlainLabel, "quietLabel").text().endswith("29 school days")
    table = page.gaps.table
    table.setFocus()
    table.select_row(listed(table).index("Supervision there not known"))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    settle(demo_context)
    assert len(listed(page.gaps.beside.entries.table)) == 6
    qtbot.keyClick(page.gaps.beside.entries.table, Qt.Key.Key_Escape)
    assert table.hasFocus()


# -- place actions


def test_a_place_action_is_made_and_done(qtbot: QtBot, page: ReportsPage, demo_context: PageContext) -> None:
    go_to(page, "Library corner", "Lunch")
    page.places.action_button.click()
    (dialog,) = demo_context.messages.open_dialogs()
    form = dialog.findChild(QWidget, "placeActionForm")
    assert form.values()["place"] == "Library corner", "the place that is chosen in the grid"
    dialog.button("save").click()
    assert form.field("what").error() == "Say what is to be done there."
    form.set_values({"what": "lower the middle shelves", "who": "Site manager", "due": "soon"})
    dialog.button("save").click()
    assert form.field("due").error()
    form.set_values({"due": "23 March 2026"})
    with qtbot.waitSignal(demo_context.changes.tasks_changed):
        dialog.button("save").click()
    settle(demo_context)
    said = {label.text() for label in page.places.findChildren(PlainLabel)}
    assert {"Library corner: lower the middle shelves", "Site manager · due 23 March 2026"} <= said
    done = next(b for b in page.places.findChildren(Button) if b.accessibleName().startswith("Done:"))
    with qtbot.waitSignal(demo_context.changes.tasks_changed):
        done.click()
    settle(demo_context)
    assert "Library corner: lower the middle shelves" not in {
        label.text() for label in page.places.findChildren(PlainLabel)
    }


# -- paper


def test_print_and_summary_ask_for_their_documents(qtbot: QtBot, page: ReportsPage, demo_context: PageContext) -> None:
    with qtbot.waitSignal(page.print_requested) as asked:
        qtbot.keyClick(page.places.grid, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked.args[0].kind is DocumentKind.PATTERNS
    assert asked.args[0].file == demo_context.desk.school.id
    page.filters.behaviour.set_value("LANGUAGE")
    with qtbot.waitSignal(page.print_requested) as asked:
        page.summary_button.click()
    wish = asked.args[0]
    assert (wish.kind, wish.report.behaviours) == (DocumentKind.GOVERNOR_SUMMARY, ())


def test_the_summary_is_previewed_filed_and_logged(
    qtbot: QtBot, page: ReportsPage, demo_context: PageContext, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with qtbot.waitSignal(page.print_requested) as asked:
        page.summary_button.click()
    wish = asked.args[0]
    preview = PrintPreviewPage(demo_context)
    qtbot.addWidget(preview)
    preview.resize(1182, 652)
    preview.show()
    preview.load(wish.kind, wish.record, wish.file, wish.filter, wish.version, wish.report)
    settle(demo_context)
    made = preview.made()
    assert made is not None
    assert (made.rendered.pages, made.prepared.recipient) == (1, "Governors")
    preview.side.agreed.setChecked(True)
    demo_context.messages.answer_next(tmp_path_factory.mktemp("saved") / "governors.pdf")
    preview.save_copies()
    settle(demo_context)
    rows = demo_context.desk.session.db.execute(
        "SELECT recipient, purpose, how FROM sharing WHERE copy IS NOT NULL"
    ).fetchall()
    assert [tuple(row) for row in rows] == [("Governors", "governors told: numbers only", "SAVED")]

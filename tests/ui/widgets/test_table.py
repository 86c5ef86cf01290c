"""The data table: rows measured as they come into view, heading rows, actions, narrow places."""

from time import perf_counter

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_delegate import shorten
from ui.widgets.table_roles import Column, Group, Mark, Role

COLUMNS = [Column(70), Column(240, stretch=True), Column(120, fold=True), Column(100, fold=True)]
HEADS = ("Date", "Event", "How we know", "")
EVENT = "Child F told a teaching assistant that it happened again, in the library, at the end of lunch. " * 2
MONTH = 20
NO_PARENT = QModelIndex()


class Rows(QAbstractTableModel):
    """Every twentieth row is a month's heading; some rows have an action."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.event = EVENT

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:  # noqa: N802
        return 0 if parent.isValid() else self.count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = NO_PARENT) -> int:  # noqa: N802
        return len(HEADS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = 0
    ) -> object:
        return HEADS[section] if role == 0 and orientation == Qt.Orientation.Horizontal else None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if index.row() % MONTH == 0:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
        row, column = index.row(), index.column()
        if row % MONTH == 0:
            return Group(f"Month {row // MONTH}", "19 entries") if role == Role.GROUP and column == 0 else None
        if role == 0:
            action = "Decide" if row % 2 else ""
            return (f"Day {row}", self.event, "Told first-hand", action)[column]
        if role == Role.STYLE:
            return ("strong", None, "quiet", "button" if row % 2 else None)[column]
        if role == Role.MARK and column == 2:
            return Mark("brook", None)
        if role == Role.KEY:
            return f"key {row}"
        return None


@pytest.fixture
def table(qtbot: QtBot, theme: Theme) -> TextTable:
    view = TextTable(theme, name="Chronology", columns=COLUMNS, grouped=True)
    qtbot.addWidget(view)
    view.resize(760, 480)
    view.setModel(Rows(2_000))
    with qtbot.waitActive(view):
        view.show()
    return view


def text_height(view: TextTable, row: int) -> int:
    widths = [0 if view.isColumnHidden(n) else view.columnWidth(n) for n in range(len(COLUMNS))]
    return view.delegate.row_height(view.model().index(row, 0), widths)


def rows_in_view(view: TextTable) -> list[int]:
    last = view.rowAt(view.viewport().height() - 1)
    return list(range(view.rowAt(0), last + 1))


def test_2000_wrapped_rows_are_painted_soon(qtbot: QtBot, theme: Theme) -> None:
    model = Rows(2_000)
    best = 1.0
    for _try in range(3):
        view = TextTable(theme, name="Chronology", columns=COLUMNS, grouped=True)
        qtbot.addWidget(view)
        view.resize(760, 480)
        start = perf_counter()
        view.setModel(model)
        view.show()
        view.viewport().grab()
        best = min(best, perf_counter() - start)
        view.hide()
    assert best < 0.1


def test_only_rows_that_come_into_view_are_measured(table: TextTable) -> None:
    usual = table.verticalHeader().defaultSectionSize()
    seen = rows_in_view(table)
    assert [table.rowHeight(row) for row in seen] == [text_height(table, row) for row in seen]
    assert text_height(table, 1) > usual
    assert table.rowHeight(1_001) == usual


def test_scrolling_measures_the_rows_it_brings(qtbot: QtBot, table: TextTable) -> None:
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    seen = rows_in_view(table)
    assert seen[0] > 100
    assert [table.rowHeight(row) for row in seen] == [text_height(table, row) for row in seen]


@pytest.mark.parametrize("row", [1_999, 1_021, 1, 1_019])
def test_a_chosen_row_is_wholly_in_view(table: TextTable, row: int) -> None:
    table.select_row(row)
    top = table.rowViewportPosition(row)
    assert top >= 0
    assert top + table.rowHeight(row) <= table.viewport().height()
    assert table.current_row() == row


def test_arrow_keys_pass_heading_rows_and_enter_opens(qtbot: QtBot, table: TextTable) -> None:
    table.select_row(18)
    with qtbot.waitSignal(table.row_opened, check_params_cb=lambda index: index.row() == 18):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    with qtbot.waitSignal(table.row_chosen, check_params_cb=lambda index: index.row() == 19):
        qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert table.current_row() == 21


def test_enter_on_a_row_with_an_action_asks_for_it(qtbot: QtBot, table: TextTable) -> None:
    table.select_row(3)
    with qtbot.waitSignal(
        table.action_requested, check_params_cb=lambda index: (index.row(), index.column()) == (3, 3)
    ):
        qtbot.keyClick(table, Qt.Key.Key_Return)


def test_a_click_on_a_button_asks_and_elsewhere_does_not(qtbot: QtBot, table: TextTable) -> None:
    model = table.model()
    with qtbot.assertNotEmitted(table.action_requested):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(model.index(1, 1)).center())
    with qtbot.waitSignal(table.action_requested):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(model.index(1, 3)).center())


def test_tab_into_the_table_chooses_its_first_row(qtbot: QtBot, table: TextTable) -> None:
    table.clearFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    assert table.current_row() == 1


def test_a_row_is_found_by_its_key(table: TextTable) -> None:
    assert table.select_key("key 45")
    assert table.current_row() == 45
    assert not table.select_key("key of nobody")


def test_columns_fold_under_the_text_where_there_is_no_room(qtbot: QtBot, table: TextTable) -> None:
    wide = text_height(table, 1)
    table.resize(420, 480)
    qtbot.waitUntil(lambda: table.isColumnHidden(2))
    assert table.isColumnHidden(3)
    assert text_height(table, 1) > wide
    assert sum(table.columnWidth(n) for n in range(4) if not table.isColumnHidden(n)) <= table.viewport().width()


def test_columns_fold_at_200_percent(qtbot: QtBot, big_theme: Theme) -> None:
    view = TextTable(big_theme, name="Chronology", columns=COLUMNS, grouped=True)
    qtbot.addWidget(view)
    view.resize(1_366, 600)
    view.setModel(Rows(50))
    view.show()
    assert [view.isColumnHidden(n) for n in range(4)] == [False, False, True, True]


def test_changed_rows_are_measured_anew(qtbot: QtBot, table: TextTable) -> None:
    model = table.model()
    assert isinstance(model, Rows)
    before = table.rowHeight(1)
    model.event = "Short."
    model.dataChanged.emit(model.index(0, 0), model.index(model.count - 1, 3))
    qtbot.waitUntil(lambda: table.rowHeight(1) < before)


def test_an_empty_model_and_none_are_shown(qtbot: QtBot, table: TextTable) -> None:
    table.setModel(Rows(0))
    table.select_row(0)
    table.viewport().grab()
    assert table.current_row() == -1
    table.setModel(None)
    table.viewport().grab()


def test_long_cells_are_cut_at_whole_lines_only_when_asked(theme: Theme) -> None:
    words = "one two three four five six seven eight nine ten " * 40
    cut = shorten(words, theme.font("small"), 200, 3)
    assert cut.endswith("…")
    assert words.startswith(cut[:-1].rstrip())
    assert len(cut) < 150
    assert shorten("short", theme.font("small"), 200, 3) == "short"

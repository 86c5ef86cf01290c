"""Months and categories: as the cells of a chart, and as the rows of a table that says the same."""

from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsbdesk.desk.report_counts import MonthColumn, MonthPart, MonthsView
from hsbdesk.domain.fills import FILLS
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.triage import Category
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.month_chart import MonthRole
from ui.widgets.table_roles import Column, Role

TABLE_COLUMNS = (Column(96), Column(110, stretch=True), Column(46))
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class MonthsModel(QAbstractTableModel):
    """Rows are categories from the highest down, the last row is all of them; one column a month."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._columns: tuple[MonthColumn, ...] = ()
        self._categories: tuple[tuple[Category | None, str], ...] = ()

    def set_months(self, view: MonthsView) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._columns = view.columns
        self._categories = tuple(reversed(view.categories))
        self.endResetModel()

    def records(self, index: _Index) -> tuple[RecordId, ...]:
        """Return the entries of a cell."""
        if not index.isValid():
            return ()
        if index.row() == len(self._categories):
            return self._columns[index.column()].records
        part = self._part(index)
        return part.records if part is not None else ()

    def place(self, index: _Index) -> str:
        """Return when and what a cell is: "January 2026, Abusive"."""
        month = self._columns[index.column()].spoken
        if index.row() == len(self._categories):
            return month
        return f"{month}, {self._categories[index.row()][1]}"

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._categories) + 1

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and 0 <= section < len(self._columns):
            column = self._columns[section]
            return {
                Qt.ItemDataRole.DisplayRole.value: column.label,
                Qt.ItemDataRole.AccessibleTextRole.value: column.spoken,
            }.get(int(role))
        if role != Qt.ItemDataRole.DisplayRole or not 0 <= section <= len(self._categories):
            return None
        return self._words("All") if section == len(self._categories) else self._categories[section][1]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        is_all = index.row() == len(self._categories)
        part = None if is_all else self._part(index)
        shown = column.total if is_all else part.shown if part is not None else "0"
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return shown
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._words("{place}: {n}", place=self.place(index), n=shown)
            case MonthRole.HEIGHT:
                return column.height if is_all else part.height if part is not None else 0.0
            case MonthRole.FILL:
                return None if is_all else FILLS[self._categories[index.row()][0]]
            case _:
                return None

    def _part(self, index: _Index) -> MonthPart | None:
        wanted = self._categories[index.row()][0]
        return next((part for part in self._columns[index.column()].parts if part.category is wanted), None)


def make_months_table(words: Words, parent: QObject) -> RowModel[MonthColumn]:
    """Return the model of the columns Month, By category, All."""
    return RowModel((words("Month"), words("By category"), words("All")), partial(_cell, words), parent)


def _cell(words: Words, row: MonthColumn, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.spoken, _parts(row), row.total)[column]
    if role == Role.STYLE:
        return ("medium", "plain", "strong")[column]
    if column != 0:
        return None
    if role == Role.KEY:
        return row.spoken
    if role == Role.ACCESSIBLE:
        said = _parts(row)
        return ", ".join(part for part in (words("{place}: {n}", place=row.spoken, n=row.total), said) if part)
    return None


def _parts(row: MonthColumn) -> str:
    return ", ".join(f"{part.shown} {part.words}" for part in row.parts)

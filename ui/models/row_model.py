"""Rows of frozen values as a table; heading rows may stand between them."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.widgets.table_roles import Group, Role

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
_GROUP_FLAGS = Qt.ItemFlag.NoItemFlags


class RowModel(QAbstractTableModel, Generic[T]):
    """One row a value; `cell` says what a column shows of it for a role, None for nothing."""

    def __init__(
        self,
        heads: Sequence[str],
        cell: Callable[[T, int, int], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._heads = tuple(heads)
        self._cell = cell
        self._rows: tuple[T | Group, ...] = ()

    def set_rows(self, rows: Sequence[T | Group]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rows(self) -> tuple[T | Group, ...]:
        """Return what is shown, heading rows too."""
        return self._rows

    def row(self, index: Index) -> T | None:
        """Return the value of a row; None for a heading row and for no row."""
        found = self._rows[index.row()] if index.isValid() else None
        return None if found is None or isinstance(found, Group) else found

    def change_row(self, index: Index, value: T | Group) -> None:
        """Show another value in a row."""
        rows = list(self._rows)
        rows[index.row()] = value
        self._rows = tuple(rows)
        first, last = self.index(index.row(), 0), self.index(index.row(), len(self._heads) - 1)
        self.dataChanged.emit(first, last)

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], Group):
            return _GROUP_FLAGS
        return super().flags(index)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section] if 0 <= section < len(self._heads) else None
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if isinstance(row, Group):
            return _group_cell(row, role) if column == 0 else None
        return self._cell(row, column, role)


def _group_cell(group: Group, role: int) -> object:
    if role == Role.ACCESSIBLE:
        return ", ".join(part for part in (group.title, group.detail) if part)
    return group if role == Role.GROUP else None

"""The grid of places and times as a table: totals in the last row and the last column."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsbdesk.desk.report_counts import GridCell, GridRow, GridView
from hsbdesk.words import Words
from ui.widgets.place_grid import GridRole

_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_NONE = "\N{EN DASH}"


class PlaceGridModel(QAbstractTableModel):
    """One row a place, one column a part of the day."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[GridRow, ...] = ()
        self._heads: tuple[str, ...] = ()

    def set_grid(self, grid: GridView) -> None:
        """Show this grid instead."""
        self.beginResetModel()
        self._rows = (*grid.rows, grid.totals)
        self._heads = (*grid.times, self._words("All"))
        self.endResetModel()

    def cell(self, index: _Index) -> GridCell | None:
        """Return what stands in a cell."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        return row.total if index.column() == len(row.cells) else row.cells[index.column()]

    def place(self, index: _Index) -> str:
        """Return where and when a cell is: "Playground, Break"."""
        row = self._rows[index.row()].name
        if index.column() == len(self._heads) - 1:
            return row
        return f"{row}, {self._heads[index.column()]}"

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation == Qt.Orientation.Horizontal:
            return self._heads[section] if 0 <= section < len(self._heads) else None
        return self._rows[section].name if 0 <= section < len(self._rows) else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.cell(index)
        if cell is None:
            return None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell.shown or _NONE
            case GridRole.DOTS:
                return cell.dots
            case GridRole.SHARE:
                return cell.share
            case GridRole.TOTAL:
                return index.row() == len(self._rows) - 1 or index.column() == len(self._heads) - 1
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._spoken(index, cell)
            case _:
                return None

    def _spoken(self, index: _Index, cell: GridCell) -> str:
        words = self._words
        if not cell.shown:
            return words("{place}: no entries", place=self.place(index))
        if cell.shown == "1":
            return words("{place}: 1 entry", place=self.place(index))
        return words("{place}: {n} entries", place=self.place(index), n=cell.shown)

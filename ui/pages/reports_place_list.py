"""The grid of places and times as a list, for windows where its columns have no room."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.report_counts import GridRow, GridView
from hsbdesk.words import Words
from ui.context import PageContext
from ui.models.row_model import RowModel
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Role

_COLUMNS = (Column(180, stretch=True), Column(64))


class PlaceList(QWidget):
    """One row a place, its times in words below; Enter lists the entries."""

    entries_requested = Signal(str, object)
    """A title and the ids of the entries, a tuple."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = context.words
        self._theme = context.theme
        self._times: tuple[str, ...] = ()
        heads = (words("Place"), words("Entries"))
        self._model: RowModel[GridRow] = RowModel(heads, partial(self._cell, words), self)
        self.table = TextTable(context.theme, name=words("Entries by place and time"), columns=_COLUMNS)
        self.table.setObjectName("placeListTable")
        self.table.setModel(self._model)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.table.row_opened.connect(self._open)

    def show_grid(self, grid: GridView) -> None:
        """Show this grid."""
        self._times = grid.times
        self._model.set_rows((*grid.rows, grid.totals))
        self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        """As tall as all its rows: the page scrolls, the list does not."""
        table = self.table
        total = self._theme.px(_COLUMNS[1].width)
        widths = [max(1, self.width() - total - 2 * table.frameWidth()), total]
        heights = [
            table.delegate.row_height(self._model.index(row, 0), widths) for row in range(self._model.rowCount())
        ]
        table.setFixedHeight(sum(heights) + table.horizontalHeader().sizeHint().height() + 2 * table.frameWidth())

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None and row.total.records:
            self.entries_requested.emit(row.name, row.total.records)

    def _cell(self, words: Words, row: GridRow, column: int, role: int) -> object:
        times = " · ".join(
            f"{time} {cell.shown}" for time, cell in zip(self._times, row.cells, strict=True) if cell.shown
        )
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, row.total.shown or "0")[column]
        if role == Role.STYLE:
            return ("medium", "strong")[column]
        if column != 0:
            return None
        match role:
            case Role.LINE2:
                return times
            case Role.KEY:
                return row.name
            case Role.ACCESSIBLE:
                said = words("{place}: {n}", place=row.name, n=row.total.shown or "0")
                return ", ".join(part for part in (said, times) if part)
            case _:
                return None

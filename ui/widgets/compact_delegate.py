"""Rows as high as their words, for tables whose rows are read or answered by keys and not pressed."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex

from ui.theme import Theme
from ui.widgets.table import TextTable
from ui.widgets.table_delegate import TableDelegate

_PAD = 3


class CompactDelegate(TableDelegate):
    """Takes the place of a table's usual delegate."""

    def __init__(self, theme: Theme, table: TextTable) -> None:
        super().__init__(theme, table, text_style="small", top=True, pad_y=_PAD, max_lines=None)
        table.delegate = self
        table.setItemDelegate(self)

    def row_height(self, index: QModelIndex, widths: Sequence[int]) -> int:
        cells = ((index.siblingAtColumn(column), width) for column, width in enumerate(widths) if width)
        return max(self._content_height(cell, width) for cell, width in cells) + 2 * self._pad_y + 1

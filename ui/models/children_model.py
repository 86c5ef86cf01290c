"""The list of children as a table."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsbdesk.desk.children import ChildRow
from hsbdesk.words import Words
from ui.widgets.table_roles import Column, Mark, Role

COLUMNS = (
    Column(170),
    Column(84, fold=True),
    Column(92, fold=True),
    Column(240, stretch=True),
    Column(186, fold=True),
    Column(112, fold=True),
    Column(108, fold=True),
)
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class ChildrenModel(QAbstractTableModel):
    """Name and date of birth, class, file, what is open, plan, last entry, lead; one row a file."""

    def __init__(self, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: tuple[ChildRow, ...] = ()
        self._heads = (
            words("Name, born"),
            words("Class"),
            words("File"),
            words("What is open"),
            words("Plan"),
            words("Last entry"),
            words("Lead"),
        )

    def set_rows(self, rows: Sequence[ChildRow]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def row(self, index: _Index) -> ChildRow:
        """Return the child of a row."""
        return self._rows[index.row()]

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._heads[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            texts = (row.name, row.class_name, row.kind_text, row.open_text, row.plan_text, row.last_entry, row.lead)
            return texts[column]
        if column == 0:
            return self._name_data(row, role)
        if column == 3 and role == Role.MARK and row.open_state:
            return Mark("state", row.open_state)
        if column == 4 and role == Role.MARK and row.plan_state:
            return Mark("state", row.plan_state)
        if role == Role.STYLE and row.left and column in {1, 2}:
            return "quiet"
        return None

    def _name_data(self, row: ChildRow, role: int) -> object:
        match role:
            case Role.LINE2:
                return row.born or None
            case Role.STYLE:
                return "strong"
            case Role.KEY:
                return row.file
            case Role.ACCESSIBLE:
                parts = (
                    row.name,
                    row.born,
                    row.class_name,
                    row.kind_text,
                    row.open_text,
                    row.plan_text,
                    row.last_entry,
                )
                return ", ".join(part for part in parts if part)
            case _:
                return None

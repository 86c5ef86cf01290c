"""What a search found, in groups."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsbdesk.desk.finder import Found, FoundGroup
from ui.widgets.table_roles import Column, Group, Mark, Role

COLUMNS = (Column(40), Column(150), Column(200, stretch=True))
_ICONS = {"child": "child", "entry": "doc", "person": "people", "place": "pin", "action": "arrow"}
_NO_PARENT = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractTableModel):
    """Sign, title, words around; headings between the kinds."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[FoundGroup | Found] = []

    def set_groups(self, groups: Sequence[FoundGroup]) -> None:
        """Show these instead."""
        self.beginResetModel()
        self._lines = [line for group in groups for line in (group, *group.items)]
        self.endResetModel()

    def found(self, index: _Index) -> Found | None:
        """Return what stands in a row, None for a heading."""
        line = self._lines[index.row()] if index.isValid() else None
        return line if isinstance(line, Found) else None

    def count(self) -> int:
        """Return how much was found, headings left out."""
        return sum(isinstance(line, Found) for line in self._lines)

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if self.found(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if isinstance(line, FoundGroup):
            heading = {Role.GROUP: Group(line.title), Role.ACCESSIBLE: line.title}
            return heading.get(role) if column == 0 else None  # type: ignore[call-overload]
        match role, column:
            case Qt.ItemDataRole.DisplayRole, 1:
                return line.title
            case Qt.ItemDataRole.DisplayRole, 2:
                return line.detail
            case Role.MARK, 0:
                return Mark("icon", _ICONS[line.kind])
            case Role.STYLE, 1:
                return "strong"
            case Role.STYLE, 2:
                return "quiet"
            case Role.KEY, 0:
                return (line.kind, line.key)
            case Role.ACCESSIBLE, 0:
                return f"{line.title}, {line.detail}".strip(", ")
            case _:
                return None

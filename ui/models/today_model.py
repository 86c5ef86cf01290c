"""Today's list as a table: headings, rows, and headings that fold."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from hsbdesk.desk.worklists import TodayGroup, TodayRow
from ui.widgets.fold_delegate import Fold
from ui.widgets.table_roles import Column, Group, Mark, Role

COLUMNS = (
    Column(38),
    Column(116),
    Column(240, stretch=True),
    Column(114, fold=True),
    Column(112),
)
_NO_PARENT = QModelIndex()
_NOTHING_YET = Qt.ItemFlag.NoItemFlags
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class _Line:
    group: TodayGroup
    row: TodayRow | None = None
    """None for the group's heading."""


class TodayModel(QAbstractTableModel):
    """Sign, name, what and why, when, action. The action of the first row is the page's main one."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[TodayGroup, ...] = ()
        self._open: set[str] = set()
        self._lines: list[_Line] = []

    def set_groups(self, groups: Sequence[TodayGroup]) -> None:
        """Show these instead; what was unfolded stays so."""
        self.beginResetModel()
        self._groups = tuple(groups)
        self._lay_out()
        self.endResetModel()

    def row(self, index: _Index) -> TodayRow | None:
        """Return what stands in a row, None for a heading."""
        return self._lines[index.row()].row if index.isValid() else None

    def toggle_fold(self, index: _Index) -> None:
        """Fold or unfold the group of this heading."""
        group = self._lines[index.row()].group
        if not group.folded:
            return
        self.beginResetModel()
        self._open ^= {group.key}
        self._lay_out()
        self.endResetModel()

    def first_row_of_group(self, place: int) -> int:
        """Return the first row under the nth heading (its own row when folded), -1 when there is none."""
        heads = [row for row, line in enumerate(self._lines) if line.row is None]
        if not 0 <= place < len(heads):
            return -1
        head = heads[place]
        return head if self._folds(self._lines[head]) else head + 1

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return _NOTHING_YET
        line = self._lines[index.row()]
        if line.row is None and not self._folds(line):
            return _NOTHING_YET
        return super().flags(index)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], index.column()
        if line.row is None:
            return self._head_data(line, column, role)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(line.row, column)
            case Role.LINE2:
                return {1: line.row.name_detail, 2: line.row.detail}.get(column) or None
            case Role.STYLE:
                return self._style(index.row(), column)
            case Role.MARK if column == 0:
                return _sign(line.row)
            case Role.KEY if column == 0:
                return line.row.id
            case Role.ACCESSIBLE if column == 0:
                row = line.row
                parts = (row.name, row.name_detail, row.text, row.detail, row.when, row.action_text)
                return ", ".join(part for part in parts if part)
            case _:
                return None

    def _lay_out(self) -> None:
        self._lines = []
        for group in self._groups:
            self._lines.append(_Line(group))
            if not group.folded or group.key in self._open:
                self._lines += [_Line(group, row) for row in group.rows]

    def _folds(self, line: _Line) -> bool:
        return line.group.folded

    def _head_data(self, line: _Line, column: int, role: int) -> object:
        group = line.group
        if column != 0:
            return None
        if role == Role.GROUP:
            if group.folded:
                return Fold(group.title, group.summary, is_open=group.key in self._open)
            return Group(group.title, group.summary)
        if role == Role.KEY:
            return f"group:{group.key}"
        if role == Role.ACCESSIBLE:
            return f"{group.title} {group.summary}".strip()
        return None

    def _text(self, row: TodayRow, column: int) -> str | None:
        return (None, row.name, row.text, row.when, row.action_text)[column]

    def _style(self, place: int, column: int) -> str:
        if column == 4:
            first = next((at for at, line in enumerate(self._lines) if line.row is not None), -1)
            return "primary" if place == first else "button"
        return {1: "strong", 2: "medium", 3: "strong"}.get(column, "plain")


def _sign(row: TodayRow) -> Mark:
    if row.state == "stop":
        return Mark("icon", "octagon", "stop")
    if row.overdue:
        return Mark("icon", "clock", "warn")
    return Mark("icon", row.icon)

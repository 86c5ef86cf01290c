"""Records of a file to be ticked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.models.interventions_model import TICK_COLUMNS, TickLine, make_ticks_model
from ui.widgets.tick_table import TickTable

_HEIGHT = 226


class TickList(QWidget):
    """Space ticks the chosen row; what was ticked stays when the list is read anew."""

    changed = Signal()

    def __init__(self, context: PageContext, *, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticked: list[RecordId] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.table = TickTable(context.theme, name=name, columns=TICK_COLUMNS)
        self.table.setObjectName(object_name)
        self.table.setFixedHeight(context.theme.px(_HEIGHT))
        self._model = make_ticks_model(context.words, self)
        self.table.setModel(self._model)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.tick_requested.connect(self._on_tick)
        self.table.row_opened.connect(self._on_tick)

    def values(self) -> tuple[RecordId, ...]:
        """Return what is ticked, in the order of the list; what the list does not show stays ticked, last."""
        shown = [row.key for row in self._model.rows() if isinstance(row, TickLine)]
        seen = [key for key in shown if key in self._ticked]
        return (*seen, *(key for key in self._ticked if key not in shown))

    def set_values(self, keys: Iterable[RecordId]) -> None:
        """Tick exactly these without telling."""
        self._ticked = list(keys)
        self._show([row for row in self._model.rows() if isinstance(row, TickLine)])

    def set_lines(self, lines: Sequence[TickLine]) -> None:
        """Offer these records."""
        self._show(lines)

    def _show(self, lines: Sequence[TickLine]) -> None:
        self._model.set_rows([replace(line, ticked=line.key in self._ticked) for line in lines])

    def _on_tick(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is None:
            return
        if row.ticked:
            self._ticked.remove(row.key)
        else:
            self._ticked.append(row.key)
        self._model.change_row(index, replace(row, ticked=not row.ticked))
        self.changed.emit()

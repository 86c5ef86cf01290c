"""Interventions, before and after: the counts of each aim's own scope; Enter opens the intervention."""

from functools import partial

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.report_effects import EffectLine
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.desk.worklists import Target
from hsbdesk.words import Words
from ui.context import PageContext
from ui.models.row_model import RowModel
from ui.widgets.empty_state import EmptyState
from ui.widgets.label import PlainLabel
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Role

_COLUMNS = (
    Column(220, stretch=True),
    Column(210, fold=True),
    Column(92),
    Column(92),
    Column(190, fold=True),
)


class ReportEffects(QWidget):
    """One row an intervention. Counts stand side by side; what they mean is for people to say."""

    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked = 0
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        note = words(
            "Entries in the aim's own time and place, in equal numbers of school days. Few entries, gaps in delivery"
            " and changed reporting can make such counts mean something else: open one to see which hold."
        )
        column.addWidget(PlainLabel(note, style="caption", tone="quiet", wrap=True))
        heads = (words("Intervention"), words("Aim"), words("Before"), words("Since"), words("Judged"))
        self._model: RowModel[EffectLine] = RowModel(heads, partial(_cell, words), self)
        self.table = TextTable(theme, name=words("Interventions, before and after"), columns=_COLUMNS)
        self.table.setObjectName("effectsTable")
        self.table.setModel(self._model)
        column.addWidget(self.table, 1)
        self._empty = EmptyState(theme, words("No intervention began in this time."))
        column.addWidget(self._empty)
        self._empty.hide()
        self.table.row_opened.connect(self._open)

    def load(self, chosen: ReportFilter) -> None:
        """Show the interventions of a choice."""
        self._asked += 1
        asked, reports = self._asked, self._context.desk.reports

        def show(found: tuple[EffectLine, ...]) -> None:
            if asked != self._asked:
                return
            here = self._model.row(self.table.currentIndex())
            self._model.set_rows(found)
            self.table.setVisible(bool(found))
            self._empty.setVisible(not found)
            if here is None or not self.table.select_key(here.id):
                self.table.select_row(0)

        self._context.workers.desk.run(lambda: reports.effects(chosen), show, owner=self)

    def _open(self, index: QModelIndex) -> None:
        row = self._model.row(index)
        if row is not None:
            self.open_requested.emit(Target("intervention", row.id, row.file))


def _cell(words: Words, row: EffectLine, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.title, row.aim or row.days, row.before, row.since, row.judgement)[column]
    if role == Role.LINE2:
        return (row.when, row.days if row.aim else None, None, None, row.care or None)[column]
    if role == Role.STYLE:
        return ("medium", "plain" if row.aim else "quiet", "strong", "strong", "plain")[column]
    if column == 0 and role == Role.KEY:
        return row.id
    if column == 0 and role == Role.ACCESSIBLE:
        counts = words("{before} before, {since} since", before=row.before, since=row.since) if row.aim else ""
        parts = (row.title, row.when, row.aim, counts, row.days, row.judgement, row.care)
        return ", ".join(part for part in parts if part)
    return None

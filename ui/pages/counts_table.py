"""Counts before and since: the aim's own row first and strong, the others below it."""

from PySide6.QtCore import Qt

from hsbdesk.desk.intervention_views import EffectRow, InterventionView
from ui.context import PageContext
from ui.models.row_model import RowModel
from ui.widgets.compact_delegate import CompactDelegate
from ui.widgets.hugging import Hug
from ui.widgets.table import TextTable
from ui.widgets.table_roles import Column, Role

_COLUMNS = (Column(130, stretch=True), Column(60), Column(60))


def make_counts_table(context: PageContext, view: InterventionView) -> TextTable:
    """Return the table of an intervention that has counts."""
    words = context.words
    table = TextTable(context.theme, name=words("Entries before and since, by place"), columns=_COLUMNS)
    CompactDelegate(context.theme, table)
    table.setObjectName("countsTable")
    model: RowModel[EffectRow] = RowModel((view.table_head, words("Before"), words("Since")), _cell, table)
    model.set_rows(view.table)
    table.setModel(model)
    Hug(table, least=None)
    return table


def _cell(row: EffectRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.label, row.before, row.since)[column]
    if role == Role.STYLE:
        return "strong" if row.strong else "plain"
    if column == 0 and role == Role.KEY:
        return row.key
    if column == 0 and role == Role.ACCESSIBLE:
        return f"{row.label}: {row.before}, {row.since}"
    return None

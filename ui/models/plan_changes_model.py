"""What reads differently in two versions of a plan, under a heading a row."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.plan_views import PlanChange
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Role

COLUMNS = (Column(170), Column(400, fold=True), Column(220, stretch=True))
PlanChangesModel = RowModel[PlanChange]


def make_plan_changes_model(words: Words, parent: QObject) -> PlanChangesModel:
    """Return the model of the columns What, Before, Now."""
    return RowModel((words("What"), words("Before"), words("Now")), _cell, parent)


def group_by_row(words: Words, changes: Sequence[PlanChange]) -> list[PlanChange | Group]:
    """Return the changes under a heading a row of the plan."""
    rows: list[PlanChange | Group] = []
    for name, found in groupby(changes, key=lambda change: change.name):
        own = list(found)
        kinds = {change.kind for change in own}
        said = words("added") if kinds == {"added"} else words("removed") if kinds == {"removed"} else ""
        rows.append(Group(name, said))
        rows += own
    return rows


def _cell(row: PlanChange, column: int, role: int) -> object:
    texts = (row.label, row.before or "–", row.after or "–")
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("quiet", "quiet", "plain")[column]
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join((row.name, *texts))
    return None

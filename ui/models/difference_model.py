"""What reads differently in two versions, as a table."""

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.histories import Difference
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Role

COLUMNS = (Column(120), Column(200), Column(200, stretch=True))
DifferenceModel = RowModel[Difference]


def make_difference_model(words: Words, parent: QObject) -> DifferenceModel:
    """Return the model of the columns What, Before, After."""
    return RowModel((words("What"), words("Before"), words("After")), _cell, parent)


def _cell(row: Difference, column: int, role: int) -> object:
    texts = (row.label, row.before or "–", row.after or "–")
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("quiet", "quiet", "plain")[column]
    if role == Role.ACCESSIBLE and column == 0:
        return ", ".join(texts)
    return None

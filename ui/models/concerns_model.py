"""The concerns of a file as a table."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.concerns import ConcernRow
from hsbdesk.words import Words
from ui.models.chronology_model import brook_mark, category_mark
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Mark, Role

COLUMNS = (
    Column(150),
    Column(300, stretch=True),
    Column(126, fold=True),
    Column(142, fold=True),
    Column(88, fold=True),
    Column(150, fold=True),
    Column(92),
)
ConcernsModel = RowModel[ConcernRow]


def make_concerns_model(words: Words, parent: QObject) -> ConcernsModel:
    """Return the model of the columns Entry, What happened, State, Category, Brook, Route, action."""
    heads = (
        words("Entry"),
        words("What happened"),
        words("State"),
        words("Category"),
        words("Brook"),
        words("Route"),
        "",
    )
    return RowModel(heads, partial(_cell, words), parent)


def is_open(row: ConcernRow) -> bool:
    """Return whether nobody has decided about the concern yet."""
    return row.state == "SUBMITTED"


def _cell(words: Words, row: ConcernRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        is_judged = row.state == "TRIAGED"
        category = row.category_text or (words("Not yet") if is_judged else "")
        brook = row.brook_text or (words("Not yet") if is_judged else "")
        action = words("Triage") if is_open(row) else ""
        return (row.number, row.text, row.state_text, category, brook, row.route_text, action)[column]
    if role == Role.STYLE:
        return ("strong", "plain", "plain", "plain", "plain", "quiet", "button" if is_open(row) else "plain")[column]
    if role == Role.MARK:
        return _mark(row, column)
    if column == 0:
        return _head_data(row, role)
    return None


def _head_data(row: ConcernRow, role: int) -> object:
    match role:
        case Role.LINE2:
            return row.when
        case Role.KEY:
            return row.id
        case Role.ACCESSIBLE:
            parts = (row.number, row.when, row.state_text, row.category_text, row.brook_text, row.text)
            return ", ".join(part for part in parts if part)
        case _:
            return None


def _mark(row: ConcernRow, column: int) -> Mark | None:
    if column == 2 and is_open(row):
        return Mark("state", "check")
    if column in {3, 4} and row.state == "TRIAGED":
        return category_mark(row.category) if column == 3 else brook_mark(row.brook)
    return None

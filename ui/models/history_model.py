"""The history of a file as a table: rows under the heading of their day."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.histories import HistoryRow
from hsbdesk.domain.date_names import spell
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Role

COLUMNS = (Column(64), Column(170), Column(230, stretch=True), Column(200, fold=True))
HistoryModel = RowModel[HistoryRow]


def make_history_model(words: Words, parent: QObject) -> HistoryModel:
    """Return the model of the columns Time, Who, What, Record."""
    heads = (words("Time"), words("Who"), words("What"), words("Record"))
    return RowModel(heads, partial(_cell, words), parent)


def group_by_day(rows: Sequence[HistoryRow]) -> list[HistoryRow | Group]:
    """Return the rows with a heading before each day."""
    found: list[HistoryRow | Group] = []
    day: date | None = None
    for row in rows:
        if row.at.date() != day:
            day = row.at.date()
            found.append(Group(spell(day, "{wd} {day} {month} {year}")))
        found.append(row)
    return found


def _cell(words: Words, row: HistoryRow, column: int, role: int) -> object:
    texts = (f"{row.at:%H:%M}", row.who, row.what, row.number or words("this file"))
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("strong", "plain", "plain", "quiet")[column]
    if role == Role.ACCESSIBLE and column == 0:
        return ", ".join(texts)
    return None

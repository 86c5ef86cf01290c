"""Referrals as a table, newest first."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.referrals import ReferralRow
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Mark, Role

COLUMNS = (
    Column(124),
    Column(150, fold=True),
    Column(250, stretch=True),
    Column(190, fold=True),
    Column(150),
    Column(150, fold=True),
)
ReferralsModel = RowModel[ReferralRow]


def make_referrals_model(words: Words, parent: QObject) -> ReferralsModel:
    """Return the model of the columns Number, Child, What, To, State, Due."""
    heads = (
        words("Number"),
        words("Child"),
        words("What"),
        words("To"),
        words("State"),
        words("Due"),
    )
    return RowModel(heads, partial(_cell, words), parent)


def _cell(words: Words, row: ReferralRow, column: int, role: int) -> object:
    texts = (row.number, row.child, row.title, row.recipient, row.status_text, row.due)
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("strong", "medium", "plain", "quiet", "plain", "plain")[column]
    if role == Role.MARK and column == 5 and row.due:
        return Mark("icon", "clock", "warn")
    if column == 4 and row.signed:
        if role == Role.LINE2:
            return row.signed
        if role == Role.MARK:
            return Mark("state", "check" if row.is_stale else "done")
    if column != 0:
        return None
    if role == Role.LINE2:
        return words("opened {day}", day=row.opened)
    if role == Role.KEY:
        return row.id
    said = (*texts[:5], row.signed, row.due)
    return ", ".join(text for text in said if text) if role == Role.ACCESSIBLE else None

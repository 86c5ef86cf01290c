"""Who can open the vault, as a table."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.accounts import AccountRow
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Role

COLUMNS = (Column(230), Column(240, stretch=True), Column(140))
REMOVE = 2
MembersModel = RowModel[AccountRow]


def make_members_model(words: Words, parent: QObject | None = None) -> MembersModel:
    """Return the model of the columns Name, Role, and the button that removes a member."""
    return RowModel((words("Name"), words("Role"), ""), partial(_cell, words), parent)


def _cell(words: Words, row: AccountRow, column: int, role: int) -> object:
    action = words("signed in now") if row.is_me else words("Remove")
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.name, row.title, action)[column]
    if role == Role.STYLE:
        return ("strong", "plain", "quiet" if row.is_me else "button")[column]
    if column == 0 and role == Role.KEY:
        return row.id
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join(part for part in (row.name, row.title, action if row.is_me else "") if part)
    return None

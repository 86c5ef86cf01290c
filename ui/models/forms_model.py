"""The councils' forms the school keeps, as a table."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.form_views import FormRow
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Mark, Role

COLUMNS = (Column(250, stretch=True), Column(84, fold=True), Column(250), Column(110))
FormsModel = RowModel[FormRow]
_CHECKED = 2


def make_forms_model(words: Words, parent: QObject) -> FormsModel:
    """Return the model of the columns Form, Boxes, Checked, and the button that opens one."""
    return RowModel((words("Form"), words("Boxes"), words("Checked"), ""), partial(_cell, words), parent)


def _cell(words: Words, row: FormRow, column: int, role: int) -> object:
    checked = f"{row.checked[:1].upper()}{row.checked[1:]}"
    texts = (row.name, words.count(row.boxes, "1 box", "{n} boxes"), checked, words("Open"))
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("strong", "quiet", "plain", "button")[column]
    if role == Role.MARK and column == _CHECKED:
        return Mark("state", "done" if row.is_checked else "check")
    if role == Role.LINE2 and column == 0:
        return " · ".join(part for part in (row.edition, row.whose, row.word_form) if part)
    if column != 0:
        return None
    if role == Role.KEY:
        return row.id
    if role == Role.ACCESSIBLE:
        return ", ".join(part for part in (row.name, row.edition, texts[1], row.checked) if part)
    return None

"""The people of a file as a table, under the heading of where they stand to the child."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.files import PersonRow
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Role

COLUMNS = (
    Column(170),
    Column(220, stretch=True),
    Column(150, fold=True),
    Column(150, fold=True),
)
PeopleModel = RowModel[PersonRow]
GROUPS = ("child_self", "home", "family", "child", "other")


def make_people_model(words: Words, parent: QObject) -> PeopleModel:
    """Return the model of the columns Name, Part, Report decision, Own parents told."""
    heads = (words("Name"), words("Part"), words("Report decision"), words("Own parents told"))
    return RowModel(heads, partial(_cell, words), parent)


def group_people(words: Words, rows: Sequence[PersonRow]) -> list[PersonRow | Group]:
    """Return the rows under their headings; a group nobody is in has none."""
    titles = {
        "child_self": words("This child"),
        "home": words("At home"),
        "family": words("Family elsewhere"),
        "child": words("Other children"),
        "other": words("Others around the child"),
    }
    details = {"child": words("letters are for paper and stay the same in this file")}
    found: list[PersonRow | Group] = []
    for key in GROUPS:
        group = [row for row in rows if row.group == key]
        if group:
            found.append(Group(titles[key], details.get(key, "")))
            found += group
    return found


def _cell(words: Words, row: PersonRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        name = f"{row.name} ({row.letter})" if row.letter else row.name
        return (name, row.relation or row.roles, row.decision, row.parents_told)[column]
    if role == Role.STYLE:
        return ("strong", "plain", "plain", "quiet")[column]
    if role == Role.LINE2:
        if column == 0:
            return "\n".join(part for part in (row.born, row.year) if part) or None
        return (row.detail or None) if column == 1 else None
    if column == 0 and role == Role.KEY:
        return row.person
    if column == 0 and role == Role.ACCESSIBLE:
        letter = words("letter {letter}", letter=row.letter) if row.letter else ""
        parts = (row.name, letter, row.relation, row.roles, row.year, row.decision, row.detail)
        return ", ".join(part for part in parts if part)
    return None

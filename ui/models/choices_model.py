"""Records that may be ticked into a section of a referral, in date order."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.referrals import Choice
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Role

COLUMNS = (Column(44), Column(110), Column(240, stretch=True), Column(84))
ChoicesModel = RowModel[Choice]


def make_choices_model(words: Words, parent: QObject) -> ChoicesModel:
    """Return the model of the columns tick, Date, what prints, record number."""
    heads = ("", words("Date"), words("What prints"), words("Record"))
    return RowModel(heads, partial(_cell, words), parent)


def group_choices(words: Words, choices: Sequence[Choice]) -> list[Choice | Group]:
    """Return the records under their headings, each with how many of them are used."""
    found: list[Choice | Group] = []
    group = None
    for choice in choices:
        title = group_title(words, choice)
        if title != group:
            group = title
            found.append(make_group(words, title, choices))
        found.append(choice)
    return found


def group_title(words: Words, choice: Choice) -> str:
    """Return the heading a record stands under: facts, a month of concerns, interventions, calls and talks."""
    if choice.kind == "intervention":
        return words("Interventions")
    if choice.kind == "contact":
        return words("Calls and talks")
    return choice.group


def make_group(words: Words, title: str, choices: Sequence[Choice]) -> Group:
    """Return a heading with how many of its records are used."""
    inside = [choice for choice in choices if group_title(words, choice) == title]
    used = sum(choice.ticked for choice in inside)
    return Group(title, words("{n} of {all} used", n=used, all=len(inside)))


def printed_text(choice: Choice) -> str:
    """Return what prints of a record: its own wording for this document, else the record's words."""
    return choice.wording or choice.text


def _cell(words: Words, row: Choice, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.CheckStateRole and column == 0:
        return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.DisplayRole:
        return ("", row.date, printed_text(row), row.number)[column]
    if role == Role.STYLE:
        return ("plain", "medium" if row.ticked else "quiet", "plain" if row.ticked else "quiet", "quiet")[column]
    if role == Role.LINE2:
        return _second(words, row, column) or None
    if column == 0 and role == Role.KEY:
        return row.record
    if column == 0 and role == Role.ACCESSIBLE:
        ticked = words("used") if row.ticked else words("not used")
        parts = (ticked, row.number, row.date, printed_text(row), row.note)
        return ", ".join(part for part in parts if part)
    return None


def _second(words: Words, row: Choice, column: int) -> str:
    if column == 1 and row.kind in {"intervention", "contact"}:
        return row.group
    if column == 2:
        own = words("own wording for this report") if row.wording else ""
        return " · ".join(part for part in (own, row.note) if part)
    return ""

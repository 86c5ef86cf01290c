"""Records that may be ticked into a section of a referral, in date order, and actions that were moved there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.choices import Choice
from hsbdesk.domain.referral import MovedAction
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Role

COLUMNS = (Column(44), Column(74), Column(240, stretch=True), Column(84))


@dataclass(frozen=True, slots=True)
class MovedRow:
    """An action that was moved out of the wording of an entry; place is its place among them."""

    place: int
    text: str
    date: str
    month: str
    number: str


ChoiceRow = Choice | MovedRow
ChoicesModel = RowModel[ChoiceRow]


def make_choices_model(words: Words, numbers: Mapping[str, int], parent: QObject) -> ChoicesModel:
    """Return the model of the columns tick, Date, what prints, record number.

    `numbers` are the row numbers of the print by record; they are looked up whenever a row is shown.
    """
    heads = ("", words("Date"), words("What prints"), words("Record"))
    return RowModel(heads, partial(_cell, words, numbers), parent)


def group_choices(words: Words, choices: Sequence[Choice], *, ticked_only: bool = False) -> list[ChoiceRow | Group]:
    """Return the records under their headings, each with how many of them are used."""
    found: list[ChoiceRow | Group] = []
    group = None
    for choice in choices:
        if ticked_only and not choice.ticked:
            continue
        title = group_title(words, choice)
        if title != group:
            group = title
            found.append(make_group(words, title, choices, first=not found))
        found.append(choice)
    return found


def group_moved(
    words: Words, moved: Sequence[MovedAction], find: Callable[[str], Choice | None]
) -> list[ChoiceRow | Group]:
    """Return the actions that were moved out of Background under a heading of their own; none without any."""
    rows: list[ChoiceRow | Group] = [Group(words("Moved from Background"), str(len(moved)))] if moved else []
    for place, action in enumerate(moved):
        source = find(action.record)
        date, month, number = ("", "", "")
        if source is not None:
            date, month, number = source.date, source.year or source.group, source.number
        rows.append(MovedRow(place, action.text, date, month, number))
    return rows


def group_title(words: Words, choice: Choice) -> str:
    """Return the heading a record stands under: the family, a month of concerns, interventions, calls and talks."""
    if choice.kind == "intervention":
        return words("Interventions")
    if choice.kind == "contact":
        return words("Calls and talks")
    return choice.group


def make_group(words: Words, title: str, choices: Sequence[Choice], *, first: bool) -> Group:
    """Return a heading with how many of its records are used; the first one says so in words."""
    inside = [choice for choice in choices if group_title(words, choice) == title]
    used = sum(choice.ticked for choice in inside)
    if first:
        return Group(title, words("{n} of {all} used", n=used, all=len(inside)))
    return Group(title, words("{n} of {all}", n=used, all=len(inside)))


def printed_text(choice: Choice) -> str:
    """Return what prints of a record: its own wording for this document, else the record's words."""
    return choice.wording or choice.text


def account_beside(choice: Choice) -> str:
    """Return what the child who displayed said of it, unless the wording holds those words."""
    _, mark, said = choice.account.partition("“")
    return "" if mark and said.rstrip("”. ") in printed_text(choice) else choice.account


def _cell(words: Words, numbers: Mapping[str, int], row: ChoiceRow, column: int, role: int) -> object:
    if isinstance(row, MovedRow):
        return _moved_cell(words, row, column, role)
    if role == Qt.ItemDataRole.CheckStateRole and column == 0:
        return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.DisplayRole:
        return ("", row.date, printed_text(row), row.number)[column]
    if role == Role.STYLE:
        return ("plain", "medium" if row.ticked else "quiet", "plain" if row.ticked else "quiet", "link")[column]
    if role == Role.LINE2:
        return _second(words, numbers, row, column) or None
    if column == 0 and role == Role.KEY:
        return row.record
    if column == 0 and role == Role.ACCESSIBLE:
        ticked = words("used") if row.ticked else words("not used")
        day = " ".join(part for part in (row.date, row.year) if part)
        beside = _second(words, numbers, row, 2)
        number = words("no. {n}", n=numbers[row.record]) if row.record in numbers else ""
        own = words("own wording for this report") if row.wording else ""
        parts = (ticked, number, row.number, day, printed_text(row), beside, own)
        return ", ".join(part for part in parts if part)
    return None


def _second(words: Words, numbers: Mapping[str, int], row: Choice, column: int) -> str:
    if column == 1:
        number = words("no. {n}", n=numbers[row.record]) if row.record in numbers else ""
        return "\n".join(part for part in (row.year, number) if part)
    if column == 2:
        effect = words("Effect: {text}", text=row.effect) if row.effect else ""
        return "\n".join(part for part in (account_beside(row), effect, row.note) if part)
    return ""


def _moved_cell(words: Words, row: MovedRow, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return ("", row.date, row.text, words("Move back"))[column]
    if role == Role.STYLE:
        return ("plain", "medium", "plain", "link")[column]
    if role == Role.LINE2 and column in {1, 2}:
        return (row.month if column == 1 else words("from {number}", number=row.number)) or None
    if column == 0 and role == Role.KEY:
        return ("moved", row.place)
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join((words("moved from Background"), row.number, row.date, row.month, row.text))
    return None

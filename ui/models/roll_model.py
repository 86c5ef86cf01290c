"""What bringing a pupil list in would do, as a table: a few pupils of each kind, every row that is left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.pupils import RollPlan, born_day
from hsbdesk.domain.person import Pupil
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Role

COLUMNS = (Column(110), Column(240, stretch=True), Column(120, fold=True), Column(130, fold=True))
SHOWN = 8


@dataclass(frozen=True, slots=True)
class RollLine:
    """One line of the table; `row` is its number in the spreadsheet, where it has one."""

    key: str
    row: str
    text: str
    year: str = ""
    class_name: str = ""


RollModel = RowModel[RollLine]


def make_roll_model(words: Words, parent: QObject | None = None) -> RollModel:
    """Return the model of the columns Row, Pupil or reason, Year, Class."""
    heads = (words("Row"), words("Pupil, or why the row is left out"), words("Year"), words("Class"))
    return RowModel(heads, _cell, parent)


def list_plan(words: Words, plan: RollPlan, *, names_on: bool) -> list[RollLine | Group]:
    """Return the lines under their headings; rows that are left out come first and all of them."""
    found: list[RollLine | Group] = []
    for key, title, problems in (
        ("rejected", words("Left out"), plan.rejected),
        ("duplicate", words("Twice in the list, left out"), plan.duplicates),
    ):
        if problems:
            found.append(Group(title, str(len(problems))))
            found += [RollLine(f"{key}{p.row}", str(p.row), words(p.reason.value)) for p in problems]
    line = partial(_pupil_line, words, names_on)
    for key, title, pupils in (
        ("new", words("New"), plan.new),
        ("changed", words("Changed"), plan.changed),
        ("leaver", words("No longer in the list: marked as left"), plan.leavers),
    ):
        if pupils:
            found.append(Group(title, _shown(words, pupils)))
            found += [line(key, pupil) for pupil in pupils[:SHOWN]]
    return found


def _shown(words: Words, pupils: Sequence[Pupil]) -> str:
    if len(pupils) <= SHOWN:
        return str(len(pupils))
    return words("the first {shown} of {n}", shown=SHOWN, n=len(pupils))


def _pupil_line(words: Words, names_on: bool, key: str, pupil: Pupil) -> RollLine:
    name = pupil.full if names_on else words("{initial}., {year}", initial=pupil.first[:1], year=pupil.year)
    born = born_day(pupil.born) if names_on else ""
    return RollLine(
        f"{key}{pupil.id}", "", ", ".join(part for part in (name, born) if part), pupil.year, pupil.class_name
    )


def _cell(row: RollLine, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.row, row.text, row.year, row.class_name)[column]
    if role == Role.STYLE:
        return ("quiet", "plain", "quiet", "quiet")[column]
    if column == 0 and role == Role.KEY:
        return row.key
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join(part for part in (row.row, row.text, row.year, row.class_name) if part)
    return None

"""The lists of the reports page: entries behind a count, decisions and clocks, data gaps."""

from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.report_clocks import ClockLine
from hsbdesk.desk.report_gaps import GapLine
from hsbdesk.desk.reports import ReportEntry
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Role

ENTRY_COLUMNS = (Column(112), Column(150, stretch=True), Column(130, fold=True), Column(120, fold=True))
CLOCK_COLUMNS = (
    Column(240, stretch=True),
    Column(76),
    Column(260, fold=True),
    Column(130, fold=True),
    Column(86),
)
GAP_COLUMNS = (Column(260, stretch=True), Column(96), Column(92))


def make_entries_model(words: Words, parent: QObject) -> RowModel[ReportEntry]:
    """Return the model of the columns Entry, What happened, Place, Category."""
    heads = (words("Entry"), words("What happened"), words("Place"), words("Category"))
    return RowModel(heads, _entry_cell, parent)


def make_clocks_model(words: Words, parent: QObject) -> RowModel[ClockLine]:
    """Return the model of the columns Step, Taken, How long it took, Longest, Still open."""
    heads = (words("Decision"), words("Taken"), words("How long, or how"), words("Longest"), words("Open"))
    return RowModel(heads, partial(_clock_cell, words), parent)


def make_gaps_model(words: Words, parent: QObject) -> RowModel[GapLine]:
    """Return the model of the columns What is not said, Entries, action."""
    heads = (words("What is not said"), words("Entries"), "")
    return RowModel(heads, partial(_gap_cell, words), parent)


def _entry_cell(row: ReportEntry, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.number, row.text, row.places, row.category)[column]
    if role == Role.STYLE:
        return ("link", "plain", "plain", "quiet")[column]
    if role == Role.LINE2:
        return (row.when, row.child, None, None)[column]
    if column == 0 and role == Role.KEY:
        return row.id
    if column == 0 and role == Role.ACCESSIBLE:
        parts = (row.number, row.when, row.child, row.places, row.category, row.text)
        return ", ".join(part for part in parts if part)
    return None


def _clock_cell(words: Words, row: ClockLine, column: int, role: int) -> object:
    spread = " · ".join(row.spread)
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.what, row.done, spread, row.longest, row.open)[column]
    if role == Role.STYLE:
        return ("medium", "strong", "plain", "plain", "plain" if row.open == "0" else "strong")[column]
    if column != 0:
        return None
    match role:
        case Role.LINE2:
            return row.counted
        case Role.KEY:
            return row.what
        case Role.ACCESSIBLE:
            longest = words("longest {n}", n=row.longest) if row.longest else ""
            parts = (
                row.what,
                words("taken {n}", n=row.done),
                spread,
                longest,
                words("open {n}", n=row.open),
                row.counted,
            )
            return ", ".join(part for part in parts if part)
        case _:
            return None


def _gap_cell(words: Words, row: GapLine, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.text, row.shown, words("List"))[column]
    if role == Role.STYLE:
        return ("plain", "strong", "button")[column]
    if column == 0 and role == Role.KEY:
        return row.text
    if column == 0 and role == Role.ACCESSIBLE:
        return f"{row.text}, {row.shown}"
    return None

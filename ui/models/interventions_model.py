"""The interventions of a file as a list, and the concerns one may answer or have led to as ticks."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.intervention_views import InterventionRow
from hsbdesk.domain.ids import RecordId
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Role, Tagged

COLUMNS = (Column(180, stretch=True),)
TICK_COLUMNS = (Column(44), Column(110, fold=True), Column(180, stretch=True), Column(84))
InterventionsModel = RowModel[InterventionRow]

_JUDGED = {
    "HELPED": "check-circle",
    "HELPED_PARTLY": "check",
    "NO_CHANGE": "minus",
    "WORSE": "octagon",
    "MIXED": "scale",
    "TOO_EARLY": "clock",
    "NOT_KNOWN": "info",
}
_STATES = {"due": "triangle", "planned": "calendar", "early": "clock", "struck": "x"}


def make_interventions_model(words: Words, parent: QObject) -> InterventionsModel:
    """Return the model of one column: what it is, when, and a tag with its effect."""
    return RowModel((words("Intervention"),), _cell, parent)


def effect_tag(row: InterventionRow) -> Tagged:
    """Return the tag of a row: each judgement and each state has its own sign."""
    icon = _STATES.get(row.chip_state) or _JUDGED.get(row.judgement, "pencil")
    return Tagged(row.chip, icon, "warn" if row.chip_state == "due" else "text2")


def _cell(row: InterventionRow, _column: int, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return row.title
        case Role.LINE2:
            return row.detail
        case Role.STYLE:
            return "medium"
        case Role.TAG:
            return effect_tag(row)
        case Role.KEY:
            return row.id
        case Role.ACCESSIBLE:
            return ", ".join(part for part in (row.number, row.title, row.detail, row.chip) if part)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class TickLine:
    """A record that may be ticked."""

    key: RecordId
    ticked: bool
    date: str
    text: str
    number: str


TicksModel = RowModel[TickLine]


def make_ticks_model(words: Words, parent: QObject) -> TicksModel:
    """Return the model of the columns tick, Date, What happened, Entry."""
    heads = ("", words("Date"), words("What happened"), words("Entry"))
    return RowModel(heads, partial(_tick_cell, words), parent)


def _tick_cell(words: Words, row: TickLine, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.CheckStateRole and column == 0:
        return Qt.CheckState.Checked if row.ticked else Qt.CheckState.Unchecked
    if role == Qt.ItemDataRole.DisplayRole:
        return ("", row.date, row.text, row.number)[column]
    if role == Role.STYLE:
        return ("plain", "quiet", "plain", "quiet")[column]
    if column == 0 and role == Role.KEY:
        return row.key
    if column == 0 and role == Role.ACCESSIBLE:
        ticked = words("ticked") if row.ticked else words("not ticked")
        return f"{ticked}, {row.number}, {row.date}, {row.text}"
    return None

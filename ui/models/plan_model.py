"""The places of a risk plan as a list under their headings, and the controls of one place as a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.plan_views import PlanGroup, PlanRowLine
from hsbdesk.domain.plan import Control, ControlStatus, PlanRow
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Mark, Role, Tagged

PLACE_COLUMNS = (Column(120, stretch=True),)
CONTROL_COLUMNS = (Column(180, stretch=True), Column(172, fold=True), Column(124))

_SIGNS = {
    ControlStatus.PLANNED: ("calendar", "text2"),
    ControlStatus.IN_PLACE: ("check", "ok"),
    ControlStatus.PARTLY: ("triangle", "warn"),
    ControlStatus.NOT_CHECKED: ("minus", "text2"),
    ControlStatus.NOT_DELIVERED: ("triangle", "warn"),
    ControlStatus.DELIVERED_DID_NOT_WORK: ("octagon", "stop"),
    ControlStatus.ENDED: ("x", "text2"),
}


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with what keeps it from being saved; nothing when it is saved."""

    line: PlanRowLine
    unsaved: str = ""


PlacesModel = RowModel[PlaceRow]


def make_places_model(words: Words, parent: QObject) -> PlacesModel:
    """Return the model of one column: name, state, and the level at the end of the row."""
    return RowModel((words("Place"),), partial(_place_cell, words), parent)


def place_rows(groups: Sequence[PlanGroup], unsaved: dict[str, str]) -> list[PlaceRow | Group]:
    """Return the rows under the headings of their settings."""
    rows: list[PlaceRow | Group] = []
    for group in groups:
        rows.append(Group(group.name))
        rows.extend(PlaceRow(line, unsaved.get(line.key, "")) for line in group.rows)
    return rows


def _place_cell(words: Words, row: PlaceRow, _column: int, role: int) -> object:
    line = row.line
    state = words("Not saved yet") if row.unsaved else line.state
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return line.name
        case Role.LINE2:
            return state or None
        case Role.STYLE:
            return "medium"
        case Role.TAG:
            icon, tone = ("triangle", "warn") if row.unsaved or line.mark == "check" else ("", "text2")
            return Tagged(line.level_text, icon, tone) if line.level_text or icon else None
        case Role.KEY:
            return line.key
        case Role.ACCESSIBLE:
            level = words("level of concern {level}", level=line.level_text.lower()) if line.level_text else ""
            check = words("to check") if line.mark == "check" else ""
            return ", ".join(part for part in (line.name, state, level, check) if part)
        case _:
            return None


@dataclass(frozen=True, slots=True)
class ControlLine:
    """One control as the table shows it."""

    key: str
    what: str
    detail: str
    """What it depends on, from when: under the words."""
    who: str
    sign: str
    tone: str
    working: str


ControlsModel = RowModel[ControlLine]


def make_controls_model(words: Words, parent: QObject) -> ControlsModel:
    """Return the model of the columns What will happen, Who (cover), Working?."""
    heads = (words("What will happen"), words("Who (cover)"), words("Working?"))
    return RowModel(heads, partial(_control_cell, words), parent)


def control_lines(
    words: Words, labels: dict[str, str], row: PlanRow, before: PlanRow | None, *, is_draft: bool
) -> list[ControlLine]:
    """Return the controls of a row; in a draft what is new against the row `before` is said instead of the status.

    labels: the words of every `control_status`.
    """
    known = {control.key: control for control in before.controls} if before is not None else {}
    lines: list[ControlLine] = []
    for control in row.controls:
        sign, tone = _SIGNS[control.status]
        working = labels[control.status]
        change = _change_of(words, control, known.get(control.key)) if is_draft and before is not None else ""
        if change:
            sign, tone, working = "plus", "accent", change
        lines.append(
            ControlLine(
                key=control.key,
                what=control.what.strip() or words("Nothing said yet"),
                detail=control.conditional.strip(),
                who=_who_text(words, control),
                sign=sign,
                tone=tone,
                working=working,
            )
        )
    return lines


def _change_of(words: Words, control: Control, before: Control | None) -> str:
    if before is None:
        return words("New")
    if control.what != before.what:
        return words("Changed")
    if control.who != before.who:
        return words("Person new")
    return words("Cover new") if control.cover != before.cover else ""


def _who_text(words: Words, control: Control) -> str:
    who, cover = control.who.strip(), control.cover.strip()
    if not who:
        return words("Nobody named")
    return f"{who} ({cover})" if cover else words("{who}, no cover", who=who)


def _control_cell(words: Words, row: ControlLine, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return (row.what, row.who, row.working)[column]
    if role == Role.LINE2 and column == 0:
        return row.detail or None
    if role == Role.MARK and column == len(CONTROL_COLUMNS) - 1:
        return Mark("icon", row.sign, row.tone)
    if role == Role.STYLE:
        return "plain"
    if column == 0 and role == Role.KEY:
        return row.key
    if column == 0 and role == Role.ACCESSIBLE:
        working = words("working? {state}", state=row.working)
        return ", ".join(part for part in (row.what, row.detail, row.who, working) if part)
    return None

"""The table under the effect chart: a row per entry, and one per week without any, under Before and Since."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.effect_plan import EffectMark, EffectPicture
from ui.widgets.table_roles import Group, Mark, Role


@dataclass(frozen=True, slots=True)
class EffectLine:
    """A week with one of its entries, or with none."""

    week: str
    mark: EffectMark | None
    counted_in: str
    since: bool
    """Whether the week lies after the start; the heading above it is passed over by arrow keys."""


EffectModel = RowModel[EffectLine]


def make_effect_model(words: Words, parent: QObject | None) -> EffectModel:
    """Return the model of the columns Week, Entry, Counted in, Brook."""
    heads = (words("Week"), words("Entry"), words("Counted in"), words("Brook"))
    return RowModel(heads, partial(_cell, words), parent)


def effect_lines(picture: EffectPicture) -> list[EffectLine | Group]:
    """Return the rows of the table that says what the picture shows."""
    found: list[EffectLine | Group] = []
    since = None
    for place, week in enumerate(picture.weeks):
        if week.since != since:
            since = week.since
            found.append(Group(picture.since if since else picture.before))
        if week.gap:
            found.append(Group(week.gap))
        marks = [mark for mark in picture.marks if mark.week == place]
        found += [
            EffectLine(week.label, mark, ", ".join(filter(None, picture.rows[mark.row])), week.since) for mark in marks
        ]
        if not marks:
            found.append(EffectLine(week.label, None, "", week.since))
    return found


def _cell(words: Words, row: EffectLine, column: int, role: int) -> object:
    mark = row.mark
    none = words("no entry")
    if role == Qt.ItemDataRole.DisplayRole:
        entry = (mark.entry, row.counted_in, mark.outcome_word) if mark is not None else (none, "", "")
        return (row.week, *entry)[column]
    if role == Role.STYLE:
        return "plain" if mark is not None else "quiet"
    if role == Role.LINE2 and column == 1 and mark is not None:
        return mark.when
    if role == Role.MARK and column == 3 and mark is not None:
        return Mark("brook", mark.outcome)
    if column == 0 and role == Role.KEY:
        return mark.key if mark is not None else None
    if column == 0 and role == Role.ACCESSIBLE:
        side = words("Since") if row.since else words("Before")
        return f"{side}, {row.week}, {mark.said if mark is not None else none}"
    return None

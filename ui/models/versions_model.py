"""The versions of a document as a table, and what has changed since one of them was signed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.differences import Difference
from hsbdesk.desk.signed_versions import ChangedSource, VersionView
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Mark, Role

COLUMNS = (Column(84), Column(190, stretch=True), Column(84, fold=True))
CHANGE_COLUMNS = (Column(120), Column(180, fold=True), Column(180, stretch=True))
VersionsModel = RowModel[VersionView]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One thing that reads differently, and in which record."""

    source: ChangedSource
    difference: Difference


ChangesModel = RowModel[ChangeRow]


def make_versions_model(words: Words, parent: QObject) -> VersionsModel:
    """Return the model of the columns Version, State, Copies."""
    return RowModel((words("Version"), words("State"), words("Copies")), partial(_version_cell, words), parent)


def make_changes_model(words: Words, parent: QObject) -> ChangesModel:
    """Return the model of the columns What, When signed, Now."""
    return RowModel((words("What"), words("When it was signed"), words("Now")), _change_cell, parent)


def group_by_source(changed: Sequence[ChangedSource]) -> list[ChangeRow | Group]:
    """Return the changes under a heading a record."""
    rows: list[ChangeRow | Group] = []
    for source in changed:
        rows.append(Group(source.title, source.said))
        rows += [ChangeRow(source, difference) for difference in source.differences]
    return rows


def _version_cell(words: Words, row: VersionView, column: int, role: int) -> object:
    when = words("signed off {when}", when=row.when) if row.when else ""
    copies = words.count(len(row.copies), "1 copy", "{n} copies") if row.copies else words("no copies")
    texts = (row.number, row.state, copies)
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("strong", "plain", "quiet")[column]
    if role == Role.MARK and column == 1:
        return Mark("state", "check" if row.is_stale else "done" if row.is_signed else "tip")
    if role == Role.LINE2 and column == 1:
        return when
    if column != 0:
        return None
    if role == Role.KEY:
        return row.number
    if role == Role.ACCESSIBLE:
        said = (words("version {version}", version=row.number), row.state, when, copies)
        return ", ".join(text for text in said if text)
    return None


def _change_cell(row: ChangeRow, column: int, role: int) -> object:
    change = row.difference
    texts = (change.label, change.before or "–", change.after or "–")
    if role == Qt.ItemDataRole.DisplayRole:
        return texts[column]
    if role == Role.STYLE:
        return ("quiet", "quiet", "plain")[column]
    if column == 0 and role == Role.ACCESSIBLE:
        return ", ".join((row.source.title, *texts))
    return None

"""The chronology as a table: rows under the heading of their month."""

from collections import Counter
from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Qt

from hsbdesk.desk.chronologies import ChronologyEntry
from hsbdesk.domain.triage import CATEGORY_ORDER, Brook, Category
from hsbdesk.words import Words
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Column, Group, Mark, Role

COLUMNS = (
    Column(66),
    Column(116),
    Column(226, stretch=True),
    Column(102, fold=True),
    Column(148, fold=True),
    Column(84, fold=True),
)
ChronologyModel = RowModel[ChronologyEntry]


def make_chronology_model(words: Words, parent: QObject) -> ChronologyModel:
    """Return the model of the columns Date, Entry, Event, How we know, Category, Brook."""
    heads = (
        words("Date"),
        words("Entry"),
        words("Event"),
        words("How we know"),
        words("Category"),
        words("Brook"),
    )
    return RowModel(heads, partial(_cell, words), parent)


def group_by_month(words: Words, rows: Sequence[ChronologyEntry], *, key_only: bool) -> list[ChronologyEntry | Group]:
    """Return the rows with a heading before each month that says how many stand under it."""
    counts = Counter(row.month for row in rows)
    found: list[ChronologyEntry | Group] = []
    month = None
    for row in rows:
        if row.month != month:
            month = row.month
            n = counts[month]
            detail = (
                words.count(n, "1 key entry", "{n} key entries")
                if key_only
                else words.count(n, "1 entry", "{n} entries")
            )
            found.append(Group(month, detail))
        found.append(row)
    return found


def category_mark(category: Category | None) -> Mark:
    """Return the position mark of a category; dashed while there is none."""
    place = CATEGORY_ORDER.index(category) + 1 if category in CATEGORY_ORDER else None
    return Mark("category", place)


def brook_mark(brook: Brook | None) -> Mark:
    """Return the mark of a Brook outcome; dashed while there is none."""
    return Mark("brook", None if brook in {None, Brook.NOT_USED} else cast("Brook", brook).value.lower())


def _cell(words: Words, row: ChronologyEntry, column: int, role: int) -> object:
    is_judged = row.kind == "concern" and not row.note
    if role == Qt.ItemDataRole.DisplayRole:
        category = row.category_text or words("Not yet") if is_judged else row.note
        return (
            row.date_short,
            row.number,
            row.text,
            row.how_we_know,
            category,
            row.brook_text if is_judged else "",
        )[column]
    if role == Role.STYLE:
        return ("strong", "quiet", "plain", "quiet", "plain" if is_judged else "quiet", "plain")[column]
    if role == Role.MARK and is_judged and column in {4, 5}:
        return category_mark(row.category) if column == 4 else brook_mark(row.brook)
    if column == 0 and role == Role.KEY:
        return row.id
    if column == 0 and role == Role.ACCESSIBLE:
        return _spoken(words, row)
    return None


def _spoken(words: Words, row: ChronologyEntry) -> str:
    parts = [f"{row.number}, {row.date_long}"]
    if row.category_text:
        parts.append(words("category {category}", category=row.category_text))
    if row.brook is not None:
        parts.append(words("Brook {outcome}", outcome=row.brook_text))
    parts += [row.note, row.text, row.how_we_know]
    return ", ".join(part for part in parts if part)

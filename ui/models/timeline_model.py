"""The table twin of a timeline: every entry, then what was in place, then when the school was closed."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt

from hsbdesk.domain.dates import Form, write_day
from hsbdesk.domain.timeline import REFERRAL, Timeline, TimelineBar, TimelineClosure, TimelineMark, one_line
from hsbdesk.words import Words
from ui.models.chronology_model import brook_mark, category_mark
from ui.models.row_model import RowModel
from ui.widgets.table_roles import Group, Role

TimelineLine = TimelineMark | TimelineBar | TimelineClosure
TimelineModel = RowModel[TimelineLine]


@dataclass(frozen=True, slots=True)
class _Cells:
    date: str
    no: str = ""
    entry: str = ""
    category: str = ""
    brook: str = ""
    what: str = ""

    def column(self, column: int) -> str:
        return (self.date, self.no, self.entry, self.category, self.brook, self.what)[column]


def make_timeline_model(words: Words, parent: QObject) -> TimelineModel:
    """Return the model of the columns Date, No., Entry, Category, Brook, What."""
    heads = (words("Date"), words("No."), words("Entry"), words("Category"), words("Brook"), words("What"))
    return RowModel(heads, partial(_cell, words), parent)


def timeline_lines(words: Words, timeline: Timeline) -> list[TimelineLine | Group]:
    """Return the rows of the table."""
    found: list[TimelineLine | Group] = [*timeline.marks]
    if timeline.bars:
        found += [Group(words("What was in place, and reports")), *timeline.bars]
    if timeline.closures:
        found += [Group(words("Days without school")), *timeline.closures]
    return found


def say_line(words: Words, line: TimelineLine, most: int = 1_000) -> str:
    """Return a row in one sentence, with at most so many characters of what happened."""
    if isinstance(line, TimelineMark):
        head = words("No. {no} ({number}), {date}", no=line.no, number=line.number, date=line.date_text)
        brook = words("Brook {outcome}", outcome=line.brook_text) if line.brook else line.brook_text
        often = words("{n} occasions", n=line.occasions) if line.occasions > 1 else ""
        judged = ", ".join(part for part in (line.category_text, brook, often) if part)
        return f"{head}: {judged}. {one_line(line.text, most)}"
    if isinstance(line, TimelineBar):
        name = line.name if line.kind == REFERRAL else f"{line.name} ({line.number})"
        return ". ".join(part for part in (f"{name}, {line.date_text}", line.inside) if part)
    return words("{name}, {span}", name=line.name, span=_span(line.start, line.end))


def _cell(words: Words, line: TimelineLine, column: int, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return _cells(words, line).column(column)
    if role == Role.STYLE:
        return "strong" if column == 1 else "quiet" if column in {0, 2} else "plain"
    if role == Role.MARK and isinstance(line, TimelineMark) and column in {3, 4}:
        return category_mark(line.category) if column == 3 else brook_mark(line.brook)
    if column == 0 and role == Role.KEY:
        return None if isinstance(line, TimelineClosure) else str(line.record)
    if column == 0 and role == Role.ACCESSIBLE:
        return say_line(words, line)
    return None


def _cells(words: Words, line: TimelineLine) -> _Cells:
    if isinstance(line, TimelineMark):
        often = words(" ({n} occasions)", n=line.occasions) if line.occasions > 1 else ""
        return _Cells(line.date_text, str(line.no), line.number, line.category_text, line.brook_text, line.text + often)
    if isinstance(line, TimelineBar):
        if line.kind == REFERRAL:
            return _Cells(line.date_text, "", line.number, "", "", line.inside)
        what = ". ".join(part for part in (line.name, line.inside) if part)
        return _Cells(line.date_text, "", line.number, "", "", what)
    return _Cells(_span(line.start, line.end), what=line.name)


def _span(start: date, end: date) -> str:
    first, last = write_day(start, Form.SHORT), write_day(end, Form.SHORT)
    return first if start == end else f"{first} – {last}"

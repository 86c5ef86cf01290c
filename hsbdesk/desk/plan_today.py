"""The rows of Today about plans: what is due of them, each with the way to where it is decided."""

from collections.abc import Sequence
from dataclasses import replace

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_dues import due_lines
from hsbdesk.desk.plan_views import DueLine
from hsbdesk.desk.session import Session
from hsbdesk.desk.today_views import Target, TodayRow
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan_duty import DueKind

Key = tuple[int, str, str, str]

_ICONS = {
    DueKind.REVIEW: "calendar",
    DueKind.NO_TERM: "calendar",
    DueKind.CLOSURE: "calendar",
    DueKind.RECALL: "phone",
    DueKind.RETURN: "phone",
    DueKind.SIGNATURES: "people",
}
_SOMETIME = "9999-12-31"
_NOW, _LATER, _ASKED = 4, 5, 6
"""Ranks among the rows of Today: what is due, what is to come, what is a question without a day."""


def plan_today_rows(session: Session, of: FileId | None, book: NameBook) -> list[tuple[Key, TodayRow]]:
    """Return a row for each thing that is due of plans, with its place in the order; questions to loosen are one row.

    What a draft answers stands in the detail: signing it settles it.
    """
    lines = due_lines(session, of, book)
    children = dict(session.db.execute("SELECT id, child FROM file").fetchall()) if lines else {}
    rows: list[tuple[Key, TodayRow]] = []
    loosen: dict[FileId, list[DueLine]] = {}
    for line in lines:
        if line.kind == DueKind.LOOSEN:
            loosen.setdefault(line.file, []).append(line)
        else:
            rows.append((_key(session, line), _row(session, book, line, children.get(line.file))))
    rows += [_loosen_row(session, book, asked, children.get(file)) for file, asked in loosen.items()]
    return rows


def _key(session: Session, line: DueLine) -> Key:
    today = session.today().isoformat()
    rank = _NOW if (line.due_on or today) <= today else _LATER
    return rank, line.due_on or today, "24:00", line.key


def _row(session: Session, book: NameBook, line: DueLine, child: str | None) -> TodayRow:
    person = book.people.get(child or "")
    broke = line.kind in {DueKind.NOT_HELD, DueKind.BROKEN, DueKind.UNCOVERED}
    return TodayRow(
        id=line.key,
        icon=_ICONS.get(DueKind(line.kind), "shield"),
        state="check" if line.overdue or broke else "",
        name=book.name(person.id, letter=False) if person is not None else session.words("School"),
        name_detail=person.year if person is not None else "",
        text=line.text,
        detail=line.detail,
        when=line.when,
        overdue=line.overdue,
        action="open",
        action_text=line.action_text,
        target=Target("plan", line.interim or line.plan or "", line.file),
        task=None,
        due_on=line.due_on,
    )


def _loosen_row(session: Session, book: NameBook, asked: Sequence[DueLine], child: str | None) -> tuple[Key, TodayRow]:
    """Return the one row for all controls of a plan that have been in place for long."""
    row = replace(_row(session, book, asked[0], child), due_on=_SOMETIME)
    if len(asked) > 1:
        names = "; ".join(line.text.partition("? ")[2] or line.text for line in asked)
        row = replace(row, text=session.words("{n} controls: can they be loosened?", n=len(asked)), detail=names)
    return (_ASKED, _SOMETIME, "24:00", asked[0].key), row

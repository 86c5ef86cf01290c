"""The rows of Today about decisions and calls that have come back."""

from datetime import date

from hsbdesk.desk.decision_reading import ReopenedLine, reopened_lines
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.desk.today_views import Target, TodayRow
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId

_RANK = 4
"""Among what is due today: after what is not safe, what nobody has triaged, and the clocks the law sets."""


def decision_today_rows(
    session: Session, of: FileId | None, book: NameBook
) -> list[tuple[tuple[int, str, str, str], TodayRow]]:
    """Return a row for each thing that waits for an answer, with its place in the order."""
    lines = reopened_lines(session, of, book)
    children = dict(session.db.execute("SELECT id, child FROM file").fetchall()) if lines else {}
    return [((_RANK, line.due_on, "24:00", line.number), _row(session, book, line, children)) for line in lines]


def _row(session: Session, book: NameBook, line: ReopenedLine, children: dict[str, str]) -> TodayRow:
    words = session.words
    child = book.people.get(children.get(line.file, ""))
    overdue = line.due_on < session.today().isoformat()
    since = spell(date.fromisoformat(line.due_on), "{wd} {day} {month}")
    return TodayRow(
        id=line.id,
        icon="scale",
        state="check",
        name=book.name(child.id, letter=False) if child is not None else words("School"),
        name_detail=child.year if child is not None else "",
        text=line.text,
        detail=words("{why} · return if: {text}", why=line.why, text=line.return_if),
        when=words("Since {day}", day=since) if overdue else words("Today"),
        overdue=overdue,
        action="open",
        action_text=words("Answer"),
        target=Target("decision", line.id, line.file),
        task=None,
        due_on=line.due_on,
    )

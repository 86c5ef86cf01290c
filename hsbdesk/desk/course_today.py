"""The rows and clocks of Today about referrals that have left: what is late with the council, and what is ours."""

from collections.abc import Collection, Iterator

from hsbdesk.desk.course_dues import courses
from hsbdesk.desk.course_words import SaidDue, say_due
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.desk.today_views import ClockRow, Target, TodayRow
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_due import FOR_INFORMATION, OF_THE_COUNCIL, CourseDue, CourseDueKind
from hsbdesk.domain.sending import RefusalMatter
from hsbdesk.domain.timers import CountedIn

Key = tuple[int, str, str, str]

_UNSAFE, _NOW, _LATER = 1, 3, 5
"""Ranks among the rows of Today: is everyone safe, beside the statutory clocks, and what is to come."""
_ICONS = {
    CourseDueKind.MATTER: "octagon",
    CourseDueKind.ESCALATE: "send",
    CourseDueKind.NEXT_CONTACT: "phone",
    CourseDueKind.MORE: "send",
}


def course_today_rows(
    session: Session, of: FileId | None, book: NameBook, chased: Collection[RecordId]
) -> list[tuple[Key, TodayRow]]:
    """Return a row for each thing that is ours to do, with its place in the order; what a refusal opened is one row.

    A clock of the council is ours once it is late. `chased` are the referrals with an open task to chase: that task
    stands for their clocks, until it is done.
    """
    rows: list[tuple[Key, TodayRow]] = []
    for course in courses(session, of):
        matters: dict[str, list[tuple[Referral, CourseDue]]] = {}
        for referral, due in course.due:
            if due.kind is CourseDueKind.MATTER and due.on <= session.today():
                matters.setdefault(due.answer, []).append((referral, due))
            elif _is_ours(due) and not (due.kind in OF_THE_COUNCIL and referral.id in chased):
                rows.append(_row(session, book, referral, due, say_due(session, book, referral, due)))
        rows += [_matters_row(session, book, open_now) for open_now in matters.values()]
    return rows


def course_clocks(session: Session, book: NameBook, chased: Collection[RecordId]) -> Iterator[ClockRow]:
    """Yield the clocks of the council that run, late ones first."""
    found = [pair for course in courses(session) for pair in course.due]
    for referral, due in sorted(found, key=lambda pair: (not pair[1].is_overdue, pair[1].on, pair[1].key)):
        if due.kind not in OF_THE_COUNCIL or due.kind in FOR_INFORMATION or referral.id in chased:
            continue
        said = say_due(session, book, referral, due)
        counted = CountedIn.WORKING_DAYS.value
        text = f"{said.text} · {session.content.label('counted_in', counted)}"
        yield ClockRow(_child(session, book, referral)[0], text, said.left, due.is_overdue, counted)


def _is_ours(due: CourseDue) -> bool:
    return due.kind not in FOR_INFORMATION and (due.kind not in OF_THE_COUNCIL or due.is_overdue)


def _row(session: Session, book: NameBook, referral: Referral, due: CourseDue, said: SaidDue) -> tuple[Key, TodayRow]:
    name, year = _child(session, book, referral)
    unsafe = due.matter is RefusalMatter.SAFE_MEANWHILE
    row = TodayRow(
        id=due.key,
        icon=_ICONS.get(due.kind, "clock"),
        state="stop" if unsafe else "check" if due.is_overdue else "",
        name=name,
        name_detail=year,
        text=said.text,
        detail=said.detail,
        when=said.when,
        overdue=due.is_overdue,
        action="open",
        action_text=said.action,
        target=Target("course", referral.id, referral.file),
        task=None,
        due_on=due.on.isoformat(),
    )
    rank = _LATER if due.on > session.today() else _UNSAFE if unsafe else _NOW
    return (rank, row.due_on, "24:00", due.key), row


def _matters_row(session: Session, book: NameBook, found: list[tuple[Referral, CourseDue]]) -> tuple[Key, TodayRow]:
    """Return the one row for all that is open of a refusal; the first of them says by when."""
    words, content = session.words, session.content
    ordered = sorted(found, key=lambda pair: list(RefusalMatter).index(pair[1].matter or RefusalMatter.REVIEW))
    referral, first = ordered[0]
    said = say_due(session, book, referral, first)
    if len(ordered) > 1:
        labels = [content.label("refusal_matter", due.matter.value) for _, due in ordered if due.matter is not None]
        said = SaidDue(
            text=words("{number} refused: {n} matters are open", number=referral.number, n=len(ordered)),
            detail="; ".join(labels),
            when=said.when,
            left=said.left,
            action=said.action,
        )
    return _row(session, book, referral, first, said)


def _child(session: Session, book: NameBook, referral: Referral) -> tuple[str, str]:
    row = session.db.execute("SELECT child FROM file WHERE id = ?", (referral.file,)).fetchone()
    person = book.people.get(row[0]) if row is not None else None
    if person is None:
        return session.words("School"), ""
    return book.name(person.id, letter=False), person.year

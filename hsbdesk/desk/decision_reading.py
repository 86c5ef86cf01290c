"""Which decisions, and which calls that named what brings them back, wait for an answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.decision_records import decisions_of
from hsbdesk.desk.decision_text import head_of
from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.dates import Form, day_text, write_date
from hsbdesk.domain.decision import Decided, Decision
from hsbdesk.domain.decision_due import Promised, Reopened, comes_back_on, promised_calls, reopen
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Referral


@dataclass(frozen=True, slots=True, kw_only=True)
class ReopenedLine:
    """Something decided or promised that has come back and waits for an answer."""

    id: RecordId
    """Of the decision, or of the call that nothing was decided about."""
    of_call: bool
    number: str
    file: FileId
    text: str
    """"Considered, not referred: has it come back?"."""
    why: str
    """"I-0412K was recorded since", "its day was 3 April 2026"."""
    return_if: str
    concerns: tuple[RecordId, ...]
    due_on: str
    """ISO day that has come, or the day of the oldest later concern."""


def reopened_lines(session: Session, of: FileId | None, book: NameBook) -> list[ReopenedLine]:
    """Return what has come back, of one file or of all, the longest waiting first."""
    found: list[ReopenedLine] = []
    for file in [of] if of is not None else _files(session):
        entries = read_entries(session, file)
        concerns = [one for one in entries if isinstance(one, Concern)]
        contacts = [one for one in entries if isinstance(one, Contact)]
        referrals = [one for one in entries if isinstance(one, Referral)]
        decisions = decisions_of(session, file)
        today = session.today().isoformat()
        back = (reopen(decision, concerns, today) for decision in decisions)
        found += [_decision_line(session, book, one) for one in back if one is not None]
        promised = promised_calls(contacts, concerns, decisions, referrals)
        found += [_call_line(session, book, file, one) for one in promised]
    return sorted(found, key=lambda line: (line.due_on, line.number))


def decision_state(session: Session, decision: Decision, reopened: Iterable[ReopenedLine]) -> str:
    """Return where a decision stands: "comes back on 3 April 2026", "I-0412K was recorded since", "referred"."""
    words, content = session.words, session.content
    if decision.struck_out is not None:
        return content.label("record_state", "STRUCK_OUT")
    back = next((line for line in reopened if line.id == decision.id), None)
    if back is not None:
        return back.why
    if decision.referral is not None or any(not step.stands for step in decision.reconsidered):
        return words("referred since")
    if decision.decided is Decided.REFER:
        return words("to be referred")
    return words("comes back on {day}", day=day_text(comes_back_on(decision)))


def _files(session: Session) -> list[FileId]:
    """Return the files that may hold something: an open decision, or a call whose condition nothing has answered."""
    rows = session.db.execute(
        "SELECT file FROM decision WHERE decided <> 'REFER' AND referral IS NULL"
        " UNION SELECT f.value FROM contact_files f JOIN contact c ON c.id = f.owner WHERE c.return_if <> ''"
        " AND EXISTS (SELECT 1 FROM concern_people p JOIN concern k ON k.id = p.owner"
        " WHERE p.in_file = f.value AND k.recorded_at > c.recorded_at)"
        " AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.file = f.value AND r.recorded_at > c.recorded_at)"
    ).fetchall()
    return [FileId(row[0]) for row in rows]


def _decision_line(session: Session, book: NameBook, back: Reopened) -> ReopenedLine:
    words, decision = session.words, back.decision
    why = [_recorded(session, back.concerns)] if back.concerns else []
    if back.day:
        why.append(words("its day was {day}", day=day_text(back.day)))
    return ReopenedLine(
        id=decision.id,
        of_call=False,
        number=decision.number,
        file=decision.file,
        text=words("{decided}: does it still stand?", decided=head_of(session, decision)),
        why=words(", and ").join(why),
        return_if=book.text(decision.return_if),
        concerns=tuple(concern.id for concern in back.concerns),
        due_on=min([*(c.recorded_at[:10] for c in back.concerns), *([back.day] if back.day else [])]),
    )


def _call_line(session: Session, book: NameBook, file: FileId, back: Promised) -> ReopenedLine:
    words, call = session.words, back.contact
    return ReopenedLine(
        id=call.id,
        of_call=True,
        number=call.number,
        file=file,
        text=words("Call of {day}: is its “return if” met?", day=write_date(call.when, Form.PLAIN)),
        why=_recorded(session, back.concerns),
        return_if=book.text(call.return_if),
        concerns=tuple(concern.id for concern in back.concerns),
        due_on=back.concerns[0].recorded_at[:10],
    )


def _recorded(session: Session, concerns: tuple[Concern, ...]) -> str:
    words = session.words
    numbers = ", ".join(concern.number for concern in concerns)
    return words.count(len(concerns), "{numbers} was recorded since", "{numbers} were recorded since", numbers=numbers)

"""What a moved entry leaves in the file it was moved out of: a line without content (ux.md section 5.20)."""

from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.people import read_file
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.storage.records import read_records


@dataclass(frozen=True, slots=True)
class Trace:
    """An entry that was moved out of a file, and the school's day of the move."""

    concern: RecordId
    day: date


def traces_of_moves(session: Session, file: FileId) -> tuple[Trace, ...]:
    """Return the entries that were moved from this file's child to another and do not show here, oldest first."""
    child = read_file(session, file).child
    moved = read_records(
        session.db,
        Concern,
        "t.id IN (SELECT owner FROM concern_moves WHERE from_person = ? AND undone_at IS NULL)",
        (child,),
    )
    found = [
        Trace(concern.id, max(school_time(m.at) for m in concern.moves if m.from_person == child).date())
        for concern in moved
        if all(part.person != child for part in concern.people)
    ]
    return tuple(sorted(found, key=lambda trace: trace.day))

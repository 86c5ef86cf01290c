"""The stored decisions of a file, in the order in which they were made."""

from hsbdesk.desk.session import Session
from hsbdesk.domain.decision import Decision
from hsbdesk.domain.ids import FileId
from hsbdesk.storage.records import read_records


def decisions_of(session: Session, file: FileId) -> list[Decision]:
    """Return the decisions of a file, oldest first, those struck out among them."""
    db = session.db
    return list(
        session.kept.get(
            ("decisions", file), lambda: read_records(db, Decision, "t.file = ?", (file,), "t.decided_on, t.number")
        )
    )

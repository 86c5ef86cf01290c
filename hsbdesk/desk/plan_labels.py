"""How plans name the entries of a file: by the number they are read with."""

from collections.abc import Iterable

from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import RecordId


def concern_labels(session: Session, concerns: Iterable[Concern]) -> tuple[tuple[RecordId, str], ...]:
    """Return each concern that counts with its row number as it is read: "no. 12"."""
    dated = build_chronology(concerns)
    return tuple((d.record.id, session.words("no. {n}", n=d.row_no)) for d in dated if d.row_no is not None)

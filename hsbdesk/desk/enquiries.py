"""What is known of a concern by now (domain.md section 4.1, `enquiry_state`). The school does not investigate."""

from dataclasses import replace

from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern, Enquiry
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.permissions import Action
from hsbdesk.storage.records import read_record


def add_enquiry(session: Session, concern_id: RecordId, state: str, by: str, because: str) -> None:
    """Add what is known by now, by whom and why; earlier states stay. The same again changes nothing."""
    session.allow(Action.TRIAGE)
    record = read_record(session.db, Concern, concern_id)
    last = record.enquiries[-1] if record.enquiries else Enquiry(state="NOT_ENQUIRED")
    if (last.state, last.by, last.because) == (state, by, because):
        return
    enquiry = Enquiry(state=state, by=by, on=session.today().isoformat(), because=because)
    with session.saving():
        session.change(replace(record, enquiries=(*record.enquiries, enquiry)), "enquired")

"""What stands over the editor of a referral: when it was phoned, by when it is due in writing, when it was saved."""

from dataclasses import dataclass
from datetime import date, datetime

from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralHead:
    """Three moments of a referral, at the school's time, ready to be shown."""

    phoned: str = ""
    """"17 Mar 14:40"; empty when no call of this clock is recorded."""
    due: str = ""
    """"today 14:40" or "Thu 19 March 14:40"; empty when nothing is owed in writing."""
    overdue: bool = False
    saved: datetime


def read_referral_head(session: Session, referral_id: RecordId) -> ReferralHead:
    """Return what stands over the editor. Raises DeskError("record_missing")."""
    session.allow(Action.READ)
    referral = read_record(session.db, Referral, referral_id)
    saved = session.db.execute(
        "SELECT at FROM version WHERE record = ? ORDER BY version DESC LIMIT 1", (referral_id,)
    ).fetchone()
    head = ReferralHead(saved=school_time(saved[0]))
    task = _owed(session, referral)
    if task is None or task.due_on is None:
        return head
    now = session.now()
    time = task.due_time or ""
    due = date.fromisoformat(task.due_on)
    today = due == now.date()
    day = session.words("today") if today else spell(due, "{wd} {day} {month}")
    return ReferralHead(
        phoned=_phoned(session, task),
        due=f"{day} {time}".strip(),
        overdue=(task.due_on, time or "23:59") < (now.date().isoformat(), f"{now:%H:%M}"),
        saved=head.saved,
    )


def _owed(session: Session, referral: Referral) -> Task | None:
    """Return the clock of a draft: its own task, else that of the file's last call."""
    if referral.status is not ReferralStatus.DRAFT:
        return None
    found = read_records(
        session.db,
        Task,
        "t.done_at IS NULL AND t.due_on IS NOT NULL AND (t.made_by = ? OR (t.file = ? AND t.kind = 'WRITE_REPORT'))",
        (referral.id, referral.file),
        "t.due_on, t.due_time",
    )
    return found[0] if found else None


def _phoned(session: Session, task: Task) -> str:
    if task.made_by is None:
        return ""
    try:
        call = read_record(session.db, Contact, task.made_by)
    except DeskError:
        return ""  # another kind of record started this clock
    if call.when.start is None:
        return ""
    return spell(date.fromisoformat(call.when.start), "{day} {mon}") + (f" {call.when.time}" if call.when.time else "")

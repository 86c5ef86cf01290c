"""Who saw and changed what: the versions of a record and the audit of a file."""

from dataclasses import dataclass
from datetime import datetime

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.decision_records import decisions_of
from hsbdesk.desk.differences import Difference, changes_between, code_label, label_of, plain_text
from hsbdesk.desk.people import name_book
from hsbdesk.desk.plan_records import interims_of, plans_of, safety_plans_of
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.permissions import Action
from hsbdesk.errors import DeskError
from hsbdesk.storage.audit import AuditRow, read_audit
from hsbdesk.storage.copies import read_copies, read_told
from hsbdesk.storage.versions import read_versions


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of the history."""

    at: datetime
    who: str
    what: str
    number: str
    record: str


@dataclass(frozen=True, slots=True)
class HistoryView:
    """The history of one file."""

    rows: tuple[HistoryRow, ...]
    people: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VersionRow:
    """One version of a record."""

    number: int
    at: datetime
    by: str
    what: str


class Histories:
    """Reads audit and versions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, file: FileId) -> HistoryView:
        """Return who did what with a file and its records, newest first."""
        session = self._session
        session.allow(Action.READ)
        records = (
            *read_entries(session, file),
            *decisions_of(session, file),
            *plans_of(session, file),
            *interims_of(session, file),
            *safety_plans_of(session, file),
        )
        numbers = {str(record.id): record.number for record in records}
        numbers[file] = ""
        for copy in read_copies(session.db, file=file):
            numbers[copy.id] = copy.file_name
        for told in read_told(session.db, file):
            numbers[told.id] = ""
        numbers |= dict.fromkeys((told.id for told in read_told(session.db, file)), "")
        rows: list[AuditRow] = []
        ids = list(numbers)
        for start in range(0, len(ids), 400):
            rows += read_audit(session.db, tuple(ids[start : start + 400]))
        rows.sort(key=lambda row: row.seq, reverse=True)
        members = {member.id: member.name for member in session.header.members}
        shown = tuple(
            HistoryRow(
                school_time(row.utc),
                members.get(row.member, session.words("a former member")),
                action_words(session, row.action),
                numbers.get(row.object, ""),
                row.object,
            )
            for row in rows
        )
        return HistoryView(shown, tuple(sorted({row.who for row in shown})))

    def versions(self, record: RecordId) -> tuple[VersionRow, ...]:
        """Return the versions of a record, newest first."""
        self._session.allow(Action.READ)
        found = read_versions(self._session.db, record)
        return tuple(
            VersionRow(v.number, school_time(v.at), v.by, action_words(self._session, f"{v.kind}.{v.action}"))
            for v in reversed(found)
        )

    def compare(self, record: RecordId, first: int, second: int) -> tuple[Difference, ...]:
        """Return what reads differently between two versions, field by field. Raises DeskError("record_missing")."""
        session = self._session
        session.allow(Action.READ)
        found = {version.number: version.record for version in read_versions(session.db, record)}
        if first not in found or second not in found:
            raise DeskError("record_missing")
        book = name_book(session)
        return tuple(
            Difference(
                label_of(session, change.path),
                book.text(plain_text(session, book, change.before)),
                book.text(plain_text(session, book, change.after)),
            )
            for change in changes_between(found[first], found[second], code_label(session))
        )


def action_words(session: Session, action: str) -> str:
    """Return an action code of the audit in plain words."""
    words = session.words
    kind, _, done = action.partition(".")
    kinds = {
        "concern": words("concern"),
        "fact": words("fact"),
        "intervention": words("intervention"),
        "contact": words("call or talk"),
        "task": words("task"),
        "referral": words("referral"),
        "plan": words("risk plan"),
        "interim": words("interim change"),
        "decision": words("decision"),
        "safety_plan": words("safety plan"),
        "telling": words("who has been told"),
        "file": words("file"),
        "person": words("person"),
        "copy": words("copy"),
        "school": words("settings"),
        "form": words("council's form"),
    }
    deeds = {
        "read": words("read"),
        "recorded": words("recorded"),
        "added": words("added"),
        "changed": words("changed"),
        "amended": words("amended"),
        "triaged": words("triaged"),
        "matched": words("matched to a person"),
        "moved": words("moved"),
        "struck_out": words("struck out"),
        "opened": words("opened"),
        "reconsidered": words("looked at again"),
        "referred": words("referred"),
        "lettered": words("given a letter"),
        "filed": words("filed"),
        "imported": words("imported"),
        "printed": words("printed"),
        "saved": words("saved for sending"),
        "exported": words("exported"),
        "done": words("done"),
        "snoozed": words("put off"),
        "ended": words("ended"),
        "judged": words("effect recorded"),
        "delivered": words("delivery recorded"),
        "answered": words("delivery answered"),
        "signed": words("signed"),
        "to_be_completed": words("goes now, completed later"),
        "not_completed_later": words("completed now after all"),
        "agreed": words("agreement outside noted"),
        "second_reader_named": words("second reader named"),
        "sent": words("noted as sent"),
        "received": words("noted as received"),
        "acknowledged": words("acknowledgement noted"),
        "council_noted": words("noted which council takes it"),
        "decision_noted": words("decision noted"),
        "more_asked": words("noted that more was asked for"),
        "settled": words("matter of a refusal noted"),
        "escalated": words("escalated"),
        "escalation_answered": words("answer to an escalation noted"),
        "closed": words("closed"),
        "verified": words("compared with what was filed"),
        "frozen": words("signed off and frozen"),
        "begun": words("begun"),
        "dropped": words("draft dropped"),
        "put_into_force": words("put into force"),
        "added_to": words("change added"),
        "replaced": words("replaced by the next version"),
        "taken_over": words("taken over into the plan"),
        "renewed": words("renewed"),
        "reviewed": words("reviewed"),
        "control_judged": words("said whether a control works"),
        "loosen_answered": words("said whether it can be loosened"),
        "closure_settled": words("settled before the school closes"),
        "stepped_down": words("stepped down"),
        "noted": words("noted"),
        "returned": words("paper returned or destroyed"),
        "signature_asked": words("signature asked for"),
        "declined": words("refusal to sign noted"),
        "not_asked": words("noted why nobody was asked"),
    }
    return f"{kinds.get(kind, kind)}: {deeds.get(done, done.replace('_', ' '))}"

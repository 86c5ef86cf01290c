"""Which plan a paper is made from, for whom, and what its file is called: never by a child."""

from dataclasses import dataclass, replace
from typing import TypeVar

from hsbdesk.desk.session import Session
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.plan import IN_FORCE, Plan, PlanStatus
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import ContentTier, DocumentKind, SharingDecision, Told
from hsbdesk.domain.sheet_stops import sheet_stop
from hsbdesk.domain.signoff import is_same_person
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records

_P = TypeVar("_P", Plan, SafetyPlan)

PLAN_KINDS = frozenset(
    {
        DocumentKind.RISK_PLAN,
        DocumentKind.STAFF_CARD,
        DocumentKind.NEED_TO_KNOW,
        DocumentKind.FAMILY_PLAN,
        DocumentKind.CHILD_PLAN,
        DocumentKind.SAFETY_PLAN,
        DocumentKind.SCHOOL_CLOSED,
    }
)
"""Papers made from a plan. None of them names another child (`Profile.PLAN`)."""

_READER_CODES = {
    DocumentKind.RISK_PLAN: "full",
    DocumentKind.STAFF_CARD: "card",
    DocumentKind.NEED_TO_KNOW: "sheet",
    DocumentKind.FAMILY_PLAN: "family",
    DocumentKind.CHILD_PLAN: "own-page",
    DocumentKind.SAFETY_PLAN: "safety",
    DocumentKind.SCHOOL_CLOSED: "out-of-hours",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSubject:
    """The plan that a paper is made from."""

    plan: Plan | None = None
    safety_plan: SafetyPlan | None = None

    @property
    def record(self) -> Plan | SafetyPlan:
        """Return whichever plan it is. Raises DeskError("record_missing") when there is none."""
        found = self.plan or self.safety_plan
        if found is None:
            raise DeskError("record_missing")
        return found

    @property
    def version(self) -> str:
        """Return the reader's version: "4", or "4-draft" before it is signed."""
        found = self.record
        return f"{found.plan_version}-draft" if found.status is PlanStatus.DRAFT else str(found.plan_version)


def read_plan_subject(session: Session, kind: DocumentKind, file: FileId, record: RecordId | None) -> PlanSubject:
    """Return the plan for a paper: the one named, else the one in force, else the draft.

    Raises DeskError("plan_none") when the file has no plan.
    """
    if kind is DocumentKind.SAFETY_PLAN:
        found = (
            read_record(session.db, SafetyPlan, record) if record is not None else _latest(session, SafetyPlan, file)
        )
        return PlanSubject(safety_plan=found)
    plan = read_record(session.db, Plan, record) if record is not None else _latest(session, Plan, file)
    return PlanSubject(plan=plan)


def _latest(session: Session, kind: type[_P], file: FileId) -> _P:
    found = [p for p in read_records(session.db, kind, "t.file = ?", (file,)) if p.struck_out is None]
    found.sort(key=lambda plan: (plan.status in IN_FORCE, plan.plan_version))
    if not found:
        raise DeskError("plan_none")
    return found[-1]


def plan_recipient(session: Session, kind: DocumentKind, part: PaperPart) -> str:
    """Return whom a plan paper is for, in words: a person where one is named."""
    words = session.words
    if part.reader:
        return part.reader
    if kind is DocumentKind.FAMILY_PLAN:
        return words("the family")
    if kind is DocumentKind.CHILD_PLAN:
        return words("the child")
    if kind is DocumentKind.SCHOOL_CLOSED:
        council = session.school.out_of_hours[0].name if session.school.out_of_hours else session.content.term("svc")
        return ", ".join(part for part in (council, session.content.term("svc.hours")) if part)
    if kind is DocumentKind.NEED_TO_KNOW:
        raise DeskError("paper_needs_reader", field="reader")
    return words("school safeguarding team")


def plan_sharing(session: Session, kind: DocumentKind, part: PaperPart) -> SharingDecision:
    """Return what the sharing log would say of a plan paper; a person confirms or writes another."""
    words = session.words
    recipient = plan_recipient(session, kind, part)
    reasons = {
        DocumentKind.RISK_PLAN: words("The safeguarding team works by it."),
        DocumentKind.STAFF_CARD: words("{reader} has a part in this plan and must know it.", reader=recipient),
        DocumentKind.NEED_TO_KNOW: words("{reader} holds the rule there and must know it.", reader=recipient),
        DocumentKind.FAMILY_PLAN: words("The plan was made with the family, and they have a part in it."),
        DocumentKind.CHILD_PLAN: words("The plan is about the child, who should know it in their own words."),
        DocumentKind.SAFETY_PLAN: words("The child, their family and the staff named in it go by it."),
        DocumentKind.SCHOOL_CLOSED: words("The school is closed; somebody must know the plan meanwhile."),
    }
    return SharingDecision(recipient=recipient, purpose=words("Risk plan"), necessary_because=reasons[kind])


_TIERS = {
    DocumentKind.STAFF_CARD: ContentTier.RULE_AND_PLACE,
    DocumentKind.NEED_TO_KNOW: ContentTier.RULE_AND_PLACE,
    DocumentKind.FAMILY_PLAN: ContentTier.SUMMARY,
    DocumentKind.CHILD_PLAN: ContentTier.RULE,
    DocumentKind.SAFETY_PLAN: ContentTier.FULL,
    DocumentKind.SCHOOL_CLOSED: ContentTier.SUMMARY,
}
"""How much a paper tells its reader; the full plan stays with the safeguarding team."""


def plan_telling(
    session: Session, kind: DocumentKind, file: FileId, subject: PlanSubject, part: PaperPart
) -> Told | None:
    """Return whom a paper of what is in force tells, and what; None for the full plan and for drafts."""
    record = subject.record
    if kind not in _TIERS or record.status not in {*IN_FORCE, PlanStatus.AGREED}:
        return None
    row = subject.plan.row(part.row) if subject.plan is not None and part.row else None
    sheet = row.sheet if row is not None else None
    holder = (
        next((h for h in sheet.holders if is_same_person(h.name, part.reader)), None) if sheet is not None else None
    )
    responsible = holder is not None or kind is DocumentKind.SCHOOL_CLOSED
    return Told(
        id="",
        file=file,
        record=record.id,
        row=part.row,
        recipient=plan_recipient(session, kind, part),
        organisation=row.name if holder is not None and row is not None else "",
        part=holder.part if holder is not None else "",
        safeguarding="YES" if responsible else "",
        tier=_TIERS[kind],
        told_secure="YES",
        return_by=sheet.return_by if sheet is not None and kind is DocumentKind.NEED_TO_KNOW else "",
    )


def plan_file_name(subject: PlanSubject, kind: DocumentKind, part: PaperPart) -> str:
    """Return the name of the file: record number, version and reader code.

    "P-0029H_v4_full.pdf", "P-0029H_v4_card_EL.pdf". A sheet that leaves the school, and a child's own page, carry no
    version (domain.md 6.3).
    """
    parts = [subject.record.number]
    if kind not in {DocumentKind.NEED_TO_KNOW, DocumentKind.CHILD_PLAN}:
        parts.append(f"v{subject.version}")
    parts.append(_READER_CODES[kind])
    if part.row and subject.plan is not None:
        keys = [row.key for row in subject.plan.rows]
        parts += [f"place{keys.index(part.row) + 1}"] if part.row in keys else []
    parts += [code] if (code := _initials(part.reader)) else []
    return f"{'_'.join(parts)}.pdf"


def _initials(name: str) -> str:
    """Return "EL" for "E. Lloyd"; letters without accents, since some systems know no others in a file's name."""
    return "".join(word[0] for word in fold(name).split() if word[0].isascii() and word[0].isalpha()).upper()[:4]


def named_part(kind: DocumentKind, subject: PlanSubject, part: PaperPart) -> PaperPart:
    """Return the part with a row that the plan has, and for a sheet with its reader: its first holder if none is named.

    Raises DeskError("plan_row_missing") for any other row, and for a sheet without one; ("paper_needs_reader") for a
    card that is nobody's.
    """
    row = subject.plan.row(part.row) if subject.plan is not None and part.row else None
    if row is None and (part.row or kind is DocumentKind.NEED_TO_KNOW):
        raise DeskError("plan_row_missing", field="row")
    reader = part.reader.strip()
    if kind is DocumentKind.STAFF_CARD and not reader:
        raise DeskError("paper_needs_reader", field="reader")
    if kind is DocumentKind.NEED_TO_KNOW and not reader and row is not None and row.sheet is not None:
        reader = next((holder.name for holder in row.sheet.holders if holder.name.strip()), "")
    return replace(part, reader=reader)


def plan_stop(kind: DocumentKind, subject: PlanSubject, part: PaperPart) -> DeskError | None:
    """Return why a paper may be looked at and not given yet; None when it may."""
    plan = subject.plan if kind is DocumentKind.NEED_TO_KNOW else None
    row = plan.row(part.row) if plan is not None else None
    return sheet_stop(row, plan.status) if plan is not None and row is not None else None

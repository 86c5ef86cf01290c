"""Whether somebody may be told of a plan, and what of it: what a row of the sharing log must say (domain.md 6.3)."""

import re
from dataclasses import replace

from hsbdesk.desk.plan_records import interims_of, plans_of
from hsbdesk.desk.session import Session
from hsbdesk.desk.told_words import is_own_school
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.interim import InterimChange
from hsbdesk.domain.plan import IN_FORCE, Plan, PlanStatus
from hsbdesk.domain.plan_readers import has_part
from hsbdesk.domain.recall import InForce, rows_of_person
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import ContentTier, FiledCopy, SharingDecision, Told
from hsbdesk.domain.signoff import is_same_person
from hsbdesk.domain.text import clean_record
from hsbdesk.domain.vocabulary import codes_in
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import read_copies
from hsbdesk.storage.records import read_records

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")
_NEEDED = ("basis", "consent", "how")


def in_force(session: Session, file: FileId) -> InForce:
    """Return the plans, interim changes and safety plans of a file."""
    return InForce(
        plans=plans_of(session, file),
        interims=interims_of(session, file),
        safety_plans=read_records(session.db, SafetyPlan, "t.file = ?", (file,), "t.plan_version, t.rowid"),
    )


def complete_telling(session: Session, told: Told) -> Told:
    """Return a telling as it may be logged, with what it left empty: id, record, version, day and who noted it.

    The record is the copy's, or else the plan in force on that day, or the interim changes where there is no plan.
    A version names the interim changes that bound at that moment: "3, interim 1".
    Raises DeskError("told_needs_recipient"), ("told_needs_day"), ("told_needs_time"), ("told_return_wrong"),
    ("told_needs_choice"), ("told_refused_not_shared"), ("told_needs_safeguarding"), ("told_needs_reason") about
    their fields: somebody without safeguarding responsibility is told only with a reason. Raises
    ("told_nothing_in_force"), ("told_not_in_force"), ("told_row_missing") and ("copy_missing") about the record.
    """
    told = clean_record(_stated(session, told))
    _refuse_codes(session, told)
    now = in_force(session, told.file)
    told = _with_record(session, now, told)
    if told.tier is ContentTier.NOTHING:
        return told
    safeguarding = told.safeguarding or ("YES" if _holds_part(session, now, told) else "")
    if not safeguarding:
        raise DeskError("told_needs_safeguarding", field="safeguarding")
    needs_reason = safeguarding != "YES" or told.consent == "REFUSED_OVERRIDDEN"
    if needs_reason and not told.necessary_because.strip():
        raise DeskError("told_needs_reason", field="necessary_because")
    return replace(told, safeguarding=safeguarding)


def given_on_paper(session: Session, told: Told, copy: FiledCopy, decision: SharingDecision, how: str) -> Told | None:
    """Return the telling of a copy that was made for its reader, with the reason that was given for it.

    Of a reader nobody named as responsible it is not known whether they are; the reason is there either way.
    None when the plan does not hold today (a version for a later day): nobody was told of what is in force, and the
    copy is noted as any other.
    """
    told = replace(
        told,
        copy=copy.id,
        recipient=decision.recipient or told.recipient,
        basis=decision.basis,
        purpose=decision.purpose,
        necessary_because=decision.necessary_because,
        how=how,
    )
    try:
        return complete_telling(session, told)
    except DeskError as error:
        if error.id == "told_not_in_force":
            return None
        if error.id != "told_needs_safeguarding":
            raise
        return complete_telling(session, replace(told, safeguarding="NOT_KNOWN"))


def _stated(session: Session, told: Told) -> Told:
    """Return it with its day and author; refuse a missing name and days that can not be."""
    if not told.recipient.strip():
        raise DeskError("told_needs_recipient", field="recipient")
    today = session.today().isoformat()
    day = told.on_day or today
    if not is_day(day):
        raise DeskError("told_needs_day", field="on_day")
    if day > today:
        raise DeskError("date_in_future", field="on_day")
    time = told.on_time or (f"{session.now():%H:%M}" if day == today else "")
    if time and _CLOCK.fullmatch(time) is None:
        raise DeskError("told_needs_time", field="on_time")
    if told.return_by and not (is_day(told.return_by) and told.return_by >= day):
        raise DeskError("told_return_wrong", field="return_by")
    return replace(
        told,
        id=told.id or new_id(),
        recipient=told.recipient.strip(),
        on_day=day,
        on_time=time,
        shared_by=told.shared_by or session.me.short,
        shared_at=told.shared_at or session.stamp(),
    )


def _refuse_codes(session: Session, told: Told) -> None:
    for field, vocabulary, code in codes_in(told):
        if code not in session.content.codes(vocabulary):
            raise DeskError("told_needs_choice", field=field)
    for field in _NEEDED:
        if not getattr(told, field):
            raise DeskError("told_needs_choice", field=field)
    if told.consent == "REFUSED_NOT_SHARED" and told.tier is not ContentTier.NOTHING:
        raise DeskError("told_refused_not_shared", field="tier")


def _holds_part(session: Session, now: InForce, told: Told) -> bool:
    """Return whether it is safeguarding staff, or staff of this school with a control: they are not asked why."""
    if any(is_same_person(told.recipient, member.name) for member in session.header.members):
        return True
    if not is_own_school(session, told):
        return False
    if now.plan is not None and rows_of_person(now.plan, told.recipient):
        return True
    return any(has_part(text, told.recipient) for _, change in now.changes() for text in (change.who, change.cover))


# -- which record, and which version of it


def _with_record(session: Session, now: InForce, told: Told) -> Told:
    record = told.record or _record_of_copy(session, told) or _record_on(now, told)
    told = replace(told, record=record)
    plan = next((plan for plan in now.plans if plan.id == record), None)
    if plan is not None:
        return replace(told, document_version=_version_of_plan(now, plan, told))
    safety = next((one for one in now.safety_plans if one.id == record), None)
    if safety is not None:
        if not _holds_on(told, safety.in_force_day, safety.until_day):
            raise DeskError("told_not_in_force", field="record")
        return replace(told, document_version=str(safety.plan_version))
    return replace(told, document_version=_version_of_interim(now, told))


def _record_of_copy(session: Session, told: Told) -> RecordId | None:
    if not told.copy:
        return None
    for copy in read_copies(session.db, file=told.file):
        if copy.id == told.copy:
            return copy.record
    raise DeskError("copy_missing")


def _record_on(now: InForce, told: Told) -> RecordId:
    """Return what was in force on the day they were told: the plan, else interim changes, else a safety plan."""
    for plan in reversed(now.plans):
        if _plan_holds(plan, told):
            return plan.id
    for interim, change in now.changes():
        if _change_holds(change, told):
            return interim.id
    for safety in reversed(now.safety_plans):
        if safety.struck_out is None and _holds_on(told, safety.in_force_day, safety.until_day):
            return safety.id
    raise DeskError("told_nothing_in_force", field="record")


def _version_of_plan(now: InForce, plan: Plan, told: Told) -> str:
    if not _plan_holds(plan, told):
        raise DeskError("told_not_in_force", field="record")
    if told.row and plan.row(told.row) is None:
        raise DeskError("told_row_missing", field="row")
    at = (told.on_day, told.on_time)
    bound = [
        number
        for interim in now.interims
        if interim.plan == plan.id
        for number, change in enumerate(interim.changes, 1)
        if (change.from_day, change.from_time) <= at and _change_holds(change, told) and told.row in {"", change.row}
    ]
    return _with_interims(str(plan.plan_version), bound)


def _version_of_interim(now: InForce, told: Told) -> str:
    interim = next((one for one in now.interims if one.id == told.record), None)
    if interim is None:
        raise DeskError("record_missing")
    numbered = [(n, c) for n, c in enumerate(interim.changes, 1) if told.row in {"", c.key}]
    if not numbered:
        raise DeskError("told_row_missing", field="row")
    bound = [number for number, change in numbered if _change_holds(change, told)]
    if not bound:
        raise DeskError("told_not_in_force", field="record")
    plan = next((plan for plan in now.plans if plan.id == interim.plan), None)
    return _with_interims(str(plan.plan_version) if plan is not None else "", bound)


def _with_interims(version: str, numbers: list[int]) -> str:
    """Return "3, interim 1" or "interim 1, 2"; it is stored, so it is the same in every language."""
    interims = f"interim {', '.join(map(str, numbers))}" if numbers else ""
    return ", ".join(part for part in (version, interims) if part)


def _plan_holds(plan: Plan, told: Told) -> bool:
    if plan.status is PlanStatus.AGREED:
        return True
    return (plan.status in IN_FORCE or bool(plan.until_day)) and _holds_on(told, plan.in_force_day, plan.until_day)


def _holds_on(told: Told, first: str, last: str) -> bool:
    return bool(first) and first <= told.on_day and (not last or told.on_day <= last)


def _change_holds(change: InterimChange, told: Told) -> bool:
    return _holds_on(told, change.from_day, "" if change.is_in_force else change.outcome_on)

"""What is observed of a plan: whether a control works, what a review came to, what was settled before a closure.

None of it changes what was agreed: a version in force keeps its signatures.
"""

from dataclasses import replace
from datetime import date

from hsbdesk.desk.plan_gaps import refuse_gaps_of
from hsbdesk.desk.plan_records import plan_draft
from hsbdesk.desk.plan_text import plan_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.signing import Signing
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.plan import (
    ClosureReview,
    Control,
    ControlStatus,
    Plan,
    PlanEnding,
    PlanReview,
    PlanRow,
    PlanStatus,
    RowReview,
)
from hsbdesk.domain.plan_codes import plan_code
from hsbdesk.domain.plan_dates import closures_of, next_review, read_day
from hsbdesk.domain.plan_due import is_about
from hsbdesk.domain.plan_steps import closure_gaps, ending_gaps, review_gaps
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record

_NEEDS_WORDS = frozenset({ControlStatus.NOT_DELIVERED, ControlStatus.DELIVERED_DID_NOT_WORK})
"""What happened is asked (ux.md 5.12)."""


def judge_control(
    session: Session, plan_id: RecordId, row: str, control: str, status: ControlStatus, words: str
) -> None:
    """Say today whether a control works, in the version in force and in the draft that reads the same.

    Raises DeskError("control_needs_words", field="words") where what happened is asked, or ("record_missing").
    """
    if status in _NEEDS_WORDS and not words.strip():
        raise DeskError("control_needs_words", field="words")
    today = session.today().isoformat()
    plan = _open_plan(session, plan_id)
    old = _control(plan, row, control)
    new = replace(old, status=status, status_words=words.strip(), status_on=today)
    _store_control(session, plan, row, old, new, "control_judged")


def answer_loosen(session: Session, plan_id: RecordId, row: str, control: str, words: str) -> None:
    """Answer "can it be loosened?" for today. Raises DeskError("loosen_needs_words", field="words")."""
    if not words.strip():
        raise DeskError("loosen_needs_words", field="words")
    plan = _open_plan(session, plan_id)
    old = _control(plan, row, control)
    new = replace(old, may_loosen=words.strip(), may_loosen_on=session.today().isoformat())
    _store_control(session, plan, row, old, new, "loosen_answered")


def empty_review(plan: Plan, why: str, concerns: tuple[RecordId, ...], today: date, by: str) -> PlanReview:
    """Return the form of a review: a line for each row, and the next one within six weeks."""
    return PlanReview(
        on=today.isoformat(),
        by=by,
        why=why,
        concerns=concerns,
        rows=tuple(RowReview(row=row.key, outcome="") for row in plan.rows),
        may_still_do=plan.may_still_do,
        next_due=next_review(today).isoformat(),
    )


def add_review(session: Session, plan_id: RecordId, held: PlanReview) -> None:
    """Add a review of the version in force; the next one falls due with it.

    A row that was to be looked at earlier has been. Without a day it is today's, without a name the signed-in
    member's. Raises DeskError with the field of the first gap.
    """
    plan = plan_now(session, plan_id)
    today = session.today()
    held = replace(held, on=held.on or today.isoformat(), by=held.by.strip() or session.me.short)
    day = read_day(held.on)
    if day is not None and not held.next_due:
        held = replace(held, next_due=next_review(day).isoformat())
    refuse_gaps_of(review_gaps(held, plan, today))
    looked_at = {one.row for one in held.rows if one.outcome}
    rows = tuple(
        replace(row, review_due="") if row.key in looked_at and row.review_due <= held.on else row for row in plan.rows
    )
    reviews = tuple(sorted((*plan.reviews, held), key=lambda review: review.on))
    latest = reviews[-1]
    _store(session, replace(plan, rows=rows, reviews=reviews, review_due=latest.next_due), "reviewed")


def empty_closure(session: Session, plan: Plan, today: date) -> ClosureReview | None:
    """Return the form for the closure that is next to be settled; None while the calendar has none."""
    calendar = session.school.calendar
    for closure in closures_of(calendar):
        is_over = closure.end is not None and closure.end < today
        if is_over or any(is_about(one, closure) for one in plan.closures):
            continue
        return ClosureReview(closure=closure.start.isoformat(), on=today.isoformat(), by=session.me.short)
    return None


def settle_closure(session: Session, plan_id: RecordId, settled: ClosureReview) -> None:
    """Settle what is needed before a closure; a later answer takes the place of an earlier one.

    Raises DeskError with the field of the first gap.
    """
    plan = plan_now(session, plan_id)
    settled = replace(settled, on=settled.on or session.today().isoformat(), by=settled.by.strip() or session.me.short)
    refuse_gaps_of(closure_gaps(settled))
    others = tuple(one for one in plan.closures if one.closure != settled.closure)
    closures = tuple(sorted((*others, settled), key=lambda one: one.closure))
    _store(session, replace(plan, closures=closures), "closure_settled")


def end_plan(session: Session, signing: Signing, plan_id: RecordId, ending: PlanEnding, passphrase: str) -> None:
    """Step the version in force down, or end it, with the lead's signature; it never ends by itself.

    A draft that is being written has no plan to follow: drop it or sign it first. Raises DeskError with the field
    of the first gap, "plan_draft_open", or "vault_wrong_passphrase" (passphrase).
    """
    plan = plan_now(session, plan_id)
    now = session.now()
    who = signing.member("")
    ending = replace(ending, on=ending.on or now.date().isoformat(), by=ending.by.strip() or session.me.short)
    refuse_gaps_of(ending_gaps(ending))
    if ending.on > now.date().isoformat():
        raise DeskError("date_in_future", field="on")
    steps_down = ending.outcome == "STEP_DOWN"
    if not steps_down and plan_draft(session, plan.file) is not None:
        raise DeskError("plan_draft_open")
    signing.check_passphrase(who, passphrase)
    said = session.content.label("review_outcome", ending.outcome)
    signed = replace(signing.signed_here(who, SignOffRole.LEAD, plan_code(plan)), words=said)
    ended = replace(plan, ending=ending, signatures=(*plan.signatures, signed))
    if steps_down:
        _store(session, replace(ended, status=PlanStatus.STEPPED_DOWN), "stepped_down")
        return
    _store(session, replace(ended, status=PlanStatus.ENDED, until_day=ending.on, until_time=f"{now:%H:%M}"), "ended")


def plan_now(session: Session, plan_id: RecordId) -> Plan:
    """Return a version in force. Raises DeskError("plan_not_in_force")."""
    plan = read_record(session.db, Plan, plan_id)
    if not plan.is_in_force:
        raise DeskError("plan_not_in_force")
    return plan


def _open_plan(session: Session, plan_id: RecordId) -> Plan:
    plan = read_record(session.db, Plan, plan_id)
    if not plan.is_in_force and (plan.status is not PlanStatus.DRAFT or plan.struck_out is not None):
        raise DeskError("plan_not_in_force")
    return plan


def _control(plan: Plan, row: str, control: str) -> Control:
    found = plan.row(row)
    one = next((one for one in found.controls if one.key == control), None) if found is not None else None
    if one is None:
        raise DeskError("record_missing")
    return one


def _store_control(session: Session, plan: Plan, row: str, old: Control, new: Control, action: str) -> None:
    """Store a control as it is seen now, also in a draft that has it as it was."""
    if new == old:
        return
    draft = plan_draft(session, plan.file) if plan.is_in_force else None
    with session.saving():
        changed = replace(plan, rows=_with_control(plan.rows, row, new))
        session.change(changed, action, text=plan_text(changed), file=changed.file)
        found = draft.row(row) if draft is not None else None
        same = next((one for one in found.controls if one.key == old.key), None) if found is not None else None
        if draft is None or same is None or _seen(same) != _seen(old):
            return
        seen = {"status", "status_words", "status_on", "may_loosen", "may_loosen_on"}
        follows = replace(same, **{name: getattr(new, name) for name in seen})
        followed = replace(draft, rows=_with_control(draft.rows, row, follows))
        session.change(followed, action, text=plan_text(followed), file=followed.file)


def _seen(control: Control) -> tuple[str, ...]:
    return (
        control.status.value,
        control.status_words,
        control.status_on,
        control.may_loosen,
        control.may_loosen_on,
    )


def _with_control(rows: tuple[PlanRow, ...], row: str, new: Control) -> tuple[PlanRow, ...]:
    return tuple(
        replace(one, controls=tuple(new if control.key == new.key else control for control in one.controls))
        if one.key == row
        else one
        for one in rows
    )


def _store(session: Session, changed: Plan, action: str) -> None:
    with session.saving():
        session.change(changed, action, text=plan_text(changed), file=changed.file)

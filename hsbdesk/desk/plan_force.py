"""Puts a version of a plan into force: the one before is replaced, interim changes are taken over."""

from dataclasses import replace
from datetime import datetime

from hsbdesk.desk.plan_records import interims_of, plans_of
from hsbdesk.desk.plan_text import interim_text, plan_text
from hsbdesk.desk.session import Session
from hsbdesk.domain.interim import Interim, InterimOutcome
from hsbdesk.domain.plan import Plan, PlanStatus
from hsbdesk.domain.plan_dates import FIRST_REVIEW_DAYS, first_review, soonest
from hsbdesk.errors import DeskError


def put_into_force(session: Session, plan: Plan, at: datetime) -> Plan:
    """Put a draft into force at a moment of school time and return it as stored. Call inside `saving()`.

    What `plan` holds, new signatures included, is stored with it. The version before becomes SUPERSEDED, every
    interim change that binds becomes TAKEN_OVER, and the first review falls due. Raises
    DeskError("plan_not_a_draft").
    """
    if plan.status is not PlanStatus.DRAFT or plan.struck_out is not None:
        raise DeskError("plan_not_a_draft")
    day, time = at.date().isoformat(), f"{at:%H:%M}"
    for old in plans_of(session, plan.file):
        if old.id != plan.id and old.is_in_force:
            replaced = replace(old, status=PlanStatus.SUPERSEDED, until_day=day, until_time=time)
            session.change(replaced, "replaced", text=plan_text(replaced), file=replaced.file)
    for interim in interims_of(session, plan.file):
        if interim.open:
            taken = _taken_over(session, interim, plan, day)
            session.change(taken, "taken_over", text=interim_text(taken), file=taken.file)
    due = first_review(at.date(), session.school.calendar) or soonest(at.date(), FIRST_REVIEW_DAYS)
    active = replace(
        plan,
        status=PlanStatus.ACTIVE,
        in_force_day=day,
        in_force_time=time,
        review_due=due.isoformat(),
    )
    session.change(active, "put_into_force", text=plan_text(active), file=active.file)
    return active


def _taken_over(session: Session, interim: Interim, plan: Plan, day: str) -> Interim:
    said = session.words("Taken over into v{version}", version=plan.plan_version)
    return replace(
        interim,
        changes=tuple(
            replace(
                change,
                outcome=InterimOutcome.TAKEN_OVER,
                outcome_on=day,
                outcome_by=session.me.short,
                outcome_words=said,
            )
            if change.is_in_force
            else change
            for change in interim.changes
        ),
    )

"""Reads an affected child's safety plan as its page shows it."""

from datetime import date

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.people import NameBook, read_file
from hsbdesk.desk.plan_dues import safety_due_lines
from hsbdesk.desk.plan_gaps import say_gaps
from hsbdesk.desk.plan_labels import concern_labels
from hsbdesk.desk.plan_records import safety_plans_of
from hsbdesk.desk.plan_views import SafetyLine, SafetyPage
from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import IN_FORCE, PlanStatus
from hsbdesk.domain.plan_steps import safety_gaps
from hsbdesk.domain.safety_plan import SafetyPlan

_DAY = "{day} {month} {year}"


def safety_in_force(session: Session, file: FileId) -> SafetyPlan | None:
    """Return the safety plan everybody goes by now, or None."""
    return next((plan for plan in reversed(safety_plans_of(session, file)) if plan.status in IN_FORCE), None)


def read_safety_page(session: Session, file: FileId, book: NameBook) -> SafetyPage:
    """Return the safety plan of a file. Raises DeskError("record_missing")."""
    child = read_file(session, file).child
    known = safety_plans_of(session, file)
    current = safety_in_force(session, file)
    draft = next((plan for plan in reversed(known) if plan.status is PlanStatus.DRAFT), None)
    plan = draft or current
    words = session.words
    title = words("No safety plan yet") if plan is None else words("Safety plan v{version}", version=plan.plan_version)
    return SafetyPage(
        file=file,
        child=book.short(child),
        plan=plan,
        current=current,
        draft=draft,
        title=title,
        state=_state(session, current, draft),
        due=safety_due_lines(session, file, book),
        gaps=say_gaps(session, safety_gaps(plan)) if plan is not None else (),
        versions=tuple(_line(session, one) for one in reversed(known)),
        concern_labels=concern_labels(session, concerns_of(session, file)),
    )


def _state(session: Session, current: SafetyPlan | None, draft: SafetyPlan | None) -> str:
    words = session.words
    parts: list[str] = []
    if current is not None:
        parts.append(words("In force since {day}", day=_said(current.in_force_day)))
        if current.review_due:
            parts.append(words("review {day}", day=_said(current.review_due)))
    if draft is not None:
        parts.append(words("v{version} is being written", version=draft.plan_version))
    return ", ".join(parts)


def _line(session: Session, plan: SafetyPlan) -> SafetyLine:
    start, end = _said(plan.in_force_day), _said(plan.until_day)
    span = f"{start} – {end}" if end else session.words("since {day}", day=start) if start else ""
    return SafetyLine(
        id=plan.id,
        number=plan.number,
        version=f"v{plan.plan_version}",
        status_text=session.content.label("plan_status", plan.status.value),
        span=span,
    )


def _said(iso: str) -> str:
    return spell(date.fromisoformat(iso), _DAY) if iso else ""

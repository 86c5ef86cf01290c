"""The form of an intervention: filled from a record, read and checked, and what it changes."""

from dataclasses import fields
from typing import Any

from hsbdesk.desk.session import Session
from hsbdesk.desk.when import read_planned, read_when_or_refuse
from hsbdesk.domain.dates import Form, PartialDate, day_text, is_day, starts_after, write_date
from hsbdesk.domain.intervention import CheckedIntervention, Intervention, InterventionStatus
from hsbdesk.domain.intervention_draft import DraftDates, InterventionDraft, check_intervention, find_gaps
from hsbdesk.errors import DeskError

_AHEAD = frozenset({InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED})


def form_of(stored: Intervention) -> InterventionDraft:
    """Return the form of a recorded intervention."""
    same = {field.name for field in fields(InterventionDraft)} & {field.name for field in fields(Intervention)}
    values = {name: getattr(stored, name) for name in same - {"start", "end"}}
    scope, exclusion = stored.aim_scope, stored.exclusion
    if scope is not None:
        values |= {f"scope_{name}": getattr(scope, name) for name in ("words", "places", "times", "behaviours")}
    if exclusion is not None:
        values |= {
            "exclusion_start": day_text(exclusion.start),
            "exclusion_end": day_text(exclusion.end),
            "exclusion_days": str(exclusion.days),
            "exclusion_decided_by": exclusion.decided_by,
            "exclusion_work_set": exclusion.work_set,
            "exclusion_return": exclusion.return_meeting,
        }
    return InterventionDraft(uuid=stored.id, start=_shown(stored.start), end=_shown(stored.end), **values)


def check_form(session: Session, draft: InterventionDraft, stored: Intervention | None) -> CheckedIntervention:
    """Return what may be recorded; a date that reads as it is stored stays as it was once resolved.

    Raises DeskError with the field of the first thing that is missing or not understood.
    """
    gaps = find_gaps(draft)
    if gaps:
        raise DeskError(gaps[0].id, field=gaps[0].field)
    if draft.type not in session.content.codes("intervention_type"):
        raise DeskError("intervention_needs_type", field="type")
    held = stored.exclusion if stored is not None else None
    dates = DraftDates(
        start=_date(session, draft, "start", stored.start if stored is not None else None),
        end=_date(session, draft, "end", stored.end if stored is not None else None) if draft.end.strip() else None,
        exclusion=(
            _day(session, draft, "exclusion_start", held.start if held else ""),
            _day(session, draft, "exclusion_end", held.end if held else ""),
        ),
    )
    return check_intervention(draft, dates)


def content_of(checked: CheckedIntervention) -> dict[str, Any]:
    """Return the fields of a checked intervention by name."""
    return {field.name: getattr(checked, field.name) for field in fields(CheckedIntervention)}


def changed_fields(session: Session, before: Intervention, after: Intervention) -> tuple[str, ...]:
    """Return the labels of the fields that differ."""
    words = session.words
    labels = {
        "type": words("Kind"),
        "title": words("What it is"),
        "status": words("Status"),
        "start": words("Start"),
        "end": words("End"),
        "who": words("Who"),
        "dose": words("How much"),
        "aim": words("Aim"),
        "aim_scope": words("Time and place of the aim"),
        "delivered_to": words("For whom"),
        "resources": words("Resources"),
        "resources_by": words("Delivered by"),
        "restrictive": words("Restrictive"),
        "impact_on_child": words("Effect on the child"),
        "reliability": words("Delivered"),
        "reliability_words": words("Delivered"),
        "exclusion": words("Exclusion"),
        "prompted": words("What it led to"),
        "links": words("What it answers"),
    }
    found = [label for name, label in labels.items() if getattr(before, name) != getattr(after, name)]
    return tuple(dict.fromkeys(found))


def intervention_text(intervention: Intervention) -> str:
    """Return what an intervention is found by."""
    latest = intervention.latest
    parts = (
        intervention.number,
        intervention.title,
        intervention.aim,
        intervention.who,
        intervention.dose,
        intervention.resources,
        intervention.impact_on_child,
        intervention.reliability_words,
        latest.better if latest else "",
        latest.not_better if latest else "",
    )
    return " ".join(part for part in parts if part)


def _date(session: Session, draft: InterventionDraft, field: str, known: PartialDate | None) -> PartialDate:
    typed = str(getattr(draft, field))
    ahead = draft.status in _AHEAD
    if known is not None and typed == _shown(known):
        when = known
    elif ahead:
        when = read_planned(session, typed, field=field)
    else:
        when = read_when_or_refuse(session, typed, field=field)
    if not ahead and starts_after(when, session.now()):
        raise DeskError("date_in_future", field=field)
    return when


def _day(session: Session, draft: InterventionDraft, field: str, known: str) -> str:
    """Return a typed day as ISO, or "" when nothing or no single day was typed. An exclusion may still run on."""
    typed = str(getattr(draft, field)).strip()
    if not typed or is_day(typed):
        return typed
    if known and typed == day_text(known):
        return known
    when = read_planned(session, typed, field=field)
    return when.start if when.start is not None and when.start == when.end else ""


def _shown(when: PartialDate | None) -> str:
    return "" if when is None else write_date(when, Form.PLAIN)

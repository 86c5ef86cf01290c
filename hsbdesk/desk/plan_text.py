"""What plans, interim changes and safety plans are found by."""

from collections.abc import Iterator

from hsbdesk.domain.interim import Interim
from hsbdesk.domain.plan import Plan, PlanRow
from hsbdesk.domain.safety_plan import SafetyPlan


def plan_text(plan: Plan) -> str:
    """Return what a version of a plan is found by."""
    parts = [plan.number, plan.why, plan.strengths, plan.needs, plan.may_still_do, plan.own_page]
    parts += [plan.family.will_do, plan.family.can_do, plan.family.needs_help]
    parts += [voice.words for voice in plan.voices]
    for row in plan.rows:
        parts += _row_parts(row)
    return _joined(parts)


def _row_parts(row: PlanRow) -> Iterator[str]:
    yield from (row.name, row.behaviour, row.because, row.gives, row.supervisor, row.alternative, row.may_still_do)
    yield from row.places
    for control in row.controls:
        yield from (control.what, control.who, control.cover, control.status_words)
    for answer in row.contingencies:
        yield from (answer.when_words, answer.then)


def interim_text(interim: Interim) -> str:
    """Return what a record of interim changes is found by."""
    parts = [interim.number]
    for change in interim.changes:
        parts += [change.what, change.who, change.cover, *change.places, change.outcome_words]
    return _joined(parts)


def safety_text(plan: SafetyPlan) -> str:
    """Return what a safety plan is found by."""
    parts = [plan.number, plan.trusted_adult, plan.feels_safe, plan.feels_unsafe, plan.if_worried, plan.support]
    parts += [plan.parents_told, plan.parents_view, plan.own_space]
    parts += [said.words for said in plan.own_words]
    parts += [rule.what for rule in plan.contact_rules]
    parts += [text for review in plan.reviews for text in (review.words, review.child_words)]
    return _joined(parts)


def _joined(parts: list[str]) -> str:
    return " ".join(part for part in parts if part)

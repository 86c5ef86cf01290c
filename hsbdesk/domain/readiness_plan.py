"""Rules about the risk plan: R28, and what R01 and R56 ask of it."""

import re
from collections.abc import Iterator

from hsbdesk.domain.names import fold
from hsbdesk.domain.plan import NOT_IN_PLACE, ControlStatus, Plan, PlanRow
from hsbdesk.domain.plan_cover import covers, settings_of
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.readiness_case import ReadinessCase
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_texts import call_spot
from hsbdesk.domain.triage import Category

_ASKS_FOR_PLAN = frozenset({Category.PROBLEMATIC, Category.ABUSIVE, Category.VIOLENT})
_NAMES_VERSION = re.compile(r"\b(?:plan,? (?:v\.? ?|version )|version )(?P<version>\d{1,3})\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:risk|plan)\b", re.IGNORECASE)


def r28_plan_in_force(look: Look) -> Iterator[Finding]:
    """Check for a risk plan in force, or an interim change, from the category Problematic on.

    A plan that is under review, or stepped down, is in force. A child who is only affected has a safety plan (R29).
    """
    case = look.case
    asks = not case.is_support and any(
        c.triage is not None and c.triage.category in _ASKS_FOR_PLAN for c in case.counted
    )
    if asks and case.plan is None and not case.open_interims:
        text = look.say("No risk plan is in force, and no interim change")
        yield look.stop("R28:none", text, FieldPlace(section="file", field="risk_plan"), look.keep())


def broken_control(look: Look) -> Iterator[Finding]:
    """Check that danger is not denied where the only controls did not hold, and nothing else is in force (R01)."""
    case = look.case
    for index, answer in enumerate(case.referral.front.danger):
        if answer.answer != "NO" or case.plan is None:
            continue
        for row in case.plan.rows:
            if _is_of(case, row, answer.place) and _is_broken(case, row):
                text = look.say(
                    "Immediate danger says no, and the only control of “{place}” did not hold", place=row.name
                )
                place = FieldPlace(section="front", field="danger", index=index)
                yield look.stop(f"R01:held:{row.key}", text, place)


def _is_of(case: ReadinessCase, row: PlanRow, place: str) -> bool:
    """Say whether a row is of a place of the front sheet: "At school", "At home", "Club"."""
    said, name = fold(place), fold(row.name)
    return name in said or said in name or fold(case.content.group_of(row.setting)) in said


def _is_broken(case: ReadinessCase, row: PlanRow) -> bool:
    bound = [control for control in row.controls if control.status is not ControlStatus.ENDED]
    if not bound or any(control.status not in NOT_IN_PLACE for control in bound):
        return False
    settings = settings_of(case.school.places)
    return not any(
        change.row == row.key or any(covers(row, place, settings) for place in change.places)
        for interim in case.open_interims
        for change in interim.open
    )


def plan_statements(look: Look) -> Iterator[Finding]:
    """Check that what the referral says of the plan is what the plan says (R56): coverage is drawn, not typed."""
    case, say = look.case, look.say
    typed = case.referral.in_force
    place = FieldPlace(section="interventions", field="in_force")
    if typed.strip() and case.plan is None and not case.open_interims:
        text = say("“In force now” is typed, and no plan or interim change is in force")
        yield look.warn("R56:in_force", text, place)
    elif case.plan is not None:
        for name in _uncovered_in(case, case.plan, typed):
            text = say("“In force now” names {place}, and nothing that is in force covers it", place=name)
            yield look.warn(f"R56:in_force:{fold(name)}", text, place)
    known = {plan.plan_version for plan in case.plans}
    for own in look.texts:
        if own.place.field != "in_force" and not _PLAN.search(own.text):
            continue
        for found in _NAMES_VERSION.finditer(own.text):
            version = int(found["version"])
            if known and version not in known:
                text = say(
                    "Version {n} of the plan, named in {where}, is not in the record",
                    n=version,
                    where=call_spot(say, own),
                )
                yield look.warn(f"R56:{own.key}:v{version}", text, own.at(found.start(), found.end()))


def _uncovered_in(case: ReadinessCase, plan: Plan, typed: str) -> Iterator[str]:
    """Yield the school's places that a typed text names and that no row and no interim change covers."""
    said, settings = f" {fold(typed)} ", settings_of(case.school.places)
    interim = {fold(place) for one in case.open_interims for change in one.open for place in change.places}
    for place in case.school.places:
        name = fold(place.name)
        is_covered = name in interim or any(covers(row, place.name, settings) for row in plan.rows)
        if not is_covered and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", said):
            yield place.name

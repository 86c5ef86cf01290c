"""Section 2 of a referral: the plan and the interim changes in force, drawn from the plan itself (domain.md R56)."""

from collections.abc import Iterator, Sequence
from datetime import date

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.plan_records import open_changes, plan_in_force
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.interim import InterimChange
from hsbdesk.domain.paper import Part
from hsbdesk.domain.plan import NOT_IN_PLACE, ControlStatus, Plan
from hsbdesk.domain.plan_cover import find_uncovered, settings_of
from hsbdesk.domain.referral import Referral


def print_in_force(session: Session, speaker: Speaker, referral: Referral) -> Part:
    """Return what is in force: interim changes before the rows, then what the referral adds in its own words.

    Which places the plan covers, and what did not hold, is never typed: it stands in the plan's rows. Without a plan
    and without an interim change only the referral's own words are left.
    """
    words = session.words
    plan = plan_in_force(session, referral.file)
    changes = [change for _, change in open_changes(session, referral.file)]
    counted = ""
    if changes:
        since = _since(changes[0])
        counted = words.count(
            len(changes), "with 1 interim change since {when}", "with {n} interim changes since {when}", when=since
        )
    said = [*_plan(session, speaker, plan, changes, counted), speaker.say(referral.in_force)]
    failed = "; ".join(_failed(session, speaker, plan)) if plan is not None else ""
    return Part(
        heading=words("In force now"),
        text=" ".join(part for part in said if part),
        strong=(counted,) if counted and plan is not None else (),
        after_lead=words("Not in place:") if failed else "",
        after=f"{failed}." if failed else "",
    )


def _plan(
    session: Session, speaker: Speaker, plan: Plan | None, changes: Sequence[InterimChange], counted: str
) -> Iterator[str]:
    words = session.words
    listed = "; ".join(_clause(speaker.say(change.what)) for change in changes)
    if plan is None:
        if changes:
            since = _since(changes[0])
            yield words("No risk-management plan yet. In force since {when}: {changes}.", when=since, changes=listed)
        return
    named = words("Risk-management plan version {n} ({day})", n=plan.plan_version, day=_full_day(plan.in_force_day))
    yield f"{named} {counted}: {listed}." if changes else f"{named}."
    rows = "; ".join(_clause(speaker.say(row.name)) for row in plan.rows)
    if rows:
        yield words("Rows in the plan: {rows}.", rows=rows)
    missing = find_uncovered(plan.rows, concerns_of(session, plan.file), settings_of(session.school.places))
    if missing:
        yield words("No row yet for: {places}.", places="; ".join(speaker.say(place.place) for place in missing))


def _failed(session: Session, speaker: Speaker, plan: Plan) -> Iterator[str]:
    """Yield the controls that were not delivered or did not work, each with its day."""
    for row in plan.rows:
        for control in row.controls:
            if control.status not in NOT_IN_PLACE or control.status is ControlStatus.ENDED:
                continue
            state = session.content.printed("control_status", control.status.value)
            said = (_clause(speaker.say(control.what)), state[:1].lower() + state[1:])
            yield ", ".join((*said, _day(control.status_on)) if control.status_on else said)


def _since(change: InterimChange) -> str:
    day = _day(change.from_day)
    return f"{day}, {change.from_time}" if change.from_time else day


def _day(iso: str) -> str:
    return spell(date.fromisoformat(iso), "{day} {month}")


def _full_day(iso: str) -> str:
    return spell(date.fromisoformat(iso), "{day} {month} {year}") if iso else ""


def _clause(text: str) -> str:
    """Return a text as it stands within a sentence: as typed, without its full stop."""
    return text.strip().rstrip(".")

"""Tellings in words: who, what of which place, and what somebody does not know yet."""

from datetime import date

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import is_day, write_day
from hsbdesk.domain.interim import InterimChange
from hsbdesk.domain.names import fold
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.recall import InForce, RecallReason, RecallWhy
from hsbdesk.domain.sharing import Told


def day_said(iso: str) -> str:
    """Return an ISO day in words, "Tue 10 March 2026"; text that is none as it is."""
    return write_day(date.fromisoformat(iso)) if is_day(iso) else iso


def person_said(session: Session, book: NameBook, told: Told) -> str:
    """Return who was told, with their part, and with their organisation when it is not this school."""
    organisation = "" if is_own_school(session, told) else told.organisation
    return ", ".join(book.text(part) for part in (told.recipient, told.part, organisation) if part)


def is_own_school(session: Session, told: Told) -> bool:
    """Return whether somebody belongs to this school; an organisation that is not named is this school."""
    return fold(told.organisation) in {"", fold(session.school.name)}


def what_said(session: Session, book: NameBook, now: InForce, told: Told) -> str:
    """Return how much they were told, and of which place: "Rule and place: Football club"."""
    label = session.content.label("content_tier", told.tier.value)
    place = book.text(_place(now, told))
    return session.words("{tier}: {place}", tier=label, place=place) if place else label


def reason_said(session: Session, book: NameBook, now: InForce, told: Told, reason: RecallReason) -> str:
    """Return one thing somebody does not know yet, as a sentence."""
    words = session.words
    current = now.plan
    version = current.plan_version if current is not None else ""
    row = book.text(_row_name(now, told, reason.row))
    match reason.why:
        case RecallWhy.OLDER:
            is_safety = any(one.id == told.record for one in now.safety_plans)
            newer = now.safety_plan if is_safety else current
            number, day = (newer.plan_version, newer.in_force_day) if newer is not None else ("", "")
            return words("v{version} is in force since {day}.", version=number, day=day_said(day))
        case RecallWhy.ROW_CHANGED:
            return words("{row}: changed in v{version}.", row=row, version=version)
        case RecallWhy.ROW_GONE:
            return words("{row}: no longer in the plan since v{version}.", row=row, version=version)
        case RecallWhy.INTERIM_SINCE:
            change = _change(now, reason.change)
            said = book.text(change.what) if change is not None else row
            day = day_said(change.from_day) if change is not None else ""
            return words("Interim change of {day}: {what}", day=day, what=said)
        case RecallWhy.TAKEN_OVER:
            if row:
                return words("{row}: the interim change stands in v{version} now.", row=row, version=version)
            return words("The interim change stands in v{version} now.", version=version)
        case RecallWhy.INTERIM_ENDED:
            change = _change(now, reason.change)
            day = day_said(change.outcome_on) if change is not None else ""
            return words("The interim change they know ended {day}.", day=day)
        case RecallWhy.PLAN_ENDED:
            return words("The plan they know has ended.")


def _place(now: InForce, told: Told) -> str:
    """Return what the telling was about: a row of the plan, or the place of an interim change."""
    if not told.row:
        return ""
    change = _change(now, told.row)
    if change is None:
        return _row_name(now, told, told.row)
    return (_row_name(now, told, change.row) if change.row else "") or ", ".join(change.places) or change.what


def _row_name(now: InForce, told: Told, key: str) -> str:
    """Return what a row is called in the version they were told of, else in any later one."""
    first = [plan for plan in now.plans if plan.id == told.record]
    rest: list[Plan] = list(reversed(now.plans))
    found = (row for plan in (*first, *rest) if key and (row := plan.row(key)) is not None)
    return next((row.name for row in found), "")


def _change(now: InForce, key: str) -> InterimChange | None:
    return next((change for _, change in now.changes() if change.key == key), None)

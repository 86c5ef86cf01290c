"""Short words that plans are spoken of with, on screen and in the chronology."""

from datetime import date, datetime

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.plan import Control, Plan
from hsbdesk.domain.plan_sight import sight_of

_DAY = "{day} {month}"


def version_text(plan: Plan | None) -> str:
    """Return "v3"; empty without a plan."""
    return "" if plan is None else f"v{plan.plan_version}"


def with_cover(who: str, cover: str) -> str:
    """Return who does it, with the cover: "E. Lloyd (J. Pugh)"."""
    return f"{who} ({cover})".strip() if cover else who


def control_line(session: Session, book: NameBook, control: Control) -> str:
    """Return a control with who does it and how it stands: "Adult at the door, E. Lloyd (J. Pugh), in place"."""
    label = session.content.label("control_status", control.status.value)
    return f"{book.text(control_text(control))}, {label[:1].lower()}{label[1:]}"


def control_text(control: Control) -> str:
    """Return a control with who does it, as typed: "Adult at the door, E. Lloyd (J. Pugh)"."""
    parts = (control.what.rstrip("."), with_cover(control.who, control.cover))
    return ", ".join(part for part in parts if part)


def sight_text(session: Session, plan: Plan | None) -> str:
    """Return how long a week the child is under line of sight: "5 h 50 min a week"; empty when not at all."""
    sight = sight_of(plan.rows) if plan is not None else None
    if sight is None:
        return ""
    words = session.words
    if not sight.hours:
        return words("{m} min a week", m=sight.minutes)
    if not sight.minutes:
        return words("{h} h a week", h=sight.hours)
    return words("{h} h {m} min a week", h=sight.hours, m=sight.minutes)


def span_of(session: Session, plan: Plan) -> str:
    """Return when a version was in force: "10 – 19 March 2026", "since 10 March 2026"; empty for a draft."""
    if not plan.in_force_day:
        return ""
    start = date.fromisoformat(plan.in_force_day)
    if not plan.until_day:
        return session.words("since {day}", day=spell(start, "{day} {month} {year}"))
    end = date.fromisoformat(plan.until_day)
    said = spell(end, "{day} {month} {year}")
    if start == end:
        return said
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} – {said}"
    return f"{spell(start, _DAY if start.year == end.year else '{day} {month} {year}')} – {said}"


def moment_text(day: str, time: str) -> str:
    """Return a stored day and time: "17 March 14:00"; empty without a day."""
    if not day:
        return ""
    if time:
        return spell(datetime.fromisoformat(f"{day}T{time}"), "{day} {month} {time}")
    return spell(date.fromisoformat(day), _DAY)


def day_said(iso: str) -> str:
    """Return a stored day: "24 March 2026"; empty without one."""
    return spell(date.fromisoformat(iso), "{day} {month} {year}") if iso else ""

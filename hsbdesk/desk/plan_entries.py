"""What the chronology says of a version of the risk plan, and of interim changes."""

from datetime import date

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.plan_words import control_line, moment_text, span_of, with_cover
from hsbdesk.desk.sections import Section
from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.plan import Plan


def plan_entry(session: Session, plan: Plan) -> str:
    """Return the line of a version, as typed: "Risk plan v3 in force: Playground; Classroom. Because: no. 10, 11"."""
    words = session.words
    places = "; ".join(row.name for row in plan.rows)
    line = words("Risk plan v{version} in force: {places}", version=plan.plan_version, places=places)
    return words("{line}. Why: {why}", line=line, why=plan.why) if plan.why else line


def plan_sections(session: Session, plan: Plan, book: NameBook) -> tuple[Section, ...]:
    """Return a version heading by heading."""
    words, content = session.words, session.content
    rows = tuple(
        f"{book.text(row.name)}: " + "; ".join(control_line(session, book, control) for control in row.controls)
        if row.controls
        else book.text(row.name)
        for row in plan.rows
    )
    reviews = tuple(
        ": ".join(part for part in (_day(review.on), book.text(review.words)) if part) for review in plan.reviews
    )
    return (
        Section(words("Risk plan v{version}", version=plan.plan_version), (span_of(session, plan),)),
        Section(words("Status"), (content.label("plan_status", plan.status.value),)),
        Section(words("Why this version"), (book.text(plan.why),)),
        Section(words("Places and what is done there"), rows, "list"),
        Section(words("What the child may still do"), (book.text(plan.may_still_do),)),
        Section(words("Reviews"), reviews, "list"),
    )


def interim_entry(session: Session, interim: Interim) -> str:
    """Return the line of interim changes, as typed: "Interim change: Year 6 cloakroom, E. Lloyd (J. Pugh)"."""
    said = [", ".join(p for p in (c.what.rstrip("."), with_cover(c.who, c.cover)) if p) for c in interim.changes]
    return session.words.count(
        len(said), "Interim change: {changes}", "Interim changes: {changes}", changes="; ".join(said)
    )


def interim_sections(session: Session, interim: Interim, book: NameBook) -> tuple[Section, ...]:
    """Return each interim change, with what became of it."""
    words, content = session.words, session.content
    found: list[Section] = []
    for no, change in enumerate(interim.changes, 1):
        lines = [
            book.text(change.what),
            book.text(with_cover(change.who, change.cover)),
            words("from {when}", when=moment_text(change.from_day, change.from_time)),
        ]
        outcome = content.label("interim_outcome", change.outcome.value)
        said = ", ".join(p for p in (_day(change.outcome_on), book.text(change.outcome_words)) if p)
        lines.append(f"{outcome}: {said}" if said else outcome)
        found.append(Section(words("Interim change {n}", n=no), tuple(line for line in lines if line), "list"))
    return tuple(found)


def _day(iso: str) -> str:
    return spell(date.fromisoformat(iso), "{day} {month} {year}") if iso else ""

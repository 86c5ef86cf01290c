"""What a decision says: its line in the chronology, heading by heading, and the words it is found by."""

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.sections import Section
from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.decision import Decided, Decision, Reconsidered


def decision_text(decision: Decision) -> str:
    """Return what a decision is found by."""
    parts = (
        decision.number,
        decision.because,
        decision.return_if,
        decision.consulted,
        decision.family_told,
        decision.child_told,
        *(route.because for route in decision.routes),
        *(one.words for one in decision.considerations),
        *(step.because for step in decision.reconsidered),
    )
    return " ".join(part for part in parts if part)


def head_of(session: Session, decision: Decision) -> str:
    """Return what was decided, of which service: "Considered, not referred (Social Services)"."""
    content = session.content
    head = content.label("decided", decision.decided.value)
    if not decision.considered_for:
        return head
    return f"{head} ({content.label('recipient_type', decision.considered_for)})"


def decision_entry(session: Session, decision: Decision) -> str:
    """Return the line of a decision, as typed."""
    words = session.words
    said = [words("{decided}, because: {why}", decided=head_of(session, decision), why=_ended(decision.because))]
    if decision.return_if:
        back = decision.return_if.rstrip(".")
        day = day_text(decision.return_on) if decision.return_on else ""
        said.append(words("Returns if: {text}; at the latest {day}.", text=back, day=day))
    said += [_step_line(session, step) for step in decision.reconsidered]
    return " ".join(said)


def decision_sections(session: Session, decision: Decision, book: NameBook) -> tuple[Section, ...]:
    """Return a decision heading by heading."""
    words, content = session.words, session.content
    routes = tuple(
        words(
            "{route}: {why} ({by}, {day})",
            route=content.label("route", route.route),
            why=book.text(route.because.rstrip(".")),
            by=route.by,
            day=day_text(route.on),
        )
        for route in decision.routes
    )
    weighed = tuple(
        f"{content.label('consideration', one.code)}: {book.text(one.words)}" for one in decision.considerations
    )
    because = words("Considered, not referred, because")
    if decision.decided is not Decided.NOT_REFERRED:
        because = words("Because")
    latest = words("at the latest on {day}", day=day_text(decision.return_on)) if decision.return_on else ""
    answers = tuple(book.text(_step_line(session, step)) for step in decision.reconsidered)
    return (
        Section(words("Decided"), (head_of(session, decision),), detail=_by(session, decision)),
        Section(because, (book.text(decision.because),)),
        Section(words("Routes"), routes, "list"),
        Section(words("What was weighed"), weighed, "list"),
        Section(words("Advice taken"), (book.text(decision.consulted),)),
        Section(words("Family told"), (book.text(decision.family_told),)),
        Section(words("Child told"), (book.text(decision.child_told),)),
        Section(words("Comes back if"), (book.text(decision.return_if),) if decision.return_if else (), detail=latest),
        Section(words("Looked at again"), answers, "list"),
    )


def _by(session: Session, decision: Decision) -> str:
    return session.words("{who}, {day}", who=decision.decided_by, day=day_text(decision.decided_on))


def _step_line(session: Session, step: Reconsidered) -> str:
    words = session.words
    verb = session.content.term("verb")
    said = words("it stands") if step.stands else words("a {report} is made now", report=verb)
    line = words("{day}, {by}: {said}. {why}", day=day_text(step.on), by=step.by, said=said, why=_ended(step.because))
    return words("{line} Next on {day}.", line=line, day=day_text(step.next_on)) if step.next_on else line


def _ended(text: str) -> str:
    text = text.strip()
    return text if text[-1:] in ".!?”" else f"{text}."

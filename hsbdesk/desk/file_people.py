"""The people of a child's file: who they are to the child, and what is decided for each child."""

from dataclasses import dataclass

from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.triage import ChildDecision
from hsbdesk.storage.records import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person of a file."""

    person: PersonId
    name: str
    letter: str
    group: str
    """home, family, child or other."""
    relation: str
    born: str
    year: str
    roles: str
    decision: str
    parents_told: str
    plan: str
    phone: str
    detail: str


def people_of_file(session: Session, file: FileId) -> tuple[PersonRow, ...]:
    """Return the people of a file: at home, family, other children by letter, others."""
    found = read_file(session, file)
    book = name_book(session, found)
    concerns = read_records(
        session.db,
        Concern,
        "t.id IN (SELECT owner FROM concern_people WHERE in_file = ?)",
        (file,),
        "t.when_start",
    )
    decisions = latest_decisions(concerns)
    rows = [_person_row(session, found.child, "child_self", session.words("this child"), "", book, concerns, decisions)]
    for relation in found.family:
        group = "home" if relation.in_household else "family"
        detail = " · ".join(p for p in (relation.sleeping, relation.contact, relation.words) if p)
        rows.append(
            _person_row(session, relation.person, group, relation.relationship, detail, book, concerns, decisions)
        )
    rows += [
        _person_row(session, letter.person, "child", "", "", book, concerns, decisions)
        for letter in sorted(found.letters, key=lambda entry: (len(entry.letter), entry.letter))
    ]
    rows += [
        _person_row(session, member.person, "other", member.part, "", book, concerns, decisions)
        for member in found.network
    ]
    return tuple(rows)


def _person_row(
    session: Session,
    person_id: PersonId,
    group: str,
    relation: str,
    detail: str,
    book: NameBook,
    concerns: list[Concern],
    decisions: dict[str, ChildDecision],
) -> PersonRow:
    content = session.content
    person = book.people[person_id]
    parts: dict[Role, list[str]] = {}
    for concern in concerns:
        for part in concern.people:
            if part.person == person_id:
                parts.setdefault(part.role, []).append(concern.number)
    roles = "; ".join(f"{content.printed('role', role.value)} {', '.join(numbers)}" for role, numbers in parts.items())
    decision = decisions.get(person_id)
    return PersonRow(
        person=person_id,
        name=book.name(person_id, letter=False),
        letter=book.letters.get(person_id, ""),
        group=group,
        relation=book.text(relation or person.role),
        born=born_text(person.born) if session.names_on else "",
        year=", ".join(p for p in (person.year, person.class_name) if p),
        roles=roles if group == "child" else "",
        decision=book.text(decision_text(session, decision)) if decision is not None else "",
        parents_told=book.text(decision.parents_told) if decision else "",
        plan=book.text(decision.plan) if decision else "",
        phone=person.phone,
        detail=book.text(detail),
    )


def decision_text(session: Session, decision: ChildDecision) -> str:
    """Return a child's report decision with its reason: "With R-2026-0007F, own request 2"."""
    text = session.content.printed("report_decision", decision.report)
    because = decision.because
    if decision.report == "WITH_THIS_ONE" and because:
        return session.words("With {report}", report=because.removeprefix("with "))
    return f"{text}: {because}" if because else text


def latest_decisions(concerns: list[Concern]) -> dict[str, ChildDecision]:
    """Return for each child the decision of the newest concern that holds one."""
    found: dict[str, ChildDecision] = {}
    for concern in concerns:
        for decision in concern.triage.decisions if concern.triage is not None else ():
            found[decision.person] = decision
    return found


def born_text(born: str | None) -> str:
    """Return a date of birth for reading: "12 June 2015"."""
    return day_text(born) if born else ""

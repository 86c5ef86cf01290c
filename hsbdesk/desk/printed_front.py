"""The two tables of the front sheet: the child, and safety, information and consent (domain.md section 7.1)."""

from dataclasses import replace
from datetime import date

from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.paper import Line
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.profiles import Shown
from hsbdesk.domain.referral import Profile, Referral


def child_lines(session: Session, speaker: Speaker) -> tuple[Line, ...]:
    """Return who the child is and who is responsible for them; what is not known says so."""
    words, content, file, child = session.words, session.content, speaker.file, speaker.child
    age = child.age_on(session.today())
    others = ", ".join(child.other_names) if child.other_names else words("no other names known")
    born = born_text(child.born) or words("date of birth not known")
    aged = words("aged {age}", age=age) if age is not None else ""
    name = ", ".join(part for part in (f"({others})", born, aged, child.year) if part)
    legal = file.legal_status.words.rstrip(".") or content.printed("legal_status", file.legal_status.code)
    if file.legal_status.source:
        legal += f" ({file.legal_status.source})"
    not_known = words("not known")
    rule = speaker.rule
    named = tuple(
        speaker.people[r.person].full
        for r in file.household()
        if speaker.people[r.person].kind is PersonKind.CHILD and rule.household is Shown.NAME
    )
    lines = (
        Line(label=words("Name, born"), text=name, bold_first=child.full),
        Line(label=words("Address"), text=child.address or not_known),
        Line(label=words("Legal status"), text=legal),
        Line(label=words("Parental resp."), text=_parental(session, speaker) or not_known),
        Line(label=words("Household"), text=_household(session, speaker) or not_known, strong=named),
        Line(label=words("Open or known"), text=_services(session, speaker)),
        Line(label=words("Language, needs"), text=_needs(session, speaker)),
    )
    return tuple(replace(line, text=speaker.say(line.text)) for line in lines)


def _parental(session: Session, speaker: Speaker) -> str:
    words, content = session.words, session.content
    parts: list[str] = []
    by_name = speaker.rule.family is Shown.NAME
    for asked in speaker.file.parental:
        person = speaker.people[asked.person]
        head = ", ".join(p for p in (person.role.capitalize(), person.full) if p)
        head = head if by_name else _related(session, speaker, person.id)
        said = asked.words or content.printed("answer", asked.holds.value)
        parts.append(words("{who}: {said}", who=head, said=said.rstrip(".")))
    return ". ".join(parts)


def _household(session: Session, speaker: Speaker) -> str:
    """Name each member with date of birth: statutory recipients open a record for each (R04).

    To others the family is told by what each is to the child, with age and year.
    """
    words = session.words
    parts: list[str] = []
    for relation in speaker.file.household():
        person = speaker.people[relation.person]
        if person.kind is PersonKind.ADULT:
            by_name = speaker.rule.family is Shown.NAME
            parts.append(f"{person.full} ({relation.relationship})" if by_name else relation.relationship)
            continue
        age = person.age_on(session.today())
        if not speaker.rule.household_born:
            aged = words("aged {age}", age=age) if age is not None else ""
            by_name = speaker.rule.household is Shown.NAME
            name = person.full if by_name else ""
            parts.append(", ".join(p for p in (name, relation.relationship, aged, person.year) if p))
            continue
        born = words("born {day}", day=born_text(person.born)) if person.born else words("date of birth not known")
        aged = words("aged {age}", age=age) if age is not None else ""
        parts.append(", ".join(p for p in (person.full, relation.relationship, born, aged, person.year) if p))
    return ". ".join(parts)


def _services(session: Session, speaker: Speaker) -> str:
    words, content, services = session.words, session.content, speaker.file.services
    first = {
        "YES": words("Open: {what}", what=", ".join(p for p in (services.team, services.worker, services.plan) if p)),
        "NO": words("Not open"),
    }.get(services.open.value, content.label("answer", "NOT_KNOWN"))
    parts = (first, services.known_before, services.early_help)
    return ". ".join(part.rstrip(".") for part in parts if part)


def _needs(session: Session, speaker: Speaker) -> str:
    words, file = session.words, speaker.file
    services = words("services in {language}", language=file.services_language) if file.services_language else ""
    parts = (
        "; ".join(p for p in (file.first_language, services) if p) or words("language not known"),
        file.communication,
        file.additional_needs or words("additional needs not known"),
        ", ".join(p for p in (file.ethnicity, file.religion) if p) or words("ethnicity and religion not known"),
    )
    return ". ".join(part.rstrip(".") for part in parts if part)


def _related(session: Session, speaker: Speaker, person: str) -> str:
    found = next((r.relationship for r in speaker.file.family if r.person == person), "")
    return (found[:1].upper() + found[1:]) or session.words("An adult")


def safety_lines(session: Session, speaker: Speaker, referral: Referral) -> tuple[Line, ...]:
    """Return safety, who was told, the child's views and the basis for sharing."""
    words, content, front = session.words, session.content, referral.front
    not_known = words("not known")
    basis = "basis.statutory" if referral.recipient.statutory else "basis.agreement"
    letters = [entry.letter for entry in speaker.file.letters]
    name = speaker.name(speaker.file.child)
    lines = [
        _danger(session, speaker, referral),
        Line(label=words("Phoned first"), text=speaker.say(front.phoned) or words("not phoned")),
        Line(label=words("Police"), text=speaker.say(front.police) or not_known),
        Line(label=words("Carer informed"), text=speaker.say(front.carer_informed) or not_known),
        *_agreement(session, speaker, referral),
        Line(label=words("{name}'s views", name=name), text=speaker.say(front.child_views) or not_known),
        Line(label=words("Basis for sharing"), text=content.legal(basis).text),
    ]
    if letters and speaker.profile is Profile.SS_POLICE and referral.recipient.statutory:
        shown = (
            words("Child {first} to Child {last}", first=letters[0], last=letters[-1])
            if len(letters) > 1
            else words("Child {letter}", letter=letters[0])
        )
        lines.append(
            Line(
                label=words("Other children"),
                text=words(
                    "Outside the household: {children}. Key goes with this {verb}; do not file it on {name}'s"
                    " record or show to the family",
                    verb=content.term("verb"),
                    children=shown,
                    name=name,
                ),
            )
        )
    elif letters and speaker.rule.children is Shown.LETTER and not speaker.rule.has_key:
        lines.append(
            Line(
                label=words("Other children"),
                text=words("Outside the household by letter only. No key to the letters goes with this report"),
            )
        )
    return tuple(lines)


def _agreement(session: Session, speaker: Speaker, referral: Referral) -> tuple[Line, ...]:
    """Return the family's agreement for a service that rests on it (R09), and wherever somebody recorded it."""
    words, agreement = session.words, referral.front.agreement
    if agreement is None or not agreement.answer:
        asked = () if referral.recipient.statutory else (words("not recorded"),)
        return tuple(Line(label=words("Family's agreement"), text=text) for text in asked)
    said = (
        session.content.printed("family_agreement", agreement.answer),
        speaker.say(agreement.by),
        day_text(agreement.on) if is_day(agreement.on) else "",
        speaker.say(agreement.how),
    )
    return (Line(label=words("Family's agreement"), text=", ".join(part for part in said if part)),)


def _danger(session: Session, speaker: Speaker, referral: Referral) -> Line:
    """Say immediate danger place by place; never one bare "No" (R01)."""
    words, content = session.words, session.content
    parts: list[str] = []
    strong: list[str] = []
    for answer in referral.front.danger:
        said = content.printed("danger", answer.answer)
        head = f"{answer.place}: {said}"
        if answer.answer != "NO":
            strong.append(speaker.say(head))
        parts.append(
            "; ".join(p for p in (head, answer.words) if p)
            if answer.answer != "NO"
            else ", ".join(p for p in (head, answer.words) if p)
        )
    text = speaker.say(". ".join(part.rstrip(".") for part in parts))
    return Line(label=words("Immediate danger"), text=text or words("not known"), strong=tuple(strong))


def day_text(iso: str) -> str:
    """Return "10 Sep 2025" for tables."""
    day = date.fromisoformat(iso)
    return spell(day, "{day} {mon} {year}")

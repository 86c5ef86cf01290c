"""What the file says of the child and those around the child, for the boxes of a council's form."""

from collections.abc import Callable

from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.form_sources import FormSource
from hsbdesk.domain.person import Person, PersonKind

FileAnswer = Callable[[Session, Speaker], str]


def _name(session: Session, speaker: Speaker) -> str:
    words, child = session.words, speaker.child
    others = words("Other names: {names}.", names=", ".join(child.other_names)) if child.other_names else ""
    return f"{child.full}. {others or words('No other names known.')}"


def _born(session: Session, speaker: Speaker) -> str:
    born, age = born_text(speaker.child.born), speaker.child.age_on(session.today())
    return f"{born} ({age})" if age is not None else born


def _gender(_session: Session, speaker: Speaker) -> str:
    return speaker.child.sex


def _address(session: Session, speaker: Speaker) -> str:
    address = speaker.child.address.rstrip(".")
    return session.words("{address}. Previous addresses not known.", address=address) if address else ""


def _school(session: Session, speaker: Speaker) -> str:
    child = speaker.child
    place = ", ".join(p for p in (session.school.name, child.year, child.class_name) if p)
    return _sentences((place, speaker.file.attendance))


def _network(session: Session, speaker: Speaker) -> str:
    """Name the adults outside the household; another child is never named here."""
    words, file, people = session.words, speaker.file, speaker.people
    born = speaker.rule.household_born
    lines = [_person(people[r.person], r.relationship, r.contact, born=born) for r in file.family if not r.in_household]
    lines += [_person(people[m.person], m.part, "", born=False) for m in file.network]
    if file.trusted_adult:
        lines.append(words("Trusted adult at school: {name}", name=file.trusted_adult))
    return speaker.say(_sentences(lines))


def _person(person: Person, part: str, contact: str, *, born: bool) -> str:
    day = born_text(person.born) if born and person.kind is PersonKind.CHILD and person.born else ""
    inside = ", ".join(p for p in (part or person.role, person.organisation, day, contact) if p)
    return f"{person.full} ({inside})" if inside else person.full


def _ethnicity(_session: Session, speaker: Speaker) -> str:
    return speaker.say(_sentences((speaker.file.ethnicity,)))


def _religion(_session: Session, speaker: Speaker) -> str:
    return speaker.say(_sentences((speaker.file.religion,)))


def _language(session: Session, speaker: Speaker) -> str:
    words, file = session.words, speaker.file
    services = words("services in {language}", language=file.services_language) if file.services_language else ""
    return speaker.say(_sentences(("; ".join(p for p in (file.first_language, services) if p),)))


def _communication(_session: Session, speaker: Speaker) -> str:
    return speaker.say(_sentences((speaker.file.communication,)))


def _needs(_session: Session, speaker: Speaker) -> str:
    return speaker.say(_sentences((speaker.file.additional_needs, speaker.file.health)))


def _early_help(_session: Session, speaker: Speaker) -> str:
    return speaker.say(_sentences((speaker.file.services.early_help,)))


def _strengths(session: Session, speaker: Speaker) -> str:
    strengths = speaker.file.strengths
    helps = "; ".join(s.text.rstrip(".") for s in strengths if s.helps)
    parts = ["; ".join(s.text.rstrip(".") for s in strengths if not s.helps)]
    if helps:
        parts.append(session.words("What helps: {what}", what=helps))
    return speaker.say(_sentences(parts))


def _carer_views(_session: Session, speaker: Speaker) -> str:
    file, people = speaker.file, speaker.people
    adults = {r.person for r in file.family if people[r.person].kind is PersonKind.ADULT}
    said = [
        f"{write_date(voice.when, Form.PLAIN)}, {people[voice.person].full}: “{voice.words.strip('“”')}”"
        for voice in file.voices
        if voice.person in adults
    ]
    return speaker.say(_sentences(said))


def _sentences(parts: tuple[str, ...] | list[str]) -> str:
    """Join what is known, each closed with a full stop."""
    kept = [part.strip() for part in parts if part.strip()]
    return " ".join(part if part[-1] in ".!?”" else f"{part}." for part in kept)


FILE_ANSWERS: dict[FormSource, FileAnswer] = {
    FormSource.CHILD_NAME: _name,
    FormSource.CHILD_BORN: _born,
    FormSource.GENDER: _gender,
    FormSource.CHILD_ADDRESS: _address,
    FormSource.SCHOOL: _school,
    FormSource.NETWORK: _network,
    FormSource.ETHNICITY: _ethnicity,
    FormSource.RELIGION: _religion,
    FormSource.LANGUAGE: _language,
    FormSource.COMMUNICATION: _communication,
    FormSource.ADDITIONAL_NEEDS: _needs,
    FormSource.EARLY_HELP: _early_help,
    FormSource.STRENGTHS: _strengths,
    FormSource.CARER_VIEWS: _carer_views,
}
"""Empty where nothing is known. The child's full name stands here as on page 1 of a report."""

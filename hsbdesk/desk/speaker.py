"""Say a record's texts for one reader: names become letters by profile, and what is undecided is gathered."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from hsbdesk.desk.people import known_person, read_people
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.name_index import RollName
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.pseudonyms import NameIndex, StrayName, index_people, render, scan
from hsbdesk.domain.referral import Profile
from hsbdesk.storage.pupils import read_pupils


@dataclass(slots=True)
class Speaker:
    """The names of one file for one profile."""

    profile: Profile
    file: ChildFile
    child: Person
    people: dict[str, Person]
    household: frozenset[str]
    index: NameIndex
    net: NameIndex
    """What may not be left standing in the finished text."""
    answers: Mapping[str, str]
    undecided: list[StrayName] = field(default_factory=list[StrayName])

    def say(self, text: str, *, quotation: bool = False) -> str:
        """Return a typed text for the reader. Nothing is written back."""
        if self.profile is Profile.INTERNAL_FULL or not text:
            return text
        done = render(text, self.index, quotation=quotation, answers=self.answers)
        self.undecided += done.undecided
        return done.text

    def name(self, person: str | None) -> str:
        """Return how a person is named in running text: "Child F", "Llew", "N. Morgan"."""
        if person is None or person not in self.people:
            return ""
        if self.profile is Profile.INTERNAL_FULL:
            return self.people[person].full
        return shown_name(self.people[person], self.file, self.household)

    def strays(self, texts: tuple[str, ...]) -> tuple[tuple[str, StrayName], ...]:
        """Return every name that still stands in finished texts and may not."""
        if self.profile is Profile.INTERNAL_FULL:
            return ()
        return tuple((text, stray) for text in texts for stray in scan(text, self.net, self.answers))


def make_speaker(session: Session, file: ChildFile, profile: Profile, answers: Mapping[str, str]) -> Speaker:
    """Return the speaker for a file and profile. `answers` decide names the program could not."""
    people = read_people(session)
    household = frozenset(relation.person for relation in file.family)
    allowed = household | {file.child}
    hidden = {p.id: _relative_of(p, people, file, household) for p in people.values()}
    known = [known_person(p, hidden[p.id] or shown_name(p, file, household)) for p in people.values()]
    free = allowed | {p.id for p in people.values() if p.kind is PersonKind.ADULT and not hidden[p.id]}
    roll = tuple(
        RollName(pupil.id, pupil.first, pupil.last, pupil.other_names)
        for pupil in read_pupils(session.db, left=True)
        if pupil.person is None
    )
    index = index_people(tuple(known), allowed=tuple(free))
    net = index_people(tuple(known), roll=roll, allowed=tuple(free))
    return Speaker(
        profile=profile,
        file=file,
        child=people[file.child],
        people=people,
        household=household,
        index=index,
        net=net,
        answers=answers,
    )


def _relative_of(person: Person, people: dict[str, Person], file: ChildFile, household: frozenset[str]) -> str:
    """Return "mother of Child F" for an adult whose role names a child that prints as a letter.

    Such an adult's surname would tell the child's.
    """
    if person.kind is PersonKind.CHILD or person.id in household:
        return ""
    for child in people.values():
        if child.kind is PersonKind.CHILD and child.id != file.child and child.full in person.role:
            if child.id in household:
                continue
            return person.role.replace(child.full, shown_name(child, file, household))
    return ""


def shown_name(person: Person, file: ChildFile, household: frozenset[str]) -> str:
    """Return what stands in a person's place on paper (domain.md section 9, Names and letters)."""
    if person.id == file.child:
        return person.first
    if person.kind is PersonKind.ADULT:
        return f"{person.title} {person.last}".strip() if person.title else person.full
    if person.id in household:
        return person.first
    letter = file.letter_of(person.id)
    if letter is not None:
        return f"Child {letter}"
    return f"a child ({person.year})" if person.year else "a child"


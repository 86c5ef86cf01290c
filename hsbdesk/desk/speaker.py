"""Say a record's texts for one reader: names become letters by profile, and what is undecided is gathered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hsbdesk.desk.everybody import known_person
from hsbdesk.desk.people import read_people
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.name_index import RollName, add_roll
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.pseudonyms import NameIndex, Rendered, StrayName, cut_to_first, index_people, render, scan
from hsbdesk.domain.referral import Profile
from hsbdesk.storage.pupils import read_pupils
from hsbdesk.storage.records import read_records


@dataclass(slots=True)
class Speaker:
    """The names of one file for one profile."""

    profile: Profile
    file: ChildFile
    child: Person
    people: dict[str, Person]
    household: frozenset[str]
    """Who is named: those who live with the child, and the adults of the family."""
    index: NameIndex
    net: NameIndex
    """What may not be left standing in the finished text."""
    pupils: dict[str, str]
    """What stands for a pupil of the roll whose name somebody typed: "a child (Year 5)"."""
    adult: str
    """What stands for an adult of whom nothing else may be said: "an adult"."""
    doubled: re.Pattern[str] | None
    """Finds what reads twice once a relative's name is gone: "Mother mother of Child F"."""
    answers: Mapping[str, str]
    undecided: list[StrayName] = field(default_factory=list[StrayName])
    _said: dict[tuple[str, bool], Rendered] = field(default_factory=dict[tuple[str, bool], Rendered])
    _left: dict[str, tuple[StrayName, ...]] = field(default_factory=dict[str, tuple[StrayName, ...]])
    """What was said and scanned before: a document that is being written is said again after every change."""

    def anew(self) -> "Speaker":
        """Return the same speaker for another document: nothing is undecided yet."""
        return replace(self, undecided=[])

    def say(self, text: str, *, quotation: bool = False) -> str:
        """Return a typed text for the reader. Nothing is written back.

        The child's own full name is cut to the first name: it stands on page 1 only.
        """
        if self.profile is Profile.INTERNAL_FULL or not text:
            return text
        known = self._said.get((text, quotation))
        if known is None:
            known = self._said[text, quotation] = self._say(text, quotation=quotation)
        self.undecided += known.undecided
        return known.text

    def _say(self, text: str, *, quotation: bool) -> Rendered:
        done = render(text, self.index, quotation=quotation, answers=self.answers)
        said = done.text
        for stray in reversed(scan(said, self.net)) if self.pupils.keys() & self.answers.values() else ():
            pupil = self.pupils.get(self.answers.get(fold(stray.found), ""))
            if pupil is not None:
                said = f"{said[: stray.start]}{pupil}{said[stray.end :]}"
        if self.doubled is not None:
            said = self.doubled.sub("", said)
        said = cut_to_first(said, self.child.id, self.child.first, self.net, quotation=quotation)
        return Rendered(said, done.undecided)

    def name(self, person: str | None) -> str:
        """Return how a person is named in running text: "Child F", "Llew", "N. Morgan"."""
        if person is None or person not in self.people:
            return ""
        if self.profile is Profile.INTERNAL_FULL:
            return self.people[person].full
        return self.index.people[person].shown or self.adult

    def choice(self, candidate: str) -> str:
        """Return what would stand for somebody a stray name may mean; empty for nobody who is known."""
        return self.name(candidate) or self.pupils.get(candidate, "")

    def strays(self, texts: tuple[str, ...]) -> tuple[tuple[str, StrayName], ...]:
        """Return every name that still stands in finished texts and may not."""
        if self.profile is Profile.INTERNAL_FULL:
            return ()
        return tuple((text, stray) for text in texts for stray in self._scan(text))

    def _scan(self, text: str) -> tuple[StrayName, ...]:
        known = self._left.get(text)
        if known is None:
            known = self._left[text] = scan(text, self.net, self.answers)
        return known


def make_speaker(session: Session, file: ChildFile, profile: Profile, answers: Mapping[str, str]) -> Speaker:
    """Return the speaker for a file and profile. `answers` decide names the program could not."""
    if answers:
        return _make_speaker(session, file, profile, answers)
    return session.kept.get(("speaker", file, profile), lambda: _make_speaker(session, file, profile, {})).anew()


def _make_speaker(session: Session, file: ChildFile, profile: Profile, answers: Mapping[str, str]) -> Speaker:
    people = read_people(session)
    adults = frozenset(r.person for r in file.family if people[r.person].kind is PersonKind.ADULT)
    household = adults | {r.person for r in file.family if r.in_household and profile is not Profile.PLAN}
    if profile is Profile.PLAN:
        file = replace(file, letters=())  # a letter means nothing without the key, which never goes with a plan
    allowed = household | {file.child}
    hidden = _hidden_adults(session, people, file, household)
    adult = session.words("an adult")
    hidden |= {person: adult for person, shown in hidden.items() if not shown and person in answers.values()}
    known = [known_person(p, hidden.get(p.id, shown_name(p, file, household))) for p in people.values()]
    free = allowed | {p.id for p in people.values() if p.kind is PersonKind.ADULT and p.id not in hidden}
    pupils = [pupil for pupil in read_pupils(session.db, left=True) if pupil.person is None]
    roll = tuple(RollName(pupil.id, pupil.first, pupil.last, pupil.other_names) for pupil in pupils)
    index = index_people(tuple(known), allowed=tuple(free))
    net = add_roll(index, roll)
    return Speaker(
        profile=profile,
        file=file,
        child=people[file.child],
        people=people,
        household=household,
        index=index,
        net=net,
        pupils={pupil.id: _some_child(pupil.year) for pupil in pupils},
        adult=adult,
        doubled=_doubled(tuple(shown for shown in hidden.values() if shown)),
        answers=answers,
    )


def _hidden_adults(
    session: Session, people: dict[str, Person], file: ChildFile, household: frozenset[str]
) -> dict[str, str]:
    """Return what stands for each adult whose own name would tell that of a child who prints as a letter.

    Known relatives print as "mother of Child F". An adult who only shares such a child's surname and belongs to
    no organisation is nobody we can name: every form of that name is asked about.
    """
    named = household | {file.child}
    hidden: dict[str, str] = {}
    for other in read_records(session.db, ChildFile):
        if other.child in named:
            continue
        child = shown_name(people[other.child], file, household)
        for relation in other.family:
            person = people[relation.person]
            if person.kind is PersonKind.ADULT and person.id not in named:
                hidden.setdefault(person.id, session.words("{who} of {child}", who=relation.relationship, child=child))
    children = [p for p in people.values() if p.kind is PersonKind.CHILD and p.id not in named]
    last_names = {fold(child.last) for child in children}
    own = named | {member.person for member in file.network}
    for person in people.values():
        if person.kind is PersonKind.CHILD or person.id in own or person.id in hidden:
            continue
        told = next((child for child in children if child.full in person.role), None)
        if told is not None:
            hidden[person.id] = person.role.replace(told.full, shown_name(told, file, household))
        elif not person.organisation and fold(person.last) in last_names:
            hidden[person.id] = ""
    return hidden


def _doubled(shown: tuple[str, ...]) -> re.Pattern[str] | None:
    who = sorted({re.escape(first) for text in shown if (first := text.partition(" of ")[0]) != text})
    return re.compile(rf"\b({'|'.join(who)}),? (?=\1 of )", re.IGNORECASE) if who else None


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
    relation = next((r.relationship for r in file.family if r.person == person.id), "")
    if relation:
        return relation
    return _some_child(person.year)


def _some_child(year: str) -> str:
    return f"a child ({year})" if year else "a child"

"""Say a record's texts for one reader: names become letters by profile, and what is undecided is gathered."""

import re
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from hsbdesk.desk.everybody import known_person
from hsbdesk.desk.people import read_people
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.name_index import add_roll
from hsbdesk.domain.name_parts import RollName, split_words
from hsbdesk.domain.name_unsure import UnsureForms, gather_initials
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.profiles import RULES, ProfileRule, Shown
from hsbdesk.domain.pseudonyms import NameIndex, Rendered, StrayName, cut_to_first, index_people, render, scan
from hsbdesk.domain.referral import Profile
from hsbdesk.storage.pupils import read_pupils
from hsbdesk.storage.records import read_records

T = TypeVar("T")


@dataclass(slots=True)
class Speaker:
    """The names of one file for one profile."""

    profile: Profile
    file: ChildFile
    child: Person
    people: dict[str, Person]
    household: frozenset[str]
    """Those who live with the child, and the adults of the family."""
    index: NameIndex
    net: NameIndex
    """What may not be left standing in the finished text."""
    pupils: dict[str, str]
    """What stands for a pupil of the roll whose name somebody typed: "a child (Year 5)"."""
    adult: str
    """What stands for an adult of whom nothing else may be said: "an adult"."""
    doubled: re.Pattern[str] | None
    """Finds what reads twice once a relative's name is gone: "Mother mother of Child F"."""
    repeated: re.Pattern[str] | None
    """Finds what stands twice once a name has become what they are to the child: "aunt (aunt)"."""
    answers: Mapping[str, str]
    undecided: list[StrayName] = field(default_factory=list[StrayName])
    _said: dict[tuple[str, bool], Rendered] = field(default_factory=dict[tuple[str, bool], Rendered])
    _left: dict[str, tuple[StrayName, ...]] = field(default_factory=dict[str, tuple[StrayName, ...]])
    """What was said and scanned before: a document that is being written is said again after every change."""
    _composed: dict[Hashable, tuple[Any, tuple[StrayName, ...]]] = field(
        default_factory=dict[Hashable, tuple[Any, tuple[StrayName, ...]]]
    )

    @property
    def rule(self) -> ProfileRule:
        """Return what this reader's copy shows and hides."""
        return RULES[self.profile]

    def anew(self) -> "Speaker":
        """Return the same speaker for another document: nothing is undecided yet."""
        return replace(self, undecided=[])

    def once(self, key: Hashable, compose: Callable[[], T]) -> T:
        """Return a part of a document that rests on its key and the records alone, composed once.

        Names that were undecided in it are so in every document that holds it.
        """
        known = self._composed.get(key)
        if known is None:
            before = len(self.undecided)
            made = compose()
            self._composed[key] = (made, tuple(self.undecided[before:]))
            return made
        self.undecided += known[1]
        return cast("T", known[0])

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
        if self.repeated is not None:
            said = self.repeated.sub(r"\1", said)
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
    rule = RULES[profile]
    people = read_people(session)
    whole = file
    if rule.children not in {Shown.NAME, Shown.LETTER}:
        file = replace(file, letters=())  # a letter means nothing without the key, which never goes to this reader
    shown = _Names(session, people, file, rule)
    hidden = shown.hidden_adults()
    adult = session.words("an adult")
    hidden |= {person: adult for person, said in hidden.items() if not said and person in answers.values()}
    known = [known_person(p, hidden.get(p.id, shown.of(p))) for p in people.values()]
    free = shown.named | {p.id for p in people.values() if p.kind is PersonKind.ADULT and p.id not in hidden}
    pupils = [pupil for pupil in read_pupils(session.db, left=True) if pupil.person is None]
    roll = tuple(RollName(pupil.id, pupil.first, pupil.last, pupil.other_names) for pupil in pupils)
    unsure = _unsure_forms(session, people, whole, shown.named)
    index = replace(index_people(tuple(known), allowed=tuple(free)), unsure=unsure)
    net = add_roll(index, roll)
    return Speaker(
        profile=profile,
        file=file,
        child=people[file.child],
        people=people,
        household=shown.adults | {relation.person for relation in file.household()},
        index=index,
        net=net,
        pupils={pupil.id: shown.some_child(pupil.year) for pupil in pupils},
        adult=adult,
        doubled=_doubled(tuple(said for said in hidden.values() if said)),
        repeated=_repeated(tuple(shown.relations.values())) if rule.family is Shown.RELATION else None,
        answers=answers,
    )


class _Names:
    """What stands for each person in one file's documents, by the rule of their reader."""

    def __init__(self, session: Session, people: dict[str, Person], file: ChildFile, rule: ProfileRule) -> None:
        self._session = session
        self._people = people
        self._file = file
        self._rule = rule
        self.adults = frozenset(r.person for r in file.family if people[r.person].kind is PersonKind.ADULT)
        at_home = frozenset(r.person for r in file.household()) - self.adults
        self._at_home = at_home
        self.named = frozenset({file.child})
        if rule.family is Shown.NAME:
            self.named |= self.adults
        if rule.household is Shown.NAME:
            self.named |= at_home
        names = {word for person in people.values() for word in split_words(f"{person.full}")}
        self._words = frozenset(word for word in names if len(word) > 2)
        self.relations: dict[str, str] = {
            r.person: self._relation(r.relationship, people[r.person].kind) for r in file.family
        }

    def of(self, person: Person) -> str:
        """Return what stands in a person's place on paper (domain.md section 9, Names and letters)."""
        rule = self._rule
        if person.id == self._file.child:
            return person.first
        if person.kind is PersonKind.ADULT:
            return f"{person.title} {person.last}".strip() if person.title else person.full
        if person.id in self.named:
            return person.first
        if person.id in self._at_home and rule.household is Shown.RELATION:
            return self.relations[person.id] or self.some_child(person.year)
        if rule.children is Shown.OTHER and rule.household is Shown.OTHER:
            return self.some_child(person.year)
        letter = self._file.letter_of(person.id)
        if letter is not None:
            return f"Child {letter}"
        return self.relations.get(person.id) or self.some_child(person.year)

    def some_child(self, year: str) -> str:
        """Return what stands for a child of whom the reader knows nothing."""
        if self._rule.children is Shown.OTHER:
            return self._session.words("another child")
        return f"a child ({year})" if year else "a child"

    def hidden_adults(self) -> dict[str, str]:
        """Return what stands for each adult whose own name may not be said, or would tell that of a hidden child.

        Known relatives print as "mother of Child F". An adult who only shares such a child's surname and belongs to
        no organisation is nobody we can name: every form of that name is asked about.
        """
        people, rule, file = self._people, self._rule, self._file
        hidden: dict[str, str] = {}
        if rule.family is Shown.RELATION:
            hidden |= {person: self.relations[person] for person in self.adults}
        for other in read_records(self._session.db, ChildFile):
            if other.child in self.named:
                continue
            child = self.of(people[other.child])
            for relation in other.family:
                person = people[relation.person]
                if person.kind is PersonKind.ADULT and person.id not in self.named:
                    who = self._relation(relation.relationship, person.kind)
                    hidden.setdefault(person.id, self._session.words("{who} of {child}", who=who, child=child))
        children = [p for p in people.values() if p.kind is PersonKind.CHILD and p.id not in self.named]
        last_names = {fold(child.last) for child in children}
        own = self.named | {member.person for member in file.network}
        for person in people.values():
            if person.kind is PersonKind.CHILD or person.id in own or person.id in hidden:
                continue
            told = next((child for child in children if child.full in person.role), None)
            if told is not None:
                hidden[person.id] = person.role.replace(told.full, self.of(told))
            elif not person.organisation and fold(person.last) in last_names:
                hidden[person.id] = ""
        if rule.relatives is Shown.OTHER:
            adult = self._session.words("an adult")
            hidden = {person: self.relations[person] if person in self.adults else adult for person in hidden}
        return hidden

    def _relation(self, said: str, kind: PersonKind) -> str:
        """Return what somebody is to the child; a relationship that names anybody says nothing here."""
        if self._words.isdisjoint(split_words(said)):
            return said
        return self._session.words("a relative") if kind is PersonKind.ADULT else ""


def _unsure_forms(session: Session, people: dict[str, Person], file: ChildFile, named: frozenset[str]) -> UnsureForms:
    """Return the forms of names that are asked about; initials only of the hidden children of this file."""
    of_file = {entry.person for entry in file.letters} | {relation.person for relation in file.family}
    children = [people[p] for p in of_file - named if people[p].kind is PersonKind.CHILD]
    return replace(session.everybody.unsure(), initials=gather_initials(known_person(p, "") for p in children))


def _doubled(shown: tuple[str, ...]) -> re.Pattern[str] | None:
    who = sorted({re.escape(first) for text in shown if (first := text.partition(" of ")[0]) != text})
    return re.compile(rf"\b({'|'.join(who)}),? (?=\1 of )", re.IGNORECASE) if who else None


def _repeated(relations: tuple[str, ...]) -> re.Pattern[str] | None:
    who = sorted({re.escape(relation) for relation in relations if relation}, reverse=True)
    if not who:
        return None
    return re.compile(rf"\b({'|'.join(who)})(?: \(\1\)|[,:]? \1\b(?! of ))", re.IGNORECASE)

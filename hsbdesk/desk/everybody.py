"""Everybody on record, kept between questions: nearly every screen names people."""

from hsbdesk.domain.name_unsure import UnsureForms, gather_unsure
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.pseudonyms import KnownPerson, NameIndex, index_people
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.records import read_records


class Everybody:
    """People by id, read again only when one was added or changed."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._mark: object = None
        self._people: dict[str, Person] = {}
        self._initials: NameIndex | None = None
        self._unsure: UnsureForms | None = None

    def by_id(self) -> dict[str, Person]:
        """Return everybody; the dictionary is the caller's own."""
        self._look()
        return dict(self._people)

    def initials(self) -> NameIndex:
        """Return the index that turns every known name in a text into its initial."""
        self._look()
        if self._initials is None:
            known = (known_person(person, f"{person.first[:1]}.") for person in self._people.values())
            self._initials = index_people(tuple(known))
        return self._initials

    def unsure(self) -> UnsureForms:
        """Return the forms of everybody's name that are asked about."""
        self._look()
        if self._unsure is None:
            self._unsure = gather_unsure(known_person(person, "") for person in self._people.values())
        return self._unsure

    def forget(self) -> None:
        """Read anew at the next question: after a transaction that was undone."""
        self._mark = None

    def _look(self) -> None:
        # Versions only grow and people are never deleted but by an erasure, so this tells every change.
        mark = self._db.execute("SELECT count(*), max(rowid), sum(version) FROM person").fetchone()
        if mark == self._mark:
            return
        self._people = {person.id: person for person in read_records(self._db, Person)}
        self._initials = self._unsure = None
        self._mark = mark


def known_person(person: Person, shown: str) -> KnownPerson:
    """Return how a person's names are recognised in texts, and what stands in their place."""
    others = person.other_names
    if person.kind is PersonKind.ADULT and person.title and person.last:
        others = (*others, f"{person.title} {person.last}")
    return KnownPerson(id=person.id, full=person.full, first=person.first, last=person.last, others=others, shown=shown)

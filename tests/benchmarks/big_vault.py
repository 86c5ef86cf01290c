"""Make the large vault that the benchmarks measure on: real rows, versions, audit and search text.

All people and words are made up by counting; nothing is read from anywhere.
"""

import hashlib
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.concerns import first_file
from hsbdesk.desk.contacts import contact_text
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.facts import fact_text
from hsbdesk.desk.people import person_text
from hsbdesk.desk.session import Session
from hsbdesk.domain.child import ChildFile, FileKind, Letter, Relation, Strength
from hsbdesk.domain.concern import Account, Basis, Concern, Participation, Role, Told
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.dates import PartialDate, Precision, on_day
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import Categorised, Category, Triage
from hsbdesk.machine.places import find_places
from hsbdesk.storage.kinds import BY_TYPE
from hsbdesk.storage.numbers import keep_number
from hsbdesk.storage.pupils import put_pupil
from hsbdesk.storage.records import add_record
from hsbdesk.storage.search import put_search_text
from hsbdesk.words import Words

MEMBER = "Nia Morgan"
PASSPHRASE = "five quiet herons wade"
NOW = datetime(2026, 3, 18, 11, 20, tzinfo=UTC)

_TODAY = date(2026, 3, 18)
_BATCH = 20_000
_UNTRIAGED = 12
_TASKS = 40
_FIRST = str.split("Ioan Cari Siân Llew Mali Osian Elin Gethin Nel Tomos Beca Macsen Lowri Dylan Efa Harri")
_LAST = str.split("Sample Prosser Example Llŷr Tester Morris Specimen Wylde Vaughan Pattern Madeup Bowen")
_ENDING = str.split("wyn wen vyn vey zel zan zor kett kell kin kow jax")
"""Of last names; no word of a text is made of these, so no text holds a name."""
_SOUND = str.split("ba be bi bo da de di do fa fe fi fo ga ge gi go la le li lo ma me mi mo na ne ni no ra re ri ro")
_COMMON = str.split(
    "the aunt said that he told staff on the field and no one saw it then she went away again with two others"
    " near the door after break while a friend asked for help and the adult stayed beside them until home time"
)
_PLACES = ("Year 5 cloakroom", "School field", "Bus", "Library", "Changing room", "Yard behind the hall")


@dataclass(frozen=True, slots=True)
class Size:
    """How large the vault is to be."""

    entries: int = 100_000
    files: int = 1_000
    longest: int = 2_000
    """Entries of the first child's file."""


def open_desk(home: Path) -> Desk:
    """Return a desk whose places lie under `home` and whose clock stands still."""
    return Desk(find_places(home), Words(), lambda: NOW)


def vault_folder(home: Path) -> Path:
    """Return where the vault of `home` lies."""
    return home / "school.hsbvault"


@cache
def key(letter: str, n: int) -> str:
    """Return the id of the n-th person (p), aunt (a), file (f), entry (e) or task (t): spread like a real uuid."""
    digest = hashlib.blake2b(f"{letter}{n}".encode(), digest_size=16).digest()
    return str(UUID(bytes=digest, version=4))


def make_vault(home: Path, size: Size, progress: Callable[[int], None] = lambda _done: None) -> Desk:
    """Create a vault of this size under `home` and return its desk, signed in."""
    desk = open_desk(home)
    desk.create_vault(
        vault_folder(home),
        NewVault(
            school="Ysgol Enghraifft",
            nation="wales",
            main_record=True,
            other_system="",
            name=MEMBER,
            title="Designated Safeguarding Person",
            passphrase=PASSPHRASE,
        ),
    )
    # Ids lie anywhere in their indexes, so filling them needs all pages at hand; who signs in later has 8 MB again.
    desk.session.db.execute("PRAGMA cache_size = -600000")
    names: dict[str, str] = {}
    for records in (_people(size), _files(size), _entries(size)):
        _store(desk.session, records, names, progress)
    return desk


def _store(session: Session, records: Iterator[Any], names: dict[str, str], progress: Callable[[int], None]) -> None:
    done = 0
    while batch := list(islice(records, _BATCH)):
        with session.saving():
            for record in batch:
                _put(session, record, names)
            # After the rows: FTS5 writes a segment of its own whenever another table follows it in a transaction.
            for record in batch:
                if not isinstance(record, Pupil):
                    kind = BY_TYPE[type(record)].name
                    put_search_text(session.db, record.id, kind, _file_of(record), _search_text(record, names))
        done += len(batch)
        progress(done)


def _put(session: Session, record: Any, names: dict[str, str]) -> None:
    """Store what saving in a window stores: rows, version, audit row and number."""
    if isinstance(record, Pupil):
        put_pupil(session.db, record)
        return
    if isinstance(record, Person):
        names[record.id] = record.full
    else:
        keep_number(session.db, record.number, record.id)
    digest = add_record(session.db, record, action="recorded", by=MEMBER, at=_stamp(0))
    session.audit.note(f"{BY_TYPE[type(record)].name}.recorded", record.id, version_hash=digest)


def _file_of(record: Any) -> str | None:
    match record:
        case Concern():
            return first_file(record)
        case Contact():
            return record.files[0]
        case ChildFile():
            return record.id
        case Fact() | Task():
            return record.file
        case _:
            return None


def _search_text(record: Any, names: dict[str, str]) -> str:
    match record:
        case Person():
            return person_text(record)
        case Concern():
            people = " ".join(names[part.person] for part in record.people if part.person is not None)
            return f"{record.number} {record.what_happened} {record.accounts[0].words} {record.places[0]} {people}"
        case Fact():
            return fact_text(record)
        case Contact():
            return contact_text(record)
        case Task():
            return record.what
        case _:
            return record.number


def _people(size: Size) -> Iterator[Any]:
    """Yield each child with its line of the roll, and for every tenth child an aunt."""
    for n in range(size.files):
        child = _child(n)
        yield child
        yield Pupil(
            id=f"u{n}", first=child.first, last=child.last, born=child.born, year=child.year,
            class_name=child.class_name, person=child.id,
        )  # fmt: skip
        if n % 10 == 0:
            yield Person(
                id=PersonId(key("a", n)), kind=PersonKind.ADULT, first="Gwen", last=child.last, title="Ms", role="aunt",
                phone="01632 960000",
            )  # fmt: skip


def _files(size: Size) -> Iterator[ChildFile]:
    for n in range(size.files):
        yield ChildFile(
            id=RecordId(key("f", n)),
            number=record_number("H" if n % 3 else "S", n + 1),
            author="N. Morgan",
            recorded_at=_stamp(n),
            child=PersonId(key("p", n)),
            kind=FileKind.HSB if n % 3 else FileKind.SUPPORT,
            opened_on="2025-09-08",
            opened_because="I-0001",
            lead="N. Morgan",
            family=() if n % 10 else (Relation(person=PersonId(key("a", n)), relationship="aunt", holds_care=True),),
            strengths=(Strength(text="Helps with the younger ones at lunch.", source="Class teacher"),),
            letters=(Letter(person=PersonId(key("p", (n + 1) % size.files)), letter="A"),),
        )


def _child(n: int) -> Person:
    rng = random.Random(n)
    year = 1 + n % 6
    return Person(
        id=PersonId(key("p", n)),
        kind=PersonKind.CHILD,
        first=_FIRST[n % len(_FIRST)],
        last=f"{rng.choice(_LAST)}-{''.join(rng.choices(_ENDING, k=2)).capitalize()}",
        born=(date(2015 + n % 6, 1, 1) + timedelta(days=rng.randrange(365))).isoformat(),
        year=f"Year {year}",
        class_name=f"{year} {('Oak', 'Yew', 'Elm', 'Ash')[n % 4]}",
    )


def _entries(size: Size) -> Iterator[Any]:
    """Yield entries, oldest first: of ten, six concerns, three facts and a call; some tasks at the end."""
    rng = random.Random(1)
    words = _COMMON * 3 + ["".join(rng.choices(_SOUND, k=rng.randint(2, 4))) for _ in range(4_000)]
    every = max(2, size.entries // max(1, size.longest))
    for n in range(size.entries):
        child = 0 if n % every == 0 else 1 + rng.randrange(size.files - 1)
        text = " ".join(rng.choices(_COMMON, k=18) + rng.choices(words, k=rng.randint(12, 40))).capitalize() + "."
        day = _TODAY - timedelta(days=(size.entries - n) * 900 // size.entries)
        kind = n % 10
        # The longest file is made of concerns first of all, as a file is that has to be read in full.
        if child == 0 or kind < 6:
            yield _concern(n, child, size, day, text, rng)
        elif kind < 9:
            yield Fact(
                id=RecordId(key("e", n)), number=record_number("F", n + 1), author="N. Morgan", recorded_at=_stamp(n),
                file=FileId(key("f", child)), when=on_day(day), topic="HOUSEHOLD", text=text, basis=Basis.OBSERVED,
            )  # fmt: skip
        else:
            yield Contact(
                id=RecordId(key("e", n)), number=record_number("C", n + 1), author="N. Morgan", recorded_at=_stamp(n),
                files=(FileId(key("f", child)),), kind=ContactKind.ADVICE_ONLY, when=on_day(day), by="N. Morgan",
                with_role="Duty officer", said=text,
            )  # fmt: skip
    for n in range(_TASKS):
        yield Task(
            id=RecordId(key("t", n)), number=record_number("T", n + 1), author="N. Morgan", recorded_at=_stamp(n),
            kind=("SAFE_ANSWER", "CHASE", "OTHER")[n % 3], what="Ask how the way home went", why="seen at the gate",
            file=FileId(key("f", n * 7 % size.files)), child=PersonId(key("p", n * 7 % size.files)),
            due_on=(_TODAY + timedelta(days=n % 20 - 4)).isoformat(), made_by=RecordId(key("e", n)),
        )  # fmt: skip


def _concern(n: int, child: int, size: Size, day: date, text: str, rng: random.Random) -> Concern:
    other = PersonId(key("p", (child + 1) % size.files))
    waits = n >= size.entries - _UNTRIAGED
    return Concern(
        id=RecordId(key("e", n)),
        number=record_number("I", n + 1),
        author="T. Hale",
        author_role="Supply teacher",
        recorded_at=_stamp(n),
        when=PartialDate(Precision.DATETIME, day.isoformat(), day.isoformat(), f"{8 + n % 7:02d}:{n % 60:02d}"),
        places=(_PLACES[n % len(_PLACES)],),
        people=(
            Participation(role=Role.DISPLAYED, person=PersonId(key("p", child)), in_file=FileId(key("f", child))),
            Participation(role=Role.AFFECTED, person=other, in_file=FileId(key("f", (child + 1) % size.files)))
            if n % 4 == 0
            else Participation(role=Role.AFFECTED, person=other),
        ),
        source="CHILD_AFFECTED_SAID",
        basis=Basis.TOLD_FIRST_HAND,
        told_by=other,
        told=Told(to_whom="Class teacher", how_it_came="UNPROMPTED"),
        what_happened=text,
        accounts=(Account(person=other, words=" ".join(rng.choices(_COMMON, k=9)), unasked=True),),
        done="Stayed with both.",
        triage=None
        if waits
        else Triage(
            categories=(
                Categorised(category=Category.PROBLEMATIC, because="Repeated", by="N. Morgan", on=day.isoformat()),
            ),
            decided_by="N. Morgan",
            decided_at=_stamp(n),
        ),
    )


def _stamp(n: int) -> str:
    return (NOW - timedelta(days=900) + timedelta(minutes=n % 1_000_000)).isoformat(timespec="seconds")[:-6] + "Z"

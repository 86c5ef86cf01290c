"""Records lie in their tables as their dataclasses say, and change only with their next version."""

from dataclasses import replace

import pytest

from hsbdesk.domain.child import ChildFile, FileKind, Letter
from hsbdesk.domain.concern import Account, Concern, Enquiry, Move, Occurrences, OnBehalf, Participation, Role, Told
from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.record import Amendment, StrikeOut
from hsbdesk.domain.referral import Referral, RequestItem, RequestPart
from hsbdesk.domain.triage import (
    Brook,
    BrookOutcome,
    Categorised,
    Category,
    ChildDecision,
    ChildSafety,
    Safe,
    SafeAnswer,
    Triage,
)
from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage import cipher
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.kinds import KINDS
from hsbdesk.storage.records import add_record, change_record, read_record, read_records
from hsbdesk.storage.shape import Shape
from hsbdesk.storage.versions import read_versions

AT = "2026-03-18T11:20:00Z"
DAY = PartialDate(Precision.DATETIME, "2026-03-17", "2026-03-17", "13:20", about=True, words="tue about 1.20")
CHILD = Person(id=PersonId("p1"), kind=PersonKind.CHILD, first="Ioan", last="Sample", other_names=("Io", "Ioan bach"))
OTHER = Person(id=PersonId("p2"), kind=PersonKind.CHILD, first="Cari", last="Prosser", born="2016-05-24")
FILE = ChildFile(
    id=RecordId("f1"),
    number="H-0001W",
    author="N. Morgan",
    recorded_at=AT,
    child=CHILD.id,
    kind=FileKind.HSB,
    opened_on="2026-03-17",
    letters=(Letter(person=OTHER.id, letter="A"),),
)
CONCERN = Concern(
    id=RecordId("c1"),
    number="I-0001S",
    author="T. Hale",
    recorded_at=AT,
    when=DAY,
    occurrences=Occurrences(count_min=3, dates=("2026-03-15", "2026-03-16", "2026-03-17")),
    places=("Year 5 cloakroom", "Playground"),
    people=(
        Participation(role=Role.DISPLAYED, person=CHILD.id, in_file=FileId("f1")),
        Participation(role=Role.AFFECTED, person=OTHER.id),
        Participation(role=Role.WITNESS, typed_name="a boy in Year 4"),
    ),
    told=Told(to_whom="T. Hale", when=DAY, adult_said="Thank you for telling me."),
    what_happened="<b>Cari</b> & “Ioan” ŵŷ 🙂 שלום\nsecond line",
    accounts=(Account(person=OTHER.id, words="I told him to stop.", when=None), Account(person=CHILD.id, when=DAY)),
    on_behalf_of=OnBehalf(person="H. Bevan", on_paper=True),
    enquiries=(Enquiry(state="NOT_ENQUIRED"), Enquiry(state="WITH_POLICE_OR_SS", by="N. Morgan")),
    links=(RecordId("x1"), RecordId("x2")),
    amendments=(Amendment(kind="CORRECTION", text="10:50", reason="clock", by="N. Morgan", at=AT),),
    struck_out=StrikeOut(reason="twice", by="N. Morgan", at=AT),
    moves=(Move(from_person=OTHER.id, to_person=CHILD.id, reason="wrong child", by="N. Morgan", at=AT),),
    triage=Triage(
        safety=(
            ChildSafety(person=CHILD.id, tonight=SafeAnswer(answer=Safe.NOT_KNOWN, words="ask aunt")),
            ChildSafety(person=OTHER.id),
        ),
        categories=(
            Categorised(category=Category.UNSURE, because="", by="A. Rees", on="2026-03-17"),
            Categorised(category=Category.ABUSIVE, because="told to stop", by="A. Rees", on="2026-03-17"),
        ),
        brook=(BrookOutcome(colour=Brook.RED, assessor="N. Morgan", trained_on="2025-05-14"),),
        calls=(RecordId("call"),),
        decisions=(ChildDecision(person=OTHER.id, report="WITH_THIS_ONE"),),
        decided_by="A. Rees",
        decided_at=AT,
    ),
)


@pytest.fixture
def filled(db: Database) -> Database:
    with db.atomic():
        for record in (CHILD, OTHER, FILE, CONCERN):
            add_record(db, record, action="recorded", by="test", at=AT)
    return db


def _tables(shape: Shape) -> dict[str, tuple[str, ...]]:
    keys = ("rowid", "version") if shape.is_root else ("owner", "spot")
    found = {shape.table: (*keys, *shape.names)}
    for child in shape.children:
        found |= _tables(child.shape)
    return found


def test_the_schema_has_a_column_for_every_field(db: Database) -> None:
    for kind in KINDS:
        for table, columns in _tables(kind.shape).items():
            stored = {row[1] for row in db.execute(f'PRAGMA table_info("{table}")').fetchall()}
            assert stored == set(columns), table


def test_a_record_reads_back_as_it_was_stored(filled: Database) -> None:
    assert read_record(filled, Concern, "c1") == CONCERN
    assert read_record(filled, Person, "p1") == CHILD
    assert read_record(filled, ChildFile, "f1") == FILE


def test_lists_in_lists_keep_their_order(filled: Database) -> None:
    requests = tuple(
        RequestItem(lead=f"Ask {n}", parts=tuple(RequestPart(text=f"{n}{letter}") for letter in "abcdefghijklm"))
        for n in range(12)
    )
    referral = Referral(
        id=RecordId("r1"),
        number="R-2026-0001X",
        author="N",
        recorded_at=AT,
        file=FileId("f1"),
        opened_on="2026-03-18",
        requests=requests,
    )
    with filled.atomic():
        add_record(filled, referral, action="recorded", by="test", at=AT)
    assert read_record(filled, Referral, "r1") == referral


def test_a_change_replaces_lists_and_keeps_the_first_version(filled: Database) -> None:
    changed = replace(CONCERN, places=("Field",), told=None, struck_out=None, accounts=())
    with filled.atomic():
        change_record(filled, changed, action="amended", by="test", at=AT)
    assert read_record(filled, Concern, "c1") == changed
    versions = read_versions(filled, "c1")
    assert [v.action for v in versions] == ["recorded", "amended"]
    assert versions[0].record == CONCERN


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE concern SET what_happened = 'other' WHERE id = 'c1'",
        "UPDATE concern SET what_happened = 'other', version = 2 WHERE id = 'c1'",
        "DELETE FROM concern WHERE id = 'c1'",
        (
            "INSERT OR REPLACE INTO person (id, kind, first, last, title, sex, role, organisation, year, class_name,"
            " address, phone, version) VALUES ('p1', 'CHILD', 'X', 'Y', '', '', '', '', '', '', '', '', 1)"
        ),
        "DELETE FROM concern_places WHERE owner = 'c1'",
        "INSERT INTO concern_places (owner, spot, value) VALUES ('c1', 9, 'Hall')",
        "UPDATE concern_places SET value = 'Hall' WHERE owner = 'c1'",
        "DELETE FROM version WHERE record = 'c1'",
        "UPDATE version SET json = '{}' WHERE record = 'c1'",
        (
            "INSERT OR REPLACE INTO version SELECT record, version, kind, schema, '{}', salt, hash, action, at, by"
            " FROM version WHERE record = 'c1'"
        ),
        "UPDATE record_number SET n = 2",
    ],
)
def test_nothing_changes_without_its_next_version(filled: Database, sql: str) -> None:
    filled.execute("INSERT INTO record_number (number, prefix, year, n, record) VALUES ('I-0001S', 'I', 0, 1, 'c1')")
    with pytest.raises(cipher.DatabaseError):
        filled.execute(sql)
    assert read_record(filled, Concern, "c1") == CONCERN


def test_an_erasure_opens_the_way_once(filled: Database) -> None:
    with filled.atomic():
        filled.execute("INSERT INTO erasure VALUES ('c1', 'court order', 'N. Morgan', 'A. Rees', ?, 1)", (AT,))
        for table in _tables(next(k for k in KINDS if k.name == "concern").shape):
            if table != "concern":
                filled.execute(f'DELETE FROM "{table}" WHERE owner = ?', ("c1",))
        filled.execute("DELETE FROM concern WHERE id = 'c1'")
        filled.execute("DELETE FROM version WHERE record = 'c1'")
        filled.execute("UPDATE erasure SET open = 0 WHERE record = 'c1'")
    assert read_records(filled, Concern) == []
    with pytest.raises(cipher.DatabaseError):
        filled.execute("UPDATE erasure SET open = 1 WHERE record = 'c1'")


def test_a_failing_write_leaves_nothing_behind(filled: Database) -> None:
    wrong = replace(CONCERN, told_by=PersonId("nobody"))
    with pytest.raises(cipher.DatabaseError), filled.atomic():
        change_record(filled, wrong, action="amended", by="test", at=AT)
    assert read_record(filled, Concern, "c1") == CONCERN
    assert len(read_versions(filled, "c1")) == 1


def test_a_version_with_another_text_is_told(filled: Database) -> None:
    with filled.atomic():
        filled.execute("INSERT INTO erasure VALUES ('c1', 'test', 'a', 'b', ?, 1)", (AT,))
        row = filled.execute("SELECT * FROM version WHERE record = 'c1'").fetchone()
        filled.execute("DELETE FROM version WHERE record = 'c1'")
        filled.execute(
            "INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*row[:4], row[4].replace("13:20", "14:20"), *row[5:]),
        )
    with pytest.raises(DamagedVaultError):
        read_versions(filled, "c1")


def test_a_missing_record_is_a_refusal(db: Database) -> None:
    with pytest.raises(DeskError):
        read_record(db, Concern, "nowhere")

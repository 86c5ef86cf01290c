"""Calls: the sheet before dialling, the record after, and the clock that a report starts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind, Relation
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.contact import Contact, ContactKind, QuestionPut
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.domain.school import PhoneContact
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records

NIGHT = (PhoneContact(name="Out-of-hours team", role="Social Services", phone="01632 960 999"),)


@pytest.fixture
def logged(desk: Desk) -> RecordId:
    return log(desk)


def log(desk: Desk) -> RecordId:
    desk.schools.save(replace(desk.school, out_of_hours=NIGHT))
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5"),
        )
    )
    draft = replace(
        desk.concerns.new_draft(),
        people=(
            DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED),
            DraftPerson(key="pupil:2", name="", role=Role.AFFECTED),
        ),
        when="17 March 2026 13:20",
        what_happened="Cari told me that Ioan touched her leg.",
    )
    return desk.concerns.submit(draft).id


def call(desk: Desk, concern: RecordId | None, **changes: Any) -> ContactDraft:
    made = ContactDraft(
        uuid=desk.contacts.new_id(), concern=concern, kind=ContactKind.REPORT, when="18 March 2026 09:05"
    )
    return replace(made, **changes)


def test_a_report_in_wales_starts_the_clock_of_24_hours(desk: Desk, logged: RecordId) -> None:
    file = desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    draft = call(desk, logged)
    assert desk.contacts.clock_text(draft) == "written by Thu 19 March 09:05"
    saved = desk.contacts.save(draft)
    assert saved.clock == "written by Thu 19 March 09:05"
    task = read_records(desk.session.db, Task)[0]
    assert (task.kind, task.due_on, task.due_time, task.file, task.made_by) == (
        "WRITE_REPORT",
        "2026-03-19",
        "09:05",
        file,
        saved.id,
    )
    clock = desk.worklists.today().clocks[0]
    assert (clock.value, clock.overdue) == ("21 h 45", False)


def test_a_weekend_and_a_bank_holiday_do_not_stop_the_clock_of_hours(desk: Desk, logged: RecordId, clock: Any) -> None:
    assert desk.contacts.clock_text(call(desk, logged, when="13 March 2026 15:10")) in {
        "written by Sat 14 March 15:10",
        "written by Mon 16 March 15:10",
    }


def test_a_report_in_england_starts_none(make_desk: Callable[[], Desk], tmp_path: Path) -> None:
    desk = make_desk()
    desk.create_vault(
        tmp_path / "england.hsbvault",
        NewVault(
            school="Example School", nation="england", main_record=True, name="Nia Morgan", title="DSL",
            passphrase="five quiet herons wade",
        ),
    )  # fmt: skip
    concern = log(desk)
    saved = desk.contacts.save(call(desk, concern))
    assert saved.clock == ""
    assert read_records(desk.session.db, Task) == []


@pytest.mark.parametrize("kind", [kind for kind in ContactKind if kind is not ContactKind.REPORT])
def test_only_a_report_starts_a_clock(desk: Desk, logged: RecordId, kind: ContactKind) -> None:
    desk.contacts.save(call(desk, logged, kind=kind))
    assert read_records(desk.session.db, Task) == []


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        (ContactKind.NO_ANSWER, NIGHT),
        (ContactKind.ENGAGED, NIGHT),
        (ContactKind.VOICEMAIL, NIGHT),
        (ContactKind.REPORT, ()),
    ],
)
def test_when_nobody_answers_the_number_of_the_night_is_offered(
    desk: Desk, logged: RecordId, kind: ContactKind, offered: tuple[PhoneContact, ...]
) -> None:
    saved = desk.contacts.save(call(desk, logged, kind=kind))
    assert saved.out_of_hours == offered
    assert read_record(desk.session.db, Contact, saved.id).kind is kind


def test_saving_twice_gives_one_record_and_one_task(desk: Desk, logged: RecordId) -> None:
    draft = call(desk, logged)
    assert desk.contacts.save(draft) == desk.contacts.save(draft)
    assert len(read_records(desk.session.db, Contact)) == 1
    assert len(read_records(desk.session.db, Task)) == 1


@pytest.mark.parametrize(
    ("when", "expected"),
    [("", "date_not_understood"), ("gobbledygook", "date_not_understood"), ("19 March 2026", "date_in_future"),
     ("today 23:59", "date_in_future")],
)  # fmt: skip
def test_a_call_needs_a_time_that_has_been(desk: Desk, logged: RecordId, when: str, expected: str) -> None:
    with pytest.raises(DeskError) as refused:
        desk.contacts.save(call(desk, logged, when=when))
    assert (refused.value.id, refused.value.field) == (expected, "when")
    assert read_records(desk.session.db, Contact) == []


def test_the_call_is_tied_to_the_children_and_files_of_its_concern(desk: Desk, logged: RecordId) -> None:
    file = desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    support = desk.files.open_file("pupil:2", FileKind.SUPPORT, "first entry")
    saved = desk.contacts.save(call(desk, logged, with_name="S. Vaughan", said="Wait.", reference="SSE-4471"))
    contact = read_record(desk.session.db, Contact, saved.id)
    assert set(contact.files) == {file, support}
    assert contact.about == (logged,)
    assert len(contact.children) == 2
    assert any(row.number == saved.number for row in desk.chronologies.read(support).rows)
    assert [found.title for group in desk.finder.search("SSE-4471") for found in group.items] == [saved.number]


def test_the_sheet_holds_full_names_births_and_carers_of_all_children(desk: Desk, logged: RecordId) -> None:
    file = desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    aunt = desk.files.add_person(
        Person(
            id=PersonId(""), kind=PersonKind.ADULT, first="Delyth", last="Sample", role="aunt", phone="01632 960 611"
        )
    )
    llew = desk.files.add_person(
        Person(id=PersonId(""), kind=PersonKind.CHILD, first="Llew", last="Sample", born="2019-11-03", year="Year 1")
    )
    family = (
        Relation(person=aunt, relationship="aunt", holds_care=True),
        Relation(person=llew, relationship="half-brother"),
    )
    desk.files.save(replace(desk.files.read(file), family=family))
    desk.contacts.save(call(desk, logged, kind=ContactKind.ADVICE_ONLY, return_if="it happens again"))
    sheet = desk.contacts.sheet(logged)
    assert [(child.name, child.born_year) for child in sheet.children] == [
        ("Ioan Sample", "12 June 2015, Year 6"),
        ("Cari Prosser", "24 May 2016, Year 5"),
        ("Llew Sample", "3 November 2019, Year 1"),
    ]
    assert "aunt Delyth Sample 01632 960 611" in sheet.children[0].address
    assert sheet.out_of_hours == NIGHT
    assert any("it happens again" in line for line in sheet.before)
    assert len(sheet.questions) >= 5


def test_questions_and_answers_are_kept(desk: Desk, logged: RecordId) -> None:
    keys = [key for key, _ in desk.contacts.sheet(logged).questions]
    questions = tuple(QuestionPut(question=key, answer=f"answer <{key}>", put=True) for key in keys)
    saved = desk.contacts.save(call(desk, logged, questions=questions))
    assert read_record(desk.session.db, Contact, saved.id).questions == questions


def test_a_concern_that_is_gone_is_a_sentence(desk: Desk) -> None:
    with pytest.raises(DeskError) as refused:
        desk.contacts.save(call(desk, RecordId("nothing")))
    assert refused.value.id == "record_missing"
    assert read_records(desk.session.db, Contact) == []
    assert desk.session.db.execute("SELECT count(*) FROM record_number").fetchone() == (0,)

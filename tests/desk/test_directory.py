"""Whom a referral may go to, by which document, and the guidance page with what the school changed."""

from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.directory import RecipientChoice
from hsbdesk.domain.child import Answer, ChildFile, FileKind, Services
from hsbdesk.domain.directory import GuidanceLine, Service
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.referral import FrontSheet, Recipient
from hsbdesk.storage.records import read_record

HERE, THERE = "Cyngor Sir Enghraifft", "Cyngor Sir Arall"


@pytest.fixture
def file(demo_desk: Desk) -> FileId:
    return next(row.file for row in demo_desk.files.children().rows if row.number == "H-0017P")


def change_file(desk: Desk, file: FileId, **changes: Any) -> None:
    session = desk.session
    with session.saving():
        session.change(replace(read_record(session.db, ChildFile, file), **changes), "changed")


def add_service(desk: Desk, **values: Any) -> None:
    desk.schools.save(replace(desk.school, directory=(*desk.school.directory, Service(**values))))


def offered(desk: Desk, file: FileId, **front: str) -> list[RecipientChoice]:
    return list(desk.directory.recipients(file, FrontSheet(**front)))


def test_one_council_stands_first_then_those_that_need_the_familys_agreement(demo_desk: Desk, file: FileId) -> None:
    choices = offered(demo_desk, file)
    assert [choice.recipient.code for choice in choices] == ["SS", "EARLY_HELP", "BETTER_FUTURES", "POLICE"]
    first = choices[0]
    assert first.why == "Where the concern happened and the child lives"
    assert "01632 960 900" in first.detail
    assert first.warning == ""
    one = first.recipient
    assert (one.name, one.team, one.nation, one.statutory) == (f"Social Services, {HERE}", "Duty desk", "wales", True)
    assert [choice.recipient.statutory for choice in choices] == [True, False, False, True]
    assert choices[1].why == "Works only with the family's agreement: ask first"


def test_both_councils_are_offered_where_home_lies_elsewhere(demo_desk: Desk, file: FileId) -> None:
    change_file(demo_desk, file, council_of_residence=THERE)
    first, second = offered(demo_desk, file)[:2]
    assert (first.why, second.why) == ("Where the concern is thought to have happened", "Where the child lives")
    assert second.recipient.name == f"Social Services, {THERE}"
    assert second.recipient.service == ""
    assert second.warning.startswith("Not in the directory")
    add_service(
        demo_desk, key="arall", code="SS", name="Children's Services", council=THERE.upper(), nation="england",
        phone="01632 960 999", checked_on="2025-09-17",
    )  # fmt: skip
    second = offered(demo_desk, file)[1]
    assert (second.recipient.service, second.recipient.nation) == ("arall", "england")
    assert second.warning == "In England: its law and its clocks apply. Last checked 17 September 2025: make sure."


def test_the_front_sheet_may_name_another_council_and_where_the_child_was_found(demo_desk: Desk, file: FileId) -> None:
    choices = offered(demo_desk, file, council_of_concern=THERE, council_found="Cyngor y Glannau")
    assert [choice.why for choice in choices[:3]] == [
        "Where the concern is thought to have happened",
        "Where the child lives",
        "Where the child was found",
    ]
    assert choices[1].recipient.service


def test_an_open_case_goes_to_its_allocated_worker_first(demo_desk: Desk, file: FileId) -> None:
    services = Services(open=Answer.YES, team="Children's team 2", worker="S. Vaughan")
    change_file(demo_desk, file, services=services)
    first = offered(demo_desk, file)[0]
    assert first.recipient.worker == "S. Vaughan"
    assert (first.recipient.team, first.recipient.code) == ("Children's team 2", "SS")
    assert first.detail.startswith("worker: S. Vaughan · Children's team 2")
    change_file(demo_desk, file, services=replace(services, worker=""))
    assert "No worker is named" in offered(demo_desk, file)[0].warning


def test_without_a_directory_the_schools_own_council_is_still_offered(desk: Desk) -> None:
    desk.schools.save(replace(desk.school, council=HERE))
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample", year="Year 6"),))
    file = desk.files.open_file("pupil:1", FileKind.HSB, "asked for")
    (choice,) = offered(desk, file)
    assert choice.recipient == Recipient(name=f"Social Services, {HERE}", code="SS", nation="wales")


def test_the_recipients_own_threshold_document_is_offered_first(demo_desk: Desk, file: FileId) -> None:
    own = demo_desk.school.thresholds[0]
    other = replace(own, key="other", name="Another council's levels", council=THERE)
    demo_desk.schools.save(replace(demo_desk.school, thresholds=(other, own)))
    recipient = offered(demo_desk, file)[0].recipient
    assert [document.key for document in demo_desk.directory.documents(recipient)] == [own.key, "other"]
    assert demo_desk.directory.documents(Recipient(name="typed"))[0].key == own.key


def test_guidance_is_the_packs_lines_changed_added_or_taken_out(desk: Desk) -> None:
    pack = [line.key for line in desk.content.guidance()]
    assert [line.key for line in desk.directory.guidance()] == pack
    own = GuidanceLine(key="own", title="Our council's flow chart", checked_on="2026-03-02", checked_by="N. Morgan")
    changed = GuidanceLine(key=pack[1], title="Its new edition", checked_on="2026-03-18")
    desk.schools.save(replace(desk.school, guidance=(GuidanceLine(key=pack[0], hidden=True), changed, own)))
    shown = desk.directory.guidance()
    assert [line.key for line in shown] == [*pack[1:], "own"]
    assert shown[0].title == "Its new edition"

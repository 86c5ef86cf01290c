"""The small papers of a plan: a sheet for each holder, the child's own page, an affected child's plan."""

from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.paper import Prepared
from hsbdesk.domain.child import ChildFile, Relation
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.person import Person
from hsbdesk.domain.plan import (
    Attendance,
    NeedToKnow,
    Plan,
    PlanRow,
    PlanStatus,
    SheetAnswer,
    SheetHolder,
    SheetRule,
)
from hsbdesk.domain.printed_sheets import PrintedChildPage, PrintedNeedToKnow, PrintedSafetyPlan
from hsbdesk.domain.safety_plan import ContactRule, OwnWords, SafetyPlan
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records

PLAN = RecordId("plan-under-test")
SHEET = NeedToKnow(
    holders=(
        SheetHolder(name="Pat Lewis", part="welfare officer", phone="01632 960 731", is_welfare=True),
        SheetHolder(name="Sam Tudor", part="coach and cover", phone="01632 960 732", is_cover=True),
    ),
    rules=(
        SheetRule(text="He arrives changed.", cover="Sam Tudor"),
        SheetRule(text="You or Sam Tudor keep him in sight", cover="Sam Tudor"),
        SheetRule(text="At 18:00 he is handed to his aunt.", cover="Jo Penhale"),
    ),
    answers=(
        SheetAnswer(when="You cannot be there", then="Sam Tudor holds the rules."),
        SheetAnswer(when="He needs the toilet", then="He goes alone. Sam Tudor or you wait outside."),
        SheetAnswer(when="It rains", then="Sam Tudor takes everybody to the hall."),
    ),
    carer_relation="aunt",
    carer_phone="01632 960 611",
    session_word="training",
    not_on=("2026-03-31", "2026-04-07"),
    return_by="2026-04-21",
)


def make_plan(desk: Desk, file: FileId, row: PlanRow, **more: Any) -> None:
    said = {"rows": (row,), "status": PlanStatus.STEPPED_DOWN, **more}
    plan = Plan(
        id=PLAN, number="P-9001A", author="N. Morgan", recorded_at="2026-03-18T11:20:00Z", file=file, **said
    )  # fmt: skip
    with desk.session.saving():
        desk.session.add(plan, "added")


def club(**changes: Any) -> PlanRow:
    basic = PlanRow(
        key="club", setting="SPORTS_CLUB", name="Football club", days=("TUESDAY",), starts="17:00", ends="18:00",
        sheet=SHEET, attendance=Attendance.CONTINUE_WITH_CONDITIONS,
    )  # fmt: skip
    return replace(basic, **changes)


def sheet_for(desk: Desk, file: FileId, reader: str) -> PrintedNeedToKnow:
    prepared = desk.paper.prepare(
        DocumentKind.NEED_TO_KNOW, file, record=PLAN, part=PaperPart(row="club", reader=reader)
    )
    assert isinstance(prepared.printed, PrintedNeedToKnow)
    assert prepared.strays == ()
    return prepared.printed


def test_the_first_holder_reads_the_sheet_as_it_was_written(demo_desk: Desk, demo_file: FileId) -> None:
    make_plan(demo_desk, demo_file, club())
    sheet = sheet_for(demo_desk, demo_file, "Pat Lewis")
    assert (sheet.name, sheet.lead) == ("Ioan S.", "comes to training, with these three rules:")
    assert sheet.rules == (
        "He arrives changed.",  # its cover is named above as one who may hold the rules
        "You or Sam Tudor keep him in sight.",
        "At 18:00 he is handed to his aunt. Cover: Jo Penhale.",
    )
    assert sheet.intro == (
        "For Pat Lewis, welfare officer. The rules may also be held by Sam Tudor, coach and cover, who has a sheet"
        " too. Training: Tuesdays, 17:00 to 18:00."
    )
    assert sheet.answers.rows[0] == ("You cannot be there", "Sam Tudor holds the rules.")
    assert [row[0] for row in sheet.answers.rows[-2:]] == ["A child tells you something", "A child is in danger now"]
    assert sheet.phones.rows == (
        ("1", "Ioan's aunt, to collect early", "01632 960 611"),
        ("2", "Council, out-of-hours team", "01632 960 999, danger now: 999"),
        (
            "3",
            "School, next school morning from 08:55",
            "01632 960 201 Nia Morgan\n01632 960 214 Aled Rees",
        ),
    )
    assert sheet.safe.endswith(
        "No training on 31 March and 7 April. Give it back to the school on or before 21 April 2026."
    )


def test_the_cover_reads_the_same_rules_from_the_other_side(demo_desk: Desk, demo_file: FileId) -> None:
    make_plan(demo_desk, demo_file, club())
    sheet = sheet_for(demo_desk, demo_file, "S. Tudor")
    assert sheet.rules[1] == "You or Pat Lewis keep him in sight."
    assert sheet.answers.rows[:3] == (
        ("You cannot be there", "Pat Lewis holds the rules."),
        ("He needs the toilet", "He goes alone. Pat Lewis or you wait outside."),
        ("It rains", "Sam Tudor takes everybody to the hall."),  # what one of them does stays with that one
    )
    assert sheet.phones.rows[1] == ("2", "Pat Lewis, welfare officer", "01632 960 731")
    assert sheet.frame.reader == "For: Sam Tudor, coach and cover"


def test_in_school_hours_the_school_is_rung_first(demo_desk: Desk, demo_file: FileId) -> None:
    make_plan(demo_desk, demo_file, club(starts="10:00", ends="11:00", days=("MONDAY", "WEDNESDAY", "FRIDAY")))
    sheet = sheet_for(demo_desk, demo_file, "Pat Lewis")
    assert "Training: Mondays, Wednesdays and Fridays, 10:00 to 11:00." in sheet.intro
    assert [row[1] for row in sheet.phones.rows] == [
        "School, on school days 08:55 to 15:15",
        "Ioan's aunt, to collect early",
        "Council, duty desk, if the school does not answer",
    ]


def test_what_is_not_known_is_left_out_or_says_so(demo_desk: Desk, demo_file: FileId) -> None:
    bare = NeedToKnow(holders=SHEET.holders[:1], rules=SHEET.rules[:1])
    make_plan(demo_desk, demo_file, club(sheet=bare, days=(), starts="", ends=""))
    sheet = sheet_for(demo_desk, demo_file, "")
    assert sheet.intro == "For Pat Lewis, welfare officer. Nobody else may hold the rules."
    assert sheet.lead == "comes to you, with this rule:"
    assert ("2", "Ioan's carer, to collect early", "ask the school for the number") in sheet.phones.rows
    assert sheet.rules == ("He arrives changed. Cover: Sam Tudor.",)


def test_a_child_on_hold_is_not_said_to_come(demo_desk: Desk, demo_file: FileId) -> None:
    make_plan(demo_desk, demo_file, club(attendance=Attendance.ON_HOLD))
    assert sheet_for(demo_desk, demo_file, "").lead.startswith("does not come to training for now.")


def test_the_sheet_says_no_code_no_version_and_no_system(demo_desk: Desk, demo_file: FileId) -> None:
    make_plan(demo_desk, demo_file, club(), plan_version=3)
    frame = sheet_for(demo_desk, demo_file, "").frame
    assert (frame.document, frame.title, frame.content_version) == ("For one reader", "For one reader", "")
    assert frame.main_record == "Fictional demo data"


@pytest.mark.parametrize(
    ("status", "said"),
    [(PlanStatus.DRAFT, "DRAFT"), (PlanStatus.SUPERSEDED, "REPLACED"), (PlanStatus.ENDED, "ENDED")],
)
def test_a_sheet_that_does_not_bind_says_so(demo_desk: Desk, demo_file: FileId, status: PlanStatus, said: str) -> None:
    make_plan(demo_desk, demo_file, club(), status=status)
    assert sheet_for(demo_desk, demo_file, "").frame.draft.startswith(said)


def test_only_who_may_hold_the_rules_gets_a_sheet(demo_desk: Desk, demo_file: FileId) -> None:
    make_plan(demo_desk, demo_file, club())
    with pytest.raises(DeskError, match="sheet_reader_unknown"):
        sheet_for(demo_desk, demo_file, "H. Bevan")


# -- the child's own page


def own_page(desk: Desk, file: FileId) -> PrintedChildPage:
    printed = desk.paper.prepare(DocumentKind.CHILD_PLAN, file, record=PLAN).printed
    assert isinstance(printed, PrintedChildPage)
    return printed


def test_the_own_page_says_first_what_the_child_may_do(demo_desk: Desk, demo_file: FileId) -> None:
    rows = (
        PlanRow(key="a", setting="SPORTS_CLUB", name="Club", own_words="I come changed. My aunt collects me."),
        PlanRow(
            key="b", setting="CLOAKROOM", name="Cloakroom", own_words="- Mrs Lloyd is at the door.\n- I take my card."
        ),
        PlanRow(key="c", setting="LIBRARY_QUIET_AREAS", name="Library", own_words=""),
    )
    make_plan(
        demo_desk, demo_file, rows[0], rows=rows, own_page="I go to all my lessons. I play football.",
        may_still_do="A line for staff.", review_due="2026-04-16",
    )  # fmt: skip
    page = own_page(demo_desk, demo_file)
    assert [(group.head, group.ideas) for group in page.groups] == [
        ("What I can do", ("I go to all my lessons.", "I play football.")),
        ("At school", ("Mrs Lloyd is at the door.", "I take my card.")),
        ("Clubs, and out and about", ("I come changed.", "My aunt collects me.")),
        (
            "When I need help",
            (
                "I can talk to Mr Rees.",
                "I can ask for something to change.",
                "We look at my plan together by 16 April.",
            ),
        ),
    ]
    assert page.title == "Ioan: my plan"


def test_an_own_page_without_words_is_not_printed(demo_desk: Desk, demo_file: FileId) -> None:
    make_plan(demo_desk, demo_file, club())
    with pytest.raises(DeskError, match="own_page_missing"):
        own_page(demo_desk, demo_file)


# -- the plan of an affected child


def safety(desk: Desk, number: str, **said: Any) -> Prepared:
    file = next(row.file for row in desk.files.children().rows if row.number == number)
    plan = SafetyPlan(
        id=PLAN, number="P-9002B", author="N. Morgan", recorded_at="2026-03-18T11:20:00Z", file=file, **said
    )
    with desk.session.saving():
        desk.session.add(plan, "added")
    return desk.paper.prepare(DocumentKind.SAFETY_PLAN, file, record=PLAN)


def test_the_other_child_is_another_child_even_in_own_words(demo_desk: Desk) -> None:
    prepared = safety(
        demo_desk,
        "S-0030H",
        own_words=(OwnWords(on="2026-03-17", words="I don't want to see Ioan in the cloakroom.", to_whom="T. Hale"),),
        contact_rules=(ContactRule(where="CLOAKROOM", what="Ioan Sample uses the Year 6 cloakroom.", who="E. Lloyd"),),
    )
    printed = prepared.printed
    assert isinstance(printed, PrintedSafetyPlan)
    assert prepared.strays == ()
    (voice,) = printed.voices
    assert voice.words == "“I don't want to see [another child] in the cloakroom.”"
    assert voice.source == "17 March 2026, talk, to T. Hale"
    assert printed.contact is not None
    assert printed.contact.rows[0][1:] == ("Another child uses the Year 6 cloakroom.", "E. Lloyd")
    assert printed.child == "Cari Prosser"


def test_a_brother_who_displayed_is_not_named_to_the_child_at_home(demo_desk: Desk) -> None:
    file = next(row.file for row in demo_desk.files.children().rows if row.number == "S-0031J")
    ioan = next(p for p in read_records(demo_desk.session.db, Person) if p.full == "Ioan Sample")
    stored = read_record(demo_desk.session.db, ChildFile, RecordId(file))
    if all(relation.person != ioan.id for relation in stored.family):
        family = (*stored.family, Relation(person=ioan.id, relationship="half-brother"))
        with demo_desk.session.saving():
            demo_desk.session.change(replace(stored, family=family), "changed")
    prepared = safety(demo_desk, "S-0031J", if_worried="Tells Ms Pugh when Ioan comes in. Ioan's door stays open.")
    printed = prepared.printed
    assert isinstance(printed, PrintedSafetyPlan)
    assert printed.worried[0].text == "Tells Ms Pugh when another child comes in. Another child's door stays open."

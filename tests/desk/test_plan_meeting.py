"""What the family may see of a plan: no other child, no numbers of records, no level, nothing of the entries."""

from dataclasses import replace

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import ControlStatus, Plan


def ioan(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.number == "H-0017P")


def draft(desk: Desk) -> Plan:
    plan = desk.plans.read(ioan(desk)).draft
    assert plan is not None
    return plan


def said(desk: Desk, plan: Plan) -> str:
    sheets = desk.meetings.sheets(plan.id)
    lines = [line for sheet in sheets for _question, answers in sheet.parts for line in answers]
    return "\n".join([*(sheet.title for sheet in sheets), *lines])


def test_one_sheet_a_place_after_the_first(demo_desk: Desk) -> None:
    plan = draft(demo_desk)
    sheets = demo_desk.meetings.sheets(plan.id)
    assert [sheet.row for sheet in sheets] == ["", *(row.key for row in plan.rows)]
    assert sheets[0].title == "Ioan's plan"
    club = next(sheet for sheet in sheets if sheet.row == "club")
    assert club.detail == "Tuesday 17:00 – 18:00"
    assert all(answers for sheet in sheets for _question, answers in sheet.parts), "no question without an answer"


def test_other_children_and_numbers_never_reach_it(demo_desk: Desk) -> None:
    plan = draft(demo_desk)
    planted = "Cari Prosser and Gruff keep away (I-0412K, no. 8, 9 and 12); Beca's mother was told, R-2026-0007F"
    row = plan.rows[0]
    changed = replace(
        row,
        gives=planted,
        may_still_do=planted,
        own_words=planted,
        alternative=planted,
        child_view=planted,
        carer_view=planted,
        controls=tuple(replace(one, what=planted, who="E. Lloyd") for one in row.controls),
    )
    demo_desk.plans.save(replace(plan, rows=(changed, *plan.rows[1:]), may_still_do=planted, strengths=planted))
    text = said(demo_desk, plan)
    for name in ("Cari", "Prosser", "Gruff", "Beca"):
        assert name not in text
    for code in ("I-0412K", "no. 8", "12)", "R-2026"):
        assert code not in text
    assert "another child" in text
    assert "E. Lloyd" in text


def test_level_behaviour_and_what_did_not_hold_stay_out(demo_desk: Desk) -> None:
    plan = draft(demo_desk)
    row = plan.rows[0]
    gone = replace(row.controls[0], what="The old escort", status=ControlStatus.NOT_DELIVERED)
    demo_desk.plans.save(
        replace(
            plan, rows=(replace(row, behaviour="Planted behaviour", controls=(gone, *row.controls[1:])), *plan.rows[1:])
        )
    )
    text = said(demo_desk, plan)
    for word in ("Planted behaviour", "The old escort", "Higher", "Moderate", *(row.because for row in plan.rows)):
        assert not word or word not in text

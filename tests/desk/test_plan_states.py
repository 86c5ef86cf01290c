"""The list of children says where each plan stands."""

from typing import Any

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.plan_states import PlanStates
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.interim import InterimOutcome


def states(desk: Desk) -> dict[str, tuple[str, str]]:
    return {row.name: (row.plan_text, row.plan_state) for row in desk.files.children().rows}


def test_the_demos_plans_stand_as_the_case_says(demo_desk: Desk) -> None:
    found = states(demo_desk)
    assert found["Ioan Sample"] == ("v3 + 2 interim", "check")
    assert found["Nel Corwyn"] == ("Active, review 25 March", "done")
    assert found["Gruff Talar"] == ("Active, review today", "check")
    assert found["Cari Prosser"] == ("Draft", "check")
    assert found["Llew Sample"] == ("No plan", "check")
    assert found["Lowri Fenn"] == ("–", "")


def test_a_review_that_has_passed_is_said(demo_desk: Desk, clock: Any) -> None:
    clock.moment = clock.moment.replace(day=26)
    assert states(demo_desk)["Nel Corwyn"] == ("Active, review was due 25 March", "check")


def test_without_interim_changes_the_review_is_said(demo_desk: Desk) -> None:
    file = next(row.file for row in demo_desk.files.children().rows if row.name == "Ioan Sample")
    for line in demo_desk.interims.open(file):
        demo_desk.interims.decide(line.interim, line.key, InterimOutcome.ENDED, "no longer needed")
    assert states(demo_desk)["Ioan Sample"] == ("v3, review 24 March", "done")


def test_a_closed_file_wants_no_plan(demo_desk: Desk) -> None:
    plans = PlanStates(demo_desk.session)
    assert plans.of(FileId("none"), FileKind.HSB, is_open=False).text == "–"

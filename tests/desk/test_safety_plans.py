"""An affected child's safety plan: its own file, its own words, and a review that comes up by itself."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.plan import PlanStatus
from hsbdesk.domain.safety_plan import ContactRule, OwnWords, SafetyPlan, SafetyReview
from hsbdesk.errors import DeskError
from hsbdesk.storage.versions import read_versions


@pytest.fixture
def file(desk: Desk) -> FileId:
    desk.pupils.save((Pupil(id="1", first="Cari", last="Prosser"),))
    return desk.files.open_file("pupil:1", FileKind.SUPPORT, "affected on 17 March")


def refusal(act: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value


def written(desk: Desk, file: FileId) -> RecordId:
    made = desk.safety_plans.new(file)
    plan = replace(
        desk.safety_plans.read_version(made),
        trusted_adult="Mrs Lloyd",
        if_worried="Tell Mrs Lloyd, or show the card",
        own_words=(OwnWords(on="2026-03-18", words="I don't want to see him in the cloakroom."),),
        contact_rules=(ContactRule(where="CLOAKROOM", what="Another cloakroom", who="E. Lloyd"),),
    )
    desk.safety_plans.save(plan)
    return made


def test_a_draft_says_what_it_waits_for(desk: Desk, file: FileId) -> None:
    assert desk.safety_plans.read(file).title == "No safety plan yet"
    made = desk.safety_plans.new(file)
    assert refusal(lambda: desk.safety_plans.new(file)).id == "safety_draft_open"
    page = desk.safety_plans.read(file)
    assert page.plan is not None
    assert page.plan.number.startswith("P-")
    assert {gap.field for gap in page.gaps if gap.is_refused} == {"trusted_adult", "if_worried"}
    assert refusal(lambda: desk.safety_plans.activate(made)).field == "trusted_adult"
    assert desk.safety_plans.read(file).current is None


def test_it_comes_into_force_with_its_first_review(desk: Desk, file: FileId) -> None:
    made = written(desk, file)
    assert refusal(lambda: desk.safety_plans.activate(made, date(2026, 3, 19))).field == "day"
    desk.safety_plans.activate(made, date(2026, 3, 17))
    page = desk.safety_plans.read(file)
    assert page.state == "In force since 17 March 2026, review 14 April 2026"
    assert [(line.version, line.span) for line in page.versions] == [("v1", "since 17 March 2026")]
    (due,) = page.due
    assert (due.kind, due.text, due.due_on) == ("REVIEW", "Safety-plan review", "2026-04-14")
    assert refusal(lambda: desk.safety_plans.save(replace(page.plan, support="x"))).id == "plan_not_a_draft"  # type: ignore[type-var]


def test_its_review_stands_on_today_until_it_is_held(desk: Desk, clock: Any, file: FileId) -> None:
    made = written(desk, file)
    desk.safety_plans.activate(made)
    clock.move(days=40)
    row = next(r for g in desk.worklists.today().groups for r in g.rows if r.text == "Safety-plan review")
    assert row.overdue
    assert (row.name, row.target.kind, row.target.file) == ("Cari Prosser", "plan", file)
    empty = SafetyReview(on="", by="")
    assert refusal(lambda: desk.safety_plans.review(made, empty)).field == "words"
    wrong = replace(empty, words="fine", next_due="2026-03-01")
    assert refusal(lambda: desk.safety_plans.review(made, wrong)).field == "next_due"
    desk.safety_plans.review(made, replace(empty, words="Glad of the card", child_words="It is better."))
    plan = desk.safety_plans.read_version(made)
    assert (plan.reviews[0].by, plan.review_due) == ("N. Morgan", "2026-06-08")
    assert not desk.plans.due(file)[0].overdue


def test_the_next_version_replaces_it_and_an_end_has_a_reason(desk: Desk, file: FileId) -> None:
    first = written(desk, file)
    desk.safety_plans.activate(first)
    second = desk.safety_plans.new(file)
    draft = desk.safety_plans.read_version(second)
    old = desk.safety_plans.read_version(first)
    assert (draft.plan_version, draft.replaces, draft.own_words) == (2, first, old.own_words)
    assert desk.safety_plans.read(file).current == old
    desk.safety_plans.activate(second)
    assert desk.safety_plans.read_version(first).status is PlanStatus.SUPERSEDED
    assert refusal(lambda: desk.safety_plans.end(second, " ")).field == "because"
    desk.safety_plans.end(second, "Moved to another school")
    ended = desk.safety_plans.read_version(second)
    assert (ended.status, ended.until_day) == (PlanStatus.ENDED, "2026-03-18")
    assert desk.plans.due(file) == ()


def test_an_unchanged_draft_makes_no_version_and_words_are_found(desk: Desk, file: FileId) -> None:
    made = written(desk, file)
    before = len(read_versions(desk.session.db, made))
    desk.safety_plans.save(desk.safety_plans.read_version(made))
    assert len(read_versions(desk.session.db, made)) == before
    found = [one for group in desk.finder.search("show the card") for one in group.items]
    assert [one.record_kind for one in found] == ["safety_plan"]
    stored = desk.safety_plans.read_version(made)
    forged = replace(stored, status=PlanStatus.ACTIVE, number="P-1", support="A card")
    desk.safety_plans.save(forged)
    kept = desk.safety_plans.read_version(made)
    assert isinstance(kept, SafetyPlan)
    assert (kept.status, kept.number, kept.support) == (PlanStatus.DRAFT, stored.number, "A card")


def test_the_demo_says_of_each_affected_child_how_their_plan_stands(demo_desk: Desk, demo_file: FileId) -> None:
    others = {child.name.partition(" ")[0]: child.text for child in demo_desk.overviews.read(demo_file).others}
    assert others["Nel"].endswith("plan: in force, review 25 March")
    assert "being written" in others["Cari"]

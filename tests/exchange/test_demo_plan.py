"""The demo's risk plan, interim changes, safety plans and tellings stand as the fact sheet has them."""

from itertools import pairwise
from pathlib import Path

import pytest

from hsbdesk.domain.content import load_content
from hsbdesk.domain.interim import InterimOutcome
from hsbdesk.domain.plan import Attendance, ControlStatus, Level, Plan, PlanStatus
from hsbdesk.domain.plan_codes import plan_code, row_code
from hsbdesk.domain.sharing import ContentTier
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.domain.wording import logging_hints
from hsbdesk.domain.wording_print import Scope, print_hints
from hsbdesk.exchange.case_file import CaseFile
from hsbdesk.exchange.plain_json import leaves

CONTENT = Path(__file__).parents[2] / "resources" / "content"
FAILED = {ControlStatus.NOT_DELIVERED, ControlStatus.DELIVERED_DID_NOT_WORK}


@pytest.fixture
def versions(demo: CaseFile) -> tuple[Plan, ...]:
    return demo.plans


def names(plan: Plan) -> set[str]:
    return {row.name for row in plan.rows}


def test_each_version_takes_the_place_of_the_one_before(versions: tuple[Plan, ...]) -> None:
    assert [(p.number, p.status, p.in_force_day) for p in versions] == [
        ("P-0021Z", PlanStatus.SUPERSEDED, "2026-01-16"),
        ("P-0024C", PlanStatus.SUPERSEDED, "2026-02-11"),
        ("P-0027F", PlanStatus.ACTIVE, "2026-03-10"),
        ("P-0029H", PlanStatus.DRAFT, ""),
    ]
    for earlier, later in pairwise(versions):
        assert later.replaces == earlier.id
        assert later.plan_version == earlier.plan_version + 1
        assert (earlier.until_day, earlier.until_time) == (later.in_force_day, later.in_force_time)
        assert not names(earlier) - names(later)
    assert [len(p.rows) for p in versions] == [3, 6, 10, 10]


def test_three_rows_of_the_draft_are_changed(versions: tuple[Plan, ...]) -> None:
    now, draft = versions[2:]
    changed = [row.name for row in draft.rows if row_code(row) != row_code(now.rows[draft.rows.index(row)])]
    assert changed == ["Cloakroom and toilets", "Home, bedrooms and bathroom", "Junior football club"]
    home, before = draft.row("home"), now.row("home")
    assert home is not None
    assert before is not None
    assert (before.level, home.level) == (Level.MODERATE, Level.HIGHER)


def test_one_control_was_not_delivered_and_nothing_is_on_hold(versions: tuple[Plan, ...]) -> None:
    now = versions[2]
    failed = [(row.name, c.status_on) for row in now.rows for c in row.controls if c.status in FAILED]
    assert failed == [("Cloakroom and toilets", "2026-03-17")]
    assert Attendance.ON_HOLD not in {row.attendance for plan in versions for row in plan.rows}
    assert {sum(row.sight_minutes for row in plan.rows) for plan in versions[1:]} == {350}


def test_reviews_were_held_when_they_were_due(versions: tuple[Plan, ...]) -> None:
    assert [[review.on for review in plan.reviews] for plan in versions] == [["2026-01-30"], ["2026-03-04"], [], []]
    assert versions[2].review_due == "2026-03-24"


def test_the_signatures_of_10_march_stand_under_what_was_signed(versions: tuple[Plan, ...]) -> None:
    now, draft = versions[2:]
    assert {(s.role, s.name) for s in now.signatures} == {
        (SignOffRole.LEAD, "N. Morgan"), (SignOffRole.HEADTEACHER, "S. Price"), (SignOffRole.CARER, "Ms Sample"),
        (SignOffRole.CHILD, "Ioan"), (SignOffRole.ROW_LEAD, "E. Lloyd"), (SignOffRole.ROW_LEAD, "Pat Lewis"),
    }  # fmt: skip
    rows = {row.key: row_code(row) for row in now.rows}
    assert all(s.content_code == (rows[s.row] if s.row else plan_code(now)) for s in now.signatures)
    assert draft.signatures == ()
    asked = {(a.role, a.name, a.when) for a in draft.asked}
    assert ("CHILD", "Ioan", "at the meeting Thu 19 March 15:30") in asked
    assert ("ROW_LEAD", "Pat Lewis", "2026-03-20") in asked


def test_two_interim_changes_bind_since_17_march(demo: CaseFile) -> None:
    library, both = demo.interims
    assert library.changes[0].outcome is InterimOutcome.TAKEN_OVER
    assert library.intervention == next(n.id for n in demo.interventions if n.number == "N-0126F")
    assert [(c.from_time, c.ends_on) for c in both.open] == [("14:00", "2026-03-24"), ("14:55", "2026-03-24")]
    assert both.plan == demo.plans[2].id


def test_five_affected_children_have_a_safety_plan(demo: CaseFile) -> None:
    files = {str(file.id): file for file in demo.files}
    people = {person.id: person.first for person in demo.people}
    stood = {people[files[plan.file].child]: (plan.status, plan.review_due) for plan in demo.safety_plans}
    active, draft = PlanStatus.ACTIVE, PlanStatus.DRAFT
    assert stood == {
        "Beca": (active, "2026-03-24"), "Osian": (active, "2026-03-24"), "Gruff": (active, "2026-03-18"),
        "Nel": (active, "2026-03-25"), "Cari": (draft, ""),
    }  # fmt: skip
    for plan in demo.safety_plans:
        said = {voice.words for voice in files[plan.file].voices}
        assert {own.words for own in plan.own_words} <= said


def test_the_club_was_told_the_rule_on_paper_once_and_by_phone_once(demo: CaseFile) -> None:
    club = [told for told in demo.told if told.recipient == "Pat Lewis"]
    assert [(t.on_day, t.how, t.tier) for t in club] == [
        ("2026-03-10", "BY_HAND", ContentTier.RULE_AND_PLACE), ("2026-03-17", "PHONE", ContentTier.RULE),
    ]  # fmt: skip
    assert {told.recipient for told in demo.told} == {"Pat Lewis", "E. Lloyd", "J. Pugh", "H. Bevan"}
    assert len(demo.told) == 8


def test_no_text_of_a_plan_is_pointed_out_or_names_another_child(demo: CaseFile) -> None:
    content = load_content(CONTENT, "wales")
    plans = CaseFile(plans=demo.plans, interims=demo.interims, safety_plans=demo.safety_plans, told=demo.told)
    said = [leaf.text for leaf in leaves(plans)]
    assert [t for t in said if print_hints(t, content.print_words, Scope.ANYWHERE)] == []
    assert [t for t in said if logging_hints(t, content.logging_lists())] == []
    own = [leaf.text for leaf in leaves(CaseFile(plans=demo.plans, interims=demo.interims, told=demo.told))]
    others = {p.first for p in demo.people if p.kind.value == "CHILD"} - {"Ioan"}
    assert [t for t in own if set(t.replace(".", " ").replace(",", " ").split()) & others] == []

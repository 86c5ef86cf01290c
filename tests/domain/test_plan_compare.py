"""Codes and comparison of versions: the same change is seen by both, an observation by neither."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import (
    Attendance,
    ClosureReview,
    Contingency,
    Control,
    ControlStatus,
    FamilySupport,
    Hold,
    Level,
    NeedToKnow,
    Plan,
    PlanReview,
    PlanRow,
    PlanStatus,
    PlanVoice,
    SheetRule,
    SignatureAsked,
)
from hsbdesk.domain.plan_codes import plan_code, row_code
from hsbdesk.domain.plan_compare import DifferenceKind, PlanDifference, changed_rows, compare_plans
from hsbdesk.domain.plan_sight import sight_of
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay

ADDED, REMOVED, CHANGED = DifferenceKind.ADDED, DifferenceKind.REMOVED, DifferenceKind.CHANGED
DOOR = Control(key="door", what="An adult at the door", who="E. Lloyd", cover="J. Pugh", starts="2026-03-17")
CLOAKROOM = PlanRow(
    key="cloakroom", setting="CLOAKROOM", name="Cloakroom and toilets", level=Level.HIGHER, controls=(DOOR,),
    contingencies=(Contingency(when="SUPERVISOR_ABSENT", then="The duty lead takes the door"),), sight_minutes=50,
)  # fmt: skip
CLUB = PlanRow(key="club", setting="SPORTS_CLUB", name="Junior football club", sheet=NeedToKnow(
    rules=(SheetRule(text="He arrives changed.", cover="Sam Tudor"),)
))  # fmt: skip
V3 = Plan(
    id=RecordId("v3"), number="P-0027F", author="N. Morgan", recorded_at="2026-03-10T15:40:00Z", file=FileId("file"),
    plan_version=3, status=PlanStatus.ACTIVE, in_force_day="2026-03-10", rows=(CLOAKROOM, CLUB),
    voices=(PlanVoice(of="CHILD", on="2026-03-10", words="I want to stay in goal."),),
)  # fmt: skip
SIGNED = SignOff(role=SignOffRole.LEAD, name="N. Morgan", way=SignOffWay.SIGNED_HERE, at="2026-03-10", content_code="x")


def brief(found: tuple[PlanDifference, ...]) -> list[tuple[str, ...]]:
    return [(one.kind.value, one.row, one.part, one.key, one.field) for one in found]


OBSERVED: list[dict[str, Any]] = [
    {"status": PlanStatus.UNDER_REVIEW},
    {"in_force_day": "2026-03-11", "in_force_time": "09:00", "until_day": "2026-03-19", "until_time": "16:00"},
    {"review_due": "2026-03-24"},
    {"reviews": (PlanReview(on="2026-03-20", by="N. Morgan"),)},
    {"closures": (ClosureReview(closure="2026-03-30", on="2026-03-23", by="N. Morgan"),)},
    {"asked": (SignatureAsked(role="CHILD", name="Ioan"),), "signatures": (SIGNED,)},
    {"id": RecordId("other"), "number": "P-0099X", "author": "A. Rees", "recorded_at": "2026-03-18T10:00:00Z"},
    {"rows": (replace(CLOAKROOM, review_due="2026-03-13"), CLUB)},
    {"rows": (replace(CLOAKROOM, controls=(
        replace(DOOR, status=ControlStatus.NOT_DELIVERED, status_words="x", status_on="2026-03-17", may_loosen="x",
                may_loosen_on="2026-04-28"),
    )), CLUB)},
]  # fmt: skip


@pytest.mark.parametrize("values", OBSERVED)
def test_an_observation_changes_no_code_and_is_no_difference(values: dict[str, Any]) -> None:
    seen = replace(V3, **values)
    assert plan_code(seen) == plan_code(V3)
    assert [row_code(row) for row in seen.rows] == [row_code(row) for row in V3.rows]
    assert (compare_plans(V3, seen), changed_rows(V3, seen)) == ((), ())


def test_a_read_sheet_keeps_its_code() -> None:
    read = replace(CLUB, sheet=replace(CLUB.sheet or NeedToKnow(), read_by="A. Rees", read_on="2026-03-20"))
    assert row_code(read) == row_code(CLUB)
    other = replace(CLUB, sheet=replace(CLUB.sheet or NeedToKnow(), tells_carer="N. Morgan"))
    assert row_code(other) != row_code(CLUB)


def test_codes_are_fixed() -> None:
    """Fixed once and for all: a signature that was given must stand in every later version of the program."""
    assert row_code(CLUB) == "8422-3CEA-97AA-8877"
    assert plan_code(V3) == "D64C-0788-6D27-1D5B"


ROW_CHANGES: list[tuple[dict[str, Any], list[tuple[str, ...]]]] = [
    ({"level": Level.MODERATE}, [("CHANGED", "cloakroom", "", "", "level")]),
    ({"name": "Cloakrooms"}, [("CHANGED", "cloakroom", "", "", "name")]),
    ({"concerns": (RecordId("no12"),)}, [("CHANGED", "cloakroom", "", "", "concerns")]),
    ({"hold": Hold(ends="2026-04-07")}, [("ADDED", "cloakroom", "hold", "", "")]),
    ({"controls": (replace(DOOR, cover=""),)}, [("CHANGED", "cloakroom", "controls", "door", "cover")]),
    ({"controls": ()}, [("REMOVED", "cloakroom", "controls", "door", "")]),
    (
        {"controls": (Control(key="card", what="A card"), DOOR)},
        [("ADDED", "cloakroom", "controls", "card", "")],
    ),
    (
        {"contingencies": (replace(CLOAKROOM.contingencies[0], then="Ioan waits in the hall"),)},
        [("CHANGED", "cloakroom", "contingencies", "", "")],
    ),
    (
        {"contingencies": (*CLOAKROOM.contingencies, Contingency(when="OTHER", when_words="Younger child inside"))},
        [("ADDED", "cloakroom", "contingencies", "", "")],
    ),
    ({"sheet": NeedToKnow(helps="A job")}, [("ADDED", "cloakroom", "sheet", "", "")]),
]


@pytest.mark.parametrize(("values", "wanted"), ROW_CHANGES)
def test_each_change_of_a_row_is_one_difference_and_a_new_code(
    values: dict[str, Any], wanted: list[tuple[str, ...]]
) -> None:
    new = replace(V3, rows=(replace(CLOAKROOM, **values), CLUB))
    found = compare_plans(V3, new)
    assert brief(found) == wanted
    assert found[0].name == new.rows[0].name
    assert changed_rows(V3, new) == ("cloakroom",)
    assert plan_code(new) != plan_code(V3)
    back = {"ADDED": "REMOVED", "REMOVED": "ADDED", "CHANGED": "CHANGED"}
    assert [(back[kind], *rest) for kind, *rest in brief(compare_plans(new, V3))] == wanted


def test_rows_are_added_and_removed_and_their_order_says_nothing() -> None:
    park = PlanRow(key="park", setting="PARK_PLAY_AREA", name="Park")
    new = replace(V3, rows=(park, CLUB))
    assert brief(compare_plans(V3, new)) == [("ADDED", "park", "", "", ""), ("REMOVED", "cloakroom", "", "", "")]
    assert changed_rows(V3, new) == ("park", "cloakroom")
    assert compare_plans(V3, replace(V3, rows=(CLUB, CLOAKROOM))) == ()


def test_what_the_plan_says_as_a_whole_stands_first() -> None:
    later = PlanVoice(of="CHILD", on="2026-03-19", words="Mrs Lloyd at the door is fine.")
    new = replace(
        V3, may_still_do="His club", family=FamilySupport(will_do="Collects him"), voices=(*V3.voices, later),
        rows=(CLOAKROOM, replace(CLUB, attendance=Attendance.CONTINUE)),
    )  # fmt: skip
    found = compare_plans(V3, new)
    assert [(one.kind, one.part, one.field) for one in found] == [
        (CHANGED, "", "may_still_do"), (CHANGED, "family", "will_do"), (ADDED, "voices", ""),
        (CHANGED, "", "attendance"),
    ]  # fmt: skip
    assert (found[0].before, found[0].after) == ("", "His club")
    assert found[2].after == later
    assert found[3].after is Attendance.CONTINUE


TEXTS = [field.name for field in fields(PlanRow) if isinstance(getattr(CLOAKROOM, field.name), str)]


@given(
    st.dictionaries(st.sampled_from([name for name in TEXTS if name not in {"key", "review_due"}]), st.text(min_size=1))
)
def test_exactly_the_fields_that_differ_are_named(values: dict[str, str]) -> None:
    new = replace(V3, rows=(replace(CLOAKROOM, **values), CLUB))
    differ = {name for name, value in values.items() if value != getattr(CLOAKROOM, name)}
    found = compare_plans(V3, new)
    assert {one.field for one in found} == differ
    assert {one.field: one.after for one in found} == {name: values[name] for name in differ}
    assert (row_code(new.rows[0]) != row_code(CLOAKROOM)) == bool(differ)


@given(st.lists(st.integers(-5, 700), max_size=6))
def test_time_in_sight_adds_up(minutes: list[int]) -> None:
    rows = [replace(CLUB, key=str(no), sight_minutes=each) for no, each in enumerate(minutes)]
    sight, total = sight_of(rows), sum(max(0, each) for each in minutes)
    assert (sight.total if sight is not None else 0) == total
    assert sight is None or (0 <= sight.minutes < 60 and sight.hours * 60 + sight.minutes == total)


def test_the_demo_is_in_sight_for_5_h_50_min_a_week() -> None:
    sight = sight_of([replace(CLUB, sight_minutes=100), replace(CLOAKROOM, sight_minutes=250)])
    assert sight is not None
    assert (sight.hours, sight.minutes) == (5, 50)

"""What a plan must say: each gap on its own case, what stops and what does not, and a sentence for each."""

import ast
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.content import load_content
from hsbdesk.domain.dates import on_day
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import InterimChange, InterimOutcome
from hsbdesk.domain.plan import (
    Attendance,
    ClosureReview,
    Control,
    ControlStatus,
    FamilySupport,
    Hold,
    Level,
    NeedToKnow,
    Plan,
    PlanEnding,
    PlanReview,
    PlanRow,
    PlanStatus,
    PlanVoice,
    RowReview,
    SheetAnswer,
    SheetHolder,
    SheetRule,
)
from hsbdesk.domain.plan_checks import HOLD_SETTINGS, hold_gaps, may_hold, plan_gaps, row_gaps
from hsbdesk.domain.plan_gaps import Gap, Stop, refuse_gaps
from hsbdesk.domain.plan_sheets import sheet_gaps
from hsbdesk.domain.plan_steps import (
    closure_gaps,
    decision_gaps,
    ending_gaps,
    interim_gaps,
    review_gaps,
    safety_gaps,
)
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.errors import DeskError
from hsbdesk.words import ERROR_SENTENCES, Words

ROOT = Path(__file__).parents[2]
HOLD = Hold(
    reason="No adult is named", decided_by="N. Morgan", waits_for=RecordId("n"), starts="2026-03-17",
    ends="2026-04-14", substitute="School football on Thursdays", told_how="A. Rees, in a talk",
)  # fmt: skip
CONTROL = Control(key="sight", what="Kept in sight", who="Pat Lewis", cover="Sam Tudor", status=ControlStatus.IN_PLACE)
SHEET = NeedToKnow(
    holders=(SheetHolder(name="Pat Lewis", is_welfare=True), SheetHolder(name="Sam Tudor", is_cover=True)),
    rules=(SheetRule(text="He arrives changed.", cover="Sam Tudor"),),
    answers=(SheetAnswer(when="He needs the toilet", then="He goes alone. You wait at the outer door."),),
    procedure="Club safeguarding procedure", carer_phone="01632 960 611", tells_carer="N. Morgan, by 20 March",
    return_by="2026-04-21", read_by="A. Rees",
)  # fmt: skip
CLUB = PlanRow(
    key="club", setting="SPORTS_CLUB", name="Junior football club", behaviour="Contact over clothing",
    at_risk="Younger children", level=Level.MODERATE, because="Changing area unsupervised", controls=(CONTROL,),
    supervisor="Pat Lewis", supervisor_cover="Sam Tudor", briefed_on="2026-03-10", alternative="School football",
    attendance=Attendance.CONTINUE_WITH_CONDITIONS, may_still_do="Plays in goal", sheet=SHEET,
)  # fmt: skip
PLAN = Plan(
    id=RecordId("v4"), number="P-0029J", author="N. Morgan", recorded_at="2026-03-18T10:00:00Z", file=FileId("file"),
    plan_version=4, status=PlanStatus.ACTIVE, in_force_day="2026-03-19", why="I-0412K", strengths="Plays in goal",
    may_still_do="All lessons", family=FamilySupport(will_do="Drives him"), own_page="You may come to training.",
    voices=(PlanVoice(of="CHILD", words="x"), PlanVoice(of="CARER", words="x")), rows=(CLUB,),
)  # fmt: skip
ON_HOLD = replace(CLUB, attendance=Attendance.ON_HOLD, hold=HOLD)


def said(gaps: tuple[Gap, ...]) -> list[tuple[str, str, Stop]]:
    return [(gap.id, gap.field, gap.stops) for gap in gaps]


def test_a_whole_plan_has_no_gap() -> None:
    assert plan_gaps(PLAN) == ()
    assert plan_gaps(replace(PLAN, rows=(ON_HOLD,))) == ()


# -- holds


def test_a_hold_is_offered_for_clubs_groups_trips_and_visits_alone() -> None:
    groups = {
        group.name: set(group.settings) for group in load_content(ROOT / "resources/content", "wales").setting_groups()
    }
    every = set().union(*groups.values())
    assert every > HOLD_SETTINGS
    lessons = groups["School"] - {"BREAKFAST_AFTERSCHOOL_CLUB", "TRIP_DAY", "TRIP_RESIDENTIAL"}
    assert not HOLD_SETTINGS & (lessons | groups["Travel"] | groups["Online"])
    assert all(may_hold(setting) == (setting in HOLD_SETTINGS) for setting in every)


@pytest.mark.parametrize("setting", ["CLASSROOM", "PLAYGROUND_BREAK", "SWIMMING", "ALT_PROVISION", "WORK_EXPERIENCE"])
def test_a_hold_of_lessons_is_an_exclusion_and_says_so(setting: str) -> None:
    row = replace(ON_HOLD, setting=setting, hold=None)
    assert said(hold_gaps(row)) == [("plan_hold_school_day", "attendance", Stop.SAVE)]
    sentence = Words().refusal(hold_gaps(row)[0].error())
    assert sentence.startswith("Keeping a child out of school or on reduced hours is an exclusion")
    assert "record it as an intervention" in sentence


@pytest.mark.parametrize(
    ("missing", "id_"),
    [
        ({"reason": " "}, "plan_hold_needs_reason"),
        ({"decided_by": ""}, "plan_hold_needs_decider"),
        ({"waits_for": None}, "plan_hold_needs_intervention"),
        ({"starts": ""}, "plan_hold_needs_start"),
        ({"ends": ""}, "plan_hold_needs_end"),
        ({"ends": "next week"}, "plan_hold_needs_end"),
        ({"substitute": ""}, "plan_hold_needs_substitute"),
        ({"told_how": ""}, "plan_hold_needs_told"),
        ({"ends": "2026-03-16"}, "plan_hold_ends_before"),
        ({"ends": "2026-04-15"}, "plan_hold_too_long"),
    ],
)
def test_a_hold_needs_all_of_its_parts(missing: dict[str, Any], id_: str) -> None:
    (gap,) = hold_gaps(replace(ON_HOLD, hold=replace(HOLD, **missing)))
    assert (gap.id, gap.field, gap.stops, gap.row) == (id_, f"hold.{next(iter(missing))}", Stop.SAVE, "club")


def test_a_hold_says_its_last_day() -> None:
    (gap,) = hold_gaps(replace(ON_HOLD, hold=replace(HOLD, ends="2026-05-01")))
    assert "14 April 2026" in Words().refusal(gap.error())
    assert len(hold_gaps(replace(ON_HOLD, hold=None))) == 7


@given(st.dates(date(2026, 1, 1), date(2026, 12, 1)), st.integers(0, 60))
def test_no_hold_is_longer_than_28_days(start: date, length: int) -> None:
    ends = date.fromordinal(start.toordinal() + length)
    hold = replace(HOLD, starts=start.isoformat(), ends=ends.isoformat())
    assert bool(hold_gaps(replace(ON_HOLD, hold=hold))) == (length > 28)


# -- rows


ROWS: list[tuple[dict[str, Any], str, str, Stop]] = [
    ({"name": ""}, "plan_row_needs_name", "name", Stop.SAVE),
    ({"setting": ""}, "plan_row_needs_setting", "setting", Stop.SAVE),
    ({"starts": "18:00", "ends": "17:00"}, "plan_row_times", "ends", Stop.SAVE),
    ({"controls": ()}, "plan_conditions_need_control", "controls", Stop.SIGN),
    (
        {"controls": (replace(CONTROL, status=ControlStatus.ENDED),)},
        "plan_conditions_need_control",
        "controls",
        Stop.SIGN,
    ),
    ({"supervisor": " "}, "plan_conditions_need_supervisor", "supervisor", Stop.SIGN),
    ({"supervisor_cover": ""}, "plan_check_supervisor_cover", "supervisor_cover", Stop.NOTHING),
    ({"supervisor_cover": "", "alternative": ""}, "plan_check_no_cover", "supervisor_cover", Stop.NOTHING),
    ({"behaviour": ""}, "plan_check_behaviour", "behaviour", Stop.NOTHING),
    ({"at_risk": ""}, "plan_check_at_risk", "at_risk", Stop.NOTHING),
    ({"level": Level.NOT_SAID}, "plan_check_level", "level", Stop.NOTHING),
    ({"because": ""}, "plan_check_because", "because", Stop.NOTHING),
    (
        {"level": Level.HIGHER, "controls": (), "attendance": Attendance.CONTINUE},
        "plan_check_higher",
        "controls",
        Stop.NOTHING,
    ),
    ({"attendance": Attendance.TO_BE_DECIDED}, "plan_check_attendance", "attendance", Stop.NOTHING),
    ({"may_still_do": ""}, "plan_check_may_still_do", "may_still_do", Stop.NOTHING),
    ({"briefed_on": ""}, "plan_check_briefed", "briefed_on", Stop.NOTHING),
]


@pytest.mark.parametrize(("values", "id_", "field", "stops"), ROWS)
def test_each_gap_of_a_row_on_its_own(values: dict[str, Any], id_: str, field: str, stops: Stop) -> None:
    assert said(row_gaps(replace(CLUB, **values))) == [(id_, field, stops)]


@pytest.mark.parametrize(
    ("values", "id_", "field", "stops"),
    [
        ({"what": ""}, "plan_control_needs_what", "what", Stop.SAVE),
        ({"starts": "2026-03-24", "ends": "2026-03-20"}, "plan_control_ends_before", "ends", Stop.SAVE),
        ({"status": ControlStatus.NOT_DELIVERED}, "plan_control_what_happened", "status_words", Stop.SAVE),
        ({"status": ControlStatus.DELIVERED_DID_NOT_WORK}, "plan_control_what_happened", "status_words", Stop.SAVE),
        ({"who": ""}, "plan_check_control_who", "who", Stop.NOTHING),
        ({"cover": ""}, "plan_check_control_cover", "cover", Stop.NOTHING),
        ({"status": ControlStatus.PLANNED}, "plan_check_control_by", "starts", Stop.NOTHING),
        ({"conditional": "where staffing allows"}, "plan_check_control_partly", "status", Stop.NOTHING),
    ],
)
def test_each_gap_of_a_control_on_its_own(values: dict[str, Any], id_: str, field: str, stops: Stop) -> None:
    row = replace(CLUB, controls=(CONTROL, replace(CONTROL, key="new", **values)))
    (gap,) = row_gaps(row)
    assert (gap.id, gap.field, gap.stops, gap.control) == (id_, f"controls.new.{field}", stops, "new")
    assert Words().refusal(gap.error()).startswith("Control 2")
    ended = replace(row, controls=(CONTROL, replace(CONTROL, key="new", **(values | {"status": ControlStatus.ENDED}))))
    assert said(row_gaps(ended)) == ([(id_, f"controls.new.{field}", stops)] if field in {"what", "ends"} else [])


def test_what_stops_saving_stands_first_and_checks_never_stop() -> None:
    row = replace(CLUB, name="", behaviour="", supervisor="", sheet=replace(SHEET, rules=()))
    stops = [gap.stops for gap in row_gaps(row)]
    assert stops == sorted(stops, key=list(Stop).index)
    refuse_gaps(row_gaps(replace(CLUB, behaviour="")), Stop.SIGN)
    unsigned = row_gaps(replace(CLUB, supervisor=""))
    refuse_gaps(unsigned, Stop.SAVE)
    with pytest.raises(DeskError, match="plan_conditions_need_supervisor"):
        refuse_gaps(unsigned, Stop.SIGN)
    with pytest.raises(DeskError, match="plan_row_needs_name"):
        refuse_gaps(row_gaps(row), Stop.SIGN)


# -- sheets


@pytest.mark.parametrize(
    ("values", "id_", "field", "stops"),
    [
        ({"rules": SHEET.rules * 4}, "sheet_too_many_rules", "rules", Stop.SAVE),
        ({"holders": ()}, "sheet_needs_holder", "holders", Stop.PRINT),
        ({"holders": SHEET.holders[:1]}, "sheet_needs_cover", "holders", Stop.PRINT),
        ({"rules": (replace(SHEET.rules[0], cover=""),)}, "sheet_rule_needs_cover", "rules.0.cover", Stop.PRINT),
        ({"answers": ()}, "sheet_needs_toilets", "answers", Stop.PRINT),
        (
            {"rules": (SheetRule(text="In sight.", cover="Sam Tudor"),)},
            "sheet_needs_changing",
            "answers",
            Stop.PRINT,
        ),
        ({"tells_carer": ""}, "sheet_needs_tells_carer", "tells_carer", Stop.PRINT),
        ({"read_by": ""}, "sheet_not_read", "read_by", Stop.PRINT),
        ({"carer_phone": ""}, "sheet_check_carer_phone", "carer_phone", Stop.NOTHING),
        ({"procedure": ""}, "sheet_check_procedure", "procedure", Stop.NOTHING),
        ({"return_by": ""}, "sheet_check_return", "return_by", Stop.NOTHING),
    ],
)
def test_each_gap_of_a_sheet_on_its_own(values: dict[str, Any], id_: str, field: str, stops: Stop) -> None:
    row = replace(CLUB, sheet=replace(SHEET, **values))
    assert said(sheet_gaps(row)) == [(id_, f"sheet.{field}", stops)]


def test_a_sheet_without_a_rule_does_not_leave() -> None:
    assert ("sheet_needs_rule", "sheet.rules", Stop.PRINT) in said(
        sheet_gaps(replace(CLUB, sheet=replace(SHEET, rules=())))
    )


def test_changing_is_asked_where_children_change() -> None:
    empty = replace(SHEET, answers=(), rules=(SheetRule(text="In sight.", cover="x"),))
    asked = {s: {gap.id for gap in sheet_gaps(replace(CLUB, setting=s, sheet=empty))}
             for s in ("SPORTS_CLUB", "YOUTH_CLUB_UNIFORMED", "PARK_PLAY_AREA")}  # fmt: skip
    assert asked["SPORTS_CLUB"] == {"sheet_needs_toilets", "sheet_needs_changing"}
    assert asked["YOUTH_CLUB_UNIFORMED"] == {"sheet_needs_toilets"}
    assert asked["PARK_PLAY_AREA"] == set()
    welsh = replace(
        empty, rules=(SheetRule(text="Mae'n newid gartref. Mae'n mynd i'r tŷ bach ar ei ben ei hun.", cover="x"),)
    )
    assert sheet_gaps(replace(CLUB, sheet=welsh)) == ()


# -- the whole plan


@pytest.mark.parametrize(
    ("values", "id_", "field", "stops"),
    [
        ({"rows": ()}, "plan_needs_row", "rows", Stop.SIGN),
        ({"why": ""}, "plan_check_why", "why", Stop.NOTHING),
        ({"strengths": ""}, "plan_check_strengths", "strengths", Stop.NOTHING),
        ({"may_still_do": ""}, "plan_check_plan_may_still_do", "may_still_do", Stop.NOTHING),
        ({"family": FamilySupport(strengths="x")}, "plan_check_family", "family", Stop.NOTHING),
        ({"voices": PLAN.voices[1:]}, "plan_check_child_voice", "voices", Stop.NOTHING),
        ({"voices": PLAN.voices[:1]}, "plan_check_carer_voice", "voices", Stop.NOTHING),
        ({"own_page": ""}, "plan_check_own_page", "own_page", Stop.NOTHING),
    ],
)
def test_each_gap_of_a_plan_on_its_own(values: dict[str, Any], id_: str, field: str, stops: Stop) -> None:
    assert said(plan_gaps(replace(PLAN, **values))) == [(id_, field, stops)]


def test_a_version_names_the_new_concerns() -> None:
    entry = Concern(
        id=RecordId("no12"), number="I-0412K", author="T. Hale", recorded_at="2026-03-17T13:56:00Z",
        when=on_day(date(2026, 3, 17)),
    )  # fmt: skip
    (gap,) = plan_gaps(PLAN, (entry,))
    assert (gap.id, gap.params, gap.is_refused) == ("plan_check_new_concern", (("n", 1),), False)
    assert plan_gaps(replace(PLAN, links=(entry.id,)), (entry,)) == ()


# -- steps


def test_an_interim_change_lasts_five_school_days(calendar: SchoolCalendar) -> None:
    change = InterimChange(key="door", what="An adult at the door", who="E. Lloyd", cover="J. Pugh",
                           from_day="2026-03-17", ends_on="2026-03-24")  # fmt: skip
    assert interim_gaps(change, calendar, told=1) == ()
    assert interim_gaps(replace(change, ends_on=""), calendar, told=1) == ()
    (gap,) = interim_gaps(replace(change, ends_on="2026-03-25"), calendar, told=1)
    assert (gap.id, gap.field, gap.params) == ("interim_too_long", "ends_on", (("last", "24 March 2026"),))
    renewed = replace(change, ends_on="2026-04-14", outcome=InterimOutcome.RENEWED, outcome_on="2026-03-24")
    assert interim_gaps(renewed, calendar, told=1) == ()
    assert said(interim_gaps(replace(renewed, ends_on="2026-04-15"), calendar, told=1))[0][0] == "interim_too_long"
    bare = InterimChange(key="x", what="", from_day="", ends_on="2026-03-24")
    assert said(interim_gaps(bare, calendar)) == [
        ("interim_needs_what", "what", Stop.SAVE),
        ("interim_needs_from", "from_day", Stop.SAVE),
        ("interim_check_who", "who", Stop.NOTHING),
        ("interim_check_told", "told", Stop.NOTHING),
    ]
    back = replace(change, ends_on="2026-03-16")
    assert said(interim_gaps(back, calendar, told=1)) == [("interim_ends_before", "ends_on", Stop.SAVE)]
    assert [gap.id for gap in decision_gaps(InterimOutcome.ENDED, " ")] == ["interim_needs_words"]
    assert decision_gaps(InterimOutcome.TAKEN_OVER, "") == decision_gaps(InterimOutcome.RENEWED, "v4 on Thursday") == ()


def test_a_review_goes_row_by_row_and_says_what_is_still_allowed() -> None:
    held = PlanReview(
        on="2026-04-16", by="N. Morgan", rows=(RowReview(row="club", outcome="CONTINUE"),), may_still_do="All lessons",
        child_view="x", carer_view="x", next_due="2026-05-28",
    )  # fmt: skip
    today = date(2026, 4, 16)

    def gaps(**values: Any) -> list[tuple[str, str, Stop]]:
        return said(review_gaps(replace(held, **values), PLAN, today))

    assert gaps() == gaps(next_due="") == []
    assert gaps(rows=()) == [("review_needs_row", "rows.club", Stop.SAVE)]
    assert gaps(rows=(RowReview(row="club", outcome=""),)) == [("review_needs_row", "rows.club", Stop.SAVE)]
    assert gaps(may_still_do="") == [("review_needs_may_still_do", "may_still_do", Stop.SAVE)]
    assert (
        gaps(next_due="2026-05-29") == gaps(next_due="2026-04-16") == [("review_next_too_late", "next_due", Stop.SAVE)]
    )
    assert gaps(on="2026-04-17", next_due="") == gaps(on="2026-03-18", next_due="") == gaps(on="soon", next_due="")
    assert gaps(on="soon") == [("review_needs_day", "on", Stop.SAVE)]
    assert gaps(by="") == [("review_needs_by", "by", Stop.SAVE)]
    assert gaps(child_view="", carer_view="") == [
        ("review_check_child", "child_view", Stop.NOTHING),
        ("review_check_carer", "carer_view", Stop.NOTHING),
    ]


def test_what_a_closure_an_ending_and_a_safety_plan_must_say() -> None:
    closure = closure_gaps(ClosureReview(closure="", on="", by=""))
    assert [gap.field for gap in closure if gap.is_refused] == ["closure", "holder", "phones", "opens_vault"]
    assert [gap.field for gap in closure if not gap.is_refused] == ["clubs", "reader"]
    ending = ending_gaps(PlanEnding(outcome="CONTINUE", evidence=""))
    assert all(gap.is_refused for gap in ending)
    assert [gap.field for gap in ending] == [
        "outcome", "evidence", "child_view", "carer_view", "affected_view", "agencies", "residual_rule", "tell", "on",
        "by",
    ]  # fmt: skip
    whole = PlanEnding(
        outcome="END", evidence="x", child_view="x", carer_view="x", affected_view="x", agencies="x",
        residual_rule="x", tell="x", on="2026-06-01", by="N. Morgan",
    )  # fmt: skip
    assert ending_gaps(whole) == ()
    safety = SafetyPlan(id=RecordId("s"), number="P-0031K", author="x", recorded_at="2026-03-18T10:00:00Z",
                        file=FileId("f"))  # fmt: skip
    assert [gap.field for gap in safety_gaps(safety) if gap.stops is Stop.SIGN] == ["trusted_adult", "if_worried"]


def test_every_gap_has_its_sentence() -> None:
    """The ids stand in the source as texts of their own; a gap without a sentence would say nothing of use."""
    used: set[str] = set()
    for name in ("plan_checks", "plan_sheets", "plan_steps"):
        tree = ast.parse((ROOT / "hsbdesk/domain" / f"{name}.py").read_text(encoding="utf-8"))
        used |= {
            node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
    begins = ("plan_", "sheet_", "interim_", "review_", "closure_", "ending_", "safety_")
    kinds = ("_needs_", "_check_", "_too_", "_ends_", "_hold_", "_what_", "_need_", "_not_", "_next_", "_times")
    ids = {text for text in used if text.startswith(begins) and any(kind in text for kind in kinds)}
    assert len(ids) > 70
    assert ids <= set(ERROR_SENTENCES)

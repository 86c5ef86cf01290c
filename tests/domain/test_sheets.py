"""Need-to-know sheets: whom to ring at which hours, what stops a sheet, and when a reading stands."""

from dataclasses import fields, replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.plan import NeedToKnow, PlanRow, PlanStatus, SheetAnswer, SheetHolder, SheetRule
from hsbdesk.domain.school import DayTime
from hsbdesk.domain.sheet_phones import Ring, ring_order, school_hours
from hsbdesk.domain.sheet_stops import kept_reading, sheet_stop

SCHOOL = ("08:55", "15:15")
WEEK = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY")
SHEET = NeedToKnow(
    holders=(
        SheetHolder(name="Pat Lewis", part="welfare officer", is_welfare=True),
        SheetHolder(name="Sam Tudor", part="coach", is_cover=True),
    ),
    rules=(SheetRule(text="He arrives changed.", cover="Sam Tudor"),),
    answers=(SheetAnswer(when="He needs the toilet", then="He goes alone."),),
    helps="He likes a job.",
    tells_carer="Nia Morgan, by 19:00",
    session_word="training",
    read_by="A. Rees",
    read_on="2026-03-20",
)


def row(sheet: NeedToKnow | None) -> PlanRow:
    return PlanRow(key="club", setting="SPORTS_CLUB", name="Football club", sheet=sheet)


def test_after_school_the_carer_comes_first_and_the_school_next_morning() -> None:
    order = ring_order(("TUESDAY",), "17:00", "18:00", SCHOOL)
    assert order == (Ring.CARER, Ring.WELFARE, Ring.OUT_OF_HOURS, Ring.SCHOOL_NEXT)


def test_in_school_hours_the_school_comes_first() -> None:
    order = ring_order(("TUESDAY", "FRIDAY"), "10:00", "11:00", SCHOOL)
    assert order == (Ring.SCHOOL_FIRST, Ring.CARER, Ring.WELFARE, Ring.COUNCIL)


@pytest.mark.parametrize(
    ("days", "starts", "ends"),
    [
        (("TUESDAY",), "15:00", "16:30"),  # over the end of the school day
        (("TUESDAY",), "07:45", "09:10"),  # over its beginning
        (("FRIDAY", "SATURDAY"), "10:00", "11:00"),
        ((), "", ""),  # nobody said when
        (("TUESDAY",), "", ""),
        (("TUESDAY",), "10:00", "02:00"),  # a night away
    ],
)
def test_hours_on_both_sides_name_the_school_and_the_out_of_hours_team(
    days: tuple[str, ...], starts: str, ends: str
) -> None:
    assert ring_order(days, starts, ends, SCHOOL) == (Ring.SCHOOL_FIRST, Ring.CARER, Ring.WELFARE, Ring.OUT_OF_HOURS)


TIMES = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in (0, 15, 30, 55)]


@given(
    st.lists(st.sampled_from(WEEK), unique=True, min_size=1).map(tuple),
    st.sampled_from(TIMES),
    st.sampled_from(TIMES),
)
def test_the_order_agrees_with_going_through_every_minute(days: tuple[str, ...], one: str, other: str) -> None:
    starts, ends = min(one, other), max(one, other)
    minutes = [f"{hour:02}:{minute:02}" for hour in range(24) for minute in range(60)]
    during = [time for time in minutes if starts <= time < ends] or [starts]
    sides = {day in WEEK[:5] and SCHOOL[0] <= time < SCHOOL[1] for day, time in product(days, during)}
    order = ring_order(days, starts, ends, SCHOOL)
    assert (Ring.SCHOOL_FIRST in order) == (True in sides)
    assert (Ring.OUT_OF_HOURS in order) == (False in sides)
    assert order.index(Ring.CARER) < order.index(Ring.WELFARE) < len(order) - 1


def test_the_school_day_is_the_part_that_holds_the_others() -> None:
    day, lunch = (
        DayTime(name="School day", start="08:55", end="15:15"),
        DayTime(name="Lunch", start="12:25", end="13:25"),
    )
    club = DayTime(name="After-school club", start="15:15", end="17:30")
    assert school_hours((club, lunch, day)) == SCHOOL
    assert school_hours((day,)) == SCHOOL
    assert school_hours((lunch,)) is None
    assert school_hours(()) is None


@pytest.mark.parametrize(
    ("sheet", "refused"),
    [
        (None, "sheet_missing"),
        (replace(SHEET, rules=()), "sheet_needs_rule"),
        (replace(SHEET, rules=SHEET.rules * 4), "sheet_too_many_rules"),
        (replace(SHEET, rules=(SheetRule(text="He arrives changed."),)), "sheet_rule_needs_cover"),
        (replace(SHEET, holders=()), "sheet_needs_holder"),
        (replace(SHEET, helps="As in I-0412K."), "sheet_holds_code"),
        (replace(SHEET, helps="See R-2026-0007F."), "sheet_holds_code"),
        (replace(SHEET, helps="Not beside Child F."), "sheet_holds_code"),
        (replace(SHEET, helps="New since v3."), "sheet_holds_code"),
        (replace(SHEET, helps="As in I-0412K.", read_by=""), "sheet_holds_code"),
        (replace(SHEET, read_by=""), "sheet_not_read"),
    ],
)
def test_what_stops_a_sheet(sheet: NeedToKnow | None, refused: str) -> None:
    error = sheet_stop(row(sheet))
    assert error is not None
    assert error.id == refused


def test_a_whole_sheet_may_be_given() -> None:
    assert sheet_stop(row(SHEET)) is None
    assert sheet_stop(row(replace(SHEET, helps="If a child I know asks: be kind. Year 6, pitch B2."))) is None


@pytest.mark.parametrize("status", PlanStatus)
def test_no_sheet_of_a_plan_that_is_gone_is_given(status: PlanStatus) -> None:
    stop = sheet_stop(row(SHEET), status)
    assert (stop is not None) == (status in {PlanStatus.SUPERSEDED, PlanStatus.ENDED})


def test_a_reading_falls_with_any_word_that_changes() -> None:
    changed = {
        "holders": SHEET.holders[:1],
        "rules": (*SHEET.rules, SheetRule(text="He is collected.")),
        "answers": (),
        "not_on": ("2026-03-31",),
        "return_by": "2026-04-21",
    }
    for field in fields(NeedToKnow):
        if field.name in {"read_by", "read_on"}:
            continue
        after = replace(SHEET, **{field.name: changed.get(field.name, "other words")})
        assert kept_reading(SHEET, after).read_by == "", field.name
        again = replace(after, read_by="N. Morgan", read_on="2026-03-21")
        assert kept_reading(SHEET, again) == again, field.name
    assert kept_reading(SHEET, SHEET) == SHEET
    assert kept_reading(None, SHEET) == SHEET
    assert kept_reading(replace(SHEET, read_by=""), SHEET) == SHEET

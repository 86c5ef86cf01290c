"""Each condition for reading counts with care holds on its own case, and is silent otherwise."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate, Precision, on_day
from hsbdesk.domain.effect import Care, CareReason
from hsbdesk.domain.effect_count import measure_effect
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import AimScope, Delivery, Exclusion, Intervention, InterventionStatus
from hsbdesk.domain.record import StrikeOut

Make = Callable[..., Any]
START = "2026-02-11"
"""Before: 14 January to 10 February; since: 11 February to 17 March."""
BEFORE = ("2026-01-15", "2026-01-19", "2026-01-22", "2026-01-27", "2026-02-09")
SINCE = ("2026-02-12", "2026-02-24", "2026-03-03", "2026-03-09", "2026-03-17")


@pytest.fixture
def entries(make_entry: Make) -> list[Concern]:
    """Five entries on each side, at break: enough for the small number of 5."""
    return [
        make_entry(
            day, PartialDate(Precision.DATETIME, day, day, "10:45"), places=("Playground",), behaviours=("LANGUAGE",)
        )
        for day in (*BEFORE, *SINCE)
    ]


@pytest.fixture
def care(make_case: Make, make_intervention: Make, entries: list[Concern]) -> Callable[..., tuple[Care, ...]]:
    """Return what must be read with care; without any change, nothing."""

    def find(
        *others: Intervention, left_out: int = 0, more: tuple[Concern, ...] = (), case: Any = None, **changes: Any
    ) -> tuple[Care, ...]:
        values = {"aim_scope": AimScope(times=("Break",)), "type": "ONE_TO_ONE_WORK", **changes}
        intervention = make_intervention(values.pop("start", START), **values)
        given: dict[str, Any] = {"others": (intervention, *others), **(case or {})}
        effect = measure_effect(make_case(intervention, *entries[left_out:], *more, **given))
        assert effect is not None
        return effect.care

    return find


def reasons(care: tuple[Care, ...]) -> list[CareReason]:
    return [one.reason for one in care]


def test_nothing_is_said_where_nothing_holds(care: Make) -> None:
    assert care() == ()


def test_few_entries_on_one_side_are_enough_to_say_so(care: Make) -> None:
    assert reasons(care(left_out=1)) == [CareReason.FEW_ENTRIES]
    assert reasons(care(case={"small_number": 6})) == [CareReason.FEW_ENTRIES]
    assert care(case={"small_number": 5}) == ()


@pytest.mark.parametrize(
    ("deliveries", "reliability", "days", "records"),
    [
        ({"2026-03-09": "NOT_DELIVERED", "2026-03-03": "PARTLY"}, "", ("2026-03-03", "2026-03-09"),
         ("2026-03-03", "2026-03-09")),
        ({"2026-03-10": "NOT_DELIVERED"}, "IN_PLACE", ("2026-03-10",), ()),
        ({}, "PARTLY", (), ()),
        ({}, "NOT_DELIVERED", (), ()),
    ],
)  # fmt: skip
def test_days_on_which_it_was_not_delivered(
    care: Make, deliveries: dict[str, str], reliability: str, days: tuple[str, ...], records: tuple[str, ...]
) -> None:
    stated = tuple(Delivery(day=day, state=state) for day, state in deliveries.items())
    found = care(deliveries=stated, reliability=reliability)
    assert reasons(found) == [CareReason.NOT_DELIVERED]
    assert tuple(day.isoformat() for day in found[0].days) == days
    assert found[0].records == records


def test_a_delivery_on_every_day_and_a_gap_outside_the_window_are_no_gap(care: Make, calendar: Any) -> None:
    days = calendar.school_days(date(2026, 2, 11), date(2026, 3, 17))
    full = tuple(Delivery(day=day.isoformat(), state="IN_PLACE") for day in days)
    assert care(deliveries=full, reliability="IN_PLACE") == ()
    outside = Delivery(day="2026-03-18", state="NOT_DELIVERED")
    assert care(deliveries=(*full, outside)) == ()
    # Judged "partly" as a whole, and every day of the window is known to have been delivered.
    assert care(deliveries=full, reliability="PARTLY") == ()


def other(make: Make, start: str, **more: Any) -> Intervention:
    return make(start, **{"key": "other", **more})


@pytest.mark.parametrize(
    ("type_", "reason"),
    [
        ("REPORTING_ROUTES", CareReason.REPORTING_CHANGED),
        ("STAFF_BRIEFING", CareReason.REPORTING_CHANGED),
        ("SUPERVISED_BREAKS", CareReason.SUPERVISION_CHANGED),
        ("HOTSPOT_CHANGE", CareReason.SUPERVISION_CHANGED),
        ("FIXED_EXCLUSION", CareReason.SUPERVISION_CHANGED),
    ],
)
@pytest.mark.parametrize(
    ("start", "holds"),
    [("2026-01-14", False), ("2026-01-15", True), ("2026-02-11", True), ("2026-03-17", True), ("2026-03-18", False)],
)
def test_another_change_that_began_inside_the_windows(
    care: Make, make_intervention: Make, type_: str, reason: CareReason, start: str, holds: bool
) -> None:
    found = care(other(make_intervention, start, type=type_))
    assert reasons(found) == ([reason] if holds else [])
    assert all(one.records == ("other",) for one in found)


@pytest.mark.parametrize("type_", ["PARENT_MEETING", "PANTS", "COUNSELLING", "OTHER"])
def test_other_work_says_nothing_unless_it_restricts_or_led_to_an_entry(
    care: Make, make_intervention: Make, type_: str
) -> None:
    assert care(other(make_intervention, "2026-02-24", type=type_)) == ()
    restrictive = other(make_intervention, "2026-02-24", type=type_, restrictive=True)
    assert reasons(care(restrictive)) == [CareReason.SUPERVISION_CHANGED]
    led = other(make_intervention, "2026-02-24", type=type_, prompted=(RecordId("2026-03-03"),))
    assert reasons(care(led)) == [CareReason.REPORTING_CHANGED]


@pytest.mark.parametrize(
    ("end", "holds"), [("2026-01-13", False), ("2026-01-14", True), ("2026-03-16", True), ("2026-03-17", False)]
)
def test_supervision_that_ended_inside_the_windows(care: Make, make_intervention: Make, end: str, holds: bool) -> None:
    ended = other(
        make_intervention, "2025-11-24", type="SUPERVISED_BREAKS", status=InterventionStatus.ENDED,
        end=on_day(date.fromisoformat(end)),
    )  # fmt: skip
    assert reasons(care(ended)) == ([CareReason.SUPERVISION_CHANGED] if holds else [])


@pytest.mark.parametrize(
    "more",
    [
        {"status": InterventionStatus.PLANNED},
        {"status": InterventionStatus.NOT_STARTED},
        {"struck_out": StrikeOut(reason="twice", by="N. Morgan", at="2026-03-01T09:00:00Z")},
    ],
)
@pytest.mark.parametrize("type_", ["REPORTING_ROUTES", "SUPERVISED_BREAKS"])
def test_what_never_ran_changes_nothing(care: Make, make_intervention: Make, type_: str, more: dict[str, Any]) -> None:
    assert care(other(make_intervention, "2026-02-24", type=type_, **more)) == ()


def test_a_way_to_tell_changes_what_is_told_by_itself(care: Make) -> None:
    found = care(type="REPORTING_ROUTES")
    assert reasons(found) == [CareReason.REPORTING_CHANGED]
    assert found[0].records == ("done",)
    assert care(type="SUPERVISED_BREAKS", restrictive=True) == ()


def test_two_weeks_of_school_without_any_record(care: Make, calendar: Any) -> None:
    days = list(calendar.school_days(date(2026, 1, 14), date(2026, 3, 17)))
    silent = days[12:22]
    recorded = frozenset(days) - frozenset(silent)
    found = care(case={"recorded_on": recorded})
    assert reasons(found) == [CareReason.RECORDING_GAP]
    assert found[0].days == tuple(silent)
    assert care(case={"recorded_on": recorded | {silent[4]}}) == ()
    assert care(case={"recorded_on": recorded | {silent[0]}}) == ()


def test_days_on_which_the_child_was_kept_out_of_school(care: Make, make_intervention: Make) -> None:
    out = Exclusion(start="2026-02-24", end="2026-03-01", days=4, decided_by="S. Price")
    began = other(make_intervention, "2025-09-24", type="FIXED_EXCLUSION", exclusion=out)
    found = care(began)
    assert reasons(found) == [CareReason.RECORDING_GAP]
    assert [day.day for day in found[0].days] == [24, 25, 26, 27]
    assert found[0].records == ("other",)
    inside = other(make_intervention, "2025-09-24", type="INTERNAL_EXCLUSION", exclusion=out)
    assert care(inside) == ()
    long_ago = Exclusion(start="2025-10-06", end="2025-10-08", days=3, decided_by="S. Price")
    assert care(other(make_intervention, "2025-09-24", type="FIXED_EXCLUSION", exclusion=long_ago)) == ()


def test_fewer_school_days_than_twenty(care: Make, make_entry: Make) -> None:
    found = care(start="2026-02-12", case={"small_number": 0})
    assert reasons(found) == [CareReason.SHORT_WINDOW]
    assert care(start="2026-02-12", case={"small_number": 0, "today": "2026-03-19"}) == ()


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        (PartialDate(Precision.WEEK, "2026-02-09", "2026-02-15"), True),
        (PartialDate(Precision.MONTH, "2026-01-01", "2026-01-31"), True),
        (PartialDate(Precision.BEFORE, None, "2026-02-01"), True),
        (PartialDate(Precision.RANGE, "2026-03-16", "2026-03-20"), True),
        (UNKNOWN_DATE, True),
        (PartialDate(Precision.WEEK, "2026-02-02", "2026-02-08"), False),
        (PartialDate(Precision.MONTH, "2025-12-01", "2025-12-31"), False),
        (PartialDate(Precision.BEFORE, None, "2026-01-14"), False),
        (PartialDate(Precision.RANGE, "2026-03-18", "2026-03-20"), False),
    ],
)
def test_an_entry_whose_date_may_lie_on_either_side(
    care: Make, make_entry: Make, when: PartialDate, holds: bool
) -> None:
    scope = AimScope(places=("Playground",))
    found = care(more=(make_entry("vague", when, places=("Library corner",)),), aim_scope=scope)
    assert reasons(found) == ([CareReason.DATES_UNCERTAIN] if holds else [])
    assert all(one.records == ("vague",) for one in found)


@pytest.mark.parametrize(
    ("scope", "more", "holds"),
    [
        (AimScope(times=("Break",)), {}, True),
        (AimScope(places=("Playground",)), {}, True),
        (AimScope(behaviours=("LANGUAGE",)), {}, True),
        (AimScope(places=("Playground",)), {"places": ("Field",)}, False),
        (AimScope(places=("Playground",), times=("Break",)), {"places": ("Field",)}, False),
        (AimScope(places=("Playground",), times=("Break",)), {"places": ("Playground",)}, True),
        (None, {}, False),
    ],
)
def test_an_entry_of_which_too_little_is_known_to_say_whether_it_belongs_to_the_aim(
    care: Make, make_entry: Make, scope: AimScope | None, more: dict[str, Any], holds: bool
) -> None:
    entry = make_entry("bare", "2026-02-13", **more)
    found = care(more=(entry,), aim_scope=scope)
    assert [(one.reason, one.records) for one in found] == ([(CareReason.SCOPE_UNCERTAIN, ("bare",))] if holds else [])
    # An entry outside both windows is nobody's question.
    far = make_entry("far", (date(2026, 1, 14) - timedelta(days=7)).isoformat(), **more)
    assert care(more=(far,), aim_scope=scope) == ()

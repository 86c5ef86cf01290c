"""Counts before and since: windows of equal length, the aim's own scope, and nothing guessed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hsbdesk.domain.concern import Enquiry, Occurrences, Participation, Role
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate, Precision
from hsbdesk.domain.effect import CareReason, Effect, ScopeDay
from hsbdesk.domain.effect_count import EffectCase, measure_effect
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.intervention import (
    AimScope,
    Delivery,
    DeliveryAnswer,
    InterventionStatus,
)

Make = Callable[..., Any]
BREAKS = AimScope(words="Break and lunch", times=("Break", "Lunch"))


def at(day: str, time: str) -> PartialDate:
    return PartialDate(Precision.DATETIME, day, day, time)


def span(precision: Precision, start: str, end: str) -> PartialDate:
    return PartialDate(precision, start, end)


def measured(case: EffectCase, most: int = 20) -> Effect:
    effect = measure_effect(case, most)
    assert effect is not None
    return effect


def counts(effect: Effect) -> dict[str, tuple[int, int]]:
    return {row.label or row.key: (row.before.entries, row.since.entries) for row in effect.rows}


def doubted(effect: Effect, reason: CareReason) -> tuple[str, ...]:
    return next((care.records for care in effect.care if care.reason is reason), ())


# -- windows


@pytest.mark.parametrize(
    ("start", "more", "today", "expected"),
    [
        # 20 school days on each side, half-term between: demo.md section 13.
        ("2026-02-11", {}, "2026-03-18", ("2026-01-14", "2026-02-10", "2026-02-11", "2026-03-17", 20)),
        ("2025-11-24", {}, "2026-03-18", ("2025-10-20", "2025-11-21", "2025-11-24", "2025-12-19", 20)),
        # Today counts from tomorrow on.
        ("2026-03-10", {}, "2026-03-18", ("2026-03-02", "2026-03-09", "2026-03-10", "2026-03-17", 6)),
        ("2026-03-10", {}, "2026-03-17", ("2026-03-03", "2026-03-09", "2026-03-10", "2026-03-16", 5)),
        # A start on a day without school counts from the next school day.
        ("2026-02-18", {}, "2026-03-01", ("2026-02-09", "2026-02-13", "2026-02-23", "2026-02-27", 5)),
        # No more days since than lie before, and the other way round.
        ("2025-09-04", {}, "2026-03-18", ("2025-09-02", "2025-09-03", "2025-09-04", "2025-09-05", 2)),
        # An ended one stops at its last day.
        (
            "2026-02-11",
            {"end": "2026-02-13"},
            "2026-03-18",
            ("2026-02-06", "2026-02-10", "2026-02-11", "2026-02-13", 3),
        ),
    ],
)
def test_windows_hold_the_same_school_days(
    make_case: Make, make_intervention: Make, start: str, more: dict[str, str], today: str, expected: tuple[Any, ...]
) -> None:
    ended = {"status": InterventionStatus.ENDED, "end": span(Precision.DATE, more["end"], more["end"])} if more else {}
    effect = measured(make_case(make_intervention(start, **ended), today=today))
    ends = (effect.before.start, effect.before.end, effect.since.start, effect.since.end)
    assert (*(day.isoformat() for day in ends), effect.days) == expected


def test_a_start_inside_the_school_day_counts_from_the_next(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    """N-0126F began at 15:00 on 3 March; no. 10 was at 12:50 that day (demo.md sections 5 and 6)."""
    done = make_intervention(at("2026-03-03", "15:00"))
    entries = (
        make_entry("earlier", at("2026-03-03", "12:50")),
        make_entry("later", at("2026-03-03", "15:10")),
        make_entry("sometime", "2026-03-03"),
        make_entry("day-after", "2026-03-04"),
    )
    effect = measured(make_case(done, *entries))
    assert (effect.before.end, effect.since.start, effect.days) == (date(2026, 3, 3), date(2026, 3, 4), 10)
    assert effect.rows[0].before.records == ("earlier",)
    assert effect.rows[0].since.records == ("day-after",)
    assert set(doubted(effect, CareReason.DATES_UNCERTAIN)) == {"later", "sometime"}


def test_a_start_before_the_bell_counts_from_its_own_day(make_case: Make, make_intervention: Make) -> None:
    effect = measured(make_case(make_intervention(at("2026-03-03", "08:40"))))
    assert effect.since.start == date(2026, 3, 3)


def test_days_in_which_it_may_have_begun_stand_on_neither_side(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    done = make_intervention(span(Precision.WEEK, "2026-02-02", "2026-02-08"))
    effect = measured(make_case(done, make_entry("in-it", "2026-02-04"), make_entry("after", "2026-02-09")))
    assert (effect.before.end, effect.since.start) == (date(2026, 1, 30), date(2026, 2, 9))
    assert effect.rows[0].since.records == ("after",)
    assert doubted(effect, CareReason.DATES_UNCERTAIN) == ("in-it",)


@pytest.mark.parametrize(
    ("start", "more"),
    [
        ("2026-03-18", {}),
        ("2026-04-20", {"status": InterventionStatus.PLANNED}),
        ("2026-02-11", {"status": InterventionStatus.PLANNED}),
        ("2026-02-11", {"status": InterventionStatus.NOT_STARTED}),
        ("2026-02-11", {"status": InterventionStatus.ENDED}),
        ("2025-09-02", {}),
        (UNKNOWN_DATE, {}),
        (PartialDate(Precision.BEFORE, None, "2026-01-01"), {}),
    ],
)
def test_nothing_is_counted_where_one_side_is_empty(
    make_case: Make, make_intervention: Make, start: Any, more: dict[str, Any]
) -> None:
    assert measure_effect(make_case(make_intervention(start, **more))) is None


# -- which entries count, and where


def test_only_what_counts_and_what_the_child_did_is_counted(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    def part(role: Role, person: str = "ioan") -> dict[str, Any]:
        return {"people": (Participation(role=role, person=PersonId(person)),)}

    entries = (
        make_entry("led", "2026-02-12", **part(Role.LED)),
        make_entry("alleged", "2026-02-13", **part(Role.ALLEGED_DISPLAYED)),
        make_entry("joined", "2026-02-23", **part(Role.JOINED_IN)),
        make_entry("affected", "2026-02-24", **part(Role.AFFECTED)),
        make_entry("another", "2026-02-25", **part(Role.DISPLAYED, "mali")),
        make_entry("mistaken", "2026-02-26", enquiries=(Enquiry(state="MISTAKEN"),)),
    )
    effect = measured(make_case(make_intervention("2026-02-11"), *entries))
    assert effect.rows[0].since.records == ("led", "alleged")


def test_occasions_are_counted_day_by_day_where_days_are_known(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    """No. 5 of the demo: three days of one week; here its week is the one in which something began."""
    week = span(Precision.WEEK, "2025-11-17", "2025-11-23")
    known = Occurrences(count_min=3, dates=("2025-11-17", "2025-11-19", "2025-11-20"))
    entry = make_entry("five", week, occurrences=known)
    both = measured(make_case(make_intervention("2025-11-20"), entry)).rows[0]
    assert (both.before.entries, both.before.occasions) == (1, 2)
    assert (both.since.entries, both.since.occasions) == (1, 1)
    before = measured(make_case(make_intervention("2025-11-24"), entry)).rows[0]
    assert (before.before.entries, before.before.occasions, before.since.entries) == (1, 3, 0)


@pytest.mark.parametrize(
    ("occurrences", "expected", "uncertain"),
    [
        (Occurrences(count_min=3), (0, 0), True),
        (Occurrences(count_min=3, dates=("2025-11-17",)), (1, 0), True),
        (Occurrences(count_min=1, dates=("2025-11-17", "2025-11-20")), (0, 0), True),
        (Occurrences(count_min=1, dates=("2025-11-17", "2025-11-19")), (1, 0), False),
        (Occurrences(count_min=2, dates=("2025-11-17", "2025-11-20")), (1, 1), False),
    ],
)
def test_occasions_without_a_day_are_never_guessed(
    make_case: Make,
    make_intervention: Make,
    make_entry: Make,
    occurrences: Occurrences,
    expected: tuple[int, int],
    uncertain: bool,
) -> None:
    week = span(Precision.WEEK, "2025-11-17", "2025-11-23")
    effect = measured(make_case(make_intervention("2025-11-20"), make_entry("five", week, occurrences=occurrences)))
    row = effect.rows[0]
    assert (row.before.occasions, row.since.occasions) == expected
    assert bool(doubted(effect, CareReason.DATES_UNCERTAIN)) is uncertain


def test_a_weekend_does_not_make_a_school_week_uncertain(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    week = span(Precision.WEEK, "2025-11-17", "2025-11-23")
    effect = measured(make_case(make_intervention("2025-11-24"), make_entry("week", week)))
    assert effect.rows[0].before.records == ("week",)


def test_every_list_of_the_aim_must_match(make_case: Make, make_intervention: Make, make_entry: Make) -> None:
    scope = AimScope(places=("Playground",), times=("Break", "Lunch"), behaviours=("GROUP_GAME",))
    fits = {"places": ("Playground", "Field"), "behaviours": ("LANGUAGE", "GROUP_GAME")}
    entries = (
        make_entry("fits", at("2026-02-12", "11:00"), **fits),
        make_entry("wrong-time", at("2026-02-12", "11:01"), **fits),
        make_entry("wrong-place", at("2026-02-12", "12:25"), **{**fits, "places": ("Field",)}),
        make_entry("wrong-kind", at("2026-02-12", "13:25"), **{**fits, "behaviours": ("LANGUAGE",)}),
        make_entry("no-time", "2026-02-12", **fits),
        make_entry("no-time-wrong-place", "2026-02-12", **{**fits, "places": ("Field",)}),
    )
    effect = measured(make_case(make_intervention("2026-02-11", aim_scope=scope), *entries))
    assert effect.rows[0].since.records == ("fits",)
    assert len(effect.rows[-1].since.records) == 5
    assert doubted(effect, CareReason.SCOPE_UNCERTAIN) == ("no-time",)


def test_a_time_the_school_no_longer_has_is_not_taken_for_none(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    scope = AimScope(times=("Afternoon break",))
    effect = measured(
        make_case(make_intervention("2026-02-11", aim_scope=scope), make_entry("x", at("2026-02-12", "14:00")))
    )
    assert counts(effect) == {"AIM": (0, 0), "OTHER": (0, 1)}
    assert doubted(effect, CareReason.SCOPE_UNCERTAIN) == ("x",)


def test_rows_are_the_aim_its_most_frequent_place_and_the_rest(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    entries = (
        make_entry("8", at("2026-01-27", "10:45"), places=("Playground",)),
        make_entry("9", at("2026-02-09", "12:40"), places=("Playground", "Field")),
        make_entry("10", at("2026-03-03", "12:50"), places=("Library corner",)),
        make_entry("7", at("2026-01-22", "09:50"), places=("Playground",)),
    )
    effect = measured(make_case(make_intervention("2026-02-11", aim_scope=BREAKS), *entries))
    assert [row.key for row in effect.rows] == ["AIM", "PLACE", "OTHER"]
    assert counts(effect) == {"Break and lunch": (2, 1), "Playground": (2, 0), "OTHER": (1, 0)}


@pytest.mark.parametrize("places", [("A", "A"), ("A", "B"), ("A", "A", "B", "B", "C", "C")])
def test_a_place_that_says_no_more_than_the_aim_has_no_row(
    make_case: Make, make_intervention: Make, make_entry: Make, places: tuple[str, ...]
) -> None:
    entries = [make_entry(str(n), "2026-02-12", places=(place,)) for n, place in enumerate(places)]
    effect = measured(make_case(make_intervention("2026-02-11"), *entries))
    assert [row.key for row in effect.rows] == ["AIM"]


def test_an_entry_inside_the_aim_asks_unless_it_was_not_delivered_or_is_answered(
    make_case: Make, make_intervention: Make, make_entry: Make
) -> None:
    days = {"2026-02-12": "IN_PLACE", "2026-02-13": "PARTLY", "2026-02-23": "NOT_DELIVERED"}
    entries = [make_entry(day, at(day, "10:45")) for day in (*days, "2026-02-24", "2026-02-25")]
    done = make_intervention(
        "2026-02-11",
        aim_scope=BREAKS,
        deliveries=tuple(Delivery(day=day, state=state) for day, state in days.items()),
        delivery_answers=(DeliveryAnswer(entry=RecordId("2026-02-25"), answer="NOT_DELIVERED"),),
    )
    effect = measured(make_case(done, *entries))
    assert [(one.record, one.day, one.asks) for one in effect.inside] == [
        ("2026-02-12", ScopeDay.IN_PLACE, True),
        ("2026-02-13", ScopeDay.PARTLY, True),
        ("2026-02-23", ScopeDay.NOT_DELIVERED, False),
        ("2026-02-24", ScopeDay.NOT_KNOWN, True),
        ("2026-02-25", ScopeDay.NOT_KNOWN, False),
    ]
    counted = effect.delivery
    assert (counted.in_place, counted.partly, counted.not_delivered, counted.not_recorded, counted.days) == (
        1, (date(2026, 2, 13),), (date(2026, 2, 23),), 17, 20,
    )  # fmt: skip
    assert measured(make_case(replace(done, aim_scope=None), *entries)).inside == ()

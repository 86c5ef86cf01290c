"""Counts by place, time, month and category, against counts by brute force."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.concern import Concern, Enquiry
from hsbdesk.domain.dates import PartialDate, Precision, month_end
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.patterns import category_of, count_months, count_places, month_of, new_places
from hsbdesk.domain.record import StrikeOut
from hsbdesk.domain.triage import Categorised, Category, NotHsb, Triage

TIMES = ("Before school", "Lessons", "Break", "Lunch", "After school")
PLACES = ("Playground", "Field", "Classroom", "Corridor")
AT = "2026-03-18T09:00:00Z"


def triage(category: Category | None, *, not_hsb: bool = False) -> Triage:
    given = Categorised(category=category, because="x", by="N", on="2026-03-18") if category is not None else None
    no = NotHsb(reason="MUTUAL", because="x", by="N", on="2026-03-18") if not_hsb else None
    return Triage(categories=(given,) if given is not None else (), not_hsb=no, decided_at=AT)


def concern(n: int, when: PartialDate, places: tuple[str, ...] = ("Playground",), **more: Any) -> Concern:
    number = record_number("I", n)
    return Concern(id=RecordId(number), number=number, author="N", recorded_at=AT, when=when, places=places, **more)


def day(iso: str) -> PartialDate:
    return PartialDate(Precision.DATE, iso, iso)


@st.composite
def whens(draw: st.DrawFn) -> PartialDate:
    start = date(2025, 9, 1) + timedelta(days=draw(st.integers(0, 250)))
    precision = draw(st.sampled_from(list(Precision)))
    iso = start.isoformat()
    match precision:
        case Precision.UNKNOWN:
            return PartialDate(precision)
        case Precision.BEFORE:
            return PartialDate(precision, None, iso)
        case Precision.DATETIME:
            return PartialDate(precision, iso, iso, draw(st.sampled_from(("08:00", "10:50", "12:40", "16:00"))))
        case Precision.DATE:
            return PartialDate(precision, iso, iso)
        case Precision.WEEK:
            monday = start - timedelta(days=start.weekday())
            return PartialDate(precision, monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        case Precision.MONTH:
            first = start.replace(day=1)
            return PartialDate(precision, first.isoformat(), month_end(first).isoformat())
        case _:
            return PartialDate(precision, iso, (start + timedelta(days=draw(st.integers(1, 90)))).isoformat())


@st.composite
def concerns(draw: st.DrawFn) -> list[Concern]:
    found: list[Concern] = []
    for n in range(1, draw(st.integers(0, 14)) + 1):
        state = draw(st.sampled_from(("open", "done", "done", "done", "not_hsb", "struck", "mistaken")))
        category = draw(st.sampled_from([*Category, None]))
        found.append(
            concern(
                n,
                draw(whens()),
                tuple(draw(st.lists(st.sampled_from(PLACES), max_size=3))),
                triage=None if state == "open" else triage(category, not_hsb=state == "not_hsb"),
                struck_out=StrikeOut(reason="x", by="N", at=AT) if state == "struck" else None,
                enquiries=(Enquiry(state="MISTAKEN"),) if state == "mistaken" else (),
            )
        )
    return found


def part(entry: Concern) -> str | None:
    return {"08:00": TIMES[0], "10:50": TIMES[2], "12:40": TIMES[3], "16:00": TIMES[4]}.get(entry.when.time or "")


@given(entries=concerns())
def test_the_grid_equals_a_count_by_hand(entries: list[Concern]) -> None:
    grid = count_places(entries, TIMES, part, order=PLACES)
    counted = [c for c in entries if c.counts]
    inside = [c for c in counted if part(c) and c.places]
    assert grid.total == len(inside)
    assert {*grid.without} == {c.id for c in counted if c not in inside}
    assert len(grid.without) + grid.total == len(counted)
    assert grid.times == TIMES
    assert {*grid.places} == {place for c in inside for place in c.places}
    for place, row, total in zip(grid.places, grid.cells, grid.place_totals, strict=True):
        assert total == sum(place in c.places for c in inside)
        for time, cell in zip(grid.times, row, strict=True):
            here = {c.id for c in inside if place in c.places and part(c) == time}
            assert (cell.count, {*cell.records}) == (len(here), here)
    for time, total in zip(grid.times, grid.time_totals, strict=True):
        assert total == sum(part(c) == time for c in inside)
    assert [*grid.place_totals] == sorted(grid.place_totals, reverse=True)
    assert grid.most == max((cell.count for row in grid.cells for cell in row), default=0)


@given(entries=concerns())
def test_other_words_for_places_count_an_entry_once_in_each(entries: list[Concern]) -> None:
    grid = count_places(entries, TIMES, part, lambda c: ["School" for _ in c.places])
    assert grid.places == (("School",) if grid.total else ())
    assert sum(grid.place_totals) == grid.total


@given(entries=concerns(), span=st.tuples(st.dates(date(2025, 8, 1), date(2026, 8, 1))).map(lambda d: d[0]))
def test_months_equal_a_count_by_hand_and_none_is_lost(entries: list[Concern], span: date) -> None:
    table = count_months(entries, span, span)
    counted = [c for c in entries if c.counts]
    assert table.total == len(counted)
    assert table.not_categorised == sum(category_of(c) is None for c in counted)
    months = [(m.year, m.month) for m in table.months]
    assert (span.year, span.month) in months
    assert months == sorted(set(months))
    last = months[-1][0] * 12 + months[-1][1]
    assert len(months) == last - (months[0][0] * 12 + months[0][1]) + 1
    for month in table.months:
        here = [
            c
            for c in counted
            if c.when.start and c.when.end and c.when.precision is not Precision.BEFORE
            and c.when.start[:7] == c.when.end[:7] == f"{month.year}-{month.month:02}"
        ]  # fmt: skip
        by_hand = Counter(category_of(c) for c in here)
        assert {category: count for category, count in month.counts if count} == dict(by_hand)
        assert {*month.records} == {c.id for c in here}
        assert month.of(Category.NORMAL) == by_hand[Category.NORMAL]
    assert {*table.no_month_records} == {c.id for c in counted if month_of(c.when) is None}


def test_unsure_and_not_triaged_are_both_not_yet_categorised_and_normal_stands_there() -> None:
    table = count_months(
        [
            concern(1, day("2026-03-02")),
            concern(2, day("2026-03-03"), triage=triage(Category.UNSURE)),
            concern(3, day("2026-03-04"), triage=triage(Category.NORMAL)),
        ]
    )
    assert [(c, n) for c, n in table.months[0].counts if n] == [(Category.NORMAL, 1), (None, 2)]


@pytest.mark.parametrize(
    ("when", "month"),
    [
        (day("2026-03-31"), (2026, 3)),
        (PartialDate(Precision.WEEK, "2025-11-17", "2025-11-23"), (2025, 11)),
        (PartialDate(Precision.WEEK, "2026-03-30", "2026-04-05"), None),
        (PartialDate(Precision.TERM, "2025-09-02", "2025-12-19"), None),
        (PartialDate(Precision.RANGE, "2026-03-30", "2026-04-01"), None),
        (PartialDate(Precision.RANGE, "2025-03-05", "2026-03-05"), None),
        (PartialDate(Precision.BEFORE, None, "2026-03-05"), None),
        (PartialDate(Precision.UNKNOWN), None),
    ],
)
def test_a_date_over_two_months_has_no_month(when: PartialDate, month: tuple[int, int] | None) -> None:
    assert month_of(when) == month


def test_an_entry_at_two_places_counts_at_each_and_once_in_the_totals() -> None:
    entry = concern(9, PartialDate(Precision.DATETIME, "2026-02-09", "2026-02-09", "12:40"), ("Playground", "Field"))
    grid = count_places([entry], TIMES, part, order=("Field", "Playground"))
    assert grid.places == ("Field", "Playground")
    assert grid.place_totals == (1, 1)
    assert (grid.time_totals[3], grid.total) == (1, 1)


def test_new_places_are_those_first_named_in_the_last_two_months() -> None:
    entries = [
        concern(1, day("2025-09-10")),
        concern(2, day("2025-11-05"), ("Classroom",)),
        concern(3, day("2026-02-09"), ("Playground", "Field")),
        concern(4, day("2026-03-03"), ("Field", "Corridor")),
    ]
    assert new_places(entries) == {
        "Field": (entries[2].id, entries[3].id),
        "Corridor": (entries[3].id,),
    }
    assert new_places(entries[:2]) == {}
    assert new_places([]) == {}

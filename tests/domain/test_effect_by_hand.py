"""Counts over random calendars, closures and dates, against a count that goes through every single day."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from hsbdesk.domain.calendar import ClosedDay, SchoolCalendar, Term
from hsbdesk.domain.concern import Concern, Occurrences
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate, Precision
from hsbdesk.domain.effect import CareReason
from hsbdesk.domain.effect_count import EffectCase, measure_effect
from hsbdesk.domain.intervention import AimScope, Intervention, InterventionStatus

Make = Callable[..., Any]

DAYS = [date(2025, 9, 1) + timedelta(days=n) for n in range(240)]
PLACES = ("Playground", "Library", "Classroom")


@st.composite
def calendars(draw: st.DrawFn) -> SchoolCalendar:
    terms: list[Term] = []
    start = draw(st.integers(0, 20))
    for n in range(draw(st.integers(1, 4))):
        length = draw(st.integers(5, 80))
        terms.append(Term(f"Term {n}", DAYS[start], DAYS[min(start + length, len(DAYS) - 1)]))
        start = min(start + length + draw(st.integers(1, 20)), len(DAYS) - 1)
    closed = [
        ClosedDay(DAYS[first], DAYS[min(first + draw(st.integers(0, 9)), len(DAYS) - 1)], "Closed")
        for first in draw(st.lists(st.integers(0, len(DAYS) - 1), max_size=4))
    ]
    return SchoolCalendar(terms=tuple(terms), closed=tuple(closed))


@st.composite
def dates(draw: st.DrawFn, *, least: int = 0, most: int = 199) -> PartialDate:
    day = DAYS[draw(st.integers(least, most))]
    iso = day.isoformat()
    monday = day - timedelta(days=day.weekday())
    match draw(st.sampled_from(list(Precision))):
        case Precision.DATETIME:
            time = draw(st.sampled_from(["07:00", "08:55", "10:40", "10:45", "11:30", "13:25", "15:00", "16:00"]))
            return PartialDate(Precision.DATETIME, iso, iso, time)
        case Precision.WEEK:
            return PartialDate(Precision.WEEK, monday.isoformat(), (monday + timedelta(days=6)).isoformat())
        case Precision.MONTH:
            last = (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
            return PartialDate(Precision.MONTH, day.replace(day=1).isoformat(), last.isoformat())
        case Precision.RANGE | Precision.TERM | Precision.HALF_TERM as precision:
            return PartialDate(precision, iso, (day + timedelta(days=draw(st.integers(1, 30)))).isoformat())
        case Precision.BEFORE:
            return PartialDate(Precision.BEFORE, None, iso)
        case Precision.UNKNOWN:
            return UNKNOWN_DATE
        case _:
            return PartialDate(Precision.DATE, iso, iso)


@st.composite
def occasions(draw: st.DrawFn) -> Occurrences:
    days = draw(st.lists(st.sampled_from(DAYS[:200]), max_size=4))
    return Occurrences(count_min=draw(st.integers(1, 4)), dates=tuple(day.isoformat() for day in days))


SCOPES = st.builds(
    AimScope,
    places=st.sets(st.sampled_from(PLACES), max_size=2).map(tuple),
    times=st.sets(st.sampled_from(["Break", "Lunch"]), max_size=2).map(tuple),
    behaviours=st.sets(st.sampled_from(["LANGUAGE", "EXPOSURE"]), max_size=1).map(tuple),
)
ENTRIES = st.lists(
    st.tuples(
        dates(),
        occasions(),
        st.sets(st.sampled_from(PLACES), max_size=2).map(tuple),
        st.sets(st.sampled_from(["LANGUAGE", "EXPOSURE"]), max_size=2).map(tuple),
    ),
    max_size=8,
)


class ByHand:
    """Goes through every day of the school year, one at a time, and through every day an occasion may have been."""

    def __init__(self, case: EffectCase, most: int) -> None:
        self.case = case
        start, end, running = case.intervention.start, case.intervention.end, True
        self.begin: set[date] = set()
        self.before: list[date] = []
        self.since: list[date] = []
        if start.start is None or start.end is None:
            return
        self.part = start.time if start.time is not None and start.time > "08:55" else None
        self.begin = {day for day in DAYS if start.start <= day.isoformat() <= start.end}
        if self.part is not None and not self.school(min(self.begin)):
            self.part = None
        for day in DAYS:
            iso = day.isoformat()
            running = running and not (end is not None and iso > (end.start or ""))
            if end is not None and end.start is not None and (end.start != end.end or (end.time or "24") < "15:15"):
                running = running and iso < end.start
            if not self.school(day):
                continue
            exact = start.start == start.end and self.part is None
            if iso < start.start or (self.part is not None and iso == start.start):
                self.before.append(day)
            elif (iso > start.end or exact) and day < case.today and running:
                self.since.append(day)
        days = min(most, len(self.before), len(self.since))
        self.before, self.since = self.before[len(self.before) - days :], self.since[:days]

    def school(self, day: date) -> bool:
        calendar = self.case.calendar
        return (
            day.weekday() < 5
            and any(t.start <= day <= t.end for t in calendar.terms)
            and not any(c.start <= day <= c.end for c in calendar.closed)
        )

    def side(self, day: date, time: str | None) -> str:
        if self.part is not None and day in self.begin:
            return "before" if time is not None and time < self.part else "unsure"
        if len(self.begin) > 1 and day in self.begin:
            return "unsure"
        if self.before[0] <= day <= self.before[-1]:
            return "before"
        return "since" if self.since[0] <= day <= self.since[-1] else "out"

    def place(self, days: list[date], time: str | None) -> str:
        days = [day for day in days if self.school(day)] or days
        sides = {self.side(day, time if len(days) == 1 else None) for day in days}
        if len(sides) == 1:
            return sides.pop()
        return "unsure"

    def count(self, concern: Concern) -> dict[str, int]:
        when = concern.when
        first, last = when.start or "2000", when.end or "2999"
        around = [DAYS[0] - timedelta(days=1), *DAYS, DAYS[-1] + timedelta(days=1)]
        whole = [d for d in around if first <= d.isoformat() <= last and (when.start or d.isoformat() < last)]
        whole = whole or [DAYS[0] - timedelta(days=1)]
        exact = sorted({date.fromisoformat(day) for day in concern.occurrences.dates})
        least = concern.occurrences.count_min
        found: dict[str, int] = {}
        if len(exact) > least:
            between = [day for day in DAYS if exact[0] <= day <= exact[-1]]
            found[self.place(between, None)] = least
            return found
        for day in exact:
            time = when.time if when.start == day.isoformat() else None
            side = self.place([day], time)
            found[side] = found.get(side, 0) + 1
        if least > len(exact):
            side = self.place(whole, when.time)
            found[side] = found.get(side, 0) + least - len(exact)
        return found

    def inside(self, concern: Concern) -> bool:
        scope, time = self.case.intervention.aim_scope, concern.when.time
        if scope is None:
            return True
        hours = {"Break": ("10:40", "11:00"), "Lunch": ("12:25", "13:25")}
        if scope.times and not any(time is not None and hours[n][0] <= time <= hours[n][1] for n in scope.times):
            return False
        if scope.places and not any(place in concern.places for place in scope.places):
            return False
        return not scope.behaviours or any(kind in concern.behaviours for kind in scope.behaviours)


@settings(max_examples=300)
@given(
    calendar=calendars(),
    start=dates(least=30, most=120),
    end=st.one_of(st.none(), st.none(), dates(least=60)),
    today=st.sampled_from(DAYS[90:]),
    scope=st.one_of(st.none(), SCOPES),
    entries=ENTRIES,
    most=st.sampled_from([20, 20, 10, 1]),
)
def test_counts_are_those_of_going_through_every_day(
    make_case: Make,
    make_intervention: Make,
    make_entry: Make,
    calendar: SchoolCalendar,
    start: PartialDate,
    end: PartialDate | None,
    today: date,
    scope: AimScope | None,
    entries: list[tuple[PartialDate, Occurrences, tuple[str, ...], tuple[str, ...]]],
    most: int,
) -> None:
    concerns = [
        make_entry(str(n), when, occurrences=occurrences, places=places, behaviours=behaviours)
        for n, (when, occurrences, places, behaviours) in enumerate(entries)
    ]
    status = InterventionStatus.RUNNING if end is None else InterventionStatus.ENDED
    done: Intervention = make_intervention(start, aim_scope=scope, status=status, end=end)
    case: EffectCase = make_case(done, *concerns, calendar=calendar, today=today.isoformat())
    hand = ByHand(case, most)
    effect = measure_effect(case, most)
    if not hand.since:
        assert effect is None
        return
    assert effect is not None
    school = [day for day in DAYS if hand.school(day)]
    for window in (effect.before, effect.since):
        assert sum(window.start <= day <= window.end for day in school) == effect.days == len(hand.since)
    assert effect.since.end < today
    totals = {(inside, side): [0, 0] for inside in (True, False) for side in ("before", "since")}
    unsure: set[str] = set()
    for concern in concerns:
        for side, number in hand.count(concern).items():
            if side in {"before", "since"}:
                totals[hand.inside(concern), side][0] += 1
                totals[hand.inside(concern), side][1] += number
            elif side == "unsure":
                unsure.add(concern.id)
    aim = effect.rows[0]
    assert [aim.before.entries, aim.before.occasions] == totals[True, "before"]
    assert [aim.since.entries, aim.since.occasions] == totals[True, "since"]
    other = [row for row in effect.rows if row.key == "OTHER"]
    for row in other:
        assert [row.before.entries, row.before.occasions] == totals[False, "before"]
        assert [row.since.entries, row.since.occasions] == totals[False, "since"]
    assert other or not (totals[False, "before"][0] or totals[False, "since"][0])
    care = {found.reason: found.records for found in effect.care}
    assert set(care.get(CareReason.DATES_UNCERTAIN, ())) == unsure

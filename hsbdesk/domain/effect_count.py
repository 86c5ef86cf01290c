"""Counts entries and occasions before and since an intervention began, the aim's own scope first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import sort_key
from hsbdesk.domain.effect import (
    WINDOW_DAYS,
    Counted,
    CountRow,
    DeliveryCount,
    Effect,
    ScopeDay,
    ScopeEntry,
)
from hsbdesk.domain.effect_care import Doubt, find_care
from hsbdesk.domain.effect_sides import Side, Sides, Stretch, find_sides, stretches_of
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.intervention import AimScope, Intervention, Reliability
from hsbdesk.domain.school import DayTime

PLACE_ROWS = 2
"""Further rows for places inside the aim, where so many are the most frequent."""
_MOST_ASKING = (ScopeDay.IN_PLACE, ScopeDay.PARTLY, ScopeDay.NOT_KNOWN, ScopeDay.NOT_DELIVERED)


@dataclass(frozen=True, slots=True)
class DatedEntry:
    """An entry with its occasions by what is known of their days."""

    concern: Concern
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectCase:
    """What counting looks at."""

    intervention: Intervention
    entries: tuple[DatedEntry, ...]
    """As `date_entries` gives them for the child of the file."""
    others: tuple[Intervention, ...]
    """The file's interventions; the one itself may be among them."""
    calendar: SchoolCalendar
    day_times: tuple[DayTime, ...]
    today: date
    small_number: int
    recorded_on: frozenset[date]
    """Days on which anything at all was recorded in the school."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with what is known of its place in the comparison."""

    concern: Concern
    inside: bool
    """In the aim's own scope."""
    before: tuple[Stretch, ...]
    since: tuple[Stretch, ...]


def measure_effect(case: EffectCase, most: int = WINDOW_DAYS) -> Effect | None:
    """Return the counts over at most `most` school days on each side, and the conditions to read them with care.

    None when not one school day lies on each side: planned, begun today, a start that is not known.
    """
    found = find_sides(case.intervention, case.calendar, case.day_times, case.today, most)
    if found is None:
        return None
    placed, doubt = place_entries(case, found)
    rows = _count_rows(case.intervention, placed)
    inside = _inside(case.intervention, placed)
    delivery = count_deliveries(case.intervention, found.since_days)
    care = find_care(
        case.intervention,
        case.others,
        found,
        aim=rows[0],
        inside=inside,
        delivery=delivery,
        doubt=doubt,
        recorded_on=case.recorded_on,
        small_number=case.small_number,
        most=most,
    )
    return Effect(
        before=found.before,
        since=found.since,
        days=found.days,
        rows=rows,
        delivery=delivery,
        inside=inside,
        care=care,
    )


def date_entries(concerns: Iterable[Concern], child: PersonId) -> tuple[DatedEntry, ...]:
    """Return the entries that count, each once, in date order, with their occasions by day."""
    counted = {c.id: c for c in concerns if c.counts and child in c.displaying()}
    ordered = sorted(counted.values(), key=lambda c: (sort_key(c.when), c.order_hint, c.number))
    return tuple(DatedEntry(concern, stretches_of(concern)) for concern in ordered)


def place_entries(case: EffectCase, sides: Sides) -> tuple[tuple[Placed, ...], Doubt]:
    """Return the entries that stand on a side, in date order, and those that could not be placed for certain."""
    placed: list[Placed] = []
    dates: list[Concern] = []
    scope: list[Concern] = []
    for entry in case.entries:
        concern = entry.concern
        by_side: dict[Side, list[Stretch]] = {side: [] for side in Side}
        for stretch in entry.stretches:
            by_side[sides.side(stretch)].append(stretch)
        if by_side[Side.UNCERTAIN]:
            dates.append(concern)
        if by_side[Side.BEFORE] or by_side[Side.SINCE]:
            fits = scope_fit(case.intervention.aim_scope, concern, case.day_times)
            if fits is None:
                scope.append(concern)
            before, since = tuple(by_side[Side.BEFORE]), tuple(by_side[Side.SINCE])
            placed.append(Placed(concern, fits is True, before, since))
    return tuple(placed), Doubt(tuple(c.id for c in dates), tuple(c.id for c in scope))


def has_scope(scope: AimScope | None) -> bool:
    """Return whether the aim names a place, a time or a behaviour of its own."""
    return scope is not None and bool(scope.places or scope.times or scope.behaviours)


def scope_fit(scope: AimScope | None, concern: Concern, day_times: Sequence[DayTime]) -> bool | None:
    """Return whether an entry is in the aim's scope; None when too little is known of it to say.

    Every list that the aim gives must match: a place and a behaviour by name, a time by the parts of the school's
    day, first and last minute included. An aim without a scope takes in every entry.
    """
    if scope is None:
        return True
    time = concern.when.time
    parts = [part for part in day_times if part.name in scope.times]
    known_time = time is not None and len({part.name for part in parts}) == len(set(scope.times))
    checks = (
        (scope.places, bool(concern.places), bool(set(scope.places) & set(concern.places))),
        (scope.times, known_time, time is not None and any(part.start <= time <= part.end for part in parts)),
        (scope.behaviours, bool(concern.behaviours), bool(set(scope.behaviours) & set(concern.behaviours))),
    )
    unclear = False
    for wanted, known, matches in checks:
        if not wanted or matches:
            continue
        if known:
            return False
        unclear = True
    return None if unclear else True


def count_deliveries(intervention: Intervention, days: Sequence[date]) -> DeliveryCount:
    """Return what is known of the delivery on these school days."""
    states = _states(intervention)
    said = Counter(states.get(day, "") for day in days)
    return DeliveryCount(
        in_place=said[Reliability.IN_PLACE],
        partly=tuple(day for day in days if states.get(day) == Reliability.PARTLY),
        not_delivered=tuple(day for day in days if states.get(day) == Reliability.NOT_DELIVERED),
        not_recorded=said[""],
    )


def _states(intervention: Intervention) -> dict[date, str]:
    return {date.fromisoformat(delivery.day): delivery.state for delivery in intervention.deliveries}


def _count_rows(intervention: Intervention, placed: Sequence[Placed]) -> tuple[CountRow, ...]:
    scope = intervention.aim_scope
    inside = [one for one in placed if one.inside]
    rows = [_row("AIM", scope.words if scope is not None else "", inside)]
    rows += [
        _row("PLACE", place, [one for one in inside if place in one.concern.places]) for place in _top_places(inside)
    ]
    if has_scope(scope):
        rows.append(_row("OTHER", "", [one for one in placed if not one.inside]))
    return tuple(rows)


def _top_places(inside: Sequence[Placed]) -> tuple[str, ...]:
    """Return the places that most of the aim's entries share, unless that says no more than the aim's own row."""
    counts = Counter(place for one in inside for place in dict.fromkeys(one.concern.places))
    if not counts:
        return ()
    highest = max(counts.values())
    top = sorted(place for place, count in counts.items() if count == highest)
    return tuple(top) if 1 < highest < len(inside) and len(top) <= PLACE_ROWS else ()


def _row(key: str, label: str, placed: Sequence[Placed]) -> CountRow:
    return CountRow(
        key=key,
        label=label,
        before=_counted((one.concern, one.before) for one in placed),
        since=_counted((one.concern, one.since) for one in placed),
    )


def _counted(entries: Iterable[tuple[Concern, tuple[Stretch, ...]]]) -> Counted:
    there = [(concern, stretches) for concern, stretches in entries if stretches]
    return Counted(
        entries=len(there),
        occasions=sum(stretch.occasions for _, stretches in there for stretch in stretches),
        records=tuple(concern.id for concern, _ in there),
    )


def _inside(intervention: Intervention, placed: Sequence[Placed]) -> tuple[ScopeEntry, ...]:
    """Return the entries since the start inside an aim that has a scope."""
    if not has_scope(intervention.aim_scope):
        return ()
    states = _states(intervention)
    answers = {answer.entry: answer.answer for answer in intervention.delivery_answers}
    found: list[ScopeEntry] = []
    for one in placed:
        if not one.inside or not one.since:
            continue
        day = _day_state(one.since, states)
        answer = answers.get(one.concern.id, "")
        asks = day is not ScopeDay.NOT_DELIVERED and not answer
        found.append(ScopeEntry(record=one.concern.id, day=day, answer=answer, asks=asks))
    return tuple(found)


def _day_state(stretches: Sequence[Stretch], states: dict[date, str]) -> ScopeDay:
    """Return what is known of the delivery then; of several days the one that most asks for an answer."""
    said = {
        ScopeDay(states.get(stretch.start, ScopeDay.NOT_KNOWN)) if stretch.start == stretch.end else ScopeDay.NOT_KNOWN
        for stretch in stretches
    }
    return next(state for state in _MOST_ASKING if state in said)

"""The conditions under which counts must be read with care: each holds or does not, none is a conclusion."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from hsbdesk.domain.effect import Care, CareReason, CountRow, DeliveryCount, ScopeEntry
from hsbdesk.domain.effect_sides import BEGUN, Sides
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import Intervention, Reliability

GAP_DAYS = 10
"""School days in a row without anything recorded in the whole school: our decision, two weeks of school."""

REPORTING = frozenset({"REPORTING_ROUTES", "STAFF_BRIEFING"})
"""Types after which more may be told or noticed; so does anything that led to an entry."""

SUPERVISION = frozenset(
    {
        "SUPERVISED_BREAKS",
        "ESCORTED_TOILETS",
        "STAFF_DEPLOYMENT",
        "HOTSPOT_CHANGE",
        "SEATING_TIMETABLE",
        "INTERNAL_EXCLUSION",
        "FIXED_EXCLUSION",
        "RISK_PLAN",
    }
)
"""Types that watch or keep apart; so does anything restrictive."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Entries that could not be placed for certain."""

    dates: tuple[RecordId, ...]
    """Perhaps in a window."""
    scope: tuple[RecordId, ...]
    """In a window, and perhaps in the aim's scope."""


def find_care(
    intervention: Intervention,
    others: Sequence[Intervention],
    sides: Sides,
    *,
    aim: CountRow,
    inside: Sequence[ScopeEntry],
    delivery: DeliveryCount,
    doubt: Doubt,
    recorded_on: frozenset[date],
    small_number: int,
    most: int,
) -> tuple[Care, ...]:
    """Return every condition that holds, in the order in which they are read."""
    around = [o for o in others if o.id != intervention.id and o.status in BEGUN and o.struck_out is None]
    found: list[Care | None] = [
        _few(aim, small_number),
        _not_delivered(intervention, inside, delivery),
        _reporting(intervention, around, sides),
        _supervision(around, sides),
        *_recording(intervention, around, sides, recorded_on),
        Care(reason=CareReason.SHORT_WINDOW) if sides.days < most else None,
        Care(reason=CareReason.DATES_UNCERTAIN, records=doubt.dates) if doubt.dates else None,
        Care(reason=CareReason.SCOPE_UNCERTAIN, records=doubt.scope) if doubt.scope else None,
    ]
    return tuple(care for care in found if care is not None)


def _few(aim: CountRow, small_number: int) -> Care | None:
    if min(aim.before.entries, aim.since.entries) >= small_number:
        return None
    return Care(reason=CareReason.FEW_ENTRIES, records=tuple(dict.fromkeys((*aim.before.records, *aim.since.records))))


def _not_delivered(intervention: Intervention, inside: Sequence[ScopeEntry], delivery: DeliveryCount) -> Care | None:
    """Hold for days that were not, or partly, delivered, and for a judgement to that effect without days."""
    days = tuple(sorted((*delivery.partly, *delivery.not_delivered)))
    judged = intervention.reliability in {Reliability.PARTLY, Reliability.NOT_DELIVERED}
    if not days and not (judged and delivery.not_recorded):
        return None
    gaps = {Reliability.PARTLY, Reliability.NOT_DELIVERED}
    return Care(
        reason=CareReason.NOT_DELIVERED, days=days, records=tuple(e.record for e in inside if e.day.value in gaps)
    )


def _reporting(intervention: Intervention, around: Sequence[Intervention], sides: Sides) -> Care | None:
    """Hold for another way to tell that began inside a window, and for one that is such a way itself."""
    found = [o.id for o in around if (o.type in REPORTING or o.prompted) and _begins_inside(o, sides)]
    if intervention.type in REPORTING or intervention.prompted:
        found.insert(0, intervention.id)
    return Care(reason=CareReason.REPORTING_CHANGED, records=tuple(found)) if found else None


def _supervision(around: Sequence[Intervention], sides: Sides) -> Care | None:
    found = [
        o.id
        for o in around
        if (o.type in SUPERVISION or o.restrictive) and (_begins_inside(o, sides) or _ends_inside(o, sides))
    ]
    return Care(reason=CareReason.SUPERVISION_CHANGED, records=tuple(found)) if found else None


def _begins_inside(other: Intervention, sides: Sides) -> bool:
    """Return whether it may have begun after the first day of the comparison and by its last."""
    start = other.start
    if start.end is None:
        return False
    first = date.fromisoformat(start.start) if start.start is not None else date.min
    return date.fromisoformat(start.end) > sides.before.start and first <= sides.since.end


def _ends_inside(other: Intervention, sides: Sides) -> bool:
    """Return whether its last day may lie inside the comparison, with days of it to follow."""
    end = other.end
    if end is None or end.end is None:
        return False
    first = date.fromisoformat(end.start) if end.start is not None else date.min
    return date.fromisoformat(end.end) >= sides.before.start and first < sides.since.end


def _recording(
    intervention: Intervention, around: Sequence[Intervention], sides: Sides, recorded_on: frozenset[date]
) -> list[Care]:
    """Hold for each stretch without any record in the school, and for days the child was kept out of school."""
    days = (*sides.before_days, *sides.since_days)
    found = [Care(reason=CareReason.RECORDING_GAP, days=run) for run in _silent_runs(days, recorded_on)]
    away: set[date] = set()
    why: list[RecordId] = []
    for one in (intervention, *around):
        if one.type == "FIXED_EXCLUSION" and one.exclusion is not None:
            out = {day for day in days if one.exclusion.start <= day.isoformat() <= one.exclusion.end}
            away |= out
            why += [one.id] if out else []
    if away:
        found.append(Care(reason=CareReason.RECORDING_GAP, days=tuple(sorted(away)), records=tuple(why)))
    return found


def _silent_runs(days: Sequence[date], recorded_on: frozenset[date]) -> Iterator[tuple[date, ...]]:
    """Yield each stretch of GAP_DAYS school days or more on which nothing was recorded."""
    for silent, run in groupby(days, key=lambda day: day not in recorded_on):
        stretch = tuple(run)
        if silent and len(stretch) >= GAP_DAYS:
            yield stretch

"""Counts over many entries: places by times of day, categories by month. Places and times, never children.

Source: ux.md section 5.17; domain.md section 9 (small numbers).
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.triage import CATEGORY_ORDER, Category

CATEGORIES: tuple[Category | None, ...] = (*CATEGORY_ORDER, None)
"""The columns of a count by category, Normal first; None counts what is not yet categorised."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PatternCell:
    """Entries at one place in one part of the day."""

    count: int
    records: tuple[RecordId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceGrid:
    """Places down, parts of the day across. An entry at two places counts at each; totals count it once."""

    times: tuple[str, ...]
    """Names of the parts of the day, in order: "Before school", "Morning lessons", "Break"."""
    places: tuple[str, ...]
    cells: tuple[tuple[PatternCell, ...], ...]
    """By place, then time."""
    place_totals: tuple[int, ...]
    time_totals: tuple[int, ...]
    total: int
    """Entries in the grid, each once."""
    without: tuple[RecordId, ...]
    """Entries that have no time or no place."""

    @property
    def most(self) -> int:
        """Return the highest count of a cell, 0 for an empty grid."""
        return max((cell.count for row in self.cells for cell in row), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """Entries of one month by category; None counts those not yet categorised."""

    year: int
    month: int
    counts: tuple[tuple[Category | None, int], ...]
    records: tuple[RecordId, ...] = ()

    @property
    def total(self) -> int:
        """Return all entries of the month."""
        return sum(count for _, count in self.counts)

    def of(self, category: Category | None) -> int:
        """Return the entries of one category."""
        return dict(self.counts)[category]


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTable:
    """Every month from the first to the last, those without an entry too, and what no month can be said of."""

    months: tuple[MonthCount, ...]
    no_month: tuple[tuple[Category | None, int], ...]
    """Entries whose dates do not lie within one month: "autumn term", "before September", "not known", a week
    from 30 March to 5 April. They are never put under the month of their start, so no month holds a guess."""
    no_month_records: tuple[RecordId, ...] = ()

    @property
    def total(self) -> int:
        """Return all entries, each once."""
        return sum(month.total for month in self.months) + sum(count for _, count in self.no_month)

    @property
    def not_categorised(self) -> int:
        """Return the entries without a category."""
        return sum(month.of(None) for month in self.months) + dict(self.no_month)[None]


def category_of(concern: Concern) -> Category | None:
    """Return the category an entry counts under; "unsure" and none at all are both "not yet categorised"."""
    category = concern.triage.category if concern.triage is not None else None
    return None if category is Category.UNSURE else category


def count_places(
    concerns: Iterable[Concern],
    times: Sequence[str],
    part_of: Callable[[Concern], str | None],
    places_of: Callable[[Concern], Sequence[str]] = lambda concern: concern.places,
    order: Sequence[str] = (),
) -> PlaceGrid:
    """Count the entries that count (`Concern.counts`) by place and part of the day.

    `part_of` names one of `times`, or None where the time is not known; `places_of` may put other words for the
    places. Rows are by their total, most first, then in the hand order of `order`, then by name.
    """
    counted = sorted((c for c in concerns if c.counts), key=_when_key)
    at: dict[tuple[str, str], list[RecordId]] = {}
    by_place: dict[str, int] = {}
    by_time = dict.fromkeys(times, 0)
    without: list[RecordId] = []
    for concern in counted:
        places, time = tuple(dict.fromkeys(places_of(concern))), part_of(concern)
        if time is None or not places:
            without.append(concern.id)
            continue
        by_time[time] += 1
        for place in places:
            by_place[place] = by_place.get(place, 0) + 1
            at.setdefault((place, time), []).append(concern.id)
    hand = {name: spot for spot, name in enumerate(order)}
    rows = sorted(by_place, key=lambda place: (-by_place[place], hand.get(place, len(hand)), place))
    columns = tuple(by_time)
    return PlaceGrid(
        times=columns,
        places=tuple(rows),
        cells=tuple(
            tuple(
                PatternCell(count=len(at.get((place, time), ())), records=tuple(at.get((place, time), ())))
                for time in columns
            )
            for place in rows
        ),
        place_totals=tuple(by_place[place] for place in rows),
        time_totals=tuple(by_time.values()),
        total=len(counted) - len(without),
        without=tuple(without),
    )


def count_months(concerns: Iterable[Concern], first: date | None = None, last: date | None = None) -> MonthTable:
    """Count the entries that count by month and category, Normal and not yet categorised included.

    Months run from that of `first`, or of the first entry, to that of `last`, or of the last entry; an entry
    outside them widens the table, so that nothing is lost.
    """
    by_month: dict[tuple[int, int], list[Concern]] = {}
    none: list[Concern] = []
    for concern in sorted((c for c in concerns if c.counts), key=_when_key):
        month = month_of(concern.when)
        if month is None:
            none.append(concern)
        else:
            by_month.setdefault(month, []).append(concern)
    known = [*by_month, *((day.year, day.month) for day in (first, last) if day is not None)]
    months = _months(min(known), max(known)) if known else ()
    return MonthTable(
        months=tuple(
            MonthCount(
                year=month[0],
                month=month[1],
                counts=_by_category(by_month.get(month, ())),
                records=tuple(concern.id for concern in by_month.get(month, ())),
            )
            for month in months
        ),
        no_month=_by_category(none),
        no_month_records=tuple(concern.id for concern in none),
    )


def month_of(when: PartialDate) -> tuple[int, int] | None:
    """Return year and month of a date that lies within one; None for a longer span and for one without a start."""
    if when.precision in {Precision.BEFORE, Precision.UNKNOWN} or when.start is None or when.end is None:
        return None
    first, last = date.fromisoformat(when.start), date.fromisoformat(when.end)
    month = (first.year, first.month)
    return month if month == (last.year, last.month) else None


def new_places(concerns: Iterable[Concern]) -> Mapping[str, tuple[RecordId, ...]]:
    """Return the places first named in the last two months that hold entries, each with its entries.

    Empty while all entries lie in those two months: then every place is new.
    """
    dated = sorted((c for c in concerns if c.counts and month_of(c.when) is not None), key=_when_key)
    months = sorted({month for c in dated if (month := month_of(c.when)) is not None})
    if len(months) < 3:
        return {}
    found: dict[str, list[RecordId]] = {}
    earlier: set[str] = set()
    for concern in dated:
        for place in dict.fromkeys(concern.places):
            if month_of(concern.when) not in months[-2:]:
                earlier.add(place)
            elif place not in earlier:
                found.setdefault(place, []).append(concern.id)
    return {place: tuple(records) for place, records in found.items()}


def _by_category(concerns: Iterable[Concern]) -> tuple[tuple[Category | None, int], ...]:
    counts = dict.fromkeys(CATEGORIES, 0)
    for concern in concerns:
        counts[category_of(concern)] += 1
    return tuple(counts.items())


def _months(first: tuple[int, int], last: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    start, end = first[0] * 12 + first[1] - 1, last[0] * 12 + last[1] - 1
    return tuple((number // 12, number % 12 + 1) for number in range(start, end + 1))


def _when_key(concern: Concern) -> tuple[str, str, str]:
    return (concern.when.start or concern.when.end or "9999-99-99", concern.when.time or "", concern.number)

"""Counts over many entries: places by times of day, categories by month. Places and times, never children.

Source: ux.md section 5.17; domain.md section 9 (small numbers).
"""

from dataclasses import dataclass

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.triage import Category


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


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthCount:
    """Entries of one month by category; None counts those not yet categorised."""

    year: int
    month: int
    counts: tuple[tuple[Category | None, int], ...]

    @property
    def total(self) -> int:
        """Return all entries of the month."""
        return sum(count for _, count in self.counts)

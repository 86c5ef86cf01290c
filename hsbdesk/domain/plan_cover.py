"""Which rows of a plan cover a place, and which places with entries no row covers (domain.md 6.5).

A row that names places of the school covers those. A row without places (home, a club, or a place whose list is
still empty) covers every place of its setting, and what is called as the row is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.names import fold
from hsbdesk.domain.plan import PlanRow
from hsbdesk.domain.school import Place


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A place with entries that no row covers."""

    place: str
    """As the entries name it."""
    setting: str
    """What a row for it would start from; OTHER for a place that is not on the school's list."""
    concerns: tuple[Concern, ...]


def settings_of(places: Sequence[Place]) -> dict[str, str]:
    """Return the setting of each of the school's places, by folded name: what `covers` is given."""
    return {fold(place.name): place.setting for place in places}


def names_covered(row: PlanRow, settings: Mapping[str, str]) -> frozenset[str]:
    """Return the folded names of everything a row covers."""
    own = {fold(place) for place in row.places} | {fold(row.name)}
    if not row.places and row.setting != "OTHER":
        own |= {name for name, setting in settings.items() if setting == row.setting}
    return frozenset(own - {""})


def places_of(concern: Concern) -> frozenset[str]:
    """Return the folded names of the places of an entry."""
    return frozenset(fold(place) for place in concern.places)


def covers(row: PlanRow, place: str, settings: Mapping[str, str]) -> bool:
    """Say whether a row covers a place that an entry names."""
    return fold(place) in names_covered(row, settings)


def find_uncovered(
    rows: Sequence[PlanRow], concerns: Sequence[Concern], settings: Mapping[str, str]
) -> tuple[Uncovered, ...]:
    """Return the places of entries that count and that no row covers, in order of first entry.

    An entry without a place is covered by nothing and named here by no place: it makes a review due (plan_due.py).
    """
    found: dict[str, tuple[str, list[Concern]]] = {}
    covered = frozenset[str]().union(*(names_covered(row, settings) for row in rows))
    for concern in concerns:
        if not concern.counts:
            continue
        for place in dict.fromkeys(concern.places):
            if place.strip() and fold(place) not in covered:
                found.setdefault(fold(place), (place, []))[1].append(concern)
    return tuple(
        Uncovered(place, settings.get(name, "OTHER"), tuple(entries)) for name, (place, entries) in found.items()
    )

"""Which row covers a place: by its own places, by its setting where it names none, and by its name."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.concern import Concern, Enquiry
from hsbdesk.domain.dates import on_day
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.plan import PlanRow
from hsbdesk.domain.plan_cover import covers, find_uncovered, names_covered, places_of, settings_of
from hsbdesk.domain.school import Place

PLACES = tuple(
    Place(name=name, setting=setting)
    for name, setting in (
        ("Playground", "PLAYGROUND_BREAK"), ("Field", "FIELD"), ("PE hall", "HALL_PE"), ("Corridor", "CORRIDOR_STAIRS"),
        ("Year 5 cloakroom", "CLOAKROOM"), ("Year 6 cloakroom", "CLOAKROOM"), ("Library corner", "LIBRARY_QUIET_AREAS"),
    )
)  # fmt: skip
SETTINGS = settings_of(PLACES)


def row(setting: str, name: str = "Row", *places: str, **more: Any) -> PlanRow:
    return PlanRow(key=name, setting=setting, name=name, places=places, **more)


def entry(key: str, *places: str, **more: Any) -> Concern:
    return Concern(
        id=RecordId(key), number=f"I-{key}", author="H. Bevan", recorded_at="2026-03-17T14:00:00Z",
        when=on_day(date(2026, 3, 17)), places=places, **more,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("one", "place", "covered"),
    [
        (row("CLOAKROOM", "Cloakrooms", "Year 5 cloakroom"), "Year 5 cloakroom", True),
        (row("CLOAKROOM", "Cloakrooms", "year 5  CLOAKROOM"), "Year 5 cloakroom", True),
        (row("CLOAKROOM", "Cloakrooms", "Year 5 cloakroom"), "Year 6 cloakroom", False),
        (row("CLOAKROOM", "Cloakrooms"), "Year 6 cloakroom", True),
        (row("PLAYGROUND_BREAK", "Playground and field", "Playground", "Field"), "Field", True),
        (row("SPORTS_CLUB", "Junior football club"), "Junior football club", True),
        (row("SPORTS_CLUB", "Junior football club"), "Playground", False),
        (row("OTHER", "Elsewhere"), "Somewhere new", False),
        (row("HALL_PE", "Changing for PE", "PE hall"), "PE hall", True),
    ],
)
def test_a_row_covers(one: PlanRow, place: str, *, covered: bool) -> None:
    assert covers(one, place, SETTINGS) is covered


def test_uncovered_places_stand_in_order_with_their_entries() -> None:
    rows = (row("PLAYGROUND_BREAK", "Playground", "Playground"),)
    both, library = entry("9", "Playground", "Field"), entry("10", "Library corner", "Field")
    mistaken = entry("13", "Corridor", enquiries=(Enquiry(state="MISTAKEN"),))
    found = find_uncovered(rows, (both, library, mistaken, entry("x"), entry("y", "A new shed")), SETTINGS)
    assert [(one.place, one.setting, [c.id for c in one.concerns]) for one in found] == [
        ("Field", "FIELD", ["9", "10"]),
        ("Library corner", "LIBRARY_QUIET_AREAS", ["10"]),
        ("A new shed", "OTHER", ["y"]),
    ]


def test_a_row_that_names_an_entry_does_not_cover_its_place() -> None:
    cloakroom = entry("12", "Year 5 cloakroom")
    club = row("SPORTS_CLUB", "Junior football club", concerns=(cloakroom.id,))
    assert [one.place for one in find_uncovered((club,), (cloakroom,), SETTINGS)] == ["Year 5 cloakroom"]


@given(
    st.lists(st.builds(row, st.sampled_from(sorted(set(SETTINGS.values()))), st.sampled_from(["a", "Field"]),
                       st.sampled_from([place.name for place in PLACES])), max_size=4),
    st.lists(st.sampled_from([place.name for place in PLACES]), max_size=4),
)  # fmt: skip
def test_every_place_of_an_entry_is_covered_or_said_to_be_uncovered(rows: list[PlanRow], places: list[str]) -> None:
    one = entry("1", *places)
    uncovered = {found.place for found in find_uncovered(rows, (one,), SETTINGS)}
    covered = {place for place in places if any(covers(each, place, SETTINGS) for each in rows)}
    names = frozenset[str]().union(*(names_covered(each, SETTINGS) for each in rows))
    assert bool(covered) == (not names.isdisjoint(places_of(one)))
    assert uncovered | covered == set(places)
    assert not uncovered & covered

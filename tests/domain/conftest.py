"""The school year of the demo sheet (section 2), for every test that counts days."""

from datetime import date

import pytest
from hypothesis import settings

from hsbdesk.domain.calendar import ClosedDay, SchoolCalendar, Term

# A busy machine is slow now and then; how long one example takes says nothing about these functions.
settings.register_profile("domain", deadline=None)
if settings.get_current_profile_name() == "default":
    settings.load_profile("domain")


@pytest.fixture(scope="session")
def calendar() -> SchoolCalendar:
    return SchoolCalendar(
        terms=(
            Term("Autumn 1", date(2025, 9, 2), date(2025, 10, 24)),
            Term("Autumn 2", date(2025, 11, 3), date(2025, 12, 19)),
            Term("Spring 1", date(2026, 1, 5), date(2026, 2, 13)),
            Term("Spring 2", date(2026, 2, 23), date(2026, 3, 27)),
            Term("Summer 1", date(2026, 4, 13), date(2026, 5, 22)),
            Term("Summer 2", date(2026, 6, 1), date(2026, 7, 20)),
        ),
        closed=(
            ClosedDay(date(2025, 10, 27), date(2025, 10, 31), "Autumn half-term"),
            ClosedDay(date(2025, 12, 22), date(2026, 1, 2), "Christmas closure"),
            ClosedDay(date(2026, 2, 16), date(2026, 2, 20), "Spring half-term"),
            ClosedDay(date(2026, 3, 30), date(2026, 4, 10), "Easter closure"),
            ClosedDay(date(2026, 5, 4), date(2026, 5, 4), "May Day"),
            ClosedDay(date(2026, 5, 25), date(2026, 5, 29), "Summer half-term"),
        ),
    )


@pytest.fixture(scope="session")
def bank_holidays() -> frozenset[date]:
    return frozenset(
        {
            date(2025, 12, 25),
            date(2025, 12, 26),
            date(2026, 1, 1),
            date(2026, 4, 3),
            date(2026, 4, 6),
            date(2026, 5, 4),
            date(2026, 5, 25),
        }
    )

"""The school year of the demo sheet (section 2), for every test that counts days."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import settings

from hsbdesk.domain.calendar import ClosedDay, SchoolCalendar, Term
from hsbdesk.domain.concern import Concern, Participation, Role
from hsbdesk.domain.dates import PartialDate, on_day
from hsbdesk.domain.effect_count import EffectCase, date_entries
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.school import DayTime

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


CHILD = PersonId("ioan")


@pytest.fixture(scope="session")
def day_times() -> tuple[DayTime, ...]:
    return (
        DayTime(name="School day", start="08:55", end="15:15"),
        DayTime(name="Break", start="10:40", end="11:00"),
        DayTime(name="Lunch", start="12:25", end="13:25"),
    )


@pytest.fixture(scope="session")
def make_entry() -> Callable[..., Concern]:
    """Return a maker of entries in which the child displayed; the date may be an ISO day."""

    def make(key: str, when: PartialDate | str, **more: Any) -> Concern:
        given: dict[str, Any] = {"people": (Participation(role=Role.DISPLAYED, person=CHILD),), **more}
        return Concern(
            id=RecordId(key),
            number=f"I-{key}",
            author="H. Bevan",
            recorded_at="2026-03-17T14:00:00Z",
            when=on_day(date.fromisoformat(when)) if isinstance(when, str) else when,
            **given,
        )

    return make


@pytest.fixture(scope="session")
def make_intervention() -> Callable[..., Intervention]:
    """Return a maker of interventions that run; the start may be an ISO day."""

    def make(start: PartialDate | str, key: str = "done", **more: Any) -> Intervention:
        return Intervention(
            id=RecordId(key),
            number=f"N-{key}",
            author="N. Morgan",
            recorded_at="2026-03-17T14:00:00Z",
            file=FileId("file"),
            title="Supervised break",
            start=on_day(date.fromisoformat(start)) if isinstance(start, str) else start,
            **more,
        )

    return make


@pytest.fixture(scope="session")
def make_case(calendar: SchoolCalendar, day_times: tuple[DayTime, ...]) -> Callable[..., EffectCase]:
    """Return a maker of cases, on 18 March 2026 unless said otherwise, in a school that records every day."""
    every_day = frozenset(date(2025, 9, 1) + timedelta(days=n) for n in range(400))

    def make(intervention: Intervention, *concerns: Concern, today: str = "2026-03-18", **more: Any) -> EffectCase:
        given: dict[str, Any] = {
            "others": (), "calendar": calendar, "day_times": day_times, "small_number": 5, "recorded_on": every_day,
            **more,
        }  # fmt: skip
        return EffectCase(
            intervention=intervention, entries=date_entries(concerns, CHILD), today=date.fromisoformat(today), **given
        )

    return make

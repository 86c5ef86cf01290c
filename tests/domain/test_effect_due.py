"""An effect is due to be judged after five school days, and again after twenty."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.dates import UNKNOWN_DATE
from hsbdesk.domain.effect_due import effect_clock, work_week_end
from hsbdesk.domain.intervention import EffectObservation, InterventionStatus, Judgement
from hsbdesk.domain.school import DayTime

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("start", "looked", "today", "due"),
    [
        ("2026-03-11", None, "2026-03-17", False),
        ("2026-03-11", None, "2026-03-18", True),
        ("2026-02-11", "2026-02-11", "2026-03-18", False),
        ("2026-02-11", "2026-02-10", "2026-03-18", True),
        ("2026-02-11", "2026-03-17", "2026-03-18", False),
        ("2026-02-12", None, "2026-02-22", False),
    ],
)
def test_an_effect_is_due_after_five_school_days_and_again_after_twenty(
    calendar: SchoolCalendar,
    day_times: tuple[DayTime, ...],
    make_intervention: Make,
    start: str,
    looked: str | None,
    today: str,
    due: bool,
) -> None:
    looks = (EffectObservation(on=looked, judgement=Judgement.MIXED),) if looked else ()
    clock = effect_clock(calendar, day_times, date.fromisoformat(today))
    done = make_intervention(start, observations=looks)
    assert clock.is_due(done) is due
    for status in (InterventionStatus.ENDED, InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED):
        assert not clock.is_due(replace(done, status=status))


def test_the_day_from_which_it_can_be_judged(
    calendar: SchoolCalendar, day_times: tuple[DayTime, ...], make_intervention: Make
) -> None:
    """ux.md section 5.11: begun on 18 March, "Remind me on 25 March"."""
    clock = effect_clock(calendar, day_times, date(2026, 3, 18))
    assert clock.judged_from(make_intervention("2026-03-18")) == date(2026, 3, 25)
    assert clock.judged_from(make_intervention("2026-07-15")) is None
    assert clock.judged_from(make_intervention(UNKNOWN_DATE)) is None


@pytest.mark.parametrize(("today", "friday"), [("2026-03-18", "2026-03-20"), ("2026-03-20", "2026-03-27")])
def test_this_week_ends_on_friday(today: str, friday: str) -> None:
    assert work_week_end(date.fromisoformat(today)) == date.fromisoformat(friday)

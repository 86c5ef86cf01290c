"""Every minute of the school's day belongs to one part, and what staff wrote is put where they said."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.dates import PartialDate, Precision, on_day
from hsbdesk.domain.day_parts import DayGap, DayPart, find_part, parts_of_day
from hsbdesk.domain.school import DayTime

LABELS = {
    DayGap.LESSONS_AFTER: "Lessons after {name}",
    DayGap.BEFORE_PART: "Before {name}",
    DayGap.BETWEEN_PARTS: "Between {name} and {next}",
    DayGap.AFTER_PART: "After {name}",
}
SCHOOL = (
    DayTime(name="School day", start="08:55", end="15:15"),
    DayTime(name="Break", start="10:40", end="11:00"),
    DayTime(name="Lunch", start="12:25", end="13:25"),
)


def label(gap: DayGap) -> str:
    return LABELS.get(gap, gap.value)


def parts(*times: DayTime) -> tuple[DayPart, ...]:
    return parts_of_day(times, label)


def at(found: tuple[DayPart, ...], when: PartialDate, *, school: bool = True) -> str | None:
    return find_part(found, when, in_school=lambda _: school, not_school="NOT_SCHOOL")


def minute(time: str) -> PartialDate:
    return PartialDate(Precision.DATETIME, "2026-03-17", "2026-03-17", time)


def said(words: str, precision: Precision = Precision.DATE) -> PartialDate:
    if precision is Precision.WEEK:
        return PartialDate(precision, "2026-03-16", "2026-03-22", words=words)
    return PartialDate(precision, "2026-03-17", "2026-03-17", words=words)


def test_lessons_are_the_gaps_of_the_schools_own_times() -> None:
    assert [part.name for part in parts(*SCHOOL)] == [
        "BEFORE_SCHOOL", "MORNING_LESSONS", "Break", "MIDDAY_LESSONS", "Lunch", "AFTERNOON_LESSONS", "AFTER_SCHOOL",
    ]  # fmt: skip
    assert [part.name for part in parts(*SCHOOL) if part.in_school] == ["Break", "Lunch"]


def test_a_club_before_school_leaves_one_column_round_it_and_is_not_in_school() -> None:
    found = parts(*SCHOOL, DayTime(name="Breakfast club", start="08:00", end="08:45"))
    assert [part.name for part in found][:2] == ["BEFORE_SCHOOL", "Breakfast club"]
    assert found[0].spans == (("00:00", "08:00"), ("08:45", "08:55"))
    assert not found[1].in_school


def test_two_breaks_and_a_lunch() -> None:
    found = parts(*SCHOOL, DayTime(name="Afternoon break", start="14:15", end="14:30"))
    assert [part.name for part in found] == [
        "BEFORE_SCHOOL", "MORNING_LESSONS", "Break", "Lessons after break", "Lunch", "Lessons after lunch",
        "Afternoon break", "AFTERNOON_LESSONS", "AFTER_SCHOOL",
    ]  # fmt: skip


def test_a_morning_break_alone_makes_no_afternoon_of_the_rest() -> None:
    assert [part.name for part in parts(*SCHOOL[:2])] == [
        "BEFORE_SCHOOL", "MORNING_LESSONS", "Break", "Lessons after break", "AFTER_SCHOOL",
    ]  # fmt: skip


def test_without_the_school_day_gaps_are_named_by_their_neighbours() -> None:
    assert [part.name for part in parts(*SCHOOL[1:])] == [
        "Before break", "Break", "Between break and lunch", "Lunch", "After lunch",
    ]  # fmt: skip
    assert parts() == ()
    assert parts(DayTime(name="Upside down", start="12:00", end="11:00")) == ()


@pytest.mark.parametrize(
    ("time", "part"),
    [
        ("00:00", "BEFORE_SCHOOL"), ("08:54", "BEFORE_SCHOOL"), ("08:55", "MORNING_LESSONS"), ("10:40", "Break"),
        ("11:00", "Break"), ("11:01", "MIDDAY_LESSONS"), ("12:25", "Lunch"), ("13:25", "Lunch"),
        ("13:26", "AFTERNOON_LESSONS"), ("15:14", "AFTERNOON_LESSONS"), ("15:15", "AFTER_SCHOOL"),
        ("23:59", "AFTER_SCHOOL"),
    ],
)  # fmt: skip
def test_a_minute_and_its_part(time: str, part: str) -> None:
    assert at(parts(*SCHOOL), minute(time)) == part


def test_of_two_parts_that_hold_a_minute_the_shorter_one_counts() -> None:
    found = parts(*SCHOOL, DayTime(name="First sitting", start="12:25", end="12:50"))
    assert at(found, minute("12:40")) == "First sitting"
    assert at(found, minute("13:00")) == "Lunch"


@pytest.mark.parametrize(
    ("when", "part"),
    [
        (said("Tue 17 March, end of lunch"), "Lunch"),
        (said("17 March at lunchtime"), "Lunch"),
        (said("17 March, break time"), "Break"),
        (said("week of 16 March, lunch", Precision.WEEK), "Lunch"),
        (said("17 March, morning"), None),
        (said("17 March, before lunch"), None),
        (said("17 March, after lunch"), None),
        (said("17 March"), None),
        (PartialDate(Precision.UNKNOWN, words="at lunch"), "Lunch"),
        (PartialDate(Precision.BEFORE, None, "2026-03-17"), None),
    ],
)
def test_a_part_of_the_day_in_words_counts_when_the_school_calls_it_so(when: PartialDate, part: str | None) -> None:
    assert at(parts(*SCHOOL), when) == part


def test_a_day_without_school_has_no_parts() -> None:
    assert at(parts(*SCHOOL), minute("12:30"), school=False) == "NOT_SCHOOL"
    assert at(parts(*SCHOOL), on_day(date(2026, 3, 21)), school=False) == "NOT_SCHOOL"
    assert at(parts(*SCHOOL), said("week of 16 March", Precision.WEEK), school=False) is None


MINUTES = st.integers(0, 24 * 60 - 1).map(lambda n: f"{n // 60:02}:{n % 60:02}")
TIMES = st.builds(
    lambda name, ends: DayTime(name=name, start=min(ends), end=max(ends)),
    st.sampled_from(["School day", "Break", "Lunch", "Club", "Late lunch", "Registration"]),
    st.tuples(MINUTES, MINUTES),
)


@given(times=st.lists(TIMES, max_size=6), time=MINUTES)
def test_every_minute_belongs_to_a_part_however_the_school_enters_its_day(times: list[DayTime], time: str) -> None:
    found = parts(*times)
    part = at(found, minute(time))
    if not found:
        assert part is None
        return
    assert part in {p.name for p in found}
    holding = [p for p in found for start, end in p.spans if start <= time < end or (p.gap is None and time == end)]
    assert part in {p.name for p in holding}
    gaps = [p for p in found if p.gap is not None for start, end in p.spans if start <= time < end]
    named = [p for p in found if p.gap is None for start, end in p.spans if start <= time < end]
    assert len(gaps) <= 1
    assert bool(gaps) != bool(named)

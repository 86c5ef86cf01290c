"""The parts of a school day that entries are counted by: the school's own, and the stretches between them.

The school names what it has ("School day", "Break", "Lunch"); lessons are the gaps. A part that holds another one
is the school day itself and no part of its own. Words for the gaps come from the content pack.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsbdesk.domain.dates import PartialDate, Precision, split_day_part
from hsbdesk.domain.school import DayTime

_MIDNIGHT, _DAY_END = "00:00", "24:00"
_MORNING_ENDS = "13:30"
_AFTERNOON_STARTS = "11:45"
_AROUND = re.compile(r"^(?:(?:during|early|late|mid|end of|start of|the|at)[ -]+)+|[ -]?times?$")


class DayGap(StrEnum):
    """What a part is that the school has no name for (`day_part`)."""

    BEFORE_SCHOOL = "BEFORE_SCHOOL"
    MORNING_LESSONS = "MORNING_LESSONS"
    MIDDAY_LESSONS = "MIDDAY_LESSONS"
    AFTERNOON_LESSONS = "AFTERNOON_LESSONS"
    LESSONS = "LESSONS"
    LESSONS_AFTER = "LESSONS_AFTER"
    """Lessons after {name}, where there are more stretches than a morning, a midday and an afternoon."""
    AFTER_SCHOOL = "AFTER_SCHOOL"
    BEFORE_PART = "BEFORE_PART"
    """Before {name}, at a school that has not said when its day begins and ends."""
    BETWEEN_PARTS = "BETWEEN_PARTS"
    AFTER_PART = "AFTER_PART"
    NOT_SCHOOL = "NOT_SCHOOL"
    """A day without school, at any time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """A part of every school day."""

    name: str
    spans: tuple[tuple[str, str], ...]
    """24-hour times, start included; before and after school may come in two stretches round a club."""
    gap: DayGap | None = None
    """None for a part that the school named: its last minute still belongs to it."""
    in_school: bool = False
    """Named by the school and inside its day: break and lunch, no club."""


Label = Callable[[DayGap], str]
"""The content pack's words for a gap; {name} and {next} are filled in here."""


def parts_of_day(times: Sequence[DayTime], label: Label) -> tuple[DayPart, ...]:
    """Return the parts of the day in order, so that every minute belongs to one; none without any time."""
    given = sorted((t for t in times if t.start < t.end), key=lambda t: (t.start, t.end, t.name))
    whole = _school_day(given)
    named = [t for t in given if t is not whole]
    if not named:
        return ()
    start, end = (whole.start, whole.end) if whole is not None else ("", "")
    parts = [
        DayPart(
            name=t.name,
            spans=((t.start, t.end),),
            in_school=whole is None or (start <= t.start and t.end <= end),
        )
        for t in named
    ]
    gaps = _gaps(named)
    parts += _open_gaps(gaps, label) if whole is None else _school_gaps(gaps, whole, label)
    return tuple(sorted(parts, key=lambda part: part.spans[0]))


def find_part(
    parts: Sequence[DayPart], when: PartialDate, *, in_school: Callable[[date], bool], not_school: str
) -> str | None:
    """Return the name of the part an entry was in; None when its time is not known.

    A time counts, and so does a part of the day in words that is one of the school's ("lunch", "end of break");
    "morning" is not. `not_school` is the name of the part for a day without school.
    """
    if when.precision in {Precision.DATE, Precision.DATETIME} and not in_school(date.fromisoformat(when.start or "")):
        return not_school
    if when.time is not None:
        return _at(parts, when.time)
    said, _ = split_day_part(when.words)
    return next((part.name for part in parts if said and _bare(said) == _bare(part.name)), None)


def _at(parts: Sequence[DayPart], time: str) -> str | None:
    """Return the part of a minute: the shortest that holds it; at the minute one ends, it still counts."""

    def fit(span: tuple[str, str], gap: DayGap | None) -> int | None:
        if span[0] <= time < span[1]:
            return 2 if gap is not None else 0
        return 1 if gap is None and time == span[1] else None

    found = [
        (rank, _minutes(span), part.name)
        for part in parts
        for span in part.spans
        if (rank := fit(span, part.gap)) is not None
    ]
    return min(found)[2] if found else None


def _school_day(given: Sequence[DayTime]) -> DayTime | None:
    """Return the longest part that holds another one."""
    holding = [t for t in given if any(o is not t and t.start <= o.start and o.end <= t.end for o in given)]
    return max(holding, key=lambda t: _minutes((t.start, t.end)), default=None)


@dataclass(frozen=True, slots=True)
class _Gap:
    start: str
    end: str
    after: str
    """Name of the part before it, "" at the start of the day."""
    before: str


def _gaps(named: Sequence[DayTime]) -> list[_Gap]:
    """Return what no named part covers, midnight to midnight."""
    gaps: list[_Gap] = []
    reach, last = _MIDNIGHT, ""
    for time in named:
        if time.start > reach:
            gaps.append(_Gap(reach, time.start, last, time.name))
        if time.end > reach:
            reach, last = time.end, time.name
    if reach < _DAY_END:
        gaps.append(_Gap(reach, _DAY_END, last, ""))
    return gaps


def _open_gaps(gaps: Sequence[_Gap], label: Label) -> list[DayPart]:
    """Name gaps after their neighbours, at a school that has not said when its day begins and ends."""
    parts: list[DayPart] = []
    for gap in gaps:
        kind = DayGap.BETWEEN_PARTS
        if not gap.after:
            kind = DayGap.BEFORE_PART
        elif not gap.before:
            kind = DayGap.AFTER_PART
        name = label(kind).format(name=_inside(gap.after or gap.before), next=_inside(gap.before))
        parts.append(DayPart(name=name, spans=((gap.start, gap.end),), gap=kind))
    return parts


def _school_gaps(gaps: Sequence[_Gap], whole: DayTime, label: Label) -> list[DayPart]:
    """Name gaps by the school's day: before, lessons, after."""
    before: list[tuple[str, str]] = []
    after: list[tuple[str, str]] = []
    lessons: list[_Gap] = []
    for gap in gaps:
        if gap.start < whole.start:
            before.append((gap.start, min(gap.end, whole.start)))
        if gap.end > whole.end:
            after.append((max(gap.start, whole.end), gap.end))
        start, end = max(gap.start, whole.start), min(gap.end, whole.end)
        if start < end:
            lessons.append(_Gap(start, end, gap.after, gap.before))
    parts = [
        DayPart(name=label(kind), spans=tuple(spans), gap=kind)
        for kind, spans in ((DayGap.BEFORE_SCHOOL, before), (DayGap.AFTER_SCHOOL, after))
        if spans
    ]
    for place, gap in enumerate(lessons):
        kind = _lesson_kind(place, len(lessons), gap)
        name = label(kind).format(name=_inside(gap.after))
        parts.append(DayPart(name=name, spans=((gap.start, gap.end),), gap=kind))
    return parts


def _lesson_kind(place: int, count: int, gap: _Gap) -> DayGap:
    if place == 0:
        return DayGap.MORNING_LESSONS if gap.end <= _MORNING_ENDS else DayGap.LESSONS
    if place == count - 1 and gap.start >= _AFTERNOON_STARTS:
        return DayGap.AFTERNOON_LESSONS
    return DayGap.MIDDAY_LESSONS if count == 3 and place == 1 else DayGap.LESSONS_AFTER


def _minutes(span: tuple[str, str]) -> int:
    (start_hour, start_minute), (end_hour, end_minute) = (time.split(":") for time in span)
    return (int(end_hour) - int(start_hour)) * 60 + int(end_minute) - int(start_minute)


def _inside(name: str) -> str:
    """Return a name as it stands inside other words: "break"."""
    return name[:1].lower() + name[1:]


def _bare(words: str) -> str:
    """Return a part of the day without what is said round it: "end of lunch time" -> "lunch"."""
    return _AROUND.sub("", words.casefold().strip()).strip()

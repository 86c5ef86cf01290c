"""Finding the time of day in what staff typed: "1.25", "13:20", "1.20pm", "half past one", "at 2"."""

import re
from dataclasses import dataclass

_HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_HOUR = rf"\d{{1,2}}|{'|'.join(_HOURS)}"
_CLOCK = re.compile(
    r"(?<![\w./:-])(?P<at>at )?(?P<hour>\d{1,2})(?P<mark>[:.])(?P<minute>\d{2})"
    r" ?(?P<half>am|pm|hrs)?(?![\w/:-]|\.\d)"
)
_HALF_DAY = re.compile(r"(?<![\w./:-])(?:at )?(?P<hour>\d{1,2}) ?(?P<half>am|pm)\b")
_O_CLOCK = re.compile(rf"(?<![\w./:-])(?:at (?P<at>{_HOUR})(?: o'?clock)?|(?P<hour>{_HOUR}) o'?clock)(?![\w/:.-])")
_QUARTERS = re.compile(rf"\b(?:at )?(?P<part>half past|quarter past|quarter to) (?P<hour>{_HOUR})\b")
_FOUR_FIGURES = re.compile(r"(?<![\w./:-])(?:at (?P<at>\d{4})|(?P<hour>\d{4}) ?(?:hrs|hours|h))(?![\w/:.-])")
_NOON = re.compile(r"\b(?:at )?(?:noon|midday)\b")
_MINUTES = {"half past": 30, "quarter past": 15, "quarter to": -15}


@dataclass(frozen=True, slots=True)
class TypedTime:
    """A time found at start..end of the text. "1.10" could be a day as well, "1:10" and "at 1.10" not."""

    start: int
    end: int
    text: str
    """24-hour: "13:20"."""
    could_be_day: bool = False


def find_times(text: str) -> tuple[TypedTime, ...]:
    """Return the times in the text, in order; impossible ones ("25.70") are left out.

    Hours from 1 to 6 without am, pm or a leading nought are afternoon: a school day has no other.
    """
    found: list[TypedTime] = []
    for match in _CLOCK.finditer(text):
        hour, minute, half = match["hour"], int(match["minute"]), match["half"]
        could_be_day = match["mark"] == "." and half is None and match["at"] is None
        found += _time(match, _in_24_hours(hour, half), minute, could_be_day=could_be_day)
    for match in _HALF_DAY.finditer(text):
        found += _time(match, _in_24_hours(match["hour"], match["half"]), 0)
    for match in _O_CLOCK.finditer(text):
        found += _time(match, _in_24_hours(match["at"] or match["hour"], None), 0)
    for match in _QUARTERS.finditer(text):
        hour, minute = _in_24_hours(match["hour"], None), _MINUTES[match["part"]]
        found += _time(match, None if hour is None else hour + minute // 60, minute % 60)
    for match in _FOUR_FIGURES.finditer(text):
        figures = match["at"] or match["hour"]
        found += _time(match, int(figures[:2]), int(figures[2:]))
    found += [TypedTime(match.start(), match.end(), "12:00") for match in _NOON.finditer(text)]
    return tuple(sorted(found, key=lambda time: time.start))


def _in_24_hours(typed: str, half: str | None) -> int | None:
    """Return the hour on a 24-hour clock, or None if there is no such hour."""
    hour = int(typed) if typed.isdecimal() else _HOURS.index(typed) + 1
    if half == "am":
        return hour % 12 if 1 <= hour <= 12 else None
    if half == "pm":
        return hour % 12 + 12 if 1 <= hour <= 12 else hour
    if half is None and 1 <= hour <= 6 and not typed.startswith("0"):
        return hour + 12
    return hour


def _time(match: re.Match[str], hour: int | None, minute: int, *, could_be_day: bool = False) -> list[TypedTime]:
    if hour is None or not 0 <= hour <= 23 or not 0 <= minute <= 59:
        return []
    return [TypedTime(match.start(), match.end(), f"{hour:02}:{minute:02}", could_be_day)]

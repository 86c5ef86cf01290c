"""Counted facts of a file: entries and occasions always together, dates and never "months", no conclusion."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from hsbdesk.desk.session import Session
from hsbdesk.domain.chronology import Dated, count_occasions
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import PersonId
from hsbdesk.domain.timeline import days_of, entries_by

CONTACT = frozenset({"CONTACT_OVER_CLOTHING", "CONTACT_UNDER_CLOTHING", "GROUP_GAME", "SERIOUS_CONTACT"})
BREAKS = frozenset({"break", "lunch"})
_RUN = 3
"""So many numbers in a row are said as "8 to 10"."""


@dataclass(frozen=True, slots=True)
class CountedLine:
    """One counted fact; `strong` are its numbers, which stand out."""

    text: str
    strong: tuple[str, ...] = ()


def pattern_lines(session: Session, dated: Iterable[Dated], child: PersonId) -> tuple[CountedLine, ...]:
    """Return what is counted of the entries in which the child displayed or led; numbers are the chronology's."""
    words = session.words
    found = [(entry.row_no or 0, concern) for entry, concern in entries_by(dated, child)]
    if not found:
        return ()
    lines = [_span_line(session, [concern for _, concern in found]), _contact_line(session, found)]
    if any(time.name.casefold() in BREAKS for time in session.school.day_times):
        numbers = [no for no, concern in found if in_break(session, concern.when.time)]
        count = words("{n} of {all}", n=len(numbers), all=len(found))
        text = words("At break or lunch: {count}", count=count) + _named(session, numbers)
        lines.append(CountedLine(text, (count,)))
    return tuple(lines)


def is_contact(behaviours: tuple[str, ...]) -> bool:
    """Return whether an entry holds touching."""
    return bool(CONTACT & set(behaviours))


def in_break(session: Session, time: str | None) -> bool:
    """Return whether a time lies in break or lunch of the school's day."""
    breaks = [t for t in session.school.day_times if t.name.casefold() in BREAKS]
    return time is not None and any(part.start <= time <= part.end for part in breaks)


def contact_since(concerns: Sequence[Concern]) -> date | None:
    """Return the first of the month since which there was contact, where that divides the entries cleanly.

    It does when at least one entry lies before that month, and every entry wholly on one side of it; then the
    count before is nought by what it is, and nothing was chosen to make it so.
    """
    spans = [days_of(concern) for concern in concerns]
    touched = [start for concern, (start, _) in zip(concerns, spans, strict=True) if is_contact(concern.behaviours)]
    known = [start for start in touched if start is not None]
    if not known or len(known) < len(touched):
        return None
    month = min(known).replace(day=1)
    sides = {start >= month for start, end in spans if start and end and (start >= month or end < month)}
    divided = all(start and end and (start >= month or end < month) for start, end in spans)
    return month if divided and sides == {True, False} else None


def spell_numbers(session: Session, numbers: Sequence[int]) -> str:
    """Return row numbers in rising order for reading: "1, 2, 8 to 12"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts: list[str] = []
    for run in runs:
        if len(run) >= _RUN:
            parts.append(session.words("{first} to {last}", first=run[0], last=run[-1]))
        else:
            parts += [str(number) for number in run]
    return ", ".join(parts)


def _span_line(session: Session, concerns: Sequence[Concern]) -> CountedLine:
    words = session.words
    entries, occasions = count_occasions(concerns)
    said = words(
        "{entries}, {occasions}",
        entries=words.count(entries, "1 entry", "{n} entries"),
        occasions=words.count(occasions, "1 occasion", "{n} occasions"),
    )
    spans = [days_of(concern) for concern in concerns]
    first = min((start for start, _ in spans if start), default=None)
    last = max((end for _, end in spans if end), default=None)
    if first is None or last is None:
        return CountedLine(said, (said,))
    # Not past today: an entry of this week is of what has been of it.
    last = max(min(last, session.today()), first)
    span = _day(first) if first == last else f"{_day(first)} – {_day(last)}"
    return CountedLine(f"{span}: {said}", (said,))


def _contact_line(session: Session, found: Sequence[tuple[int, Concern]]) -> CountedLine:
    words = session.words
    numbers = [no for no, concern in found if is_contact(concern.behaviours)]
    month = contact_since([concern for _, concern in found])
    if month is None:
        count = words("{n} of {all}", n=len(numbers), all=len(found))
        return CountedLine(
            words("Contact with another child: {count}", count=count) + _named(session, numbers), (count,)
        )
    since = sum(1 for _, concern in found if (days_of(concern)[0] or month) >= month)
    before = words("{n} of {all}", n=0, all=len(found) - since)
    after = words("{n} of {all}", n=len(numbers), all=since)
    text = words(
        "Contact with another child: {before} to {last}, {after} since {first}",
        before=before,
        after=after,
        last=spell(month - timedelta(days=1), "{month} {year}"),
        first=spell(month, "{month} {year}"),
    )
    return CountedLine(text + _named(session, numbers), (before, after))


def _named(session: Session, numbers: Sequence[int]) -> str:
    return session.words(" (no. {numbers})", numbers=spell_numbers(session, numbers)) if numbers else ""


def _day(day: date) -> str:
    return spell(day, "{day} {mon} {year}")

"""Data gaps of a report: what the entries do not say, each with its entries, and stretches without any entry."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hsbdesk.desk.report_scope import Numbers, ReportScope, was_school_day
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Basis, Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Precision, is_day
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.patterns import category_of

LONG_GAP = 20
"""School days without an entry that are worth saying; the printed chronology says the same ones."""
_TOLD = frozenset({Basis.TOLD_FIRST_HAND, Basis.TOLD_SECOND_HAND})
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class GapLine:
    """Something that some entries do not say."""

    text: str
    shown: str
    """"3 of 12"."""
    records: tuple[RecordId, ...]


def gap_lines(session: Session, scope: ReportScope) -> tuple[GapLine, ...]:
    """Return what entries lack, in the order a reader misses it; what nobody lacks is left out."""
    words, say = session.words, Numbers(session)
    counted = scope.counted
    asked: tuple[tuple[str, Callable[[Concern], bool]], ...] = (
        (words("Not triaged yet"), lambda c: c.state == "SUBMITTED"),
        (words("Not yet categorised"), lambda c: category_of(c) is None),
        (words("No Brook outcome"), lambda c: c.triage is None or c.triage.colour is None),
        (words("No time of day"), lambda c: bool(scope.parts) and scope.part_of(c) is None),
        (words("No place"), lambda c: not c.places),
        (words("No exact day"), lambda c: c.when.precision not in {Precision.DATE, Precision.DATETIME}),
        (words("Child who displayed not known"), lambda c: not c.displaying()),
        (words("Kind of behaviour not given"), lambda c: not c.behaviours),
        (words("Supervision there not known"), lambda c: c.visibility == "UNKNOWN"),
        (words("Told, but not to whom"), lambda c: c.basis in _TOLD and not (c.told is not None and c.told.to_whom)),
        (words("No account of the child who displayed, and not why"), lacks_account),
    )
    lines: list[GapLine] = []
    for text, lacks in asked:
        records = tuple(c.id for c in counted if lacks(c))
        if records:
            shown = words("{n} of {all}", n=say(len(records)), all=say(len(counted)))
            lines.append(GapLine(text=text, shown=shown, records=records))
    return tuple(lines)


def lacks_account(concern: Concern) -> bool:
    """Return whether a child who displayed neither said something nor is there a reason why not (4.1, `accounts`)."""
    heard = {
        account.person for account in concern.accounts if account.words or account.reaction or account.not_asked_because
    }
    return any(person not in heard for person in concern.displaying())


def quiet_stretches(session: Session, scope: ReportScope) -> tuple[str, ...]:
    """Return where no entry was made for a long time, in words with dates and school days."""
    words = session.words
    spans = sorted(span for concern in scope.counted if (span := _span(concern)) is not None)
    lines: list[str] = []
    reach: date | None = None
    for before, (start, _) in pairwise(spans):
        reach = before[1] if reach is None else max(reach, before[1])
        days = [day for day in _between(reach, start) if was_school_day(session, day)]
        if len(days) >= LONG_GAP:
            first, last = (spell(day, "{day} {mon} {year}") for day in (reach + _ONE_DAY, start - _ONE_DAY))
            lines.append(words("No entry {first} – {last}: {n} school days", first=first, last=last, n=len(days)))
    return tuple(lines)


def _span(concern: Concern) -> tuple[date, date] | None:
    """Return first and last day of an entry; the days of its occasions where they are known."""
    days = sorted(date.fromisoformat(day) for day in concern.occurrences.dates if is_day(day))
    if days:
        return days[0], days[-1]
    if concern.when.start is None or concern.when.end is None:
        return None
    return date.fromisoformat(concern.when.start), date.fromisoformat(concern.when.end)


def _between(first: date, last: date) -> list[date]:
    """Return the days after the first and before the last."""
    return [date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal())]

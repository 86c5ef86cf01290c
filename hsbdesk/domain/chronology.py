"""One merged, ordered list out of many kinds of record (domain.md section 4, Chronology)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate, on_day, sort_key
from hsbdesk.domain.decision import Decision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.referral import Referral

Entry = Concern | Fact | Intervention | Contact | Referral | Plan | Interim | Decision


@dataclass(frozen=True, slots=True)
class Dated:
    """A record in its place in time."""

    record: Entry
    when: PartialDate
    kind: str
    row_no: int | None
    """Number among the counted concerns of the file, for reading: "no. 12"."""


def build_chronology(records: Iterable[Entry]) -> list[Dated]:
    """Return the records in order: start, precision, time (unknown last in its day), hand order, number."""
    dated = [(record, when_of(record)) for record in records]
    dated.sort(key=lambda pair: (*sort_key(pair[1]), pair[0].order_hint, pair[0].number))
    found: list[Dated] = []
    counted = 0
    for record, when in dated:
        row_no = None
        if isinstance(record, Concern) and record.counts:
            counted += 1
            row_no = counted
        found.append(Dated(record, when, kind_of(record), row_no))
    return found


def when_of(record: Entry) -> PartialDate:
    """Return the date a record stands at: the event, the start, or the day it was opened.

    A version of a plan stands at the moment it came into force, interim changes at that of the first.
    """
    if isinstance(record, Intervention):
        return record.start
    if isinstance(record, Plan):
        return _moment(record.in_force_day, record.in_force_time)
    if isinstance(record, Interim):
        return min((_moment(c.from_day, c.from_time) for c in record.changes), key=sort_key, default=UNKNOWN_DATE)
    if isinstance(record, Referral):
        return on_day(date.fromisoformat(record.opened_on))
    if isinstance(record, Decision):
        return _moment(record.decided_on, "")
    return record.when


def stands_in_chronology(record: Plan | Interim) -> bool:
    """Return whether it is an entry: a version that was in force; interim changes that no intervention stands for."""
    if isinstance(record, Plan):
        return bool(record.in_force_day)
    return record.intervention is None


def kind_of(record: Recorded) -> str:
    """Return the name of a record's kind."""
    return type(record).__name__.lower()


def is_key_entry(dated: Dated) -> bool:
    """Return whether an entry is one that tells the story: concerns that count, facts, plans, reports and answers."""
    record = dated.record
    if record.struck_out is not None:
        return False
    if isinstance(record, Concern):
        return record.counts
    if isinstance(record, Fact):
        return record.topic != "OTHER"
    if isinstance(record, Contact):
        return record.kind.value in {
            "REPORT",
            "COUNCIL_ANSWER",
            "ESCALATION",
            "TOLD_TO_REPORT_IN_WRITING",
            "ASKED",
        }
    return isinstance(record, Referral | Plan | Interim | Decision)


def count_occasions(concerns: Sequence[Concern]) -> tuple[int, int]:
    """Return (entries, occasions) of the concerns that count; both are always said together."""
    counted = [concern for concern in concerns if concern.counts]
    return len(counted), sum(concern.occurrences.count_min for concern in counted)


def _moment(day: str, at: str) -> PartialDate:
    """Return a stored day and time as a date; one without a day stands among those without a date."""
    if not day:
        return UNKNOWN_DATE
    return on_day(date.fromisoformat(day), time.fromisoformat(at) if at else None)

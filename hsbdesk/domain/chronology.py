"""One merged, ordered list out of many kinds of record (domain.md section 4, Chronology)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.dates import PartialDate, on_day, sort_key
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.referral import Referral

Entry = Concern | Fact | Intervention | Contact | Referral


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
    """Return the date a record stands at: the event, the start, or the day it was opened."""
    if isinstance(record, Intervention):
        return record.start
    if isinstance(record, Referral):
        return on_day(date.fromisoformat(record.opened_on))
    return record.when


def kind_of(record: Recorded) -> str:
    """Return the name of a record's kind."""
    return type(record).__name__.lower()


def is_key_entry(dated: Dated) -> bool:
    """Return whether an entry is one that tells the story: concerns that count, facts, reports and answers."""
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
    return isinstance(record, Referral)


def count_occasions(concerns: Sequence[Concern]) -> tuple[int, int]:
    """Return (entries, occasions) of the concerns that count; both are always said together."""
    counted = [concern for concern in concerns if concern.counts]
    return len(counted), sum(concern.occurrences.count_min for concern in counted)

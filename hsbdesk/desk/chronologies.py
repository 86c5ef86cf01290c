"""The chronology of a file: rows to read in order, and the detail of one entry."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hsbdesk.desk.decision_records import decisions_of
from hsbdesk.desk.entry_text import entry_sections, entry_text, how_entry_is_known
from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.plan_records import interims_of, plans_of
from hsbdesk.desk.sections import Section
from hsbdesk.desk.session import Session, school_time
from hsbdesk.desk.traces import Trace, traces_of_moves
from hsbdesk.domain.chronology import Dated, Entry, build_chronology, is_key_entry, kind_of, stands_in_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, Precision, day_text, on_day, sort_key, write_date
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.names import fold
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.triage import Brook, Category
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_records

MOVED_AWAY = "moved"
"""The kind of a line that a moved entry left behind."""
KINDS = ("key", "all", "concern", "fact", "intervention", "contact", "referral", "plan")
"""What may be chosen; `plan` shows versions of the risk plan and interim changes."""
_SHOWN = {"plan": {"plan", "interim"}, "referral": {"referral", "decision"}}


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyFilter:
    """What the chronology shows; a print states it."""

    text: str = ""
    kind: str = "all"
    place: str = ""
    start: date | None = None
    end: date | None = None
    newest_first: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyEntry:
    """One row, ready to be shown."""

    id: RecordId
    kind: str
    number: str
    row_no: int | None
    month: str
    date_short: str
    date_long: str
    text: str
    how_we_know: str
    category: Category | None
    category_text: str
    brook: Brook | None
    brook_text: str
    place: str
    struck: bool
    note: str
    """"Not harmful sexual behaviour", "Not triaged", "Struck out" or empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChronologyView:
    """The rows that fit the filter, and what there is to choose from."""

    rows: tuple[ChronologyEntry, ...]
    total: int
    shown: str
    places: tuple[str, ...]
    period: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryDetail:
    """Everything about one entry."""

    id: RecordId
    number: str
    row_no_text: str
    subtitle: str
    sections: tuple[Section, ...]
    links: tuple[tuple[RecordId, str], ...]
    category: Category | None
    category_text: str
    brook: Brook | None
    brook_text: str
    judged: str
    """Who categorised it, and when."""
    written: str
    corrected: str
    is_concern: bool
    is_triaged: bool


class Chronologies:
    """Reads a file in order."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def read(self, file: FileId, filter: ChronologyFilter | None = None) -> ChronologyView:  # noqa: A002
        """Return the entries of a file that fit the filter."""
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        chosen = filter or ChronologyFilter()
        dated = build_chronology(read_chronology(session, file))
        book = name_book(session, read_file(session, file))
        fits = [d for d in dated if _fits(d, chosen)]
        rows = [self.entry(d, book) for d in fits]
        if chosen.text:
            sought = fold(chosen.text).split()
            rows = [
                r
                for r in rows
                if all(word in fold(f"{r.number} {r.text} {r.how_we_know} {r.place}") for word in sought)
            ]
        count = len(rows)
        if chosen == replace(ChronologyFilter(), newest_first=chosen.newest_first):
            self._add_traces(rows, fits, file)
        if chosen.newest_first:
            rows.reverse()
        places = sorted({p for d in dated if isinstance(d.record, Concern) for p in d.record.places})
        order = words("newest first") if chosen.newest_first else words("oldest first")
        if chosen.kind == "key":
            shown = words("{n} key entries of {total} · {order}", n=count, total=len(dated), order=order)
        else:
            shown = words("{n} of {total} entries · {order}", n=count, total=len(dated), order=order)
        return ChronologyView(
            rows=tuple(rows), total=len(dated), shown=shown, places=tuple(places), period=self._period(dated)
        )

    def _add_traces(self, rows: list[ChronologyEntry], dated: list[Dated], file: FileId) -> None:
        """Put in what moved entries left behind, each at the day of its move."""
        keys = [sort_key(d.when) for d in dated]
        for trace in reversed(traces_of_moves(self._session, file)):
            when = on_day(trace.day)
            entry = ChronologyEntry(
                id=trace.concern,
                kind=MOVED_AWAY,
                number="",
                row_no=None,
                month=spell(trace.day, "{month} {year}"),
                date_short=spell(trace.day, "{wd} {day}"),
                date_long=write_date(when),
                text=self._trace_text(trace),
                how_we_know="",
                category=None,
                category_text="",
                brook=None,
                brook_text="",
                place="",
                struck=False,
                note="",
            )
            rows.insert(bisect_right(keys, sort_key(when)), entry)

    def _trace_text(self, trace: Trace) -> str:
        return self._session.words("An entry was moved on {day}", day=spell(trace.day, "{day} {month}"))

    def count(self, file: FileId) -> int:
        """Return how many entries the chronology of a file has."""
        return len(read_chronology(self._session, file))

    def entry(self, dated: Dated, book: NameBook) -> ChronologyEntry:
        """Return one row."""
        record, content, words = dated.record, self._session.content, self._session.words
        category = brook = None
        place = note = ""
        if isinstance(record, Concern):
            triage = record.triage
            category = triage.category if triage else None
            brook = triage.colour if triage else None
            place = ", ".join(record.places)
            if record.state != "TRIAGED":
                note = content.label("record_state", record.state)
        if record.struck_out is not None:
            note = content.label("record_state", "STRUCK_OUT")
        is_concern = isinstance(record, Concern) and not note
        return ChronologyEntry(
            id=record.id,
            kind=dated.kind,
            number=record.number,
            row_no=dated.row_no,
            month=self._month(dated),
            date_short=_short_day(dated),
            date_long=write_date(dated.when),
            text=entry_text(self._session, record, book),
            how_we_know=how_entry_is_known(self._session, record, book),
            category=category,
            category_text=content.label("category", category.value) if category else "",
            brook=brook,
            brook_text=content.printed("brook", brook.value) if brook else (words("Not yet") if is_concern else ""),
            place=place,
            struck=record.struck_out is not None,
            note=note,
        )

    def _month(self, dated: Dated) -> str:
        anchor = dated.when.start or dated.when.end
        if anchor is None:
            return self._session.words("No date")
        return spell(date.fromisoformat(anchor), "{month} {year}")

    def _period(self, dated: Sequence[Dated]) -> str:
        days = [d.when.start for d in dated if d.when.start is not None]
        if not days:
            return ""
        first, last = date.fromisoformat(min(days)), date.fromisoformat(max(days))
        return f"{spell(first, '{mon} {year}')} – {spell(last, '{mon} {year}')}"

    # -- one entry

    def detail(self, record_id: RecordId, file: FileId) -> EntryDetail:
        """Return one entry in full; reading it is noted. Raises DeskError("record_missing")."""
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        dated = build_chronology(read_chronology(session, file))
        found = next((d for d in dated if d.record.id == record_id), None)
        if found is None:
            return self._trace_detail(record_id, file)
        with session.saving():
            session.audit.note(f"{found.kind}.read", record_id)
        record = found.record
        book = name_book(session, read_file(session, file))
        entry = self.entry(found, book)
        by_id = {d.record.id: d.record for d in dated}
        written = school_time(record.recorded_at)
        judged = ""
        if isinstance(record, Concern) and record.triage is not None and record.triage.categories:
            last = record.triage.categories[-1]
            judged = f"{last.by}, {day_text(last.on)}"
        corrections = [a for a in record.amendments if a.kind == "CORRECTION"]
        return EntryDetail(
            id=record.id,
            number=record.number,
            row_no_text=words("no. {n}", n=found.row_no) if found.row_no else "",
            subtitle=" · ".join(part for part in (entry.date_long, entry.place) if part),
            sections=entry_sections(self._session, record, book),
            links=tuple(
                (link, f"{by_id[link].number} {self._kind_word(by_id[link])}") for link in linked(record, by_id)
            ),
            category=entry.category,
            category_text=entry.category_text,
            brook=entry.brook,
            brook_text=entry.brook_text,
            judged=judged,
            written=words(
                "{author}, {when}",
                author=record.author,
                when=spell(written, "{wd} {day} {month} {year} {time}"),
            ),
            corrected=words.count(len(corrections), "corrected once", "corrected {n} times") if corrections else "",
            is_concern=isinstance(record, Concern),
            is_triaged=isinstance(record, Concern) and record.state != "SUBMITTED",
        )

    def _trace_detail(self, record_id: RecordId, file: FileId) -> EntryDetail:
        """Return the line without content of a moved entry. Raises DeskError("record_missing")."""
        trace = next((t for t in traces_of_moves(self._session, file) if t.concern == record_id), None)
        if trace is None:
            raise DeskError("record_missing")
        return EntryDetail(
            id=record_id,
            number="",
            row_no_text="",
            subtitle=write_date(on_day(trace.day)),
            sections=(Section(self._session.words("Moved"), (self._trace_text(trace),)),),
            links=(),
            category=None,
            category_text="",
            brook=None,
            brook_text="",
            judged="",
            written="",
            corrected="",
            is_concern=False,
            is_triaged=False,
        )

    def _kind_word(self, record: Entry) -> str:
        words = self._session.words
        return {
            "concern": words("concern"),
            "fact": words("fact"),
            "intervention": words("intervention"),
            "contact": words("call or talk"),
            "referral": words("report"),
            "plan": words("risk plan"),
            "interim": words("interim change"),
            "decision": words("decision"),
        }[kind_of(record)]


def read_chronology(session: Session, file: FileId) -> list[Entry]:
    """Return all records of a file that stand in its chronology: its entries, decisions, and plans as they held."""
    plans = [one for one in (*plans_of(session, file), *interims_of(session, file)) if stands_in_chronology(one)]
    return [*read_entries(session, file), *decisions_of(session, file), *plans]


def read_entries(session: Session, file: FileId) -> list[Entry]:
    """Return the records of a file that may be cited: what was seen, known, done and said, and its reports."""
    return list(session.kept.get(("entries", file), lambda: _read_entries(session, file)))


BESIDE_REFERRALS = frozenset({"records", "readiness", "effects", "speaker", "concerns of", "plans", "interims"})
"""Names of what is kept of a file and stays as it is while one of its referrals is written."""


def _read_entries(session: Session, file: FileId) -> list[Entry]:
    records = session.kept.get(("records", file), lambda: _read_records(session, file))
    return [*records, *read_records(session.db, Referral, "t.file = ?", (file,))]


def _read_records(session: Session, file: FileId) -> list[Entry]:
    db = session.db
    found: list[Entry] = []
    found += read_records(db, Concern, "t.id IN (SELECT owner FROM concern_people WHERE in_file = ?)", (file,))
    found += read_records(db, Fact, "t.file = ?", (file,))
    planned = "t.file = ? AND t.status NOT IN ('PLANNED', 'NOT_STARTED')"
    found += read_records(db, Intervention, planned, (file,))
    found += read_records(db, Contact, "t.id IN (SELECT owner FROM contact_files WHERE value = ?)", (file,))
    return found


def linked(record: Entry, known: dict[RecordId, Entry]) -> tuple[RecordId, ...]:
    """Return the linked records that stand in the same chronology."""
    ids = list(record.links)
    if isinstance(record, Concern) and record.triage is not None:
        ids += record.triage.calls
    if isinstance(record, Contact):
        ids += record.about
    if isinstance(record, Intervention):
        ids += record.prompted
    ids += [other.id for other in known.values() if isinstance(other, Contact) and record.id in other.about]
    return tuple(i for i in dict.fromkeys(ids) if i in known and i != record.id)


def _short_day(dated: Dated) -> str:
    """Return the day for a row under its month's heading: "Tue 17", "week of 17", "about 3"."""
    when = dated.when
    if when.precision in {Precision.DATE, Precision.DATETIME} and when.start is not None:
        day = date.fromisoformat(when.start)
        about = "about " if when.about and when.precision is Precision.DATE else ""
        return f"{about}{spell(day, '{wd} {day}')}"
    return write_date(when, Form.SHORT)


def _fits(dated: Dated, chosen: ChronologyFilter) -> bool:
    if chosen.kind == "key" and not is_key_entry(dated):
        return False
    if chosen.kind not in {"key", "all"} and dated.kind not in _SHOWN.get(chosen.kind, {chosen.kind}):
        return False
    if chosen.place and not (isinstance(dated.record, Concern) and chosen.place in dated.record.places):
        return False
    first = dated.when.start or dated.when.end
    last = dated.when.end or dated.when.start
    if chosen.start is not None and (last is None or last < chosen.start.isoformat()):
        return False
    return not (chosen.end is not None and (first is None or first > chosen.end.isoformat()))

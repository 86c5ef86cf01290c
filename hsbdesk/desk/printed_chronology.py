"""Compose the chronology report: states its filter, and says where nothing was recorded (ux.md section 7)."""

from datetime import date, timedelta

from hsbdesk.desk.chronologies import MOVED_AWAY, Chronologies, ChronologyEntry, ChronologyFilter
from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.profile_words import frame_reader
from hsbdesk.desk.sections import quoted
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.chronology import when_of
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.paper import PrintedChronology, PrintedChronologyRow
from hsbdesk.domain.record import Recorded
from hsbdesk.storage.kinds import BY_NAME
from hsbdesk.storage.records import read_records

GAP = 20
"""School days without an entry that are printed as a gap."""


def print_chronology(session: Session, speaker: Speaker, chosen: ChronologyFilter) -> PrintedChronology:
    """Return the chronology of a file as it prints, oldest first."""
    words = session.words
    names_on, session.names_on = session.names_on, True
    try:
        view = Chronologies(session).read(
            speaker.file.file_id,
            ChronologyFilter(
                text=chosen.text,
                kind=chosen.kind,
                place=chosen.place,
                start=chosen.start,
                end=chosen.end,
                newest_first=False,
            ),
        )
    finally:
        session.names_on = names_on
    records = _records(session, view.rows)
    rows: list[PrintedChronologyRow] = []
    last: date | None = None
    for entry in view.rows:
        if entry.kind == MOVED_AWAY:
            rows.append(PrintedChronologyRow(date=entry.date_long, text=speaker.say(entry.text)))
            continue
        record = records[entry.id]
        day = _day_of(record)
        if last is not None and day is not None:
            gap = _gap(session, last, day)
            if gap:
                rows.append(PrintedChronologyRow(gap=gap))
        ended = _last_day_of(record)
        last = max(ended, last) if ended is not None and last is not None else ended or last
        rows.append(_row(speaker, entry, record))
    born = born_text(speaker.child.born) if speaker.rule.born else ""
    return PrintedChronology(
        frame=make_frame(
            session,
            document=words("{number} · chronology", number=speaker.file.number),
            draft="",
            reader=words("For: {reader}", reader=frame_reader(session, speaker.profile)),
            title=words("{number} chronology", number=speaker.file.number),
        ),
        title=words("Chronology"),
        subtitle=" · ".join(
            part
            for part in (
                speaker.child.full,
                words("born {day}", day=born) if born else "",
                speaker.say(_filter_line(session, chosen)),
                view.period,
            )
            if part
        ),
        heads=(
            words("Date"),
            words("Entry"),
            words("Event"),
            words("How we know"),
            words("Children's words"),
            words("Significance (opinion)"),
            words("Action"),
            words("Author"),
        ),
        rows=tuple(rows),
        summary=words("{n} of {total} entries.", n=len(records), total=view.total),
    )


def _filter_line(session: Session, chosen: ChronologyFilter) -> str:
    words = session.words
    kind = {
        "key": words("key entries"),
        "all": words("all entries"),
        "concern": words("concerns only"),
        "fact": words("facts only"),
        "intervention": words("interventions only"),
        "contact": words("calls and talks only"),
        "referral": words("reports only"),
        "plan": words("risk plan only"),
    }[chosen.kind]
    parts = [kind]
    if chosen.place:
        parts.append(words("place: {place}", place=chosen.place))
    if chosen.text:
        parts.append(words("found by text"))
    return ", ".join(parts)


def _records(session: Session, rows: tuple[ChronologyEntry, ...]) -> dict[str, Recorded]:
    found: dict[str, Recorded] = {}
    for kind in {row.kind for row in rows} - {MOVED_AWAY}:
        name = "file" if kind == "childfile" else kind
        ids = [row.id for row in rows if row.kind == kind]
        for start in range(0, len(ids), 500):
            some = ids[start : start + 500]
            marks = ", ".join("?" * len(some))
            for record in read_records(session.db, BY_NAME[name].type, f"t.id IN ({marks})", some):
                found[record.id] = record
    return found


def _row(speaker: Speaker, entry: ChronologyEntry, record: Recorded) -> PrintedChronologyRow:
    said = significance = action = ""
    rule = speaker.rule
    if isinstance(record, Concern):
        said = " ".join(
            f"{speaker.name(account.person)}: {quoted(speaker.say(account.words, quotation=True))}"
            for account in record.accounts
            if account.words and (rule.other_words or account.person == speaker.child.id)
        )
        if record.triage is not None and record.triage.significance and rule.opinions:
            significance = f"{record.triage.significance_by}: {speaker.say(record.triage.significance)}"
        told = record.people_told if rule.tellers else ""
        action = speaker.say(" ".join(part for part in (record.done, told) if part))
    note = f" ({speaker.say(entry.note)})" if entry.note else ""
    return PrintedChronologyRow(
        date=entry.date_long,
        number=entry.number,
        text=speaker.say(entry.text) + note,
        how_we_know=speaker.say(entry.how_we_know) if rule.tellers else "",
        words=said,
        significance=significance,
        action=action,
        author=record.author,
    )


def _day_of(record: Recorded) -> date | None:
    when = when_of(record)  # type: ignore[arg-type]
    anchor = when.start or when.end
    return date.fromisoformat(anchor) if anchor else None


def _last_day_of(record: Recorded) -> date | None:
    """Return the last day an entry speaks of: its last occasion, or the end of its date."""
    if isinstance(record, Concern) and record.occurrences.dates:
        return date.fromisoformat(max(record.occurrences.dates))
    when = when_of(record)  # type: ignore[arg-type]
    return date.fromisoformat(when.end) if when.end else None


def _gap(session: Session, last: date, day: date) -> str:
    """Return the line for a stretch of over twenty school days without an entry."""
    first, before = last + timedelta(days=1), day - timedelta(days=1)
    if before <= first:
        return ""
    if session.school.calendar.count_school_days(first, before) <= GAP:
        return ""
    return session.words(
        "No entries {first} – {last}",
        first=spell(first, "{day} {mon} {year}"),
        last=spell(before, "{day} {mon} {year}"),
    )

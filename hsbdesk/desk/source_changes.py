"""Whether a ticked record reads differently now than when its print wording was written (ux.md section 5.13)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from hsbdesk.desk.entry_text import entry_text
from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.chronology import Entry, when_of
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import write_date
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.storage.versions import Version, read_versions

RULE = "R49"
"""Sources that changed; the key says that it is about a wording, not about what was signed."""


@dataclass(frozen=True, slots=True)
class SourceChange:
    """What a record said when its wording was written, and what it says now."""

    key: str
    """Name of the finding that an override may answer: the rule, the record's number, its version."""
    before: str
    after: str
    written: str
    """When it was changed, and by whom: "9 March 2026, 13:20, H. Bevan"."""


def changed_sources(session: Session, referral: Referral) -> dict[RecordId, SourceChange]:
    """Return the ticked records that say something else now than when their print wording was written.

    A wording was written with the referral's version that first held it; what the record said then is its last
    version before that one. Where the record's own words print, only what was added to it in the open counts: they
    follow by themselves, a correction does not. What an override of the referral names is left out.
    """
    worded = {c.record: c.wording for c in (*referral.background, *referral.interventions)}
    since = _written_later(session, referral, worded)
    if not since:
        return {}
    book = name_book(session, read_file(session, referral.file))
    kept = {override.finding for override in referral.overrides}
    found: dict[RecordId, SourceChange] = {}
    for record, version in since.items():
        change = _compare(session, book, read_versions(session.db, record), version, own=bool(worded[record]))
        if change is not None and change.key not in kept:
            found[record] = change
    return found


def _written_later(session: Session, referral: Referral, worded: Mapping[RecordId, str]) -> dict[RecordId, int]:
    """Return for each record that has a later version than its wording the number of its version at that time."""
    rows = session.db.execute(
        "SELECT record, version, rowid FROM version WHERE record IN (SELECT value FROM json_each(?1))"
        " AND rowid > (SELECT min(rowid) FROM version WHERE record = ?2)",
        (json.dumps(list(worded)), referral.id),
    ).fetchall()
    later: dict[RecordId, list[tuple[int, int]]] = {}
    for record, version, place in rows:
        later.setdefault(record, []).append((place, version))
    found: dict[RecordId, int] = {}
    for record, written in _written_at(session, referral, {r: worded[r] for r in later}).items():
        after = [version for place, version in later[record] if place > written]
        if after:
            found[record] = min(after) - 1
    return found


def _written_at(session: Session, referral: Referral, worded: Mapping[RecordId, str]) -> dict[RecordId, int]:
    """Return where in the order of all versions each wording was first stored; none for one that is not stored."""
    wanted = dict(worded)
    found: dict[RecordId, int] = {}
    if not wanted:
        return found
    rows = session.db.execute(
        "SELECT rowid, json_extract(json, '$.background'), json_extract(json, '$.interventions')"
        " FROM version WHERE record = ? ORDER BY version DESC",
        (referral.id,),
    )
    for place, background, interventions in rows:
        stored = {**_wordings(background), **_wordings(interventions)}
        for record in list(wanted):
            if stored.get(record) == wanted[record]:
                found[record] = place
            else:
                del wanted[record]
        if not wanted:
            break
    return found


def _wordings(chosen: str | None) -> dict[str, str]:
    return {entry["record"]: entry.get("wording", "") for entry in json.loads(chosen or "[]")}


def _compare(
    session: Session, book: NameBook, versions: list[Version], number: int, *, own: bool
) -> SourceChange | None:
    then = next((v for v in versions if v.number == number), None)
    now = versions[-1]
    if then is None:
        return None
    added = [_added(session, book, version.record) for version in (then, now)]
    before, after = (
        "\n".join((_say(session, book, version.record), *lines))
        for version, lines in zip((then, now), added, strict=True)
    )
    if before == after or (not own and added[0] == added[1]):
        return None
    at = spell(school_time(now.at), "{day} {month} {year}, {time}")
    return SourceChange(f"{RULE}:wording:{now.record.number}:{now.number}", before, after, f"{at}, {now.by}")


def _added(session: Session, book: NameBook, record: Entry) -> list[str]:
    """Return what was added in the open. A dispute prints by itself, with its answer."""
    content = session.content
    lines = [
        f"{content.label('amendment_kind', amendment.kind)}: {book.text(amendment.text)}"
        for amendment in record.amendments
        if amendment.kind != "DISPUTED"
    ]
    if record.struck_out is not None:
        lines.append(f"{content.label('record_state', 'STRUCK_OUT')}: {book.text(record.struck_out.reason)}")
    return lines


def _say(session: Session, book: NameBook, record: Entry) -> str:
    return f"{write_date(when_of(record))}\n{entry_text(session, record, book)}"

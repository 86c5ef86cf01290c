"""What a referral says at this moment, as it is signed: its pages, its key, the readings they are drawn from.

A signature binds to the content code: the check code of the pages and the key without version and sign-off block,
and of every entry that is ticked. So it falls away when anything that prints changes, and when an entry is changed
whose print wording stays (domain.md R49).
"""

import json
from dataclasses import dataclass, replace
from typing import Any

from hsbdesk.desk.people import read_file
from hsbdesk.desk.printed_decisions import told_decisions
from hsbdesk.desk.printed_key import print_identity_key
from hsbdesk.desk.printed_quick import bare_quick, print_quick
from hsbdesk.desk.printed_referral import print_referral
from hsbdesk.desk.printed_signoff import bare_key, bare_referral
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import make_speaker
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.paper import PrintedKey, PrintedReferral
from hsbdesk.domain.printed_quick import PrintedQuick
from hsbdesk.domain.profiles import usual_profile
from hsbdesk.domain.referral import Referral
from hsbdesk.storage.document_versions import Source
from hsbdesk.storage.kinds import BY_NAME
from hsbdesk.storage.records import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralContent:
    """One reading of a referral."""

    printed: PrintedReferral | PrintedQuick
    """Bare: without version and sign-off; names that nobody decided stand as they were typed."""
    key: PrintedKey | None
    """For statutory recipients."""
    code: str
    sources: tuple[Source, ...]
    """Every record that prints, and its reading; the referral itself among them."""


class ReferralContents:
    """Reads contents, and keeps them until any record changes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._mark: object = None
        self._kept: dict[str, tuple[Referral, ReferralContent]] = {}

    def read(self, referral: Referral) -> ReferralContent:
        """Return what a referral, stored or not, would be signed as."""
        session = self._session
        mark = (
            session.db.execute("SELECT max(rowid) FROM version").fetchone()[0],
            session.header.signed.gen,
            session.names_on,
        )
        if mark != self._mark:
            self._kept.clear()
            self._mark = mark
        kept = self._kept.get(referral.id)
        if kept is not None and kept[0] == referral:
            return kept[1]
        content = _read_content(session, referral)
        self._kept[referral.id] = (referral, content)
        return content


def _read_content(session: Session, referral: Referral) -> ReferralContent:
    from hsbdesk.documents.check_code import canonical_json, check_code  # noqa: PLC0415

    file = read_file(session, referral.file)
    speaker = make_speaker(session, file, usual_profile(statutory=referral.recipient.statutory), {})
    printed = (
        bare_referral(print_referral(session, speaker, referral))
        if referral.quick is None
        else bare_quick(print_quick(session, speaker, referral))
    )
    statutory = referral.recipient.statutory
    key = bare_key(print_identity_key(session, speaker, referral)) if statutory else None
    entries = tuple((entry, canonical_json(as_cited(record))) for entry, record in _entries(session, referral))
    return ReferralContent(
        printed=printed,
        key=key,
        code=check_code((printed, key, entries)),
        sources=_sources(session, referral, file),
    )


def as_cited(record: Any) -> Any:
    """Return the part of an entry that a signature stands for.

    Whether an intervention was delivered on a day is noted daily; what of it prints is in the pages.
    """
    if isinstance(record, Intervention):
        return replace(record, deliveries=(), delivery_answers=())
    return record


def ticked_records(referral: Referral) -> tuple[str, ...]:
    """Return the ids of the entries that are ticked into a referral, each once."""
    chosen = (choice.record for choice in (*referral.background, *referral.interventions))
    return tuple(dict.fromkeys((*chosen, *(action.record for action in referral.moved_actions))))


def _entries(session: Session, referral: Referral) -> list[tuple[str, Any]]:
    found: dict[str, Any] = {}
    wanted = json.dumps(ticked_records(referral))
    for name in ("concern", "fact", "intervention", "contact"):
        where = "t.id IN (SELECT value FROM json_each(?))"
        found |= {record.id: record for record in read_records(session.db, BY_NAME[name].type, where, (wanted,))}
    return sorted(found.items())


def _sources(session: Session, referral: Referral, file: ChildFile) -> tuple[Source, ...]:
    people = (file.child, *(r.person for r in file.family), *(letter.person for letter in file.letters))
    decided = (one.id for one in told_decisions(session, referral))
    wanted = (*ticked_records(referral), *referral.previous, *decided, file.id, *people, referral.id)
    rows = session.db.execute(
        "SELECT record, max(version) FROM version WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record",
        (json.dumps(wanted),),
    ).fetchall()
    return tuple(Source(row[0], row[1]) for row in rows)

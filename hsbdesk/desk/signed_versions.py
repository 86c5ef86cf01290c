"""The signed versions of a referral: who signed, what left the school, and what has changed since."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hsbdesk.desk.differences import Difference, Path, changes_between, code_label, label_of, plain_text
from hsbdesk.desk.frozen import FROZEN_TYPES, find_version, read_frozen
from hsbdesk.desk.people import NameBook, name_book
from hsbdesk.desk.printed_quick import bare_quick
from hsbdesk.desk.printed_signoff import bare_key, bare_referral
from hsbdesk.desk.prints import Printed
from hsbdesk.desk.referral_content import ReferralContent, as_cited
from hsbdesk.desk.session import Session, school_time
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.paper import PrintedKey, PrintedReferral
from hsbdesk.domain.person import Person
from hsbdesk.domain.printed_quick import PrintedQuick
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.sharing import DocumentKind, FiledCopy
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import read_copies
from hsbdesk.storage.document_versions import DocumentVersion, Source, read_document_versions, read_sources
from hsbdesk.storage.versions import Version, read_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedSource:
    """A record that no longer reads as it did when the version was signed."""

    record: str
    number: str
    """Record number; empty for a person and for the pages as a whole."""
    kind: str
    """concern, fact, intervention, contact, referral, file, person, or "pages"."""
    title: str
    """"Concern I-0412K", "This referral's own text", "On paper"."""
    said: str
    """"changed 18 March 2026 15:02 by N. Morgan", or that it was struck out."""
    before: int = 0
    """Which version of the record is printed, and which one stands now."""
    after: int = 0
    differences: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    """One version of a referral; the signed ones newest first, then the draft if there is one."""

    number: str
    is_signed: bool
    check_code: str = ""
    key_code: str = ""
    """Check code of the identity key that goes with it."""
    when: str = ""
    """"18 March 2026 14:16"."""
    signed: tuple[tuple[str, str, str], ...] = ()
    """Role, name and signature, as they print."""
    state: str
    """"Signed off, unchanged", "Changed since it was signed"."""
    is_stale: bool = False
    """Signed, the newest, and no longer what the records say."""
    copies: tuple[FiledCopy, ...] = ()
    changed: tuple[ChangedSource, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionsView:
    """All versions of one referral."""

    referral: Referral
    rows: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class SignedMark:
    """What a list says of the newest signed version of a referral."""

    version: str
    text: str
    is_stale: bool


def view_versions(session: Session, referral: Referral, content: ReferralContent) -> VersionsView:
    """Return every signed version, with its copies and what has changed since; then what stands now."""
    words = session.words
    found = read_document_versions(session.db, referral.id)
    keys = {v.number: v for v in read_document_versions(session.db, referral.id, DocumentKind.IDENTITY_KEY)}
    copies: dict[str, list[FiledCopy]] = {}
    for copy in read_copies(session.db, record=referral.id):
        copies.setdefault(copy.document_version, []).append(copy)
    rows: list[VersionView] = []
    for place, version in enumerate(found):
        changed = find_changes(session, referral, version, content)
        stale = place == 0 and version.content_code != content.code
        printed = read_frozen(session, version)
        assert isinstance(printed, PrintedReferral | PrintedQuick)  # noqa: S101  by its kind
        if place:
            state = words("Superseded by {version}", version=found[place - 1].number)
        else:
            state = words("Changed since it was signed") if stale else words("Signed off, unchanged")
        key = keys.get(version.number)
        rows.append(
            VersionView(
                number=version.number,
                is_signed=True,
                check_code=version.check_code,
                key_code=key.check_code if key is not None else "",
                when=spell(school_time(version.frozen_at), "{day} {month} {year} {time}"),
                signed=tuple((row[0], row[1], row[2]) for row in printed.signoff.rows if row[2]),
                state=state,
                is_stale=stale,
                copies=tuple(copies.pop(version.number, ())),
                changed=changed,
            )
        )
    drafts = tuple(copy for left in copies.values() for copy in left)
    if not found or found[0].content_code != content.code or drafts:
        row = session.db.execute("SELECT version FROM referral WHERE id = ?", (referral.id,)).fetchone()
        rows.append(
            VersionView(number=f"0.{row[0]}", is_signed=False, state=words("Draft, not signed off"), copies=drafts)
        )
    return VersionsView(referral=referral, rows=tuple(rows))


def find_changes(
    session: Session, referral: Referral, version: DocumentVersion, content: ReferralContent
) -> tuple[ChangedSource, ...]:
    """Return what reads differently from a signed version: record by record, then the pages as a whole."""
    if version.content_code == content.code:
        return ()
    found = find_source_changes(session, referral, read_sources(session.db, version))
    pages = tuple(_page_differences(session, name_book(session), version, content))
    if pages:
        found.append(
            ChangedSource(
                record=referral.id, number="", kind="pages", title=session.words("On paper"), said="", differences=pages
            )
        )
    return tuple(found)


def find_source_changes(session: Session, referral: Referral, sources: Sequence[Source]) -> list[ChangedSource]:
    """Return the records that read differently now, entries first."""
    rows = session.db.execute(
        "SELECT record, max(version) FROM version WHERE record IN (SELECT value FROM json_each(?)) GROUP BY record",
        (json.dumps([source.record for source in sources]),),
    ).fetchall()
    newest: dict[str, int] = dict(rows)
    newer = [source for source in sources if newest.get(source.record, 0) > source.reading]
    if not newer:
        return []
    finder = _ChangeFinder(session, referral)
    found = [changed for source in newer if (changed := finder.find(source)) is not None]
    return sorted(found, key=lambda changed: (_ORDER.index(changed.kind), changed.number))


def may_have_changed(session: Session, referral: Referral, version: DocumentVersion) -> bool:
    """Return, without reading the pages, whether anything a signed version prints can have changed.

    Newer readings of what it prints, concerns that came into the child's file or left it, and its risk plan.
    """
    db = session.db
    newer = db.execute(
        "SELECT 1 FROM document_version_source s JOIN version v ON v.record = s.record AND v.version > s.reading"
        " WHERE s.version = ? LIMIT 1",
        (version.id,),
    ).fetchone()
    if newer is not None:
        return True
    since = db.execute(
        "SELECT v.rowid FROM document_version_source s JOIN version v ON v.record = s.record"
        " AND v.version = s.reading WHERE s.version = ? AND s.record = ?",
        (version.id, referral.id),
    ).fetchone()
    return (
        db.execute(
            "SELECT 1 FROM version v WHERE v.rowid > ? AND (v.kind = 'school' OR v.kind = 'concern' AND ("
            " EXISTS (SELECT 1 FROM concern_people p WHERE p.owner = v.record AND p.in_file = ?)"
            " OR EXISTS (SELECT 1 FROM concern_moves m JOIN file f ON f.child = m.from_person"
            " WHERE m.owner = v.record AND f.id = ?))"
            " OR v.kind = 'plan' AND EXISTS (SELECT 1 FROM plan p WHERE p.id = v.record AND p.file = ?)"
            " OR v.kind = 'interim' AND EXISTS (SELECT 1 FROM interim i WHERE i.id = v.record AND i.file = ?)) LIMIT 1",
            (since[0] if since is not None else 0, *[referral.file] * 4),
        ).fetchone()
        is not None
    )


_DRAWN_TWICE = frozenset({"marks", "closures", "category_names", "brook_names"})
"""Fields that draw again what the rows say."""
_ORDER = ("concern", "fact", "intervention", "contact", "referral", "file", "person")


class _ChangeFinder:
    """Compares the readings that were printed with those that stand now."""

    def __init__(self, session: Session, referral: Referral) -> None:
        self._session = session
        self._referral = referral
        self._book = name_book(session)

    def find(self, source: Source) -> ChangedSource | None:
        """Return how a record reads differently now, or None."""
        versions = read_versions(self._session.db, source.record)
        then, now = versions[source.reading - 1], versions[-1]
        is_own = source.record == self._referral.id
        differences = tuple(self._differences(_as_printed(then.record, is_own), _as_printed(now.record, is_own)))
        if not differences:
            return None
        return ChangedSource(
            record=source.record,
            number=getattr(now.record, "number", ""),
            kind=now.kind,
            title=self._title(now),
            said=self._said(then, now),
            before=then.number,
            after=now.number,
            differences=differences,
        )

    def _differences(self, before: Any, after: Any) -> Iterator[Difference]:
        session, book = self._session, self._book
        for change in changes_between(before, after, code_label(session)):
            texts = (book.text(plain_text(session, book, text)) for text in (change.before, change.after))
            yield Difference(label_of(self._session, change.path), *texts)

    def _title(self, now: Version) -> str:
        words = self._session.words
        match now.record:
            case Referral() if now.record.id == self._referral.id:
                return words("This referral's own text")
            case ChildFile():
                return words("The child's file {number}", number=now.record.number)
            case Person():
                return words("Details of {name}", name=self._book.name(now.record.id))
            case _:
                kinds = {
                    "concern": words("Concern {number}", number=now.record.number),
                    "fact": words("Fact {number}", number=now.record.number),
                    "intervention": words("Intervention {number}", number=now.record.number),
                    "contact": words("Call or talk {number}", number=now.record.number),
                    "referral": words("Earlier referral {number}", number=now.record.number),
                }
                return kinds[now.kind]

    def _said(self, then: Version, now: Version) -> str:
        words = self._session.words
        when = spell(school_time(now.at), "{day} {month} {year} {time}")
        if getattr(now.record, "struck_out", None) and not getattr(then.record, "struck_out", None):
            return words("struck out {when} by {who}", when=when, who=now.by)
        return words("changed {when} by {who}", when=when, who=now.by)


def _as_printed(record: Any, is_own: bool) -> Any:
    """Return a record without what no page draws on; of the referral itself also where it stands with the council."""
    if not isinstance(record, Referral):
        return as_cited(record)
    unsigned = replace(record, overrides=(), signatures=(), second_reader="")
    if not is_own:
        return unsigned
    return replace(
        unsigned,
        status=ReferralStatus.DRAFT,
        sent_at="",
        sent_how="",
        received_at="",
        acknowledged_at="",
        decision=None,
        form=None,
        councils=(),
        sendings=(),
        answers=(),
        refusal_steps=(),
        escalations=(),
        amendments=(),
    )


def _page_differences(
    session: Session, book: NameBook, version: DocumentVersion, content: ReferralContent
) -> Iterator[Difference]:
    for kind in FROZEN_TYPES:
        try:
            frozen = read_frozen(session, find_version(session, version.record, kind, version.number))
        except DeskError as error:
            if error.id != "document_version_missing":
                raise
            continue  # no key went with it
        before = _bare(frozen)
        after = content.key if kind is DocumentKind.IDENTITY_KEY else content.printed
        if after is None:
            continue
        for change in changes_between(before, after, code_label(session)):
            if change.path[0] in _DRAWN_TWICE:
                continue
            label = _page_label(session, after, change.path)
            yield Difference(label, book.text(change.before), book.text(change.after))


def _bare(frozen: Printed) -> PrintedReferral | PrintedKey | PrintedQuick:
    """Return what was signed of a frozen document of a referral."""
    if isinstance(frozen, PrintedKey):
        return bare_key(frozen)
    if isinstance(frozen, PrintedQuick):
        return bare_quick(frozen)
    assert isinstance(frozen, PrintedReferral)  # noqa: S101  by its kind
    return bare_referral(frozen)


def _page_label(session: Session, printed: PrintedReferral | PrintedKey | PrintedQuick, path: Path) -> str:
    """Return where on the pages a change stands, as the pages name it."""
    words = session.words
    if isinstance(printed, PrintedQuick):
        place = path[1] if path[0] == "parts" and len(path) > 1 and isinstance(path[1], int) else 0
        return printed.parts[place - 1].head if 0 < place <= len(printed.parts) else words("Quick report")
    if isinstance(printed, PrintedKey):
        return words("Identity key")
    name = str(path[0])
    place = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
    if name == "entries" and place:
        return words("{part}, row {n}", part=printed.chronology_head, n=place)
    if name == "requests" and place:
        return words("{part}, request {n}", part=printed.section3[0], n=place)
    if name == "interventions" and place and place <= len(printed.interventions):
        return printed.interventions[place - 1].heading
    heads = {
        "family": printed.family_head,
        "pattern": printed.pattern_head,
        "entries": printed.chronology_head,
        "left_out": printed.chronology_head,
        "interventions": printed.section2[0],
        "opinion": printed.section3[0],
        "requests": printed.section3[0],
        "threshold": printed.section3[0],
        "reply_by": printed.section3[0],
        "outcomes": printed.section4[0],
    }
    return heads.get(name, words("Front sheet"))

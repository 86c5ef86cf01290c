"""The paper path, one mechanism for every document: render by profile, scan, file, share, print or save.

`prepare` reads the vault (desk thread); `render` and `page_png` need no vault and may run on the paper thread;
`file` stores exactly the bytes that were rendered (architecture.md section 4).
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from hsbdesk.desk.chronologies import Chronologies, ChronologyFilter
from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_stamp
from hsbdesk.desk.people import read_file
from hsbdesk.desk.printed_chronology import print_chronology
from hsbdesk.desk.printed_key import print_identity_key
from hsbdesk.desk.printed_referral import print_referral
from hsbdesk.desk.referrals import Referrals
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker, make_speaker
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import PrintedChronology, PrintedKey, PrintedReferral, Stamp
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.pseudonyms import StrayName
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.sharing import DocumentKind, FiledCopy, SharingDecision
from hsbdesk.domain.text import clean_record
from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.storage.copies import file_copy, note_sharing, read_copies, read_copy_bytes
from hsbdesk.storage.records import read_record

Printed = PrintedReferral | PrintedKey | PrintedChronology


@dataclass(frozen=True, slots=True)
class Stray:
    """A name the program could not decide, or that may not stand in this print."""

    found: str
    excerpt: str
    choices: tuple[tuple[str, str], ...]
    """Id of a person or pupil and what would print; an empty id means "this is not a name"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A document ready to be drawn for one reader."""

    kind: DocumentKind
    file: FileId
    record: RecordId | None
    profile: Profile
    printed: Printed
    stamp: Stamp
    check_code: str
    version: str
    child: str
    recipient: str
    statutory: bool
    file_name: str
    summary: tuple[str, ...]
    strays: tuple[Stray, ...]


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one copy."""

    data: bytes
    pages: int
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page in points."""
    stamp: Stamp
    """What the copy says of itself; it ties the bytes to the document they were drawn from."""


class Paper:
    """Prepares, draws and files documents."""

    def __init__(self, session: Session, places: Places, referrals: Referrals, chronologies: Chronologies) -> None:
        self._session = session
        self._fonts = places.resources / "fonts"
        self._referrals = referrals
        self._chronologies = chronologies

    def prepare(
        self,
        kind: DocumentKind,
        file: FileId,
        *,
        record: RecordId | None = None,
        profile: Profile = Profile.SS_POLICE,
        filter: ChronologyFilter | None = None,  # noqa: A002
        answers: Mapping[str, str] | None = None,
        copies: int = 1,
    ) -> Prepared:
        """Return a document rendered for its reader, with the names that still stop it.

        `answers` decide names by what was found: the id of a person or pupil, or "" for "not a name". The copy
        is numbered after those of the same version that are filed; `copies` is how many there will be. Raises
        DeskError("key_only_for_statutory") for an identity key to anybody else.
        """
        session = self._session
        session.allow(Action.PRINT)
        child_file = read_file(session, file)
        given = {fold(found): person for found, person in (answers or {}).items()}
        speaker = make_speaker(session, child_file, profile, given)
        referral = read_record(session.db, Referral, record) if record is not None else None
        printed = self._print(kind, speaker, referral, filter or ChronologyFilter(newest_first=False))
        strays = self._strays(printed, speaker, kind, given)
        code = check_code_of(printed)
        copy_no = 1 + sum(copy.check_code == code for copy in read_copies(session.db, file=file))
        statutory = referral is None or referral.recipient.statutory
        reader = referral.recipient.name if referral is not None else session.words("this school")
        return Prepared(
            kind=kind,
            file=file,
            record=record,
            profile=profile,
            printed=printed,
            stamp=make_stamp(session, code, copy_no, max(copy_no, copies)),
            check_code=code,
            version=self._version(referral),
            child=self._child_line(speaker.child),
            recipient=reader,
            statutory=statutory,
            file_name=self._file_name(kind, child_file.number, referral),
            summary=self._summary(printed, speaker, strays),
            strays=strays,
        )

    def _print(
        self, kind: DocumentKind, speaker: Speaker, referral: Referral | None, chosen: ChronologyFilter
    ) -> Printed:
        session = self._session
        if kind is DocumentKind.CHRONOLOGY:
            return print_chronology(session, speaker, chosen)
        if referral is None:
            raise DeskError("record_missing")
        if kind is DocumentKind.IDENTITY_KEY:
            if not referral.recipient.statutory:
                raise DeskError("key_only_for_statutory")
            return print_identity_key(session, speaker, referral, self._version(referral))
        return print_referral(session, speaker, referral, self._version(referral))

    def _version(self, referral: Referral | None) -> str:
        if referral is None:
            return ""
        row = self._session.db.execute("SELECT version FROM referral WHERE id = ?", (referral.id,)).fetchone()
        return f"0.{row[0]}"

    def _file_name(self, kind: DocumentKind, number: str, referral: Referral | None) -> str:
        """Name a file by record number, version and reader: never by a child."""
        if referral is None:
            return f"{number}_chronology.pdf"
        major = self._version(referral)
        if kind is DocumentKind.IDENTITY_KEY:
            return f"{referral.number}_v{major}_{referral.recipient.code}_key.pdf"
        return f"{referral.number}_v{major}_{referral.recipient.code}.pdf"

    def _child_line(self, child: Person) -> str:

        return ", ".join(part for part in (child.full, born_text(child.born)) if part)

    def _strays(
        self, printed: Printed, speaker: Speaker, kind: DocumentKind, given: Mapping[str, str]
    ) -> tuple[Stray, ...]:
        if kind is DocumentKind.IDENTITY_KEY:
            return ()
        found: dict[str, Stray] = {}
        for stray in speaker.undecided:
            if fold(stray.found) not in given:
                found.setdefault(fold(stray.found), self._stray(stray, "", speaker))
        for text, stray in speaker.strays(tuple(texts_of(printed))):
            if given.get(fold(stray.found)) == "":
                continue
            excerpt = text[max(0, stray.start - 40) : stray.end + 40]
            found[fold(stray.found)] = self._stray(stray, excerpt, speaker)
        return tuple(found.values())

    def _stray(self, stray: StrayName, excerpt: str, speaker: Speaker) -> Stray:
        words = self._session.words
        choices = [(person, speaker.choice(person)) for person in stray.candidates if speaker.choice(person)]
        choices.append(("", words("Not a name: leave it")))
        return Stray(stray.found, excerpt, tuple(choices))

    def _summary(self, printed: Printed, speaker: Speaker, strays: tuple[Stray, ...]) -> tuple[str, ...]:
        words, content = self._session.words, self._session.content
        lines: list[str] = []
        letters = speaker.file.letters
        if speaker.profile is not Profile.INTERNAL_FULL:
            lines.append(words.count(len(letters), "1 child as a letter", "{n} children as letters"))
        lines.append(words.count(len(strays), "1 name to decide", "{n} names to decide"))
        if isinstance(printed, PrintedReferral) and printed.left_out:
            lines.append(printed.left_out)
        lines.append(
            words(
                "{country} wording; content pack {version}",
                country=content.term("country"),
                version=content.version,
            )
        )
        return tuple(lines)

    # -- without the vault

    def render(self, prepared: Prepared) -> Rendered:
        """Draw a prepared document. It may be looked at while names are undecided; filing it is refused then."""
        from hsbdesk.documents.chronology import render_chronology  # noqa: PLC0415
        from hsbdesk.documents.identity_key import render_identity_key  # noqa: PLC0415
        from hsbdesk.documents.raster import page_sizes  # noqa: PLC0415
        from hsbdesk.documents.referral import render_referral  # noqa: PLC0415

        printed, stamp = prepared.printed, prepared.stamp
        if isinstance(printed, PrintedReferral):
            data = render_referral(printed, stamp, self._fonts)
        elif isinstance(printed, PrintedKey):
            data = render_identity_key(printed, stamp, self._fonts)
        else:
            data = render_chronology(printed, stamp, self._fonts)
        sizes = tuple(page_sizes(data))
        return Rendered(data, len(sizes), sizes, stamp)

    def page_png(self, data: bytes, index: int, scale: float) -> bytes:
        """Return one page of a copy as a PNG picture; scale 1 is 72 dots per inch."""
        from hsbdesk.documents.raster import page_png  # noqa: PLC0415

        return page_png(data, index, scale)

    # -- filing

    def file(self, prepared: Prepared, rendered: Rendered, decision: SharingDecision, how: str) -> FiledCopy:
        """File a copy with its sharing entry. `how` is PRINTED or SAVED.

        The same bytes are filed once: what was printed and is saved as well has one copy and two entries.
        Raises DeskError("stray_names_undecided", n=...) while a name is undecided, ("share_needs_reason") without
        "necessary because", and ("copy_of_another") for bytes that were drawn from another document.
        """
        session = self._session
        session.allow(Action.PRINT)
        if prepared.strays:
            raise DeskError("stray_names_undecided", n=len(prepared.strays))
        if not decision.necessary_because.strip():
            raise DeskError("share_needs_reason", field="necessary_because")
        if rendered.stamp != prepared.stamp:
            raise DeskError("copy_of_another")
        copy = FiledCopy(
            id=new_id(),
            file=prepared.file,
            record=prepared.record,
            kind=prepared.kind,
            profile=prepared.profile,
            document_version=prepared.version,
            check_code=prepared.check_code,
            sha256=hashlib.sha256(rendered.data).hexdigest(),
            pages=rendered.pages,
            made_at=session.stamp(),
            made_by=session.me.short,
            recipient=prepared.recipient,
            copy_no=prepared.stamp.copy_no,
            copies=prepared.stamp.copies,
            file_name=prepared.file_name,
        )
        known = [c for c in read_copies(session.db, file=copy.file) if c.sha256 == copy.sha256]
        made_at, made_by = copy.made_at, copy.made_by
        with session.saving():
            if known:
                copy = known[0]
            else:
                file_copy(session.db, copy, rendered.data)
            stated = clean_record(decision)
            note_sharing(session.db, new_id(), copy.file, copy.id, stated, how, made_at, made_by)
            session.audit.note(f"copy.{how.lower()}", copy.id)
        return copy

    def copies(self, file: FileId) -> tuple[FiledCopy, ...]:
        """Return the filed copies of a file, newest first."""
        self._session.allow(Action.READ)
        return tuple(read_copies(self._session.db, file=file))

    def copy_bytes(self, copy_id: str) -> bytes:
        """Return exactly the bytes of a filed copy; looking at it is noted."""
        session = self._session
        session.allow(Action.READ)
        data = read_copy_bytes(session.db, copy_id)
        with session.saving():
            session.audit.note("copy.read", copy_id)
        return data


def check_code_of(printed: Printed) -> str:
    """Return the check code of a version."""
    from hsbdesk.documents.check_code import check_code  # noqa: PLC0415

    return check_code(printed)


def texts_of(value: Any) -> list[str]:
    """Return every text that a printed document holds."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_of(item)]  # pyright: ignore[reportUnknownVariableType]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in texts_of(getattr(value, field.name))]
    return []

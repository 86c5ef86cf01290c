"""The paper path, one mechanism for every document: render by profile, scan, file, share, print or save.

`prepare` reads the vault (desk thread); `render` and `page_png` need no vault and may run on the paper thread;
`file` stores exactly the bytes that were rendered (architecture.md section 4).
"""

import hashlib
from collections.abc import Mapping

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.compositions import REPORT_KINDS, Composition, compose, compose_report, draw
from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_stamp
from hsbdesk.desk.frozen import FROZEN_TYPES, find_version, read_frozen
from hsbdesk.desk.people import read_file
from hsbdesk.desk.plan_papers import (
    PLAN_KINDS,
    named_part,
    plan_file_name,
    plan_recipient,
    plan_sharing,
    plan_stop,
    plan_telling,
    read_plan_subject,
)
from hsbdesk.desk.printed_governors import governor_sharing
from hsbdesk.desk.printed_signoff import VersionMark
from hsbdesk.desk.prints import Prepared, Printed, Rendered, Stray, texts_of
from hsbdesk.desk.profile_words import hidden_lines, inside_lines, reader_of
from hsbdesk.desk.referral_content import ReferralContents
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.desk.session import Session, school_time
from hsbdesk.desk.sheet_speaker import make_reader_speaker
from hsbdesk.desk.speaker import Speaker, make_speaker
from hsbdesk.desk.stray_names import find_strays
from hsbdesk.desk.told_checks import given_on_paper
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId, RecordId, new_id
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import PaperPart, PrintedReferral, Stamp
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.person import Person
from hsbdesk.domain.profiles import Telling, profiles_for, telling_of, usual_profile
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.sharing import REFERRAL_KINDS, DocumentKind, FiledCopy, SharingDecision, document_of
from hsbdesk.domain.signoff import standing
from hsbdesk.domain.text import clean_record
from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.storage.copies import file_copy, find_decision, note_sharing, note_told, read_copies, read_copy_bytes
from hsbdesk.storage.document_versions import DocumentVersion, read_document_versions
from hsbdesk.storage.records import read_record

__all__ = ["Paper", "Prepared", "Rendered", "Stray", "texts_of"]


class Paper:
    """Prepares, draws and files documents."""

    def __init__(self, session: Session, places: Places, contents: ReferralContents) -> None:
        self._session = session
        self._fonts = places.resources / "fonts"
        self._contents = contents

    def prepare(
        self,
        kind: DocumentKind,
        file: FileId,
        *,
        record: RecordId | None = None,
        version: str | None = None,
        draft: Referral | None = None,
        profile: Profile | None = None,
        filter: ChronologyFilter | None = None,  # noqa: A002
        report: ReportFilter | None = None,
        part: PaperPart | None = None,
        answers: Mapping[str, str] | None = None,
        copies: int = 1,
    ) -> Prepared:
        """Return a document rendered for its reader, with the names that still stop it.

        `profile` is its reader, the document's usual one if it is not said. A referral and its key come as they were
        signed while that still is what they say; `version` asks for a signed one by its number, whatever has changed
        since. `draft` is a referral that is not saved: it is shown and never filed. `report` says what a report counts.
        `answers` decide names by what was found: the id of a person or pupil, or "" for "not a name". The copy is
        numbered after those of the same version that are filed; `copies` is how many there will be. Raises
        DeskError("key_only_for_statutory") for an identity key to anybody else, ("profile_not_for_document") for a
        reader whom it is not made for (`profiles.RULES`), and ("document_version_missing").

        A paper of a plan is made from the plan `record`, else the one in force, else the draft; `part` says which
        row and for whom. Its kind says its reader, whatever `profile` says. Raises DeskError("plan_none"),
        ("plan_row_missing"), and ("paper_needs_reader") for a card or sheet without its reader.
        """
        session = self._session
        session.allow(Action.PRINT)
        if kind in REPORT_KINDS:
            return self._prepare_report(kind, report or ReportFilter(), copies)
        given = {fold(found): person for found, person in (answers or {}).items()}
        if kind in PLAN_KINDS:
            return self._prepare_plan(kind, file, record, part or PaperPart(), given, version, copies)
        child_file = read_file(session, file)
        stored = read_record(session.db, Referral, record) if record is not None else None
        referral = draft or stored
        unsaved = draft is not None and draft != stored
        if referral is not None and kind in REFERRAL_KINDS:
            kind = document_of(referral)
        statutory = referral is None or referral.recipient.statutory
        own = usual_profile(statutory=statutory)
        profiles = profiles_for(kind, statutory=statutory, file=child_file.kind)
        if version is None and kind is DocumentKind.IDENTITY_KEY and not statutory:
            raise DeskError("key_only_for_statutory")
        reader = own if version is not None else profile or next(iter(profiles), own)
        if version is None and reader not in profiles:
            raise DeskError("profile_not_for_document", field="profile")
        speaker = make_speaker(session, child_file, reader, given)
        signed = None
        mark = VersionMark("")
        if referral is not None and kind in FROZEN_TYPES:
            signed, mark = self._version_of(kind, referral, version, unsaved=unsaved)
        if signed is not None and (version is not None or reader is own):
            printed, strays = read_frozen(session, signed), ()
        else:
            chosen = filter or ChronologyFilter(newest_first=False)
            made = Composition(session=session, speaker=speaker, referral=referral, mark=mark, filter=chosen)
            printed = compose(kind, made)
            strays = find_strays(session, printed, speaker, given) if kind is not DocumentKind.IDENTITY_KEY else ()
            signed = None
        recipient = referral.recipient.name if referral is not None else reader_of(session, reader)
        telling = telling_of(kind, reader)
        decided, decided_on = self._decided(file, record, kind, recipient, telling)
        code = _check_code(printed)
        return Prepared(
            kind=kind,
            file=file,
            record=record,
            profile=reader,
            printed=printed,
            stamp=self._stamp(file, code, copies),
            check_code=code,
            version=mark.number,
            signed=self._signed_line(signed),
            is_saved=not unsaved,
            child=_child_line(speaker.child),
            recipient=recipient,
            statutory=statutory,
            file_name=_file_name(kind, child_file.number, referral, mark.number),
            summary=self._summary(printed, speaker, reader, strays),
            strays=strays,
            profiles=() if version is not None else profiles,
            hides=hidden_lines(session, kind, reader),
            telling=telling,
            decided=decided,
            decided_on=decided_on,
        )

    def _prepare_report(self, kind: DocumentKind, report: ReportFilter, copies: int) -> Prepared:
        """Prepare a report of counts. It is filed under the child's file, or under the school itself."""
        session, words = self._session, self._session.words
        printed = compose_report(kind, session, report)
        file = read_file(session, report.file) if report.file is not None else None
        owner = file.file_id if file is not None else FileId(session.school.id)
        code = _check_code(printed)
        profile = profiles_for(kind)[0]
        sharing = governor_sharing(session) if kind is DocumentKind.GOVERNOR_SUMMARY else None
        child = read_record(session.db, Person, file.child) if file is not None else None
        return Prepared(
            kind=kind,
            file=owner,
            record=None,
            profile=profile,
            printed=printed,
            stamp=self._stamp(owner, code, copies),
            check_code=code,
            version="",
            child=_child_line(child) if child is not None else session.school.name,
            recipient=sharing.recipient if sharing is not None else words("this school"),
            statutory=True,
            file_name=_file_name(kind, file.number if file is not None else "school", None, ""),
            summary=(self._pack_line(),),
            strays=(),
            profiles=(profile,),
            hides=hidden_lines(session, kind, profile),
            sharing=sharing,
        )

    def _prepare_plan(
        self,
        kind: DocumentKind,
        file: FileId,
        record: RecordId | None,
        part: PaperPart,
        given: Mapping[str, str],
        version: str | None,
        copies: int,
    ) -> Prepared:
        """Prepare a paper of a plan as it stands now, or, by its version, the full plan as it was signed."""
        session = self._session
        subject = read_plan_subject(session, kind, file, record)
        part = named_part(kind, subject, part)
        profile = profiles_for(kind)[0]
        speaker = make_reader_speaker(session, profile, read_file(session, file), given)
        signed = find_version(session, subject.record.id, kind, version) if version is not None else None
        if signed is not None:
            printed = read_frozen(session, signed)
        else:
            made = Composition(
                session=session,
                speaker=speaker,
                referral=None,
                mark=VersionMark(subject.version),
                filter=ChronologyFilter(),
                plan=subject.plan,
                safety_plan=subject.safety_plan,
                part=part,
            )
            printed = compose(kind, made)
        strays = find_strays(session, printed, speaker, given)
        code = _check_code(printed)
        return Prepared(
            kind=kind,
            file=file,
            record=subject.record.id,
            profile=profile,
            printed=printed,
            stamp=self._stamp(file, code, copies),
            check_code=code,
            version=version or subject.version,
            signed=self._signed_line(signed),
            child=_child_line(speaker.child),
            recipient=plan_recipient(session, kind, part),
            statutory=kind is DocumentKind.SCHOOL_CLOSED,
            file_name=plan_file_name(subject, kind, part),
            summary=self._summary(printed, speaker, profile, strays),
            strays=strays,
            profiles=(profile,),
            hides=hidden_lines(session, kind, profile),
            telling=telling_of(kind, profile),
            sharing=plan_sharing(session, kind, part),
            told=plan_telling(session, kind, file, subject, part),
            stop=plan_stop(kind, subject, part),
        )

    def _stamp(self, file: FileId, code: str, copies: int) -> Stamp:
        """Return the stamp of the next copy of a version."""
        copy_no = 1 + sum(copy.check_code == code for copy in read_copies(self._session.db, file=file))
        return make_stamp(self._session, code, copy_no, max(copy_no, copies))

    def _pack_line(self) -> str:
        content = self._session.content
        return self._session.words(
            "{country} wording; content pack {version}", country=content.term("country"), version=content.version
        )

    def _version_of(
        self, kind: DocumentKind, referral: Referral, number: str | None, *, unsaved: bool
    ) -> tuple[DocumentVersion | None, VersionMark]:
        """Return the signed version to print, if any, and how what prints is marked."""
        session = self._session
        if number is not None:
            return find_version(session, referral.id, kind, number), VersionMark(number, is_frozen=True)
        row = session.db.execute("SELECT version FROM referral WHERE id = ?", (referral.id,)).fetchone()
        stored = row[0] if row is not None else 0
        mark = VersionMark(f"0.{stored + unsaved}")  # what is not saved yet prints as it will once it is
        if unsaved or not referral.signatures:
            return None, mark
        code = self._contents.read(referral).code
        signatures = standing(referral.signatures, code)
        latest = next(iter(read_document_versions(session.db, referral.id, kind)), None)
        if latest is not None and latest.content_code == code:
            return latest, VersionMark(latest.number, is_internal=True, signatures=signatures)
        return None, VersionMark(mark.number, signatures=signatures)

    def _decided(
        self, file: FileId, record: RecordId | None, kind: DocumentKind, recipient: str, telling: Telling
    ) -> tuple[SharingDecision | None, str]:
        """Return what was decided before for this reader and document, and when by whom."""
        found = find_decision(self._session.db, file=file, record=record, kind=kind, recipient=recipient)
        if found is None or not self._is_complete(found[0], telling):
            return None, ""
        decision, at, by = found
        return decision, f"{spell(school_time(at), '{day} {month} {year}')}, {by}"

    def _is_complete(self, decision: SharingDecision, telling: Telling) -> bool:
        """Return whether each point was considered that must be."""
        points = self._session.content.choices("share_point") if telling is Telling.POINTS else ()
        return set(points) <= set(decision.considered)

    def _signed_line(self, signed: DocumentVersion | None) -> str:
        if signed is None:
            return ""
        when = spell(school_time(signed.frozen_at), "{day} {month} {year} {time}")
        return self._session.words("signed off {when}", when=when)

    def _summary(
        self, printed: Printed, speaker: Speaker, profile: Profile, strays: tuple[Stray, ...]
    ) -> tuple[str, ...]:
        lines = list(inside_lines(self._session, printed, speaker, profile, strays))
        if isinstance(printed, PrintedReferral) and printed.left_out:
            lines.append(printed.left_out)
        lines.append(self._pack_line())
        return tuple(lines)

    # -- without the vault

    def render(self, prepared: Prepared) -> Rendered:
        """Draw a prepared document. It may be looked at while names are undecided; filing it is refused then."""
        from hsbdesk.documents.raster import page_sizes  # noqa: PLC0415

        data = draw(prepared.printed, prepared.stamp, self._fonts)
        sizes = tuple(page_sizes(data))
        return Rendered(data, len(sizes), sizes, prepared.stamp)

    def page_png(self, data: bytes, index: int, scale: float) -> bytes:
        """Return one page of a copy as a PNG picture; scale 1 is 72 dots per inch."""
        from hsbdesk.documents.raster import page_png  # noqa: PLC0415

        return page_png(data, index, scale)

    # -- filing

    def file(self, prepared: Prepared, rendered: Rendered, decision: SharingDecision, how: str) -> FiledCopy:
        """File a copy with its sharing entry. `how` is PRINTED or SAVED.

        The same bytes are filed once: what was printed and is saved as well has one copy and two entries.
        Raises DeskError("stray_names_undecided", n=...) while a name is undecided, ("share_needs_reason") without
        "necessary because", ("share_needs_points") unless each point was considered where the reader is not statutory,
        ("copy_of_another") for bytes that were drawn from another document,
        ("copy_not_saved") for a document that is still being typed, and what `Prepared.stop` holds.
        """
        session = self._session
        session.allow(Action.PRINT)
        if not prepared.is_saved:
            raise DeskError("copy_not_saved")
        if prepared.strays:
            raise DeskError("stray_names_undecided", n=len(prepared.strays))
        if prepared.stop is not None:
            raise prepared.stop
        if not decision.necessary_because.strip():
            raise DeskError("share_needs_reason", field="necessary_because")
        if not self._is_complete(decision, prepared.telling):
            raise DeskError("share_needs_points", field="considered")
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
            told = given_on_paper(session, prepared.told, copy, decision, how) if prepared.told is not None else None
            if told is not None:
                note_told(session.db, told)
            else:
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


def _check_code(printed: Printed) -> str:
    from hsbdesk.documents.check_code import check_code  # noqa: PLC0415

    return check_code(printed)


def _child_line(child: Person) -> str:
    return ", ".join(part for part in (child.full, born_text(child.born)) if part)


def _file_name(kind: DocumentKind, number: str, referral: Referral | None, version: str) -> str:
    """Name a file by record number, version and reader: never by a child."""
    if referral is None or kind not in FROZEN_TYPES:
        return f"{number}_{kind.value.lower()}.pdf"
    end = "_key" if kind is DocumentKind.IDENTITY_KEY else ""
    return f"{referral.number}_v{version}_{referral.recipient.code}{end}.pdf"

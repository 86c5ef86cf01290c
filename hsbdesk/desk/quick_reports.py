"""Quick reports: the eight things on one page, filled from the vault, signed by their author in one step.

A quick report is a referral with `quick` set: one list, one numbering, one send log (domain.md 7.4, and 11 no. 30).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from hsbdesk.desk.concerns import first_file
from hsbdesk.desk.paper import Paper, Stray
from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.quick_facts import gather_quick
from hsbdesk.desk.readiness import Readiness
from hsbdesk.desk.referrals import as_saved
from hsbdesk.desk.session import Session
from hsbdesk.desk.signoff_gate import open_stops
from hsbdesk.desk.signoffs import Signoffs
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.readiness import Finding
from hsbdesk.domain.referral import Chosen, Recipient, Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.document_versions import read_document_versions
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record, read_records


@dataclass(frozen=True, slots=True)
class QuickStop:
    """What holds a signature back, and the reason that may be given for leaving it."""

    key: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickView:
    """A quick report as its form shows it."""

    referral: Referral
    is_stored: bool
    version: str = ""
    """"1.0" once it is signed and still is what it says."""
    child: str
    children: tuple[tuple[PersonId, str], ...]
    """The children of part 2, named as this screen names them."""
    about: str = ""
    """"I-0412K, Tue 17 March 2026"."""
    clock: str = ""
    """By when it is due in writing; empty while no call was saved as a report."""
    overdue: bool = False
    stops: tuple[QuickStop, ...] = ()
    strays: tuple[Stray, ...] = ()


class QuickReports:
    """Begins, keeps and signs quick reports."""

    def __init__(self, session: Session, readiness: Readiness, signoffs: Signoffs, paper: Paper) -> None:
        self._session = session
        self._readiness = readiness
        self._signoffs = signoffs
        self._paper = paper

    def begin(self, about: str) -> QuickView:
        """Return the quick report about a concern or a file, with everything filled in that the vault knows.

        `about` is the id of a concern, of a file, or of a stored quick report, which is read. A file's is about its
        last concern that counts, if it has one. One that was stored and not signed goes on; a new one is not stored
        yet. Raises DeskError("quick_needs_file") when no child of the concern has a file, ("record_missing").
        """
        session = self._session
        session.allow(Action.REFER)
        if self._is_kept("referral", about):
            return self.read(RecordId(about))
        if self._is_kept("concern", about):
            concern: Concern | None = read_record(session.db, Concern, about)
            file = first_file(concern)
            if file is None:
                raise DeskError("quick_needs_file")
        else:
            file = FileId(about)
            concern = self._last_concern(file)
        begun = self._begun(file, concern)
        if begun is not None:
            return self._view(begun, is_stored=True)
        return self._view(self._new(file, concern), is_stored=False)

    def read(self, referral_id: RecordId) -> QuickView:
        """Return a stored quick report. Raises DeskError("record_missing")."""
        self._session.allow(Action.READ)
        return self._view(self._read(referral_id), is_stored=True)

    def save(self, referral: Referral) -> RecordId:
        """Store a quick report, new or changed, and return its id; saving it twice stores it once."""
        session = self._session
        session.allow(Action.REFER)
        referral = _with_entries(referral)
        with session.saving():
            if not self._is_kept("referral", referral.id):
                number = take_number(session.db, "R", referral.id, session.today().year)
                new = replace(referral, number=number, recorded_at=session.stamp())
                session.add(new, "opened", text=_text(new), file=new.file)
                return referral.id
            stored = self._read(referral.id)
            changed = as_saved(referral, stored)
            if changed != stored:
                session.change(changed, "changed", text=_text(changed), file=changed.file)
        return referral.id

    def finish(
        self,
        referral: Referral,
        passphrase: str,
        *,
        answers: Mapping[str, str] | None = None,
        reasons: Mapping[str, str] | None = None,
    ) -> QuickView:
        """Save it, sign it with the author's own passphrase and freeze it, in one step.

        `answers` decide names as in `Paper.prepare`; `reasons` say, by the key of a stop, why it may stay as it is.
        Raises DeskError as `Signoffs.sign` does: what was typed is stored then, and not signed.
        """
        self._session.allow(Action.REFER)
        for key, reason in (reasons or {}).items():
            referral = self._readiness.override(referral, key, reason)
        self.save(referral)
        self._signoffs.sign(referral.id, SignOffRole.LEAD, passphrase, answers=answers)
        return self.read(referral.id)

    def look_through(self, referral: Referral, answers: Mapping[str, str] | None = None) -> QuickView:
        """Return a quick report that may not be stored, with what holds its signature back now."""
        self._session.allow(Action.READ)
        stored = self._is_kept("referral", referral.id)
        return self._view(_with_entries(referral), is_stored=stored, answers=answers)

    # -- inside

    def _new(self, file: FileId, concern: Concern | None) -> Referral:
        session = self._session
        return _with_entries(
            Referral(
                id=RecordId(new_id()),
                number="",
                author=session.me.short,
                author_role=session.me.title,
                recorded_at=session.stamp(),
                file=file,
                title=session.words("Quick report"),
                opened_on=session.today().isoformat(),
                recipient=Recipient(
                    name=session.content.term("svc"),
                    team=session.school.council,
                    code="SS",
                    nation=session.content.nation,
                ),
                quick=gather_quick(session, read_file(session, file), concern),
            )
        )

    def _begun(self, file: FileId, concern: Concern | None) -> Referral | None:
        """Return the quick report about the same that was stored and never signed."""
        about = (concern.id,) if concern is not None else ()
        for referral in read_records(self._session.db, Referral, "t.file = ?", (file,), "t.number DESC"):
            quick = referral.quick
            if quick is not None and quick.concerns == about and not referral.signatures:
                return referral
        return None

    def _is_kept(self, table: str, about: str) -> bool:
        return self._session.db.execute(f"SELECT 1 FROM {table} WHERE id = ?", (about,)).fetchone() is not None

    def _read(self, referral_id: RecordId) -> Referral:
        referral = read_record(self._session.db, Referral, referral_id)
        if referral.quick is None:
            raise DeskError("record_missing")
        return referral

    def _view(self, referral: Referral, *, is_stored: bool, answers: Mapping[str, str] | None = None) -> QuickView:
        session = self._session
        book = name_book(session, read_file(session, referral.file))
        quick = referral.quick
        version = self._version(referral) if is_stored else ""
        clock, overdue = self._clock(referral.file)
        return QuickView(
            referral=referral,
            is_stored=is_stored,
            version=version,
            child=book.name(read_file(session, referral.file).child, letter=False),
            children=tuple((row.child, book.name(row.child, year=True)) for row in (quick.children if quick else ())),
            about=self._about(referral),
            clock=clock,
            overdue=overdue,
            stops=() if version else tuple(_stop(finding) for finding in self._stops(referral)),
            strays=() if version else self._strays(referral, answers or {}),
        )

    def _version(self, referral: Referral) -> str:
        view = self._signoffs.read(referral.id) if read_document_versions(self._session.db, referral.id) else None
        return view.version if view is not None and view.is_signed else ""

    def _stops(self, referral: Referral) -> tuple[Finding, ...]:
        return open_stops(referral, self._readiness.check(referral))

    def _strays(self, referral: Referral, answers: Mapping[str, str]) -> tuple[Stray, ...]:
        kind = DocumentKind.QUICK_REPORT
        return self._paper.prepare(kind, referral.file, draft=referral, answers=answers).strays

    def _last_concern(self, file: FileId) -> Concern | None:
        where = "t.id IN (SELECT owner FROM concern_people WHERE in_file = ?)"
        found = read_records(self._session.db, Concern, where, (file,), "t.recorded_at DESC")
        return next((concern for concern in found if concern.counts), None)

    def _about(self, referral: Referral) -> str:
        concerns = referral.quick.concerns if referral.quick is not None else ()
        read = (read_record(self._session.db, Concern, concern) for concern in concerns)
        return "; ".join(f"{concern.number}, {write_date(concern.when, Form.LONG)}" for concern in read)

    def _clock(self, file: FileId) -> tuple[str, bool]:
        """Return the clock of the written confirmation, and whether it has run out."""
        session, words = self._session, self._session.words
        where = "t.file = ? AND t.kind = 'WRITE_REPORT' AND t.done_at IS NULL AND t.due_on IS NOT NULL"
        task = next(iter(read_records(session.db, Task, where, (file,), "t.due_on, t.due_time")), None)
        if task is None or task.due_on is None:
            return "", False
        now, time = session.now(), task.due_time or ""
        day = date.fromisoformat(task.due_on)
        said = words("today") if day == now.date() else spell(day, "{wd} {day} {month}")
        overdue = now > datetime.fromisoformat(f"{task.due_on}T{time or '23:59'}")
        due = f"{said} {time}".strip()
        if overdue:
            return words("{phoned}: was due in writing {due}", phoned=task.why, due=due), True
        return words("{phoned}: due in writing {due}", phoned=task.why, due=due), False


def _with_entries(referral: Referral) -> Referral:
    """Return it with its entries ticked: a change to one of them makes the signature fall away, as in any referral."""
    concerns = referral.quick.concerns if referral.quick is not None else ()
    return replace(referral, background=tuple(Chosen(record=concern) for concern in concerns))


def _stop(finding: Finding) -> QuickStop:
    return QuickStop(finding.key, finding.text)


def _text(referral: Referral) -> str:
    quick = referral.quick
    parts = (quick.happened, quick.at_risk, quick.done, quick.told) if quick is not None else ()
    return " ".join((referral.number, referral.recipient.name, *parts))

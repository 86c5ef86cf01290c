"""Create, open and close a vault: keys, file, checks, and the parts of the desk that work on it."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hsbdesk.desk.accounts import Accounts, NewVault, RecoverySheet
from hsbdesk.desk.cases import Cases
from hsbdesk.desk.checks import Checks
from hsbdesk.desk.chronologies import Chronologies
from hsbdesk.desk.concerns import Concerns
from hsbdesk.desk.contacts import Contacts
from hsbdesk.desk.council_forms import CouncilForms
from hsbdesk.desk.decisions import Decisions
from hsbdesk.desk.directory import Directory
from hsbdesk.desk.drafts import Drafts
from hsbdesk.desk.facts import Facts
from hsbdesk.desk.files import Files
from hsbdesk.desk.finder import Finder
from hsbdesk.desk.histories import Histories
from hsbdesk.desk.interims import Interims
from hsbdesk.desk.interventions import Interventions
from hsbdesk.desk.migration import back_up_before_migration
from hsbdesk.desk.moves import Moves
from hsbdesk.desk.overviews import Overviews
from hsbdesk.desk.packs import Packs
from hsbdesk.desk.paper import Paper
from hsbdesk.desk.plan_meeting import Meetings
from hsbdesk.desk.plan_signoffs import PlanSignoffs
from hsbdesk.desk.plans import Plans
from hsbdesk.desk.proofs import Proofs
from hsbdesk.desk.pupils import Pupils
from hsbdesk.desk.quick_reports import QuickReports
from hsbdesk.desk.readiness import Readiness
from hsbdesk.desk.referral_content import ReferralContents
from hsbdesk.desk.referrals import Referrals
from hsbdesk.desk.reports import Reports
from hsbdesk.desk.safety_plans import SafetyPlans
from hsbdesk.desk.schools import Schools, notice_of
from hsbdesk.desk.sendings import Sendings
from hsbdesk.desk.sent_copies import SentCopies
from hsbdesk.desk.session import Session, utc_text
from hsbdesk.desk.signing import Signing
from hsbdesk.desk.signoffs import Signoffs
from hsbdesk.desk.tasks import Tasks
from hsbdesk.desk.tellings import Tellings
from hsbdesk.desk.triages import Triages
from hsbdesk.desk.tries import Tries, keep_state
from hsbdesk.desk.verifying import Verifying
from hsbdesk.desk.word_forms import WordForms
from hsbdesk.desk.wordings import Wordings
from hsbdesk.desk.worklists import Worklists
from hsbdesk.domain.ids import RecordId, new_id
from hsbdesk.domain.school import School
from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.machine.places import Places
from hsbdesk.machine.state import VaultSeen, read_state
from hsbdesk.storage import cipher
from hsbdesk.storage.audit import begin_epoch, check_chain, read_head
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.connection import close_database, create_database, open_database, rekey_database
from hsbdesk.storage.failures import refusal_of
from hsbdesk.storage.migrations import check_schema, migrate, needs_migration
from hsbdesk.storage.records import read_records
from hsbdesk.vault.drafts import leave_drafts
from hsbdesk.vault.folders import VaultFiles, create_vault_folder, find_vault
from hsbdesk.vault.header import Head, Header
from hsbdesk.vault.header_file import HeaderRead, read_header, write_header
from hsbdesk.vault.instance_lock import InstanceLock, take_instance_lock
from hsbdesk.vault.keys import database_key
from hsbdesk.vault.members import create_vault_header, set_head
from hsbdesk.vault.recovery import make_recovery
from hsbdesk.vault.rotation import finish_rotation
from hsbdesk.vault.unlock import Change, Unlocked, find_member, unlock_copies
from hsbdesk.words import Words

if TYPE_CHECKING:
    from hsbdesk.desk.desk import Cost

CHECKED_AT_SIGN_IN = 200
"""Audit rows whose codes are checked at sign-in (security.md section 4.5)."""


@dataclass(slots=True)
class OpenVault:
    """A vault that is open for one member."""

    session: Session
    lock: InstanceLock
    places: Places

    def parts(self, places: Places, cost: "Cost") -> dict[str, Any]:
        """Return the parts of the desk by name."""
        session = self.session
        concerns = Concerns(session)
        contacts = Contacts(session)
        tasks = Tasks(session)
        drafts = Drafts(session)
        chronologies = Chronologies(session)
        referrals = Referrals(session)
        contents = ReferralContents(session)
        paper = Paper(session, places, contents)
        files = Files(session)
        worklists = Worklists(session, drafts)
        readiness = Readiness(session, tasks)
        signing = Signing(session, places, cost)
        signoffs = Signoffs(session, signing, paper, contents, readiness.check)
        return {
            "accounts": Accounts(session, cost),
            "schools": Schools(session),
            "directory": Directory(session),
            "pupils": Pupils(session),
            "files": files,
            "concerns": concerns,
            "moves": Moves(session),
            "triages": Triages(session, concerns, tasks),
            "facts": Facts(session),
            "interventions": Interventions(session),
            "plans": Plans(session, signing),
            "interims": Interims(session),
            "meetings": Meetings(session),
            "safety_plans": SafetyPlans(session),
            "contacts": contacts,
            "tasks": tasks,
            "chronologies": chronologies,
            "finder": Finder(session),
            "worklists": worklists,
            "overviews": Overviews(session, worklists),
            "readiness": readiness,
            "wordings": Wordings(session),
            "referrals": referrals,
            "decisions": Decisions(session, referrals),
            "sendings": Sendings(session),
            "reports": Reports(session, tasks),
            "paper": paper,
            "signoffs": signoffs,
            "plan_signoffs": PlanSignoffs(session, signing, paper),
            "tellings": Tellings(session),
            "sent_copies": SentCopies(session, tasks),
            "quick_reports": QuickReports(session, readiness, signoffs, paper),
            "council_forms": CouncilForms(session),
            "word_forms": WordForms(session, paper, tasks),
            "proofs": Proofs(paper, places),
            "verifying": Verifying(session),
            "cases": Cases(session),
            "checks": Checks(session),
            "histories": Histories(session),
            "drafts": drafts,
        }


def create_vault(
    places: Places, words: Words, clock: Callable[[], datetime], cost: "Cost", folder: Path, new: NewVault
) -> tuple[OpenVault, RecoverySheet]:
    """Create a vault with its first member and recovery sheet, and open it."""
    packs = Packs(places.resources / "content", new.nation)
    content = packs.own
    school = School(
        id=RecordId(new_id()),
        number="SCHOOL",
        author=new.name,
        recorded_at=_stamp(clock),
        name=new.school.strip(),
        nation=new.nation,
        main_record=new.main_record,
        other_system=new.other_system,
        terms=tuple(term for year in content.school_years() for term in year.terms),
        closed=tuple(closed for year in content.school_years() for closed in year.closed),
        places=content.starter_places(),
    )
    change = create_vault_header(
        name=new.name,
        title=new.title,
        passphrase=new.passphrase,
        hint=new.hint,
        notice=notice_of(school),
        now=clock(),
        cost=cost.new,
    )
    change, key = make_recovery(change.header, change.unlocked, now=clock(), cost=cost.new)
    files = create_vault_folder(folder)
    lock = take_instance_lock(files.lock)
    try:
        db = create_database(files.records, database_key(change.unlocked.deks[0][1]))
        migrate(db)
        with db.atomic():
            db.execute("INSERT INTO vault (id, made_at) VALUES (?, ?)", (change.header.vault, _stamp(clock)))
            begin_epoch(db, clock())
        write_header(files.folder, change.header)
        session = _session(files, db, change.header, change.unlocked, school, packs, words, clock)
        with session.saving():
            session.add(school, "added")
            session.audit.note("vault.created", change.header.vault)
            session.audit.note("member.signed_in", change.unlocked.member_id)
    except cipher.Error as error:
        lock.release()
        raise refusal_of(error) from error
    except BaseException:
        lock.release()
        raise
    return OpenVault(session, lock, places), RecoverySheet(key.number, key.text)


def open_vault(
    places: Places,
    words: Words,
    clock: Callable[[], datetime],
    cost: "Cost",
    folder: Path,
    member: str,
    passphrase: str,
) -> OpenVault:
    """Open a vault for a member after the fast checks (security.md section 4.5)."""
    files = find_vault(folder)
    lock = take_instance_lock(files.lock)
    db: Database | None = None
    try:
        read = read_header(files.folder)
        throttled = Tries(places, read.copies[0].vault, find_member(read.copies[0], member).id, clock)
        change, failures = _unlock(throttled, read, member, passphrase, cost)
        db, header, unlocked = _open_records(files, change.header, change.unlocked)
        if header != read.copies[0] or read.from_backup:
            write_header(files.folder, header)
        if needs_migration(db):
            back_up_before_migration(files, db, clock())
            migrate(db)
        else:
            check_schema(db)
        _check_vault_id(db, header)
        check_chain(db, CHECKED_AT_SIGN_IN)
        session = _enter_session(files, db, header, unlocked, places, words, clock)
        with session.saving():
            for _ in range(failures):
                session.audit.note("member.sign_in_failed", unlocked.member_id)
            session.audit.note("member.signed_in", unlocked.member_id)
    except cipher.Error as error:
        _let_go(db, lock)
        raise refusal_of(error) from error
    except BaseException:
        _let_go(db, lock)
        raise
    return OpenVault(session, lock, places)


def _unlock(throttled: Tries, read: HeaderRead, member: str, passphrase: str, cost: "Cost") -> tuple[Change, int]:
    """Unlock the header, counting failed tries; return also how many failed since the last success."""
    throttled.refuse_too_soon()
    try:
        change = unlock_copies(read, member, passphrase, cost=cost.new, floor=cost.floor)
    except DeskError as error:
        if error.id == "vault_wrong_passphrase":
            raise throttled.note_failure(error) from error
        raise
    return change, throttled.note_success()


def close_vault(opened: OpenVault) -> None:
    """Mark drafts as left, note the sign-out, keep the audit's head in the header, close the file."""
    session = opened.session
    try:
        leave_drafts(session.files.drafts, session.header, session.unlocked)
        with session.saving():
            session.audit.note("member.signed_out", session.unlocked.member_id)
        head = read_head(session.db)
        change = set_head(session.header, session.unlocked, Head(seq=head.seq, mac=head.mac.hex()))
        write_header(session.files.folder, change.header)
        _remember(opened.places, session, head.seq, head.mac.hex())
    finally:
        with contextlib.suppress(cipher.Error):
            close_database(session.db)
        session.kept.forget()
        opened.lock.release()


def _open_records(files: VaultFiles, header: Header, unlocked: Unlocked) -> tuple[Database, Header, Unlocked]:
    """Open the file with the newest key that fits; finish a rotation that was cut off."""
    last: DamagedVaultError | None = None
    for place, (_, dek) in enumerate(unlocked.deks):
        try:
            db = open_database(files.records, database_key(dek))
        except DamagedVaultError as error:
            last = error
            continue
        if header.is_rotating:
            if place > 0:
                rekey_database(db, database_key(unlocked.deks[0][1]))
            change = finish_rotation(header, unlocked)
            return db, change.header, change.unlocked
        return db, header, unlocked
    raise last or DamagedVaultError("vault_damaged")


def _enter_session(
    files: VaultFiles,
    db: Database,
    header: Header,
    unlocked: Unlocked,
    places: Places,
    words: Words,
    clock: Callable[[], datetime],
) -> Session:
    school = read_records(db, School)[0]
    packs = Packs(places.resources / "content", school.nation)
    return _session(files, db, header, unlocked, school, packs, words, clock)


def _session(
    files: VaultFiles,
    db: Database,
    header: Header,
    unlocked: Unlocked,
    school: School,
    packs: Packs,
    words: Words,
    clock: Callable[[], datetime],
) -> Session:
    return Session(
        files=files,
        db=db,
        header=header,
        unlocked=unlocked,
        packs=packs,
        words=words,
        school=school,
        clock=clock,
    )


def _check_vault_id(db: Database, header: Header) -> None:
    row = db.execute("SELECT id FROM vault").fetchone()
    if row is None or row[0] != header.vault:
        raise DamagedVaultError("vault_mixed_up")


def _remember(places: Places, session: Session, seq: int, head: str) -> None:
    vaults = dict(read_state(places.state).vaults)
    seen = vaults.get(session.header.vault, VaultSeen())
    vaults[session.header.vault] = VaultSeen(
        gen=session.header.gen,
        seq=seq,
        head=head,
        size=session.files.records.stat().st_size,
        rows=seen.rows,
        failed=seen.failed,
        unreported=seen.unreported,
    )
    keep_state(places, vaults)


def _let_go(db: Database | None, lock: InstanceLock) -> None:
    if db is not None:
        db.close()
    lock.release()


def _stamp(clock: Callable[[], datetime]) -> str:

    return utc_text(clock())

"""Members of the vault: add, remove, passphrases, the recovery sheet (security.md section 4.3)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsbdesk.desk.session import Session
from hsbdesk.domain.permissions import Action
from hsbdesk.storage.audit import Audit, begin_epoch
from hsbdesk.storage.connection import rekey_database
from hsbdesk.vault import members
from hsbdesk.vault.header import Role
from hsbdesk.vault.header_file import write_header
from hsbdesk.vault.keys import database_key
from hsbdesk.vault.recovery import confirm_recovery, make_recovery, parse_recovery_key
from hsbdesk.vault.rotation import finish_rotation
from hsbdesk.vault.unlock import Change, check_own_passphrase

if TYPE_CHECKING:
    from hsbdesk.desk.desk import Cost


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVault:
    """What a new vault starts with."""

    school: str
    nation: str
    main_record: bool
    other_system: str = ""
    name: str
    title: str
    passphrase: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class RecoverySheet:
    """A way in for the day nobody remembers. Shown once."""

    key_no: int
    key: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One member as Settings lists them."""

    id: str
    name: str
    title: str
    role: str
    is_me: bool


class Accounts:
    """Changes who can open the vault. Nobody else's passphrase is ever needed."""

    def __init__(self, session: Session, cost: "Cost") -> None:
        self._session = session
        self._cost = cost

    def members(self) -> tuple[AccountRow, ...]:
        """Return the members, the recovery sheet left out."""
        me = self._session.unlocked.member_id
        return tuple(
            AccountRow(member.id, member.name, member.title, member.role, member.id == me)
            for member in self._session.header.members
        )

    def ways_in(self) -> int:
        """Return how many leads and confirmed sheets can open the vault; below two is a standing warning."""
        return members.ways_in(self._session.header)

    def key_no(self) -> int:
        """Return the number of the recovery sheet, 0 when there is none."""
        return self._session.header.key_no

    def add(self, name: str, title: str, passphrase: str, hint: str = "") -> str:
        """Add a safeguarding member and return their id."""
        self._session.allow(Action.CHANGE_MEMBERS)
        change = members.add_member(
            self._session.header,
            self._session.unlocked,
            name=name,
            role="safeguarding",
            title=title,
            passphrase=passphrase,
            hint=hint,
            cost=self._cost.new,
        )
        added = change.header.members[-1].id
        self._keep(change, "member.added", added)
        return added

    def set_role(self, member_id: str, role: Role, title: str) -> None:
        """Give a member another role, with the keys that go with it."""
        self._session.allow(Action.CHANGE_MEMBERS)
        change = members.set_role(
            self._session.header,
            self._session.unlocked,
            member_id,
            role,
            title=title,
            now=self._session.clock(),
        )
        self._keep(change, "member.role_changed", member_id)

    def remove(self, member_id: str) -> None:
        """Remove a member and give the vault new keys. Raises DeskError("member.last_lead" | "member.self")."""
        self._session.allow(Action.CHANGE_MEMBERS)
        change = members.remove_member(
            self._session.header, self._session.unlocked, member_id, now=self._session.clock()
        )
        self._keep(change, "member.removed", member_id)

    def check_passphrase(self, passphrase: str) -> None:
        """Raise DeskError unless this is the signed-in member's own passphrase."""
        check_own_passphrase(self._session.header, self._session.unlocked, passphrase, floor=self._cost.floor)

    def change_passphrase(self, old: str, new: str, hint: str = "") -> None:
        """Change the signed-in member's own passphrase."""
        self.check_passphrase(old)
        change = members.change_passphrase(
            self._session.header, self._session.unlocked, new, hint=hint, cost=self._cost.new
        )
        self._keep(change, "member.passphrase_changed", self._session.unlocked.member_id)

    def make_recovery(self) -> RecoverySheet:
        """Make a new recovery sheet; an older one stops working for this vault."""
        self._session.allow(Action.CHANGE_MEMBERS)
        change, key = make_recovery(
            self._session.header, self._session.unlocked, now=self._session.clock(), cost=self._cost.new
        )
        self._keep(change, "recovery.made", self._session.unlocked.member_id)
        return RecoverySheet(key.number, key.text)

    def confirm_recovery(self, typed: str) -> None:
        """Confirm the sheet by typing it back. Raises DeskError when it does not fit."""
        key = parse_recovery_key(typed, self._session.header.key_no)
        change = confirm_recovery(self._session.header, self._session.unlocked, key, floor=self._cost.floor)
        self._keep(change, "recovery.confirmed", self._session.unlocked.member_id)

    def note_recovery(self) -> None:
        """Note that the signed-in member came in by the recovery sheet."""
        with self._session.saving():
            self._session.audit.note("recovery.used", self._session.unlocked.member_id)

    def _keep(self, change: Change, action: str, object_id: str) -> None:
        """Write the header; where the keys are new, encrypt the file anew while both keys are listed."""
        session = self._session
        write_header(session.files.folder, change.header)
        session.header, session.unlocked = change.header, change.unlocked
        if change.header.is_rotating:
            rekey_database(session.db, database_key(change.unlocked.deks[0][1]))
            change = finish_rotation(change.header, change.unlocked)
            write_header(session.files.folder, change.header)
            session.header, session.unlocked = change.header, change.unlocked
            with session.saving():
                begin_epoch(session.db, session.clock())
            session.audit = Audit(session.db, session.unlocked.member_id, session.unlocked.role, session.clock)
        with session.saving():
            session.audit.note(action, object_id)

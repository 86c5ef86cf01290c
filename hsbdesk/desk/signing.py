"""How somebody signs with their passphrase, or has agreed outside: the same for every document (architecture.md 4)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hsbdesk.desk.session import Me, Session
from hsbdesk.desk.tries import Tries
from hsbdesk.desk.when import read_when_or_refuse
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.storage.audit import Audit
from hsbdesk.vault.unlock import check_passphrase_of

if TYPE_CHECKING:
    from hsbdesk.desk.desk import Cost

SIGNING_ROLES = ("safeguarding", "senior_manager")
"""Roles of members who may sign; the others see no records."""


@dataclass(frozen=True, slots=True)
class Signer:
    """A member who may sign here."""

    id: str
    name: str
    title: str


class Signing:
    """Makes signatures: who may sign, a passphrase with its tries, what agreeing outside needs."""

    def __init__(self, session: Session, places: Places, cost: "Cost") -> None:
        self._session = session
        self._places = places
        self._cost = cost

    def signers(self) -> tuple[Signer, ...]:
        """Return the members who may sign."""
        members = self._session.header.members
        return tuple(Signer(m.id, m.name, m.title) for m in members if m.role in SIGNING_ROLES)

    def member(self, member: str) -> Me:
        """Return who signs, the signed-in member if `member` is empty. Raises DeskError("not_permitted")."""
        for known in self._session.header.members:
            if known.id == (member or self._session.me.id) and known.role in SIGNING_ROLES:
                return Me(id=known.id, name=known.name, title=known.title, role=known.role)
        raise DeskError("not_permitted")

    def signed_here(self, who: Me, role: SignOffRole, content_code: str) -> SignOff:
        """Return the signature a member would give now to what has this check code."""
        return SignOff(
            role=role,
            name=who.name,
            title=who.title,
            way=SignOffWay.SIGNED_HERE,
            at=self._session.stamp(),
            member=who.id,
            content_code=content_code,
        )

    def agreed_outside(self, role: SignOffRole, name: str, title: str, on: str, how: str, content_code: str) -> SignOff:
        """Return the agreement that somebody gave outside the program: name, post, day as typed, and how.

        Raises DeskError about the field "name", "on" or "how".
        """
        if not name.strip():
            raise DeskError("agreed_needs_name", field="name")
        when = read_when_or_refuse(self._session, on, field="on")
        if when.start is None or when.start != when.end:
            raise DeskError("agreed_needs_day", field="on")
        if not how.strip():
            raise DeskError("agreed_needs_how", field="how")
        return SignOff(
            role=role,
            name=name.strip(),
            title=title.strip(),
            way=SignOffWay.AGREED_OUTSIDE,
            at=when.start,
            how=how.strip(),
            noted_by=self._session.me.short,
            content_code=content_code,
        )

    def check_passphrase(self, who: Me, passphrase: str) -> None:
        """Check a member's own passphrase; a failed try counts as at sign-in, and is noted once one succeeds.

        Raises DeskError("vault_wrong_passphrase" | "sign_in_wait") about the field "passphrase".
        """
        session = self._session
        tries = Tries(self._places, session.header.vault, who.id, session.clock)
        tries.refuse_too_soon()
        try:
            check_passphrase_of(session.header, who.id, passphrase, floor=self._cost.floor)
        except DeskError as error:
            raise (tries.note_failure(error) if error.id == "vault_wrong_passphrase" else error) from error
        failures = tries.note_success()
        if failures:
            with session.saving():
                for _ in range(failures):
                    session.audit.note("member.signing_failed", who.id)

    def note_signer(self, who: Me, action: str, record: RecordId) -> None:
        """Note in the audit that somebody else than the signed-in member signed. Call inside `saving()`."""
        session = self._session
        if who.id != session.me.id:
            Audit(session.db, who.id, who.role, session.clock).note(action, record)

"""Sign-off of a referral: who agreed to what reads so, here or on paper, and what of it still stands.

The lead's signature freezes the document under the next number, with all signatures that stand (architecture.md 4,
ux.md 5.15). What was signed is never changed: a change makes the signatures fall away, and is signed anew.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from hsbdesk.desk.frozen import freeze_referral
from hsbdesk.desk.paper import Paper, Stray
from hsbdesk.desk.referral_content import ReferralContent, ReferralContents
from hsbdesk.desk.session import Me, Session
from hsbdesk.desk.signed_versions import SignedMark, VersionsView, may_have_changed, view_versions
from hsbdesk.desk.signing import Signing
from hsbdesk.desk.signoff_gate import open_stops, refuse_open_stops
from hsbdesk.desk.signoff_view import SignOffView, state_sentence, view_roles
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.permissions import Action, check_permission
from hsbdesk.domain.readiness import Finding, Severity
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import document_of
from hsbdesk.domain.signoff import (
    SignOff,
    SignOffRole,
    SignOffWay,
    is_same_person,
    needed_roles,
    standing,
)
from hsbdesk.errors import DeskError
from hsbdesk.storage.document_versions import DocumentVersion, read_document_versions
from hsbdesk.storage.records import read_record, read_records


class Signoffs:
    """Signs referrals and keeps what was signed."""

    def __init__(
        self,
        session: Session,
        signing: Signing,
        paper: Paper,
        contents: ReferralContents,
        check: Callable[[Referral], Sequence[Finding]],
    ) -> None:
        """`check` is the readiness list of a referral."""
        self._session = session
        self._signing = signing
        self._paper = paper
        self._contents = contents
        self._check = check

    # -- looking

    def read(self, referral_id: RecordId, answers: Mapping[str, str] | None = None) -> SignOffView:
        """Return who has signed what stands, what fell away and why, and what is missing."""
        session = self._session
        session.allow(Action.READ)
        referral = read_record(session.db, Referral, referral_id)
        content = self._contents.read(referral)
        version = self._current(referral, content)
        findings = self._check(referral)
        row = session.db.execute("SELECT version FROM referral WHERE id = ?", (referral.id,)).fetchone()
        return SignOffView(
            referral=referral.id,
            number=referral.number,
            file=referral.file,
            version=version.number if version is not None else f"0.{row[0]}",
            is_signed=version is not None,
            state=state_sentence(session, referral, content, version.number if version is not None else ""),
            roles=view_roles(session, referral, content),
            signers=self._signing.signers(),
            me=session.me.id,
            second_reader=referral.second_reader,
            strays=() if version is not None else self._strays(referral, answers or {}),
            stops=open_stops(referral, findings),
            left=sum(f.severity is not Severity.TIP and not f.overridden for f in findings),
            content_code=content.code,
        )

    def versions(self, referral_id: RecordId) -> VersionsView:
        """Return the signed versions with their copies, and what has changed since each was signed."""
        session = self._session
        session.allow(Action.READ)
        referral = read_record(session.db, Referral, referral_id)
        return view_versions(session, referral, self._contents.read(referral))

    def marks(self, file: FileId | None = None) -> dict[RecordId, SignedMark]:
        """Return for each referral that was ever signed off whether that still is what it says."""
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        where, params = ("t.file = ?", (file,)) if file is not None else ("1", ())
        signed = f"{where} AND t.id IN (SELECT record FROM document_version)"
        found: dict[RecordId, SignedMark] = {}
        for referral in read_records(session.db, Referral, signed, params):
            latest = read_document_versions(session.db, referral.id)[0]
            stale = may_have_changed(session, referral, latest)
            stale = stale and self._contents.read(referral).code != latest.content_code
            said = (
                words("version {version}: changed since it was signed", version=latest.number)
                if stale
                else words("version {version} signed off", version=latest.number)
            )
            found[referral.id] = SignedMark(latest.number, said, stale)
        return found

    # -- signing

    def sign(
        self,
        referral_id: RecordId,
        role: SignOffRole,
        passphrase: str,
        *,
        member: str = "",
        answers: Mapping[str, str] | None = None,
    ) -> SignOffView:
        """Sign what stands with an own passphrase; `member` is who signs, the signed-in member if empty.

        `answers` decide names as in `Paper.prepare`. Raises DeskError("vault_wrong_passphrase" | "sign_in_wait")
        about the field "passphrase", ("sign_off_stopped", n=, where=), ("stray_names_undecided", n=),
        ("sign_off_same_person") and ("sign_off_stands").
        """
        session = self._session
        session.allow(Action.REFER)
        referral = read_record(session.db, Referral, referral_id)
        who = self._signing.member(member)
        if role is SignOffRole.LEAD:
            check_permission(who.role, Action.REFER)
        signature = self._signing.signed_here(who, role, self._contents.read(referral).code)
        self._refuse(referral, signature, answers or {})
        self._signing.check_passphrase(who, passphrase)
        self._keep(referral, signature, who, answers or {})
        return self.read(referral_id, answers)

    def note_agreed(
        self,
        referral_id: RecordId,
        role: SignOffRole,
        name: str,
        title: str,
        on: str,
        how: str,
        *,
        answers: Mapping[str, str] | None = None,
    ) -> SignOffView:
        """Note that somebody agreed outside the program, to what stands: name, post, day as typed, and how.

        Raises DeskError about the field "name", "on" or "how", and what `sign` raises but for passphrases.
        """
        session = self._session
        session.allow(Action.REFER)
        referral = read_record(session.db, Referral, referral_id)
        code = self._contents.read(referral).code
        signature = self._signing.agreed_outside(role, name, title, on, how, code)
        self._refuse(referral, signature, answers or {})
        self._keep(referral, signature, session.me, answers or {})
        return self.read(referral_id, answers)

    def name_second_reader(self, referral_id: RecordId, name: str) -> SignOffView:
        """Say who is asked to read it through. Raises DeskError("sign_off_same_person") for the lead's own name."""
        session = self._session
        session.allow(Action.REFER)
        referral = read_record(session.db, Referral, referral_id)
        lead = next((s.name for s in reversed(referral.signatures) if s.role is SignOffRole.LEAD), referral.author)
        if is_same_person(name, lead):
            raise DeskError("sign_off_same_person", field="second_reader")
        if name.strip() != referral.second_reader:
            with session.saving():
                session.change(replace(referral, second_reader=name.strip()), "second_reader_named")
        return self.read(referral_id)

    # -- parts of it

    def _current(self, referral: Referral, content: ReferralContent) -> DocumentVersion | None:
        """Return the newest signed version if it still is what the referral says."""
        versions = read_document_versions(self._session.db, referral.id)
        return versions[0] if versions and versions[0].content_code == content.code else None

    def _strays(self, referral: Referral, answers: Mapping[str, str]) -> tuple[Stray, ...]:
        kind = document_of(referral)
        return self._paper.prepare(kind, referral.file, record=referral.id, answers=answers).strays

    def _refuse(self, referral: Referral, signature: SignOff, answers: Mapping[str, str]) -> None:
        """Raise DeskError when this signature may not be given, or not yet."""
        stand = standing(referral.signatures, signature.content_code)
        frozen = any(
            version.content_code == signature.content_code
            for version in read_document_versions(self._session.db, referral.id)[:1]
        )
        if frozen and any(other.role is signature.role for other in stand):
            raise DeskError("sign_off_stands")
        pair = {SignOffRole.LEAD: SignOffRole.SECOND_READER, SignOffRole.SECOND_READER: SignOffRole.LEAD}
        for other in stand:
            if other.role is pair.get(signature.role) and is_same_person(other.name, signature.name):
                raise DeskError("sign_off_same_person", field="name")
        refuse_open_stops(self._session, open_stops(referral, self._check(referral)))
        strays = self._strays(referral, answers) if self._completes(referral, signature) else ()
        if strays:
            raise DeskError("stray_names_undecided", n=len(strays))

    def _completes(self, referral: Referral, signature: SignOff) -> bool:
        """Return whether nobody's signature is missing once this one is given."""
        given = {s.role for s in standing((*referral.signatures, signature), signature.content_code)}
        return given.issuperset(needed_roles(referral.recipient.code, statutory=referral.recipient.statutory))

    def _keep(self, referral: Referral, signature: SignOff, who: Me, answers: Mapping[str, str]) -> None:
        """Store a signature; with the last one that is needed, freeze the document."""
        session = self._session
        content = self._contents.read(referral)
        changed = replace(referral, signatures=(*referral.signatures, signature))
        with session.saving():
            session.change(changed, "signed" if signature.way is SignOffWay.SIGNED_HERE else "agreed")
            self._signing.note_signer(who, "referral.signed", referral.id)
            if self._completes(referral, signature):
                row = session.db.execute("SELECT version FROM referral WHERE id = ?", (referral.id,)).fetchone()
                freeze_referral(session, changed, content, row[0], answers)

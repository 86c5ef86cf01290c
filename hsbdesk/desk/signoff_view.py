"""Where the sign-off of a referral stands, ready to be shown: each part, and why a signature fell away."""

import json
from dataclasses import dataclass

from hsbdesk.desk.authors import author_of
from hsbdesk.desk.printed_signoff import signature_line, signer
from hsbdesk.desk.prints import Stray
from hsbdesk.desk.referral_content import ReferralContent
from hsbdesk.desk.session import Session
from hsbdesk.desk.signed_versions import find_source_changes
from hsbdesk.desk.signing import Signer
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.readiness import Finding
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.signoff import SignOff, SignOffRole, asked_roles, fallen, needed_roles, standing
from hsbdesk.storage.document_versions import Source
from hsbdesk.storage.versions import read_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleView:
    """One part in which somebody signs."""

    role: SignOffRole
    label: str
    who: str
    """Who signed, or who is asked; empty when nobody is named."""
    state: str
    """"stands", "fallen" or "open"."""
    line: str
    """"signed in HSB Desk 18 March 2026 14:12, A. Rees"; of a fallen one, what it had been."""
    because: tuple[str, ...] = ()
    """Why it fell away, one sentence each."""
    is_needed: bool = False
    """Nothing is signed off without it."""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffView:
    """Where the sign-off of a referral stands."""

    referral: RecordId
    number: str
    file: FileId
    version: str
    """"1.0" when what stands is signed off, "0.12" for a draft."""
    is_signed: bool
    state: str
    """One sentence."""
    roles: tuple[RoleView, ...]
    """The lead last: that signature completes the document."""
    signers: tuple[Signer, ...]
    me: str
    """Id of the signed-in member."""
    second_reader: str
    strays: tuple[Stray, ...]
    """Names that must be decided before it is signed off."""
    stops: tuple[Finding, ...]
    """What must be resolved before anybody signs."""
    left: int
    """Findings to resolve or to check."""
    content_code: str


def view_roles(session: Session, referral: Referral, content: ReferralContent) -> tuple[RoleView, ...]:
    """Return every part, the lead's last."""
    asked = asked_roles(referral.recipient.code)
    stand = {s.role: s for s in standing(referral.signatures, content.code)}
    gone = {s.role: s for s in fallen(referral.signatures, content.code)}
    return tuple(
        _view_role(session, referral, content, role, stand.get(role), gone.get(role)) for role in (*asked[1:], asked[0])
    )


def state_sentence(session: Session, referral: Referral, content: ReferralContent, version: str) -> str:
    """Return where it stands in a sentence; `version` is the signed one that still is what it says, if any."""
    words = session.words
    if version:
        return words("Version {version} is signed off and still is what the records say.", version=version)
    gone = fallen(referral.signatures, content.code)
    if gone:
        return words.count(
            len(gone),
            "A signature fell away, because what was signed has changed.",
            "{n} signatures fell away, because what was signed has changed.",
        )
    given = {s.role for s in standing(referral.signatures, content.code)}
    if not given:
        return words("Draft: nobody has signed yet.")
    missing = [r for r in _needed(referral) if r not in given]
    names = ", ".join(session.content.label("sign_off_role", role.value) for role in missing)
    return words("Draft: still to sign: {roles}.", roles=names) if names else words("Signed, and not frozen here yet.")


def _needed(referral: Referral) -> tuple[SignOffRole, ...]:
    return needed_roles(referral.recipient.code, statutory=referral.recipient.statutory)


def _view_role(
    session: Session,
    referral: Referral,
    content: ReferralContent,
    role: SignOffRole,
    stands: SignOff | None,
    gone: SignOff | None,
) -> RoleView:
    signature = stands or gone
    who = signer(signature) if signature is not None else _asked(session, referral, role)
    return RoleView(
        role=role,
        label=session.content.label("sign_off_role", role.value),
        who=who,
        state="stands" if stands is not None else "fallen" if gone is not None else "open",
        line=signature_line(session, signature) if signature is not None else session.words("not signed yet"),
        because=why_fallen(session, referral, content, gone) if gone is not None and stands is None else (),
        is_needed=role in _needed(referral),
        note="" if stands is not None else _note(session, referral, role),
    )


def _asked(session: Session, referral: Referral, role: SignOffRole) -> str:
    """Return who is asked to sign: the author as the lead, the second reader once named."""
    if role is SignOffRole.LEAD:
        author = author_of(session, referral)
        return ", ".join(part for part in (author.name, author.title) if part)
    return referral.second_reader if role is SignOffRole.SECOND_READER else ""


def _note(session: Session, referral: Referral, role: SignOffRole) -> str:
    """Return what a missing signature means for this reader."""
    words, statutory = session.words, referral.recipient.statutory
    match role:
        case SignOffRole.LEAD:
            return words("Signs last: with this signature the version is frozen and numbered.")
        case SignOffRole.SECOND_READER if statutory:
            return words("Somebody else reads it through. The report does not wait for it.")
        case SignOffRole.SECOND_READER:
            return words("Somebody else has to read it through before it goes to this reader.")
        case SignOffRole.HEADTEACHER:
            return words("Is told that it goes; nothing waits for it.")
        case _:
            return words("This service asks for a senior manager's agreement.")


def why_fallen(session: Session, referral: Referral, content: ReferralContent, signature: SignOff) -> tuple[str, ...]:
    """Return what has changed since a signature was noted, a sentence each; at least one."""
    words = session.words
    noted = _noted_at(session, referral, signature)
    rows = session.db.execute(
        "SELECT record, max(version) FROM version WHERE rowid <= ? AND record IN (SELECT value FROM json_each(?))"
        " GROUP BY record",
        (noted, json.dumps([source.record for source in content.sources])),
    ).fetchall()
    found = find_source_changes(session, referral, [Source(*row) for row in rows])
    said = tuple(words("{what}: {how}.", what=changed.title, how=changed.said) for changed in found)
    return said or (words("What the pages draw on has changed: see the versions."),)


def _noted_at(session: Session, referral: Referral, signature: SignOff) -> int:
    """Return the row of the version in which a signature was first kept."""
    first = next(v.number for v in read_versions(session.db, referral.id) if signature in v.record.signatures)
    row = session.db.execute(
        "SELECT rowid FROM version WHERE record = ? AND version = ?", (referral.id, first)
    ).fetchone()
    return int(row[0])

"""What a referral and its key say of their version and signatures (domain.md 7.1, ux.md 7, "6. Sign-off")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from hsbdesk.desk.authors import author_of
from hsbdesk.desk.session import Me, Session, school_time
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import PrintedKey, PrintedReferral, PrintedTable
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay, asked_roles

_BARE = PrintedTable(heads=(), widths=(), rows=())


@dataclass(frozen=True, slots=True)
class VersionMark:
    """Which version of a document this is, and who has signed it."""

    number: str
    """"1.0" when it is signed and frozen, "0.12" for a draft."""
    is_frozen: bool = False
    is_internal: bool = False
    """A signed version, but drawn with full names for this school: it is not the signed copy."""
    signatures: tuple[SignOff, ...] = ()
    """Those that stand under exactly this reading."""


def finish_referral(
    session: Session, printed: PrintedReferral, referral: Referral, mark: VersionMark
) -> PrintedReferral:
    """Return the referral with its version in the head of each page and its signatures at the end."""
    session = session.for_reader(referral.recipient.nation)
    return replace(
        printed,
        frame=replace(printed.frame, document=_document(session, referral, mark), draft=_draft(session, mark)),
        signoff=_table(session, referral, mark.signatures),
        signoff_note=_note(session, referral, mark),
    )


def finish_key(session: Session, printed: PrintedKey, referral: Referral, mark: VersionMark) -> PrintedKey:
    """Return the identity key with the version of the referral it goes with."""
    words = session.words
    return replace(
        printed,
        frame=replace(printed.frame, draft=_draft(session, mark)),
        title=words("Identity key to {number}, version {version}", number=referral.number, version=mark.number),
    )


def bare_referral(printed: PrintedReferral) -> PrintedReferral:
    """Return what is signed: the referral without version, sign-off block and layout."""
    frame = replace(printed.frame, document="", draft="")
    return replace(printed, frame=frame, signoff=_BARE, signoff_note="", layout=0)


def bare_key(printed: PrintedKey) -> PrintedKey:
    """Return what is signed of the key."""
    return replace(printed, frame=replace(printed.frame, document="", draft=""), title="", layout=0)


def signature_line(session: Session, signature: SignOff) -> str:
    """Return what stands in the signature's cell."""
    words = session.words
    if signature.way is SignOffWay.SIGNED_HERE:
        return words(
            "signed in HSB Desk {when}, {name}", when=signed_when(signature), name=Me("", signature.name, "", "").short
        )
    said = words("agreed {when}: {how}", when=signed_when(signature), how=signature.how.rstrip(". "))
    return words("{said} (noted by {who})", said=said, who=signature.noted_by) if signature.noted_by else said


def signed_when(signature: SignOff) -> str:
    """Return when it was signed, at the school: "18 March 2026 14:16", or the day that was named."""
    if signature.way is SignOffWay.SIGNED_HERE:
        return spell(school_time(signature.at), "{day} {month} {year} {time}")
    return spell(date.fromisoformat(signature.at[:10]), "{day} {month} {year}")


def signer(signature: SignOff) -> str:
    """Return who signed, with their post: "Aled Rees, Deputy DSP"."""
    return ", ".join(part for part in (signature.name, signature.title) if part)


def _document(session: Session, referral: Referral, mark: VersionMark) -> str:
    text = session.words("{number} · version {version}", number=referral.number, version=mark.number)
    if mark.is_internal:
        return session.words("{document} · internal, full names", document=text)
    return session.words("{document} · signed-off copy", document=text) if mark.is_frozen else text


def _draft(session: Session, mark: VersionMark) -> str:
    return "" if mark.is_frozen or mark.is_internal else session.words("DRAFT: not signed off")


def _table(session: Session, referral: Referral, signatures: Sequence[SignOff]) -> PrintedTable:
    words = session.words
    found = {signature.role: signature for signature in signatures}
    rows: list[tuple[str, str, str]] = []
    author = author_of(session, referral)
    named = ", ".join(part for part in (author.name, author.title) if part)
    lead = found.get(SignOffRole.LEAD)
    if lead is None or fold(lead.name) == fold(author.name):
        rows.append((words("Author"), named, signature_line(session, lead) if lead is not None else ""))
    else:
        rows.append((words("Author"), named, ""))
        rows.append((words("Signed off by"), signer(lead), signature_line(session, lead)))
    for role in asked_roles(referral.recipient.code)[1:]:
        signature = found.get(role)
        label = session.content.printed("sign_off_role", role.value)
        if signature is not None:
            rows.append((label, signer(signature), signature_line(session, signature)))
        else:
            rows.append((label, referral.second_reader if role is SignOffRole.SECOND_READER else "", ""))
    return PrintedTable(
        heads=(words("Role"), words("Name"), words("Signature")), widths=(1.6, 2.6, 2.6), rows=tuple(rows)
    )


def _note(session: Session, referral: Referral, mark: VersionMark) -> str:
    words = session.words
    if mark.is_frozen or mark.is_internal:
        said = words("Rows are frozen as they stood at version {version}.", version=mark.number)
    else:
        said = words("Not signed off: this is a draft.")
    if referral.form_goes != "YES":
        return said
    return words("{said} The council's own form goes with this {verb}.", said=said, verb=session.content.term("verb"))

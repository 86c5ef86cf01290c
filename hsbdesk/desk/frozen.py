"""Signed versions of a referral, its key and a plan: frozen once, and read as they were frozen."""

import hashlib
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.compositions import Composition, compose
from hsbdesk.desk.people import read_file
from hsbdesk.desk.printed_signoff import VersionMark
from hsbdesk.desk.prints import Printed
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import make_speaker
from hsbdesk.domain.ids import RecordId, new_id
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import LAYOUT_VERSION, PrintedKey, PrintedReferral
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.printed_plan import PrintedPlan
from hsbdesk.domain.printed_quick import PrintedQuick
from hsbdesk.domain.profiles import usual_profile
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.sharing import DocumentKind, document_of
from hsbdesk.domain.signoff import standing
from hsbdesk.errors import DeskError
from hsbdesk.storage.document_versions import (
    DocumentVersion,
    Source,
    add_document_version,
    read_document_text,
    read_document_versions,
)

if TYPE_CHECKING:
    from hsbdesk.desk.referral_content import ReferralContent

FROZEN_TYPES: dict[DocumentKind, type[PrintedReferral] | type[PrintedKey] | type[PrintedQuick]] = {
    DocumentKind.REFERRAL: PrintedReferral,
    DocumentKind.QUICK_REPORT: PrintedQuick,
    DocumentKind.IDENTITY_KEY: PrintedKey,
}
"""The documents of a referral that are signed."""

_READ_AS: dict[DocumentKind, type[PrintedReferral] | type[PrintedKey] | type[PrintedQuick] | type[PrintedPlan]] = {
    **FROZEN_TYPES,
    DocumentKind.RISK_PLAN: PrintedPlan,
}


def find_version(session: Session, record: RecordId, kind: DocumentKind, number: str) -> DocumentVersion:
    """Return a signed version by number. Raises DeskError("document_version_missing")."""
    for version in read_document_versions(session.db, record, kind):
        if version.number == number:
            return version
    raise DeskError("document_version_missing")


def read_frozen(session: Session, version: DocumentVersion) -> Printed:
    """Return what a signed version says.

    Raises DamagedVaultError when it is not what was signed, DeskError("vault_is_newer") for a later layout.
    """
    from hsbdesk.documents.check_code import read_canonical_json  # noqa: PLC0415

    printed = read_canonical_json(read_document_text(session.db, version), _READ_AS[version.kind])
    if printed.layout > LAYOUT_VERSION:
        raise DeskError("vault_is_newer")
    return printed


def freeze_referral(
    session: Session, referral: Referral, content: "ReferralContent", reading: int, answers: Mapping[str, str]
) -> DocumentVersion:
    """Freeze a referral with its signatures, and its key with it, under the next number; return the referral's.

    `reading` is the referral's own version, `answers` decide names as in `Paper.prepare`. Call inside `saving()`.
    """
    from hsbdesk.documents.check_code import canonical_json, code_of  # noqa: PLC0415

    number = f"1.{len(read_document_versions(session.db, referral.id))}"
    signatures = standing(referral.signatures, content.code)
    given = {fold(found): person for found, person in answers.items()}
    reader = usual_profile(statutory=referral.recipient.statutory)
    made = Composition(
        session=session,
        speaker=make_speaker(session, read_file(session, referral.file), reader, given),
        referral=referral,
        mark=VersionMark(number, is_frozen=True, signatures=signatures),
        filter=ChronologyFilter(),
    )
    own = document_of(referral)
    kinds = (own, *((DocumentKind.IDENTITY_KEY,) if content.key is not None else ()))
    sources = tuple(s if s.record != referral.id else Source(s.record, reading) for s in content.sources)
    for kind in kinds:
        text = canonical_json(compose(kind, made))
        version = DocumentVersion(
            id=new_id(),
            record=referral.id,
            kind=kind,
            number=number,
            check_code=code_of(text),
            content_code=content.code,
            frozen_at=session.stamp(),
            frozen_by=session.me.short,
        )
        add_document_version(session.db, version, text, sources)
        session.audit.note("referral.frozen", referral.id, version_hash=hashlib.sha256(text.encode()).digest())
    return find_version(session, referral.id, own, number)


def freeze_plan(
    session: Session, plan: Plan, content_code: str, reading: int, answers: Mapping[str, str]
) -> DocumentVersion:
    """Freeze the full plan as it comes into force, under its version number: "4".

    `content_code` is the code that was signed, `reading` the stored version of the record, `answers` decide names as
    in `Paper.prepare`. Call inside `saving()`, when the plan is stored as it is in force.
    """
    from hsbdesk.documents.check_code import canonical_json, code_of  # noqa: PLC0415

    number = str(plan.plan_version)
    given = {fold(found): person for found, person in answers.items()}
    made = Composition(
        session=session,
        speaker=make_speaker(session, read_file(session, plan.file), Profile.PLAN, given),
        referral=None,
        mark=VersionMark(number, is_frozen=True),
        filter=ChronologyFilter(),
        plan=plan,
    )
    text = canonical_json(compose(DocumentKind.RISK_PLAN, made))
    version = DocumentVersion(
        id=new_id(),
        record=plan.id,
        kind=DocumentKind.RISK_PLAN,
        number=number,
        check_code=code_of(text),
        content_code=content_code,
        frozen_at=session.stamp(),
        frozen_by=session.me.short,
    )
    add_document_version(session.db, version, text, (Source(plan.id, reading),))
    session.audit.note("plan.frozen", plan.id, version_hash=hashlib.sha256(text.encode()).digest())
    return version

"""Sign-off: who agreed to what reads so, here or on paper. One mechanism for every document (architecture.md 4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class SignOffRole(StrEnum):
    """In which part somebody signs (domain.md R45 and R43, ux.md section 5.15)."""

    LEAD = "LEAD"
    SECOND_READER = "SECOND_READER"
    HEADTEACHER = "HEADTEACHER"
    """Informed, not asked: "Headteacher (informed)"."""
    SENIOR_MANAGER = "SENIOR_MANAGER"
    """Agrees, for a specialist service."""


class SignOffWay(StrEnum):
    """How it was signed."""

    SIGNED_HERE = "SIGNED_HERE"
    """With the own passphrase."""
    AGREED_OUTSIDE = "AGREED_OUTSIDE"
    """Name, role, date and how; a wet signature on paper, or a talk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff:
    """One person's signature under one reading of a document."""

    role: SignOffRole
    name: str
    title: str = ""
    """Their post: "Deputy DSP"."""
    way: SignOffWay
    at: str
    """UTC to the second when signed here; the ISO date they named when agreed outside."""
    how: str = ""
    """AGREED_OUTSIDE: how, in words: "on paper, original in the locked cabinet"."""
    member: str = ""
    """SIGNED_HERE: member id."""
    noted_by: str = ""
    """AGREED_OUTSIDE: who wrote it down here."""
    content_code: str
    """What was signed: the check code of the document without its signatures."""


def standing(signatures: Sequence[SignOff], content_code: str) -> tuple[SignOff, ...]:
    """Return the signatures that still stand: the latest of each role, given to exactly this reading."""
    latest = {signature.role: signature for signature in signatures if signature.content_code == content_code}
    return tuple(latest[role] for role in SignOffRole if role in latest)


def fallen(signatures: Sequence[SignOff], content_code: str) -> tuple[SignOff, ...]:
    """Return the latest signature of each role that fell away because what was signed has changed."""
    stand = {signature.role for signature in standing(signatures, content_code)}
    latest = {signature.role: signature for signature in signatures}
    return tuple(latest[role] for role in SignOffRole if role in latest and role not in stand)

"""Sign-off: who agreed to what reads so, here or on paper. One mechanism for every document (architecture.md 4)."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

SPECIALIST_CODES = frozenset({"SPECIALIST", "BETTER_FUTURES"})
"""`recipient_type` codes of the services that ask for a senior manager's agreement (domain.md R43)."""


class SignOffRole(StrEnum):
    """In which part somebody signs (domain.md R45 and R43, ux.md section 5.15)."""

    LEAD = "LEAD"
    SECOND_READER = "SECOND_READER"
    HEADTEACHER = "HEADTEACHER"
    """Informed, not asked: "Headteacher (informed)"."""
    SENIOR_MANAGER = "SENIOR_MANAGER"
    """Agrees, for a specialist service."""
    CARER = "CARER"
    CHILD = "CHILD"
    """Agrees to the words of their own page, as fits their age."""
    ROW_LEAD = "ROW_LEAD"
    """Who leads a class or club: for their own rows of a plan."""
    SERVICE = "SERVICE"
    """Social Services or a specialist, where they are part of the plan."""


REFERRAL_ROLES = (
    SignOffRole.LEAD,
    SignOffRole.SECOND_READER,
    SignOffRole.HEADTEACHER,
    SignOffRole.SENIOR_MANAGER,
)
"""Who may sign a referral; the others sign plans."""


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
    """What was signed: the check code of the document without its signatures; of the row, for a row's lead."""
    answer: str = "SIGNED"
    """`sign_off_answer`: SIGNED, DECLINED or NOT_ASKED; the last two say why in `how`."""
    words: str = ""
    """What they said as they agreed, word for word: “in sight, not next to me”."""
    row: str = ""
    """ROW_LEAD: key of the row of the plan."""


def standing(signatures: Sequence[SignOff], content_code: str) -> tuple[SignOff, ...]:
    """Return the signatures that still stand: the latest of each role, given to exactly this reading."""
    latest = {signature.role: signature for signature in signatures if signature.content_code == content_code}
    return tuple(latest[role] for role in SignOffRole if role in latest)


def fallen(signatures: Sequence[SignOff], content_code: str) -> tuple[SignOff, ...]:
    """Return the latest signature of each role that fell away because what was signed has changed."""
    stand = {signature.role for signature in standing(signatures, content_code)}
    latest = {signature.role: signature for signature in signatures}
    return tuple(latest[role] for role in SignOffRole if role in latest and role not in stand)


def asked_roles(recipient_code: str) -> tuple[SignOffRole, ...]:
    """Return who signs a referral to this recipient, the lead first (domain.md R43 and R45)."""
    roles = (SignOffRole.LEAD, SignOffRole.SECOND_READER, SignOffRole.HEADTEACHER)
    return (*roles, SignOffRole.SENIOR_MANAGER) if recipient_code in SPECIALIST_CODES else roles


def needed_roles(recipient_code: str, *, statutory: bool) -> tuple[SignOffRole, ...]:
    """Return whose signatures a version must have before it is frozen.

    A report to a statutory recipient never waits for a colleague (domain.md 7.4); to others a second reader is
    needed, and to a specialist service a senior manager's agreement as well.
    """
    if statutory:
        return (SignOffRole.LEAD,)
    return tuple(role for role in asked_roles(recipient_code) if role is not SignOffRole.HEADTEACHER)


def is_same_person(first: str, second: str) -> bool:
    """Return whether two names are one person's, one of them perhaps short: "Nia Morgan", "N. Morgan"."""
    one, other = first.casefold().split(), second.casefold().split()
    if not one or not other or one[-1] != other[-1]:
        return False
    if len(one) == 1 or len(other) == 1:
        return one == other
    return one[0] == other[0] or (one[0][0] == other[0][0] and "." in {one[0][-1], other[0][-1]})

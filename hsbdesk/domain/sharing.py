"""What left the school: filed copies and the sharing log (domain.md sections 6.3 and 9)."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Profile, Referral


class DocumentKind(StrEnum):
    """The kinds of printed document."""

    REFERRAL = "REFERRAL"
    IDENTITY_KEY = "IDENTITY_KEY"
    CHRONOLOGY = "CHRONOLOGY"
    OVERVIEW = "OVERVIEW"
    PATTERNS = "PATTERNS"
    """Places, times and categories, counted for the safeguarding team."""
    GOVERNOR_SUMMARY = "GOVERNOR_SUMMARY"
    """Numbers only, small ones hidden."""
    RISK_PLAN = "RISK_PLAN"
    STAFF_CARD = "STAFF_CARD"
    """One member of staff's own rows."""
    NEED_TO_KNOW = "NEED_TO_KNOW"
    """One place's rules for one reader outside the school."""
    FAMILY_PLAN = "FAMILY_PLAN"
    CHILD_PLAN = "CHILD_PLAN"
    """The child's own page."""
    SAFETY_PLAN = "SAFETY_PLAN"
    QUICK_REPORT = "QUICK_REPORT"
    """The eight things on one page."""
    FORM_ANSWERS = "FORM_ANSWERS"
    """Our answers in the order of the council's own form, to type or write in by hand."""
    FORM_WORD = "FORM_WORD"
    """The council's own Word form, filled."""
    SCHOOL_CLOSED = "SCHOOL_CLOSED"
    """For the council's out-of-hours team while the school is closed."""


REFERRAL_KINDS = (DocumentKind.REFERRAL, DocumentKind.QUICK_REPORT)
"""What a referral prints as: in four sections, or on the one page of a quick report."""


def document_of(referral: Referral) -> DocumentKind:
    """Return what a referral prints as."""
    return DocumentKind.REFERRAL if referral.quick is None else DocumentKind.QUICK_REPORT


class ContentTier(StrEnum):
    """How much somebody was told (`content_tier`). The codes stay inside the program."""

    NOTHING = "T0"
    RULE = "T1"
    RULE_AND_PLACE = "T2"
    SUMMARY = "T3"
    FULL = "T4"


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingDecision:
    """Why a copy may go to its reader: asked once per recipient and document."""

    recipient: str
    basis: str = "PUBLIC_TASK_SAFEGUARDING"
    purpose: str = ""
    necessary_because: str = ""
    considered: tuple[str, ...] = ()
    """`share_point` codes that were ticked on the share card."""
    overridden_names: tuple[str, ...] = ()
    """Reasons given for stray names that stay, one each; never the name itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One telling about a plan, on paper or not: who was told what, and under which version (domain.md 6.3)."""

    id: str
    file: FileId
    record: RecordId | None = None
    """The plan, interim record or safety plan they were told of."""
    document_version: str = ""
    """ "3"; with an interim change "3, interim 1" """
    row: str = ""
    """Key of the row or change; empty for the whole."""
    copy: str = ""
    """Id of the filed copy they were given; empty when told without paper."""
    recipient: str
    organisation: str = ""
    part: str = ""
    """Their role: "coach and cover"."""
    safeguarding: str = ""
    """`answer`: whether they carry safeguarding responsibility."""
    tier: ContentTier = ContentTier.RULE
    basis: str = "PUBLIC_TASK_SAFEGUARDING"
    consent: str = "NOT_NEEDED"
    """`consent_status`"""
    purpose: str = ""
    necessary_because: str = ""
    """Why, above all where they carry no safeguarding responsibility."""
    how: str = "IN_PERSON"
    """`told_how`; PRINTED and SAVED for paper."""
    on_day: str = ""
    """ISO date of school time."""
    on_time: str = ""
    told_secure: str = ""
    """`answer`: whether they were told to keep it safe."""
    return_by: str = ""
    """ISO date by which paper comes back or is destroyed."""
    shared_by: str = ""
    shared_at: str = ""
    """UTC: when it was written here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReturn:
    """What became of what somebody held."""

    id: str
    told: str
    """Id of the telling."""
    outcome: str
    """RETURNED, DESTROYED or REPLACED."""
    on_day: str
    noted_by: str
    noted_at: str
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledCopy:
    """One rendering of one version of a document. Its bytes are stored and never drawn again."""

    id: str
    file: FileId
    """Whose file it is about; the school record's id for what is about the whole school."""
    record: RecordId | None
    kind: DocumentKind
    profile: Profile
    document_version: str
    """The reader's version: "0.3" for a draft."""
    check_code: str
    sha256: str
    pages: int
    made_at: str
    made_by: str
    recipient: str
    copy_no: int
    copies: int
    file_name: str

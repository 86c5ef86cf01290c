"""What left the school: filed copies and the sharing log (domain.md sections 6.3 and 9)."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.referral import Profile


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


@dataclass(frozen=True, slots=True, kw_only=True)
class SharingDecision:
    """Why a copy may go to its reader: asked once per recipient and document."""

    recipient: str
    basis: str = "PUBLIC_TASK_SAFEGUARDING"
    purpose: str = ""
    necessary_because: str = ""
    overridden_names: tuple[str, ...] = ()
    """Reasons given for stray names that stay, one each; never the name itself."""


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

"""What every numbered record carries besides its own content."""

from dataclasses import dataclass

from hsbdesk.domain.ids import RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """Something added to a record after it was recorded (domain.md section 4, `amendment_kind`)."""

    kind: str
    """CORRECTION, LATER_INFORMATION, CLARIFICATION, DISPUTED or MOVED_WRONG_CHILD; of a referral also MORE_ASKED_FOR
    and CLOSED_BECAUSE."""
    text: str
    reason: str
    by: str
    at: str
    """UTC, ISO 8601 to the second."""
    said_by: str = ""
    """DISPUTED: who says it happened otherwise."""
    said_on: str = ""
    """DISPUTED: ISO date on which they said so."""
    answer: str = ""
    """DISPUTED: the school's answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StrikeOut:
    """Why a record no longer counts. It stays readable."""

    reason: str
    by: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """The head of a numbered record: who wrote it, when, and what became of it."""

    id: RecordId
    number: str
    """With check letter, unique in the vault and never reused: I-0412K."""
    author: str
    author_role: str = ""
    recorded_at: str
    """UTC, ISO 8601 to the second."""
    order_hint: int = 0
    """Hand order among entries of equal date."""
    links: tuple[RecordId, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    struck_out: StrikeOut | None = None
    imported_by: str = ""
    """Who brought it in from a case file; empty when it was recorded here."""

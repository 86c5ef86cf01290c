"""A document on its way to paper: prepared for one reader, then drawn. Frozen values, safe on any thread."""

from dataclasses import dataclass, fields, is_dataclass
from typing import Any

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PrintedChronology, PrintedKey, PrintedOverview, PrintedReferral, Stamp
from hsbdesk.domain.printed_patterns import PrintedGovernors, PrintedPatterns
from hsbdesk.domain.printed_plan import PrintedPlan
from hsbdesk.domain.printed_sheets import PrintedChildPage, PrintedNeedToKnow, PrintedSafetyPlan
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind, SharingDecision, Told
from hsbdesk.errors import DeskError

Printed = (
    PrintedReferral
    | PrintedKey
    | PrintedChronology
    | PrintedOverview
    | PrintedPatterns
    | PrintedGovernors
    | PrintedPlan
    | PrintedNeedToKnow
    | PrintedChildPage
    | PrintedSafetyPlan
)


@dataclass(frozen=True, slots=True)
class Stray:
    """A name the program could not decide, or that may not stand in this print."""

    found: str
    excerpt: str
    choices: tuple[tuple[str, str], ...]
    """Id of a person or pupil and what would print; an empty id means "this is not a name"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A document ready to be drawn for one reader."""

    kind: DocumentKind
    file: FileId
    record: RecordId | None
    profile: Profile
    printed: Printed
    stamp: Stamp
    check_code: str
    version: str
    signed: str = ""
    """"signed off 18 March 2026 14:16" for a version that is frozen, else empty."""
    is_saved: bool = True
    """False for what is still being typed: it is shown and never filed."""
    child: str
    recipient: str
    statutory: bool
    file_name: str
    summary: tuple[str, ...]
    strays: tuple[Stray, ...]
    sharing: SharingDecision | None = None
    """What the sharing log would say of it; a person confirms or writes another."""
    told: Told | None = None
    """What "who has been told" says once a copy is made for its reader; None for what goes to nobody new."""
    stop: DeskError | None = None
    """Why it may be looked at and not given yet: a sheet that nobody has read through."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of one copy."""

    data: bytes
    pages: int
    sizes: tuple[tuple[float, float], ...]
    """Width and height of each page in points."""
    stamp: Stamp
    """What the copy says of itself; it ties the bytes to the document they were drawn from."""


def texts_of(value: Any) -> list[str]:
    """Return every text that a printed document holds."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for item in value for text in texts_of(item)]  # pyright: ignore[reportUnknownVariableType]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in texts_of(getattr(value, field.name))]
    return []

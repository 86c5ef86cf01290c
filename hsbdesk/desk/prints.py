"""A document on its way to paper: prepared for one reader, then drawn. Frozen values, safe on any thread."""

from dataclasses import dataclass, fields, is_dataclass
from functools import cache
from typing import Any, cast

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PrintedChronology, PrintedKey, PrintedOverview, PrintedReferral, Stamp
from hsbdesk.domain.printed_form import PrintedForm
from hsbdesk.domain.printed_patterns import PrintedGovernors, PrintedPatterns
from hsbdesk.domain.printed_plan import PrintedPlan
from hsbdesk.domain.printed_quick import PrintedQuick
from hsbdesk.domain.printed_sheets import PrintedChildPage, PrintedNeedToKnow, PrintedSafetyPlan
from hsbdesk.domain.profiles import Telling
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind, SharingDecision, Told
from hsbdesk.errors import DeskError

Printed = (
    PrintedReferral
    | PrintedQuick
    | PrintedKey
    | PrintedChronology
    | PrintedOverview
    | PrintedPatterns
    | PrintedGovernors
    | PrintedForm
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
    profiles: tuple[Profile, ...] = ()
    """For whom this document may be made; this one is among them."""
    hides: tuple[str, ...] = ()
    """What this copy hides from its reader, one line each."""
    telling: Telling = Telling.OWN
    """What is asked before it may go to its reader."""
    decided: SharingDecision | None = None
    """What was decided before for this reader and document; it is not asked again."""
    decided_on: str = ""
    """ "18 March 2026, N. Morgan"."""
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
    found: list[str] = []
    _gather(value, found)
    return found


def _gather(value: Any, found: list[str]) -> None:
    if isinstance(value, str):
        found.append(value)
    elif isinstance(value, tuple):
        for item in cast("tuple[Any, ...]", value):
            _gather(item, found)
    elif is_dataclass(value) and not isinstance(value, type):
        for name in _names_of(type(value)):
            _gather(getattr(value, name), found)


@cache
def _names_of(kind: type[Any]) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))

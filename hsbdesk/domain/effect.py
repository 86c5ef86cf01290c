"""What an intervention changed, as counts before and since it began (domain.md section 5, `effect`).

The program counts and says under which conditions a count must be read with care; people conclude. These are the
values; effect_sides.py sets the windows, effect_count.py counts, effect_care.py finds the conditions.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from hsbdesk.domain.calendar import Window
from hsbdesk.domain.ids import RecordId

WINDOW_DAYS = 20
"""School days on each side at most (domain.md section 5)."""
FIRST_JUDGED_AFTER = 5
"""School days since the start before an effect can be judged (ux.md 5.11)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Entries and occasions in one window; always said together."""

    entries: int
    occasions: int
    records: tuple[RecordId, ...] = ()
    """The entries, in date order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """One row of the before-and-since table; the first row is always the aim's own scope."""

    key: str
    """AIM, PLACE (one inside the aim) or OTHER."""
    label: str
    """The aim's words, or the place of a further row; empty for "any other time or place"."""
    before: Counted
    since: Counted


class CareReason(StrEnum):
    """Why counts must be read with care; each is a condition that holds, never a conclusion."""

    FEW_ENTRIES = "FEW_ENTRIES"
    """Fewer than the content pack's small number on a side."""
    NOT_DELIVERED = "NOT_DELIVERED"
    """School days of the window on which it was not, or partly, delivered."""
    REPORTING_CHANGED = "REPORTING_CHANGED"
    """Another way for children to tell, or more staff looking, began inside a window."""
    SUPERVISION_CHANGED = "SUPERVISION_CHANGED"
    """Another intervention that watches or keeps apart began or ended inside a window."""
    RECORDING_GAP = "RECORDING_GAP"
    """No entry of any kind for the school for a stretch of the window, or a day the child was not in school."""
    SHORT_WINDOW = "SHORT_WINDOW"
    """Fewer than WINDOW_DAYS school days have passed since it began, or lie before it."""
    DATES_UNCERTAIN = "DATES_UNCERTAIN"
    """An entry whose dates touch a window only in part could not be counted on one side."""
    SCOPE_UNCERTAIN = "SCOPE_UNCERTAIN"
    """An entry without a time, place or behaviour that the aim names: it may belong to the aim, and is counted as
    any other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """One condition with what it rests on."""

    reason: CareReason
    days: tuple[date, ...] = ()
    records: tuple[RecordId, ...] = ()
    """Entries, or the other interventions, that it rests on."""


class ScopeDay(StrEnum):
    """What is known of the delivery on the day of an entry inside the aim's scope."""

    IN_PLACE = "IN_PLACE"
    PARTLY = "PARTLY"
    NOT_DELIVERED = "NOT_DELIVERED"
    NOT_KNOWN = "NOT_KNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeEntry:
    """An entry since the start inside the aim's scope, and whether it was delivered there."""

    record: RecordId
    day: ScopeDay
    answer: str = ""
    """`delivery_answer` code once it was answered."""
    asks: bool = False
    """True when the day was (partly) delivered or is not known, and nobody has answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryCount:
    """School days of the window since the start by what is known of them."""

    in_place: int = 0
    partly: tuple[date, ...] = ()
    not_delivered: tuple[date, ...] = ()
    not_recorded: int = 0

    @property
    def days(self) -> int:
        """Return all school days of the window."""
        return self.in_place + len(self.partly) + len(self.not_delivered) + self.not_recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """Everything that is counted about one intervention on one day."""

    before: Window
    since: Window
    days: int
    """School days on each side; both windows hold exactly so many."""
    rows: tuple[CountRow, ...]
    delivery: DeliveryCount
    inside: tuple[ScopeEntry, ...]
    care: tuple[Care, ...]

"""Interim changes: what the lead puts into force at once, with or without a plan (domain.md 6.5, T_INTERIM)."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.record import Recorded


class InterimOutcome(StrEnum):
    """What became of an interim change. It never lapses silently."""

    IN_FORCE = "IN_FORCE"
    TAKEN_OVER = "TAKEN_OVER"
    """The next version of the plan says it."""
    RENEWED = "RENEWED"
    """In force for another stretch."""
    ENDED = "ENDED"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimChange:
    """One thing that is done differently from now on."""

    key: str
    what: str
    who: str = ""
    cover: str = ""
    from_day: str
    """ISO date."""
    from_time: str = ""
    row: str = ""
    """Key of the plan row it changes; empty when no row covers it."""
    places: tuple[str, ...] = ()
    """The school's own places."""
    concern: RecordId | None = None
    ends_on: str = ""
    """ISO date by which it is taken over, renewed or ended: five school days on, unless the next sign-off is first."""
    outcome: InterimOutcome = InterimOutcome.IN_FORCE
    outcome_on: str = ""
    outcome_by: str = ""
    outcome_words: str = ""

    @property
    def is_in_force(self) -> bool:
        """Return whether it still binds."""
        return self.outcome in {InterimOutcome.IN_FORCE, InterimOutcome.RENEWED}


@dataclass(frozen=True, kw_only=True)
class Interim(Recorded):
    """The interim changes since one moment, until all of them are taken over or ended. Its number starts with P.

    A change that is put into force while another still binds joins the same record: "2 interim changes since
    17 March 14:00".
    """

    file: FileId
    plan: RecordId | None = None
    """The version in force that they change; None without a plan."""
    changes: tuple[InterimChange, ...] = ()
    intervention: RecordId | None = None
    """Where the same act is recorded as an intervention, which then stands for it in the chronology."""

    @property
    def open(self) -> tuple[InterimChange, ...]:
        """Return the changes that still bind."""
        return tuple(change for change in self.changes if change.is_in_force)

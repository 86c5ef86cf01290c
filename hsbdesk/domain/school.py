"""The school: who it is, whom to phone, its year and its places (issue: settings)."""

from dataclasses import dataclass

from hsbdesk.domain.calendar import ClosedDay, SchoolCalendar, Term
from hsbdesk.domain.directory import GuidanceLine, Service, ThresholdsDocument
from hsbdesk.domain.record import Recorded


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneContact:
    """Somebody who answers the phone about safeguarding."""

    name: str
    role: str
    phone: str
    checked_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place as staff of this school call it, within one setting (domain.md section 6.1)."""

    name: str
    setting: str = "OTHER"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTime:
    """A part of every school day that records can be counted by: "Break", 10:40 to 11:00."""

    name: str
    start: str
    """24-hour time."""
    end: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrookTraining:
    """Who may give a Brook colour: a member's full name, with the day of training (domain.md section 2.2)."""

    name: str
    trained_on: str
    """ISO date."""
    tool_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class School(Recorded):
    """The settings of the school that records depend on."""

    name: str
    nation: str = "wales"
    address: str = ""
    council: str = ""
    main_record: bool = True
    other_system: str = ""
    phones: tuple[PhoneContact, ...] = ()
    duty: tuple[PhoneContact, ...] = ()
    """Outside the school in office hours: the council's duty desk, its team manager."""
    out_of_hours: tuple[PhoneContact, ...] = ()
    terms: tuple[Term, ...] = ()
    closed: tuple[ClosedDay, ...] = ()
    places: tuple[Place, ...] = ()
    day_times: tuple[DayTime, ...] = ()
    brook_trained: tuple[BrookTraining, ...] = ()
    directory: tuple[Service, ...] = ()
    """Whom the school refers to."""
    thresholds: tuple[ThresholdsDocument, ...] = ()
    guidance: tuple[GuidanceLine, ...] = ()
    """Lines of the guidance page that the school has changed or added."""
    fictional: bool = False
    """True only for the demo: every page and print says so."""

    @property
    def calendar(self) -> SchoolCalendar:
        """Return terms and closed days as one calendar."""
        return SchoolCalendar(terms=self.terms, closed=self.closed)

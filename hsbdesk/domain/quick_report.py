"""The quick report: the eight things an urgent report must say, on one page (domain.md 11, no. 30)."""

from dataclasses import dataclass

from hsbdesk.domain.ids import PersonId, RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildTonight:
    """Where one child is now and tonight; "not known" is an answer and prints."""

    child: PersonId
    now: str = ""
    tonight: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuickReport:
    """What is typed; the child's name and date of birth, the reporter and the time are drawn from the vault."""

    concerns: tuple[RecordId, ...] = ()
    """The entries it is about."""
    children: tuple[ChildTonight, ...] = ()
    happened: str = ""
    """In exact words."""
    at_risk: str = ""
    """Who is at risk now."""
    done: str = ""
    """What was done at once."""
    told: str = ""
    """Who has been told."""
    reach: str = ""
    """The reporter's phone, and until when it is answered."""

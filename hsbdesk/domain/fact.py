"""Background facts that are not incidents, each with source and basis (domain.md section 4.2)."""

from dataclasses import dataclass

from hsbdesk.domain.concern import Basis
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.record import Recorded


@dataclass(frozen=True, kw_only=True)
class FactContent:
    """What a fact says."""

    file: FileId
    when: PartialDate
    topic: str = "OTHER"
    """HOUSEHOLD, HEALTH, ATTENDANCE, AGENCY, ADVERSITY, ONLINE, CHANGE, STRENGTH, NOT_SEEN_ANY_MORE or OTHER."""
    text: str
    source: str = "STAFF_SAW"
    source_words: str = ""
    basis: Basis = Basis.OBSERVED
    told_by: PersonId | None = None
    told_to: str = ""
    opinion_of: str = ""
    because: str = ""


@dataclass(frozen=True, kw_only=True)
class CheckedFact(FactContent):
    """A fact that may be recorded."""


@dataclass(frozen=True, kw_only=True)
class Fact(FactContent, Recorded):
    """A recorded fact. Its number starts with F."""

"""The child's file: who the child is, lives with and is helped by (domain.md section 4.2)."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.record import Recorded


class FileKind(StrEnum):
    """HSB for a child who has displayed; SUPPORT for a child who is only affected."""

    HSB = "HSB"
    SUPPORT = "SUPPORT"


class Answer(StrEnum):
    """A question that may stay open: "not known" is a real answer and prints."""

    YES = "YES"
    NO = "NO"
    NOT_KNOWN = "NOT_KNOWN"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalStatus:
    """Who is responsible for the child in law, apart from whom the child lives with."""

    code: str = "NOT_KNOWN"
    words: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParentalResponsibility:
    """One person asked about. Kinship care gives no parental responsibility; "none known" is printed."""

    person: PersonId
    holds: Answer = Answer.NOT_KNOWN
    source: str = ""
    reachable: Answer = Answer.NOT_KNOWN
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Whether Social Services already work with the child (`open_to_services`)."""

    open: Answer = Answer.NOT_KNOWN
    team: str = ""
    worker: str = ""
    phone: str = ""
    plan: str = ""
    on_register: Answer = Answer.NOT_KNOWN
    since: str = ""
    known_before: str = ""
    early_help: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """One member of the household or family."""

    person: PersonId
    relationship: str
    in_household: bool = True
    holds_care: bool = False
    """Whether this person looks after the child day to day."""
    sleeping: str = ""
    contact: str = ""
    words: str = ""
    """What else bears on this person's part in the child's day: "Works Tuesdays until 17:30"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkMember:
    """Somebody around the child outside family and school: a club's welfare officer, a social worker."""

    person: PersonId
    part: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Strength:
    """A strength or protective factor; shown before any mark on the timeline."""

    text: str
    source: str = ""
    helps: bool = False
    """True for what helps, False for what the child is good at or has around them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What the child or a carer said in their own words, and how they were asked (domain.md section 6.4)."""

    person: PersonId
    when: PartialDate
    words: str
    method: str = "TALK"
    to_whom: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """The letter that stands for a person on paper, stable within one file."""

    person: PersonId
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildFile(Recorded):
    """A file, opened on purpose by a lead. Its number starts with H (HSB) or S (Support)."""

    id: RecordId
    child: PersonId
    kind: FileKind
    opened_on: str
    opened_because: str = ""
    closed_on: str | None = None
    lead: str = ""
    lives_with: str = "OTHER"
    lives_with_words: str = ""
    legal_status: LegalStatus = LegalStatus()
    parental: tuple[ParentalResponsibility, ...] = ()
    services: Services = Services()
    family: tuple[Relation, ...] = ()
    network: tuple[NetworkMember, ...] = ()
    trusted_adult: str = ""
    """The member of staff the child chose to talk to."""
    council_of_residence: str = ""
    first_language: str = ""
    services_language: str = ""
    communication: str = ""
    additional_needs: str = ""
    ethnicity: str = ""
    religion: str = ""
    attendance: str = ""
    health: str = ""
    family_contact: str = ""
    behind_and_helps: str = ""
    """What may lie behind, what helps: in the words of the child and the carer."""
    strengths: tuple[Strength, ...] = ()
    voices: tuple[Voice, ...] = ()
    letters: tuple[Letter, ...] = ()

    @property
    def file_id(self) -> FileId:
        """Return the key other records link to."""
        return FileId(self.id)

    def letter_of(self, person: PersonId) -> str | None:
        """Return the person's letter in this file, or None."""
        return next((entry.letter for entry in self.letters if entry.person == person), None)

    def household(self) -> tuple[Relation, ...]:
        """Return those who live with the child."""
        return tuple(entry for entry in self.family if entry.in_household)

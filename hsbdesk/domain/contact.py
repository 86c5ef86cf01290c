"""Calls, meetings, letters and visits (domain.md sections 4.3 and 7: call record)."""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.record import Recorded


class ContactWay(StrEnum):
    """How the contact was made."""

    CALL = "CALL"
    MEETING = "MEETING"
    LETTER = "LETTER"
    VISIT = "VISIT"


class ContactKind(StrEnum):
    """What the contact was (`call_kind`, and the plain kinds of talk beside it)."""

    REPORT = "REPORT"
    ADVICE_ONLY = "ADVICE_ONLY"
    TOLD_TO_REPORT_IN_WRITING = "TOLD_TO_REPORT_IN_WRITING"
    NO_ANSWER = "NO_ANSWER"
    ENGAGED = "ENGAGED"
    VOICEMAIL = "VOICEMAIL"
    INFORMATION_ADDED = "INFORMATION_ADDED"
    REASON_ASKED = "REASON_ASKED"
    ESCALATION = "ESCALATION"
    COUNCIL_ANSWER = "COUNCIL_ANSWER"
    FAMILY_TOLD = "FAMILY_TOLD"
    FAMILY_TALK = "FAMILY_TALK"
    RULE_ONLY = "RULE_ONLY"
    ASKED = "ASKED"
    OTHER = "OTHER"


NOT_REACHED = frozenset({ContactKind.NO_ANSWER, ContactKind.ENGAGED, ContactKind.VOICEMAIL})


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionPut:
    """A question of the call sheet and what was answered."""

    question: str
    """Key of the content pack's call sheet."""
    answer: str = ""
    put: bool = False


@dataclass(frozen=True, kw_only=True)
class ContactContent:
    """What a contact says."""

    files: tuple[FileId, ...] = ()
    about: tuple[RecordId, ...] = ()
    children: tuple[PersonId, ...] = ()
    way: ContactWay = ContactWay.CALL
    kind: ContactKind = ContactKind.OTHER
    outgoing: bool = True
    when: PartialDate
    by: str = ""
    with_name: str = ""
    with_role: str = ""
    organisation: str = ""
    number_rung: str = ""
    told_them: str = ""
    """What happened, as it was told: the call sheet's few sentences."""
    asked_them: str = ""
    """What was asked for."""
    questions: tuple[QuestionPut, ...] = ()
    called_it: str = ""
    """What the council says it is."""
    said: str = ""
    """What they said, advised or agreed."""
    decision: str = ""
    reference: str = ""
    next_contact: str = ""
    return_if: str = ""
    with_family: bool = False


@dataclass(frozen=True, kw_only=True)
class CheckedContact(ContactContent):
    """A contact that may be recorded."""


@dataclass(frozen=True, kw_only=True)
class Contact(ContactContent, Recorded):
    """A recorded contact. Its number starts with C."""

"""What a case file carries, and the kinds of record in it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal

from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.decision import Decision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.person import Person, Pupil
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.school import School
from hsbdesk.domain.sharing import Told, ToldReturn
from hsbdesk.domain.task import Task

FORMAT = "hsb-case"
VERSION = 1


class RecordKind(StrEnum):
    """What a stated version is a version of."""

    SCHOOL = "school"
    PERSON = "person"
    FILE = "file"
    CONCERN = "concern"
    FACT = "fact"
    INTERVENTION = "intervention"
    CONTACT = "contact"
    TASK = "task"
    REFERRAL = "referral"
    PLAN = "plan"
    INTERIM = "interim"
    SAFETY_PLAN = "safety_plan"
    DECISION = "decision"
    FORM = "form"


TYPES: dict[RecordKind, type[Any]] = {
    RecordKind.SCHOOL: School,
    RecordKind.PERSON: Person,
    RecordKind.FILE: ChildFile,
    RecordKind.CONCERN: Concern,
    RecordKind.FACT: Fact,
    RecordKind.INTERVENTION: Intervention,
    RecordKind.CONTACT: Contact,
    RecordKind.TASK: Task,
    RecordKind.REFERRAL: Referral,
    RecordKind.PLAN: Plan,
    RecordKind.INTERIM: Interim,
    RecordKind.SAFETY_PLAN: SafetyPlan,
    RecordKind.DECISION: Decision,
    RecordKind.FORM: CouncilForm,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedVersion:
    """One version of a record as the file states it. A record without any is in its first version."""

    record: str
    """Id of the record."""
    version: int
    """1, 2, 3 without a gap; the highest is the one that stands in the record's own list."""
    kind: RecordKind
    action: str
    at: str
    """UTC, ISO 8601 to the second."""
    by: str
    reading: Any = None
    """The whole record as it read then; absent for the highest version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """Everything one file carries. Lists may be empty; what a list points to stands in the same file."""

    format: Literal["hsb-case"] = FORMAT
    version: int = VERSION
    school: School | None = None
    people: tuple[Person, ...] = ()
    pupils: tuple[Pupil, ...] = ()
    files: tuple[ChildFile, ...] = ()
    concerns: tuple[Concern, ...] = ()
    facts: tuple[Fact, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    contacts: tuple[Contact, ...] = ()
    tasks: tuple[Task, ...] = ()
    referrals: tuple[Referral, ...] = ()
    plans: tuple[Plan, ...] = ()
    interims: tuple[Interim, ...] = ()
    safety_plans: tuple[SafetyPlan, ...] = ()
    decisions: tuple[Decision, ...] = ()
    forms: tuple[CouncilForm, ...] = ()
    """Councils' own forms; a Word form stays in the vault that holds it."""
    told: tuple[Told, ...] = ()
    """Who was told of a plan; what went on paper as filed copies stays in the vault that filed it."""
    returns: tuple[ToldReturn, ...] = ()
    history: tuple[StatedVersion, ...] = ()

    def records(self) -> tuple[Recorded, ...]:
        """Return every numbered record, the school left out."""
        return (
            *self.files,
            *self.concerns,
            *self.facts,
            *self.interventions,
            *self.contacts,
            *self.tasks,
            *self.referrals,
            *self.plans,
            *self.interims,
            *self.safety_plans,
            *self.decisions,
            *self.forms,
        )

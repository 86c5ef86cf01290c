"""The kinds of record, their tables and the letter their numbers start with (domain.md section 4)."""

from dataclasses import dataclass
from typing import Any

from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.decision import Decision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.person import Person
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.school import School
from hsbdesk.domain.task import Task
from hsbdesk.storage.shape import Shape, shape_of


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of record."""

    name: str
    type: type[Any]
    schema: int = 1
    """Number of the version JSON; older numbers keep a reader."""

    @property
    def shape(self) -> Shape:
        """Return how it lies in its tables."""
        return shape_of(self.type, self.name)


PERSON = Kind("person", Person)
SCHOOL = Kind("school", School)
FILE = Kind("file", ChildFile)
CONCERN = Kind("concern", Concern)
FACT = Kind("fact", Fact)
INTERVENTION = Kind("intervention", Intervention)
CONTACT = Kind("contact", Contact)
TASK = Kind("task", Task)
REFERRAL = Kind("referral", Referral)
PLAN = Kind("plan", Plan)
INTERIM = Kind("interim", Interim)
SAFETY_PLAN = Kind("safety_plan", SafetyPlan)
DECISION = Kind("decision", Decision)
FORM = Kind("form", CouncilForm)

KINDS = (
    PERSON, SCHOOL, FILE, CONCERN, FACT, INTERVENTION, CONTACT, TASK, REFERRAL, PLAN, INTERIM, SAFETY_PLAN, DECISION,
    FORM,
)  # fmt: skip
BY_TYPE: dict[type[Any], Kind] = {kind.type: kind for kind in KINDS}
BY_NAME: dict[str, Kind] = {kind.name: kind for kind in KINDS}

"""What the readiness rules look at: one referral with the records of its file, as plain values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.content_pack import Content
from hsbdesk.domain.council_form import CouncilForm
from hsbdesk.domain.directory import Service
from hsbdesk.domain.directory_picks import nation_of_council
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.record import Recorded
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.school import School
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import ChildDecision

NOT_BEGUN = frozenset({InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED})


@dataclass(frozen=True, kw_only=True)
class ReadinessCase:
    """A referral and everything its rules need; records of each kind in date order."""

    referral: Referral
    file: ChildFile
    people: Mapping[PersonId, Person]
    concerns: tuple[Concern, ...] = ()
    """All of the file."""
    facts: tuple[Fact, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    contacts: tuple[Contact, ...] = ()
    others: tuple[Referral, ...] = ()
    """The file's other referrals."""
    plans: tuple[Plan, ...] = ()
    """All versions of the child's risk plan."""
    interims: tuple[Interim, ...] = ()
    kept_safe: frozenset[PersonId] = frozenset()
    """Children with a safety plan of their own in force."""
    tasks: tuple[Task, ...] = ()
    """Tasks about the file, its child and the children in its entries, done or not."""
    school: School
    content: Content
    """The pack of the recipient's nation: it drives law and words (domain.md section 3)."""
    today: date
    contact_phone: str = ""
    """On which number the author is reached."""
    strays: tuple[str, ...] = ()
    """Names in the finished texts that may not stand there, from the paper path."""
    changed: tuple[tuple[str, int], ...] = ()
    """Number and version of each ticked record that was changed after the lead signed."""
    forms: tuple[CouncilForm, ...] = ()
    """The councils' own forms the school keeps."""
    justified: frozenset[str] = frozenset()
    """Copies with a reason why sharing them was necessary and proportionate."""

    @property
    def child(self) -> Person:
        """Return the child the file is about."""
        return self.people[self.file.child]

    @cached_property
    def service(self) -> Service | None:
        """Return the recipient as the school's directory has it; None for one that was typed."""
        key = self.referral.recipient.service
        return next((one for one in self.school.directory if key and one.key == key), None)

    @cached_property
    def council_of_concern(self) -> str:
        """Return where the concern occurred; in the school, unless somebody says otherwise."""
        return self.referral.front.council_of_concern.strip() or self.school.council.strip()

    @cached_property
    def councils(self) -> tuple[str, ...]:
        """Return the councils it concerns, each once: where it occurred, of home, where the child was found."""
        front = self.referral.front
        named = (self.council_of_concern, self.file.council_of_residence.strip(), front.council_found.strip())
        found: dict[str, str] = {}
        for council in named:
            if council:
                found.setdefault(fold(council), council)
        return tuple(found.values())

    def nation_of(self, council: str) -> str:
        """Return a council's nation as the directory says; the recipient's for its own, else the school's."""
        known = nation_of_council(self.school, council)
        if known:
            return known
        recipient = self.referral.recipient
        return recipient.nation if fold(council) in fold(f"{recipient.name} {recipient.team}") else self.school.nation

    @property
    def is_support(self) -> bool:
        """Return whether the file is of a child who is only affected: without category or Brook (domain.md 4.3)."""
        return self.file.kind is FileKind.SUPPORT

    def name(self, person: str | None) -> str:
        """Return how somebody is named in a finding: the file's child by first name, others in full."""
        found = self.people.get(PersonId(person or ""))
        if found is None:
            return ""
        return found.first if found.id == self.file.child else found.full

    @cached_property
    def wordings(self) -> dict[RecordId, str]:
        """Return the print wording of every ticked record, empty where the source prints."""
        return {c.record: c.wording for c in (*self.referral.background, *self.referral.interventions)}

    @cached_property
    def rows(self) -> tuple[Concern, ...]:
        """Return the ticked entries as section 1.3 numbers them, from 1."""
        ticked = {c.record for c in self.referral.background}
        return tuple(c for c in self.concerns if c.id in ticked)

    @cached_property
    def ticked_facts(self) -> tuple[Fact, ...]:
        """Return the ticked facts."""
        ticked = {c.record for c in self.referral.background}
        return tuple(f for f in self.facts if f.id in ticked)

    @cached_property
    def actions(self) -> tuple[Intervention, ...]:
        """Return the ticked interventions that have begun, as section 2.1 numbers them, from 1."""
        ticked = {c.record for c in self.referral.interventions}
        return tuple(n for n in self.interventions if n.status not in NOT_BEGUN and n.id in ticked)

    @cached_property
    def calls(self) -> tuple[Contact, ...]:
        """Return the ticked calls and talks."""
        ticked = {c.record for c in self.referral.interventions}
        return tuple(c for c in self.contacts if c.id in ticked)

    @cached_property
    def records(self) -> dict[RecordId, Recorded]:
        """Return every record of the file by id."""
        kinds = (self.concerns, self.facts, self.interventions, self.contacts, self.others)
        return {record.id: record for kind in kinds for record in kind}

    @cached_property
    def printed(self) -> frozenset[RecordId]:
        """Return the records that this document holds."""
        wanted = self.wordings.keys() | set(self.referral.previous)
        return frozenset(r for r in wanted if r in self.records and self.records[r].struck_out is None)

    @cached_property
    def counted(self) -> tuple[Concern, ...]:
        """Return the file's entries that count, ticked or not."""
        return tuple(c for c in self.concerns if c.counts)

    @cached_property
    def plan(self) -> Plan | None:
        """Return the version of the risk plan that is in force."""
        return next((plan for plan in self.plans if plan.is_in_force), None)

    @cached_property
    def open_interims(self) -> tuple[Interim, ...]:
        """Return the interim records of which a change still binds."""
        return tuple(interim for interim in self.interims if interim.open and interim.struck_out is None)

    @cached_property
    def affected(self) -> tuple[PersonId, ...]:
        """Return the children affected in entries that count, each once, in order of first entry."""
        found = [p for c in self.counted for p in c.people_with(Role.AFFECTED)]
        return tuple(p for p in dict.fromkeys(found) if self._is_other_child(p))

    @cached_property
    def at_home(self) -> tuple[PersonId, ...]:
        """Return the other children of the household."""
        return tuple(r.person for r in self.file.household() if self._is_other_child(r.person))

    @cached_property
    def decisions(self) -> dict[PersonId, tuple[ChildDecision, RecordId]]:
        """Return the latest decision about each other child, with the entry it was made at."""
        found: dict[PersonId, tuple[ChildDecision, RecordId]] = {}
        for concern in self.counted:
            if concern.triage is not None:
                found |= {decision.person: (decision, concern.id) for decision in concern.triage.decisions}
        return found

    def latest_entry(self, child: PersonId) -> str:
        """Return the id of the last entry in which a child is affected, else of the last that counts; or nothing."""
        own = [c.id for c in self.counted if child in c.people_with(Role.AFFECTED)]
        return next((c for c in reversed(own)), self.counted[-1].id if self.counted else "")

    def _is_other_child(self, person: PersonId) -> bool:
        known = self.people.get(person)
        return known is not None and known.kind is PersonKind.CHILD and person != self.file.child

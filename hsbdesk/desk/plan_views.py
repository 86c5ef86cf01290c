"""What the screens of the risk plan show, ready in words."""

from dataclasses import dataclass

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.plan import Plan, PlanRow
from hsbdesk.domain.safety_plan import SafetyPlan


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something missing or worth a second look, in words, with its field."""

    field: str
    """Field of the row ("hold.ends", "supervisor", "controls.<key>.cover"), or of the plan."""
    sentence: str
    row: str = ""
    """Key of the row; empty for the whole plan."""
    is_refused: bool = True
    """True for what must be there first; False for a check, which stops nothing."""
    stops: str = "SAVE"
    """`Stop` of hsbdesk/domain/plan_gaps.py: SAVE, SIGN, PRINT (of a need-to-know sheet) or NOTHING."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One thing of a plan that is due, in words. It stays until somebody decides it."""

    key: str
    """The same thing has the same key from day to day."""
    kind: str
    """`DueKind` of hsbdesk/domain/plan_duty.py: REVIEW, HOLD, INTERIM, CLOSURE ..."""
    text: str
    detail: str
    due_on: str
    """ISO date; empty for what is due now."""
    when: str
    """"Today", "Overdue, was due Tue 17 March", "Mon 23 March"."""
    overdue: bool
    file: FileId
    plan: RecordId | None = None
    row: str = ""
    control: str = ""
    interim: RecordId | None = None
    change: str = ""
    concern: RecordId | None = None
    closure: str = ""
    """ISO date of the first day of the closure."""
    concerns: tuple[RecordId, ...] = ()
    """The entries that ask for it."""
    place: str = ""
    """UNCOVERED: as the entries name it."""
    setting: str = ""
    """UNCOVERED: what a new row would start from."""
    told: tuple[str, ...] = ()
    """Ids of the tellings whose paper is to come back, or that say the old."""
    in_draft: bool = False
    """The version being written answers it; signing that one settles it."""
    action_text: str = ""
    """"Review", "Decide", "Settle", "Add the row"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRowLine:
    """One row of the list of places."""

    key: str
    name: str
    setting: str
    setting_text: str
    state: str
    """"Escort not delivered", "Changed · with conditions", "Not checked"."""
    mark: str
    """"check" where something did not hold or is not checked yet and matters; otherwise empty."""
    level: str
    """`Level` code."""
    level_text: str
    change: str = ""
    """In a draft against the version before: "new", "changed" or empty."""


@dataclass(frozen=True, slots=True)
class PlanGroup:
    """The rows of one group of settings: School, Travel, Home, Community, Online."""

    name: str
    rows: tuple[PlanRowLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimLine:
    """One interim change that binds."""

    interim: RecordId
    key: str
    no: int
    """1, 2 ... within "v3 with 2 interim changes"."""
    text: str
    who: str
    """"E. Lloyd (J. Pugh)"."""
    since: str
    """"17 March 14:00"."""
    until: str
    """"until Tue 24 March, or the next version"."""
    ends_on: str
    overdue: bool
    row: str
    concern: RecordId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class UncoveredLine:
    """A place with entries that no row of the plan covers: it offers the row."""

    place: str
    """The school's place, as the entries name it."""
    setting: str
    """What a new row would start from."""
    name: str
    concerns: tuple[RecordId, ...]
    text: str
    """"Library corner: no. 10, 11"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionLine:
    """One version of the plan, newest first."""

    id: RecordId
    number: str
    version: str
    """"v3"."""
    status: str
    status_text: str
    span: str
    """"10 – 19 March 2026", "since 10 March 2026", or empty for a draft."""
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanPage:
    """The whole tab of one child's risk plan."""

    file: FileId
    child: str
    """First name, as shown on screen."""
    current: Plan | None
    """The version in force."""
    draft: Plan | None
    """The version being written; the one in force holds until it is signed."""
    title: str
    """"v3 with 2 interim changes", "No plan yet"."""
    since: str
    """"since 17 March 14:00": the latest change to what is in force."""
    tab: str
    """What the tab carries: "v3", or empty."""
    sight: str
    """"5 h 50 min a week", of the draft where there is one; empty when none is in sight."""
    groups: tuple[PlanGroup, ...]
    """Of the draft where there is one, otherwise of the version in force."""
    groups_in_force: tuple[PlanGroup, ...]
    """Of the version in force, whether or not there is a draft."""
    interims: tuple[InterimLine, ...]
    due: tuple[DueLine, ...]
    uncovered: tuple[UncoveredLine, ...]
    places: tuple[UncoveredLine, ...]
    """The places of all entries that count: what a first plan starts from."""
    versions: tuple[VersionLine, ...]
    changed_rows: int
    """Rows of the draft that differ from the version in force, removed ones among them."""
    why: str
    """Why the draft is made: "I-0412K, 17 March"."""
    concern_labels: tuple[tuple[RecordId, str], ...]
    """Every concern of the file that counts, oldest first, with "no. 12"."""
    names_off: bool = False

    @property
    def shown(self) -> Plan | None:
        """Return what `groups` are of."""
        return self.draft or self.current

    def row(self, key: str) -> PlanRow | None:
        """Return a row of what is shown."""
        return self.shown.row(key) if self.shown is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanChange:
    """One difference between two versions, in words."""

    row: str
    """Key of the row; empty for the whole plan."""
    name: str
    """"Football club", or the part of the plan."""
    kind: str
    """"added", "removed" or "changed"."""
    label: str
    """What differs: "Can the child still attend?"."""
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyLine:
    """One version of a safety plan, newest first."""

    id: RecordId
    number: str
    version: str
    status_text: str
    span: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyPage:
    """The safety plan of an affected child."""

    file: FileId
    child: str
    """First name, as shown on screen."""
    plan: SafetyPlan | None
    """The draft where there is one, otherwise what is in force; None before there is any."""
    current: SafetyPlan | None
    draft: SafetyPlan | None
    title: str
    """"Safety plan v1", "No safety plan yet"."""
    state: str
    """"In force since 11 March 2026, review 25 March"."""
    due: tuple[DueLine, ...]
    gaps: tuple[GapLine, ...]
    versions: tuple[SafetyLine, ...]
    concern_labels: tuple[tuple[RecordId, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InterimView:
    """One record of interim changes, as stored."""

    interim: Interim
    lines: tuple[InterimLine, ...]

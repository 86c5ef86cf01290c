"""What the screens of interventions show, ready in words."""

from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.effect import CareReason, Effect, ScopeEntry
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Delivery, Intervention
from hsbdesk.domain.triage import Brook, Category


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionRow:
    """One line of the list, oldest first."""

    id: RecordId
    number: str
    title: str
    when: str
    """"11 Feb – now", "6 Oct – 24 Nov", "from 20 April"."""
    detail: str
    """The same with what is known of the delivery: "11 Feb – now · partly delivered"."""
    judgement: str
    """`effect` code of the latest observation, or empty."""
    chip: str
    """"Effect due", "Mixed", "Planned", "Too early", "No effect recorded", "Struck out"."""
    chip_state: str
    """due, judged, planned, early, none or struck."""
    is_planned: bool
    file: FileId


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """One line of the before-and-since table, as text."""

    key: str
    """AIM, PLACE or OTHER."""
    label: str
    before: str
    since: str
    """"3", or "2 (4)" where occasions differ from entries anywhere in the table."""
    strong: bool
    before_records: tuple[RecordId, ...]
    since_records: tuple[RecordId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartWeek:
    """The school days of one calendar week on one side of the start."""

    label: str
    """"14–16 Jan"."""
    start: date
    end: date
    """First and last school day."""
    school_days: int
    side: str
    """before or since."""
    closure_after: str = ""
    """The closure between this week and the next: "Spring half-term"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartMark:
    """An entry in a row (0 the aim, 1 any other) and a week of the chart; one that came in two weeks has two."""

    row: int
    week: int
    no: int
    """Row number among the counted entries of the file: "no. 12"."""
    record: RecordId
    number: str
    category: Category | None
    brook: Brook | None
    date_text: str
    text: str
    occasions: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectChart:
    """What is drawn."""

    before: str
    """"Before: 20 school days"."""
    since: str
    """"Since start, 11 Feb: 20 school days"."""
    rows: tuple[tuple[str, str], ...]
    """Label and second line of the aim's row and, where the aim has a scope, of the other."""
    weeks: tuple[ChartWeek, ...]
    marks: tuple[ChartMark, ...]
    """In date order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareLine:
    """One sentence of "Read with care"."""

    reason: CareReason
    text: str
    records: tuple[RecordId, ...] = ()
    """What it rests on: entries or other interventions."""
    asks: bool = False
    """True where "was it delivered there?" follows; `records` are the entries it asks about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InsideLine:
    """An entry since the start inside the aim's scope, and whether it was delivered there."""

    scope: ScopeEntry
    no: str
    """"no. 12"."""
    number: str
    date_text: str
    text: str
    day_text: str
    """"Partly that day"."""
    answer_text: str
    """The answer that was given, with its reason, or empty."""
    question: str
    """"No. 12 was on a day partly delivered: was it delivered there?", or empty when nothing is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationLine:
    """One look at what changed."""

    on: str
    """"18 March 2026"."""
    judgement: str
    judgement_text: str
    better: str
    not_better: str
    how_we_know: str
    by: str
    evidence: tuple[tuple[RecordId, str], ...]
    """Entry and "no. 12"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedLine:
    """A record this intervention answers or led to."""

    record: RecordId
    kind: str
    """concern, fact, contact: what opening it shows."""
    label: str
    """"no. 10, I-0402Z"."""
    date_text: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterventionView:
    """An intervention with everything its page shows."""

    intervention: Intervention
    title: str
    line: str
    """"Restrictive · The child, Staff"."""
    facts: tuple[tuple[str, str], ...]
    """Label and text: aim; who, dose; delivered of n days; effect on the child."""
    more: tuple[tuple[str, str], ...]
    """Further fields that hold something: type, resources, who delivered them, exclusion."""
    effect: Effect | None
    """None when nothing can be counted yet; `judged_from` then says why."""
    table_head: str
    """"Entries = occasions", or "Entries (occasions)" where they differ."""
    table: tuple[EffectRow, ...]
    chart: EffectChart | None
    care: tuple[CareLine, ...]
    inside: tuple[InsideLine, ...]
    evidence: tuple[RecordId, ...]
    """The entries of the aim's row, before and since: what an observation rests on unless somebody unticks it."""
    observations: tuple[ObservationLine, ...]
    """Newest first."""
    due: bool
    """The effect is due to be judged."""
    judged_from: str
    """"Effect can be judged after 5 school days." and the like; empty when there are counts."""
    remind_on: str
    """ISO day on which the effect can be judged, or empty."""
    remind_text: str
    """"Remind me on 25 March", or empty."""
    reminder: str
    """"Reminder set for 25 March", or empty."""
    deliveries: tuple[Delivery, ...]
    """The school days since it began, newest first, each with its state; the state is empty where not recorded."""
    answers: tuple[LinkedLine, ...]
    prompted: tuple[LinkedLine, ...]


@dataclass(frozen=True, slots=True)
class GapLine:
    """Something missing or worth a second look, in words, with its field."""

    field: str
    sentence: str

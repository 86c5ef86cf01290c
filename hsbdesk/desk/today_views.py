"""What Today shows, ready in words (ux.md section 5.3)."""

from dataclasses import dataclass

from hsbdesk.desk.drafts import DraftRow, UnfinishedRow
from hsbdesk.domain.ids import FileId, RecordId


@dataclass(frozen=True, slots=True)
class Target:
    """Where an action leads: concern, triage, file, referral, its course, intervention, call, task or chronology."""

    kind: str
    id: str
    file: FileId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayRow:
    """One thing that needs a person."""

    id: str
    icon: str
    state: str
    """stop, check or empty."""
    name: str
    name_detail: str
    text: str
    detail: str
    when: str
    overdue: bool
    action: str
    action_text: str
    target: Target
    task: RecordId | None
    due_on: str = ""
    """ISO day of a row that is no task; empty for what is due now."""


@dataclass(frozen=True, slots=True)
class TodayGroup:
    """Rows under one heading; folded groups show their summary."""

    key: str
    title: str
    folded: bool
    summary: str
    rows: tuple[TodayRow, ...]


@dataclass(frozen=True, slots=True)
class ClockRow:
    """A running deadline."""

    name: str
    text: str
    value: str
    overdue: bool
    counted_in: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TodayView:
    """The whole page."""

    subtitle: str
    groups: tuple[TodayGroup, ...]
    clocks: tuple[ClockRow, ...]
    unfinished: tuple[UnfinishedRow, ...]
    last_concern: str
    drafts: tuple[DraftRow, ...]
    mine: int
    all: int

"""Tasks: what has to be done, for whom, by when, and which record asked for it."""

from dataclasses import dataclass

from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.record import Recorded


@dataclass(frozen=True, kw_only=True)
class TaskContent:
    """What a task says."""

    kind: str = "OTHER"
    """SAFE_ANSWER, TRIAGE, BROOK, WRITE_REPORT, REPORT_DECISION, TELL_PARENTS, SAFETY_PLAN, CHASE, TELL_RECIPIENT,
    REVIEW_EFFECT, COMPLETE_REFERRAL or OTHER."""
    what: str
    why: str = ""
    file: FileId | None = None
    child: PersonId | None = None
    for_member: str = ""
    """Member id; empty for the whole safeguarding team."""
    due_on: str | None = None
    """ISO date."""
    due_time: str | None = None
    """24-hour time on that date."""
    counted_in: str = ""
    """WORKING_DAYS, SCHOOL_DAYS or empty."""
    waiting_for: str = ""
    """Somebody outside the school; such a task stands under "Waiting for others"."""
    made_by: RecordId | None = None


@dataclass(frozen=True, kw_only=True)
class CheckedTask(TaskContent):
    """A task that may be recorded."""


@dataclass(frozen=True, kw_only=True)
class Task(TaskContent, Recorded):
    """A recorded task. Its number starts with T."""

    done_at: str | None = None
    done_by: str = ""
    done_words: str = ""
    snoozed_until: str | None = None
    snoozed_because: str = ""

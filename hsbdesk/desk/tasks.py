"""Tasks: add, do, put off with a reason."""

from dataclasses import dataclass, fields, replace
from datetime import date

from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.ids import FileId, PersonId, RecordId, new_id
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.task import CheckedTask, Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import take_number
from hsbdesk.storage.records import read_record

NEVER_SNOOZED = frozenset({"SAFE_ANSWER", "TRIAGE"})
"""What must be decided now can not be put off (ux.md section 5.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskDraft:
    """What a new task says."""

    what: str
    kind: str = "OTHER"
    why: str = ""
    file: FileId | None = None
    child: PersonId | None = None
    for_member: str = ""
    due_on: str | None = None
    due_time: str | None = None
    counted_in: str = ""
    waiting_for: str = ""
    made_by: RecordId | None = None


class Tasks:
    """Keeps tasks."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, draft: TaskDraft) -> RecordId:
        """Record a task. Raises DeskError("task_needs_text")."""
        self._session.allow(Action.RECORD)
        with self._session.saving():
            return self.add_within(draft)

    def add_within(self, draft: TaskDraft) -> RecordId:
        """Record a task inside the caller's transaction."""
        session = self._session
        if not draft.what.strip():
            raise DeskError("task_needs_text", field="what")
        if draft.due_on is not None and not is_day(draft.due_on):
            raise DeskError("date_not_understood", field="due_on")
        checked = CheckedTask(**{field.name: getattr(draft, field.name) for field in fields(draft)})
        task_id = RecordId(new_id())
        task = Task(
            **{field.name: getattr(checked, field.name) for field in fields(CheckedTask)},
            id=task_id,
            number=take_number(session.db, "T", task_id),
            author=session.me.short,
            author_role=session.me.title,
            recorded_at=session.stamp(),
        )
        session.add(task, "recorded", text=f"{task.number} {task.what}", file=task.file)
        return task_id

    def done(self, task_id: RecordId, words: str = "") -> None:
        """Mark a task as done."""
        session = self._session
        session.allow(Action.RECORD)
        task = read_record(session.db, Task, task_id)
        if task.done_at is not None:
            return
        with session.saving():
            self.done_within(task, words)

    def done_within(self, task: Task, words: str) -> None:
        """Mark a task as done inside the caller's transaction."""
        session = self._session
        changed = replace(task, done_at=session.stamp(), done_by=session.me.short, done_words=words)
        session.change(changed, "done")

    def snooze(self, task_id: RecordId, until: str, because: str) -> None:
        """Put a task off to a day, with a reason. Raises DeskError when it may not wait."""
        session = self._session
        session.allow(Action.RECORD)
        task = read_record(session.db, Task, task_id)
        if task.kind in NEVER_SNOOZED:
            raise DeskError("task_can_not_wait")
        if not because.strip():
            raise DeskError("snooze_needs_reason", field="because")
        if not _is_after(until, session.today()):
            raise DeskError("snooze_needs_later_day", field="until")
        with session.saving():
            session.change(replace(task, snoozed_until=until, snoozed_because=because), "snoozed")


def _is_after(iso: str, day: date) -> bool:
    return is_day(iso) and date.fromisoformat(iso) > day

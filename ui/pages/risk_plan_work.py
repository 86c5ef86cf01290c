"""The rows of a draft that are being written: kept within three seconds of a key, saved when a row is left."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.plan import Plan, PlanRow
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.risk_plan_draft import Plain, restore_row, row_fields

FORM = "plan"


def find_kept(desk: Desk, plan: RecordId) -> OpenDraft | None:
    """Return what was being written in this draft and is not saved. Runs on the desk thread."""
    for row in desk.drafts.own():
        if row.uuid == plan and row.form == FORM:
            return desk.drafts.open(row.uuid)
    return None


class PlanWork(QObject):
    """What is written goes beyond what is stored, row by row; `view` says where its author is."""

    saved = Signal(str)
    """The key of the row that was saved."""
    refused = Signal(str, object)
    """The key of a row and the DeskError; what was typed stays, and its draft is kept."""

    def __init__(self, context: PageContext, *, view: Callable[[], dict[str, Any]], page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._view = view
        self._stored: dict[str, PlanRow] = {}
        self._written: dict[str, PlanRow] = {}
        self.plan: Plan | None = None
        self.refusals: dict[str, str] = {}
        """Why a row could not be saved, by its key, until it is."""
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=page)
        context.changes.signed_out.connect(self.stop)

    def open(self, plan: Plan, kept: OpenDraft | None = None) -> None:
        """Begin with a draft as it is stored, and with what had been written beyond that.

        A row that is being written stays as it is written; one that another hand took out of the draft is let go.
        """
        same = self.plan is not None and self.plan.id == plan.id
        self.plan = plan
        self._stored = {row.key: row for row in plan.rows}
        written = self._written if same else {}
        if kept is not None and not same:
            restored = [restore_row(row) for row in kept.fields.get("rows", [])]
            written = {row.key: row for row in restored}
        self._written = {key: row for key, row in written.items() if key in self._stored and row != self._stored[key]}
        self.refusals = {key: said for key, said in self.refusals.items() if key in self._written}
        if not same:
            self.refusals = {}
            self.keeper.start()

    def stop(self) -> None:
        """Stop watching: another plan is shown in a moment, or none."""
        self.keeper.stop()
        self.plan = None
        self._stored, self._written, self.refusals = {}, {}, {}

    def row(self, key: str) -> PlanRow | None:
        """Return a row as it stands on the screen."""
        return self._written.get(key) or self._stored.get(key)

    def is_dirty(self, key: str = "") -> bool:
        """Return whether a row, or any, was written beyond what is stored."""
        return bool(self._written) if not key else key in self._written

    def write(self, row: PlanRow) -> None:
        """Take note of a row as it is written now."""
        if row == self._stored.get(row.key):
            self._written.pop(row.key, None)
        else:
            self._written[row.key] = row
        self.keeper.note_change()

    def forget(self, key: str) -> None:
        """Let go what was written in a row that is taken out."""
        self._written.pop(key, None)
        self.refusals.pop(key, None)

    def save(self, key: str, then: Callable[[], None] | None = None) -> None:
        """Save a row as it is written; `then` runs once it is stored, not when it is refused."""
        plan, row = self.plan, self._written.get(key)
        if plan is None or row is None or not self._context.desk.names_on:
            if then is not None:
                then()
            return
        desk, last = self._context.desk, set(self._written) == {key}

        def store() -> None:
            desk.plans.save_row(plan.id, row)
            if last:
                desk.drafts.drop(plan.id)

        self._context.workers.desk.run(store, partial(self._on_saved, row, then), partial(self._on_refused, row), self)

    def save_all(self, first: str, then: Callable[[], None] | None = None) -> None:
        """Save every row that is written, `first` before the others; the first refusal ends it."""
        key = first if first in self._written else next(iter(self._written), "")
        if key and self._context.desk.names_on:
            self.save(key, lambda: self.save_all("", then))
        elif then is not None:
            then()

    def _on_saved(self, row: PlanRow, then: Callable[[], None] | None, _none: None) -> None:
        self._stored[row.key] = row
        self.refusals.pop(row.key, None)
        if self._written.get(row.key) == row:
            del self._written[row.key]
        if not self._written:
            self.keeper.stop()
            self.keeper.start()
        self.saved.emit(row.key)
        self._context.changes.drafts_changed.emit()
        if then is not None:
            then()

    def _on_refused(self, row: PlanRow, error: DeskError) -> None:
        self.refusals[row.key] = self._context.words.refusal(error)
        self.keeper.note_change()
        self.keeper.keep_now()
        self.refused.emit(row.key, error)

    def _content(self) -> DraftContent | None:
        plan = self.plan
        if plan is None or not self._written or not self._context.desk.names_on:
            return None
        rows: list[Plain] = [row_fields(row) for row in self._written.values()]
        title = self._context.words("Risk plan {number}, not saved yet", number=plan.number)
        view = {**self._view(), "title": title, "file": plan.file, "plan": plan.id}
        return DraftContent(plan.id, {"rows": rows}, view)

"""Keeps what is being written as a sealed draft: within three seconds of a key, and when a field is left."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.drafts import OpenDraft
from hsbdesk.errors import DeskError
from ui.context import PageContext

LONGEST_UNKEPT_MS = 3000


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What is kept: the form's fields, and the place its author is at."""

    uuid: str
    fields: dict[str, Any]
    view: dict[str, Any]


class DraftKeeper(QObject):
    """Watches one form. `read` gives its content, or None while there is nothing to keep."""

    kept = Signal(object)
    """The school time (datetime) of what was sealed and written."""
    refused = Signal(object)
    """The DeskError; the text stays on the screen and is tried again."""

    def __init__(
        self,
        context: PageContext,
        form: str,
        *,
        inbox: bool,
        read: Callable[[], DraftContent | None],
        owner: QWidget,
    ) -> None:
        super().__init__(owner)
        self._context = context
        self._form = form
        self._inbox = inbox
        self._read = read
        self._owner = owner
        self._changes = 0
        self._kept_changes = 0
        self._running = False
        self._after: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LONGEST_UNKEPT_MS)
        self._timer.timeout.connect(self._on_time)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def start(self) -> None:
        """Watch from now on; what is in the form counts as kept."""
        self._running = True
        self._kept_changes = self._changes

    def stop(self) -> None:
        """Stop watching: the content is recorded, or its owner has gone."""
        self._running = False
        self._timer.stop()
        self._kept_changes = self._changes
        self._after.clear()

    def resume(self) -> None:
        """Watch again after `stop` when nothing was recorded: everything counts as not kept yet."""
        self._running = True
        self.note_change()

    def note_change(self) -> None:
        """Take note that something was typed or chosen."""
        self._changes += 1
        # Not started anew by later keys: the first key of a burst is never older than three seconds.
        if self._running and not self._timer.isActive():
            self._timer.start()

    def has_unkept(self) -> bool:
        """Return whether something was typed since the last keep."""
        return self._running and self._changes != self._kept_changes

    def keep_now(self, then: Callable[[], None] | None = None, *, always: bool = False) -> None:
        """Seal and write if anything changed, with `always` the place alone too; `then` runs once it is kept."""
        self._timer.stop()
        if then is not None:
            self._after.append(then)
        content = self._read() if self.has_unkept() or (always and self._running) else None
        if content is None:
            self._run_after()
            return
        changes = self._changes
        desk = self._context.desk

        def keep() -> datetime:
            return desk.drafts.keep(content.uuid, self._form, content.fields, content.view, inbox=self._inbox)

        def done(at: datetime) -> None:
            self._kept_changes = changes
            self.kept.emit(at)
            self._context.changes.drafts_changed.emit()
            self._run_after()

        self._context.workers.desk.run(keep, done, self._on_refused, self)

    def _on_time(self) -> None:
        self.keep_now()

    def _on_refused(self, error: DeskError) -> None:
        self._after.clear()
        if self._running:
            self._timer.start()
        self.refused.emit(error)

    def _run_after(self) -> None:
        waiting, self._after = self._after, []
        for then in waiting:
            then()

    def _on_focus_changed(self, old: QWidget | None, _new: QWidget | None) -> None:
        if old is not None and self.has_unkept() and self._owner.isAncestorOf(old):
            self.keep_now()


def find_interrupted(desk: Desk, form: str) -> OpenDraft | None:
    """Return the newest own draft whose form was on the screen when last kept. Runs on the desk thread."""
    for row in desk.drafts.own():
        if row.form == form:
            found = desk.drafts.open(row.uuid)
            if found.view.get("on_screen"):
                return found
    return None

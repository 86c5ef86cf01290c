"""The referral that is being written: what is stored, what stands on the screen, what is kept and saved."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.complete_later import LaterAnswer
from ui.pages.draft_keeper import DraftContent, DraftKeeper
from ui.pages.referral_draft import draft_fields

FORM = "referral"
SETTLE_MS = 150
"""After the last key; what is done by one act, a tick, shows at once."""


class ReferralWork(QObject):
    """Keeps a draft within three seconds of a key, saves versions, and says when what was written came to rest.

    `fill` gives a referral what stands in the sections; `view` says where its author is.
    """

    settled = Signal()
    """What was typed or chosen has come to rest; `now` holds it."""
    saved = Signal(str)
    """A version was saved; the line of what it leaves out."""
    refused = Signal(object)
    """The DeskError; the text stays on the screen, and its draft is kept."""
    changed_elsewhere = Signal()
    """Another part of the program changed the stored referral: it was signed."""

    def __init__(
        self,
        context: PageContext,
        *,
        fill: Callable[[Referral], Referral],
        view: Callable[[], dict[str, Any]],
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._context = context
        self._fill = fill
        self._view = view
        self._telling = False
        self._dirty = False
        self.stored: Referral | None = None
        self.base: Referral | None = None
        """What the sections fill: the stored referral with what no section holds."""
        self.now: Referral | None = None
        self.keeper = DraftKeeper(context, FORM, inbox=False, read=self._content, owner=page)
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.timeout.connect(self._on_settled)
        self.keeper.refused.connect(self.refused)
        context.changes.record_changed.connect(self._on_record_changed)
        context.changes.signed_out.connect(self.stop)

    def open(self, stored: Referral, written: Referral) -> None:
        """Begin with what is stored and what had been written beyond that; the sections show it already."""
        self.stored, self.base = stored, written
        self._dirty = written != stored
        self.keeper.start()
        self.settle_now()

    def stop(self) -> None:
        """Stop watching: another referral is shown in a moment, or the same one anew."""
        self._dirty = False
        self._settle.stop()
        self.keeper.stop()

    def referral(self) -> Referral | None:
        """Return the referral as it stands on the screen."""
        return None if self.base is None else self._fill(self.base)

    def is_dirty(self) -> bool:
        """Return whether something was written that is not saved."""
        return self._dirty

    # -- changes

    def note_change(self) -> None:
        """Take note that something was typed or chosen in a section."""
        self._dirty = True
        self.keeper.note_change()
        typing = isinstance(QApplication.focusWidget(), (QLineEdit, QPlainTextEdit))
        self._settle.start(SETTLE_MS if typing else 0)

    def change(self, change: Callable[[Referral], Referral]) -> None:
        """Change what no section holds: reasons, and what follows later."""
        if self.base is not None:
            self.base = change(self.base)
            self.note_change()
            self.settle_now()

    def settle_now(self) -> None:
        """Take what stands on the screen as come to rest."""
        self._settle.start(0)

    def is_settling(self) -> bool:
        """Return whether something was written that has not come to rest."""
        return self._settle.isActive()

    def _on_settled(self) -> None:
        if self._context.desk.is_open:
            self.now = self.referral()
            self.settled.emit()

    # -- saving

    def save(self, then: Callable[[], None] | None = None) -> None:
        """Save what has changed as the next version; `then` runs once everything is saved."""
        referral = self.referral()
        if referral is None or not self._dirty or not self._context.desk.names_on:
            if then is not None:
                then()
            return
        self._dirty = False
        desk = self._context.desk

        def save() -> str:
            desk.referrals.save(referral)
            desk.drafts.drop(referral.id)
            return desk.referrals.read(referral.id).left_out

        self._context.workers.desk.run(save, partial(self._on_saved, referral, then), self._on_refused, self)

    def complete_later(
        self, answer: LaterAnswer, done: Callable[[], None], refused: Callable[[DeskError], None]
    ) -> None:
        """Save what is written; then the desk notes what is missing, with a task for each thing."""
        readiness = self._context.desk.readiness
        self._save_and_note(
            lambda referral: readiness.complete_later(referral, answer.reason, answer.follows_by), done, refused
        )

    def take_back_later(self) -> None:
        """Save what is written; then the desk takes the reason back, and its tasks with it."""
        self._save_and_note(self._context.desk.readiness.take_back_later, lambda: None, self.refused.emit)

    def _save_and_note(
        self, note: Callable[[RecordId], Referral], done: Callable[[], None], refused: Callable[[DeskError], None]
    ) -> None:
        """Save; then let the desk change whether it is completed later."""

        def noted(stored: Referral) -> None:
            self.stored = stored
            if self.base is not None:
                self.base = replace(self.base, complete_later=stored.complete_later)
            self._tell(stored.id)
            self._context.changes.tasks_changed.emit()
            self.settle_now()
            done()

        def run(referral: RecordId) -> None:
            self._context.workers.desk.run(lambda: note(referral), noted, refused, self)

        if self.stored is not None:
            self.save(partial(run, self.stored.id))

    def _on_saved(self, referral: Referral, then: Callable[[], None] | None, left_out: str) -> None:
        self.stored = referral
        if not self._dirty:
            self.keeper.stop()
            self.keeper.start()
        self.saved.emit(left_out)
        self._tell(referral.id)
        self._context.changes.drafts_changed.emit()
        if then is not None:
            then()

    def _on_refused(self, error: DeskError) -> None:
        self._dirty = True
        self.keeper.note_change()
        self.refused.emit(error)

    def _tell(self, referral: RecordId) -> None:
        self._telling = True
        self._context.changes.record_changed.emit(FORM, referral)
        self._telling = False

    def _on_record_changed(self, kind: str, record: str) -> None:
        own = self.stored is not None and (kind, record) == (FORM, self.stored.id)
        if own and not self._telling and not self._dirty:
            self.changed_elsewhere.emit()

    def _content(self) -> DraftContent | None:
        referral = self.referral()
        if referral is None or self.stored is None or not self._dirty or not self._context.desk.names_on:
            return None
        view = {
            **self._view(),
            "title": self._context.words("Referral {number}", number=referral.number),
            "file": referral.file,
        }
        return DraftContent(referral.id, draft_fields(self.stored, referral), view)

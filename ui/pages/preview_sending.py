"""The preview's "Save for sending": asks for a folder, saves, shows the password until it was told."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hsbdesk.desk.sent_copies import SavedCopies
from hsbdesk.desk.worklists import Target
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from ui.context import PageContext
from ui.pages.preview_frame import PreviewFrame
from ui.pages.print_run import Made, Order
from ui.pages.send_run import SendRun

_REFERRALS = frozenset({DocumentKind.REFERRAL, DocumentKind.QUICK_REPORT})


class PreviewSending(QObject):
    """One saving at a time; what it found is said in the frame of the preview."""

    started = Signal()
    refused = Signal(object)
    sent = Signal()
    """Files lie outside the vault, and the password is shown."""
    told = Signal()
    open_requested = Signal(object)

    def __init__(self, context: PageContext, frame: PreviewFrame, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._frame = frame
        self._order: Order | None = None
        frame.sent.told.connect(self._on_told)
        frame.sent.note_requested.connect(self._on_note)

    def ask(self, documents: tuple[Made, ...], order: Order, decision: SharingDecision) -> None:
        """Ask where to; without a folder nothing is filed."""
        title = self._context.words("Folder for the protected files")
        self._context.messages.choose_folder(title, partial(self._start, documents, order, decision))

    def leave(self, close: Callable[[], None]) -> None:
        """Close the preview; while the password is shown only once it was told, or is given up on purpose."""
        if self._frame.sent.isHidden():
            close()
            return
        words = self._context.words

        def settle(key: str) -> None:
            if key == "close":
                close()

        self._context.messages.ask(
            words("Was the password told?"),
            words("It is kept nowhere. Without it nobody can open the files; they would have to be saved again."),
            (("stay", words("Show it again"), "default"), ("close", words("Close the preview"), "primary")),
            "stay",
            settle,
        )

    def _start(self, documents: tuple[Made, ...], order: Order, decision: SharingDecision, folder: Path | None) -> None:
        if folder is None:
            return
        self._order = replace(order, copies=1)
        self.started.emit()
        run = SendRun(
            self._context, documents=documents, order=self._order, decision=decision, folder=folder, parent=self
        )
        run.finished.connect(self._on_saved)
        run.refused.connect(self.refused)
        run.start()

    def _on_saved(self, saved: SavedCopies, due: str) -> None:
        order, changes = self._order, self._context.changes
        if order is None:
            return
        day = spell(date.fromisoformat(due), "{wd} {day} {month}")
        self._frame.say("tip", "")
        self._frame.sent.show_saved(saved, day, is_referral=order.kind in _REFERRALS)
        self._frame.show_sent(shown=True)
        self._frame.sent.focus_first()
        changes.tasks_changed.emit()
        changes.record_changed.emit("copy", order.record or order.file)
        self.sent.emit()

    def _on_told(self) -> None:
        self._frame.show_sent(shown=False)
        self.told.emit()

    def _on_note(self) -> None:
        """Go to the send log; the password stays until it was told."""
        if self._order is not None and self._order.record is not None:
            self.open_requested.emit(Target("course", self._order.record, self._order.file))

"""Saves a document for sending: filed first, then written under a password, then noted, with the task to delete it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hsbdesk.desk.paper import Rendered
from hsbdesk.desk.sent_copies import SavedCopies, TakenCopy
from hsbdesk.domain.sharing import FiledCopy, SharingDecision
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.print_run import SAVED, Made, Order, PrintRun


class SendRun(QObject):
    """Looks at the folder before anything is filed; what was refused leaves no file behind."""

    finished = Signal(object, str)
    """SavedCopies: where they lie, and the password, which is known nowhere else; the day to delete them by."""
    refused = Signal(object)

    def __init__(
        self,
        context: PageContext,
        *,
        documents: tuple[Made, ...],
        order: Order,
        decision: SharingDecision,
        folder: Path,
        parent: QObject,
    ) -> None:
        """`documents` are what was looked at, and the key that goes with it."""
        super().__init__(parent)
        self._context = context
        self._documents = documents
        self._order = order
        self._decision = decision
        self._folder = folder

    def start(self) -> None:
        """Check the folder, file the copies, write and note them."""
        sent, folder = self._context.desk.sent_copies, self._folder
        names = [made.prepared.file_name for made in self._documents]
        self._context.workers.paper.run(
            lambda: sent.check_folder(folder, names), lambda _none: self._file(), self.refused.emit, self
        )

    def _file(self) -> None:
        first, *with_it = self._documents
        run = PrintRun(
            self._context,
            first=first,
            order=self._order,
            with_it=tuple(with_it),
            decision=self._decision,
            how=SAVED,
            deliver=_keep,
            parent=self,
        )
        run.finished.connect(self._take)
        run.refused.connect(self.refused)
        run.start()

    def _take(self, filed: tuple[FiledCopy, ...]) -> None:
        sent = self._context.desk.sent_copies
        ids = [copy.id for copy in filed]
        self._context.workers.desk.run(lambda: sent.take(ids), self._write, self.refused.emit, self)

    def _write(self, copies: tuple[TakenCopy, ...]) -> None:
        sent, folder = self._context.desk.sent_copies, self._folder
        self._context.workers.paper.run(lambda: sent.write(copies, folder), self._note, self.refused.emit, self)

    def _note(self, saved: SavedCopies) -> None:
        sent = self._context.desk.sent_copies
        self._context.workers.desk.run(
            lambda: sent.note(saved), lambda due: self.finished.emit(saved, due), self.refused.emit, self
        )


def _keep(
    _copy: FiledCopy, _rendered: Rendered, done: Callable[[], None], _refused: Callable[[DeskError], None]
) -> None:
    """Bring nothing out yet: the filed copies are written together, under one password."""
    done()

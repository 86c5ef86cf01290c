"""What is signed off of a referral, and whether it has changed since: looked up again after every change."""

from PySide6.QtCore import QObject, Signal

from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.pages.slots import then


class SignedState(QObject):
    """Asks the desk for the mark of one referral and tells it."""

    found = Signal(object)
    """The SignedMark, or None when it never was signed off."""

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._id = RecordId("")
        self._file = FileId("")
        changes = context.changes
        for signal in (changes.record_changed, changes.file_changed, changes.concern_recorded):
            signal.connect(then(self._ask))

    def load(self, referral: RecordId, file: FileId) -> None:
        """Look up a referral from now on."""
        self._id, self._file = referral, file
        self._ask()

    def _ask(self) -> None:
        referral, file, desk = self._id, self._file, self._context.desk
        if referral:
            self._context.workers.desk.run(lambda: desk.signoffs.marks(file).get(referral), self.found.emit, owner=self)

"""What one click does about a flagged record: include it, take better words, move an action, compare, keep."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal

from hsbdesk.desk.worklists import Target
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.readiness import Finding
from ui.context import PageContext
from ui.pages.compare_source import open_compare
from ui.pages.record_flags import COMPARE, EFFECT, INCLUDE, KEEP, MOVE, REPLACE, source_finding
from ui.pages.referral_chosen import ChosenRecords
from ui.pages.wording_face import WordingFace


class RecordAnswers(QObject):
    """Answers the flags of one list; `face_of` and `findings_of` look a record up in it."""

    changed = Signal()
    keep_requested = Signal(object)
    """A Finding that may stay as it is."""
    open_requested = Signal(object)
    """A Target."""

    def __init__(
        self,
        context: PageContext,
        chosen: ChosenRecords,
        section: str,
        face_of: Callable[[str], WordingFace | None],
        findings_of: Callable[[str], Sequence[Finding]],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.file = FileId("")
        self._context = context
        self._chosen = chosen
        self._section = section
        self._face_of = face_of
        self._findings_of = findings_of

    def answer(self, record: str, flag: str, action: str) -> None:
        """Do what an action of a flag says."""
        kind, _, place = action.partition(":")
        finding = next((f for f in self._findings_of(record) if f.key == flag), None)
        face = self._face_of(record)
        if kind == INCLUDE:
            wanted = finding.offers[int(place)].record if finding is not None else ""
            self._chosen.tick(wanted or record, on=True)
            self.changed.emit()
        elif kind == MOVE:
            self._move(record, flag)
        elif kind == REPLACE and finding is not None and face is not None:
            face.replace_marked(flag, finding.offers[int(place)].text)
            face.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        elif kind == KEEP and finding is not None:
            self.keep_requested.emit(finding)
        elif kind == COMPARE:
            self.compare(record)
        elif kind == EFFECT:
            self.open_record(record)

    def open_record(self, record: str) -> None:
        """Wish for the place where a record is read."""
        choice = self._chosen.find(record)
        if choice is not None:
            kind = choice.kind if choice.kind in {"concern", "intervention"} else "chronology"
            self.open_requested.emit(Target(kind, RecordId(record), self.file))

    def compare(self, record: str) -> None:
        """Show what a record said when its wording was written, and what it says now."""
        choice = self._chosen.find(record)
        if choice is not None:
            open_compare(self._context, choice, lambda key: self._settle_source(record, key))

    def move_at_caret(self, record: str) -> None:
        """Move the action that the caret stands in; with the list chosen, the first of the row."""
        face = self._face_of(record)
        mark = face.edit.mark_at_caret() if face is not None and face.edit.hasFocus() else None
        for finding in self._findings_of(record):
            fits = mark is None or finding.key == mark.key
            if fits and any(offer.action == MOVE for offer in finding.offers):
                self._move(record, finding.key)
                return

    def _settle_source(self, record: str, key: str) -> None:
        choice = self._chosen.find(record)
        if choice is None:
            return
        if key == "record":
            self._chosen.word(record, "")
            self.changed.emit()
            return
        finding = source_finding(self._context, self._section, choice)
        if finding is not None:
            self.keep_requested.emit(finding)

    def _move(self, record: str, flag: str) -> None:
        words, face = self._context.words, self._face_of(record)
        mark = face.mark_of(flag) if face is not None else None
        if face is None or mark is None:
            return
        if self._chosen.move(record, mark.start, mark.end):
            self.changed.emit()
            return
        self._context.messages.ask(
            words("Nothing would be left of this entry"),
            words("Write what happened first; then the action can go to Interventions."),
            (("close", words("Back to the wording"), "primary"),),
            "close",
            lambda _key: face.edit.setFocus(Qt.FocusReason.OtherFocusReason),
        )

"""Fills the council's Word form: why it may go, where it is saved, filed first, and to be deleted again."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hsbdesk.desk.prints import Prepared, Rendered
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.profiles import Telling
from hsbdesk.domain.sharing import FiledCopy, SharingDecision
from ui.context import PageContext
from ui.pages.print_run import SAVED, write_new_file
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import TICKED, Ask, SmallForm

Filled = tuple[Prepared, Rendered]


class WordRun(QObject):
    """One filling: refused before anything is asked, filed before anything is written."""

    finished = Signal(object, str)
    """The path it was saved to, and the day to delete it by."""
    refused = Signal(object)
    given_up = Signal()
    """Nothing was written; what was filed before stays filed and can be saved again."""

    def __init__(
        self, context: PageContext, referral: RecordId, answers: dict[str, str], purpose: str, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._referral = referral
        self._answers = answers
        self._purpose = purpose

    def start(self) -> None:
        """Fill the form, then ask why it may go and where it is saved."""
        desk, referral, answers = self._context.desk, self._referral, self._answers
        self._context.workers.desk.run(
            lambda: desk.word_forms.fill(referral, answers), self._ask, self.refused.emit, self
        )

    def save_again(self, copy: FiledCopy) -> None:
        """Save a filed Word form once more: exactly its bytes."""
        paper = self._context.desk.paper
        self._context.workers.desk.run(
            lambda: paper.copy_bytes(copy.id), lambda data: self._choose(copy, data), self.refused.emit, self
        )

    def _ask(self, filled: Filled) -> None:
        words, desk = self._context.words, self._context.desk
        prepared, rendered = filled
        before = prepared.decided
        points = desk.content.choices("share_point") if prepared.telling is Telling.POINTS else ()
        ticks = [
            Ask(
                key=code,
                label=desk.content.label("share_point", code),
                name=f"point{code}Check",
                kind="tick",
                value=TICKED if before is not None and code in before.considered else "",
            )
            for code in points
        ]
        because = Ask(
            key="necessary_because",
            label=words("Necessary and proportionate, because"),
            name="wordBecauseEdit",
            kind="text",
            value=before.necessary_because if before is not None else "",
            hint=words("Goes to {who}. Stands in the sharing log.", who=prepared.recipient),
        )
        form = SmallForm(self._context, [*ticks, because], name="wordForm")

        def prepare() -> Callable[[], FiledCopy]:
            decision = SharingDecision(
                recipient=prepared.recipient,
                purpose=self._purpose,
                necessary_because=form.values()["necessary_because"],
                considered=tuple(code for code in points if form.values()[code] == TICKED),
            )
            return lambda: desk.paper.file(prepared, rendered, decision, SAVED)

        open_saving_form(
            self._context,
            words("Fill the council's Word form?"),
            form,
            words("Fill and save"),
            prepare,
            lambda copy: self._choose(copy, rendered.data),
            discard=self.given_up.emit,
        )

    def _choose(self, copy: FiledCopy, data: bytes) -> None:
        words = self._context.words
        self._context.messages.choose_save_file(
            words("Save the filled form"),
            copy.file_name,
            words("Word document (*.docx)"),
            lambda path: self._write(copy, data, path),
        )

    def _write(self, copy: FiledCopy, data: bytes, path: Path | None) -> None:
        if path is None:
            self.given_up.emit()
            return
        target = path if path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")
        self._context.workers.paper.run(
            lambda: write_new_file(target, data, replace=target == path),
            lambda _none: self._note(copy, target),
            self.refused.emit,
            self,
        )

    def _note(self, copy: FiledCopy, path: Path) -> None:
        words_forms = self._context.desk.word_forms
        self._context.workers.desk.run(
            lambda: words_forms.note_saved(copy, str(path.parent)),
            lambda due: self.finished.emit(path, due),
            self.refused.emit,
            self,
        )

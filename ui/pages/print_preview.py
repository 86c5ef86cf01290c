"""Print preview: exactly what leaves, for whom, and why it may; filed first, then printed or saved byte for byte."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.paper import Prepared
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import REFERRAL_KINDS, DocumentKind, FiledCopy
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.copy_delivery import CopyDelivery
from ui.pages.filed_copies import copy_title
from ui.pages.preview_frame import PreviewFrame
from ui.pages.preview_sending import PreviewSending
from ui.pages.preview_tabs import DECISIONS, DOCUMENT, KEY
from ui.pages.print_run import PRINTED, SAVED, Deliver, Made, Order, PrintRun, prepare_order
from ui.pages.rendered_pages import measure_pages
from ui.pages.slots import then
from ui.printing import list_queues


class PrintPreviewPage(QWidget):
    """Pages at the left, decisions at the right."""

    close_requested = Signal()
    open_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("printPreviewPage")
        self._context = context
        self._order = Order(kind=DocumentKind.CHRONOLOGY, file=FileId(""))
        self._made: Made | None = None
        self._key: Made | None = None
        self._asked = 0
        self._busy = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.frame = PreviewFrame(context)
        column.addWidget(self.frame)
        self.side = self.frame.side
        self.pages = self.frame.pages
        self.delivery = CopyDelivery(context, self)
        self.sending = PreviewSending(context, self.frame, self)
        self._wire()

    def load(
        self,
        kind: DocumentKind,
        record: RecordId | None,
        file: FileId,
        filter: ChronologyFilter | None = None,  # noqa: A002
        version: str = "",
        report: ReportFilter | None = None,
        part: PaperPart | None = None,
    ) -> None:
        """Show a document; nothing is filed by looking at it.

        `version` is the number of a signed one, `report` what a report counts, `part` which place of a plan.
        """
        self._order = Order(
            kind=kind, file=file, record=record, filter=filter, version=version, report=report, part=part
        )
        self._made = self._key = None
        self.side.forget_answers()
        self.frame.tabs.set_value(DOCUMENT)
        self.frame.say("tip", "")
        self.frame.show_sent(shown=False)
        self.pages.clear()
        self._context.workers.paper.run(list_queues, self.side.show_printers, owner=self)
        self.make()

    def make(self) -> None:
        """Prepare and draw the document anew, with what is chosen and decided."""
        self._asked += 1
        asked, desk = self._asked, self._context.desk
        self._order = replace(
            self._order,
            profile=self.side.chosen_profile(),
            answers=self.side.answers(),
            copies=self.side.chosen_copies(),
        )
        order = self._order
        self.frame.set_ready(False)

        def show(found: tuple[Prepared, Prepared | None, tuple[FiledCopy, ...]]) -> None:
            if asked == self._asked:
                self._draw(asked, found[0], found[1])
                self._show_copies(found[2])

        def read() -> tuple[Prepared, Prepared | None, tuple[FiledCopy, ...]]:
            prepared = prepare_order(desk, order)
            return prepared, self._prepare_key(prepared), desk.paper.copies(order.file)

        self._context.workers.desk.run(read, show, self._on_refused, self)

    def focus_first(self) -> None:
        """Put the keyboard onto the pages."""
        self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def made(self) -> Made | None:
        """Return the document that is shown, once it is drawn."""
        return self._made

    def key(self) -> Made | None:
        """Return the identity key that goes with it."""
        return self._key if self._goes_with_key() else None

    # -- drawing

    def _prepare_key(self, prepared: Prepared) -> Prepared | None:
        """Prepare the key of a statutory referral. Runs on the desk thread."""
        wanted = (
            prepared.kind in REFERRAL_KINDS
            and prepared.statutory
            and prepared.profile is Profile.SS_POLICE
            and prepared.record is not None
        )
        if not wanted:
            return None
        version = self._order.version or None
        try:
            return self._context.desk.paper.prepare(
                DocumentKind.IDENTITY_KEY, prepared.file, record=prepared.record, version=version
            )
        except DeskError as error:
            if error.id != "document_version_missing":
                raise
            return None  # that version was signed for a reader who gets no key

    def _draw(self, asked: int, prepared: Prepared, key: Prepared | None) -> None:
        paper = self._context.desk.paper

        def draw() -> tuple[Made, Made | None]:
            made = Made(prepared, paper.render(prepared))
            return made, Made(key, paper.render(key)) if key is not None else None

        def show(found: tuple[Made, Made | None]) -> None:
            if asked == self._asked:
                self._made, self._key = found
                self._show()

        self._context.workers.paper.run(draw, show, self._on_refused, self)

    def _show(self) -> None:
        if self._made is None:
            return
        self.side.show_document(self._made.prepared, self._made.rendered.pages)
        self.frame.set_ready(True)
        self._name_actions()
        self._show_pages()

    def _show_pages(self) -> None:
        shown = self._key if self.frame.tabs.value() == KEY else self._made
        if shown is not None:
            self.pages.show_copy(shown.rendered)

    def _show_copies(self, copies: tuple[FiledCopy, ...]) -> None:
        own = tuple(
            copy for copy in copies if copy.record == self._order.record and copy.kind is not DocumentKind.FORM_WORD
        )
        if self._order.record is None:
            own = tuple(copy for copy in own if copy.kind is self._order.kind)
        self.frame.copies.show_copies(own)
        self.side.filed.setVisible(bool(own))

    def _goes_with_key(self) -> bool:
        return self._key is not None and self.side.key.isChecked()

    def _name_actions(self) -> None:
        words = self._context.words
        with_key = self._goes_with_key()
        referral = self._order.kind in REFERRAL_KINDS
        label = words("Print report and key") if with_key else words("Print report") if referral else words("Print")
        self.frame.show_actions(label, with_key=with_key)

    # -- printing and saving

    def print_copies(self) -> None:
        """File every copy, then hand exactly those bytes to the printer."""
        if not self._may_leave():
            return
        queue = self.side.printer.value()
        if not queue:
            words = self._context.words
            self.frame.say(
                "stop",
                words("No printer is set up on this PC, so nothing was printed or filed. Save as PDF instead."),
                (("save", words("Save as PDF")), ("send", words("Save for sending"))),
            )
            return
        self._start(PRINTED, self.delivery.to_printer(queue))

    def save_copies(self) -> None:
        """File every copy, then write exactly those bytes where the person chooses."""
        if not self._may_leave() or self._made is None:
            return
        words = self._context.words
        self._context.messages.choose_save_file(
            words("Save as PDF"), self._made.prepared.file_name, words("PDF document (*.pdf)"), self._on_path
        )

    def save_for_sending(self) -> None:
        """File every copy, then write it under a password that is shown once."""
        made, key = self._made, self.key()
        if made is None or not self._may_leave():
            return
        if made.prepared.profile is Profile.INTERNAL_FULL and self._order.report is None:
            words = self._context.words
            self.frame.say(
                "stop", words("This print shows every name and stays in this school. Choose its reader first.")
            )
            self.frame.show_side()
            self.side.profile.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        decision = self.side.decision(made.prepared.recipient)
        if decision is not None:
            self.sending.ask((made, key) if key is not None else (made,), self._order, decision)

    def _on_sent(self) -> None:
        self._busy = False
        self.make()

    def _on_not_sent(self, error: DeskError) -> None:
        """Say why; what was filed before stays filed, and no file was left outside."""
        self._busy = False
        self._on_refused(error)

    def _on_told(self) -> None:
        self.frame.set_ready(self._made is not None)
        self.focus_first()

    def _begin(self) -> None:
        self.frame.set_ready(False)
        self._busy = True
        self.frame.say("tip", self._context.words("Filing, then sending …"))

    def _on_path(self, path: Path | None) -> None:
        if path is not None and self._made is not None:
            self._start(SAVED, self.delivery.to_file(path, self._made.prepared.kind))

    def _may_leave(self) -> bool:
        """Return whether nothing stops it; what does is said and gone to."""
        if self._made is None or self._busy:
            return False
        if self._made.prepared.strays:
            count = len(self._made.prepared.strays)
            words = self._context.words
            sentence = words.count(
                count,
                "1 name is undecided, so nothing was printed or filed. Decide who it is first.",
                "{n} names are undecided, so nothing was printed or filed. Decide who they are first.",
            )
            self.frame.say("stop", sentence, (("names", words("Go to the names")),))
            self.frame.show_side()
            self.side.go_to_names()
            return False
        if self.side.decision(self._made.prepared.recipient) is None:
            self.frame.show_side()
            self.side.decision(self._made.prepared.recipient)
            return False
        return True

    def _start(self, how: str, deliver: Deliver) -> None:
        made, key = self._made, self.key()
        decision = self.side.decision(made.prepared.recipient) if made is not None else None
        if made is None or decision is None:
            return
        self._begin()
        order = self._order if how == PRINTED else replace(self._order, copies=1)
        run = PrintRun(
            self._context,
            first=made,
            order=order,
            with_it=(key,) if key is not None else (),
            decision=decision,
            how=how,
            deliver=deliver,
            parent=self,
        )
        run.finished.connect(partial(self._on_finished, how))
        run.refused.connect(partial(self._on_stopped, run))
        run.start()

    def _on_finished(self, how: str, filed: tuple[FiledCopy, ...]) -> None:
        words = self._context.words
        self._busy = False
        said = ", ".join(copy_title(self._context, copy).partition(" · ")[0] for copy in filed)
        if how == PRINTED:
            text = words("Filed and sent to the printer: {what}.", what=said)
        else:
            text = words("Filed and saved: {what}. Delete the saved file once it has been sent.", what=said)
        self.frame.say("done", text)
        self._context.changes.record_changed.emit("copy", self._order.record or self._order.file)
        self.make()

    def _on_stopped(self, run: PrintRun, error: DeskError) -> None:
        """Say why it stopped, and what went out before; pressed again, the same bytes are tried again."""
        words = self._context.words
        self._busy = False
        text = words.refusal(error)
        if run.delivered:
            sent = ", ".join(copy_title(self._context, copy).partition(" · ")[0] for copy in run.delivered)
            text = words("{refusal} Sent before that: {what}.", refusal=text, what=sent)
        self.frame.say("stop", text)
        self.frame.set_ready(True)
        file, paper = self._order.file, self._context.desk.paper
        self._context.workers.desk.run(lambda: paper.copies(file), self._show_copies, owner=self)

    def _on_refused(self, error: DeskError) -> None:
        """Say why it could not be shown."""
        self.frame.say("stop", self._context.words.refusal(error))
        self.frame.set_ready(self._made is not None)

    # -- filed copies, keys

    def _open_copy(self, copy: FiledCopy) -> None:
        """Show a filed copy: its stored bytes, never drawn again."""
        paper, words = self._context.desk.paper, self._context.words

        def show(data: bytes, sizes: tuple[tuple[float, float], ...]) -> None:
            self.pages.show_bytes(data, sizes)
            title = copy_title(self._context, copy)
            self.frame.say(
                "tip", words("{copy}, as it was filed.", copy=title), (("back", words("Back to the preview")),)
            )
            self.frame.show_pages()

        def measure(data: bytes) -> None:
            self._context.workers.paper.run(
                lambda: measure_pages(paper, data, copy.pages), partial(show, data), self._on_refused, self
            )

        self._context.workers.desk.run(lambda: paper.copy_bytes(copy.id), measure, self._on_refused, self)

    def _wire(self) -> None:
        self.side.changed.connect(self.make)
        self.side.key_toggled.connect(self._on_key)
        self.frame.copies.opened.connect(self._open_copy)
        self.frame.tab_chosen.connect(self._on_tab)
        self.frame.close_button.clicked.connect(then(partial(self.sending.leave, self.close_requested.emit)))
        self.frame.print_button.clicked.connect(then(self.print_copies))
        self.frame.save_button.clicked.connect(then(self.save_copies))
        self.frame.send_button.clicked.connect(then(self.save_for_sending))
        self.sending.started.connect(self._begin)
        self.sending.refused.connect(self._on_not_sent)
        self.sending.sent.connect(self._on_sent)
        self.sending.told.connect(self._on_told)
        self.sending.open_requested.connect(self.open_requested)
        self.frame.notice.action_requested.connect(self._on_action)
        self.delivery.progressed.connect(self._on_progress)
        key = QShortcut(QKeySequence("Ctrl+P"), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.print_copies)

    def _on_progress(self, text: str) -> None:
        self.frame.say("tip", text, (("stop", self._context.words("Stop printing")),))

    def _on_action(self, key: str) -> None:
        match key:
            case "save":
                self.save_copies()
            case "send":
                self.save_for_sending()
            case "names":
                self.side.go_to_names()
            case "stop":
                self.delivery.stop()
            case _:
                self.frame.say("tip", "")
                self._show_pages()

    def _on_key(self) -> None:
        self._name_actions()
        self._show_pages()

    def _on_tab(self, key: str) -> None:
        if key != DECISIONS:
            self.frame.say("tip", "")
            self._show_pages()

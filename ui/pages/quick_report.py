"""The quick report of a concern or a file: written and signed on one page, then printed, sent and followed."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hsbdesk.desk.quick_reports import QuickView
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.keys import add_keys
from ui.pages.layouts import add_shown, empty_layout
from ui.pages.print_wish import PrintWish
from ui.pages.quick_report_form import FORM, QuickReportForm
from ui.pages.quick_report_signed import QuickReportSigned
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.message_bar import MessageBar


@dataclass(frozen=True, slots=True)
class _NoFile:
    """No child of the concern has a file; the one a file fits, if any."""

    sentence: str
    key: str = ""
    kind: FileKind = FileKind.HSB
    because: str = ""


class QuickReportPage(QWidget):
    """Shows the form, or the signed report with its send log."""

    close_requested = Signal()
    open_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quickReportPage")
        self._context = context
        self._about = ""
        self._missing: _NoFile | None = None
        self.form: QuickReportForm | None = None
        self.signed: QuickReportSigned | None = None
        theme, words = context.theme, context.words
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.px(20), theme.px(16), theme.px(20), theme.px(12))
        column.setSpacing(theme.px(10))
        self.notice = MessageBar(theme, "check")
        self.notice.setObjectName("quickNoticeBar")
        self.notice.hide()
        column.addWidget(self.notice)
        row = QHBoxLayout()
        self.back = Button(theme, words("Back"))
        self.back.setObjectName("quickBackButton")
        self.back.hide()
        row.addWidget(self.back)
        row.addStretch(1)
        column.addLayout(row)
        self._body = QVBoxLayout()
        column.addLayout(self._body, 1)
        self._wire()

    def load(self, about: RecordId) -> None:
        """Show the quick report about a concern or a file, a stored one, or an own draft of one."""
        self._context.workers.desk.run(lambda: self._find(about), self._on_found, self._refuse, self)

    def keep_now(self) -> None:
        """Keep what is being written."""
        if self.form is not None:
            self.form.keep_now()
        if self.signed is not None:
            self.signed.course.keep_now()

    def focus_first(self) -> None:
        """Put the keyboard where it goes on."""
        if self.form is not None:
            self.form.focus_first()
        elif self.signed is not None:
            self.signed.focus_first()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return self.signed.panes() if self.signed is not None else [self]

    # -- opening

    def _find(self, about: RecordId) -> QuickView | _NoFile:
        """Return what is shown. Runs on the desk thread."""
        desk = self._context.desk
        for row in desk.drafts.own():
            if row.uuid == about and row.form == FORM:
                about = RecordId(str(desk.drafts.open(row.uuid).view.get("about", "")))
        self._about = about
        try:
            return desk.quick_reports.begin(about)
        except DeskError as error:
            if error.id != "quick_needs_file":
                raise
            without = desk.triages.view(about).without_file
            sentence = self._context.words.refusal(error)
            if not without:
                return _NoFile(sentence)
            first = without[0]
            return _NoFile(sentence, f"person:{first.person}", first.kind, desk.concerns.read(about).number)

    def _on_found(self, found: QuickView | _NoFile) -> None:
        if not self._context.desk.is_open:
            return
        self._clear()
        if isinstance(found, _NoFile):
            self._say_no_file(found)
        elif not self._context.desk.names_on:
            words = self._context.words
            self._say("tip", words("Names are off. Press F8 to see and write a quick report."))
        elif found.version:
            self._show_signed(found)
        else:
            self._show_form(found)

    def _show_form(self, view: QuickView) -> None:
        form = QuickReportForm(self._context, view, self._about)
        form.close_requested.connect(self.close_requested)
        form.signed.connect(self._on_signed)
        self.form = form
        add_shown(self._body, form)
        form.begin()
        form.focus_first()

    def _show_signed(self, view: QuickView) -> None:
        signed = QuickReportSigned(self._context, view)
        signed.close_requested.connect(self.close_requested)
        signed.open_requested.connect(self.open_requested)
        signed.print_requested.connect(self.print_requested)
        self.signed = signed
        add_shown(self._body, signed)
        signed.focus_first()

    def _on_signed(self, view: QuickView) -> None:
        self._about = view.referral.id
        self._clear()
        self._show_signed(view)
        self.print_requested.emit(PrintWish(DocumentKind.QUICK_REPORT, view.referral.file, view.referral.id))

    def _clear(self) -> None:
        if self.form is not None:
            self.form.keeper.stop()
        self.form = self.signed = None
        self._missing = None
        self.notice.hide()
        self.back.hide()
        empty_layout(self._body)

    # -- what is in the way

    def _say_no_file(self, found: _NoFile) -> None:
        self._missing = found
        self._say("check", found.sentence)
        if found.key:
            self.notice.set_actions([("open", self._context.words("Open the file and go on"))])
            self.notice.setFocus(Qt.FocusReason.OtherFocusReason)

    def _say(self, kind: str, sentence: str) -> None:
        self.notice.set_message(kind, sentence)
        self.notice.set_actions([])
        self.notice.show()
        self.back.show()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_file(self) -> None:
        missing, about = self._missing, RecordId(self._about)
        if missing is None or not missing.key:
            return
        files = self._context.desk.files

        def opened(file: FileId) -> None:
            self._context.changes.file_changed.emit(file)
            self.load(about)

        self._context.workers.desk.run(
            lambda: files.open_file(missing.key, missing.kind, missing.because), opened, self._refuse, self
        )

    def _refuse(self, error: DeskError) -> None:
        self._say("stop", self._context.words.refusal(error))

    def _on_names(self) -> None:
        """Show it anew with names or without; what is being written is kept first."""
        if self._about and self.isVisible():
            self.keep_now()
            self.load(RecordId(self._about))

    def _wire(self) -> None:
        self.back.clicked.connect(then(self.close_requested.emit))
        self.notice.action_requested.connect(then(self._open_file))
        self._context.changes.names_changed.connect(then(self._on_names))
        add_keys(self.back, (("Esc", self.close_requested.emit),))

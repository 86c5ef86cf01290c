"""A quick report that is signed: print it, then note in its send log how it went."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hsbdesk.desk.quick_reports import QuickView
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.keys import add_keys
from ui.pages.print_wish import PrintWish
from ui.pages.referral_course import CourseTab
from ui.pages.slots import then
from ui.widgets.button import Button
from ui.widgets.page_title import PageTitle


class QuickReportSigned(QWidget):
    """Its head, and under it the send log and the clocks, as of any referral."""

    close_requested = Signal()
    open_requested = Signal(object)
    print_requested = Signal(object)

    def __init__(self, context: PageContext, view: QuickView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("quickReportSigned")
        theme, words, referral = context.theme, context.words, view.referral
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(10))
        title = PageTitle(
            theme,
            words("Quick report {number}", number=referral.number),
            subtitle=" · ".join(part for part in (view.child, view.about) if part),
        )
        self.back = Button(theme, words("Back"))
        self.back.setObjectName("quickSignedBackButton")
        self.back.setToolTip(words("Esc"))
        self.print = Button(theme, words("Print"), kind="primary", icon="print")
        self.print.setObjectName("quickPrintButton")
        self.print.setToolTip(words("Ctrl+P"))
        title.add_action(self.back)
        title.add_action(self.print)
        column.addWidget(title)
        self.course = CourseTab(context)
        column.addWidget(self.course, 1)
        wish = partial(self.print_requested.emit, PrintWish(DocumentKind.QUICK_REPORT, referral.file, referral.id))
        self.print.clicked.connect(then(wish))
        self.course.open_requested.connect(self.open_requested)
        self.course.print_requested.connect(self.print_requested)
        self.course.load(referral.id)
        self.back.clicked.connect(then(self.close_requested.emit))
        # A form that lies over the send log has an Esc of its own.
        add_keys(title, (("Esc", self.close_requested.emit),))
        add_keys(self, (("Ctrl+P", wish),))

    def focus_first(self) -> None:
        """Put the keyboard onto what comes next."""
        self.print.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through: the head, then the send log."""
        return [self, self.course]

"""The plan's tab of a record: the risk plan, or in a Support file that child's own safety plan."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from ui.context import PageContext
from ui.pages.risk_plan import RiskPlanPage
from ui.pages.safety_plan import SafetyPlanPage


class PlanTab(QWidget):
    """Builds the page that fits the kind of file; what the frame asks goes to that one."""

    open_requested = Signal(object)
    print_requested = Signal(object)
    form_shown = Signal(bool)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("planTab")
        self._context = context
        self._file = FileId("")
        self._wanted: RecordId | None = None
        self.page: RiskPlanPage | SafetyPlanPage | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        column.addWidget(self._stack)

    def load(self, file: FileId) -> None:
        """Show the plan of a file."""
        files = self._context.desk.files
        if file == self._file and self.page is not None:
            self.page.load(file)
            return
        self._file = file

        def show(kind: FileKind) -> None:
            if file == self._file:
                self._show(kind)

        self._context.workers.desk.run(lambda: files.read(file).kind, show, owner=self)

    def select(self, record: RecordId) -> None:
        """Bring what a row of Today speaks of into view."""
        self._wanted = record
        if self.page is not None:
            self.page.select(record)

    def keep_now(self) -> None:
        """Keep what is being written."""
        if self.page is not None:
            self.page.keep_now()

    def panes(self) -> list[QWidget]:
        """Return the parts that F6 goes through."""
        return self.page.panes() if self.page is not None else []

    def is_form_open(self) -> bool:
        """Return whether something stands over the page."""
        return self.page is not None and self.page.is_form_open()

    def can_meet(self) -> bool:
        """Return whether there is a risk plan to be shown in a meeting, or printed."""
        return isinstance(self.page, RiskPlanPage) and self.page.can_meet()

    def sign_label(self) -> str:
        """Return the words of the one main action of a risk plan; empty without a draft."""
        return self.page.sign_label() if isinstance(self.page, RiskPlanPage) else ""

    def meet(self) -> None:
        """Open the meeting view."""
        self._risk_plan(RiskPlanPage.meet)

    def sign(self) -> None:
        """Go to the signatures."""
        self._risk_plan(RiskPlanPage.sign)

    def print_paper(self) -> None:
        """Ask which paper is printed."""
        self._risk_plan(RiskPlanPage.print_paper)

    def _risk_plan(self, act: Callable[[RiskPlanPage], None]) -> None:
        if isinstance(self.page, RiskPlanPage):
            act(self.page)

    def _show(self, kind: FileKind) -> None:
        made = RiskPlanPage if kind is FileKind.HSB else SafetyPlanPage
        page = self.page
        if not isinstance(page, made):
            if page is not None:
                self._stack.removeWidget(page)
                page.deleteLater()
            page = made(self._context)
            page.open_requested.connect(self.open_requested)
            page.print_requested.connect(self.print_requested)
            page.form_shown.connect(self.form_shown)
            self.page = page
            self._stack.addWidget(page)
        page.load(self._file)
        if self._wanted is not None:
            page.select(self._wanted)

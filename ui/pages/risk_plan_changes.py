"""What is changed of a plan beside the fields of a row: begun, places added and taken out, controls judged."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.plan_views import UncoveredLine
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.plan import ControlStatus, PlanRow
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.risk_plan_add import ask_place
from ui.pages.slots import then


class PlanChanges(QObject):
    """Asks the desk; a refusal stands over the content, nothing typed is touched."""

    begun = Signal(str)
    """The plan's id."""
    added = Signal(str)
    """The key of the new row."""
    removed = Signal(str)
    """The key of the row that was taken out."""
    judged = Signal()
    judgement_refused = Signal(object)
    """The DeskError."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def begin(self, file: FileId, places: Sequence[UncoveredLine]) -> None:
        """Begin the first plan, with a row for each place of the entries."""
        plans = self._context.desk.plans
        self._run(lambda: plans.begin(file, places), self.begun.emit)

    def add(self, plan: RecordId) -> None:
        """Ask which place is added to a draft."""
        ask_place(self._context, plan, self.added.emit)

    def cover(self, plan: RecordId, line: UncoveredLine) -> None:
        """Add the row for a place that no row covers."""
        plans = self._context.desk.plans
        self._run(lambda: plans.cover_place(plan, line), self.added.emit)

    def ask_remove(self, plan: RecordId, row: PlanRow) -> None:
        """Take a row out of a draft, once that was meant."""
        words = self._context.words

        def answered(answer: str) -> None:
            if answer == "remove":
                plans = self._context.desk.plans
                self._run(lambda: plans.remove_row(plan, row.key), then(partial(self.removed.emit, row.key)))

        self._context.messages.ask(
            words("Take “{place}” out of this draft?", place=row.name),
            words("The versions before keep it."),
            (("cancel", words("Keep it"), "default"), ("remove", words("Take it out"), "primary")),
            "cancel",
            answered,
        )

    def judge(self, plan: RecordId, row: str, control: str, status: str, how: str) -> None:
        """Say whether a control works."""
        plans = self._context.desk.plans
        job = partial(plans.set_control, plan, row, control, ControlStatus(status), how)
        self._context.workers.desk.run(job, then(self.judged.emit), self.judgement_refused.emit, owner=self._page)

    def _run(self, job: Callable[[], object], done: Callable[..., None]) -> None:
        self._context.workers.desk.run(job, done, self._say_refusal, owner=self._page)

    def _say_refusal(self, error: DeskError) -> None:
        self._context.workers.failures.say_refusal(error)

"""Makes the copies of one printing: files each with its sharing entry, then delivers exactly the filed bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.paper import Prepared, Rendered
from hsbdesk.desk.report_scope import ReportFilter
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind, FiledCopy, SharingDecision
from hsbdesk.errors import DeskError
from ui.context import PageContext

PRINTED, SAVED = "PRINTED", "SAVED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which document, for whom it is rendered, what was decided about names, how many copies."""

    kind: DocumentKind
    file: FileId
    record: RecordId | None = None
    profile: Profile | None = None
    """For whom; its usual reader when nobody was chosen."""
    filter: ChronologyFilter | None = None
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    copies: int = 1
    report: ReportFilter | None = None
    version: str = ""
    """Number of a signed version; what stands now when it is empty."""
    part: PaperPart | None = None
    """Which place of a plan, and for whom."""


def prepare_order(desk: Desk, order: Order) -> Prepared:
    """Return the document of an order. Runs on the desk thread."""
    return desk.paper.prepare(
        order.kind,
        order.file,
        record=order.record,
        profile=order.profile,
        filter=order.filter,
        answers=order.answers,
        copies=order.copies,
        version=order.version or None,
        report=order.report,
        part=order.part,
    )


@dataclass(frozen=True, slots=True)
class Made:
    """A document prepared and drawn."""

    prepared: Prepared
    rendered: Rendered


Deliver = Callable[[FiledCopy, Rendered, Callable[[], None], Callable[[DeskError], None]], None]
"""Prints or saves one filed copy, then calls the third; a refusal goes to the fourth."""


class PrintRun(QObject):
    """Goes through the documents one after the other; stops at the first refusal and says how far it came."""

    finished = Signal(object)
    """The filed copies, a tuple of FiledCopy."""
    refused = Signal(object)
    """The DeskError; what was filed before stays filed."""

    def __init__(
        self,
        context: PageContext,
        *,
        first: Made,
        order: Order,
        with_it: tuple[Made, ...],
        decision: SharingDecision,
        how: str,
        deliver: Deliver,
        parent: QObject,
    ) -> None:
        """`first` is what was looked at; further copies of the same order follow; `with_it` goes along once."""
        super().__init__(parent)
        self._context = context
        self._order = order
        self._waiting = [first, *with_it]
        self._more = order.copies - 1
        self._decision = decision
        self._how = how
        self._deliver = deliver
        self._filed: list[FiledCopy] = []
        self.delivered: list[FiledCopy] = []

    def start(self) -> None:
        """File and deliver everything."""
        self._next()

    def _next(self) -> None:
        if self._waiting:
            self._file(self._waiting.pop(0))
        elif self._more > 0:
            self._more -= 1
            self._make_another()
        else:
            self.finished.emit(tuple(self._filed))

    def _file(self, made: Made) -> None:
        desk, decision, how = self._context.desk, self._decision, self._how

        def filed(copy: FiledCopy) -> None:
            self._filed.append(copy)
            self._deliver(copy, made.rendered, lambda: delivered(copy), self.refused.emit)

        def delivered(copy: FiledCopy) -> None:
            self.delivered.append(copy)
            self._next()

        self._context.workers.desk.run(
            lambda: desk.paper.file(made.prepared, made.rendered, decision, how), filed, self.refused.emit, self
        )

    def _make_another(self) -> None:
        """Draw the next copy of what was looked at: the same version, its own number."""
        desk, order, workers = self._context.desk, self._order, self._context.workers

        def drawn(prepared: Prepared) -> Callable[[Rendered], None]:
            return lambda rendered: self._file(Made(prepared, rendered))

        def prepared(found: Prepared) -> None:
            workers.paper.run(lambda: desk.paper.render(found), drawn(found), self.refused.emit, self)

        workers.desk.run(lambda: prepare_order(desk, order), prepared, self.refused.emit, self)


def write_new_file(path: Path, data: bytes, *, replace: bool) -> None:
    """Write a copy where the person chose; a file that is there is replaced only when they said so.

    Raises DeskError("file_exists") or ("file_not_written").
    """
    try:
        with path.open("wb" if replace else "xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise DeskError("file_exists") from error
    except OSError as error:
        raise DeskError("file_not_written") from error

"""Brings filed copies out of the program: to a printer, or into a file the person chose."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from hsbdesk.desk.paper import Rendered
from hsbdesk.domain.sharing import DocumentKind, FiledCopy
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.print_run import Deliver, write_new_file
from ui.printing import PicturePrinter, open_printer, print_bytes, takes_pdf

Done = Callable[[], None]
Refused = Callable[[DeskError], None]


class CopyDelivery(QObject):
    """One copy at a time; exactly the filed bytes, or pictures of exactly their pages."""

    progressed = Signal(str)

    def __init__(self, context: PageContext, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._pictures: PicturePrinter | None = None

    def to_printer(self, queue: str) -> Deliver:
        """Return what prints a filed copy on this printer."""

        def deliver(copy: FiledCopy, rendered: Rendered, done: Done, refused: Refused) -> None:
            title = copy.file_name.removesuffix(".pdf")
            if takes_pdf():
                self._context.workers.paper.run(
                    lambda: print_bytes(queue, rendered.data, title), lambda _none: done(), refused, self
                )
            else:
                self._paint(queue, rendered, done, refused)

        return deliver

    def to_file(self, path: Path, kind: DocumentKind) -> Deliver:
        """Return what saves a filed copy: the main document where it was chosen, others beside it."""

        def deliver(copy: FiledCopy, rendered: Rendered, done: Done, refused: Refused) -> None:
            is_main = copy.kind is kind
            place = path if is_main else path.with_name(f"{path.stem}_key{path.suffix}")
            self._context.workers.paper.run(
                lambda: write_new_file(place, rendered.data, replace=is_main), lambda _none: done(), refused, self
            )

        return deliver

    def stop(self) -> None:
        """Stop printing pictures after the page that is under way."""
        if self._pictures is not None:
            self._pictures.stop()

    def _paint(self, queue: str, rendered: Rendered, done: Done, refused: Refused) -> None:
        paper, workers, words = self._context.desk.paper, self._context.workers, self._context.words

        def source(index: int, scale: float, take: Callable[[bytes], None]) -> None:
            workers.paper.run(lambda: paper.page_png(rendered.data, index, scale), take, refused, self)

        printer = PicturePrinter(open_printer(queue), rendered.sizes, source, self)
        printer.progressed.connect(
            lambda page, pages: self.progressed.emit(words("Printing page {page} of {pages}", page=page, pages=pages))  # pyright: ignore[reportUnknownLambdaType, reportUnknownArgumentType]
        )
        printer.finished.connect(done)
        printer.refused.connect(refused)
        self._pictures = printer
        printer.start()

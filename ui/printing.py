"""Printing: a filed PDF is handed to the print service as it is, or painted page by page where there is none."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from hsbdesk.errors import DeskError

_LIST_SECONDS = 10
_PRINT_SECONDS = 60
_MOST_DPI = 300
_POINTS = 72


@dataclass(frozen=True, slots=True)
class Queue:
    """A printer of this PC."""

    name: str
    is_default: bool


def takes_pdf() -> bool:
    """Return whether this PC's print service (CUPS) takes PDF bytes as they are."""
    return sys.platform != "win32" and shutil.which("lp") is not None


def list_queues() -> tuple[Queue, ...]:
    """Return the printers of this PC, the usual one first; none is an answer. Runs on the paper thread."""
    if not takes_pdf():
        usual = QPrinterInfo.defaultPrinterName()
        names = list(QPrinterInfo.availablePrinterNames())
    else:
        names = _ask("lpstat", "-e").split()
        usual = _ask("lpstat", "-d").rpartition(": ")[2].strip()
    found = [Queue(name, name == usual) for name in dict.fromkeys(names)]
    found.sort(key=lambda queue: not queue.is_default)
    return tuple(found)


def print_bytes(queue: str, data: bytes, title: str) -> None:
    """Hand exactly these bytes to a printer of the print service; no file is made. Runs on the paper thread.

    `title` is what the queue shows: a record number, never a name. Raises DeskError("print_refused"),
    ("print_too_slow") or ("print_no_service").
    """
    command = [_found("lp"), "-s", "-d", queue, "-n", "1", "-t", title]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_PRINT_SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise DeskError("print_too_slow") from error
    except OSError as error:
        raise DeskError("print_no_service") from error
    if done.returncode != 0:
        raise DeskError("print_refused")


def _ask(program: str, *arguments: str) -> str:
    """Return what a program of the print service answers; nothing where it has nothing to say."""
    try:
        done = subprocess.run(  # noqa: S603
            [_found(program), *arguments], capture_output=True, timeout=_LIST_SECONDS, check=False
        )
    except (subprocess.TimeoutExpired, OSError, DeskError):
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""


def _found(program: str) -> str:
    path = shutil.which(program)
    if path is None:
        raise DeskError("print_no_service")
    return path


PageSource = Callable[[int, float, Callable[[bytes], None]], None]
"""Asks for the picture of a page: index, scale (1 is 72 dots an inch), and who gets the PNG."""


class PicturePrinter(QObject):
    """Prints pages as pictures of at most 300 dots an inch, one at a time; can be told to stop."""

    progressed = Signal(int, int)
    """Page that is being printed, and of how many."""
    finished = Signal()
    refused = Signal(object)
    """The DeskError when the printer would not take it."""

    def __init__(
        self,
        printer: QPrinter,
        sizes: tuple[tuple[float, float], ...],
        source: PageSource,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._printer = printer
        self._sizes = sizes
        self._source = source
        self._painter = QPainter()
        self._stopped = False

    def start(self) -> None:
        """Print all pages."""
        printer = self._printer
        printer.setResolution(min(_MOST_DPI, max(_POINTS, printer.resolution())))
        self._set_page(0)
        if not self._painter.begin(printer):
            self.refused.emit(DeskError("print_refused"))
            return
        self._ask(0)

    def stop(self) -> None:
        """Give up after the page that is under way; what the printer has is taken back where it can be."""
        self._stopped = True

    def _ask(self, index: int) -> None:
        self.progressed.emit(index + 1, len(self._sizes))
        scale = self._printer.resolution() / _POINTS
        self._source(index, scale, lambda picture: self._paint(index, picture))

    def _paint(self, index: int, picture: bytes) -> None:
        if self._stopped:
            self._printer.abort()
            self._painter.end()
            self.finished.emit()
            return
        whole = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        image = QImage.fromData(picture)
        area = QRectF(0, 0, whole.width(), whole.height())
        self._painter.drawImage(area, image, QRectF(image.rect()))
        if index + 1 == len(self._sizes):
            self._painter.end()
            self.finished.emit()
            return
        self._set_page(index + 1)
        if not self._printer.newPage():
            self._painter.end()
            self.refused.emit(DeskError("print_refused"))
            return
        self._ask(index + 1)

    def _set_page(self, index: int) -> None:
        width, height = self._sizes[index]
        wide = width > height
        size = QSizeF(min(width, height), max(width, height))
        way = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
        page = QPageSize(size, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
        layout = QPageLayout(page, way, QMarginsF(), QPageLayout.Unit.Point)
        layout.setMode(QPageLayout.Mode.FullPageMode)
        self._printer.setPageLayout(layout)
        self._printer.setFullPage(True)


def open_printer(queue: str) -> QPrinter:
    """Return a printer of this PC by its name."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPrinterName(queue)
    return printer

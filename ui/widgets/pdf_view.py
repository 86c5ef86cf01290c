"""A document's pages with their number and zoom."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import Theme
from ui.widgets.button import Button
from ui.widgets.divider import Divider
from ui.widgets.label import PlainLabel
from ui.widgets.pdf_pages import PdfPages

_DPI = 96
_POINTS = 72


@dataclass(frozen=True)
class PdfTexts:
    """Words of the view; pages gives the line for first, last and count: "Page 2 of 5", "Pages 1-2 of 5"."""

    name: str
    zoom_in: str
    zoom_out: str
    fit_width: str
    pages: Callable[[int, int, int], str]


class PdfView(QFrame):
    """Pages as pictures with a bar above: page number, zoom out, zoom, zoom in, fit width."""

    page_changed = Signal(int)
    page_wanted = Signal(int, int)

    def __init__(self, theme: Theme, texts: PdfTexts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._texts = texts
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        bar = QHBoxLayout()
        bar.setContentsMargins(theme.px(12), theme.px(7), theme.px(12), theme.px(7))
        bar.setSpacing(theme.px(6))
        self._number = PlainLabel(elide=True)
        self._percent = PlainLabel("100%")
        self._percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._percent.setMinimumWidth(self._percent.sizeHint().width() + theme.px(4))
        smaller = Button(theme, "", kind="iconBox", icon="minus", name=texts.zoom_out)
        larger = Button(theme, "", kind="iconBox", icon="plus", name=texts.zoom_in)
        fit = Button(theme, texts.fit_width)
        bar.addWidget(self._number, 1)
        for widget in (smaller, self._percent, larger, fit):
            bar.addWidget(widget)
        column.addLayout(bar)
        column.addWidget(Divider())
        self.pages = PdfPages(theme)
        self.pages.setAccessibleName(texts.name)
        column.addWidget(self.pages, 1)
        self.setFocusProxy(self.pages)
        smaller.clicked.connect(lambda _on=False: self.pages.step_zoom(-1))
        larger.clicked.connect(lambda _on=False: self.pages.step_zoom(1))
        fit.clicked.connect(lambda _on=False: self.pages.fit_width())
        self.pages.page_wanted.connect(self.page_wanted)
        self.pages.page_changed.connect(self._on_page_changed)
        self.pages.zoom_changed.connect(self._on_zoom_changed)

    def set_pages(
        self, pages: Sequence[bytes | QImage], *, points: Sequence[tuple[float, float]] | None = None
    ) -> None:
        """Show these pictures (PNG bytes or images); points are the pages' sizes, else taken at 96 dpi."""
        images = [read_picture(page) for page in pages]
        scale = _POINTS / _DPI
        self.open_pages(points or [(image.width() * scale, image.height() * scale) for image in images])
        for index, image in enumerate(images):
            self.pages.set_page(index, image)

    def open_pages(self, points: Sequence[tuple[float, float]]) -> None:
        """Make room for pages of these sizes in points; each asks for its picture by page_wanted."""
        self.pages.open_pages(points)

    def set_page(self, index: int, picture: bytes | QImage) -> None:
        """Show one page's picture."""
        self.pages.set_page(index, read_picture(picture))

    def clear(self) -> None:
        """Show no pages."""
        self.pages.open_pages([])

    def zoom(self) -> float:
        """Return the zoom, 1.0 for 100 %."""
        return self.pages.zoom()

    def set_zoom(self, zoom: float) -> None:
        """Show pages at this size."""
        self.pages.set_zoom(zoom)

    def fit_width(self) -> None:
        """Make the widest page as wide as the view."""
        self.pages.fit_width()

    def go_to_page(self, index: int) -> None:
        """Bring a page to the top."""
        self.pages.go_to_page(index)

    def current_page(self) -> int:
        """Return the index of the page at the top."""
        return self.pages.current_page()

    def page_line(self) -> str:
        """Return the line that says which pages are in view."""
        return self._number.text()

    def _on_page_changed(self, index: int) -> None:
        count = self.pages.page_count()
        first, last = self.pages.visible_pages()
        line = self._texts.pages(min(first, index) + 1, max(last, index) + 1, count) if count else ""
        self._number.setText(line)
        self.pages.setAccessibleDescription(line)
        self.page_changed.emit(index)

    def _on_zoom_changed(self, zoom: float) -> None:
        self._percent.setText(f"{round(zoom * 100)}%")


def read_picture(picture: bytes | QImage) -> QImage:
    """Return a picture as an image; ValueError when the bytes are none."""
    image = picture if isinstance(picture, QImage) else QImage.fromData(picture)
    if image.isNull():
        raise ValueError("not a picture")
    return image

"""The pages of a PDF as pictures, drawn on the paper thread when they come into view."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from hsbdesk.desk.paper import Paper, Rendered
from ui.context import PageContext
from ui.widgets.pdf_view import PdfTexts, PdfView

_DPI, _POINTS = 96, 72
_GAP = 14
_LEAST_ZOOM = 0.4


class RenderedPages(PdfView):
    """Shows the bytes of one copy; its pictures are asked for page by page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        words = context.words

        def say_pages(first: int, last: int, count: int) -> str:
            if first == last:
                return words("Page {first} of {count}", first=first, count=count)
            return words("Pages {first}–{last} of {count}", first=first, last=last, count=count)

        texts = PdfTexts(
            name=words("Pages"),
            zoom_in=words("Larger"),
            zoom_out=words("Smaller"),
            fit_width=words("Fit width"),
            pages=say_pages,
        )
        super().__init__(context.theme, texts, parent)
        self._desk_context = context
        self._data = b""
        self._sizes: tuple[tuple[float, float], ...] = ()
        self._shown = 0
        self.page_wanted.connect(self._ask)

    def show_copy(self, rendered: Rendered) -> None:
        """Show a copy that was just drawn."""
        self.show_bytes(rendered.data, rendered.sizes)

    def show_bytes(self, data: bytes, sizes: tuple[tuple[float, float], ...]) -> None:
        """Show the pages of a PDF with these sizes in points; the same bytes stay as they are."""
        if data == self._data:
            return
        is_first = not self._data
        here = self.current_page() if len(sizes) == len(self._sizes) else 0
        self._shown += 1
        self._data, self._sizes = data, tuple(sizes)
        self.open_pages(list(sizes))
        if here:
            self.go_to_page(here)
        if is_first:
            self._show_two()

    def shown_bytes(self) -> bytes:
        """Return the bytes whose pages are shown."""
        return self._data

    def clear(self) -> None:
        """Show nothing."""
        self._shown += 1
        self._data, self._sizes = b"", ()
        super().clear()

    def _show_two(self) -> None:
        """Begin with two pages beside each other where they can be made out."""
        room = self.width() - 5 * self._desk_context.theme.px(_GAP)
        widest = max((width for width, _height in self._sizes), default=0.0) * _DPI / _POINTS
        if len(self._sizes) > 1 and widest and room / (2 * widest) >= _LEAST_ZOOM:
            self.set_zoom(room / (2 * widest))

    def _ask(self, index: int, width: int) -> None:
        if index >= len(self._sizes):
            return
        shown, data = self._shown, self._data
        scale = width / self._sizes[index][0]
        paper = self._desk_context.desk.paper

        def show(picture: bytes) -> None:
            if shown == self._shown:
                self.set_page(index, picture)

        self._desk_context.workers.paper.run(lambda: paper.page_png(data, index, scale), show, owner=self)


def measure_pages(paper: Paper, data: bytes, count: int) -> tuple[tuple[float, float], ...]:
    """Return width and height in points of the pages of a filed copy. Runs on the paper thread."""
    pictures = (QImage.fromData(paper.page_png(data, index, 1.0)) for index in range(count))
    return tuple((float(picture.width()), float(picture.height())) for picture in pictures)

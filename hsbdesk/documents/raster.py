"""Pages of a PDF as pictures and as text: for the preview, and for printers that do not take PDF."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, cast

POINTS_PER_INCH = 72.0
_LINE_END_HYPHEN = "\x02"
"""What PDFium makes of a hyphen that ends a line."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One page as raw pixels: four bytes each (red, green, blue, opacity), rows from the top, no gaps."""

    width: int
    height: int
    rgba: bytes


def page_count(pdf: bytes) -> int:
    """Return the number of pages."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Return width and height of each page in points."""
    with _opened(pdf) as document:
        return [cast("tuple[float, float]", document.get_page_size(index)) for index in range(len(document))]


def page_text(pdf: bytes, index: int) -> str:
    """Return the text of a page (counted from 0), as search and copying find it."""
    with _opened(pdf) as document:
        return _text(document, index)


def page_texts(pdf: bytes) -> Iterator[str]:
    """Yield the text of each page in turn, as `page_text` gives it; the document is opened once."""
    with _opened(pdf) as document:
        for index in range(len(document)):
            yield _text(document, index)


def page_picture(pdf: bytes, index: int, scale: float) -> Picture:
    """Return a page as pixels; a scale of 1 makes 72 pixels an inch."""
    with _opened(pdf) as document:
        return _picture(document, index, scale)


def page_png(pdf: bytes, index: int, scale: float) -> bytes:
    """Return a page (counted from 0) as a PNG file; a scale of 1 makes 72 pixels an inch."""
    with _opened(pdf) as document:
        into = io.BytesIO()
        document[index].render(scale=scale).to_pil().save(into, "PNG")
        return into.getvalue()


def draw_pages(
    pdf: bytes,
    dpi: float,
    progress: Callable[[int, int], None] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Iterator[Picture]:
    """Yield every page in turn at `dpi` pixels an inch, one in memory at a time.

    `progress` is told how many of how many are drawn; no more come once `cancelled` says so.
    """
    with _opened(pdf) as document:
        pages = len(document)
        for index in range(pages):
            if cancelled is not None and cancelled():
                return
            picture = _picture(document, index, dpi / POINTS_PER_INCH)
            if progress is not None:
                progress(index + 1, pages)
            yield picture


def _opened(pdf: bytes) -> Any:
    import pypdfium2  # noqa: PLC0415  (only where pages are drawn)

    return cast("Any", pypdfium2).PdfDocument(pdf)


def _text(document: Any, index: int) -> str:
    text = cast("str", document[index].get_textpage().get_text_bounded())
    return text.replace("\r\n", "\n").replace(_LINE_END_HYPHEN, "-")


def _picture(document: Any, index: int, scale: float) -> Picture:
    bitmap = document[index].render(scale=scale, rev_byteorder=True, prefer_bgrx=True)
    width, height, stride = int(bitmap.width), int(bitmap.height), int(bitmap.stride)
    data = bytes(bitmap.buffer)
    row = width * 4
    if stride != row:
        data = b"".join(data[start : start + row] for start in range(0, stride * height, stride))
    return Picture(width, height, data)

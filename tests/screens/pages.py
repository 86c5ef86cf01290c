"""Pages of a PDF, as text and as pictures."""

import re
from itertools import pairwise

import pypdfium2
from PIL import Image, ImageChops, ImageFilter

DPI = 72
_SOFT = ImageFilter.GaussianBlur(1.5)
_MOST = 24
"""A glyph that the print service moves by part of a pixel differs by 12, a full stop that is missing by 62."""


def squeeze(text: str) -> str:
    """Return a text without any space, for where lines break differently."""
    return re.sub(r"\s+", "", text)


def squeezed(data: bytes) -> str:
    """Return the text of all pages without any space."""
    document = pypdfium2.PdfDocument(data)
    try:
        return squeeze("".join(page.get_textpage().get_text_bounded() for page in document))
    finally:
        document.close()


def pictures(data: bytes) -> list[Image.Image]:
    """Return the pages as grey pictures."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [page.render(scale=DPI / 72).to_pil().convert("L") for page in document]
    finally:
        document.close()


def assert_same_pages(filed: bytes, printed: bytes) -> None:
    """Compare page by page as pictures: what went through the print service looks as what was filed."""
    assert squeezed(printed) == squeezed(filed)
    expected, found = pictures(filed), pictures(printed)
    assert len(found) == len(expected)
    for one, other in zip(expected, found, strict=True):
        assert other.size == one.size
        assert ImageChops.difference(one.filter(_SOFT), other.filter(_SOFT)).getextrema()[1] <= _MOST
    assert all(page.getextrema()[0] < 64 for page in found), "an empty page"
    assert not any(ImageChops.difference(one, other).getbbox() is None for one, other in pairwise(found))

"""A sealed PDF opens with its password alone, and says nothing about itself without it."""

import io

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfgen.canvas import Canvas

from hsbdesk.documents.sealed_pdf import seal_pdf

PASSWORD = "k7mt-q4xd-hh2w-9bcp"


@pytest.fixture(scope="module")
def plain() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setTitle("Reference R-2026-0007F")
    for page in ("What we ask for", "Second page"):
        canvas.drawString(72, 720, page)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def read(data: bytes, password: str | None) -> list[str]:
    document = pypdfium2.PdfDocument(data, password=password)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    finally:
        document.close()


def test_the_pages_read_as_before_with_the_password_and_not_without(plain: bytes) -> None:
    sealed = seal_pdf(plain, PASSWORD)
    assert read(sealed, PASSWORD) == read(plain, None) == ["What we ask for", "Second page"]
    for wrong in (None, "", PASSWORD.upper(), PASSWORD.replace("-", "")):
        with pytest.raises(pypdfium2.PdfiumError, match="password"):
            read(sealed, wrong)


def test_it_is_aes_256_and_nothing_stands_in_the_open(plain: bytes) -> None:
    sealed = seal_pdf(plain, PASSWORD)
    assert b"R-2026-0007F" in plain
    assert b"R-2026-0007F" not in sealed
    with pikepdf.open(io.BytesIO(sealed), password=PASSWORD) as pdf:
        assert (pdf.encryption.R, pdf.encryption.V, pdf.encryption.bits) == (6, 5, 256)
        assert pdf.encryption.stream_method == pdf.encryption.string_method == pikepdf.models.EncryptionMethod.aesv3


def test_two_of_the_same_are_not_alike(plain: bytes) -> None:
    assert seal_pdf(plain, PASSWORD) != seal_pdf(plain, PASSWORD)

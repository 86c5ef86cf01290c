"""Paper survives a black-and-white photocopier: every sign still stands when each dot is black or white."""

import io

import pypdfium2 as pdfium
import pytest
from PIL import Image
from plan_case import put_plan_case

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.sharing import DocumentKind

DOTS = 200
"""Dots per inch of a plain copier."""
MIDDLE = 128


PLAN_PAPERS = (DocumentKind.RISK_PLAN, DocumentKind.STAFF_CARD, DocumentKind.FAMILY_PLAN, DocumentKind.SCHOOL_CLOSED)


@pytest.mark.parametrize("kind", [DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY, DocumentKind.OVERVIEW])
def test_every_sign_stands_on_a_one_bit_copy(demo_desk: Desk, kind: DocumentKind) -> None:
    row = next(row for row in demo_desk.referrals.rows() if row.number == "R-2026-0007F")
    record = None if kind is DocumentKind.OVERVIEW else row.id
    assert_every_sign_stands(demo_desk.paper.render(demo_desk.paper.prepare(kind, row.file, record=record)).data)


def test_every_sign_of_a_plan_stands_on_a_one_bit_copy(demo_desk: Desk) -> None:
    case = put_plan_case(demo_desk)
    for kind in PLAN_PAPERS:
        part = PaperPart(reader="E. Lloyd" if kind is DocumentKind.STAFF_CARD else "")
        prepared = demo_desk.paper.prepare(kind, case.file, record=case.v3.id, part=part)
        assert_every_sign_stands(demo_desk.paper.render(prepared).data)


def assert_every_sign_stands(data: bytes) -> None:
    document = pdfium.PdfDocument(io.BytesIO(data))
    scale = DOTS / 72
    for page in document:
        copy = page.render(scale=scale).to_pil().convert("L").point(lambda shade: 0 if shade < MIDDLE else 255)
        assert copy.getextrema() == (0, 255)
        text = page.get_textpage()
        height = page.get_height()
        faint: list[str] = []
        for index in range(text.count_chars()):
            sign = text.get_text_range(index, 1)
            if not sign.strip() or sign in "\ufffe\u00ad":
                continue
            left, bottom, right, top = text.get_charbox(index)
            box = (
                int(left * scale),
                int((height - top) * scale),
                int(right * scale) + 1,
                int((height - bottom) * scale) + 1,
            )
            black = share_of_black(copy, box)
            if not 0.02 < black < 0.9 and sign not in "–—.-·’‘“”,:;|l1I!'\"_i":
                faint.append(f"{sign} {black:.2f}")
        assert not faint
    document.close()


def share_of_black(copy: Image.Image, box: tuple[int, int, int, int]) -> float:
    """Return how much of a box is black, 0 to 1."""
    part = copy.crop(box)
    return part.histogram()[0] / max(1, part.width * part.height)

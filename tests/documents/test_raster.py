"""Pages as pictures and text."""

import io

import pytest
from PIL import Image

from hsbdesk.documents.raster import draw_pages, page_count, page_picture, page_png, page_sizes, page_text


@pytest.fixture(scope="module")
def pdf(draw):
    return draw()


def test_sizes_and_count(pdf):
    assert page_count(pdf) == len(page_sizes(pdf)) == 2
    assert page_sizes(pdf)[0] == pytest.approx((595.28, 841.89), abs=0.1)


def test_png_and_pixels_show_the_same_page(pdf):
    png = Image.open(io.BytesIO(page_png(pdf, 0, 1.5))).convert("RGB")
    picture = page_picture(pdf, 0, 1.5)
    raw = Image.frombytes("RGBA", (picture.width, picture.height), picture.rgba).convert("RGB")
    assert png.size == raw.size == (893, 1263)
    assert png.tobytes() == raw.tobytes()
    assert raw.getextrema() == ((0, 255),) * 3


def test_paper_is_black_and_grey_only(pdf):
    for picture in draw_pages(pdf, 60):
        red, green, blue, _ = Image.frombytes("RGBA", (picture.width, picture.height), picture.rgba).split()
        assert red.tobytes() == green.tobytes() == blue.tobytes()


def test_progress_is_told_and_cancelling_stops(pdf):
    told = []
    pages = list(draw_pages(pdf, 40, progress=lambda done, of: told.append((done, of))))
    assert len(pages) == 2
    assert told == [(1, 2), (2, 2)]
    told.clear()
    drawn = draw_pages(pdf, 40, lambda done, of: told.append((done, of)), cancelled=lambda: len(told) == 1)
    assert len(list(drawn)) == 1


def test_a_hyphen_at_a_line_end_reads_as_one(print_pieces):
    from hsbdesk.documents.blocks import Para, paragraph

    text = page_text(print_pieces(lambda setter: paragraph(setter, Para("half-brother " * 60))), 0)
    assert "".join(text.split()).count("half-brother") == 60

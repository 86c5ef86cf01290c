"""Where something stands in a finished document: the page of a section, and of a row in it."""

import random

import pytest

from hsbdesk.documents.page_finder import find_page
from hsbdesk.documents.raster import page_count, page_text

HEADS = ("1 Background", "2 Interventions", "3 Request", "4 Outcomes")
ROWS = 40


def said(no: int) -> str:
    """Return a text of its own for a row, out of words that all rows share."""
    words = str.split("ran told field bell oak elm door aunt chair game bus class hall home friend lunch coat bag")
    return f"Child B told staff: {' '.join(random.Random(no).choices(words, k=24))}."


@pytest.fixture(scope="module")
def pdf(draw, entry):
    return draw(entries=tuple(entry(no + 1, said(no)) for no in range(ROWS)))


def page_of(pdf: bytes, words: str) -> int:
    """Return the page that holds some words, whatever lines they stand on."""
    pages = range(1, page_count(pdf))
    return next(page for page in pages if words in " ".join(page_text(pdf, page).split()))


@pytest.mark.parametrize("section", range(4))
def test_a_section_starts_where_its_heading_stands(pdf, section):
    page = find_page(pdf, HEADS, section)
    assert page > 0
    assert any(line.startswith(HEADS[section]) for line in page_text(pdf, page).split("\n"))
    assert not any(
        line.startswith(HEADS[section]) for before in range(1, page) for line in page_text(pdf, before).split("\n")
    )


def test_the_front_sheet_lists_the_headings_and_is_none_of_them(pdf):
    assert "2 Interventions" in page_text(pdf, 0)
    assert find_page(pdf, HEADS, 1) > 0


@pytest.mark.parametrize("no", [0, 17, ROWS - 1])
@pytest.mark.parametrize("near", [0, 1, 3])
def test_a_row_is_found_by_its_words_though_a_name_became_a_letter(pdf, no, near):
    typed = said(no).replace("Child B", "Osian Penry (C)")
    assert find_page(pdf, HEADS, 0, typed, near=near) == page_of(pdf, said(no)[-40:])


def test_words_that_stand_nowhere_leave_the_page_that_is_looked_at(pdf):
    last = find_page(pdf, HEADS, 1) - 1
    assert last > 1
    assert find_page(pdf, HEADS, 0, "nobody wrote these seven words anywhere", near=last) == last
    assert find_page(pdf, HEADS, 0, "nobody wrote these seven words anywhere", near=page_count(pdf) + 3) == 1


def test_a_heading_that_is_nowhere_gives_the_first_page(pdf):
    assert find_page(pdf, ("9 Nothing",), 0, "Child B told staff") == 0

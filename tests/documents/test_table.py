"""Tables: heads repeat, rows stay whole, and a row too tall is cut in order."""

import re

import pytest

from hsbdesk.documents.page import WIDTH, paginate
from hsbdesk.documents.table import TALLEST_WHOLE_ROW, Column, Row, table

COLUMNS = [Column(WIDTH * 0.2), Column(WIDTH * 0.8)]


def _numbered(words):
    return " ".join(f"w{number}" for number in range(words))


def test_heads_repeat_on_each_page(print_pieces, pages_of):
    rows = [(str(number), "one line") for number in range(150)]
    pages = pages_of(print_pieces(lambda setter: table(setter, COLUMNS, rows, heads=("No.", "What happened"))))
    assert len(pages) > 2
    assert all("No. What happened" in text for text in pages)


def test_a_row_up_to_half_a_page_stays_whole(setter):
    pieces = table(setter, COLUMNS, [("1", _numbered(300)), ("2", _numbered(40))])
    assert len(pieces) == 2
    assert pieces[0].height <= TALLEST_WHOLE_ROW


def test_no_page_starts_with_a_last_row_alone(setter):
    for count in range(30, 60):
        rows = [(str(number), "one line") for number in range(count)]
        pages = paginate(table(setter, COLUMNS, rows, heads=("No.", "What")), 700)
        assert all(sum(isinstance(placed.piece, Row) for placed in page) > 2 for page in pages)


@pytest.mark.parametrize("cell", ["words", "word"])
def test_a_fifty_thousand_character_narrative_prints_whole_and_in_order(print_pieces, body_of, cell):
    words = [f"n{number}" for number in range(8400)]
    text = (" " if cell == "words" else "").join(words)
    assert len(text) > 40_000
    rows = [("1", "before"), ("2", text), ("3", "after")]
    heads = ("No.", "Heads")
    read = body_of(print_pieces(lambda setter: table(setter, COLUMNS, rows, heads=heads)))
    flat = re.sub(r"\s", "", read.replace("No. Heads", ""))
    assert flat == "1before2" + "".join(words) + "3after"


def test_two_long_cells_of_a_row_are_cut_side_by_side(print_pieces, pages_of):
    left, right = (" ".join(f"{side}{number}" for number in range(900)) for side in "lr")
    halves = [Column(WIDTH / 2), Column(WIDTH / 2)]
    pages = pages_of(print_pieces(lambda setter: table(setter, halves, [(left, right)])))
    for side, text in (("l", left), ("r", right)):
        read = re.findall(rf"\b{side}\d+", " ".join(pages))
        assert read == text.split()


def test_no_column_cuts_an_ordinary_word(setter):
    columns = [Column(20), Column(40), Column(WIDTH - 60)]
    (row,) = table(setter, columns, [("No. 12", "Inappropriate", "Ran to the field and back.")])
    lines = ["".join(run.text for run in line.runs) for cell in row._cells for line, *_ in cell]
    assert "Inappropriate" in lines


def test_a_cell_may_hold_anything(print_pieces, body_of):
    rows = [("", "<b>&amp;</b>"), ("\n", "=1+1"), ("😀", "'\"")]
    read = body_of(print_pieces(lambda setter: table(setter, COLUMNS, rows)))
    assert "<b>&amp;</b>" in read
    assert "=1+1" in read

"""Pages: nothing is lost or out of order, headings stay with what they head, heads and feet are there."""

import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.documents.blocks import Para, heading, paragraph, section
from hsbdesk.documents.page import Piece, number_pages, paginate

HEIGHT = 700.0


def _piece(height, keep, before):
    return Piece(height, keep=keep, before=before)


_PIECES = st.lists(st.builds(_piece, st.floats(5, 340), st.booleans(), st.floats(0, 20)), min_size=1, max_size=80)


@given(_PIECES)
def test_every_piece_stands_once_in_order_and_inside_the_page(pieces):
    pages = paginate(pieces, HEIGHT)
    assert [placed.piece for page in pages for placed in page] == pieces
    for page in pages:
        bottoms = [placed.top + placed.piece.height for placed in page]
        assert bottoms == sorted(bottoms)
        assert bottoms[-1] <= HEIGHT + 0.01
        assert page[0].top == 0


@given(_PIECES)
def test_what_is_kept_with_the_next_never_ends_a_page_unless_the_group_is_taller_than_one(pieces):
    pages = paginate(pieces, HEIGHT)
    for page in pages[:-1]:
        last = page[-1].piece
        if last.keep:
            start = pieces.index(last)
            while start and pieces[start - 1].keep:
                start -= 1
            end = pieces.index(last)
            while end < len(pieces) - 1 and pieces[end].keep:
                end += 1
            group = pieces[start : end + 1]
            assert sum(piece.height + piece.before for piece in group) > HEIGHT


def test_repeated_heads_stand_on_each_page_a_row_begins():
    head, rows = Piece(20, keep=True), [Piece(100) for _ in range(20)]
    for row in rows:
        row.repeat = (head,)
    pages = paginate([head, *rows], HEIGHT)
    assert len(pages) == 4
    assert all(page[0].piece is head for page in pages)
    assert [placed.piece for page in pages for placed in page if placed.piece is not head] == rows


def test_sections_know_their_pages():
    pieces = [Piece(300, anchor="one"), Piece(300), Piece(300), Piece(300, anchor="two")]
    numbers = number_pages(paginate(pieces, HEIGHT))
    assert (numbers.span("one"), numbers.span("two"), numbers.first("two")) == ("1\N{EN DASH}2", "2", "2")


def test_head_and_foot_stand_on_each_page(draw, pages_of, entry):
    pages = pages_of(draw(entries=tuple(entry(no) for no in range(1, 90))))
    assert len(pages) > 5
    for number, text in enumerate(pages, 1):
        assert text.startswith("CONFIDENTIAL: SAFEGUARDING")
        assert "R-2026-0007F · version 1.0 · signed copy" in text
        assert "For: Social Services, Cyngor Sir Enghraifft" in text
        assert "Fictional demo data · working file · content 1" in text
        assert "Printed 18 March 2026 14:20 by N. Morgan · copy 1 of 2 · check code 7F3A-91C2-0D4E-B817" in text
        assert f"Page {number} of {len(pages)}" in text


def test_a_draft_says_so_on_each_page(draw, pages_of, frame):
    pages = pages_of(draw(frame=replace(frame, draft="DRAFT: not signed off", document="R-2026-0007F")))
    assert all("DRAFT: not signed off · R-2026-0007F" in text for text in pages)


def test_long_heads_and_feet_take_lines_not_letters(draw, pages_of, frame):
    reader = "For: " + "the duty desk of Social Services and the police, " * 4
    pages = pages_of(draw(frame=replace(frame, reader=reader, main_record="Beside " * 20)))
    flat = " ".join(pages[0].split())
    assert flat.count("the duty desk") == 4
    assert flat.count("Beside") == 20


@pytest.mark.parametrize("lines", range(30, 62))
def test_a_heading_never_ends_a_page(print_pieces, pages_of, lines):
    def make(setter):
        filler = [piece for _ in range(lines) for piece in paragraph(setter, Para("filler"))]
        return [*filler, *heading(setter, "THE HEADING"), *paragraph(setter, Para("what follows " * 40))]

    pages = pages_of(print_pieces(make))
    (with_heading,) = [text for text in pages if "THE HEADING" in text]
    assert "what follows" in with_heading


def test_a_section_that_goes_on_says_so(print_pieces, pages_of):
    def make(setter):
        body = [piece for _ in range(80) for piece in paragraph(setter, Para("a line"))]
        return section(setter, ("2 Interventions", "Ymyriadau"), body, "continued")

    first, second = pages_of(print_pieces(make))
    assert "2 Interventions / Ymyriadau" in first
    assert "continued" not in first
    assert "2 Interventions, continued" in second


def test_the_same_input_gives_the_same_bytes_in_any_process(draw):
    program = (
        "import hashlib, importlib.util, sys\n"
        "spec = importlib.util.spec_from_file_location('c', sys.argv[1])\n"
        "c = importlib.util.module_from_spec(spec); spec.loader.exec_module(c)\n"
        "made = c.render_referral(c.make_referral(family='w\\u0302 سلام 😀 שלום'), c.STAMP, c.FONT_FOLDER)\n"
        "print(hashlib.sha256(made).hexdigest())\n"
    )
    conftest = sys.modules[draw.__module__].__file__
    sums = {
        subprocess.run(
            [sys.executable, "-c", program, conftest],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(sums) == 1
    text = "😀 سلام earlier in this process"
    assert draw(family=text) == draw(family=text)


def test_the_file_says_nothing_about_a_child(draw):
    pdf = draw()
    head = pdf[: pdf.index(b"stream")] + pdf[pdf.rindex(b"endstream") :]
    assert b"Ioan" not in head
    assert b"Sample" not in head
    assert b"(R-2026-0007F)" in pdf
    assert b"(en-GB)" in pdf

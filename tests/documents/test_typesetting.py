"""Lines fit their width, hold everything in order, and are found in linear time."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hsbdesk.documents.direction import resolve_levels, seen_order
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.text import NEWLINE
from hsbdesk.documents.typesetting import TextStyle, Typesetter

STYLE = TextStyle(10.5, 14.5)


def _text(line):
    return "".join(run.text for run in line.runs)


@settings(deadline=None)
@given(st.text("ab -\u00a0\u2013/.1N\n“", max_size=200), st.floats(30, 300))
def test_plain_text_fits_and_stays_in_order(text, width):
    lines = Typesetter(load_fonts()).lines(text, STYLE, width)
    assert all(line.end <= width + 0.1 for line in lines)
    joined = "".join(_text(line) for line in lines)
    assert joined.replace(" ", "").replace("\u00a0", "") == "".join(NEWLINE.split(text)).replace(" ", "").replace(
        "\u00a0", ""
    )


@settings(deadline=None)
@example("1aaa(((( \u0302", 40.0)
@given(st.text("a אב 1(ب\u064e😀w\u0302", max_size=80), st.floats(40, 300))
def test_mixed_text_fits(text, width):
    lines = Typesetter(load_fonts()).lines(text, STYLE, width)
    assert all(run.x >= -0.1 and run.x + run.width <= width + 0.1 for line in lines for run in line.runs)


@pytest.mark.parametrize("text", ["x", "א", "中", "😀", "a\u0301", "ab ", "\u0301"], ids=ascii)
def test_a_narrative_of_one_kind_of_letter_is_cut_in_linear_time(setter, text):
    def cost(length):
        start = time.process_time()
        Typesetter(setter.fonts).lines((text * length)[:length], STYLE, 493)
        return time.process_time() - start

    cost(500)
    short, long = cost(5_000), cost(50_000)
    assert long < 30 * short + 0.3


def test_a_word_longer_than_the_line_is_cut_and_nothing_is_lost(setter):
    word = "".join(chr(97 + index % 26) for index in range(50_000))
    lines = setter.lines(word, STYLE, 493)
    assert "".join(map(_text, lines)) == word
    assert all(line.end <= 493.1 for line in lines)


def test_a_right_to_left_paragraph_stands_at_the_right_edge(setter):
    (line,) = setter.lines("שלום", STYLE, 200)
    assert line.end == pytest.approx(200)


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("he said אבג then", "he said גבא then"),
        ("אבג 12", "12 גבא"),
        ("said אב (12) then", "said )12( בא then"),  # drawn with mirrored brackets: (12)
        ("a (אב 5) b", "a (5 בא) b"),
    ],
)
def test_the_order_seen(typed, seen):
    _, levels = resolve_levels(typed)
    assert "".join(seen_order(typed, levels)) == seen

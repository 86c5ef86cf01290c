"""What people type comes out of the PDF as they typed it, whatever it is."""

import re
import shutil
import subprocess
import unicodedata
from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from hsbdesk.documents.blocks import Para, paragraph
from hsbdesk.documents.direction import runs_right_to_left
from hsbdesk.documents.text import Mark, Span, printed_text
from hsbdesk.documents.typesetting import TextStyle

_ANY_TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("aŵ א ب()[]1.<&\u0301😀\u200d👩🏽中-\u202e\u2067")),
    max_size=60,
)
_TURNED = str.maketrans(")]}>»", "([{<«")


def _paper(print_pieces, text):
    return print_pieces(lambda setter: paragraph(setter, Para(text)))


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(_ANY_TEXT)
@example("<b>bold</b> & <img src='/etc/passwd'/> <font color=white>hidden")
@example("“Do grown-ups…?” 'it' \"was\" `the` game")
@example("Siân, Lôn, ŵ ŷ â ê î ô û, w\u0302 y\u0302, naïve, façade, Łódź, ß")
@example("😀 👍🏽 👩‍👩‍👧 🏴󠁧󠁢󠁷󠁬󠁳󠁿 1\ufe0f\u20e3 ❤\ufe0f")
@example("ffi fl — \u2013 • … € £ ½ ² ✓ ☐")
def test_letters_survive(print_pieces, body_of, bare_text, fonts, streams_of, text):
    pdf = _paper(print_pieces, text)
    wanted, read = bare_text(printed_text(text, fonts)), bare_text(body_of(pdf))
    if runs_right_to_left(text):  # extractors turn brackets and order such lines by rules of their own
        wanted, read = wanted.translate(_TURNED), read.translate(_TURNED)
        assert Counter(wanted) == Counter(read)
    else:
        assert wanted == read
    assert not any(_missing_glyphs(page) for page in streams_of(pdf))


def _missing_glyphs(page):
    """Return the strings that draw glyph 0, the empty box: in our subsets it always has code 0."""
    shown = re.findall(rb"<([0-9a-f]+)> Tj", page)
    return [text for text in shown if "00" in re.findall("..", text.decode())]


def test_the_finder_of_missing_glyphs_finds_them():
    assert _missing_glyphs(b"<410042> Tj")
    assert not _missing_glyphs(b"<410142> Tj <5001> Tj <2010> Tj")


@pytest.mark.parametrize("word", ["שלום", "سلام", "السلام", "اردو", "שָׁלוֹם"])
def test_words_right_to_left_are_found_by_search(print_pieces, pages_of, tmp_path, word):
    if shutil.which("pdftotext") is None:
        pytest.fail("poppler-utils is needed: apt-get install poppler-utils")
    pdf = _paper(print_pieces, word)
    (tmp_path / "out.pdf").write_bytes(pdf)
    read = subprocess.run(["pdftotext", tmp_path / "out.pdf", "-"], capture_output=True, check=True)
    assert word in read.stdout.decode()
    assert unicodedata.normalize("NFC", word) in unicodedata.normalize("NFC", pages_of(pdf)[0])


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\u202eb\u202c", "a[U+202E]b[U+202C]"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("中", "[U+4E2D]"),
        ("\x07", "[U+0007]"),
        ("\ud800", "[U+D800]"),
        ("co\u00adoperate\ufeff", "cooperate"),
        ("a\tb", "a    b"),
        ("one\r\ntwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("a\u2003b\u202fc", "a b\u00a0c"),
    ],
)
def test_what_can_not_be_printed_has_a_typed_stand_in(fonts, typed, shown):
    assert printed_text(typed, fonts) == shown


def test_stand_ins_are_never_cut(setter):
    lines = setter.lines("中" * 40, TextStyle(10, 12), 150)
    assert all(re.fullmatch(r"(\[U\+4E2D\])+", line.runs[0].text) for line in lines)


@pytest.mark.parametrize(
    "bound", ["N. Morgan", "J. R. Hill", "Mr Rees", "Child F", "17 March", "Wed 10 Sep", "960 201"]
)
def test_a_line_end_never_parts(setter, bound):
    for width in range(60, 260, 7):
        lines = setter.lines(f"Then on that day it was {bound} who came in", TextStyle(10, 12), width)
        texts = ["".join(run.text for run in line.runs) for line in lines]
        assert any(bound.replace(" ", "\u00a0") in text for text in texts), (width, texts)


def test_bold_words_and_marks_stand_in_one_line(print_pieces, body_of):
    content = (Span("Who:", bold=True), " Social Services ", Mark("RED"), "\u00a0Red")
    assert "Who: Social Services R Red" in body_of(_paper(print_pieces, content))


def test_a_font_that_is_missing_is_named(tmp_path):
    from hsbdesk.documents.fonts import load_fonts
    from hsbdesk.errors import DeskError

    with pytest.raises(DeskError) as refused:
        load_fonts(tmp_path)
    assert refused.value.id == "paper_fonts_missing"
    assert refused.value.params == {"file": "InterDesk-Regular.ttf"}

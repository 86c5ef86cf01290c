import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.text import altered, clean_text

KEPT = [
    "Dŵr, ŷ a’r têl",
    "a\tb\nc",
    "👩‍👧‍👦 she said",
    "مرحبا بالعالم",
    "שלום \u2067abc\u2069",
    '<b>&amp;</b> "it\'s"',
    "no-break\u00a0space",
]


@pytest.mark.parametrize("text", KEPT)
def test_what_people_write_is_kept(text: str) -> None:
    assert clean_text(text) == text
    assert not altered(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\u2028two\u2029three\x85four", "one\ntwo\nthree\nfour"),
        ("nul\x00 bell\x07 escape\x1b[0m delete\x7f", "nul bell escape[0m delete"),
        ("half \ud83d a character", "half \ufffd a character"),
    ],
)
def test_what_breaks_storage_or_print_goes(text: str, cleaned: str) -> None:
    assert clean_text(text) == cleaned
    assert altered(text)


def test_a_one_line_text_has_no_breaks() -> None:
    assert clean_text("Cari\n\tProsser", lines=False) == "Cari Prosser"
    assert altered("Cari\tProsser", lines=False)
    assert not altered("Cari\tProsser")


@given(st.text(st.characters(exclude_categories=())), st.booleans())
def test_cleaning_twice_is_cleaning_once_and_gives_utf8(text: str, lines: bool) -> None:
    once = clean_text(text, lines=lines)
    assert clean_text(once, lines=lines) == once
    assert once.encode().decode() == once
    assert len(once) <= len(text)

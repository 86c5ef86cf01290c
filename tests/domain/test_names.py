"""Names without accents and case, and names that could be confused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.names import fold, similar


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Siân", "sian"),
        ("Sia\N{COMBINING CIRCUMFLEX ACCENT}n", "sian"),
        ("LLŶR", "llyr"),
        ("Ŵyn", "wyn"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Neill", "o'neill"),
        ("  Anna\N{NON-BREAKING HYPHEN}Lee\N{NO-BREAK SPACE} ", "anna-lee"),
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("Ca\N{SOFT HYPHEN}ri", "cari"),
    ],
)
def test_folding(typed, folded):
    assert fold(typed) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Siân Morgan", "Sian Morgan"),
        ("Cari Prosser", "Prosser, Cari"),
        ("Cari Prosser", "C. Prosser"),
        ("Cari Prosser", "Carys Prosser"),
        ("Mali Tudno", "Mari Tudno"),
        ("Mali Tudno", "Mail Tudno"),
        ("Nel Corwyn", "Nell Corwin"),
        ("Sean O'Neill", "Sean ONeill"),
    ],
)
def test_similar(first, second):
    assert similar(first, second)
    assert similar(second, first)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ioan Sample", "Llew Sample"),
        ("Cari Prosser", "Beca Harlow"),
        ("Osian Penry", "Ioan Sample"),
        ("", ""),
        ("Mali", ""),
        ("Ann Lee", "Ian Lea"),
    ],
)
def test_not_similar(first, second):
    assert not similar(first, second)

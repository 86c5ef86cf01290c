"""Which passphrases and hints are taken."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.errors import DeskError
from hsbdesk.vault.passphrase import Strength, check_hint, check_passphrase, rate_passphrase

PERSONAL = ("Nia Morgan", "Ysgol Enghraifft")


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("", Strength.SHORT),
        ("lemon quart", Strength.SHORT),
        ("an ox by ye", Strength.COMMON),
        ("password1234", Strength.COMMON),
        ("P@ssw0rdP@ssw0rd", Strength.COMMON),
        ("123456789012", Strength.COMMON),
        ("qwertyuiop[]", Strength.COMMON),
        ("aaaaaaaaaaaaaaaaaaaa", Strength.COMMON),
        ("hunter2hunter2hunter2", Strength.COMMON),
        ("correct horse battery staple", Strength.COMMON),
        ("the quick brown fox jumps", Strength.COMMON),
        ("Summer2026!Summer2026!", Strength.COMMON),
        ("NiaMorgan2026!", Strength.COMMON),
        ("ysgol enghraifft 1987", Strength.COMMON),
        ("lemon quartz", Strength.ENOUGH),
        ("kX9#vL2$qP7!", Strength.ENOUGH),
        ("marble kettle orchard fifty", Strength.GOOD),
        ("thistle amber tugboat violin mosaic", Strength.STRONG),
        ("drafft ceffyl pwll haul môr", Strength.STRONG),
        ("мрамор чайник сад пятьдесят", Strength.GOOD),
    ],
)
def test_strength_in_a_word_agrees_with_what_is_taken(text, strength):
    assert rate_passphrase(text, personal=PERSONAL) == strength
    if strength in {Strength.SHORT, Strength.COMMON}:
        with pytest.raises(DeskError, match=f"passphrase_{strength}"):
            check_passphrase(text, personal=PERSONAL)
    else:
        assert check_passphrase(text, personal=PERSONAL) == text


def test_no_rule_asks_for_capitals_digits_or_signs():
    assert check_passphrase("marble kettle orchard") == "marble kettle orchard"


def test_spaces_around_and_the_way_accents_are_typed_do_not_count():
    text = "  môr ceffyl pwll ŵyn\n"
    assert check_passphrase(unicodedata.normalize("NFD", text)) == "môr ceffyl pwll ŵyn"


@pytest.mark.parametrize("text", ["x" * 1001, "marble kettle orchard \ud800"])
def test_what_cannot_be_kept_is_refused(text):
    with pytest.raises(DeskError, match="passphrase_long"):
        check_passphrase(text)


@given(st.text())
def test_any_text_is_rated_or_taken_without_a_crash(text):
    rate_passphrase(text, personal=(text,))
    try:
        taken = check_passphrase(text)
    except DeskError as refused:
        assert refused.field == "passphrase"  # noqa: PT017
    else:
        assert check_passphrase(taken) == taken


SECRET = "marble kettle orchard fifty"


@pytest.mark.parametrize(
    "hint",
    [SECRET, SECRET.upper(), SECRET.replace(" ", "-"), f"it is {SECRET}!", "marblekettleorchard + number",
     "kettle orchard fifty", "ytfif drahcro elttek elbram"],
)  # fmt: skip
def test_a_hint_that_tells_half_of_the_passphrase_is_refused(hint):
    with pytest.raises(DeskError, match="passphrase_hint_tells"):
        check_hint(hint, SECRET)


@pytest.mark.parametrize("hint", ["", "kitchen, garden and a number", "marble ..."])
def test_a_hint_that_only_reminds_is_taken(hint):
    assert check_hint(f" {hint} ", SECRET) == hint


@pytest.mark.parametrize("hint", ["x" * 101, "a\x07b", "\ud800"])
def test_a_hint_that_cannot_be_shown_is_refused(hint):
    with pytest.raises(DeskError, match="passphrase_hint_long"):
        check_hint(hint, SECRET)

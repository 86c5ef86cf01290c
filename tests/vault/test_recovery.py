"""The recovery key as people type it: under stress, from paper, with the usual mistakes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.errors import DeskError
from hsbdesk.vault.recovery import ALPHABET, RecoveryKey, parse_recovery_key

SECRETS = st.binary(min_size=20, max_size=20)
KEY = RecoveryKey(1, bytes.fromhex("00112233445566778899aabbccddeeff01020304"))


@given(SECRETS)
def test_what_is_printed_reads_back(secret):
    text = RecoveryKey(3, secret).text
    assert [len(group) for group in text.split("-")] == [5] * 8
    assert not set("ILOU") & set(text)
    assert parse_recovery_key(text, 3) == RecoveryKey(3, secret)


def test_the_printed_form_never_changes():
    # Pinned: sheets on paper outlive the program's versions.
    assert KEY.text == "008J3-4CT4V-ANK7T-F24SY-NAXW7-SQFEB-ZW0GE-40R4M"


@pytest.mark.parametrize(
    "typed",
    [
        KEY.text.lower(),
        KEY.text.replace("-", " "),
        KEY.text.replace("-", ""),
        KEY.text.replace("-", " \u2013 "),
        f"\n {KEY.text}  ",
        KEY.text.replace("0", "O"),
        KEY.text.replace("0", "o").replace("1", "l"),
        KEY.text.replace("1", "I"),
        KEY.text.replace("1", "i").replace("-", ". "),
        "\n".join(KEY.text.split("-")),
    ],
)
def test_how_it_is_typed_does_not_matter(typed):
    assert parse_recovery_key(typed, 1) == KEY


@given(SECRETS, st.integers(0, 39), st.sampled_from(ALPHABET + "U*é"))
def test_every_single_wrong_letter_is_told_with_its_group(secret, place, letter):
    letters = list(RecoveryKey(1, secret).text.replace("-", ""))
    if letters[place] == letter:
        return
    letters[place] = letter
    with pytest.raises(DeskError) as refused:
        parse_recovery_key("".join(letters), 1)
    assert (refused.value.id, refused.value.params) == ("recovery_typing", {"group": place // 5 + 1})


@given(SECRETS, st.integers(0, 7), st.integers(0, 4), st.integers(0, 4))
def test_two_letters_swapped_in_a_group_are_told(secret, group, left, right):
    letters = list(RecoveryKey(1, secret).text.replace("-", ""))
    left, right = group * 5 + left, group * 5 + right
    if letters[left] == letters[right]:
        return
    letters[left], letters[right] = letters[right], letters[left]
    with pytest.raises(DeskError, match="recovery_typing"):
        parse_recovery_key("".join(letters), 1)


@given(SECRETS, st.integers(0, 7), st.integers(0, 7))
def test_two_groups_swapped_are_told(secret, left, right):
    groups = RecoveryKey(1, secret).text.split("-")
    if left == right:
        return
    groups[left], groups[right] = groups[right], groups[left]
    with pytest.raises(DeskError, match="recovery_typing"):
        parse_recovery_key("-".join(groups), 1)


def test_a_missing_letter_is_told_with_its_group_where_the_groups_can_be_seen():
    groups = KEY.text.split("-")
    groups[4] = groups[4][:-1]
    with pytest.raises(DeskError) as refused:
        parse_recovery_key(" ".join(groups), 1)
    assert refused.value.params == {"group": 5}
    with pytest.raises(DeskError) as refused:
        parse_recovery_key("".join(groups), 1)
    assert (refused.value.id, refused.value.params) == ("recovery_length", {"got": 39, "wanted": 40})


@given(st.text(max_size=80))
def test_anything_else_is_refused_without_a_crash(text):
    with pytest.raises(DeskError):
        parse_recovery_key(text, 1)

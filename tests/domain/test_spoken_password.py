"""A password that is told by phone is written down as it was meant."""

import secrets

from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.spoken_password import ALPHABET, make_password, spell_password


@given(st.integers(0, 2**32))
def test_what_is_said_gives_the_password_back(seed: int) -> None:
    password = make_password(lambda signs: signs[hash((seed, secrets.randbelow(99))) % len(signs)])
    heard = "-".join("".join(word[0].lower() for word in group.split(", ")) for group in spell_password(password))
    assert heard == password
    assert len(password) == 19


def test_no_sign_looks_like_another_and_no_two_words_begin_alike() -> None:
    assert not set(ALPHABET) & set("il1o0")
    said = [spell_password(sign)[0] for sign in ALPHABET]
    assert len({word[0].lower() for word in said}) == len(ALPHABET)
    assert [word for word, sign in zip(said, ALPHABET, strict=True) if word == sign] == list("23456789")


def test_it_is_another_one_each_time_and_uses_every_sign() -> None:
    many = [make_password(secrets.choice) for _ in range(300)]
    assert len(set(many)) == 300
    assert set("".join(many)) == set(ALPHABET) | {"-"}

"""Hints while logging: few, kind to what people said, and never making a statement shorter."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.wording import (
    CLOSING,
    MOST_HINTS,
    LabelWord,
    LoggingLists,
    OfferAction,
    accept_offer,
    logging_hints,
)

LISTS = LoggingLists(
    labels=tuple(
        LabelWord(word, "child who displayed") for word in ("perpetrator", "bully", "sex offender", "sexualised child")
    ),
    counts=("several", "a few", "often", "regularly", "frequently", "a number of", "at times"),
    vague=("inappropriate",),
)
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
NO_12 = (
    "Cari Prosser told me that Ioan touched her leg over her clothing in the Year 5 cloakroom at the end of lunch. "
    f"He asked her not to tell. She said it had happened {OPEN}a few times{CLOSE} this week. Ioan was inappropriate "
    "with his words too."
)
DEMO = (
    "Ioan made moaning sounds, three times, during break. He spoke to no one.",
    "Ioan stood about one metre from Mali Tudno and moved his hips for about ten seconds. No contact.",
    "Ioan drew two people without clothes in his maths book.",
    "Ioan held a hand on his groin, over clothing, at his desk for about two minutes.",
    "Beca Harlow told E. Lloyd that Ioan put his hand on her upper leg, over clothing. She moved away.",
    "Ioan led the same game with four children. He touched Beca Harlow on the bottom, over clothing, once.",
    "Gruff Talar told A. Rees that Ioan put a hand on his upper leg and left it there until the bell.",
    "Nel Corwyn told H. Bevan that Ioan said he would hurt her brother if she told. She ran to an adult.",
)


def found(text: str) -> list[str]:
    return [hint.found for hint in logging_hints(text, LISTS)]


def test_the_two_hints_of_the_demo_concern():
    few, vague = logging_hints(NO_12, LISTS)
    assert (few.found, vague.found) == ("a few times", "inappropriate")
    assert few.reason == f"Keep it. It is in quotation marks. If a number was given, add it. {CLOSING}"
    assert vague.reason.endswith(CLOSING)
    assert [offer.action for offer in few.offers] == [OfferAction.ADD]
    accepted = accept_offer(NO_12, few.offers[0])
    assert f"{OPEN}a few times{CLOSE} (number not said) this week" in accepted
    assert found(accepted) == ["inappropriate"]
    assert found(accept_offer(accepted, logging_hints(accepted, LISTS)[0].offers[0])) == []


@pytest.mark.parametrize("text", DEMO)
def test_the_other_texts_of_the_demo_pass(text):
    assert logging_hints(text, LISTS) == ()


def test_unquoted_reported_words_may_be_quoted_or_added_to_but_not_replaced():
    text = "She said it happened a few times and that he is a bully."
    few, bully = logging_hints(text, LISTS)
    assert {offer.action for offer in (*few.offers, *bully.offers)} == {OfferAction.ADD, OfferAction.QUOTE}
    assert accept_offer(text, bully.offers[0]) == (
        f"She said it happened a few times and that he is a {OPEN}bully{CLOSE}."
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The perpetrator pushed the door.", "The child who displayed pushed the door."),
        ("Bullies ran.", "Children who displayed ran."),
        ("A sexualised child.", "A child who displayed."),
    ],
)
def test_a_label_in_the_writers_own_words_is_offered_a_plain_description(text, expected):
    (hint,) = logging_hints(text, LISTS)
    assert hint.group == "L_LABEL"
    assert CLOSING not in hint.reason
    assert accept_offer(text, hint.offers[0]) == expected


@pytest.mark.parametrize(
    "text",
    [
        f"He said {OPEN}you bully{CLOSE}.",
        'He said "you bully".',
        "He often ran, three times on Monday.",
        "It happened often (number not said).",
        "His words were inappropriate: " + OPEN + "bum" + CLOSE + ".",
        "He was inappropriate (did not hear the words).",
        "The softener was bullying nobody oftener.",
    ],
)
def test_nothing_is_asked_twice(text):
    assert logging_hints(text, LISTS) == ()


def test_at_most_three_hints_labels_first_in_order_of_place():
    text = "He often ran. He regularly hid. Several saw it. It was inappropriate. The bully ran."
    assert found(text) == ["often", "inappropriate", "bully"]


def test_each_word_is_pointed_out_once():
    assert found("He often ran. He OFTEN hid. It was often.") == ["often"]


def test_lists_that_would_shorten_a_statement_are_refused():
    with pytest.raises(ValueError, match="fewer words"):
        LoggingLists(labels=(LabelWord("sexualised child", "child"),))


def test_empty_lists_hint_at_nothing():
    assert logging_hints(NO_12, LoggingLists()) == ()


def test_a_long_text_full_of_words_is_read_in_one_go():
    text = "he often said " * 20_000
    start = time.perf_counter()
    assert len(logging_hints(text, LISTS)) == 1
    counted = "he did it three times and often " * 10_000
    assert logging_hints(counted, LISTS) == ()
    assert time.perf_counter() - start < 3


WORDS = st.sampled_from(
    (
        *("bully", "Bullies", "perpetrator", "sex  offender", "often", "a few times", "Several", "inappropriately"),
        *("said", "She told me", "Ioan", "three times", "not said", ".", "\n", OPEN, CLOSE, '"'),
        "\N{LATIN SMALL LETTER LONG S}ex offender",
    )
)


@given(text=st.lists(st.one_of(WORDS, st.text(max_size=6)), max_size=15).map(" ".join))
def test_no_accepted_offer_lowers_the_number_of_words_or_touches_reported_speech(text):
    hints = logging_hints(text, LISTS)
    assert len(hints) <= MOST_HINTS
    for hint in hints:
        assert text[hint.start : hint.end] == hint.found
        for offer in hint.offers:
            accepted = accept_offer(text, offer)
            assert len(accepted.split()) >= len(text.split())
            if offer.action is OfferAction.REPLACE:
                assert "said" not in text
                assert "told" not in text
            elif offer.action is OfferAction.QUOTE:
                assert accepted == text[: offer.start] + OPEN + hint.found + CLOSE + text[offer.end :]
            else:
                assert accepted.startswith(text[: offer.start])
                assert accepted.endswith(text[offer.start :])


def test_while_logging_the_aid_is_silent_on_a_sentence_in_welsh() -> None:
    welsh = "Mae Cari wedi dweud bod y bully yn gwneud hyn often, ac mae'n inappropriate."
    assert logging_hints(welsh, LISTS) == ()
    assert [hint.found for hint in logging_hints(f"{welsh} He is a bully.", LISTS)] == ["bully"]

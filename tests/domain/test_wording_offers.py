"""What an accepted offer may do to a statement: never fewer acts, occasions or words, and nothing said is touched."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.concern import Occurrences
from hsbdesk.domain.content import load_content
from hsbdesk.domain.quotations import quoted_ranges
from hsbdesk.domain.sentences import Sentences, reports_speech
from hsbdesk.domain.wording import CLOSING, Offer, OfferAction, accept_offer, logging_hints
from hsbdesk.domain.wording_print import Scope, print_hints

ROOT = Path(__file__).parents[2]
PACKS = tuple(load_content(ROOT / "resources" / "content", nation) for nation in ("wales", "england"))
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"

ACTS = ("touched", "pulled", "showed", "followed", "raped", "assaulted", "made sounds", "pushed", "targeted", "kissed")
COUNTS = ("once", "twice", "three times", "4 times", "on 3 occasions", "on 12 days", "two times")
VAGUE = (
    "often", "a few times", "several times", "on several occasions", "every day", "regularly", "many times", "a lot",
    "deliberately", "inappropriately", "very", "sexualised", "apparently", "just", "a number of", "some", "",
)  # fmt: skip
WHO = ("He", "The perpetrator", "The bully", "Bullies", "The alleged abuser", "A sex offender", "Ioan", "The LAC boy")
WHOM = (
    "her", "the victim", "the victims", "Osian", "the complainant", "a younger boy on the leg", "two boys",
)  # fmt: skip
TOLD = (
    "Cari said that",
    "He told staff that",
    "She wrote:",
    "According to Child F",
    "A boy reported that",
    "He claimed",
)
ENDS = (".", "!", "?", ".\n", "")

plain = st.builds(
    lambda who, how, act, whom, count: " ".join(filter(None, (who, how, act, whom, count))),
    st.sampled_from(WHO),
    st.sampled_from(VAGUE),
    st.sampled_from(ACTS),
    st.sampled_from(WHOM),
    st.sampled_from((*COUNTS, "", "")),
)
told = st.builds(lambda who, what: f"{who} {what}", st.sampled_from(TOLD), plain)
quoted = st.builds(
    lambda who, what, marks: f"{who} {marks[0]}{what}{marks[1]}",
    st.sampled_from(TOLD),
    plain,
    st.sampled_from(((OPEN, CLOSE), ('"', '"'), ("'", "'"))),
)
goes_on = st.builds(lambda act: f"He is a bully and {act} her a few times", st.sampled_from(ACTS))
action = st.sampled_from(
    ("Aunt was phoned", "He was spoken to", "We ask for support", "Staffing and cost", "Mae o yn yr iard")
)
statements = st.lists(
    st.tuples(st.one_of(plain, told, quoted, goes_on, action), st.sampled_from(ENDS)), min_size=1, max_size=5
).map(lambda parts: " ".join(text + end for text, end in parts))
occurrences = st.one_of(
    st.none(),
    st.builds(Occurrences, count_min=st.integers(1, 30), is_estimate=st.booleans()),
    st.integers(2, 9).map(lambda n: Occurrences(count_min=n, count_max=n + 2)),
)

_ACT = re.compile("|".join(map(re.escape, ACTS)), re.IGNORECASE)
_OCCASIONS = re.compile(
    r"\b(?:(?P<once>once)|(?P<twice>twice)|(?P<n>\d+|two|three) (?:times|occasions|days))\b", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_SPELT = {"two": 2, "three": 3}


def acts(text: str) -> Counter[str]:
    return Counter(found.casefold() for found in _ACT.findall(text))


def occasions(text: str) -> int:
    total = 0
    for found in _OCCASIONS.finditer(text):
        n = (found["n"] or "").casefold()
        total += 1 if found["once"] else 2 if found["twice"] else _SPELT.get(n) or int(n)
    return total


def said(text: str) -> list[str]:
    """Return what somebody is reported to have said: sentences of reported speech, and quotations."""
    reader = Sentences(text)
    spans = dict.fromkeys(reader.span(place) for place, letter in enumerate(text) if not letter.isspace())
    reported = [text[start:end] for start, end in spans if reports_speech(text[start:end])]
    return [*reported, *(text[start:end] for start, end in quoted_ranges(text))]


def holds_in_order(text: str, words: str) -> bool:
    """Say whether all words stand in a text in this order, with others between them or not."""
    left = iter(_WORD.findall(text))
    return all(word in left for word in _WORD.findall(words))


def check_offer(before: str, offer: Offer) -> str:
    after = accept_offer(before, offer)
    assert len(after.split()) >= len(before.split())
    assert occasions(after) >= occasions(before)
    assert all(count <= acts(after)[act] for act, count in acts(before).items())
    for words in said(before):
        assert holds_in_order(after, words), (words, after)
    if offer.action is not OfferAction.REPLACE:
        assert holds_in_order(after, before)
    return after


@given(text=statements, scope=st.sampled_from(Scope), pack=st.integers(0, 1), whole=st.booleans(), count=occurrences)
def test_no_offer_lowers_acts_occasions_or_words(
    text: str, scope: Scope, pack: int, whole: bool, count: Occurrences | None
) -> None:
    for hint in print_hints(text, PACKS[pack].print_words, scope, reported=whole, occurrences=count):
        for offer in hint.offers:
            assert not (whole and offer.action is OfferAction.REPLACE)
            check_offer(text, offer)


@given(text=statements)
def test_no_offer_while_logging_lowers_them_either(text: str) -> None:
    for hint in logging_hints(text, PACKS[0].logging_lists()):
        for offer in hint.offers:
            check_offer(text, offer)


@given(text=statements, count=occurrences)
def test_accepting_one_offer_after_the_other_never_lowers_them(text: str, count: Occurrences | None) -> None:
    now = text
    for _ in range(8):
        hints = print_hints(now, PACKS[0].print_words, Scope.BACKGROUND, occurrences=count)
        offer = next((offer for hint in hints for offer in hint.offers), None)
        if offer is None:
            break
        now = check_offer(now, offer)
    assert occasions(now) >= occasions(text)
    assert len(now.split()) >= len(text.split())


# ---------------------------------------------------------------------------------- nobody goes back to a child

_GOING_BACK = re.compile(
    r"\b(?:go(?:ing)? back (?:to|and)|ask (?:him|her|them|the child|the children|\w+ again|again)|question(?:ing)?"
    r" (?:him|her|them|the child)|re-?interview|interview (?:him|her|them|the child)|find out from"
    r"|get (?:him|her|them) to say|check with (?:him|her|them|the child))\b",
    re.IGNORECASE,
)


def sentences_of_lists() -> Iterator[str]:
    for pack in PACKS:
        for listed in pack.print_words.lists:
            yield listed.reason
            yield listed.add
            yield from (entry.instead for entry in listed.instead)
        lists = pack.logging_lists()
        yield from (lists.label_reason, lists.count_reason, lists.quoted_count_reason, lists.vague_reason)
        yield from (
            lists.number_not_said,
            lists.words_not_heard,
            lists.quote_label,
            lists.add_label,
            lists.replace_label,
        )
        yield from (entry.instead for entry in lists.labels)


def sentences_of_rules() -> Iterator[str]:
    """Yield every sentence that the readiness rules and the hints can say."""
    for path in sorted((ROOT / "hsbdesk" / "domain").glob("readiness*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield from (
                    arg.value for arg in node.args if isinstance(arg, ast.Constant) and isinstance(arg.value, str)
                )


@pytest.mark.parametrize("say", [sentences_of_lists, sentences_of_rules])
def test_no_sentence_asks_to_go_back_and_question_a_child(say: object) -> None:
    sentences = [*say()]  # type: ignore[operator]
    assert len(sentences) > 60
    assert [sentence for sentence in sentences if _GOING_BACK.search(sentence)] == []


def test_what_asks_for_more_while_logging_says_not_to_go_back() -> None:
    assert _GOING_BACK.search(CLOSING.removeprefix("If you do not know, write 'not said'. Do not "))
    for text in ("It was inappropriate.", "It happened a few times."):
        (hint,) = logging_hints(text, PACKS[0].logging_lists())
        assert hint.reason.endswith("Do not go back and ask the child.")

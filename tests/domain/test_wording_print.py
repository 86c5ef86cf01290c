"""The writing aid for prints: sixteen groups, by section; reported speech stays as it was said."""

import re
import time
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.concern import Occurrences
from hsbdesk.domain.content import load_content
from hsbdesk.domain.quotations import quoted_ranges
from hsbdesk.domain.readiness import Severity
from hsbdesk.domain.sentences import Sentences, reports_speech
from hsbdesk.domain.wording import LabelWord, OfferAction, accept_offer
from hsbdesk.domain.wording_print import PrintHint, PrintList, PrintWords, Scope, print_hints

FOLDER = Path(__file__).parents[2] / "resources" / "content"
WALES, ENGLAND = (load_content(FOLDER, nation).print_words for nation in ("wales", "england"))
OPEN, CLOSE = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"


def quote(words: str) -> str:
    return f"{OPEN}{words}{CLOSE}"


def found(text: str, scope: Scope = Scope.ANYWHERE, **more: object) -> list[tuple[str, str]]:
    return [(hint.group, hint.found) for hint in print_hints(text, WALES, scope, **more)]  # type: ignore[arg-type]


EXAMPLES = {
    "L_LABEL": ("The perpetrator ran.", "perpetrator", Scope.ANYWHERE),
    "L_AFFECTED": ("The victim stood by the wall.", "victim", Scope.ANYWHERE),
    "L_ALLEGE": ("The alleged touch was in class.", "alleged", Scope.ANYWHERE),
    "L_EMOTIVE": ("It was a vile act.", "vile", Scope.ANYWHERE),
    "L_INTENS": ("He was extremely loud.", "extremely", Scope.ANYWHERE),
    "L_INTENT": ("He was intent on it.", "intent on", Scope.ANYWHERE),
    "L_BLAME": ("She provoked him.", "provoked", Scope.ANYWHERE),
    "L_MINIMISE": ("They were messing about.", "messing about", Scope.ANYWHERE),
    "L_VAGUE": ("He made some sounds.", "some", Scope.ANYWHERE),
    "L_HEARSAY": ("Apparently he was there.", "Apparently", Scope.ANYWHERE),
    "L_MINDREAD": ("He seemed calm.", "seemed", Scope.ANYWHERE),
    "L_ACTION_BG": ("He hid. Aunt was phoned.", "Aunt was phoned.", Scope.BACKGROUND),
    "L_ORG_OUT": ("It costs staffing.", "costs", Scope.OUTCOMES),
    "L_ASK": ("We would like support.", "support", Scope.ASK),
    "L_LEGAL": ("It was an assault.", "assault", Scope.ANYWHERE),
    "L_TERMS": ("He is LAC.", "LAC", Scope.ANYWHERE),
}


@pytest.mark.parametrize("group", EXAMPLES)
def test_each_group_finds_its_own_words(group: str) -> None:
    text, word, scope = EXAMPLES[group]
    assert (group, word) in found(text, scope)
    assert found(text.replace(word, quote(word)), scope) in ([], [("L_ORG_OUT", "staffing")])


def test_all_sixteen_groups_are_in_both_packs() -> None:
    for words in (WALES, ENGLAND):
        assert {entry.group for entry in words.lists} == set(EXAMPLES)
        assert all(entry.reason and entry.stems for entry in words.lists)
    tips = {entry.group for entry in WALES.lists if entry.severity is Severity.TIP}
    assert tips == {"L_AFFECTED", "L_ALLEGE", "L_HEARSAY", "L_MINDREAD", "L_TERMS"}


def test_groups_keep_to_their_sections() -> None:
    for text, word in (("Aunt was phoned.", "Aunt was phoned."), ("We ask for support.", "support")):
        assert word not in [hint for _, hint in found(text, Scope.ANYWHERE)]
    assert found("Staffing and budget.", Scope.BACKGROUND) == []
    assert found("Staffing and budget.", Scope.OUTCOMES) == [("L_ORG_OUT", "Staffing"), ("L_ORG_OUT", "budget")]


def test_each_nation_has_its_own_short_forms() -> None:
    text = "He has ALN and SEN."
    assert found(text) == [("L_TERMS", "SEN")]
    assert [hint.found for hint in print_hints(text, ENGLAND)] == ["ALN"]
    assert found("He has a lac on his arm.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Assess the child's needs for care and support.",
        "Early help was agreed; the family support worker visits.",
        "The Sexual Offences Act and the Crown Prosecution Service.",
        "He touched her leg over clothing.",
        "He touched no one.",
        "His words were inappropriate (did not hear the words).",
        f"His words were inappropriate: {quote('bum')}.",
        "He often ran, three times on Monday.",
        "He seemed angry and threw a chair.",
        "Only this behaviour changed.",
        "The softener oftener victimised nobody.",
    ],
)
def test_sound_wording_passes(text: str) -> None:
    for scope in Scope:
        assert [hint for hint in found(text, scope) if hint[0] != "L_ACTION_BG"] == []


def test_a_word_in_place_of_a_number_is_compared_with_the_record() -> None:
    text = "Led a chasing game; often touched Osian Penry on the bottom, over clothing."
    (hint,) = print_hints(text, WALES, Scope.BACKGROUND, occurrences=Occurrences())
    assert (hint.found, hint.own, [offer.label for offer in hint.offers]) == ("often", True, ["Use “once”"])
    assert accept_offer(text, hint.offers[0]) == text.replace("often", "once")
    (hint,) = print_hints(text, WALES, occurrences=Occurrences(count_min=3, count_max=3))
    assert accept_offer(text, hint.offers[0]) == text.replace("often", "on 3 occasions")
    (hint,) = print_hints(text, WALES)
    assert accept_offer(text, hint.offers[0]) == text.replace("often", "often (number not said)")


def test_a_count_that_is_shorter_than_the_words_is_added_behind_them() -> None:
    text = "He ran past her a few times."
    (hint,) = print_hints(text, WALES, occurrences=Occurrences(count_min=2))
    assert accept_offer(text, hint.offers[0]) == "He ran past her a few times (twice)."


def test_a_count_of_occasions_is_not_offered_for_a_number_of_people() -> None:
    text = "He ran past a number of children."
    (hint,) = print_hints(text, WALES, occurrences=Occurrences(count_min=2))
    assert (hint.counts, hint.occasions) == (True, False)
    assert accept_offer(text, hint.offers[0]) == "He ran past a number of (number not said) children."


def test_a_sentence_that_may_go_on_with_what_was_said_is_never_reworded() -> None:
    text = "Cari told staff what happened. He is a bully. She was by the door."
    (hint,) = print_hints(text, WALES)
    assert hint.found == "bully"
    assert OfferAction.REPLACE not in {offer.action for offer in hint.offers}
    apart = "Cari told staff what happened.\nHe is a bully."
    (hint,) = print_hints(apart, WALES)
    assert [offer.action for offer in hint.offers] == [OfferAction.REPLACE]


@pytest.mark.parametrize(
    "text",
    [
        "Mae Ioan yn dweud bod help ar gael, ac mae'r bully yn yr iard.",
        "Roedd y plant yn chwarae ac ni welodd neb y target.",
        "Dywedodd ei fodryb fod support wedi dod.",
        "Mae’r rapist yn y llyfr wedi mynd.",
    ],
)
def test_the_aid_is_silent_on_a_sentence_in_welsh(text: str) -> None:
    for scope in Scope:
        assert print_hints(text, WALES, scope) == ()
    assert found(f"{text} He is a bully.") == [("L_LABEL", "bully")]


@pytest.mark.parametrize(
    "text",
    [
        "He went from Ysgol y Dref to Cae'r Gors; he is a bully.",
        "The bully lives in Trefddychmygol.",
        "A bully.",
    ],
)
def test_welsh_names_do_not_make_a_sentence_welsh(text: str) -> None:
    assert found(text) == [("L_LABEL", "bully")]


def test_a_surname_is_no_word_of_a_list() -> None:
    assert found("Mr. Sly and B. Story saw it.") == []
    assert found("The boy is sly.") == [("L_INTENT", "sly")]


@pytest.mark.parametrize(
    ("occurrences", "said"),
    [
        (Occurrences(), "once"),
        (Occurrences(count_min=2, count_max=2), "twice"),
        (Occurrences(count_min=4), "on 4 occasions"),
        (Occurrences(count_min=3, count_max=5), "on 3 to 5 occasions"),
        (Occurrences(count_min=3, is_estimate=True), "on about 3 occasions"),
    ],
)
def test_how_often_the_record_says_it_was(occurrences: Occurrences, said: str) -> None:
    assert WALES.counted(occurrences) == said


def test_what_a_child_said_may_be_quoted_or_added_to_but_not_replaced() -> None:
    text = "She said it had happened a few times and that he was a bully."
    few, bully = print_hints(text, WALES, occurrences=Occurrences())
    actions = {offer.action for hint in (few, bully) for offer in hint.offers}
    assert actions == {OfferAction.QUOTE, OfferAction.ADD}
    assert few.offers[-1].replacement == " (number not said)"
    assert not few.own
    assert found("He was vile to me and deliberately ran.", reported=True) == []
    assert found(f"Cari said it happened {quote('a few times')}, always {quote('at lunch')}.") == []


def test_an_action_is_pointed_out_as_a_whole_sentence() -> None:
    text = "Touched Beca Harlow on the bottom, once. Aunt was phoned. She walked away."
    (hint,) = print_hints(text, WALES, Scope.BACKGROUND)
    assert hint.sentence
    assert text[hint.start : hint.end] == "Aunt was phoned."
    assert hint.offers == ()
    told = "Cari Prosser told staff that Ioan touched her leg. H. Bevan phoned parents."
    assert found(told, Scope.BACKGROUND, reported=True) == [("L_ACTION_BG", "H. Bevan phoned parents.")]


def test_each_word_of_a_sentence_is_pointed_out_once() -> None:
    assert found("He was very, very loud. It was very long.") == [("L_INTENS", "very"), ("L_INTENS", "very")]


BAD = (
    (
        "Sadly the boy has shown a distinct lack of care. On several occasions he was inappropriate. He was spoken to, "
        "and an exaggerated apology was given. A call to his grandmother was made. The action was to refer. He was "
        "intent on assaulting a girl in Year 4. He is a predator and things are out of control."
    ),
    "We would like some support and advice.",
    "The school has no choice but to exclude. Staffing and budget are unsustainable.",
)
"""Brief, fictional, and written as reports must not be (domain.md section 7.1)."""


def test_a_badly_written_report_is_found_out() -> None:
    background, ask, outcomes = BAD
    in_background = Counter(group for group, _ in found(background, Scope.BACKGROUND))
    assert in_background == {
        "L_EMOTIVE": 1, "L_INTENS": 2, "L_VAGUE": 3, "L_ACTION_BG": 3, "L_INTENT": 1, "L_LEGAL": 1, "L_LABEL": 1,
        "L_BLAME": 1,
    }  # fmt: skip
    assert [word for _, word in found(ask, Scope.ASK)] == ["some", "support", "advice"]
    assert [word for _, word in found(outcomes, Scope.OUTCOMES)] == [
        "no choice but", "Staffing", "budget", "unsustainable",
    ]  # fmt: skip


def test_lists_that_would_shorten_a_statement_are_refused() -> None:
    with pytest.raises(ValueError, match="fewer words"):
        PrintList(
            group="L_TERMS", severity=Severity.TIP, stems=("step down",), reason="x",
            instead=(LabelWord("step down", "end"),),
        )  # fmt: skip


def test_a_long_paragraph_is_read_in_no_time() -> None:
    plain = "he walked along the wall and stood near the door while others played at the goal " * 320
    full = "the victim was very angry and often ran; some said it was inappropriate " * 400
    print_hints(plain, WALES, Scope.BACKGROUND)
    for text in (plain, full):
        best = min(_timed(text) for _ in range(3))
        assert len(text.split()) > 4_500
        assert best < 0.05


def _timed(text: str) -> float:
    start = time.thread_time()
    print_hints(text, WALES, Scope.BACKGROUND)
    return time.thread_time() - start


NUMBERS = re.compile(r"\d+|\b(?:once|twice|two|three|four|five|six|seven|eight|nine|ten)\b", re.IGNORECASE)
PIECES = st.sampled_from(
    (
        *("victim", "Bullies", "often", "a few times", "Several", "inappropriately", "touched", "alleged", "claimed"),
        *("LAC", "sexting", "raped", "very", "phoned parents", "was phoned", "support", "reasonable grounds", "some"),
        *(
            "said",
            "She told me",
            "Ioan",
            "three times",
            "not said",
            "on the leg",
            "2 boys",
            ".",
            ";",
            "\n",
            OPEN,
            CLOSE,
        ),
        *('"', "H.", "\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}", "needs for care and support"),
    )
)


@given(
    text=st.lists(st.one_of(PIECES, st.text(max_size=5)), max_size=18).map(" ".join),
    scope=st.sampled_from(Scope),
    reported=st.booleans(),
    occurrences=st.one_of(st.none(), st.builds(Occurrences, count_min=st.integers(1, 9), is_estimate=st.booleans())),
)
def test_no_accepted_offer_lowers_words_or_occasions_or_touches_what_was_said(
    text: str, scope: Scope, reported: bool, occurrences: Occurrences | None
) -> None:
    hints: tuple[PrintHint, ...] = print_hints(text, WALES, scope, reported=reported, occurrences=occurrences)
    quotations = [text[start:end] for start, end in quoted_ranges(text)]
    for hint in hints:
        assert text[hint.start : hint.end] == hint.found
        assert not any(start <= hint.start and hint.end <= end for start, end in quoted_ranges(text))
        for offer in hint.offers:
            accepted = accept_offer(text, offer)
            assert len(accepted.split()) >= len(text.split())
            assert Counter(NUMBERS.findall(text)) <= Counter(NUMBERS.findall(accepted))
            assert all(quotation in accepted for quotation in quotations)
            if offer.action is OfferAction.REPLACE:
                assert not reported
                assert not reports_speech(Sentences(text).around(hint.start))
            elif offer.action is OfferAction.QUOTE:
                assert accepted == text[: offer.start] + quote(hint.found) + text[offer.end :]
            else:
                assert accepted.startswith(text[: offer.start])
                assert accepted.endswith(text[offer.start :])


def test_empty_lists_point_at_nothing() -> None:
    assert print_hints(BAD[0], PrintWords(), Scope.BACKGROUND) == ()

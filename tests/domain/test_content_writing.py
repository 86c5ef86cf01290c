"""What the content pack brings for writing a referral: asks to start from, the nation's own law, the lists."""

import re
from pathlib import Path

import pytest

from hsbdesk.domain.content import NATIONS, Content, load_content

FOLDER = Path(__file__).parents[2] / "resources" / "content"
PACKS = {nation: load_content(FOLDER, nation) for nation in NATIONS}


@pytest.fixture(params=NATIONS)
def content(request: pytest.FixtureRequest) -> Content:
    return PACKS[request.param]


def test_every_kind_of_request_has_sentences_to_start_from(content: Content) -> None:
    for code in content.codes("request_type"):
        asked = content.request(code)
        assert asked.code == code
        assert asked.lead
        assert asked.result
        assert asked.who.startswith(content.term("svc"))
        assert "<" not in f"{asked.lead}{asked.text}{asked.who}{asked.result}"
        assert (asked.lead + asked.text).format(child="Ioan", family="the family")
    with pytest.raises(KeyError):
        content.request("SOMETHING")


def test_law_in_a_request_is_a_legal_text_with_its_source(content: Content) -> None:
    for code in content.codes("request_type"):
        asked = content.request(code)
        speaks = re.search(r"\bAct\b|section \d", asked.lead + asked.text) is not None
        assert speaks == bool(asked.law), code
        if asked.law:
            legal = content.legal(asked.law)
            assert legal.text in asked.text
            assert content.source(legal.source)
            assert legal.confirmed


def test_each_nation_asks_under_its_own_act() -> None:
    wales, england = (PACKS[nation].request("ASSESS_NEEDS") for nation in NATIONS)
    assert "(Wales) Act 2014, Part 3" in wales.text
    assert "needs for care and support" in wales.lead
    assert "Children Act 1989, section 17" in england.text
    assert "child in need" in england.lead
    assert PACKS["wales"].request("PROTECTION_ENQUIRY").text == PACKS["england"].request("PROTECTION_ENQUIRY").text


def test_the_lint_of_a_nation_passes_its_own_law_and_stops_the_others() -> None:
    def stops(nation: str, text: str) -> list[str]:
        return [lint.instead for lint in PACKS[nation].nation_lint if re.search(lint.pattern, text, re.IGNORECASE)]

    wales = ("under section 17", "s.17 assessment", "S17", "He is a child in need.")
    assert all(stops("wales", text) for text in wales)
    fine = ("a child in need of care and support", "Ioan's 17 entries", "it's 17 March", "section 47", "SSWBA, Part 3")
    assert not any(stops("wales", text) for text in fine)
    assert stops("england", "a care and support protection plan") == ["child protection plan"]
    assert stops("england", "SSWBA") == ["Children Act 1989, section 17"]
    assert not stops("england", "a child in need, section 17")
    for nation in NATIONS:
        for lint in PACKS[nation].nation_lint:
            assert not stops(nation, lint.instead)
        for code in PACKS[nation].codes("request_type"):
            asked = PACKS[nation].request(code)
            assert not stops(nation, f"{asked.lead} {asked.text}")


def test_requests_to_start_from_pass_the_writing_aid(content: Content) -> None:
    from hsbdesk.domain.wording_print import Scope, print_hints

    for code in content.codes("request_type"):
        asked = content.request(code)
        text = f"{asked.lead} {asked.text}".format(child="Ioan", family="his family")
        assert print_hints(text, content.print_words, Scope.ASK) == (), code

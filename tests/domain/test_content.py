"""The content packs: sourced where they speak of law, each nation in its own words, damage told."""

import re
import shutil
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.concern_draft import ConcernDraft, check_draft
from hsbdesk.domain.content import NATIONS, Content, load_content
from hsbdesk.domain.wording import logging_hints
from hsbdesk.errors import DeskError
from hsbdesk.words import Words

FOLDER = Path(__file__).parents[2] / "resources" / "content"
PACKS = {nation: load_content(FOLDER, nation) for nation in NATIONS}

LAW = re.compile(r"\bsections?\s?\d|\bs\.\s?\d|\bAct\b(?! first)|\bArt\b|\bGDPR\b|\bRegulations\b")
SAYS_ENGLISH_LAW = re.compile(
    r"\bsection\s*17\b|\bs\.?\s?17\b|child in need(?! of (care|protection|support|specialist))", re.IGNORECASE
)
SAYS_WELSH_LAW = re.compile(r"SSWBA|care and support protection plan", re.IGNORECASE)
LOOKED_FOR = {"pattern", "stems", "exempt", "abbreviations"}


@pytest.fixture(params=NATIONS)
def content(request: pytest.FixtureRequest) -> Content:
    return PACKS[request.param]


def texts_of(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of a pack with its place in it; sources, and what is only looked for, left out."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in {"source", "_sources", "address", "last_checked", *LOOKED_FOR}:
                yield from texts_of(getattr(value, field.name), f"{path}/{field.name}")
    elif hasattr(value, "items"):
        for key, item in value.items():
            yield from texts_of(item, f"{path}/{key}")
    elif isinstance(value, tuple | list):
        for place, item in enumerate(value):
            yield from texts_of(item, f"{path}/{place}")


def test_both_nations_know_the_same_codes_and_keys() -> None:
    wales, england = PACKS["wales"], PACKS["england"]
    assert wales.vocabularies() == england.vocabularies()
    for vocabulary in wales.vocabularies():
        assert wales.codes(vocabulary) == england.codes(vocabulary)
    assert set(wales.legal_keys()) == set(england.legal_keys())
    assert wales.term("role.lead_short") == "DSP"
    assert england.term("role.lead_short") == "DSL"
    assert set(wales.timers()) - set(england.timers()) == {"T_WRITE", "T_ACK7", "T_CORE"}


def test_what_speaks_of_law_stands_with_its_source_and_date(content: Content) -> None:
    sourced = [content.legal(key) for key in content.legal_keys()]
    sourced += [content.timer(key) for key in content.timers()] + list(content.guidance())
    sourced += content.term_sources().values()
    for entry in sourced:
        assert content.source(entry.source)
        if entry.source == "SCHOOL":
            assert not entry.last_checked
            assert not entry.confirmed
        else:
            assert entry.last_checked == "2026-11"
        if {"GK", "PD"} & set(entry.source.split("; ")):
            assert not entry.confirmed
    assert not content.legal("basis.statutory").confirmed
    assert content.check_note


def test_every_name_of_a_nation_stands_with_its_source(content: Content) -> None:
    """Names both nations share, and the country's own, need none."""
    own = set(tomllib.loads((FOLDER / f"{content.nation}.toml").read_text("utf-8"))["term"]) - {"country"}
    sourced = {key.partition(".")[0] for key in content.term_sources()}
    assert {key.partition(".")[0] for key in own} <= sourced
    assert content.term_sources()["route"].text.startswith("Manage in school, Early help")
    assert all(content.term_sources()[key].text == content.term(key) for key in ("role.lead", "svc", "insp"))


def test_law_stands_nowhere_without_a_source() -> None:
    for file in FOLDER.glob("*.toml"):
        pack = tomllib.loads(file.read_text("utf-8"))
        looked_for = {"print_words", "nation_lint", "readiness"}
        for table in set(pack) - {"legal", "timer", "guidance", "source", "welsh", *looked_for}:
            for place, text in texts_of(pack[table], f"{file.name}/{table}"):
                assert not LAW.search(text), place


def test_wales_never_says_section_17_and_england_never_says_the_welsh_act() -> None:
    for place, text in texts_of(PACKS["wales"]):
        assert not SAYS_ENGLISH_LAW.search(text), place
        assert not re.search(r"Children's Social Care|\bDSL\b|LADO|Ofsted|SENCO|Suspension", text), place
    for place, text in texts_of(PACKS["england"]):
        assert not SAYS_WELSH_LAW.search(text), place
        assert not re.search(r"Social Services|\bDSP\b|Estyn|ALNCo|MARF|Fixed-term|Part 3", text), place
    assert SAYS_ENGLISH_LAW.search(PACKS["england"].legal("law.assess").text)
    assert SAYS_WELSH_LAW.search(PACKS["wales"].term("plan.protection"))


def test_wales_counts_the_demo_school_year_and_the_others_ship_no_dates(calendar: SchoolCalendar) -> None:
    wales, england = PACKS["wales"], PACKS["england"]
    assert wales.default_terms("2025-26") == calendar.terms
    assert wales.default_closed("2025-26") == calendar.closed
    assert "Compare each date" in wales.school_year("2025-26").note
    for empty in (england.school_year("2025-26"), wales.school_year("2026-27"), wales.school_year("2031-32")):
        assert (empty.terms, empty.closed) == ((), ())
        assert "No dates are shipped" in empty.note
    assert [year.name for year in england.school_years()] == ["2025-26", "2026-27"]


def test_every_setting_belongs_to_one_group_and_places_start_from_them(content: Content) -> None:
    grouped = [code for group in content.setting_groups() for code in group.settings]
    assert sorted(grouped) == sorted(content.codes("setting"))
    names = [group.name for group in content.setting_groups()]
    assert names == ["School", "Travel", "Home", "Community", "Online", "Other"]
    assert content.group_of("GAMING") == "Online"
    assert {place.setting for place in content.starter_places()} <= set(grouped)
    with pytest.raises(KeyError):
        content.group_of("CANTEEN")


def test_answers_of_the_form_mean_what_the_draft_makes_of_them(content: Content) -> None:
    assert content.source_choices()[2].label == "A child told me"
    for choice in content.source_choices():
        assert choice.source in content.codes("source_type")
        draft = ConcernDraft(uuid="1", child_not_known=True, what_happened="x", source_choice=choice.code)
        checked = check_draft(draft, {}, None, None, "")
        assert (checked.source, checked.basis) == (choice.source, choice.basis)


def test_colours_categories_and_evidence_keep_apart(content: Content) -> None:
    assert content.label("brook", "ORANGE") == "Orange (amber)"
    assert content.printed("brook", "ORANGE") == "Orange"
    assert content.choices("brook") == ("GREEN", "ORANGE", "RED")
    assert content.codes("category_choice")[0] == "NOT_HSB"
    assert content.codes("category_choice")[1:] == content.codes("category")
    assert content.codes("category_paraphrase") == content.codes("category")
    assert "Hackett" in content.legal("hackett.acknowledgement").text
    assert set(content.evidence) == set(content.codes("basis"))
    assert len(set(content.evidence.values())) == 4
    assert "NOT_ANSWERED" not in content.choices("safe")


def test_how_we_know_says_who_told_whom(content: Content) -> None:
    known = {"who": "Child F", "whom": "T. Hale", "when": "17 March", "what": "Drawing"}
    assert content.printed("how_we_know", "TOLD_FIRST_HAND").format(**known) == "Child F told T. Hale, 17 March"
    assert content.label("how_we_know", "TOLD_SECOND_HAND").format(**known) == "Child F told us second-hand"
    assert set(content.codes("basis")) <= set(content.codes("how_we_know"))
    for vocabulary in ("how_we_know", "contact_about"):
        for code in content.codes(vocabulary):
            assert content.printed(vocabulary, code).format(**known, child="Cari")


def test_sections_are_bilingual_in_wales_and_unreviewed() -> None:
    wales = PACKS["wales"].section_heads()
    assert [(head.number, head.text, head.other) for head in wales] == [
        (1, "Background", "Cefndir"),
        (2, "Interventions", "Ymyriadau"),
        (3, "Request", "Cais"),
        (4, "Outcomes", "Canlyniadau"),
    ]
    assert not any(head.reviewed for head in wales)
    assert [head.other for head in PACKS["england"].section_heads()] == [""] * 4
    label = PACKS["wales"].welsh("category", "HC_INAPPROPRIATE")
    assert label is not None
    assert (label.text, label.reviewed, label.seen) == ("Amhriodol", False, True)
    assert PACKS["england"].welsh("category", "HC_INAPPROPRIATE") is None
    raw = tomllib.loads((FOLDER / "wales.toml").read_text("utf-8"))["welsh"]
    for vocabulary, codes in raw.items():
        if vocabulary not in {"reviewed", "term"}:
            assert set(codes) <= set(PACKS["wales"].codes(vocabulary))


def test_who_reads_with_a_duty_of_their_own(content: Content) -> None:
    assert [kind.code for kind in content.recipient_types() if kind.statutory] == ["SS", "POLICE"]
    assert content.recipient_types()[0].name == content.term("svc")
    codes = [kind.code for kind in content.recipient_types()]
    assert ("BETTER_FUTURES" in codes) == (content.nation == "wales")


def test_the_call_and_the_gate_speak_the_nations_words() -> None:
    wales, england = PACKS["wales"], PACKS["england"]
    key, text = wales.call_questions()[0]
    assert (key, text) == ("TAKEN_AS_REPORT", "Is this taken as a report? What is the reference?")
    assert "taken as a referral" in england.call_questions()[0].text
    assert len(wales.call_questions()) == len({question.key for question in wales.call_questions()}) == 6
    assert wales.adult_gate.next.confirmed
    assert not england.adult_gate.next.confirmed
    assert "chair of governors" in england.adult_gate.instead
    assert "Designated Safeguarding Lead" in england.danger.text


def test_hints_while_logging_offer_behaviour_in_place_of_labels(content: Content) -> None:
    lists = content.logging_lists()
    assert {"perpetrator", "sexualised child"} <= {entry.word for entry in lists.labels}
    assert all(entry.instead and entry.instead != entry.word for entry in lists.labels)
    text = "She said it had happened a few times this week. He was inappropriate with his words too."
    assert [hint.found for hint in logging_hints(text, lists)] == ["a few times", "inappropriate"]
    assert logging_hints("The rule was repeated twice. A child in need of care and support.", lists) == ()


def refusal_of(folder: Path, nation: str) -> str:
    with pytest.raises(DeskError) as refused:
        load_content(folder, nation)
    sentence = Words().refusal(refused.value)
    assert "({id})" not in sentence
    assert refused.value.id not in sentence
    return refused.value.id


def test_a_damaged_installation_is_said_in_a_sentence(tmp_path: Path) -> None:
    shutil.copytree(FOLDER, tmp_path, dirs_exist_ok=True)
    wales = tmp_path / "wales.toml"
    whole = wales.read_text("utf-8")
    assert load_content(tmp_path, "wales").version == "W-2026.1"
    for damage in (
        whole.replace('"svc" = "Social Services"', '"svc.other" = "Social Services"'),
        whole.replace("reviewed = false", "reviewed = "),
        whole.replace("confirmed = true", "confirmd = true"),
        whole.replace('"Document, help already tried"]', "]"),
    ):
        assert damage != whole
        wales.write_text(damage, "utf-8")
        assert refusal_of(tmp_path, "wales") == "content_damaged"
    wales.unlink()
    assert refusal_of(tmp_path, "wales") == "content_missing"
    assert refusal_of(tmp_path, "scotland") == "content_nation_unknown"


def test_nothing_of_a_pack_can_be_changed(content: Content) -> None:
    with pytest.raises(AttributeError):
        content.version = "X"  # type: ignore[misc]
    with pytest.raises(TypeError):
        content.evidence["OBSERVED"] = "Fact"  # type: ignore[index]
    assert replace(content, version="X").version == "X"
    with pytest.raises(KeyError):
        content.label("brook", "AMBER")

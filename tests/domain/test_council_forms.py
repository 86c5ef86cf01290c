"""The generic forms of both nations, and short versions for small boxes."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.content import NATIONS, load_content
from hsbdesk.domain.council_form import CouncilFormContent
from hsbdesk.domain.form_checks import check_form
from hsbdesk.domain.form_sources import SECTION_OF, FormSource
from hsbdesk.domain.short_answer import shorten_answer, shorten_rows

FOLDER = Path(__file__).parents[2] / "resources" / "content"


@pytest.mark.parametrize("nation", NATIONS)
def test_each_nation_has_a_form_to_start_from(nation: str) -> None:
    content = load_content(FOLDER, nation)
    form = content.generic_form
    assert form.nation == nation
    check_form(CouncilFormContent(name=form.name, edition=form.edition, nation=nation, fields=form.fields))
    asked = " ".join(field.heading.lower() for field in form.fields)
    for matter in ("full name", "parental responsibility", "household", "religion", "communication", "hearsay"):
        assert matter in asked, matter
    assert "section 17" not in asked
    assert set(content.codes("form_source")) == set(FormSource) >= set(SECTION_OF)


def test_the_welsh_form_has_the_standard_31_boxes_and_the_english_one_asks_for_what_england_asks() -> None:
    wales, england = (load_content(FOLDER, nation).generic_form for nation in NATIONS)
    assert len(wales.fields) == 31
    headings = {field.heading for field in england.fields}
    assert "Previous interventions, their aims and outcomes" in headings
    assert next(field for field in england.fields if field.key == "confidential").source == ""


def test_a_short_answer_ends_with_a_whole_sentence_and_says_where_the_rest_is() -> None:
    text = "H. Bevan saw it. He was sent out. “I want it to stop.” Then the bell rang."
    short = shorten_answer(text, 60, "See attached.")
    assert short is not None
    assert short.text == "H. Bevan saw it. He was sent out. See attached."
    assert shorten_answer(text, 20, "See attached.") is None


def test_a_short_chronology_keeps_the_pattern_and_the_newest_rows() -> None:
    rows = [f"{n}. something that happened on day {n}" for n in range(1, 13)]
    short = shorten_rows("12 entries.", rows, 130, "See attached, section 1.")
    assert short is not None
    assert short.text.splitlines() == ["12 entries.", rows[10], rows[11], "See attached, section 1."]
    assert (short.first, short.last) == (11, 12)


@given(st.text(alphabet="ab. \n”?", max_size=300), st.integers(1, 320))
def test_a_short_answer_always_fits_and_only_leaves_out(text: str, limit: int) -> None:
    short = shorten_answer(text, limit, "See attached.")
    if short is not None:
        assert len(short.text) <= limit
        assert text.startswith(short.text.removesuffix(" See attached."))

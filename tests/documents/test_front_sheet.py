"""The front sheet: the first page a duty officer reads."""

from dataclasses import replace

from hsbdesk.documents.answers import answer
from hsbdesk.documents.blocks import emphasised
from hsbdesk.documents.text import Span
from hsbdesk.domain.paper import Line


def test_a_fuller_front_sheet_is_set_smaller_before_it_takes_a_second_page(draw, referral, pages_of):
    safety = tuple(
        Line(label=f"Answer {number}", text="Told by the duty officer on 17 March, in writing the day after. " * 2)
        for number in range(16)
    )
    pages = pages_of(draw(safety=safety))
    assert "Contents" in pages[0]
    assert "1 Background /" in pages[1]
    pages = pages_of(draw(safety=safety + tuple(replace(line, label="More") for line in safety)))
    assert "Contents" in pages[1]
    assert "1 Background p.3" in " ".join(pages[1].split())


def test_bold_parts_are_whole_words_in_the_order_of_the_text():
    assert emphasised("Nothing else is known. At home: not known", ("not known",)) == (
        Span("Nothing else is known. At home: "),
        Span("not known", bold=True),
    )
    assert emphasised("plain", ("absent",)) == "plain"


def test_a_bold_name_joins_its_text_with_one_space_or_a_comma():
    joined = [
        "".join(part.text if isinstance(part, Span) else part for part in answer(line))
        for line in (
            Line(label="", bold_first="Ioan Sample", text="(no other names known)"),
            Line(label="", bold_first="Ioan Sample", text=", Year 6"),
            Line(label="", bold_first="Ioan Sample", text=""),
        )
    ]
    assert joined == ["Ioan Sample (no other names known)", "Ioan Sample, Year 6", "Ioan Sample"]

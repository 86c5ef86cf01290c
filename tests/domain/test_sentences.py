"""Where sentences begin and end, and what they say of themselves."""

import pytest

from hsbdesk.domain.sentences import Sentences, reports_speech


def sentences(text: str) -> list[str]:
    reader = Sentences(text)
    return list(dict.fromkeys(reader.around(place) for place, letter in enumerate(text) if not letter.isspace()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ran. She hid.", ["He ran.", "She hid."]),
        ("H. Bevan saw it. Mr. Rees was told.", ["H. Bevan saw it.", "Mr. Rees was told."]),
        ("It was told by Child F. Aunt was phoned.", ["It was told by Child F.", "Aunt was phoned."]),
        ("See no. 12, ref. 4. He stopped.", ["See no. 12, ref. 4.", "He stopped."]),
        ("He said \N{LEFT DOUBLE QUOTATION MARK}no.\N{RIGHT DOUBLE QUOTATION MARK} He left", None),
        ("One line\nanother; still it", ["One line", "another; still it"]),
    ],
)
def test_initials_and_short_forms_end_no_sentence(text: str, expected: list[str] | None) -> None:
    if expected is None:
        left, right = "\N{LEFT DOUBLE QUOTATION MARK}", "\N{RIGHT DOUBLE QUOTATION MARK}"
        expected = [f"He said {left}no.{right}", "He left"]
    assert sentences(text) == expected


def test_speech_and_numbers_belong_to_their_sentence() -> None:
    text = "He often ran. It was three times on Monday. She said so."
    reader = Sentences(text)
    assert not reader.counted(0)
    assert reader.counted(text.index("three"))
    assert reports_speech(reader.around(len(text) - 2))
    assert not reports_speech(reader.around(0))
    start, end = reader.span(text.index("three"))
    assert text[start:end] == "It was three times on Monday."

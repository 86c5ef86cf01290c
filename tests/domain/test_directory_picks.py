"""Threshold words as a referral prints them; the guidance page's own lines."""

from datetime import date

import pytest

from hsbdesk.domain.content_parts import Guidance
from hsbdesk.domain.directory import GuidanceLine, ThresholdLevel, ThresholdsDocument
from hsbdesk.domain.directory_picks import write_threshold
from hsbdesk.domain.guidance_page import as_line, changed_guidance, is_stale, last_checked, merge_guidance

DOCUMENT = ThresholdsDocument(
    key="t",
    council="Cyngor Sir Enghraifft",
    name="Sir Enghraifft thresholds 2025 (fictional)",
    edition="2025",
    levels=(ThresholdLevel(level="4", indicators=("4.2 Harm to another child", "4.6: A child at home")),),
)
PACK = (
    Guidance(key="a", title="Procedures", about="x", source="S01", last_checked="2026-01", confirmed=True),
    Guidance(key="b", title="Yours", about="", source="SCHOOL", last_checked="", confirmed=False, by_school=True),
)


@pytest.mark.parametrize(
    ("level", "indicators", "text"),
    [
        ("4", ("4.2 Harm to another child", "4.6: A child at home"), ", level 4, 4.2 and 4.6"),
        ("4", ("4.2 Harm",), ", level 4, 4.2"),
        ("4", ("4.1 a", "4.2 b", "4.6 c"), ", level 4, 4.1, 4.2 and 4.6"),
        ("Acute", ("Harm to another child",), ", level Acute, Harm to another child"),
        ("4", (), ", level 4"),
        ("", (), ""),
    ],
)
def test_the_statement_quotes_the_documents_own_numbers(level: str, indicators: tuple[str, ...], text: str) -> None:
    assert write_threshold(DOCUMENT, level, indicators) == f"Sir Enghraifft thresholds 2025 (fictional){text}"


def test_an_edition_is_named_once() -> None:
    plain = ThresholdsDocument(key="t", council="", name="Continuum of need", edition="2024")
    assert write_threshold(plain, "3", ()) == "Continuum of need 2024, level 3"


def test_what_the_school_left_as_it_was_is_not_kept() -> None:
    shown = merge_guidance(PACK, ())
    assert changed_guidance(PACK, shown) == ()
    kept = changed_guidance(PACK, shown[1:])
    assert [(line.key, line.hidden) for line in kept] == [("a", True)]
    assert [line.key for line in merge_guidance(PACK, kept)] == ["b"]
    own = GuidanceLine(key="c", title="Ours")
    assert changed_guidance(PACK, (*shown, own)) == (own,)


def test_a_line_is_as_old_as_its_last_check() -> None:
    assert last_checked(as_line(PACK[0]), PACK) == "2026-01-01"
    assert last_checked(GuidanceLine(key="a", checked_on="2026-03-02"), PACK) == "2026-03-02"
    assert last_checked(as_line(PACK[1]), PACK) == ""


@pytest.mark.parametrize(
    ("checked", "stale"),
    [("", True), ("2025-09-18", True), ("2025-09-19", False), ("2026-03-18", False), ("2026-11-01", False)],
)
def test_six_months_make_it_stale(checked: str, stale: bool) -> None:
    assert is_stale(checked, date(2026, 3, 18), 6) is stale

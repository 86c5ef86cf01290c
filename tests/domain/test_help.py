"""The help pages: plain, and true where they can be held against the program."""

import re
from datetime import date
from pathlib import Path

import pytest

from hsbdesk.domain.calendar import SchoolCalendar
from hsbdesk.domain.content import NATIONS, load_content
from hsbdesk.domain.typed_dates import read_date

RESOURCES = Path(__file__).parents[2] / "resources"
PAGES = ("start", "logging", "triage", "effect", "risk-plan", "referral", "reports", "protects", "keys")


def read_page(name: str) -> str:
    return (RESOURCES / "help" / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize("name", PAGES)
def test_pages_are_plain_and_short(name: str, nation: str) -> None:
    page = load_content(RESOURCES / "content", nation).fill(read_page(name))
    assert page.startswith("# ")
    assert len(page.split()) < 750
    assert not re.search(r"[!<>\N{RIGHT SINGLE QUOTATION MARK}]|\]\(|http", page)
    assert not re.search(r"hearsay|perpetrator|victim|kinship|section 17|SSWBA", page, re.IGNORECASE)
    assert not re.search(r"\b[A-Z]{5,}\b", page)


def test_every_date_the_help_offers_can_be_typed(calendar: SchoolCalendar) -> None:
    part = read_page("logging").split("## Dates you can type")[1].split("##")[0]
    offered = re.findall(r"^- \*\*(.+)\*\*$", part, re.MULTILINE)
    assert len(offered) == 12
    read = [read_date(typed, date(2026, 3, 18), calendar) for typed in offered]
    assert len({when.precision for when in read}) >= 8

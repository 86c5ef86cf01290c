"""Keyboard alone: from a concern to a signed and printed quick report in under two minutes at a person's pace."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pages import assert_same_pages, squeeze, squeezed
from prepared import PASSPHRASE, demo_in, open_vault
from print_queue import PrintQueue
from screen import PERSON_MS, Screen, Stopwatch
from steps import open_child, sign_in_demo

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.storage.records import read_records
from ui.demo import DEMO_START

pytestmark = pytest.mark.screen

RISK = "Llew & Cari: nobody “knows” the rooms yet"
SHARE = "two children may not be safe tonight"
MOST_KEYS = 330
"""Two minutes at a person's pace are 660 keys; half of them leave time to read."""


def write_quick(screen: Screen) -> None:
    """Alt+Q in the child's file; what is known is filled in, one line is typed, the passphrase signs."""
    screen.press("alt+q")
    screen.wait_says("Where each child is, and tonight")
    screen.tab_to("Who is at risk now")
    screen.press("ctrl+a")
    screen.type(RISK)
    screen.fill("Your passphrase", PASSPHRASE)
    screen.press("ctrl+Return")
    screen.wait_says("Page 1 of 1")


def print_quick(screen: Screen) -> None:
    screen.push("Necessary and proportionate, because")
    screen.tab_to("becauseEdit")
    screen.press("ctrl+a")
    screen.type(SHARE)
    screen.press("ctrl+p")
    screen.wait_says("Filed and sent to the printer")


def test_a_quick_report_takes_under_two_minutes(
    tmp_path: Path, start: Callable[..., Screen], queue: PrintQueue, stopwatch: Stopwatch
) -> None:
    home = tmp_path / "home"
    screen = start(home, verb=("demo",), more=queue.environment)
    sign_in_demo(screen)
    open_child(screen)
    screen.wait_says("lives with aunt")
    before = screen.keys
    with stopwatch.time(screen, "quick report: filled in, one line typed, signed"):
        write_quick(screen)
    with stopwatch.time(screen, "quick report: share card, printed with its key"):
        print_quick(screen)
    assert screen.keys - before < MOST_KEYS
    assert (screen.keys - before) * PERSON_MS < 2 * 60 * 1000
    report, key = queue.wait_jobs(2)
    # As a power cut: what was signed and filed is on the disk, and the demo is not tidied away.
    assert not screen.said()
    screen.kill()
    with open_vault(home, folder=demo_in(home), at=DEMO_START, later=timedelta(minutes=5)) as desk:
        filed = check_filed(desk)
    assert_same_pages(filed[0], report)
    assert_same_pages(filed[1], key)


def check_filed(desk: Desk) -> tuple[bytes, bytes]:
    (quick,) = [r for r in read_records(desk.session.db, Referral) if r.quick is not None]
    assert quick.quick is not None
    assert quick.quick.at_risk == RISK
    assert len(quick.signatures) == 1
    copies = {copy.kind: copy for copy in desk.paper.copies(quick.file) if copy.record == quick.id}
    assert set(copies) == {DocumentKind.QUICK_REPORT, DocumentKind.IDENTITY_KEY}
    report = desk.paper.copy_bytes(copies[DocumentKind.QUICK_REPORT].id)
    said = squeezed(report)
    assert squeeze("signed-off copy") in said
    assert squeeze(RISK.replace("Cari", "Child F")) in said
    assert "Prosser" not in said
    return report, desk.paper.copy_bytes(copies[DocumentKind.IDENTITY_KEY].id)

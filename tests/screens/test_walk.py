"""Keyboard alone, from an empty PC to printed pages; then vault, filed copies and printer are asked what they hold."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pages import assert_same_pages, squeeze, squeezed
from prepared import LEAD, PASSPHRASE, ROLL, open_vault
from print_queue import PrintQueue
from screen import Screen, Stopwatch
from steps import begin_concern, open_child

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.concern import Role
from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.triage import Category

pytestmark = pytest.mark.screen

SCHOOL = "Ysgol Enghraifft"
WHAT = (
    'In the queue Ioan put his hand on Cari\'s leg, over clothing. She said "stop" & moved; <after> the Gŵyl, 5 Yew’s.'
)
WORDS = "I said “paid”, “na”, and I didn’t like it"
DONE = "Stayed with her; sat by the tŷ bach until 13:45"
TOLD = 'H. Rees, 13:40, "in person"'
BECAUSE = 'She said "stop" – he did not; over clothing & in a queue'
LEAD_ASK = "Assess his needs & what keeps “everybody” safe – at home, too"
PART_A = 'what the carer needs, in her "own" words <not ours>'
PART_B = "where it comes from: ŵ, ŷ, £ & 5 °C"
RESULT = "a written assessment, shared with the school"
SHARE = "to keep her safe; needed by the duty desk’s “front door”"


def first_run(screen: Screen) -> None:
    """Create the vault and type the recovery key back."""
    screen.wait_focus("Create a vault")
    screen.choose("Main record", "Main record")
    screen.press("alt+1")
    screen.wait_focus("Name of the school")
    screen.type(SCHOOL)
    screen.choose("Wales", "Wales")
    screen.fill("Your name", LEAD)
    screen.fill("Your role", "Designated Safeguarding Person")
    screen.fill("Passphrase", PASSPHRASE)
    screen.fill("Passphrase once more", PASSPHRASE)
    screen.push("Create the vault")
    screen.wait_focus("Type the key back from the paper")
    key = next(node.name for node in screen.nodes() if node.id == "recoveryKeyLabel")
    screen.type(key.replace("-", "").lower() + "\n")
    screen.wait_says("Nothing needs you today.")


def sign_in(screen: Screen) -> None:
    screen.wait_focus("Passphrase")
    screen.type(PASSPHRASE + "\n")
    screen.wait_says("Nothing needs you today.")


def import_roll(screen: Screen, file: Path) -> None:
    screen.press("alt+5")
    screen.wait_focus("Sections of the settings")
    for _ in range(20):
        if "Pupil list" in screen.current():
            break
        screen.press("Down")
    screen.wait_says("On the roll")
    screen.push("Import a CSV file")
    screen.wait_focus("File name:")
    screen.type(f"{file}\n")
    screen.wait_says("What the import would do")
    screen.push("Import")
    screen.wait_says("Pupil list, 4 pupils")


def log_concern(screen: Screen) -> None:
    begin_concern(screen)
    screen.fill("When did it happen", "week of 17 Nov")
    screen.choose("Playground", "Cloakroom")
    screen.push("Next: what happened")
    screen.choose("I saw it", "I saw it")
    screen.fill("What you saw or were told", WHAT)
    screen.fill("Cari's exact words", WORDS)
    screen.push("Next: what you did")
    screen.wait_focus("What you did at once")
    screen.type(DONE)
    screen.fill("Who you told", TOLD)
    screen.press("ctrl+Return")
    screen.wait_focus("This is right: submit")
    assert screen.says(WHAT)
    screen.press("Return")
    screen.wait_says("Submitted. Its number is I-")


def triage(screen: Screen) -> None:
    screen.push("Triage it now")
    screen.wait_focus("Safe until tomorrow, each child and place")
    screen.press("1", "Right", "1", "Right", "3")
    screen.choose("Not harmful sexual behaviour", "Abusive")
    screen.fill("Because", BECAUSE)
    screen.push("Open a Support file for Cari Prosser")
    screen.push("Open an HSB file for Ioan Sample")
    screen.press("ctrl+Return")
    screen.wait_says("None waiting from this concern")
    screen.wait_focus("Save decision")


def open_referral(screen: Screen) -> None:
    """Open the child's file by name, start a referral, and take the record out and in again."""
    open_child(screen)
    screen.wait_says("Chronology")
    screen.press("ctrl+6")
    screen.wait_says("0 referrals")
    screen.push("New referral")
    screen.wait_focus("Sections")
    screen.press("alt+1")
    screen.wait_focus("Records for Background")
    screen.press("space")
    screen.wait_says("0 of 1 recorded entries shown")
    screen.press("space")
    screen.wait_says("1 of 1 recorded entries shown")


def write_request(screen: Screen) -> None:
    screen.press("alt+3")
    screen.wait_says("Suggested from the record")
    screen.press("ctrl+Return")
    screen.wait_focus("What we ask")
    screen.type(LEAD_ASK)
    for letter, part in (("a", PART_A), ("b", PART_B)):
        screen.press("ctrl+shift+Return")
        screen.wait_says(f"Take {letter} out")
        screen.wait_focus("Part of the request")
        screen.type(part)
    screen.fill("Who", "Social Services")
    screen.fill("Result we need", RESULT)
    screen.fill("By when", "27 March")


def print_it(screen: Screen) -> None:
    screen.press("ctrl+p")
    screen.wait_says("Pages 1")
    screen.push("Necessary and proportionate, because")
    screen.tab_to("becauseEdit")
    screen.press("ctrl+a")
    screen.type(SHARE)
    screen.press("ctrl+p")
    screen.wait_says("Filed and sent to the printer")


def test_from_an_empty_pc_to_printed_pages(
    tmp_path: Path, start: Callable[..., Screen], queue: PrintQueue, stopwatch: Stopwatch
) -> None:
    home, roll = tmp_path / "home", tmp_path / "roll.csv"
    roll.write_text(ROLL, encoding="utf-8-sig")
    first = start(home)
    with stopwatch.time(first, "first run, recovery key typed back"):
        first_run(first)
    with stopwatch.time(first, "pupil list brought in"):
        import_roll(first, roll)
    first.close()

    screen = start(home, more=queue.environment)
    with stopwatch.time(screen, "sign in"):
        sign_in(screen)
    with stopwatch.time(screen, "log a concern with two children"):
        log_concern(screen)
    with stopwatch.time(screen, "triage it, open two files"):
        triage(screen)
    with stopwatch.time(screen, "start a referral, tick the record"):
        open_referral(screen)
    with stopwatch.time(screen, "request 1 with a and b"):
        write_request(screen)
    with stopwatch.time(screen, "print report and key"):
        print_it(screen)
    printed = queue.wait_jobs(2)
    screen.close()

    with open_vault(home) as desk:
        check_concern(desk)
        check_referral(desk)
        report, key = check_copies(desk)
    assert_same_pages(report, printed[0])
    assert_same_pages(key, printed[1])


def check_concern(desk: Desk) -> None:
    assert desk.school.name == SCHOOL
    assert desk.accounts.ways_in() == 2
    assert sorted(pupil.full for pupil in desk.pupils.roll()) == [
        "Cari Prosser",
        "Ioan Sample",
        "Llew Sample",
        "Nel Corwyn",
    ]
    (row,) = desk.concerns.rows()
    concern = desk.concerns.read(row.id).record
    assert concern.what_happened == WHAT
    assert concern.when == week_of_17_november(desk.today())
    assert concern.places == ("Cloakroom",)
    assert [account.words for account in concern.accounts] == [WORDS]
    assert (concern.done, concern.people_told) == (DONE, TOLD)
    files = {child.name: child for child in desk.files.children().rows}
    cari, ioan = files["Cari Prosser"], files["Ioan Sample"]
    assert [(part.person, part.role, part.in_file) for part in concern.people] == [
        (cari.person, Role.AFFECTED, cari.file),
        (ioan.person, Role.DISPLAYED, ioan.file),
    ]
    (category,) = desk.triages.view(row.id).triage.categories
    assert (category.category, category.because) == (Category.ABUSIVE, BECAUSE)


def check_referral(desk: Desk) -> None:
    (row,) = desk.referrals.rows()
    referral = desk.referrals.read(row.id).referral
    (concern,) = desk.concerns.rows()
    assert [chosen.record for chosen in referral.background] == [concern.id]
    (request,) = referral.requests
    assert request.lead == LEAD_ASK
    assert [part.text for part in request.parts] == [PART_A, PART_B]
    assert (request.who, request.by, request.result) == ("Social Services", "27 March", RESULT)


def check_copies(desk: Desk) -> tuple[bytes, bytes]:
    """Check the filed report's words; return the bytes of report and key."""
    (row,) = desk.referrals.rows()
    file = next(child.file for child in desk.files.children().rows if child.name == "Ioan Sample")
    copies = {copy.kind: copy for copy in desk.paper.copies(file)}
    assert set(copies) == {DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY}
    shared = desk.session.db.execute("SELECT DISTINCT necessary_because, how FROM sharing").fetchall()
    assert [tuple(entry) for entry in shared] == [(SHARE, "PRINTED")]
    report = desk.paper.copy_bytes(copies[DocumentKind.REFERRAL].id)
    said = squeezed(report)
    for typed in (LEAD_ASK, PART_A, PART_B, RESULT, WORDS, "Abusive", WHAT.replace("Cari", "Child A (Year 5)")):
        assert squeeze(typed) in said, typed
    assert "Prosser" not in said
    assert row.number in said
    return report, desk.paper.copy_bytes(copies[DocumentKind.IDENTITY_KEY].id)


def week_of_17_november(today: date) -> PartialDate:
    """Return what "week of 17 Nov" means today: the newest such week that is not still to come."""
    year = today.year if (today.month, today.day) >= (11, 17) else today.year - 1
    monday = date(year, 11, 17) - timedelta(days=date(year, 11, 17).weekday())
    sunday = monday + timedelta(days=6)
    return PartialDate(Precision.WEEK, monday.isoformat(), sunday.isoformat(), words="week of 17 Nov")

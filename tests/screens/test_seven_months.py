"""Keyboard alone, as a new lead: seven months of imported records become a signed and printed referral.

The technician's import is a command; what follows is one person at the keyboard. Keys and seconds of each part are
noted; at a person's pace all of it stays under ten minutes of typing and walking. Vault and printer are asked after.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from pages import assert_same_pages, squeeze, squeezed
from prepared import PASSPHRASE, open_vault
from print_queue import PrintQueue
from screen import PERSON_MS, PROGRAM, Screen, Stopwatch
from seven_months import ENTRIES, seven_months_bytes
from seven_months_done import EARLIER
from seven_months_people import EFA, FILE, IOLO, LEAD, OTHER_CHILDREN, TITLE

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.preferences import Preferences
from hsbdesk.domain.readiness import Severity
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.machine.places import find_places
from hsbdesk.storage.records import read_records
from hsbdesk.words import Words

pytestmark = pytest.mark.screen

MOST_SECONDS = 10 * 60
WHY_NOW = "Your return-if of 13 February (a threat, or anything at home) was met on 16 March."
POLICE = "Social Services tell the police. Iolo is 8."
CARER = "Grandmother, 16 March, on the duty officer’s advice; she asks for help."
CHANGED = "A threat, contact again with the same child, and a carer who cannot watch both children."
PARTS = ("what his grandmother needs in order to guide him", "where the behaviour may come from")
BY = ("1 May 2026", "18 March 2026", "27 March 2026")
LEVEL = "Levels of need in Sir Dychmygol, 2025, level 4, 4.2"
THRESHOLDS = (
    (
        "Iolo Garnedd",
        "neglect before 2022; kept from play and lessons",
        "help to stop the behaviour, and a carer who can guide him",
        "rows 1 to 12; early help agreed, no place yet",
    ),
    (
        "Efa Garnedd",
        "shares a bedroom with a child described in rows 5 to 8",
        "a room that somebody has looked at, and an adult at night",
        "talks with her grandmother",
    ),
)
OUTCOMES = (
    ("Iolo will spend more of each day watched and apart from friends.", "rows 5 to 8, intervention 6"),
    ("Efa’s safety rests on one adult, who sleeps downstairs.", "what her grandmother told us on 15 January"),
    ("Younger children may be asked again where no adult stands.", "rows 5, 6 and 8"),
)
REPLY, COVER = "18 March 2026", "30 March to 10 April: D. Marsh, 01632 960 412"
SHARE = "two children share a room tonight; asked for by the duty desk"


@pytest.fixture
def imported(tmp_path: Path) -> Path:
    """A home whose vault holds the case, brought in by the command a technician uses."""
    home = tmp_path / "home"
    places = find_places(home)
    desk = Desk(places, Words())
    folder = places.vaults / "bryn-dychmygol.hsbvault"
    desk.create_vault(
        folder, NewVault(school="x", nation="wales", main_record=True, name=LEAD, title=TITLE, passphrase=PASSPHRASE)
    )
    desk.sign_out()
    Preferences(places).change(last_vault=str(folder))
    case = tmp_path / "case.json"
    case.write_bytes(seven_months_bytes())
    done = subprocess.run(
        [*PROGRAM, "import", str(folder), str(case), "--user", LEAD, "--passphrase-stdin"],
        input=f"{PASSPHRASE}\n",
        text=True,
        capture_output=True,
        env={**os.environ, "HSBDESK_HOME": str(home)},
        timeout=60,
        check=True,
    )
    assert f"{ENTRIES} concerns" in done.stdout
    return home


def sign_in(screen: Screen) -> None:
    screen.wait_focus("Passphrase")
    screen.type(PASSPHRASE + "\n")
    screen.wait_focus("What needs you")


def start_referral(screen: Screen) -> None:
    """Find the child by name, see that February was refused, start a new one: everything that counts is ticked."""
    screen.press("alt+2")
    screen.wait_focus("Find a child")
    screen.type("iolo\n")
    screen.wait_says("lives with grandmother")
    screen.press("ctrl+6")
    screen.wait_says("1 referral")
    screen.push("New referral")
    screen.wait_focus("Sections")
    screen.wait_says("13 of 13 records used")


def tick(screen: Screen) -> None:
    """Look through the ticked records, take the one that is not sexual out, and put it back in."""
    screen.press("alt+1")
    screen.wait_focus("Records for Background")
    screen.go_along("Down", "I-0107")
    screen.press("space")
    screen.wait_says("7 of 8 recorded entries shown")
    screen.press("space")
    screen.wait_says("8 of 8 recorded entries shown")


def write_front(screen: Screen) -> None:
    screen.press("alt+0")
    screen.wait_focus("Why now")
    screen.type(WHY_NOW)
    screen.press("shift+Tab")
    screen.choose("Not known", "Yes")
    screen.fill("Police", POLICE)
    screen.fill("Carer informed", CARER)


def say_what_changed(screen: Screen) -> None:
    """The list of what is left leads to the field."""
    screen.press("shift+F6")
    screen.wait_focus("What is left to do")
    screen.go_along("Down", "What has changed")
    screen.press("Return")
    screen.wait_focus("Changed since the last report")
    screen.type(CHANGED)


def write_requests(screen: Screen) -> None:
    """Three suggested asks, each with its reasons filled in; only the day is left."""
    screen.press("alt+3")
    screen.wait_focus("Add: Assess needs, Iolo Garnedd")
    screen.press("space")
    screen.wait_focus("By when")
    screen.type(BY[0])
    for letter, part in zip("ab", PARTS, strict=True):
        screen.press("ctrl+shift+Return")
        screen.wait_says(f"Take {letter} out")
        screen.wait_focus("Part of the request")
        screen.type(part)
    for ask, by in (
        ("Safety of a child at home or another child, Efa Garnedd", BY[1]),
        ("Specialist assessment of the behaviour, Iolo Garnedd", BY[2]),
    ):
        screen.push(f"Add: {ask}")
        screen.wait_focus("By when")
        screen.type(by)


def write_thresholds(screen: Screen) -> None:
    for name, harm, needs, tried in THRESHOLDS:
        screen.push(f"Add the threshold for {name}")
        screen.wait_focus("Harm, or likely harm, to this child")
        screen.type(harm)
        screen.fill("Needs for care and support", needs)
        screen.fill("Document, version and level", LEVEL)
        screen.fill("Help already tried", tried)
    screen.fill("Reply by", REPLY)
    screen.fill("Whom to ring, and who covers", COVER)


def write_outcomes(screen: Screen) -> None:
    screen.press("alt+4")
    for place, (likely, because) in enumerate(OUTCOMES):
        if place:
            screen.push(f"Add an outcome: {('The child', 'Children at home', 'Other children')[place]}")
        screen.wait_focus("What is likely")
        screen.type(likely)
        screen.fill("Because, in words", because)


def sign(screen: Screen) -> None:
    """Nothing is left that stops it; the passphrase signs."""
    screen.wait_says("0 to resolve, ")
    screen.press("ctrl+shift+s")
    screen.wait_says("Draft: nobody has signed yet.")
    screen.push(f"Sign here: {TITLE}")
    screen.wait_focus("signPassphraseEdit")
    screen.type(PASSPHRASE + "\n")
    screen.wait_focus("Print it")
    screen.wait_says("Version 1.0 is signed off and still is what the records say.")


def print_it(screen: Screen) -> None:
    screen.press("Return")
    screen.wait_says("version 1.0 · signed off")
    screen.push("Necessary and proportionate, because")
    screen.tab_to("becauseEdit")
    screen.press("ctrl+a")
    screen.type(SHARE)
    screen.press("ctrl+p")
    screen.wait_says("Filed and sent to the printer")


def test_a_new_lead_goes_from_seven_months_of_records_to_a_printed_referral(
    imported: Path, start: Callable[..., Screen], queue: PrintQueue, stopwatch: Stopwatch
) -> None:
    screen = start(imported, more=queue.environment)
    parts = (
        ("sign in", sign_in),
        ("find the child, start the referral", start_referral),
        ("look through what is ticked", tick),
        ("front sheet", write_front),
        ("what has changed since it was refused", say_what_changed),
        ("three requests, one with a and b", write_requests),
        ("two thresholds, the reply", write_thresholds),
        ("three outcomes", write_outcomes),
        ("sign", sign),
        ("print report and key", print_it),
    )
    with stopwatch.time(screen, "seven months: all of it"):
        for part, walk in parts:
            with stopwatch.time(screen, f"seven months: {part}"):
                walk(screen)
    seconds = screen.keys * PERSON_MS / 1000 + screen.seconds
    assert seconds < MOST_SECONDS
    report, key = queue.wait_jobs(2)
    screen.close()
    with open_vault(imported, name=LEAD) as desk:
        check_referral(desk)
        filed = check_copies(desk)
    assert_same_pages(filed[0], report)
    assert_same_pages(filed[1], key)


def written(desk: Desk) -> Referral:
    (found,) = [r for r in read_records(desk.session.db, Referral) if r.id != EARLIER]
    return found


def check_referral(desk: Desk) -> None:
    referral = written(desk)
    front = referral.front
    assert (front.why_now, front.police, front.carer_informed) == (WHY_NOW, POLICE, CARER)
    assert (referral.changed_since, referral.previous) == (CHANGED, (EARLIER,))
    assert [(item.child, item.by) for item in referral.requests] == list(zip((IOLO, EFA, IOLO), BY, strict=True))
    assert tuple(part.text for part in referral.requests[0].parts) == PARTS
    assert [(t.child, t.harm, t.needs, t.document, t.tried) for t in referral.thresholds] == [
        (child, harm, needs, LEVEL, tried)
        for child, (_name, harm, needs, tried) in zip((IOLO, EFA), THRESHOLDS, strict=True)
    ]
    assert [(o.who, o.text, o.because) for o in referral.outcomes] == [
        (who, *said) for who, said in zip(("CHILD", "SIBLING", "OTHER_CHILDREN"), OUTCOMES, strict=True)
    ]
    assert not referral.overrides
    assert referral.complete_later is None
    assert [f.text for f in desk.readiness.check(referral) if f.severity is Severity.STOP] == []
    assert desk.drafts.own() == ()


def check_copies(desk: Desk) -> tuple[bytes, bytes]:
    copies = {copy.kind: copy for copy in desk.paper.copies(FILE)}
    assert set(copies) == {DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY}
    report = desk.paper.copy_bytes(copies[DocumentKind.REFERRAL].id)
    said = squeezed(report)
    for typed in (WHY_NOW, CHANGED, *PARTS, LEVEL, *(text for text, _because in OUTCOMES), "signed-off copy"):
        assert squeeze(typed) in said, typed
    assert [name for name in OTHER_CHILDREN if squeeze(name) in said] == []
    return report, desk.paper.copy_bytes(copies[DocumentKind.IDENTITY_KEY].id)

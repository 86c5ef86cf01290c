"""Keyboard alone: what was done and what it changed go into a referral that is signed and printed; then the vault,
the printer and `hsbdesk verify` are asked. It is the demo case, as `hsbdesk demo` opens it."""

import os
import subprocess
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pages import assert_same_pages, squeeze, squeezed
from prepared import LEAD, PASSPHRASE, demo_in, open_vault
from print_queue import PrintQueue
from screen import PROGRAM, Screen, Stopwatch
from steps import open_child, sign_in_demo

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.intervention import AimScope, Intervention, Judgement
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOffRole, SignOffWay, standing
from hsbdesk.storage.records import read_records
from ui.demo import DEMO_START

pytestmark = pytest.mark.screen

REFERRAL, WATCHED, ADDED = "R-2026-0007F", "N-0118X", "N-0134P"
SECOND_READER = "Aled Rees"
TITLE = "Year 5 cloakroom: one class at a time, “door held” & <open>"
WHO = "J. Pugh; cover: H. Bevan"
DOSE = "end of lunch, each day – 10 minutes"
AIM = 'No contact in a cloakroom & nobody alone there, "ŵ"'
SCOPE = "Both cloakrooms, end of lunch"
DELIVERED = "In place on both days – J. Pugh & “duty lead”"
IMPACT = "He waits with an adult & goes last: “It's boring being watched.”"
BETTER = "Playground: 1 entry in 20 days, 2 before; counted & <checked>"
NOT_BETTER = "Contact moved to the library – then the cloakroom, £0 of cover"
RESULT = "A named service & a start date"
BY = "27 March 2026"
SHARE = "to keep Llew & the children affected safe; asked for by the “duty desk”"


def open_interventions(screen: Screen) -> None:
    open_child(screen)
    screen.wait_says("lives with aunt")
    screen.press("ctrl+4")
    screen.wait_says("10, 1 planned · oldest first")


def record_intervention(screen: Screen) -> None:
    screen.tab_to("Record an intervention", back=True)
    screen.press("space")
    screen.wait_focus("interventionKindCombo")
    screen.type("A place m")
    screen.wait(lambda: screen.current() == "A place made safer", "the kind")
    screen.press("Return")
    screen.fill("What it is, in a few words", TITLE)
    screen.fill("Who does it", WHO)
    screen.fill("How much, how often", DOSE)
    screen.choose("The child", "A place")
    screen.fill("Start", "17/3")
    screen.choose("Not judged", "In place")
    screen.fill("In words", DELIVERED)
    screen.fill("What it is for", AIM)
    screen.fill("Its time and place, in words", SCOPE)
    screen.choose("Playground", "Year 5 cloakroom")
    screen.press("Right", "space")
    screen.choose("School day", "Lunch")
    screen.push("It restricts the child")
    screen.fill("What it does to the child", IMPACT)
    screen.push("Concerns it answers")
    screen.press("ctrl+Return")
    screen.wait_focus("Interventions")
    screen.wait(lambda: screen.current().startswith(f"{ADDED}, {TITLE}"), "the new one to be chosen")


def add_effect(screen: Screen) -> None:
    screen.go_along("k", WATCHED)
    screen.wait_says("Read with care.")
    screen.press("5")
    screen.wait_focus("Mixed")
    screen.fill("What got better, and how you know", BETTER)
    screen.fill("What did not", NOT_BETTER)
    screen.press("ctrl+Return")
    screen.wait_says(f"Better: {BETTER}")


def tick_both(screen: Screen) -> None:
    screen.press("alt+3")
    screen.wait(lambda: screen.current().startswith(REFERRAL), "the draft to be the first")
    screen.press("Return")
    screen.wait_focus("Sections")
    screen.press("alt+2")
    screen.wait_focus("Records for Interventions")
    screen.go_along("Down", WATCHED)
    screen.press("space")
    screen.wait(lambda: screen.current().startswith("not used"), f"{WATCHED} to be taken out")
    screen.press("space")
    screen.wait(lambda: screen.current().startswith("used"), f"{WATCHED} to be ticked")
    screen.go_along("Down", ADDED)
    assert screen.current().startswith("not used")
    screen.press("space")
    screen.wait(lambda: screen.current().startswith("used"), f"{ADDED} to be ticked")


def reorder_requests(screen: Screen) -> None:
    screen.press("alt+3")
    screen.wait_focus("What we ask")
    first, second = asks(screen)[:2]
    screen.press("alt+Down")
    screen.wait(lambda: asks(screen)[:2] == [second, first], "the first request to be the second")
    screen.wait_focus("What we ask")


def resolve(screen: Screen) -> None:
    """Let the list of what is left lead to each thing, and answer it there."""
    screen.press("shift+F6")
    screen.wait_focus("What is left to do")
    screen.wait_says("rests on F-0219B, which is not ticked")
    screen.press("Home", "Return")
    screen.wait_focus("Records for Background")
    screen.press("space")
    screen.wait(lambda: not screen.says("rests on F-0219B, which is not ticked"), "the cited fact to be ticked")
    screen.press("shift+F6")
    screen.wait_focus("What is left to do")
    screen.wait(lambda: "Request 3: no result" in screen.current(), "the next thing")
    screen.press("Return")
    screen.wait_focus("Result we need")
    screen.type(RESULT)
    screen.fill("By when", BY)
    screen.wait_says("0 to resolve, ")


def sign(screen: Screen) -> None:
    screen.press("F6", "F6", "F6", "F6")
    screen.wait_focus("Print preview")
    screen.push("signOffButton")
    screen.wait_says("Draft: nobody has signed yet.")
    screen.fill("Who reads it through", f"{SECOND_READER}\n")
    screen.wait_focus("Sign here: Second reader")
    sign_as(screen, "Second reader")
    screen.wait_focus("Sign here: Headteacher (informed)")
    sign_as(screen, "Designated Safeguarding Person")
    screen.wait_focus("Print it")
    screen.wait_says("Version 1.0 is signed off and still is what the records say.")


def print_it(screen: Screen) -> None:
    screen.press("Return")
    screen.wait_says("version 1.0 · signed off 18 March 2026")
    screen.push("Necessary and proportionate, because")
    screen.tab_to("becauseEdit")
    screen.press("ctrl+a")
    screen.type(SHARE)
    screen.press("ctrl+p")
    screen.wait_says("Filed and sent to the printer")


def sign_as(screen: Screen, role: str) -> None:
    screen.push(f"Sign here: {role}")
    screen.wait_focus("signPassphraseEdit")
    screen.type(PASSPHRASE + "\n")


def asks(screen: Screen) -> list[str]:
    """Return what is asked, in the order in which it is read."""
    numbered: dict[str, str] = {}
    request = ""
    for node in screen.nodes():
        if node.role == "panel" and node.name.startswith("Request "):
            request = node.name.split(" · ")[0]
        elif node.role == "text" and node.name == "What we ask":
            numbered[request] = screen.text(node)
    assert list(numbered) == sorted(numbered), "read in another order than it stands"
    return list(numbered.values())


def test_from_an_intervention_to_a_signed_and_printed_referral(
    tmp_path: Path, start: Callable[..., Screen], queue: PrintQueue, stopwatch: Stopwatch
) -> None:
    home = tmp_path / "home"
    screen = start(home, verb=("demo",), more=queue.environment)
    parts = (
        ("demo made, sign in", sign_in_demo),
        ("open the child's interventions", open_interventions),
        ("record an intervention", record_intervention),
        ("add an effect to another one", add_effect),
        ("open the referral, tick both", tick_both),
        ("reorder the requests", reorder_requests),
        ("resolve what holds it back", resolve),
        ("sign, two people", sign),
        ("print signed report and key", print_it),
    )
    with stopwatch.time(screen, "all of it, from the demo to the printed referral"):
        for part, walk in parts:
            with stopwatch.time(screen, part):
                walk(screen)
    printed = queue.wait_jobs(2)
    # As a power cut: what was signed and filed is on the disk, and the demo is not tidied away.
    assert not screen.said()
    screen.kill()

    folder = demo_in(home)
    with open_vault(home, folder=folder, at=DEMO_START, later=timedelta(minutes=10)) as desk:
        check_intervention(desk)
        check_effect(desk)
        check_referral(desk)
        check_signed(desk)
        report, key = check_copies(desk)
    assert_same_pages(report, printed[0])
    assert_same_pages(key, printed[1])
    check_verify(home, folder, report, key)


def stored(desk: Desk, number: str) -> Intervention:
    (found,) = read_records(desk.session.db, Intervention, "t.number = ?", (number,))
    return found


def draft(desk: Desk) -> Referral:
    (found,) = read_records(desk.session.db, Referral, "t.number = ?", (REFERRAL,))
    return found


def check_intervention(desk: Desk) -> None:
    added = stored(desk, ADDED)
    (concern,) = [row for row in desk.concerns.rows() if row.number == "I-0412K"]
    assert (added.type, added.title, added.who, added.dose) == ("HOTSPOT_CHANGE", TITLE, WHO, DOSE)
    assert (added.start.start, added.start.end, added.end) == ("2026-03-17", "2026-03-17", None)
    assert added.aim == AIM
    assert added.aim_scope == AimScope(words=SCOPE, places=("Year 5 cloakroom", "Year 6 cloakroom"), times=("Lunch",))
    assert (added.delivered_to, added.restrictive, added.impact_on_child) == (("ENVIRONMENT",), True, IMPACT)
    assert (added.reliability, added.reliability_words) == ("IN_PLACE", DELIVERED)
    assert added.links == (concern.id,)
    assert (added.author, added.observations) == ("N. Morgan", ())


def check_effect(desk: Desk) -> None:
    watched = stored(desk, WATCHED)
    before, seen = watched.observations
    assert (seen.judgement, seen.on, seen.by) == (Judgement.MIXED, "2026-03-18", "N. Morgan")
    assert (seen.better, seen.not_better) == (BETTER, NOT_BETTER)
    assert seen.evidence == before.evidence
    assert desk.drafts.own() == ()


def check_referral(desk: Desk) -> None:
    referral = draft(desk)
    ticked = [chosen.record for chosen in referral.interventions]
    assert ticked.count(stored(desk, WATCHED).id) == ticked.count(stored(desk, ADDED).id) == 1
    (fact,) = [fact for fact in read_records(desk.session.db, Fact) if fact.number == "F-0219B"]
    assert fact.id in [chosen.record for chosen in referral.background]
    first, second, third, _fourth = referral.requests
    assert (first.type, second.type) == ("SIBLING_OR_OTHER_CHILD_SAFETY", "ASSESS_NEEDS")
    assert (third.result, third.by) == (RESULT, BY)
    assert not referral.overrides
    assert referral.complete_later is None


def check_signed(desk: Desk) -> None:
    referral = draft(desk)
    view = desk.signoffs.read(referral.id)
    assert (view.is_signed, view.version) == (True, "1.0")
    stand = standing(referral.signatures, view.content_code)
    assert [(signature.role, signature.name, signature.way) for signature in stand] == [
        (SignOffRole.LEAD, LEAD, SignOffWay.SIGNED_HERE),
        (SignOffRole.SECOND_READER, SECOND_READER, SignOffWay.SIGNED_HERE),
    ]
    (version,) = [row for row in desk.signoffs.versions(referral.id).rows if row.is_signed]
    assert (version.number, version.is_stale, version.changed) == ("1.0", False, ())
    assert {copy.kind for copy in version.copies} == {DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY}


def check_copies(desk: Desk) -> tuple[bytes, bytes]:
    """Check the words on the filed pages; return the bytes of report and key."""
    referral = draft(desk)
    filed = [copy for copy in desk.paper.copies(referral.file) if copy.record == referral.id]
    copies = {copy.kind: copy for copy in filed}
    assert len(filed) == len(copies) == 2
    assert {copy.document_version for copy in filed} == {"1.0"}
    report, key = (
        desk.paper.copy_bytes(copies[kind].id) for kind in (DocumentKind.REFERRAL, DocumentKind.IDENTITY_KEY)
    )
    said = squeezed(report)
    wanted = (TITLE, WHO, BETTER, NOT_BETTER, RESULT, BY, SECOND_READER, LEAD, REFERRAL, "version 1.0")
    assert [text for text in wanted if squeeze(text) not in said] == []
    first, second = (squeeze(request.lead) for request in referral.requests[:2])
    assert said.index(first) < said.index(second)
    assert "Prosser" not in said
    assert "Prosser" in squeezed(key)
    return report, key


def check_verify(home: Path, folder: Path, report: bytes, key: bytes) -> None:
    """Ask the program, as a technician does, whether files are filed copies."""
    for data, said in (
        (report, f"copy 1 of 1 of {REFERRAL} v1.0, filed"),
        (key, f"{REFERRAL} v1.0 (identity key), filed"),
    ):
        code, out, err = verify(home, folder, data)
        assert (code, err) == (0, "")
        assert said in out
    # A letter in the comment behind the first line: the pages still open and look the same.
    code, out, err = verify(home, folder, changed(report, report.index(b"%", 1) + 1))
    assert (code, out) == (1, "")
    assert "its bytes differ from every filed copy" in err
    code, out, err = verify(home, folder, changed(report, len(report) // 2))
    assert (code, out) == (1, "")


def verify(home: Path, folder: Path, data: bytes) -> tuple[int, str, str]:
    """Run `hsbdesk verify` on a file with these bytes; return its exit code and what it says."""
    file = home / "to_verify.pdf"
    file.write_bytes(data)
    done = subprocess.run(
        [*PROGRAM, "verify", "--user", LEAD, "--passphrase-stdin", str(file), str(folder)],
        env={**os.environ, "HSBDESK_HOME": str(home)},
        input=PASSPHRASE + "\n",
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def changed(data: bytes, place: int) -> bytes:
    """Return the same bytes but for one."""
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]

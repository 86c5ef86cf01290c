"""Keyboard alone in the risk plan: a club goes on hold and its sheet is printed; a concern becomes an interim change.

It is the demo case, as `hsbdesk demo` opens it. Afterwards the vault and the printer are asked.
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from pages import assert_same_pages, squeeze, squeezed
from prepared import demo_in, open_vault
from print_queue import PrintQueue
from screen import PERSON_MS, Screen, Stopwatch
from steps import begin_concern, open_child, sign_in_demo

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.plan import Attendance, Hold, Plan, PlanRow
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.storage.records import read_records
from ui.demo import DEMO_START

pytestmark = pytest.mark.screen

CLUB = "Judo club – “little dragons” & <open>"
BEHAVIOUR = "Nothing recorded there & younger children; “not asked yet”"
AT_RISK = "Younger children – changing area & toilets"
BECAUSE = "Nobody has looked at the hall yet, £0 of cover"
REASON = 'No adult is named yet & the hall has "three doors"'
SUBSTITUTE = "School football on Thursdays – in goal"
TOLD_HOW = "By A. Rees, 18 March: “not for ever”, with ŵ"
ENDS = "14 April"
RULE = "He comes when the school says so & stays with an adult."
ANSWERS = (
    ("He needs the toilet", "He goes alone – you wait at the outer door & count to ten."),
    ("He has to change", "He arrives changed; the changing area is not used."),
)
READER, COVER = "Pat Lewis", "Sam Tudor"
SHARE = "to keep everybody safe; asked for by the club’s “welfare officer”"
NO_END = "A hold needs its end: the day it ends or is looked at again, within 28 days."
TYPED = {
    "Behaviour of concern": BEHAVIOUR,
    "Who may be at risk": AT_RISK,
    "Because": BECAUSE,
    "Why it is on hold": REASON,
    "Who decided": "N. Morgan",
    "What the child does instead": SUBSTITUTE,
    "How the child was told": TOLD_HOW,
}


def open_plan(screen: Screen) -> None:
    open_child(screen)
    screen.wait_says("lives with aunt")
    screen.press("ctrl+5")
    screen.wait_says("v3 with 2 interim changes")


def add_club(screen: Screen) -> None:
    screen.push("Add a place")
    screen.wait_focus("newPlaceSettingCombo")
    screen.type("Sports c")
    screen.wait(lambda: screen.current() == "Sports club", "the kind of place")
    screen.press("Return")
    screen.wait_focus("newPlaceSettingCombo")
    screen.fill("What staff call it", CLUB)
    screen.push("Add it")
    screen.wait_focus("Behaviour of concern")
    screen.type(BEHAVIOUR)
    screen.fill("Who may be at risk", AT_RISK)
    screen.choose("Lower", "Moderate")
    screen.fill("Because", BECAUSE)


def hold_without_end(screen: Screen) -> None:
    """Put attendance on hold and try to save: the prompt says what to do next, and nothing that was typed is lost."""
    screen.choose("Continue", "On hold")
    screen.fill("Why it is on hold", REASON)
    screen.fill("Who decided", "N. Morgan")
    screen.tab_to("planHoldWaitsForCombo")
    screen.type("N-0133")
    screen.fill("First day", "18 March")
    screen.fill("What the child does instead", SUBSTITUTE)
    screen.fill("How the child was told", TOLD_HOW)
    screen.press("ctrl+s")
    screen.wait_says(NO_END)
    screen.wait_focus("It ends or is looked at on")
    assert {name: screen.field(name) for name in TYPED} == TYPED


def complete_hold(screen: Screen) -> None:
    screen.type(ENDS)
    screen.press("ctrl+s")
    screen.wait_says("New · on hold until 14 April")
    assert not screen.says(NO_END)
    assert {name: screen.field(name) for name in TYPED} == TYPED


def write_sheet(screen: Screen) -> None:
    screen.push("Write the club sheet")
    screen.wait_focus("Add a rule")
    screen.press("space")
    screen.wait_focus("Rule, in plain words")
    screen.type(RULE)
    screen.press("Tab")
    screen.wait_focus("Who holds it when the leader is away")
    screen.type(COVER)
    for when, then in ANSWERS:
        screen.push("Add what to do")
        screen.wait_focus("When")
        screen.type(when)
        screen.press("Tab")
        screen.wait_focus("What to do")
        screen.type(then)
    for name, role, part, phone in (
        (READER, "Club", "welfare officer, judo club", "01632 960 731"),
        (COVER, "Named", "coach and cover, judo club", "01632 960 732"),
    ):
        screen.push("Add a person")
        screen.wait_focus("Name")
        screen.type(name)
        screen.press("Tab")
        screen.type(role)
        screen.press("Tab")
        screen.wait_focus("Called there")
        screen.type(part)
        screen.press("Tab")
        screen.wait_focus("Telephone")
        screen.type(phone)
    screen.fill("The club's own procedure", "the club's safeguarding procedure")
    screen.fill("What it is called", "training")
    screen.fill("Who collects, without a name", "aunt")
    screen.fill("Telephone of who collects", "01632 960 611")
    screen.fill("Who tells the carer, and by when", "Nia Morgan tells his aunt, by 09:00 next morning")
    screen.fill("Read once as a stranger would, by", "N. Morgan")
    screen.fill("Read on", "18 March")
    screen.press("ctrl+s")


def print_sheet(screen: Screen) -> None:
    screen.press("ctrl+shift+p")
    screen.wait_says("Who is given this club sheet?")
    screen.push("Go to print")
    screen.wait_says("Need-to-know sheet · version 4-draft · 1 page")
    screen.push("Necessary and proportionate, because")
    screen.tab_to("becauseEdit")
    screen.press("ctrl+a")
    screen.type(SHARE)
    screen.press("ctrl+p")
    screen.wait_says("Filed and sent to the printer")


def test_a_club_goes_on_hold_and_its_sheet_is_printed(
    tmp_path: Path, start: Callable[..., Screen], queue: PrintQueue, stopwatch: Stopwatch
) -> None:
    home = tmp_path / "home"
    screen = start(home, verb=("demo",), more=queue.environment)
    parts = (
        ("demo made, sign in", sign_in_demo),
        ("open the risk plan", open_plan),
        ("add a club with its ready row", add_club),
        ("on hold, saved without an end", hold_without_end),
        ("the end added, saved", complete_hold),
        ("write the club sheet", write_sheet),
        ("print it for the club", print_sheet),
    )
    for part, walk in parts:
        with stopwatch.time(screen, part):
            walk(screen)
    (printed,) = queue.wait_jobs(1)
    # As a power cut: what was saved and filed is on the disk, and the demo is not tidied away.
    assert not screen.said()
    screen.kill()

    with open_vault(home, folder=demo_in(home), at=DEMO_START, later=timedelta(minutes=15)) as desk:
        file = next(row.file for row in desk.files.children().rows if row.name == "Ioan Sample")
        check_row(desk, file)
        sheet = check_sheet(desk, file)
        assert desk.drafts.own() == ()
    assert_same_pages(sheet, printed)


def check_row(desk: Desk, file: FileId) -> None:
    plans = read_records(desk.session.db, Plan, "t.file = ?", (file,), "t.plan_version")
    assert [any(row.name == CLUB for row in plan.rows) for plan in plans] == [False, False, False, True]
    row = added(plans[-1])
    assert (row.setting, row.behaviour, row.at_risk, row.because) == ("SPORTS_CLUB", BEHAVIOUR, AT_RISK, BECAUSE)
    assert (row.level.value, row.attendance) == ("MODERATE", Attendance.ON_HOLD)
    assert row.controls, "the ready row brings prompts of what is usual at a club"
    waits_for = next(n.id for n in desk.interventions.rows(file) if n.number == "N-0133N")
    assert row.hold == Hold(
        reason=REASON,
        decided_by="N. Morgan",
        waits_for=waits_for,
        starts="2026-03-18",
        ends="2026-04-14",
        substitute=SUBSTITUTE,
        told_how=TOLD_HOW,
    )
    assert [line for line in desk.plans.row_gaps(row) if line.field.startswith("hold")] == []


def check_sheet(desk: Desk, file: FileId) -> bytes:
    """Check the words on the filed sheet: the rule, and nothing else of the plan; return its bytes."""
    (copy,) = [copy for copy in desk.paper.copies(file) if copy.kind is DocumentKind.NEED_TO_KNOW]
    data = desk.paper.copy_bytes(copy.id)
    said = squeezed(data)
    wanted = (
        "Ioan S.",
        RULE,
        *(text for answer in ANSWERS for text in answer),
        READER,
        COVER,
        "01632 960 611",
        "does not come to training for now",
    )
    assert [text for text in wanted if squeeze(text) not in said] == []
    hidden = ("Sample", BEHAVIOUR, AT_RISK, BECAUSE, REASON, "P-0029H", "N-0133N", "Moderate")
    assert [text for text in hidden if squeeze(text) in said] == []
    shared = desk.session.db.execute("SELECT necessary_because FROM sharing WHERE copy = ?", (copy.id,)).fetchall()
    assert [entry[0] for entry in shared] == [SHARE]
    return data


def added(plan: Plan) -> PlanRow:
    (row,) = [row for row in plan.rows if row.name == CLUB]
    return row


WHAT = "An adult stands at the corridor door & sees both ends – “every break”"
WHO, COVERS = "J. Pugh", "H. Bevan"
TOLD = ("E. Lloyd", "J. Pugh", "H. Bevan")
MOST_SECONDS = 60.0


def log_concern(screen: Screen) -> None:
    begin_concern(screen)
    screen.fill("When did it happen", "today 10:45")
    screen.choose("Playground", "Corridor")
    screen.push("Next: what happened")
    screen.choose("I saw it", "I saw it")
    screen.fill("What you saw or were told", "Ioan stood in the doorway. Cari walked round him.")
    screen.push("Next: what you did")
    screen.wait_focus("What you did at once")
    screen.type("Separated")
    screen.press("ctrl+Return")
    screen.wait_focus("This is right: submit")
    screen.press("Return")
    screen.wait_says("Submitted. Its number is I-")
    screen.wait_focus("Triage it now")


def put_interim(screen: Screen) -> None:
    """As a new lead would: by the button that stands there, no key command known but Ctrl+Enter."""
    screen.press("Return")
    screen.wait_focus("Safe until tomorrow, each child and place")
    screen.tab_to("Put an interim change into force", back=True)
    screen.press("space")
    screen.wait_focus("What is done differently from now on")
    screen.type(WHAT)
    screen.fill("Who does it", WHO)
    screen.fill("Who, when they are away", COVERS)
    screen.fill("Who has been told", ", ".join(TOLD))
    screen.press("ctrl+Return")
    screen.wait_says("The interim change is in force since")


def test_from_a_concern_just_logged_to_an_interim_change_in_force(
    tmp_path: Path, start: Callable[..., Screen], stopwatch: Stopwatch
) -> None:
    home = tmp_path / "home"
    screen = start(home, verb=("demo",))
    sign_in_demo(screen)
    with stopwatch.time(screen, "log the concern"):
        log_concern(screen)
    begun = screen.seconds
    screen.pause_ms = PERSON_MS
    with stopwatch.time(screen, "from the concern to the interim change in force, at a person's pace"):
        put_interim(screen)
    assert screen.seconds - begun <= MOST_SECONDS
    screen.kill()

    with open_vault(home, folder=demo_in(home), at=DEMO_START, later=timedelta(minutes=15)) as desk:
        file = next(row.file for row in desk.files.children().rows if row.name == "Ioan Sample")
        page = desk.plans.read(file)
        assert page.title == "v3 with 3 interim changes"
        line = page.interims[-1]
        assert (line.text, line.who, line.ends_on) == (WHAT, f"{WHO} ({COVERS})", "2026-03-25")
        (concern,) = [row for row in desk.concerns.rows(file) if row.number == "I-0413L"]
        change = next(c for c in desk.interims.read(line.interim).changes if c.key == line.key)
        assert (change.concern, change.places, change.from_day) == (concern.id, ("Corridor",), "2026-03-18")
        told = [row.told for row in desk.tellings.rows(file) if row.told.row == line.key]
        assert sorted(one.recipient for one in told) == sorted(TOLD)
        assert {(one.record, one.document_version) for one in told} == {(line.interim, "3, interim 3")}
        assert any(concern.id in due.text or due.concern == concern.id for due in page.due)

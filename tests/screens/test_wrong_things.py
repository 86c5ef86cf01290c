"""What goes wrong around the window: power, a second window, no screen, a missing library, no printer."""

import os
import subprocess
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from desktop import Desktop
from prepared import DEPUTY, DEPUTY_PASSPHRASE, LEAD, PASSPHRASE, open_vault, vault_in
from screen import PROGRAM, Screen, Stopwatch

from hsbdesk.domain.child import FileKind

pytestmark = pytest.mark.screen

LOST_AT_MOST = 3.0
NO_PRINTER = {"CUPS_SERVER": "/nonexistent/cups.sock"}


def sign_in(screen: Screen, *, name: str = "", passphrase: str = PASSPHRASE) -> None:
    screen.wait_focus("Passphrase")
    if name:
        screen.tab_to("nameCombo", back=True)
        screen.type(name)
        screen.tab_to("Passphrase")
    screen.type(passphrase + "\n")


def open_log_form(screen: Screen) -> None:
    """Go to where what happened is written."""
    screen.wait_says("Nothing needs you today.")
    screen.press("ctrl+n")
    screen.wait_focus("No, log a concern about children")
    screen.press("Return")
    screen.push("Open: What happened")
    screen.tab_to("What you saw or were told")


def test_kill_while_typing_loses_three_seconds_at_most(
    home: Path, start: Callable[..., Screen], stopwatch: Stopwatch
) -> None:
    screen = start(home)
    sign_in(screen)
    open_log_form(screen)
    typed: list[tuple[float, str]] = []
    begun = time.monotonic()
    while time.monotonic() < begun + LOST_AT_MOST + 2:
        word = f"word{len(typed):03} "
        screen.type(word, pause_ms=12)
        typed.append((time.monotonic(), word))
    killed = time.monotonic()
    screen.kill()
    due = "".join(word for at, word in typed if at < killed - LOST_AT_MOST)
    assert due
    assert not clear_on_disk(vault_in(home), b"word0")

    # Nobody else is shown it, before an hour has gone by.
    other = start(home)
    sign_in(other, name="Huw", passphrase=DEPUTY_PASSPHRASE)
    other.wait_says("Nothing needs you today.")
    assert other.says("None unfinished")
    other.close()
    with open_vault(home, name=DEPUTY, passphrase=DEPUTY_PASSPHRASE) as desk:
        assert desk.drafts.own() == ()
        assert desk.drafts.unfinished() == ()
    with open_vault(home, name=DEPUTY, passphrase=DEPUTY_PASSPHRASE, later=timedelta(minutes=61)) as desk:
        assert [row.author for row in desk.drafts.unfinished()] == [LEAD]

    again = start(home)
    with stopwatch.time(again, "back to the draft after a power cut"):
        sign_in(again)
        again.wait_says("Nothing needs you today.")
        again.press("ctrl+n")
        again.wait_says("You were here: What happened. Nothing is lost.")
    kept = again.field("What you saw or were told")
    assert kept.startswith(due)
    assert "".join(word for _, word in typed).startswith(kept)
    again.close()


def test_closing_while_writing_keeps_the_draft_and_tells_the_team(home: Path, start: Callable[..., Screen]) -> None:
    screen = start(home)
    sign_in(screen)
    open_log_form(screen)
    screen.type("She left the hall at 10:40, ŵ & “ŷ”")
    screen.close()
    with open_vault(home) as desk:
        (row,) = desk.drafts.own()
        assert desk.drafts.open(row.uuid).fields["what_happened"] == "She left the hall at 10:40, ŵ & “ŷ”"
    with open_vault(home, name=DEPUTY, passphrase=DEPUTY_PASSPHRASE) as desk:
        assert [unfinished.author for unfinished in desk.drafts.unfinished()] == [LEAD]


def test_a_second_window_on_the_same_vault_says_so(home: Path, start: Callable[..., Screen]) -> None:
    first = start(home)
    sign_in(first)
    first.wait_says("Nothing needs you today.")
    second = start(home)
    sign_in(second)
    said = second.wait_says("already open on")
    assert f"process {first.process.pid}" in said
    assert "Nothing was changed here." in said
    second.close()
    first.close()


def test_a_screen_reader_can_name_every_input_of_the_log_form(home: Path, start: Callable[..., Screen]) -> None:
    screen = start(home)
    sign_in(screen)
    open_log_form(screen)
    for section in ("Change: Who, where and when", "Open: What you did, and who you told"):
        unnamed = [str(node) for node in screen.nodes() if node.is_input() and not screen.label(node)]
        assert not unnamed
        assert sum(node.is_input() for node in screen.nodes()) > 15
        screen.push(section if screen.says(section) else section.replace("Change", "Open"))
    screen.wait_focus("What you did at once")
    assert all(screen.label(node) for node in screen.nodes() if node.is_input())
    screen.close()


def test_without_a_printer_the_next_step_is_said_and_works(
    home: Path, tmp_path: Path, start: Callable[..., Screen]
) -> None:
    with open_vault(home) as desk:
        (ioan,) = desk.pupils.suggest("Ioan")
        file = desk.files.open_file(ioan.key, FileKind.HSB, "Decided with the deputy.")
        desk.referrals.open(file)
    screen = start(home, more=NO_PRINTER)
    sign_in(screen)
    screen.wait_says("Nothing needs you today.")
    screen.press("alt+3")
    screen.wait(lambda: "Ioan Sample" in screen.current(), "the referral")
    screen.press("Return")
    screen.wait_focus("Sections")
    screen.press("ctrl+p")
    screen.wait_says("No printer is set up on this PC. Save as PDF instead.")
    screen.push("Necessary and proportionate, because")
    screen.push("Make the key")
    screen.push("Save as PDF")
    screen.wait_focus("File name:")
    saved = tmp_path / "report.pdf"
    screen.press("ctrl+a")
    screen.type(f"{saved}\n")
    screen.wait(saved.exists, "the saved file")
    screen.wait_says("Filed")
    screen.close()
    with open_vault(home) as desk:
        (copy,) = desk.paper.copies(file)
        assert desk.paper.copy_bytes(copy.id) == saved.read_bytes()


def run_without_window(home: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    environment["HSBDESK_HOME"] = str(home)
    environment.update({name: value for name, value in changed.items() if value is not None})
    return subprocess.run(PROGRAM, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_without_a_screen_one_sentence_names_the_tour(tmp_path: Path) -> None:
    done = run_without_window(tmp_path)
    assert done.returncode == 1
    assert done.stdout == ""
    (sentence,) = done.stderr.splitlines()
    assert "hsbdesk tour" in sentence


@pytest.mark.parametrize(("library", "package"), [("libxcb-cursor.so.0", "libxcb-cursor0"), ("libEGL.so.1", "libegl1")])
def test_a_missing_library_is_named_by_its_package(
    tmp_path: Path, desktop: Desktop, library: str, package: str
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / library).write_bytes(b"")
    done = run_without_window(tmp_path, DISPLAY=desktop.display, LD_LIBRARY_PATH=str(broken))
    assert done.returncode == 1
    (sentence,) = done.stderr.splitlines()
    assert sentence.endswith(f"sudo apt install {package}")


def clear_on_disk(folder: Path, planted: bytes) -> list[Path]:
    """Return the files that hold these bytes as they are."""
    return [path for path in folder.rglob("*") if path.is_file() and planted in path.read_bytes()]

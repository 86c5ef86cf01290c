"""The verbs with windows: what they need is said in one sentence, and the tour shows every screen."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from hsbdesk.machine.places import Places
from ui import app, system_libraries
from ui.demo import DEMO_START, demo_clock, new_demo_folder

ROOT = Path(__file__).parents[2]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {key: value for key, value in os.environ.items() if key not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    kept.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *arguments],
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


@pytest.mark.skipif(sys.platform != "linux", reason="a display is asked for on Linux only")
@pytest.mark.parametrize("verb", [(), ("demo",)])
@pytest.mark.parametrize("display", ["", ":4711"])
def test_without_a_display_one_sentence_names_the_tour(verb: tuple[str, ...], display: str, tmp_path: Path) -> None:
    done = run(*verb, HSBDESK_HOME=str(tmp_path), DISPLAY=display)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "hsbdesk tour" in done.stderr


def test_a_missing_library_is_named_with_its_package(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], places: Places
) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", ":93")
    monkeypatch.setattr(app, "reaches_screen", lambda: True)
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(system_libraries, "SCREEN_PACKAGES", {"libnot-there-at-all.so.9": "libxcb-cursor0"})
    assert app.run([], places) == 1
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "sudo apt install libxcb-cursor0" in said


def test_wrong_usage_ends_with_2() -> None:
    assert run("tour").returncode == 2
    assert run("tour", "out", "--size", "wide").returncode == 2


def test_the_demo_clock_starts_on_its_day_and_runs_on() -> None:
    clock = demo_clock()
    first, second = clock(), clock()
    assert DEMO_START <= first <= second
    assert (first - DEMO_START).total_seconds() < 60


def test_each_demo_has_a_folder_of_its_own_and_old_ones_go(places: Places) -> None:
    old = places.demo / "demo-old"
    old.mkdir(parents=True)
    os.utime(old, (0, 0))
    first, second = new_demo_folder(places), new_demo_folder(places)
    assert first.parent != second.parent
    assert not old.exists()


def test_importing_the_sign_in_page_brings_neither_store_nor_paper() -> None:
    code = (
        "import sys; sys.path.insert(0, '.');"
        "import ui.program, ui.main_window, ui.pages.sign_in;"
        "print([m for m in ('sqlite_utils', 'sqlcipher3', 'reportlab', 'pypdfium2')"
        " if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"

"""The tour as a process: every screen, every document, and the exit code."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SCREENS = (
    "sign_in",
    "first_run",
    "today",
    "children",
    "child_overview",
    "chronology",
    "concerns",
    "interventions",
    "record_an_intervention",
    "plan_draft",
    "plan_club_row",
    "plan_in_force",
    "plan_interim_change",
    "plan_review",
    "plan_versions_compared",
    "plan_front_part",
    "plan_sign_off",
    "plan_who_has_been_told",
    "plan_meeting_view",
    "safety_plan",
    "log_a_concern",
    "triage",
    "people",
    "history",
    "search",
    "reports",
    "reports_gaps",
    "settings",
    "referral",
    "referral_background",
    "referral_readiness",
    "referral_form",
    "referral_sign_off",
    "referral_course",
    "referral_versions",
    "referral_answered",
    "quick_report",
    "decision",
    "settings_services",
    "settings_thresholds",
    "settings_forms",
    "settings_guidance",
    "print_preview",
)
DOCUMENTS = (
    "referral",
    "identity_key",
    "chronology",
    "overview",
    "report",
    "governor_summary",
    "quick_report",
    "form_answers",
    "risk_plan",
    "staff_card",
    "need_to_know",
    "family_copy",
    "own_page",
    "school_closed",
    "safety_plan",
)


def run_tour(out: Path, *options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "main.py"), "tour", str(out), *options],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
    )


def test_every_screen_and_document_is_written(tmp_path: Path) -> None:
    done = run_tour(tmp_path / "out", "--theme", "dark", "--size", "1200x700")
    assert done.stderr == ""
    assert done.returncode == 0
    names = {path.stem.partition("_")[2] for path in (tmp_path / "out").glob("*.png")}
    assert set(SCREENS) <= names
    for document in DOCUMENTS:
        assert (tmp_path / "out" / f"{document}.pdf").read_bytes().startswith(b"%PDF")


def test_a_place_that_cannot_be_written_is_one_sentence(tmp_path: Path) -> None:
    taken = tmp_path / "out"
    taken.write_text("a file")
    done = run_tour(taken)
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1

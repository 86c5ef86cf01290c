"""The command line as a technician uses it: real processes, exit codes, one sentence and no traceback."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from hsbdesk.documents.raster import page_count, page_text

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "resources" / "demo" / "ysgol-enghraifft.json"
PASSPHRASE = "lantern otter violet cloud"
NAMES = ("Ioan", "Sample", "Cari", "Prosser", "Llew")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cli")


@pytest.fixture(scope="module")
def run(home: Path):
    def act(*arguments: str | Path, said: str = PASSPHRASE) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, ROOT / "main.py", *map(str, arguments)],
            input=f"{said}\n",
            capture_output=True,
            text=True,
            timeout=120,
            env={"HSBDESK_HOME": str(home / "home"), "PATH": "/usr/bin:/bin", "HOME": str(home)},
            cwd=home,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    return act


@pytest.fixture(scope="module")
def vault(run, home: Path) -> Path:
    folder = home / "school.hsbvault"
    made = run("create", folder, "--school", "Ysgol Enghraifft", "--nation", "wales", "--user", "Nia Morgan")
    assert (made.returncode, made.stderr) == (0, "")
    assert len(made.stdout.splitlines()[1].split("-")) == 8
    brought = run("import", folder, DEMO, *signed())
    assert (brought.returncode, brought.stderr) == (0, "")
    assert "13 concerns" in brought.stdout
    return folder


def signed() -> tuple[str, ...]:
    return ("--user", "Nia Morgan", "--passphrase-stdin")


def test_children_are_numbers_and_initials(run, vault: Path) -> None:
    done = run("children", vault, *signed())
    lines = done.stdout.splitlines()
    assert "H-0017P\tI.S." in lines
    assert all(line.count("\t") == 1 for line in lines)
    assert not any(name in done.stdout + done.stderr for name in NAMES)


def test_a_referral_comes_out_as_pdf_and_is_filed(run, vault: Path, home: Path) -> None:
    out = home / "referral.pdf"
    done = run("referral", vault, "--child", "h-0017p", "--out", out, *signed())
    assert (done.returncode, done.stderr) == (0, "")
    data = out.read_bytes()
    text = " ".join(page_text(data, page) for page in range(page_count(data)))
    for section in ("1 Background", "2 Interventions", "3 Request", "4 Outcomes"):
        assert section in text
    assert "Cari" not in text
    assert done.stdout.strip() in text


def test_a_chronology_comes_out(run, vault: Path, home: Path) -> None:
    done = run("chronology", vault, "--child", "H-0017P", "--out", home / "c.pdf", *signed())
    assert (done.returncode, done.stderr) == (0, "")
    assert (home / "c.pdf").read_bytes().startswith(b"%PDF")


def test_an_export_comes_in_again_and_goes_out_the_same(run, vault: Path, home: Path) -> None:
    first, second = home / "one.json", home / "two.json"
    assert run("export", vault, "--child", "H-0017P", first, *signed()).returncode == 0
    other = home / "other.hsbvault"
    run("create", other, "--school", "Ysgol Arall", "--nation", "england", "--user", "Nia Morgan")
    brought = run("import", other, first, *signed())
    assert (brought.returncode, brought.stderr) == (0, "")
    assert run("export", other, "--child", "H-0017P", second, *signed()).returncode == 0
    assert first.read_bytes() == second.read_bytes()


def test_a_dry_run_changes_nothing(run, home: Path) -> None:
    folder = home / "dry.hsbvault"
    run("create", folder, "--school", "S", "--nation", "wales", "--user", "Nia Morgan")
    tried = run("import", folder, DEMO, "--dry-run", *signed())
    assert "13 concerns" in tried.stdout
    assert run("children", folder, *signed()).stdout == ""


def test_the_whole_vault_checks_out(run, vault: Path) -> None:
    done = run("check", vault, *signed())
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 5


def test_the_schema_is_a_schema(run) -> None:
    schema = json.loads(run("schema").stdout)
    assert schema["title"] == "CaseFile"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("children", "{vault}", *signed()), "not the right words"),
        (("children", "{home}/nowhere.hsbvault", *signed()), PASSPHRASE),
        (("import", "{vault}", str(DEMO), *signed()), PASSPHRASE),
        (("import", "{vault}", "{home}/nowhere.json", *signed()), PASSPHRASE),
        (("export", "{vault}", "--child", "H-9999X", "{home}/x.json", *signed()), PASSPHRASE),
        (("export", "{vault}", "--child", "Ioan", "{home}/x.json", *signed()), PASSPHRASE),
        (("referral", "{vault}", "--child", "S-0022Z", "--out", "{home}/x.pdf", *signed()), PASSPHRASE),
        (("create", "{vault}", "--school", "S", "--nation", "wales", "--user", "N"), PASSPHRASE),
        (("create", "{home}/new.hsbvault", "--school", "S", "--nation", "wales", "--user", "N"), "short"),
    ],
)
def test_a_refusal_is_one_sentence_and_exit_code_one(run, vault: Path, home: Path, arguments, said: str) -> None:
    done = run(*(argument.format(vault=vault, home=home) for argument in arguments), said=said)
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stderr.strip().endswith(".")
    assert not any(name in done.stderr for name in NAMES)


@pytest.mark.parametrize("arguments", [("nonsense",), ("children",), ("create", "x"), ("children", "x", "--user", "N")])
def test_wrong_usage_is_exit_code_two(run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2

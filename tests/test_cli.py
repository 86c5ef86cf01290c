"""The command line as a technician uses it: real processes, exit codes, one sentence and no traceback."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from hsbdesk import cli
from hsbdesk.desk.desk import Cost, Desk
from hsbdesk.desk.facts import FactDraft
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.domain.person import Pupil
from hsbdesk.machine.places import Places
from hsbdesk.vault.keys import KdfCost

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
    tried = run("import", folder, DEMO, "--dry-run", *signed())
    assert "13 concerns" in tried.stdout
    assert run("children", folder, *signed()).stdout == ""  # a dry run changes nothing
    brought = run("import", folder, DEMO, *signed())
    assert (brought.returncode, brought.stderr, brought.stdout) == (0, "", tried.stdout)
    return folder


def signed() -> tuple[str, ...]:
    return ("--user", "Nia Morgan", "--passphrase-stdin")


def test_children_are_numbers_and_initials(run, vault: Path) -> None:
    done = run("children", vault, *signed())
    lines = done.stdout.splitlines()
    assert "H-0017P\tI.S." in lines
    assert "H-0012J\tS.B." in lines  # a closed file
    assert len(lines) == 12
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


def test_a_plan_comes_out_as_pdf_and_is_filed(run, vault: Path, home: Path) -> None:
    out = home / "plan.pdf"
    done = run("plan", vault, "--child", "H-0017P", "--out", out, *signed())
    assert (done.returncode, done.stderr) == (0, "")
    data = out.read_bytes()
    text = " ".join(page_text(data, page) for page in range(page_count(data)))
    assert "Risk-management plan, version 3" in text
    assert done.stdout.strip() in text
    assert not any(name in text for name in ("Cari", "Prosser", "Llew"))
    assert run("verify", out, vault, *signed()).returncode == 0
    none = run("plan", vault, "--child", "H-0012J", "--out", home / "none.pdf", *signed())
    assert (none.returncode, none.stdout) == (1, "")
    assert "no risk plan yet" in none.stderr
    assert not (home / "none.pdf").exists()


@pytest.mark.parametrize("number", ["H-0017P", "H-0012J"])
def test_a_chronology_comes_out(run, vault: Path, home: Path, number: str) -> None:
    done = run("chronology", vault, "--child", number, "--out", home / "c.pdf", *signed())
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


def test_a_saved_copy_is_told_from_one_with_a_changed_byte(run, vault: Path, home: Path) -> None:
    out = home / "saved.pdf"
    code = run("referral", vault, "--child", "H-0017P", "--out", out, *signed()).stdout.strip()
    ours = run("verify", out, vault, *signed())
    assert (ours.returncode, ours.stderr) == (0, "")
    assert ours.stdout.startswith("copy ")
    assert " of R-2026-0007F v0." in ours.stdout
    data = bytearray(out.read_bytes())
    data[len(data) // 2] ^= 1
    changed = home / "changed.pdf"
    changed.write_bytes(data)
    told = run("verify", changed, vault, *signed())
    assert (told.returncode, told.stdout) == (1, "")
    assert f"check code {code} of R-2026-0007F v0." in told.stderr
    assert "its bytes differ from every filed copy" in told.stderr
    strange = home / "strange.pdf"
    strange.write_bytes(b"%PDF-1.4 nothing of ours")
    other = run("verify", strange, vault, *signed())
    assert (other.returncode, other.stdout) == (1, "")
    for done in (ours, told, other, run("verify", home / "nowhere.pdf", vault, *signed())):
        said = (done.stdout + done.stderr).strip()
        assert len(said.splitlines()) == 1
        assert not any(name in said for name in NAMES)


def test_the_whole_vault_checks_out(run, vault: Path) -> None:
    done = run("check", vault, *signed())
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 6


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


@pytest.fixture
def quick(demo_desk: Desk, places: Places, vault_folder: Path, monkeypatch: pytest.MonkeyPatch):
    """Run a verb in this process on a vault with cheap keys; return the exit code."""
    demo_desk.sign_out()

    def act(verb: str, *arguments: str | Path) -> int:
        monkeypatch.setattr("sys.stdin", io.StringIO("five quiet herons wade\n"))
        cheap = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
        return cli.run([verb, str(vault_folder), *map(str, arguments), *signed()], places, cost=cheap)

    return act


def test_what_can_not_be_written_is_not_filed(
    quick, demo_desk: Desk, vault_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert quick("referral", "--child", "H-0017P", "--out", tmp_path / "no folder" / "x.pdf") == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "Nothing was changed" in said
    demo_desk.sign_in(vault_folder, "Nia Morgan", "five quiet herons wade")
    assert demo_desk.session.db.execute("SELECT count(*) FROM filed_copy").fetchone() == (0,)
    assert demo_desk.session.db.execute("SELECT count(*) FROM sharing WHERE copy IS NOT NULL").fetchone() == (0,)


def test_a_name_that_is_undecided_leaves_no_file(
    quick, demo_desk: Desk, vault_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    demo_desk.sign_in(vault_folder, "Nia Morgan", "five quiet herons wade")
    demo_desk.pupils.save((Pupil(id="new", first="Dewi", last="Bowen"),))
    file = next(child.file for child in demo_desk.files.children().rows if child.number == "H-0017P")
    demo_desk.facts.save(FactDraft(uuid=demo_desk.facts.new_id(), file=file, when="today", text="Dewi Bowen saw it."))
    demo_desk.sign_out()
    out = tmp_path / "c.pdf"
    out.write_bytes(b"an older file")
    assert quick("chronology", "--child", "H-0017P", "--out", out) == 1
    assert "name" in capsys.readouterr().err
    assert out.read_bytes() == b"an older file"
    assert [path.name for path in tmp_path.iterdir() if path.suffix == ".part"] == []


def test_the_saved_file_is_the_filed_copy(quick, demo_desk: Desk, vault_folder: Path, tmp_path: Path) -> None:
    assert quick("chronology", "--child", "H-0017P", "--out", tmp_path / "c.pdf", "--because", "asked for") == 0
    demo_desk.sign_in(vault_folder, "Nia Morgan", "five quiet herons wade")
    copies = demo_desk.session.db.execute("SELECT id FROM filed_copy").fetchall()
    assert demo_desk.paper.copy_bytes(copies[0][0]) == (tmp_path / "c.pdf").read_bytes()
    rows = demo_desk.session.db.execute("SELECT necessary_because, how FROM sharing WHERE copy IS NOT NULL").fetchall()
    assert rows == [("asked for", "SAVED")]


@pytest.mark.parametrize("arguments", [("nonsense",), ("children",), ("create", "x"), ("children", "x", "--user", "N")])
def test_wrong_usage_is_exit_code_two(run, arguments: tuple[str, ...]) -> None:
    assert run(*arguments).returncode == 2

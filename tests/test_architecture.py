"""The walls of the house: who may import whom, how long a file may be, that every refusal has its sentence."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from hsbdesk.words import ERROR_SENTENCES

ROOT = Path(__file__).parent.parent
FLOORS = {
    "main": {"ui", "hsbdesk.cli", "hsbdesk.machine"},
    "ui": {"ui", "hsbdesk.desk", "hsbdesk.domain", "hsbdesk.errors", "hsbdesk.words"},
    "hsbdesk.cli": {
        "hsbdesk.desk",
        "hsbdesk.domain",
        "hsbdesk.errors",
        "hsbdesk.words",
        "hsbdesk.machine.places",
    },
    "hsbdesk.desk": {
        "hsbdesk.desk",
        "hsbdesk.storage",
        "hsbdesk.documents",
        "hsbdesk.exchange",
        "hsbdesk.vault",
        "hsbdesk.machine",
        "hsbdesk.domain",
        "hsbdesk.errors",
        "hsbdesk.words",
    },
    "hsbdesk.storage": {"hsbdesk.storage", "hsbdesk.domain", "hsbdesk.errors", "hsbdesk.words"},
    "hsbdesk.documents": {"hsbdesk.documents", "hsbdesk.domain", "hsbdesk.errors", "hsbdesk.words"},
    "hsbdesk.exchange": {"hsbdesk.exchange", "hsbdesk.domain", "hsbdesk.errors", "hsbdesk.words"},
    "hsbdesk.vault": {"hsbdesk.vault", "hsbdesk.errors", "hsbdesk.domain", "hsbdesk.words"},
    "hsbdesk.machine": {"hsbdesk.machine", "hsbdesk.errors", "hsbdesk.domain", "hsbdesk.words"},
    "hsbdesk.domain": {"hsbdesk.domain", "hsbdesk.errors"},
    "hsbdesk.words": {
        "hsbdesk.errors",
        "hsbdesk.plan_sentences",
        "hsbdesk.referral_sentences",
        "hsbdesk.decision_sentences",
        "hsbdesk.form_sentences",
    },
    "hsbdesk.form_sentences": set(),
    "hsbdesk.plan_sentences": set(),
    "hsbdesk.referral_sentences": set(),
    "hsbdesk.decision_sentences": set(),
    "hsbdesk.errors": set(),
}
SOURCES = [ROOT / "main.py", *sorted((ROOT / "hsbdesk").rglob("*.py")), *sorted((ROOT / "ui").rglob("*.py"))]


def _module(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _floor(module: str) -> str | None:
    return next((f for f in sorted(FLOORS, key=len, reverse=True) if module == f or module.startswith(f + ".")), None)


def _imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            found |= (
                {f"{node.module}.{alias.name}" for alias in node.names}
                if node.module in {"hsbdesk", "ui"}
                else {node.module}
            )
    return found


def test_imports_go_down_only() -> None:
    offenders: list[str] = []
    for path in SOURCES:
        floor = _floor(_module(path))
        if floor is None:
            continue
        allowed = FLOORS[floor]
        for name in _imports(path):
            if name.split(".")[0] not in {"hsbdesk", "ui"}:
                continue
            if not any(name == a or name.startswith(a + ".") for a in allowed):
                offenders.append(f"{path.relative_to(ROOT)} imports {name}")
    assert offenders == []


def test_domain_needs_only_the_standard_library() -> None:
    offenders = [
        f"{path.name}: {name}"
        for path in SOURCES
        if _module(path).startswith("hsbdesk.domain")
        for name in _imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names | {"hsbdesk"}
    ]
    assert offenders == []


def test_nothing_but_the_cipher_module_reaches_for_sqlite() -> None:
    offenders = [
        str(path.relative_to(ROOT))
        for path in SOURCES
        if path.name != "cipher.py" and _imports(path) & {"sqlite3", "sqlcipher3", "sqlcipher3.dbapi2"}
    ]
    assert offenders == []


@pytest.mark.parametrize("module", ["hsbdesk.desk.desk", "hsbdesk.desk.opening"])
def test_the_desk_loads_no_window_and_no_paper(module: str) -> None:
    code = f"import sys, {module}; print([m for m in ('PySide6', 'reportlab') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60, cwd=ROOT
    )
    assert done.stdout.strip() == "[]"


def test_no_file_grows_past_one_subject() -> None:
    longest = {str(p.relative_to(ROOT)): len(p.read_text(encoding="utf-8").splitlines()) for p in SOURCES}
    assert {name: lines for name, lines in longest.items() if lines > 450} == {}


def test_every_refusal_has_a_sentence() -> None:
    missing: dict[str, str] = {}
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args or not isinstance(node.args[0], ast.Constant):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in {"DeskError", "DamagedVaultError"} and node.args[0].value not in ERROR_SENTENCES:
                missing[str(node.args[0].value)] = path.name
    assert missing == {}


def test_every_sentence_says_what_to_do_next() -> None:
    short = [id_ for id_, sentence in ERROR_SENTENCES.items() if len(sentence.split()) < 5]
    assert short == []

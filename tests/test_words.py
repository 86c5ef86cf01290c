"""Every sentence passes through the words; a pseudo-locale shows what does not, or does not fit."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from hsbdesk.errors import DeskError
from hsbdesk.words import ERROR_SENTENCES, Words

ROOT = Path(__file__).parent.parent


def test_the_pseudo_locale_is_longer_accented_and_keeps_its_places() -> None:
    said = Words("pseudo")("{n} concerns of {name}", n=3, name="Cari")
    assert said.startswith("[3 ")
    assert "Cari" in said
    assert "çöñçérñ" in said
    assert len(said) > len("3 concerns of Cari") * 1.3


@pytest.mark.parametrize("language", ["en", "pseudo", "cy"])
def test_every_refusal_can_be_said(language: str) -> None:
    words = Words(language, ROOT / "resources" / "i18n")
    for id_, sentence in ERROR_SENTENCES.items():
        values = dict.fromkeys(re.findall(r"\{(\w+)\}", sentence), 1)
        said = words.refusal(DeskError(id_, **values))
        assert "{" not in said
        assert said[-1] in ".]"


def test_a_refusal_nobody_wrote_a_sentence_for_still_says_what_to_do() -> None:
    said = Words().refusal(DeskError("never_heard_of"))
    assert "never_heard_of" in said
    assert "kept" in said


@cache
def raised() -> list[tuple[str, str, set[str]]]:
    """Return every refusal that is raised somewhere by its own id: where, id, names of its parameters."""
    found: list[tuple[str, str, set[str]]] = []
    for path in (*(ROOT / "hsbdesk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in {"DeskError", "DamagedVaultError"} or not isinstance(node.args[0], ast.Constant):
                continue
            given = {keyword.arg or "" for keyword in node.keywords}
            found.append((f"{path.relative_to(ROOT)}:{node.lineno}", str(node.args[0].value), given))
    return found


def test_every_refusal_that_is_raised_has_its_sentence_and_what_stands_in_it() -> None:
    assert len(raised()) > 100
    for place, id_, given in raised():
        assert id_ in ERROR_SENTENCES, (place, id_)
        needed = set(re.findall(r"\{(\w+)\}", ERROR_SENTENCES[id_]))
        assert "" in given or needed <= given, (place, id_, needed - given)


def test_no_refusal_is_handed_a_name_or_a_text() -> None:
    """An error may be logged: numbers, codes and places only (hsbdesk/errors.py)."""
    allowed = {
        "field", "n", "number", "most", "cap", "line", "path", "reason", "vocabulary", "file", "setting", "version",
        "seq", "seconds", "tries", "code", "pc", "pid", "mib", "least", "words", "group", "wanted", "got", "key_no",
        "date", "weekday", "where", "first", "second", "last", "row", "name", "id", "",
    }  # fmt: skip
    named = {place for place, _, given in raised() if not given <= allowed}
    assert named == set()
    assert {id_ for _, id_, given in raised() if "name" in given} <= {"term_upside_down", "date_outside_calendar"}


def test_a_refusal_fills_its_places_and_keeps_braces_that_were_given() -> None:
    said = Words().refusal(DeskError("case_file_wrong", path="concerns[0].{x}", reason="a code"))
    assert "concerns[0].{x}" in said


def test_one_and_many() -> None:
    words = Words()
    assert words.count(1, "1 entry", "{n} entries") == "1 entry"
    assert words.count(2, "1 entry", "{n} entries") == "2 entries"
    assert words.count(0, "1 entry", "{n} entries") == "0 entries"


def test_sentences_are_whole_and_not_glued() -> None:
    """A sentence is a literal: one that is built at run time could never be translated."""
    glued: list[str] = []
    for path in (*(ROOT / "ui").rglob("*.py"), *(ROOT / "hsbdesk").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            if name == "words" and isinstance(node.args[0], ast.JoinedStr | ast.BinOp):
                glued.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert glued == []

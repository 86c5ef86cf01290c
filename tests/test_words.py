"""Every sentence passes through the words; a pseudo-locale shows what does not, or does not fit."""

import ast
import re
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

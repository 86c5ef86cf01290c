"""The writing aid against sentences an attentive reader has marked: precision and recall for each group, printed.

`held_back.toml` is never used to change the lists: it shows what they are worth on new text.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from hsbdesk.domain.content import load_content
from hsbdesk.domain.wording_print import PrintWords, Scope, print_hints

CORPUS = Path(__file__).parent / "corpus"
CONTENT = Path(__file__).parents[2] / "resources" / "content"
WORDS: dict[str, PrintWords] = {nation: load_content(CONTENT, nation).print_words for nation in ("wales", "england")}
GROUPS = (
    "L_LABEL", "L_AFFECTED", "L_ALLEGE", "L_EMOTIVE", "L_INTENS", "L_INTENT", "L_BLAME", "L_MINIMISE", "L_VAGUE",
    "L_HEARSAY", "L_MINDREAD", "L_ACTION_BG", "L_ORG_OUT", "L_ASK", "L_LEGAL", "L_TERMS",
)  # fmt: skip
SCOPES = {"background": Scope.BACKGROUND, "ask": Scope.ASK, "outcomes": Scope.OUTCOMES}
LEAST_SENTENCES = 220
LEAST_PRECISION, LEAST_RECALL = 0.9, 0.9
"""Of every group, over the sentences that lists are worked on with."""
LEAST_NEW_PRECISION, LEAST_NEW_RECALL = 0.9, 0.8
"""Of all groups together, over sentences held back."""

Mark = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Labelled:
    """One sentence or two, with what is to be pointed out in it."""

    text: str
    marks: tuple[Mark, ...]
    section: str

    def found(self) -> tuple[Mark, ...]:
        """Return what the writing aid points out."""
        section, _, rest = self.section.partition("_")
        scope = SCOPES.get(section, Scope.ANYWHERE)
        words = WORDS["england" if section == "england" else "wales"]
        told = "reported" in {section, rest}
        return tuple((hint.group, hint.start, hint.end) for hint in print_hints(self.text, words, scope, reported=told))


def read_marked(marked: str, section: str) -> Labelled:
    """Return a sentence out of "The <L_LABEL:perpetrator> ran."; marks may stand within a mark."""
    text, open_ones, marks, place = "", [], [], 0
    while place < len(marked):
        if marked[place] == "<":
            colon = marked.index(":", place)
            open_ones.append((marked[place + 1 : colon], len(text)))
            place = colon + 1
            continue
        if marked[place] == ">":
            group, start = open_ones.pop()
            marks.append((group, start, len(text)))
        else:
            text += marked[place]
        place += 1
    assert not open_ones, marked
    assert {group for group, *_ in marks} <= set(GROUPS), marked
    return Labelled(text, tuple(marks), section)


def read_corpus(names: Iterator[Path]) -> list[Labelled]:
    """Return the sentences of some files."""
    return [
        read_marked(marked, section)
        for path in sorted(names)
        for section, table in tomllib.loads(path.read_text(encoding="utf-8")).items()
        for marked in table["sentences"]
    ]


HELD_BACK = read_corpus(CORPUS.glob("held_back.toml"))
WORKED_ON = read_corpus(path for path in CORPUS.glob("*.toml") if path.stem != "held_back")


@dataclass
class Score:
    """What was pointed out rightly, what wrongly, and what was missed, by group."""

    right: Counter[str]
    wrong: Counter[str]
    missed: Counter[str]
    lines: list[str]

    def precision(self, *groups: str) -> float:
        """Return the share of what was pointed out that was to be."""
        right, wrong = (sum(count[group] for group in groups) for count in (self.right, self.wrong))
        return right / (right + wrong) if right + wrong else 1.0

    def recall(self, *groups: str) -> float:
        """Return the share of what was to be pointed out that was."""
        right, missed = (sum(count[group] for group in groups) for count in (self.right, self.missed))
        return right / (right + missed) if right + missed else 1.0


def score(sentences: list[Labelled]) -> Score:
    """Hold every sentence against its marks; a mark is met by a hint of its group that overlaps it."""
    result = Score(Counter(), Counter(), Counter(), [])
    for labelled in sentences:
        wanted, found = list(labelled.marks), labelled.found()
        for hint in found:
            met = next(
                (mark for mark in wanted if mark[0] == hint[0] and mark[1] < hint[2] and hint[1] < mark[2]), None
            )
            if met is None:
                result.wrong[hint[0]] += 1
                result.lines.append(f"not to be: {hint[0]} {labelled.text[hint[1] : hint[2]]!r} in {labelled.text}")
            else:
                wanted.remove(met)
                result.right[hint[0]] += 1
        for mark in wanted:
            result.missed[mark[0]] += 1
            result.lines.append(f"missed: {mark[0]} {labelled.text[mark[1] : mark[2]]!r} in {labelled.text}")
    return result


def table(name: str, scored: Score) -> str:
    """Return precision and recall by group as lines of text."""
    rows = [
        f"{group:12} {scored.right[group]:6} {scored.wrong[group]:6} {scored.missed[group]:7}"
        f" {scored.precision(group):10.3f} {scored.recall(group):7.3f}"
        for group in GROUPS
    ]
    whole = f"{'all':12} {'':21} {scored.precision(*GROUPS):10.3f} {scored.recall(*GROUPS):7.3f}"
    head = f"{name}\n{'group':12} {'right':>6} {'wrong':>6} {'missed':>7} {'precision':>10} {'recall':>7}"
    return "\n".join((head, *rows, whole, *scored.lines))


def test_the_corpus_is_wide_enough() -> None:
    assert len(WORKED_ON) + len(HELD_BACK) >= LEAST_SENTENCES
    marked = Counter(group for labelled in WORKED_ON for group, *_ in labelled.marks)
    assert set(marked) == set(GROUPS)
    assert sum(not labelled.marks for labelled in WORKED_ON) >= 60
    assert len({labelled.text for labelled in (*WORKED_ON, *HELD_BACK)}) == len(WORKED_ON) + len(HELD_BACK)


def test_every_group_points_at_what_it_should(capsys: pytest.CaptureFixture[str]) -> None:
    scored = score(WORKED_ON)
    with capsys.disabled():
        print("\n" + table(f"writing aid, {len(WORKED_ON)} sentences", scored))
    for group in GROUPS:
        assert scored.precision(group) >= LEAST_PRECISION, group
        assert scored.recall(group) >= LEAST_RECALL, group


def test_sentences_held_back_come_out_alike(capsys: pytest.CaptureFixture[str]) -> None:
    scored = score(HELD_BACK)
    with capsys.disabled():
        print("\n" + table(f"writing aid, {len(HELD_BACK)} sentences held back", scored))
    assert scored.precision(*GROUPS) >= LEAST_NEW_PRECISION
    assert scored.recall(*GROUPS) >= LEAST_NEW_RECALL

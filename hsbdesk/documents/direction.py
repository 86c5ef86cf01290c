"""Right-to-left text: which way each character runs, and the order in which a line's stretches are seen."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar, cast

_T = TypeVar("_T")
_BRACKETS = {"(": ")", "[": "]", "{": "}"}
_DEEPEST = 63
"""Brackets open at once; the annex stops there too."""
_STRONG = ("a", "\N{HEBREW LETTER ALEF}")


@cache
def _right_to_left() -> re.Pattern[str]:
    blocks = "\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
    return re.compile(f"[{blocks}]")


def runs_right_to_left(text: str) -> bool:
    """Tell whether any character may run from right to left."""
    return _right_to_left().search(text) is not None


def resolve_levels(text: str) -> tuple[int, list[int]]:
    """Return a paragraph's base level (0 or 1, by its first letter) and the level of each character.

    Unicode Standard Annex 9; direction controls never come this far, so only the implicit rules apply.
    """
    from bidi import algorithm  # noqa: PLC0415  (only where such text occurs)

    steps = cast("Any", algorithm)
    # The library drops characters without a direction; a loose accent in their place keeps the count.
    shown = "".join("\u0300" if unicodedata.bidirectional(char) in {"BN", "B", ""} else char for char in text)
    base = int(steps.get_base_level(shown))
    shown = _with_brackets_settled(shown, base)
    storage: Any = steps.get_empty_storage()
    storage["base_level"] = base
    storage["base_dir"] = "LR"[base]
    steps.get_embedding_levels(shown, storage)
    steps.explicit_embed_and_overrides(storage)
    steps.resolve_weak_types(storage)
    steps.resolve_neutral_types(storage, False)
    steps.resolve_implicit_levels(storage, False)
    return base, [int(char["level"]) for char in storage["chars"]]


def _with_brackets_settled(shown: str, base: int) -> str:
    """Return a text with a strong letter in place of each bracket of a pair (rule N0 of the annex).

    Without it "(2015)" after a Hebrew word prints with one bracket at either end of the words.
    """
    kinds = [_direction(char) for char in shown]
    out = list(shown)
    opened: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, char in enumerate(shown):
        if char in _BRACKETS:
            if len(opened) == _DEEPEST:
                break
            opened.append((_BRACKETS[char], index))
        elif any(char == closing for closing, _ in opened):
            while opened[-1][0] != char:
                opened.pop()
            pairs.append((opened.pop()[1], index))
    for start, end in sorted(pairs):
        inside = set(kinds[start + 1 : end])
        if base in inside:
            wanted = base
        elif 1 - base in inside:
            earlier = (kinds[index] for index in range(start - 1, -1, -1))
            wanted = next((kind for kind in earlier if kind is not None), base)
        else:
            continue
        kinds[start] = kinds[end] = wanted
        out[start] = out[end] = _STRONG[wanted]
    return "".join(out)


def _direction(char: str) -> int | None:
    kind = unicodedata.bidirectional(char)
    if kind == "L":
        return 0
    return 1 if kind in {"R", "AL", "EN", "AN"} else None


def seen_order(items: Sequence[_T], levels: Sequence[int]) -> list[_T]:
    """Return a line's stretches in the order seen from left to right (rule L2)."""
    order = list(range(len(items)))
    highest = max(levels, default=0)
    lowest_odd = min((level for level in levels if level % 2), default=highest + 1)
    for level in range(highest, lowest_odd - 1, -1):
        start = 0
        while start < len(order):
            if levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return [items[index] for index in order]

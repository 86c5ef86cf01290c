"""Looking for words by their stems, whatever the case: what the lists of the content pack hold.

A stem is a whole word or several ("made up"); * stands for any ending ("manipulat*"); a stem in capitals ("LAC") is
found in capitals only.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from hsbdesk.domain.quotations import quoted_ranges, within


class StemPattern:
    """Finds stems in a text, read once: one pattern for any case, one for stems in capitals."""

    def __init__(self, stems: Iterable[str]) -> None:
        wanted = sorted(set(stems), key=len, reverse=True)
        self._capitals = _any_stem([stem for stem in wanted if _is_capitals(stem)])
        self._others = _any_stem([stem.casefold() for stem in wanted if not _is_capitals(stem)])

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of each stem found, those in capitals after the others."""
        if self._others is not None:
            for found in self._others.finditer(lowered(text)):
                yield found.span()
        if self._capitals is not None:
            for found in self._capitals.finditer(text):
                yield found.span()


def find_stems(text: str, stems: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return the places of stems outside quotations, in order."""
    found = tuple(stem_pattern(stems).spans(text))
    return outside_quotations(text, found) if found else ()


def outside_quotations(text: str, spans: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the places that stand in no quotation, in order."""
    wanted = sorted(spans)
    quotes = quoted_ranges(text) if wanted else ()
    return tuple(span for span in wanted if within(quotes, *span) is None)


@lru_cache(maxsize=64)
def stem_pattern(stems: tuple[str, ...]) -> StemPattern:
    """Return the pattern of stems, made once."""
    return StemPattern(stems)


def _any_stem(stems: Sequence[str]) -> re.Pattern[str] | None:
    """Return a pattern for the stems, the longest first, branched by first letter so that most words cost one look."""
    if not stems:
        return None
    by_letter: dict[str, list[str]] = {}
    for stem in stems:
        by_letter.setdefault(stem[0], []).append(_stem_text(stem))
    branches = "|".join(f"{re.escape(letter)}(?:{'|'.join(rest)})" for letter, rest in by_letter.items())
    letters = "".join(map(re.escape, by_letter))
    return re.compile(rf"\b(?=[{letters}])(?:{branches})\b")


def _stem_text(stem: str) -> str:
    """Return the pattern of a stem without its first letter."""
    rest = stem[1:]
    open_ended = rest.endswith("*")
    return r"\s+".join(map(re.escape, rest.rstrip("*").split(" "))) + (r"\w*" if open_ended else "")


def _is_capitals(stem: str) -> bool:
    return stem.rstrip("*").isupper() and " " not in stem


def lowered(text: str) -> str:
    """Return the text in lower case with plain apostrophes, letter for letter in the same places."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(letter if len(letter) == 1 else old for old in text for letter in (old.lower(),))
    return low.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")

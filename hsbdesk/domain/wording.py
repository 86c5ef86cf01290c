"""The writing aid: hints while staff log a concern (domain.md section 8).

While logging only labels for children, missing counts and "inappropriate" are pointed out, at most three at
a time. What people said is untouchable: an offer may add or quote, and replaces only a label in the writer's
own words. English only: silent on a sentence in Welsh.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from hsbdesk.domain.quotations import quoted_ranges, within
from hsbdesk.domain.sentences import Sentences, reports_speech
from hsbdesk.domain.welsh_text import is_welsh

MOST_HINTS = 3
CLOSING = "If you do not know, write 'not said'. Do not go back and ask the child."
"""Ends every hint that asks for more."""


class OfferAction(StrEnum):
    """What accepting an offer does to the text."""

    ADD = "ADD"
    QUOTE = "QUOTE"
    REPLACE = "REPLACE"


@dataclass(frozen=True, slots=True)
class LabelWord:
    """A word that labels a child, and what to write instead."""

    word: str
    instead: str


@dataclass(frozen=True, slots=True)
class LoggingLists:
    """The words that are pointed out while logging, and what is said about them; filled by the content pack.

    Raises ValueError if a replacement would have fewer words than what it replaces.
    """

    labels: tuple[LabelWord, ...] = ()
    counts: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()
    label_reason: str = "Say what was seen or heard. A label says what a child is, not what happened."
    count_reason: str = (
        "Keep it. If it is what you were told, put it in quotation marks. If a number was given, add it."
    )
    quoted_count_reason: str = "Keep it. It is in quotation marks. If a number was given, add it."
    vague_reason: str = (
        "Write the words you heard, or what you saw. If you did not hear them, write 'did not hear the words'."
    )
    number_not_said: str = "number not said"
    words_not_heard: str = "did not hear the words"
    quote_label: str = "Put in quotation marks"
    add_label: str = "Add \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
    replace_label: str = "Write \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"

    def __post_init__(self) -> None:
        """Keep the rule that no accepted offer makes a statement shorter."""
        if any(len(label.instead.split()) < len(label.word.split()) for label in self.labels):
            message = "a label must not be replaced by fewer words"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Offer:
    """A change somebody may accept: `replacement` for start..end of the text (start = end: put in there)."""

    label: str
    action: OfferAction
    replacement: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hint:
    """Something to look at in what was written. Nothing has to be done about it."""

    group: str
    """L_LABEL or L_VAGUE."""
    found: str
    start: int
    end: int
    reason: str
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True)
class _Patterns:
    labels: re.Pattern[str]
    vague: re.Pattern[str]
    counts: re.Pattern[str]


def logging_hints(text: str, lists: LoggingLists) -> tuple[Hint, ...]:
    """Return at most three hints about a text, in order of place; labels come first, then vague words.

    Words in quotation marks are never called a label. Each word is pointed out once.
    """
    hints = islice(_all_hints(text, lists, quoted_ranges(text)), MOST_HINTS)
    return tuple(sorted(hints, key=lambda hint: hint.start))


def accept_offer(text: str, offer: Offer) -> str:
    """Return the text with an offer accepted. The offer must have been made for this very text."""
    return text[: offer.start] + offer.replacement + text[offer.end :]


def _all_hints(text: str, lists: LoggingLists, quotes: tuple[tuple[int, int], ...]) -> Iterator[Hint]:
    patterns = _compile(lists)
    sentences = Sentences(text)
    reported = reports_speech(text)
    for found in _first_of_each(
        patterns.labels, text, lambda at: within(quotes, *at.span()) is not None or _is_welsh(sentences, at)
    ):
        offers = (_quote(found, lists),)
        yield Hint(
            "L_LABEL",
            found.group(),
            *found.span(),
            lists.label_reason,
            offers if reported else (*_replace(found, lists), *offers),
        )
    for found in _first_of_each(
        patterns.vague, text, lambda at: _has_words(sentences, at, lists) or _is_welsh(sentences, at)
    ):
        reason = f"{lists.vague_reason} {CLOSING}"
        yield Hint("L_VAGUE", found.group(), *found.span(), reason, (_add(found.end(), lists.words_not_heard, lists),))
    for found in _first_of_each(
        patterns.counts, text, lambda at: sentences.counted(at.start()) or _is_welsh(sentences, at)
    ):
        quote = within(quotes, *found.span())
        add = _add(found.end() if quote is None else quote[1], lists.number_not_said, lists)
        reason = lists.count_reason if quote is None else lists.quoted_count_reason
        offers = (_quote(found, lists), add) if quote is None else (add,)
        yield Hint("L_VAGUE", found.group(), *found.span(), f"{reason} {CLOSING}", offers)


def _first_of_each(
    pattern: re.Pattern[str], text: str, settled: Callable[[re.Match[str]], bool]
) -> Iterator[re.Match[str]]:
    """Yield each word where it first stands unsettled."""
    seen: set[str] = set()
    for found in pattern.finditer(text):
        word = found.group().casefold()
        if word not in seen and not settled(found):
            seen.add(word)
            yield found


def _is_welsh(sentences: Sentences, found: re.Match[str]) -> bool:
    return is_welsh(sentences.around(found.start()))


def _has_words(sentences: Sentences, found: re.Match[str], lists: LoggingLists) -> bool:
    """Say whether the sentence already gives the words, or says that they were not heard."""
    sentence = sentences.around(found.start())
    not_heard = lists.words_not_heard.casefold() in sentence.casefold()
    return not_heard or sentences.counted(found.start()) or bool(quoted_ranges(sentence))


@lru_cache(maxsize=4)
def _compile(lists: LoggingLists) -> _Patterns:
    return _Patterns(
        labels=_any_of([form for label in lists.labels for form in (label.word, _plural(label.word))]),
        vague=_any_of(lists.vague, ending="(?:ly)?"),
        counts=_any_of(lists.counts, ending=r"(?:\s+(?:times|occasions))?"),
    )


def _any_of(words: Sequence[str], ending: str = "") -> re.Pattern[str]:
    """Return a pattern for whole words, the longest first; one that finds nothing if there are none."""
    ordered = sorted(words, key=len, reverse=True)
    any_word = "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered)
    return re.compile(rf"\b(?:{any_word}){ending}\b" if ordered else r"(?!)", re.IGNORECASE)


def _plural(word: str) -> str:
    if word.endswith("child"):
        return word + "ren"
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _replace(found: re.Match[str], lists: LoggingLists) -> tuple[Offer, ...]:
    written = " ".join(found.group().casefold().split())
    for label in lists.labels:
        one = label.word.casefold()
        if written in {one, _plural(one)}:
            instead = label.instead if written == one else re.sub(r"\bchild\b", "children", label.instead)
            capital = instead[:1].upper() + instead[1:] if found.group()[:1].isupper() else instead
            offered = lists.replace_label.format(words=instead)
            return (Offer(offered, OfferAction.REPLACE, capital, *found.span()),)
    return ()


def _quote(found: re.Match[str], lists: LoggingLists) -> Offer:
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{found.group()}\N{RIGHT DOUBLE QUOTATION MARK}"
    return Offer(lists.quote_label, OfferAction.QUOTE, quoted, *found.span())


def _add(place: int, words: str, lists: LoggingLists) -> Offer:
    return Offer(lists.add_label.format(words=words), OfferAction.ADD, f" ({words})", place, place)

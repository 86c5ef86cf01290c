"""The writing aid: hints while staff log a concern (domain.md section 8).

While logging only labels for children, missing counts and "inappropriate" are pointed out, at most three at a
time. What people said is untouchable: an offer may add or quote, and replaces only a label in the writer's own
words. English only.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from hsbdesk.domain.quotations import quoted_ranges, within

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
    vague_reason: str = "Write the words you heard, or what you saw. If you did not hear them, write 'did not hear the words'."
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


_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COUNTED = re.compile(
    rf"\b(?:once|twice|{_NUMBER} (?:times|occasions|days|lessons|mornings|afternoons|evenings|weeks))\b"
    r"|\bnot (?:said|known)\b|\b(?:did not|didn['\N{RIGHT SINGLE QUOTATION MARK}]t) say\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|saying|told|tells|asked|asks|answered|reported|reports|described|describes|explained|called"
    r"|shouted|whispered|wrote|according to|disclosed|replied)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?](?=\s|$)|\n")


def logging_hints(text: str, lists: LoggingLists) -> tuple[Hint, ...]:
    """Return at most three hints about a text, in order of place; labels come first, then vague words.

    Words in quotation marks are never called a label. Each word is pointed out once.
    """
    quotes = quoted_ranges(text)
    hints: dict[str, Hint] = {}
    for hint in _all_hints(text, lists, quotes):
        hints.setdefault(hint.found.casefold(), hint)
    return tuple(sorted(list(hints.values())[:MOST_HINTS], key=lambda hint: hint.start))


def accept_offer(text: str, offer: Offer) -> str:
    """Return the text with an offer accepted. The offer must have been made for this very text."""
    return text[: offer.start] + offer.replacement + text[offer.end :]


def _all_hints(text: str, lists: LoggingLists, quotes: tuple[tuple[int, int], ...]) -> Iterator[Hint]:
    patterns = _compile(lists)
    reported = _REPORTED.search(text) is not None
    for found in patterns.labels.finditer(text):
        if within(quotes, *found.span()) is None:
            offers = (_quote(found, lists),) if reported else (_replace(found, lists), _quote(found, lists))
            yield Hint("L_LABEL", found.group(), *found.span(), lists.label_reason, offers)
    for found in patterns.vague.finditer(text):
        sentence = _sentence(text, found)
        heard = (
            lists.words_not_heard.casefold() in sentence.casefold() or _COUNTED.search(sentence) is not None
        )
        if within(quotes, *found.span()) is None and not heard and not quoted_ranges(sentence):
            offers = (_add(found.end(), lists.words_not_heard, lists),)
            reason = f"{lists.vague_reason} {CLOSING}"
            yield Hint("L_VAGUE", found.group(), *found.span(), reason, offers)
    for found in patterns.counts.finditer(text):
        quote = within(quotes, *found.span())
        if _COUNTED.search(_sentence(text, found)) is not None:
            continue
        add = _add(found.end() if quote is None else quote[1], lists.number_not_said, lists)
        if quote is None:
            reason, offers = lists.count_reason, (_quote(found, lists), add)
        else:
            reason, offers = lists.quoted_count_reason, (add,)
        yield Hint("L_VAGUE", found.group(), *found.span(), f"{reason} {CLOSING}", offers)


@lru_cache(maxsize=4)
def _compile(lists: LoggingLists) -> _Patterns:
    return _Patterns(
        labels=_any_of([label.word for label in lists.labels], plurals=True),
        vague=_any_of([f"{word}{ending}" for word in lists.vague for ending in ("", "ly")]),
        counts=_any_of(lists.counts),
    )


def _any_of(words: list[str] | tuple[str, ...], *, plurals: bool = False) -> re.Pattern[str]:
    """Return a pattern for whole words, the longest first; one that finds nothing if there are none."""
    forms = [*words, *(_plural(word) for word in words)] if plurals else [*words]
    ordered = sorted((re.escape(form) for form in forms), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(ordered)})\b" if ordered else r"(?!)", re.IGNORECASE)


def _plural(word: str) -> str:
    if word.endswith("child"):
        return word + "ren"
    return word[:-1] + "ies" if word.endswith("y") else word + "s"


def _replace(found: re.Match[str], lists: LoggingLists) -> Offer:
    written = found.group().casefold()
    for label in lists.labels:
        if written in {label.word.casefold(), _plural(label.word.casefold())}:
            one = written == label.word.casefold()
            instead = label.instead if one else re.sub(r"\bchild\b", "children", label.instead)
            capital = instead[:1].upper() + instead[1:] if found.group()[:1].isupper() else instead
            words = lists.replace_label.format(words=instead)
            return Offer(words, OfferAction.REPLACE, capital, *found.span())
    raise LookupError(written)


def _quote(found: re.Match[str], lists: LoggingLists) -> Offer:
    quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{found.group()}\N{RIGHT DOUBLE QUOTATION MARK}"
    return Offer(lists.quote_label, OfferAction.QUOTE, quoted, *found.span())


def _add(place: int, words: str, lists: LoggingLists) -> Offer:
    return Offer(lists.add_label.format(words=words), OfferAction.ADD, f" ({words})", place, place)


def _sentence(text: str, found: re.Match[str]) -> str:
    """Return the sentence that a word stands in."""
    start = max((end.end() for end in _SENTENCE_END.finditer(text, 0, found.start())), default=0)
    end = _SENTENCE_END.search(text, found.end())
    return text[start : end.start() if end is not None else len(text)]

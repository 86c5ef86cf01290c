"""The writing aid for what prints: all sixteen groups of words, by section (domain.md section 8).

It points out and offers; it never changes a text by itself. What people said is untouchable: quotations are left
alone, reported speech may be quoted or added to, and only a word of the writer's own may be replaced, by no fewer
words. English only: silent on a sentence in Welsh. While staff log a concern, `wording.py` is used instead.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from hsbdesk.domain.concern import Occurrences
from hsbdesk.domain.quotations import quoted_ranges, touched, within
from hsbdesk.domain.readiness import Severity
from hsbdesk.domain.sentences import Sentences, reports_speech
from hsbdesk.domain.stems import StemPattern, lowered, stem_pattern
from hsbdesk.domain.welsh_text import is_welsh
from hsbdesk.domain.wording import LabelWord, Offer, OfferAction

_TITLE = re.compile(r"(?:\b(?:Mr|Mrs|Ms|Miss|Dr)\.?|(?<!\w)[A-Z]\.)\s$")
"""What stands before a surname: "Mr. Sly", "B. Story"."""
_GOES_ON = re.compile(r"(?:he|she|they|it|his|her|their|that|this|then|i|we|my)\b", re.IGNORECASE)
"""How a sentence begins that may go on with what was said in the one before it."""


class Scope(StrEnum):
    """Where a text prints, as far as the lists tell it apart."""

    ANYWHERE = "ANYWHERE"
    BACKGROUND = "BACKGROUND"
    ASK = "ASK"
    """What a request asks for."""
    OUTCOMES = "OUTCOMES"


class Reported(StrEnum):
    """What becomes of a word in speech that is reported without quotation marks."""

    SILENT = "SILENT"
    QUOTE = "QUOTE"
    """It may be quoted or added to."""
    AS_OWN = "AS_OWN"
    """It is the writer's own there too: "we understand"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintList:
    """Words that are pointed out, and what is said about them; filled by the content pack."""

    group: str
    severity: Severity
    stems: tuple[str, ...]
    """Whole words in any case; * stands for any ending, a stem in capitals is found in capitals only."""
    reason: str
    scope: tuple[Scope, ...] = ()
    """Where it is looked for; everywhere when empty."""
    reported: Reported = Reported.SILENT
    instead: tuple[LabelWord, ...] = ()
    add: str = ""
    """What may be added behind the word, in brackets."""
    unless: tuple[str, ...] = ()
    """Stems that settle it when they stand in the same sentence."""
    unless_quoted: bool = False
    """Whether a quotation in the same sentence settles it."""
    counts: bool = False
    """Words that stand in for a number: the record's own count is offered."""
    of_things: bool = False
    """Whether that is a number of things or people, of which the record's count of occasions says nothing."""
    sentence: bool = False
    """Whether the whole sentence is meant: an action that belongs in section 2."""

    def __post_init__(self) -> None:
        """Keep the rule that no accepted offer makes a statement shorter."""
        if any(len(entry.instead.split()) < len(entry.word.split()) for entry in self.instead):
            message = "a word must not be replaced by fewer words"
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class PrintWords:
    """All lists of the writing aid for prints."""

    lists: tuple[PrintList, ...] = ()
    exempt: tuple[str, ...] = ()
    """Names of laws, agencies and terms of the law: words within them are never pointed out."""
    number_not_said: str = "number not said"
    once: str = "once"
    twice: str = "twice"
    many: str = "on {n} occasions"
    between: str = "on {least} to {most} occasions"
    about: str = "on about {n} occasions"
    replace_label: str = "Use \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"
    quote_label: str = "Put in quotation marks"
    add_label: str = "Add \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"

    @cached_property
    def patterns(self) -> "dict[Scope, ListPattern]":
        """Return what finds the words of each section, made once."""
        return {
            scope: ListPattern([entry for entry in self.lists if not entry.scope or scope in entry.scope])
            for scope in Scope
        }

    def counted(self, occurrences: Occurrences) -> str:
        """Return how often the record says it was: "once", "on 3 occasions"."""
        least, most = occurrences.count_min, occurrences.count_max
        if most is not None and most != least:
            return self.between.format(least=least, most=most)
        if occurrences.is_estimate:
            return self.about.format(n=least)
        return {1: self.once, 2: self.twice}.get(least) or self.many.format(n=least)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintHint:
    """Something to look at in a text that prints."""

    group: str
    """L_LABEL to L_TERMS."""
    severity: Severity
    found: str
    start: int
    end: int
    reason: str
    own: bool = True
    """False in speech that is reported."""
    counts: bool = False
    occasions: bool = False
    """Whether it stands in for a number of occasions, which the record may hold."""
    sentence: bool = False
    """Whether start..end is the whole sentence, which may be moved."""
    offers: tuple[Offer, ...] = ()


def print_hints(
    text: str,
    words: PrintWords,
    scope: Scope = Scope.ANYWHERE,
    *,
    reported: bool = False,
    occurrences: Occurrences | None = None,
) -> tuple[PrintHint, ...]:
    """Return what the lists point out in a text, in order of place, each word of a sentence once.

    `reported` says that the whole text is somebody's account, as in an entry that a child told. `occurrences` are
    those of the record the text stands for, if any; then a word in place of a number is compared with them.
    """
    found = list(words.patterns[scope].find(text))
    if not found:
        return ()
    reader = _Reader(text, words, reported=reported, occurrences=occurrences)
    hints: dict[tuple[int, str], PrintHint | None] = {}
    for start, end, listed in found:
        if reader.is_left_alone(start, end):
            continue
        key = (reader.sentences.span(start)[0], listed.group if listed.sentence else text[start:end].casefold())
        if key not in hints:
            hints[key] = reader.hint(start, end, listed)
    return tuple(hint for hint in hints.values() if hint is not None)


class _Reader:
    """One text with what is found out about each of its sentences once."""

    def __init__(self, text: str, words: PrintWords, *, reported: bool, occurrences: Occurrences | None) -> None:
        self.text = text
        self.words = words
        self.sentences = Sentences(text)
        self._whole_reported = reported
        self._occurrences = occurrences
        self._quotes = quoted_ranges(text)
        self._exempt = tuple(sorted(stem_pattern(words.exempt).spans(text)))
        self._reported: dict[int, bool] = {}
        self._welsh: dict[int, bool] = {}
        self._settled: dict[tuple[int, int], bool] = {}

    def is_left_alone(self, start: int, end: int) -> bool:
        """Say whether a word stands in a quotation, in a phrase that is exempt, in a name or in Welsh."""
        return (
            within(self._quotes, start, end) is not None
            or touched(self._exempt, start, end)
            or (self.text[start].isupper() and _TITLE.search(self.text, max(0, start - 6), start) is not None)
            or self._is_welsh(start)
        )

    def hint(self, start: int, end: int, listed: PrintList) -> PrintHint | None:
        """Return the hint about a word, or None when it is settled."""
        first, last = self.sentences.span(start)
        reported = self._is_reported(first, last)
        if (reported and listed.reported is Reported.SILENT) or self._is_settled(first, last, listed):
            return None
        offers = tuple(self._offers(start, end, listed, reported=reported))
        if listed.sentence:
            start, end = first, last
        return PrintHint(
            group=listed.group,
            severity=listed.severity,
            found=self.text[start:end],
            start=start,
            end=end,
            reason=listed.reason,
            own=not reported,
            counts=listed.counts,
            occasions=listed.counts and not listed.of_things,
            sentence=listed.sentence,
            offers=offers,
        )

    def _is_reported(self, first: int, last: int) -> bool:
        if first not in self._reported:
            self._reported[first] = self._whole_reported or reports_speech(self.text[first:last])
        return self._reported[first]

    def _may_go_on(self, start: int) -> bool:
        """Say whether a sentence may go on with what somebody said: "She told staff. He is a bully."."""
        first, _ = self.sentences.span(start)
        if not first or _GOES_ON.match(self.text, first) is None:
            return False
        before = self.text[:first].rstrip()
        return bool(before) and "\n" not in self.text[len(before) : first] and self._follows_speech(len(before) - 1)

    def _follows_speech(self, place: int) -> bool:
        first, last = self.sentences.span(place)
        return self._is_reported(first, last) or self._may_go_on(first)

    def _is_welsh(self, place: int) -> bool:
        first, last = self.sentences.span(place)
        if first not in self._welsh:
            self._welsh[first] = is_welsh(self.text[first:last])
        return self._welsh[first]

    def _is_settled(self, first: int, last: int, listed: PrintList) -> bool:
        key = (first, id(listed))
        if key not in self._settled:
            sentence = self.text[first:last]
            self._settled[key] = (
                (listed.counts and self.sentences.counted(first))
                or (listed.unless_quoted and bool(quoted_ranges(sentence)))
                or (bool(listed.unless) and next(stem_pattern(listed.unless).spans(sentence), None) is not None)
            )
        return self._settled[key]

    def _offers(self, start: int, end: int, listed: PrintList, *, reported: bool) -> Iterator[Offer]:
        found = self.text[start:end]
        instead = "" if reported or self._may_go_on(start) else self._instead(found, listed)
        if instead:
            label = self.words.replace_label.format(words=instead)
            yield Offer(label, OfferAction.REPLACE, _with_capital(instead, found), start, end)
        if reported and listed.reported is Reported.QUOTE:
            quoted = f"\N{LEFT DOUBLE QUOTATION MARK}{found}\N{RIGHT DOUBLE QUOTATION MARK}"
            yield Offer(self.words.quote_label, OfferAction.QUOTE, quoted, start, end)
        added = listed.add if not listed.counts else self._count_to_add(listed, instead, reported=reported)
        if added:
            yield Offer(self.words.add_label.format(words=added), OfferAction.ADD, f" ({added})", end, end)

    def _instead(self, found: str, listed: PrintList) -> str:
        """Return what may stand in place of a word of the writer's own; never fewer words than it."""
        if listed.counts and not listed.of_things and self._occurrences is not None:
            said = self.words.counted(self._occurrences)
            return said if len(said.split()) >= len(found.split()) else ""
        written = " ".join(found.casefold().split())
        return next((entry.instead for entry in listed.instead if entry.word.casefold() == written), "")

    def _count_to_add(self, listed: PrintList, instead: str, *, reported: bool) -> str:
        """Return the number to set behind a word in place of one, unless it takes the word's place.

        What somebody said is not answered with what the record counts.
        """
        if self._occurrences is None or reported or listed.of_things:
            return self.words.number_not_said
        return "" if instead else self.words.counted(self._occurrences)


def _with_capital(instead: str, found: str) -> str:
    return instead[:1].upper() + instead[1:] if found[:1].isupper() and not found.isupper() else instead


class ListPattern(StemPattern):
    """As above, and says which list a stem stands in."""

    def __init__(self, lists: Sequence[PrintList]) -> None:
        super().__init__(stem for listed in lists for stem in listed.stems)
        whole = [(stem, listed) for listed in lists for stem in listed.stems]
        self._exact = {stem.casefold(): listed for stem, listed in whole if not stem.endswith("*")}
        open_ended = ((stem[:-1].casefold(), listed) for stem, listed in whole if stem.endswith("*"))
        self._beginnings = sorted(open_ended, key=lambda pair: len(pair[0]), reverse=True)

    def find(self, text: str) -> Iterator[tuple[int, int, PrintList]]:
        """Yield start, end and list of each stem, in order of place."""
        for start, end in sorted(self.spans(text)):
            yield start, end, self._list_of(lowered(text[start:end]))

    def _list_of(self, found: str) -> PrintList:
        written = " ".join(found.split())
        listed = self._exact.get(written)
        return listed or next(listed for stem, listed in self._beginnings if written.startswith(stem))

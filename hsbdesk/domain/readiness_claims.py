"""Claims held against the records: R18, spans, trends and "every day", and the figures that R14 offers.

Only what the writer claims about the behaviour is looked at. What somebody is reported to have said, what a child's
life is otherwise like ("has lived there for three years") and what is asked for ("every week") is left alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hsbdesk.domain.chronology import count_occasions
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.content_parts import ReadinessLists
from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.dates import Form, write_day
from hsbdesk.domain.quotations import quoted_ranges, within
from hsbdesk.domain.readiness import Finding, Offer, Say, mark_of
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_texts import OwnText, call_spot
from hsbdesk.domain.sentences import Sentences, reports_speech
from hsbdesk.domain.stems import find_stems, stem_pattern
from hsbdesk.domain.triage import CATEGORY_ORDER
from hsbdesk.domain.welsh_text import is_welsh

_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_MONTHS = tuple(month.casefold() for month in ENGLISH.months)
_N = rf"\d+|{'|'.join(_NUMBERS)}"
_SPAN = re.compile(
    rf"\b(?:(?:over|for|during|across|throughout)(?:\s+(?:the|a))?(?:\s+(?:last|past))?|(?:in|within)\s+the\s+(?:last|past))"
    rf"\s+(?P<n>{_N})\s+(?P<unit>week|month|year)s?\b"
    rf"|\b(?P<n2>{_N})[- ](?P<unit2>week|month|year)[- ]period\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    rf"\bsince\s+(?:early\s+|late\s+|mid[- ])?(?P<month>{'|'.join(_MONTHS)})(?:\s+(?P<year>\d{{4}}))?\b", re.IGNORECASE
)
_DAYS = {"week": 7, "month": 30.44, "year": 365.25}
_MOST = 0.8
"""The share of days or weeks from which "every" is taken as shown."""
_ROW_EVERY = 5
"""Occasions of one entry from which "every day" is taken as shown: a school week."""
_BY_WORD = frozenset({"RISING", "FALLING", "EVERY"})
"""Kinds whose findings are named by their word."""
_PLACES = {
    "front": frozenset({"why_now", "follows"}),
    "request": frozenset({"why", "opinion", "harm", "needs"}),
    "outcomes": frozenset({"because"}),
    "interventions": frozenset({"changed_since"}),
}


@dataclass(frozen=True, slots=True)
class Rows:
    """The ticked entries that count and have a date, in date order."""

    concerns: tuple[Concern, ...]
    days: tuple[date, ...]

    @property
    def first(self) -> date:
        """Return the day of the first; there must be one."""
        return min(self.days)

    @property
    def last(self) -> date:
        """Return the day of the last; there must be one."""
        return max(self.days)

    def halves(self) -> tuple[date, tuple[Concern, ...], tuple[Concern, ...]]:
        """Return the middle of their span, those up to it and those after it."""
        middle = self.first + (self.last - self.first) / 2
        pairs = tuple(zip(self.concerns, self.days, strict=True))
        return middle, tuple(c for c, day in pairs if day <= middle), tuple(c for c, day in pairs if day > middle)

    def span(self, say: Say) -> str:
        """Return "from 10 September 2025 to 17 March 2026"."""
        if self.first == self.last:
            return say("on {day}", day=write_day(self.first, Form.PLAIN))
        return say(
            "from {first} to {last}", first=write_day(self.first, Form.PLAIN), last=write_day(self.last, Form.PLAIN)
        )


@dataclass(frozen=True, slots=True)
class Claim:
    """One place of a text that claims something of the behaviour as a whole."""

    kind: str
    """SPAN, SINCE, RISING, FALLING or EVERY."""
    start: int
    end: int
    n: int = 0
    """How many units; of SINCE the month, from 1."""
    unit: str = ""
    """week, month, year; of SINCE the year, where it is said."""


def r18_claims(look: Look) -> Iterator[Finding]:
    """Check spans, trends and "every day" that are claimed against the rows; the figure is offered."""
    against: _Against | None = None
    for text in look.texts:
        if text.reported or not is_claim(text):
            continue
        lists = look.case.content.readiness
        for claim in look.find_in(text, "claims", lambda words, lists=lists: tuple(find_claims(words, lists))):
            against = against or _Against(look)
            yield from against.check(text, claim)


def find_claims(text: str, lists: ReadinessLists) -> Iterator[Claim]:
    """Yield what the writer claims of the behaviour, without the figures that would bear it out."""
    found = [
        *(
            Claim("SPAN", *at.span(), _number(at["n"] or at["n2"]), (at["unit"] or at["unit2"]).lower())
            for at in _SPAN.finditer(text)
        ),
        *(
            Claim("SINCE", *at.span(), _MONTHS.index(at["month"].lower()) + 1, at["year"] or "")
            for at in _SINCE.finditer(text)
        ),
        *(Claim("RISING", *at) for at in find_stems(text, lists.rising)),
        *(Claim("FALLING", *at) for at in find_stems(text, lists.falling)),
        *(Claim("EVERY", *at) for at in find_stems(text, lists.every)),
    ]
    if not found:
        return
    sentences, quotes = Sentences(text), quoted_ranges(text)
    for claim in found:
        sentence = sentences.around(claim.start)
        if not (
            within(quotes, claim.start, claim.end) is not None
            or sentences.counted(claim.start)
            or reports_speech(sentence)
            or next(stem_pattern(lists.no_claims).spans(sentence), None) is not None
            or is_welsh(sentence)
        ):
            yield claim


def is_claim(text: OwnText) -> bool:
    """Say whether a text speaks of the behaviour as a whole or of one entry, so that records may be held against it."""
    place = text.place
    if place.section == "background":
        return text.occurrences is not None
    return place.field in _PLACES.get(place.section, frozenset())


def say_figure(look: Look) -> str:
    """Return how much the ticked entries hold: "14 entries, 23 occasions"; empty when there is none."""
    entries, occasions = count_occasions(look.case.rows)
    if not entries:
        return ""
    say = look.say
    return say(
        "{entries}, {occasions}",
        entries=say.count(entries, "1 entry", "{n} entries"),
        occasions=say.count(occasions, "1 occasion", "{n} occasions"),
    )


def _dated_rows(look: Look) -> Rows:
    concerns = tuple(c for c in look.case.rows if c.counts and c.when.start is not None)
    return Rows(concerns, tuple(date.fromisoformat(c.when.start) for c in concerns if c.when.start is not None))


class _Against:
    """The rows, and what they say to a claim."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._say = look.say
        self._rows = _dated_rows(look)

    def check(self, text: OwnText, claim: Claim) -> Iterator[Finding]:
        """Yield the finding about a claim that the records do not bear out."""
        match claim.kind:
            case "SPAN" | "SINCE":
                return self._span(text, claim)
            case "EVERY":
                return self._every(text, claim)
            case _:
                return self._trend(text, claim)

    def _span(self, text: OwnText, claim: Claim) -> Iterator[Finding]:
        rows, say = self._rows, self._say
        if not rows.days:
            return
        words = text.text[claim.start : claim.end]
        if claim.kind == "SPAN":
            if round((rows.last - rows.first).days / _DAYS[claim.unit]) != claim.n:
                record = rows.span(say)
                said = self._said(text, "“{words}” in {where}: the rows run {record}", words, record)
                yield self._finding(text, claim, said, _in_place(words, record))
        elif self._begins(claim) < (rows.first.year, rows.first.month):
            record = say("since {day}", day=write_day(rows.first, Form.PLAIN))
            said = self._said(text, "“{words}” in {where}: the rows run {record}", words, rows.span(say))
            yield self._finding(text, claim, said, _in_place(words, record))

    def _begins(self, claim: Claim) -> tuple[int, int]:
        """Return year and month that a month's name means; without a year the last one that has begun."""
        today = self._look.case.today
        return (int(claim.unit) if claim.unit else today.year - (claim.n > today.month), claim.n)

    def _trend(self, text: OwnText, claim: Claim) -> Iterator[Finding]:
        rising = claim.kind == "RISING"
        if _shows_trend(self._rows, self._look.case.content.small_number, rising=rising):
            return
        word, figure = text.text[claim.start : claim.end], self._say_halves()
        if not figure:
            said = self._said(text, "“{words}” in {where}: the rows do not show it", word, "")
        elif rising:
            said = self._said(text, "“{words}” in {where}: {record}, and no higher category", word, figure)
        else:
            said = self._said(text, "“{words}” in {where}: {record}", word, figure)
        yield self._finding(text, claim, said, f"{word} ({figure})" if figure else "")

    def _every(self, text: OwnText, claim: Claim) -> Iterator[Finding]:
        word, occurrences = text.text[claim.start : claim.end], text.occurrences
        if occurrences is not None:
            if occurrences.count_min >= _ROW_EVERY:
                return
            record = self._look.case.content.print_words.counted(occurrences)
            said = self._said(text, "“{words}” in {where}: the record says {record}", word, record)
        elif _shows_every(self._rows, weekly="week" in word.casefold()):
            return
        else:
            record = self._say_days()
            said = self._said(text, "“{words}” in {where}: the rows are {record}", word, record)
        yield self._finding(text, claim, said, _in_place(word, record))

    def _say_days(self) -> str:
        days = len(set(self._rows.days))
        if not days:
            return ""
        said = self._say.count(days, "on 1 day", "on {n} days")
        return said if days == 1 else f"{said} {self._rows.span(self._say)}"

    def _say_halves(self) -> str:
        if not self._rows.days:
            return ""
        middle, early, late = self._rows.halves()
        return self._say(
            "{early} until {day}, {late} after it",
            early=self._say.count(count_occasions(early)[1], "1 occasion", "{n} occasions"),
            late=count_occasions(late)[1],
            day=write_day(middle, Form.PLAIN),
        )

    def _said(self, text: OwnText, sentence: str, words: str, record: str) -> str:
        where = call_spot(self._say, text)
        return self._say(sentence, words=words, where=where, record=record or self._say("no entry"))

    def _finding(self, text: OwnText, claim: Claim, said: str, instead: str) -> Finding:
        look, words = self._look, text.text[claim.start : claim.end]
        offers = (Offer(action="REPLACE", label=self._say("Use “{words}”", words=instead), text=instead),)
        return look.warn(
            f"R18:{text.key}:{words.casefold() if claim.kind in _BY_WORD else mark_of(words)}",
            said,
            text.at(claim.start, claim.end),
            *(offers if instead else ()),
            look.keep(),
        )


def _in_place(found: str, record: str) -> str:
    """Return what to write instead: never fewer words; else the figure goes behind them."""
    if not record:
        return ""
    capital = record[:1].upper() + record[1:] if found[:1].isupper() else record
    return capital if len(record.split()) >= len(found.split()) else f"{found} ({record})"


def _number(typed: str) -> int:
    return int(typed) if typed.isdecimal() else _NUMBERS.index(typed.lower()) + 1


def _shows_trend(rows: Rows, small: int, *, rising: bool) -> bool:
    """Say whether the later half holds more occasions or a higher category, or for less fewer of them."""
    if len(rows.concerns) < small:
        return False
    _, early, late = rows.halves()
    before, after = count_occasions(early)[1], count_occasions(late)[1]
    return after > before or _highest(late) > _highest(early) if rising else after < before


def _shows_every(rows: Rows, *, weekly: bool) -> bool:
    if not rows.days:
        return False
    if weekly:
        weeks = (rows.last - rows.first).days // 7 + 1
        return weeks > 1 and len({day.isocalendar()[:2] for day in rows.days}) >= _MOST * weeks
    span = (rows.last - rows.first).days + 1
    return span >= _ROW_EVERY and len(set(rows.days)) >= _MOST * span * 5 / 7


def _highest(rows: Sequence[Concern]) -> int:
    found = [c.triage.category for c in rows if c.triage is not None and c.triage.category in CATEGORY_ORDER]
    return max((CATEGORY_ORDER.index(category) for category in found if category is not None), default=-1)

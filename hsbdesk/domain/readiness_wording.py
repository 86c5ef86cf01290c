"""Rules about words: R07, R14 to R16, R34, R39 and R41 by the writing aid, R48 and R50."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from hsbdesk.domain.content_parts import NationLint
from hsbdesk.domain.dates import Precision
from hsbdesk.domain.names import fold
from hsbdesk.domain.readiness import FieldPlace, Finding, Offer, mark_of
from hsbdesk.domain.readiness_claims import is_claim, say_figure
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_texts import OwnText, call_spot
from hsbdesk.domain.stems import find_stems, outside_quotations
from hsbdesk.domain.wording import OfferAction
from hsbdesk.domain.wording_print import PrintHint

_RECENT = timedelta(days=92)
_FINE = frozenset({Precision.DATETIME, Precision.DATE})
_ELSEWHERE = frozenset({"L_ACTION_BG", "L_ASK", "L_ORG_OUT"})
"""Groups that have a rule of their own."""
_SHORT_FORM = re.compile(r"(?<![\w-])[A-Z]{2,6}(?:[a-z]{0,2})?(?![\w-])")
_UNFILLED = re.compile(
    r"\[(?:name|date|child|school|place|age|year|role|number|address|time|insert\b[^\]]*|add\b[^\]]*)\]|\?{2,}|_{3,}|\{\w+\}",
    re.IGNORECASE,
)
_LONGEST_SHOWN = 60
_LONGEST_NAME = 100
"""Characters before a bracket in which the words of a short form are looked for."""


def r07_nation(look: Look) -> Iterator[Finding]:
    """Check that nothing speaks of the other nation's law."""
    say, lints = look.say, look.case.content.nation_lint
    for text in look.texts:
        for start, end, place in look.find_in(text, "law", lambda said: _other_law(said, lints)):
            words, instead = text.text[start:end], lints[place].instead
            said = say(
                "“{words}” in {where} is not the law of {country}",
                words=words,
                where=call_spot(say, text),
                country=look.case.content.term("country"),
            )
            offer = Offer(action="REPLACE", label=say("Use “{words}”", words=instead), text=instead)
            yield look.stop(f"R07:{text.key}:{mark_of(words)}", said, text.at(start, end), offer)


def _other_law(text: str, lints: Sequence[NationLint]) -> tuple[tuple[int, int, int], ...]:
    """Return start and end of each word of the other nation's law outside quotations, with the place of its line."""
    found: list[tuple[int, int, int]] = []
    for place, lint in enumerate(lints):
        spans = (match.span() for match in _pattern(lint.pattern).finditer(text))
        found += ((*span, place) for span in outside_quotations(text, spans))
    return tuple(found)


@lru_cache(maxsize=16)
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def r14_counts(look: Look) -> Iterator[Finding]:
    """Check that recent entries are dated to the day, and that counts are numbers."""
    case, say = look.case, look.say
    recent = (case.today - _RECENT).isoformat()
    for row, concern in enumerate(case.rows, 1):
        when = concern.when
        last = when.end or when.start
        if when.precision not in _FINE and not concern.occurrences.dates and last is not None and last >= recent:
            text = say("Row {n} is recent and has no exact day", n=row)
            place = FieldPlace(section="file", field="when", record=concern.id)
            yield look.warn(f"R14:{concern.number}:when", text, place)
    yield from _from_hints(look, "R14", lambda hint: hint.counts)


def r15_actions(look: Look) -> Iterator[Finding]:
    """Check that section 1 holds no action: it belongs in section 2."""
    yield from _from_hints(look, "R15", lambda hint: hint.group == "L_ACTION_BG")


def r16_wording(look: Look) -> Iterator[Finding]:
    """Check for words that judge, soften, label or stay vague."""
    yield from _from_hints(look, "R16", lambda hint: hint.group not in _ELSEWHERE and not hint.counts)


def r34_vague_ask(look: Look) -> Iterator[Finding]:
    """Check for asks that leave the reader guessing."""
    yield from _from_hints(look, "R34", lambda hint: hint.group == "L_ASK")


def organisation_first(look: Look) -> Iterator[Finding]:
    """Yield the words of outcomes that speak of staffing and cost (R39)."""
    yield from _from_hints(look, "R39", lambda hint: hint.group == "L_ORG_OUT" and not _is_ultimatum(look, hint.found))


def r41_ultimatum(look: Look) -> Iterator[Finding]:
    """Check for wording that reads as a threat."""
    for text in look.texts:
        if text.place.section not in {"request", "outcomes"}:
            continue
        for start, end in find_stems(text.text, look.case.content.readiness.ultimatums):
            word = text.text[start:end]
            said = look.say(
                "“{words}” in {where} reads as a threat. Say what it means for the child",
                words=word,
                where=call_spot(look.say, text),
            )
            yield look.warn(f"R41:{text.key}:{word.casefold()}", said, text.at(start, end), look.keep())


def _is_ultimatum(look: Look, words: str) -> bool:
    return bool(find_stems(words, look.case.content.readiness.ultimatums))


def r48_placeholders(look: Look) -> Iterator[Finding]:
    """Check that nothing is left to be filled in."""
    stems = look.case.content.readiness.placeholders
    for text in look.texts:
        for start, end in look.find_in(text, "unfilled", lambda said: _unfilled(said, stems)):
            word = text.text[start:end]
            said = look.say("“{words}” is still to be filled in: {where}", words=word, where=call_spot(look.say, text))
            yield look.stop(f"R48:{text.key}:{word.casefold()}", said, text.at(start, end))


def _unfilled(text: str, stems: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    spans = outside_quotations(text, (found.span() for found in _UNFILLED.finditer(text)))
    return tuple(sorted((*spans, *find_stems(text, stems))))


def r50_short_forms(look: Look) -> Iterator[Finding]:
    """Check that short forms are explained for a reader outside the school."""
    lists = look.case.content.readiness
    found: dict[str, FieldPlace] = {}
    for text in look.texts:
        for short in look.find_in(text, "short", lambda said: tuple(_SHORT_FORM.findall(said))):
            found.setdefault(short, text.place)
    for place in dict.fromkeys(place for row in look.case.rows for place in row.places):
        for short in _SHORT_FORM.findall(place):
            found.setdefault(short, FieldPlace(section="background"))
    asked = {short for short in found if short not in lists.understood and not find_stems(short, lists.placeholders)}
    everything = " ".join(look.find_in(text, "folded", fold) for text in look.texts) if asked else ""
    open_ones = {
        short: place
        for short, place in found.items()
        if short in asked and not _is_explained(short, lists.abbreviations.get(short, ""), everything)
    }
    if open_ones:
        words = sorted(open_ones)
        said = look.say("Not explained for a reader outside the school: {list}", list=", ".join(words))
        yield look.tip(f"R50:{','.join(words)}", said, open_ones[words[0]], look.keep())


def _is_explained(short: str, words: str, everything: str) -> bool:
    """Say whether the words stand somewhere, or brackets give them: "additional learning needs (ALN)"."""
    if words and fold(words) in everything:
        return True
    low = fold(short)
    for found in re.finditer(rf"(?<!\w){re.escape(low)}(?!\w)", everything):
        start, end = found.span()
        behind = (
            everything[max(0, start - _LONGEST_NAME) : start - 1]
            if everything[start - 1 : end + 1] == f"({low})"
            else ""
        )
        inside = everything[end + 2 :].partition(")")[0] if everything[end : end + 2] == " (" else ""
        if _spells(short, behind) or _spells(short, inside):
            return True
    return False


def _spells(short: str, said: str) -> bool:
    """Say whether the first letters of some words give the capitals of the short form, in order."""
    letters = iter("".join(word[0] for word in re.split(r"[\s-]+", said) if word))
    return all(letter.lower() in letters for letter in short if letter.isupper())


def _from_hints(look: Look, rule: str, wanted: Callable[[PrintHint], bool]) -> Iterator[Finding]:
    seen: Counter[str] = Counter()
    for text, hint in look.hints:
        if wanted(hint):
            key = f"{rule}:{text.key}:{_word(hint)}"
            seen[key] += 1
            yield _finding(look, key if seen[key] == 1 else f"{key}:{seen[key]}", text, hint)


def _word(hint: PrintHint) -> str:
    return mark_of(hint.found) if hint.sentence else hint.found.casefold()


def _finding(look: Look, key: str, text: OwnText, hint: PrintHint) -> Finding:
    say, where = look.say, call_spot(look.say, text)
    place = text.at(hint.start, hint.end)
    if hint.sentence:
        said = say("“{words}” in {where} is an action", words=_cut(hint.found), where=where)
        whole = hint.start == 0 and hint.end == len(text.text.strip())
        move = Offer(action="MOVE", label=say("Move to Interventions"), text=hint.found, record=text.place.record)
        return look.find(hint.severity, key, said, place, *(() if whole else (move,)), look.keep())
    of_record = place.section == "interventions" and place.record and place.field not in {"wording", "moved_actions"}
    offers = (
        ()
        if of_record
        else tuple(
            Offer(
                action="REPLACE",
                label=offer.label,
                text=offer.replacement if offer.action is not OfferAction.ADD else f"{hint.found}{offer.replacement}",
            )
            for offer in hint.offers
        )
    )
    if hint.occasions and hint.own and text.occurrences is not None:
        record = look.case.content.print_words.counted(text.occurrences)
        said = say("“{words}” in {where}: the record says {count}", words=hint.found, where=where, count=record)
    elif hint.occasions and hint.own and is_claim(text) and (figure := say_figure(look)):
        said = say("“{words}” in {where}: the ticked entries hold {count}", words=hint.found, where=where, count=figure)
        added = say("Add “{words}”", words=figure)
        offers = (Offer(action="REPLACE", label=added, text=f"{hint.found} ({figure})"),)
    else:
        said = say("“{words}” in {where}. {reason}", words=hint.found, where=where, reason=hint.reason)
    return look.find(hint.severity, key, said, place, *offers, look.keep())


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()} …"

"""Judging what a found name means where it stands: a hidden person, nobody, or one to be asked about.

The rule behind every case: a name is taken for a person only when nothing beside it speaks against that, and
left alone only when it cannot be one; the rest is asked.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from hsbdesk.domain.everyday_names import COMMON_WORDS, RARE_WORDS
from hsbdesk.domain.name_index import NameIndex
from hsbdesk.domain.name_mutations import calls_for, stands_in_welsh
from hsbdesk.domain.name_parts import TITLES, FoundName, KnownPerson, Part, Word
from hsbdesk.domain.name_unsure import is_ordinary
from hsbdesk.domain.names import fold

APOSTROPHES = "'\N{RIGHT SINGLE QUOTATION MARK}"
_MONTHS = frozenset(("april", "august", "june", "march", "may"))
_ARTICLES = frozenset(("a", "an", "the"))
_NO_SURNAME = TITLES | frozenset(
    """
    i year class monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december
    """.split()  # noqa: SIM905, a word list is easier to keep
)
_APOSTROPHE_S = re.compile(rf"[{APOSTROPHES}]s\b", re.IGNORECASE)
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}](?![^\W_]|\[)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:;\n\N{HORIZONTAL ELLIPSIS}])[^\w.!?:;]*$")
_QUOTE_START = re.compile('["\N{LEFT DOUBLE QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}(\\[*\N{BULLET}]\\s*$')
_LOOK_BACK = 12
_UNSURE = frozenset((Part.INITIALS, Part.SHORT, Part.NEAR, Part.MUTATED))
_STRENGTH = (Part.WHOLE, Part.FIRST, Part.LAST, Part.PIECE)


class Verdict(Enum):
    """What a found name is, if it is not a person to be replaced."""

    LEAVE = "LEAVE"
    ASK = "ASK"


@dataclass(frozen=True, slots=True)
class Reading:
    """A text being read. `answers` holds what people settled: folded name to person id, or "" for no name."""

    text: str
    words: Sequence[Word]
    index: NameIndex
    answers: Mapping[str, str]

    def written(self, name: FoundName) -> str:
        """Return the name as it stands in the text."""
        return self.text[name.start : name.end]


def judge(reading: Reading, name: FoundName) -> KnownPerson | Verdict:
    """Return the hidden person a found name means, or LEAVE, or ASK."""
    index = reading.index
    claimed = dict.fromkeys(person for person, _ in name.claims)
    if index.named.issuperset(claimed):
        return Verdict.LEAVE
    if name.claims[0][1] in _UNSURE:
        return _judge_unsure(reading, name)
    everyday = _judge_everyday(reading, name)
    answer = reading.answers.get(fold(reading.written(name)))
    if answer is not None and everyday is not Verdict.LEAVE:  # "Rose" was asked about; "a rose" was not
        known = index.people.get(answer)
        return known if known is not None and answer not in index.named else Verdict.LEAVE
    if everyday is not None:
        return everyday
    if _is_mutated_too(reading, name):
        return Verdict.ASK
    shown = {index.people[person].shown if person in index.people else "" for person in claimed}
    if len(shown) > 1 or "" in shown or not index.named.isdisjoint(claimed):
        return Verdict.ASK
    part = min((part for _, part in name.claims), key=_STRENGTH.index)
    if part is Part.PIECE or _speaks_against(reading, name, part):
        return Verdict.ASK
    return index.people[next(iter(claimed))]


def _judge_unsure(reading: Reading, name: FoundName) -> KnownPerson | Verdict:
    """Judge initials, short forms, slips and mutations: asked about, but for a mutation that Welsh asks for."""
    index = reading.index
    part = name.claims[0][1]
    everyday = _judge_everyday(reading, name) if part is Part.SHORT and name.first == name.last else None
    if everyday is Verdict.LEAVE:
        return everyday
    answer = reading.answers.get(fold(reading.written(name)))
    if answer is not None:
        known = index.people.get(answer)
        return known if known is not None and answer not in index.named else Verdict.LEAVE
    if part is Part.MUTATED and len(name.claims) == 1 and _is_called_for(reading, name):
        person = index.people.get(name.claims[0][0])
        if person is not None and person.shown:
            return person
    return Verdict.ASK


def _is_called_for(reading: Reading, name: FoundName) -> bool:
    words, place = reading.words, name.first
    kind = name.kind
    ordinary = is_ordinary(words[place].folded)
    return bool(kind) and not ordinary and calls_for(words, place, kind) and stands_in_welsh(words, place)


def _is_mutated_too(reading: Reading, name: FoundName) -> bool:
    """Say whether a known name may, in Welsh, be the mutated name of somebody else: Gari, or "i Gari" for Cari."""
    unsure = reading.index.unsure
    if unsure is None or name.first != name.last:
        return False
    others = {person for person, _, _ in unsure.mutated.get(reading.words[name.first].folded, ())}
    if others <= reading.index.named or others <= {person for person, _ in name.claims}:
        return False
    return stands_in_welsh(reading.words, name.first)


def is_possessive(reading: Reading, name: FoundName) -> bool:
    """Say whether an apostrophe alone follows, as in "James' bag"."""
    return _POSSESSIVE.match(reading.text, name.end) is not None


def _judge_everyday(reading: Reading, name: FoundName) -> Verdict | None:
    """Judge a name that is also a word, or return None if it stands like a name."""
    words = reading.words[name.first : name.last + 1]
    bases = [word.folded[:-1] if name.plural and word.folded not in COMMON_WORDS else word.folded for word in words]
    written = reading.written(name)
    lower = written == written.lower()
    if all(base in RARE_WORDS for base in bases):
        return Verdict.ASK if lower else None
    if not all(base in COMMON_WORDS or base in RARE_WORDS for base in bases):
        return None
    if len(words) > 1:
        return Verdict.ASK if lower else None
    before = reading.text[max(0, name.start - _LOOK_BACK) : name.start]
    if lower:
        return Verdict.ASK if _APOSTROPHE_S.match(reading.text, name.end) else Verdict.LEAVE
    if bases[0] in _MONTHS and _in_a_date(reading, name, before):
        return Verdict.LEAVE
    previous = reading.words[name.first - 1].folded if name.first else ""
    starts = name.start == 0 or _SENTENCE_START.search(before) or _QUOTE_START.search(before)
    shouted = written == written.upper() and len(written) > 1
    return Verdict.ASK if starts or shouted or previous in _ARTICLES else None


def _in_a_date(reading: Reading, name: FoundName, before: str) -> bool:
    after = reading.text[name.end : name.end + 3].lstrip()
    return before.rstrip()[-1:].isdigit() or after[:1].isdigit()


def _speaks_against(reading: Reading, name: FoundName, part: Part) -> bool:
    """Say whether what stands beside the name could make it the name of somebody else."""
    text, words = reading.text, reading.words
    if name.plural and not is_possessive(reading, name):
        return True
    before = words[name.first - 1] if name.first else None
    after = words[name.last + 1] if name.last + 1 < len(words) else None
    gap_before = text[before.end : name.start] if before is not None else "\n"
    gap_after = text[name.end : after.start] if after is not None else "\n"
    if _is_hyphen(gap_before) or _is_hyphen(gap_after):
        return True
    if part is Part.FIRST and after is not None and _is_space(gap_after):
        return _could_be_surname(reading, name, after)
    if part is Part.LAST and before is not None:
        initial = gap_before.strip() == "." and (before.end - before.start == 1 or before.folded in TITLES)
        beside = initial or _is_space(gap_before)
        return beside and (text[before.start].isupper() or before.folded in TITLES)
    return False


def _is_hyphen(gap: str) -> bool:
    return gap in {"-", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"}


def _is_space(gap: str) -> bool:
    """Say whether two words stand side by side; the brackets of a replacement do not part them."""
    return gap.strip("[]").isspace() and "\n" not in gap


def _could_be_surname(reading: Reading, name: FoundName, after: Word) -> bool:
    """Say whether the word after a first name may be a surname: a capital, and not another first name."""
    word = reading.text[after.start : after.end]
    if not word[0].isupper() or after.folded in _NO_SURNAME:
        return False
    written = reading.written(name)
    if len(word) > 1 and word.isupper() and written.isupper():
        return False
    parts = {part for form in reading.index.forms.get(after.folded, ()) for _, part in form.claims}
    return Part.FIRST not in parts or Part.LAST in parts

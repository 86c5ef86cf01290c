"""Letters for children within a file, and the scan for names that should not be in a document.

Nothing here is written back to a record: narratives stay as typed, and only what is printed or shown with
names off carries letters (architecture.md section 4). What cannot be decided is reported, never guessed.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from hsbdesk.domain.name_index import NameIndex, find_names, index_people, read_words
from hsbdesk.domain.name_parts import FoundName, KnownPerson, Part, RollName
from hsbdesk.domain.name_reading import Reading, Verdict, is_possessive, judge
from hsbdesk.domain.quotations import quoted_ranges, within

__all__ = [
    "KnownPerson",
    "NameIndex",
    "Rendered",
    "RollName",
    "StrayName",
    "cut_to_first",
    "hide_undecided",
    "index_people",
    "next_letter",
    "render",
    "scan",
]

_LETTER_BESIDE = re.compile(r"\s?\((?P<letter>[A-Z]{1,2})\)")
_SHORTENED = re.compile(r"\.(?=\s*[a-z,;])")


@dataclass(frozen=True, slots=True)
class StrayName:
    """A name that may have to go, and that somebody must look at."""

    found: str
    start: int
    end: int
    candidates: tuple[str, ...]
    """Ids of the people or pupils it may be."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A text with letters for names. Places in `undecided` are places in this text."""

    text: str
    undecided: tuple[StrayName, ...] = ()


def render(
    text: str,
    people: Sequence[KnownPerson] | NameIndex,
    *,
    quotation: bool = False,
    answers: Mapping[str, str] | None = None,
) -> Rendered:
    """Return the text with every name of a hidden person replaced by what is shown for that person.

    Within quotation marks, or if the whole text is a `quotation`, the replacement stands in square brackets:
    the words are somebody's own. `answers` settles what was undecided before: the folded name as it was
    found, and the id of the person it means, or "" if it is no name. Rendering twice changes nothing more.
    """
    index = people if isinstance(people, NameIndex) else index_people(people)
    reading = Reading(text, read_words(text, index), index, answers or {})
    quotes = quoted_ranges(text)
    out = ""
    done = 0
    undecided: list[StrayName] = []
    for name in find_names(text, reading.words, index):
        meant = judge(reading, name)
        if isinstance(meant, KnownPerson):
            quoted = quotation or within(quotes, name.start, name.end) is not None
            end, shown = _replacement(reading, name, meant, quotes, quoted=quoted)
            out += text[done : name.start] + shown
            done = end
        elif meant is Verdict.ASK:
            undecided.append(_stray(reading, name, len(out) - done))
    return Rendered(out + text[done:], tuple(undecided))


def hide_undecided(rendered: Rendered) -> str:
    """Return a rendered text with initials for what could not be decided, for a screen with names off."""
    text = rendered.text
    for stray in reversed(rendered.undecided):
        text = f"{text[: stray.start]}{stray.found[:1].upper()}.{text[stray.end :]}"
    return text


def scan(text: str, index: NameIndex, answers: Mapping[str, str] | None = None) -> tuple[StrayName, ...]:
    """Return every form of a name in a finished text whose person may not be named in the document.

    `answers` as in `render`: "" lets a word pass that is no name.
    """
    reading = Reading(text, read_words(text, index), index, answers or {})
    return tuple(
        _stray(reading, name, 0)
        for name in find_names(text, reading.words, index)
        if judge(reading, name) is not Verdict.LEAVE
    )


def cut_to_first(text: str, person: str, first: str, index: NameIndex, *, quotation: bool = False) -> str:
    """Return the text with the full name of one person cut to the first name: "Ioan Sample's" to "Ioan's".

    In quotations the first name stands in square brackets. A name that somebody else has too is left.
    """
    words = read_words(text, index)
    quotes = quoted_ranges(text)
    found = [name for name in find_names(text, words, index) if set(name.claims) == {(person, Part.WHOLE)}]
    for name in reversed(found):
        quoted = quotation or within(quotes, name.start, name.end) is not None
        text = f"{text[: name.start]}{f'[{first}]' if quoted else first}{text[name.end :]}"
    return text


def next_letter(taken: Collection[str]) -> str:
    """Return the letter after the last one given: A to Z, then AA, AB. A gap is never filled again."""
    number = max(map(_letter_number, taken), default=0) + 1
    letters = ""
    while number:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _letter_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _replacement(
    reading: Reading,
    name: FoundName,
    person: KnownPerson,
    quotes: tuple[tuple[int, int], ...],
    *,
    quoted: bool,
) -> tuple[int, str]:
    """Return where the replaced stretch ends, and what stands there instead."""
    text, end = reading.text, name.end
    bracketed = text[name.start - 1 : name.start] == "[" and text[end : end + 1] == "]"
    shown = f"[{person.shown}]" if quoted and not bracketed else person.shown
    beside = _LETTER_BESIDE.match(text, end)
    if beside is not None and person.shown.endswith(f" {beside['letter']}"):
        return beside.end(), shown
    if end - reading.words[name.last].start == 1 and _SHORTENED.match(text, end):
        return end + 1, shown
    ends_in_s = text[end - 1 : end] in "sS"
    if ends_in_s and is_possessive(reading, name) and all(end + 1 != closed for _, closed in quotes):
        return end + 1, f"{shown}{text[end]}s"
    return end, shown


def _stray(reading: Reading, name: FoundName, shift: int) -> StrayName:
    people = tuple(dict.fromkeys(person for person, _ in name.claims))
    return StrayName(reading.written(name), name.start + shift, name.end + shift, people)

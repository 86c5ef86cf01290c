"""The parts a name search is made of: people whose names are known, words of a text, names that were found."""

import re
from dataclasses import dataclass
from enum import Enum

from hsbdesk.domain.names import fold

TITLES = frozenset(("mr", "mrs", "ms", "miss", "mx", "dr", "sir", "master", "prof", "professor", "rev"))

_MARKS = (
    # Marks that stand on a letter, in the scripts of names at school, and characters nobody sees.
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u0900-\u0903\u093a-\u094f"
    "\u0951-\u0957\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a03\u0a3c-\u0a4d\u0a81-\u0a83\u0abc-\u0acd"
    "\u0b82\u0bbe-\u0bcd\u0e31-\u0e4e\u00ad\u200b-\u200f\u2060\ufeff"
)
WORD = re.compile(rf"(?:[^\W\d_]|[{_MARKS}])+")


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody a file is linked with, and what stands for the name in this document.

    `others` holds nicknames and former names, and for adults also how they are addressed ("Ms Sample").
    `shown` is "Child F", or one of the person's own names if the person is named in this document, or empty
    if nothing can stand for the name: then every form of it is asked about.
    """

    id: str
    full: str
    first: str
    last: str
    others: tuple[str, ...]
    shown: str


@dataclass(frozen=True, slots=True)
class RollName:
    """A pupil on the school's roll. Only first and last name together count, not "Ben" alone."""

    id: str
    first: str
    last: str
    others: tuple[str, ...] = ()


class Part(Enum):
    """Which part of a name was written."""

    WHOLE = "WHOLE"
    """Enough to know the person: first and last, initial and last, "Ms Sample"."""
    FIRST = "FIRST"
    """A first name or nickname."""
    LAST = "LAST"
    PIECE = "PIECE"
    """A middle name, or one word of a first or last name of several: never enough to be sure."""
    INITIALS = "INITIALS"
    """ "C.P.", "CP": asked about."""
    SHORT = "SHORT"
    """A short form people use every day, or the full form of one: "Tom" for Tomos. Asked about."""
    NEAR = "NEAR"
    """One slip of the key away: "Bethna". Asked about."""
    MUTATED = "MUTATED"
    """As Welsh changes the beginning of a word: "Gari", "Chari", "Nghari" for Cari."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place, and its folded form."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True, slots=True)
class FoundName:
    """A known form of a name in a text: which words of it, and whose it may be."""

    first: int
    """Place of its first word among the words of the text."""
    last: int
    start: int
    end: int
    claims: tuple[tuple[str, Part], ...]
    """Person id and part, for everybody who has this form."""
    kind: str = ""
    """Of a mutated name: which mutation (`name_mutations`)."""
    plural: bool = False
    """The name with an s added: "the Prossers", "Prossers' house", or an apostrophe left out."""


def split_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name."""
    return tuple(fold(found) for found in WORD.findall(fold(text)))

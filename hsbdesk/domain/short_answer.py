"""A short version of an answer for a small box: whole sentences or rows, and a word of where the rest stands."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hsbdesk.domain.sentences import Sentences


@dataclass(frozen=True, slots=True)
class ShortAnswer:
    """What fits. `first` to `last` are the rows in it, counted from 1; 0 where it is made of sentences."""

    text: str
    first: int = 0
    last: int = 0


def shorten_answer(text: str, limit: int, ending: str) -> ShortAnswer | None:
    """Return as many whole sentences of a text as fit a box of `limit` characters with the ending; None if none do."""
    room = limit - len(ending) - 1
    end = max((end for end in _ends(text) if end <= room), default=0)
    return ShortAnswer(f"{text[:end].rstrip()} {ending}") if end else None


def shorten_rows(lead: str, rows: Sequence[str], limit: int, ending: str) -> ShortAnswer | None:
    """Return the lead, the newest rows that fit, in their order, and the ending; None if no row fits."""
    for first in range(len(rows)):
        text = "\n".join((lead, *rows[first:], ending))
        if len(text) <= limit:
            return ShortAnswer(text, first + 1, len(rows))
    return None


def _ends(text: str) -> Iterator[int]:
    sentences = Sentences(text)
    place = 0
    while place < len(text):
        end = sentences.span(place)[1]
        yield end
        place = max(end, place) + 1

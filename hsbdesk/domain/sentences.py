"""The sentences of a text: where each begins and ends, whether it reports speech, whether it gives a number."""

import re
from bisect import bisect_right

_NUMBER = r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_COUNTED = re.compile(
    rf"\b(?:once|twice|{_NUMBER} (?:times|occasions|days|lessons|mornings|afternoons|evenings|weeks))\b"
    r"|\bnot (?:said|known)\b|\b(?:did not|didn['\N{RIGHT SINGLE QUOTATION MARK}]t) say\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:said|says|saying|told|tells|asked|asks|answered|reported|reports|described|describes|explained|called"
    r"|shouted|whispered|wrote|according to|disclosed|replied|stated|states|added|admitted|denied|denies|mentioned"
    r"|complained|recalled|confirmed|insisted|repeated|texted|messaged|in (?:his|her|their) (?:own )?words"
    r"|(?:his|her|their) words(?: were)?:)(?!\w)",
    re.IGNORECASE,
)
_INSTRUCTED = re.compile(
    r"\b(?:was|were|been|is|are)\s+(?:told|asked)\s+(?:to|off|not\s+to)\b|\bcalled\s+(?:in|out\s+of)\b", re.IGNORECASE
)
"""What is no report of anybody's words."""
_END = re.compile(r"[.!?][\N{RIGHT DOUBLE QUOTATION MARK}\"')]*(?=\s|$)|\n")
_SHORT = re.compile(
    r"(?:^|[\s(])(?:(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|[Nn]o|[Nn]os|[Rr]ef|approx|e\.g|i\.e)|(?P<initial>[A-Z]))$"
)
"""What stands before a full stop that ends no sentence: "Mr.", "no.", and the initial of "H. Bevan"."""
_LETTERED = re.compile(r"\b(?:[Cc]hild|[Pp]upil|[Cc]lass|[Yy]ear)\s$")
"""A capital after these is no initial: "Child F."."""


class Sentences:
    """The sentences of one text, each looked at once however often it is asked about."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends = [end.end() for end in _END.finditer(text) if not _is_shortened(text, end.start())]
        self._counted: dict[int, bool] = {}

    def span(self, place: int) -> tuple[int, int]:
        """Return start and end of the sentence that a place is in, blanks around it left out."""
        number = bisect_right(self._ends, place)
        start = self._ends[number - 1] if number else 0
        end = self._ends[number] if number < len(self._ends) else len(self._text)
        inside = self._text[start:end]
        start += len(inside) - len(inside.lstrip())
        return start, start + len(inside.strip())

    def around(self, place: int) -> str:
        """Return the sentence that a place is in."""
        start, end = self.span(place)
        return self._text[start:end]

    def counted(self, place: int) -> bool:
        """Say whether that sentence gives a number, or says that none was given."""
        number = bisect_right(self._ends, place)
        if number not in self._counted:
            self._counted[number] = _COUNTED.search(self.around(place)) is not None
        return self._counted[number]


def reports_speech(text: str) -> bool:
    """Say whether a text reports what somebody said."""
    found = _REPORTED.search(text)
    return found is not None and (
        _INSTRUCTED.search(text) is None or _REPORTED.search(_INSTRUCTED.sub(" ", text)) is not None
    )


def _is_shortened(text: str, stop: int) -> bool:
    if text[stop] != ".":
        return False
    start = max(0, stop - 12)
    found = _SHORT.search(text, start, stop)
    if found is None:
        return False
    initial = found.start("initial")
    return initial < 0 or _LETTERED.search(text, start, initial) is None

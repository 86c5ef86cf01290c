"""Record numbers, I-0412K and R-2026-0007F: the last letter stops a slip from finding a wrong record.

The check letter stands at place ((all digits read as one number + 15 x the prefix letter's place, A = 1,
+ 14) mod 23), counted from 0, of CHECK_LETTERS (domain.md section 4). It catches any one wrong character and
any two neighbours that are swapped, because 23 is prime and greater than every difference of two digits;
prefixes therefore stop at W, the 23rd letter.
"""

import re
from dataclasses import dataclass

from hsbdesk.errors import DeskError

CHECK_LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ"
_PREFIXES = "ABCDEFGHIJKLMNOPQRSTUVW"
_WITH_YEAR = "R"
_DASH = r"[-\N{HYPHEN}-\N{EM DASH}]"
_JOIN = rf"(?:{_DASH}|\s|\s{_DASH}\s)"
_N = r"(?P<n>[0-9]{4}|[1-9][0-9]{4,8})"
_NUMBER = re.compile(rf"(?P<prefix>[{_PREFIXES}])(?:{_JOIN}{_N}|(?P<bare>[0-9]{{4}}))(?P<check>[A-Z])")
_NUMBER_WITH_YEAR = re.compile(
    rf"(?P<prefix>[{_WITH_YEAR}])(?:{_JOIN})?(?P<year>20[0-9][0-9])(?:{_JOIN}{_N}|(?P<bare>[0-9]{{4}}))(?P<check>[A-Z])",
)


@dataclass(frozen=True, slots=True)
class RecordNumber:
    """What a record number says. Only referrals (R) carry their year."""

    prefix: str
    n: int
    year: int | None = None

    def __str__(self) -> str:
        """Return the number as it is printed, with its check letter."""
        year = "" if self.year is None else f"{self.year}-"
        return f"{self.prefix}-{year}{self.n:04}{check_letter(self)}"


def record_number(prefix: str, n: int, year: int | None = None) -> str:
    """Return the number of the n-th record of a kind. Raises ValueError if there can be no such number."""
    fits = len(prefix) == 1 and prefix in _PREFIXES and 0 < n < 10**9
    if not fits or (year is None) != (prefix not in _WITH_YEAR) or not 2000 <= (year or 2000) <= 2099:
        message = f"no record number {prefix} {year} {n}"
        raise ValueError(message)
    return str(RecordNumber(prefix, n, year))


def check_letter(number: RecordNumber) -> str:
    """Return the letter that a number must end in."""
    digits = int(f"{number.year or ''}{number.n:04}")
    place = (digits + 15 * (_PREFIXES.index(number.prefix) + 1) + 14) % len(CHECK_LETTERS)
    return CHECK_LETTERS[place]


def parse_number(text: str) -> RecordNumber:
    """Return what a typed number says, in any case, with dashes, spaces or nothing between its parts.

    All four figures must be there, and five or more need their dash: a figure too many or too few could be a
    slip that the check letter does not see. Raises DeskError("record_number_wrong").
    """
    typed = text.strip().upper()
    found = _NUMBER_WITH_YEAR.fullmatch(typed)
    if found is not None:
        number = RecordNumber(found["prefix"], int(found["n"] or found["bare"]), int(found["year"]))
    else:
        found = _NUMBER.fullmatch(typed)
        if found is None or found["prefix"] in _WITH_YEAR:
            raise DeskError("record_number_wrong")
        number = RecordNumber(found["prefix"], int(found["n"] or found["bare"]))
    if number.n == 0 or check_letter(number) != found["check"]:
        raise DeskError("record_number_wrong")
    return number

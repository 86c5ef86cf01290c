"""Comparing names of people: without accents and case, and "could these two be confused?"."""

import re
import unicodedata

_SINGLE = str.maketrans(
    {
        "\N{LATIN SMALL LETTER O WITH STROKE}": "o",
        "\N{LATIN SMALL LETTER L WITH STROKE}": "l",
        "\N{LATIN SMALL LETTER D WITH STROKE}": "d",
        "\N{LATIN SMALL LETTER ETH}": "d",
        "\N{LATIN SMALL LETTER THORN}": "th",
        "\N{LATIN SMALL LETTER AE}": "ae",
        "\N{LATIN SMALL LIGATURE OE}": "oe",
        "\N{LATIN SMALL LETTER DOTLESS I}": "i",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{GRAVE ACCENT}": "'",
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{HYPHEN}": "-",
        "\N{NON-BREAKING HYPHEN}": "-",
        "\N{EN DASH}": "-",
    }
)
_LONG_NAME = 8
"""From this many letters on, two slips still look like the same name."""


def fold(text: str) -> str:
    """Return text as it is searched: no accents, no case, one kind of apostrophe, dash and space.

    "Siân", "SIAN" and "Sian" are the same; so are Llŷr and Llyr. Invisible characters are dropped.
    """
    if text.isascii():  # most names; no accents to look for
        return " ".join(text.lower().replace("`", "'").split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in apart if unicodedata.category(c) not in {"Mn", "Cf"})
    return " ".join(plain.casefold().translate(_SINGLE).split())


def similar(first: str, second: str) -> bool:
    """Say whether two full names could be confused, so that the date of birth should be checked.

    True for the same name in other spelling or order, for the same surname with the same first initial, and
    for names one slip apart (two from eight letters on).
    """
    one, other = _words(first), _words(second)
    if not one or not other:
        return False
    if sorted(one) == sorted(other):
        return True
    if len(one) > 1 and len(other) > 1 and one[-1] == other[-1] and one[0][0] == other[0][0]:
        return True
    a, b = "".join(one), "".join(other)
    slips = 2 if min(len(a), len(b)) >= _LONG_NAME else 1
    return abs(len(a) - len(b)) <= slips and _distance(a, b) <= slips


def is_one_slip(first: str, second: str) -> bool:
    """Say whether two folded words are one slip of the key apart, and not the same."""
    return abs(len(first) - len(second)) <= 1 and _distance(first, second) == 1


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", fold(name).replace("'", ""))


def _distance(a: str, b: str) -> int:
    """Count the slips between two words: a letter wrong, missing, too many, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]

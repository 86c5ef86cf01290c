"""A password that is told by phone: short groups, no two signs alike, and how each is said."""

from collections.abc import Callable

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
"""Small letters and digits without i, l, o, 0 and 1."""

GROUPS = 4
GROUP_LENGTH = 4
"""16 characters out of 31: 79 bits."""

_SPOKEN = {
    "a": "Alpha",
    "b": "Bravo",
    "c": "Charlie",
    "d": "Delta",
    "e": "Echo",
    "f": "Foxtrot",
    "g": "Golf",
    "h": "Hotel",
    "j": "Juliet",
    "k": "Kilo",
    "m": "Mike",
    "n": "November",
    "p": "Papa",
    "q": "Quebec",
    "r": "Romeo",
    "s": "Sierra",
    "t": "Tango",
    "u": "Uniform",
    "v": "Victor",
    "w": "Whisky",
    "x": "X-ray",
    "y": "Yankee",
    "z": "Zulu",
}


def make_password(choose: Callable[[str], str]) -> str:
    """Return a password like "k7mt-q4xd-hh2w-9bcp"; `choose` picks one character at random."""
    return "-".join("".join(choose(ALPHABET) for _ in range(GROUP_LENGTH)) for _ in range(GROUPS))


def spell_password(password: str) -> tuple[str, ...]:
    """Return how each group is said by phone: "Kilo, 7, Mike, Tango"."""
    return tuple(", ".join(_SPOKEN.get(sign, sign) for sign in group) for group in password.split("-"))

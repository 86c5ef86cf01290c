"""How good a new passphrase is, said in words while it is typed."""

from collections.abc import Collection

from hsbdesk.desk.passphrases import Strength, rate_passphrase
from hsbdesk.words import Words


def rate_in_words(words: Words, passphrase: str, personal: Collection[str] = ()) -> str:
    """Return a sentence; `personal` are names that anybody would guess, such as the member's and the school's."""
    said = {
        Strength.SHORT: words("Too short yet: four words, or 12 letters and more."),
        Strength.COMMON: words("Too easy to guess. Add words that have nothing to do with each other."),
        Strength.ENOUGH: words("Enough."),
        Strength.GOOD: words("Good."),
        Strength.STRONG: words("Strong."),
    }
    return said[rate_passphrase(passphrase, personal=personal)]

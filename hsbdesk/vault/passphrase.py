"""Rules for passphrases: long, not common, and no rule about which signs are in it.

Length and deny list follow the Cyber Essentials password requirements (12 characters) and what guessing
against a copied file costs: four words that nobody would join withstand it, one well-known phrase does not.
"""

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from enum import StrEnum

from hsbdesk.errors import DeskError

MIN_LENGTH = 12
MIN_WORDS = 4
_MAX_LENGTH = 1000
_HINT_CAP = 100
_LEAST_REST = 8
_LEETSPEAK = str.maketrans("@013457$!", "aoleastsi")
_COMMON = (
    "abcdefgh admin administrator again always arsenal autumn baby barcelona baseball batman battery bear "
    "believe birthday blink blossom butterfly change charlie chelsea children chocolate christmas class "
    "classroom computer correct council country cricket cymru daddy default desk deputy dragon england "
    "enter everton facebook family flower football forever freedom friday friends galaxy google guest "
    "happy headteacher hello holiday horse hsbdesk iloveyou internet jesus jordan justin letmein lights "
    "liverpool login london love loveyou lovely magic manager manchester master mercedes michael "
    "microsoft minecraft monday monkey mummy music mustang naruto nicole november october office "
    "passphrase password passwort people person playground please pokemon primary prince princess private "
    "protect pupil purple qwerty qwertyuiop rabbit rainbow rangers record red referral rosebud rugby safe "
    "safeguarding saturday school secret secure september shadow snoopy spring staple star starwars "
    "summer sunday sunshine superman sweet teacher tiger trustno tuesday united vault wales wednesday "
    "welcome whatever windows winter yellow ysgol zxcvbnm asdfghjkl asdf qazwsx the and for you are day "
    "time thequickbrownfox quick brown fox jumps over lazy dog correcthorsebatterystaple "
    "maytheforcebewithyou tobeornottobe iamthewalrus onceuponatime twinkletwinklelittlestar "
    "onetwothreefour livelaughlove"
)
_RUNS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiop", "asdfghjkl", "zxcvbnm", "01234567890123456789")


class Strength(StrEnum):
    """A passphrase in a word: refused as short or common, or enough, good, strong."""

    SHORT = "short"
    COMMON = "common"
    ENOUGH = "enough"
    GOOD = "good"
    STRONG = "strong"


def normalise_passphrase(text: str) -> str:
    """Return the passphrase as it counts: NFC, without spaces around it."""
    return unicodedata.normalize("NFC", text).strip()


def check_passphrase(text: str, *, personal: Iterable[str] = ()) -> str:
    """Return a new passphrase as it counts, if it keeps the rules.

    `personal`: names that anybody would guess, such as the member's and the school's.
    Raises DeskError `passphrase_short`, `passphrase_common` or `passphrase_long`, field `passphrase`.
    """
    plain = normalise_passphrase(text)
    if len(plain) > _MAX_LENGTH or any(unicodedata.category(letter) == "Cs" for letter in plain):
        raise DeskError("passphrase_long", field="passphrase", cap=_MAX_LENGTH)
    if not _is_long(plain):
        raise DeskError("passphrase_short", field="passphrase", least=MIN_LENGTH, words=MIN_WORDS)
    if _is_common(plain, personal):
        raise DeskError("passphrase_common", field="passphrase")
    return plain


def rate_passphrase(text: str, *, personal: Iterable[str] = ()) -> Strength:
    """Rate a passphrase while it is typed; never refuses.

    Good is about 4 unrelated words or 18 characters, strong 5 words or 30, by the letters left when common
    parts and repeats are taken away.
    """
    plain = normalise_passphrase(text)[:_MAX_LENGTH]
    if not _is_long(plain):
        return Strength.SHORT
    if _is_common(plain, personal):
        return Strength.COMMON
    rest = len(_uncommon_rest(plain, personal))
    words = len(_words(plain))
    if (words >= 5 and rest >= 16) or rest >= 30:
        return Strength.STRONG
    is_good = (words >= MIN_WORDS and rest >= 12) or rest >= 18
    return Strength.GOOD if is_good else Strength.ENOUGH


def check_hint(hint: str, passphrase: str) -> str:
    """Return a hint that may be shown after a failed try: one line that does not give the passphrase away.

    Raises DeskError `passphrase_hint_tells` when it holds half of the passphrase or more in one piece, or
    `passphrase_hint_long`, field `hint`.
    """
    plain = " ".join(unicodedata.normalize("NFC", hint).split())
    if len(plain) > _HINT_CAP or any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in plain):
        raise DeskError("passphrase_hint_long", field="hint", cap=_HINT_CAP)
    told, secret = _squeeze(plain), _squeeze(normalise_passphrase(passphrase))
    for shown in (told, told[::-1]):
        match = SequenceMatcher(None, shown, secret, autojunk=False).find_longest_match()
        if secret and match.size * 2 >= len(secret):
            raise DeskError("passphrase_hint_tells", field="hint")
    return plain


def _is_long(plain: str) -> bool:
    return len(plain) >= MIN_LENGTH or len(_words(plain)) >= MIN_WORDS


def _words(plain: str) -> set[str]:
    return {word for word in re.split(r"[\W_]+", plain.casefold()) if len(word) > 1}


def _is_common(plain: str, personal: Iterable[str]) -> bool:
    return len(_uncommon_rest(plain, personal)) < _LEAST_REST


def _uncommon_rest(plain: str, personal: Iterable[str]) -> str:
    """Return the letters left without common words, names, years, runs and repeats."""
    folded = _squeeze(plain)
    names = {_squeeze(word) for name in personal for word in name.split()}
    known = sorted({*_COMMON.split(), *(name for name in names if len(name) > 2)}, key=len, reverse=True)
    rests: list[str] = []
    for reading in (folded, folded.translate(_LEETSPEAK)):
        rest = reading
        for word in known:
            rest = rest.replace(word, " ")
        rest = re.sub(r"(19|20)\d\d", " ", rest)
        rest = re.sub(r"(.{1,8}?)\1+", r"\1", rest)
        rests.append(_without_runs(rest).replace(" ", ""))
    return min(rests, key=len)


def _without_runs(text: str) -> str:
    for run in (*_RUNS, *(run[::-1] for run in _RUNS)):
        for start in range(len(run) - 3):
            for end in range(len(run), start + 3, -1):
                text = text.replace(run[start:end], " ")
    return text


def _squeeze(text: str) -> str:
    return "".join(letter for letter in text.casefold() if not letter.isspace() and letter not in "-_.,;:'\"")

"""Telling a Welsh sentence from an English one, by the small words that hold a sentence together.

No text in a vault is marked with its language. The writing aid is English only, and is silent where Welsh is written.
"""

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][^\W\d_]+)?")
_WELSH_WORDS = (
    "ac ar arall bod byddai bydd cafodd chwaith ddim ddoe ddydd ddweud diwrnod dweud dwedodd dywedodd efo ei eich ein"
    " eu fe fel fod fy gan ganddi ganddo gyda heb hefyd hon hwn hyn honno hynny iawn maen mae meddai mewn mynd nad"
    " naddo nid nhw neb neu neithiwr nes oedd oeddent oeddwn oherwydd ond pam pryd pwy rhai rhwng roedd roeddent"
    " roeddwn sydd tra unrhyw wedi wedyn wnaeth wrth y ydw ydy ydyn yma yn yna yng ym yr ysgol yw"
)
"""Words of a Welsh sentence that are no words of an English one."""
_ENGLISH_WORDS = (
    "a about after again all an and are as at be been before but by did for from had has have he her him his if in"
    " into is it its no not of off on or our out said she so that the their them then there they this to told two up"
    " was we were what when where which who will with you"
)
_WELSH, _ENGLISH = frozenset(_WELSH_WORDS.split()), frozenset(_ENGLISH_WORDS.split())
_LEAST = 2


def is_welsh(sentence: str) -> bool:
    """Say whether a sentence is in Welsh: two small Welsh words at least, and more of them than English ones.

    Welsh names in an English sentence do not make it Welsh: "He went from Ysgol y Dref to the field".
    """
    words = [word.casefold().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'") for word in _WORD.findall(sentence)]
    welsh = _count(words, _WELSH) + sum(word.endswith(("'r", "'i", "'u", "'n")) for word in words)
    return welsh >= _LEAST and welsh > _count(words, _ENGLISH)


def _count(words: Iterable[str], among: frozenset[str]) -> int:
    return sum(word in among for word in words)

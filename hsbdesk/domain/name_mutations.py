"""How Welsh changes the beginning of a word, and where it does: "Cari", "i Gari", "a Chari", "yng Nghari"."""

from collections.abc import Iterator, Sequence

from hsbdesk.domain.name_parts import Word

SOFT, NASAL, ASPIRATE = "SOFT", "NASAL", "ASPIRATE"
_CHANGES: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("ll", ((SOFT, "l"),)),
    ("rh", ((SOFT, "r"),)),
    ("p", ((SOFT, "b"), (NASAL, "mh"), (ASPIRATE, "ph"))),
    ("t", ((SOFT, "d"), (NASAL, "nh"), (ASPIRATE, "th"))),
    ("c", ((SOFT, "g"), (NASAL, "ngh"), (ASPIRATE, "ch"))),
    ("b", ((SOFT, "f"), (NASAL, "m"))),
    ("d", ((SOFT, "dd"), (NASAL, "n"))),
    ("g", ((SOFT, ""), (NASAL, "ng"))),
    ("m", ((SOFT, "f"),)),
)
_SINGLE_SOUNDS = ("ch", "th", "ph", "dd", "ff", "ng")
"""Letters of Welsh that are written with two and do not change."""
_LEAST = 3
_SHORT = 4
"""Shorter than this a mutated name is looked for in Welsh sentences only."""
_BEFORE = {
    SOFT: frozenset("am ar at dan dy dros drwy ei gan heb hyd i neu o pan trwy tros wrth yn".split()),  # noqa: SIM905
    NASAL: frozenset(("fy", "yn", "yng", "ym")),
    ASPIRATE: frozenset(("a", "chwe", "efo", "ei", "gyda", "na", "oni", "tri", "tua")),
}
_WELSH = frozenset(
    """
    ac aeth ar bachgen bod chwarae cyn dan dd ddim ddoe dros drwy dweud dweudodd dwedodd dywedodd edrych ei eisiau ei
    eu fe felly fo fod fy gafodd gan gyda gwelodd heb heddiw hefyd hi hwn hyd iddi iddo maen mae merch mewn nad nhw ni
    nid oedd ond pan plant plentyn roedd rhoddodd siarad sydd sy trwy wedi wedyn welodd wnaeth wrth y ydy ydi ym yn
    yng ysgol yr
    """.split()  # noqa: SIM905, a word list is easier to keep
)
_AROUND = 8
_ENOUGH = 2


def mutate(word: str) -> Iterator[tuple[str, str]]:
    """Yield each mutation of a folded name: its kind, and how the name is then written."""
    if word.startswith(_SINGLE_SOUNDS):
        return
    for start, changes in _CHANGES:
        if word.startswith(start):
            for kind, becomes in changes:
                changed = becomes + word[len(start) :]
                if len(changed) >= _LEAST and changed != word:
                    yield kind, changed
            return


def is_long_enough(word: str) -> bool:
    """Say whether a mutated name is told from other words even where nothing else is Welsh."""
    return len(word) >= _SHORT


def stands_in_welsh(words: Sequence[Word], place: int) -> bool:
    """Say whether the words around are Welsh: two of the small words that every sentence has."""
    around = words[max(0, place - _AROUND) : place + _AROUND + 1]
    return sum(word.folded in _WELSH for word in around) >= _ENOUGH


def calls_for(words: Sequence[Word], place: int, kind: str) -> bool:
    """Say whether the word before asks for this mutation."""
    return place > 0 and words[place - 1].folded in _BEFORE[kind]

"""Forms of a name that only may be one: initials, everyday short forms, slips of the key, Welsh mutations.

They are looked for where no known form stands, and asked about, never guessed: only a mutated name that stands in
Welsh, after a word that asks for just that mutation, is read as the name (`name_reading.judge`).
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from hsbdesk.domain.everyday_names import COMMON_WORDS, RARE_WORDS
from hsbdesk.domain.name_mutations import is_long_enough, mutate, stands_in_welsh
from hsbdesk.domain.name_parts import FoundName, KnownPerson, Part, Word, split_words
from hsbdesk.domain.names import is_one_slip
from hsbdesk.domain.ordinary_words import ORDINARY_WORDS
from hsbdesk.domain.short_names import short_forms

_LONG = 5
"""Names shorter than this have too many neighbours: "Cari" and "Cart"."""
_LEAST_LOWER = 3
"""Shorter short forms are looked for with their capital only: "Mo", not the mo of a moment."""
_MOST_INITIALS = 3
_NEVER = frozenset(
    """
    ac ad al aln am an ar as asd at be bc by ca cc ce cla cse dc de di do dr ds dsl dsp dt eal ed ee ehcp en ep er es
    et eu ex fe fgm go gp ha hd he hi hm ho hr hsb ht ia ict id ie if ii iii il in io ip iro is it iv ix la lac le li
    lo lsa ma md me mm mp mr ms mx my nb nhs no np ok of oh ok om on or os ot ow ox pa pc pd pe pm pr ps pta re rs
    rse sa sc sen sh si so ss st sw ta td th ti tv uk un up us vi vs we wi www xi ya ye yn yr yw zo
    """.split()  # noqa: SIM905, a word list is easier to keep
)
"""Short words and abbreviations of school and home that are nobody's initials without their stops."""
_CHILD_PROTECTION = frozenset(
    """
    case chair concern concerns conference coordinator duties enquiry file files history issue issues lead level
    liaison log matter matters medical meeting number officer plan plans policy procedure procedures process record
    records referral referrals register review status team threshold training
    """.split()  # noqa: SIM905
)
"""After "CP" these say that child protection is meant."""
_GAPS = frozenset((".", ". ", " ", ".\N{NO-BREAK SPACE}"))

Claims = tuple[tuple[str, Part], ...]


@dataclass(frozen=True, slots=True)
class UnsureForms:
    """Forms that may be a name, by folded word. Made by `gather_unsure`."""

    singles: Mapping[str, Claims]
    """Short forms."""
    mutated: Mapping[str, tuple[tuple[str, str, bool], ...]]
    """Person, kind of mutation, and whether it is a first name."""
    slips: Mapping[str, tuple[str, ...]]
    """What is left of a name when a letter is left out: the names it may come from."""
    names: Mapping[str, Claims]
    """Whose name it is that somebody may have slipped in."""
    lasts: Mapping[str, tuple[str, ...]]
    """Words of each person's last name: "Tom Wylde" is asked about once."""
    initials: Mapping[str, Claims] = field(default_factory=dict[str, Claims])


def gather_unsure(people: Iterable[KnownPerson]) -> UnsureForms:
    """Return the unsure forms of people, without initials: those belong to one file (`gather_initials`)."""
    singles: dict[str, dict[tuple[str, Part], None]] = {}
    mutated: dict[str, dict[tuple[str, str, bool], None]] = {}
    slips: dict[str, dict[str, None]] = {}
    names: dict[str, dict[tuple[str, Part], None]] = {}
    lasts: dict[str, tuple[str, ...]] = {}
    for person in people:
        last = split_words(person.last)
        lasts[person.id] = last
        firsts = {words[0] for one in (person.first, *person.others) if len(words := split_words(one)) == 1}
        firsts |= set(split_words(person.first))
        for first in firsts:
            for short in short_forms(first) - firsts:
                singles.setdefault(short, {})[person.id, Part.SHORT] = None
        for word in sorted({*firsts, *last}):
            for kind, changed in mutate(word):
                mutated.setdefault(changed, {})[person.id, kind, word in firsts] = None
            if len(word) >= _LONG:
                names.setdefault(word, {})[person.id, Part.NEAR] = None
    for word in names:
        for rest in _left_out(word):
            slips.setdefault(rest, {})[word] = None
    return UnsureForms(
        singles={word: tuple(claims) for word, claims in singles.items()},
        mutated={word: tuple(claims) for word, claims in mutated.items()},
        slips={word: tuple(found) for word, found in slips.items()},
        names={word: tuple(claims) for word, claims in names.items()},
        lasts=lasts,
    )


def gather_initials(children: Iterable[KnownPerson]) -> dict[str, Claims]:
    """Return the initials of the children of a file: of first and last name, and of all names."""
    found: dict[str, dict[tuple[str, Part], None]] = {}
    for child in children:
        first, last, full = split_words(child.first), split_words(child.last), split_words(child.full)
        short = "".join(word[0] for word in (*first[:1], *last[-1:]))
        for letters in {short, "".join(word[0] for word in (*first, *last)), "".join(word[0] for word in full)}:
            if 1 < len(letters) <= _MOST_INITIALS:
                found.setdefault(letters, {})[child.id, Part.INITIALS] = None
    return {letters: tuple(claims) for letters, claims in found.items()}


def find_unsure(text: str, words: Sequence[Word], place: int, forms: UnsureForms) -> FoundName | None:
    """Return the name that may begin at a word which no known form begins with, or None."""
    word = words[place]
    folded = word.folded
    if not folded:
        return None
    if not text[word.start].isupper():
        claims = forms.singles.get(folded) if len(folded) >= _LEAST_LOWER and not is_ordinary(folded) else None
        return _found(text, words, place, claims, forms) if claims is not None else None
    found = _initials(text, words, place, forms.initials) if word.end - word.start <= _MOST_INITIALS else None
    if found is not None:
        return found
    claims = forms.singles.get(folded)
    if claims is not None:
        return _found(text, words, place, claims, forms)
    if is_ordinary(folded):
        return _mutated(text, words, place, forms) if stands_in_welsh(words, place) else None
    found = _mutated(text, words, place, forms)
    if found is not None:
        return found
    claims = _near(folded, forms) if word.end - word.start >= _LONG - 1 else ()
    return _found(text, words, place, claims, forms) if claims else None


def is_ordinary(folded: str) -> bool:
    """Say whether a folded word is one of every day, so that it is no slip and no mutation of a name."""
    return folded in ORDINARY_WORDS or folded in COMMON_WORDS or folded in RARE_WORDS


def _left_out(word: str) -> Collection[str]:
    return {word, *(word[:place] + word[place + 1 :] for place in range(len(word)))}


def _near(folded: str, forms: UnsureForms) -> Claims:
    """Return whose name is one slip away. A name of `_LONG` letters with one left out counts."""
    names = {name for rest in _left_out(folded) for name in forms.slips.get(rest, ())}
    claims = (claim for name in sorted(names) if is_one_slip(folded, name) for claim in forms.names[name])
    return tuple(dict.fromkeys(claims))


def _mutated(text: str, words: Sequence[Word], place: int, forms: UnsureForms) -> FoundName | None:
    """Return a name as Welsh changes it. Elsewhere than in Welsh, short ones are too like other words."""
    claims = forms.mutated.get(words[place].folded)
    if claims is None:
        return None
    if not is_long_enough(words[place].folded) and not stands_in_welsh(words, place):
        return None
    kinds = {kind for _, kind, _ in claims}
    people = tuple(dict.fromkeys((person, Part.MUTATED) for person, _, _ in claims))
    first = any(is_first for _, _, is_first in claims)
    return _found(text, words, place, people, forms, kind=kinds.pop() if len(kinds) == 1 else "", extend=first)


def _found(
    text: str,
    words: Sequence[Word],
    place: int,
    claims: Claims,
    forms: UnsureForms,
    *,
    kind: str = "",
    extend: bool = True,
) -> FoundName:
    """Return the name with the last name after it, where that is the last name of one it may be."""
    last = place
    for person, _ in claims if extend else ():
        more = forms.lasts[person]
        after = words[place + 1 : place + 1 + len(more)]
        if more and tuple(word.folded for word in after) == more and text[words[place].end : after[0].start] == " ":
            last = place + len(more)
            claims = tuple(claim for claim in claims if forms.lasts[claim[0]] == more)
            break
    return FoundName(place, last, words[place].start, words[last].end, claims, kind)


def _initials(text: str, words: Sequence[Word], place: int, initials: Mapping[str, Claims]) -> FoundName | None:
    """Return initials that are somebody's: "CP", "C.P.", "C. P.", "C P"."""
    word = words[place]
    if not initials:
        return None
    if word.end - word.start > 1:
        claims = initials.get(word.folded)
        if claims is None or not text[word.start : word.end].isupper() or _means_other(text, words, place):
            return None
        return FoundName(place, place, word.start, word.end, claims)
    letters, last = word.folded, place
    best: FoundName | None = None
    while last + 1 < len(words) and len(letters) < _MOST_INITIALS:
        after = words[last + 1]
        gap = text[words[last].end : after.start]
        if after.end - after.start != 1 or not after.folded or not text[after.start].isupper() or gap not in _GAPS:
            break
        letters, last = letters + after.folded, last + 1
        claims = initials.get(letters)
        if claims is not None:
            best = FoundName(place, last, word.start, after.end, claims)
    return best


def _means_other(text: str, words: Sequence[Word], place: int) -> bool:
    """Say whether two or three capitals are a word, an abbreviation, or part of a text written in capitals."""
    folded = words[place].folded
    if folded in _NEVER or is_ordinary(folded):
        return True
    after = words[place + 1].folded if place + 1 < len(words) else ""
    if folded == "cp" and after in _CHILD_PROTECTION:
        return True
    beside = (*words[max(0, place - 1) : place], *words[place + 1 : place + 2])
    shouted = [text[w.start : w.end].isupper() for w in beside if w.end - w.start > _MOST_INITIALS]
    return bool(shouted) and all(shouted)

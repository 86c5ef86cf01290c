"""Finding the names of known people in text, in every form people write them.

One index of folded words is built per document; a text is then read once, word by word. No pattern is made
per name, so a whole roll costs hardly more than one child.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from hsbdesk.domain.name_parts import TITLES, WORD, FoundName, KnownPerson, Part, RollName, Word, split_words
from hsbdesk.domain.name_unsure import UnsureForms, find_unsure
from hsbdesk.domain.names import fold
from hsbdesk.domain.quotations import within

_PARTICLES = frozenset(("ab", "ap", "ferch", "van", "von", "der", "den", "de", "del", "della", "al", "el", "bin"))

_JOINS = frozenset(("", "-", "'", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{HYPHEN}", "\N{NON-BREAKING HYPHEN}"))
_LONGEST_JOIN = 4


_Claims = tuple[tuple[str, Part], ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """A school has tens of thousands of them: they hold tuples only, and share their words."""

    words: tuple[str, ...]
    comma: bool = False
    """The last name stands first: "Prosser, Cari"."""
    initial: int = -1
    """Which word is only an initial; it must be a capital."""
    claims: _Claims = ()


@dataclass(frozen=True, slots=True)
class NameIndex:
    """Every form of every known name, by its first word. Made by `index_people`; holds names, so not kept."""

    forms: dict[str, tuple[_Form, ...]]
    """Longest forms first."""
    people: dict[str, KnownPerson]
    named: frozenset[str]
    """Ids of people whose name may stand in this document."""
    replacements: re.Pattern[str] | None
    """Finds what already stands for a name: the B of "Child B" is nobody's initial."""
    unsure: UnsureForms | None = None
    """Forms that may be a name and are asked about: initials, short forms, slips, Welsh mutations."""


def index_people(
    known: Sequence[KnownPerson], roll: Sequence[RollName] = (), allowed: Collection[str] = ()
) -> NameIndex:
    """Return the index of one document.

    Named in it are the known people whose `shown` is one of their own names, and the ids in `allowed` (a
    pupil of the roll who is such a person must be among them).
    """
    spelt: dict[str, str] = {}
    forms: dict[tuple[str, ...], _Form] = {}
    named = set(allowed)
    for person in known:
        own = list(_forms_of(person))
        claims: dict[Part, _Claims] = {}
        for form, part in own:
            _claim(forms, form, claims.setdefault(part, ((person.id, part),)), spelt)
        if _without_title(split_words(person.shown)) in {_without_title(form.words) for form, _ in own}:
            named.add(person.id)
    people = {person.id: person for person in known}
    index = NameIndex(_by_first_word(forms), people, frozenset(named), _replacements(known, named))
    return add_roll(index, roll) if roll else index


def add_roll(index: NameIndex, roll: Sequence[RollName]) -> NameIndex:
    """Return an index that knows the pupils of a roll as well; what both know is shared, not copied."""
    spelt: dict[str, str] = {}
    forms: dict[tuple[str, ...], _Form] = {}
    for pupil in roll:
        claim = ((pupil.id, Part.WHOLE),)
        for form in _roll_forms(pupil):
            known = next((one for one in index.forms.get(form.words[0], ()) if one.words == form.words), None)
            if known is not None:
                forms.setdefault(known.words, known)
            _claim(forms, form, claim, spelt)
    by_first_word = dict(index.forms)
    for word, added in _by_first_word(forms).items():
        new = {form.words for form in added}
        kept = (form for form in index.forms.get(word, ()) if form.words not in new)
        by_first_word[word] = tuple(sorted((*kept, *added), key=_longest_first))
    return replace(index, forms=by_first_word)


def _by_first_word(forms: dict[tuple[str, ...], _Form]) -> dict[str, tuple[_Form, ...]]:
    found: dict[str, list[_Form]] = {}
    for form in sorted(forms.values(), key=_longest_first):
        found.setdefault(form.words[0], []).append(form)
    return {word: tuple(some) for word, some in found.items()}


def _longest_first(form: _Form) -> int:
    return -len(form.words)


def read_words(text: str, index: NameIndex) -> list[Word]:
    """Return the words of a text with their places; those of a replacement fold to nothing."""
    words = [
        Word(found.start(), found.end(), word.lower() if (word := found.group()).isascii() else fold(word))
        for found in WORD.finditer(text)
    ]
    if index.replacements is None:
        return words
    done = tuple(found.span() for found in index.replacements.finditer(text))
    return [Word(word.start, word.end, "") if within(done, word.start, word.end) else word for word in words]


def find_names(text: str, words: Sequence[Word], index: NameIndex) -> Iterator[FoundName]:
    """Yield known names in order, the longest form at each place; nothing is judged yet."""
    place = 0
    unsure = index.unsure
    while place < len(words):
        found = _longest(text, words, place, index)
        if found is None and unsure is not None:
            word = words[place]
            if text[word.start].isupper() or word.folded in unsure.singles:
                found = find_unsure(text, words, place, unsure)
        if found is None:
            place += 1
        else:
            yield found
            place = found.last + 1


def _replacements(known: Sequence[KnownPerson], named: Collection[str]) -> re.Pattern[str] | None:
    hidden = sorted({person.shown for person in known if person.shown and person.id not in named}, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, hidden))})(?!\w)") if hidden else None


def _claim(forms: dict[tuple[str, ...], _Form], form: _Form, claim: _Claims, spelt: dict[str, str]) -> None:
    """Note whose a form may be. `spelt` lets all forms share one text of each word."""
    kept = forms.get(form.words)
    if kept is None:
        words = tuple(spelt.setdefault(word, word) for word in form.words)
        forms[words] = _Form(words, form.comma, form.initial, claim)
    elif claim[0] not in kept.claims or form.comma > kept.comma:
        claims = kept.claims if claim[0] in kept.claims else kept.claims + claim
        forms[kept.words] = _Form(kept.words, kept.comma or form.comma, kept.initial, claims)


def _without_title(words: tuple[str, ...]) -> tuple[str, ...]:
    return words[1:] if words and words[0] in TITLES else words


def _forms_of(person: KnownPerson) -> Iterator[tuple[_Form, Part]]:
    first, last = split_words(person.first), split_words(person.last)
    for whole in (person.full, *person.others):
        words = split_words(whole)
        for form in {words, _without_title(words)}:
            if len(form) > 1:
                yield _Form(form), Part.WHOLE
    givens = [
        first,
        *(words for other in person.others if (words := split_words(other)) and words[0] not in TITLES),
    ]
    for given in givens:
        yield from _single(given, Part.FIRST)
        if given and last:
            yield from ((form, Part.WHOLE) for form in _pairs(given, last))
            yield _Form((given[0][0], *last), initial=0), Part.WHOLE
            if last[0][0] not in "ai":
                yield _Form((*given, last[0][0]), initial=len(given)), Part.WHOLE
    yield from _single(last, Part.LAST)
    middle = set(split_words(person.full)) - {*first, *last, *TITLES, *_PARTICLES}
    yield from ((_Form((word,)), Part.PIECE) for word in middle if len(word) > 2)


def _single(name: tuple[str, ...], part: Part) -> Iterator[tuple[_Form, Part]]:
    """Yield one part of a name alone, written together or apart, and the pieces it is made of."""
    if sum(map(len, name)) > 1:
        yield _Form(name), part
        yield _Form(("".join(name),)), part
    if len(name) > 1:
        yield from ((_Form((word,)), Part.PIECE) for word in name if len(word) > 2 and word not in _PARTICLES)


def _pairs(given: tuple[str, ...], last: tuple[str, ...]) -> Iterator[_Form]:
    yield _Form((*given, *last))
    yield _Form((given[0], *last))
    yield _Form((*last, *given), comma=True)
    yield _Form(("".join((*given, *last)),))


def _roll_forms(pupil: RollName) -> Iterator[_Form]:
    last = split_words(pupil.last)
    for name in (pupil.first, *pupil.others):
        given = split_words(name)
        if given and last:
            yield from _pairs(given, last)


def _longest(text: str, words: Sequence[Word], place: int, index: NameIndex) -> FoundName | None:
    folded = words[place].folded
    for form in index.forms.get(folded, ()):
        found = _match(text, words, place, form)
        if found is not None:
            return found
    for form in index.forms.get(folded[:-1], ()) if folded.endswith("s") else ():
        if len(form.words) == 1:
            return _found(words, place, place, form, plural=True)
    return None


def _match(text: str, words: Sequence[Word], place: int, form: _Form) -> FoundName | None:
    last = place + len(form.words) - 1
    if last >= len(words):
        return None
    plural = last > place and words[last].folded == form.words[-1] + "s"
    for offset, expected in enumerate(form.words):
        word = words[place + offset]
        if word.folded != expected and not (plural and place + offset == last):
            return None
        if offset and not _is_join(text[words[place + offset - 1].end : word.start], form, offset):
            return None
        if offset == form.initial and not text[word.start].isupper():
            return None
    if form.initial == 0 and not text[words[last].start].isupper():
        return None
    return _found(words, place, last, form, plural=plural)


def _is_join(gap: str, form: _Form, offset: int) -> bool:
    """Say whether what stands between two words keeps them one name."""
    core = gap.strip()
    if len(gap) > _LONGEST_JOIN or (form.initial == offset and core):
        return False
    shortened = form.initial == offset - 1 or form.words[offset - 1] in TITLES
    return core in _JOINS or (core == "." and shortened) or (core == "," and form.comma)


def _found(words: Sequence[Word], first: int, last: int, form: _Form, *, plural: bool) -> FoundName:
    return FoundName(first, last, words[first].start, words[last].end, form.claims, plural=plural)

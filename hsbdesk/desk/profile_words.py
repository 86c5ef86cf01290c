"""What a copy shows and hides, said to the person who is about to give it away (domain.md section 9, Profiles)."""

import re

from hsbdesk.desk.prints import Printed, Stray, texts_of
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.paper import PrintedKey
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.profiles import RULES, Shown
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind

_LETTER = re.compile(r"\bChild ([A-Z]{1,2})\b")
_SMALL = frozenset({DocumentKind.NEED_TO_KNOW, DocumentKind.CHILD_PLAN, DocumentKind.GOVERNOR_SUMMARY})
"""Papers that hold a few lines only: what they do not hold is said in one."""


def reader_of(session: Session, profile: Profile) -> str:
    """Return for whom a chronology or an overview is made, in words."""
    words = session.words
    match profile:
        case Profile.SPECIALIST:
            return words("a specialist service")
        case Profile.PARENT_OF_DISPLAYING | Profile.PARENT_OF_AFFECTED:
            return words("the parents or carers of this child")
        case _:
            return words("this school")


def frame_reader(session: Session, profile: Profile) -> str:
    """Return what the foot of a chronology or an overview says of its reader."""
    own = {Profile.INTERNAL_FULL, Profile.SS_POLICE}
    return session.school.name if profile in own else reader_of(session, profile)


def inside_lines(
    session: Session, printed: Printed, speaker: Speaker, profile: Profile, strays: tuple[Stray, ...]
) -> tuple[str, ...]:
    """Return what is in a print: "6 children as letters, 0 names found", then who of the household is named."""
    words = session.words
    found = words.count(len(strays), "1 name found", "{n} names found")
    if profile is Profile.INTERNAL_FULL:
        return (words("Full names, for this school only"),)
    if RULES[profile].children is not Shown.LETTER:
        return (words("No other child by name or letter, {found}", found=found),)
    texts = texts_of(printed)
    known = {entry.letter for entry in speaker.file.letters}
    letters = {letter for text in texts for letter in _LETTER.findall(text)} & known
    if isinstance(printed, PrintedKey):
        letters = known
    said = words.count(len(letters), "1 child as a letter", "{n} children as letters")
    lines = [words("{letters}, {names}", letters=said, names=found)]
    for person in speaker.household:
        one = speaker.people[person]
        if one.kind is PersonKind.CHILD and RULES[profile].household is Shown.NAME:
            named = re.compile(rf"\b{re.escape(one.first)}\b")
            if any(named.search(text) for text in texts):
                lines.append(words("{name} named: household", name=one.full))
    return tuple(lines)


def hidden_lines(session: Session, kind: DocumentKind, profile: Profile) -> tuple[str, ...]:
    """Return what a copy hides from its reader, one line each; nothing for this school's own copy."""
    words, rule = session.words, RULES[profile]
    if profile is Profile.INTERNAL_FULL:
        return ()
    if profile is Profile.GOVERNOR_ANON:
        return (words("Every name, place and record number"), words("Numbers so small that a child could be guessed"))
    lines = [
        {
            Shown.LETTER: words("Names of other children: letters stand for them"),
            Shown.YEAR: words("Names of other children: “a child (Year 5)” stands for them, without a letter"),
            Shown.OTHER: words("Names, letters and year groups of other children: “another child” stands for them"),
            Shown.NOBODY: words("Other children and relatives altogether: a name stops this paper"),
        }.get(rule.children, "")
    ]
    if not rule.has_key and rule.children is Shown.LETTER:
        lines.append(words("Whom the letters stand for: this reader never gets a key"))
    if rule.family is Shown.RELATION:
        lines.append(words("Names of the family: “aunt”, “half-brother” stand for them"))
    elif rule.household is Shown.RELATION:
        lines.append(words("Names of children at home: “half-brother” stands for them"))
    if rule.relatives in {Shown.LETTER, Shown.OTHER}:
        lines.append(words("Names of other children's relatives"))
    if kind in _SMALL:
        lines.append(words("What happened, levels, dates and all of the record that this paper does not need"))
        return tuple(line for line in lines if line)
    if not rule.household_born:
        lines.append(words("Dates of birth") if not rule.born else words("Dates of birth of others"))
    lines.append(words("Addresses and phone numbers") if not rule.address else words("Other people's addresses"))
    if not rule.tellers:
        lines.append(words("Who told or saw it"))
    if not rule.other_words:
        lines.append(words("What other children said"))
    if not rule.opinions:
        lines.append(words("What it means, in the opinion of staff"))
    return tuple(line for line in lines if line)

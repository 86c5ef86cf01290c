"""What each reader's copy shows and hides, and which documents may be made for whom (domain.md section 9).

One table, `RULES`: the speaker of a document, the documents themselves, the preview and the filing all ask it, so
that none of them has a rule of its own.
"""

from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.domain.child import FileKind
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind


class Shown(StrEnum):
    """What stands on paper in a person's place."""

    NAME = "NAME"
    """A child's first name, an adult's name. The full name of the child of the file stands on page 1 only."""
    LETTER = "LETTER"
    """ "Child F"; for the relatives of such a child "mother of Child F"."""
    RELATION = "RELATION"
    """What they are to the child: "aunt", "half-brother"."""
    YEAR = "YEAR"
    """ "a child (Year 5)"."""
    OTHER = "OTHER"
    """ "another child", "an adult": nothing that tells one from another."""
    NOBODY = "NOBODY"
    """Nothing may stand for the name: it stops the document until somebody writes the line anew."""


class Telling(StrEnum):
    """How it is decided that a copy may go to its reader (domain.md section 9, golden rules)."""

    OWN = "OWN"
    """It stays in this school's record, or holds numbers only: a reason is enough."""
    STATUTORY = "STATUTORY"
    """The reader must protect the children named: one confirm, with a reason."""
    POINTS = "POINTS"
    """Each of the seven points is considered, and the reason is written."""
    PLAN = "PLAN"
    """Telling about a plan: what the log of who has been told asks (domain.md 6.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileRule:
    """What one reader's copy shows."""

    documents: frozenset[DocumentKind]
    """The documents that are made for this reader."""
    telling: Telling
    has_key: bool = False
    """Whether an identity key may go with it: to statutory recipients only."""
    child: Shown = Shown.NAME
    family: Shown = Shown.NAME
    """The adults of the child's own family."""
    household: Shown = Shown.NAME
    """Other children who live with the child."""
    children: Shown
    """All other children."""
    relatives: Shown = Shown.OTHER
    """Adults whose own name would tell that of another child."""
    address: bool = False
    """The child's own address. Nobody else's is printed for any reader."""
    born: bool = False
    """The child's own date of birth."""
    household_born: bool = False
    """Dates of birth of the children at home; else their age and year."""
    opinions: bool = False
    """What an entry means, in the opinion of staff."""
    tellers: bool = False
    """Who told or saw it."""
    other_words: bool = False
    """What other children said."""


_REFERRAL = frozenset(
    {
        DocumentKind.REFERRAL,
        DocumentKind.QUICK_REPORT,
        DocumentKind.FORM_ANSWERS,
        DocumentKind.FORM_WORD,
    }
)
_FILE = frozenset({DocumentKind.CHRONOLOGY, DocumentKind.OVERVIEW})

RULES: dict[Profile, ProfileRule] = {
    Profile.INTERNAL_FULL: ProfileRule(
        documents=_REFERRAL | _FILE | {DocumentKind.PATTERNS},
        telling=Telling.OWN,
        children=Shown.NAME,
        relatives=Shown.NAME,
        address=True,
        born=True,
        household_born=True,
        opinions=True,
        tellers=True,
        other_words=True,
    ),
    Profile.SS_POLICE: ProfileRule(
        documents=_REFERRAL | _FILE | {DocumentKind.IDENTITY_KEY},
        telling=Telling.STATUTORY,
        has_key=True,
        children=Shown.LETTER,
        relatives=Shown.LETTER,
        address=True,
        born=True,
        household_born=True,
        opinions=True,
        tellers=True,
        other_words=True,
    ),
    Profile.SPECIALIST: ProfileRule(
        documents=_REFERRAL | _FILE,
        telling=Telling.POINTS,
        family=Shown.RELATION,
        household=Shown.RELATION,
        children=Shown.LETTER,
        relatives=Shown.LETTER,
        address=True,
        born=True,
        opinions=True,
        tellers=True,
        other_words=True,
    ),
    Profile.PARENT_OF_DISPLAYING: ProfileRule(
        documents=_FILE | {DocumentKind.FAMILY_PLAN},
        telling=Telling.POINTS,
        household=Shown.RELATION,
        children=Shown.OTHER,
        born=True,
    ),
    Profile.PARENT_OF_AFFECTED: ProfileRule(
        documents=_FILE | {DocumentKind.SAFETY_PLAN},
        telling=Telling.POINTS,
        household=Shown.OTHER,
        children=Shown.OTHER,
        born=True,
    ),
    Profile.CHILD_FRIENDLY: ProfileRule(
        documents=frozenset({DocumentKind.CHILD_PLAN}),
        telling=Telling.PLAN,
        household=Shown.RELATION,
        children=Shown.OTHER,
    ),
    Profile.CLUB_SHEET: ProfileRule(
        documents=frozenset({DocumentKind.NEED_TO_KNOW}),
        telling=Telling.PLAN,
        family=Shown.NOBODY,
        household=Shown.NOBODY,
        children=Shown.NOBODY,
        relatives=Shown.NOBODY,
    ),
    Profile.GOVERNOR_ANON: ProfileRule(
        documents=frozenset({DocumentKind.GOVERNOR_SUMMARY}),
        telling=Telling.OWN,
        child=Shown.NOBODY,
        family=Shown.NOBODY,
        household=Shown.NOBODY,
        children=Shown.NOBODY,
        relatives=Shown.NOBODY,
    ),
    Profile.PLAN: ProfileRule(
        documents=frozenset({DocumentKind.RISK_PLAN, DocumentKind.STAFF_CARD, DocumentKind.SCHOOL_CLOSED}),
        telling=Telling.PLAN,
        household=Shown.RELATION,
        children=Shown.YEAR,
        relatives=Shown.YEAR,
        address=True,
        born=True,
        opinions=True,
        tellers=True,
        other_words=True,
    ),
}
"""A report about a child is not among the parents' documents: what a parent may have of it is prepared line by line
(domain.md section 9, Requests)."""


def profiles_for(kind: DocumentKind, *, statutory: bool = True, file: FileKind = FileKind.HSB) -> tuple[Profile, ...]:
    """Return for whom a document may be made, its usual reader first.

    What is written to one recipient (a referral, a quick report, a form) is made for that recipient, or for this
    school. Of a Support file the parents of the child affected are a reader, of any other those of the child who
    displayed.
    """
    parents = Profile.PARENT_OF_AFFECTED if file is FileKind.SUPPORT else Profile.PARENT_OF_DISPLAYING
    not_here = {Profile.PARENT_OF_AFFECTED, Profile.PARENT_OF_DISPLAYING} - {parents}
    if kind not in _FILE:
        not_here = set[Profile]()
    if kind in _REFERRAL or kind is DocumentKind.IDENTITY_KEY:
        not_here = {Profile.SPECIALIST if statutory else Profile.SS_POLICE}
    found = [profile for profile, rule in RULES.items() if kind in rule.documents and profile not in not_here]
    found.sort(key=lambda profile: profile is Profile.INTERNAL_FULL)
    return tuple(found)


def usual_profile(*, statutory: bool) -> Profile:
    """Return for whom a referral, a quick report or a form is made: by whether its recipient is statutory."""
    return Profile.SS_POLICE if statutory else Profile.SPECIALIST


def telling_of(kind: DocumentKind, profile: Profile) -> Telling:
    """Return what is asked before a copy goes to its reader.

    A chronology or an overview with letters stays with this school unless it is made for somebody else; for what is
    told of a plan the log of who has been told asks.
    """
    rule = RULES[profile]
    if kind in _FILE and profile is Profile.SS_POLICE:
        return Telling.OWN
    if kind not in _REFERRAL | _FILE and rule.telling is Telling.POINTS:
        return Telling.PLAN
    return rule.telling

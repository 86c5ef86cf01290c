"""Speakers for papers that are stricter than other plan papers: the need-to-know sheet, an affected child's plan."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker, make_speaker
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.name_index import RollName
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.pseudonyms import KnownPerson, index_people
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.storage.pupils import read_pupils


def make_plan_speaker(session: Session, kind: DocumentKind, file: ChildFile, answers: Mapping[str, str]) -> Speaker:
    """Return the speaker of a paper made from a plan."""
    strict = {DocumentKind.NEED_TO_KNOW: make_sheet_speaker, DocumentKind.SAFETY_PLAN: make_safety_speaker}.get(kind)
    if strict is None:
        return make_speaker(session, file, Profile.PLAN, answers)
    if answers:
        return strict(session, file, answers)
    return session.kept.get(("plan speaker", kind, file), lambda: strict(session, file, {})).anew()


def make_sheet_speaker(session: Session, file: ChildFile, answers: Mapping[str, str]) -> Speaker:
    """Return the speaker of a need-to-know sheet, which puts nothing in the place of a name.

    A name on a sheet stops it until somebody writes the line anew: no other child, no relative, and of the child
    itself the first name alone. Staff and whoever holds the rules may be named.
    """
    base = make_speaker(session, file, Profile.PLAN, answers)
    child = base.child
    relatives = {relation.person for relation in file.family}
    own = (
        KnownPerson(child.id, child.first, child.first, "", (), child.first),
        KnownPerson(f"{child.id}:last", child.last, "", child.last, (), ""),
    )

    def shown(known: KnownPerson) -> str:
        return known.shown if known.id in base.index.named and known.id not in relatives else ""

    return _with_names(session, base, shown, own, adult="")


def make_safety_speaker(session: Session, file: ChildFile, answers: Mapping[str, str]) -> Speaker:
    """Return the speaker of an affected child's plan: any other child is "another child", wherever they live.

    Not even the year of the child who displayed is said: the reader knows what they know.
    """
    base = make_speaker(session, file, Profile.PLAN, answers)
    other_child, adult = session.words("another child"), session.words("an adult")

    def shown(known: KnownPerson) -> str:
        if known.id in base.index.named:
            return known.shown
        return other_child if base.people[known.id].kind is PersonKind.CHILD else adult

    made = _with_names(session, base, shown, (), adult=adult)
    return replace(made, pupils=dict.fromkeys(made.pupils, other_child))


def _with_names(
    session: Session,
    base: Speaker,
    shown: Callable[[KnownPerson], str],
    own: tuple[KnownPerson, ...],
    *,
    adult: str,
) -> Speaker:
    """Return a speaker with other words for names; `own` are the child's own forms where they differ."""
    people = [known for known in base.index.people.values() if not own or known.id != base.child.id]
    known = [replace(person, shown=shown(person)) for person in people]
    named = {person.id for person in known if person.shown and person.id in base.index.named} | {base.child.id}
    roll = tuple(
        RollName(pupil.id, pupil.first, pupil.last, pupil.other_names)
        for pupil in read_pupils(session.db, left=True)
        if pupil.person is None
    )
    everybody = (*known, *own)
    return replace(
        base,
        index=index_people(everybody, allowed=tuple(named)),
        net=index_people(everybody, roll=roll, allowed=tuple(named)),
        adult=adult,
        doubled=None,
        undecided=[],
        _said={},
        _left={},
    )

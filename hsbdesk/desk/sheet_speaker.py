"""The speaker for each reader, and the strictest of them: that of the need-to-know sheet."""

from collections.abc import Mapping
from dataclasses import replace

from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker, make_speaker
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.name_index import add_roll
from hsbdesk.domain.name_parts import RollName
from hsbdesk.domain.pseudonyms import KnownPerson, index_people
from hsbdesk.domain.referral import Profile
from hsbdesk.storage.pupils import read_pupils


def make_reader_speaker(session: Session, profile: Profile, file: ChildFile, answers: Mapping[str, str]) -> Speaker:
    """Return the speaker of any document for its reader."""
    if profile is not Profile.CLUB_SHEET:
        return make_speaker(session, file, profile, answers)
    if answers:
        return make_sheet_speaker(session, file, answers)
    return session.kept.get(("sheet speaker", file), lambda: make_sheet_speaker(session, file, {})).anew()


def make_sheet_speaker(session: Session, file: ChildFile, answers: Mapping[str, str]) -> Speaker:
    """Return the speaker of a need-to-know sheet, which puts nothing in the place of a name.

    A name on a sheet stops it until somebody writes the line anew: no other child, no relative, and of the child
    itself the first name alone. Staff and whoever holds the rules may be named.
    """
    base = replace(make_speaker(session, file, Profile.PLAN, answers), profile=Profile.CLUB_SHEET)
    child = base.child
    relatives = {relation.person for relation in file.family}
    may = base.index.named - relatives - {child.id}
    everybody = [
        replace(known, shown=known.shown if known.id in may else "")
        for known in base.index.people.values()
        if known.id != child.id
    ]
    everybody.append(KnownPerson(child.id, child.first, child.first, "", (), child.first))
    everybody.append(KnownPerson(f"{child.id}:last", child.last, "", child.last, (), ""))
    named = {known.id for known in everybody if known.shown}
    index = replace(index_people(everybody, allowed=tuple(named)), unsure=base.index.unsure)
    roll = tuple(
        RollName(pupil.id, pupil.first, pupil.last, pupil.other_names)
        for pupil in read_pupils(session.db, left=True)
        if pupil.person is None
    )
    return replace(
        base, index=index, net=add_roll(index, roll), adult="", doubled=None, undecided=[], _said={}, _left={}
    )

"""Compose the child's own page: the plain words written for the child, and nothing else of the plan (domain.md 6)."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.session import Session
from hsbdesk.desk.sheet_frames import binding_mark, outside_frame
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import is_day
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.printed_sheets import PrintedChildPage, PrintedIdeas
from hsbdesk.domain.sentences import Sentences
from hsbdesk.domain.signoff import is_same_person
from hsbdesk.errors import DeskError

_BULLETS = re.compile(r"^\s*(?:[-*\N{BULLET}\N{EN DASH}]|\d{1,2}[.)])\s+")


def print_child_page(session: Session, speaker: Speaker, plan: Plan) -> PrintedChildPage:
    """Return the child's own page: what the child may do first, then place by place, one idea a line.

    Raises DeskError("own_page_missing") while none of its words are written.
    """
    words = session.words
    groups = [group for group in _groups(session, speaker, plan) if group.ideas]
    if not groups:
        raise DeskError("own_page_missing", field="own_page")
    groups.append(_help(session, speaker, plan))
    name = speaker.child.first
    frame = make_frame(
        session,
        document=words("My own page"),
        draft=binding_mark(session, plan.status),
        reader=words("For: {reader}", reader=name),
        title=words("My own page"),
    )
    return PrintedChildPage(
        frame=replace(outside_frame(session, frame), marking=words("PRIVATE")),
        title=words("{name}: my plan", name=name),
        groups=tuple(groups),
        agreed_heads=(words("Who"), words("Name or picture"), words("Date")),
        agreed_rows=(words("Me"), words("An adult who helps me")),
    )


def _groups(session: Session, speaker: Speaker, plan: Plan) -> Iterator[PrintedIdeas]:
    """Yield what may be done, then the places as they are met in a day; places of one kind stand together."""
    words, content = session.words, session.content
    yield PrintedIdeas(head=words("What I can do"), ideas=tuple(split_ideas(speaker.say(plan.own_page))))
    heads = {
        "School": words("At school"),
        "Travel": words("On the way"),
        "Home": words("At home"),
        "Community": words("Clubs, and out and about"),
        "Online": words("Online"),
        "Other": words("Other places"),
    }
    for group in content.setting_groups():
        ideas = [
            idea
            for row in plan.rows
            if row.setting in group.settings
            for idea in split_ideas(speaker.say(row.own_words))
        ]
        yield PrintedIdeas(head=heads.get(group.name, group.name), ideas=tuple(ideas))


def split_ideas(text: str) -> Iterator[str]:
    """Yield the ideas of a text one by one: each line, and each sentence of a line."""
    for line in text.splitlines():
        plain = _BULLETS.sub("", line).strip()
        sentences, at = Sentences(plain), 0
        while at < len(plain):
            start, end = sentences.span(at)
            if start < end:
                yield plain[start:end]
            at = max(end, at + 1)
            while at < len(plain) and plain[at].isspace():
                at += 1


def _help(session: Session, speaker: Speaker, plan: Plan) -> PrintedIdeas:
    """Return whom the child may talk to, and that the plan can change: it stands on every page."""
    words = session.words
    ideas: list[str] = []
    adult = _trusted(speaker)
    if adult:
        ideas.append(words("I can talk to {adult}.", adult=adult))
    ideas.append(words("I can ask for something to change."))
    if is_day(plan.review_due):
        day = spell(date.fromisoformat(plan.review_due), "{day} {month}")
        ideas.append(words("We look at my plan together by {day}.", day=day))
    return PrintedIdeas(head=words("When I need help"), ideas=tuple(ideas))


def _trusted(speaker: Speaker) -> str:
    """Return the trusted adult as a child says it: "Mr Rees", or as it was written."""
    name = speaker.file.trusted_adult.strip()
    for person in speaker.people.values():
        if name and person.kind is PersonKind.ADULT and person.title and is_same_person(person.full, name):
            return f"{person.title} {person.last}"
    return speaker.say(name)

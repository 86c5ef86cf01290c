"""What stands out in a report: counted facts about places and times, never a conclusion (ux.md section 5.17)."""

from hsbdesk.desk.pattern_facts import is_contact
from hsbdesk.desk.report_scope import Numbers, ReportScope
from hsbdesk.desk.session import Session
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.patterns import new_places

_WORTH_SAYING = 3
"""Entries at one place before it is said that none of them holds contact."""


def stands_out(session: Session, scope: ReportScope) -> tuple[str, ...]:
    """Return counted facts, never a conclusion; no place is named with names off."""
    words, say = session.words, Numbers(session)
    counted = scope.counted
    named = [part.name for part in scope.parts if part.in_school]
    free = [concern for concern in counted if scope.part_of(concern) in named]
    breaks = words(" or ").join(name[:1].lower() + name[1:] for name in named)
    lines: list[str] = []
    if session.names_on and free:
        place, here = _fullest(free)
        if len(here) > 1:
            lines.append(
                words("{place} at {breaks}: {n} of {all}", place=place, breaks=breaks, n=len(here), all=len(counted))
            )
    if named and counted:
        lines.append(
            words("At {breaks}, any place: {n} of {all}", breaks=breaks, n=say(len(free)), all=say(len(counted)))
        )
    if session.names_on:
        lines += _new_places(session, counted)
        lines += _without_contact(session, scope)
    return tuple(lines)


def _new_places(session: Session, counted: tuple[Concern, ...]) -> list[str]:
    words = session.words
    found = new_places(counted)
    if not found:
        return []
    records = {record for here in found.values() for record in here}
    months = sorted(c.when.start or "" for c in counted if c.id in records)
    since = f"{ENGLISH.months[int(months[0][5:7]) - 1]} {months[0][:4]}"
    return [
        words(
            "First entries at {places}: {n}, since {month}",
            places=join_names(session, tuple(found)),
            n=len(records),
            month=since,
        )
    ]


def _without_contact(session: Session, scope: ReportScope) -> list[str]:
    words = session.words
    counted = scope.counted
    by_place: dict[str, list[Concern]] = {}
    for concern in counted:
        for place in concern.places:
            by_place.setdefault(place, []).append(concern)
    fits = {
        place: here
        for place, here in by_place.items()
        if len(here) >= _WORTH_SAYING and not any(is_contact(c.behaviours) for c in here)
    }
    if not fits:
        return []
    place = max(fits, key=lambda name: len(fits[name]))
    text = words("{place}: {n} of {all}, none with contact", place=place, n=len(fits[place]), all=len(counted))
    no_time = sum(scope.part_of(concern) is None for concern in fits[place])
    if no_time and scope.parts:
        text = words("{text} ({n} without a time)", text=text, n=no_time)
    return [text]


def _fullest(concerns: list[Concern]) -> tuple[str, list[Concern]]:
    by_place: dict[str, list[Concern]] = {}
    for concern in concerns:
        for place in concern.places:
            by_place.setdefault(place, []).append(concern)
    if not by_place:
        return "", []
    place = max(by_place, key=lambda name: len(by_place[name]))
    return place, by_place[place]


def join_names(session: Session, names: tuple[str, ...]) -> str:
    """Return "Field, Library corner and Year 5 cloakroom"."""
    if len(names) < 2:
        return "".join(names)
    return session.words("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])

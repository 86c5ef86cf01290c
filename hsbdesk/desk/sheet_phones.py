"""The telephone numbers of a need-to-know sheet, in the order of the hours of its activity (domain.md 6.3)."""

from collections.abc import Sequence

from hsbdesk.desk.session import Session
from hsbdesk.domain.paper import PrintedTable
from hsbdesk.domain.plan import NeedToKnow, SheetHolder
from hsbdesk.domain.sheet_phones import Ring, ring_order, school_hours

_SCHOOL_NUMBERS = 2
"""So many of the school's people stand on a sheet: who leads on safeguarding, and who stands in."""


def phone_table(
    session: Session,
    first: str,
    sheet: NeedToKnow,
    reader: SheetHolder,
    days: Sequence[str],
    starts: str,
    ends: str,
) -> PrintedTable:
    """Return whom to ring, numbered, with what number; a number nobody gave says so."""
    hours = school_hours(session.school.day_times)
    rows: list[tuple[str, str]] = []
    for ring in ring_order(days, starts, ends, hours):
        rows += _ring_rows(session, ring, first, sheet, reader, hours)
    return PrintedTable(
        heads=(), widths=(0.25, 3.3, 3.3), rows=tuple((str(no), *row) for no, row in enumerate(rows, 1))
    )


def _ring_rows(
    session: Session,
    ring: Ring,
    first: str,
    sheet: NeedToKnow,
    reader: SheetHolder,
    hours: tuple[str, str] | None,
) -> list[tuple[str, str]]:
    words, school = session.words, session.school
    not_known = words("ask the school for the number")
    if ring is Ring.CARER:
        relation = sheet.carer_relation.strip() or words("carer")
        who = words("{name}'s {relation}, to collect early", name=first, relation=relation)
        return [(who, sheet.carer_phone.strip() or not_known)]
    if ring is Ring.WELFARE:
        return [
            (
                ", ".join(part for part in (holder.name.strip(), holder.part.strip()) if part),
                holder.phone.strip() or not_known,
            )
            for holder in sheet.holders
            if holder.is_welfare and holder != reader and holder.name.strip()
        ]
    if ring is Ring.COUNCIL:
        return [
            (words("Council, {role}, if the school does not answer", role=_small(contact.role)), contact.phone)
            for contact in school.duty[:1]
        ]
    if ring is Ring.OUT_OF_HOURS:
        danger = words("danger now: 999")
        team = next(iter(school.out_of_hours), None)
        role = _small(team.role) if team is not None else words("out-of-hours team")
        phone = ", ".join(part for part in (team.phone if team is not None else "", danger) if part)
        return [(words("Council, {role}", role=role), phone)]
    people = [contact for contact in school.phones if contact.phone][:_SCHOOL_NUMBERS]
    numbers = [words("{phone} {who}", phone=contact.phone, who=contact.name) for contact in people]
    return [(_school_line(session, ring, hours), "\n".join(numbers) or not_known)]


def _school_line(session: Session, ring: Ring, hours: tuple[str, str] | None) -> str:
    words = session.words
    if ring is Ring.SCHOOL_NEXT:
        if hours is None:
            return words("School, next school morning")
        return words("School, next school morning from {time}", time=hours[0])
    if hours is None:
        return words("School, when it is open")
    return words("School, on school days {start} to {end}", start=hours[0], end=hours[1])


def _small(role: str) -> str:
    """Return a role as it stands inside a line: "out-of-hours team"."""
    return role[:1].lower() + role[1:]

"""Interventions of a report, before and after: the counts of each aim's own scope, side by side, no conclusion."""

from dataclasses import dataclass

from hsbdesk.desk.effects import Effects, effects_of
from hsbdesk.desk.intervention_rows import span_text
from hsbdesk.desk.people import NameBook, name_book
from hsbdesk.desk.report_scope import Numbers, ReportScope
from hsbdesk.desk.session import Session
from hsbdesk.domain.dates import Form, sort_key, write_date
from hsbdesk.domain.effect import FIRST_JUDGED_AFTER, Counted, Effect
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.storage.records import read_records

_NOT_BEGUN = frozenset({InterventionStatus.PLANNED, InterventionStatus.NOT_STARTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectLine:
    """One intervention."""

    id: RecordId
    file: FileId
    title: str
    when: str
    """"11 Feb - now", and the child when the report is of all."""
    began: str
    """"24 Sep 2025": paper says no "now"."""
    aim: str
    """The aim's own time and place, in words; empty where nothing can be counted yet."""
    days: str
    """"20 school days each side", or why nothing is counted."""
    before: str
    since: str
    care: str
    """"2 reasons to read with care"; empty for none."""
    judgement: str
    """What a person judged; "No effect recorded" for nobody."""


def effect_lines(session: Session, scope: ReportScope) -> tuple[EffectLine, ...]:
    """Return the interventions that began in the report's period, oldest first; planned ones are left out."""
    file = scope.filter.file
    asked, given = ("1", ()) if file is None else ("t.file = ?", (file,))
    found = [one for one in read_records(session.db, Intervention, asked, given) if begun_in(one, scope)]
    found.sort(key=lambda one: (*sort_key(one.start), one.order_hint, one.number))
    book = name_book(session)
    effects = {owner: effects_of(session, owner) for owner in {one.file for one in found}}
    return tuple(_line(session, one, book, effects[one.file], named=file is None) for one in found)


def begun_in(one: Intervention, scope: ReportScope) -> bool:
    """Return whether an intervention began in the period of a report."""
    if one.struck_out is not None or one.status in _NOT_BEGUN:
        return False
    day = one.start.start or one.start.end
    return scope.period.start is None if day is None else scope.period.holds(day)


def _line(session: Session, one: Intervention, book: NameBook, effects: Effects, *, named: bool) -> EffectLine:
    words = session.words
    measured = effects.measure(one)
    effect, said = measured.effect, measured.said
    when = span_text(session, one)
    latest = one.latest
    judgement = words("No effect recorded")
    if latest is not None:
        judgement = session.content.label("judgement", latest.judgement.value)
    return EffectLine(
        id=one.id,
        file=one.file,
        title=book.text(one.title),
        when=words("{when} · {child}", when=when, child=said.child) if named and said.child else when,
        began=write_date(one.start, Form.SHORT),
        aim=said.aim_label() if effect is not None else "",
        days=_days(session, effect),
        before=_count(session, effect.rows[0].before) if effect is not None else "",
        since=_count(session, effect.rows[0].since) if effect is not None else "",
        care=_care(session, effect),
        judgement=judgement,
    )


def _days(session: Session, effect: Effect | None) -> str:
    words = session.words
    if effect is None:
        return words("Not counted: fewer than {n} school days.", n=FIRST_JUDGED_AFTER)
    return words.count(effect.days, "1 school day each side", "{n} school days each side")


def _count(session: Session, counted: Counted) -> str:
    """Return entries, with occasions where they differ: "2 (4 occasions)"."""
    say = Numbers(session)
    if counted.occasions == counted.entries or say.is_hidden(counted.entries):
        return say(counted.entries)
    return session.words("{n} ({all} occasions)", n=say(counted.entries), all=say(counted.occasions))


def _care(session: Session, effect: Effect | None) -> str:
    count = len(effect.care) if effect is not None else 0
    return session.words.count(count, "1 reason to read with care", "{n} reasons to read with care") if count else ""

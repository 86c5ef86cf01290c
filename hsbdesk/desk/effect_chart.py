"""The chart of an effect: a column a week on each side of the start, a mark an entry."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise

from hsbdesk.desk.effect_words import EffectWords
from hsbdesk.desk.intervention_views import ChartMark, ChartWeek, EffectChart
from hsbdesk.domain.calendar import Closure, SchoolCalendar
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.effect import Effect
from hsbdesk.domain.effect_count import has_scope
from hsbdesk.domain.effect_sides import Side, Sides, stretches_of


def build_chart(said: EffectWords, effect: Effect, sides: Sides) -> EffectChart:
    """Return the chart of what `effect` counted."""
    words = said.session.words
    weeks = make_weeks(sides, said.session.school.calendar)
    rows = [(said.aim_label(), words("the aim"))]
    if has_scope(said.intervention.aim_scope):
        rows.append((said.other_label(), ""))
    else:
        rows = [(said.aim_label(), "")]
    days = words.count(effect.days, "1 school day", "{n} school days")
    return EffectChart(
        before=words("Before: {days}", days=days),
        since=words("Since start, {day}: {days}", day=spell(effect.since.start, "{day} {mon}"), days=days),
        rows=tuple(rows),
        weeks=weeks,
        marks=_marks(said, effect, sides, weeks),
    )


def make_weeks(sides: Sides, calendar: SchoolCalendar) -> tuple[ChartWeek, ...]:
    """Return the calendar weeks of both sides; the week in which it began may stand on either."""
    found: list[ChartWeek] = []
    for side, days in (("before", sides.before_days), ("since", sides.since_days)):
        month = 0
        for _, week in groupby(days, key=lambda day: day.isocalendar()[:2]):
            inside = list(week)
            first, last = inside[0], inside[-1]
            label = week_label(first, last, same_month=month == last.month)
            month = last.month
            found.append(ChartWeek(label=label, start=first, end=last, school_days=len(inside), side=side))
    closures = calendar.closures()
    for place, (week, following) in enumerate(pairwise(found)):
        found[place] = replace(week, closure_after=_closure_between(closures, week.end, following.start))
    return tuple(found)


def week_label(first: date, last: date, *, same_month: bool) -> str:
    """Return "14–16 Jan", "19–23" where the month was said before, "30 Mar–3 Apr" across months."""
    if first.month != last.month:
        return f"{spell(first, '{day} {mon}')}–{spell(last, '{day} {mon}')}"
    days = str(first.day) if first == last else f"{first.day}–{last.day}"
    return days if same_month else f"{days} {spell(last, '{mon}')}"


def _closure_between(closures: Sequence[Closure], last: date, following: date) -> str:
    names = (
        closure.name
        for closure in closures
        if closure.end is not None and last < closure.start and closure.end < following
    )
    return next(names, "")


def _marks(said: EffectWords, effect: Effect, sides: Sides, weeks: Sequence[ChartWeek]) -> tuple[ChartMark, ...]:
    aim = {*effect.rows[0].before.records, *effect.rows[0].since.records}
    other = {
        record for row in effect.rows if row.key == "OTHER" for record in (*row.before.records, *row.since.records)
    }
    found: list[ChartMark] = []
    for concern in said.entries.values():
        if concern.id not in aim | other:
            continue
        occasions: dict[int, int] = {}
        for stretch in stretches_of(concern):
            side = sides.side(stretch)
            if side in {Side.BEFORE, Side.SINCE}:
                week = _week_of(weeks, side, sides.ends(stretch)[0])
                occasions[week] = occasions.get(week, 0) + stretch.occasions
        triage = concern.triage
        found += [
            ChartMark(
                row=0 if concern.id in aim else 1,
                week=week,
                no=said.numbers[concern.id],
                record=concern.id,
                number=concern.number,
                category=triage.category if triage is not None else None,
                brook=triage.colour if triage is not None else None,
                date_text=write_date(concern.when, Form.SHORT),
                text=said.book.text(concern.what_happened),
                occasions=count,
            )
            for week, count in sorted(occasions.items())
        ]
    return tuple(sorted(found, key=lambda mark: (mark.week, mark.no)))


def _week_of(weeks: Sequence[ChartWeek], side: Side, day: date) -> int:
    """Return the week of a day; a day without school stands with the week before it."""
    there = [place for place, week in enumerate(weeks) if week.side == side.value.lower()]
    return max((place for place in there if weeks[place].start <= day), default=there[0])

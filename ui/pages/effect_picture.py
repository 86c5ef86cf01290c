"""The chart of an intervention in the words of the screen."""

from hsbdesk.desk.intervention_views import ChartMark, EffectChart
from hsbdesk.domain.triage import Brook
from ui.context import PageContext
from ui.widgets.effect_plan import EffectMark, EffectPicture, EffectWeek

_ORDER = ("green", "orange", "red", None)


def make_picture(context: PageContext, chart: EffectChart) -> EffectPicture:
    """Return what the chart widget draws."""
    gaps = ("", *(week.closure_after for week in chart.weeks))
    marks = tuple(_make_mark(context, chart, mark) for mark in chart.marks)
    names = {mark.outcome: mark.outcome_word for mark in marks}
    return EffectPicture(
        before=chart.before,
        since=chart.since,
        rows=chart.rows,
        weeks=tuple(
            EffectWeek(label=week.label, since=week.side == "since", gap=gap)
            for week, gap in zip(chart.weeks, gaps, strict=False)
        ),
        marks=marks,
        legend=tuple((outcome, names[outcome]) for outcome in _ORDER if outcome in names),
    )


def _make_mark(context: PageContext, chart: EffectChart, mark: ChartMark) -> EffectMark:
    words = context.words
    outcome = None if mark.brook in {None, Brook.NOT_USED} else str(mark.brook).lower()
    outcome_word = context.desk.content.printed("brook", str(mark.brook)) if mark.brook else words("no Brook yet")
    entry = words("no. {no} ({number})", no=mark.no, number=mark.number)
    parts = (entry, mark.date_text, " ".join(chart.rows[mark.row]).strip(), outcome_word, mark.text)
    return EffectMark(
        key=mark.record,
        no=str(mark.no),
        outcome=outcome,
        row=mark.row,
        week=mark.week,
        entry=entry,
        when=mark.date_text,
        outcome_word=outcome_word,
        said=" · ".join(part for part in parts if part),
    )

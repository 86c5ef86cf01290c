"""A safety plan to be read: cards of labelled lines, its reviews and its versions."""

from collections.abc import Iterable, Sequence

from PySide6.QtWidgets import QWidget

from hsbdesk.desk.plan_views import SafetyPage
from hsbdesk.domain.safety_plan import ContactRule, SafetyPlan
from ui.context import PageContext
from ui.pages.plan_fields import said_day
from ui.pages.rows import make_dash_row
from ui.widgets.card import Card
from ui.widgets.fact_list import FactList
from ui.widgets.label import PlainLabel
from ui.widgets.quote_block import QuoteBlock

_LABEL_WIDTH = 200


def make_plan_cards(context: PageContext, page: SafetyPage, plan: SafetyPlan) -> Iterable[QWidget]:
    """Return the cards of a plan; what was typed is not shown while names are off."""
    theme, words = context.theme, context.words
    if not context.desk.names_on:
        yield PlainLabel(words("Names are off. Press F8 to read it."), tone="quiet", wrap=True)
        yield from _versions(context, page)
        return
    if page.draft is not None and page.gaps:
        card = Card(theme, words("Before it is put into force"))
        for gap in page.gaps:
            card.add(make_dash_row(theme, gap.sentence, sign="stop" if gap.is_refused else "check"))
        yield card
    cover = words("cover: {name}", name=plan.trusted_cover) if plan.trusted_cover else ""
    yield from _facts(
        context,
        words("Who is there for {child}", child=page.child),
        (
            (words("Trusted adult"), ", ".join(part for part in (plan.trusted_adult, cover) if part)),
            (words("When worried"), plan.if_worried),
            (words("A space of their own choice"), plan.own_space),
        ),
    )
    if plan.own_words:
        yield _own_words(context, page, plan)
    yield from _facts(
        context,
        words("Feeling safe"),
        (
            (words("What makes {child} feel safe", child=page.child), plan.feels_safe),
            (words("What does not"), plan.feels_unsafe),
        ),
    )
    yield from _facts(
        context,
        words("How the children are kept apart"),
        [(context.desk.content.label("contact_part", rule.where), _rule(rule)) for rule in plan.contact_rules],
    )
    yield from _facts(
        context, words("Staff who know, and what"), [(staff.name, staff.what or "–") for staff in plan.staff_know]
    )
    yield from _facts(
        context,
        words("Support, and parents"),
        (
            (words("Emotional and medical support"), plan.support),
            (words("What the parents were told"), plan.parents_told),
            (words("What the parents say"), plan.parents_view),
        ),
    )
    yield from _reviews(context, plan)
    yield from _versions(context, page)


def _own_words(context: PageContext, page: SafetyPage, plan: SafetyPlan) -> QWidget:
    words, content = context.words, context.desk.content
    card = Card(context.theme, words("{child}'s own words", child=page.child))
    for one in plan.own_words:
        parts = (content.label("own_words_about", one.about), said_day(one.on), one.to_whom)
        card.add(PlainLabel(" · ".join(part for part in parts if part), style="caption", tone="quiet", wrap=True))
        card.add(QuoteBlock(context.theme, [f"“{one.words}”"]))
    return card


def _rule(rule: ContactRule) -> str:
    who = f"{rule.who} ({rule.cover})" if rule.who and rule.cover else rule.who
    return ": ".join(part for part in (who, rule.what) if part)


def _facts(context: PageContext, title: str, facts: Sequence[tuple[str, str]]) -> Iterable[QWidget]:
    said = [(label, text) for label, text in facts if text.strip()]
    if said:
        card = Card(context.theme, title)
        card.add(FactList(context.theme, said, label_width=_LABEL_WIDTH))
        yield card


def _reviews(context: PageContext, plan: SafetyPlan) -> Iterable[QWidget]:
    facts = [
        (
            ", ".join(part for part in (said_day(held.on), held.by) if part),
            " ".join(part for part in (f"“{held.child_words}”" if held.child_words else "", held.words) if part),
        )
        for held in reversed(plan.reviews)
    ]
    ended = [(context.words("Ended because"), plan.ended_because)] if plan.ended_because else []
    return _facts(context, context.words("Reviews"), [*ended, *facts])


def _versions(context: PageContext, page: SafetyPage) -> Iterable[QWidget]:
    return _facts(
        context,
        context.words("Versions"),
        [
            (f"{line.version} {line.number}", ", ".join(part for part in (line.status_text, line.span) if part))
            for line in page.versions
        ],
    )

"""The forms of a safety and support plan: writing it, a review, its end (domain.md section 6.6)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

from hsbdesk.desk.plan_views import SafetyPage
from hsbdesk.domain.plan_dates import REVIEW_EVERY_DAYS
from hsbdesk.domain.safety_plan import ContactRule, OwnWords, SafetyPlan, SafetyReview, StaffKnow
from ui.context import PageContext
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.moments import one_day
from ui.pages.plan_decisions import finish_form
from ui.pages.plan_fields import code_options, day_ask, read_day, typed_day, typed_today
from ui.pages.rows_editor import RowColumn, RowsEditor
from ui.pages.small_form import Ask, SmallForm


def write_safety_plan(context: PageContext, page: SafetyPage, draft: SafetyPlan) -> KeptForm:
    """Return the editor of a draft; own words first, in the child's own way of saying it."""
    words = context.words
    form = KeptForm(
        context,
        "safety_plan",
        draft.id,
        title=words("Write the safety plan"),
        subtitle=f"{page.child} · {page.title}",
        action=words("Save"),
        wide=True,
    )
    who = SmallForm(context, _who_asks(context, draft))
    form.add_part("who", who, title=words("Who is there for {child}", child=page.child))
    own = RowsEditor(
        context, _own_columns(context), name="ownWords", add=words("Add their words"), removed=words("Taken out.")
    )
    own.set_rows([_own_row(one) for one in draft.own_words])
    form.add_part("own", own, title=words("{child}'s own words", child=page.child), detail=words("exactly as said"))
    feels = SmallForm(context, _feel_asks(context, page, draft))
    form.add_part("feels", feels, title=words("Feeling safe"))
    contact = RowsEditor(
        context,
        _contact_columns(context),
        name="contactRule",
        add=words("Add a part of the day"),
        removed=words("Taken out."),
    )
    contact.set_rows(
        [{"where": one.where, "what": one.what, "who": one.who, "cover": one.cover} for one in draft.contact_rules]
    )
    form.add_part("contact", contact, title=words("How the children are kept apart"))
    staff = RowsEditor(
        context,
        (
            RowColumn(key="name", label=words("Name"), width=180),
            RowColumn(key="what", label=words("What they know"), width=320),
        ),
        name="staffKnow",
        add=words("Add somebody who knows"),
        removed=words("Taken out."),
    )
    staff.set_rows([{"name": one.name, "what": one.what} for one in draft.staff_know])
    form.add_part("staff", staff, title=words("Staff who know, and what"))
    support = SmallForm(context, _support_asks(context, draft))
    form.add_part("support", support, title=words("Support, and parents"))

    def prepare() -> Callable[[], None] | None:
        said, problems = _read_own(context, form.rows("own"), draft.own_words)
        if form.values("support")["review"] and not read_day(support, "review"):
            problems.append(("support", "review", words("Give one day, or leave it empty.")))
        if not form.accepts(problems):
            return None
        changed = _changed(form, draft, said, read_day(support, "review"))
        return lambda: context.desk.safety_plans.save(changed)

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "safety_plan", draft.id))
    return form


def _changed(form: KeptForm, draft: SafetyPlan, own: tuple[OwnWords, ...], review: str) -> SafetyPlan:
    who, feels, support = form.values("who"), form.values("feels"), form.values("support")
    return replace(
        draft,
        trusted_adult=who["adult"],
        trusted_cover=who["cover"],
        own_words=own,
        feels_safe=feels["safe"],
        feels_unsafe=feels["unsafe"],
        if_worried=feels["worried"],
        own_space=feels["space"],
        contact_rules=tuple(
            ContactRule(
                where=row["where"], what=row["what"].strip(), who=row["who"].strip(), cover=row["cover"].strip()
            )
            for row in form.rows("contact")
        ),
        staff_know=tuple(StaffKnow(name=row["name"].strip(), what=row["what"].strip()) for row in form.rows("staff")),
        support=support["support"],
        parents_told=support["told"],
        parents_view=support["view"],
        review_due=review,
    )


def _who_asks(context: PageContext, draft: SafetyPlan) -> tuple[Ask, ...]:
    words = context.words
    return (
        Ask(key="adult", label=words("Trusted adult"), name="trustedAdultEdit", value=draft.trusted_adult),
        Ask(key="cover", label=words("Who, when they are away"), name="trustedCoverEdit", value=draft.trusted_cover),
    )


def _feel_asks(context: PageContext, page: SafetyPage, draft: SafetyPlan) -> tuple[Ask, ...]:
    words = context.words
    return (
        Ask(
            key="safe",
            label=words("What makes {child} feel safe", child=page.child),
            name="feelsSafeEdit",
            kind="text",
            value=draft.feels_safe,
        ),
        Ask(key="unsafe", label=words("What does not"), name="feelsUnsafeEdit", kind="text", value=draft.feels_unsafe),
        Ask(
            key="worried",
            label=words("What {child} does when worried", child=page.child),
            name="ifWorriedEdit",
            kind="text",
            value=draft.if_worried,
            hint=words("Whom they tell, where they go."),
        ),
        Ask(
            key="space",
            label=words("A space of their own choice"),
            name="ownSpaceEdit",
            kind="text",
            value=draft.own_space,
            hint=words("Theirs to choose; never kept apart from others."),
        ),
    )


def _support_asks(context: PageContext, draft: SafetyPlan) -> tuple[Ask, ...]:
    words = context.words
    return (
        Ask(
            key="support",
            label=words("Emotional and medical support"),
            name="supportEdit",
            kind="text",
            value=draft.support,
        ),
        Ask(
            key="told",
            label=words("What the parents were told"),
            name="parentsToldEdit",
            kind="text",
            value=draft.parents_told,
        ),
        Ask(
            key="view",
            label=words("What the parents say"),
            name="parentsViewEdit",
            kind="text",
            value=draft.parents_view,
        ),
        day_ask(
            context,
            "review",
            words("First review"),
            "safetyReviewEdit",
            planned=True,
            value=typed_day(draft.review_due),
        ),
    )


def _own_columns(context: PageContext) -> tuple[RowColumn, ...]:
    words = context.words
    about, method = code_options(context, "own_words_about"), code_options(context, "voice_method")
    return (
        RowColumn(key="words", label=words("Exact words"), width=320, kind="text"),
        RowColumn(key="about", label=words("About"), width=200, kind="choice", options=about),
        RowColumn(key="on", label=words("Day"), width=110, placeholder=typed_today(context)),
        RowColumn(key="method", label=words("How"), width=170, kind="choice", options=method),
        RowColumn(key="to", label=words("To whom"), width=160),
    )


def _contact_columns(context: PageContext) -> tuple[RowColumn, ...]:
    words, parts = context.words, code_options(context, "contact_part")
    return (
        RowColumn(key="where", label=words("Where"), width=170, kind="choice", options=parts),
        RowColumn(key="what", label=words("What is done"), width=320),
        RowColumn(key="who", label=words("Who"), width=150),
        RowColumn(key="cover", label=words("Cover"), width=150),
    )


def _own_row(one: OwnWords) -> dict[str, str]:
    return {
        "words": one.words,
        "about": one.about,
        "on": typed_day(one.on),
        "method": one.method,
        "to": one.to_whom,
    }


def _read_own(
    context: PageContext, rows: Sequence[dict[str, str]], before: Sequence[OwnWords]
) -> tuple[tuple[OwnWords, ...], list[Problem]]:
    known = {typed_day(one.on): one.on for one in before}
    said: list[OwnWords] = []
    problems: list[Problem] = []
    for place, row in enumerate(rows):
        typed = row["on"].strip()
        on = known.get(typed, "") or one_day(context.desk, typed)
        if not row["words"].strip():
            problems.append(("own", f"{place}:words", context.words("Write what was said, or take the row out.")))
        elif not on:
            problems.append(("own", f"{place}:on", context.words("Give the day on which it was said.")))
        about, method = row["about"] or "WISH", row["method"] or "TALK"
        said.append(OwnWords(on=on, words=row["words"].strip(), about=about, method=method, to_whom=row["to"].strip()))
    return tuple(said), problems


def review_safety_plan(context: PageContext, page: SafetyPage, plan: SafetyPlan) -> KeptForm:
    """Return the form of a review: does it help, what the child says, when next."""
    words = context.words
    form = KeptForm(
        context,
        "safety_review",
        plan.id,
        title=words("Review the safety plan"),
        subtitle=f"{page.child} · {page.title}",
        action=words("Save the review"),
    )
    due = context.desk.today() + timedelta(days=REVIEW_EVERY_DAYS)
    part = SmallForm(
        context,
        (
            Ask(
                key="child",
                label=words("What {child} says", child=page.child),
                name="safetyReviewChildEdit",
                kind="words",
            ),
            Ask(key="words", label=words("Does it help, and how we know"), name="safetyReviewWordsEdit", kind="text"),
            day_ask(context, "on", words("Held on"), "safetyReviewOnEdit", value=typed_today(context)),
            day_ask(
                context,
                "next",
                words("Next review"),
                "safetyReviewNextEdit",
                planned=True,
                value=typed_day(due.isoformat()),
            ),
        ),
    )
    form.add_part("review", part)

    def prepare() -> Callable[[], None] | None:
        typed, on, ahead = form.values("review"), read_day(part, "on"), read_day(part, "next")
        problems: list[Problem] = []
        if not typed["child"] and not typed["words"]:
            problems.append(("review", "child", words("Write what the child says, or what is seen.")))
        if not on:
            problems.append(("review", "on", words("Give the day of the review.")))
        if not ahead:
            problems.append(("review", "next", words("Give the day of the next review.")))
        if not form.accepts(problems):
            return None
        held = SafetyReview(
            on=on, by=context.desk.me.short, words=typed["words"], child_words=typed["child"], next_due=ahead
        )
        return lambda: context.desk.safety_plans.review(plan.id, held)

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "safety_plan", plan.id))
    return form


def end_safety_plan(context: PageContext, page: SafetyPage, plan: SafetyPlan) -> KeptForm:
    """Return the form that ends it: a decision with its reason."""
    words = context.words
    form = KeptForm(
        context,
        "safety_end",
        plan.id,
        title=words("End the safety plan"),
        subtitle=f"{page.child} · {page.title}",
        action=words("End it"),
    )
    because = Ask(
        key="because",
        label=words("Why it can end, and what the child says"),
        name="safetyEndEdit",
        kind="text",
    )
    form.add_part("end", SmallForm(context, (because,)))

    def prepare() -> Callable[[], None] | None:
        said = form.values("end")["because"]
        if not form.accepts([] if said else [("end", "because", words("Say why it can end."))]):
            return None
        return lambda: context.desk.safety_plans.end(plan.id, said)

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "safety_plan", plan.id))
    return form

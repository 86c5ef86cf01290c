"""Review a plan row by row: what holds, what is strengthened or loosened, what the child may still do."""

from collections.abc import Callable
from datetime import timedelta

from hsbdesk.desk.plan_views import PlanPage, PlanRowLine
from hsbdesk.domain.plan import Plan, PlanReview, RowReview
from hsbdesk.domain.plan_dates import REVIEW_EVERY_DAYS
from ui.context import PageContext
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_fields import code_options, read_day, typed_day, typed_today
from ui.pages.side_by_side import SideBySide
from ui.pages.small_form import TICKED, Ask, SmallForm
from ui.widgets.card import Card
from ui.widgets.divider import Divider

FORM = "plan_review"
_ROOM = 560
_SAYS_WHY = frozenset({"STRENGTHEN", "LOOSEN", "STEP_DOWN", "END", "REFER"})
"""Outcomes that change something for the child, and so need a word."""


class ReviewForm(KeptForm):
    """One outcome a row, the views of child and carer, what the child may still do, the next review."""

    def __init__(self, context: PageContext, page: PlanPage, plan: Plan) -> None:
        words = context.words
        super().__init__(
            context,
            FORM,
            plan.id,
            title=words("Review v{version}", version=plan.plan_version),
            subtitle=" · ".join(
                part for part in (page.child, words("{sight} in sight", sight=page.sight) if page.sight else "") if part
            ),
            action=words("Save the review"),
        )
        self._page = page
        self._plan = plan
        self._make_head()
        self._make_rows()
        self._make_views()
        self.set_job(self._prepare_review, lambda _none: self._on_reviewed())

    def _make_head(self) -> None:
        context, words, page = self._context, self._context.words, self._page
        lines = [line for line in page.due if line.kind == "REVIEW"]
        why = "CONCERN" if any(line.concern for line in lines) else "ROUTINE" if self._plan.reviews else "FIRST"
        left = SmallForm(
            context,
            (
                Ask(
                    key="why",
                    label=words("Why now"),
                    name="reviewWhyCombo",
                    kind="choice",
                    value=why,
                    options=code_options(context, "review_reason"),
                ),
            ),
        )
        right = SmallForm(
            context,
            (
                Ask(
                    key="by",
                    label=words("Who reviewed it"),
                    name="reviewByEdit",
                    value=context.desk.me.short,
                ),
            ),
        )
        day = SmallForm(
            context,
            (Ask(key="on", label=words("Held on"), name="reviewOnEdit", kind="date", value=typed_today(context)),),
        )
        card = Card(context.theme, words("This review"), detail="; ".join(line.text for line in lines))
        card.add(SideBySide(context.theme, ((left, 1), (day, 1), (right, 1)), room=_ROOM))
        self.add(card)
        for key, part in (("why", left), ("on", day), ("by", right)):
            self.take_part(key, part)

    def _make_rows(self) -> None:
        context, words = self._context, self._context.words
        states = {line.key: line for group in self._page.groups for line in group.rows}
        card = Card(context.theme, words("Row by row"))
        for place, row in enumerate(self._plan.rows):
            if place:
                card.add(Divider())
            line: PlanRowLine | None = states.get(row.key)
            state = " · ".join(part for part in (line.level_text, line.state) if part) if line is not None else ""
            outcome = SmallForm(
                context,
                (
                    Ask(
                        key="outcome",
                        label=row.name,
                        name=f"reviewOutcome{place}Combo",
                        kind="choice",
                        options=code_options(context, "review_outcome", empty=words("Choose")),
                        hint=state,
                    ),
                ),
            )
            said = SmallForm(
                context,
                (
                    Ask(
                        key="words",
                        label=words("What we know, what changes"),
                        name=f"reviewWords{place}Edit",
                    ),
                ),
            )
            card.add(SideBySide(context.theme, ((outcome, 2), (said, 3)), room=_ROOM))
            self.take_part(f"outcome {row.key}", outcome)
            self.take_part(f"words {row.key}", said)
        self.add(card)

    def _make_views(self) -> None:
        context, words, page = self._context, self._context.words, self._page
        due = context.desk.today() + timedelta(days=REVIEW_EVERY_DAYS)
        asks = (
            Ask(key="child", label=words("What {child} says", child=page.child), name="reviewChildEdit", kind="words"),
            Ask(key="carer", label=words("What the carer says"), name="reviewCarerEdit", kind="text"),
            Ask(
                key="may",
                label=words("What {child} may still do", child=page.child),
                name="reviewMayEdit",
                kind="text",
                value="" if page.names_off else self._plan.may_still_do,
                hint=words("It prints with the review. Safe good things stay in the plan."),
            ),
            Ask(key="words", label=words("Anything else"), name="reviewNoteEdit", kind="text"),
            Ask(
                key="next",
                label=words("Next review"),
                name="reviewNextEdit",
                kind="planned",
                value=typed_day(due.isoformat()),
                hint=words("At most six weeks on; at once after a new concern."),
            ),
        )
        if self._page.draft is None:
            asks = (
                *asks,
                Ask(
                    key="begin",
                    label=words("Begin the next version afterwards"),
                    name="reviewBeginCheck",
                    kind="tick",
                    hint=words(
                        "What is strengthened or loosened needs a signed version; until then v{n} holds."
                    ).format(n=self._plan.plan_version),
                ),
            )
        self.views = SmallForm(context, asks)
        self.add_part("views", self.views, title=words("Voices, and what comes next"))

    # -- storing

    def review(self) -> PlanReview:
        """Return what the form holds."""
        views = self.values("views")
        on, part = self.parts["on"], self.parts["views"]
        return PlanReview(
            on=read_day(on, "on") if isinstance(on, SmallForm) else "",
            by=self.values("by")["by"],
            why=self.values("why")["why"],
            concerns=tuple(line.concern for line in self._page.due if line.kind == "REVIEW" and line.concern),
            rows=tuple(
                RowReview(
                    row=row.key,
                    outcome=self.values(f"outcome {row.key}")["outcome"],
                    words=self.values(f"words {row.key}")["words"],
                )
                for row in self._plan.rows
            ),
            child_view=views["child"],
            carer_view=views["carer"],
            may_still_do=views["may"],
            words=views["words"],
            next_due=read_day(part, "next") if isinstance(part, SmallForm) else "",
        )

    def _problems(self, review: PlanReview) -> list[Problem]:
        words = self._context.words
        problems: list[Problem] = []
        if not review.on:
            problems.append(("on", "on", words("Give the day of the review.")))
        if not review.by:
            problems.append(("by", "by", words("Say who reviewed it.")))
        for row, one in zip(self._plan.rows, review.rows, strict=True):
            if not one.outcome:
                problems.append((f"outcome {row.key}", "outcome", words("Choose what is done in this place.")))
            elif one.outcome in _SAYS_WHY and not one.words:
                problems.append((f"words {row.key}", "words", words("Say in a few words what changes and why.")))
        if not review.may_still_do:
            problems.append(("views", "may", words("Say what the child may still do.")))
        if not review.next_due:
            problems.append(("views", "next", words("Give the day of the next review.")))
        return problems

    def _prepare_review(self) -> Callable[[], None] | None:
        review = self.review()
        if not self.accepts(self._problems(review)):
            return None
        plans, plan, file = self._context.desk.plans, self._plan.id, self._page.file
        begins = self.values("views").get("begin") == TICKED
        why = self._context.words("Review of {day}", day=typed_day(review.on))

        def run() -> None:
            plans.review(plan, review)
            if begins:
                plans.begin_version(file, why, review.concerns)

        return run

    def _on_reviewed(self) -> None:
        changes = self._context.changes
        changes.record_changed.emit("plan", self._plan.id)
        changes.tasks_changed.emit()
        self.close_requested.emit()

"""Answer a decision that has come back: it stands, or it is referred now; dated, with a reason."""

from collections.abc import Callable

from hsbdesk.desk.decisions import DecisionView
from hsbdesk.domain.decision import Reconsidered
from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_fields import day_ask, read_day
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.message_bar import MessageBar

FORM = "decision_answer"
_STANDS, _REFER = "STANDS", "REFER"


def make_answer_form(context: PageContext, view: DecisionView, done: Callable[[RecordId | None], None]) -> KeptForm:
    """Return the form; `done` gets the referral that was opened, or None where the decision stands."""
    words, desk = context.words, context.desk
    verb, decision = desk.content.term("verb"), view.decision
    form = KeptForm(
        context,
        FORM,
        decision.id,
        title=words("Does it still stand?"),
        subtitle=f"{view.title} · {view.child}",
        action=words("Save the answer"),
    )
    if view.reopened is not None:
        bar = MessageBar(context.theme, "check")
        lines = [words("It has come back: {why}.", why=view.reopened.why)]
        lines += [text for _record, text in view.concerns]
        if view.reopened.return_if:
            lines.append(words("It was to return if: {text}", text=view.reopened.return_if))
        bar.set_message("check", "\n".join(lines))
        form.add(bar)
    part = SmallForm(
        context,
        (
            Ask(
                key="stands",
                label=words("Now"),
                name="answerStandsRadios",
                kind="radios",
                options=(
                    (_STANDS, words("It stands: not referred")),
                    (_REFER, words("It is referred now")),
                ),
                details={
                    _STANDS: words("It comes back again by its condition, and on the next day named."),
                    _REFER: words("The {verb} is opened; it says what was decided before and why.", verb=verb),
                },
            ),
            Ask(key="because", label=words("Because"), name="answerBecauseEdit", kind="text"),
            day_ask(context, "next_on", words("Comes back on"), "answerNextEdit", planned=True),
        ),
        name="decisionAnswerForm",
    )
    form.add_part("answer", part)

    def prepare() -> Callable[[], RecordId | None] | None:
        typed = form.values("answer")
        problems: list[Problem] = []
        if not typed["stands"]:
            problems.append(("answer", "stands", words("Choose one.")))
        if not typed["because"]:
            problems.append(("answer", "because", words("Say why in a few words.")))
        if typed["next_on"] and not read_day(part, "next_on"):
            problems.append(("answer", "next_on", words("Type one day, such as 24 April.")))
        if not form.accepts(problems):
            return None
        step = Reconsidered(
            on="",
            by="",
            stands=typed["stands"] == _STANDS,
            because=typed["because"],
            next_on=read_day(part, "next_on") if typed["stands"] == _STANDS else "",
        )
        return lambda: desk.decisions.answer(decision.id, step)

    def show() -> None:
        part.field("next_on").setVisible(part.values()["stands"] != _REFER)

    part.changed.connect(show)
    form.set_job(prepare, done)
    return form

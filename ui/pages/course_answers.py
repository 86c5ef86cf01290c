"""Notes what was decided about each child, and what came of each matter that a refusal opened (domain.md 3.2)."""

from collections.abc import Callable

from hsbdesk.desk.course_views import CodeChoice, CourseChild, CourseView, MatterRow
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sending import RefusalMatter, RefusalStep, ServiceAnswer
from ui.context import PageContext
from ui.pages.course_fields import finish_course_form, make_course_form, options_of, read_moment_of
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_fields import day_ask, read_day, typed_now, typed_today
from ui.pages.small_form import Ask, SmallForm

_ASKS_FOR_DAY = {RefusalMatter.SAFE_MEANWHILE, RefusalMatter.REASON, RefusalMatter.EARLY_HELP, RefusalMatter.REVIEW}


def note_answers(context: PageContext, view: CourseView) -> KeptForm:
    """Return the form that notes a decision, child by child, in the words of the council or the service."""
    words = context.words
    form = make_course_form(context, view, "answer", "", words("What was decided?"), words("Note the decision"))
    given = _ask_given(context, view)
    form.add_part("given", given, title=words("The answer"))
    noted = [row.key for row in view.sendings if row.key]
    children = {f"child{place}": child for place, child in enumerate(view.children)}
    for key, child in children.items():
        form.add_part(key, _ask_child(context, view.decisions, child), title=child.name)

    def prepare() -> Callable[[], object] | None:
        common, on = form.values("given"), read_moment_of(given, "on")
        sending = common.get("sending", noted[0] if len(noted) == 1 else "")
        answers = tuple(
            _answer(form, key, child, common, on, sending)
            for key, child in children.items()
            if form.values(key)["decision"]
        )
        problems: list[Problem] = []
        if not on:
            problems.append(("given", "on", words("Give the day, and the time if it is known.")))
        if not common["given_by"]:
            problems.append(("given", "given_by", words("Say who gave the decision.")))
        if not answers and children:
            first = next(iter(children))
            problems.append((first, "decision", words("Choose what was decided about at least one child.")))
        if not form.accepts(problems):
            return None
        return lambda: context.desk.sendings.note_answer(view.referral, answers)

    form.set_job(prepare, lambda _keys: finish_course_form(form, view))
    return form


def _ask_given(context: PageContext, view: CourseView) -> SmallForm:
    words = context.words
    asks = [
        day_ask(context, "on", words("When it was given"), "answerOnEdit", value=typed_now(context)),
        Ask(key="given_by", label=words("Who gave it"), name="answerByEdit", placeholder=words("G. Harri, duty desk")),
        Ask(
            key="how",
            label=words("How"),
            name="answerHowCombo",
            kind="choice",
            options=options_of(view.answer_hows, empty=words("not said")),
        ),
        Ask(
            key="reason",
            label=words("The reason, word for word"),
            name="answerReasonEdit",
            kind="words",
            hint=words("As it was written or said. It prints in quotation marks."),
        ),
        Ask(
            key="conversation",
            label=words("Did they speak with the school first?"),
            name="answerConversationEdit",
            optional=words("optional"),
            placeholder=words("none offered"),
        ),
    ]
    noted = tuple((row.key, f"{row.when}, {row.to}") for row in view.sendings if row.key)
    if len(noted) > 1:
        asks.append(
            Ask(
                key="sending",
                label=words("Which sending it answers"),
                name="answerSendingCombo",
                kind="choice",
                value=noted[-1][0],
                options=(("", words("not said")), *noted),
            )
        )
    if view.calls:
        asks.append(_ask_call(context, view.calls, "answerCallCombo"))
    return SmallForm(context, asks)


def _ask_call(context: PageContext, calls: tuple[CodeChoice, ...], name: str) -> Ask:
    words = context.words
    return Ask(
        key="contact",
        label=words("In which call or letter"),
        name=name,
        kind="choice",
        options=options_of(calls, empty=words("none that is recorded")),
    )


def _ask_child(context: PageContext, decisions: tuple[CodeChoice, ...], child: CourseChild) -> SmallForm:
    words = context.words
    before = child.answer
    hint = words("Noted before: {decision}, {when}.", decision=before.decision_text, when=before.when) if before else ""
    return SmallForm(
        context,
        (
            Ask(
                key="decision",
                label=words("Decision"),
                name="answerDecisionCombo",
                kind="choice",
                options=options_of(decisions, empty=words("nothing about this child")),
                hint=hint,
            ),
            Ask(
                key="reason",
                label=words("The reason for this child, where it is another one"),
                name="answerChildReasonEdit",
                kind="words",
                optional=words("optional"),
            ),
            Ask(
                key="alternative",
                label=words("What was offered instead"),
                name="answerAlternativeEdit",
                optional=words("optional"),
            ),
        ),
    )


def _answer(
    form: KeptForm, key: str, child: CourseChild, common: dict[str, str], on: str, sending: str
) -> ServiceAnswer:
    own = form.values(key)
    return ServiceAnswer(
        key="",
        sending=sending,
        child=child.person,
        decision=own["decision"],
        on=on,
        given_by=common["given_by"],
        how=common["how"],
        reason=own["reason"] or common["reason"],
        alternative=own["alternative"],
        conversation=common["conversation"],
        contact=RecordId(common["contact"]) if common.get("contact") else None,
    )


def settle_matter(context: PageContext, view: CourseView, row: MatterRow) -> KeptForm:
    """Return the form that notes what came of one matter; one that stays open asks for its next day."""
    words = context.words
    form = make_course_form(context, view, "settle", f"{row.answer} {row.matter.value}", row.question, words("Note it"))
    asks = [
        Ask(
            key="outcome",
            label=words("What came of it"),
            name="settleOutcomeRadios",
            kind="radios",
            options=options_of(row.outcomes),
        ),
        day_ask(context, "on", words("On which day"), "settleOnEdit", value=typed_today(context)),
        Ask(key="words", label=_words_label(context, row.matter), name="settleWordsEdit", kind="text"),
    ]
    if row.matter in _ASKS_FOR_DAY:
        asks.append(day_ask(context, "next_on", words("Looked at again on"), "settleNextEdit", planned=True))
    if view.calls:
        asks.append(_ask_call(context, view.calls, "settleCallCombo"))
    part = SmallForm(context, asks)
    form.add_part("settle", part)
    for step in row.steps:
        said = " · ".join(part for part in (step.outcome_text, step.when, step.words, step.next_text) if part)
        form.add_note(words("Noted before: {what}", what=said))

    def prepare() -> Callable[[], object] | None:
        typed, on = form.values("settle"), read_moment_of(part, "on")
        next_on = read_day(part, "next_on") if row.matter in _ASKS_FOR_DAY else ""
        problems: list[Problem] = []
        if not typed["outcome"]:
            problems.append(("settle", "outcome", words("Choose what came of it.")))
        if not on:
            problems.append(("settle", "on", words("Give the day.")))
        if typed.get("next_on") and not next_on:
            problems.append(("settle", "next_on", words("Give one day, or leave it empty.")))
        if not form.accepts(problems):
            return None
        step = RefusalStep(
            answer=row.answer,
            matter=row.matter,
            outcome=typed["outcome"],
            on=on,
            words=typed["words"],
            next_on=next_on,
            contact=RecordId(typed["contact"]) if typed.get("contact") else None,
        )
        return lambda: context.desk.sendings.settle(view.referral, step)

    form.set_job(prepare, lambda _none: finish_course_form(form, view))
    return form


def _words_label(context: PageContext, matter: RefusalMatter) -> str:
    words = context.words
    match matter:
        case RefusalMatter.SAFE_MEANWHILE:
            return words("How everyone is kept safe, or what is missing")
        case RefusalMatter.REASON:
            return words("The reason, and what would meet the threshold")
        case RefusalMatter.ANSWER:
            return words("Why it is accepted, or why not")
        case RefusalMatter.EARLY_HELP:
            return words("What was offered, and what the family said")
        case RefusalMatter.REVIEW:
            return words("What is looked at")

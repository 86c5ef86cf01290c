"""Up the ladder, which council takes it, and the end of it (domain.md 3.2)."""

from collections.abc import Callable

from hsbdesk.desk.course_views import CouncilRow, CourseView, EscalationRow
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.sending import CouncilTaking, Escalation, EscalationStep
from ui.context import PageContext
from ui.pages.course_fields import finish_course_form, make_course_form, options_of, read_moment_of
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_fields import day_ask, read_day, typed_now, typed_today
from ui.pages.small_form import Ask, SmallForm


def escalate(context: PageContext, view: CourseView) -> KeptForm:
    """Return the form that notes a step up the ladder; the next one is offered."""
    words = context.words
    form = make_course_form(context, view, "escalate", "", words("Escalate"), words("Note the step"))
    first = view.next_step or EscalationStep.BOARD_PROTOCOL
    part = SmallForm(
        context,
        (
            Ask(
                key="step",
                label=words("Which step"),
                name="escalateStepRadios",
                kind="radios",
                value=first.value,
                options=options_of(view.steps),
            ),
            day_ask(context, "on", words("When"), "escalateOnEdit", value=typed_now(context)),
            Ask(key="who", label=words("To whom"), name="escalateWhoEdit", placeholder=words("G. Harri, team manager")),
            Ask(
                key="grounds",
                label=words("Why the decision is not accepted"),
                name="escalateGroundsEdit",
                kind="text",
                hint=words("Facts: what goes on meanwhile, and which line of the threshold document is met."),
            ),
            day_ask(context, "next_on", words("Next contact on"), "escalateNextEdit", planned=True),
        ),
    )
    form.add_part("step", part)

    def prepare() -> Callable[[], object] | None:
        typed, on, next_on = form.values("step"), read_moment_of(part, "on"), read_day(part, "next_on")
        problems: list[Problem] = []
        if not on:
            problems.append(("step", "on", words("Give the day, and the time if it is known.")))
        if not typed["who"]:
            problems.append(("step", "who", words("Say to whom.")))
        if not typed["grounds"]:
            problems.append(("step", "grounds", words("Say why the decision is not accepted.")))
        if not next_on:
            problems.append(("step", "next_on", words("Give the day of the next contact, so that nobody waits.")))
        if not form.accepts(problems):
            return None
        step = Escalation(
            key="",
            step=EscalationStep(typed["step"]),
            on=on,
            who=typed["who"],
            grounds=typed["grounds"],
            next_on=next_on,
        )
        return lambda: context.desk.sendings.escalate(view.referral, step)

    form.set_job(prepare, lambda _key: finish_course_form(form, view))
    return form


def note_escalation_answer(context: PageContext, view: CourseView, row: EscalationRow) -> KeptForm:
    """Return the form that notes what was answered to a step."""
    words = context.words
    title = words("What was answered?")
    form = make_course_form(context, view, "escalation", row.key, title, words("Note the answer"))
    form.add_note(words("To {who}, {when}: {grounds}", who=row.who, when=row.when, grounds=row.grounds))
    part = SmallForm(
        context,
        (
            Ask(key="answer", label=words("The answer"), name="escalationAnswerEdit", kind="text"),
            day_ask(context, "on", words("On which day"), "escalationOnEdit", value=typed_today(context)),
            day_ask(
                context, "next_on", words("Next contact, if it is not settled"), "escalationNextEdit", planned=True
            ),
        ),
    )
    form.add_part("answer", part)

    def prepare() -> Callable[[], object] | None:
        typed, on, next_on = form.values("answer"), read_moment_of(part, "on"), read_day(part, "next_on")
        problems: list[Problem] = []
        if not typed["answer"]:
            problems.append(("answer", "answer", words("Say what was answered.")))
        if not on:
            problems.append(("answer", "on", words("Give the day.")))
        if typed["next_on"] and not next_on:
            problems.append(("answer", "next_on", words("Give one day, or leave it empty.")))
        if not form.accepts(problems):
            return None
        sendings = context.desk.sendings
        return lambda: sendings.note_escalation_answer(view.referral, row.key, typed["answer"], on, next_on)

    form.set_job(prepare, lambda _none: finish_course_form(form, view))
    return form


def note_taking(context: PageContext, view: CourseView, row: CouncilRow) -> KeptForm:
    """Return the form that notes whether a council takes it."""
    words = context.words
    title = words("Does this council take it?")
    form = make_course_form(context, view, "taking", row.council, title, words("Note it"))
    form.add_note(", ".join(text for text in (row.council, row.part) if text))
    asks = [
        Ask(
            key="takes",
            label=words("It takes it"),
            name="takingSegments",
            kind="segments",
            value=row.takes,
            options=options_of(view.takes),
        ),
        day_ask(context, "in_writing_on", words("Accepted in writing on"), "takingWritingEdit"),
    ]
    if view.calls:
        asks.append(
            Ask(
                key="contact",
                label=words("In which call it was asked"),
                name="takingCallCombo",
                kind="choice",
                value=row.contact or "",
                options=options_of(view.calls, empty=words("none that is recorded")),
            )
        )
    part = SmallForm(context, asks)
    form.add_part("taking", part)
    form.add_note(words("Until one council has accepted in writing the clocks of both run."))

    def prepare() -> Callable[[], object] | None:
        typed, written = form.values("taking"), read_day(part, "in_writing_on")
        wrong = bool(typed["in_writing_on"]) and not written
        if not form.accepts([("taking", "in_writing_on", words("Give one day, or leave it empty."))] if wrong else []):
            return None
        taking = CouncilTaking(
            council=row.council,
            contact=RecordId(typed["contact"]) if typed.get("contact") else None,
            takes=typed["takes"] or "NOT_KNOWN",
            in_writing_on=written,
        )
        return lambda: context.desk.sendings.note_taking(view.referral, taking)

    form.set_job(prepare, lambda _none: finish_course_form(form, view))
    return form


def close_course(context: PageContext, view: CourseView) -> KeptForm:
    """Return the form that closes a referral: nothing more is due then."""
    words = context.words
    form = make_course_form(context, view, "close", "", words("Close the referral"), words("Close it"))
    part = SmallForm(
        context,
        (Ask(key="because", label=words("Why nothing more is to be done"), name="closeBecauseEdit", kind="text"),),
    )
    form.add_part("close", part)
    form.add_note(words("It stays to be read. A new one can be started from it."))

    def prepare() -> Callable[[], object] | None:
        typed = form.values("close")
        missing = [("close", "because", words("Say why."))] if not typed["because"] else []
        if not form.accepts(missing):
            return None
        return lambda: context.desk.sendings.close(view.referral, typed["because"])

    form.set_job(prepare, lambda _none: finish_course_form(form, view))
    return form

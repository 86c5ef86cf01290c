"""Small forms over an intervention: was it delivered there, when did it end."""

from collections.abc import Callable, Sequence
from functools import partial

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.intervention_views import InsideLine, InterventionView
from hsbdesk.domain.dates import PartialDate
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.intervention import DeliveryAnswer, InterventionStatus
from ui.context import PageContext
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm


def ask_delivery(context: PageContext, view: InterventionView, done: Callable[[], None]) -> None:
    """Ask of every entry inside the aim whether it was delivered there; an answer given before can be changed."""
    words = context.words
    lines = tuple(line for line in view.inside if line.scope.asks or line.scope.answer)
    asks: list[Ask] = []
    for place, line in enumerate(lines):
        asks += _delivery_asks(context, place, line)
    note = words("What is answered here stands beside the count. It changes no number.")
    form = SmallForm(context, asks, note=note, name="deliveryAnswerForm")
    intervention = view.intervention.id

    def prepare() -> Callable[[], None] | None:
        values = form.values()
        given = _given(lines, values)
        if given:
            return partial(_answer, context.desk, intervention, given)
        form.accepts([("answer0", words("Choose an answer for at least one entry."))])
        return None

    question = words("Was it delivered there?")
    open_saving_form(context, question, form, words("Save answers"), prepare, lambda _none: done())


def _delivery_asks(context: PageContext, place: int, line: InsideLine) -> tuple[Ask, Ask]:
    words, content = context.words, context.desk.content
    about = ", ".join(part for part in (line.no, line.date_text, line.day_text) if part)
    answer = Ask(
        key=f"answer{place}",
        label=about,
        name=f"deliveryAnswer{place}Segments",
        kind="segments",
        value=line.scope.answer,
        options=tuple((code, content.label("delivery_answer", code)) for code in content.choices("delivery_answer")),
        hint=line.text,
    )
    # The reason that was given stands in the hint; typed anew it takes its place.
    why = Ask(
        key=f"why{place}",
        label=words("Why, or how you know ({entry})", entry=line.no),
        name=f"deliveryWhy{place}Edit",
        hint=words("Answered: {answer}", answer=line.answer_text) if line.answer_text else "",
    )
    return answer, why


def _given(lines: Sequence[InsideLine], values: dict[str, str]) -> tuple[DeliveryAnswer, ...]:
    """Return the answers that are new, or have another reason than before."""
    found: list[DeliveryAnswer] = []
    for place, line in enumerate(lines):
        answer, why = values[f"answer{place}"], values[f"why{place}"]
        if answer and (answer != line.scope.answer or why.strip()):
            found.append(DeliveryAnswer(entry=line.scope.record, answer=answer, why=why))
    return tuple(found)


def _answer(desk: Desk, intervention: RecordId, given: Sequence[DeliveryAnswer]) -> None:
    for answer in given:
        desk.interventions.answer_delivery(intervention, answer)


def ask_end(context: PageContext, view: InterventionView, done: Callable[[], None]) -> None:
    """Ask for the last day; of what was only planned also whether it began at all."""
    words, content = context.words, context.desk.content
    planned = view.intervention.status is InterventionStatus.PLANNED
    codes = (InterventionStatus.ENDED, InterventionStatus.NOT_STARTED)
    status = Ask(
        key="status",
        label=words("How it stands now"),
        name="endStatusSegments",
        kind="segments",
        value=InterventionStatus.ENDED,
        options=tuple((code.value, content.label("intervention_status", code)) for code in codes),
    )
    end = Ask(
        key="end",
        label=words("Last day, or the day it was given up") if planned else words("Last day"),
        name="endDateEdit",
        kind="date",
        placeholder=words("12/3, week of 17 Nov, or May 2021"),
    )
    form = SmallForm(context, (status, end) if planned else (end,), name="endForm")
    desk, intervention = context.desk, view.intervention.id

    def prepare() -> Callable[[], None] | None:
        when: object = form.control("end").value()  # type: ignore[attr-defined]
        if not form.accepts([] if isinstance(when, PartialDate) else [("end", words("Type the last day."))]):
            return None
        chosen = InterventionStatus(form.values().get("status", InterventionStatus.ENDED))
        return partial(desk.interventions.end, intervention, when, chosen)  # type: ignore[arg-type]

    open_saving_form(context, words("When did it end?"), form, words("End it"), prepare, lambda _none: done())

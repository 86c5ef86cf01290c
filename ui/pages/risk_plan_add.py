"""Add a place to a draft, with the ready row of its kind or empty."""

from collections.abc import Callable
from functools import partial

from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import TICKED, Ask, SmallForm


def ask_place(context: PageContext, plan: RecordId, done: Callable[[str], None]) -> None:
    """Ask for the kind of place and its name; `done` gets the key of the new row."""
    words, content, desk = context.words, context.desk.content, context.desk
    kinds = tuple((code, content.label("setting", code)) for code in content.choices("setting"))
    form = SmallForm(
        context,
        (
            Ask(
                key="setting",
                label=words("Kind of place"),
                name="newPlaceSettingCombo",
                kind="choice",
                options=(("", words("Choose a kind")), *kinds),
            ),
            Ask(key="name", label=words("What staff call it"), name="newPlaceNameEdit", hint=words("As it prints")),
            Ask(
                key="ready",
                label=words("Start from what is usual there"),
                name="newPlaceReadyCheck",
                kind="tick",
                value=TICKED,
                hint=words("Planned controls and answers, to be changed or taken out"),
            ),
        ),
        name="newPlaceForm",
    )

    def prepare() -> Callable[[], str] | None:
        values = form.values()
        missing = [
            ("setting", values["setting"], words("Choose the kind of place.")),
            ("name", values["name"].strip(), words("Type what staff call it, such as “Football club”.")),
        ]
        if not form.accepts([(key, sentence) for key, value, sentence in missing if not value]):
            return None
        ready = values["ready"] == TICKED
        return partial(desk.plans.add_row, plan, values["setting"], values["name"], ready=ready)

    open_saving_form(context, words("Which place is added?"), form, words("Add it"), prepare, done)

"""Something to be done at a place, not with a child: asked for in a small form, kept as a task."""

from collections.abc import Callable
from functools import partial

from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.days import read_day
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm


def ask_place_action(context: PageContext, place: str, done: Callable[[RecordId], None]) -> None:
    """Open the form with this place chosen; `done` runs once the task is recorded."""
    words, desk = context.words, context.desk
    names = tuple(dict.fromkeys(one.name for one in desk.school.places))
    form = SmallForm(
        context,
        (
            Ask(
                key="place",
                label=words("Place"),
                name="actionPlaceCombo",
                kind="choice",
                value=place,
                options=tuple((name, name) for name in names),
            ),
            Ask(
                key="what",
                label=words("What is to be done there"),
                name="actionWhatEdit",
                placeholder=words("Third adult at lunch"),
                hint=words("About the place, not about a child: this stands on Today for the whole team."),
            ),
            Ask(
                key="who",
                label=words("Who does it"),
                name="actionWhoEdit",
                placeholder=words("Site manager"),
                optional=words("Optional"),
            ),
            Ask(
                key="due",
                label=words("By when"),
                name="actionDueEdit",
                placeholder=words("23 March 2026"),
                optional=words("Empty: no day is set"),
            ),
        ),
        name="placeActionForm",
    )

    def prepare() -> Callable[[], RecordId] | None:
        values = form.values()
        day = read_day(context, values["due"])
        problems: list[tuple[str, str]] = []
        if not values["place"]:
            problems.append(("place", words("Choose the place it is about. Places are entered in Settings.")))
        if not values["what"].strip():
            problems.append(("what", words("Say what is to be done there.")))
        if values["due"].strip() and day is None:
            problems.append(("due", words("Type one day with its year, such as 23 March 2026, or leave it empty.")))
        if not form.accepts(problems):
            return None
        due = day.isoformat() if day is not None else None
        return partial(desk.reports.make_place_action, values["place"], values["what"], values["who"], due)

    open_saving_form(context, words("What is to be done at a place?"), form, words("Add the action"), prepare, done)

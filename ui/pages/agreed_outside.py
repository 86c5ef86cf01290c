"""Note that somebody agreed outside the program: who, in which post, on which day, how."""

from collections.abc import Callable, Mapping
from functools import partial

from hsbdesk.desk.signoff_view import RoleView, SignOffView
from hsbdesk.domain.ids import RecordId
from ui.context import PageContext
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm


def open_agreed_form(
    context: PageContext,
    referral: RecordId,
    view: RoleView,
    name: str,
    answers: Mapping[str, str],
    done: Callable[[SignOffView], None],
) -> None:
    """Open the form over the page; `name` is who is asked, `answers` decide names as on the page."""
    words = context.words
    asks = (
        Ask(key="name", label=words("Name"), name="agreedNameEdit", value=name),
        Ask(key="title", label=words("Post"), name="agreedPostEdit"),
        Ask(key="on", label=words("Day"), name="agreedDayEdit", kind="date", value=words("today")),
        Ask(
            key="how",
            label=words("How"),
            name="agreedHowEdit",
            placeholder=words("on paper, original in the locked cabinet"),
        ),
    )
    note = words("Only what stands now counts: they must have read this text, not an earlier one.")
    form = SmallForm(context, asks, note=note, name="agreedOutsideForm")

    def prepare() -> Callable[[], SignOffView] | None:
        typed = form.values()
        missing = [
            (key, sentence)
            for key, sentence in (
                ("name", words("Say who agreed.")),
                ("on", words("Give the day.")),
                ("how", words("Say how: on paper, in a talk, by letter.")),
            )
            if not typed[key].strip()
        ]
        if not form.accepts(missing):
            return None
        return partial(
            context.desk.signoffs.note_agreed,
            referral,
            view.role,
            typed["name"],
            typed["title"],
            typed["on"],
            typed["how"],
            answers=answers,
        )

    question = words("{role}: who agreed outside?", role=view.label)
    open_saving_form(context, question, form, words("Note the agreement"), prepare, done)

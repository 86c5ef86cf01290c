"""A small form over the page that is saved by the desk, and never loses what was typed."""

from collections.abc import Callable
from typing import TypeVar

from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.open_dialog import OpenDialog
from ui.pages.small_form import SmallForm

T = TypeVar("T")
_WIDTH = 560


def open_saving_form(
    context: PageContext,
    question: str,
    form: SmallForm,
    action: str,
    prepare: Callable[[], Callable[[], T] | None],
    done: Callable[[T], None],
    *,
    discard: Callable[[], None] | None = None,
    kind: str = "primary",
    width: int = _WIDTH,
) -> OpenDialog:
    """Open the form; its action asks `prepare` for a job, runs it on the desk thread, then `done` on the window's.

    `prepare` returns None once it has shown what is missing. A refusal is said in the form, which stays as it is.
    Leaving a changed form asks once, in the form itself, before anything typed is given up; `discard` runs when it is.
    """
    words = context.words
    dialog = context.messages.open_form(
        question, form, (("cancel", words("Cancel"), "default"), ("save", action, kind)), "cancel", width=width
    )

    def save() -> None:
        job = prepare()
        if job is not None:
            dialog.button("save").setEnabled(False)
            context.workers.desk.run(job, saved, refused, form)

    def saved(answer: T) -> None:
        dialog.done_with()
        done(answer)

    def refused(error: DeskError) -> None:
        dialog.button("save").setEnabled(True)
        form.show_refusal(error)

    def answer(key: str) -> None:
        if key == "save":
            save()
        elif form.is_changed():
            form.say(
                "check",
                words("What you typed is not saved."),
                (("discard", words("Close without saving")), ("keep", words("Go on typing"))),
            )
        else:
            dialog.done_with()

    def decide(key: str) -> None:
        if key == "discard":
            if discard is not None:
                discard()
            dialog.done_with()
        else:
            form.say("tip", "")
            form.setFocus()

    form.notice_answered.connect(decide)
    dialog.chosen.connect(answer)
    return dialog

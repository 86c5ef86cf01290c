"""What the forms of the send log have in common: options of a view, moments as they are stored, the end of a form."""

from collections.abc import Generator, Sequence
from contextlib import contextmanager

from hsbdesk.desk.course_views import CodeChoice, CourseView
from hsbdesk.errors import DeskError
from ui.context import PageContext
from ui.pages.kept_form import KeptForm
from ui.pages.plan_decisions import finish_form
from ui.pages.plan_fields import Options, day_and_time
from ui.pages.small_form import SmallForm


def options_of(choices: Sequence[CodeChoice], *, empty: str = "") -> Options:
    """Return codes with their labels; `empty` adds a first one for "not said"."""
    found = tuple((choice.code, choice.label) for choice in choices)
    return (("", empty), *found) if empty else found


def read_moment_of(form: SmallForm, key: str) -> str:
    """Return a date question as school time, "2026-03-18T14:31", as a day alone, or empty."""
    found = day_and_time(form, key)
    if found is None:
        return ""
    day, time = found
    return f"{day}T{time}" if time else day


def make_course_form(
    context: PageContext, view: CourseView, kind: str, about: str, title: str, action: str
) -> KeptForm:
    """Return an empty form about a referral; its draft is found again by kind and what it is about."""
    return KeptForm(
        context,
        f"course_{kind}",
        f"{view.referral} {about}".strip(),
        title=title,
        subtitle=view.number,
        action=action,
    )


def finish_course_form(form: KeptForm, view: CourseView) -> None:
    """Tell every page what was noted and go back."""
    finish_form(form, view.file, "referral", view.referral)


@contextmanager
def at_field(field: str) -> Generator[None]:
    """Say what is wrong with a moment at the field it was typed in."""
    try:
        yield
    except DeskError as error:
        raise DeskError(error.id, field=field, **error.params) from error

"""Which form stands over the send log; each is imported when it is first asked for."""

from PySide6.QtWidgets import QWidget

from hsbdesk.desk.course_views import CourseView
from ui.context import PageContext
from ui.pages.kept_form import KeptForm


def build_course_form(context: PageContext, view: CourseView, kind: str, about: str = "") -> QWidget | None:
    """Return the form for a wish, or None where there is nothing it could be about.

    kind and about: sent, arrival (key of a sending), returned, answer, settle ("key of an answer/matter"), escalate,
    escalation (key of a step), taking (council), close.
    """
    form = _build(context, view, kind, about)
    if form is not None:
        form.begin()
    return form


def _build(context: PageContext, view: CourseView, kind: str, about: str) -> KeptForm | None:
    from ui.pages import course_answers as answers  # noqa: PLC0415
    from ui.pages import course_escalate as steps  # noqa: PLC0415
    from ui.pages import course_sent as sent  # noqa: PLC0415

    match kind:
        case "sent":
            return sent.note_sent(context, view)
        case "arrival":
            row = next((row for row in view.sendings if row.key and row.key == about), None)
            return sent.note_arrival(context, view, row) if row is not None else None
        case "returned":
            return sent.note_returned(context, view)
        case "answer" if view.children:
            return answers.note_answers(context, view)
        case "settle":
            key, _, matter = about.rpartition("/")
            matters = (one for refusal in view.refusals for one in refusal.matters)
            found = next((one for one in matters if (one.answer, one.matter.value) == (key, matter)), None)
            return answers.settle_matter(context, view, found) if found is not None else None
        case "escalate":
            return steps.escalate(context, view)
        case "escalation":
            taken = (row for step in view.ladder for row in step.rows)
            step = next((row for row in taken if row.key == about), None)
            return steps.note_escalation_answer(context, view, step) if step is not None else None
        case "taking":
            council = next((row for row in view.councils if row.council == about), None)
            return steps.note_taking(context, view, council) if council is not None else None
        case "close":
            return steps.close_course(context, view)
        case _:
            return None

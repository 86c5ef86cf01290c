"""Which form or page stands over a plan's tab; each is imported when it is first asked for."""

from PySide6.QtWidgets import QWidget

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.ids import FileId
from ui.context import PageContext


def build_form(
    context: PageContext, kind: str, page: PlanPage | None, arg: str = "", _file: FileId | None = None
) -> QWidget | None:
    """Return the layer for a wish, or None where there is nothing to show for it now, or no page was read yet.

    kind and arg: interim (row), decide (key of an interim change), review, hold (row), closure (its first day),
    loosen ("row/control"), version, front, compare, meeting (row), sign, tell (id of an old telling), told,
    return (id of a telling), end.
    """
    if page is None:
        return None
    layer = _build_decision(context, kind, page, arg) or _build_page(context, kind, page, arg)
    begin = getattr(layer, "begin", None)
    if begin is not None:
        begin()
    return layer


def _build_page(context: PageContext, kind: str, page: PlanPage, arg: str) -> QWidget | None:
    shown = page.shown
    match kind:
        case "compare" if page.versions:
            from ui.pages.plan_compare import ComparePage  # noqa: PLC0415

            return ComparePage(context, page)
        case "meeting" if shown is not None:
            from ui.pages.plan_meeting import MeetingLayer  # noqa: PLC0415

            return MeetingLayer(context, shown, arg)
        case "front" if shown is not None:
            from ui.pages.plan_front import read_front, write_front  # noqa: PLC0415

            if page.draft is not None and not page.names_off:
                return write_front(context, page, page.draft)
            return read_front(context, page, shown)
        case "sign" if shown is not None:
            from ui.pages.plan_sign import PlanSignPage  # noqa: PLC0415

            title = context.words("Sign-off of v{n}", n=shown.plan_version)
            return PlanSignPage(context, page.file, shown.id, title, page.child)
        case "tell" | "told" | "return":
            from ui.pages.plan_told import TellLayer, ToldPage  # noqa: PLC0415

            return ToldPage(context, page) if kind == "told" else TellLayer(context, page, kind, arg)
        case _:
            return None


def _build_decision(context: PageContext, kind: str, page: PlanPage, arg: str) -> QWidget | None:
    from ui.pages import plan_decisions as deciding  # noqa: PLC0415
    from ui.pages import plan_settling as settling  # noqa: PLC0415

    current, draft = page.current, page.draft
    row = current.row(arg.partition("/")[0]) if current is not None else None
    match kind:
        case "interim":
            from ui.pages.plan_interim import InterimForm, InterimStart  # noqa: PLC0415

            return InterimForm(context, page, InterimStart(row=arg, places=row.places if row is not None else ()))
        case "decide":
            line = next((one for one in page.interims if one.key == arg), None)
            return deciding.decide_interim(context, page, line) if line is not None else None
        case "review" if current is not None:
            from ui.pages.plan_review import ReviewForm  # noqa: PLC0415

            return ReviewForm(context, page, current)
        case "hold" if current is not None and row is not None:
            shown = draft.row(row.key) if draft is not None else None
            return deciding.decide_hold(context, page, current, shown or row)
        case "closure" if current is not None:
            return settling.settle_closure(context, page, current, arg)
        case "loosen" if current is not None and row is not None:
            key = arg.partition("/")[2]
            control = next((one for one in row.controls if one.key == key), None)
            return settling.answer_loosen(context, page, current, row, control) if control is not None else None
        case "end" if current is not None:
            return settling.end_plan(context, page, current)
        case "version" if draft is None:
            return settling.begin_version(context, page)
        case _:
            return None

"""What of a plan is printed: the whole of it, one place alone, or a sheet for one person."""

from collections.abc import Callable, Sequence

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.plan import Plan, PlanRow
from hsbdesk.domain.plan_readers import readers_of
from hsbdesk.domain.sharing import DocumentKind
from ui.context import PageContext
from ui.pages.print_wish import PrintWish
from ui.pages.risk_plan_head import is_club
from ui.pages.small_form import Ask, SmallForm

_WIDTH = 560
_FOR_ONE = {DocumentKind.STAFF_CARD.value, DocumentKind.NEED_TO_KNOW.value}


def extract_wish(plan: Plan, row: PlanRow, reader: str = "") -> PrintWish:
    """Return what prints one place alone: the need-to-know sheet of a club, else the plan's page of that place."""
    kind = DocumentKind.NEED_TO_KNOW if is_club(row) else DocumentKind.RISK_PLAN
    return PrintWish(kind, plan.file, plan.id, part=PaperPart(row=row.key, reader=reader))


def ask_extract(context: PageContext, plan: Plan, row: PlanRow, done: Callable[[PrintWish], None]) -> None:
    """Print one place; of a club's sheet it is asked for whom, where more than one person may hold it."""
    words = context.words
    holders = [holder.name for holder in row.sheet.holders if holder.name.strip()] if row.sheet is not None else []
    if not is_club(row) or len(holders) == 1:
        done(extract_wish(plan, row, holders[0] if holders and is_club(row) else ""))
        return
    asks = _reader_asks(context, holders)
    form = SmallForm(context, asks, name="clubSheetForm")

    def print_it() -> PrintWish | None:
        reader = _reader(form)
        if not form.accepts([] if reader else [("reader", words("Name the person who is given the sheet."))]):
            return None
        return extract_wish(plan, row, reader)

    _open(context, words("Who is given this club sheet?"), form, print_it, done)


def ask_print(
    context: PageContext, page: PlanPage, plan: Plan, row: PlanRow | None, done: Callable[[PrintWish], None]
) -> None:
    """Ask which paper of the plan is printed, and for whom where it is made for one person."""
    words, content = context.words, context.desk.content
    kinds = [
        DocumentKind.RISK_PLAN,
        DocumentKind.STAFF_CARD,
        DocumentKind.FAMILY_PLAN,
        DocumentKind.CHILD_PLAN,
        DocumentKind.SCHOOL_CLOSED,
    ]
    options = [(kind.value, content.label("document_kind", kind.value)) for kind in kinds]
    if row is not None:
        options.insert(1, ("ROW", words("Only {place}", place=row.name)))
        if is_club(row):
            options.insert(2, (DocumentKind.NEED_TO_KNOW.value, words("Club sheet: {place}", place=row.name)))
    which = Ask(
        key="kind",
        label=words("Which paper"),
        name="planPaperRadios",
        kind="radios",
        value=DocumentKind.RISK_PLAN.value,
        options=tuple(options),
    )
    readers = list(readers_of(plan))
    if row is not None and row.sheet is not None:
        readers += [holder.name for holder in row.sheet.holders if holder.name not in readers]
    form = SmallForm(context, (which, *_reader_asks(context, readers)), name="planPrintForm")

    def show_fitting() -> None:
        for_one = form.values()["kind"] in _FOR_ONE
        form.show_only(["kind", *(["reader", "other"] if for_one else [])])

    form.changed.connect(show_fitting)
    show_fitting()

    def print_it() -> PrintWish | None:
        kind = form.values()["kind"]
        reader = _reader(form) if kind in _FOR_ONE else ""
        if kind in _FOR_ONE and not form.accepts(
            [] if reader else [("reader", words("Name the person it is made for."))]
        ):
            return None
        of_row = row.key if row is not None and kind in {"ROW", DocumentKind.NEED_TO_KNOW.value} else ""
        paper = DocumentKind.RISK_PLAN if kind == "ROW" else DocumentKind(kind)
        return PrintWish(paper, page.file, plan.id, part=PaperPart(row=of_row, reader=reader))

    _open(context, words("What is printed?"), form, print_it, done)


def _reader_asks(context: PageContext, readers: Sequence[str]) -> tuple[Ask, ...]:
    words = context.words
    options = (("", words("Somebody else")), *((name, name) for name in readers))
    chosen = readers[0] if readers else ""
    return (
        Ask(
            key="reader", label=words("For whom"), name="paperReaderCombo", kind="choice", value=chosen, options=options
        ),
        Ask(key="other", label=words("Somebody else: name"), name="paperReaderEdit"),
    )


def _reader(form: SmallForm) -> str:
    values = form.values()
    return values["other"].strip() or values["reader"]


def _open(
    context: PageContext,
    question: str,
    form: SmallForm,
    make: Callable[[], PrintWish | None],
    done: Callable[[PrintWish], None],
) -> None:
    words = context.words
    dialog = context.messages.open_form(
        question,
        form,
        (("cancel", words("Cancel"), "default"), ("print", words("Go to print"), "primary")),
        "cancel",
        width=_WIDTH,
    )

    def settle(key: str) -> None:
        if key != "print":
            dialog.done_with()
            return
        wish = make()
        if wish is not None:
            dialog.done_with()
            done(wish)

    dialog.chosen.connect(settle)

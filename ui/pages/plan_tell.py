"""Who has been told: note a telling, see all of them, note what became of a paper (domain.md section 6.3)."""

from collections.abc import Callable

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.sharing import ContentTier, Told
from ui.context import PageContext
from ui.pages.kept_form import KeptForm, Problem
from ui.pages.plan_decisions import finish_form
from ui.pages.plan_fields import (
    code_options,
    day_and_time,
    day_ask,
    read_day,
    row_options,
    split_names,
    typed_now,
    typed_today,
)
from ui.pages.side_by_side import SideBySide
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.card import Card

_ROOM = 560


def note_telling(context: PageContext, page: PlanPage, pattern: Told | None = None) -> KeptForm:
    """Return the form that notes who was told what; `pattern` is what somebody held who is told anew."""
    words = context.words
    form = KeptForm(
        context,
        "plan_tell",
        f"{page.file} {pattern.id if pattern is not None else ''}".strip(),
        title=words("Note who was told"),
        subtitle=page.title,
        action=words("Note it"),
    )
    who, how = _ask_who(context, pattern), _ask_how(context)
    what, why = _ask_what(context, page, pattern), _ask_why(context, pattern)
    first, second = Card(context.theme, words("Who, and when")), Card(context.theme, words("What, and why"))
    first.add(SideBySide(context.theme, ((who, 1), (how, 1)), room=_ROOM))
    second.add(SideBySide(context.theme, ((what, 1), (why, 1)), room=_ROOM))
    for card in (first, second):
        form.add(card)
    for key, part in (("who", who), ("how", how), ("what", what), ("why", why)):
        form.take_part(key, part)

    def prepare() -> Callable[[], None] | None:
        names = split_names(form.values("who")["recipient"])
        when = day_and_time(how, "on_day")
        problems: list[Problem] = []
        if not names:
            problems.append(("who", "recipient", words("Say who was told.")))
        if when is None:
            problems.append(("how", "on_day", words("Give the day on which they were told.")))
        if form.values("how")["return_by"] and not read_day(how, "return_by"):
            problems.append(("how", "return_by", words("Give one day, or leave it empty.")))
        if not form.accepts(problems) or when is None:
            return None
        made = [_told(form, page, name, when, read_day(how, "return_by")) for name in names]

        def run() -> None:
            for one in made:
                context.desk.tellings.tell(one)

        return run

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "telling", page.file))
    return form


def _ask_who(context: PageContext, pattern: Told | None) -> SmallForm:
    words = context.words
    return SmallForm(
        context,
        (
            Ask(
                key="recipient",
                label=words("Who"),
                name="toldWhoEdit",
                value=pattern.recipient if pattern is not None else "",
                hint=words("Several names with commas, where all were told the same."),
            ),
            Ask(
                key="part",
                label=words("In which part"),
                name="toldPartEdit",
                value=pattern.part if pattern is not None else "",
                placeholder=words("coach and cover"),
            ),
            Ask(
                key="organisation",
                label=words("Organisation"),
                name="toldOrganisationEdit",
                value=pattern.organisation if pattern is not None else "",
                optional=words("empty for this school"),
            ),
            Ask(
                key="safeguarding",
                label=words("Do they carry safeguarding responsibility?"),
                name="toldSafeguardingCombo",
                kind="choice",
                value=pattern.safeguarding if pattern is not None else "",
                options=code_options(context, "answer", empty=words("as their part in the plan says")),
            ),
        ),
    )


def _ask_how(context: PageContext) -> SmallForm:
    words = context.words
    now = typed_now(context)
    return SmallForm(
        context,
        (
            Ask(
                key="how",
                label=words("How"),
                name="toldHowPlanCombo",
                kind="choice",
                value="IN_PERSON",
                options=code_options(context, "told_how"),
            ),
            day_ask(context, "on_day", words("When"), "toldOnEdit", value=now),
            day_ask(context, "return_by", words("Paper comes back by"), "toldReturnByEdit", planned=True),
            Ask(
                key="secure",
                label=words("They were told to keep it safe"),
                name="toldSecureCombo",
                kind="choice",
                options=code_options(context, "answer", empty=words("not said")),
            ),
        ),
    )


def _ask_what(context: PageContext, page: PlanPage, pattern: Told | None) -> SmallForm:
    words, content = context.words, context.desk.content
    tiers = tuple((tier.value, content.label("content_tier", tier.value)) for tier in ContentTier)
    rows = page.current.rows if page.current is not None else ()
    known = {row.key for row in rows}
    row = pattern.row if pattern is not None and pattern.row in known else ""
    return SmallForm(
        context,
        (
            Ask(
                key="tier",
                label=words("What they were told"),
                name="toldTierRadios",
                kind="radios",
                value=pattern.tier.value if pattern is not None else ContentTier.RULE.value,
                options=tiers,
            ),
            Ask(
                key="row",
                label=words("About which place"),
                name="toldRowCombo",
                kind="choice",
                value=row,
                options=row_options(rows, empty=words("the whole plan")),
            ),
        ),
    )


def _ask_why(context: PageContext, pattern: Told | None) -> SmallForm:
    words = context.words
    return SmallForm(
        context,
        (
            Ask(
                key="purpose",
                label=words("What for"),
                name="toldPurposeEdit",
                value=pattern.purpose if pattern is not None else "",
            ),
            Ask(
                key="necessary_because",
                label=words("Why they need it"),
                name="toldBecauseEdit",
                kind="text",
                value=pattern.necessary_because if pattern is not None else "",
                hint=words("Asked where somebody carries no safeguarding responsibility."),
            ),
            Ask(
                key="consent",
                label=words("Did the family agree?"),
                name="toldConsentCombo",
                kind="choice",
                value=pattern.consent if pattern is not None else "NOT_NEEDED",
                options=code_options(context, "consent_status"),
            ),
        ),
    )


def _told(form: KeptForm, page: PlanPage, name: str, when: tuple[str, str], return_by: str) -> Told:
    who, how, what, why = (form.values(key) for key in ("who", "how", "what", "why"))
    return Told(
        id="",
        file=page.file,
        row=what["row"],
        recipient=name,
        organisation=who["organisation"],
        part=who["part"],
        safeguarding=who["safeguarding"],
        tier=ContentTier(what["tier"] or ContentTier.RULE.value),
        consent=why["consent"],
        purpose=why["purpose"],
        necessary_because=why["necessary_because"],
        how=how["how"],
        on_day=when[0],
        on_time=when[1],
        told_secure=how["secure"],
        return_by=return_by,
    )


def note_paper_back(context: PageContext, page: PlanPage, told: str, who: str) -> KeptForm:
    """Return the form that notes what became of what somebody held."""
    words = context.words
    form = KeptForm(
        context,
        "plan_return",
        told,
        title=words("What became of it?"),
        subtitle=who,
        action=words("Note it"),
    )
    part = SmallForm(
        context,
        (
            Ask(
                key="outcome",
                label=words("It was"),
                name="returnOutcomeRadios",
                kind="radios",
                value="RETURNED",
                options=code_options(context, "told_return"),
            ),
            day_ask(context, "on", words("On which day"), "returnOnEdit", value=typed_today(context)),
            Ask(key="words", label=words("How you know"), name="returnWordsEdit"),
        ),
    )
    form.add_part("back", part)

    def prepare() -> Callable[[], None] | None:
        typed = form.values("back")
        if not form.accepts([] if typed["on"] else [("back", "on", words("Give the day."))]):
            return None
        tellings = context.desk.tellings
        return lambda: tellings.note_return(told, typed["outcome"], typed["on"], typed["words"])

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "telling", told))
    return form

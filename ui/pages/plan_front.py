"""The front part of a plan: strengths and needs, what the family does, voices, the child's own page."""

from collections.abc import Callable
from dataclasses import replace

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.plan import FamilySupport, Plan, PlanVoice
from ui.context import PageContext
from ui.pages.kept_form import KeptForm
from ui.pages.plan_decisions import finish_form
from ui.pages.plan_fields import said_day
from ui.pages.plan_read import ReadParts
from ui.pages.plan_voices import read_voices, voice_columns, voice_rows
from ui.pages.rows_editor import RowsEditor
from ui.pages.side_by_side import SideBySide
from ui.pages.small_form import Ask, SmallForm
from ui.widgets.card import Card

_ROOM = 900


def write_front(context: PageContext, page: PlanPage, draft: Plan) -> KeptForm:
    """Return the editor of what a draft says besides its rows."""
    words, theme = context.words, context.theme
    form = KeptForm(
        context,
        "plan_front",
        draft.id,
        title=words("Family and voices"),
        subtitle=words("v{n}, draft", n=draft.plan_version),
        action=words("Save"),
        wide=True,
    )
    child = SmallForm(context, _child_asks(context, page, draft))
    family = SmallForm(context, _family_asks(context, draft.family))
    first, second = Card(theme, page.child), Card(theme, words("The family"))
    first.add(child)
    second.add(family)
    form.add(SideBySide(theme, ((first, 1), (second, 1)), room=_ROOM))
    form.take_part("child", child)
    form.take_part("family", family)
    voices = RowsEditor(
        context,
        voice_columns(context, draft),
        name="voice",
        add=words("Add what somebody said"),
        removed=words("Taken out of the voices."),
    )
    voices.set_rows(voice_rows(draft.voices))
    form.add_part(
        "voices",
        voices,
        title=words("Voices"),
        detail=words("how they were asked, and their exact words"),
    )

    def prepare() -> Callable[[], None] | None:
        said, problems = read_voices(context, form.rows("voices"), draft.voices)
        if not form.accepts([("voices", field, sentence) for field, sentence in problems]):
            return None
        typed, at_home = form.values("child"), form.values("family")
        changed: dict[str, object] = {
            "strengths": typed["strengths"],
            "needs": typed["needs"],
            "may_still_do": typed["may"],
            "own_page": typed["own"],
            "family": FamilySupport(
                will_do=at_home["will"],
                can_do=at_home["can"],
                needs_help=at_home["help"],
                strengths=at_home["strengths"],
                needs=at_home["needs"],
            ),
            "voices": said,
        }
        return lambda: _save(context, draft, changed)

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "plan", draft.id))
    return form


def _save(context: PageContext, draft: Plan, changed: dict[str, object]) -> None:
    """Put the front part into the draft as it is stored now. Runs on the desk thread."""
    plans = context.desk.plans
    plans.save_front(draft.id, replace(plans.read_version(draft.id), **changed))  # type: ignore[arg-type]


def _child_asks(context: PageContext, page: PlanPage, draft: Plan) -> tuple[Ask, ...]:
    words = context.words
    return (
        Ask(
            key="strengths",
            label=words("What {child} is good at, and who helps", child=page.child),
            name="frontStrengthsEdit",
            kind="text",
            aid=True,
            value=draft.strengths,
        ),
        Ask(
            key="needs",
            label=words("What {child} needs", child=page.child),
            name="frontNeedsEdit",
            kind="text",
            aid=True,
            value=draft.needs,
        ),
        Ask(
            key="may",
            label=words("What {child} may still do", child=page.child),
            name="frontMayEdit",
            kind="text",
            aid=True,
            value=draft.may_still_do,
            hint=words("Every lesson, club and place that stays open."),
        ),
        Ask(
            key="own",
            label=words("{child}'s own page, the first lines", child=page.child),
            name="frontOwnPageEdit",
            kind="text",
            aid=True,
            value=draft.own_page,
            hint=words("Plain, kind words to the child; each place adds its own line."),
        ),
    )


def _family_asks(context: PageContext, family: FamilySupport) -> tuple[Ask, ...]:
    words = context.words
    asked = (
        ("strengths", words("What the family is good at"), "familyStrengthsEdit", family.strengths),
        ("needs", words("What the family needs"), "familyNeedsEdit", family.needs),
        ("will", words("What the family will do"), "familyWillEdit", family.will_do),
        ("can", words("What the family can do"), "familyCanEdit", family.can_do),
        ("help", words("What the family needs help with"), "familyHelpEdit", family.needs_help),
    )
    return tuple(
        Ask(key=key, label=label, name=name, kind="text", value=value, aid=True) for key, label, name, value in asked
    )


def read_front(context: PageContext, page: PlanPage, plan: Plan) -> ReadParts:
    """Return the front part of a plan in force, to be read: it changes by a new version."""
    words, content, family = context.words, context.desk.content, plan.family
    layer = ReadParts(context, words("Family and voices"), page.title)
    if page.names_off:
        layer.say_names_off()
        return layer
    facts = (
        (words("What {child} is good at", child=page.child), plan.strengths),
        (words("What {child} needs", child=page.child), plan.needs),
        (words("What {child} may still do", child=page.child), plan.may_still_do),
        (words("What the family is good at"), family.strengths),
        (words("What the family needs"), family.needs),
        (words("What the family will do"), family.will_do),
        (words("What the family can do"), family.can_do),
        (words("What the family needs help with"), family.needs_help),
        (words("{child}'s own page", child=page.child), plan.own_page),
    )
    layer.add_facts(page.child, facts)
    for voice in plan.voices:
        layer.add_facts(_voice_title(context, page, voice), _voice_facts(context, plan, voice, content.label))
    return layer


def _voice_title(context: PageContext, page: PlanPage, voice: PlanVoice) -> str:
    who = page.child if voice.of == "CHILD" else voice.name or context.words("Carer")
    return ", ".join(part for part in (who, said_day(voice.on)) if part)


def _voice_facts(
    context: PageContext, plan: Plan, voice: PlanVoice, label: Callable[[str, str], str]
) -> tuple[tuple[str, str], ...]:
    words = context.words
    row = plan.row(voice.row) if voice.row else None
    return (
        (words("How"), label("voice_method", voice.method)),
        (words("About"), row.name if row is not None else ""),
        (words("Exact words"), f"“{voice.words}”" if voice.words else ""),
        (words("Wants"), voice.wants),
        (words("Agrees to"), voice.agrees),
        (words("Can do"), voice.can_do),
        (words("Does not agree with"), voice.disagrees),
        (words("Told by"), voice.told_by),
    )

"""Small forms round a plan's signatures: agreed outside, declined, not asked with a reason, asked for when."""

from collections.abc import Callable
from functools import partial

from hsbdesk.desk.plan_signoff_view import PlanRoleView, PlanSignView
from hsbdesk.domain.plan import SignatureAsked
from hsbdesk.domain.signoff import SignOff, SignOffWay
from ui.context import PageContext
from ui.pages.plan_fields import day_ask, read_day, typed_today
from ui.pages.saving_form import open_saving_form
from ui.pages.small_form import Ask, SmallForm


def note_answer(
    context: PageContext, view: PlanSignView, part: PlanRoleView, answer: str, done: Callable[[object], None]
) -> None:
    """Ask what somebody answered who does not sign with a passphrase: SIGNED, DECLINED or NOT_ASKED."""
    words = context.words
    asks = [Ask(key="name", label=words("Name"), name="answerNameEdit", value=part.name)]
    if answer == "SIGNED":
        asks += [
            Ask(key="title", label=words("Post, or who they are to the child"), name="answerPostEdit"),
            day_ask(context, "on", words("Day"), "answerDayEdit", value=typed_today(context)),
            Ask(
                key="how",
                label=words("How"),
                name="answerHowEdit",
                placeholder=words("on paper, original in the locked cabinet"),
            ),
            Ask(key="words", label=words("What they said, word for word"), name="answerWordsEdit", kind="words"),
        ]
    else:
        asks += [
            day_ask(context, "on", words("Day"), "answerDayEdit", value=typed_today(context)),
            Ask(key="how", label=words("Why"), name="answerHowEdit", kind="text"),
        ]
    form = SmallForm(context, asks, name="planAnswerForm")
    titles = {
        "SIGNED": words("{role}: who agreed outside?", role=part.label),
        "DECLINED": words("{role}: who declined, and why?", role=part.label),
        "NOT_ASKED": words("{role}: why not asked?", role=part.label),
    }
    actions = {
        "SIGNED": words("Note the agreement"),
        "DECLINED": words("Note that they declined"),
        "NOT_ASKED": words("Note the reason"),
    }

    def prepare() -> Callable[[], object] | None:
        typed, on = form.values(), read_day(form, "on")
        missing: list[tuple[str, str]] = []
        if answer != "NOT_ASKED" and not typed["name"].strip():
            missing.append(("name", words("Say who.")))
        if not on:
            missing.append(("on", words("Give the day.")))
        if not typed["how"].strip():
            how = words("Say how: on paper, in a talk, by letter.")
            missing.append(("how", how if answer == "SIGNED" else words("Say why in a few words.")))
        if not form.accepts(missing):
            return None
        noted = SignOff(
            role=part.role,
            name=typed["name"].strip(),
            title=typed.get("title", "").strip(),
            way=SignOffWay.AGREED_OUTSIDE,
            at=typed["on"],
            how=typed["how"].strip(),
            noted_by=context.desk.me.short,
            content_code=view.content_code,
            answer=answer,
            words=typed.get("words", "").strip(),
            row=part.row,
        )
        return partial(context.desk.plan_signoffs.note, view.plan, noted)

    open_saving_form(context, titles[answer], form, actions[answer], prepare, done)


def ask_signature(
    context: PageContext, view: PlanSignView, part: PlanRoleView | None, done: Callable[[object], None]
) -> None:
    """Ask whom we ask to sign, for which row, and when."""
    words = context.words
    form = SmallForm(
        context,
        (
            Ask(
                key="role",
                label=words("In which part"),
                name="askRoleCombo",
                kind="choice",
                value=part.role.value if part is not None else "CARER",
                options=tuple((role.value, label) for role, label in view.roles),
            ),
            Ask(key="name", label=words("Who"), name="askNameEdit", value=part.name if part is not None else ""),
            Ask(
                key="row",
                label=words("For which place"),
                name="askRowCombo",
                kind="choice",
                value=part.row if part is not None else "",
                options=(("", words("the whole plan")), *view.rows),
                hint=words("A class or club lead signs for their own rows."),
            ),
            Ask(
                key="when",
                label=words("Asked when"),
                name="askWhenEdit",
                value=part.asked if part is not None else "",
                placeholder=words("at the meeting Thu 19 March 15:30"),
            ),
        ),
        name="askSignatureForm",
    )

    def prepare() -> Callable[[], object] | None:
        typed = {key: value.strip() for key, value in form.values().items()}
        if not form.accepts([] if typed["name"] else [("name", words("Say whom you ask."))]):
            return None
        asked = SignatureAsked(role=typed["role"], name=typed["name"], row=typed["row"], when=typed["when"])
        return partial(context.desk.plan_signoffs.ask, view.plan, asked)

    open_saving_form(context, words("Whom do you ask to sign?"), form, words("Note that they are asked"), prepare, done)

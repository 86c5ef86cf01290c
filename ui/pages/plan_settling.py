"""What is settled of a plan in force: a closure, whether a control can be loosened, its end, the next version."""

from collections.abc import Callable

from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.domain.plan import ClosureReview, Control, Plan, PlanEnding, PlanRow
from ui.context import PageContext
from ui.pages.kept_form import KeptForm
from ui.pages.plan_decisions import finish_form
from ui.pages.plan_fields import day_ask, read_day, said_day, typed_today
from ui.pages.small_form import Ask, SmallForm


def settle_closure(context: PageContext, page: PlanPage, plan: Plan, closure: str) -> KeptForm:
    """Return the form for what is settled before the school closes (domain.md section 6.7)."""
    words, desk = context.words, context.desk
    form = KeptForm(
        context,
        "plan_closure",
        f"{plan.id} {closure}",
        title=words("Before the school closes"),
        subtitle=words("closed from {day}", day=said_day(closure)),
        action=words("Save what is settled"),
    )
    part = SmallForm(
        context,
        (
            Ask(key="holder", label=words("Who holds the plan meanwhile"), name="closureHolderEdit"),
            Ask(key="phones", label=words("Who can be rung, and on which number"), name="closurePhonesEdit"),
            Ask(key="opens", label=words("Who opens the vault"), name="closureOpensEdit"),
            Ask(key="clubs", label=words("Which clubs run"), name="closureClubsEdit", kind="text"),
            Ask(key="reader", label=words("Who reads replies that come meanwhile"), name="closureReaderEdit"),
            Ask(
                key="words",
                label=words("Home, community and online rows: what was looked at"),
                name="closureWordsEdit",
                kind="text",
            ),
        ),
    )
    form.add_part("closure", part)
    needed = {
        "holder": words("Say who holds the plan."),
        "phones": words("Say who can be rung, and on which number."),
        "opens": words("Say who opens the vault."),
        "clubs": words("Say which clubs run, or “none”."),
        "words": words("Say what was looked at: home, community, online."),
    }

    def prepare() -> Callable[[], None] | None:
        typed = form.values("closure")
        if not form.accepts([("closure", key, said) for key, said in needed.items() if not typed[key]]):
            return None
        review = ClosureReview(
            closure=closure,
            on=desk.today().isoformat(),
            by=desk.me.short,
            holder=typed["holder"],
            phones=typed["phones"],
            opens_vault=typed["opens"],
            clubs=typed["clubs"],
            reader=typed["reader"],
            words=typed["words"],
        )
        return lambda: desk.plans.settle_closure(plan.id, review)

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "plan", plan.id))
    return form


def answer_loosen(context: PageContext, page: PlanPage, plan: Plan, row: PlanRow, control: Control) -> KeptForm:
    """Return the form that answers "can it be loosened?"; the least that works is the aim."""
    words, desk = context.words, context.desk
    form = KeptForm(
        context,
        "plan_loosen",
        f"{plan.id} {row.key} {control.key}",
        title=words("Can it be loosened?"),
        subtitle=f"{row.name}: {control.what}",
        action=words("Save the answer"),
    )
    part = SmallForm(
        context,
        (
            Ask(
                key="words",
                label=words("Your answer, and how you know"),
                name="loosenWordsEdit",
                kind="text",
                placeholder=words("Yes: every second break from 20 April. Or: no, because …"),
            ),
        ),
        note=words(
            "In place for six weeks, with no entry it answers. A plan that watches more than it must does harm."
        ),
    )
    form.add_part("loosen", part)

    def prepare() -> Callable[[], None] | None:
        said = form.values("loosen")["words"]
        if not form.accepts([] if said else [("loosen", "words", words("Answer in a few words: yes how, or no why."))]):
            return None
        return lambda: desk.plans.answer_loosen(plan.id, row.key, control.key, said)

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "plan", plan.id))
    return form


def end_plan(context: PageContext, page: PlanPage, plan: Plan) -> KeptForm:
    """Return the form that steps a plan down or ends it: a decision with evidence, never a lapse."""
    words, desk, content = context.words, context.desk, context.desk.content
    form = KeptForm(
        context,
        "plan_end",
        plan.id,
        title=words("Step down or end the plan"),
        subtitle=f"{page.child} · {page.title}",
        action=words("Sign the decision"),
    )
    asks = (
        Ask(
            key="outcome",
            label=words("What is decided"),
            name="endOutcomeSegments",
            kind="segments",
            options=tuple((code, content.label("review_outcome", code)) for code in ("STEP_DOWN", "END")),
        ),
        Ask(key="evidence", label=words("What shows the change"), name="endEvidenceEdit", kind="text"),
        Ask(key="child", label=words("What {child} says", child=page.child), name="endChildEdit", kind="words"),
        Ask(key="carer", label=words("What the carer says"), name="endCarerEdit", kind="text"),
        Ask(
            key="affected",
            label=words("What children affected and their parents say"),
            name="endAffectedEdit",
            kind="text",
        ),
        Ask(key="agencies", label=words("Organisations asked, and their answer"), name="endAgenciesEdit", kind="text"),
        Ask(
            key="rule",
            label=words("What stays: the one rule that is left"),
            name="endRuleEdit",
            kind="text",
            hint=words("“None” is an answer."),
        ),
        Ask(key="tell", label=words("Whom to tell, and by when"), name="endTellEdit", kind="text"),
        day_ask(context, "on", words("From which day"), "endOnEdit", value=typed_today(context)),
    )
    part = SmallForm(context, asks)
    form.add_part("ending", part)
    mine = Ask(key="passphrase", label=words("Own passphrase"), name="endPassphraseEdit", kind="passphrase")
    secret = SmallForm(context, (mine,))
    form.add_secret(secret, title=words("Your signature"))
    needed = {
        "outcome": words("Choose one."),
        "evidence": words("Say what shows the change: entries, dates, who saw it."),
        "child": words("Write what the child says, or why they were not asked."),
        "carer": words("Write what the carer says, or why they were not asked."),
        "affected": words("Write what the children affected say, or why they were not asked."),
        "agencies": words("Name who was asked, or say that none is involved."),
        "rule": words("Say what stays, or “none”."),
        "tell": words("Say whom to tell: everybody who holds a rule of this plan."),
    }

    def prepare() -> Callable[[], None] | None:
        typed, on = form.values("ending"), read_day(part, "on")
        problems = [("ending", key, said) for key, said in needed.items() if not typed[key]]
        if not on:
            problems.append(("ending", "on", words("Give the day.")))
        if not form.accepts(problems):
            return None
        passphrase = secret.values()["passphrase"]
        if not secret.accepts(
            [] if passphrase else [("passphrase", words("Type your passphrase: it is your signature."))]
        ):
            return None
        ending = PlanEnding(
            outcome=typed["outcome"],
            evidence=typed["evidence"],
            child_view=typed["child"],
            carer_view=typed["carer"],
            affected_view=typed["affected"],
            agencies=typed["agencies"],
            residual_rule=typed["rule"],
            tell=typed["tell"],
            on=on,
            by=desk.me.short,
        )
        return lambda: desk.plans.end(plan.id, ending, passphrase)

    form.set_job(prepare, lambda _none: finish_form(form, page.file, "plan", plan.id))
    return form


def begin_version(context: PageContext, page: PlanPage) -> KeptForm:
    """Return the form that begins the next version: why, and which concerns asked for it."""
    words, desk = context.words, context.desk
    number = page.current.plan_version + 1 if page.current is not None else 1
    form = KeptForm(
        context,
        "plan_version",
        page.file,
        title=words("Begin v{n}", n=number),
        subtitle=words("{title} holds until it is signed.", title=page.title) if page.current is not None else "",
        action=words("Begin v{n}", n=number),
    )
    covered = set(page.current.links) if page.current is not None else set[str]()
    part = SmallForm(context, (Ask(key="why", label=words("Why"), name="versionWhyEdit"),))
    form.add_part("why", part)
    ticks = SmallForm(
        context,
        tuple(
            Ask(key=record, label=label, name=f"versionConcern{place}Check", kind="tick")
            for place, (record, label) in enumerate(page.concern_labels)
            if record not in covered
        ),
    )
    form.add_part("concerns", ticks, title=words("Concerns that ask for it"))

    def prepare() -> Callable[[], object] | None:
        why = form.values("why")["why"]
        ticked = tuple(record for record, _label in page.concern_labels if form.values("concerns").get(record))
        if not form.accepts([] if why or ticked else [("why", "why", words("Say why, or tick a concern."))]):
            return None
        return lambda: desk.plans.begin_version(page.file, why, ticked)

    form.set_job(prepare, lambda plan: finish_form(form, page.file, "plan", str(plan)))
    return form

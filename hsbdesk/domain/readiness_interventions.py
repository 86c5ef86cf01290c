"""Rules about section 2: R24 to R27, R29 to R31 and R56."""

from collections.abc import Iterator

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import NOT_REACHED
from hsbdesk.domain.dates import Precision
from hsbdesk.domain.intervention import Intervention, Judgement
from hsbdesk.domain.readiness import FieldPlace, Finding
from hsbdesk.domain.readiness_case import NOT_BEGUN
from hsbdesk.domain.readiness_look import Look
from hsbdesk.domain.readiness_plan import plan_statements
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.referral_course import is_decided, refusals_of, sent_on, was_sent
from hsbdesk.domain.sending import RefusalMatter

_ASKED_ADVICE = frozenset({"CONSULT_SS", "CONSULT_POLICE", "CONSULT_HELPLINE", "CONSULT_SPECIALIST", "EARLY_HELP"})
_OPEN_JUDGEMENTS = frozenset({Judgement.TOO_EARLY, Judgement.NOT_KNOWN})
_DECIDED = frozenset({ReferralStatus.DECIDED, ReferralStatus.ESCALATED, ReferralStatus.CLOSED})


def r24_any_action(look: Look) -> Iterator[Finding]:
    """Check for at least one intervention."""
    if not look.case.actions:
        text = look.say("No intervention is ticked")
        yield look.stop("R24:none", text, FieldPlace(section="interventions"), look.keep())


def r25_whole_action(look: Look) -> Iterator[Finding]:
    """Check that each intervention has a date, who did it, and an effect with how we know."""
    say = look.say
    for row, done in enumerate(look.case.actions, 1):
        missing: list[str] = []
        if done.start.precision is Precision.UNKNOWN:
            missing.append(say("no date"))
        if not done.who.strip():
            missing.append(say("not said who"))
        latest = done.latest
        if latest is None:
            missing.append(say("no effect"))
        elif latest.judgement not in _OPEN_JUDGEMENTS and not (latest.evidence or latest.how_we_know.strip()):
            missing.append(say("not said how we know the effect"))
        if missing:
            text = say("Action {n}: {list}", n=row, list=", ".join(missing))
            field = "effect" if latest is None else "record"
            yield look.warn(f"R25:{done.number}", text, _place(done, field))


def r26_effect_in_words(look: Look) -> Iterator[Finding]:
    """Check that each effect is stated in a line of words, and that something says what helped."""
    say, actions = look.say, look.case.actions
    judged = [(row, done, done.latest) for row, done in enumerate(actions, 1) if done.latest is not None]
    for row, done, latest in judged:
        if not (latest.better.strip() or latest.not_better.strip()):
            text = say("Action {n}: no effect stated in one line", n=row)
            yield look.tip(f"R26:{done.number}", text, _place(done, "effect"))
    if actions and not any(latest.better.strip() for _, _, latest in judged):
        text = say("Nothing says yet what helped")
        yield look.tip("R26:helped", text, FieldPlace(section="interventions"))


def r27_carer(look: Look) -> Iterator[Finding]:
    """Check for a dated conversation with the carer."""
    case = look.case
    talks = any(call.with_family and call.when.start is not None for call in case.calls)
    done = any("PARENT_CARER" in action.delivered_to or action.type == "PARENT_MEETING" for action in case.actions)
    if not (talks or done):
        text = look.say("No conversation with the carer is ticked")
        yield look.warn("R27:carer", text, FieldPlace(section="interventions"))


def r29_safety_plan(look: Look) -> Iterator[Finding]:
    """Check for a safety plan in force, or a reason, for each child affected; one still to be made is none yet."""
    case = look.case
    waiting = {task.child for task in case.tasks if task.kind == "SAFETY_PLAN" and task.done_at is None}
    for child in (case.file.child, *case.affected) if case.is_support else case.affected:
        if child in case.kept_safe:
            continue
        decided = case.decisions.get(child)
        if child in waiting or (decided is not None and not decided[0].plan.strip()):
            text = look.say("No safety plan for {name} yet", name=case.name(child))
            record = decided[1] if decided is not None else child
            yield look.warn(f"R29:{child}", text, FieldPlace(section="file", field="plan", record=record))


def r30_advice(look: Look) -> Iterator[Finding]:
    """Check that advice was sought and logged, and that each call says who the person is."""
    case, say = look.case, look.say
    sought = any(not call.with_family and call.kind not in NOT_REACHED for call in case.calls)
    if not (sought or any(action.type in _ASKED_ADVICE for action in case.actions)):
        yield look.tip("R30:advice", say("No advice from outside is ticked"), FieldPlace(section="interventions"))
    nameless = [call for call in case.calls if call.with_name.strip() and not call.with_role.strip()]
    if nameless:
        text = say.count(
            len(nameless),
            "1 call record does not say the person's role: {numbers}",
            "{n} call records do not say the person's role: {numbers}",
            numbers=", ".join(call.number for call in nameless),
        )
        place = FieldPlace(section="interventions", field="with_role", record=nameless[0].id)
        yield look.tip("R30:role", text, place)


def r31_earlier(look: Look) -> Iterator[Finding]:
    """Check earlier referrals: each is named, with its whole story, and what has changed since is said."""
    case, say, referral = look.case, look.say, look.case.referral
    place = FieldPlace(section="interventions", field="previous")
    for other in case.others:
        if other.opened_on > referral.opened_on or other.struck_out is not None:
            continue
        sent = was_sent(other)
        if other.id in referral.previous and not sent:
            text = say("{number} is named among the earlier ones and was not sent", number=other.number)
            yield look.stop(f"R31:{other.number}", text, place)
        elif other.id in referral.previous:
            yield from _earlier(look, other, place)
        elif sent:
            text = say("{number} is not named among the earlier ones", number=other.number)
            yield look.stop(f"R31:{other.number}", text, place, look.include(other.id))
    if referral.previous and not referral.changed_since.strip():
        text = say("What has changed since the earlier {verb} is not said", verb=case.content.term("verb"))
        yield look.stop("R31:changed", text, FieldPlace(section="interventions", field="changed_since"))


def _earlier(look: Look, other: Referral, place: FieldPlace) -> Iterator[Finding]:
    """Check date and decision; of a refusal also the safety step, and that it was accepted or escalated."""
    say = look.say
    missing: list[str] = []
    if sent_on(other) is None and not other.sent_at.strip():
        missing.append(say("when it was sent"))
    old = other.decision if not other.answers else None
    if (other.status in _DECIDED and not is_decided(other)) or (old is not None and not old.decision.strip()):
        missing.append(say("what was decided"))
    if old is not None and not old.what_we_did.strip():
        missing.append(say("what we did then"))
    standing = [refusal for refusal in refusals_of(other) if not refusal.is_over]
    if any(refusal.latest(RefusalMatter.SAFE_MEANWHILE) is None for refusal in standing):
        missing.append(say("whether everyone was safe meanwhile"))
    if any(refusal.latest(RefusalMatter.ANSWER) is None for refusal in standing):
        missing.append(say("whether the refusal was accepted or escalated"))
    if missing:
        text = say("{number} does not say: {list}", number=other.number, list=", ".join(missing))
        yield look.stop(f"R31:{other.number}", text, place)


def r56_effect_dates(look: Look) -> Iterator[Finding]:
    """Check that coverage is drawn from the plan, and no effect claimed for a time outside an intervention's dates."""
    yield from plan_statements(look)
    case, say = look.case, look.say
    for row, done in enumerate(case.actions, 1):
        latest, start = done.latest, done.start.start
        if start is None:
            continue
        if latest is not None and latest.on and latest.on < start:
            text = say("Action {n}: its effect was judged before it began", n=row)
            yield look.warn(f"R56:{done.number}:on", text, _place(done, "effect"))
        led_to = [case.records[e] for e in done.prompted if e in case.records]
        if any(isinstance(c, Concern) and c.when.end is not None and c.when.end < start for c in led_to):
            text = say("Action {n} is said to have led to an entry from before it began", n=row)
            yield look.warn(f"R56:{done.number}:prompted", text, _place(done, "prompted"))
    ticked = case.wordings.keys()
    for done in case.interventions:
        if done.status in NOT_BEGUN and done.id in ticked and done.latest is not None:
            text = say("{number} has not begun, and an effect is stated", number=done.number)
            yield look.warn(f"R56:{done.number}:planned", text, _place(done, "effect"))


def _place(done: Intervention, field: str) -> FieldPlace:
    return FieldPlace(section="interventions", field=field, record=done.id)

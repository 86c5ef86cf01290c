"""Section 2: what was considered before and not referred, why, and what has brought it back."""

from hsbdesk.desk.decision_records import decisions_of
from hsbdesk.desk.printed_evidence import Evidence
from hsbdesk.desk.printed_front import day_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.decision import Decided, Decision
from hsbdesk.domain.paper import PrintedTable
from hsbdesk.domain.referral import Referral


def told_decisions(session: Session, referral: Referral) -> list[Decision]:
    """Return the decisions not to refer that this referral tells of, oldest first: those made before it was opened.

    A reader with a duty of their own reads all of them; any other service those about itself. What is decided later
    belongs to the next referral: it does not change this one.
    """
    return [
        one
        for one in decisions_of(session, referral.file)
        if one.struck_out is None
        and one.decided is not Decided.REFER
        and one.decided_on <= referral.opened_on
        and (referral.recipient.statutory or one.considered_for == referral.recipient.code)
    ]


def print_decisions(session: Session, speaker: Speaker, referral: Referral, evidence: Evidence) -> PrintedTable | None:
    """Return the table of earlier decisions not to refer, or None."""
    words, told = session.words, told_decisions(session, referral)
    if not told:
        return None
    return PrintedTable(
        heads=(words("When, by whom"), words("Decided"), words("Because"), words("What was to bring it back, and did")),
        widths=(1.1, 1.35, 2.2, 2.2),
        rows=tuple(_row(session, speaker, referral, one, evidence) for one in told),
    )


def _row(
    session: Session, speaker: Speaker, referral: Referral, decision: Decision, evidence: Evidence
) -> tuple[str, ...]:
    words, content = session.words, session.packs.of(referral.recipient.nation)
    decided = content.printed("decided", decision.decided.value)
    service = content.printed("recipient_type", decision.considered_for) if decision.considered_for else ""
    routes = [content.printed("route", route.route) for route in decision.routes]
    row = evidence.point_to_rows(decision.about)
    head = words("{decided} ({service})", decided=decided, service=service) if service else decided
    steps = [_came(session, speaker, referral, decision)]
    if decision.return_if:
        steps.insert(0, words("If: {text}.", text=speaker.say(decision.return_if).rstrip(".")))
    because = speaker.say(decision.because)
    if decision.consulted:
        because = f"{because} {words('Advice: {text}', text=speaker.say(decision.consulted))}"
    return (
        f"{day_text(decision.decided_on)}, {speaker.say(decision.decided_by)}",
        ". ".join(part for part in (head, words("Row {rows}", rows=row) if row else "", "; ".join(routes)) if part),
        because,
        " ".join(part for part in steps if part),
    )


def _came(session: Session, speaker: Speaker, referral: Referral, decision: Decision) -> str:
    """Return each time it was looked at again, and that this referral came of it."""
    words = session.words
    said: list[str] = []
    for step in decision.reconsidered:
        if step.on > referral.opened_on:
            continue
        line = words("{day}: {why}", day=day_text(step.on), why=speaker.say(step.because).rstrip("."))
        if f"{line}." not in said:
            said.append(f"{line}.")
    if decision.referral == referral.id:
        verb = session.packs.of(referral.recipient.nation).term("verb")
        said.append(words("This {report} follows.", report=verb))
    return " ".join(said)

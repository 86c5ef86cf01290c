"""Tells what became of a referral, step by step, for paper and for the screen: each line with its day."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from hsbdesk.desk.people import NameBook
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_course import CLOSED_BECAUSE, MORE_ASKED_FOR, is_waiting, refusals_of, sent_on
from hsbdesk.domain.sending import Escalation, RefusalMatter, RefusalStep, Sending, ServiceAnswer

Dated = tuple[str, str]
"""A moment of school time, by which lines are put in order, and the line."""
_MARKS = ("“", '"', "‘")


@dataclass(frozen=True, slots=True)
class Teller:
    """Who tells it: names as its reader may read them."""

    session: Session
    say: Callable[[str], str]
    quote: Callable[[str], str]
    name: Callable[[str | None], str]


def paper_teller(session: Session, speaker: Speaker) -> Teller:
    """Return a teller for a document's reader."""
    return Teller(session, speaker.say, lambda typed: speaker.say(typed, quotation=True), speaker.name)


def screen_teller(session: Session, book: NameBook) -> Teller:
    """Return a teller for the screen."""
    return Teller(session, book.text, book.text, book.short)


def decision_text(session: Session, code: str) -> str:
    """Return the label of what a council or a service decided."""
    for vocabulary in ("council_decision", "service_decision"):
        if code in session.content.codes(vocabulary):
            return session.content.label(vocabulary, code)
    return code


def tell_course(teller: Teller, referral: Referral) -> tuple[str, ...]:
    """Return everything that is noted of a referral since it left, in the order it happened."""
    lines = [*_sendings(teller, referral), *tell_answers(teller, referral), *tell_reasons(teller, referral)]
    lines += [*tell_steps(teller, referral), *_closed(teller, referral)]
    return in_order(lines)


def in_order(lines: Iterable[Dated]) -> tuple[str, ...]:
    """Return lines in the order they happened; what has no time stands last in its day."""
    by_moment = sorted(lines, key=lambda line: line[0] if "T" in line[0] else f"{line[0]}T99")
    return tuple(text for _, text in by_moment)


def decided_line(session: Session, referral: Referral, book: NameBook) -> str:
    """Return where an earlier referral stands, for somebody on the phone; empty for one that never left."""
    words, stated = session.words, referral.decision
    said: list[str] = []
    if referral.answers:
        said = [text for _, text in tell_answers(screen_teller(session, book), referral)]
    elif stated is not None:
        said = [", ".join(part for part in (book.text(stated.decision), day_text(stated.on)) if part)]
    elif (sent := sent_on(referral)) is not None:
        said = [words("sent {day}, no decision yet", day=spell(sent, "{day} {mon} {year}"))]
    for escalation in referral.escalations:
        if is_waiting(escalation):
            said.append(words("escalated {day}, no answer yet", day=short_moment(escalation.on)))
    return f"{referral.number}: {' '.join(said)}" if said else ""


def tell_sent(teller: Teller, referral: Referral) -> Iterator[str]:
    """Yield when it was sent, received and sent again, briefly."""
    words = teller.session.words
    for place, sending in enumerate(sorted(referral.sendings, key=lambda one: one.at)):
        at = short_moment(sending.at)
        if place:
            version = sending.version
            yield words("Version {v} {at}.", v=version, at=at) if version else words("Again {at}.", at=at)
            continue
        yield words("Sent {at}.", at=at)
        if sending.received_at:
            yield words("Received {at}.", at=short_moment(sending.received_at))
    if referral.sendings and not any(sending.acknowledged_at for sending in referral.sendings):
        yield words("Not acknowledged.")


def tell_answers(teller: Teller, referral: Referral) -> Iterator[Dated]:
    """Yield each reply: its day, and what it decides about whom."""
    replies: dict[str, list[ServiceAnswer]] = {}
    for answer in sorted(referral.answers, key=lambda one: one.on):
        replies.setdefault(answer.on, []).append(answer)
    for on, given in replies.items():
        about: dict[str, list[str]] = {}
        for answer in given:
            about.setdefault(decision_text(teller.session, answer.decision), []).append(teller.name(answer.child))
        said = "; ".join(
            teller.session.words("{children}: {decision}", children=", ".join(children), decision=_lower(decision))
            for decision, children in about.items()
        )
        yield on, f"{short_moment(on)}: {_stop(said)}"


def tell_reasons(teller: Teller, referral: Referral) -> Iterator[Dated]:
    """Yield the reasons they gave, quoted, what was offered in its place, and what more they asked for."""
    words = teller.session.words
    seen: set[str] = set()
    for answer in sorted(referral.answers, key=lambda one: one.on):
        parts = [_quoted(teller, answer.reason)]
        if answer.alternative:
            parts.append(words("Offered in its place: {what}", what=teller.say(answer.alternative)))
        if answer.conversation:
            parts.append(words("Conversation with school: {what}", what=teller.say(answer.conversation)))
        said = " ".join(_stop(part) for part in parts if part)
        if said and said not in seen:
            seen.add(said)
            yield answer.on, said
    for refusal in refusals_of(referral):
        for step in refusal.steps:
            if step.matter is RefusalMatter.REASON and step.words:
                yield step.on, f"{short_moment(step.on)}: {_stop(_quoted(teller, step.words))}"
    for asked in (one for one in referral.amendments if one.kind == MORE_ASKED_FOR):
        what = _stop(teller.say(asked.text))
        yield asked.said_on, words("{day}, more asked for: {what}", day=short_moment(asked.said_on), what=what)


def tell_steps(teller: Teller, referral: Referral) -> Iterator[Dated]:
    """Yield what was done after a refusal; a step up the ladder says that it was not accepted."""
    year = str(referral.opened_on)[:4]

    def on(moment: str) -> str:
        return short_moment(moment[:10]).removesuffix(f" {year}")

    for refusal in refusals_of(referral):
        for step in refusal.steps:
            if step.outcome != "ESCALATED" or not referral.escalations:
                yield step.on, f"{on(step.on)}: {_step(teller, step, on)}"
    for escalation in referral.escalations:
        yield escalation.on, f"{on(escalation.on)}: {_escalation(teller, escalation, on)}"


def short_moment(moment: str) -> str:
    """Return a school time in few characters: "13 Feb 2026, 14:05"."""
    if "T" in moment:
        return spell(datetime.fromisoformat(moment), "{day} {mon} {year}, {time}")
    return spell(date.fromisoformat(moment), "{day} {mon} {year}") if moment else ""


def _sendings(teller: Teller, referral: Referral) -> Iterator[Dated]:
    words = teller.session.words
    for one in referral.sendings:
        yield one.at, f"{short_moment(one.at)}: {_stop(_sending(teller, one))}"
        if one.received_at:
            yield one.received_at, words("{at}: received.", at=short_moment(one.received_at))
        if one.acknowledged_at:
            by = teller.say(one.acknowledged_by)
            said = words("acknowledged by {who}.", who=by) if by else words("acknowledged.")
            yield one.acknowledged_at, f"{short_moment(one.acknowledged_at)}: {said}"


def _sending(teller: Teller, one: Sending) -> str:
    words, to = teller.session.words, teller.say(one.to)
    said = words("version {v} sent to {to}", v=one.version, to=to) if one.version else words("sent to {to}", to=to)
    how = teller.session.content.label("send_how", one.how)
    reference = words("ref. {reference}", reference=one.reference) if one.reference else ""
    return ", ".join(part for part in (said, _lower(how), reference) if part)


def _step(teller: Teller, step: RefusalStep, on: Callable[[str], str]) -> str:
    words = teller.session.words
    outcome = teller.session.content.printed("refusal_outcome", step.outcome)
    lower = _lower(outcome)
    said = {
        RefusalMatter.SAFE_MEANWHILE: outcome,
        RefusalMatter.REASON: words("Rang for the reason: {outcome}", outcome=lower),
        RefusalMatter.ANSWER: words("The decision: {outcome}", outcome=lower),
        RefusalMatter.EARLY_HELP: words("Early help: {outcome}", outcome=lower),
        RefusalMatter.REVIEW: words("Review: {outcome}", outcome=lower),
    }[step.matter]
    parts = [said, teller.say(step.words) if step.matter is not RefusalMatter.REASON else ""]
    if step.next_on:
        parts.append(words("Next {day}", day=on(step.next_on)))
    return " ".join(_stop(part) for part in parts if part)


def _escalation(teller: Teller, step: Escalation, on: Callable[[str], str]) -> str:
    words = teller.session.words
    rung = teller.session.content.printed("escalation_step", step.step.value)
    parts = [
        words("Not accepted. {step}: {who}", step=rung, who=teller.say(step.who)),
        teller.say(step.grounds),
    ]
    if is_waiting(step):
        parts.append(words("No answer yet"))
    else:
        said = teller.say(step.answer)
        parts.append(words("Answer {day}: {answer}", day=on(step.answered_on), answer=said))
    return " ".join(_stop(part) for part in parts if part)


def _closed(teller: Teller, referral: Referral) -> Iterator[Dated]:
    for one in referral.amendments:
        if one.kind == CLOSED_BECAUSE:
            yield one.at, teller.session.words("Closed: {why}", why=_stop(teller.say(one.text)))


def _quoted(teller: Teller, typed: str) -> str:
    """Return what they said word for word, between quotation marks unless it was typed with them."""
    if not typed or typed.startswith(_MARKS):
        return teller.say(typed)
    return f"“{teller.quote(typed)}”"


def _stop(text: str) -> str:
    """Return a text as a sentence: with a full stop unless it ends with one, or with a quotation that does."""
    return text if text.rstrip("”’\"'")[-1:] in {".", "!", "?", "…"} else f"{text}."


def _lower(text: str) -> str:
    """Return a label within a sentence; a capital that belongs to it, as in DSP, stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]

"""Sections 3 and 4: what is asked for, the threshold per child, what is likely if nothing changes."""

from hsbdesk.desk.authors import author_of
from hsbdesk.desk.printed_evidence import Evidence
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.paper import PrintedRequest, PrintedTable
from hsbdesk.domain.referral import Outcome, Referral, RequestItem, Threshold


def print_request(session: Session, speaker: Speaker, no: int, item: RequestItem, evidence: Evidence) -> PrintedRequest:
    """Return request `no` with its lettered parts; "why" points to the printed rows first."""
    words = session.words
    answers = (
        (words("Who:"), item.who),
        (words("Why:"), _joined(evidence.point(item.because), item.why)),
        (words("Result we need:"), item.result),
        (words("By:"), item.by),
    )
    return PrintedRequest(
        no=no,
        lead=speaker.say(item.lead),
        text=speaker.say(item.text),
        parts=tuple((_letter(place), speaker.say(part.text)) for place, part in enumerate(item.parts)),
        answers=tuple((label, speaker.say(text)) for label, text in answers if text),
    )


def _letter(place: int) -> str:
    """Return a, b, .. z, aa, ab .. for the parts of a request."""
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def print_threshold(session: Session, speaker: Speaker, thresholds: tuple[Threshold, ...]) -> PrintedTable | None:
    """Return harm, needs, document and help tried for each child."""
    if not thresholds:
        return None
    return PrintedTable(
        heads=session.content.threshold_heads(),
        widths=(0.9, 3.0, 2.2, 2.2),
        rows=tuple(
            (
                speaker.name(t.child),
                speaker.say(t.harm),
                speaker.say(t.needs),
                speaker.say(". ".join(part.rstrip(".") for part in (t.document, t.tried) if part)),
            )
            for t in thresholds
        ),
        bold=(0,),
    )


def reply_line(session: Session, referral: Referral) -> str:
    """Return by when to reply, to whom and on which number."""
    if not referral.reply_by:
        return ""
    author = author_of(session, referral)
    phone = next((p.phone for p in session.school.phones if p.name == author.name), "")
    text = session.words("Please reply to {name} by {day}", name=author.short, day=referral.reply_by)
    return f"{text}, {phone}." if phone else f"{text}."


def print_outcomes(
    session: Session, speaker: Speaker, outcomes: tuple[Outcome, ...], evidence: Evidence
) -> PrintedTable | None:
    """Return what is likely for whom; "because" points to the printed rows first. Without one it is not used."""
    founded = [outcome for outcome in outcomes if outcome.founded]
    if not founded:
        return None
    words, content = session.words, session.content
    return PrintedTable(
        heads=(words("For"), words("What is likely"), words("Because")),
        widths=(1.15, 4.0, 1.75),
        rows=tuple(
            (
                speaker.say(outcome.whom) or content.printed("outcome_who", outcome.who),
                speaker.say(outcome.text),
                speaker.say(_joined(evidence.point(outcome.cited), outcome.because)),
            )
            for outcome in founded
        ),
        bold=(0,),
    )


def _joined(pointed: str, typed: str) -> str:
    said = "; ".join(part for part in (pointed, typed.strip()) if part)
    return said[:1].upper() + said[1:] if pointed else said

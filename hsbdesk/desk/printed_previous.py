"""Section 2, previous reports: each with its whole story, from its sending to what was done after the answer."""

from collections.abc import Iterable

from hsbdesk.desk.course_story import in_order, paper_teller, tell_answers, tell_reasons, tell_sent, tell_steps
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.dates import day_text
from hsbdesk.domain.paper import PrintedTable
from hsbdesk.domain.referral import Referral
from hsbdesk.storage.records import read_records


def print_previous(session: Session, speaker: Speaker, referral: Referral) -> PrintedTable | None:
    """Return the earlier reports a referral names, oldest first; None when it names none."""
    words = session.words
    if not referral.previous:
        return None
    marks = ", ".join("?" * len(referral.previous))
    found = read_records(session.db, Referral, f"t.id IN ({marks})", referral.previous, "t.opened_on, t.number")
    return PrintedTable(
        heads=(words("Report"), words("Council's decision"), words("Reason given"), words("What we did")),
        widths=(1.15, 1.45, 1.75, 2.5),
        rows=tuple(_stated(session, speaker, earlier, _followed(earlier, (*found, referral))) for earlier in found),
    )


def _followed(earlier: Referral, others: Iterable[Referral]) -> str:
    """Return the number of the report that took it up again."""
    return next((one.number for one in others if earlier.id in one.previous), "")


def _stated(session: Session, speaker: Speaker, earlier: Referral, followed: str) -> tuple[str, ...]:
    if earlier.sendings or earlier.answers:
        return _told(session, speaker, earlier, followed)
    decided = earlier.decision
    return (
        " ".join(part for part in (earlier.number, speaker.say(earlier.sent_at)) if part),
        speaker.say(", ".join(p for p in ((day_text(decided.on), decided.decision) if decided else ()) if p))
        or session.words("no decision yet"),
        speaker.say(decided.reason if decided else ""),
        speaker.say(decided.what_we_did if decided else ""),
    )


def _told(session: Session, speaker: Speaker, earlier: Referral, followed: str) -> tuple[str, ...]:
    """Return the row of a report with a send log: sent, decided for each child, why, and every step after it."""
    teller = paper_teller(session, speaker)
    again = session.words("Reported again: {number}.", number=followed)
    return (
        "\n".join((earlier.number, *tell_sent(teller, earlier))),
        _lines(tell_answers(teller, earlier)) or session.words("no decision yet"),
        _lines(tell_reasons(teller, earlier)),
        f"{_lines(tell_steps(teller, earlier))}\n{again if followed else ''}".strip(),
    )


def _lines(lines: Iterable[tuple[str, str]]) -> str:
    return "\n".join(in_order(lines))

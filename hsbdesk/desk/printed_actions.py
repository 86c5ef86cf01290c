"""Section 2.1: what was done, what it changed, and the counts in each aim's own time and place."""

from collections.abc import Iterator, Sequence

from hsbdesk.desk.effects import effects_of
from hsbdesk.desk.printed_evidence import Evidence, join_runs
from hsbdesk.desk.printed_front import day_text
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.chronology import Dated
from hsbdesk.domain.dates import Form, PartialDate, write_date
from hsbdesk.domain.effect import CareReason, Counted, Effect
from hsbdesk.domain.effect_count import has_scope
from hsbdesk.domain.intervention import Intervention, InterventionStatus
from hsbdesk.domain.paper import Part, PrintedTable
from hsbdesk.domain.referral import Referral

Counts = dict[int, Effect]
"""Effects by row number, of the rows whose aim names its own time or place."""


def print_actions(
    session: Session, speaker: Speaker, referral: Referral, dated: Sequence[Dated], evidence: Evidence
) -> Part:
    """Return the table of actions, their counts, and why the counts must be read with care."""
    words = session.words
    chosen = {choice.record: choice.wording for choice in referral.interventions}
    done = [entry.record for entry in dated if isinstance(entry.record, Intervention) and entry.record.id in chosen]
    effects = effects_of(session, referral.file)
    counts: Counts = {}
    for no, one in enumerate(done, 1):
        effect = effects.measure(one).effect if has_scope(one.aim_scope) else None
        if effect is not None:
            counts[no] = effect
    care = speaker.say(referral.read_with_care) or " ".join(_care(session, counts))
    rows = tuple(
        _row(session, speaker, no, one, chosen[one.id], evidence, no in counts) for no, one in enumerate(done, 1)
    )
    return Part(
        heading=words("Actions and effect"),
        table=_actions(session, rows) if rows else None,
        counts=_counts(session, speaker, done, counts) if counts else None,
        after_lead=words("Read with care:") if care else "",
        after=care,
    )


def _actions(session: Session, rows: tuple[tuple[str, ...], ...]) -> PrintedTable:
    words = session.words
    return PrintedTable(
        heads=(
            words("No."),
            words("When"),
            words("What, who, how much"),
            words("What got better"),
            words("What did not"),
            words("Evidence"),
        ),
        widths=(0.33, 0.84, 1.97, 1.46, 1.52, 0.7),
        rows=rows,
        right=(0,),
    )


def _row(
    session: Session, speaker: Speaker, no: int, done: Intervention, wording: str, evidence: Evidence, counted: bool
) -> tuple[str, ...]:
    words, latest = session.words, done.latest
    what = wording or ". ".join(p.rstrip(".") for p in (done.title, done.who, done.dose) if p) + "."
    if done.aim and not counted:  # otherwise the aim stands beside its counts
        what = words("{what} Aim: {aim}.", what=what, aim=done.aim.rstrip("."))
    better = latest.better if latest else ""
    if latest is not None and not better:
        better = session.content.printed("judgement", latest.judgement.value)
    return (
        str(no),
        _span(session, done),
        speaker.say(what),
        speaker.say(better) or words("No effect recorded yet"),
        speaker.say(latest.not_better) if latest else "",
        evidence.point_briefly(latest.evidence if latest else ()) or "–",
    )


def _counts(session: Session, speaker: Speaker, done: Sequence[Intervention], counts: Counts) -> PrintedTable:
    words = session.words
    lines: list[tuple[str, ...]] = []
    for no, effect in counts.items():
        one, aim = done[no - 1], effect.rows[0]
        lines.append(
            (
                str(no),
                _aim(session, speaker, one),
                str(effect.days),
                _counted(session, aim.before),
                _counted(session, aim.since),
            )
        )
    return PrintedTable(
        heads=(
            words("No."),
            words("Aim, counted in its own time and place"),
            words("School days each side"),
            words("Before"),
            words("Since"),
        ),
        widths=(0.33, 3.2, 1.0, 1.3, 1.0),
        rows=tuple(lines),
        right=(0,),
    )


def _aim(session: Session, speaker: Speaker, done: Intervention) -> str:
    """Return the aim with the scope it is counted in: "No contact at break (playground)"."""
    scope = done.aim_scope
    own = speaker.say(scope.words or ", ".join((*scope.times, *scope.places))) if scope is not None else ""
    aim = speaker.say(done.aim).rstrip(".")
    if not aim or not own:
        return aim or own
    return session.words("{aim} ({scope})", aim=aim, scope=own[:1].lower() + own[1:])


def _counted(session: Session, counted: Counted) -> str:
    """Return entries, and occasions where they differ: "1 entry (3 occasions)"."""
    words = session.words
    said = words.count(counted.entries, "1 entry", "{n} entries")
    if counted.entries == counted.occasions:
        return said
    times = words.count(counted.occasions, "1 occasion", "{n} occasions")
    return words("{entries} ({occasions})", entries=said, occasions=times)


def _care(session: Session, counts: Counts) -> Iterator[str]:
    """Yield the conditions that hold, each with the actions it holds for; never a conclusion."""
    words, small = session.words, session.content.small_number
    said = {
        CareReason.FEW_ENTRIES: words("fewer than {n} entries on a side: too few for a trend", n=small),
        CareReason.NOT_DELIVERED: words("not delivered on every day"),
        CareReason.REPORTING_CHANGED: words("ways for children to tell staff changed, so more may be told"),
        CareReason.SUPERVISION_CHANGED: words("other supervision changed in the same weeks"),
        CareReason.RECORDING_GAP: words("a stretch of days without any record"),
        CareReason.SHORT_WINDOW: words("few school days on each side"),
        CareReason.DATES_UNCERTAIN: words("entries whose date could not be put on one side are not counted"),
        CareReason.SCOPE_UNCERTAIN: words("entries whose time or place is not known are counted outside the aim"),
    }
    for reason, sentence in said.items():
        rows = [no for no, effect in counts.items() if any(care.reason is reason for care in effect.care)]
        if rows:
            yield words("{rows}: {why}.", rows=_actions_named(session, rows), why=sentence)


def _actions_named(session: Session, rows: list[int]) -> str:
    numbers = join_runs(rows)
    return session.words("Action {n}", n=numbers) if len(rows) == 1 else session.words("Actions {n}", n=numbers)


def _span(session: Session, done: Intervention) -> str:
    start = _day(done.start)
    if done.status is InterventionStatus.RUNNING:
        return session.words("{start} – now", start=start)
    if done.end is not None and done.end != done.start:
        return f"{start} – {_day(done.end)}"
    return start


def _day(when: PartialDate) -> str:
    if when.start is not None and when.start == when.end:
        return day_text(when.start)
    return write_date(when, Form.SHORT)

"""The "school closed" sheet: what the council's out-of-hours team must know meanwhile (domain.md 6.7)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.plan_records import plans_of
from hsbdesk.desk.printed_blocks import full_block
from hsbdesk.desk.printed_plan import group_blocks, plan_frame
from hsbdesk.desk.printed_plan_front import interim_parts
from hsbdesk.desk.printed_rows import joined, phones_text, short_day
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.calendar import Closure
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.paper import Line
from hsbdesk.domain.person import PersonKind
from hsbdesk.domain.plan import ClosureReview, Plan, PlanRow
from hsbdesk.domain.plan_due import is_about
from hsbdesk.domain.printed_plan import PrintedPlan
from hsbdesk.domain.referral import Referral, ReferralStatus
from hsbdesk.domain.referral_course import day_of, received_at, sent_on
from hsbdesk.storage.records import read_records

_OUTSIDE = ("HOME_SHARED", "PARK_PLAY_AREA", "ONLINE_HOME")
"""A setting of each group that goes on while school is closed: home, community, online."""
_OVER = frozenset({ReferralStatus.DRAFT, ReferralStatus.READY, ReferralStatus.CLOSED})


def print_school_closed(session: Session, speaker: Speaker, plan: Plan) -> PrintedPlan:
    """Return the sheet for the closure that runs now, or for the next one. What nobody has settled yet says so."""
    words = session.words
    closure = _closure(session)
    groups = {session.content.group_of(setting) for setting in _OUTSIDE}
    rows = tuple(row for row in plan.rows if session.content.group_of(row.setting) in groups)
    blocks = tuple(full_block(session, speaker, _for_council(row)) for row in rows)
    keys = {row.key for row in rows}
    head, interim, note = interim_parts(session, speaker, plan, rows=keys)
    reader = ", ".join(p for p in (session.content.term("svc"), session.content.term("svc.hours")) if p)
    return PrintedPlan(
        frame=plan_frame(session, plan, words("school closed"), words("For: {reader}", reader=reader)),
        title=_title(session, closure),
        intro=Line(
            label="",
            text=words(
                "What the school’s plan for {child} says of home, community and online. It is not a specialist"
                " assessment. Immediate danger: 999.",
                child=speaker.child.full,
            ),
            strong=(speaker.child.full,),
        ),
        interim_head=head,
        interim=interim,
        interim_note=note,
        answers=tuple(line for line in _answers(session, speaker, plan, closure) if line.text),
        contents_label="",
        page_word="",
        groups=group_blocks(session, rows, blocks),
        closing=(),
        empty=words("The plan says nothing of home, community or online yet."),
    )


def _for_council(row: PlanRow) -> PlanRow:
    """Return a row without the talk that led to it: who acts tonight reads what is to happen."""
    return replace(
        row, child_view="", carer_view="", agreed_words="", strengths=(), needs=(), needs_words="", review_due=""
    )


def _closure(session: Session) -> Closure | None:
    """Return the closure that runs today, else the next one; None without a calendar."""
    today = session.today()
    for closure in session.school.calendar.closures():
        if closure.end is None or closure.end >= today:
            return closure
    return None


def _title(session: Session, closure: Closure | None) -> str:
    words = session.words
    if closure is None:
        return words("School closed")
    start = short_day(session, closure.start.isoformat())
    if closure.end is None:
        return words("School closed from {start}", start=start)
    return words("School closed {start} to {end}", start=start, end=spell(closure.end, "{day} {month} {year}"))


def _answers(session: Session, speaker: Speaker, plan: Plan, closure: Closure | None) -> Iterator[Line]:
    words, child = session.words, speaker.child
    born = words("born {day}", day=born_text(child.born)) if child.born else ""
    yield Line(
        label=words("Child"),
        text=", ".join(part for part in (child.full, born, child.year, child.address) if part),
    )
    yield Line(label=words("Lives with"), text=_household(session, speaker))
    settled = _settled(session, plan, closure)
    open_yet = words("not settled yet")
    yield Line(label=words("Holds the plan"), text=speaker.say(settled.holder) or open_yet)
    yield Line(
        label=words("Can be rung"),
        text=speaker.say(settled.phones) or phones_text(session.school.phones) or open_yet,
    )
    yield Line(label=words("Replies are read"), text=speaker.say(settled.reader) or open_yet)
    yield Line(label=words("Opens the records"), text=speaker.say(settled.opens_vault) or open_yet)
    yield Line(label=words("Clubs"), text=speaker.say(settled.clubs))
    yield Line(label=words("Also"), text=speaker.say(settled.words))
    yield Line(label=words("Reports with you"), text=_reports(session, plan))
    if closure is not None and closure.end is not None:
        back = short_day(session, (closure.end + timedelta(days=1)).isoformat())
        yield Line(label=words("School is back"), text=back)


def _settled(session: Session, plan: Plan, closure: Closure | None) -> ClosureReview:
    """Return what was settled for a closure, in this version or one before it."""
    versions: Sequence[Plan] = [plan, *reversed(plans_of(session, plan.file))]
    found = (
        c for version in versions for c in reversed(version.closures) if closure is not None and is_about(c, closure)
    )
    return next(found, ClosureReview(closure="", on="", by=""))


def _household(session: Session, speaker: Speaker) -> str:
    """Return who lives with the child: adults by name and number, children by what they are to the child, and age."""
    words, today = session.words, session.today()
    parts: list[str] = []
    for relation in speaker.file.household():
        person = speaker.people[relation.person]
        if person.kind is PersonKind.CHILD:
            age = person.age_on(today)
            aged = words("aged {age}", age=age) if age is not None else ""
            parts.append(" ".join(part for part in (relation.relationship or words("another child"), aged) if part))
        else:
            who = f"{person.full} ({relation.relationship})" if relation.relationship else person.full
            parts.append(joined((who, person.phone, speaker.say(relation.words)), ", "))
    return "; ".join(parts)


def _reports(session: Session, plan: Plan) -> str:
    """Return the numbers of the reports that left, so that the team finds them."""
    words = session.words
    sent = [r for r in read_records(session.db, Referral, "t.file = ?", (plan.file,)) if r.status not in _OVER]
    said: list[str] = []
    for referral in sent:
        day = day_of(received_at(referral)) or sent_on(referral)
        when = spell(day, "{day} {month} {year}") if day is not None else ""
        said.append(words("{number}, {when}", number=referral.number, when=when) if when else referral.number)
    return "; ".join(said)

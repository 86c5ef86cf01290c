"""A member of staff's briefing card: their own places, what they do, who covers. No history and no reason."""

from hsbdesk.desk.plan_records import interims_of
from hsbdesk.desk.printed_plan import group_blocks, plan_frame
from hsbdesk.desk.printed_plan_front import interim_parts
from hsbdesk.desk.printed_rows import (
    binding,
    ended,
    if_lines,
    joined,
    phones_text,
    place_title,
    short_day,
    supervision_line,
    what_text,
    who_text,
)
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.interim import InterimChange
from hsbdesk.domain.paper import Line, PaperPart, Part, PrintedTable
from hsbdesk.domain.plan import Control, Plan, PlanRow
from hsbdesk.domain.plan_readers import controls_of, has_part
from hsbdesk.domain.printed_plan import PrintedBlock, PrintedPlan
from hsbdesk.domain.recall import rows_of_person
from hsbdesk.errors import DeskError


def print_staff_card(session: Session, speaker: Speaker, plan: Plan, part: PaperPart) -> PrintedPlan:
    """Return a briefing card: the reader's own places, what they do, who covers. No history and no reason.

    Raises DeskError("card_reader_unknown") for somebody without a part in the plan.
    """
    words, reader = session.words, part.reader
    keys = rows_of_person(plan, reader)
    rows = tuple(row for row in plan.rows if row.key in keys and part.row in {"", row.key})
    changes = [c for i in interims_of(session, plan.file) for c in i.changes if _is_for(c, reader, keys)]
    if not rows and not changes:
        raise DeskError("card_reader_unknown", field="reader")
    head, interim, note = interim_parts(session, speaker, plan, keys=[change.key for change in changes])
    child = speaker.child
    name = f"{child.first} {child.last[:1]}." if child.last else child.first
    return PrintedPlan(
        frame=plan_frame(session, plan, words("briefing card"), words("For: {reader}. Do not copy", reader=reader)),
        title=words("Briefing card for {reader}", reader=reader),
        intro=Line(
            label="",
            text=words(
                "Your part in the plan for {child}: what you do, where, and who covers. Nothing else of the plan is"
                " on this card.",
                child=", ".join(text for text in (name, child.year) if text),
            ),
            strong=(name,),
        ),
        interim_head=head,
        interim=interim,
        interim_note=note,
        answers=(),
        contents_label="",
        page_word="",
        groups=group_blocks(session, rows, tuple(_card_block(session, speaker, row, reader) for row in rows)),
        closing=(_card_rules(session, plan),),
        empty=words("You have a part in the interim changes above, and in no place of the plan."),
    )


def _is_for(change: InterimChange, reader: str, keys: tuple[str, ...]) -> bool:
    return change.row in keys or has_part(f"{change.who}; {change.cover}", reader)


def _card_block(session: Session, speaker: Speaker, row: PlanRow, reader: str) -> PrintedBlock:
    words = session.words
    may = Line(
        label=words("What {name} may do:", name=speaker.name(speaker.child.id)),
        text=ended(speaker.say(row.may_still_do)),
    )
    notes = (
        supervision_line(session, speaker, row),
        if_lines(session, speaker, row),
        (may,) if row.may_still_do else (),
    )
    return PrintedBlock(
        name=place_title(session, speaker, row),
        level="",
        context=(),
        heads=("", words("What happens there"), words("Who (cover)"), words("You")),
        controls=tuple(
            (
                str(no),
                _from_then(session, speaker, control),
                who_text(session, speaker, control),
                _own(session, control, reader),
            )
            for no, control in enumerate(binding(row), 1)
        ),
        notes=tuple(note for note in notes if note),
        strong=(words("you do it"), words("you cover"), words("you do it or cover")),
    )


def _from_then(session: Session, speaker: Speaker, control: Control) -> str:
    """Return what happens; a day is named only while it is to come."""
    what = what_text(session, speaker, control, state=False)
    if control.starts > session.today().isoformat():
        what = joined((what, session.words("From {day}", day=short_day(session, control.starts))))
    if control.ends:
        what = joined((what, session.words("Until {day}", day=short_day(session, control.ends))))
    return what


def _own(session: Session, control: Control, reader: str) -> str:
    does, covers = controls_of(control, reader)
    if does and covers:
        return session.words("you do it or cover")
    return session.words("you do it") if does else session.words("you cover") if covers else ""


def _card_rules(session: Session, plan: Plan) -> Part:
    """Return what holds for every card: whom to tell, a child who tells, keeping it safe."""
    words = session.words
    day = short_day(session, plan.in_force_day) if plan.in_force_day else ""
    version = words("It goes by version {n} of the plan.", n=plan.plan_version)
    if day:
        version = words("It goes by version {n} of the plan, in force from {day}.", n=plan.plan_version, day=day)
    rows = (
        (words("You cannot be there"), words("Say so before you leave; whoever covers takes over first.")),
        (
            words("A rule is broken, or a child tells you something"),
            words("Listen, do not ask for detail, write down their words. Tell one of these people the same day."),
        ),
        (words("Tell"), phones_text(session.school.phones)),
        (words("A child is in danger now"), words("Stay with them. Phone 999 first.")),
        (
            words("This card"),
            joined((version, words("Keep it locked away; give it back when you get the next one. Do not copy it."))),
        ),
    )
    table = PrintedTable(heads=(), widths=(1.7, 5.0), rows=tuple(row for row in rows if row[1]), bold=(0,))
    return Part(heading=words("For every day"), table=table)

"""The family's copy of a plan: plain words, what the family does and needs help with, the words for the club."""

import re
from dataclasses import replace

from hsbdesk.desk.plan_records import plans_of
from hsbdesk.desk.printed_blocks import club_lines, hold_text, level_text, may_do_lines, voices_lines
from hsbdesk.desk.printed_plan import child_text, group_blocks, plan_frame
from hsbdesk.desk.printed_plan_end import signoff_part
from hsbdesk.desk.printed_plan_front import (
    carer_lines,
    child_words,
    in_force_text,
    interim_parts,
    may_do_text,
    review_text,
)
from hsbdesk.desk.printed_rows import (
    binding,
    ended,
    from_text,
    if_lines,
    joined,
    opened,
    place_title,
    supervision_line,
    what_text,
    who_text,
)
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.paper import Line, Part, PrintedTable
from hsbdesk.domain.plan import Attendance, Hold, Plan, PlanRow
from hsbdesk.domain.plan_checks import may_hold
from hsbdesk.domain.printed_plan import PrintedBlock, PrintedPlan
from hsbdesk.domain.signoff import SignOffRole

_NUMBER = r"[A-Z]-\d{4,}[A-Z]"
_ENTRY_NUMBER = re.compile(rf" ?\((?:nos?\. ?\d+(?:(?:, | and )\d+)*|{_NUMBER}(?:, {_NUMBER})*)\)")
_SIGNS = (SignOffRole.LEAD, SignOffRole.HEADTEACHER, SignOffRole.CARER, SignOffRole.CHILD)
"""Whose answers the family sees."""


def print_family_copy(session: Session, speaker: Speaker, plan: Plan) -> PrintedPlan:
    """Return the family's copy: the plan in plain words, with what the family does and the words agreed for a club.

    It holds no account of what happened, no dates of entries, no sharing log, and whether a control works is a talk,
    not a line here.
    """
    words, name = session.words, speaker.name(speaker.child.id)
    head, interim, note = interim_parts(session, speaker, plan)
    intro = joined(
        (
            words("For {child}, and for those who care for {name}", child=child_text(session, speaker), name=name),
            in_force_text(session, speaker, plan),
            words("It is not a specialist assessment."),
        )
    )
    return PrintedPlan(
        frame=plan_frame(
            session, plan, words("family copy"), words("For: the family. Please keep it where only you see it")
        ),
        title=words("The plan for {name}, family copy", name=name),
        intro=Line(label="", text=intro, strong=(speaker.child.full,)),
        interim_head=head,
        interim=interim,
        interim_note=note,
        answers=_family_lines(session, speaker, plan),
        contents_label="",
        page_word="",
        groups=group_blocks(session, plan.rows, tuple(_family_block(session, speaker, row) for row in plan.rows)),
        closing=_family_end(session, speaker, plan),
        empty=words("No place is written into this plan yet."),
    )


def _family_lines(session: Session, speaker: Speaker, plan: Plan) -> tuple[Line, ...]:
    words, name, family = session.words, speaker.name(speaker.child.id), plan.family
    why = words("Why it changed") if plan.plan_version > 1 else words("Why there is a plan")
    strengths = joined((speaker.say(plan.strengths), opened(speaker.say(family.strengths))))
    lines = (
        Line(label=why, text=_without_numbers(speaker.say(plan.why))),
        Line(label=words("Strengths"), text=strengths),
        Line(label=words("In {name}’s words", name=name), text=child_words(session, speaker, plan)),
        *carer_lines(session, speaker, plan),
        Line(label=words("What {name} may do", name=name), text=may_do_text(session, speaker, plan)),
        Line(label=words("What you will do"), text=speaker.say(family.will_do)),
        Line(label=words("What you can do"), text=speaker.say(family.can_do)),
        Line(label=words("You asked for help with"), text=speaker.say(family.needs_help)),
        Line(label=words("We look at it again"), text=review_text(session, plan)),
    )
    return tuple(line for line in lines if line.text)


def _family_block(session: Session, speaker: Speaker, row: PlanRow) -> PrintedBlock:
    """Return one place in plain words: why, what will happen, and the words for the club."""
    words = session.words
    context = [Line(label=words("Why:"), text=ended(_without_numbers(speaker.say(row.because))))] if row.because else []
    if row.triggers_words:
        context.append(Line(label=words("More likely:"), text=ended(speaker.say(row.triggers_words))))
    if row.gives:
        context.append(Line(label="", text=ended(speaker.say(row.gives))))
    notes = (
        supervision_line(session, speaker, row),
        _can_go(session, speaker, row),
        if_lines(session, speaker, row),
        may_do_lines(session, speaker, replace(row, strengths=(), needs=(), needs_words="")),
        voices_lines(session, speaker, row),
        club_lines(session, speaker, row),
    )
    return PrintedBlock(
        name=place_title(session, speaker, row),
        level=level_text(session, row),
        context=tuple(context),
        heads=("", words("What will happen"), words("Who (if away)"), words("From")),
        controls=tuple(
            (
                str(no),
                what_text(session, speaker, control, state=False),
                who_text(session, speaker, control, nobody=words("nobody yet")),
                from_text(session, control),
            )
            for no, control in enumerate(binding(row), 1)
        ),
        notes=tuple(note for note in notes if note),
    )


def _without_numbers(text: str) -> str:
    """Return a text without the numbers of entries in brackets: "(no. 12)", "(I-0412K)"."""
    return _ENTRY_NUMBER.sub("", text)


def _can_go(session: Session, speaker: Speaker, row: PlanRow) -> tuple[Line, ...]:
    """Return whether the child can go there, in plain words; lessons and the school day are no question here."""
    words = session.words
    if not may_hold(row.setting):
        return ()
    label = words("Can {name} go?", name=speaker.name(speaker.child.id))
    match row.attendance:
        case Attendance.CONTINUE:
            return (Line(label=label, text=words("Yes.")),)
        case Attendance.CONTINUE_WITH_CONDITIONS:
            return (Line(label=label, text=words("Yes, in the way written here.")),)
        case Attendance.ON_HOLD:
            return (
                Line(
                    label=label,
                    text=ended(words("Not now: {how}", how=hold_text(session, speaker, row.hold or Hold()))),
                ),
            )
        case Attendance.TO_BE_DECIDED:
            return (Line(label=label, text=words("Not decided yet.")),)
        case _:
            return ()


def _family_end(session: Session, speaker: Speaker, plan: Plan) -> tuple[Part, ...]:
    words, school = session.words, session.school
    earlier = [other for other in plans_of(session, plan.file) if other.plan_version < plan.plan_version]
    phones = [(phone.name, phone.role, phone.phone) for phone in school.phones if phone.phone]
    phones += [
        (words("{name}, outside school hours", name=phone.name), phone.role, phone.phone)
        for phone in school.out_of_hours
        if phone.phone
    ]
    phones.append((words("A child is in danger now"), "", "999"))
    return (
        Part(
            heading=words("Whom you can ring"),
            table=PrintedTable(
                heads=(words("Who"), words("What they do"), words("Phone")),
                widths=(3.0, 3.0, 2.0),
                rows=tuple(phones),
                bold=(2,),
            ),
        ),
        signoff_part(session, speaker, plan, earlier, roles=_SIGNS),
    )

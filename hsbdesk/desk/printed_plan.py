"""Compose the full risk-management plan as it prints: interim changes first, one block a place, who has been told."""

from collections.abc import Sequence

from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.plan_records import plans_of
from hsbdesk.desk.printed_blocks import full_block
from hsbdesk.desk.printed_plan_end import changes_part, signoff_part, told_part
from hsbdesk.desk.printed_plan_front import front_lines, in_force_text, interim_parts
from hsbdesk.desk.printed_rows import joined, opened
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.paper import Frame, Line, PaperPart, Part, PrintedTable
from hsbdesk.domain.plan import Level, Plan, PlanRow, PlanStatus
from hsbdesk.domain.printed_plan import PrintedBlock, PrintedGroup, PrintedPlan


def print_plan(session: Session, speaker: Speaker, plan: Plan, part: PaperPart) -> PrintedPlan:
    """Return the plan for this school's safeguarding team; with `part.row` that place alone."""
    words = session.words
    one = plan.row(part.row) if part.row else None
    rows = (one,) if one is not None else plan.rows
    title = words("Risk-management plan, version {n}", n=plan.plan_version)
    if one is not None:
        title = words("{title}: one place", title=title)
    document = words("one place") if one is not None else words("full copy")
    interim_head, interim, interim_note = interim_parts(
        session, speaker, plan, rows=(part.row,) if one is not None else None
    )
    return PrintedPlan(
        frame=plan_frame(
            session,
            plan,
            document,
            words("For: school safeguarding team. Do not copy. Settings print alone as extracts"),
        ),
        title=title,
        intro=Line(
            label="",
            text=joined(
                (
                    words("For {child}", child=child_text(session, speaker)),
                    in_force_text(session, speaker, plan),
                    words("It is not a specialist assessment."),
                )
            ),
            strong=(speaker.child.full,),
        ),
        interim_head=interim_head,
        interim=interim,
        interim_note=interim_note,
        answers=() if one is not None else front_lines(session, speaker, plan),
        contents_label="" if one is not None else words("Contents"),
        page_word=words("p."),
        groups=group_blocks(session, rows, tuple(full_block(session, speaker, row) for row in rows)),
        closing=() if one is not None else _closing(session, speaker, plan),
        empty=words("No place is written into this plan yet."),
    )


def plan_frame(session: Session, plan: Plan, document: str, reader: str) -> Frame:
    """Return head and foot of a paper of a plan; what does not bind says so on every page."""
    words = session.words
    binds = {
        PlanStatus.DRAFT: words("DRAFT: not signed off"),
        PlanStatus.SUPERSEDED: words("REPLACED: not in force"),
        PlanStatus.ENDED: words("ENDED: not in force"),
    }
    return make_frame(
        session,
        document=words("Risk-management plan {number} · {copy}", number=plan.number, copy=document),
        draft=binds.get(plan.status, ""),
        reader=reader,
        title=plan.number,
    )


def child_text(session: Session, speaker: Speaker) -> str:
    """Return who the plan is for: "Ioan Sample, Year 6, born 12 June 2015"."""
    child = speaker.child
    born = session.words("born {day}", day=born_text(child.born)) if child.born else ""
    return ", ".join(part for part in (child.full, child.year, born) if part)


def group_blocks(session: Session, rows: Sequence[PlanRow], blocks: Sequence[PrintedBlock]) -> tuple[PrintedGroup, ...]:
    """Return the blocks of some rows by group of settings; in each group the highest concern first."""
    order = {Level.HIGHER: 0, Level.MODERATE: 1, Level.LOWER: 2, Level.NOT_SAID: 3}
    ranked = sorted(zip(rows, blocks, strict=True), key=lambda pair: order[pair[0].level])
    groups = [
        PrintedGroup(name=group.name, blocks=tuple(block for row, block in ranked if row.setting in group.settings))
        for group in session.content.setting_groups()
    ]
    return tuple(group for group in groups if group.blocks)


def _closing(session: Session, speaker: Speaker, plan: Plan) -> tuple[Part, ...]:
    earlier = [other for other in plans_of(session, plan.file) if other.plan_version < plan.plan_version]
    before = next((other for other in earlier if other.id == plan.replaces), None)
    parts = (
        family_part(session, speaker, plan),
        told_part(session, speaker, plan, earlier),
        signoff_part(session, speaker, plan, earlier),
        changes_part(session, speaker, plan, before),
    )
    return tuple(part for part in parts if part is not None)


def family_part(session: Session, speaker: Speaker, plan: Plan) -> Part | None:
    """Return what the family does, can do and needs help with, with its strengths and needs."""
    words, family = session.words, plan.family
    given = (
        (words("Strengths"), family.strengths),
        (words("Needs"), family.needs),
        (words("Will do"), family.will_do),
        (words("Can do"), family.can_do),
        (words("Needs help with"), family.needs_help),
    )
    rows = tuple((label, opened(speaker.say(text))) for label, text in given if text)
    if not rows:
        return None
    return Part(heading=words("The family"), table=PrintedTable(heads=(), widths=(1.0, 4.2), rows=rows, bold=(0,)))

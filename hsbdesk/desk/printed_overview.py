"""Compose the printed overview of a child's file: the same timeline and counts as on screen, for one reader."""

from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.pattern_facts import pattern_lines
from hsbdesk.desk.plan_in_place import lines_in_place
from hsbdesk.desk.printed_background import chart_legend
from hsbdesk.desk.profile_words import frame_reader
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.desk.timelines import file_timeline
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.date_names import ENGLISH, spell
from hsbdesk.domain.paper import Line, PrintedOverview, PrintedTable
from hsbdesk.domain.timeline import Timeline
from hsbdesk.domain.triage import Brook

_LISTED = 45
"""More entries than this are looked up in the printed chronology."""


def print_overview(session: Session, speaker: Speaker) -> PrintedOverview:
    """Return the overview of the speaker's file as it prints for their reader, as of today."""
    words, file = session.words, speaker.file
    dated = build_chronology(read_entries(session, file.file_id))
    timeline = None
    if file.kind is FileKind.HSB:
        made = file_timeline(session, dated, file.child, speaker.say, lambda _text: "")
        timeline = made if made.marks or made.bars else None
    in_place = lines_in_place(session, file.file_id, dated, speaker.say)
    return PrintedOverview(
        frame=make_frame(
            session,
            document=words("{number} · overview", number=file.number),
            draft="",
            reader=words("For: {reader}", reader=frame_reader(session, speaker.profile)),
            title=words("{number} overview", number=file.number),
        ),
        title=words("Overview"),
        subtitle=_subtitle(session, speaker),
        strengths_head=words("Strengths and what helps"),
        strengths=tuple(
            speaker.say(strength.text) for strength in sorted(file.strengths, key=lambda strength: strength.helps)
        ),
        timeline_head=words("Concerns by category, and what was in place"),
        timeline=timeline,
        months=ENGLISH.months_short,
        today=words("today"),
        no_date=words("No date"),
        legend=chart_legend(session),
        brook_names=_brook_names(session, timeline),
        legend_end=words("Line: category, after Hackett. Slanting lines: no school."),
        more=words("Not everything found room in the picture; the printed chronology has all of it."),
        counts_head=words("Counted, not scored"),
        counts=tuple(line.text for line in pattern_lines(session, dated, file.child)) if timeline is not None else (),
        in_place_head=words("In place now"),
        in_place=tuple(_in_place(line.text, missed=line.missed) for line in in_place),
        entries_head=words("The entries of the picture"),
        entries=_entries(session, timeline),
        empty=words("Nothing is recorded here yet."),
    )


def _subtitle(session: Session, speaker: Speaker) -> str:
    words, child = session.words, speaker.child
    parts = (
        child.full,
        words("born {day}", day=born_text(child.born)) if child.born and speaker.rule.born else "",
        child.year,
        words("as of {day}", day=spell(session.today(), "{day} {month} {year}")),
    )
    return " · ".join(part for part in parts if part)


def _in_place(text: str, *, missed: bool) -> Line:
    """Return a line of what is in place; the words before the colon stand out where it did not hold."""
    head, colon, rest = text.partition(": ")
    return Line(label=f"{head}:", text=rest) if missed and colon else Line(label="", text=text)


def _brook_names(session: Session, timeline: Timeline | None) -> tuple[tuple[Brook | None, str], ...]:
    used = {mark.brook for mark in timeline.marks} if timeline is not None else set[Brook | None]()
    judged = (Brook.GREEN, Brook.ORANGE, Brook.RED)
    names: list[tuple[Brook | None, str]] = [
        (brook, session.content.printed("brook", brook.value).lower()) for brook in judged if brook in used
    ]
    if used - set(judged):
        names.append((None, session.words("not yet")))
    return tuple(names)


def _entries(session: Session, timeline: Timeline | None) -> PrintedTable | None:
    words = session.words
    if timeline is None or not timeline.marks or len(timeline.marks) > _LISTED:
        return None
    return PrintedTable(
        heads=(words("No."), words("Date"), words("Entry"), words("Category (Hackett)"), words("Brook (trained)")),
        widths=(0.5, 2.2, 1.2, 1.6, 1.4),
        rows=tuple(
            (str(mark.no), mark.date_text, mark.number, mark.category_text, mark.brook_text) for mark in timeline.marks
        ),
        right=(0,),
    )

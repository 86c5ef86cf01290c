"""Compose the referral in its four sections out of real records (domain.md section 7.1)."""

from dataclasses import replace
from functools import partial

from hsbdesk.desk.authors import author_of
from hsbdesk.desk.chronologies import read_entries
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.printed_background import (
    background_rows,
    brook_names,
    category_names,
    chart_closures,
    chart_legend,
    chart_marks,
    family_text,
    pattern_text,
    print_entry,
)
from hsbdesk.desk.printed_evidence import Evidence
from hsbdesk.desk.printed_front import child_lines, safety_lines
from hsbdesk.desk.printed_interventions import intervention_parts
from hsbdesk.desk.printed_request import print_outcomes, print_request, print_threshold, reply_line
from hsbdesk.desk.referrals import left_out_line
from hsbdesk.desk.session import Session
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.content_pack import Content
from hsbdesk.domain.date_names import ENGLISH
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import Line, PrintedEntry, PrintedReferral, PrintedTable
from hsbdesk.domain.referral import Referral


def print_referral(session: Session, speaker: Speaker, referral: Referral) -> PrintedReferral:
    """Return the referral as it prints for the speaker's profile, without version and sign-off.

    `printed_signoff.finish_referral` adds those. Law and words are those of the recipient's nation; the school's own
    roles keep their names.
    """
    school, session = session.content, session.for_reader(referral.recipient.nation)
    words, content = session.words, session.content
    dated = build_chronology(read_entries(session, referral.file))
    rows = background_rows(referral, dated)
    heads = content.section_heads()
    sections = [(f"{head.number} {head.text}", head.other) for head in heads]
    chart = chart_marks(rows)
    closures = chart_closures(session, chart)
    evidence = Evidence(session, referral, dated)
    return PrintedReferral(
        frame=make_frame(
            session,
            document=referral.number,
            draft="",
            reader=words("For: {reader}", reader=_reader(referral)),
            title=referral.number,
        ),
        title=_title(speaker, referral, school, content),
        subtitle=speaker.say(_subtitle(session, referral)),
        brief_head=words("What we are asking for, in brief"),
        brief_note=words("(full request on page {page})").replace("{{page}}", "{page}"),
        brief=tuple(speaker.say(item.brief or f"{item.lead} {item.text}".strip()) for item in referral.requests),
        why_now_label=words("Why now:"),
        why_now=speaker.say(referral.front.why_now),
        to_lines=_to_lines(session, speaker, referral),
        from_lines=_from_lines(session, speaker, referral),
        child_head=words("The child"),
        child=child_lines(session, speaker),
        safety_head=words("Safety, information and consent"),
        safety=safety_lines(session, speaker, referral),
        contents_label=words("Contents"),
        page_word=words("p."),
        section1=sections[0],
        family_head=words("1.1 {name} and the family", name=speaker.name(speaker.file.child)),
        family=family_text(session, speaker, referral, dated),
        pattern_head=words("1.2 Pattern, counted from the rows below"),
        pattern=pattern_text(session, [c for _, c in rows]),
        marks=chart,
        closures=closures,
        category_names=category_names(session, chart),
        chart_legend=chart_legend(session),
        brook_names=brook_names(session, chart),
        chart_legend_end=words("Line: category, after Hackett. Slanting lines: no school.")
        if closures
        else words("Line: category, after Hackett."),
        months=ENGLISH.months_short,
        chronology_head=words("1.3 Chronology"),
        chronology_heads=(
            words("No."),
            words("Date"),
            words("What happened, where"),
            words("How we know"),
            words("Category (Hackett)"),
            words("Brook (trained)"),
        ),
        entries=tuple(_row(session, speaker, no, concern, wording) for no, (wording, concern) in enumerate(rows, 1)),
        left_out=left_out_line(session, referral, dated),
        section2=sections[1],
        continued=words("continued"),
        interventions_intro=words(
            "What we have done, in date order, and its effect. Evidence gives row numbers from section 1."
        ),
        interventions=intervention_parts(session, speaker, referral, dated, evidence),
        section3=sections[2],
        opinion=speaker.say(referral.opinion),
        requests=tuple(
            print_request(session, speaker, no, item, evidence) for no, item in enumerate(referral.requests, 1)
        ),
        threshold=print_threshold(session, speaker, referral.thresholds),
        reply_by=speaker.say(reply_line(session, referral)),
        section4=sections[3],
        outcomes_intro=words(
            "If nothing changes, in the professional opinion of the {role}:", role=school.term("role.lead")
        ),
        outcomes=print_outcomes(session, speaker, referral.outcomes, evidence),
        empty_section=words("Nothing is recorded here yet."),
        signoff_head=words("Sign-off"),
        signoff=PrintedTable(heads=(), widths=(), rows=()),
        signoff_note="",
    )


def _row(session: Session, speaker: Speaker, no: int, concern: Concern, wording: str) -> PrintedEntry:
    """Return row `no`; while a referral is written its other rows stay as they were composed."""
    key = (session.content.nation, concern.id, wording)
    entry = speaker.once(key, partial(print_entry, session, speaker, no, concern, wording))
    return entry if entry.no == no else replace(entry, no=no)


def _title(speaker: Speaker, referral: Referral, school: Content, content: Content) -> str:
    """Return the title that was typed; the one every referral starts with is said in the recipient's words."""
    is_own = referral.title.strip() in {"", school.term("doc.title")}
    return content.term("doc.title") if is_own else speaker.say(referral.title)


def _reader(referral: Referral) -> str:
    return ", ".join(part for part in (referral.recipient.name, referral.recipient.team) if part)


def _subtitle(session: Session, referral: Referral) -> str:
    first = session.content.term("doc.subtitle")
    return f"{first} {referral.front.follows}".strip() if referral.front.follows else first


def _to_lines(session: Session, speaker: Speaker, referral: Referral) -> tuple[Line, ...]:
    """Return the reader, the allocated worker, the other councils it concerns, and what goes with it."""
    words, content = session.words, session.content
    attached = content.printed("answer", referral.form_goes)
    key = words("with it") if referral.recipient.statutory else words("none")
    return (
        Line(label=words("To"), text=_reader(referral)),
        *(Line(label="", text=text) for text in _worker_and_councils(session, speaker, referral)),
        Line(
            label="",
            text=words("Council form attached: {answer}. Identity key: {key}", answer=attached, key=key),
            strong=(attached, key),
        ),
    )


def _worker_and_councils(session: Session, speaker: Speaker, referral: Referral) -> tuple[str, ...]:
    """Return who works with the child already, and where it occurred and the child lives when that is not one place."""
    words, front, recipient = session.words, referral.front, referral.recipient
    concern = front.council_of_concern.strip() or session.school.council.strip()
    home, found = speaker.file.council_of_residence.strip(), front.council_found.strip()
    named = (
        (words("concern in {council}", council=concern), concern),
        (words("home in {council}", council=home), home),
    )
    where = [said for said, council in (*named, (words("found in {council}", council=found), found)) if council]
    several = len({fold(council) for council in (concern, home, found) if council}) > 1
    worker = words("Allocated worker: {name}", name=recipient.worker) if recipient.worker.strip() else ""
    councils = words("Councils: {list}", list=", ".join(where)) if several else ""
    return tuple(text for text in (worker, councils) if text)


def _from_lines(session: Session, speaker: Speaker, referral: Referral) -> tuple[Line, ...]:
    words, school, me = session.words, session.school, author_of(session, referral)
    phone = next((p.phone for p in school.phones if p.name == me.name), "")
    lines = [Line(label=words("From"), text=", ".join(p for p in (me.name, me.title, school.name) if p))]
    lines += [Line(label="", text=text) for text in (phone, speaker.say(referral.front.contact_cover)) if text]
    return tuple(lines)

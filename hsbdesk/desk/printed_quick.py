"""Compose the quick report: the eight things on one page, names by the recipient's profile (domain.md 11, no. 30)."""

from collections.abc import Iterable
from dataclasses import replace

from hsbdesk.desk.authors import author_of
from hsbdesk.desk.file_people import born_text
from hsbdesk.desk.frames import make_frame
from hsbdesk.desk.printed_signoff import VersionMark, signature_line
from hsbdesk.desk.quick_facts import phone_of, reported_by_phone
from hsbdesk.desk.session import Session, school_time
from hsbdesk.desk.speaker import Speaker
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.dates import Form, write_date
from hsbdesk.domain.paper import Line, PrintedTable
from hsbdesk.domain.printed_quick import PrintedQuick, QuickPart
from hsbdesk.domain.quick_report import QuickReport
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record

_BARE = PrintedTable(heads=(), widths=(), rows=())


def print_quick(session: Session, speaker: Speaker, referral: Referral) -> PrintedQuick:
    """Return the quick report as it prints for the speaker's reader, without version, sign-off and moment.

    `finish_quick` adds those. Law and words are those of the recipient's nation.
    """
    quick = needed_quick(referral)
    session = session.for_reader(referral.recipient.nation)
    words, pack = session.words, session.content
    reader = ", ".join(part for part in (referral.recipient.name, referral.recipient.team) if part)
    return PrintedQuick(
        frame=make_frame(
            session,
            document=referral.number,
            draft="",
            reader=words("For: {reader}", reader=reader),
            title=referral.number,
        ),
        title=words("Urgent {verb}: a child may be at risk", verb=pack.term("verb")),
        lead=_lead(session, speaker, quick),
        to=(Line(label=words("To"), text=reader), Line(label=words("From"), text=session.school.name)),
        parts=_parts(session, speaker, referral, quick),
        missing=words("Not known at {at}", at="{at}"),
        time_label=words("8 Time"),
        time_text=_time_text(session, quick),
        basis=Line(label=words("Basis for sharing"), text=pack.legal("basis.statutory").text),
        others=_others(session, speaker),
        signoff=_BARE,
    )


def finish_quick(session: Session, printed: PrintedQuick, referral: Referral, mark: VersionMark) -> PrintedQuick:
    """Return the quick report with its version, its signature and the minute for which it speaks."""
    words = session.words
    lead = next((signature for signature in mark.signatures if signature.role is SignOffRole.LEAD), None)
    at = school_time(lead.at) if lead is not None else session.now()
    # Its number is taken when it is first saved.
    document = words("version {version}", version=mark.number)
    if referral.number:
        document = words("{number} · version {version}", number=referral.number, version=mark.number)
    if mark.is_internal:
        document = words("{document} · internal, full names", document=document)
    elif mark.is_frozen:
        document = words("{document} · signed-off copy", document=document)
    author = author_of(session, referral)
    named = ", ".join(part for part in (author.name, author.title) if part)
    said = signature_line(session, lead) if lead is not None else ""
    signed = mark.is_frozen or mark.is_internal
    return replace(
        printed,
        frame=replace(printed.frame, document=document, draft="" if signed else words("DRAFT: not signed off")),
        as_of=f"{at:%H:%M}",
        moment=spell(at, "{day} {month} {year} {time}"),
        signoff=PrintedTable(
            heads=(words("Role"), words("Name"), words("Signature")),
            widths=(1.6, 2.6, 2.6),
            rows=((words("Author"), named, said),),
        ),
        signoff_note="" if signed else words("Not signed off: this is a draft."),
    )


def bare_quick(printed: PrintedQuick) -> PrintedQuick:
    """Return what is signed: the quick report without version, sign-off, moment and layout."""
    frame = replace(printed.frame, document="", draft="")
    return replace(printed, frame=frame, signoff=_BARE, signoff_note="", as_of="", moment="", layout=0)


def needed_quick(referral: Referral) -> QuickReport:
    """Return the eight things. Raises DeskError("record_missing") for a referral in four sections."""
    if referral.quick is None:
        raise DeskError("record_missing")
    return referral.quick


def _lead(session: Session, speaker: Speaker, quick: QuickReport) -> str:
    """Say which call this page confirms in writing."""
    words = session.words
    call = reported_by_phone(session, quick.concerns)
    if call is None:
        return words("Sent at once, on what is known now. What is not known says so.")
    whom = ", ".join(part for part in (call.with_name, call.organisation) if part)
    said = words("Confirms in writing the call of {when} to {whom}", when=write_date(call.when, Form.PLAIN), whom=whom)
    if call.reference:
        said += words(", ref. {reference}", reference=call.reference)
    return speaker.say(words("{said}. What is not known says so.", said=said))


def _parts(session: Session, speaker: Speaker, referral: Referral, quick: QuickReport) -> tuple[QuickPart, ...]:
    words, author = session.words, author_of(session, referral)
    phone = quick.reach.strip() or phone_of(session, author.name)
    reporter = ", ".join(part for part in (author.name, author.title, session.school.name) if part)
    return (
        _child(session, speaker),
        QuickPart(
            head=words("2 Where each child is now, and tonight"),
            table=PrintedTable(
                heads=(words("Child"), words("Now"), words("Tonight")),
                widths=(1.7, 2.5, 2.5),
                rows=tuple(
                    (_called(session, speaker, row.child), speaker.say(row.now), speaker.say(row.tonight))
                    for row in quick.children
                ),
                bold=(0,),
            ),
        ),
        QuickPart(head=words("3 What happened, in exact words"), text=speaker.say(quick.happened.strip())),
        QuickPart(head=words("4 Who is at risk now"), text=speaker.say(quick.at_risk.strip())),
        QuickPart(head=words("5 What was done at once"), text=speaker.say(quick.done.strip())),
        QuickPart(head=words("6 Who has been told"), text=speaker.say(quick.told.strip())),
        QuickPart(
            head=words("7 Reported by"),
            text=speaker.say(words("{who}. Telephone: {phone}", who=reporter, phone=phone or words("not known"))),
        ),
    )


def _child(session: Session, speaker: Speaker) -> QuickPart:
    words, child, file = session.words, speaker.child, speaker.file
    not_known = words("not known")
    age = child.age_on(session.today())
    carers = [
        words("{name} ({relationship})", name=speaker.people[relation.person].full, relationship=relation.relationship)
        for relation in file.household()
        if relation.holds_care
    ]
    parts = (
        words("born {day}", day=born_text(child.born)) if child.born else words("date of birth {said}", said=not_known),
        words("aged {age}", age=age) if age is not None else "",
        child.year,
        words("address: {said}", said=child.address or not_known),
        words("cared for by {who}", who=", ".join(carers)) if carers else words("carer {said}", said=not_known),
    )
    text = ", ".join(part for part in parts if part)
    return QuickPart(head=words("1 The child"), strong=child.full, text=speaker.say(f"{text}."))


def _called(session: Session, speaker: Speaker, person: str) -> str:
    """Name a child as the reader may see them, with the year group that says how old a lettered child is."""
    name, known = speaker.name(person), speaker.people.get(person)
    is_lettered = known is not None and known.id not in speaker.household and known.id != speaker.file.child
    if is_lettered and known is not None and known.year and known.year not in name:
        return session.words("{name} ({year})", name=name, year=known.year)
    return name


def _time_text(session: Session, quick: QuickReport) -> str:
    words = session.words
    when = [write_date(c.when, Form.LONG) for c in _concerns(session, quick)]
    said = words("Written {at}", at="{at}")
    return words("{said}. What happened: {when}.", said=said, when="; ".join(when)) if when else f"{said}."


def _concerns(session: Session, quick: QuickReport) -> Iterable[Concern]:
    return (read_record(session.db, Concern, concern) for concern in quick.concerns)


def _others(session: Session, speaker: Speaker) -> str:
    if speaker.profile is Profile.INTERNAL_FULL or not speaker.file.letters:
        return ""
    return session.words(
        "Children outside the household stand as letters. Their names are in the identity key that goes with this page."
    )

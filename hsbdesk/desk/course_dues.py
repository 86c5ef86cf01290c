"""What is due about referrals that have left, for one or for all. It is worked out each time, so nothing lapses."""

from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.people import NameBook, name_book, read_file
from hsbdesk.desk.session import Session
from hsbdesk.desk.suggested_asks import children_of_report
from hsbdesk.desk.workdays import bank_holidays
from hsbdesk.domain.chronology import build_chronology
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.ids import FileId, PersonId
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.referral_course import (
    call_at,
    followers,
    latest_answers,
    report_calls,
    was_sent,
)
from hsbdesk.domain.referral_due import CourseDue, CourseLook, Receipt, due_of_referral, years_of
from hsbdesk.storage.records import read_records


@dataclass(frozen=True, slots=True, kw_only=True)
class FileCourse:
    """The referrals of one file with what is due of each."""

    file: FileId
    referrals: tuple[Referral, ...]
    due: tuple[tuple[Referral, CourseDue], ...]


def course_of_file(session: Session, file: FileId) -> FileCourse:
    """Return the referrals of a file and what is due of them today."""
    return session.kept.get(("course", file, session.today()), lambda: _course_of_file(session, file))


def courses(session: Session, file: FileId | None = None) -> tuple[FileCourse, ...]:
    """Return what is due in one file, or in every file that has a referral."""
    if file is not None:
        return (course_of_file(session, file),)
    rows = session.db.execute("SELECT DISTINCT file FROM referral ORDER BY file").fetchall()
    return tuple(course_of_file(session, FileId(row[0])) for row in rows)


def asked_about(session: Session, referral: Referral, book: NameBook | None = None) -> tuple[PersonId, ...]:
    """Return the children about whom a decision is asked: of the report, and those that were answered about."""
    file = read_file(session, referral.file)
    if referral.quick is not None:
        named: tuple[PersonId, ...] = tuple(child.child for child in referral.quick.children)
        found = (file.child, *named)
    elif referral.recipient.code == "SS":
        entries = build_chronology(concerns_of(session, referral.file))
        found = children_of_report(file, referral.number, entries, book or name_book(session, file))
    else:
        found = (file.child,)
    return tuple(dict.fromkeys((*found, *latest_answers(referral))))


def calls_of(session: Session, referral: Referral, others: tuple[Referral, ...]) -> tuple[Contact, ...]:
    """Return the calls in which a referral was made by phone."""
    contacts = read_records(
        session.db,
        Contact,
        "t.kind = 'REPORT' AND t.id IN (SELECT owner FROM contact_files WHERE value = ?)",
        (referral.file,),
    )
    return report_calls(referral, others, contacts)


def _course_of_file(session: Session, file: FileId) -> FileCourse:
    referrals = tuple(read_records(session.db, Referral, "t.file = ?", (file,), "t.opened_on, t.number"))
    found: list[tuple[Referral, CourseDue]] = []
    book: NameBook | None = None
    for referral in referrals:
        if any(was_sent(later) for later in followers(referral, referrals)):
            continue  # what was asked here is asked there
        calls = calls_of(session, referral, referrals)
        if calls or was_sent(referral):
            book = book or name_book(session, read_file(session, file))
            look = _look(session, referral, calls, asked_about(session, referral, book))
            found += [(referral, due) for due in due_of_referral(look)]
    return FileCourse(file=file, referrals=referrals, due=tuple(found))


def _look(
    session: Session, referral: Referral, calls: tuple[Contact, ...], children: tuple[PersonId, ...]
) -> CourseLook:
    content = session.packs.of(referral.recipient.nation)
    council_of = {taking.contact: taking.council for taking in referral.councils if taking.contact is not None}
    receipts = tuple(Receipt(at=call_at(call), council=council_of.get(call.id, ""), call=call.id) for call in calls)
    today: date = session.today()
    moments = (
        *(receipt.at for receipt in receipts),
        *(sending.at for sending in referral.sendings),
        *(answer.on for answer in referral.answers),
        referral.opened_on,
        referral.received_at,
    )
    return CourseLook(
        referral=referral,
        children=children,
        calls=receipts,
        timers={timer: content.timer(timer) for timer in content.timers()},
        bank_holidays=bank_holidays(years_of(moments, today)),
        today=today,
    )

"""Head and foot of every printed page, and the copy's stamp."""

from hsbdesk.desk.session import Session
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.paper import Frame, Stamp


def make_frame(session: Session, *, document: str, draft: str, reader: str, title: str) -> Frame:
    """Return the frame of a document for one reader."""
    words, school = session.words, session.school
    parts = [words("Fictional demo data")] if school.fictional else []
    if school.main_record:
        parts.append(words("main record"))
    elif school.other_system:
        parts.append(words("working file beside {system}", system=school.other_system))
    else:
        parts.append(words("working file"))
    return Frame(
        marking=words("CONFIDENTIAL: SAFEGUARDING"),
        document=document,
        draft=draft,
        reader=reader,
        main_record=" · ".join(parts),
        content_version=session.content.version,
        title=title,
        printed=words("Printed {at} by {by} · copy {no} of {copies} · check code {code}"),
        page=words("Page {page} of {pages}"),
    )


def make_stamp(session: Session, check_code: str, copy_no: int, copies: int) -> Stamp:
    """Return the stamp of one copy."""
    now = session.now()
    return Stamp(
        printed_at=spell(now, "{day} {month} {year} {time}"),
        printed_by=session.me.short,
        copy_no=copy_no,
        copies=copies,
        check_code=check_code,
    )

"""The school's settings, and what of them stands outside the vault for the sign-in window."""

from dataclasses import replace

from hsbdesk.desk.session import Session
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.school import School
from hsbdesk.errors import DeskError
from hsbdesk.vault.header import Notice, Phone
from hsbdesk.vault.header_file import write_header
from hsbdesk.vault.members import set_notice


class Schools:
    """Saves the school's settings."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def save(self, school: School) -> None:
        """Store the settings as the next version and publish what sign-in shows.

        Raises DeskError("school_needs_name") or ("term_upside_down", name=...).
        """
        session = self._session
        session.allow(Action.CHANGE_SCHOOL)
        if not school.name.strip():
            raise DeskError("school_needs_name", field="name")
        for term in school.terms:
            if term.end < term.start:
                raise DeskError("term_upside_down", field="terms", name=term.name)
        changed = replace(school, id=session.school.id, number=session.school.number)
        with session.saving():
            session.change(changed, "changed")
        session.school = changed
        publish_notice(session)


def publish_notice(session: Session) -> None:
    """Write what the sign-in window shows into the header."""
    change = set_notice(session.header, session.unlocked, notice_of(session.school))
    write_header(session.files.folder, change.header)
    session.header, session.unlocked = change.header, change.unlocked


def notice_of(school: School) -> Notice:
    """Return what the sign-in window shows of a school."""
    return Notice(
        school=school.name,
        nation=school.nation,  # type: ignore[arg-type]
        main_record="" if school.main_record else school.other_system,
        phone=tuple(Phone(name=p.name, role=p.role, phone=p.phone) for p in school.phones),
        out_of_hours=tuple(Phone(name=p.name, role=p.role, phone=p.phone) for p in school.out_of_hours),
    )

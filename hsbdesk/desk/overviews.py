"""The overview of a child's file: strengths first, counted facts, what needs a decision, the other children."""

from dataclasses import dataclass
from datetime import date

from hsbdesk.desk.concerns import concerns_of
from hsbdesk.desk.file_people import PersonRow
from hsbdesk.desk.files import Files
from hsbdesk.desk.people import name_book, read_file
from hsbdesk.desk.session import Session
from hsbdesk.desk.worklists import TodayRow, Worklists
from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.chronology import count_occasions
from hsbdesk.domain.date_names import spell
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.permissions import Action


@dataclass(frozen=True, slots=True)
class OtherChild:
    """A child at home or affected, with what is still open."""

    name: str
    detail: str
    text: str
    state: str
    """check when something is open, done otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewView:
    """The whole page."""

    strengths: tuple[str, ...]
    helps: tuple[str, ...]
    pattern: tuple[str, ...]
    decisions: tuple[TodayRow, ...]
    others: tuple[OtherChild, ...]
    facts: tuple[tuple[str, str], ...]
    voices: tuple[str, ...]


class Overviews:
    """Builds the overview."""

    def __init__(self, session: Session, files: Files, worklists: Worklists) -> None:
        self._session = session
        self._files = files
        self._worklists = worklists

    def read(self, file: FileId) -> OverviewView:
        """Return the overview of a file."""
        session = self._session
        session.allow(Action.READ)
        found = read_file(session, file)
        book = name_book(session, found)
        return OverviewView(
            strengths=tuple(book.text(s.text) for s in found.strengths if not s.helps),
            helps=tuple(book.text(s.text) for s in found.strengths if s.helps),
            pattern=pattern_lines(session, file) if found.kind is FileKind.HSB else (),
            decisions=self._worklists.decisions(file, found.child),
            others=tuple(self._other(row) for row in self._files.people(file) if self._is_other(row)),
            facts=tuple((label, book.text(text)) for label, text in self._facts(found)),
            voices=tuple(
                book.text(voice.words) + (f" ({book.text(voice.about)})" if voice.about else "")
                for voice in found.voices
                if voice.person == found.child
            ),
        )

    def _is_other(self, row: PersonRow) -> bool:
        return row.group == "child" or (row.group == "home" and bool(row.year))

    def _other(self, row: PersonRow) -> OtherChild:
        words = self._session.words
        name = f"{row.name} ({row.letter})" if row.letter and self._session.names_on else row.name
        detail = words("{year}, at home", year=row.year) if row.group == "home" else row.year
        if not row.decision:
            return OtherChild(name, detail, words("report decision open"), "check")
        return OtherChild(name, detail, row.decision, "done")

    def _facts(self, file: ChildFile) -> tuple[tuple[str, str], ...]:
        content, words = self._session.content, self._session.words
        services = content.label("answer", file.services.open.value)
        known = " ".join(part for part in (services, file.services.team, file.services.worker) if part)
        legal = content.label("legal_status", file.legal_status.code)
        legal = file.legal_status.words or legal
        rows = (
            (words("Lives with"), file.lives_with_words or content.label("lives_with", file.lives_with)),
            (words("Legal status"), legal),
            (words("Open to {service}", service=content.term("svc")), known),
            (words("Known before"), file.services.known_before),
            (words("Languages"), ", ".join(p for p in (file.first_language, file.services_language) if p)),
            (content.term("aln"), file.additional_needs),
            (words("Attendance"), file.attendance),
            (words("Trusted adult"), file.trusted_adult),
        )
        return tuple((label, text) for label, text in rows if text)


def pattern_lines(session: Session, file: FileId) -> tuple[str, ...]:
    """Return counted facts of a file: entries and occasions always together, dates and never "months"."""
    words = session.words
    child = read_file(session, file).child
    counted = [c for c in concerns_of(session, file) if c.counts and child in c.displaying()]
    if not counted:
        return ()
    entries, occasions = count_occasions(counted)
    days = sorted(c.when.start for c in counted if c.when.start is not None)
    lines: list[str] = []
    said = words.count(entries, "1 entry", "{n} entries")
    times = words.count(occasions, "1 occasion", "{n} occasions")
    span = f"{_day(days[0])} – {_day(days[-1])}: " if days else ""
    lines.append(f"{span}{said}, {times}")
    contact = [c for c in counted if is_contact(c.behaviours)]
    lines.append(
        words.count(len(contact), "Contact with another child: 1 entry", "Contact with another child: {n} entries")
    )
    breaks = [c for c in counted if in_break(session, c.when.time)]
    if session.school.day_times:
        lines.append(words("At break or lunch: {n} of {all}", n=len(breaks), all=len(counted)))
    return tuple(lines)


CONTACT = frozenset({"CONTACT_OVER_CLOTHING", "CONTACT_UNDER_CLOTHING", "GROUP_GAME", "SERIOUS_CONTACT"})


def is_contact(behaviours: tuple[str, ...]) -> bool:
    """Return whether an entry holds touching."""
    return bool(CONTACT & set(behaviours))


def in_break(session: Session, time: str | None) -> bool:
    """Return whether a time lies in break or lunch of the school's day."""
    breaks = [t for t in session.school.day_times if t.name.casefold() in {"break", "lunch"}]
    return time is not None and any(part.start <= time <= part.end for part in breaks)


def _day(iso: str) -> str:
    day = date.fromisoformat(iso)
    return spell(day, "{day} {mon} {year}")

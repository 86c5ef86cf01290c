"""Search everywhere: children, entries, people, places, actions (ux.md section 5.18)."""

from dataclasses import dataclass

from hsbdesk.desk.people import name_book, read_people, screen_text
from hsbdesk.desk.session import Session
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.names import fold
from hsbdesk.domain.numbers import parse_number
from hsbdesk.domain.permissions import Action
from hsbdesk.errors import DeskError
from hsbdesk.storage.numbers import record_with_number
from hsbdesk.storage.search import Hit, find_people, find_records

MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One thing that was found."""

    kind: str
    """child, entry, person, place or action."""
    key: str
    title: str
    detail: str
    file: FileId | None = None
    record_kind: str = ""


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """Things of one kind."""

    title: str
    items: tuple[Found, ...]


class Finder:
    """Finds by what was typed; two letters or more, newest first."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def search(self, typed: str) -> tuple[FoundGroup, ...]:
        """Return what matches, in groups; empty groups are left out."""
        session, words = self._session, self._session.words
        session.allow(Action.READ)
        sought = fold(typed).split()
        if not sought or len(sought[-1]) < 2:
            return ()
        groups = (
            FoundGroup(words("Children"), self._children(typed)),
            FoundGroup(words("Entries"), self._entries(typed)),
            FoundGroup(words("People"), self._people(typed)),
            FoundGroup(words("Places"), self._places(sought)),
            FoundGroup(words("Actions"), self._actions(sought)),
        )
        return tuple(group for group in groups if group.items)

    def left(self, length: int, results: int) -> None:
        """Note one search when it is left or a result opened: its length and number of results, not its words."""
        with self._session.saving():
            self._session.audit.note("search.left", str(length), detail=results)

    def _children(self, typed: str) -> tuple[Found, ...]:
        session = self._session
        people = read_people(session, set(find_people(session.db, typed, with_file=True, limit=MOST)))
        marks = ", ".join("?" * len(people))
        rows = session.db.execute(
            f"SELECT child, id, number, kind FROM file WHERE child IN ({marks})", tuple(people)
        ).fetchall()
        found: list[Found] = []
        for person, file, number, code in rows:
            child = people[person]
            name = child.full if session.names_on else f"{child.first[:1]}."
            detail = " · ".join(part for part in (child.year, session.content.label("file_kind", code), number) if part)
            found.append(Found(kind="child", key=file, title=name, detail=detail, file=FileId(file)))
        return tuple(found)

    def _entries(self, typed: str) -> tuple[Found, ...]:
        session = self._session
        hits: list[Hit] = []
        try:
            record = record_with_number(session.db, str(parse_number(typed)))
        except DeskError:
            record = None
        if record is not None:
            row = session.db.execute(
                "SELECT record, kind, file FROM search_entry WHERE record = ?", (record,)
            ).fetchone()
            if row is not None:
                hits.append(Hit(row[0], row[1], row[2], ""))
        hits += find_records(session.db, typed, limit=MOST)
        numbers = self._numbers({hit.record for hit in hits})
        book = name_book(session) if hits and not session.names_on else None
        return tuple(
            Found(
                kind="entry",
                key=hit.record,
                title=numbers.get(hit.record, ""),
                detail=hit.excerpt if book is None else book.text(hit.excerpt),
                file=FileId(hit.file) if hit.file else None,
                record_kind=hit.kind,
            )
            for hit in {hit.record: hit for hit in hits}.values()
        )

    def _numbers(self, records: set[str]) -> dict[str, str]:
        if not records:
            return {}
        marks = ", ".join("?" * len(records))
        rows = self._session.db.execute(
            f"SELECT record, number FROM record_number WHERE record IN ({marks})",
            tuple(records),
        ).fetchall()
        return dict(rows)

    def _people(self, typed: str) -> tuple[Found, ...]:
        session = self._session
        people = read_people(session, set(find_people(session.db, typed, with_file=False, limit=MOST)))
        found: list[Found] = []
        for person in people.values():
            name = person.full if session.names_on else f"{person.first[:1]}."
            role = screen_text(session, person.role)
            detail = " · ".join(part for part in (role, person.organisation, person.year) if part)
            file = self._file_of(person.id)
            found.append(Found(kind="person", key=person.id, title=name, detail=detail, file=file))
        return tuple(found)

    def _file_of(self, person: str) -> FileId | None:
        row = self._session.db.execute(
            "SELECT owner FROM file_family WHERE person = ? UNION SELECT owner FROM file_letters WHERE person = ?"
            " UNION SELECT owner FROM file_network WHERE person = ? LIMIT 1",
            (person, person, person),
        ).fetchone()
        return None if row is None else FileId(row[0])

    def _places(self, sought: list[str]) -> tuple[Found, ...]:
        content = self._session.content
        return tuple(
            Found(kind="place", key=place.name, title=place.name, detail=content.label("setting", place.setting))
            for place in self._session.school.places
            if _has(sought, place.name)
        )[:MOST]

    def _actions(self, sought: list[str]) -> tuple[Found, ...]:
        words = self._session.words
        actions = (
            ("log", words("Log a concern"), "Ctrl+N"),
            ("today", words("Today"), "Alt+1"),
            ("children", words("Children"), "Alt+2"),
            ("referrals", words("Referrals"), "Alt+3"),
            ("reports", words("Reports"), "Alt+4"),
            ("settings", words("Settings"), "Ctrl+,"),
            ("lock", words("Lock"), "Ctrl+L"),
            ("help", words("Help"), "F1"),
        )
        return tuple(
            Found(kind="action", key=key, title=title, detail=keys)
            for key, title, keys in actions
            if _has(sought, title)
        )


def _has(sought: list[str], text: str) -> bool:
    held = fold(text).split()
    return all(any(part.startswith(word) for part in held) for word in sought)

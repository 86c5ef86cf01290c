"""One member's signed-in work: the open vault, their keys, the clock, and how a record is written."""

from collections.abc import Callable, Generator
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from hsbdesk.desk.everybody import Everybody
from hsbdesk.desk.kept import Kept
from hsbdesk.desk.packs import Packs
from hsbdesk.domain.content import Content
from hsbdesk.domain.permissions import Action, check_permission
from hsbdesk.domain.school import School
from hsbdesk.domain.text import clean_record, clean_text
from hsbdesk.storage import cipher
from hsbdesk.storage.audit import Audit
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.failures import refusal_of
from hsbdesk.storage.kinds import BY_TYPE
from hsbdesk.storage.records import add_record, change_record
from hsbdesk.storage.search import put_search_text
from hsbdesk.vault.folders import VaultFiles
from hsbdesk.vault.header import Header
from hsbdesk.vault.unlock import Unlocked
from hsbdesk.words import Words

SCHOOL_TIME = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class Me:
    """Who is signed in."""

    id: str
    name: str
    title: str
    role: str
    brook_trained_on: str | None = None
    brook_tool_version: str = ""

    @property
    def short(self) -> str:
        """Return initial and last name: "N. Morgan"."""
        first, _, last = self.name.rpartition(" ")
        return f"{first[:1]}. {last}" if first else self.name


class Session:
    """What every part of the desk works with after sign-in. Lives on the desk thread."""

    def __init__(
        self,
        *,
        files: VaultFiles,
        db: Database,
        header: Header,
        unlocked: Unlocked,
        packs: Packs,
        words: Words,
        school: School,
        clock: Callable[[], datetime],
    ) -> None:
        self.files = files
        self.db = db
        self.header = header
        self.unlocked = unlocked
        self.packs = packs
        self.content: Content = packs.own
        """The pack of the school's nation; a document takes its recipient's (`packs.of`)."""
        self.words = words
        self.school = school
        self.clock = clock
        self.names_on = True
        self.audit = Audit(db, unlocked.member_id, unlocked.role, clock)
        self.everybody = Everybody(db)
        self.kept = Kept(db)

    @property
    def me(self) -> Me:
        """Return the signed-in member."""
        trained = next((t for t in self.school.brook_trained if t.name == self.unlocked.name), None)
        return Me(
            id=self.unlocked.member_id,
            name=self.unlocked.name,
            title=self.unlocked.title,
            role=self.unlocked.role,
            brook_trained_on=trained.trained_on if trained else None,
            brook_tool_version=trained.tool_version if trained else "",
        )

    def for_reader(self, nation: str) -> "Session":
        """Return this session with the words and the law of a document's reader; the screen keeps the school's.

        Raises DeskError as `load_content` does.
        """
        if nation == self.content.nation:
            return self
        there = copy(self)
        there.content = self.packs.of(nation)
        return there

    def now(self) -> datetime:
        """Return the time at the school, without zone."""
        return self.clock().astimezone(SCHOOL_TIME).replace(tzinfo=None)

    def today(self) -> date:
        """Return the day at the school."""
        return self.now().date()

    def stamp(self) -> str:
        """Return the moment for a record: UTC, ISO 8601 to the second."""
        return utc_text(self.clock())

    def allow(self, action: Action) -> None:
        """Raise DeskError("not_permitted") unless the member may do this."""
        check_permission(self.unlocked.role, action)

    @contextmanager
    def saving(self) -> Generator[None]:
        """Run one transaction; a failing disk becomes a refusal with a next step."""
        try:
            with self.db.atomic():
                yield
        except cipher.Error as error:
            self.everybody.forget()
            raise refusal_of(error) from error
        except BaseException:
            self.everybody.forget()
            raise

    def add(self, record: Any, action: str, *, text: str | None = None, file: str | None = None) -> None:
        """Store a new record: rows, version, audit row and search text. Call inside `saving()`."""
        record = clean_record(record)
        self._note(record, action, add_record(self.db, record, action=action, by=self.unlocked.name, at=self.stamp()))
        self._search(record, text, file)

    def change(self, record: Any, action: str, *, text: str | None = None, file: str | None = None) -> None:
        """Store the next version of a record. Call inside `saving()`."""
        record = clean_record(record)
        digest = change_record(self.db, record, action=action, by=self.unlocked.name, at=self.stamp())
        self._note(record, action, digest)
        self._search(record, text, file)

    def _note(self, record: Any, action: str, digest: bytes) -> None:
        kind = BY_TYPE[type(record)].name
        self.audit.note(f"{kind}.{action}", record.id, version_hash=digest)

    def _search(self, record: Any, text: str | None, file: str | None) -> None:
        if text is not None:
            put_search_text(self.db, record.id, BY_TYPE[type(record)].name, file, clean_text(text))


def utc_text(moment: datetime) -> str:
    """Return an aware moment as UTC text, "2026-03-18T11:20:00Z"."""
    return moment.astimezone(ZoneInfo("UTC")).isoformat(timespec="seconds").replace("+00:00", "Z")


def school_time(stamp: str) -> datetime:
    """Return the school's time of a UTC stamp, without zone."""
    return datetime.fromisoformat(stamp).astimezone(SCHOOL_TIME).replace(tzinfo=None)

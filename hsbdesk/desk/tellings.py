"""Who has been told what of a plan: the sharing log, and who still holds the old one (domain.md 6.3)."""

from dataclasses import dataclass, replace

from hsbdesk.desk.people import NameBook, name_book
from hsbdesk.desk.session import Session
from hsbdesk.desk.told_checks import complete_telling, in_force
from hsbdesk.desk.told_words import day_said, person_said, reason_said, what_said
from hsbdesk.desk.when import read_when_or_refuse
from hsbdesk.domain.ids import FileId, new_id
from hsbdesk.domain.names import fold
from hsbdesk.domain.permissions import Action
from hsbdesk.domain.recall import InForce, OldTelling, find_old_tellings
from hsbdesk.domain.sharing import Told, ToldReturn
from hsbdesk.domain.text import clean_record
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import note_return, note_told, read_returns, read_told


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldRow:
    """One telling, newest first, in words."""

    told: Told
    who: str
    """ "Pat Lewis, welfare officer, junior football club" """
    what: str
    """ "Rule and place: Football club" """
    version: str
    """ "v3", "v3, interim 1"; empty where there was no plan yet. """
    when: str
    """ "Tue 10 March 2026", with the time where it was noted. """
    how: str
    """ "On paper, by hand" """
    state: str
    """ "holds the old one", "returned Fri 20 March 2026", "to come back by Fri 27 March 2026" or empty. """
    is_old: bool
    """Whether they have to be told anew, or give back what they hold."""
    is_returned: bool
    because: str
    """Why it was needed, above all for a person without safeguarding responsibility."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecallRow:
    """One person who holds something old."""

    recipient: str
    """As it was typed, for telling them anew."""
    organisation: str
    part: str
    who: str
    """As shown on screen."""
    holds: str
    """ "v3" """
    reasons: tuple[str, ...]
    """What they do not know yet, a sentence each."""
    on_paper: bool
    """Whether paper has to come back."""
    told: tuple[Told, ...]
    """The tellings that are out of date; the latest is the pattern for telling them anew."""


class Tellings:
    """Keeps the log of who was told, and works out whom a new version has to reach."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def rows(self, file: FileId) -> tuple[ToldRow, ...]:
        """Return who was told of a file's plans, newest first."""
        session = self._session
        session.allow(Action.READ)
        log = read_told(session.db, file)
        returned = {one.told: one for one in read_returns(session.db, file)}
        now = in_force(session, file)
        old = {one.told.id for one in find_old_tellings(now, log, returned.keys())}
        book = name_book(session)
        return tuple(
            self._row(book, now, told, is_old=told.id in old, returned=returned.get(told.id)) for told in reversed(log)
        )

    def tell(self, told: Told) -> None:
        """Note that somebody was told. What it leaves empty is filled in: id, plan, version, day, and who noted it.

        Raises DeskError about the field "recipient", "safeguarding", "necessary_because", "tier", "on_day",
        "return_by" or "record": see `complete_telling`.
        """
        session = self._session
        session.allow(Action.PLAN)
        complete = complete_telling(session, told)
        with session.saving():
            note_told(session.db, complete)
            session.audit.note("telling.noted", complete.id)

    def recall(self, file: FileId) -> tuple[RecallRow, ...]:
        """Return who holds an older version than the one in force, or a rule that changed, a row a person.

        Whoever has been told anew, or gave back what they held, is not among them.
        """
        session = self._session
        session.allow(Action.READ)
        now = in_force(session, file)
        returned = [one.told for one in read_returns(session.db, file)]
        people: dict[str, list[OldTelling]] = {}
        for old in find_old_tellings(now, read_told(session.db, file), returned):
            people.setdefault(fold(old.told.recipient), []).append(old)
        book = name_book(session)
        return tuple(self._recall(book, now, held) for held in people.values())

    def note_return(self, told: str, outcome: str, on: str, words: str = "") -> None:
        """Note what became of what somebody held: RETURNED, DESTROYED or REPLACED, and on which day, as typed.

        Raises DeskError("told_missing"), ("told_returned_already"), or about the field "outcome" or "on".
        """
        session = self._session
        session.allow(Action.PLAN)
        if session.db.execute("SELECT 1 FROM sharing WHERE id = ? AND tier <> ''", (told,)).fetchone() is None:
            raise DeskError("told_missing")
        if session.db.execute("SELECT 1 FROM sharing_return WHERE sharing = ?", (told,)).fetchone() is not None:
            raise DeskError("told_returned_already")
        if outcome not in session.content.codes("told_return"):
            raise DeskError("return_needs_outcome", field="outcome")
        when = read_when_or_refuse(session, on, field="on")
        if when.start is None or when.start != when.end:
            raise DeskError("return_needs_day", field="on")
        returned = ToldReturn(
            id=new_id(),
            told=told,
            outcome=outcome,
            on_day=when.start,
            noted_by=session.me.short,
            noted_at=session.stamp(),
            words=words.strip(),
        )
        with session.saving():
            note_return(session.db, clean_record(returned))
            session.audit.note("telling.returned", told)

    # -- in words

    def _row(self, book: NameBook, now: InForce, told: Told, *, is_old: bool, returned: ToldReturn | None) -> ToldRow:
        session, words = self._session, self._session.words
        if returned is not None:
            label = session.content.label("told_return", returned.outcome)
            state = words("{outcome} {day}", outcome=label[:1].lower() + label[1:], day=day_said(returned.on_day))
        elif is_old:
            state = words("holds the old one")
        elif told.return_by:
            state = words("to come back by {day}", day=day_said(told.return_by))
        else:
            state = ""
        return ToldRow(
            told=told,
            who=person_said(session, book, told),
            what=what_said(session, book, now, told),
            version=words("v{version}", version=told.document_version) if told.document_version else "",
            when=" ".join(part for part in (day_said(told.on_day), told.on_time) if part),
            how=session.content.label("told_how", told.how),
            state=state,
            is_old=is_old,
            is_returned=returned is not None,
            because=book.text(told.necessary_because),
        )

    def _recall(self, book: NameBook, now: InForce, held: list[OldTelling]) -> RecallRow:
        session = self._session
        last = held[-1].told
        stated = [old.told for old in reversed(held)]
        part = next((told.part for told in stated if told.part), "")
        organisation = next((told.organisation for told in stated if told.organisation), "")
        said = [reason_said(session, book, now, old.told, why) for old in held for why in old.reasons]
        versions = dict.fromkeys(old.told.document_version for old in held if old.told.document_version)
        return RecallRow(
            recipient=last.recipient,
            organisation=organisation,
            part=part,
            who=person_said(session, book, replace(last, part=part, organisation=organisation)),
            holds="; ".join(session.words("v{version}", version=version) for version in versions),
            reasons=tuple(dict.fromkeys(said)),
            on_paper=any(old.told.copy or old.told.return_by for old in held),
            told=tuple(old.told for old in held),
        )

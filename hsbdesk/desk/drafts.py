"""Drafts: what is being written, sealed to its author, kept within three seconds of a key."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hsbdesk.desk.session import Me, Session, school_time, utc_text
from hsbdesk.errors import DeskError
from hsbdesk.vault.drafts import (
    Draft,
    delete_draft,
    list_own_drafts,
    list_unfinished,
    open_own_draft,
    write_draft,
)


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One of the signed-in member's own drafts."""

    uuid: str
    form: str
    title: str
    at: datetime
    """School time of the last key."""


@dataclass(frozen=True, slots=True)
class UnfinishedRow:
    """A concern that somebody left unfinished, not read back by its author."""

    uuid: str
    member: str
    author: str
    at: datetime


@dataclass(frozen=True, slots=True)
class OpenDraft:
    """A draft's content and the place its author was at."""

    fields: dict[str, Any]
    view: dict[str, Any]


class Drafts:
    """Keeps, lists and opens drafts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(
        self, uuid: str, form: str, fields: dict[str, Any], view: dict[str, Any], *, inbox: bool = False
    ) -> datetime:
        """Seal and write a draft and return the school time it was kept. `inbox` seals it to the leads too."""
        session = self._session
        now = session.clock()
        draft = Draft(uuid, form, fields, view, last_key=now, left=False, inbox=inbox)
        write_draft(session.files.drafts, session.header, session.unlocked, draft)
        return session.now()

    def leave(self, uuid: str) -> None:
        """Mark a concern draft as left: the safeguarding team is told that one is waiting."""
        session = self._session
        found = open_own_draft(session.files.drafts, session.unlocked, uuid)
        draft = Draft(found.uuid, found.form, found.fields, found.view, found.last_key, left=True, inbox=found.inbox)
        write_draft(session.files.drafts, session.header, session.unlocked, draft)

    def own(self) -> tuple[DraftRow, ...]:
        """Return the signed-in member's drafts, newest first."""
        session = self._session
        found = list_own_drafts(session.files.drafts, session.unlocked).drafts
        rows = [
            DraftRow(d.uuid, d.form, str(d.view.get("title", "")), school_time(utc_text(d.last_key))) for d in found
        ]
        return tuple(sorted(rows, key=lambda row: row.at, reverse=True))

    def open(self, uuid: str) -> OpenDraft:
        """Return an own draft. Raises DeskError when it is not there or not whole."""
        found = open_own_draft(self._session.files.drafts, self._session.unlocked, uuid)
        return OpenDraft(dict(found.fields), dict(found.view))

    def drop(self, uuid: str) -> None:
        """Delete an own draft, once its content is recorded or given up on purpose."""
        delete_draft(self._session.files.drafts, self._session.unlocked, uuid)

    def unfinished(self) -> tuple[UnfinishedRow, ...]:
        """Return other members' concerns that were left unfinished (domain.md section 3.1, T_UNFINISHED)."""
        session = self._session
        found = list_unfinished(session.files.drafts, session.header, session.unlocked, session.clock())
        recorded = (
            {row[0] for row in session.db.execute("SELECT id FROM concern").fetchall()}
            if found.concerns
            else set[str]()
        )
        return tuple(
            UnfinishedRow(u.draft.uuid, u.member, u.author, school_time(utc_text(u.draft.last_key)))
            for u in found.concerns
            if u.draft.uuid not in recorded
        )

    def open_unfinished(self, uuid: str) -> OpenDraft:
        """Return what somebody else left unfinished. Raises DeskError("draft_missing")."""
        session = self._session
        found = list_unfinished(session.files.drafts, session.header, session.unlocked, session.clock())
        for unfinished in found.concerns:
            if unfinished.draft.uuid == uuid:
                with session.saving():
                    session.audit.note("draft.unfinished_read", uuid)
                return OpenDraft(dict(unfinished.draft.fields), dict(unfinished.draft.view))
        raise DeskError("draft_missing")


def author_of_unfinished(session: Session, uuid: str) -> Me | None:
    """Return who left this concern unfinished, or None when it is the signed-in member's own."""
    found = list_unfinished(session.files.drafts, session.header, session.unlocked, session.clock())
    for unfinished in found.concerns:
        if unfinished.draft.uuid == uuid and unfinished.member != session.unlocked.member_id:
            titles = {member.id: member.title for member in session.header.members}
            return Me(unfinished.member, unfinished.author, titles.get(unfinished.member, ""), "")
    return None

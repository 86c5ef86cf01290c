"""The folder of sealed drafts: locking and power cuts lose at most the last seconds of typing.

A draft is signed by its author and encrypted under a key of its own. That key is wrapped for the author, and
in concern drafts for the safeguarding inbox too: what somebody began to write about a child reaches the leads
even if its author never comes back. The draft's uuid becomes the record's, so recording twice is impossible.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Header
from hsbdesk.vault.private_file import (
    disk_refusal,
    make_private_folder,
    read_capped_file,
    replace_file,
    write_private_file,
)
from hsbdesk.vault.sealed_draft import (
    Draft,
    SealedDraft,
    decode_sealed,
    find_inbox_key,
    find_own_key,
    open_draft,
    seal_draft,
)
from hsbdesk.vault.unlock import Unlocked

UNFINISHED_AFTER = timedelta(minutes=60)
_SUFFIX = ".sealed"
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_CAP = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class DamagedDraft:
    """A draft that could not be opened and is kept. `reason`: `draft_damaged`, `draft_closed`, ..."""

    member: str
    uuid: str
    reason: str


@dataclass(frozen=True, slots=True)
class DraftList:
    """One's own drafts, the last written first, and those that do not open."""

    drafts: tuple[Draft, ...]
    damaged: tuple[DamagedDraft, ...]


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A concern that its author has not finished and not read back.

    `author`: the member's name now, empty if removed since. `verified`: signed by the key that this member
    has now; not so after a removal or a reset passphrase.
    """

    member: str
    author: str
    verified: bool
    draft: Draft


@dataclass(frozen=True, slots=True)
class UnfinishedList:
    """Others' unfinished concerns, the oldest first, and concern drafts that do not open."""

    concerns: tuple[Unfinished, ...]
    damaged: tuple[DamagedDraft, ...]


def write_draft(drafts: Path, header: Header, unlocked: Unlocked, draft: Draft) -> None:
    """Seal a draft and put it in place of its earlier state, in one step.

    Raises DeskError `vault_disk_full`, `vault_read_only`, `vault_write_failed`, `draft_invalid` or
    `draft_too_large`; the earlier state is then whole.
    """
    content = seal_draft(header, unlocked, draft)
    if len(content) > _CAP:
        raise DeskError("draft_too_large", mib=_CAP // 1024 // 1024)
    make_private_folder(drafts)
    make_private_folder(drafts / unlocked.member_id)
    write_private_file(_draft_path(drafts, unlocked.member_id, draft.uuid), content)


def list_own_drafts(drafts: Path, unlocked: Unlocked) -> DraftList:
    """Open all drafts of the signed-in member. A damaged file is kept aside under another name and told."""
    found: list[Draft] = []
    damaged: list[DamagedDraft] = []
    for path in _draft_files(drafts / unlocked.member_id):
        try:
            found.append(_open_own(path, unlocked))
        except DeskError as refusal:
            damaged.append(_tell(path, refusal))
    found.sort(key=lambda draft: draft.last_key, reverse=True)
    return DraftList(tuple(found), tuple(damaged))


def open_own_draft(drafts: Path, unlocked: Unlocked, uuid: str) -> Draft:
    """Open one's own draft.

    Raises DeskError `draft_not_found`, or `draft_closed` when it was sealed before one's passphrase was
    reset; DamagedVaultError `draft_damaged`.
    """
    return _open_own(_draft_path(drafts, unlocked.member_id, uuid), unlocked)


def delete_draft(drafts: Path, unlocked: Unlocked, uuid: str) -> None:
    """Delete one's own draft, once its record is stored or it is thrown away. No error if it is gone."""
    path = _draft_path(drafts, unlocked.member_id, uuid)
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_refusal(error) from error


def leave_drafts(drafts: Path, header: Header, unlocked: Unlocked) -> int:
    """Mark one's own concern drafts as left, at sign-out: the leads see them from now on. Return how many."""
    left = [draft for draft in list_own_drafts(drafts, unlocked).drafts if draft.inbox and not draft.left]
    for draft in left:
        write_draft(drafts, header, unlocked, replace(draft, left=True))
    return len(left)


def list_unfinished(drafts: Path, header: Header, unlocked: Unlocked, now: datetime) -> UnfinishedList:
    """Open others' concern drafts that were left, or untouched for 60 minutes (rule T_UNFINISHED).

    The reader applies the rule, so a killed program or a PC switched off changes nothing. No file is changed.
    Raises DeskError `draft_not_a_lead` for a member without the inbox keys.
    """
    if not unlocked.inbox_secrets:
        raise DeskError("draft_not_a_lead")
    concerns: list[Unfinished] = []
    damaged: list[DamagedDraft] = []
    for path in _all_draft_files(drafts):
        if path.parent.name == unlocked.member_id:
            continue
        try:
            sealed = _read_sealed(path)
            if sealed.inbox is not None and is_unfinished(sealed, now):
                concerns.append(_open_unfinished(sealed, header, unlocked))
        except DeskError as refusal:
            damaged.append(DamagedDraft(path.parent.name, path.name.removesuffix(_SUFFIX), refusal.id))
    concerns.sort(key=lambda concern: concern.draft.last_key)
    return UnfinishedList(tuple(concerns), tuple(damaged))


def count_unfinished(drafts: Path, now: datetime) -> int:
    """Count unfinished concerns without any key, for the sign-in window; the clear parts are not verified."""
    total = 0
    for path in _all_draft_files(drafts):
        try:
            sealed = _read_sealed(path)
        except DeskError:
            continue
        total += sealed.inbox is not None and is_unfinished(sealed, now)
    return total


def is_unfinished(sealed: SealedDraft, now: datetime) -> bool:
    """Apply rule T_UNFINISHED. A last key an hour or more ahead was a wrong clock, so it counts too."""
    return sealed.left or abs(now - sealed.last_key) >= UNFINISHED_AFTER


def _open_unfinished(sealed: SealedDraft, header: Header, unlocked: Unlocked) -> Unfinished:
    key = find_inbox_key(sealed, unlocked)
    if key is None:
        raise DeskError("draft_closed")
    author = next((member for member in header.members if member.id == sealed.member), None)
    draft, verified = open_draft(sealed, key, author.ed25519 if author else None)
    return Unfinished(sealed.member, author.name if author else "", verified, draft)


def _open_own(path: Path, unlocked: Unlocked) -> Draft:
    sealed = _read_sealed(path)
    key = find_own_key(sealed, unlocked)
    if key is None:
        raise DeskError("draft_closed")
    draft, verified = open_draft(sealed, key, unlocked.member.ed25519)
    if not verified:
        raise DamagedVaultError("draft_damaged")
    return draft


def _read_sealed(path: Path) -> SealedDraft:
    try:
        content = read_capped_file(path, _CAP)
    except FileNotFoundError as error:
        raise DeskError("draft_not_found") from error
    except OSError as error:
        raise DeskError("draft_unreadable", code=error.errno or 0) from error
    return decode_sealed(content, member=path.parent.name, uuid=path.name.removesuffix(_SUFFIX))


def _tell(path: Path, refusal: DeskError) -> DamagedDraft:
    member, uuid = path.parent.name, path.name.removesuffix(_SUFFIX)
    # Only a file that is itself damaged is renamed: one that just does not open here may open for the leads.
    if isinstance(refusal, DamagedVaultError):
        names = (path.with_name(f"{path.name}.damaged-{number}") for number in count(1))
        try:
            replace_file(path, next(name for name in names if not name.exists()))
        except OSError:
            return DamagedDraft(member, uuid, "draft_unreadable")
    return DamagedDraft(member, uuid, refusal.id)


def _draft_path(drafts: Path, member_id: str, uuid: str) -> Path:
    if not _UUID.fullmatch(uuid):
        raise DeskError("draft_invalid")
    return drafts / member_id / f"{uuid}{_SUFFIX}"


def _draft_files(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.name.endswith(_SUFFIX))
    except OSError:
        return []


def _all_draft_files(drafts: Path) -> Iterator[Path]:
    try:
        folders = sorted(path for path in drafts.iterdir() if path.is_dir())
    except OSError:
        return
    for folder in folders:
        yield from _draft_files(folder)

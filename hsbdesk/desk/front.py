"""What is shown before anybody signs in. No key is needed and no case data is touched."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hsbdesk.domain.school import PhoneContact
from hsbdesk.vault.drafts import count_unfinished
from hsbdesk.vault.folders import find_vault
from hsbdesk.vault.header_file import read_header
from hsbdesk.vault.members import ways_in
from hsbdesk.vault.unlock import find_hint


@dataclass(frozen=True, slots=True)
class MemberView:
    """A member as the sign-in list shows them."""

    id: str
    name: str
    title: str
    hint: str


@dataclass(frozen=True, slots=True)
class VaultFront:
    """The outside of a vault."""

    folder: Path
    file_name: str
    school: str
    nation: str
    fictional: bool
    members: tuple[MemberView, ...]
    phones: tuple[PhoneContact, ...]
    out_of_hours: tuple[PhoneContact, ...]
    unfinished: int
    saved_at: datetime | None
    """UTC."""
    ways_in: int


def read_front(folder: Path, now: datetime, demo_folder: Path) -> VaultFront:
    """Return the outside of the vault in `folder`. Raises DeskError when there is none to open."""
    files = find_vault(folder)
    header = read_header(files.folder).copies[0]
    notice = header.notice
    changed = files.records.stat().st_mtime if files.records.exists() else None
    wal = files.records.with_name(files.records.name + "-wal")
    if changed is not None and wal.exists():
        changed = max(changed, wal.stat().st_mtime)
    return VaultFront(
        folder=files.folder,
        file_name=files.folder.name,
        school=notice.school,
        nation=notice.nation,
        fictional=files.folder.resolve().is_relative_to(demo_folder.resolve()),
        members=tuple(
            MemberView(member.id, member.name, member.title, find_hint(header, member.id)) for member in header.members
        ),
        phones=tuple(PhoneContact(name=p.name, role=p.role, phone=p.phone) for p in notice.phone),
        out_of_hours=tuple(PhoneContact(name=p.name, role=p.role, phone=p.phone) for p in notice.out_of_hours),
        unfinished=count_unfinished(files.drafts, now),
        saved_at=None if changed is None else datetime.fromtimestamp(changed, tz=now.tzinfo),
        ways_in=ways_in(header),
    )

"""Let a lead who forgot their passphrase in again with the recovery sheet (security.md section 4.3)."""

from pathlib import Path
from typing import TYPE_CHECKING

from hsbdesk.errors import DeskError
from hsbdesk.vault.folders import find_vault
from hsbdesk.vault.header_file import read_header, write_header
from hsbdesk.vault.instance_lock import take_instance_lock
from hsbdesk.vault.members import change_passphrase, reset_passphrase
from hsbdesk.vault.recovery import parse_recovery_key, unlock_recovery
from hsbdesk.vault.unlock import find_member, unlock_header

if TYPE_CHECKING:
    from hsbdesk.desk.desk import Cost


def reset_with_sheet(folder: Path, member: str, sheet: str, passphrase: str, hint: str, *, cost: "Cost") -> None:
    """Give a member a new passphrase by the recovery sheet; nobody is signed in by it.

    Their drafts other than concerns no longer open. Raises DeskError about the field "sheet" or "passphrase";
    nothing is changed then.
    """
    files = find_vault(folder)
    with take_instance_lock(files.lock):
        header = read_header(files.folder).copies[0]
        try:
            opened = unlock_recovery(header, parse_recovery_key(sheet, header.key_no), floor=cost.floor)
        except DeskError as error:
            raise DeskError(error.id, field="sheet", **error.params) from error
        known = find_member(header, member).id
        change = reset_passphrase(opened.header, opened.unlocked, known, passphrase, cost=cost.new)
        entered = unlock_header(change.header, known, passphrase, floor=cost.floor)
        change = change_passphrase(entered.header, entered.unlocked, passphrase, hint=hint, cost=cost.new)
        write_header(files.folder, change.header)

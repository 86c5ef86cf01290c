"""keys.json and keys.json.bak: two whole copies, so that one damaged file locks nobody out."""

from dataclasses import dataclass
from pathlib import Path

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.vault.header import Header
from hsbdesk.vault.header_seal import canonical_json, check_header, decode_header
from hsbdesk.vault.private_file import read_capped_file, write_private_file

FIRST_COPY = "keys.json"
SECOND_COPY = "keys.json.bak"
_CAP = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class HeaderRead:
    """The readable copies, the better first. `from_backup`: the first copy was missing, damaged or older."""

    copies: tuple[Header, ...]
    from_backup: bool


def read_header(folder: Path) -> HeaderRead:
    """Read both copies and check what needs no key; writes nothing.

    Raises DeskError `vault_newer` if a copy is of a later format, `vault_header_missing` if there is none,
    DamagedVaultError `vault_header_damaged` or `vault_unreadable` if none is whole.
    """
    first = _read_copy(folder / FIRST_COPY)
    second = _read_copy(folder / SECOND_COPY)
    found = [copy for copy in (first, second) if isinstance(copy, Header)]
    if not found:
        damage = next((copy for copy in (first, second) if isinstance(copy, DamagedVaultError)), None)
        raise damage or DeskError("vault_header_missing")
    found.sort(key=lambda copy: -copy.gen)  # stable: of two equally new, the first
    unique = tuple(found[:1] if found[0] == found[-1] else found)
    return HeaderRead(unique, from_backup=unique[0] is not first)


def _read_copy(path: Path) -> Header | DamagedVaultError | None:
    try:
        return decode_header(read_capped_file(path, _CAP))
    except FileNotFoundError:
        return None
    except DamagedVaultError as damage:
        return damage
    except OSError as error:
        damage = DamagedVaultError("vault_unreadable", code=error.errno or 0)
        damage.__cause__ = error
        return damage


def write_header(folder: Path, header: Header) -> None:
    """Write both copies, each in one step; both are on the disk when this returns.

    Raises DeskError `vault_disk_full`, `vault_read_only` or `vault_write_failed`; the vault then opens as
    before, or, if only the first copy was written, as after.
    """
    check_header(header)
    content = canonical_json(header)
    write_private_file(folder / FIRST_COPY, content)
    write_private_file(folder / SECOND_COPY, content)

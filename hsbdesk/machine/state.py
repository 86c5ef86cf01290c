"""What this PC last saw of each vault, so that an older copy put in its place is noticed. No case data.

Also failed sign-ins, by member id: they are counted before any vault is open.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import msgspec

from hsbdesk.machine.own_file import keep_aside, write_own_file

_CAP = 4 * 1024 * 1024
_Count = Annotated[int, msgspec.Meta(ge=0)]


class VaultSeen(msgspec.Struct, frozen=True):
    """One vault as it was last seen here.

    `gen` of the header; `seq` and `head` (hex) of the audit; `size` of the records in bytes; `rows`: rows by
    table, as floors; `failed`: times of failed sign-ins by member id, in seconds of UTC since 1970;
    `unreported`: failed sign-ins by member id that are not in the audit yet.
    """

    gen: _Count = 0
    seq: _Count = 0
    head: str = ""
    size: _Count = 0
    rows: dict[str, int] = {}
    failed: dict[str, list[float]] = {}
    unreported: dict[str, int] = {}


@dataclass(frozen=True, slots=True)
class StateRead:
    """What was seen, by vault id; `broken`: the file could not be read, and where it was kept, if it was."""

    vaults: dict[str, VaultSeen]
    broken: bool = False
    kept_aside: Path | None = None


class _File(msgspec.Struct, frozen=True):
    vaults: dict[str, VaultSeen]


def read_state(path: Path) -> StateRead:
    """Read the state; a missing file is an empty state, a broken one is kept aside and told."""
    try:
        with path.open("rb") as file:
            content = file.read(_CAP)
        return StateRead(msgspec.json.decode(content, type=_File).vaults)
    except FileNotFoundError:
        return StateRead({})
    except OSError:
        return StateRead({}, broken=True)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return StateRead({}, broken=True, kept_aside=keep_aside(path))


def write_state(path: Path, vaults: dict[str, VaultSeen]) -> None:
    """Write the state in one step, readable by its user only. Raises OSError."""
    write_own_file(path, msgspec.json.format(msgspec.json.encode(_File(vaults), order="sorted")))

"""Files of this PC's user: written in one step, readable by nobody else, kept aside when broken."""

import os
from itertools import count
from pathlib import Path

_OWNER_ONLY = 0o600
_BINARY: int = getattr(os, "O_BINARY", 0)


def write_own_file(path: Path, content: bytes) -> None:
    """Replace a file of mode 0600 in one step, with its folder made if missing. Raises OSError."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = path.with_name(path.name + ".tmp")
    beside.unlink(missing_ok=True)
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, _OWNER_ONLY)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def keep_aside(path: Path) -> Path | None:
    """Rename a file that cannot be read, and return its new name; None if even that is not possible."""
    names = (path.with_name(f"{path.name}.broken-{number}") for number in count(1))
    aside = next(name for name in names if not name.exists())
    try:
        return path.replace(aside)
    except OSError:
        return None

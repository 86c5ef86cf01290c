"""Turn an error of the store into a refusal with a next step: the disk is full, not the program wrong."""

from hsbdesk.errors import DamagedVaultError, DeskError
from hsbdesk.storage import cipher

_BY_WORDS: tuple[tuple[str, str], ...] = (
    ("disk is full", "disk_full"),
    ("readonly", "vault_read_only"),
    ("locked", "vault_open_elsewhere"),
    ("disk i/o error", "disk_failed"),
    ("unable to open", "disk_failed"),
)


def refusal_of(error: cipher.Error) -> DeskError:
    """Return the refusal for an error of the store. What was not saved is still in the form."""
    text = str(error).casefold()
    for words, id_ in _BY_WORDS:
        if words in text:
            return DeskError(id_)
    if "malformed" in text or "not a database" in text or "corrupt" in text:
        return DamagedVaultError("vault_damaged")
    return DeskError("save_failed")

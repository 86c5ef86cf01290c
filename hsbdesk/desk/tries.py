"""Failed passphrases of one member, kept on this PC between tries (security.md section 4.3, Throttle)."""

import contextlib
from collections.abc import Callable
from datetime import datetime

from hsbdesk.errors import DeskError
from hsbdesk.machine.places import Places
from hsbdesk.machine.state import VaultSeen, read_state, write_state
from hsbdesk.vault.throttle import Throttle


class Tries:
    """What one member may still try: signing in and signing a document count together."""

    def __init__(self, places: Places, vault: str, member: str, clock: Callable[[], datetime]) -> None:
        self._places = places
        self._vault = vault
        self._member = member
        self._vaults = dict(read_state(places.state).vaults)
        seen = self._vaults.get(vault, VaultSeen())
        self._throttle = Throttle(seen.failed, clock)

    def refuse_too_soon(self) -> None:
        """Raise DeskError("sign_in_wait", seconds=...) while the member has to wait."""
        wait = self._throttle.wait(self._member)
        if wait > 0:
            raise DeskError("sign_in_wait", field="passphrase", seconds=int(wait) + 1)

    def note_failure(self, error: DeskError) -> DeskError:
        """Count a failed try and return the refusal with how many are left."""
        self._throttle.fail(self._member)
        self._keep(add=1)
        left = self._throttle.tries_left(self._member)
        return DeskError(error.id, field="passphrase", tries=left)

    def note_success(self) -> int:
        """Forget the failures and return how many nobody was told of yet."""
        failures = self._vaults.get(self._vault, VaultSeen()).unreported.get(self._member, 0)
        self._throttle.succeed(self._member)
        self._keep(add=None)
        return failures

    def _keep(self, *, add: int | None) -> None:
        seen = self._vaults.get(self._vault, VaultSeen())
        unreported = dict(seen.unreported)
        if add is None:
            unreported.pop(self._member, None)
        else:
            unreported[self._member] = unreported.get(self._member, 0) + add
        self._vaults[self._vault] = VaultSeen(
            gen=seen.gen,
            seq=seen.seq,
            head=seen.head,
            size=seen.size,
            rows=seen.rows,
            failed=self._throttle.failures,
            unreported=unreported,
        )
        keep_state(self._places, self._vaults)


def keep_state(places: Places, vaults: dict[str, VaultSeen]) -> None:
    """Write what is kept of the vaults on this PC, if it can be written."""
    # A full disk or a locked-down user folder must not keep anybody out of the vault, or in it.
    with contextlib.suppress(OSError):
        write_state(places.state, vaults)

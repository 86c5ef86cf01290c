"""The only rule against guessing at this PC: waits that double, and five minutes after ten failures.

It says nothing against a copied file; there the passphrase alone protects.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

WINDOW_SECONDS = 300.0
MOST_FAILURES = 10
LONGEST_DELAY = 60.0


class Throttle:
    """Counts failed sign-ins per member.

    The wall clock is read once, at the start, so that the count outlives a restart; from then on only
    the monotonic clock counts, so that setting the PC's clock does not shorten a wait.
    """

    def __init__(
        self,
        failures: Mapping[str, Sequence[float]],
        clock: Callable[[], datetime],
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """Take up the failures kept earlier: member id to times, in seconds of UTC since 1970."""
        self._monotonic = monotonic
        self._offset = clock().timestamp() - monotonic()
        now = self._now()
        # A time in the future was written before the clock was set back: it counts as of now, not for longer.
        self._times = {member: [min(at, now) for at in times] for member, times in failures.items()}

    def _now(self) -> float:
        return self._offset + self._monotonic()

    def _run(self, member_id: str) -> list[float]:
        """Return the failures that count: those in the five minutes up to the last, for five minutes."""
        times = self._times.get(member_id, [])
        if not times or self._now() >= times[-1] + WINDOW_SECONDS:
            return []
        return [at for at in times if at > times[-1] - WINDOW_SECONDS]

    def wait(self, member_id: str) -> float:
        """Return the seconds until this member may try again; 0 means now."""
        run = self._run(member_id)
        if not run:
            return 0.0
        full = len(run) >= MOST_FAILURES
        delay = WINDOW_SECONDS if full else min(2.0 ** (len(run) - 1), LONGEST_DELAY)
        return max(0.0, run[-1] + delay - self._now())

    def tries_left(self, member_id: str) -> int:
        """Return how many more tries there are before the wait of five minutes."""
        run = self._run(member_id)
        if len(run) >= MOST_FAILURES:
            return 0
        return MOST_FAILURES - sum(at > self._now() - WINDOW_SECONDS for at in run)

    def fail(self, member_id: str) -> None:
        """Count a failed try. Keep `failures` before the next try is let through."""
        self._times[member_id] = [*self._run(member_id), self._now()][-MOST_FAILURES:]

    def succeed(self, member_id: str) -> None:
        """Forget the failures of a member who signed in."""
        self._times.pop(member_id, None)

    @property
    def failures(self) -> dict[str, list[float]]:
        """What to keep in the machine's state, in the form that the constructor takes."""
        kept = {member: self._run(member) for member in self._times}
        return {member: times for member, times in kept.items() if times}

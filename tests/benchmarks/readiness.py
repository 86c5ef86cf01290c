"""Readiness over a referral of 300 entries and 80 interventions, after a word was typed, a row unticked, it was saved."""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from case_vault import make_case
from figure import Figure, p95_ms, send

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.referral import Referral

ENTRIES, INTERVENTIONS = 300, 80
ROUNDS = 20
MOST_MS = 50


def main() -> None:
    """Change the referral in one place after the other and look through all of it each time."""
    with tempfile.TemporaryDirectory() as work:
        desk, _file, record = make_case(Path(work), ENTRIES, INTERVENTIONS)
        referral = desk.referrals.read(record).referral
        desk.readiness.check(referral)
        changes = (("a word was typed", typed), ("a row was unticked", unticked))
        figures = [measured(desk, referral, name, change) for name, change in changes]
        figures.append(measured(desk, referral, "it was saved", typed, save=True))
        desk.sign_out()
    send(figures)


def measured(
    desk: Desk, referral: Referral, name: str, change: Callable[[Referral, int], Referral], *, save: bool = False
) -> Figure:
    """Return how long a check takes after a change."""
    taken: list[float] = []
    for n in range(ROUNDS):
        changed = change(referral, n)
        if save:
            desk.referrals.save(changed)
        started = time.thread_time()  # of this thread alone: other work on the machine is not ours
        desk.readiness.check(changed)
        taken.append(time.thread_time() - started)
    what = f"readiness, {ENTRIES} entries, after {name}, p95"
    return Figure(name=what, value=p95_ms(taken), most=MOST_MS)


def typed(referral: Referral, n: int) -> Referral:
    """Return the referral with words on its front sheet that were not there before."""
    front = replace(referral.front, why_now=f"{referral.front.why_now} He was near the door, {n} steps away.")
    chosen = (*referral.background[:-1], replace(referral.background[-1], wording=f"He stood at the door, step {n}."))
    return replace(referral, front=front, background=chosen)


def unticked(referral: Referral, n: int) -> Referral:
    """Return the referral without one of its rows, so that those after it are numbered anew."""
    place = len(referral.background) // 2 + n
    return replace(referral, background=(*referral.background[:place], *referral.background[place + 1 :]))


if __name__ == "__main__":
    sys.exit(main())

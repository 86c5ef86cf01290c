"""How long a child is under line of sight in a school week: what every review says (domain.md 6.5)."""

from collections.abc import Iterable
from dataclasses import dataclass

from hsbdesk.domain.plan import PlanRow


@dataclass(frozen=True, slots=True)
class Sight:
    """A time in a school week, as it is said: "5 h 50 min a week"."""

    hours: int
    minutes: int
    """0 to 59."""

    @property
    def total(self) -> int:
        """Return all of it in minutes."""
        return self.hours * 60 + self.minutes


def sight_of(rows: Iterable[PlanRow]) -> Sight | None:
    """Return the time that the rows add up to; None when the child is nowhere under line of sight."""
    total = sum(max(0, row.sight_minutes) for row in rows)
    return Sight(*divmod(total, 60)) if total else None

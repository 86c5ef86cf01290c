"""One measured figure beside its baseline, and how scripts hand figures to `run.py`."""

import json
import math
import statistics
import sys
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What was measured, what it is held against, and how far it may go.

    `most_times` is the largest ratio to the baseline, `most` the largest value; without either it only informs.
    """

    name: str
    value: float
    unit: str = "ms"
    base_name: str = ""
    base: float | None = None
    most_times: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float | None:
        """Return the figure over its baseline."""
        return self.value / self.base if self.base else None

    @property
    def verdict(self) -> str:
        """Return "ok", "over", or "" for a figure without a target."""
        if self.most_times is not None and self.ratio is not None:
            return "ok" if self.ratio <= self.most_times else "over"
        if self.most is not None:
            return "ok" if self.value <= self.most else "over"
        return ""

    def line(self) -> str:
        """Return the figure as a line of the table."""
        base = f"{self.base_name} {_number(self.base)} {self.unit}" if self.base is not None else self.base_name
        ratio = f"{self.ratio:.2f}x" if self.ratio is not None else ""
        target = ""
        if self.most_times is not None:
            target = f"<= {self.most_times:g}x"
        elif self.most is not None:
            target = f"<= {self.most:g} {self.unit}"
        value = f"{_number(self.value)} {self.unit}"
        return f"{self.name:<58} {value:>11}  {base:<54} {ratio:>7}  {target:<10} {self.verdict}".rstrip()


def heading() -> str:
    """Return the first line of the table."""
    return f"{'measured':<58} {'figure':>11}  {'baseline in the same run':<54} {'ratio':>7}  {'target':<10}"


def send(figures: Iterable[Figure]) -> None:
    """Hand figures over on standard output."""
    json.dump([asdict(figure) for figure in figures], sys.stdout)


def receive(text: str) -> list[Figure]:
    """Return the figures that a script sent."""
    return [Figure(**fields) for fields in json.loads(text)]


def median_ms(seconds: Sequence[float]) -> float:
    """Return the median in milliseconds."""
    return statistics.median(seconds) * 1_000


def p95_ms(seconds: Sequence[float]) -> float:
    """Return the time in milliseconds that 95 of 100 stay under."""
    return sorted(seconds)[math.ceil(len(seconds) * 0.95) - 1] * 1_000


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"

"""What the steps of triage share."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Who decides, and the day."""

    by: str
    on: str


def merge_kept(
    before: Sequence[T], now: Sequence[T], shown: Callable[[T], bool], key: Callable[[T], Hashable]
) -> tuple[T, ...]:
    """Return `now` in the order of `before`; what the form does not show is kept as it was, new ones come last."""
    found = {key(item): item for item in now}
    kept = [item if not shown(item) else found.pop(key(item), None) for item in before]
    return (*(item for item in kept if item is not None), *found.values())

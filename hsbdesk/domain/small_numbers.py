"""Hiding small numbers so that none can be worked out from what is printed (domain.md section 9, GOVERNOR_ANON).

A table whose total is known gives a hidden number away when it is the only one hidden, or when the hidden ones
can add up in one way only: all 0, or all as large as a hidden number may be. Then the next smallest number is
hidden too. All hidden numbers look alike; a table of which nothing would be left is not shown at all.
"""

from collections.abc import Sequence


def hide_small(counts: Sequence[int], small: int) -> tuple[int | None, ...] | None:
    """Return the counts with None for what is hidden; None in place of a table that may not be shown.

    `counts` are the parts of a total that is printed beside them, 0 included; `small` is the least number that
    may be shown. A total under `small` is never printed, and so is nothing of its parts.
    """
    if sum(counts) < small:
        return None
    hidden = {place for place, count in enumerate(counts) if count < small}
    while hidden and _gives_away([counts[place] for place in sorted(hidden)], small):
        left = [place for place in range(len(counts)) if place not in hidden]
        if not left:
            return None
        least = min(counts[place] for place in left)
        hidden |= {place for place in left if counts[place] == least}
    if len(hidden) == len(counts):
        return None
    return tuple(None if place in hidden else count for place, count in enumerate(counts))


def show_total(total: int, small: int) -> int | None:
    """Return a total, or None where it is a small number itself."""
    return total if total >= small else None


def _gives_away(hidden: Sequence[int], small: int) -> bool:
    """Return whether the sum of the hidden numbers leaves one of them no second value."""
    if len(hidden) < 2:
        return True
    if max(hidden) >= small:
        return False
    return sum(hidden) in {0, len(hidden) * (small - 1)}

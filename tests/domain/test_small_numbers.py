"""No hidden number can be worked out from the printed ones, not even by somebody who knows how they are hidden."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.small_numbers import hide_small, show_total


def splits(parts: int, total: int) -> Iterator[tuple[int, ...]]:
    """Yield every way to split a total over an ordered table."""
    if parts == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in splits(parts - 1, total - first):
            yield (first, *rest)


@pytest.mark.parametrize(("small", "parts", "most"), [(5, 2, 30), (5, 3, 24), (5, 4, 16), (3, 5, 12), (2, 6, 9)])
def test_every_print_could_come_from_tables_that_differ_in_each_hidden_number(
    small: int, parts: int, most: int
) -> None:
    """The reader knows the total, the threshold and this very function, and tries every table there is."""
    for total in range(small, most + 1):
        behind: dict[tuple[int | None, ...] | None, list[tuple[int, ...]]] = {}
        for table in splits(parts, total):
            behind.setdefault(hide_small(table, small), []).append(table)
        for printed, tables in behind.items():
            hidden = range(parts) if printed is None else [n for n, count in enumerate(printed) if count is None]
            for place in hidden:
                assert len({table[place] for table in tables}) > 1, (total, printed, tables[:3])


@given(counts=st.lists(st.integers(0, 60), min_size=1, max_size=8), small=st.integers(1, 9))
def test_what_is_shown_is_true_and_no_small_number_is(counts: list[int], small: int) -> None:
    printed = hide_small(counts, small)
    if printed is None:
        return
    assert len(printed) == len(counts)
    for count, shown in zip(counts, printed, strict=True):
        assert shown is None or (shown == count and shown >= small)
    hidden = [count for count, shown in zip(counts, printed, strict=True) if shown is None]
    assert len(hidden) != 1
    shown_least = min(count for count in printed if count is not None)
    assert all(count < shown_least for count in hidden)


@given(counts=st.lists(st.integers(0, 60), min_size=1, max_size=8), small=st.integers(1, 9))
def test_subtraction_leaves_each_hidden_number_two_values(counts: list[int], small: int) -> None:
    printed = hide_small(counts, small)
    if printed is None:
        return
    places = [n for n, shown in enumerate(printed) if shown is None]
    left = sum(counts) - sum(shown or 0 for shown in printed)
    if all(counts[n] < small for n in places):
        for _ in places:
            lowest = max(0, left - (len(places) - 1) * (small - 1))
            assert lowest < min(left, small - 1)


def test_the_demo_year() -> None:
    """demo.md 13: 0 Normal, 2 Inappropriate, 4 Problematic, 6 Abusive, 0 Violent, 0 not yet categorised."""
    assert hide_small((0, 2, 4, 6, 0, 0), 5) == (None, None, None, 6, None, None)
    assert show_total(12, 5) == 12
    assert show_total(4, 5) is None


@pytest.mark.parametrize(
    ("counts", "printed"),
    [
        ((7, 9), (7, 9)),
        ((0, 9, 11), (None, None, 11)),
        ((3, 12), None),
        ((0, 0, 6), None),
        ((4, 4, 20), None),
        ((0, 7, 7, 9), (None, None, None, 9)),
        ((1, 2, 1), None),
        ((12,), (12,)),
    ],
)
def test_the_next_smallest_goes_too(counts: tuple[int, ...], printed: tuple[int | None, ...] | None) -> None:
    assert hide_small(counts, 5) == printed

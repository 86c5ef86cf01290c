"""What differs between two versions of a plan, row by row and field by field, as plain values (domain.md 6.5).

Only what is agreed is compared: that a control did not hold, or that a review was held, is no change of the plan. The
order of rows and controls says nothing either.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, TypeVar

from hsbdesk.domain.plan import FamilySupport, Hold, NeedToKnow, Plan, PlanRow
from hsbdesk.domain.plan_codes import OBSERVED, row_code

_T = TypeVar("_T")
_OWN = ("strengths", "needs", "may_still_do", "own_page")
_APART = frozenset({"key", "controls", "hold", "contingencies", "sheet"})
"""Of a row: compared part by part."""


class DifferenceKind(StrEnum):
    """What became of something from one version to the next."""

    ADDED = "ADDED"
    REMOVED = "REMOVED"
    CHANGED = "CHANGED"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanDifference:
    """One difference. Values are those of the records: text, codes, numbers, tuples or whole parts."""

    kind: DifferenceKind
    row: str = ""
    """Key of the row; empty for the whole plan."""
    name: str = ""
    """How the row is called, in the newer version if it has it."""
    part: str = ""
    """Empty for a row itself or one of its own fields and for fields of the plan; otherwise "controls", "hold",
    "contingencies", "sheet", "family" or "voices"."""
    key: str = ""
    """Of a control."""
    field: str = ""
    """What differs; empty when the whole row, control, hold or line was added or removed."""
    before: Any = None
    after: Any = None


def compare_plans(old: Plan, new: Plan) -> tuple[PlanDifference, ...]:
    """Return the differences: of the plan first, then row by row as the newer version has them, removed rows last."""
    return (*_whole(old, new), *_rows(old, new))


def changed_rows(old: Plan, new: Plan) -> tuple[str, ...]:
    """Return the keys of rows that were added, changed or removed, in the same order."""
    before = {row.key: row for row in old.rows}

    def is_same(row: PlanRow) -> bool:
        was = before.pop(row.key, None)
        return was is not None and (was == row or row_code(was) == row_code(row))

    touched = [row.key for row in new.rows if not is_same(row)]
    return (*touched, *before)


def _whole(old: Plan, new: Plan) -> Iterator[PlanDifference]:
    for name in _OWN:
        yield from _changed(getattr(old, name), getattr(new, name), field=name)
    for field in fields(FamilySupport):
        before, after = getattr(old.family, field.name), getattr(new.family, field.name)
        yield from _changed(before, after, part="family", field=field.name)
    yield from _lines(old.voices, new.voices, lambda voice: (voice.of, voice.name, voice.on, voice.row), part="voices")


def _rows(old: Plan, new: Plan) -> Iterator[PlanDifference]:
    before = {row.key: row for row in old.rows}
    for row in new.rows:
        was = before.pop(row.key, None)
        if was is None:
            yield PlanDifference(kind=DifferenceKind.ADDED, row=row.key, name=row.name, after=row)
        elif was != row and row_code(was) != row_code(row):
            yield from _row(was, row)
    for row in before.values():
        yield PlanDifference(kind=DifferenceKind.REMOVED, row=row.key, name=row.name, before=row)


def _row(old: PlanRow, new: PlanRow) -> Iterator[PlanDifference]:
    said = {"row": new.key, "name": new.name}
    for name in _agreed(PlanRow):
        if name not in _APART:
            yield from _changed(getattr(old, name), getattr(new, name), field=name, **said)
    yield from _parts(old.hold, new.hold, Hold, part="hold", **said)
    was = {control.key: control for control in old.controls}
    for control in new.controls:
        yield from _parts(was.pop(control.key, None), control, type(control), part="controls", key=control.key, **said)
    for control in was.values():
        yield from _parts(control, None, type(control), part="controls", key=control.key, **said)
    yield from _lines(
        old.contingencies, new.contingencies, lambda line: (line.when, line.when_words), part="contingencies", **said
    )
    yield from _parts(old.sheet, new.sheet, NeedToKnow, part="sheet", **said)


def _parts(old: _T | None, new: _T | None, kind: type[Any], **said: str) -> Iterator[PlanDifference]:
    """Compare a part that a row has or has not, field by field where both versions have it."""
    if old is None and new is not None:
        yield PlanDifference(kind=DifferenceKind.ADDED, after=new, **said)
    elif old is not None and new is None:
        yield PlanDifference(kind=DifferenceKind.REMOVED, before=old, **said)
    elif old is not None:
        for name in _agreed(kind):
            if name != "key":
                yield from _changed(getattr(old, name), getattr(new, name), field=name, **said)


def _lines(
    old: Sequence[_T], new: Sequence[_T], name_of: Callable[[_T], tuple[str, ...]], **said: str
) -> Iterator[PlanDifference]:
    """Compare lines that have no key of their own: each is known by what it is about, then by its place among those."""
    was = _numbered(old, name_of)
    for place, line in _numbered(new, name_of).items():
        before = was.pop(place, None)
        if before is None:
            yield PlanDifference(kind=DifferenceKind.ADDED, after=line, **said)
        elif before != line:
            yield PlanDifference(kind=DifferenceKind.CHANGED, before=before, after=line, **said)
    for line in was.values():
        yield PlanDifference(kind=DifferenceKind.REMOVED, before=line, **said)


def _numbered(lines: Sequence[_T], name_of: Callable[[_T], tuple[str, ...]]) -> dict[tuple[tuple[str, ...], int], _T]:
    found: dict[tuple[tuple[str, ...], int], _T] = {}
    for line in lines:
        name = name_of(line)
        found[name, sum(1 for known, _ in found if known == name)] = line
    return found


def _changed(before: Any, after: Any, **said: str) -> Iterator[PlanDifference]:
    if before != after:
        yield PlanDifference(kind=DifferenceKind.CHANGED, before=before, after=after, **said)


def _agreed(kind: type[Any]) -> tuple[str, ...]:
    left_out = OBSERVED.get(kind, frozenset[str]())
    return tuple(field.name for field in fields(kind) if field.name not in left_out)

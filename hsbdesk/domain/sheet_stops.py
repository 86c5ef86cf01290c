"""What stops a need-to-know sheet before it is given to anybody (domain.md 6.3).

A sheet may be looked at as often as wished: somebody must read it once and ask what a stranger would conclude.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hsbdesk.domain.plan import NeedToKnow, PlanRow, PlanStatus
from hsbdesk.domain.plan_sheets import sheet_gaps
from hsbdesk.errors import DeskError

_NOT_READ = "sheet_not_read"
_CODE = re.compile(
    r"\b[A-Z]{1,2}-(?:\d{4}-)?\d{4}[A-Z]?\b"  # I-0412K, R-2026-0007F
    r"|\b(?:Child|Pupil) (?:[A-Z]|A[A-Z])\b"  # the letters of a report
    r"|\bv\d+\b"
)


def sheet_stop(row: PlanRow, status: PlanStatus = PlanStatus.ACTIVE) -> DeskError | None:
    """Return why the sheet of a row may not be given yet, the first thing to mend; None when it may.

    The sheet of a plan that was replaced or ended ("sheet_replaced") is given to nobody. What is missing comes first
    (`plan_sheets.sheet_gaps`), then a code that is nothing for its reader ("sheet_holds_code"); that nobody has read
    it ("sheet_not_read") comes last, since the words must stand by then.
    """
    if row.sheet is None:
        return DeskError("sheet_missing", field="sheet")
    if status in {PlanStatus.SUPERSEDED, PlanStatus.ENDED}:
        return DeskError("sheet_replaced")
    stops = [gap for gap in sheet_gaps(row) if gap.is_refused]
    code = next((found[0] for text in _texts(row.sheet) if (found := _CODE.search(text))), None)
    missing = next((gap for gap in stops if gap.id != _NOT_READ), None)
    if missing is not None:
        return missing.error()
    if code is not None:
        return DeskError("sheet_holds_code", field="sheet.rules", code=code)
    return stops[0].error() if stops else None


def kept_reading(before: NeedToKnow | None, after: NeedToKnow) -> NeedToKnow:
    """Return a sheet whose reading stands only if its words are those that were read.

    A reading that is new in `after` stands: it was given to the words as they are now.
    """
    if not after.read_by or before is None or (before.read_by, before.read_on) != (after.read_by, after.read_on):
        return after
    return after if _unread(before) == _unread(after) else _unread(after)


def kept_readings(before: Sequence[PlanRow], after: Sequence[PlanRow]) -> tuple[PlanRow, ...]:
    """Return rows whose sheets count as read only where their words are those that were read."""
    known = {row.key: row.sheet for row in before}
    return tuple(
        replace(row, sheet=kept_reading(known.get(row.key), row.sheet)) if row.sheet is not None else row
        for row in after
    )


def _unread(sheet: NeedToKnow) -> NeedToKnow:
    return replace(sheet, read_by="", read_on="")


def _texts(sheet: NeedToKnow) -> Iterator[str]:
    for holder in sheet.holders:
        yield from (holder.name, holder.part)
    for rule in sheet.rules:
        yield from (rule.text, rule.cover)
    for answer in sheet.answers:
        yield from (answer.when, answer.then)
    yield from (sheet.helps, sheet.procedure, sheet.carer_relation, sheet.tells_carer, sheet.session_word)
    yield sheet.seen_words

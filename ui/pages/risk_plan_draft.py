"""Rows of a plan that are being written, as plain values for their sealed draft, and back."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, cast

from hsbdesk.domain.plan import (
    Attendance,
    Contingency,
    Control,
    ControlStatus,
    Hold,
    Level,
    NeedToKnow,
    PlanRow,
    SheetAnswer,
    SheetHolder,
    SheetRule,
)

Plain = dict[str, Any]
_TUPLES = ("places", "days", "concerns", "triggers", "strengths", "needs")


def row_fields(row: PlanRow) -> Plain:
    """Return a row as values that JSON holds."""
    return cast("Plain", _plain(asdict(row)))


def restore_row(kept: Mapping[str, Any]) -> PlanRow:
    """Return the row of values that `row_fields` gave."""
    values: Plain = dict(kept)
    for key in _TUPLES:
        values[key] = tuple(values[key])
    hold, sheet = values["hold"], values["sheet"]
    values["level"] = Level(values["level"])
    values["attendance"] = Attendance(values["attendance"])
    values["controls"] = tuple(_control(one) for one in values["controls"])
    values["contingencies"] = tuple(Contingency(**one) for one in values["contingencies"])
    values["hold"] = None if hold is None else Hold(**hold)
    values["sheet"] = None if sheet is None else _sheet(sheet)
    return PlanRow(**values)


def _control(kept: Plain) -> Control:
    return Control(**{**kept, "status": ControlStatus(kept["status"])})


def _sheet(kept: Plain) -> NeedToKnow:
    parts: Plain = {
        "holders": tuple(SheetHolder(**one) for one in kept["holders"]),
        "rules": tuple(SheetRule(**one) for one in kept["rules"]),
        "answers": tuple(SheetAnswer(**one) for one in kept["answers"]),
        "not_on": tuple(kept["not_on"]),
    }
    return NeedToKnow(**{**kept, **parts})


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in cast("Plain", value).items()}
    if isinstance(value, tuple | list):
        return [_plain(part) for part in cast("list[Any]", value)]
    return value

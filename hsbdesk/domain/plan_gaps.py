"""A gap: something that is missing from a plan, or worth a second look, with the field it belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from hsbdesk.errors import DeskError


class Stop(StrEnum):
    """What a gap stands in the way of."""

    SAVE = "SAVE"
    SIGN = "SIGN"
    PRINT = "PRINT"
    """Of a need-to-know sheet: it does not leave the school like this."""
    NOTHING = "NOTHING"
    """A check: worth a second look, and stops nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """One gap; a sentence stands under its id (words.py)."""

    id: str
    field: str
    """Where it is mended: "hold.ends", "controls.<key>.cover", "sheet.rules.1.cover"."""
    stops: Stop = Stop.SAVE
    row: str = ""
    """Key of the row; empty for what is about the whole plan."""
    control: str = ""
    params: tuple[tuple[str, str | int], ...] = ()
    """What stands in the sentence: numbers and days, never a text somebody typed."""

    @property
    def is_refused(self) -> bool:
        """Return whether it must be mended before saving, signing or printing."""
        return self.stops is not Stop.NOTHING

    def error(self) -> DeskError:
        """Return it as a refusal: what `Words.refusal` says."""
        return DeskError(self.id, field=self.field, **dict(self.params))


def refuse_gaps(gaps: Iterable[Gap], stop: Stop) -> None:
    """Raise the first gap that stands in the way of something; what stops saving stops signing as well."""
    held = {Stop.SAVE, stop}
    for gap in gaps:
        if gap.stops in held:
            raise gap.error()

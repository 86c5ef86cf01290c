"""The answers to a council's form as they print: one line a box, in the form's order."""

from dataclasses import dataclass

from hsbdesk.domain.paper import LAYOUT_VERSION, Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedFormBox:
    """One box: its number in the form, what it asks, what we answer."""

    no: int
    part: str
    heading: str
    text: str
    note: str = ""
    """What the person at the form has to know: "The box holds 1,500 characters; this has 2,310."."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedForm:
    """All answers in form order, to type or to write in by hand."""

    frame: Frame
    title: str
    subtitle: str
    heads: tuple[str, str, str]
    boxes: tuple[PrintedFormBox, ...]
    layout: int = LAYOUT_VERSION

"""Answers beside their labels, and tables as the desk hands them over."""

from collections.abc import Sequence
from dataclasses import replace

from hsbdesk.documents.blocks import emphasised
from hsbdesk.documents.page import WIDTH, Piece
from hsbdesk.documents.table import FORM, TABLE, Column, Look, table
from hsbdesk.documents.text import Mark, Span
from hsbdesk.documents.typesetting import Typesetter
from hsbdesk.domain.paper import Line, PrintedTable

_FOLLOWS_CLOSELY = ("", ",", ".", ";", ":", " ")
_LABELS = 88.0
"""Least width of a column of labels, in points."""


def label_width(setter: Typesetter, lines: Sequence[Line]) -> float:
    """Return the width that the labels of some answers need, within reason."""
    style = replace(FORM.style, bold=True)
    widest = max((setter.width(line.label, style) for line in lines), default=0.0) + 2 * FORM.pad_x + 0.1
    return max(_LABELS, min(widest, 1.4 * _LABELS))


def form(setter: Typesetter, lines: Sequence[Line], labels: float, look: Look = FORM) -> list[Piece]:
    """Return answers under one another, each beside its tinted bold label; nothing for none."""
    if not lines:
        return []
    columns = [Column(labels, bold=True, tinted=True), Column(WIDTH - labels)]
    return table(setter, columns, [(line.label, answer(line)) for line in lines], look=look)


def answer(line: Line) -> tuple[str | Span | Mark, ...]:
    """Return an answer with its bold parts."""
    text = emphasised(line.text, line.strong)
    rest = (text,) if isinstance(text, str) else text
    if not line.bold_first:
        return rest
    gap = "" if line.text[:1] in _FOLLOWS_CLOSELY else " "
    return (Span(line.bold_first, bold=True), gap, *rest)


def printed_table(
    setter: Typesetter, printed: PrintedTable | None, look: Look = TABLE, *, keep: bool = False, before: float = 3.0
) -> list[Piece]:
    """Return a table in its relative widths, nothing when it has no rows; `keep` holds it to what follows."""
    if printed is None or not printed.rows:
        return []
    unit = WIDTH / sum(printed.widths)
    columns = [
        Column(share * unit, bold=index in printed.bold, right=index in printed.right)
        for index, share in enumerate(printed.widths)
    ]
    rows = [[emphasised(cell, printed.strong) for cell in row] for row in printed.rows]
    return table(setter, columns, rows, heads=printed.heads, look=look, before=before, keep=keep)

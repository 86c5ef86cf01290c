"""The printed overview: strengths, the timeline in black and white, counted facts, what is in place."""

from collections.abc import Iterator
from pathlib import Path

from hsbdesk.documents.answers import answer, printed_table
from hsbdesk.documents.blocks import BODY, NOTE, TITLE, Para, heading, paragraph
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import Piece, write_document
from hsbdesk.documents.text import Content, Mark, Span
from hsbdesk.documents.timeline import Drawing, DrawnBar, DrawnMark, TimelineDrawing
from hsbdesk.documents.typesetting import Typesetter
from hsbdesk.domain.paper import PrintedOverview, Stamp
from hsbdesk.domain.timeline import Timeline, row_of
from hsbdesk.domain.timeline_layout import shown_bars
from hsbdesk.domain.triage import Brook

LANES = 24
"""So many bars are drawn at most."""
_TALLEST = 560.0
"""A picture higher than this, in points, would leave no room for what explains it."""
_INDENT = 12.0
_DASH = "\N{EN DASH}"
_NBSP = "\N{NO-BREAK SPACE}"


def render_overview(printed: PrintedOverview, stamp: Stamp, fonts: Path) -> bytes:
    """Return the overview as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts. Raises DeskError "paper_fonts_missing" if one is not there.
    """
    setter = Typesetter(load_fonts(fonts))
    pieces = [
        *heading(setter, printed.title, TITLE),
        *paragraph(setter, Para(printed.subtitle)),
        *_listed(setter, printed.strengths_head, [(text,) for text in printed.strengths]),
        *_timeline(setter, printed),
        *_listed(setter, printed.counts_head, [(text,) for text in printed.counts]),
        *_listed(
            setter,
            printed.in_place_head,
            [
                (Span(f"{line.label} ", bold=True), *answer(line)) if line.label else answer(line)
                for line in printed.in_place
            ],
        ),
        *_entries(setter, printed),
    ]
    if printed.timeline is None and not printed.in_place:
        pieces += paragraph(setter, Para(printed.empty, before=7))
    return write_document(printed.frame, stamp, setter, lambda _: pieces)


def _listed(setter: Typesetter, head: str, lines: list[tuple[str | Span | Mark, ...]]) -> Iterator[Piece]:
    """Yield lines under a heading, each with a dash; nothing without lines."""
    if not lines:
        return
    yield from heading(setter, head)
    for line in lines:
        yield from paragraph(setter, Para(line, BODY, indent=_INDENT, label=_DASH))


def _timeline(setter: Typesetter, printed: PrintedOverview) -> Iterator[Piece]:
    timeline = printed.timeline
    if timeline is None:
        return
    yield from heading(setter, printed.timeline_head)
    drawing = TimelineDrawing(setter, _drawing(printed, timeline))
    if drawing.height > _TALLEST:
        yield from paragraph(setter, Para(printed.more))
        return
    drawing.keep = True
    yield drawing
    yield from paragraph(setter, Para(_legend(printed), NOTE))
    if len(timeline.bars) > LANES:
        yield from paragraph(setter, Para(printed.more, NOTE))


def _drawing(printed: PrintedOverview, timeline: Timeline) -> Drawing:
    return Drawing(
        start=timeline.start,
        end=timeline.end,
        rows=timeline.rows,
        marks=tuple(
            DrawnMark(mark.start, mark.end, row_of(mark.category), mark.no, _shape(mark.brook))
            for mark in timeline.marks
        ),
        months=printed.months,
        closures=tuple((closure.start, closure.end) for closure in timeline.closures),
        bars=tuple(DrawnBar(bar.label, bar.inside, bar.start, bar.end) for bar in shown_bars(timeline.bars, LANES)),
        today=timeline.today,
        today_word=printed.today,
        no_date=printed.no_date,
    )


def _legend(printed: PrintedOverview) -> Content:
    legend: list[str | Span | Mark] = [f"{printed.legend} "]
    for number, (brook, word) in enumerate(printed.brook_names):
        legend += [", " if number else "", Mark(_shape(brook)), f"{_NBSP}{word}"]
    return (*legend, f". {printed.legend_end}" if printed.brook_names else printed.legend_end)


def _entries(setter: Typesetter, printed: PrintedOverview) -> Iterator[Piece]:
    if printed.entries is None:
        return
    yield from heading(setter, printed.entries_head)
    yield from printed_table(setter, printed.entries)


def _shape(brook: Brook | None) -> str:
    return "" if brook is None or brook is Brook.NOT_USED else brook.value

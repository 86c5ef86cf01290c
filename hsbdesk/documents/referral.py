"""The referral in its four sections, drawn as design/referral_page1 to 5 show it."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from hsbdesk.documents.answers import answer, form, label_width, printed_table
from hsbdesk.documents.blocks import (
    BODY,
    NOTE,
    SECTION,
    TITLE,
    Para,
    emphasised,
    heading,
    paragraph,
    section,
)
from hsbdesk.documents.chart import Strip, StripMark
from hsbdesk.documents.fonts import load_fonts
from hsbdesk.documents.page import ROOM, WIDTH, PageNumbers, Piece, write_document
from hsbdesk.documents.table import FORM, TIGHT_FORM, Column, Look, box, table
from hsbdesk.documents.text import Content, Mark, Span
from hsbdesk.documents.typesetting import SetTexts, Typesetter
from hsbdesk.domain.paper import (
    Line,
    Part,
    PrintedEntry,
    PrintedReferral,
    PrintedRequest,
    Stamp,
)
from hsbdesk.domain.triage import Brook

_NBSP = "\N{NO-BREAK SPACE}"
_CHRONOLOGY = (24.0, 59.0, 0.0, 67.0, 71.0, 61.0)
"""Widths of the columns of section 1.3; the third takes what is left."""


def render_referral(printed: PrintedReferral, stamp: Stamp, fonts: Path, kept: SetTexts | None = None) -> bytes:
    """Return the referral as a PDF; the same input gives the same bytes.

    `fonts` is the folder of the bundled fonts; `kept` makes the next drawing of a slightly changed referral cheaper.
    Raises DeskError "paper_fonts_missing" if a font is not there.
    """
    setter = Typesetter(load_fonts(fonts), kept)
    body = [
        *_background(setter, printed),
        *_interventions(setter, printed),
        *_request(setter, printed),
        *_outcomes(setter, printed),
        *_signoff(setter, printed),
    ]
    return write_document(printed.frame, stamp, setter, lambda numbers: [*_front(setter, printed, numbers), *body])


def _front(setter: Typesetter, printed: PrintedReferral, numbers: PageNumbers) -> list[Piece]:
    """Return the front sheet, its answers set a size smaller where that keeps it to one page."""
    pieces = list(_front_sheet(setter, printed, numbers, FORM))
    if sum(piece.before + piece.height for piece in pieces) <= ROOM:
        return pieces
    return list(_front_sheet(setter, printed, numbers, TIGHT_FORM))


def _front_sheet(setter: Typesetter, printed: PrintedReferral, numbers: PageNumbers, look: Look) -> Iterator[Piece]:
    yield from heading(setter, printed.title, TITLE)
    if printed.subtitle:
        yield from paragraph(setter, Para(printed.subtitle))
    yield from box(setter, list(_brief(printed, numbers)))
    if printed.to_lines or printed.from_lines:
        half = Column(WIDTH / 2)
        sides = [_told(printed.to_lines, look), _told(printed.from_lines, look)]
        yield from table(setter, [half, half], [sides], look=look, before=6)
    labels = label_width(setter, [*printed.child, *printed.safety])
    for head, lines in ((printed.child_head, printed.child), (printed.safety_head, printed.safety)):
        if lines:
            yield from heading(setter, head, SECTION, before=9)
            yield from form(setter, lines, labels, look)
    names = [*(names[0] for names in _sections(printed)), printed.signoff_head]
    listed = f" ·{' '}".join(f"{name} {printed.page_word}{numbers.span(name)}" for name in names)
    listed = listed.replace(f" {printed.page_word}", f"{_NBSP}{printed.page_word}")
    yield from paragraph(setter, Para((Span(printed.contents_label, bold=True), f" {listed}"), NOTE, before=7))


def _sections(printed: PrintedReferral) -> tuple[tuple[str, str], ...]:
    return (printed.section1, printed.section2, printed.section3, printed.section4)


def _brief(printed: PrintedReferral, numbers: PageNumbers) -> Iterator[Para]:
    note = printed.brief_note.format(page=numbers.first(printed.section3[0]))
    yield Para((Span(printed.brief_head, bold=True), f" {note}"))
    for number, text in enumerate(printed.brief, 1):
        yield Para(text, indent=20, label=f"{number}.", before=1)
    if printed.why_now:
        yield Para((Span(printed.why_now_label, bold=True), f" {printed.why_now}"), before=2.5)


def _told(lines: Sequence[Line], look: Look) -> tuple[Para, ...]:
    return tuple(
        Para((Span(line.label, bold=True), *([" "] if line.label else []), *answer(line)), look.style) for line in lines
    ) or (Para("", look.style),)


def _background(setter: Typesetter, printed: PrintedReferral) -> list[Piece]:
    body: list[Piece] = []
    if printed.family:
        body += [*heading(setter, printed.family_head), *paragraph(setter, Para(printed.family))]
    strip = _strip(setter, printed) if any(mark.day for mark in printed.marks) else []
    if printed.pattern or strip:
        body += heading(setter, printed.pattern_head)
        body += paragraph(setter, Para(printed.pattern), keep=bool(strip)) if printed.pattern else []
        body += strip
    if printed.entries:
        body += heading(setter, printed.chronology_head)
        fixed = sum(_CHRONOLOGY)
        columns = [Column(width or WIDTH - fixed, right=not index) for index, width in enumerate(_CHRONOLOGY)]
        rows = [_entry(entry) for entry in printed.entries]
        body += table(setter, columns, rows, heads=printed.chronology_heads, keep=bool(printed.left_out))
    if printed.left_out:
        body += paragraph(setter, Para(printed.left_out, NOTE, before=4))
    return _opened(section(setter, printed.section1, _stated(setter, printed, body), printed.continued))


def _strip(setter: Typesetter, printed: PrintedReferral) -> list[Piece]:
    rows = [name for _, name in printed.category_names]
    order = {category: row for row, (category, _) in enumerate(printed.category_names)}
    missing = len(rows)
    marks = [
        StripMark(date.fromisoformat(mark.day), order.get(mark.category, missing), mark.no, _shape(mark.brook))
        for mark in printed.marks
        if mark.day
    ]
    if any(mark.row == missing for mark in marks):
        rows.append("")
    closures = [(date.fromisoformat(c.start), date.fromisoformat(c.end)) for c in printed.closures]
    strip = Strip(setter, rows, marks, printed.months, closures)
    if not strip.is_readable:
        return []
    strip.keep = True
    legend: list[str | Span | Mark] = [f"{printed.chart_legend} "]
    for number, (brook, word) in enumerate(printed.brook_names):
        legend += [", " if number else "", Mark(_shape(brook)), f"{_NBSP}{word}"]
    if printed.chart_legend_end:
        legend.append(("" if printed.chart_legend_end[0] in ".,;" else ". ") + printed.chart_legend_end)
    return [strip, *paragraph(setter, Para(tuple(legend), NOTE))]


def _shape(brook: Brook | None) -> str:
    return "" if brook is None or brook is Brook.NOT_USED else brook.value


def _entry(entry: PrintedEntry) -> tuple[Content, ...]:
    brook: Content = entry.brook_text
    if entry.brook is not Brook.NOT_USED and (entry.brook_text or entry.brook):
        brook = (Mark(_shape(entry.brook)), f"{_NBSP}{entry.brook_text}")
    return (str(entry.no), entry.date, entry.text, entry.how_we_know, entry.category_text, brook)


def _interventions(setter: Typesetter, printed: PrintedReferral) -> list[Piece]:
    parts = [piece for part in printed.interventions for piece in _part(setter, part)]
    intro = paragraph(setter, Para(printed.interventions_intro)) if parts and printed.interventions_intro else []
    body = _stated(setter, printed, [*intro, *parts])
    return _opened_if_full(section(setter, printed.section2, body, printed.continued))


def _part(setter: Typesetter, part: Part) -> list[Piece]:
    after = (Span(part.after_lead, bold=True), f" {part.after}") if part.after_lead else part.after
    has_table = part.table is not None and bool(part.table.rows)
    if not (part.text or has_table or part.after_lead or part.after):
        return []
    pieces = heading(setter, part.heading) if part.heading else []
    if part.text:
        pieces += paragraph(setter, Para(emphasised(part.text, part.strong)), keep=has_table)
    pieces += printed_table(setter, part.table, keep=bool(part.counts or part.after_lead or part.after))
    pieces += printed_table(setter, part.counts, keep=bool(part.after_lead or part.after), before=6)
    if part.after_lead or part.after:
        pieces += paragraph(setter, Para(after, NOTE if has_table else BODY, before=4))
    return pieces


def _request(setter: Typesetter, printed: PrintedReferral) -> list[Piece]:
    body: list[Piece] = []
    for request in printed.requests:
        body += _request_item(setter, request)
    if printed.opinion and body:
        body = [*paragraph(setter, Para(printed.opinion), keep=True), *body]
    body += printed_table(setter, printed.threshold, keep=bool(printed.reply_by))
    if printed.reply_by:
        body += paragraph(setter, Para(printed.reply_by, NOTE, before=5))
    return _opened_if_full(section(setter, printed.section3, _stated(setter, printed, body), printed.continued))


def _request_item(setter: Typesetter, request: PrintedRequest) -> list[Piece]:
    spans: list[str | Span | Mark] = [Span(request.lead, bold=True)]
    if request.text:
        spans.append(request.text if request.text[0] in ",.;: " else f" {request.text}")
    for index, (letter, text) in enumerate(request.parts):
        spans += ["; " if index else " ", Span(letter, bold=True), f"{_NBSP}{text}"]
    ask = Para(tuple(spans), indent=17, label=f"{request.no}.", before=3)
    answers: list[str | Span | Mark] = []
    for label, text in request.answers:
        answers += [" · " if answers else "", Span(f"{label.removesuffix(':')}:", bold=True), f" {text}"]
    pieces = paragraph(setter, ask, keep=bool(answers))
    return pieces + paragraph(setter, Para(tuple(answers), NOTE, indent=17)) if answers else pieces


def _outcomes(setter: Typesetter, printed: PrintedReferral) -> list[Piece]:
    body = printed_table(setter, printed.outcomes)
    if body and printed.outcomes_intro:
        body = [*paragraph(setter, Para(printed.outcomes_intro), keep=True), *body]
    return section(setter, printed.section4, _stated(setter, printed, body), printed.continued)


def _signoff(setter: Typesetter, printed: PrintedReferral) -> list[Piece]:
    pieces = heading(setter, printed.signoff_head, SECTION, before=10)
    pieces[0].anchor = printed.signoff_head
    pieces += printed_table(setter, printed.signoff, keep=bool(printed.signoff_note))
    if printed.signoff_note:
        pieces += paragraph(setter, Para(printed.signoff_note, NOTE, before=4))
    return pieces


def _stated(setter: Typesetter, printed: PrintedReferral, body: list[Piece]) -> list[Piece]:
    """Return a section's body, or the sentence that it holds nothing."""
    return body or paragraph(setter, Para(printed.empty_section))


def _opened(pieces: list[Piece]) -> list[Piece]:
    pieces[0].new_page = True
    return pieces


def _opened_if_full(pieces: list[Piece]) -> list[Piece]:
    pieces[0].new_page_if_full = True
    return pieces

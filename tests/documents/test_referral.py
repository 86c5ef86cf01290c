"""The referral as a whole: its order, its numbers, its contents, and what it costs."""

import io
import re
import time
from xml.sax.saxutils import escape

from hsbdesk.documents.referral import render_referral
from hsbdesk.domain.paper import ChartMark, PrintedTable
from hsbdesk.domain.triage import Brook, Category


def test_everything_prints_in_the_order_of_the_sections(draw, pages_of):
    flat = " ".join(" ".join(pages_of(draw())).split())
    wanted = [
        "Report and referral: request for assessment and services",
        "What we are asking for, in brief (full request on page 2)",
        "1. An assessment of needs",
        "Why now: a new disclosure",
        "To Social Services, duty desk",
        "The child",
        "Ioan Sample, 12 June 2015, Year 6",
        "Safety, information and consent",
        "Contents 1 Background p.2 · 2 Interventions p.2 · 3 Request p.2 · 4 Outcomes p.2 · Sign-off p.2",
        "1 Background / Cefndir",
        "1.2 Pattern",
        "1.3 Chronology",
        "3 of 4 recorded entries shown.",
        "2 Interventions / Ymyriadau",
        "Read with care: too few for a trend.",
        "3 Request / Cais",
        "1. Assess needs for care and support (2014 Act, Part 3): a what the aunt needs; b where it may",
        "Who: Social Services · By: 1 May 2026",
        "Please reply to N. Morgan by 19 March 2026.",
        "4 Outcomes / Canlyniadau",
        "Sign-off Role Name",
    ]
    places = [flat.find(text) for text in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)


def test_the_contents_name_the_pages_that_sections_are_on(draw, pages_of, entry):
    pages = pages_of(draw(entries=tuple(entry(no, f"Row {no}. " + "Came back. " * 20) for no in range(1, 70))))
    listed = dict(re.findall(r"(\d [A-Z]\w+) p\.(\d+)", " ".join(pages[0].split())))
    assert set(listed) == {"1 Background", "2 Interventions", "3 Request", "4 Outcomes"}
    for name, page in listed.items():
        assert f"{name} /" in pages[int(page) - 1]
    assert int(listed["2 Interventions"]) > 5


def test_an_empty_section_stands_and_says_so(draw, pages_of):
    pages = pages_of(draw(interventions=(), requests=(), opinion="", reply_by=""))
    for heading in ("2 Interventions / Ymyriadau", "3 Request / Cais"):
        (page,) = [text for text in pages if heading in text]
        assert "Nothing is recorded here." in page


def test_no_part_is_needed(draw, pages_of):
    pages = pages_of(
        draw(
            subtitle="",
            brief=(),
            why_now="",
            to_lines=(),
            from_lines=(),
            child=(),
            safety=(),
            family="",
            pattern="",
            marks=(),
            entries=(),
            left_out="",
            interventions=(),
            requests=(),
            outcomes=None,
            signoff=PrintedTable(heads=("Role",), widths=(1,), rows=()),
            signoff_note="",
        )
    )
    assert pages


def test_brook_marks_carry_letter_and_word(draw, pages_of):
    text = " ".join(" ".join(pages_of(draw())).split())
    assert "Problematic O Orange" in text
    assert "Shape: Brook: O orange. Line: category." in text


def test_every_mark_of_the_strip_has_its_own_place(draw, streams_of):
    marks = tuple(
        ChartMark(day=f"2026-03-{1 + number % 27:02}", no=number, category=Category.ABUSIVE, brook=Brook.RED)
        for number in range(1, 41)
    )
    pages = streams_of(draw(marks=marks, category_names=((Category.ABUSIVE, "Abusive"),)))
    (page,) = [data.decode("latin-1") for data in pages if data.count(b" re") > 30]
    found = re.findall(r"([\d.]+) ([\d.]+) 13\.6\d+ 13\.6\d+ re", page)
    squares = [(float(x), float(y)) for x, y in found]
    assert len(squares) == 40
    for index, (x, y) in enumerate(squares):
        for other_x, other_y in squares[index + 1 :]:
            assert abs(x - other_x) > 13.6 or abs(y - other_y) > 13.6


def test_an_entry_without_a_day_or_category_is_not_lost(draw, pages_of, entry):
    marks = (
        ChartMark(day="", no=1, category=Category.ABUSIVE, brook=None),
        ChartMark(day="2026-01-04", no=77, category=None, brook=None),
    )
    text = " ".join(pages_of(draw(marks=marks, category_names=((None, "Not yet categorised"),))))
    assert "77" in text
    assert "Not yet categorised" in text


def test_a_strip_too_crowded_to_read_is_left_out(draw, pages_of):
    marks = tuple(ChartMark(day="2026-03-17", no=no, category=Category.ABUSIVE, brook=None) for no in range(1, 40))
    text = " ".join(pages_of(draw(marks=marks, category_names=((Category.ABUSIVE, "Abusive"),))))
    assert "1.2 Pattern" in text
    assert "Shape: Brook" not in text


def test_ninety_rows_cost_at_most_twice_a_bare_table_of_the_same_cells(referral, entry, stamp, fonts):
    entries = tuple(entry(no, f"Row {no}: told staff that it was the game. " * 3) for no in range(1, 61))
    rows = tuple((str(no), f"Talk {no} with the aunt. " * 4, "Names three adults") for no in range(1, 31))
    actions = PrintedTable(heads=("No.", "What", "Better"), widths=(1, 8, 4), rows=rows)
    view = referral(
        entries=entries, interventions=(referral().interventions[0].__class__(heading="2.1", table=actions),)
    )

    ours = _best(lambda: render_referral(view, stamp, fonts.folder))
    bare = _best(lambda: _bare_tables(view, actions))
    assert ours <= 2 * bare, (ours, bare)


def _best(work):
    def once():
        start = time.process_time()
        work()
        return time.process_time() - start

    once()
    return min(once() for _ in range(4))


def _bare_tables(view, actions):
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import LongTable, Paragraph, SimpleDocTemplate

    style = ParagraphStyle("cell", fontName="InterDesk-Regular", fontSize=9, leading=11)

    def laid(heads, rows, widths):
        cells = [[Paragraph(escape(text), style) for text in row] for row in [heads, *rows]]
        return LongTable(cells, colWidths=widths, repeatRows=1, style=[("GRID", (0, 0), (-1, -1), 0.75, "black")])

    entries = [
        (str(one.no), one.date, one.text, one.how_we_know, one.category_text, one.brook_text) for one in view.entries
    ]
    first = laid(view.chronology_heads, entries, [24, 59, 211, 67, 71, 61])
    second = laid(actions.heads, actions.rows, [38, 303, 152])
    SimpleDocTemplate(io.BytesIO()).build([first, second])

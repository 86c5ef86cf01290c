"""The printed report and the governor summary: read back out of the PDF, and patterns told apart at one bit."""

from dataclasses import replace
from itertools import combinations

import pytest

from hsbdesk.documents.fonts import FONT_FOLDER
from hsbdesk.documents.month_bars import Bar, FillKey, MonthBars, fill_box
from hsbdesk.documents.page import SIDE, WIDTH, Piece
from hsbdesk.documents.patterns import render_governor_summary, render_patterns
from hsbdesk.documents.raster import page_count, page_picture, page_text
from hsbdesk.domain.fills import Fill
from hsbdesk.domain.paper import PrintedTable
from hsbdesk.domain.patterns import CATEGORIES
from hsbdesk.domain.printed_patterns import (
    PrintedBar,
    PrintedCell,
    PrintedGovernors,
    PrintedGridRow,
    PrintedPatterns,
)
from hsbdesk.domain.triage import Category

WORDS = ("Normal", "Inappropriate", "Problematic", "Abusive", "Violent", "Not yet categorised")


def make_report(frame, places=3, months=7, **changes) -> PrintedPatterns:
    heads = ("Place", "Before school", "Morning lessons", "Break", "Midday lessons", "Lunch", "Afternoon lessons",
             "After school", "All")  # fmt: skip
    rows = [
        PrintedGridRow(
            name=f"Place {place}",
            cells=tuple(PrintedCell(count=place * n % 13, total=n == 8) for n in range(1, 9)),
        )
        for place in range(1, places + 1)
    ]
    basic = PrintedPatterns(
        frame=frame,
        title="Report: places and times",
        subtitle="All children · School year 2025-26 · All behaviours",
        heading="12 entries about 1 child.",
        few="",
        facts_head="What stands out (counts only)",
        facts=("At break or lunch, any place: 7 of 12",),
        grid_head="Places and times",
        grid_heads=heads,
        grid=tuple(rows),
        grid_note="More entries can mean more reporting.",
        months_head="By month and category",
        bars=tuple(
            PrintedBar(label=f"M{n}", counts=tuple((c, 1 + n % 3) for c in CATEGORIES)) for n in range(months)
        ),
        categories=tuple(zip(CATEGORIES, WORDS, strict=True)),
        months_note="Entries, not occasions.",
        tables=(
            ("Data gaps", "No entry 21 Nov 2025 – 14 Jan 2026: 29 school days",
             PrintedTable(heads=("What is not said", "Entries"), widths=(8, 2), rows=(("No place", "2 of 12"),))),
        ),
    )  # fmt: skip
    return replace(basic, **changes)


def make_summary(frame, **changes) -> PrintedGovernors:
    levels = PrintedTable(
        heads=("Level", "Entries"), widths=(8, 2), rows=(("Abusive", "6"), ("Normal", "–")), right=(1,)
    )
    basic = PrintedGovernors(
        frame=frame,
        title="Harmful sexual behaviour: summary for governors",
        subtitle="Ysgol Enghraifft · School year 2025-26",
        lead="12 entries were recorded.",
        about="An entry is one record.",
        tables=(
            ("By level of the behaviour", "", levels),
            ("By term", "The numbers are too small to be shown here.", None),
        ),
        rule_head="Small numbers",
        rule="“–” stands for a number that is not shown.",
    )
    return replace(basic, **changes)


def text_of(pdf: bytes) -> str:
    return " ".join(" ".join(page_text(pdf, n) for n in range(page_count(pdf))).split())


def test_the_report_says_every_number_and_draws_as_many_dots(frame, stamp) -> None:
    said = text_of(render_patterns(make_report(frame), stamp, FONT_FOLDER))
    for words in ("Report: places and times", "12 entries about 1 child.", "At break or lunch, any place: 7 of 12",
                  "Afternoon", "5 •••••", "By month and category", "No place", "2 of 12"):  # fmt: skip
        assert words in said, words
    assert "12 ••••• ••••• ••" in said


def test_the_same_report_is_the_same_bytes(frame, stamp) -> None:
    printed = make_report(frame)
    assert render_patterns(printed, stamp, FONT_FOLDER) == render_patterns(printed, stamp, FONT_FOLDER)
    summary = make_summary(frame)
    assert render_governor_summary(summary, stamp, FONT_FOLDER) == render_governor_summary(summary, stamp, FONT_FOLDER)


def test_a_few_entries_print_a_sentence_in_place_of_the_counts(frame, stamp) -> None:
    printed = make_report(
        frame, grid_heads=(), grid=(), bars=(), categories=(), facts=(), few="Fewer than 5 entries. Read them."
    )
    said = text_of(render_patterns(printed, stamp, FONT_FOLDER))
    assert "Fewer than 5 entries. Read them." in said
    assert "Places and times" not in said.replace("Report: places and times", "")


@pytest.mark.parametrize(("places", "months"), [(60, 7), (3, 60), (40, 40)])
def test_many_places_and_many_months_stay_on_their_pages(frame, stamp, places, months) -> None:
    pdf = render_patterns(make_report(frame, places=places, months=months), stamp, FONT_FOLDER)
    said = text_of(pdf)
    assert all(f"Place {place} " in said for place in range(1, places + 1))
    assert (said.count("Afternoon") > 1) == (places > 30), "the heads repeat on each page, and only there"
    assert page_count(pdf) < 6


def test_the_summary_holds_its_numbers_and_says_why_some_are_missing(frame, stamp) -> None:
    pdf = render_governor_summary(make_summary(frame), stamp, FONT_FOLDER)
    said = text_of(pdf)
    assert page_count(pdf) == 1
    for words in ("12 entries were recorded.", "Abusive 6", "Normal –", "The numbers are too small", "Small numbers"):
        assert words in said, words


# -- patterns


class Boxes(Piece):
    """Draws every fill in a box of its own, two inches apart."""

    def __init__(self, width: float, height: float) -> None:
        super().__init__(height * len(Fill) * 1.5)
        self.box = (width, height)

    def draw(self, pen, x, top, *, first, last) -> None:
        width, height = self.box
        for place, fill in enumerate(Fill):
            fill_box(pen, fill, x, top + place * height * 1.5, width, height)


def one_bit(print_pieces, width: float, height: float, zoom: float = 100 / 72) -> dict[Fill, list[bool]]:
    """Return each box as a 1-bit copy at 100 dots per inch shows it, its outline left out."""
    pdf = print_pieces(lambda _: [Boxes(width, height)])
    picture = page_picture(pdf, 0, zoom)
    rows = [
        [picture.rgba[(y * picture.width + x) * 4] < 128 for x in range(picture.width)] for y in range(picture.height)
    ]
    left = round(SIDE * zoom)
    top = next(
        y for y in range(round(66 * zoom), picture.height) if all(rows[y][left + 2 : left + 6])
    )  # the first outline
    boxes: dict[Fill, list[bool]] = {}
    for place, fill in enumerate(Fill):
        y = top + round(place * height * 1.5 * zoom)
        inside = [row[left + 2 : left + round(width * zoom) - 2] for row in rows[y + 2 : y + round(height * zoom) - 1]]
        boxes[fill] = [pixel for row in inside for pixel in row]
    return boxes


@pytest.mark.parametrize(("width", "height"), [(30, 60), (30, 26), (20, 12)])
def test_patterns_are_told_apart_on_a_one_bit_copy(print_pieces, width, height) -> None:
    boxes = one_bit(print_pieces, width, height)
    ink = {fill: sum(pixels) / len(pixels) for fill, pixels in boxes.items()}
    assert ink[Fill.SOLID] == 1, "no seam between the strips of a solid bar"
    assert ink[Fill.EMPTY] == ink[Fill.DASHED] == 0
    for one, other in combinations([f for f in Fill if f is not Fill.DASHED], 2):
        differing = sum(a != b for a, b in zip(boxes[one], boxes[other], strict=True)) / len(boxes[one])
        assert differing > 0.05, (one, other, differing)
    across = round(width * 100 / 72) - 4
    halves = [
        sum(p for n, p in enumerate(boxes[Fill.DOTS]) if (n % across < across // 2) is left) for left in (True, False)
    ]
    assert min(halves) > 0.6 * max(halves), "dots stand over the whole box"
    assert 0 < ink[Fill.DOTS] <= ink[Fill.HATCH] < ink[Fill.BANDS] < 1


def test_bars_keep_to_the_width_of_the_page_and_each_has_its_total(setter, print_pieces) -> None:
    for count in (1, 7, 24, 60):
        chart = MonthBars(setter, [Bar("Jan", ((Category.ABUSIVE, 3), (None, 2)))] * count)
        assert chart._width <= chart._column <= WIDTH
        said = page_text(print_pieces(lambda _, chart=chart: [chart]), 0)
        assert said.count("5") >= count
    empty = MonthBars(setter, [Bar("Jan", ())])
    assert "0" in page_text(print_pieces(lambda _: [empty]), 0)


def test_the_legend_wraps_before_the_edge(setter, print_pieces) -> None:
    legend = FillKey(setter, [(None, f"Not yet categorised {n}") for n in range(9)])
    assert max(x for x, _, _, _ in legend._placed) < WIDTH - 100
    assert len({y for _, y, _, _ in legend._placed}) > 1
    assert "Not yet categorised 8" in page_text(print_pieces(lambda _: [legend]), 0)

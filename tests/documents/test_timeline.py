"""The timeline on paper: every word read back, every number and shape still there in a one-bit copy."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pypdfium2
import pytest
from PIL import Image

from hsbdesk.documents.chart import Strip, StripMark
from hsbdesk.documents.check_code import check_code
from hsbdesk.documents.fonts import FONT_FOLDER
from hsbdesk.documents.overview import LANES, render_overview
from hsbdesk.documents.timeline import Drawing, DrawnBar, DrawnMark, TimelineDrawing
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.paper import Line, PrintedOverview, PrintedTable
from hsbdesk.domain.timeline import INTERVENTION, Timeline, TimelineBar, TimelineClosure, TimelineMark
from hsbdesk.domain.triage import Brook, Category

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
ROWS = ("Violent", "Abusive", "Problematic", "Inappropriate", "Normal", "Not categorised")
TODAY = date(2026, 3, 18)
MARKS = (
    DrawnMark(date(2025, 9, 10), date(2025, 9, 10), 3, 11, "GREEN"),
    DrawnMark(date(2025, 10, 28), date(2025, 10, 28), 2, 22, "ORANGE"),
    DrawnMark(date(2025, 12, 22), date(2025, 12, 22), 1, 33, "RED"),
    DrawnMark(date(2025, 12, 24), date(2025, 12, 24), 1, 44, "RED"),
    DrawnMark(date(2026, 3, 17), date(2026, 3, 17), 5, 55, ""),
    DrawnMark(None, None, 5, 66, ""),
)
BARS = (
    DrawnBar("One-to-one sessions", "Mixed", date(2025, 10, 6), date(2025, 11, 24)),
    DrawnBar("Cloakroom escort", "Not delivered 17 March", date(2026, 3, 10), None),
    DrawnBar("Something once", "began some time: Helped", None, None),
)
CLOSURES = ((date(2025, 10, 25), date(2025, 11, 2)), (date(2025, 12, 20), date(2026, 1, 4)))
DRAWING = Drawing(
    start=date(2025, 9, 1),
    end=date(2026, 3, 31),
    rows=ROWS,
    marks=MARKS,
    months=MONTHS,
    closures=CLOSURES,
    bars=BARS,
    today=TODAY,
    today_word="today",
    no_date="No date",
)
DPI = 300


@pytest.fixture(scope="module")
def draw_timeline(print_pieces):
    return lambda drawing: print_pieces(lambda setter: [TimelineDrawing(setter, drawing)])


def one_bit(pdf: bytes, index: int = 0) -> Image.Image:
    """Return a page as a fax or a bad copier would: black or white."""
    page = pypdfium2.PdfDocument(pdf)[index].render(scale=DPI / 72).to_pil().convert("L")
    return page.point([0] * 128 + [255] * 128).convert("1")


def places(pdf: bytes) -> dict[str, tuple[float, float]]:
    """Return where each number of the picture stands, in pixels from the top left."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    found: dict[str, tuple[float, float]] = {}
    for mark in MARKS:
        number = str(mark.number)
        searcher = text.search(number, match_whole_word=True)
        hit = searcher.get_next()
        assert hit is not None, number
        boxes = [text.get_charbox(hit[0] + place) for place in range(len(number))]
        left, right = boxes[0][0], boxes[-1][2]
        bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
        scale = DPI / 72
        found[number] = ((left + right) / 2 * scale, (page.get_height() - (bottom + top) / 2) * scale)
    return found


def ink(image: Image.Image, left: float, top: float, right: float, bottom: float) -> int:
    """Return the black pixels of a part of a page."""
    return image.crop((round(left), round(top), round(right), round(bottom))).convert("L").histogram()[0]


# -- the drawing


def test_every_word_of_the_picture_is_read_back(draw_timeline, body_of):
    said = " ".join(body_of(draw_timeline(DRAWING)).split())
    for word in (*ROWS, "Sep", "Oct", "Nov", "Dec", "2026", "Feb", "Mar", "today", "No date"):
        assert word in said
    for mark in MARKS:
        assert re.search(rf"\b{mark.number}\b", said)
    for bar in BARS:
        assert bar.label in said
        assert bar.inside in said


def test_a_one_bit_copy_has_every_number_and_nothing_runs_through_it(draw_timeline):
    pdf = draw_timeline(DRAWING)
    plain = draw_timeline(replace(DRAWING, closures=(), today=None))
    assert places(pdf) == places(plain)
    copy, clean = one_bit(pdf), one_bit(plain)
    half = 4.2 * DPI / 72
    seen = []
    for number, (x, y) in places(pdf).items():
        box = (round(x - half), round(y - half), round(x + half), round(y + half))
        assert copy.crop(box).tobytes() == clean.crop(box).tobytes(), number
        assert 100 < ink(copy, *box) < 0.6 * (2 * half) ** 2
        seen.append(copy.crop(box).tobytes())
    assert len(set(seen)) == len(MARKS)


def test_a_one_bit_copy_tells_the_shapes_apart(draw_timeline):
    pdf = draw_timeline(replace(DRAWING, closures=(), today=None, bars=()))
    copy, scale = one_bit(pdf), DPI / 72
    radius, thick = 7.4 * scale, 2.2

    def drawn(x: float, y: float) -> bool:
        return ink(copy, x - thick, y - thick, x + thick, y + thick) > 0

    shapes = {}
    for number, (x, y) in places(pdf).items():
        at = {
            "corner": all(drawn(x + 0.92 * radius * a, y + 0.92 * radius * b) for a in (-1, 1) for b in (-1, 1)),
            "tips": all(drawn(x, y + 1.2 * radius * b) for b in (-1, 1)),
            "round": all(drawn(x + 0.707 * radius * a, y + 0.707 * radius * b) for a in (-1, 1) for b in (-1, 1)),
        }
        shapes[number] = tuple(name for name, is_there in at.items() if is_there)
    assert shapes["11"] == ("round",)
    assert "tips" in shapes["22"]
    assert shapes["33"] == shapes["44"] == ("corner",)


def test_closures_are_hatched_in_a_one_bit_copy_and_never_behind_words(draw_timeline, setter):
    pdf, plain = draw_timeline(DRAWING), draw_timeline(replace(DRAWING, closures=()))
    copy, clean = one_bit(pdf), one_bit(plain)
    extra = ink(copy, 0, 0, *copy.size) - ink(clean, 0, 0, *clean.size)
    assert extra > 2_000
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    for bar in BARS:
        hit = text.search(bar.inside).get_next()
        boxes = [text.get_charbox(hit[0] + place) for place in range(len(bar.inside))]
        scale = DPI / 72
        box = (
            round(min(b[0] for b in boxes) * scale),
            round((page.get_height() - max(b[3] for b in boxes)) * scale),
            round(max(b[2] for b in boxes) * scale),
            round((page.get_height() - min(b[1] for b in boxes)) * scale),
        )
        assert copy.crop(box).tobytes() == clean.crop(box).tobytes(), bar.inside


def test_nothing_is_set_smaller_than_8_points(draw_timeline, streams_of):
    for stream in streams_of(draw_timeline(DRAWING)):
        assert min(float(size) for size in re.findall(r"([\d.]+) Tf", stream.decode("latin-1"))) >= 8


def test_many_entries_of_one_day_each_have_a_place(draw_timeline, streams_of):
    marks = tuple(DrawnMark(TODAY, TODAY, 1, number, "RED") for number in range(1, 31))
    (page,) = streams_of(draw_timeline(replace(DRAWING, marks=marks, bars=())))
    found = re.findall(r"([\d.]+) ([\d.]+) 13\.6\d+ 13\.6\d+ re", page.decode("latin-1"))
    squares = [(float(x), float(y)) for x, y in found]
    assert len(squares) == 30
    for index, (x, y) in enumerate(squares):
        assert all(abs(x - a) > 13.6 or abs(y - b) > 13.6 for a, b in squares[index + 1 :])


def test_the_strip_of_a_referral_is_the_same_drawing_with_its_closures(setter, print_pieces):
    marks = [StripMark(date(2025, 12, 1), 0, 1, "RED"), StripMark(date(2026, 1, 20), 0, 2, "RED")]

    def draw(closures):
        return print_pieces(lambda setter: [Strip(setter, ["Abusive"], marks, MONTHS, closures)])

    outside = ((date(2025, 10, 25), date(2025, 11, 2)),)
    assert Strip(setter, ["Abusive"], marks, MONTHS).is_readable
    assert draw(CLOSURES) != draw(())
    assert draw(outside) == draw(())


# -- the document


def timeline(count: int = 3, bars: int = 2) -> Timeline:
    start = date(2025, 9, 10)
    return Timeline(
        start=date(2025, 9, 1),
        end=date(2026, 3, 31),
        today=TODAY,
        rows=ROWS,
        marks=tuple(
            TimelineMark(
                record=RecordId(f"m{no}"),
                no=no,
                number=f"I-{no:04}",
                start=start + timedelta(days=no % 180),
                end=start + timedelta(days=no % 180),
                category=Category.PROBLEMATIC,
                brook=Brook.ORANGE,
                date_text="",
                text="",
            )
            for no in range(1, count + 1)
        ),
        bars=tuple(
            TimelineBar(
                record=RecordId(f"b{n}"),
                number=f"N-{n:04}",
                kind=INTERVENTION,
                label=f"Lane {n}",
                inside="Helped",
                start=date(2025, 10, 6),
                end=None,
            )
            for n in range(bars)
        ),
        closures=(TimelineClosure(start=CLOSURES[1][0], end=CLOSURES[1][1], name="Christmas closure"),),
    )


def overview(frame, **changes):
    basic = PrintedOverview(
        frame=frame,
        title="Overview",
        subtitle="Ioan Sample · born 12 June 2015",
        strengths_head="Strengths and what helps",
        strengths=("Plays in goal", "Talks to <b>Mr Rees</b> & co."),
        timeline_head="Concerns by category",
        timeline=timeline(),
        months=MONTHS,
        today="today",
        no_date="No date",
        legend="Shape: Brook:",
        brook_names=((Brook.ORANGE, "orange"), (None, "not yet")),
        legend_end="Line: category.",
        more="Not everything found room in the picture.",
        counts_head="Counted, not scored",
        counts=("10 Sep 2025 – 17 Mar 2026: 3 entries, 3 occasions",),
        in_place_head="In place now",
        in_place=(
            Line(label="Not delivered 17 March:", text="Escort"),
            Line(label="", text="In place: Front seat"),
        ),
        entries_head="The entries of the picture",
        entries=PrintedTable(heads=("No.", "Entry"), widths=(1, 3), rows=(("1", "I-0001"),)),
        empty="Nothing is recorded here yet.",
    )
    return replace(basic, **changes)


@pytest.fixture
def draw_overview(frame, stamp):
    return lambda **changes: render_overview(overview(frame, **changes), stamp, FONT_FOLDER)


def test_the_overview_reads_strengths_first_and_fits_a_page(draw_overview, pages_of):
    pages = pages_of(draw_overview())
    assert len(pages) == 1
    said = " ".join(pages[0].split())
    wanted = [
        "Overview", "Ioan Sample", "Strengths and what helps", "Talks to <b>Mr Rees</b> & co.", "Concerns by category",
        "Lane 0", "Shape: Brook: O orange", "not yet. Line: category.", "Counted, not scored",
        "3 entries, 3 occasions", "In place now", "Not delivered 17 March: Escort", "The entries of the picture",
    ]  # fmt: skip
    places = [said.find(text) for text in wanted]
    assert -1 not in places, wanted[places.index(-1)]
    assert places == sorted(places)


def test_the_same_overview_gives_the_same_bytes_and_every_word_counts_for_its_code(draw_overview, frame):
    assert draw_overview() == draw_overview()
    codes = {
        check_code(overview(frame)),
        check_code(overview(frame, counts=("2 entries",))),
        check_code(overview(frame, timeline=timeline(4))),
    }
    assert len(codes) == 3


def test_what_finds_no_room_is_said(draw_overview, pages_of):
    bars = " ".join(pages_of(draw_overview(timeline=timeline(3, LANES + 3))))
    assert "Not everything found room" in " ".join(bars.split())
    assert f"Lane {LANES - 1}" in bars
    crowded = " ".join(" ".join(pages_of(draw_overview(timeline=timeline(700)))).split())
    assert "Not everything found room" in crowded
    assert "Shape: Brook" not in crowded


def test_a_file_with_nothing_in_it_says_so(draw_overview, pages_of):
    said = " ".join(pages_of(draw_overview(timeline=None, strengths=(), counts=(), in_place=(), entries=None)))
    assert "Nothing is recorded here yet." in said
    assert "Concerns by category" not in said

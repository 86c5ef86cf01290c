"""A small fictional referral to draw, and ways to read a PDF back."""

import re
import unicodedata
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.documents.fonts import FONT_FOLDER, FontSet, load_fonts
from hsbdesk.documents.page import Piece, write_document
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.documents.referral import render_referral
from hsbdesk.documents.typesetting import Typesetter
from hsbdesk.domain.paper import (
    ChartMark,
    Frame,
    Line,
    Part,
    PrintedEntry,
    PrintedReferral,
    PrintedRequest,
    PrintedTable,
    Stamp,
)
from hsbdesk.domain.triage import Brook, Category

FRAME = Frame(
    marking="CONFIDENTIAL: SAFEGUARDING",
    document="R-2026-0007F · version 1.0 · signed copy",
    draft="",
    reader="For: Social Services, Cyngor Sir Enghraifft",
    main_record="Fictional demo data · working file",
    content_version="content 1",
    title="R-2026-0007F",
)
STAMP = Stamp(
    printed_at="18 March 2026 14:20",
    printed_by="N. Morgan",
    copy_no=1,
    copies=2,
    check_code="7F3A-91C2-0D4E-B817",
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def make_entry(no: int, text: str = "Ran to the field and came back. Playground.") -> PrintedEntry:
    return PrintedEntry(
        no=no,
        date="Wed 10 Sep 2025",
        text=text,
        how_we_know="Staff saw",
        category=Category.PROBLEMATIC,
        category_text="Problematic",
        brook=Brook.ORANGE,
        brook_text="Orange",
    )


def make_referral(**changes: Any) -> PrintedReferral:
    entries = tuple(make_entry(no) for no in range(1, 4))
    basic = PrintedReferral(
        frame=FRAME,
        title="Report and referral: request for assessment and services",
        subtitle="Harmful sexual behaviour displayed by a child.",
        brief_head="What we are asking for, in brief",
        brief_note="(full request on page {page})",
        brief=("An assessment of needs for care and support.",),
        why_now_label="Why now:",
        why_now="a new disclosure came on 17 March.",
        to_lines=(Line(label="To", text="Social Services, duty desk"),),
        from_lines=(Line(label="From", text="Nia Morgan, DSP, 01632 960 201"),),
        child_head="The child",
        child=(
            Line(label="Name, born", text=", 12 June 2015, Year 6", bold_first="Ioan Sample"),
            Line(label="Household", text="Aunt. Llew Sample, aged 6", strong=("Llew Sample",)),
        ),
        safety_head="Safety, information and consent",
        safety=(Line(label="Police", text="101 on 9 March, ref. SE-0309-118"),),
        contents_label="Contents",
        page_word="p.",
        section1=("1 Background", "Cefndir"),
        family_head="1.1 Ioan and his family",
        family="Lives with his aunt.",
        pattern_head="1.2 Pattern",
        pattern="Three entries.",
        marks=tuple(
            ChartMark(day=f"2025-{9 + no}-10", no=no, category=Category.PROBLEMATIC, brook=Brook.ORANGE)
            for no in range(1, 4)
        ),
        category_names=((Category.PROBLEMATIC, "Problematic"),),
        chart_legend="Shape: Brook:",
        brook_names=((Brook.ORANGE, "orange"),),
        chart_legend_end=". Line: category.",
        months=MONTHS,
        chronology_head="1.3 Chronology",
        chronology_heads=(
            "No.",
            "Date",
            "What happened",
            "How we know",
            "Category (Hackett)",
            "Brook (trained)",
        ),
        entries=entries,
        left_out="3 of 4 recorded entries shown.",
        section2=("2 Interventions", "Ymyriadau"),
        continued="continued",
        interventions_intro="What we have done.",
        interventions=(
            Part(
                heading="2.1 Actions and effect",
                table=PrintedTable(
                    heads=("No.", "What"), widths=(1, 9), rows=(("1", "Front seat, daily."),), right=(0,)
                ),
                after_lead="Read with care:",
                after="too few for a trend.",
            ),
        ),
        section3=("3 Request", "Cais"),
        opinion="In our professional opinion Ioan is a child at risk.",
        requests=(
            PrintedRequest(
                no=1,
                lead="Assess needs for care and support",
                text="(2014 Act, Part 3):",
                parts=(("a", "what the aunt needs"), ("b", "where it may come from.")),
                answers=(("Who", "Social Services"), ("By", "1 May 2026")),
            ),
        ),
        threshold=None,
        reply_by="Please reply to N. Morgan by 19 March 2026.",
        section4=("4 Outcomes", "Canlyniadau"),
        outcomes_intro="If nothing changes:",
        outcomes=PrintedTable(
            heads=("For", "What is likely"), widths=(1, 4), rows=(("Ioan", "More time apart."),), bold=(0,)
        ),
        empty_section="Nothing is recorded here.",
        signoff_head="Sign-off",
        signoff=PrintedTable(heads=("Role", "Name"), widths=(1, 1), rows=(("Author", "Nia Morgan, DSP"),)),
        signoff_note="Rows are frozen.",
    )
    return replace(basic, **changes)


def bare(text: str) -> str:
    """Return what must survive paper: no spaces, no invisible characters, one form for compatible letters."""
    return "".join(
        char
        for char in unicodedata.normalize("NFKC", text)
        if not char.isspace()
        and char not in "\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
        and not 0xFE00 <= ord(char) <= 0xFE0F
        and not 0xE0000 <= ord(char) <= 0xE007F
    )


def read_pages(pdf: bytes) -> list[str]:
    return [page_text(pdf, index) for index in range(page_count(pdf))]


def read_body(pdf: bytes) -> str:
    """Return the text between head and foot of all pages."""
    pages = (text.split("signed copy", 1)[1].rsplit("For: Social", 1)[0] for text in read_pages(pdf))
    return "\n".join(pages)


def read_streams(pdf: bytes) -> list[bytes]:
    """Return the drawing instructions of all pages."""
    found = re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    opened: list[bytes] = []
    for data in found:
        try:
            opened.append(zlib.decompress(data))
        except zlib.error:
            continue
    return [data for data in opened if b" Tj" in data]


@pytest.fixture(scope="session")
def fonts() -> FontSet:
    return load_fonts(FONT_FOLDER)


@pytest.fixture
def setter(fonts: FontSet) -> Typesetter:
    return Typesetter(fonts)


@pytest.fixture(scope="session")
def frame() -> Frame:
    return FRAME


@pytest.fixture(scope="session")
def stamp() -> Stamp:
    return STAMP


@pytest.fixture(scope="session")
def referral() -> Callable[..., PrintedReferral]:
    """Makes a referral; keywords replace its parts."""
    return make_referral


@pytest.fixture(scope="session")
def entry() -> Callable[..., PrintedEntry]:
    return make_entry


@pytest.fixture(scope="session")
def draw(stamp: Stamp) -> Callable[..., bytes]:
    """Draws a referral with some parts replaced."""
    return lambda **changes: render_referral(make_referral(**changes), stamp, FONT_FOLDER)


@pytest.fixture(scope="session")
def print_pieces(fonts: FontSet, frame: Frame, stamp: Stamp) -> Callable[..., bytes]:
    """Draws pieces made by a function of a typesetter."""

    def write(make: Callable[[Typesetter], list[Piece]]) -> bytes:
        setter = Typesetter(fonts)
        pieces = make(setter)
        return write_document(frame, stamp, setter, lambda _: pieces)

    return write


@pytest.fixture(scope="session")
def pages_of() -> Callable[[bytes], list[str]]:
    return read_pages


@pytest.fixture(scope="session")
def body_of() -> Callable[[bytes], str]:
    return read_body


@pytest.fixture(scope="session")
def streams_of() -> Callable[[bytes], list[bytes]]:
    return read_streams


@pytest.fixture(scope="session")
def bare_text() -> Callable[[str], str]:
    return bare

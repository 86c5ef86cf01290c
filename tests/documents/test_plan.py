"""A plan on paper: each place whole on one page within its border, in order, letter for letter."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.documents.fonts import FONT_FOLDER
from hsbdesk.documents.plan import render_plan
from hsbdesk.domain.paper import Frame, Line, Part, PrintedTable, Stamp
from hsbdesk.domain.printed_plan import PrintedBlock, PrintedGroup, PrintedPlan

HEADS = ("", "What will happen", "Who (cover)", "From")


def make_block(no: int, controls: int = 3, words: str = "") -> PrintedBlock:
    return PrintedBlock(
        name=f"Place {no}",
        level="Concern: Higher",
        context=(Line(label="", text=f"Opens{no}x {words}"), Line(label="At risk:", text="children in Year 4.")),
        heads=HEADS,
        controls=tuple(
            (str(n), f"Adult at the door until the last child has left {no}-{n}.", "E. Lloyd (J. Pugh)", "17 March")
            for n in range(1, controls + 1)
        ),
        notes=((Line(label="Supervision:", text="line of sight"),), (Line(label="If:", text=f"Closes{no}x"),)),
    )


@pytest.fixture
def make_plan(frame: Frame) -> Callable[..., PrintedPlan]:
    def make(*blocks: PrintedBlock, **changes: Any) -> PrintedPlan:
        plan = PrintedPlan(
            frame=replace(frame, draft="DRAFT: not signed off", document="Risk-management plan P-0029H"),
            title="Risk-management plan, version 4",
            intro=Line(label="", text="For Ioan Sample, Year 6.", strong=("Ioan Sample",)),
            interim_head="",
            interim=None,
            interim_note="",
            answers=(Line(label="Strengths", text="Plays in goal"),),
            contents_label="Contents",
            page_word="p.",
            groups=(PrintedGroup(name="School", blocks=blocks),),
            closing=(Part(heading="Who has been told", text="Nobody is noted yet."),),
            empty="No place is written into this plan yet.",
        )
        return replace(plan, **changes)

    return make


def on_pages(pages: list[str], text: str) -> list[int]:
    return [number for number, page in enumerate(pages) if text in page]


def test_a_place_is_never_cut_over_two_pages(
    make_plan: Callable[..., PrintedPlan], stamp: Stamp, pages_of: Callable[[bytes], list[str]]
) -> None:
    blocks = [make_block(no, controls=1 + no % 7, words="word " * (no * 13 % 90)) for no in range(40)]
    pages = pages_of(render_plan(make_plan(*blocks), stamp, FONT_FOLDER))
    assert len(pages) > 8
    for no in range(40):
        (opens,) = on_pages(pages, f"Opens{no}x")
        assert on_pages(pages, f"Closes{no}x") == [opens]
        assert re.search(rf"Place {no}\b", pages[opens])
    assert all("DRAFT: not signed off" in page for page in pages)


def test_no_page_ends_with_a_group_s_name(
    make_plan: Callable[..., PrintedPlan], stamp: Stamp, pages_of: Callable[[bytes], list[str]]
) -> None:
    for count in range(1, 12):
        groups = (
            PrintedGroup(name="School", blocks=tuple(make_block(no) for no in range(count))),
            PrintedGroup(name="Communityx", blocks=(make_block(99),)),
        )
        pages = pages_of(render_plan(make_plan(groups=groups, contents_label=""), stamp, FONT_FOLDER))
        assert on_pages(pages, "Communityx") == on_pages(pages, "Opens99x")


def test_a_place_taller_than_a_page_is_printed_whole(
    make_plan: Callable[..., PrintedPlan], stamp: Stamp, pages_of: Callable[[bytes], list[str]]
) -> None:
    pages = pages_of(render_plan(make_plan(make_block(1, controls=60)), stamp, FONT_FOLDER))
    found = re.findall(r"1-(\d+)\.", " ".join(pages))
    assert [int(n) for n in found] == list(range(1, 61))
    assert sum("What will happen" in page for page in pages) == len(on_pages(pages, "Adult at the door"))


def test_interim_changes_come_before_everything_else(
    make_plan: Callable[..., PrintedPlan], stamp: Stamp, pages_of: Callable[[bytes], list[str]]
) -> None:
    table = PrintedTable(
        heads=HEADS, widths=(1, 5, 2, 1), rows=(("1", "Other cloakroom", "E. Lloyd", "17 March 14:00"),)
    )
    plan = make_plan(make_block(1), interim_head="1 interim change", interim=table, interim_note="Until 24 March.")
    page = pages_of(render_plan(plan, stamp, FONT_FOLDER))[0]
    order = ["1 interim change", "Other cloakroom", "Until 24 March.", "Strengths", "School", "Place 1"]
    places = [page.index(text) for text in order]
    assert places == sorted(places)


def test_typed_text_stands_letter_for_letter(
    make_plan: Callable[..., PrintedPlan], stamp: Stamp, pages_of: Callable[[bytes], list[str]],
    bare_text: Callable[[str], str],
) -> None:  # fmt: skip
    typed = "<b>bold</b> & <img src='x'/> “curly” 🙂 ŵ ŷ {braces} {0} %s \\n C:\\x שלום"
    block = replace(
        make_block(1),
        name=typed,
        level=typed,
        controls=(("1", typed, typed, typed),),
        notes=((Line(label="If:", text=typed),),),
    )
    text = bare_text("".join(pages_of(render_plan(make_plan(block), stamp, FONT_FOLDER))))
    assert text.count(bare_text("<img src='x'/>")) == 6
    assert text.count("{braces}{0}%s") == 6


def test_a_plan_without_a_place_says_so_and_the_same_plan_gives_the_same_bytes(
    make_plan: Callable[..., PrintedPlan], stamp: Stamp, pages_of: Callable[[bytes], list[str]]
) -> None:
    plan = make_plan(groups=())
    data = render_plan(plan, stamp, FONT_FOLDER)
    assert "No place is written into this plan yet." in pages_of(data)[0]
    assert render_plan(plan, stamp, FONT_FOLDER) == data

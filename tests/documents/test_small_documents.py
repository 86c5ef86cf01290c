"""Identity key, printed chronology, check code."""

import re
from dataclasses import replace

from hsbdesk.documents.check_code import check_code
from hsbdesk.documents.chronology import render_chronology
from hsbdesk.documents.identity_key import render_identity_key
from hsbdesk.documents.raster import page_sizes
from hsbdesk.domain.paper import Line, PrintedChronology, PrintedChronologyRow, PrintedKey, PrintedTable


def _key(frame, **changes):
    letters = PrintedTable(
        heads=("Letter", "Name", "Born"),
        widths=(1, 3, 3),
        rows=(("A", "Mali Tudno", "14 October 2014"),),
        bold=(0, 1),
    )
    basic = PrintedKey(
        frame=frame,
        title="Identity key to R-2026-0007F, version 1.0",
        warning_lead="Goes with the report, not onto the child's file.",
        warning="For Social Services only.",
        letters=letters,
        household_head="Named in the report itself",
        household=None,
        addresses_head="Addresses and parents",
        addresses="Read out on request.",
        copy_head="This copy",
        copy=(Line(label="Made for", text="Duty desk"),),
    )
    return replace(basic, **changes)


def _chronology(frame, rows):
    return PrintedChronology(
        frame=frame,
        title="Chronology",
        subtitle="All entries, 1 September 2025 to 18 March 2026.",
        heads=(
            "Date",
            "Entry",
            "Event",
            "How we know",
            "Children's words",
            "Significance (opinion)",
            "Action",
            "Author",
        ),
        rows=rows,
        summary="2 of 2 entries.",
    )


def test_the_key_gives_each_letter_its_name(frame, stamp, fonts, pages_of):
    (text,) = pages_of(render_identity_key(_key(frame), stamp, fonts.folder))
    assert "A Mali Tudno 14 October 2014" in text
    assert "Named in the report itself" not in text
    assert "Page 1 of 1" in text


def test_a_long_key_runs_over_pages_with_its_heads(frame, stamp, fonts, pages_of):
    rows = tuple((chr(65 + number % 26), f"Name {number}", "14 October 2014") for number in range(90))
    letters = replace(_key(frame).letters, rows=rows)
    pages = pages_of(render_identity_key(_key(frame, letters=letters), stamp, fonts.folder))
    assert len(pages) > 2
    assert all("Letter Name Born" in text for text in pages[:2])


def test_the_chronology_is_landscape_and_states_gaps(frame, stamp, fonts, pages_of):
    rows = (
        PrintedChronologyRow(
            date="10 Sep 2025", number="I-0401K", text="Ran.", how_we_know="Staff saw", author="E. Lloyd"
        ),
        PrintedChronologyRow(gap="No entries 8 Dec to 14 Jan"),
        PrintedChronologyRow(date="15 Jan 2026", number="I-0406K", words="I was in the queue."),
    )
    pdf = render_chronology(_chronology(frame, rows), stamp, fonts.folder)
    ((width, height),) = page_sizes(pdf)
    assert width > height
    text = " ".join(pages_of(pdf)[0].split())
    assert text.index("I-0401K") < text.index("No entries 8 Dec to 14 Jan") < text.index("I was in the queue.")


def test_heads_repeat_through_a_long_chronology(frame, stamp, fonts, pages_of):
    rows = tuple(
        PrintedChronologyRow(date="10 Sep 2025", number=f"I-{number:04}K", text="Ran to the field. " * 5)
        for number in range(60)
    )
    pages = pages_of(render_chronology(_chronology(frame, rows), stamp, fonts.folder))
    assert len(pages) > 3
    assert all("How we know" in text for text in pages if "I-00" in text)
    assert re.findall(r"I-\d{4}K", " ".join(pages)) == [row.number for row in rows]


def test_an_empty_chronology_still_says_what_it_covers(frame, stamp, fonts, pages_of):
    (text,) = pages_of(render_chronology(_chronology(frame, ()), stamp, fonts.folder))
    assert "All entries, 1 September 2025" in text
    assert "2 of 2 entries." in text


def test_the_check_code_changes_with_any_word(referral, frame):
    code = check_code(referral())
    assert re.fullmatch(r"([0-9A-F]{4}-){3}[0-9A-F]{4}", code)
    assert check_code(referral()) == code
    assert check_code(referral(reply_by="Please reply by 20 March 2026.")) != code
    assert check_code(_key(frame)) != check_code(_key(frame, warning="For the police only."))

"""The small papers of a plan: one page in large type, own words first, signs that stand on a copier."""

import io
import re
from dataclasses import replace

import pypdfium2 as pdfium

from hsbdesk.documents.child_page import render_child_page
from hsbdesk.documents.need_to_know import render_need_to_know
from hsbdesk.documents.raster import page_count
from hsbdesk.documents.safety_plan import render_safety_plan
from hsbdesk.domain.paper import Line, PrintedTable
from hsbdesk.domain.printed_sheets import (
    PrintedChildPage,
    PrintedIdeas,
    PrintedNeedToKnow,
    PrintedSafetyPlan,
    PrintedVoice,
)


def _sheet(frame, **changes):
    basic = PrintedNeedToKnow(
        frame=replace(frame, document="For one reader", reader="For: Pat Lewis, welfare officer", content_version=""),
        title="What you need to know to keep everyone safe",
        intro="For Pat Lewis, welfare officer. The rules may also be held by Sam Tudor, coach and cover.",
        intro_strong=("Pat Lewis, welfare officer", "Sam Tudor, coach and cover"),
        name="Ioan S.",
        lead="comes to training, with these three rules:",
        rules=("He arrives changed.", "You or Sam Tudor keep him in sight.", "At 18:00 you hand him to his aunt."),
        what_head="What to do",
        answers=PrintedTable(
            heads=("If", "Then"),
            widths=(2.4, 4.4),
            rows=(("He needs the toilet", "He goes alone."), ("A child is in danger now", "Phone 999.")),
            strong=("999",),
        ),
        phone_head="Who to phone, in this order during training",
        phones=PrintedTable(
            heads=(), widths=(0.25, 3.3, 3.3), rows=(("1", "Ioan's aunt", "01632 960 611"), ("2", "Council", "999"))
        ),
        tells="Nia Morgan tells his aunt by 19:00.",
        helps_head="What helps",
        helps="He likes being in goal.",
        safe_head="Keeping this sheet safe",
        safe="Give it back to the school on or before 21 April 2026.",
        safe_strong=("21 April 2026",),
        receipt_heads=("Received by", "Signature", "Date"),
        received_by="Pat Lewis",
        given_by="Given by hand by {by}",
        end_note="A second copy is signed and kept by the school.",
    )
    return replace(basic, **changes)


def _child(frame, ideas=("I can go to all my lessons.", "I can play football.")):
    return PrintedChildPage(
        frame=replace(frame, marking="PRIVATE", reader="For: Ioan"),
        title="Ioan: my plan",
        groups=(
            PrintedIdeas(head="What I can do", ideas=tuple(ideas)),
            PrintedIdeas(head="At school", ideas=("I use the Year 6 cloakroom.",)),
        ),
        agreed_heads=("Who", "Name or picture", "Date"),
        agreed_rows=("Me", "An adult who helps me"),
    )


def _safety(frame, **changes):
    basic = PrintedSafetyPlan(
        frame=frame,
        title="Safety and support plan",
        child="Cari Prosser",
        subtitle="24 May 2016, Year 5",
        voice_head="In Cari's own words",
        voices=(
            PrintedVoice(head="What I want", words="“I like the library.”", source="17 March 2026, talk, to T. Hale"),
        ),
        no_voice="Not asked yet.",
        feels=(Line(label="Feels safe", text="With her friends."),),
        worried_head="If Cari is worried",
        worried=(Line(label="Trusted adult", text="J. Pugh"),),
        contact_head="Through the day",
        contact=None,
        no_contact="Nothing is arranged yet.",
        support_head="Support, and what the family knows",
        support=(),
        know_head="Staff who know",
        know=None,
        review_head="Does it help?",
        reviews=None,
        review="We look at it again by 16 April 2026.",
        agreed_head="Agreed by",
        agreed=PrintedTable(heads=("Role", "Name", "Signature"), widths=(1, 1, 1), rows=(("The child", "", ""),)),
    )
    return replace(basic, **changes)


def _sizes(pdf: bytes) -> dict[str, float]:
    """Return the height of the first letter or digit of each line, by the line's text."""
    page = pdfium.PdfDocument(io.BytesIO(pdf))[0].get_textpage()
    text = page.get_text_range()
    found = {}
    for line in text.split("\r\n"):
        sign = next((sign for sign in line if sign.isalnum()), "")
        if sign:
            _, bottom, _, top = page.get_charbox(text.index(line) + line.index(sign))
            found[line] = top - bottom
    return found


def test_the_sheet_is_one_page_with_the_rules_largest(frame, stamp, fonts, pages_of):
    pdf = render_need_to_know(_sheet(frame), stamp, fonts.folder)
    (text,) = pages_of(pdf)
    plain = " ".join(text.split())
    assert plain.index("Ioan S. comes to training") < plain.index("What to do") < plain.index("Who to phone")
    assert "1. He arrives changed. 2. You or Sam Tudor keep him in sight. 3. At 18:00" in plain
    assert "Given by hand by N. Morgan" in plain
    heights = _sizes(pdf)
    rule = next(height for line, height in heights.items() if line.startswith("Ioan S."))
    row = next(height for line, height in heights.items() if line.startswith("He needs"))
    assert rule > 1.2 * row


def test_a_long_sheet_is_set_smaller_and_stays_on_its_page(frame, stamp, fonts):
    rows = tuple(
        (f"If this happens, number {n}", "He goes with one of you to the hall and waits there. " * 3) for n in range(9)
    )
    long = _sheet(frame, answers=PrintedTable(heads=("If", "Then"), widths=(2.4, 4.4), rows=rows))
    short, filled = (render_need_to_know(sheet, stamp, fonts.folder) for sheet in (_sheet(frame), long))
    assert page_count(filled) == 1
    rule = "1. He arrives changed."
    tall = [next(h for line, h in _sizes(pdf).items() if line.startswith(rule)) for pdf in (short, filled)]
    assert tall[1] < tall[0]


def test_a_sheet_beyond_one_page_loses_nothing(frame, stamp, fonts, pages_of):
    rows = tuple((f"If number {n}", "He goes with one of you to the hall. " * 6) for n in range(40))
    long = _sheet(frame, answers=PrintedTable(heads=("If", "Then"), widths=(2.4, 4.4), rows=rows))
    text = " ".join(" ".join(pages_of(render_need_to_know(long, stamp, fonts.folder))).split())
    assert re.findall(r"If number (\d+)", text) == [str(n) for n in range(40)]
    assert "kept by the school" in text


def test_the_same_sheet_gives_the_same_bytes(frame, stamp, fonts):
    for render, printed in (
        (render_need_to_know, _sheet(frame)),
        (render_child_page, _child(frame)),
        (render_safety_plan, _safety(frame)),
    ):
        assert render(printed, stamp, fonts.folder) == render(printed, stamp, fonts.folder)


def test_the_childs_page_has_large_type_and_one_idea_a_line(frame, stamp, fonts, pages_of):
    pdf = render_child_page(_child(frame), stamp, fonts.folder)
    (text,) = pages_of(pdf)
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "• I can go to all my lessons." in lines
    assert "• I can play football." in lines
    assert lines.index("What I can do") < lines.index("At school")
    tall = next(height for line, height in _sizes(pdf).items() if line.endswith("I use the Year 6 cloakroom."))
    assert tall > 11  # points, of a capital
    many = render_child_page(_child(frame, [f"I can do thing {n}." for n in range(40)]), stamp, fonts.folder)
    assert page_count(many) >= 2  # type is never made small


def test_an_affected_childs_plan_starts_with_the_own_voice(frame, stamp, fonts, pages_of):
    (text,) = pages_of(render_safety_plan(_safety(frame), stamp, fonts.folder))
    plain = " ".join(text.split())
    places = [plain.index(part) for part in ("Cari Prosser", "I like the library.", "Feels safe", "Through the day")]
    assert places == sorted(places)
    assert "Nothing is arranged yet." in plain
    assert "Staff who know" not in plain
    (empty,) = pages_of(render_safety_plan(_safety(frame, voices=(), feels=()), stamp, fonts.folder))
    assert "Not asked yet." in empty


def test_every_sign_stands_on_a_one_bit_copy(frame, stamp, fonts):
    for pdf in (
        render_need_to_know(_sheet(frame), stamp, fonts.folder),
        render_child_page(_child(frame), stamp, fonts.folder),
        render_safety_plan(_safety(frame), stamp, fonts.folder),
    ):
        page = pdfium.PdfDocument(io.BytesIO(pdf))[0]
        scale = 200 / 72
        copy = page.render(scale=scale).to_pil().convert("L").point(lambda shade: 0 if shade < 128 else 255)
        text = page.get_textpage()
        for index in range(text.count_chars()):
            sign = text.get_text_range(index, 1)
            if not sign.isalnum() or sign in "l1I":
                continue
            left, bottom, right, top = text.get_charbox(index)
            box = tuple(
                int(edge * scale) for edge in (left, page.get_height() - top, right + 1, page.get_height() - bottom + 1)
            )
            part = copy.crop(box)
            black = part.histogram()[0] / max(1, part.width * part.height)
            assert 0.02 < black < 0.9, sign

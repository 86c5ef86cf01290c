"""Round trips: what is read and written again is the same, byte for byte."""

import json
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.ids import PersonId, RecordId
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.person import Person, PersonKind
from hsbdesk.domain.referral import Referral, RequestItem, RequestPart
from hsbdesk.exchange.case import TYPES
from hsbdesk.exchange.case_file import CaseFile, RecordKind, read_case_file, write_case_file
from hsbdesk.exchange.plain_json import from_plain, to_plain

DATES = (
    PartialDate(Precision.DATETIME, "2026-03-17", "2026-03-17", "13:20", about=True, words="about twenty past one"),
    PartialDate(Precision.DATE, "2026-03-17", "2026-03-17", about=True),
    PartialDate(Precision.WEEK, "2025-11-17", "2025-11-23", words="week of 17 Nov"),
    PartialDate(Precision.MONTH, "2024-02-01", "2024-02-29"),
    PartialDate(Precision.HALF_TERM, "2025-10-25", "2025-11-02", words="autumn half-term"),
    PartialDate(Precision.TERM, "2025-09-02", "2025-12-19", about=True),
    PartialDate(Precision.RANGE, "2025-12-20", "2026-01-04", words="Christmas holidays"),
    PartialDate(Precision.BEFORE, None, "2025-09-01", words="before September"),
    PartialDate(Precision.UNKNOWN, words="she did not say"),
)
TEXTS = (
    "<b>bold</b> &amp; <script> \"quoted\" 'single' “curly” \\ back",
    "Dŵr, tŷ, ŵ ŷ Ŵ Ŷ, Siân",
    "👩‍👧‍👦 🏳️‍🌈 ❤️",
    "مرحبا ولد — שלום \u202bmixed\u202c",
    "line one\n\n\tline two",
    "A long narrative. " * 2778,
)


def test_the_demo_is_canonical(demo_bytes: bytes) -> None:
    assert write_case_file(read_case_file(demo_bytes)) == demo_bytes


@pytest.mark.parametrize("when", DATES, ids=lambda when: when.precision.value)
@pytest.mark.parametrize("text", TEXTS, ids=("markup", "welsh", "emoji", "right-to-left", "lines", "long"))
def test_every_precision_and_script_comes_back(when: PartialDate, text: str) -> None:
    case = CaseFile(concerns=(_concern(when=when, what_happened=text),))
    assert read_case_file(write_case_file(case)).concerns == case.concerns


def test_the_long_text_is_as_long_as_it_says() -> None:
    assert len(TEXTS[-1]) > 50_000


def test_requests_keep_their_lettered_parts_in_order() -> None:
    person = Person(id=PersonId("p"), kind=PersonKind.CHILD, first="Ioan", last="Sample")
    file = from_plain(
        {
            "id": "f", "number": record_number("H", 1), "author": "N. Morgan", "recorded_at": "2026-03-13T09:00:00Z",
            "child": "p", "kind": "HSB", "opened_on": "2026-03-13",
        },
        TYPES[RecordKind.FILE],
        "",
    )  # fmt: skip
    request = RequestItem(lead="Assess", parts=(RequestPart(text="first"), RequestPart(text="<b>second</b>")))
    referral = Referral(
        id=RecordId("r"),
        number=record_number("R", 7, 2026),
        author="N. Morgan",
        recorded_at="2026-03-13T09:00:00Z",
        file=file.file_id,
        opened_on="2026-03-13",
        requests=(request, RequestItem(lead="Decide")),
    )
    case = CaseFile(people=(person,), files=(file,), referrals=(referral,))
    again = read_case_file(write_case_file(case))
    assert again.referrals[0].requests == referral.requests


def test_what_equals_its_default_is_left_out_and_nothing_else() -> None:
    plain = json.loads(write_case_file(CaseFile(concerns=(_concern(what_happened="Seen."),))))
    assert plain == {
        "format": "hsb-case",
        "version": 1,
        "concerns": [
            {
                "id": "c1",
                "number": record_number("I", 1),
                "author": "E. Lloyd",
                "recorded_at": "2026-03-17T14:00:00Z",
                "when": {"precision": "UNKNOWN"},
                "what_happened": "Seen.",
            }
        ],
    }


def test_records_stand_by_number_whatever_their_order_before() -> None:
    concerns = tuple(_concern(id=RecordId(f"c{n}"), number=record_number("I", n)) for n in (10_001, 2, 9_999))
    again = read_case_file(write_case_file(CaseFile(concerns=concerns)))
    assert [concern.id for concern in again.concerns] == ["c2", "c9999", "c10001"]


def test_a_byte_order_mark_and_other_white_space_are_read(demo_bytes: bytes, demo: CaseFile) -> None:
    packed = json.dumps(json.loads(demo_bytes), ensure_ascii=True).encode()
    assert read_case_file(b"\xef\xbb\xbf" + packed) == demo


def test_the_example_of_the_help_page_is_canonical() -> None:
    page = (Path(__file__).parents[2] / "resources" / "help" / "case-file.md").read_text("utf-8")
    example = page.split("```json\n")[1].split("```")[0].encode()
    assert write_case_file(read_case_file(example)) == example


def test_earlier_readings_are_records_of_their_kind(demo: CaseFile) -> None:
    number = next(concern.id for concern in demo.concerns if concern.number == "I-0407E")
    versions = [stated for stated in demo.history if stated.record == number]
    assert [stated.version for stated in versions] == [1, 2, 3]
    assert versions[-1].reading is None
    first = versions[0].reading
    assert isinstance(first, Concern)
    assert first.when.time == "10:45"
    assert first.triage is None
    assert from_plain(to_plain(first), Concern, "") == first


def _concern(**fields: Any) -> Concern:
    values = {
        "id": RecordId("c1"),
        "number": record_number("I", 1),
        "author": "E. Lloyd",
        "recorded_at": "2026-03-17T14:00:00Z",
        "when": PartialDate(Precision.UNKNOWN),
        **fields,
    }
    return Concern(**values)

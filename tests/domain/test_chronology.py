"""Records of any kind in one order, and only what counts is numbered."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.chronology import build_chronology, count_occasions, is_key_entry, kind_of, when_of
from hsbdesk.domain.concern import Concern, Enquiry, Occurrences
from hsbdesk.domain.contact import Contact, ContactKind
from hsbdesk.domain.dates import UNKNOWN_DATE, PartialDate, Precision
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.record import StrikeOut
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.triage import Categorised, Category, NotHsb, Triage

FILE = FileId("f")
NOT_HSB = Triage(
    not_hsb=NotHsb(reason="MUTUAL", because="x", by="N", on="2026-03-18"), decided_at="2026-03-18T09:00:00Z"
)
TRIAGED = Triage(
    categories=(Categorised(category=Category.ABUSIVE, because="x", by="N", on="2026-03-18"),),
    decided_at="2026-03-18T09:00:00Z",
)
STRUCK = StrikeOut(reason="twice", by="N", at="2026-03-18T09:00:00Z")


def day(iso: str, time: str | None = None) -> PartialDate:
    return PartialDate(Precision.DATETIME if time else Precision.DATE, iso, iso, time)


def head(prefix: str, n: int, year: int | None = None) -> dict[str, Any]:
    number = record_number(prefix, n, year)
    return {"id": RecordId(number), "number": number, "author": "N", "recorded_at": "2026-03-18T09:00:00Z"}


def concern(n: int, when: PartialDate, **more: Any) -> Concern:
    return Concern(**head("I", n), when=when, **more)


MARCH = PartialDate(Precision.MONTH, "2026-03-01", "2026-03-31")
WEEK = PartialDate(Precision.WEEK, "2026-03-16", "2026-03-22")
BEFORE = PartialDate(Precision.BEFORE, None, "2026-03-17")


def test_order_is_start_precision_time_hand_order_number() -> None:
    records = [
        concern(1, UNKNOWN_DATE),
        concern(2, day("2026-03-17")),
        concern(3, day("2026-03-17", "13:20")),
        concern(4, day("2026-03-17", "09:00")),
        concern(5, BEFORE),
        concern(6, WEEK),
        concern(7, MARCH),
        concern(8, day("2026-03-16")),
        concern(10, day("2026-03-17")),
        concern(9, day("2026-03-17"), order_hint=-1),
    ]
    found = [int(dated.record.number[2:6]) for dated in build_chronology(records)]
    assert found == [7, 8, 6, 5, 4, 3, 9, 2, 10, 1]


@given(st.permutations(range(9)))
def test_the_order_does_not_hang_on_the_order_of_storing(order: list[int]) -> None:
    days = (UNKNOWN_DATE, WEEK, MARCH, BEFORE, day("2026-03-17"), day("2026-03-17", "09:00"))
    records = [concern(n + 1, days[n % len(days)]) for n in range(9)]
    expected = [dated.record.id for dated in build_chronology(records)]
    assert [dated.record.id for dated in build_chronology([records[n] for n in order])] == expected


def test_only_what_counts_has_a_row_number() -> None:
    records = [
        concern(1, day("2026-03-10"), triage=TRIAGED),
        concern(2, day("2026-03-11"), triage=NOT_HSB),
        concern(3, day("2026-03-12"), struck_out=STRUCK),
        concern(4, day("2026-03-13"), enquiries=(Enquiry(state="MISTAKEN"),)),
        concern(5, day("2026-03-14"), enquiries=(Enquiry(state="MISTAKEN"), Enquiry(state="NOT_ENQUIRED"))),
        Fact(**head("F", 1), file=FILE, when=day("2026-03-15"), text="x"),
        concern(6, day("2026-03-16")),
    ]
    assert [dated.row_no for dated in build_chronology(records)] == [1, None, None, None, 2, None, 3]


def test_every_kind_stands_at_its_own_day() -> None:
    records = {
        "intervention": Intervention(**head("N", 1), file=FILE, title="x", start=day("2026-01-02")),
        "referral": Referral(**head("R", 1, 2026), file=FILE, opened_on="2026-01-03"),
        "contact": Contact(**head("C", 1), when=day("2026-01-04", "10:00")),
        "fact": Fact(**head("F", 1), file=FILE, when=day("2026-01-01"), text="x"),
    }
    assert {kind: kind_of(record) for kind, record in records.items()} == {kind: kind for kind in records}
    assert [dated.kind for dated in build_chronology(records.values())] == [
        "fact",
        "intervention",
        "referral",
        "contact",
    ]
    assert when_of(records["referral"]) == day("2026-01-03")


@pytest.mark.parametrize(
    ("record", "is_key"),
    [
        (concern(1, WEEK), True),
        (concern(1, WEEK, triage=NOT_HSB), False),
        (concern(1, WEEK, struck_out=STRUCK), False),
        (Fact(**head("F", 1), file=FILE, when=WEEK, text="x", topic="HOUSEHOLD"), True),
        (Fact(**head("F", 1), file=FILE, when=WEEK, text="x"), False),
        (Contact(**head("C", 1), when=WEEK, kind=ContactKind.REPORT), True),
        (Contact(**head("C", 1), when=WEEK, kind=ContactKind.FAMILY_TALK), False),
        (Intervention(**head("N", 1), file=FILE, title="x", start=WEEK), False),
        (Referral(**head("R", 1, 2026), file=FILE, opened_on="2026-01-03"), True),
        (Referral(**head("R", 1, 2026), file=FILE, opened_on="2026-01-03", struck_out=STRUCK), False),
    ],
)
def test_key_entries_tell_the_story(record: Any, is_key: bool) -> None:
    assert is_key_entry(build_chronology([record])[0]) is is_key


def test_entries_and_occasions_are_counted_together() -> None:
    three = concern(1, WEEK, occurrences=Occurrences(count_min=3))
    assert count_occasions([three, concern(2, WEEK)]) == (2, 4)
    assert count_occasions([replace(three, triage=NOT_HSB)]) == (0, 0)
    assert count_occasions([]) == (0, 0)

"""A file read in order: what counts, what is filtered, what is said of a gap, and what a move leaves behind."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.facts import FactDraft
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Basis, Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.paper import PrintedChronology
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.school import DayTime
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError

ENTRIES = "0341 0346 0352 0361 0364 0377 0380 0383 0389 0402 0407 0412"


@pytest.fixture
def file(desk: Desk) -> FileId:
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"), Pupil(id="2", first="Cari", last="Prosser")))
    return desk.files.open_file("pupil:1", FileKind.HSB, "first entry")


def log(desk: Desk, when: str, text: str = "Something was seen.", **changes: Any) -> RecordId:
    people = (DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED),)
    draft = replace(desk.concerns.new_draft(), people=people, when=when, what_happened=text, **changes)
    return desk.concerns.submit(draft).id


def test_the_demo_counts(demo_desk: Desk, demo_file: FileId) -> None:
    """12 entries, 14 occasions, contact 5, break or lunch 7; two of the twelve have no exact time."""
    view = demo_desk.chronologies.read(demo_file, ChronologyFilter(newest_first=False))
    assert view.total == len(view.rows) == demo_desk.chronologies.count(demo_file) == 57
    numbered = [row for row in view.rows if row.row_no is not None]
    assert " ".join(row.number[2:6] for row in numbered) == ENTRIES
    assert [row.row_no for row in numbered] == list(range(1, 13))
    pattern = demo_desk.overviews.read(demo_file).pattern
    assert "12 entries, 14 occasions" in pattern[0].text
    assert any("5 of 7 since January 2026" in line.text for line in pattern)
    assert any(line.text.startswith("At break or lunch: 7 of 12") for line in pattern)
    printed = demo_desk.paper.prepare(
        DocumentKind.REFERRAL, demo_file, record=demo_desk.referrals.rows(demo_file)[0].id
    ).printed
    assert "12 entries, 14 occasions" in printed.pattern  # type: ignore[union-attr]
    assert "At break or lunch: 7 of 12" in printed.pattern  # type: ignore[union-attr]
    assert "Contact with another child: 0 to December 2025, 5 since January 2026" in printed.pattern  # type: ignore[union-attr]


def test_the_thirteenth_entry_shows_and_does_not_count(demo_desk: Desk, demo_file: FileId) -> None:
    row = next(row for row in demo_desk.chronologies.read(demo_file).rows if row.number == "I-0391M")
    assert (row.row_no, row.category) == (None, None)
    assert row.note


def test_gaps_are_printed_where_nothing_was_recorded(demo_desk: Desk, demo_file: FileId) -> None:
    def gaps(kind: str) -> list[str]:
        printed = demo_desk.paper.prepare(
            DocumentKind.CHRONOLOGY, demo_file, filter=ChronologyFilter(kind=kind)
        ).printed
        assert isinstance(printed, PrintedChronology)
        return [row.gap for row in printed.rows if row.gap]

    assert gaps("concern") == ["No entries 21 Nov 2025 – 14 Jan 2026"]
    assert all("–" in gap for gap in gaps("all"))


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({"kind": "concern"}, 13),
        ({"kind": "fact"}, 10),
        ({"kind": "intervention"}, 10),
        ({"kind": "contact"}, 17),
        ({"kind": "referral"}, 3),
        ({"kind": "plan"}, 4),
        ({"place": "Year 5 cloakroom"}, 1),
        ({"text": "zzz"}, 0),
        ({"text": "library shelves"}, 1),
        ({"text": "i-0412k"}, 1),
        ({"kind": "concern", "place": "nowhere"}, 0),
    ],
)
def test_filters(demo_desk: Desk, demo_file: FileId, chosen: dict[str, Any], expected: int) -> None:
    view = demo_desk.chronologies.read(demo_file, ChronologyFilter(**chosen))
    assert len(view.rows) == expected
    assert view.total == 57


def test_a_sign_is_looked_for_as_it_stands(desk: Desk, file: FileId) -> None:
    log(desk, "17 March 2026", "He was there 100 % of the time.")
    log(desk, "16 March 2026", "Nothing of the kind.")
    assert len(desk.chronologies.read(file, ChronologyFilter(text="%")).rows) == 1
    assert desk.chronologies.read(file, ChronologyFilter(text="_")).rows == ()


def test_a_period_holds_what_touches_it(desk: Desk, file: FileId) -> None:
    for when in ("17 March 2026", "week of 9 March 2026", "February 2026", "before September 2025", "not known"):
        log(desk, when, when)

    def texts(**chosen: Any) -> set[str]:
        return {row.text for row in desk.chronologies.read(file, ChronologyFilter(**chosen)).rows}

    assert texts(start=date(2026, 3, 13)) == {"17 March 2026", "week of 9 March 2026"}
    assert texts(end=date(2026, 2, 15)) == {"February 2026", "before September 2025"}
    assert texts(start=date(2026, 3, 17), end=date(2026, 3, 17)) == {"17 March 2026"}
    assert len(texts()) == 5


def test_order_is_start_precision_time_then_number(desk: Desk, file: FileId) -> None:
    for when in (
        "not known", "17 March 2026", "17 March 2026 13:20", "17 March 2026 09:00", "week of 16 March 2026",
        "March 2026", "before 17 March 2026",
    ):  # fmt: skip
        log(desk, when, when)
    rows = desk.chronologies.read(file, ChronologyFilter(newest_first=False)).rows
    assert [row.text for row in rows] == [
        "March 2026",
        "week of 16 March 2026",
        "before 17 March 2026",
        "17 March 2026 09:00",
        "17 March 2026 13:20",
        "17 March 2026",
        "not known",
    ]
    newest = desk.chronologies.read(file).rows
    assert [row.id for row in newest] == [row.id for row in reversed(rows)]


def test_a_struck_out_entry_stands_struck_and_is_not_counted(desk: Desk, file: FileId) -> None:
    first, second = log(desk, "16 March 2026"), log(desk, "17 March 2026")
    desk.concerns.strike_out(first, "entered twice")
    rows = {row.id: row for row in desk.chronologies.read(file).rows}
    assert (rows[first].struck, rows[first].row_no) == (True, None)
    assert rows[second].row_no == 1
    key = desk.chronologies.read(file, ChronologyFilter(kind="key")).rows
    assert first not in [row.id for row in key]


def test_detail_says_everything_and_is_noted(desk: Desk, file: FileId) -> None:
    concern = log(desk, "17 March 2026", "She said <b>no</b>.", done="Stayed.", secrecy=True)
    desk.concerns.amend(concern, "CORRECTION", "It was 13:25.", "clock in the hall")
    detail = desk.chronologies.detail(concern, file)
    lines = [line for section in detail.sections for line in section.lines]
    assert "She said <b>no</b>." in lines
    assert "It was 13:25." in lines
    assert detail.corrected == "corrected once"
    last = desk.session.db.execute("SELECT action, object FROM audit ORDER BY seq DESC LIMIT 1").fetchone()
    assert last == ("concern.read", concern)


def test_an_entry_of_another_file_is_not_shown_here(desk: Desk, file: FileId) -> None:
    concern = log(desk, "17 March 2026")
    other = desk.files.open_file("pupil:2", FileKind.SUPPORT, "x")
    with pytest.raises(DeskError) as refused:
        desk.chronologies.detail(concern, other)
    assert refused.value.id == "record_missing"
    assert desk.chronologies.read(other).rows == ()


def test_facts_stand_with_their_source(desk: Desk, file: FileId) -> None:
    receipt = desk.facts.save(
        FactDraft(
            uuid=desk.facts.new_id(), file=file, when="May 2021", text="Moved to his aunt.", source_words="Letter"
        )
    )
    row = desk.chronologies.read(file).rows[0]
    assert (row.number, row.date_short, row.how_we_know) == (receipt.number, "May 2021", "Letter")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"text": " "}, ("fact_needs_text", "text")),
        ({"when": ""}, ("date_not_understood", "when")),
        ({"when": "19 March 2026"}, ("date_in_future", "when")),
        ({"basis": Basis.PROFESSIONAL_OPINION, "opinion_of": "N. Morgan"}, ("opinion_needs_author", "opinion_of")),
    ],
)
def test_a_fact_is_refused_with_its_field(
    desk: Desk, file: FileId, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    draft = FactDraft(uuid=desk.facts.new_id(), file=file, when="May 2021", text="Moved.")
    with pytest.raises(DeskError) as refused:
        desk.facts.save(replace(draft, **changes))
    assert (refused.value.id, refused.value.field) == expected
    assert desk.chronologies.read(file).rows == ()


def test_a_fact_that_is_saved_twice_is_one_fact(desk: Desk, file: FileId) -> None:
    draft = FactDraft(uuid=desk.facts.new_id(), file=file, when="May 2021", text="Moved.")
    assert desk.facts.save(draft) == desk.facts.save(draft)
    assert len(desk.chronologies.read(file).rows) == 1


def test_the_overview_counts_only_what_has_a_time_for_break(desk: Desk, file: FileId) -> None:
    desk.schools.save(replace(desk.school, day_times=(DayTime(name="Break", start="10:40", end="11:00"),)))
    for when in ("16 March 2026 10:45", "17 March 2026 09:00", "13 March 2026"):
        log(desk, when)
    pattern = desk.overviews.read(file).pattern
    assert any(line.text.startswith("At break or lunch: 1 of 3 (no. ") for line in pattern)
    assert "3 entries, 3 occasions" in pattern[0].text

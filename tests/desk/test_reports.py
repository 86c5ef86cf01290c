"""Reports of the demo vault against counts by hand out of demo.md 5, 11 and 13; one child and the whole school."""

import re
from dataclasses import replace

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.printed_governors import governor_sharing, print_governors
from hsbdesk.desk.printed_patterns import print_patterns
from hsbdesk.desk.prints import texts_of
from hsbdesk.desk.report_scope import EVERY_YEAR, ReportFilter
from hsbdesk.desk.reports import ReportView
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.dates import PartialDate, Precision
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.school import DayTime
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import Category
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_records
from tests.conftest import Clock

BY_HAND = {
    ("Playground", "Break"): ["I-0341H", "I-0346N", "I-0383D", "I-0407E"],
    ("Playground", "Lunch"): ["I-0389K"],
    ("Field", "Lunch"): ["I-0389K"],
    ("Classroom 6 Oak", "Morning lessons"): ["I-0380A"],
    ("Classroom 6 Oak", "Midday lessons"): ["I-0361E"],
    ("PE hall", "Midday lessons"): ["I-0377X"],
    ("Library corner", "Lunch"): ["I-0402Z"],
    ("Year 5 cloakroom", "Lunch"): ["I-0412K"],
}
"""demo.md 5: every entry with a time and a place. No. 3 is "morning", no. 5 a week: neither has a time."""


@pytest.fixture
def view(demo_desk: Desk) -> ReportView:
    return demo_desk.reports.read()


def ioan(desk: Desk) -> FileId:
    return next(row.file for row in desk.files.children().rows if row.name == "Ioan Sample")


def numbers(desk: Desk, records: tuple[str, ...]) -> list[str]:
    return [entry.number for entry in desk.reports.entries(records)]


def test_places_and_times_are_those_of_the_demo_sheet(demo_desk: Desk, view: ReportView) -> None:
    found = {
        (row.name, time): numbers(demo_desk, cell.records)
        for row in view.grid.rows
        for time, cell in zip(view.grid.times, row.cells, strict=True)
        if cell.records
    }
    assert found == BY_HAND
    assert view.grid.times == (
        "Before school", "Morning lessons", "Break", "Midday lessons", "Lunch", "Afternoon lessons", "After school",
    )  # fmt: skip
    assert numbers(demo_desk, view.without_records) == ["I-0352V", "I-0364H"]
    assert [cell.shown for cell in view.grid.totals.cells] == ["", "1", "4", "2", "3", "", ""]
    assert view.grid.totals.total.shown == "10"
    assert (view.heading, view.without) == ("12 entries about 1 child", "2 of them have no time or place")


def test_a_cell_shows_its_number_as_often_as_dots(view: ReportView) -> None:
    for row in view.grid.rows:
        for cell in row.cells:
            assert cell.dots == len(cell.records) == int(cell.shown or 0)
            assert 0 <= cell.share <= 1
    lone = view.grid.rows[2].cells[4]
    assert lone.shown == "1"
    assert lone.share == pytest.approx(0.2), "one entry is a fifth of the small number, no hot spot"


def test_what_stands_out_is_counted(view: ReportView) -> None:
    assert view.stands_out == (
        "Playground at break or lunch: 5 of 12",
        "At break or lunch, any place: 7 of 12",
        "First entries at Field, Library corner and Year 5 cloakroom: 3, since February 2026",
        "Classroom 6 Oak: 4 of 12, none with contact (2 without a time)",
    )


def test_categories_by_month(view: ReportView) -> None:
    """demo.md 5: the column Category, entry 13 (not harmful sexual behaviour) left out."""
    found = [(c.label, [(p.category, p.shown) for p in c.parts]) for c in view.months.columns]
    low, mid, high = Category.INAPPROPRIATE, Category.PROBLEMATIC, Category.ABUSIVE
    assert found == [
        ("Sep", [(low, "1"), (mid, "1")]),
        ("Oct", [(low, "1")]),
        ("Nov", [(mid, "2")]),
        ("Dec", []),
        ("Jan", [(mid, "1"), (high, "2")]),
        ("Feb", [(high, "1")]),
        ("Mar", [(high, "3")]),
    ]
    assert view.months.not_categorised == "not yet categorised: 0"
    assert sum(len(c.records) for c in view.months.columns) == 12


def test_reporting_routes_are_said_with_their_day(demo_desk: Desk, view: ReportView) -> None:
    assert "reporting routes for pupils began on 26 January 2026." in view.care
    assert "An entry at two places counts at each, and once in the totals." in view.care
    earlier = demo_desk.reports.read(ReportFilter(period="2024"))
    assert earlier.care == "More entries can mean more reporting."


def test_decisions_and_clocks_of_the_demo_sheet(view: ReportView) -> None:
    """13 concerns triaged, demo.md 5: on the day but for no. 1, 10 September 10:45 to 11 September, and two more.

    demo.md 12: R-2026-0003B received 10 February, decided 13 February; R-2026-0006E waits; one report is due.
    """
    triage, others, written, answers = view.clocks
    assert (triage.done, triage.open, triage.longest) == ("13", "0", "1 school day")
    assert triage.spread == ("same day 10", "next school day 3")
    assert (others.done, others.open) == ("11", "0")
    assert others.spread == ("with this report 8", "not needed 3")
    assert others.longest == "18 school days", "no. 6: 15 January, with the report of 10 February"
    assert (written.done, written.spread, written.open) == ("2", ("in time 2",), "1")
    assert (answers.done, answers.open, answers.longest) == ("2", "1", "3 working days")
    assert answers.spread == ("later 1", "day not known 1")


def test_data_gaps_and_the_quiet_stretch(demo_desk: Desk, view: ReportView) -> None:
    found = {gap.text: (gap.shown, numbers(demo_desk, gap.records)) for gap in view.gaps}
    assert found["No time of day"] == ("2 of 12", ["I-0352V", "I-0364H"])
    assert found["No exact day"] == ("1 of 12", ["I-0364H"])
    assert found["Supervision there not known"][0] == "6 of 12"
    assert "No place" not in found
    assert view.quiet == ("No entry 21 Nov 2025 – 14 Jan 2026: 29 school days",), "demo.md 13"


def test_an_entry_is_counted_once_for_the_school_and_for_its_child_alone(demo_desk: Desk) -> None:
    school = demo_desk.reports.read()
    child = demo_desk.reports.read(ReportFilter(file=ioan(demo_desk)))
    assert (child.total, child.records) == (school.total, school.records)
    assert child.heading == "12 entries"
    support = demo_desk.files.children("SUPPORT").rows[0].file
    assert demo_desk.reports.read(ReportFilter(file=support)).total == 0, "a child affected is not counted as one"


def test_behaviours_and_periods_narrow_the_counts(demo_desk: Desk) -> None:
    touch = demo_desk.reports.read(ReportFilter(behaviours=("CONTACT_OVER_CLOTHING",)))
    assert numbers(demo_desk, touch.records) == ["I-0377X", "I-0383D", "I-0389K", "I-0402Z", "I-0412K"]
    assert demo_desk.reports.read(ReportFilter(period="2024")).total == 0
    assert demo_desk.reports.read(ReportFilter(period=EVERY_YEAR)).total == 12
    options = demo_desk.reports.options()
    assert [p.label for p in options.periods] == ["This school year", "All entries"]
    assert ("SELF_TOUCH_PUBLIC", "Touching own body where others are") in options.behaviours
    assert [label for _, label in options.children][-2:] == ["Ioan Sample", "Tomos Wylde"]


def test_few_entries_are_read_one_by_one(demo_desk: Desk) -> None:
    few = demo_desk.reports.read(ReportFilter(behaviours=("SELF_TOUCH_PUBLIC",)))
    assert few.is_few
    assert numbers(demo_desk, few.records) == ["I-0361E", "I-0364H"]
    assert not demo_desk.reports.read().is_few


# -- what a screen with names off must not show


def test_with_names_off_no_place_is_named_and_no_small_number_told(demo_desk: Desk) -> None:
    demo_desk.set_names(False)
    view = demo_desk.reports.read()
    assert [row.name for row in view.grid.rows] == ["School"]
    said = " ".join(texts_of((view.grid, view.months, view.stands_out, view.gaps, view.heading, view.without)))
    for place in demo_desk.school.places:
        assert place.name not in said
    cells = [cell for row in (*view.grid.rows, view.grid.totals) for cell in (*row.cells, row.total)]
    assert {cell.shown for cell in cells} == {"", "1–4", "10"}
    assert all(cell.dots == 0 for cell in cells), "dots would tell the number"
    assert len({cell.share for cell in cells if cell.shown == "1–4" and cell.share}) == 1, "so would the tint"
    heights = {part.height for column in view.months.columns for part in column.parts}
    assert heights == {2.5}, "and the height of a bar"
    assert view.heading == "12 entries about 1–4 children"
    assert re.search(r"\b[1-4]\b", re.sub(r"1–4|\d+ [A-Z][a-z]+ \d{4}", "", said)) is None
    names = {entry.child for entry in demo_desk.reports.entries(view.records)}
    assert names == {"I."}
    assert all(entry.places == "" for entry in demo_desk.reports.entries(view.records))


def test_with_names_off_a_place_action_says_only_that_there_is_one(demo_desk: Desk) -> None:
    demo_desk.reports.make_place_action("Playground", "third adult at lunch", "A. Rees", "2026-03-27")
    assert demo_desk.reports.actions()[0].what == "Playground: third adult at lunch"
    demo_desk.set_names(False)
    (action,) = demo_desk.reports.actions()
    assert action.what == "A place action"
    assert action.detail == "A. R. · due 27 March 2026"


# -- the school's own times and dates


def test_without_the_times_of_the_day_places_are_counted_alone(demo_desk: Desk) -> None:
    demo_desk.schools.save(replace(demo_desk.school, day_times=()))
    view = demo_desk.reports.read()
    assert not view.has_times
    assert view.grid.times == ("Any time",)
    assert view.grid.totals.total.shown == "12"
    assert view.without == ""
    assert "No time of day" not in [gap.text for gap in view.gaps]


def test_an_entry_on_a_day_without_school_has_a_column_of_its_own(demo_desk: Desk) -> None:
    db = demo_desk.session.db
    concern = next(c for c in read_records(db, Concern) if c.number == "I-0402Z")
    saturday = PartialDate(Precision.DATETIME, "2026-03-07", "2026-03-07", "12:50")
    with demo_desk.session.saving():
        demo_desk.session.change(replace(concern, when=saturday), "amended")
    view = demo_desk.reports.read()
    assert view.grid.times[-1] == "Weekend or holiday"
    assert [row.name for row in view.grid.rows if row.cells[-1].records] == ["Library corner"]


def test_an_entry_without_a_date_counts_in_the_year_it_was_written(demo_desk: Desk) -> None:
    db = demo_desk.session.db
    concern = next(c for c in read_records(db, Concern) if c.number == "I-0402Z")
    with demo_desk.session.saving():
        demo_desk.session.change(replace(concern, when=PartialDate(Precision.UNKNOWN)), "amended")
    view = demo_desk.reports.read()
    assert view.total == 12
    last = view.months.columns[-1]
    assert (last.label, numbers(demo_desk, last.records)) == ("No month", ["I-0402Z"])
    assert demo_desk.reports.read(ReportFilter(period="2024")).total == 0


def test_next_year_begins_in_august(demo_desk: Desk, clock: Clock) -> None:
    clock.move(days=150)
    options = demo_desk.reports.options()
    assert [p.label for p in options.periods] == ["This school year", "School year 2025-26", "All entries"]
    assert demo_desk.reports.read().total == 0
    assert demo_desk.reports.read(ReportFilter(period="2025")).total == 12


def test_a_school_that_named_its_parts_otherwise(demo_desk: Desk) -> None:
    times = (
        DayTime(name="Day", start="08:55", end="15:15"),
        DayTime(name="Playtime", start="10:40", end="11:00"),
        DayTime(name="Dinner time", start="12:25", end="13:25"),
    )
    demo_desk.schools.save(replace(demo_desk.school, day_times=times))
    assert demo_desk.reports.read().stands_out[:2] == (
        "Playground at playtime or dinner time: 5 of 12",
        "At playtime or dinner time, any place: 7 of 12",
    )


# -- interventions, before and after


def test_effects_equal_the_hand_count_of_the_demo_sheet(demo_desk: Desk) -> None:
    """demo.md 13: N-0107K 4 occasions before, 0 after; N-0118X in its aim's scope 2 before, 3 since."""
    lines = {line.title: line for line in demo_desk.reports.effects()}
    seat = lines["Seat at the front and a movement break at 10:00 and 14:00"]
    assert (seat.before, seat.since, seat.days) == ("2 (4 occasions)", "0", "20 school days each side")
    breaks = lines["Supervised break and lunch, in sight"]
    assert (breaks.before, breaks.since, breaks.judgement) == ("2", "3", "Mixed")
    assert breaks.when == "11 Feb – now · Ioan"
    assert breaks.care.endswith("to read with care")
    assert len(lines) == 10, "the planned lesson has not begun"
    assert demo_desk.reports.effects(ReportFilter(period="2024")) == ()
    own = demo_desk.reports.effects(ReportFilter(file=ioan(demo_desk)))
    assert own[0].when == "10 Sep"


# -- place actions


def test_a_place_action_is_a_task_for_the_team_and_is_done_there(demo_desk: Desk, clock: Clock) -> None:
    task = demo_desk.reports.make_place_action(
        " Library corner ", "lower the middle shelves ", "Site manager", "2026-03-23"
    )
    stored = read_records(demo_desk.session.db, Task, "t.id = ?", (task,))[0]
    assert (stored.kind, stored.what, stored.file, stored.child) == (
        "PLACE_ACTION", "Library corner: lower the middle shelves", None, None,
    )  # fmt: skip
    rows = [row for group in demo_desk.worklists.today().groups for row in group.rows]
    assert any(row.text == "Library corner: lower the middle shelves" and row.name == "School" for row in rows)
    (action,) = demo_desk.reports.actions()
    assert (action.detail, action.overdue) == ("Site manager · due 23 March 2026", False)
    clock.move(days=6)
    assert demo_desk.reports.actions()[0].overdue
    demo_desk.tasks.done(task)
    assert demo_desk.reports.actions() == ()


@pytest.mark.parametrize(
    ("place", "what", "due", "refusal", "field"),
    [
        (" ", "x", None, "place_action_needs_place", "place"),
        ("Playground", " ", None, "task_needs_text", "what"),
        ("Playground", "x", "soon", "date_not_understood", "due_on"),
    ],
)
def test_a_place_action_that_says_too_little(
    demo_desk: Desk, place: str, what: str, due: str | None, refusal: str, field: str
) -> None:
    with pytest.raises(DeskError) as caught:
        demo_desk.reports.make_place_action(place, what, due_on=due)
    assert (caught.value.id, caught.value.field) == (refusal, field)
    assert demo_desk.reports.actions() == ()


# -- paper


def test_the_printed_report_says_what_the_screen_says_whatever_names_show(demo_desk: Desk) -> None:
    on = print_patterns(demo_desk.session, ReportFilter())
    demo_desk.set_names(False)
    assert print_patterns(demo_desk.session, ReportFilter()) == on
    assert demo_desk.names_on is False
    assert on.heading == "12 entries about 1 child. 2 of them have no time or place."
    assert on.subtitle == "All children · School year 2025-26 · All behaviours", "no “this year” on paper"
    counts = {
        (row.name, head): cell.count for row in on.grid for head, cell in zip(on.grid_heads[1:], row.cells, strict=True)
    }
    for (place, time), found in BY_HAND.items():
        assert counts[place, time] == len(found)
    assert counts["All places", "All"] == 10
    assert [bar.total for bar in on.bars] == [2, 1, 2, 0, 3, 1, 3]


def test_a_report_of_few_entries_prints_no_counts(demo_desk: Desk) -> None:
    printed = print_patterns(demo_desk.session, ReportFilter(behaviours=("SELF_TOUCH_PUBLIC",)))
    assert printed.few == "Fewer than 5 entries. Read them one by one instead."
    assert (printed.grid, printed.bars, printed.facts) == ((), (), ())


def test_the_governor_summary_names_nobody_no_place_and_no_record(demo_desk: Desk) -> None:
    printed = print_governors(demo_desk.session, ReportFilter(file=ioan(demo_desk), behaviours=("LANGUAGE",)))
    assert printed.lead == "12 entries were recorded.", "a choice of child or behaviour is left out"
    said = " ".join(texts_of(printed))
    session = demo_desk.session
    for person in session.everybody.by_id().values():
        assert person.first not in re.findall(r"\w+", said)
        assert person.last not in re.findall(r"\w+", said)
    for place in demo_desk.school.places:
        assert place.name not in said
    assert re.search(r"\b[A-Z]-(\d{4}-)?\d{4}[A-Z]", said) is None
    levels, terms, done = printed.tables
    assert levels[2] is not None
    assert dict(levels[2].rows) == {
        "Normal": "–", "Inappropriate": "–", "Problematic": "–", "Abusive": "6", "Violent": "–",
        "Not yet categorised": "–",
    }  # fmt: skip
    assert terms[2] is None, "3, 2, 4 and 3 entries a half-term: nothing of it may be shown"
    assert done[2] is not None
    assert dict(done[2].rows)["Written reports sent to Social Services"] == "–"
    assert dict(done[2].rows)["Interventions begun"] == "10"


def test_governors_are_told_and_the_log_says_when_and_at_what_level(demo_desk: Desk) -> None:
    paper, school = demo_desk.paper, FileId(demo_desk.school.id)
    prepared = paper.prepare(DocumentKind.GOVERNOR_SUMMARY, school, report=ReportFilter())
    copy = paper.file(prepared, paper.render(prepared), governor_sharing(demo_desk.session), "PRINTED")
    assert (copy.file, copy.record, copy.kind) == (school, None, DocumentKind.GOVERNOR_SUMMARY)
    row = demo_desk.session.db.execute(
        "SELECT recipient, purpose, how, shared_at, file FROM sharing WHERE copy = ?", (copy.id,)
    ).fetchone()
    assert tuple(row) == ("Governors", "governors told: numbers only", "PRINTED", "2026-03-18T11:20:00Z", school)
    assert [found.id for found in paper.copies(school)] == [copy.id]
    assert "Sample" not in copy.file_name


def test_a_report_of_one_child_is_filed_with_that_child(demo_desk: Desk) -> None:
    file = ioan(demo_desk)
    prepared = demo_desk.paper.prepare(DocumentKind.PATTERNS, file, report=ReportFilter(file=file))
    assert prepared.file == file
    assert prepared.child.startswith("Ioan Sample")
    assert "Ioan" not in prepared.file_name
    with pytest.raises(DeskError) as caught:
        demo_desk.reports.read(ReportFilter(file=FileId("nobody")))
    assert caught.value.id == "record_missing"

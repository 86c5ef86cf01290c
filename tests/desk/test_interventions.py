"""Interventions of the demo counted as by hand, and the walk of a new one from the form to Today."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.intervention_views import InterventionView
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import DeliveryAnswer, EffectObservation, Intervention, Judgement
from hsbdesk.domain.task import Task
from hsbdesk.exchange.case_file import CaseFile, read_case_file, write_case_file
from hsbdesk.storage.records import read_record

SUPERVISED = "N-0118X"


def id_of(desk: Desk, number: str) -> RecordId:
    row = desk.session.db.execute("SELECT record FROM record_number WHERE number = ?", (number,)).fetchone()
    return RecordId(row[0])


def read(desk: Desk, number: str) -> InterventionView:
    return desk.interventions.read(id_of(desk, number))


def table(view: InterventionView) -> list[tuple[str, str, str]]:
    return [(row.label, row.before, row.since) for row in view.table]


def windows(view: InterventionView) -> tuple[str, ...]:
    assert view.effect is not None
    ends = (view.effect.before.start, view.effect.before.end, view.effect.since.start, view.effect.since.end)
    return tuple(day.isoformat() for day in ends)


def stored(desk: Desk, intervention: RecordId) -> Intervention:
    return read_record(desk.session.db, Intervention, intervention)


def effects_on_today(desk: Desk) -> list[tuple[str, str, str]]:
    """Return (group, name, text) of what Today says about effects."""
    return [
        (group.key, row.name, row.text)
        for group in desk.worklists.today().groups
        for row in group.rows
        if row.target.kind == "intervention"
    ]


# -- the demo, counted by hand (demo.md section 13)


@pytest.mark.parametrize(
    ("number", "spans", "days", "counted"),
    [
        (
            SUPERVISED,
            ("2026-01-14", "2026-02-10", "2026-02-11", "2026-03-17"),
            20,
            [("Break and lunch, any place", "2", "3"), ("Playground", "2", "1"), ("Any other time", "2", "0")],
        ),
        (
            "N-0107K",
            ("2025-10-20", "2025-11-21", "2025-11-24", "2025-12-19"),
            20,
            [("Lessons, classroom", "2 (4)", "0 (0)"), ("Anything else", "0 (0)", "0 (0)")],
        ),
        (
            "N-0126F",
            ("2026-02-11", "2026-03-03", "2026-03-04", "2026-03-17"),
            10,
            [("Library corner", "1", "0"), ("Any other place", "0", "2")],
        ),
        (
            "N-0128H",
            ("2026-03-02", "2026-03-09", "2026-03-10", "2026-03-17"),
            6,
            [("Cloakrooms", "0", "1"), ("Any other place", "2", "0")],
        ),
    ],
)
def test_counts_are_those_of_a_hand_count(
    demo_desk: Desk, number: str, spans: tuple[str, ...], days: int, counted: list[tuple[str, str, str]]
) -> None:
    view = read(demo_desk, number)
    assert view.effect is not None
    assert windows(view) == spans
    assert view.effect.days == days
    assert table(view) == counted
    assert view.table[0].strong


@pytest.mark.parametrize(
    ("number", "fact"),
    [
        (SUPERVISED, ("Delivered, of 20 days", "16 yes, 2 partly (3, 17 Mar), 2 not (9, 10 Mar)")),
        ("N-0128H", ("Delivered, of 6 days", "5 yes, 1 not (17 Mar)")),
        ("N-0104G", ("Delivered", "Partly. 6 of 7; not 10 November, A. Rees absent")),
        ("N-0107K", ("Delivered", "In place")),
    ],
)
def test_what_is_known_of_the_delivery(demo_desk: Desk, number: str, fact: tuple[str, str]) -> None:
    assert read(demo_desk, number).facts[2] == fact


def test_the_list_of_the_demo(demo_desk: Desk, demo_file: FileId) -> None:
    rows = demo_desk.interventions.rows(demo_file)
    assert [(row.number, row.detail, row.chip, row.chip_state) for row in rows] == [
        ("N-0101D", "10 Sep", "No change", "judged"),
        ("N-0102E", "24 Sep – now", "Helped partly", "judged"),
        ("N-0104G", "6 Oct – 24 Nov · partly delivered", "Mixed", "judged"),
        ("N-0107K", "24 Nov – now", "Helped", "judged"),
        ("N-0112R", "26 Jan – now", "Helped", "judged"),
        (SUPERVISED, "11 Feb – now · partly delivered", "Mixed", "judged"),
        ("N-0121A", "12 Feb – now · partly delivered", "Not known", "judged"),
        ("N-0126F", "3 Mar – now", "Too early", "judged"),
        ("N-0128H", "10 Mar – now · partly delivered", "Too early", "judged"),
        ("N-0129J", "12 Mar – now", "Too early", "judged"),
        ("N-0133N", "from 20 April", "Planned", "planned"),
    ]
    assert [row.is_planned for row in rows] == [False] * 10 + [True]


def test_read_with_care_as_it_is_said(demo_desk: Desk) -> None:
    care = read(demo_desk, SUPERVISED).care
    assert [line.text for line in care] == [
        "Fewer than 5 on each side: too few for a trend.",
        "No. 11 was on a day it was not delivered.",
        "No. 10 and 12 were on days partly delivered.",
        "The ways to tell staff changed, so more may be told: Worry boxes, class lesson, online form from 26 January.",
        (
            "Other supervision changed: Library with an adult in the room from 3 March; Escorted cloakroom trips from"
            " 10 March."
        ),
    ]
    assert [line.asks for line in care] == [False, False, True, False, False]
    assert care[2].records == (id_of(demo_desk, "I-0402Z"), id_of(demo_desk, "I-0412K"))
    assert care[3].records == (id_of(demo_desk, "N-0112R"),)


def test_the_chart_has_a_column_a_week_and_a_mark_an_entry(demo_desk: Desk) -> None:
    chart = read(demo_desk, SUPERVISED).chart
    assert chart is not None
    assert (chart.before, chart.since) == ("Before: 20 school days", "Since start, 11 Feb: 20 school days")
    assert [(week.label, week.school_days, week.side) for week in chart.weeks] == [
        ("14–16 Jan", 3, "before"), ("19–23", 5, "before"), ("26–30", 5, "before"), ("2–6 Feb", 5, "before"),
        ("9–10", 2, "before"), ("11–13 Feb", 3, "since"), ("23–27", 5, "since"), ("2–6 Mar", 5, "since"),
        ("9–13", 5, "since"), ("16–17", 2, "since"),
    ]  # fmt: skip
    assert [week.closure_after for week in chart.weeks if week.closure_after] == ["Spring half-term"]
    assert chart.weeks[5].closure_after
    assert [(mark.no, mark.row, chart.weeks[mark.week].label) for mark in chart.marks] == [
        (6, 1, "14–16 Jan"), (7, 1, "19–23"), (8, 0, "26–30"), (9, 0, "9–10"), (10, 0, "2–6 Mar"), (11, 0, "9–13"),
        (12, 0, "16–17"),
    ]  # fmt: skip


def test_what_it_answers_what_it_led_to_and_what_an_observation_rests_on(demo_desk: Desk) -> None:
    assert [line.label for line in read(demo_desk, "N-0112R").prompted] == [
        "no. 10, I-0402Z", "no. 11, I-0407E", "no. 12, I-0412K",
    ]  # fmt: skip
    view = read(demo_desk, SUPERVISED)
    assert [line.label for line in view.answers] == ["no. 9, I-0389K"]
    look = view.observations[0]
    assert (look.on, look.judgement_text, look.by) == ("18 March 2026", "Mixed", "N. Morgan")
    assert [no for _, no in look.evidence] == ["no. 8", "no. 9", "no. 10", "no. 11", "no. 12"]
    assert view.evidence == tuple(record for record, _ in look.evidence)


def test_entries_inside_the_aim_ask_whether_it_was_delivered_there(demo_desk: Desk) -> None:
    lines = read(demo_desk, SUPERVISED).inside
    assert [(line.no, line.day_text, bool(line.question)) for line in lines] == [
        ("no. 10", "Partly that day", True),
        ("no. 11", "Not delivered that day", False),
        ("no. 12", "Partly that day", True),
    ]
    assert lines[0].question == "No. 10 was on a day partly delivered: was it delivered there?"
    answer = DeliveryAnswer(entry=lines[0].scope.record, answer="NOT_DELIVERED", why="Nobody in the library")
    demo_desk.interventions.answer_delivery(id_of(demo_desk, SUPERVISED), answer)
    after = read(demo_desk, SUPERVISED)
    assert (after.inside[0].question, after.inside[0].answer_text) == ("", "Not delivered there. Nobody in the library")
    texts = [line.text for line in after.care]
    assert "No. 12 was on a day partly delivered." in texts
    assert "No. 10 was on a day partly delivered: not delivered there." in texts
    kept = stored(demo_desk, id_of(demo_desk, SUPERVISED)).delivery_answers
    assert [(one.by, one.on) for one in kept] == [("N. Morgan", "2026-03-18")]


@pytest.mark.parametrize(
    ("number", "said", "remind"),
    [
        ("N-0101D", "It ran for 1 school day. Counts need 5.", ""),
        ("N-0129J", "Effect can be judged after 5 school days.", "Remind me on 19 March"),
        ("N-0133N", "Effect can be judged after 5 school days.", "Remind me on 27 April"),
    ],
)
def test_where_nothing_is_counted_the_page_says_why(demo_desk: Desk, number: str, said: str, remind: str) -> None:
    view = read(demo_desk, number)
    assert (view.effect, view.chart, view.table, view.care) == (None, None, (), ())
    assert (view.judged_from, view.remind_text) == (said, remind)


def test_moving_a_concern_moves_the_count(demo_desk: Desk, demo_file: FileId) -> None:
    game = id_of(demo_desk, "I-0389K")
    ioan = demo_desk.files.read(demo_file).child
    demo_desk.moves.move(game, ioan, "person:" + _person(demo_desk, "Tomos"), "wrong name picked")
    assert table(read(demo_desk, SUPERVISED))[0][1:] == ("1", "3")
    assert [line.label for line in read(demo_desk, SUPERVISED).answers] == ["I-0389K"]
    demo_desk.moves.undo(game)
    assert table(read(demo_desk, SUPERVISED))[0][1:] == ("2", "3")


def test_an_entry_that_is_struck_out_or_found_mistaken_no_longer_counts(demo_desk: Desk) -> None:
    demo_desk.concerns.strike_out(id_of(demo_desk, "I-0412K"), "logged twice")
    assert table(read(demo_desk, SUPERVISED))[0][1:] == ("2", "2")


def _person(desk: Desk, first: str) -> str:
    return str(desk.session.db.execute("SELECT id FROM person WHERE first = ?", (first,)).fetchone()[0])


# -- the demo at 09:42, before its effect was judged


@pytest.fixture
def early_desk(desk: Desk, demo_bytes: bytes, clock: Any) -> Desk:
    """The demo case on 18 March at 09:42: no effect is recorded for N-0118X (demo.md sections 6 and 12)."""
    case = read_case_file(demo_bytes)
    desk.cases.import_case(write_case_file(_before_effect(case)))
    clock.move(hours=-2, minutes=22)
    return desk


def _before_effect(case: CaseFile) -> CaseFile:
    done = next(one for one in case.interventions if one.number == SUPERVISED)
    second = next(one for one in case.history if (one.record, one.version) == (done.id, 2))
    assert second.reading is not None
    kept = tuple(one for one in case.history if (one.record, one.version) not in {(done.id, 2), (done.id, 3)})
    return replace(
        case,
        interventions=tuple(second.reading if one.id == done.id else one for one in case.interventions),
        history=(*kept, replace(second, reading=None)),
    )


@pytest.fixture
def demo_bytes(places: Any) -> bytes:
    return (places.resources / "demo" / "ysgol-enghraifft.json").read_bytes()


def test_an_effect_that_nobody_judged_is_due_this_week(early_desk: Desk) -> None:
    file = next(row.file for row in early_desk.files.children().rows if row.number == "H-0017P")
    text = "Effect due: Supervised break and lunch, in sight"
    assert effects_on_today(early_desk) == [("week", "Ioan Sample", text)]
    chips = {row.number: (row.chip, row.chip_state) for row in early_desk.interventions.rows(file)}
    assert [number for number, chip in chips.items() if chip == ("Effect due", "due")] == [SUPERVISED]
    assert text in [row.text for row in early_desk.overviews.read(file).decisions]
    assert read(early_desk, SUPERVISED).due


def test_a_reminder_takes_the_place_of_the_row_and_is_done_with_the_effect(early_desk: Desk, clock: Any) -> None:
    done = id_of(early_desk, SUPERVISED)
    first = early_desk.interventions.remind(done, "2026-03-25")
    again = early_desk.interventions.remind(done, "2026-03-20")
    assert first == again
    assert [text for _, _, text in effects_on_today(early_desk)] == [
        "Judge the effect: Supervised break and lunch, in sight"
    ]
    assert read(early_desk, SUPERVISED).reminder == "Reminder set for 20 March"
    early_desk.interventions.add_effect(done, EffectObservation(on="", judgement=Judgement.TOO_EARLY))
    assert len(effects_on_today(early_desk)) == 1  # it is not due yet
    clock.move(days=2)
    early_desk.interventions.add_effect(done, EffectObservation(on="", judgement=Judgement.MIXED, better="Goals job"))
    assert effects_on_today(early_desk) == []
    assert read_record(early_desk.session.db, Task, first).done_by == "N. Morgan"


def test_judging_it_takes_it_from_today(early_desk: Desk) -> None:
    done = id_of(early_desk, SUPERVISED)
    evidence = read(early_desk, SUPERVISED).evidence
    early_desk.interventions.add_effect(
        done, EffectObservation(on="", judgement=Judgement.MIXED, not_better="Library", evidence=evidence)
    )
    assert effects_on_today(early_desk) == []
    assert stored(early_desk, done).observations == (
        EffectObservation(
            on="2026-03-18", judgement=Judgement.MIXED, not_better="Library", evidence=evidence, by="N. Morgan"
        ),
    )
    actions = [version.what for version in early_desk.histories.versions(done)]
    assert actions == ["intervention: effect recorded", "intervention: changed", "intervention: recorded"]


# -- names off


def test_with_names_off_no_name_is_shown(
    demo_desk: Desk, demo_file: FileId, shown_texts: Callable[[Any], Iterator[str]]
) -> None:
    demo_desk.set_names(False)
    views = [replace(read(demo_desk, row.number), intervention=None) for row in demo_desk.interventions.rows(demo_file)]  # type: ignore[arg-type]
    shown = " ".join(shown_texts([*views, *demo_desk.interventions.rows(demo_file)]))
    assert "Supervised break" in shown
    assert not [name for name in ("Ioan", "Sample", "Cari", "Gruff", "Nel", "Osian", "Beca") if name in shown]


def test_days_of_the_list_reach_from_the_start_to_today(demo_desk: Desk) -> None:
    days = read(demo_desk, SUPERVISED).deliveries
    assert (days[0].day, days[0].state, days[-1].day, len(days)) == ("2026-03-18", "", "2026-02-11", 21)
    assert date.fromisoformat(days[1].day) == date(2026, 3, 17)


def test_the_whole_windows_may_be_shortened(demo_desk: Desk) -> None:
    view = demo_desk.interventions.read(id_of(demo_desk, SUPERVISED), days=10)
    assert windows(view) == ("2026-01-28", "2026-02-10", "2026-02-11", "2026-03-03")
    assert table(view)[0][1:] == ("1", "1")

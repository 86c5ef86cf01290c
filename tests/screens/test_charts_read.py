"""What is drawn is read as a table: the charts of the demo case through AT-SPI, against what the desk says of it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from prepared import open_demo
from screen import Screen
from steps import open_child, sign_in_demo

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.intervention_views import InterventionView
from hsbdesk.domain.timeline import Timeline

pytestmark = pytest.mark.screen

CHILD, WATCHED = "H-0017P", "N-0118X"
TIMELINE = "Concerns by category, and what was in place"
EFFECT = "Entries before and since the start"
COUNTS = "Entries before and since, by place"


def test_the_charts_are_read_as_tables(tmp_path: Path, start: Callable[..., Screen]) -> None:
    screen = start(tmp_path / "home", verb=("demo",))
    with open_demo(tmp_path / "beside") as desk:
        timeline, view = read_views(desk)
    sign_in_demo(screen)
    open_child(screen)

    screen.wait_says("Show as table")
    screen.tab_to(TIMELINE)
    check_timeline(screen, timeline)
    screen.press("Right", "Right", "Down")
    screen.wait(lambda: f"({timeline.marks[1].number})" not in screen.current(), "another entry")
    screen.wait(lambda: screen.says(screen.current()[:60]), "the entry to be said below the picture")
    screen.press("t")
    screen.wait_says("Show as picture")
    check_timeline(screen, timeline)

    screen.press("ctrl+4")
    screen.wait_says("oldest first")
    screen.tab_to("Interventions")
    screen.go_along("k", WATCHED)
    screen.wait_says("T shows a table.")
    check_effect(screen, view)
    screen.tab_to(EFFECT)
    screen.press("t")
    # On the picture arrow keys pass the weeks without an entry.
    screen.go_along("Down", "no entry")
    check_effect(screen, view)
    screen.close()


def read_views(desk: Desk) -> tuple[Timeline, InterventionView]:
    file = next(row.file for row in desk.files.children().rows if row.number == CHILD)
    timeline = desk.overviews.read(file).timeline
    assert timeline is not None
    watched = next(row.id for row in desk.interventions.rows(file) if row.number == WATCHED)
    return timeline, desk.interventions.read(watched)


def check_timeline(screen: Screen, timeline: Timeline) -> None:
    heads, rows = screen.table(TIMELINE)
    assert heads == ["Date", "No.", "Entry", "Category", "Brook", "What"]
    marks, rows = rows[: len(timeline.marks)], rows[len(timeline.marks) :]
    for row, mark in zip(marks, timeline.marks, strict=True):
        assert row[0].startswith(f"No. {mark.no} ({mark.number}), {mark.date_text}: {mark.category_text}")
        assert row[1:5] == [str(mark.no), mark.number, mark.category_text, mark.brook_text]
        often = f" ({mark.occasions} occasions)" if mark.occasions > 1 else ""
        assert row[5] == mark.text + often
    assert rows[0] == ["What was in place, and reports", "", "", "", "", ""]
    bars, rows = rows[1 : len(timeline.bars) + 1], rows[len(timeline.bars) + 1 :]
    for row, bar in zip(bars, timeline.bars, strict=True):
        assert row[0].startswith(bar.name)
        assert bar.date_text in row[0]
        assert row[0].endswith(bar.inside)
        assert (row[2], row[5].endswith(bar.inside)) == (bar.number, True)
    assert rows[0] == ["Days without school", "", "", "", "", ""]
    assert [row[5] for row in rows[1:]] == [closure.name for closure in timeline.closures]
    assert all(row[0].startswith(f"{row[5]}, ") for row in rows[1:])


def check_effect(screen: Screen, view: InterventionView) -> None:
    chart = view.chart
    assert chart is not None
    heads, rows = screen.table(EFFECT)
    assert heads == ["Week", "Entry", "Counted in", "Brook"]
    expected: list[str] = []
    for place, week in enumerate(chart.weeks):
        if place == 0 or week.side != chart.weeks[place - 1].side:
            expected.append(chart.before if week.side == "before" else chart.since)
        if place and chart.weeks[place - 1].closure_after:
            expected.append(chart.weeks[place - 1].closure_after)
        inside = [mark for mark in chart.marks if mark.week == place]
        expected += [f"{week.side.capitalize()}, {week.label}, no. {mark.no} ({mark.number})" for mark in inside]
        expected += [] if inside else [f"{week.side.capitalize()}, {week.label}, no entry"]
    assert [row[0].partition(" · ")[0] for row in rows] == expected
    shown = [row for row in rows if row[1] not in {"", "no entry"}]
    for row, mark in zip(shown, chart.marks, strict=True):
        label = ", ".join(part for part in chart.rows[mark.row] if part)
        assert row[1:] == [f"no. {mark.no} ({mark.number})", label, (mark.brook or "").capitalize()]
        assert mark.date_text in row[0]
    heads, rows = screen.table(COUNTS)
    assert heads[1:] == ["Before", "Since"]
    assert rows == [[f"{row.label}: {row.before}, {row.since}", row.before, row.since] for row in view.table]

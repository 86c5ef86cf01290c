"""Today: what is most urgent stands first, and what may not wait can not be put off."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.tasks import TaskDraft
from hsbdesk.domain.concern import RiskNow
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records


def refusal(act: Callable[[], object]) -> tuple[str, str | None]:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id, refused.value.field


def texts(desk: Desk) -> list[str]:
    return [row.text for group in desk.worklists.today().groups for row in group.rows]


def log(desk: Desk, **changes: Any) -> RecordId:
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="A drawing.", **changes)
    return desk.concerns.submit(draft).id


def test_the_order_of_the_demo(demo_desk: Desk) -> None:
    """Llew's open answer, the written report, then what is due; what others owe stands apart (demo.md, 12)."""
    view = demo_desk.worklists.today()
    assert view.subtitle == "Wednesday 18 March 2026 · 8 school days before the Easter closure"
    first = view.groups[0]
    assert [(row.name, row.action_text) for row in first.rows][:2] == [
        ("Llew Sample", "Answer"),
        ("Ioan Sample", "Continue"),
    ]
    assert first.rows[0].state == "stop"
    assert first.rows[1].when == "Today 14:40"
    waiting = next(group for group in view.groups if group.key == "waiting")
    assert waiting.folded
    assert [(row.name, row.overdue) for row in waiting.rows] == [("Tomos Wylde", True), ("Lowri Fenn", False)]
    assert [(clock.name, clock.overdue) for clock in view.clocks][:2] == [
        ("Ioan Sample", False),
        ("Tomos Wylde", True),
    ]
    assert view.clocks[0].value == "3 h 20"


def test_a_concern_without_triage_stands_before_everything_but_an_open_answer(desk: Desk) -> None:
    desk.tasks.add(TaskDraft(what="Report", kind="WRITE_REPORT", due_on="2026-03-18", due_time="12:00"))
    desk.tasks.add(TaskDraft(what="Overdue", due_on="2026-03-01"))
    log(desk)
    desk.tasks.add(TaskDraft(what="Safe?", kind="SAFE_ANSWER", due_on="2026-03-18"))
    shown = texts(desk)
    assert [text.split(":")[0].split(" I-")[0] for text in shown] == ["Safe?", "New concern", "Report", "Overdue"]


@pytest.mark.parametrize(
    ("risk", "state"),
    [(RiskNow.YES, "stop"), (RiskNow.NOT_SURE, "stop"), (RiskNow.NOT_ANSWERED, "stop"),
     (RiskNow.NO_ONE_I_CAN_SEE, "check")],
)  # fmt: skip
def test_a_risk_that_nobody_ruled_out_is_urgent(desk: Desk, risk: RiskNow, state: str) -> None:
    log(desk, risk_now=risk)
    assert desk.worklists.today().groups[0].rows[0].state == state


def test_what_is_due_later_is_folded_away(desk: Desk) -> None:
    for n, day in enumerate(("2026-03-18", "2026-03-18", "2026-03-18", "2026-03-18", "2026-03-20", "2026-04-30")):
        desk.tasks.add(TaskDraft(what=f"Task {n}", due_on=day))
    groups = {group.key: group for group in desk.worklists.today().groups}
    assert [len(groups[key].rows) for key in ("next", "today", "week", "later")] == [3, 1, 1, 1]
    assert [groups[key].folded for key in ("next", "today", "week", "later")] == [False, False, True, True]


def test_a_task_without_a_day_is_not_lost(desk: Desk) -> None:
    desk.tasks.add(TaskDraft(what="Some day"))
    assert texts(desk) == ["Some day"]


@pytest.mark.parametrize(
    ("minute", "overdue"),
    [("11:19", True), ("11:20", False), ("23:59", False)],
)
def test_a_deadline_is_over_after_its_minute(desk: Desk, minute: str, overdue: bool) -> None:
    desk.tasks.add(TaskDraft(what="Report", kind="WRITE_REPORT", due_on="2026-03-18", due_time=minute))
    view = desk.worklists.today()
    assert view.clocks[0].overdue is overdue
    assert view.groups[0].rows[0].overdue is overdue


def test_a_day_without_a_time_runs_out_at_midnight(desk: Desk, clock: Any) -> None:
    desk.tasks.add(TaskDraft(what="Chase", kind="CHASE", due_on="2026-03-18"))
    clock.move(hours=7)
    row = desk.worklists.today().clocks[0]
    assert (row.value, row.overdue) == ("0 h 00", False)
    clock.move(hours=6)
    assert desk.worklists.today().clocks[0].overdue


def test_the_clock_counts_over_the_change_to_summer_time(desk: Desk, clock: Any) -> None:
    clock.move(days=11)  # Sunday 29 March 2026, 11:20 UTC: 12:20 at school
    assert desk.now().strftime("%d %H:%M") == "29 12:20"
    desk.tasks.add(TaskDraft(what="Report", kind="WRITE_REPORT", due_on="2026-03-29", due_time="12:50"))
    assert desk.worklists.today().clocks[0].value == "0 h 30"


def test_a_task_is_done_once_and_leaves(desk: Desk, clock: Any) -> None:
    task = desk.tasks.add(TaskDraft(what="Phone again"))
    desk.tasks.done(task, "spoke to S. Vaughan")
    clock.move(hours=1)
    desk.tasks.done(task, "again")
    stored = read_record(desk.session.db, Task, task)
    assert (stored.done_words, stored.done_by, stored.done_at) == (
        "spoke to S. Vaughan",
        "N. Morgan",
        "2026-03-18T11:20:00Z",
    )
    assert texts(desk) == []


def test_a_task_needs_its_text(desk: Desk) -> None:
    assert refusal(lambda: desk.tasks.add(TaskDraft(what=" \n"))) == ("task_needs_text", "what")
    for due in ("tomorrow", "2026-02-30", "18/03/2026", ""):
        refused = refusal(lambda due=due: desk.tasks.add(TaskDraft(what="x", due_on=due)))
        assert refused == ("date_not_understood", "due_on")
    assert read_records(desk.session.db, Task) == []
    assert texts(desk) == []


@pytest.mark.parametrize(
    ("until", "because", "expected"),
    [
        ("2026-03-20", " ", ("snooze_needs_reason", "because")),
        ("2026-03-18", "later", ("snooze_needs_later_day", "until")),
        ("2020-01-01", "later", ("snooze_needs_later_day", "until")),
        ("tomorrow", "later", ("snooze_needs_later_day", "until")),
        ("", "later", ("snooze_needs_later_day", "until")),
    ],
)
def test_putting_off_has_rules(desk: Desk, until: str, because: str, expected: tuple[str, str]) -> None:
    task = desk.tasks.add(TaskDraft(what="Phone again"))
    assert refusal(lambda: desk.tasks.snooze(task, until, because)) == expected
    assert texts(desk) == ["Phone again"]


@pytest.mark.parametrize("kind", ["SAFE_ANSWER", "TRIAGE"])
def test_what_must_be_decided_now_can_not_wait(desk: Desk, kind: str) -> None:
    task = desk.tasks.add(TaskDraft(what="Safe?", kind=kind))
    assert refusal(lambda: desk.tasks.snooze(task, "2026-03-20", "busy"))[0] == "task_can_not_wait"


def test_what_was_put_off_comes_back_on_its_day(desk: Desk, clock: Any) -> None:
    task = desk.tasks.add(TaskDraft(what="Phone again"))
    desk.tasks.snooze(task, "2026-03-20", "she is back on Friday")
    assert texts(desk) == []
    clock.move(days=1)
    assert texts(desk) == []
    clock.move(days=1)
    assert texts(desk) == ["Phone again"]


def test_mine_and_all(desk: Desk) -> None:
    desk.tasks.add(TaskDraft(what="Anybody's"))
    desk.tasks.add(TaskDraft(what="Mine", for_member=desk.me.id))
    desk.tasks.add(TaskDraft(what="Theirs", for_member="A. Rees"))
    view = desk.worklists.today(mine=True)
    assert {row.text for group in view.groups for row in group.rows} == {"Anybody's", "Mine"}
    assert (view.mine, view.all) == (2, 3)


def test_every_row_leads_somewhere_that_is_there(demo_desk: Desk) -> None:
    for group in demo_desk.worklists.today().groups:
        for row in group.rows:
            target = row.target
            if target.kind == "triage":
                demo_desk.triages.view(RecordId(target.id))
            elif target.kind == "referral":
                demo_desk.referrals.read(RecordId(target.id))
            elif target.kind == "course":
                demo_desk.sendings.read(RecordId(target.id))
            elif target.kind == "file":
                demo_desk.files.head(FileId(target.id))
            elif target.kind == "plan":
                assert target.file is not None
                assert demo_desk.histories.versions(RecordId(target.id))
            else:
                assert target.kind in {"task", "referrals"}

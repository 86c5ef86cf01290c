"""What stands over the editor of a referral."""

from dataclasses import replace
from typing import Any

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.task import Task
from hsbdesk.storage.records import read_record, read_records


def newest(desk: Desk) -> RecordId:
    file = next(row.file for row in desk.files.children().rows if row.number == "H-0017P")
    return desk.referrals.rows(file)[0].id


def finish(desk: Desk, **changes: Any) -> None:
    """Change every open task of the written report."""
    session = desk.session
    with session.saving():
        for task in read_records(session.db, Task, "t.kind = 'WRITE_REPORT' AND t.done_at IS NULL"):
            session.change(replace(task, **changes), "changed")


def test_the_demo_was_phoned_yesterday_and_is_due_today(demo_desk: Desk) -> None:
    head = demo_desk.referrals.head(newest(demo_desk))
    assert (head.phoned, head.due, head.overdue) == ("17 Mar 14:40", "today 14:40", False)


def test_another_day_is_named_and_a_passed_one_is_overdue(demo_desk: Desk, clock: Any) -> None:
    clock.move(hours=-24)
    assert demo_desk.referrals.head(newest(demo_desk)).due == "Wed 18 March 14:40"
    clock.move(hours=28)
    head = demo_desk.referrals.head(newest(demo_desk))
    assert (head.due, head.overdue) == ("today 14:40", True)


def test_nothing_is_owed_once_the_report_was_written(demo_desk: Desk) -> None:
    finish(demo_desk, done_at="2026-03-18T11:00:00Z", done_by="N. Morgan")
    head = demo_desk.referrals.head(newest(demo_desk))
    assert (head.phoned, head.due) == ("", "")


def test_a_clock_that_no_call_started_names_none(demo_desk: Desk) -> None:
    finish(demo_desk, made_by=newest(demo_desk))
    head = demo_desk.referrals.head(newest(demo_desk))
    assert (head.phoned, head.due) == ("", "today 14:40")


def test_the_last_version_says_when_it_was_saved(demo_desk: Desk) -> None:
    referral = read_record(demo_desk.session.db, Referral, newest(demo_desk))
    demo_desk.referrals.save(replace(referral, opinion="Another opinion."))
    assert f"{demo_desk.referrals.head(referral.id).saved:%Y-%m-%d %H:%M}" == "2026-03-18 11:20"

"""Paper that is to come back, and one line for all who hold something old."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.plan import Plan, PlanStatus
from hsbdesk.domain.plan_duty import DueKind, PlanDue
from hsbdesk.domain.plan_told import due_of_told
from hsbdesk.domain.recall import InForce
from hsbdesk.domain.sharing import ContentTier, Told

FILE = FileId("file")
V3 = Plan(
    id=RecordId("v3"), number="P-0027F", author="N. Morgan", recorded_at="2026-03-10T15:40:00Z", file=FILE,
    plan_version=3, status=PlanStatus.ACTIVE, in_force_day="2026-03-10",
)  # fmt: skip
OLD = replace(V3, status=PlanStatus.SUPERSEDED, until_day="2026-03-19")
V4 = replace(V3, id=RecordId("v4"), number="P-0029J", plan_version=4, in_force_day="2026-03-19")


def told(key: str, who: str = "Pat Lewis", **more: Any) -> Told:
    given: dict[str, Any] = {"record": V3.id, "tier": ContentTier.FULL, "on_day": "2026-03-10", **more}
    return Told(id=key, file=FILE, recipient=who, **given)


def find(now: InForce, *tellings: Told, settled: tuple[str, ...] = (), today: str = "2026-03-20") -> list[PlanDue]:
    return list(due_of_told(now, tellings, settled, date.fromisoformat(today)))


def test_paper_is_due_until_what_became_of_it_is_noted() -> None:
    sheet = told("sheet", return_by="2026-03-24", row="club")
    now = InForce(plans=(V3,))
    (due,) = find(now, sheet)
    assert (due.kind, due.on, due.row, due.told, due.is_overdue) == (
        DueKind.RETURN, date(2026, 3, 24), "club", ("sheet",), False,
    )  # fmt: skip
    assert find(now, sheet, today="2026-03-25")[0].is_overdue
    ended = InForce(plans=(replace(OLD, status=PlanStatus.ENDED),))
    assert [due.kind for due in find(ended, sheet, today="2026-09-01")] == [DueKind.RECALL, DueKind.RETURN]
    assert find(now, sheet, settled=("sheet",), today="2026-09-01") == []


def test_four_people_hold_the_old_plan_until_they_are_told_anew() -> None:
    people = ("Pat Lewis", "H. Bevan", "J. Pugh", "E. Lloyd")
    old = [told(f"t{no}", who) for no, who in enumerate(people)]
    assert find(InForce(plans=(V3,)), *old) == []
    now = InForce(plans=(OLD, V4))
    (due,) = find(now, *old)
    assert (due.kind, due.record, due.on, due.told) == (
        DueKind.RECALL, V4.id, date(2026, 3, 19), ("t0", "t1", "t2", "t3"),
    )  # fmt: skip
    assert not due.is_overdue
    assert find(now, *old, today="2026-03-21")[0].is_overdue
    anew = told("t4", "Pat Lewis", record=V4.id, on_day="2026-03-20")
    (due,) = find(now, *old, anew, settled=("t3",))
    assert due.told == ("t1", "t2")


def test_an_interim_change_that_is_over_is_told() -> None:
    change = InterimChange(key="door", what="At the door", from_day="2026-03-17", outcome=InterimOutcome.ENDED,
                           outcome_on="2026-03-20")  # fmt: skip
    interim = Interim(id=RecordId("interim"), number="P-0028G", author="x", recorded_at="2026-03-17T14:00:00Z",
                      file=FILE, changes=(change,))  # fmt: skip
    telling = told("t", record=interim.id, on_day="2026-03-17", tier=ContentTier.RULE)
    (due,) = find(InForce(plans=(V3,), interims=(interim,)), telling)
    assert (due.kind, due.on) == (DueKind.RECALL, date(2026, 3, 20))
    running = replace(interim, changes=(replace(change, outcome=InterimOutcome.IN_FORCE),))
    assert find(InForce(plans=(V3,), interims=(running,)), telling) == []


DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(st.lists(st.tuples(st.sampled_from(["Pat Lewis", "Sam Tudor"]), DAYS, st.booleans()), max_size=5), DAYS)
def test_no_paper_is_forgotten(sheets: list[tuple[str, date, bool]], today: date) -> None:
    given_out = [told(str(no), who, return_by=due.isoformat()) for no, (who, due, _) in enumerate(sheets)]
    back = [str(no) for no, (_, _, returned) in enumerate(sheets) if returned]
    for now in (InForce(plans=(V3,)), InForce(plans=(OLD, V4)), InForce(plans=())):
        found = {due.told[0]: due for due in due_of_told(now, given_out, back, today) if due.kind is DueKind.RETURN}
        assert set(found) == {one.id for one in given_out} - set(back)
        assert all(due.is_overdue == ((due.on or today) < today) for due in found.values())
        later = due_of_told(now, given_out, back, today + timedelta(days=400))
        assert all(due.is_overdue for due in later if due.kind is DueKind.RETURN and due.on and due.on < today)

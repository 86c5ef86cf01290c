"""Who holds something old: any plan, any tellings, held against what a person could read off the log by hand."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.plan import Control, ControlStatus, Plan, PlanRow, PlanStatus
from hsbdesk.domain.recall import InForce, RecallWhy, find_old_tellings, rows_of_person
from hsbdesk.domain.sharing import ContentTier, Told

FILE = FileId("f")
KEYS = ("play", "club", "cloak")
PEOPLE = ("Pat Lewis", "H. Bevan")


def row(key: str, text: str) -> PlanRow:
    return PlanRow(key=key, setting="OTHER", name=key, because=text)


def plan(version: int, rows: tuple[PlanRow, ...], status: PlanStatus) -> Plan:
    return Plan(
        id=RecordId(f"v{version}"), number="", author="", recorded_at="", file=FILE, plan_version=version,
        status=status, rows=rows, in_force_day=f"2026-03-0{version}",
    )  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> tuple[Plan, ...]:
    """Return one to three versions, the last one in force; each row reads one way or the other, or is not there."""
    texts = st.sampled_from(("", "one", "another"))
    count = draw(st.integers(1, 3))
    return tuple(
        plan(
            version,
            tuple(row(key, text) for key in KEYS if (text := draw(texts))),
            PlanStatus.ACTIVE if version == count else PlanStatus.SUPERSEDED,
        )
        for version in range(1, count + 1)
    )


@st.composite
def logs(draw: st.DrawFn, versions: tuple[Plan, ...]) -> tuple[Told, ...]:
    """Return tellings in order of time: of a row, or of the whole plan, of the version of their time."""
    count = draw(st.integers(0, 6))
    picked = sorted(draw(st.lists(st.integers(0, len(versions) - 1), min_size=count, max_size=count)))
    found: list[Told] = []
    for place, version in enumerate(picked):
        known = ("", *(one.key for one in versions[version].rows))
        found.append(
            Told(
                id=str(place), file=FILE, record=versions[version].id, recipient=draw(st.sampled_from(PEOPLE)),
                row=draw(st.sampled_from(known)), tier=draw(st.sampled_from(list(ContentTier))),
                on_day=f"2026-03-0{version + 1}",
            )
        )  # fmt: skip
    return tuple(found)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_nobody_who_knows_something_old_is_forgotten_and_nobody_else_is_asked(data: st.DataObject) -> None:
    versions = data.draw(plans())
    log = data.draw(logs(versions))
    returned = data.draw(st.sets(st.sampled_from([told.id for told in log]))) if log else set[str]()
    current = versions[-1]
    old = {one.told.id for one in find_old_tellings(InForce(versions), log, returned)}
    for place, told in enumerate(log):
        version = next(one for one in versions if one.id == told.record)
        since = [
            later
            for later in log[place + 1 :]
            if later.recipient == told.recipient
            and later.record == current.id
            and later.tier is not ContentTier.NOTHING
        ]
        heard = any(not later.row for later in since)  # of everything, since nobody has a part in a row
        before, after = version.row(told.row), current.row(told.row)
        if told.row and after is not None:
            same = before == after
            heard = heard or any(later.row == told.row for later in since)
        elif told.row:
            same, heard = False, bool(since)
        else:
            same = version.id == current.id
        holds = told.id not in returned and told.tier is not ContentTier.NOTHING
        assert (told.id in old) is (holds and not same and not heard)


def test_what_is_seen_of_a_row_recalls_nobody() -> None:
    control = Control(key="c", what="in sight", who="H. Bevan (J. Pugh)")
    judged = replace(control, status=ControlStatus.NOT_DELIVERED, status_on="2026-03-02")
    first = plan(1, (replace(row("play", "one"), controls=(control,)),), PlanStatus.SUPERSEDED)
    second = plan(2, (replace(row("play", "one"), controls=(judged,), review_due="2026-03-09"),), PlanStatus.ACTIVE)
    told = Told(id="t", file=FILE, record=first.id, recipient="Hafwen Bevan", on_day="2026-03-01")
    assert rows_of_person(first, "Jen Pugh") == ("play",)
    assert find_old_tellings(InForce((first, second)), (told,), ()) == ()
    whole = replace(told, tier=ContentTier.SUMMARY)
    assert [why.why for why in find_old_tellings(InForce((first, second)), (whole,), ())[0].reasons] == [
        RecallWhy.OLDER
    ]


def test_an_interim_change_reaches_only_those_of_its_row_who_were_told_before() -> None:
    current = plan(3, (row("play", "one"), row("club", "one")), PlanStatus.ACTIVE)
    change = InterimChange(key="c", what="No club", from_day="2026-03-04", from_time="14:00", row="club")
    interim = Interim(
        id=RecordId("i"), number="", author="", recorded_at="", file=FILE, plan=current.id, changes=(change,)
    )
    now = InForce((current,), (interim,))

    def told(key: str, time: str) -> Told:
        return Told(
            id=key + time, file=FILE, record=current.id, row=key, recipient="Pat Lewis", on_day="2026-03-04",
            on_time=time,
        )  # fmt: skip

    old = find_old_tellings(now, (told("club", "09:00"), told("play", "09:00")), ())
    assert [(one.told.row, one.reasons[0].why) for one in old] == [("club", RecallWhy.INTERIM_SINCE)]
    assert find_old_tellings(now, (told("club", "09:00"), told("club", "15:00")), ()) == ()
    ended = replace(interim, changes=(replace(change, outcome=InterimOutcome.ENDED, outcome_on="2026-03-05"),))
    assert find_old_tellings(replace(now, interims=(ended,)), (told("club", "09:00"),), ()) == ()

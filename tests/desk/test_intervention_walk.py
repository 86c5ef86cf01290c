"""An intervention from the form to the vault: what is refused, what is kept, and what a change says."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.dates import PartialDate, Precision, on_day
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.intervention import (
    AimScope,
    Delivery,
    DeliveryAnswer,
    EffectObservation,
    Exclusion,
    Intervention,
    InterventionStatus,
    Judgement,
)
from hsbdesk.domain.intervention_draft import InterventionDraft
from hsbdesk.domain.person import Pupil
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records


@pytest.fixture
def file(desk: Desk) -> FileId:
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", class_name="6 Oak"),))
    return desk.files.open_file("pupil:1", FileKind.HSB, "an entry at break")


@pytest.fixture
def draft(desk: Desk, file: FileId) -> InterventionDraft:
    return replace(
        desk.interventions.new_draft(file),
        type="SUPERVISED_BREAKS",
        title="Adult in sight at break",
        start="2 March",
        who="H. Bevan",
        dose="Every break, 20 minutes",
        aim="No contact at break",
        scope_words="Break, any place",
        scope_times=("Break",),
        delivered_to=("CHILD",),
    )


@pytest.fixture
def recorded(desk: Desk, draft: InterventionDraft) -> RecordId:
    return desk.interventions.record(draft)


def stored(desk: Desk, intervention: RecordId) -> Intervention:
    return read_record(desk.session.db, Intervention, intervention)


def refusal(act: Callable[[], object]) -> tuple[str, str | None]:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id, refused.value.field


def test_the_walk_from_the_form_to_chronology_and_search(desk: Desk, draft: InterventionDraft) -> None:
    intervention = desk.interventions.record(draft)
    kept = stored(desk, intervention)
    assert (kept.title, kept.author, kept.recorded_at) == (draft.title, "N. Morgan", "2026-03-18T11:20:00Z")
    assert kept.number.startswith("N-")
    assert kept.start == PartialDate(Precision.DATE, "2026-03-02", "2026-03-02", words="2 March")
    assert kept.aim_scope == AimScope(words="Break, any place", times=("Break",))
    rows = desk.chronologies.read(draft.file).rows
    assert [row.text for row in rows] == ["Adult in sight at break. H. Bevan. Every break, 20 minutes"]
    found = [item.key for group in desk.finder.search("sight break") for item in group.items]
    assert found == [intervention]
    noted = desk.session.db.execute("SELECT action FROM audit WHERE object = ?", (intervention,)).fetchall()
    assert [row[0] for row in noted] == ["intervention.recorded"]


def test_recording_twice_records_once(desk: Desk, draft: InterventionDraft) -> None:
    first = desk.interventions.record(draft)
    assert desk.interventions.record(replace(draft, title="Again")) == first
    assert [one.title for one in read_records(desk.session.db, Intervention)] == ["Adult in sight at break"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"title": " "}, ("intervention_needs_title", "title")),
        ({"type": ""}, ("intervention_needs_type", "type")),
        ({"type": "MAGIC"}, ("intervention_needs_type", "type")),
        ({"start": ""}, ("intervention_needs_start", "start")),
        ({"start": "some day"}, ("date_not_understood", "start")),
        ({"start": "19 March 2026"}, ("date_in_future", "start")),
        ({"start": "Monday", "status": InterventionStatus.PLANNED}, ("planned_needs_day", "start")),
        ({"end": "1 March"}, ("intervention_ends_before", "end")),
        ({"status": InterventionStatus.ENDED}, ("intervention_not_ended", "end")),
        ({"restrictive": True}, ("intervention_needs_impact", "impact_on_child")),
        ({"type": "FIXED_EXCLUSION"}, ("exclusion_needs_facts", "exclusion_start")),
    ],
)
def test_each_refusal_names_its_field_and_stores_nothing(
    desk: Desk, draft: InterventionDraft, changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert refusal(lambda: desk.interventions.record(replace(draft, **changes))) == expected
    assert read_records(desk.session.db, Intervention) == []


def test_gaps_and_checks_are_said_in_words(desk: Desk, draft: InterventionDraft) -> None:
    assert [line.field for line in desk.interventions.gaps(replace(draft, title=""))] == ["title"]
    line = desk.interventions.checks(replace(draft, type="TURN_THE_PAGE"))[0]
    assert (line.field, line.sentence) == (
        "resources_by",
        "Turn the Page is delivered by a specialist. Name them under “delivered by”.",
    )


@pytest.mark.parametrize(
    ("typed", "start"),
    [("Mon 20 April", "2026-04-20"), ("20/4", "2026-04-20"), ("April", "2026-04-01"), ("9 March", "2027-03-09")],
)
def test_a_planned_date_lies_ahead(desk: Desk, draft: InterventionDraft, typed: str, start: str) -> None:
    planned = replace(draft, status=InterventionStatus.PLANNED, start=typed)
    intervention = desk.interventions.record(planned)
    assert stored(desk, intervention).start.start == start
    assert desk.interventions.read_when(typed, planned=True).error is None
    assert desk.chronologies.read(draft.file).rows == ()
    assert [row.chip for row in desk.interventions.rows(draft.file)] == ["Planned"]
    begun = replace(desk.interventions.draft(intervention), status=InterventionStatus.RUNNING)
    assert refusal(lambda: desk.interventions.change(begun, "it began")) == ("date_in_future", "start")


def test_an_exclusion_keeps_its_dates_and_who_decided(desk: Desk, draft: InterventionDraft) -> None:
    out = replace(
        draft, type="FIXED_EXCLUSION", title="Excluded for two days", exclusion_start="9 March 2026",
        exclusion_end="10 March 2026", exclusion_days="2", exclusion_decided_by="S. Price",
    )  # fmt: skip
    intervention = desk.interventions.record(out)
    assert stored(desk, intervention).exclusion == Exclusion(
        start="2026-03-09", end="2026-03-10", days=2, decided_by="S. Price"
    )
    again = desk.interventions.draft(intervention)
    desk.interventions.change(again, "")
    assert len(desk.histories.versions(intervention)) == 1
    assert dict(desk.interventions.read(intervention).more)["Dates"].startswith("9 March 2026 to 10 March 2026: 2")


def test_a_change_is_the_next_version_and_says_what_and_why(desk: Desk, recorded: RecordId) -> None:
    desk.interventions.add_effect(
        recorded, EffectObservation(on="2026-03-16", judgement=Judgement.HELPED, better="No entry")
    )
    form = desk.interventions.draft(recorded)
    changed = replace(form, aim="No contact at break or lunch", scope_times=("Break", "Lunch"))
    assert refusal(lambda: desk.interventions.change(changed, " ")) == ("amendment_needs_reason", "reason")
    desk.interventions.change(changed, "lunch was added")
    kept = stored(desk, recorded)
    assert (kept.aim, len(kept.observations), kept.start.words) == ("No contact at break or lunch", 1, "2 March")
    amendment = kept.amendments[0]
    assert (amendment.text, amendment.reason) == ("Changed: Aim, Time and place of the aim", "lunch was added")
    assert [row.number for row in desk.histories.versions(recorded)] == [3, 2, 1]
    desk.interventions.change(desk.interventions.draft(recorded), "")
    assert len(desk.histories.versions(recorded)) == 3


def test_it_ends_on_a_day_that_is_not_before_its_start(
    desk: Desk, recorded: RecordId, draft: InterventionDraft
) -> None:
    early = on_day(desk.today().replace(day=1))
    assert refusal(lambda: desk.interventions.end(recorded, early)) == ("intervention_ends_before", "end")
    desk.interventions.end(recorded, on_day(desk.today().replace(day=13)))
    assert stored(desk, recorded).status is InterventionStatus.ENDED
    assert [(row.when, row.chip) for row in desk.interventions.rows(draft.file)] == [
        ("2 Mar – 13 Mar", "No effect recorded")
    ]


def test_a_plan_that_never_began_ends_without_an_effect(desk: Desk, draft: InterventionDraft) -> None:
    planned = desk.interventions.record(replace(draft, status=InterventionStatus.PLANNED, start="20 April"))
    look = EffectObservation(on="", judgement=Judgement.TOO_EARLY)
    assert refusal(lambda: desk.interventions.add_effect(planned, look)) == ("effect_not_begun", "judgement")
    desk.interventions.end(planned, on_day(desk.today()), InterventionStatus.NOT_STARTED)
    assert desk.interventions.read(planned).judged_from == "It never began, so there is no effect to judge."


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        ({"on": "2026-03-19"}, ("date_in_future", "on")),
        ({"on": "yesterday"}, ("date_not_understood", "on")),
        ({"on": "2026-03-01"}, ("effect_before_start", "on")),
        ({"on": "", "judgement": Judgement.MIXED, "better": " "}, ("effect_needs_words", "better")),
        ({"on": "", "judgement": Judgement.WORSE}, ("effect_needs_words", "better")),
    ],
)
def test_an_effect_says_something_about_a_day_that_has_been(
    desk: Desk, recorded: RecordId, look: dict[str, Any], expected: tuple[str, str]
) -> None:
    given: dict[str, Any] = {"judgement": Judgement.NOT_KNOWN, **look}
    seen = EffectObservation(**given)
    assert refusal(lambda: desk.interventions.add_effect(recorded, seen)) == expected
    assert stored(desk, recorded).observations == ()


def test_the_latest_look_is_the_one_of_the_latest_day(desk: Desk, recorded: RecordId) -> None:
    for day, judgement in (("2026-03-17", Judgement.HELPED), ("2026-03-09", Judgement.NO_CHANGE)):
        desk.interventions.add_effect(recorded, EffectObservation(on=day, judgement=judgement, better="x"))
    latest = stored(desk, recorded).latest
    assert latest is not None
    assert latest.on == "2026-03-17"
    assert [line.on for line in desk.interventions.read(recorded).observations] == ["17 March 2026", "9 March 2026"]


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([("2026-03-19", "IN_PLACE")], "date_in_future"),
        ([("9 March", "IN_PLACE")], "date_not_understood"),
        ([("2026-03-01", "IN_PLACE")], "delivery_before_start"),
        ([("2026-03-09", "OFTEN")], "delivery_needs_state"),
        ([("2026-03-09", "IN_PLACE"), ("2026-03-09", "PARTLY")], "delivery_twice"),
    ],
)
def test_days_that_can_not_be_stated(
    desk: Desk, recorded: RecordId, days: list[tuple[str, str]], expected: str
) -> None:
    given = tuple(Delivery(day=day, state=state) for day, state in days)
    assert refusal(lambda: desk.interventions.set_deliveries(recorded, given)) == (expected, "deliveries")
    assert stored(desk, recorded).deliveries == ()


def test_days_are_kept_in_order_and_once(desk: Desk, recorded: RecordId) -> None:
    given = (
        Delivery(day="2026-03-10", state="NOT_DELIVERED", why="J. Pugh absent"),
        Delivery(day="2026-03-09", state="IN_PLACE"),
    )
    desk.interventions.set_deliveries(recorded, given)
    desk.interventions.set_deliveries(recorded, given)
    assert [one.day for one in stored(desk, recorded).deliveries] == ["2026-03-09", "2026-03-10"]
    assert len(desk.histories.versions(recorded)) == 2


def test_an_answer_is_about_an_entry_of_the_file(desk: Desk, recorded: RecordId) -> None:
    def answer(code: str) -> Callable[[], None]:
        given = DeliveryAnswer(entry=RecordId("elsewhere"), answer=code)
        return lambda: desk.interventions.answer_delivery(recorded, given)

    assert refusal(answer("PERHAPS")) == ("delivery_needs_answer", "answer")
    assert refusal(answer("NOT_KNOWN")) == ("record_missing", None)


@pytest.mark.parametrize("day", ["2026-03-18", "2026-03-01", "tomorrow", ""])
def test_a_reminder_lies_ahead(desk: Desk, recorded: RecordId, day: str) -> None:
    assert refusal(lambda: desk.interventions.remind(recorded, day)) == ("snooze_needs_later_day", "on")


def test_what_is_not_there_is_refused(desk: Desk) -> None:
    for act in (
        lambda: desk.interventions.read(RecordId("none")),
        lambda: desk.interventions.draft(RecordId("none")),
        lambda: desk.interventions.remind(RecordId("none"), "2026-03-25"),
    ):
        assert refusal(act) == ("record_missing", None)

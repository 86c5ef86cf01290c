"""The lead's side of a concern: what may be decided, by whom, and what it sets going."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Concern, Role
from hsbdesk.domain.concern_draft import ConcernDraft, DraftPerson
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.school import BrookTraining
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import (
    Brook,
    BrookOutcome,
    Categorised,
    Category,
    ChildDecision,
    ChildSafety,
    ContactAdvice,
    NotHsb,
    Safe,
    SafeAnswer,
    Triage,
)
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record, read_records

ABUSIVE = Categorised(category=Category.ABUSIVE, because="she told him to stop", by="N. Morgan", on="2026-03-18")
RED = BrookOutcome(colour=Brook.RED, assessor="N. Morgan", trained_on="2025-05-14", on="2026-03-18")
NOT_HSB = NotHsb(reason="AGE_EXPECTED", because="a word, no child present", by="N. Morgan", on="2026-03-18")


@pytest.fixture
def logged(desk: Desk) -> RecordId:
    """A concern between two pupils who have no file."""
    desk.pupils.save(
        (
            Pupil(id="1", first="Ioan", last="Sample", born="2015-06-12", year="Year 6", class_name="6 Oak"),
            Pupil(id="2", first="Cari", last="Prosser", born="2016-05-24", year="Year 5", class_name="5 Yew"),
            Pupil(id="3", first="Mali", last="Tudno", born="2014-10-14", year="Year 6", class_name="6 Oak"),
        )
    )
    return desk.concerns.submit(draft(desk)).id


def draft(desk: Desk, **changes: Any) -> ConcernDraft:
    made = replace(
        desk.concerns.new_draft(),
        people=(
            DraftPerson(key="pupil:1", name="Ioan Sample", role=Role.DISPLAYED),
            DraftPerson(key="pupil:2", name="Cari Prosser", role=Role.AFFECTED),
        ),
        when="17 March 2026 13:20",
        what_happened="Cari Prosser told me that Ioan touched her leg.",
        secrecy=True,
    )
    return replace(made, **changes)


def child(desk: Desk, concern: RecordId, name: str) -> PersonId:
    return next(line.person for line in desk.concerns.read(concern).children if line.name.startswith(name))


def refusal(act: Callable[[], object]) -> tuple[str, str | None]:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id, refused.value.field


def open_tasks(desk: Desk, kind: str = "") -> list[Task]:
    found = read_records(desk.session.db, Task, "t.done_at IS NULL")
    return [task for task in found if not kind or task.kind == kind]


def train(desk: Desk) -> None:
    training = (BrookTraining(name="Nia Morgan", trained_on="2025-05-14", tool_version="2024"),)
    desk.schools.save(replace(desk.school, brook_trained=training))


def test_nothing_is_decided_before_the_lead_decides(desk: Desk, logged: RecordId) -> None:
    view = desk.triages.view(logged)
    assert view.triage == Triage()
    assert not view.called
    assert view.calls == ()
    assert all("TELL" not in choice.key and "SPEAK" not in choice.key for choice in view.suggested_tasks)
    assert [(w.name, w.kind) for w in view.without_file] == [
        ("Ioan Sample", FileKind.HSB),
        ("Cari Prosser", FileKind.SUPPORT),
    ]
    assert desk.files.children().rows == ()
    assert view.prompts.endswith("Ask if police join")
    assert "child under 13, asked to keep it secret" in view.prompts.casefold()


@pytest.mark.parametrize(
    ("triage", "expected"),
    [
        ({"categories": (replace(ABUSIVE, because=" "),)}, ("category_needs_reason", "category_because")),
        ({"not_hsb": replace(NOT_HSB, because="")}, ("category_needs_reason", "category_because")),
        ({"brook": (RED,)}, ("brook_needs_training", "brook")),
    ],
)
def test_a_refusal_names_the_field_and_keeps_the_concern(
    desk: Desk, logged: RecordId, triage: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert refusal(lambda: desk.triages.save(logged, Triage(**triage))) == expected
    assert read_record(desk.session.db, Concern, logged).triage is None
    assert open_tasks(desk) == []


def test_not_needed_asks_for_a_reason_for_each_child(desk: Desk, logged: RecordId) -> None:
    decision = ChildDecision(person=child(desk, logged, "Cari"), report="NOT_NEEDED")
    assert refusal(lambda: desk.triages.save(logged, Triage(decisions=(decision,)))) == (
        "not_needed_needs_reason",
        "decisions",
    )
    desk.triages.save(logged, Triage(decisions=(replace(decision, because="no contact"),)))


def test_unsure_needs_no_reason(desk: Desk, logged: RecordId) -> None:
    unsure = replace(ABUSIVE, category=Category.UNSURE, because="")
    assert desk.triages.save(logged, Triage(categories=(unsure,))).decided


def test_a_brook_colour_comes_from_a_trained_user_only(desk: Desk, logged: RecordId) -> None:
    assert not desk.triages.view(logged).may_brook
    assert refusal(lambda: desk.triages.save(logged, Triage(brook=(RED,))))[0] == "brook_needs_training"
    train(desk)
    assert desk.triages.view(logged).may_brook
    desk.triages.save(logged, Triage(categories=(ABUSIVE,), brook=(RED,)))
    desk.schools.save(replace(desk.school, brook_trained=()))
    saved = desk.triages.view(logged).triage
    green = replace(RED, colour=Brook.GREEN)
    assert refusal(lambda: desk.triages.save(logged, replace(saved, brook=(green,))))[0] == "triage_changed_elsewhere"
    desk.triages.save(logged, replace(saved, significance="It came again."))
    assert desk.triages.view(logged).triage.colour is Brook.RED


def test_earlier_categories_are_kept(desk: Desk, logged: RecordId) -> None:
    desk.triages.save(logged, Triage(categories=(ABUSIVE,)))
    saved = desk.triages.view(logged).triage
    later = replace(ABUSIVE, category=Category.PROBLEMATIC, because="seen again")
    assert refusal(lambda: desk.triages.save(logged, replace(saved, categories=(later,))))[0] == (
        "triage_changed_elsewhere"
    )
    assert refusal(lambda: desk.triages.save(logged, Triage()))[0] == "triage_changed_elsewhere"
    desk.triages.save(logged, replace(saved, categories=(*saved.categories, later)))
    view = desk.triages.view(logged)
    assert view.triage.category is Category.PROBLEMATIC
    assert [c.category for c in view.triage.categories] == [Category.ABUSIVE, Category.PROBLEMATIC]


def test_who_decided_first_stays(desk: Desk, logged: RecordId, clock: Any) -> None:
    desk.triages.save(logged, Triage(categories=(ABUSIVE,)))
    first = desk.triages.view(logged).triage
    assert (first.decided_by, first.decided_at) == ("N. Morgan", "2026-03-18T11:20:00Z")
    clock.move(hours=3)
    desk.triages.save(logged, replace(first, significance="later"))
    again = desk.triages.view(logged).triage
    assert (again.decided_by, again.decided_at) == (first.decided_by, first.decided_at)


def test_category_and_colour_are_never_converted(desk: Desk) -> None:
    assert "Check and explain" in desk.triages.consistency(Category.ABUSIVE, Brook.GREEN)
    assert "Check and explain" in desk.triages.consistency(Category.NORMAL, Brook.RED)
    assert desk.triages.consistency(Category.ABUSIVE, Brook.RED) == ""
    assert desk.triages.consistency(None, Brook.RED) == ""


def test_not_hsb_makes_a_note_that_is_not_counted(desk: Desk, logged: RecordId) -> None:
    ioan = child(desk, logged, "Ioan")
    file = desk.files.open_file(f"person:{ioan}", FileKind.HSB, "earlier entry")
    saved = desk.triages.save(logged, Triage(not_hsb=NOT_HSB), files=((child(desk, logged, "Cari"), FileKind.SUPPORT),))
    assert saved.decided
    assert "not counted" in saved.sentences[0]
    record = read_record(desk.session.db, Concern, logged)
    assert (record.state, record.counts) == ("NOT_HSB", False)
    assert [row.number[0] for row in desk.files.children().rows] == ["H"]  # no file is opened for a note
    row = desk.chronologies.read(file).rows[0]
    assert row.row_no is None
    assert row.note == desk.content.label("record_state", "NOT_HSB")
    assert desk.overviews.read(file).pattern == ()
    assert desk.worklists.today().all == 0


def test_a_file_is_opened_only_when_it_is_ticked(desk: Desk, logged: RecordId) -> None:
    desk.triages.save(logged, Triage(categories=(ABUSIVE,)))
    assert desk.files.children().rows == ()
    desk.triages.save(
        logged,
        desk.triages.view(logged).triage,
        files=((child(desk, logged, "Ioan"), FileKind.HSB), (child(desk, logged, "Cari"), FileKind.SUPPORT)),
    )
    rows = {row.name: row for row in desk.files.children().rows}
    assert {name: row.kind for name, row in rows.items()} == {
        "Ioan Sample": FileKind.HSB,
        "Cari Prosser": FileKind.SUPPORT,
    }
    assert [r.number for r in desk.concerns.rows(rows["Cari Prosser"].file)] == [desk.concerns.read(logged).number]
    assert desk.triages.view(logged).without_file == ()


def test_opening_a_file_twice_changes_nothing(desk: Desk, logged: RecordId) -> None:
    """Two windows may tick the same file."""
    cari = child(desk, logged, "Cari")
    desk.triages.save(logged, Triage(categories=(ABUSIVE,)), files=((cari, FileKind.SUPPORT),))
    desk.triages.save(logged, desk.triages.view(logged).triage, files=((cari, FileKind.SUPPORT),))
    assert len(desk.files.children().rows) == 1


def test_tasks_are_made_once_and_only_those_ticked(desk: Desk, logged: RecordId) -> None:
    cari = child(desk, logged, "Cari")
    keys = [choice.key for choice in desk.triages.view(logged).suggested_tasks]
    assert f"SAFETY_PLAN:{cari}" in keys
    assert not any(child(desk, logged, "Ioan") in key for key in keys)
    desk.triages.save(logged, Triage(categories=(ABUSIVE,)), tasks=(f"SAFETY_PLAN:{cari}",))
    desk.triages.save(logged, desk.triages.view(logged).triage, tasks=(f"SAFETY_PLAN:{cari}",))
    made = open_tasks(desk)
    assert [(task.kind, task.child, task.made_by) for task in made] == [("SAFETY_PLAN", cari, logged)]
    assert f"SAFETY_PLAN:{cari}" not in [choice.key for choice in desk.triages.view(logged).suggested_tasks]


def test_an_open_safety_answer_is_a_task_until_it_is_answered(desk: Desk, logged: RecordId) -> None:
    cari = child(desk, logged, "Cari")
    safety = ChildSafety(person=cari, tonight=SafeAnswer(answer=Safe.NOT_KNOWN))
    desk.triages.save(logged, Triage(safety=(safety,)))
    desk.triages.save(logged, Triage(safety=(safety,)))
    assert [(task.kind, task.child) for task in open_tasks(desk)] == [("SAFE_ANSWER", cari)]
    assert desk.worklists.today().groups[0].rows[0].state == "stop"
    safe = replace(safety, tonight=SafeAnswer(answer=Safe.SAFE, words="at home with her mother"))
    desk.triages.save(logged, Triage(safety=(safe,)))
    assert open_tasks(desk) == []
    done = read_records(desk.session.db, Task)
    assert [task.done_by for task in done] == ["N. Morgan"]


def test_a_colour_that_waits_is_a_task_for_a_trained_user(desk: Desk, logged: RecordId) -> None:
    training = (BrookTraining(name="Aled Rees", trained_on="2025-05-14"),)
    desk.schools.save(replace(desk.school, brook_trained=training))
    desk.triages.save(logged, Triage(categories=(ABUSIVE,)))
    assert [task.kind for task in open_tasks(desk)] == ["BROOK"]
    train(desk)
    saved = desk.triages.view(logged).triage
    desk.triages.save(logged, replace(saved, brook=(RED,)))
    assert open_tasks(desk) == []


def test_telling_a_family_without_advice_asks_for_a_reason_after_a_call(desk: Desk, logged: RecordId) -> None:
    cari = child(desk, logged, "Cari")
    advice = ContactAdvice(about="PARENTS", person=cari, chosen=True)
    desk.triages.save(logged, Triage(advice=(advice,)))  # nobody was phoned yet: nothing to wait for
    from hsbdesk.desk.contacts import ContactDraft

    desk.contacts.save(
        ContactDraft(uuid=desk.contacts.new_id(), concern=logged, kind=ContactKind.REPORT, when="today 09:05")
    )
    view = desk.triages.view(logged)
    assert view.called
    assert len(view.calls) == 1
    assert refusal(lambda: desk.triages.save(logged, Triage(advice=(advice,)))) == ("contact_needs_reason", "advice")
    desk.triages.save(logged, Triage(advice=(replace(advice, went_ahead_because="she asked for her mother"),)))
    desk.triages.save(logged, Triage(advice=(replace(advice, answer="MAY_TELL_NOW"),)))


def test_the_record_says_what_bears_on_the_decision(demo_desk: Desk) -> None:
    rows = {row.number: row.id for row in demo_desk.concerns.rows()}
    view = demo_desk.triages.view(rows["I-0412K"])
    assert any(line.startswith("Ages on the day: Ioan 10, Cari 9") for line in view.from_record)
    assert any(line.startswith("At home: Llew, 6") for line in view.from_record)
    assert any("earlier entries" in line for line in view.from_record)
    assert any(line.name == "Llew Sample" and line.at_home for line in view.children)
    assert view.may_brook


def test_an_amended_triage_is_found_in_the_history(desk: Desk, logged: RecordId) -> None:
    desk.triages.save(logged, Triage(categories=(ABUSIVE,)))
    versions = desk.histories.versions(logged)
    assert [version.number for version in versions] == [2, 1]
    labels = {difference.label for difference in desk.histories.compare(logged, 1, 2)}
    assert any(label.startswith("Triage") for label in labels)


def test_no_word_of_names_in_a_refusal(desk: Desk, logged: RecordId) -> None:
    cari = child(desk, logged, "Cari")
    with pytest.raises(DeskError) as refused:
        desk.triages.save(logged, Triage(decisions=(ChildDecision(person=cari, report="NOT_NEEDED"),)))
    assert "Cari" not in f"{refused.value} {refused.value.params} {desk.words.refusal(refused.value)}"


def test_a_concern_of_a_known_child_goes_into_the_file_at_once(desk: Desk, logged: RecordId) -> None:
    file: FileId = desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    second = desk.concerns.submit(draft(desk, uuid=desk.concerns.new_draft().uuid))
    assert {row.number for row in desk.concerns.rows(file)} == {
        desk.concerns.read(logged).number,
        second.number,
    }

"""The risk plan: versions, drafts, what is observed, what is due, over a real vault."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.plan_force import put_into_force
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import Interim, InterimOutcome
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.plan import (
    Attendance,
    ClosureReview,
    Control,
    ControlStatus,
    Hold,
    Plan,
    PlanEnding,
    PlanRow,
    PlanStatus,
    RowReview,
)
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.errors import DeskError
from hsbdesk.storage.check import run_full_check
from hsbdesk.storage.records import read_record, read_records
from hsbdesk.storage.versions import read_versions

PASSPHRASE = "five quiet herons wade"


@pytest.fixture
def file(desk: Desk) -> FileId:
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"), Pupil(id="2", first="Cari", last="Prosser")))
    return desk.files.open_file("pupil:1", FileKind.HSB, "first entry")


def log(desk: Desk, *places: str, when: str = "17 March 2026", **changes: Any) -> RecordId:
    people = (DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED),)
    draft = replace(
        desk.concerns.new_draft(),
        people=people,
        when=when,
        what_happened="Something was seen.",
        places=places,
        **changes,
    )
    return desk.concerns.submit(draft).id


def refusal(act: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value


def sign(desk: Desk, plan: RecordId) -> Plan:
    session = desk.session
    with session.saving():
        return put_into_force(session, read_record(session.db, Plan, plan), session.now())


def in_force(desk: Desk, file: FileId, *rows: PlanRow) -> Plan:
    """Return a plan in force with these rows."""
    made = desk.plans.begin(file)
    desk.plans.save(replace(desk.plans.read_version(made), rows=rows))
    return sign(desk, made)


def row(key: str = "play", **changes: Any) -> PlanRow:
    made = PlanRow(
        key=key,
        setting="PLAYGROUND_BREAK",
        name="Playground",
        places=("Playground",),
        controls=(Control(key="sight", what="In sight of one adult", who="H. Bevan", status=ControlStatus.IN_PLACE),),
    )
    return replace(made, **changes)


def kinds(desk: Desk, file: FileId) -> list[str]:
    return [line.kind for line in desk.plans.due(file)]


# -- the demo


def test_the_tab_of_the_demo(demo_desk: Desk, demo_file: FileId) -> None:
    page = demo_desk.plans.read(demo_file)
    assert (page.title, page.since, page.tab, page.sight) == (
        "v3 with 2 interim changes",
        "since 17 March 14:00",
        "v3",
        "5 h 50 min a week",
    )
    assert [group.name for group in page.groups] == ["School", "Travel", "Home", "Community", "Online"]
    states = {line.name: (line.state, line.mark, line.level_text) for group in page.groups for line in group.rows}
    assert states["Cloakroom and toilets"] == ("Adult escort: not delivered", "check", "Higher")
    assert states["Home, bedrooms and bathroom"] == ("Changed · not checked", "check", "Higher")
    assert states["Library corner"] == ("With conditions", "", "Higher")
    assert page.changed_rows == 3
    assert page.why.startswith("I-0412K, 17 March")
    assert [version.version for version in page.versions] == ["v4", "v3", "v2", "v1"]
    assert page.uncovered == ()


def test_versions_of_the_demo_are_compared_in_words(demo_desk: Desk, demo_file: FileId) -> None:
    page = demo_desk.plans.read(demo_file)
    assert page.current is not None
    assert page.draft is not None
    changes = demo_desk.plans.compare(page.current.id, page.draft.id)
    assert {change.name for change in changes} == {
        "Cloakroom and toilets",
        "Home, bedrooms and bathroom",
        "Junior football club",
    }
    said = {(change.row, change.label): (change.before, change.after) for change in changes}
    assert said["home", "Level of concern"] == ("Moderate", "Higher")
    assert said["club", "Cover"] == ("", "Sam Tudor")
    assert said["cloakroom", "Entries"] == ("no. 10, no. 11", "no. 12")
    assert demo_desk.plans.compare(page.draft.id, page.draft.id) == ()


def test_what_is_due_in_the_demo_stands_on_today(demo_desk: Desk, demo_file: FileId) -> None:
    due = demo_desk.plans.due(demo_file)
    said = {line.kind: line for line in due}
    assert said["NOT_HELD"].text == "Plan v3, control not delivered: Adult escort to the cloakroom"
    assert (said["CLOSURE"].text, said["CLOSURE"].when) == ("Pre-closure review", "Mon 23 March")
    assert said["INTERIM"].when == "Tue 24 March"
    assert "no. 12" in said["REVIEW"].detail
    rows = [row for group in demo_desk.worklists.today().groups for row in group.rows if row.target.kind == "plan"]
    assert {line.text for line in due if line.kind != "LOOSEN"} <= {row.text for row in rows}
    assert any(row.name == "Gruff Talar" and row.text == "Safety-plan review" for row in rows)
    decisions = [row.text for row in demo_desk.overviews.read(demo_file).decisions]
    assert said["NOT_HELD"].text in decisions


def test_the_next_version_of_the_demo_is_reviewed_on_16_april_then_on_28_may(
    demo_desk: Desk, clock: Any, demo_file: FileId
) -> None:
    clock.move(days=1, hours=4, minutes=40)
    draft = demo_desk.plans.read(demo_file).draft
    assert draft is not None
    active = sign(demo_desk, draft.id)
    assert (active.in_force_day, active.in_force_time, active.review_due) == ("2026-03-19", "16:00", "2026-04-16")
    page = demo_desk.plans.read(demo_file)
    assert (page.title, page.since, page.interims) == ("v4", "since 19 March", ())
    assert demo_desk.chronologies.count(demo_file) == 58
    assert "RECALL" in kinds(demo_desk, demo_file)
    clock.move(days=28)
    form = demo_desk.plans.review_form(active.id)
    rows = tuple(replace(line, outcome="CONTINUE") for line in form.rows)
    demo_desk.plans.review(active.id, replace(form, rows=rows))
    assert demo_desk.plans.read_version(active.id).review_due == "2026-05-28"


def test_every_number_and_word_of_a_plan_is_found(demo_desk: Desk, demo_file: FileId) -> None:
    for typed, kind in (("P-0027F", "plan"), ("middle shelves", "plan"), ("Year 6 cloakroom", "interim")):
        found = [one for group in demo_desk.finder.search(typed) for one in group.items]
        assert kind in {one.record_kind for one in found}, typed
    assert demo_desk.chronologies.count(demo_file) == 57


# -- versions


def test_a_first_plan_starts_from_the_places_of_the_entries(desk: Desk, file: FileId) -> None:
    first = log(desk, "Playground")
    log(desk, "Hall", "Playground", when="16 March 2026")
    page = desk.plans.read(file)
    assert (page.title, page.tab, page.shown) == ("No plan yet", "", None)
    assert sorted(line.place for line in page.places) == ["Hall", "Playground"]
    made = desk.plans.begin(file, page.places)
    page = desk.plans.read(file)
    assert (page.title, page.tab) == ("v1, draft", "v1")
    plan = desk.plans.read_version(made)
    playground = next(one for one in plan.rows if one.name == "Playground")
    assert first in playground.concerns
    assert (playground.setting, playground.places) == ("PLAYGROUND_BREAK", ("Playground",))
    assert playground.controls
    assert {control.status for control in playground.controls} == {ControlStatus.PLANNED}
    assert plan.number.startswith("P-")
    assert refusal(lambda: desk.plans.begin(file)).id == "plan_draft_open"


def test_a_draft_is_no_entry_and_leaves_what_is_in_force_alone(desk: Desk, file: FileId) -> None:
    first = in_force(desk, file, row())
    assert refusal(lambda: desk.plans.begin(file)).id == "plan_there_already"
    assert refusal(lambda: desk.plans.begin_version(file, " ")).field == "why"
    second = desk.plans.begin_version(file, "Two weeks on")
    desk.plans.add_row(second, "SPORTS_CLUB", "Football club")
    kept = desk.plans.read_version(first.id)
    assert (kept.status, len(kept.rows)) == (PlanStatus.ACTIVE, 1)
    draft = desk.plans.read_version(second)
    assert (draft.plan_version, draft.replaces, len(draft.rows)) == (2, first.id, 2)
    assert draft.signatures == draft.reviews == ()
    shown = desk.chronologies.read(file, ChronologyFilter(kind="plan")).rows
    assert [entry.number for entry in shown] == [first.number]
    assert desk.plans.read(file).title == "v1"


def test_putting_into_force_replaces_and_takes_over_in_one_transaction(desk: Desk, file: FileId) -> None:
    first = in_force(desk, file, row())
    change = desk.interims.new_change(file, "play")
    interim = desk.interims.put(file, replace(change, what="Two adults at break", who="J. Pugh"))
    second = desk.plans.begin_version(file, "Two adults")
    with pytest.raises(RuntimeError):
        _fail_while_signing(desk, second)
    assert desk.plans.read_version(first.id).status is PlanStatus.ACTIVE
    assert desk.interims.read(interim).open

    active = sign(desk, second)
    assert (active.in_force_day, active.in_force_time, active.review_due) == ("2026-03-18", "11:20", "2026-04-15")
    old = desk.plans.read_version(first.id)
    assert (old.status, old.until_day, old.until_time) == (PlanStatus.SUPERSEDED, "2026-03-18", "11:20")
    (taken,) = desk.interims.read(interim).changes
    assert (taken.outcome, taken.outcome_words) == (InterimOutcome.TAKEN_OVER, "Taken over into v2")
    assert desk.plans.read(file).title == "v2"
    assert refusal(lambda: sign(desk, second)).id == "plan_not_a_draft"
    states = [plan.is_in_force for plan in read_records(desk.session.db, Plan)]
    assert states.count(True) == 1


def _fail_while_signing(desk: Desk, plan: RecordId) -> None:
    session = desk.session
    with session.saving():
        put_into_force(session, read_record(session.db, Plan, plan), session.now())
        raise RuntimeError


def test_a_plan_in_force_is_not_edited_and_a_dropped_draft_stays_readable(desk: Desk, file: FileId) -> None:
    first = in_force(desk, file, row())
    assert refusal(lambda: desk.plans.save(replace(first, why="other"))).id == "plan_not_a_draft"
    second = desk.plans.begin_version(file, "Not wanted")
    assert refusal(lambda: desk.plans.drop_draft(second, " ")).field == "reason"
    desk.plans.drop_draft(second, "begun twice")
    assert desk.plans.read(file).draft is None
    assert desk.plans.read_version(second).struck_out is not None
    assert desk.plans.read_version(desk.plans.begin_version(file, "Again")).plan_version == 2


# -- the draft


def test_saving_keeps_what_the_editor_does_not_own(desk: Desk, file: FileId) -> None:
    made = desk.plans.begin(file)
    plan = desk.plans.read_version(made)
    forged = replace(plan, rows=(row(),), status=PlanStatus.ACTIVE, number="P-9999X", plan_version=9, in_force_day="x")
    desk.plans.save(forged)
    stored = desk.plans.read_version(made)
    assert (stored.status, stored.number, stored.plan_version) == (PlanStatus.DRAFT, plan.number, 1)
    assert stored.rows == (row(),)
    before = len(read_versions(desk.session.db, made))
    desk.plans.save(stored)
    assert len(read_versions(desk.session.db, made)) == before


HOLD = Hold(
    reason="Contact there",
    decided_by="N. Morgan",
    waits_for=RecordId("n-1"),
    starts="2026-03-18",
    ends="2026-04-15",
    substitute="School football",
    told_how="By A. Rees",
)


@pytest.mark.parametrize(
    ("hold", "field"),
    [
        (replace(HOLD, ends=""), "hold.ends"),
        (replace(HOLD, ends="2026-04-16"), "hold.ends"),
        (replace(HOLD, waits_for=None), "hold.waits_for"),
        (replace(HOLD, told_how=" "), "hold.told_how"),
        (None, "hold.reason"),
    ],
)
def test_a_hold_without_what_it_needs_is_refused_and_nothing_is_stored(
    desk: Desk, file: FileId, hold: Hold | None, field: str
) -> None:
    made = desk.plans.begin(file)
    key = desk.plans.add_row(made, "SPORTS_CLUB", "Football club")
    before = desk.plans.read_version(made)
    club = before.row(key)
    assert club is not None
    held = replace(club, attendance=Attendance.ON_HOLD, hold=hold)
    refused = refusal(lambda: desk.plans.save_row(made, held))
    assert (refused.field, refused.params["row"]) == (field, key)
    assert desk.plans.read_version(made) == before
    desk.plans.save_row(made, replace(held, hold=HOLD))
    line = desk.plans.read(file).groups[0].rows[0]
    assert line.state == "On hold until 15 April"


def test_lessons_are_never_on_hold(desk: Desk, file: FileId) -> None:
    made = desk.plans.begin(file)
    held = row(setting="CLASSROOM", attendance=Attendance.ON_HOLD, hold=HOLD)
    assert refusal(lambda: desk.plans.save_row(made, held)).id == "plan_hold_school_day"
    assert not desk.plans.may_hold("CLASSROOM")
    assert desk.plans.may_hold("SPORTS_CLUB")
    assert "exclusion" in desk.plans.hold_refusal()


def test_an_old_row_that_may_not_stand_so_does_not_stop_another(desk: Desk, file: FileId) -> None:
    made = desk.plans.begin(file)
    wrong = replace(desk.plans.read_version(made), rows=(row("old", controls=(Control(key="c", what=" "),)),))
    with desk.session.saving():
        desk.session.change(wrong, "changed")
    desk.plans.save_row(made, row("new"))
    assert {one.key for one in desk.plans.read_version(made).rows} == {"old", "new"}


def test_rows_are_ordered_and_taken_out(desk: Desk, file: FileId) -> None:
    made = desk.plans.begin(file)
    keys = [desk.plans.add_row(made, "OTHER", name, ready=False) for name in ("One", "Two", "Three")]
    desk.plans.order_rows(made, keys[::-1])
    desk.plans.remove_row(made, keys[1])
    assert [one.name for one in desk.plans.read_version(made).rows] == ["Three", "One"]
    assert refusal(lambda: desk.plans.add_row(made, "NOWHERE", "x")).field == "setting"
    assert refusal(lambda: desk.plans.add_row(made, "OTHER", " ")).field == "name"


def test_every_setting_has_a_ready_row_of_known_codes(desk: Desk) -> None:
    content = desk.session.content
    for setting in content.codes("setting"):
        ready = content.plan_row(setting)
        assert ready.asks
        assert ready.own_words
        assert ready.supervision in content.codes("supervision_level")
        assert set(ready.triggers) <= set(content.codes("trigger"))
        assert {control.type for control in ready.controls} <= set(content.codes("control_type"))
        assert {answer.when for answer in ready.answers} <= set(content.codes("contingency_if"))


# -- what is observed


def test_a_control_is_judged_in_force_and_in_the_draft_that_has_it_as_it_was(desk: Desk, file: FileId) -> None:
    first = in_force(desk, file, row())
    second = desk.plans.begin_version(file, "Later")
    broke = ControlStatus.NOT_DELIVERED
    assert refusal(lambda: desk.plans.set_control(first.id, "play", "sight", broke, " ")).field == "words"
    desk.plans.set_control(first.id, "play", "sight", broke, "J. Pugh at first aid")
    for plan in (first.id, second):
        (control,) = desk.plans.read_version(plan).rows[0].controls
        assert (control.status, control.status_words, control.status_on) == (
            broke,
            "J. Pugh at first aid",
            "2026-03-18",
        )
    assert "NOT_HELD" in kinds(desk, file)
    desk.plans.set_control(second, "play", "sight", ControlStatus.PLANNED, "starts anew")
    desk.plans.set_control(first.id, "play", "sight", ControlStatus.IN_PLACE, "")
    (control,) = desk.plans.read_version(second).rows[0].controls
    assert control.status_words == "starts anew"


def test_what_did_not_hold_is_never_in_place(desk: Desk, file: FileId) -> None:
    controls = tuple(
        Control(key=status.value, what=f"Control {status.value}", who="H. Bevan", status=status, status_words="so")
        for status in ControlStatus
    )
    in_force(desk, file, row(controls=controls))
    said = " ".join(line.text for line in desk.overviews.read(file).in_place)
    assert "Control IN_PLACE" in said
    assert "Control PARTLY" in said
    for status in (ControlStatus.NOT_DELIVERED, ControlStatus.DELIVERED_DID_NOT_WORK, ControlStatus.ENDED):
        assert f"Control {status.value}" not in said


def test_a_new_concern_makes_a_review_due_and_a_review_settles_it(desk: Desk, clock: Any, file: FileId) -> None:
    plan = in_force(desk, file, row())
    clock.move(hours=1)
    assert "BROKEN" not in kinds(desk, file)
    concern = log(desk, "Playground", "Hall", when="18 March 2026 12:00")
    due = {line.kind: line for line in desk.plans.due(file)}
    assert due["REVIEW"].when == "Today"
    assert due["REVIEW"].detail == "new: no. 1"
    assert due["BROKEN"].text == "Did it hold? Playground"
    assert (due["UNCOVERED"].place, due["UNCOVERED"].setting, due["UNCOVERED"].concerns) == (
        "Hall",
        "HALL_PE",
        (concern,),
    )
    assert {line.kind for line in desk.plans.due_about(concern)} == {"REVIEW", "BROKEN", "UNCOVERED"}
    form = desk.plans.review_form(plan.id, "CONCERN", (concern,))
    assert [line.row for line in form.rows] == ["play"]
    assert form.next_due == "2026-04-29"
    refused = refusal(lambda: desk.plans.review(plan.id, replace(form, may_still_do="All lessons")))
    assert refused.params["row"] == "play"
    done = replace(form, rows=(RowReview(row="play", outcome="STRENGTHEN"),), may_still_do="All lessons")
    desk.plans.review(plan.id, done)
    stored = desk.plans.read_version(plan.id)
    assert (stored.review_due, stored.reviews[0].by) == ("2026-04-29", "N. Morgan")
    left = {line.kind: line for line in desk.plans.due(file)}
    assert left["REVIEW"].due_on == "2026-04-29"
    assert stored.status is PlanStatus.ACTIVE


def test_an_uncovered_place_becomes_a_row_with_its_entries(desk: Desk, clock: Any, file: FileId) -> None:
    in_force(desk, file, row())
    clock.move(hours=1)
    concern = log(desk, "Hall", when="18 March 2026 12:00")
    draft = desk.plans.begin_version(file, "", (concern,))
    (line,) = desk.plans.read(file).uncovered
    key = desk.plans.cover_place(draft, line)
    added = desk.plans.read_version(draft).row(key)
    assert added is not None
    assert (added.name, added.setting, added.places, added.concerns) == ("Hall", "HALL_PE", ("Hall",), (concern,))
    assert desk.plans.read(file).uncovered == ()
    due = {one.kind: one for one in desk.plans.due(file)}
    assert due["UNCOVERED"].in_draft
    sign(desk, draft)
    assert not {"UNCOVERED", "BROKEN"} & set(kinds(desk, file))


def test_moving_a_concern_drops_it_out_of_the_plan(desk: Desk, clock: Any, file: FileId) -> None:
    in_force(desk, file, row())
    clock.move(hours=1)
    concern = log(desk, "Playground", when="18 March 2026 12:00")
    assert "BROKEN" in kinds(desk, file)
    draft = desk.plans.begin_version(file, "", (concern,))
    child = desk.files.head(file).person
    touched = desk.moves.view(concern, child, "pupil:2").touched
    assert touched == (f"Risk plan v2, {desk.plans.read_version(draft).number}",)
    desk.moves.move(concern, child, "pupil:2", "wrong child")
    assert "BROKEN" not in kinds(desk, file)
    assert desk.plans.read(file).concern_labels == ()
    assert desk.plans.read(file).places == ()


def test_a_closure_is_settled_once_and_asked_again_before_the_next(desk: Desk, file: FileId) -> None:
    plan = in_force(desk, file, row())
    form = desk.plans.closure_form(plan.id)
    assert form is not None
    assert refusal(lambda: desk.plans.settle_closure(plan.id, form)).field == "holder"
    settled = replace(form, holder="N. Morgan", phones="01632 960 215", opens_vault="A. Rees")
    desk.plans.settle_closure(plan.id, settled)
    assert "CLOSURE" not in kinds(desk, file)
    after = desk.plans.closure_form(plan.id)
    assert after is not None
    assert after.closure > form.closure
    desk.plans.settle_closure(plan.id, replace(settled, holder="A. Rees"))
    (stored,) = desk.plans.read_version(plan.id).closures
    assert isinstance(stored, ClosureReview)
    assert stored.holder == "A. Rees"


def test_loosening_is_asked_in_one_row_of_today_and_answered(desk: Desk, clock: Any, file: FileId) -> None:
    controls = tuple(
        Control(key=key, what=f"Control {key}", who="H. Bevan", status=ControlStatus.IN_PLACE, starts="2026-03-18")
        for key in ("a", "b")
    )
    plan = in_force(desk, file, row(controls=controls))
    clock.move(days=43)
    assert kinds(desk, file).count("LOOSEN") == 2
    today = [one for group in desk.worklists.today().groups for one in group.rows]
    assert [one.text for one in today].count("2 controls: can they be loosened?") == 1
    assert refusal(lambda: desk.plans.answer_loosen(plan.id, "play", "a", " ")).field == "words"
    desk.plans.answer_loosen(plan.id, "play", "a", "Not yet: new class")
    assert kinds(desk, file).count("LOOSEN") == 1


ENDING = PlanEnding(
    outcome="END",
    evidence="No entry since January",
    child_view="Glad",
    carer_view="Agrees",
    affected_view="Asked",
    agencies="None is involved",
    residual_rule="None",
    tell="Class teacher",
)


def test_a_plan_ends_with_evidence_views_and_a_signature(desk: Desk, clock: Any, file: FileId) -> None:
    plan = in_force(desk, file, row())
    without = replace(ENDING, affected_view="")
    assert refusal(lambda: desk.plans.end(plan.id, without, PASSPHRASE)).field == "affected_view"
    assert refusal(lambda: desk.plans.end(plan.id, ENDING, "wrong")).field == "passphrase"
    assert desk.plans.read_version(plan.id).is_in_force
    clock.move(minutes=1)
    desk.plans.end(plan.id, replace(ENDING, outcome="STEP_DOWN"), PASSPHRASE)
    assert desk.plans.read_version(plan.id).status is PlanStatus.STEPPED_DOWN
    assert desk.plans.read(file).title == "v1"
    desk.plans.end(plan.id, ENDING, PASSPHRASE)
    ended = desk.plans.read_version(plan.id)
    assert (ended.status, ended.until_day, len(ended.signatures)) == (PlanStatus.ENDED, "2026-03-18", 2)
    assert desk.plans.read(file).current is None
    again = desk.plans.begin_version(file, "Needed again")
    assert desk.plans.read_version(again).plan_version == 2


def test_names_off_shows_initials_in_everything_a_plan_says(
    demo_desk: Desk, demo_file: FileId, shown_texts: Any
) -> None:
    demo_desk.session.names_on = False
    page = demo_desk.plans.read(demo_file)
    changes = demo_desk.plans.compare(page.versions[1].id, page.versions[0].id)
    said = " ".join(shown_texts((page.title, page.groups, page.interims, page.due, page.uncovered, page.why, changes)))
    for name in ("Ioan", "Cari", "Llew", "Sample", "Prosser"):
        assert name not in said
    rows = [row.text + row.detail for group in demo_desk.worklists.today().groups for row in group.rows]
    assert "Ioan" not in " ".join(rows)


def test_every_deed_is_audited_and_every_reading_is_its_version(desk: Desk, file: FileId) -> None:
    plan = in_force(desk, file, row())
    desk.interims.put(file, replace(desk.interims.new_change(file), what="Own cloakroom", who="E. Lloyd"))
    desk.plans.set_control(plan.id, "play", "sight", ControlStatus.PARTLY, "")
    deeds = [line.what for line in desk.histories.read(file).rows]
    for deed in ("risk plan: begun", "risk plan: put into force", "risk plan: said whether a control works"):
        assert deed in deeds
    assert "interim change: put into force" in deeds
    assert dict(run_full_check(desk.session.db))


def test_the_chronology_prints_the_plans(demo_desk: Desk, demo_file: FileId) -> None:
    printed: Any = demo_desk.paper.prepare(
        DocumentKind.CHRONOLOGY, demo_file, filter=ChronologyFilter(kind="plan")
    ).printed
    assert [row.number for row in printed.rows if row.number] == ["P-0021Z", "P-0024C", "P-0027F", "P-0028G"]
    assert "library" in " ".join(row.text for row in printed.rows).casefold()
    (one,) = (interim for interim in read_records(demo_desk.session.db, Interim) if interim.number == "P-0028G")
    detail = demo_desk.chronologies.detail(one.id, demo_file)
    assert [section.heading for section in detail.sections] == ["Interim change 1", "Interim change 2"]
    assert datetime.fromisoformat(f"{one.changes[0].from_day}T{one.changes[0].from_time}")

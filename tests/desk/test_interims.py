"""Interim changes: in force at once, with or without a plan, with who was told, and never gone silently."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.interim import InterimChange, InterimOutcome
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.sharing import ContentTier, Told
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import read_told
from hsbdesk.storage.records import read_records

LLOYD = Told(id="", file=FileId(""), recipient="E. Lloyd", tier=ContentTier.RULE_AND_PLACE)


@pytest.fixture
def file(desk: Desk) -> FileId:
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"),))
    return desk.files.open_file("pupil:1", FileKind.HSB, "first entry")


def refusal(act: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value


def change(desk: Desk, file: FileId, what: str = "Own cloakroom", **changes: Any) -> InterimChange:
    who = {"who": "E. Lloyd", "cover": "J. Pugh"}
    return replace(desk.interims.new_change(file), what=what, **who | changes)


def test_it_is_in_force_at_once_without_a_plan_and_ends_after_five_school_days(desk: Desk, file: FileId) -> None:
    made = desk.interims.put(file, change(desk, file), (LLOYD,))
    (line,) = desk.interims.open(file)
    assert (line.since, line.until, line.who) == (
        "18 March 11:20",
        "until Wed 25 March, or the next version",
        "E. Lloyd (J. Pugh)",
    )
    page = desk.plans.read(file)
    assert (page.title, page.since) == ("No plan yet with 1 interim change", "since 18 March 11:20")
    (told,) = read_told(desk.session.db, file)
    assert (told.record, told.document_version, told.shared_by) == (made, "interim 1", "N. Morgan")
    assert desk.interims.read(made).number.startswith("P-")
    deeds = [row.what for row in desk.histories.read(file).rows]
    assert "who has been told: noted" in deeds
    assert "interim change: put into force" in deeds
    shown = desk.chronologies.read(file, ChronologyFilter(kind="plan")).rows
    assert [entry.text for entry in shown] == ["Interim change: Own cloakroom, E. Lloyd (J. Pugh)"]
    first = desk.overviews.read(file).in_place[0].text
    assert first == "Interim, since 18 March 11:20: Own cloakroom, E. Lloyd (J. Pugh)"


def test_putting_twice_puts_once_and_a_second_joins_the_record(desk: Desk, clock: Any, file: FileId) -> None:
    first = change(desk, file)
    made = desk.interims.put(file, first)
    assert desk.interims.put(file, first) == made
    clock.move(minutes=55)
    assert desk.interims.put(file, change(desk, file, "No club today")) == made
    assert [line.no for line in desk.interims.open(file)] == [1, 2]
    assert desk.plans.read(file).title == "No plan yet with 2 interim changes"


def test_what_is_refused_stores_nothing(desk: Desk, file: FileId) -> None:
    assert refusal(lambda: desk.interims.put(file, change(desk, file, " "))).field == "what"
    nobody = replace(LLOYD, recipient=" ")
    refused = refusal(lambda: desk.interims.put(file, change(desk, file), (LLOYD, nobody)))
    assert refused.field == "told.1.recipient"
    stranger = replace(LLOYD, recipient="Pat Lewis", organisation="Football club")
    refused = refusal(lambda: desk.interims.put(file, change(desk, file), (stranger,)))
    assert refused.field == "told.0.safeguarding"
    assert desk.interims.open(file) == ()
    assert read_told(desk.session.db, file) == []
    assert desk.chronologies.count(file) == 0


def test_nobody_told_is_a_check_and_stops_nothing(desk: Desk, file: FileId) -> None:
    made = change(desk, file, who="")
    sentences = [(gap.field, gap.is_refused) for gap in desk.interims.gaps(made, 0)]
    assert ("told", False) in sentences
    assert not any(refused for _, refused in sentences)
    desk.interims.put(file, made)
    assert len(desk.interims.open(file)) == 1


def test_it_stays_until_it_is_decided(desk: Desk, clock: Any, file: FileId) -> None:
    made = desk.interims.put(file, change(desk, file))
    clock.move(days=30)
    (line,) = desk.interims.open(file)
    assert line.overdue
    assert line.until == "was to be decided by Wed 25 March"
    (due,) = (one for one in desk.plans.due(file) if one.kind == "INTERIM")
    assert (due.overdue, due.when, due.action_text) == (True, "Overdue, was due Wed 25 March", "Decide")
    row = next(r for g in desk.worklists.today().groups for r in g.rows if r.target.id == made)
    assert (row.target.kind, row.target.file) == ("plan", file)


def test_a_renewal_runs_anew_and_an_end_ends_it(desk: Desk, clock: Any, file: FileId) -> None:
    one = change(desk, file)
    made = desk.interims.put(file, one)
    clock.move(days=5)
    refused = refusal(lambda: desk.interims.decide(made, one.key, InterimOutcome.RENEWED, " "))
    assert refused.field == "outcome_words"
    assert refusal(lambda: desk.interims.decide(made, one.key, InterimOutcome.TAKEN_OVER, "x")).field == "outcome"
    desk.interims.decide(made, one.key, InterimOutcome.RENEWED, "still needed")
    (line,) = desk.interims.open(file)
    assert line.ends_on == "2026-04-13"
    desk.interims.decide(made, one.key, InterimOutcome.ENDED, "the door is watched by the plan")
    assert desk.interims.open(file) == ()
    assert refusal(lambda: desk.interims.decide(made, one.key, InterimOutcome.ENDED, "x")).id == (
        "interim_decided_already"
    )
    assert "INTERIM" not in {line.kind for line in desk.plans.due(file)}
    again = desk.interims.put(file, change(desk, file, "Another"))
    assert again != made


def test_a_calendar_that_is_too_short_is_said_and_never_makes_it_later(desk: Desk, clock: Any, file: FileId) -> None:
    school = desk.session.school
    desk.schools.save(replace(school, terms=tuple(term for term in school.terms if term.end.isoformat() < "2026-04")))
    clock.move(days=7)
    desk.interims.put(file, change(desk, file))
    (line,) = desk.interims.open(file)
    assert line.ends_on == "2026-04-01"
    assert "NO_TERM" in {one.kind for one in desk.plans.due(file)}


def test_the_draft_is_asked_about_what_no_row_takes_up(demo_desk: Desk, demo_file: FileId) -> None:
    page = demo_desk.plans.read(demo_file)
    assert page.draft is not None
    left_out = [gap.field for gap in demo_desk.plans.plan_gaps(page.draft) if "nterim change" in gap.sentence]
    assert left_out == []
    without = replace(page.draft, rows=tuple(row for row in page.draft.rows if row.key != "club"))
    (gap,) = [gap for gap in demo_desk.plans.plan_gaps(without) if "nterim change" in gap.sentence]
    assert not gap.is_refused


def test_one_that_names_an_intervention_is_no_entry_of_its_own(demo_desk: Desk, demo_file: FileId) -> None:
    from hsbdesk.domain.interim import Interim

    named = [one.id for one in read_records(demo_desk.session.db, Interim) if one.intervention is not None]
    shown = {entry.id for entry in demo_desk.chronologies.read(demo_file).rows}
    assert named
    assert not shown & set(named)

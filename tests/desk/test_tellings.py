"""Who has been told: what a row of the log must say, and whom a new version has to reach."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.plan_force import put_into_force
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import Interim, InterimChange, InterimOutcome
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.plan import Control, ControlStatus, Plan, PlanEnding, PlanRow, PlanStatus
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import ContentTier, DocumentKind, SharingDecision, Told
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError
from hsbdesk.storage.copies import read_told
from hsbdesk.storage.records import read_record

CLUB = PlanRow(
    key="club", setting="SPORTS_CLUB", name="Football club", supervisor="Pat Lewis", supervisor_cover="Sam Tudor"
)
CLOAKROOM = PlanRow(
    key="cloak",
    setting="CLOAKROOM",
    name="Cloakroom and toilets",
    controls=(Control(key="door", what="An adult at the door", who="E. Lloyd", cover="J. Pugh; duty lead"),),
)
PLAYGROUND = PlanRow(
    key="play",
    setting="PLAYGROUND_BREAK",
    name="Playground and field",
    controls=(Control(key="sight", what="In sight at break", who="H. Bevan (J. Pugh)"),),
)


class School:
    """A file with a plan in force since 10 March, on a clock that stands at 18 March 2026, 11:20."""

    def __init__(self, desk: Desk, clock: Any) -> None:
        self.desk, self.clock = desk, clock
        desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"),))
        self.file: FileId = desk.files.open_file("pupil:1", FileKind.HSB, "plan")
        self.v3 = self.put_version(3, (CLOAKROOM, CLUB, PLAYGROUND), "2026-03-10T08:00")

    def record(self, key: str, n: int) -> dict[str, Any]:
        return {
            "id": RecordId(key),
            "number": record_number("P", n),
            "author": "N. Morgan",
            "recorded_at": self.desk.session.stamp(),
            "file": self.file,
        }

    def store(self, record: Any, action: str = "begun", *, new: bool = True) -> None:
        session = self.desk.session
        with session.saving():
            (session.add if new else session.change)(record, action)

    def put_version(self, version: int, rows: tuple[PlanRow, ...], at: str) -> Plan:
        draft = Plan(**self.record(f"v{version}", 20 + version), plan_version=version, rows=rows)
        self.store(draft)
        with self.desk.session.saving():
            return put_into_force(self.desk.session, draft, datetime.fromisoformat(at))

    def put_interim(self, *changes: InterimChange) -> Interim:
        interim = Interim(**self.record("interim", 60), plan=RecordId("v3"), changes=changes)
        self.store(interim)
        return interim

    def tell(self, recipient: str, **more: Any) -> None:
        self.desk.tellings.tell(Told(id="", file=self.file, recipient=recipient, **more))

    def told(self) -> Told:
        return read_told(self.desk.session.db, self.file)[-1]

    def holders(self) -> list[str]:
        return [row.recipient for row in self.desk.tellings.recall(self.file)]

    def plan(self) -> Plan:
        return read_record(self.desk.session.db, Plan, "v3")


@pytest.fixture
def school(desk: Desk, clock: Any) -> School:
    return School(desk, clock)


DOOR = InterimChange(
    key="c1",
    what="The Year 6 cloakroom only, E. Lloyd at the door",
    who="E. Lloyd",
    cover="J. Pugh",
    from_day="2026-03-17",
    from_time="14:00",
    row="cloak",
)
NO_CLUB = InterimChange(key="c2", what="No club on 17 March", from_day="2026-03-17", from_time="14:55", row="club")


# -- what the log says


def test_a_telling_takes_its_version_day_and_author_from_what_is_in_force(school: School) -> None:
    school.tell("Pat Lewis", row="club", tier=ContentTier.RULE_AND_PLACE, safeguarding="YES", how="BY_HAND")
    told = school.told()
    assert (told.record, told.document_version, told.on_day, told.on_time) == ("v3", "3", "2026-03-18", "11:20")
    assert (told.shared_by, told.shared_at) == ("N. Morgan", "2026-03-18T11:20:00Z")
    row = school.desk.tellings.rows(school.file)[0]
    assert (row.who, row.what, row.version) == ("Pat Lewis", "Rule and place: Football club", "v3")
    assert (row.when, row.how, row.state) == ("Wed 18 March 2026 11:20", "On paper, by hand", "")
    assert school.desk.checks.run()


def test_an_interim_change_is_named_in_the_version(school: School) -> None:
    school.put_interim(DOOR, NO_CLUB)
    school.tell("E. Lloyd", record=RecordId("interim"), row="c1", on_day="2026-03-17", on_time="13:55")
    assert (school.told().document_version, school.told().safeguarding) == ("3, interim 1", "YES")
    school.tell("J. Pugh", row="cloak", safeguarding="YES")
    assert school.told().document_version == "3, interim 1"
    school.tell("A Service", tier=ContentTier.FULL, safeguarding="YES")
    assert school.told().document_version == "3, interim 1, 2"
    school.tell("Pat Lewis", row="club", safeguarding="YES", on_day="2026-03-16")
    rows = school.desk.tellings.rows(school.file)
    assert [row.version for row in rows] == ["v3, interim 1, 2", "v3, interim 1", "v3, interim 1", "v3"]


def test_what_was_written_up_later_has_the_version_of_its_day(school: School) -> None:
    school.put_version(4, (CLOAKROOM, CLUB, PLAYGROUND), "2026-03-18T10:00")
    school.tell("Pat Lewis", row="club", safeguarding="YES", on_day="2026-03-16")
    assert (school.told().record, school.told().document_version) == ("v3", "3")
    school.tell("Pat Lewis", row="club", safeguarding="YES")
    assert (school.told().record, school.told().document_version) == ("v4", "4")


@pytest.mark.parametrize(
    ("changes", "field", "error"),
    [
        ({"recipient": " "}, "recipient", "told_needs_recipient"),
        ({"safeguarding": ""}, "safeguarding", "told_needs_safeguarding"),
        ({"safeguarding": "NO"}, "necessary_because", "told_needs_reason"),
        ({"safeguarding": "NOT_KNOWN", "necessary_because": " "}, "necessary_because", "told_needs_reason"),
        ({"consent": "REFUSED_OVERRIDDEN"}, "necessary_because", "told_needs_reason"),
        ({"consent": "REFUSED_NOT_SHARED"}, "tier", "told_refused_not_shared"),
        ({"how": "BY_PIGEON"}, "how", "told_needs_choice"),
        ({"how": ""}, "how", "told_needs_choice"),
        ({"on_day": "17 March"}, "on_day", "told_needs_day"),
        ({"on_day": "2026-03-19"}, "on_day", "date_in_future"),
        ({"on_time": "25:00"}, "on_time", "told_needs_time"),
        ({"return_by": "2026-03-01"}, "return_by", "told_return_wrong"),
        ({"on_day": "2026-03-09"}, "record", "told_nothing_in_force"),
        ({"record": "v3", "on_day": "2026-03-09"}, "record", "told_not_in_force"),
        ({"row": "gone"}, "row", "told_row_missing"),
        ({"copy": "nowhere"}, None, "copy_missing"),
        ({"record": "nowhere"}, None, "record_missing"),
    ],
)
def test_a_telling_that_may_not_be_is_refused(
    school: School, changes: dict[str, Any], field: str | None, error: str
) -> None:
    told = Told(id="", file=school.file, recipient="Sam Reader", organisation="a club", safeguarding="YES")
    with pytest.raises(DeskError) as refused:
        school.desk.tellings.tell(replace(told, **changes))
    assert (refused.value.id, refused.value.field) == (error, field)
    assert "(" + error not in school.desk.words.refusal(refused.value)
    assert read_told(school.desk.session.db, school.file) == []


def test_a_person_without_safeguarding_responsibility_is_told_with_a_reason(school: School) -> None:
    school.tell("Dai Orme", safeguarding="NO", necessary_because="He lowers the shelves this week")
    assert school.desk.tellings.rows(school.file)[0].because == "He lowers the shelves this week"


def test_own_staff_with_a_control_are_not_asked_why(school: School) -> None:
    for name in ("E. Lloyd", "Jen Pugh", "Hafwen Bevan", "N. Morgan"):
        school.tell(name)
        assert school.told().safeguarding == "YES"
    school.tell("E. Lloyd", organisation="Ysgol Enghraifft", part="class teacher")
    assert school.desk.tellings.rows(school.file)[0].who == "E. Lloyd, class teacher"
    with pytest.raises(DeskError):
        school.tell("Pat Lewis", organisation="a club")


def test_a_decision_not_to_share_is_kept_and_recalls_nobody(school: School) -> None:
    school.tell("A Leader", tier=ContentTier.NOTHING, consent="REFUSED_NOT_SHARED", on_day="2026-03-17")
    school.put_version(4, (), "2026-03-18T10:00")
    assert school.desk.tellings.rows(school.file)[0].what == "Nothing"
    assert school.holders() == []


# -- who holds the old one


def test_these_four_people_hold_the_old_one(school: School) -> None:
    rule = {"tier": ContentTier.RULE_AND_PLACE, "on_day": "2026-03-10"}
    school.tell("Pat Lewis", row="club", safeguarding="YES", organisation="junior football club", **rule)
    for name in ("H. Bevan", "J. Pugh", "E. Lloyd"):
        school.tell(name, **rule)
    school.put_interim(DOOR, NO_CLUB)
    assert school.holders() == ["Pat Lewis", "J. Pugh", "E. Lloyd"]
    for name in ("E. Lloyd", "J. Pugh", "H. Bevan"):
        school.tell(name, record=RecordId("interim"), row="c1", on_day="2026-03-17", on_time="14:20")
    school.tell("Pat Lewis", record=RecordId("interim"), row="c2", safeguarding="YES", on_day="2026-03-17")
    assert school.holders() == []
    club = replace(CLUB, supervision_words="arrives changed")
    cloakroom = replace(CLOAKROOM, supervisor="E. Lloyd")
    school.put_version(4, (cloakroom, club, PLAYGROUND), "2026-03-18T10:00")
    rows = {row.recipient: row for row in school.desk.tellings.recall(school.file)}
    assert list(rows) == ["Pat Lewis", "J. Pugh", "E. Lloyd", "H. Bevan"]
    assert rows["Pat Lewis"].who == "Pat Lewis, junior football club"
    assert rows["Pat Lewis"].holds == "v3; v3, interim 2"
    assert rows["Pat Lewis"].reasons == (
        "Football club: changed in v4.",
        "Football club: the interim change stands in v4 now.",
    )
    assert rows["H. Bevan"].reasons == ("Cloakroom and toilets: the interim change stands in v4 now.",)
    for name in ("E. Lloyd", "J. Pugh", "H. Bevan"):
        school.tell(name, row="cloak", tier=ContentTier.RULE_AND_PLACE)
    assert school.holders() == ["Pat Lewis"]
    school.tell("Pat Lewis", row="club", safeguarding="YES")
    assert school.holders() == []


def test_a_row_that_reads_as_before_recalls_nobody_whose_row_it_is(school: School) -> None:
    school.tell("Pat Lewis", row="club", safeguarding="YES", on_day="2026-03-10")
    school.tell("Social Services", tier=ContentTier.FULL, safeguarding="YES", on_day="2026-03-10")
    seen = replace(PLAYGROUND, controls=(replace(PLAYGROUND.controls[0], status=ControlStatus.PARTLY),))
    school.put_version(4, (CLUB, seen), "2026-03-18T10:00")
    rows = school.desk.tellings.recall(school.file)
    assert [row.recipient for row in rows] == ["Social Services"]
    assert rows[0].reasons == ("v4 is in force since Wed 18 March 2026.",)
    school.tell("Social Services", row="club", safeguarding="YES")
    assert school.holders() == ["Social Services"]  # one row is not the whole
    school.tell("Social Services", tier=ContentTier.FULL, safeguarding="YES")
    assert school.holders() == []


def test_a_row_that_is_gone_is_told(school: School) -> None:
    school.tell("Pat Lewis", row="club", safeguarding="YES", on_day="2026-03-10", return_by="2026-03-27")
    assert school.desk.tellings.rows(school.file)[0].state == "to come back by Fri 27 March 2026"
    school.put_version(4, (CLOAKROOM,), "2026-03-18T10:00")
    row = school.desk.tellings.recall(school.file)[0]
    assert row.reasons == ("Football club: no longer in the plan since v4.",)
    assert row.on_paper
    assert school.desk.tellings.rows(school.file)[0].state == "holds the old one"


def test_what_came_back_is_held_by_nobody(school: School) -> None:
    school.tell("Pat Lewis", row="club", safeguarding="YES", on_day="2026-03-10")
    school.put_version(4, (), "2026-03-18T10:00")
    assert school.holders() == ["Pat Lewis"]
    told, tellings = school.told(), school.desk.tellings
    for outcome, on, field in (
        ("LOST", "today", "outcome"),
        ("RETURNED", "", "on"),
        ("RETURNED", "week of 9 March", "on"),
    ):
        with pytest.raises(DeskError) as refused:
            tellings.note_return(told.id, outcome, on)
        assert refused.value.field == field
    tellings.note_return(told.id, "DESTROYED", "today", "shredded at school")
    assert school.holders() == []
    row = tellings.rows(school.file)[0]
    assert (row.state, row.is_returned) == ("destroyed Wed 18 March 2026", True)
    for job, error in ((told.id, "told_returned_already"), ("nowhere", "told_missing")):
        with pytest.raises(DeskError) as refused:
            tellings.note_return(job, "RETURNED", "today")
        assert refused.value.id == error


def test_an_interim_change_that_ends_is_known_to_whoever_knew_it(school: School) -> None:
    interim = school.put_interim(DOOR)
    school.tell("E. Lloyd", record=interim.id, row="c1", on_day="2026-03-17", on_time="13:55")
    assert school.holders() == []
    school.store(
        replace(interim, changes=(replace(DOOR, outcome=InterimOutcome.RENEWED),)), "renewed", new=False
    )  # fmt: skip
    assert school.holders() == []
    ended = replace(DOOR, outcome=InterimOutcome.ENDED, outcome_on="2026-03-18")
    school.store(replace(interim, changes=(ended,)), "ended", new=False)
    row = school.desk.tellings.recall(school.file)[0]
    assert row.reasons == ("The interim change they know ended Wed 18 March 2026.",)
    school.tell("E. Lloyd", record=RecordId("v3"), row="cloak")
    assert school.holders() == []


def test_a_plan_that_ended_is_recalled_until_it_comes_back(school: School) -> None:
    school.tell("Pat Lewis", row="club", safeguarding="YES", on_day="2026-03-10")
    ended = replace(
        school.plan(),
        status=PlanStatus.ENDED,
        until_day="2026-03-18",
        ending=PlanEnding(outcome="END", evidence="seen"),
    )
    school.store(ended, "ended", new=False)
    assert school.desk.tellings.recall(school.file)[0].reasons == ("The plan they know has ended.",)
    school.desk.tellings.note_return(school.told().id, "RETURNED", "today")
    assert school.holders() == []


def test_a_safety_plan_is_told_of_in_its_own_file(school: School) -> None:
    desk = school.desk
    desk.pupils.save((Pupil(id="2", first="Beca", last="Harlow"),))
    file = desk.files.open_file("pupil:2", FileKind.SUPPORT, "affected")
    first = SafetyPlan(**school.record("s1", 40) | {"file": file}, status=PlanStatus.ACTIVE, in_force_day="2026-03-11")
    school.store(first)
    desk.tellings.tell(Told(id="", file=file, recipient="E. Lloyd", safeguarding="YES", on_day="2026-03-12"))
    assert desk.tellings.rows(file)[0].version == "v1"
    school.store(replace(first, status=PlanStatus.SUPERSEDED, until_day="2026-03-18"), "replaced", new=False)
    school.store(
        SafetyPlan(
            **school.record("s2", 41) | {"file": file},
            plan_version=2,
            status=PlanStatus.ACTIVE,
            in_force_day="2026-03-18",
        )
    )
    assert [row.reasons for row in desk.tellings.recall(file)] == [("v2 is in force since Wed 18 March 2026.",)]
    desk.tellings.tell(Told(id="", file=file, recipient="E. Lloyd", safeguarding="YES", record=RecordId("s2")))
    assert desk.tellings.recall(file) == ()


def test_the_copy_they_were_given_says_which_plan_it_was(school: School) -> None:
    paper = school.desk.paper
    prepared = paper.prepare(DocumentKind.CHRONOLOGY, school.file)
    share = SharingDecision(recipient="Pat Lewis", necessary_because="they hold the rule")
    copy = paper.file(replace(prepared, record=RecordId("v3")), paper.render(prepared), share, "PRINTED")
    school.tell("Pat Lewis", row="club", safeguarding="YES", copy=copy.id, how="BY_HAND")
    assert (school.told().record, school.told().copy) == ("v3", copy.id)
    school.put_version(4, (), "2026-03-18T10:00")
    assert school.desk.tellings.recall(school.file)[0].on_paper


def test_with_names_off_the_list_names_nobody(school: School, shown_texts: Callable[[Any], Any]) -> None:
    school.tell("Ioan Sample", tier=ContentTier.FULL, safeguarding="NO", necessary_because="Ioan Sample asked")
    school.put_version(4, (), "2026-03-18T12:00")
    school.desk.set_names(on=False)
    tellings = school.desk.tellings
    rows = [(row.who, row.what, row.because) for row in tellings.rows(school.file)]
    rows += [(row.who, *row.reasons) for row in tellings.recall(school.file)]
    assert not any("Sample" in text or "Ioan" in text for text in shown_texts(rows))


def test_what_is_in_the_log_stays(school: School) -> None:
    school.tell("Pat Lewis", safeguarding="YES")
    school.desk.tellings.note_return(school.told().id, "RETURNED", "today")
    for statement in ("UPDATE sharing SET recipient = ''", "DELETE FROM sharing_return"):
        with pytest.raises(Exception, match="only added to"):
            school.desk.session.db.execute(statement)


def test_the_history_says_that_somebody_was_told(school: School) -> None:
    school.tell("Pat Lewis", safeguarding="YES")
    school.desk.tellings.note_return(school.told().id, "RETURNED", "today")
    said = [row.what for row in school.desk.histories.read(school.file).rows]
    assert {"who has been told: noted", "who has been told: paper returned or destroyed"} <= set(said)


def test_the_demos_next_version_leaves_four_people_with_the_old_one(demo_desk: Desk, demo_file: FileId) -> None:
    tellings = demo_desk.tellings
    assert tellings.recall(demo_file) == ()
    draft = demo_desk.plans.read(demo_file).draft
    assert draft is not None
    demo_desk.plan_signoffs.sign(draft.id, SignOffRole.LEAD, "five quiet herons wade")
    holders = {row.recipient for row in tellings.recall(demo_file)}
    assert holders == {"E. Lloyd", "J. Pugh", "H. Bevan", "Pat Lewis"}
    for name in sorted(holders):
        row = "club" if name == "Pat Lewis" else "cloakroom"
        tellings.tell(Told(id="", file=demo_file, recipient=name, row=row, safeguarding="YES"))
    assert tellings.recall(demo_file) == ()


def test_a_paper_made_for_a_reader_is_in_the_log(school: School) -> None:
    desk = school.desk
    made = desk.paper.prepare(DocumentKind.STAFF_CARD, school.file, part=PaperPart(reader="E. Lloyd"))
    assert made.sharing is not None
    copy = desk.paper.file(made, desk.paper.render(made), made.sharing, "PRINTED")
    (told,) = read_told(desk.session.db, school.file)
    assert (told.recipient, told.copy, told.tier, told.how) == (
        "E. Lloyd",
        copy.id,
        ContentTier.RULE_AND_PLACE,
        "PRINTED",
    )
    assert (told.document_version, told.safeguarding) == ("3", "YES")
    full = desk.paper.prepare(DocumentKind.RISK_PLAN, school.file)
    assert full.sharing is not None
    desk.paper.file(full, desk.paper.render(full), full.sharing, "PRINTED")
    assert len(read_told(desk.session.db, school.file)) == 1, "the full plan stays with the team"


def test_a_paper_for_somebody_without_a_part_needs_no_second_question(school: School) -> None:
    desk = school.desk
    made = desk.paper.prepare(DocumentKind.FAMILY_PLAN, school.file)
    assert made.sharing is not None
    desk.paper.file(made, desk.paper.render(made), made.sharing, "PRINTED")
    (told,) = read_told(desk.session.db, school.file)
    assert (told.recipient, told.safeguarding, told.tier) == ("the family", "NOT_KNOWN", ContentTier.SUMMARY)
    assert told.necessary_because

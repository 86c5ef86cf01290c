"""A referral is followed until it is answered: sent, refused, rung about, escalated, sent again."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.contacts import ContactDraft
from hsbdesk.desk.course_views import CourseView
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.facts import FactDraft
from hsbdesk.desk.today_views import TodayRow
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.domain.calendar import ClosedDay
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Role
from hsbdesk.domain.concern_draft import DraftPerson
from hsbdesk.domain.contact import ContactKind
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.referral import Recipient, Referral, ReferralStatus, RequestItem, Threshold
from hsbdesk.domain.sending import (
    CouncilTaking,
    Escalation,
    EscalationStep,
    RefusalMatter,
    RefusalStep,
    Sending,
    ServiceAnswer,
)
from hsbdesk.domain.sharing import DocumentKind
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.domain.task import Task
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case_file import read_case_file
from hsbdesk.storage.records import read_record, read_records

MINE = "five quiet herons wade"
NEW_VAULT = NewVault(
    school="Ysgol Arall", nation="wales", main_record=False, other_system="", name="Nia Morgan", title="DSP",
    passphrase=MINE, hint="birds",
)  # fmt: skip
SAFE, REASON, ANSWER, HELP, REVIEW = RefusalMatter


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def refusal(act: Callable[[], object]) -> tuple[str, str | None]:
    with pytest.raises(DeskError) as refused:
        act()
    return refused.value.id, refused.value.field


def by_mail(at: str, **more: Any) -> Sending:
    return replace(Sending(key="", version="1.0", at=at, how="SECURE_MAIL", to="Social Services, duty desk"), **more)


def decided(child: PersonId, decision: str, on: str, **more: Any) -> ServiceAnswer:
    made = ServiceAnswer(key="", child=child, decision=decision, on=on, given_by="P. Ellis, duty desk", how="PHONE")
    return replace(made, **more)


class Story:
    """One child's file with a referral in it, on a clock that is moved by hand."""

    def __init__(self, desk: Desk, clock: Any, file: FileId, concern: RecordId) -> None:
        self.desk, self.clock, self.file, self.concern = desk, clock, file, concern
        self.id = desk.referrals.open(file)
        self.child = read_file_child(desk, file)

    def at(self, text: str) -> None:
        """Move the clock to a moment in UTC."""
        self.clock.moment = moment(text)

    def referral(self, which: RecordId | None = None) -> Referral:
        return read_record(self.desk.session.db, Referral, which or self.id)

    def view(self) -> CourseView:
        return self.desk.sendings.read(self.id)

    def send(self, at: str, **more: Any) -> str:
        return self.desk.sendings.note_sent(self.id, by_mail(at, **more))

    def rows(self) -> list[TodayRow]:
        found = [row for group in self.desk.worklists.today().groups for row in group.rows]
        return [row for row in found if row.target.kind == "course"]

    def sign(self, which: RecordId) -> None:
        referral = self.referral(which)
        for finding in self.desk.signoffs.read(which).stops:
            referral = self.desk.readiness.override(referral, finding.key, "agreed in the meeting")
        self.desk.referrals.save(referral)
        self.desk.signoffs.sign(which, SignOffRole.LEAD, MINE)

    def print_text(self, which: RecordId) -> str:
        prepared = self.desk.paper.prepare(DocumentKind.REFERRAL, self.file, record=which)
        data = self.desk.paper.render(prepared).data
        return " ".join(" ".join(page_text(data, n) for n in range(page_count(data))).split())

    def settle(self, matter: RefusalMatter, outcome: str, on: str, **more: Any) -> None:
        answer = self.view().refusals[0].key
        step = RefusalStep(answer=answer, matter=matter, outcome=outcome, on=on)
        self.desk.sendings.settle(self.id, replace(step, **more))


def read_file_child(desk: Desk, file: FileId) -> PersonId:
    return desk.session.db.execute("SELECT child FROM file WHERE id = ?", (file,)).fetchone()[0]


def log(desk: Desk, when: str, what: str) -> RecordId:
    people = (
        DraftPerson(key="pupil:1", name="", role=Role.DISPLAYED),
        DraftPerson(key="pupil:2", name="", role=Role.AFFECTED),
    )
    return desk.concerns.submit(replace(desk.concerns.new_draft(), people=people, when=when, what_happened=what)).id


@pytest.fixture
def story(desk: Desk, clock: Any) -> Story:
    clock.moment = moment("2026-02-09T14:00")
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"), Pupil(id="2", first="Cari", last="Prosser")))
    file = desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    concern = log(desk, "9 February 2026", "Ioan touched Cari on the leg, over clothing.")
    return Story(desk, clock, file, concern)


def phone(story: Story, when: str, kind: ContactKind = ContactKind.REPORT) -> RecordId:
    draft = ContactDraft(
        uuid=story.desk.contacts.new_id(),
        file=story.file,
        children=(story.child,),
        kind=kind,
        when=when,
        with_name="S. Vaughan",
        with_role="duty officer",
        organisation="Social Services",
    )
    return story.desk.contacts.save(draft).id


def test_the_whole_story_from_the_first_report_to_the_next_one(story: Story) -> None:
    """Refused, reason rung for, escalated, re-referred: all of it prints in the next version."""
    desk, first = story.desk, story.id
    request = RequestItem(lead="Assess Ioan's needs", who="Social Services", child=story.child)
    harm = Threshold(child=story.child, harm="Touched a younger child.", needs="Guidance at home.")
    desk.referrals.save(replace(story.referral(), requests=(request,), thresholds=(harm,)))
    story.at("2026-02-10T13:30")
    story.sign(first)
    sent = story.send("2026-02-10T13:20", version="1.0", received_at="2026-02-10T13:25", with_key=True)
    assert story.referral().status is ReferralStatus.SENT
    assert [clock.kind for clock in story.view().clocks] == ["DECIDE", "ACKNOWLEDGE"]
    assert story.rows() == []

    story.at("2026-02-12T09:00")
    (late,) = story.rows()
    assert (late.text, late.overdue) == (f"Decision on {story.referral().number}", True)

    desk.sendings.note_acknowledged(first, sent, "2026-02-11", "S. Vaughan")
    assert story.referral().status is ReferralStatus.ACKNOWLEDGED
    story.at("2026-02-13T15:30")
    answer = decided(story.child, "NO_FURTHER_ACTION", "2026-02-13T14:05", sending=sent, conversation="none offered")
    desk.sendings.note_answer(first, (replace(answer, reason="Does not meet threshold."),))
    assert story.referral().status is ReferralStatus.DECIDED
    (row,) = story.rows()
    assert (row.state, row.when) == ("stop", "Today")
    assert "5 matters are open" in row.text
    assert len(desk.overviews.read(story.file).decisions) >= 1

    story.settle(SAFE, "SAFE", "2026-02-13T14:40", words="The interim change of 10 February is in force.")
    call = phone(story, "13 February 2026, 14:20", ContactKind.VOICEMAIL)
    story.settle(REASON, "NOT_REACHED", "2026-02-13T15:10", next_on="2026-02-16", contact=call)
    story.at("2026-02-16T10:30")
    story.settle(REASON, "GIVEN", "2026-02-16T10:10", words="School is managing it.")
    desk.sendings.escalate(
        first,
        Escalation(
            key="", step=EscalationStep.DSP_TO_TEAM_MGR, on="2026-02-16T10:20", who="G. Harri, team manager",
            grounds="Contact began again on two days.", next_on="2026-02-23",
        ),
    )  # fmt: skip
    view = story.view()
    assert view.status is ReferralStatus.ESCALATED
    assert [step.state for step in view.ladder] == ["later", "waiting", "next", "later"]
    assert [matter.matter for matter in view.refusals[0].matters if matter.is_open] == [HELP, REVIEW]

    story.at("2026-02-24T16:30")
    assert any("next contact" in row.text and row.overdue for row in story.rows())
    (step,) = story.referral().escalations
    desk.sendings.note_escalation_answer(first, step.key, "Decision stands.", "2026-02-23T09:20", "")
    story.settle(HELP, "AGREED", "2026-02-24T16:00", words="First visit 30 March.")
    story.settle(REVIEW, "HELD", "2026-02-24")
    assert story.rows() == []
    assert story.view().clocks == ()

    story.at("2026-03-09T12:00")
    later = log(desk, "9 March 2026", "Ioan asked Cari to undress and said he would hurt her brother.")
    again = desk.referrals.open_again(first)
    assert desk.referrals.open_again(first) == again
    new = story.referral(again)
    assert (new.previous, new.requests, new.thresholds, new.changed_since) == ((first,), (request,), (harm,), "")
    assert [chosen.record for chosen in new.background] == [story.concern, later]
    assert new.front.follows == f"Follows {story.referral(first).number} of 10 February 2026."
    assert (new.sendings, new.answers, new.signatures) == ((), (), ())
    assert any(finding.key == "R31:changed" for finding in desk.readiness.check(new))
    desk.referrals.save(replace(new, changed_since="A threat was made; a second child is concerned."))
    text = story.print_text(again)
    for said in (
        "Sent 10 Feb 2026, 13:20.",
        "Received 10 Feb 2026, 13:25.",
        "no further action",
        "“Does not meet threshold.”",
        "Conversation with school: none offered.",
        "“School is managing it.”",
        "Everyone is safe meanwhile",
        "interim change of 10 February",
        "G. Harri, team manager",
        "Contact began again on two days.",
        "Answer 23 Feb: Decision stands.",
        "the family agrees",
        f"Reported again: {story.referral(again).number}.",
        "Changed since: A threat was made",
    ):
        assert said in text, said
    story.id = again
    story.send("2026-03-09T12:00", version="")
    assert [choice.label for choice in desk.sendings.read(first).follows] == [new.number]
    assert desk.sendings.read(first).clocks == ()


def test_noting_the_course_never_touches_what_was_signed(story: Story) -> None:
    desk = story.desk
    story.sign(story.id)
    signed = desk.signoffs.versions(story.id).rows
    sent = story.send("2026-02-09T14:00")
    desk.sendings.note_received(story.id, sent, "2026-02-09T14:00")
    desk.sendings.note_acknowledged(story.id, sent, "2026-02-09", "S. Vaughan")
    desk.sendings.note_taking(story.id, CouncilTaking(council="Cyngor Sir Enghraifft", takes="YES"))
    desk.sendings.note_answer(story.id, (decided(story.child, "ADVICE_ONLY", "2026-02-09"),))
    outcomes = ((SAFE, "SAFE"), (REASON, "GIVEN"), (ANSWER, "ACCEPTED"), (HELP, "AGREED"), (REVIEW, "HELD"))
    for matter, outcome in outcomes:
        story.settle(matter, outcome, "2026-02-09", words="as agreed")
    desk.sendings.returned_for_more(story.id, "A date of birth", "2026-02-09")
    desk.sendings.close(story.id, "Moved to another school.")
    assert desk.signoffs.versions(story.id).rows == signed
    assert not desk.signoffs.marks(story.file)[story.id].is_stale
    assert desk.signoffs.read(story.id).is_signed
    assert story.view().closed_text == "Moved to another school. (9 February 2026, N. Morgan)"
    assert story.view().clocks == ()


def test_what_the_earlier_one_left_out_stays_out_and_a_closed_one_may_go_again(story: Story) -> None:
    desk = story.desk
    left_out = log(desk, "6 February 2026", "Ioan made a noise.")
    kept = story.referral().background
    desk.referrals.save(replace(story.referral(), background=kept, opinion="He needs help.", reply_by="20 February"))
    story.at("2026-02-09T15:00")
    story.send("2026-02-09T14:30")
    desk.sendings.close(story.id, "Moved to another school.")
    assert refusal(lambda: story.send("2026-02-09T14:40")) == ("course_closed", None)
    story.at("2026-03-09T12:00")
    later = log(desk, "9 March 2026", "Ioan asked Cari to undress.")
    again = story.referral(desk.referrals.open_again(story.id))
    assert [chosen.record for chosen in again.background] == [*(chosen.record for chosen in kept), later]
    assert left_out not in {chosen.record for chosen in again.background}
    assert (again.opinion, again.reply_by, again.status) == ("He needs help.", "", ReferralStatus.DRAFT)
    assert again.amendments == ()


def test_an_editor_that_was_open_before_undoes_nothing(story: Story) -> None:
    before = story.referral()
    story.send("2026-02-09T14:00")
    story.desk.sendings.returned_for_more(story.id, "A date of birth", "2026-02-09")
    story.desk.referrals.save(replace(before, opinion="He needs help."))
    now = story.referral()
    assert (now.opinion, len(now.sendings), now.status) == ("He needs help.", 1, ReferralStatus.RETURNED_MORE_INFO)
    assert story.view().more_text == "9 February 2026: A date of birth"


def test_sending_finishes_the_task_of_the_call_and_not_one_of_a_later_call(story: Story) -> None:
    phone(story, "9 February 2026, 13:50")
    story.at("2026-02-10T15:00")
    phone(story, "10 February 2026, 14:50")
    story.send("2026-02-10T13:20")
    tasks = read_records(story.desk.session.db, Task, "t.kind = 'WRITE_REPORT'", (), "t.recorded_at, t.number")
    assert [task.done_words for task in tasks] == [f"{story.referral().number} sent", ""]
    assert [task.done_at is None for task in tasks] == [False, True]


def test_a_call_starts_the_council_s_clock_before_anything_is_written(story: Story) -> None:
    phone(story, "9 February 2026, 13:50")
    (clock,) = story.view().clocks
    assert (clock.kind, clock.due_on, clock.is_ours) == ("DECIDE", "2026-02-10", False)
    assert "phoned 9 February 2026, 13:50" in clock.detail
    clocks = story.desk.worklists.today().clocks
    assert any("working days" in row.text and row.value == "1 working day left" for row in clocks)


@pytest.mark.parametrize(
    ("sent", "due"),
    [
        ("2026-02-13T16:00", "2026-02-16"),  # Friday; half-term, which does not stop it
        ("2026-02-14T10:00", "2026-02-16"),
        ("2026-03-28T23:30", "2026-03-30"),
        ("2026-04-02T15:00", "2026-04-07"),  # Good Friday and Easter Monday do
        ("2026-05-01T09:00", "2026-05-05"),  # early May bank holiday
        ("2026-12-24T09:00", "2026-12-29"),  # Boxing Day falls on a Saturday
    ],
)
def test_clocks_by_the_real_calendar_while_the_school_is_closed(story: Story, sent: str, due: str) -> None:
    school = story.desk.school
    closed = (ClosedDay(start=date(2026, 2, 1), end=date(2026, 12, 31), name="Closed"),)
    story.at("2026-12-30T12:00")
    story.send(sent)
    (before,) = [clock for clock in story.view().clocks if clock.kind == "DECIDE"]
    with story.desk.session.saving():
        story.desk.session.change(replace(school, closed=closed), "changed")
    story.desk.session.school = replace(school, closed=closed)
    (after,) = [clock for clock in story.view().clocks if clock.kind == "DECIDE"]
    assert before.due_on == after.due_on == due


@pytest.mark.parametrize(
    ("utc", "day"),
    [("2026-03-28T23:59", "2026-03-28"), ("2026-03-29T00:30", "2026-03-29"), ("2026-03-29T23:30", "2026-03-30"),
     ("2026-10-24T23:30", "2026-10-25"), ("2026-10-25T23:59", "2026-10-25")],
)  # fmt: skip
def test_midnight_is_the_school_s_midnight_on_both_sides_of_a_clock_change(story: Story, utc: str, day: str) -> None:
    """A moment that has not come at school is refused, whatever the hour in UTC."""
    story.at(utc)
    story.send(day)
    after = date.fromordinal(date.fromisoformat(day).toordinal() + 1).isoformat()
    assert refusal(lambda: story.send(after)) == ("course_in_future", "at")


def test_in_england_the_law_of_the_recipient_counts_on_a_welsh_screen(story: Story) -> None:
    desk = story.desk
    there = Recipient(name="Children's Social Care", team="Border County Council", nation="england")
    desk.referrals.save(replace(story.referral(), recipient=there))
    story.send("2026-02-09T13:00")
    assert [clock.kind for clock in story.view().clocks] == ["DECIDE"]
    desk.sendings.note_answer(story.id, (decided(story.child, "CARE_AND_SUPPORT_ASSESSMENT", "2026-02-09"),))
    (clock,) = story.view().clocks
    assert (clock.kind, clock.is_info, clock.due_on, clock.overdue) == ("ASSESS", True, "2026-04-15", False)
    assert story.view().answers[0].decision_text == "Care and support assessment"


def test_two_councils_each_have_a_clock_until_one_accepts_in_writing(story: Story) -> None:
    desk, here, there = story.desk, "Cyngor Sir Enghraifft", "Border County Council"
    for council in (here, there):
        story.send("2026-02-09T13:00", council=council, to=council)
    assert [row.council for row in story.view().councils if row.council in {here, there}] == [here, there]
    assert sorted(c.council for c in story.view().clocks if c.kind == "DECIDE") == sorted((here, there))
    desk.sendings.note_taking(story.id, CouncilTaking(council=there, takes="NO"))
    assert sorted(c.council for c in story.view().clocks if c.kind == "DECIDE") == sorted((here, there))
    desk.sendings.note_taking(story.id, CouncilTaking(council=here, takes="YES", in_writing_on="2026-02-09"))
    assert {c.council for c in story.view().clocks} == {here}


def test_what_is_missing_is_said_with_its_field_and_nothing_is_noted(story: Story) -> None:
    desk, notes = story.desk, story.desk.sendings
    answer = decided(story.child, "ADVICE_ONLY", "2026-02-09")
    assert refusal(lambda: notes.note_answer(story.id, (answer,))) == ("answer_not_sent", None)
    for sending, said in (
        (by_mail(""), ("sending_needs_at", "at")),
        (by_mail("9 February"), ("sending_needs_at", "at")),
        (by_mail("2026-02-10"), ("course_in_future", "at")),
        (by_mail("2026-02-09", how="PIGEON"), ("sending_needs_how", "how")),
        (by_mail("2026-02-09", to=" "), ("sending_needs_to", "to")),
        (by_mail("2026-02-09T13:00", received_at="2026-02-09T12:00"), ("course_before_sent", "received_at")),
    ):
        assert refusal(lambda sending=sending: notes.note_sent(story.id, sending)) == said
    sent = story.send("2026-02-09T13:00")
    for given, said in (
        ((), ("answer_needs_child", "child")),
        ((replace(answer, decision="MAYBE"),), ("answer_needs_decision", "decision")),
        ((replace(answer, on=""),), ("course_needs_day", "on")),
        ((replace(answer, given_by=""),), ("answer_needs_given_by", "given_by")),
        ((replace(answer, on="2026-02-08", sending=sent),), ("course_before_sent", "on")),
        ((replace(answer, sending="gone"),), ("sending_missing", None)),
    ):
        assert refusal(lambda given=given: notes.note_answer(story.id, given)) == said
    assert refusal(lambda: desk.referrals.open_again(story.id)) == ("open_again_not_yet", None)
    (key,) = notes.note_answer(story.id, (answer,))
    step = RefusalStep(answer=key, matter=REVIEW, outcome="SET", on="2026-02-09")
    for wrong, said in (
        (replace(step, answer="gone"), ("settle_not_refused", None)),
        (replace(step, outcome="SAFE"), ("settle_needs_outcome", "outcome")),
        (step, ("settle_needs_review", "next_on")),
        (replace(step, next_on="2026-02-01"), ("settle_needs_review", "next_on")),
        (replace(step, matter=ANSWER, outcome="ACCEPTED"), ("settle_needs_words", "words")),
    ):
        assert refusal(lambda wrong=wrong: notes.settle(story.id, wrong)) == said
    up = Escalation(key="", step=EscalationStep.SENIOR_MGR, on="2026-02-09", who="", grounds="")
    assert refusal(lambda: notes.escalate(story.id, up)) == ("escalation_needs_who", "who")
    up = replace(up, who="A manager")
    assert refusal(lambda: notes.escalate(story.id, up)) == ("escalation_needs_grounds", "grounds")
    assert refusal(lambda: notes.close(story.id, "done")) == ("close_matter_open", None)
    assert refusal(lambda: notes.close(story.id, " ")) == ("close_needs_because", "because")
    stored = story.referral()
    assert (len(stored.sendings), len(stored.answers), stored.refusal_steps, stored.escalations) == (1, 1, (), ())


def test_a_task_to_chase_stands_for_the_clock_until_it_is_done(demo_desk: Desk) -> None:
    """Tomos Wylde's decision is overdue; his task says so, and when it is struck off the clock is still there."""
    (task,) = read_records(demo_desk.session.db, Task, "t.kind = 'CHASE'")
    texts = [row.text for group in demo_desk.worklists.today().groups for row in group.rows]
    assert sum("R-2026-0006E" in text for text in texts) == 1
    demo_desk.tasks.done(task.id, "rang, no answer")
    rows = [row for group in demo_desk.worklists.today().groups for row in group.rows if "R-2026-0006E" in row.text]
    assert [(row.name, row.overdue, row.action_text) for row in rows] == [("Tomos Wylde", True, "Chase")]


def test_the_call_sheet_says_what_was_decided_before(story: Story) -> None:
    story.send("2026-02-09T13:00")
    (before,) = story.desk.contacts.sheet(story.concern).before
    assert before == f"{story.referral().number}: sent 9 Feb 2026, no decision yet"
    story.desk.sendings.note_answer(story.id, (decided(story.child, "ADVICE_ONLY", "2026-02-09T13:30"),))
    (before,) = story.desk.contacts.sheet(story.concern).before
    assert before == f"{story.referral().number}: 9 Feb 2026, 13:30: Ioan: advice only."


def test_the_course_goes_out_and_in_without_the_filed_copies(
    story: Story, make_desk: Callable[[], Desk], tmp_path: Path
) -> None:
    desk = story.desk
    sent = story.send("2026-02-09T13:00", copies=("copy-1", "copy-2"))
    desk.sendings.note_answer(story.id, (decided(story.child, "ADVICE_ONLY", "2026-02-09", sending=sent),))
    story.settle(SAFE, "SAFE", "2026-02-09")
    data = desk.cases.export_case(story.file)
    assert b"copy-1" not in data
    case = read_case_file(data)
    assert case.referrals == (replace(story.referral(), sendings=case.referrals[0].sendings),)
    other = make_desk()
    other.create_vault(tmp_path / "other.hsbvault", NEW_VAULT)
    other.cases.import_case(data)
    assert other.cases.export_case(story.file) == data
    told = other.chronologies.read(story.file)
    assert told
    assert other.sendings.read(story.id).refusals[0].open == 4


def test_the_file_s_history_and_entry_say_what_was_noted(story: Story) -> None:
    desk = story.desk
    desk.facts.save(FactDraft(uuid=desk.facts.new_id(), file=story.file, when="May 2021", text="Moved."))
    story.send("2026-02-09T13:00", reference="SSE-4471")
    desk.sendings.note_answer(story.id, (decided(story.child, "S47", "2026-02-09T13:30", reason="A plan is needed"),))
    said = [row.what for row in desk.histories.read(story.file).rows]
    assert any("noted as sent" in text for text in said)
    assert any("decision noted" in text for text in said)
    found = [found.title for group in desk.finder.search("SSE-4471") for found in group.items]
    assert found == [story.referral().number]

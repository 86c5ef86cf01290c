"""Sign-off of plans: what the lead's signature puts into force and freezes, what falls, what is carried over."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.plan_signoff_view import PlanRoleView, PlanSignView
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import InterimChange, InterimOutcome
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.plan import (
    Attendance,
    Control,
    ControlStatus,
    Level,
    Plan,
    PlanRow,
    PlanStatus,
    SignatureAsked,
)
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.errors import DeskError
from hsbdesk.storage.records import read_record

MINE = "five quiet herons wade"
THEIRS = "lantern otter violet cloud"
ROLE = SignOffRole

CLASSROOM = PlanRow(
    key="class",
    setting="CLASSROOM",
    name="Classroom",
    behaviour="Hands on the desk",
    level=Level.LOWER,
    because="Not seen since November",
    controls=(Control(key="seat", what="Front seat", who="E. Lloyd", cover="J. Pugh"),),
    supervision="GENERAL_AWARE",
    supervisor="E. Lloyd",
    supervisor_cover="J. Pugh",
)
CLUB = PlanRow(
    key="club",
    setting="SPORTS_CLUB",
    name="Football club",
    behaviour="Contact over clothing",
    level=Level.MODERATE,
    because="Nothing recorded there",
    controls=(Control(key="sight", what="Kept in sight", who="Pat Lewis", cover="Sam Tudor"),),
    supervision="LINE_OF_SIGHT",
    supervisor="Pat Lewis",
    supervisor_cover="Sam Tudor",
    attendance=Attendance.CONTINUE_WITH_CONDITIONS,
    alternative="School football on Thursdays",
    may_still_do="All of the training",
)


class Signing:
    """A draft with two rows in a new vault, and Aled Rees as a second member. 18 March 2026, 11:20."""

    def __init__(self, desk: Desk, clock: Any) -> None:
        self.desk, self.clock = desk, clock
        desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"), Pupil(id="2", first="Cari", last="Prosser")))
        self.file: FileId = desk.files.open_file("pupil:1", FileKind.HSB, "plan")
        self.other: FileId = desk.files.open_file("pupil:2", FileKind.SUPPORT, "affected")
        self.deputy = desk.accounts.add("Aled Rees", "Deputy DSP", THEIRS)
        self.id = desk.plans.begin(self.file)
        self.save(rows=(CLASSROOM, CLUB), may_still_do="All lessons and his club", strengths="Plays in goal")

    def plan(self, plan: RecordId | None = None) -> Plan:
        return self.desk.plans.read_version(plan or self.id)

    def save(self, **changes: Any) -> None:
        self.desk.plans.save(replace(self.plan(), **changes))

    def read(self) -> PlanSignView:
        return self.desk.plan_signoffs.read(self.id)

    def part(self, role: SignOffRole, row: str = "") -> PlanRoleView:
        return next(part for part in self.read().parts if (part.role, part.row) == (role, row))

    def lead(self, **more: Any) -> PlanSignView:
        return self.desk.plan_signoffs.sign(self.id, ROLE.LEAD, MINE, **more)

    def note(self, role: SignOffRole, name: str, **more: Any) -> PlanSignView:
        said: dict[str, Any] = {"at": "today", "how": "at the plan meeting"} | more
        answer = SignOff(role=role, name=name, way=SignOffWay.AGREED_OUTSIDE, content_code="", **said)
        return self.desk.plan_signoffs.note(self.id, answer)

    def next_version(self) -> None:
        self.clock.move(days=1)
        self.id = self.desk.plans.begin_version(self.file, "no. 12")

    def frozen(self) -> list[tuple[str, str]]:
        db = self.desk.session.db
        return db.execute("SELECT kind, number FROM document_version ORDER BY rowid").fetchall()

    def audited(self, action: str) -> int:
        rows = self.desk.session.db.execute("SELECT count(*) FROM audit WHERE action = ?", (action,))
        return rows.fetchone()[0]


@pytest.fixture
def draft(desk: Desk, clock: Any) -> Signing:
    return Signing(desk, clock)


@pytest.fixture
def signed(draft: Signing) -> Signing:
    """A first version in force, with the carer, the child and two rows' leads."""
    draft.note(ROLE.CARER, "Ms Sample")
    draft.note(ROLE.CHILD, "Ioan", words="in sight, not next to me")
    draft.note(ROLE.ROW_LEAD, "E. Lloyd", row="class")
    draft.note(ROLE.ROW_LEAD, "Pat Lewis", row="club")
    draft.lead()
    return draft


# -- the lead's signature


def test_the_leads_signature_puts_it_into_force_and_freezes_the_print(
    draft: Signing, text_of: Callable[[bytes], list[str]]
) -> None:
    before = draft.read()
    assert (before.version, before.is_in_force, before.may_answer) == ("v1", False, True)
    assert before.state.startswith("v1 is a draft. Still to sign: ")
    view = draft.lead()
    plan = draft.plan()
    assert (plan.status, plan.in_force_day, plan.in_force_time) == (PlanStatus.ACTIVE, "2026-03-18", "11:20")
    assert view.is_in_force
    assert view.state.startswith("v1 is in force. Not answered yet: ")
    assert draft.part(ROLE.LEAD).line == "signed in HSB Desk 18 March 2026 11:20, N. Morgan"
    assert draft.frozen() == [("RISK_PLAN", "1")]
    prepared = draft.desk.paper.prepare(DocumentKind.RISK_PLAN, draft.file, record=draft.id, version="1")
    pages = " ".join(" ".join(text_of(draft.desk.paper.render(prepared).data)).split())
    assert "N. Morgan" in pages
    assert "DRAFT" not in pages
    assert draft.audited("plan.frozen") == 1
    assert draft.desk.checks.run()


def test_what_is_missing_stops_it_and_says_where(draft: Signing) -> None:
    draft.save(rows=(CLASSROOM, replace(CLUB, controls=(), supervisor="")))
    gaps = draft.read().gaps
    assert gaps
    assert {gap.row for gap in gaps} == {"club"}
    with pytest.raises(DeskError) as refused:
        draft.lead()
    assert refused.value.id == "plan_sign_stopped"
    assert f"Football club ({len(gaps)})" in draft.desk.words.refusal(refused.value)
    assert draft.plan().signatures == ()
    assert draft.plan().status is PlanStatus.DRAFT
    draft.note(ROLE.CARER, "Ms Sample")  # the others may answer meanwhile
    assert draft.part(ROLE.CARER).state == "stands"


def test_a_wrong_passphrase_signs_nothing_and_is_counted_as_at_sign_in(draft: Signing) -> None:
    signoffs = draft.desk.plan_signoffs
    with pytest.raises(DeskError) as refused:
        signoffs.sign(draft.id, ROLE.LEAD, "not the right words")
    assert (refused.value.id, refused.value.field) == ("vault_wrong_passphrase", "passphrase")
    with pytest.raises(DeskError) as waiting:
        draft.lead()
    assert waiting.value.id == "sign_in_wait"
    assert draft.plan().status is PlanStatus.DRAFT
    assert signoffs.sign(draft.id, ROLE.LEAD, THEIRS, member=draft.deputy).is_in_force
    assert draft.part(ROLE.LEAD).who == "Aled Rees, Deputy DSP"
    assert draft.audited("plan.signed") == 2  # as a version of the record, and as the deputy's act


def test_the_lead_may_have_signed_on_paper(draft: Signing) -> None:
    view = draft.note(ROLE.LEAD, "Nia Morgan", how="on paper, original in the locked cabinet")
    assert view.is_in_force
    assert draft.frozen() == [("RISK_PLAN", "1")]


def test_a_lead_who_declines_puts_nothing_into_force(draft: Signing) -> None:
    view = draft.note(ROLE.LEAD, "Nia Morgan", answer="DECLINED", how="the escort has no cover")
    assert not view.is_in_force
    assert draft.part(ROLE.LEAD).line == "declined 18 March 2026: the escort has no cover"
    assert draft.lead().is_in_force


def test_names_are_decided_before_the_lead_signs(draft: Signing) -> None:
    draft.desk.pupils.save((Pupil(id="3", first="Dewi", last="Bowen", year="Year 3"),))
    draft.save(rows=(replace(CLASSROOM, because="Dewi Bowen moved to another table"), CLUB))
    with pytest.raises(DeskError) as refused:
        draft.lead()
    assert (refused.value.id, refused.value.params) == ("stray_names_undecided", {"n": 1})
    assert draft.read().strays[0].found == "Dewi Bowen"
    assert draft.lead(answers={"Dewi Bowen": "3"}).is_in_force
    prepared = draft.desk.paper.prepare(DocumentKind.RISK_PLAN, draft.file, record=draft.id, version="1")
    assert prepared.strays == ()
    assert "Bowen" not in str(prepared.printed)


def test_nothing_is_left_half_done_when_freezing_fails(draft: Signing, monkeypatch: Any) -> None:
    def broken(*_: object) -> None:
        raise DeskError("disk_full")

    monkeypatch.setattr("hsbdesk.desk.plan_signoffs.freeze_plan", broken)
    with pytest.raises(DeskError):
        draft.lead()
    assert draft.plan().status is PlanStatus.DRAFT
    assert draft.plan().signatures == ()
    assert draft.frozen() == []
    assert draft.desk.checks.run()


def test_the_next_version_replaces_the_one_before_and_takes_over_what_binds(signed: Signing) -> None:
    first = signed.id
    change = InterimChange(key="c1", what="No club on 17 March", who="N. Morgan", from_day="2026-03-18", row="club")
    interim = signed.desk.interims.put(signed.file, change)
    signed.next_version()
    signed.save(rows=(CLASSROOM, replace(CLUB, supervision_words="Arrives changed")))
    assert signed.plan(first).is_in_force
    signed.lead()
    old = signed.plan(first)
    assert (old.status, old.until_day) == (PlanStatus.SUPERSEDED, "2026-03-19")
    assert signed.desk.interims.read(interim).changes[0].outcome is InterimOutcome.TAKEN_OVER
    assert signed.frozen() == [("RISK_PLAN", "1"), ("RISK_PLAN", "2")]
    view = signed.desk.plan_signoffs.read(first)
    assert view.state == "v1 is no longer in force; its signatures stay as they were given."
    assert {part.state for part in view.parts} == {"stands"}
    with pytest.raises(DeskError) as refused:
        signed.desk.plan_signoffs.sign(first, ROLE.HEADTEACHER, MINE)
    assert refused.value.id == "sign_off_closed"


# -- the others


def test_what_somebody_answers_outside_is_noted_word_for_word(draft: Signing) -> None:
    draft.note(ROLE.CHILD, "Ioan", words="in sight, not next to me")
    part = draft.part(ROLE.CHILD)
    assert (part.state, part.words) == ("stands", "“in sight, not next to me”")
    assert part.line == "agreed 18 March 2026: at the plan meeting (noted by N. Morgan)"
    draft.note(ROLE.SERVICE, "S. Vaughan", answer="DECLINED", how="waits for the strategy discussion.")
    assert draft.part(ROLE.SERVICE).state == "declined"
    draft.note(ROLE.CARER, "", answer="NOT_ASKED", how="police ask that we wait", at="")
    part = draft.part(ROLE.CARER)
    assert (part.state, part.line) == ("not_asked", "not asked: police ask that we wait")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"at": ""}, "on"),
        ({"at": "tomorrow"}, "on"),
        ({"how": " "}, "how"),
        ({"answer": "NOT_ASKED", "how": ""}, "how"),
        ({"answer": "PERHAPS"}, "answer"),
        ({"role": ROLE.ROW_LEAD}, "row"),
        ({"role": ROLE.ROW_LEAD, "row": "gone"}, "row"),
        ({"role": ROLE.SECOND_READER}, "role"),
    ],
)
def test_an_answer_needs_who_when_and_how(draft: Signing, changes: dict[str, Any], field: str) -> None:
    said: dict[str, Any] = {"role": ROLE.CARER, "name": "Ms Sample", "at": "today", "how": "in a talk"} | changes
    with pytest.raises(DeskError) as refused:
        draft.desk.plan_signoffs.note(
            draft.id, SignOff(way=SignOffWay.AGREED_OUTSIDE, content_code="", **said)
        )  # fmt: skip
    assert refused.value.field == field
    assert draft.plan().signatures == ()


def test_the_family_and_the_child_have_no_passphrase(draft: Signing) -> None:
    for role in (ROLE.CARER, ROLE.CHILD, ROLE.SERVICE):
        with pytest.raises(DeskError) as refused:
            draft.desk.plan_signoffs.sign(draft.id, role, MINE)
        assert (refused.value.id, refused.value.field) == ("sign_off_outside_only", "role")
        assert not draft.part(role).may_sign_here if role is not ROLE.SERVICE else True


def test_a_rows_lead_signs_all_rows_in_which_they_have_a_part(draft: Signing) -> None:
    draft.note(ROLE.ROW_LEAD, "J. Pugh")
    assert [(s.row, s.name) for s in draft.plan().signatures] == [("class", "J. Pugh")]
    draft.save(rows=(replace(CLASSROOM, supervisor="Aled Rees"), CLUB))
    draft.desk.plan_signoffs.sign(draft.id, ROLE.ROW_LEAD, THEIRS, member=draft.deputy)
    assert draft.plan().signatures[-1].row == "class"
    with pytest.raises(DeskError) as refused:
        draft.desk.plan_signoffs.sign(draft.id, ROLE.ROW_LEAD, MINE)
    assert refused.value.id == "sign_needs_row"


def test_somebody_is_asked_and_asked_again_for_another_day(draft: Signing) -> None:
    signoffs = draft.desk.plan_signoffs
    signoffs.ask(draft.id, SignatureAsked(role="ROW_LEAD", name="Pat Lewis", row="club", when="2026-03-20"))
    part = draft.part(ROLE.ROW_LEAD, "club")
    assert (part.who, part.row_name, part.state, part.line) == ("Pat Lewis", "Football club", "open", "to sign")
    assert part.asked == "Fri 20 March 2026"
    signoffs.ask(draft.id, SignatureAsked(role="ROW_LEAD", name="Pat Lewis", row="club", when="after training"))
    assert [asked.when for asked in draft.plan().asked] == ["after training"]
    signoffs.ask(draft.id, SignatureAsked(role="CARER", name="Ms Sample"))
    assert draft.part(ROLE.CARER).who == "Ms Sample"
    for wrong, field in (
        (SignatureAsked(role="CARER", name=" "), "name"),
        (SignatureAsked(role="ROW_LEAD", name="Pat Lewis"), "row"),
        (SignatureAsked(role="CARER", name="Ms Sample", row="club"), "row"),
        (SignatureAsked(role="SECOND_READER", name="Aled Rees"), "role"),
    ):
        with pytest.raises(DeskError) as refused:
            signoffs.ask(draft.id, wrong)
        assert refused.value.field == field


def test_the_same_signature_is_not_given_twice(signed: Signing) -> None:
    signed.desk.plan_signoffs.sign(signed.id, ROLE.HEADTEACHER, THEIRS, member=signed.deputy)
    for again in (
        lambda: signed.desk.plan_signoffs.sign(signed.id, ROLE.HEADTEACHER, THEIRS, member=signed.deputy),
        lambda: signed.note(ROLE.CARER, "Ms Sample"),
        signed.lead,
    ):
        with pytest.raises(DeskError) as refused:
            again()
        assert refused.value.id == "sign_off_stands"


def test_signatures_follow_while_it_is_in_force(draft: Signing) -> None:
    draft.lead()
    draft.note(ROLE.ROW_LEAD, "Pat Lewis", row="club")
    draft.note(ROLE.CARER, "Ms Sample")
    draft.note(ROLE.CHILD, "Ioan")
    view = draft.note(ROLE.HEADTEACHER, "S. Price")
    assert view.state == "v1 is in force, and everybody has answered."
    assert draft.frozen() == [("RISK_PLAN", "1")]


# -- what falls, and what is carried over


def test_a_signature_falls_when_what_was_agreed_changes_and_says_what(draft: Signing) -> None:
    draft.note(ROLE.CARER, "Ms Sample")
    draft.note(ROLE.ROW_LEAD, "E. Lloyd", row="class")
    draft.save(rows=(CLASSROOM, replace(CLUB, alternative="School football on Fridays")))
    part = draft.part(ROLE.CARER)
    assert (part.state, part.because) == ("fallen", ("Football club: changed.",))
    assert draft.part(ROLE.ROW_LEAD, "class").state == "stands"
    assert draft.read().state == "A signature fell away, because what was signed has changed."
    draft.save(rows=(CLUB,))
    assert set(draft.part(ROLE.CARER).because) == {"Classroom: taken out."}
    draft.save(rows=(CLASSROOM, CLUB), strengths="Another strength")
    assert draft.part(ROLE.CARER).because == ("What stands before the places has changed.",)
    draft.save(strengths="Plays in goal")
    assert draft.part(ROLE.CARER).state == "stands"


def test_what_is_seen_of_a_plan_takes_no_signature_away(signed: Signing) -> None:
    signed.desk.plans.set_control(signed.id, "club", "sight", ControlStatus.PARTLY, "He left early")
    assert {part.state for part in signed.read().parts} <= {"stands", "open"}
    assert signed.part(ROLE.CARER).state == "stands"


def test_a_rows_signature_is_carried_over_while_the_row_reads_the_same(signed: Signing) -> None:
    signed.next_version()
    signed.save(rows=(CLASSROOM, replace(CLUB, supervision_words="Arrives changed")))
    part = signed.part(ROLE.ROW_LEAD, "class")
    assert (part.state, part.who) == ("carried", "E. Lloyd")
    assert part.line.startswith("row unchanged since v1: agreed 18 March 2026")
    part = signed.part(ROLE.ROW_LEAD, "club")
    assert (part.state, part.who) == ("open", "Pat Lewis")
    assert part.because == ("Football club: changed since v1.",)
    assert part.line.startswith("to sign again; v1: agreed 18 March 2026")
    assert signed.part(ROLE.CARER).state == "open"
    signed.note(ROLE.ROW_LEAD, "Pat Lewis", row="club")
    assert signed.part(ROLE.ROW_LEAD, "club").state == "stands"
    signed.lead()
    signed.next_version()
    states = {part.row: part.line for part in signed.read().parts if part.state == "carried"}
    assert states["class"].startswith("row unchanged since v1")
    assert states["club"].startswith("row unchanged since v2")
    signed.save(rows=(CLUB,))
    assert [part.row for part in signed.read().parts if part.role is ROLE.ROW_LEAD] == ["club"]


def test_with_names_off_the_view_names_neither_child_nor_family(
    signed: Signing, shown_texts: Callable[[Any], Iterator[str]]
) -> None:
    signed.desk.set_names(on=False)
    view = signed.read()
    said = " ".join(text for part in view.parts for text in shown_texts(replace(part, name="")))
    assert "Ioan" not in said
    assert "Pat Lewis" in said


# -- safety plans


def test_a_safety_plan_is_signed_with_the_same_mechanism(draft: Signing) -> None:
    desk = draft.desk
    plan = desk.safety_plans.new(draft.other)
    draft.id = plan
    view = draft.read()
    assert [part.role for part in view.parts] == [ROLE.LEAD, ROLE.CARER, ROLE.CHILD]
    assert view.is_safety_plan
    assert view.gaps
    with pytest.raises(DeskError) as refused:
        draft.lead()
    assert refused.value.id == "plan_sign_stopped"
    stored = desk.safety_plans.read_version(plan)
    desk.safety_plans.save(
        replace(stored, trusted_adult="E. Lloyd", if_worried="Tells E. Lloyd", review_due="2026-03-25")
    )
    draft.note(ROLE.CHILD, "Cari", words="I sit by the door")
    changed = replace(desk.safety_plans.read_version(plan), trusted_adult="T. Hale")
    desk.safety_plans.save(changed)
    assert draft.part(ROLE.CHILD).state == "fallen"
    assert draft.part(ROLE.CHILD).because == ("The safety plan reads differently now.",)
    draft.note(ROLE.CHILD, "Cari")
    assert draft.lead().is_in_force
    assert desk.safety_plans.read_version(plan).status is PlanStatus.ACTIVE
    assert draft.part(ROLE.CHILD).state == "stands"
    for role in (ROLE.ROW_LEAD, ROLE.HEADTEACHER):
        with pytest.raises(DeskError) as wrong:
            draft.desk.plan_signoffs.sign(plan, role, MINE)
        assert wrong.value.field == "role"


# -- afterwards


def test_a_copy_of_a_plan_is_told_and_a_changed_one_is_not(signed: Signing) -> None:
    paper = signed.desk.paper
    prepared = paper.prepare(DocumentKind.RISK_PLAN, signed.file, record=signed.id, version="1")
    data = paper.render(prepared)
    share = SharingDecision(recipient="school", necessary_because="the team works by it")
    paper.file(prepared, data, share, "PRINTED")
    verdict = signed.desk.verifying.check_file(data.data)
    assert verdict.is_ours
    assert f"{signed.plan().number} v1 (risk-management plan)" in verdict.sentence
    assert "in force" in verdict.sentence
    assert "Signed off 18 March 2026" in signed.desk.verifying.check_code(prepared.check_code).sentence
    signed.next_version()
    signed.lead()
    verdict = signed.desk.verifying.check_file(data.data)
    assert verdict.is_ours
    assert "v2 took its place on 19 March 2026" in verdict.sentence
    assert not signed.desk.verifying.check_file(data.data.replace(b"%%EOF", b"%%EOF ")).is_ours


def test_a_case_file_carries_plans_and_signatures(
    signed: Signing, make_desk: Callable[..., Desk], tmp_path: Any
) -> None:
    case = signed.desk.cases.export_case(signed.file)
    other = make_desk()
    other.create_vault(
        tmp_path / "other.hsbvault",
        NewVault(
            school="Ysgol Arall", nation="wales", main_record=True, name="Tegan Ellis", title="DSP", passphrase=THEIRS
        ),
    )
    other.cases.import_case(case)
    assert read_record(other.session.db, Plan, signed.id) == signed.plan()
    assert other.cases.export_case(signed.file) == case
    states = {(part.role, part.row): part.state for part in other.plan_signoffs.read(signed.id).parts}
    assert states[ROLE.LEAD, ""] == states[ROLE.ROW_LEAD, "class"] == "stands"


def test_the_history_tells_who_signed_and_who_would_not(signed: Signing) -> None:
    signed.note(ROLE.HEADTEACHER, "S. Price", answer="DECLINED", how="waits for the meeting")
    signed.note(ROLE.SERVICE, "", answer="NOT_ASKED", how="no case open")
    signed.desk.plan_signoffs.ask(signed.id, SignatureAsked(role="SERVICE", name="S. Vaughan"))
    told = {row.what for row in signed.desk.histories.read(signed.file).rows}
    assert {
        "risk plan: agreement outside noted",
        "risk plan: put into force",
        "risk plan: signed off and frozen",
        "risk plan: refusal to sign noted",
        "risk plan: noted why nobody was asked",
        "risk plan: signature asked for",
    } <= told

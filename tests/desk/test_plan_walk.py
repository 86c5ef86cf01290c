"""From the draft of 18 March to the plan in force, the club's new sheets and the reviews after it."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.plan_views import PlanPage
from hsbdesk.desk.printed_in_force import print_in_force
from hsbdesk.desk.speaker import make_speaker
from hsbdesk.documents.raster import page_count, page_text
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.ids import FileId, RecordId
from hsbdesk.domain.interim import Interim, InterimOutcome
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.plan import ControlStatus, Plan, PlanReview, PlanStatus, PlanVoice, RowReview
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.sharing import ContentTier, DocumentKind, Told
from hsbdesk.domain.signoff import SignOff, SignOffRole, SignOffWay
from hsbdesk.storage.records import read_record, read_records

PASSPHRASE = "five quiet herons wade"
SIGNED_AT = datetime(2026, 3, 19, 16, 0, tzinfo=UTC)
AGREES = "Mrs Lloyd at the door is fine."


@pytest.fixture
def draft(demo_desk: Desk, demo_file: FileId) -> RecordId:
    draft = demo_desk.plans.read(demo_file).draft
    assert draft is not None
    return draft.id


@pytest.fixture
def in_force(demo_desk: Desk, clock: Any, draft: RecordId) -> RecordId:
    """Version 4 after the meeting of 19 March, put into force by the lead's passphrase at 16:00."""
    clock.moment = SIGNED_AT
    plan = demo_desk.plans.read_version(draft)
    voice = PlanVoice(on="2026-03-19", words=AGREES, agrees="E. Lloyd at the door", row="cloakroom", told_by="A. Rees")
    demo_desk.plans.save_front(draft, replace(plan, voices=(*plan.voices, voice)))
    read_sheet(demo_desk, draft)
    for role, name, title in (
        (SignOffRole.CARER, "Ms Sample", "aunt"),
        (SignOffRole.CHILD, "Ioan", ""),
        (SignOffRole.HEADTEACHER, "S. Price", "Headteacher"),
        (SignOffRole.ROW_LEAD, "E. Lloyd", "Class teacher, 6 Oak"),
    ):
        said = AGREES if role is SignOffRole.CHILD else ""
        row = "cloakroom" if role is SignOffRole.ROW_LEAD else ""
        demo_desk.plan_signoffs.note(draft, agreed(role, name, title, words=said, row=row))
    demo_desk.plan_signoffs.sign(draft, SignOffRole.LEAD, PASSPHRASE)
    return draft


def read_sheet(desk: Desk, plan: RecordId) -> None:
    """Somebody reads the club's sheet once, asking what a stranger would conclude."""
    row = desk.plans.read_version(plan).row("club")
    assert row is not None
    assert row.sheet is not None
    sheet = replace(
        row.sheet, read_by="N. Morgan", read_on="2026-03-19",
        seen_words="Ioan and his aunt saw these words on 19 March 2026.",
    )  # fmt: skip
    desk.plans.save_row(plan, replace(row, sheet=sheet))


def agreed(role: SignOffRole, name: str, title: str, *, words: str = "", row: str = "", on: str = "19/3") -> SignOff:
    return SignOff(
        role=role, name=name, title=title, way=SignOffWay.AGREED_OUTSIDE, at=on, how="at the meeting", words=words,
        row=row, content_code="",
    )  # fmt: skip


def dues(page: PlanPage) -> set[tuple[str, str]]:
    return {(line.kind, line.due_on) for line in page.due}


def test_signing_puts_version_4_into_force_and_takes_over_what_was_interim(
    demo_desk: Desk, demo_file: FileId, in_force: RecordId
) -> None:
    page = demo_desk.plans.read(demo_file)
    assert (page.title, page.since, page.draft) == ("v4", "since 19 March", None)
    versions = read_records(demo_desk.session.db, Plan, "t.file = ?", (demo_file,), "t.plan_version")
    three, four = versions[2:]
    assert (three.status, three.until_day, three.until_time) == (PlanStatus.SUPERSEDED, "2026-03-19", "16:00")
    assert (four.status, four.in_force_day, four.in_force_time) == (PlanStatus.ACTIVE, "2026-03-19", "16:00")
    assert four.review_due == "2026-04-16", "ten school days on, over the Easter closure"
    interims = read_records(demo_desk.session.db, Interim, "t.file = ?", (demo_file,))
    assert {change.outcome for interim in interims for change in interim.changes} == {InterimOutcome.TAKEN_OVER}
    assert demo_desk.interims.open(demo_file) == ()
    assert demo_desk.chronologies.read(demo_file).total == 58
    view = demo_desk.plan_signoffs.read(in_force)
    states = {(part.role, part.row): part.state for part in view.parts}
    assert states[SignOffRole.ROW_LEAD, "club"] == "open", "the club's row changed, so its lead is asked again"
    assert states[SignOffRole.ROW_LEAD, "cloakroom"] == "stands"
    assert states[SignOffRole.LEAD, ""] == "stands"


def test_what_is_due_after_it_is_the_closure_then_the_first_review(
    demo_desk: Desk, demo_file: FileId, in_force: RecordId
) -> None:
    found = dues(demo_desk.plans.read(demo_file))
    assert ("CLOSURE", "2026-03-23") in found
    assert ("REVIEW", "2026-04-16") in found
    assert not {kind for kind, _ in found} & {"INTERIM", "NOT_HELD", "BROKEN"}


def test_a_review_on_16_april_is_held_before_28_may(
    demo_desk: Desk, demo_file: FileId, in_force: RecordId, clock: Any
) -> None:
    clock.moment = datetime(2026, 4, 17, 9, 0, tzinfo=UTC)
    overdue = [line for line in demo_desk.plans.read(demo_file).due if line.kind == "REVIEW"]
    assert [(line.due_on, line.overdue) for line in overdue] == [("2026-04-16", True)]
    clock.moment = datetime(2026, 4, 16, 14, 0, tzinfo=UTC)
    form = demo_desk.plans.review_form(in_force)
    rows = tuple(RowReview(row=row.row, outcome="CONTINUE") for row in form.rows)
    demo_desk.plans.review(
        in_force, replace(form, by="N. Morgan", rows=rows, may_still_do="All lessons; his club; the goals job")
    )
    held = demo_desk.plans.read_version(in_force).reviews
    assert [(review.on, review.next_due) for review in held] == [("2026-04-16", "2026-05-28")]
    assert isinstance(held[0], PlanReview)
    assert ("REVIEW", "2026-05-28") in dues(demo_desk.plans.read(demo_file))


def test_whoever_holds_the_old_one_is_told_anew_and_the_old_sheet_destroyed(
    demo_desk: Desk, demo_file: FileId, in_force: RecordId, clock: Any
) -> None:
    held = {row.recipient: row for row in demo_desk.tellings.recall(demo_file)}
    assert held["Pat Lewis"].on_paper
    clock.moment = datetime(2026, 3, 20, 16, 10, tzinfo=UTC)
    for reader in ("Pat Lewis", "Sam Tudor"):
        give_sheet(demo_desk, demo_file, in_force, reader)
    for old in held["Pat Lewis"].told:
        demo_desk.tellings.note_return(old.id, "DESTROYED", "20/3", "old sheet, by N. Morgan")
    assert not {"Pat Lewis", "Sam Tudor"} & {row.recipient for row in demo_desk.tellings.recall(demo_file)}
    demo_desk.plan_signoffs.note(
        in_force, agreed(SignOffRole.ROW_LEAD, "Pat Lewis", "Welfare officer", row="club", on="20/3")
    )
    states = {part.state for part in demo_desk.plan_signoffs.read(in_force).parts}
    assert not states & {"open", "fallen"}
    newest = demo_desk.tellings.rows(demo_file)[:2]
    assert {row.told.recipient for row in newest} == {"Pat Lewis", "Sam Tudor"}
    assert {(row.version, row.told.return_by) for row in newest} == {("v4", "2026-04-21")}


def give_sheet(desk: Desk, file: FileId, plan: RecordId, reader: str) -> None:
    part = PaperPart(row="club", reader=reader)
    prepared = desk.paper.prepare(DocumentKind.NEED_TO_KNOW, file, record=plan, part=part, copies=2)
    data = desk.paper.render(prepared).data
    assert page_count(data) == 1
    text = page_text(data, 0)
    assert reader in text
    other = {"Pat Lewis": "Sam Tudor", "Sam Tudor": "Pat Lewis"}[reader]
    assert f"You or {other} keep him in sight from arrival to collection." in " ".join(text.split())
    assert "Sample" not in text
    assert "P-0029H" not in text
    desk.tellings.tell(
        Told(
            id="", file=file, record=plan, row="club", recipient=reader, safeguarding="YES",
            organisation="Trefddychmygol junior football club", tier=ContentTier.RULE_AND_PLACE, how="BY_HAND",
            told_secure="YES", return_by="2026-04-21", purpose="To keep every child safe at training",
        )
    )  # fmt: skip


def test_the_referral_then_says_version_4_and_nothing_interim(
    demo_desk: Desk, demo_file: FileId, in_force: RecordId
) -> None:
    session = demo_desk.session
    (referral,) = read_records(session.db, Referral, "t.number = ?", ("R-2026-0007F",))
    speaker = make_speaker(session, read_record(session.db, ChildFile, demo_file), Profile.SS_POLICE, {})
    part = print_in_force(session, speaker, referral)
    assert part.text.startswith("Risk-management plan version 4 (19 March 2026). Rows in the plan: ")
    assert part.after == "", "the escort that was not delivered is no row of version 4"


def test_the_frozen_plan_stays_as_it_was_signed(demo_desk: Desk, demo_file: FileId, in_force: RecordId) -> None:
    signed = demo_desk.paper.prepare(DocumentKind.RISK_PLAN, demo_file, record=in_force, version="4")
    demo_desk.plans.set_control(in_force, "cloakroom", "door", ControlStatus.PARTLY, "Not on 20 March")
    again = demo_desk.paper.prepare(DocumentKind.RISK_PLAN, demo_file, record=in_force, version="4")
    assert again.printed == signed.printed
    now = demo_desk.paper.prepare(DocumentKind.RISK_PLAN, demo_file, record=in_force)
    assert now.check_code != signed.check_code

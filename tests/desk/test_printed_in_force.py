"""Section 2 of a referral says what is in force from the plan itself, interim changes first, and what did not hold."""

from dataclasses import replace

import pytest

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.printed_in_force import print_in_force
from hsbdesk.desk.speaker import make_speaker
from hsbdesk.domain.child import ChildFile
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.interim import InterimOutcome
from hsbdesk.domain.paper import Part
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.storage.records import read_record, read_records


@pytest.fixture
def draft(demo_desk: Desk, demo_file: FileId) -> Referral:
    (found,) = [r for r in demo_desk.referrals.rows(demo_file) if r.number == "R-2026-0007F"]
    return read_record(demo_desk.session.db, Referral, found.id)


def printed(desk: Desk, referral: Referral, profile: Profile = Profile.SS_POLICE) -> Part:
    speaker = make_speaker(desk.session, read_record(desk.session.db, ChildFile, referral.file), profile, {})
    return print_in_force(desk.session, speaker, referral)


def test_interim_changes_come_before_the_rows_and_the_own_words_last(demo_desk: Desk, draft: Referral) -> None:
    part = printed(demo_desk, draft)
    assert part.text.startswith(
        "Risk-management plan version 3 (10 March 2026) with 2 interim changes since 17 March, 14:00: Ioan uses the"
        " Year 6 cloakroom, E. Lloyd at the door until the last child has left; No club on 17 March. Rows in the plan:"
        " Playground and field; Cloakroom and toilets; "
    )
    assert part.text.endswith("First review by 16 April.")
    assert part.strong == ("with 2 interim changes since 17 March, 14:00",)
    assert "No row yet for" not in part.text


def test_what_was_not_delivered_is_said_apart(demo_desk: Desk, draft: Referral) -> None:
    part = printed(demo_desk, draft)
    assert part.after_lead == "Not in place:"
    assert part.after == "Adult escort to the cloakroom, not delivered, 17 March."
    assert "escort" not in part.text


def test_a_place_that_no_row_covers_is_named(demo_desk: Desk, draft: Referral) -> None:
    session = demo_desk.session
    (plan,) = [p for p in read_records(session.db, Plan, "t.file = ?", (draft.file,)) if p.is_in_force]
    without = replace(plan, rows=tuple(row for row in plan.rows if row.key != "library"))
    with session.saving():
        session.change(without, "changed", text="", file=plan.file)
    assert "No row yet for: Library corner." in printed(demo_desk, draft).text


def test_ended_changes_and_a_missing_plan_leave_the_own_words(demo_desk: Desk, draft: Referral) -> None:
    for line in demo_desk.interims.open(draft.file):
        demo_desk.interims.decide(line.interim, line.key, InterimOutcome.ENDED, "Held off for one day only")
    part = printed(demo_desk, draft)
    assert part.text.startswith("Risk-management plan version 3 (10 March 2026). Rows in the plan: ")
    assert part.strong == ()
    other = next(row for row in demo_desk.files.children().rows if row.file != draft.file)
    assert printed(demo_desk, replace(draft, file=other.file)).text == draft.in_force


def test_a_signed_referral_is_stale_once_an_interim_change_comes_into_force(demo_desk: Desk, draft: Referral) -> None:
    referral = draft
    for finding in demo_desk.signoffs.read(draft.id).stops:
        referral = demo_desk.readiness.override(referral, finding.key, "agreed in the meeting")
    demo_desk.referrals.save(referral)
    demo_desk.signoffs.sign(draft.id, SignOffRole.LEAD, "five quiet herons wade")
    assert not demo_desk.signoffs.marks(draft.file)[draft.id].is_stale
    change = demo_desk.interims.new_change(draft.file)
    demo_desk.interims.put(draft.file, replace(change, what="An adult at the corridor door", who="J. Pugh"))
    assert demo_desk.signoffs.marks(draft.file)[draft.id].is_stale
    newest = demo_desk.signoffs.versions(draft.id).rows[0]
    (pages,) = newest.changed
    assert any("with 3 interim changes" in difference.after for difference in pages.differences)

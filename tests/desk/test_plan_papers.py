"""The plan's papers for staff, family and council: what each reader gets, and that no other child is named."""

import re
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from plan_case import PlanCase, put_plan_case, signature

from hsbdesk.desk.desk import Desk
from hsbdesk.desk.frozen import freeze_plan
from hsbdesk.desk.prints import Prepared, texts_of
from hsbdesk.domain.ids import RecordId
from hsbdesk.domain.names import fold
from hsbdesk.domain.paper import PaperPart
from hsbdesk.domain.plan import (
    Attendance,
    Contingency,
    Control,
    ControlStatus,
    FamilySupport,
    Hold,
    Level,
    Plan,
    PlanRow,
    PlanStatus,
    PlanVoice,
)
from hsbdesk.domain.plan_codes import plan_code
from hsbdesk.domain.plan_readers import readers_of
from hsbdesk.domain.referral import Profile
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.domain.signoff import SignOffRole
from hsbdesk.errors import DeskError

NOT_TYPED = {
    "key", "setting", "starts", "ends", "supervision", "speaks_to_club", "briefed_on", "review_due", "sight_minutes",
}  # fmt: skip
"""Codes, days and times."""
ELSEWHERE = {"own_words"}
"""On the child's own page."""
FULL, CARD, FAMILY, CLOSED = (
    DocumentKind.RISK_PLAN,
    DocumentKind.STAFF_CARD,
    DocumentKind.FAMILY_PLAN,
    DocumentKind.SCHOOL_CLOSED,
)
OTHERS = ("Cari", "Prosser", "Gruff", "Talar", "Nel", "Corwyn", "Llew", "Beca", "Harlow", "Osian", "Penry", "Mali")


@pytest.fixture
def writing(demo_desk: Desk) -> PlanCase:
    """Version 3 in force with two interim changes, version 4 a draft."""
    return put_plan_case(demo_desk)


@pytest.fixture
def signed(demo_desk: Desk) -> PlanCase:
    """Version 4 in force."""
    return put_plan_case(demo_desk, signed=True)


def prepare(
    desk: Desk, plan: Plan, kind: DocumentKind = FULL, row: str = "", reader: str = "", **more: Any
) -> Prepared:
    part = PaperPart(row=row, reader=reader)
    return desk.paper.prepare(kind, plan.file, record=plan.id, part=part, **more)


def pages(desk: Desk, prepared: Prepared, text_of: Callable[[bytes], list[str]]) -> list[str]:
    return [" ".join(page.split()) for page in text_of(desk.paper.render(prepared).data)]


def change(desk: Desk, plan: Plan, **changes: Any) -> Plan:
    changed = replace(plan, **changes)
    with desk.session.saving():
        desk.session.change(changed, "changed")
    return changed


def with_row(plan: Plan, key: str, **changes: Any) -> tuple[PlanRow, ...]:
    return tuple(replace(row, **changes) if row.key == key else row for row in plan.rows)


# -- the full plan


def test_the_full_plan_reads_in_the_order_of_the_page(
    demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    prepared = prepare(demo_desk, signed.v4)
    text = " ".join(pages(demo_desk, prepared, text_of))
    heads = (
        "Risk-management plan, version 4", "For Ioan Sample, Year 6, born 12 June 2015.",
        "In force from 19 March 2026, 16:00. Replaces version 3 and its 2 interim changes of 17 March.",
        "Why it changed", "Strengths", "In Ioan’s words", "What Ioan may do", "Review", "School Playground and field",
        "Cloakroom and toilets", "Travel Walk home", "Junior football club, Tuesdays 17:00 to 18:00",
        "The family Strengths", "Who has been told When", "Sign-off Part", "Changes from version 3 Where",
    )  # fmt: skip
    places = [text.index(head) for head in heads]
    assert places == sorted(places)
    assert "Line of sight 5 h 50 min a week" in text
    assert "First review by 16 April (10 school days), then by 28 May; after any new concern" in text
    assert "“I want to stay in goal.” “Not right next to me.” 19 March: “Mrs Lloyd at the door is fine.”" in text
    assert (prepared.file_name, prepared.version, prepared.profile) == (
        f"{signed.v4.number}_v4_full.pdf", "4", Profile.PLAN,
    )  # fmt: skip


def test_a_block_says_level_why_at_risk_controls_supervision_attendance_and_if(
    demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    text = " ".join(pages(demo_desk, prepare(demo_desk, signed.v4), text_of))
    library = text[text.index("Library corner Concern: Higher") : text.index("Changing for PE Concern")]
    for said in (
        "Contact over clothing, 3 March. More likely: lunchtime, screened shelves, no task.", "Why: It happened behind",
        "At risk: children reading alone.", "What will happen Who (cover) From",
        "1 Lower the middle shelves so staff can see in D. Orme, site manager by 23 March",
        "2 Ioan comes with his library job, one adult in the room A. Rees (H. Bevan) 3 March",
        "Supervision: adult in the room Attendance: continue with conditions",
        "If: no adult: the job moves to the office",
    ):  # fmt: skip
        assert said in library
    home = text[text.index("Home, bedrooms and bathroom Concern: Higher") : text.index("Park Concern")]
    assert "Separate rooms. Not checked: aunt told us" in home
    assert "Ms Sample (no cover)" in home


def test_attendance_is_never_printed_for_lessons(demo_desk: Desk, signed: PlanCase) -> None:
    held = change(
        demo_desk, signed.v4, rows=with_row(signed.v4, "classroom", attendance=Attendance.ON_HOLD, hold=Hold())
    )
    texts = texts_of(prepare(demo_desk, held, row="classroom").printed)
    assert not any("hold" in text.casefold() for text in texts)
    assert "Attendance:" not in texts
    assert "Attendance:" in texts_of(prepare(demo_desk, held, row="club").printed)


def test_a_hold_prints_with_its_end_and_what_it_waits_for(demo_desk: Desk, signed: PlanCase) -> None:
    waits = demo_desk.session.db.execute("SELECT id, title FROM intervention ORDER BY number").fetchone()
    hold = Hold(
        reason="no second adult yet", decided_by="N. Morgan", waits_for=RecordId(waits[0]), starts="2026-03-19",
        ends="2026-04-14", substitute="school football on Thursdays", told_how="in a talk with A. Rees",
    )  # fmt: skip
    held = change(demo_desk, signed.v4, rows=with_row(signed.v4, "club", attendance=Attendance.ON_HOLD, hold=hold))
    said = " ".join(texts_of(prepare(demo_desk, held, row="club").printed))
    assert f"on hold until 14 April; waits for: {waits[1]}; because: no second adult yet; instead: school" in said
    family = " ".join(texts_of(prepare(demo_desk, held, FAMILY).printed))
    assert "Not now: on hold until 14 April" in family
    gone = replace(hold, waits_for=RecordId("nowhere"), ends="")
    broken = change(demo_desk, held, rows=with_row(held, "club", hold=gone))
    assert "on hold, no end is set" in " ".join(texts_of(prepare(demo_desk, broken, row="club").printed))


def test_interim_changes_come_first_and_only_while_they_bind(
    demo_desk: Desk, writing: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    first = pages(demo_desk, prepare(demo_desk, writing.v3), text_of)[0]
    assert "2 interim changes in force since 17 March 14:00" in first
    assert first.index("Ioan uses the Year 6 cloakroom") < first.index("Why it changed")
    draft = pages(demo_desk, prepare(demo_desk, writing.v4), text_of)
    assert "interim changes in force" not in draft[0]
    assert "Replaces version 3 and its 2 interim changes of 17 March" in draft[0]


def test_what_does_not_bind_says_so_on_every_page(
    demo_desk: Desk, writing: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    for kind, reader in ((FULL, ""), (CARD, "E. Lloyd"), (FAMILY, ""), (CLOSED, "")):
        draft = prepare(demo_desk, writing.v4, kind, reader=reader)
        assert all("DRAFT: not signed off" in page for page in pages(demo_desk, draft, text_of))
        assert draft.version == "4-draft"
        force = prepare(demo_desk, writing.v3, kind, reader=reader)
        assert not any("DRAFT" in page for page in pages(demo_desk, force, text_of))
    old = change(demo_desk, writing.v3, status=PlanStatus.SUPERSEDED, until_day="2026-03-19", until_time="16:00")
    assert all("REPLACED: not in force" in page for page in pages(demo_desk, prepare(demo_desk, old), text_of))


def test_without_a_record_the_plan_in_force_prints(demo_desk: Desk, writing: PlanCase) -> None:
    found = demo_desk.paper.prepare(FULL, writing.file)
    assert found.version == "3"
    empty = next(row.file for row in demo_desk.files.children(typed="H-0014L").rows)
    with pytest.raises(DeskError, match="plan_none"):
        demo_desk.paper.prepare(FULL, empty)
    with pytest.raises(DeskError, match="plan_row_missing"):
        prepare(demo_desk, writing.v4, row="nowhere")


def test_who_was_told_who_signed_and_what_changed(
    demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    declined = signature(
        SignOffRole.CARER, "Ms Sample", "2026-03-19", "", how="wants to ask her sister", answer="DECLINED"
    )
    kept = tuple(s for s in signed.v4.signatures if s.role is not SignOffRole.CARER)
    plan = change(demo_desk, signed.v4, signatures=(*kept, replace(declined, content_code=plan_code(signed.v4))))
    last = pages(demo_desk, prepare(demo_desk, plan), text_of)[-1]
    assert "20 March 16:10 Pat Lewis, welfare officer Rule and place: Junior football club On paper, by hand" in last
    assert "E. Lloyd Rule and place. Of version 3, interim 1: to be told anew" in last
    assert "Parent or carer Ms Sample Declined: wants to ask her sister." in last
    assert "Social Services Not asked: no worker is named yet." in last
    assert "Lead of Junior football club Pat Lewis Agreed 20 March 2026: on paper." in last
    assert "No longer: Escorted to the cloakroom and back." in last
    assert "Home, bedrooms and bathroom Concern: moderate, now higher." in last


def test_whoever_has_not_answered_yet_is_printed_as_open(
    demo_desk: Desk, writing: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    last = pages(demo_desk, prepare(demo_desk, writing.v4), text_of)[-1]
    assert "Parent or carer Ms Sample Not signed yet; asked at the meeting Thu 19 March 15:30" in last
    assert "Nobody is noted yet." in last


def test_one_place_prints_alone(demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]) -> None:
    prepared = prepare(demo_desk, signed.v4, row="club")
    (page,) = pages(demo_desk, prepared, text_of)
    assert "Junior football club, Tuesdays 17:00 to 18:00 Concern: Moderate" in page
    for other in ("Cloakroom", "Library", "bedrooms", "Sign-off", "Who has been told", "Why it changed"):
        assert other not in page
    assert prepared.file_name == f"{signed.v4.number}_v4_full_place9.pdf"


def test_review_text_says_before_the_closure_and_never_fails_without_a_calendar(
    demo_desk: Desk, writing: PlanCase
) -> None:
    said = " ".join(texts_of(prepare(demo_desk, writing.v3).printed))
    assert "Before the closure: 23 March. First review by 24 March (10 school days), then by 5 May" in said
    session = demo_desk.session
    session.school = replace(session.school, terms=(), closed=())
    said = " ".join(texts_of(prepare(demo_desk, writing.v4).printed))
    assert "First review 10 school days after it comes into force" in said
    assert "School closed" in texts_of(prepare(demo_desk, writing.v3, CLOSED).printed)


def test_all_that_was_typed_into_a_place_stands_in_the_full_plan(demo_desk: Desk, signed: PlanCase) -> None:
    texts = {
        field.name: f"{field.name.replace('_', '')}x"
        for field in fields(PlanRow)
        if field.type in {str, "str"} and field.name not in NOT_TYPED
    }
    control = Control(
        key="c", what="whatx", who="whox", cover="coverx", conditional="onlyx", carer_capacity="capacityx",
        status=ControlStatus.PARTLY, status_words="statusx",
    )  # fmt: skip
    gone = Control(key="d", what="gonex", status=ControlStatus.ENDED, status_words="finishedx")
    answer = Contingency(when_words="whenx", then="thenx", by="byx", tell="tellx")
    row = replace(
        signed.v4.rows[0], **texts, setting="SPORTS_CLUB", controls=(control, gone), contingencies=(answer,),
        attendance=Attendance.CONTINUE, level=Level.LOWER, supervision="", speaks_to_club="", days=("MONDAY",),
        starts="16:00", ends="17:00", needs=("SAFETY",), strengths=("ROUTINE",), review_due="2026-04-01",
    )  # fmt: skip
    said = " ".join(texts_of(prepare(demo_desk, change(demo_desk, signed.v4, rows=(row,))).printed)).casefold()
    wanted = {text for name, text in texts.items() if name not in ELSEWHERE}
    wanted |= {
        "whatx",
        "whox",
        "coverx",
        "onlyx",
        "capacityx",
        "statusx",
        "gonex",
        "finishedx",
        "whenx",
        "thenx",
        "byx",
    }
    wanted |= {"tellx", "mondays 16:00 to 17:00", "safety", "routine helps", "this place by 1 april"}
    assert {text for text in wanted if text not in said} == set()


# -- the card


def test_a_card_holds_the_reader_s_own_places_and_no_history(
    demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    prepared = prepare(demo_desk, signed.v4, CARD, reader="E. Lloyd")
    text = " ".join(pages(demo_desk, prepared, text_of))
    for own in ("Cloakroom and toilets", "Changing for PE", "Classroom", "you do it", "J. Pugh", "Ioan S., Year 6"):
        assert own in text
    for other in (
        "Library", "Playground", "bedrooms", "football", "Contact over clothing", "More likely", "Why:", "Concern:",
        "At risk", "Higher", "17 March", "2025", "escort", "Sign-off", "Ioan Sample", "12 June", "Strengths",
    ):  # fmt: skip
        assert other not in text
    assert prepared.file_name == f"{signed.v4.number}_v4_card_EL.pdf"
    assert "you cover" in " ".join(texts_of(prepare(demo_desk, signed.v4, CARD, reader="J. Pugh").printed))


def test_a_card_carries_the_interim_changes_of_its_reader_alone(demo_desk: Desk, writing: PlanCase) -> None:
    lloyd = " ".join(texts_of(prepare(demo_desk, writing.v3, CARD, reader="E. Lloyd").printed))
    assert "1 interim change in force since 17 March 14:00" in lloyd
    assert "No club on 17 March" not in lloyd


def test_a_card_needs_a_reader_with_a_part(demo_desk: Desk, signed: PlanCase) -> None:
    with pytest.raises(DeskError, match="paper_needs_reader"):
        prepare(demo_desk, signed.v4, CARD)
    with pytest.raises(DeskError, match="card_reader_unknown"):
        prepare(demo_desk, signed.v4, CARD, reader="S. Price")
    for reader in readers_of(signed.v4):
        assert prepare(demo_desk, signed.v4, CARD, reader=reader).strays == ()


# -- the family's copy


def test_the_family_copy_says_what_the_family_does_and_leaves_out_what_staff_noted(
    demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    text = " ".join(pages(demo_desk, prepare(demo_desk, signed.v4, FAMILY), text_of))
    for said in (
        "What you will do Separate rooms; drives to training; collects at 18:00",
        "What you can do Be upstairs at bedtime",
        "You asked for help with Words to say to Ioan; somebody in the house on Tuesdays before 17:30",
        "Said to the club, by both together: “Ioan arrives changed, stays where a leader can see him",
        "Can Ioan go? Yes, in the way written here.", "01632 960 999",
    ):  # fmt: skip
        assert said in text
    for left_out in (
        "Not checked", "Partly", "not delivered:", "Contact over clothing", "Who has been told", "Changes from",
        "Attendance", "Pat Lewis, welfare officer Rule", "at risk",
    ):  # fmt: skip
        assert left_out not in text


def test_the_family_copy_holds_no_number_of_an_entry(demo_desk: Desk, signed: PlanCase) -> None:
    plan = change(
        demo_desk,
        signed.v4,
        why="17 March (no. 12): the escort was not there (I-0412K). Twice (two weeks).",
        rows=with_row(signed.v4, "library", because="Behind the shelves (no. 10, 11), in March (3)."),
    )
    said = " ".join(texts_of(prepare(demo_desk, plan, FAMILY).printed))
    assert "17 March: the escort was not there. Twice (two weeks)." in said
    assert "Behind the shelves, in March (3)." in said


# -- school closed


def test_the_closed_sheet_holds_home_community_and_online_and_who_can_be_rung(
    demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    prepared = prepare(demo_desk, signed.v4, CLOSED)
    text = " ".join(pages(demo_desk, prepared, text_of))
    for said in (
        "School closed 28 March to 12 April 2026", "Holds the plan N. Morgan", "N. Morgan 01632 960 201; A. Rees",
        "Replies are read A. Rees, daily at 10:00", "Home, bedrooms and bathroom", "Not checked: aunt told us", "Park",
        "Junior football club", "Home devices", "Delyth Sample (aunt), 01632 960 611", "half-brother aged 6",
        "For: Social Services, out-of-hours team",
    ):  # fmt: skip
        assert said in text
    for other in ("Cloakroom", "Library", "Classroom", "Walk home", "Sign-off", "Ioan says"):
        assert other not in text
    assert prepared.statutory
    assert prepared.recipient == "Social Services, out-of-hours team"


def test_what_is_not_settled_before_a_closure_says_so(demo_desk: Desk, writing: PlanCase) -> None:
    lines = prepare(demo_desk, writing.v3, CLOSED).printed.answers  # type: ignore[union-attr]
    said = {line.label: line.text for line in lines}
    assert said["Holds the plan"] == said["Replies are read"] == said["Opens the records"] == "not settled yet"
    assert "01632 960 201" in said["Can be rung"]


# -- signed versions


def test_a_frozen_plan_prints_as_it_was_signed_whatever_is_noted_later(
    demo_desk: Desk, signed: PlanCase, text_of: Callable[[bytes], list[str]]
) -> None:
    session = demo_desk.session
    early = change(demo_desk, signed.v4, signatures=signed.v4.signatures[:1])
    with session.saving():
        version = freeze_plan(session, early, plan_code(early), 2, {})
    late = change(demo_desk, early, signatures=signed.v4.signatures)
    frozen = prepare(demo_desk, late, version="4")
    assert frozen.check_code == version.check_code
    assert frozen.signed.startswith("signed off ")
    assert "Pat Lewis Not signed yet" in " ".join(pages(demo_desk, frozen, text_of))
    now = prepare(demo_desk, late)
    assert now.check_code != frozen.check_code
    assert "Pat Lewis Agreed 20 March 2026: on paper." in " ".join(pages(demo_desk, now, text_of))
    assert demo_desk.verifying.check_code(version.check_code).is_ours


def test_a_plan_is_filed_with_its_reader_and_read_back_byte_for_byte(demo_desk: Desk, signed: PlanCase) -> None:
    prepared = prepare(demo_desk, signed.v4, CARD, reader="E. Lloyd")
    assert prepared.sharing is not None
    rendered = demo_desk.paper.render(prepared)
    copy = demo_desk.paper.file(prepared, rendered, prepared.sharing, "PRINTED")
    assert demo_desk.paper.copy_bytes(copy.id) == rendered.data
    assert (copy.recipient, copy.record, copy.document_version) == ("E. Lloyd", signed.v4.id, "4")
    assert demo_desk.verifying.check_file(rendered.data).is_ours
    assert prepare(demo_desk, signed.v4, CARD, reader="E. Lloyd").stamp.copy_no == 2


def test_no_file_is_named_by_a_child(demo_desk: Desk, signed: PlanCase) -> None:
    for kind in (FULL, FAMILY, CLOSED):
        assert re.fullmatch(rf"{signed.v4.number}_v4_[a-z-]+\.pdf", prepare(demo_desk, signed.v4, kind).file_name)
    name = prepare(demo_desk, signed.v4, CARD, reader="  J. Pugh ").file_name
    assert re.fullmatch(rf"{signed.v4.number}_v4_card_JP\.pdf", name)


# -- nobody else's name

FORMS = re.split(
    r"\|",
    "Cari Prosser|Cari|Prosser|CARI PROSSER|Cari's|Prosser, Cari|C. Prosser|Mrs Prosser|the Prossers|Gruff Talar|"
    "Gruff's|Llew Sample|Llew|Llew's|LLEW|Nel Corwyn|“Nel told me”|(Beca)|Osian/Cari|Mali-Ann|Osian Penry|Harlow",
)
PLAIN = re.split(
    r"\|", "ran to|and|.|,|Ioan|Ms Sample|Year 5|\n|yesterday|Mrs Lloyd|it's|the|in the cloakroom|E. Lloyd"
)
narratives = st.lists(st.sampled_from(FORMS) | st.sampled_from(PLAIN), max_size=10).map(" ".join)


def planted(plan: Plan, text: str) -> Plan:
    """Return the plan with a text in every slot that prints on any of the four papers."""
    short = text[:150]  # fields for a name hold no more
    control = Control(
        key="c", what=text, who=f"E. Lloyd; {short}", cover=short, conditional=text, carer_capacity=text,
        status_words=text,
    )  # fmt: skip
    hold = Hold(reason=text, decided_by=short, substitute=text, told_how=text, ends="2026-04-01")
    row = PlanRow(
        key="planted", setting="SPORTS_CLUB", name=short, behaviour=text, at_risk=text, triggers_words=text, gives=text,
        needs_words=text, because=text, controls=(control,), supervision_words=text, supervisor=short,
        supervisor_cover=short, attendance=Attendance.ON_HOLD, attendance_words=text, hold=hold, alternative=text,
        may_still_do=text, contingencies=(Contingency(when_words=text, then=text, by=short, tell=short),),
        child_view=text, carer_view=text, agreed_words=text,
    )  # fmt: skip
    voices = (
        PlanVoice(of="CHILD", words=text, wants=text, agrees=text, disagrees=text),
        PlanVoice(of="CARER", name=short, words=text, can_do=text),
    )
    family = FamilySupport(will_do=text, can_do=text, needs_help=text, strengths=text, needs=text)
    closures = tuple(
        replace(c, holder=short, phones=text, opens_vault=short, clubs=text, reader=short, words=text)
        for c in plan.closures
    )
    return replace(
        plan, why=text, strengths=text, needs=text, may_still_do=text, voices=voices, family=family, rows=(row,),
        closures=closures,
    )  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, PlanCase]]:
    """One vault for many texts."""
    from datetime import UTC, datetime

    from hsbdesk.desk.accounts import NewVault
    from hsbdesk.desk.desk import Cost
    from hsbdesk.machine.places import find_places
    from hsbdesk.vault.keys import KdfCost
    from hsbdesk.words import Words

    folder: Path = tmp_path_factory.mktemp("plans")
    cost = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
    desk = Desk(find_places(folder / "home"), Words(), lambda: datetime(2026, 3, 19, 16, 5, tzinfo=UTC), cost)
    desk.create_vault(
        folder / "kept.hsbvault",
        NewVault(
            school="Ysgol", nation="wales", main_record=True, name="Nia Morgan", title="DSP",
            passphrase="five quiet herons wade",
        ),
    )  # fmt: skip
    desk.cases.import_case((desk.places.resources / "demo" / "ysgol-enghraifft.json").read_bytes())
    yield desk, put_plan_case(desk, signed=True)
    desk.sign_out()


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(text=narratives)
@example(text=" ".join(FORMS))
@example(text="Cari Prosser's mother, Mrs Prosser, told Llew. “Nel and Gruff”")
def test_no_paper_names_another_child_that_nobody_decided(kept: tuple[Desk, PlanCase], text: str) -> None:
    desk, case = kept
    plan = change(desk, desk.plans.read_version(case.v4.id), **_slots(planted(case.v4, text)))
    for kind, reader in ((FULL, ""), (CARD, "E. Lloyd"), (FAMILY, ""), (CLOSED, "")):
        prepared = prepare(desk, plan, kind, reader=reader)
        asked = {fold(stray.found) for stray in prepared.strays}
        for printed in texts_of(prepared.printed):
            rest = fold(printed)
            for found in sorted(asked, key=len, reverse=True):
                rest = rest.replace(found, "_")
            left = set(re.findall(r"[^\W\d_]+", rest)) & {fold(name) for name in OTHERS}
            assert not left, (kind, printed)


def _slots(plan: Plan) -> dict[str, Any]:
    return {
        name: getattr(plan, name)
        for name in ("why", "strengths", "needs", "may_still_do", "voices", "family", "rows", "closures")
    }


def test_an_undecided_name_stops_the_copy_until_it_is_decided(demo_desk: Desk, signed: PlanCase) -> None:
    plan = change(demo_desk, signed.v4, strengths="Plays with Prosser")
    prepared = prepare(demo_desk, plan)
    (stray,) = prepared.strays
    share = SharingDecision(recipient="x", necessary_because="y")
    with pytest.raises(DeskError, match="stray_names_undecided"):
        demo_desk.paper.file(prepared, demo_desk.paper.render(prepared), share, "PRINTED")
    settled = prepare(demo_desk, plan, answers={stray.found: stray.choices[0][0]})
    assert settled.strays == ()


def test_a_child_who_lives_there_is_named_by_what_they_are(demo_desk: Desk, signed: PlanCase) -> None:
    plan = change(
        demo_desk, signed.v4, rows=with_row(signed.v4, "home", because="Llew sleeps there. Cari Prosser came once.")
    )
    said = next(text for text in texts_of(prepare(demo_desk, plan, FAMILY).printed) if "sleeps there" in text)
    assert said == "half-brother sleeps there. another child came once."


def test_interims_of_a_file_without_a_plan_bind_beside_the_first(demo_desk: Desk, writing: PlanCase) -> None:
    alone = replace(writing.interim, plan=None)
    with demo_desk.session.saving():
        demo_desk.session.change(alone, "changed")
    assert "2 interim changes in force" in " ".join(texts_of(prepare(demo_desk, writing.v3).printed))


def test_the_year_is_printed_where_it_is_not_this_one(demo_desk: Desk, signed: PlanCase) -> None:
    said = texts_of(prepare(demo_desk, signed.v4, row="classroom").printed)
    assert "24 November 2025" in said

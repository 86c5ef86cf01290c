"""What the builder offers to tick: row numbers as printed, accounts left out, sources that changed since."""

from dataclasses import replace

from hsbdesk.desk.choices import Choice
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.source_changes import SourceChange, changed_sources
from hsbdesk.domain.child import FileKind
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.ids import FileId
from hsbdesk.domain.person import Pupil
from hsbdesk.domain.referral import Chosen, MovedAction, Override, Referral, RequestItem
from hsbdesk.storage.records import read_record


def stored(desk: Desk, file: FileId) -> Referral:
    return desk.referrals.read(desk.referrals.rows(file)[0].id).referral


def choices(desk: Desk, file: FileId) -> dict[str, Choice]:
    view = desk.referrals.read(desk.referrals.rows(file)[0].id)
    return {choice.number: choice for choice in (*view.background, *view.interventions)}


def changes(desk: Desk, referral: Referral) -> dict[str, SourceChange]:
    found = changed_sources(desk.session, referral)
    numbers = dict(desk.session.db.execute("SELECT record, number FROM record_number").fetchall())
    return {numbers[record]: change for record, change in found.items()}


def word(desk: Desk, referral: Referral, number: str, wording: str) -> Referral:
    record = desk.session.db.execute("SELECT record FROM record_number WHERE number = ?", (number,)).fetchone()[0]
    background = tuple(replace(c, wording=wording) if c.record == record else c for c in referral.background)
    return replace(referral, background=background)


def test_accounts_effects_and_numbers_stand_beside_a_record(demo_desk: Desk, demo_file: FileId) -> None:
    found = choices(demo_desk, demo_file)
    assert found["I-0377X"].account == "Ioan, asked by N. Morgan at 13:40: “I was in the queue.”"
    assert found["I-0377X"].asked
    assert found["I-0412K"].account.startswith("Ioan: not asked (")
    assert not found["I-0412K"].asked
    assert found["I-0341H"].account == ""
    assert found["N-0101D"].effect == "No change: He repeated the rule; not: No. 2 and 3 followed"
    assert found["I-0346N"].effect_of == ("N-0101D",)
    assert (found["N-0133N"].numbered, found["N-0133N"].note) == (False, "Planned")
    assert (found["F-0219B"].date, found["F-0219B"].year, found["F-0219B"].day) == ("11 Feb", "2026", "11 February")
    assert (found["I-0364H"].date, found["I-0364H"].group) == ("Week of 17", "November 2025")


def test_names_off_says_initials_in_choices_too(demo_desk: Desk, demo_file: FileId) -> None:
    demo_desk.set_names(False)
    view = demo_desk.referrals.read(demo_desk.referrals.rows(demo_file)[0].id)
    said = [f"{c.group} {c.text} {c.account} {c.effect} {c.note}" for c in (*view.background, *view.interventions)]
    said += [f"{ask.child_name} {ask.reason}" for ask in view.suggested]
    assert not [text for text in said if "Ioan" in text or "Sample" in text or "Llew" in text]


def test_nothing_has_changed_in_the_demo(demo_desk: Desk, demo_file: FileId) -> None:
    assert changes(demo_desk, stored(demo_desk, demo_file)) == {}


def test_a_correction_after_the_wording_is_told_until_it_is_worded_again(demo_desk: Desk, demo_file: FileId) -> None:
    desk = demo_desk
    concern = choices(desk, demo_file)["I-0383D"]
    desk.concerns.amend(concern.record, "CORRECTION", "It was twice.", "H. Bevan remembered")
    found = changes(desk, stored(desk, demo_file))
    assert list(found) == ["I-0383D"]
    change = found["I-0383D"]
    assert change.before == "Tue 27 January 2026, 10:45\n" + concern.text
    assert change.after == change.before + "\nCorrection: It was twice."
    assert change.written == "18 March 2026, 11:20, Nia Morgan"
    assert choices(desk, demo_file)["I-0383D"].changed == change
    # Saving something else does not hide it; a wording that is not stored yet is newer than the correction.
    desk.referrals.save(replace(stored(desk, demo_file), reply_by="20 March 2026"))
    assert list(changes(desk, stored(desk, demo_file))) == ["I-0383D"]
    again = word(desk, stored(desk, demo_file), "I-0383D", "Led a chasing game; touched Osian Penry twice.")
    assert changes(desk, again) == {}
    desk.referrals.save(again)
    assert changes(desk, stored(desk, demo_file)) == {}
    # Back to a wording that was written before the correction: written anew, after it.
    desk.referrals.save(word(desk, stored(desk, demo_file), "I-0383D", concern.wording))
    assert changes(desk, stored(desk, demo_file)) == {}


def test_a_change_that_does_not_touch_the_text_is_none(demo_desk: Desk, demo_file: FileId) -> None:
    desk = demo_desk
    concern = choices(desk, demo_file)["I-0412K"].record
    triage = read_record(desk.session.db, Concern, concern).triage
    assert triage is not None
    desk.triages.save(concern, replace(triage, significance="Looked at again."))
    desk.concerns.amend(choices(desk, demo_file)["I-0380A"].record, "DISPUTED", "No.", "said so", said_by="Ms Sample")
    assert changes(desk, stored(desk, demo_file)) == {}


def test_the_records_own_words_follow_but_a_correction_of_them_is_told(demo_desk: Desk, demo_file: FileId) -> None:
    desk = demo_desk
    desk.referrals.save(word(desk, stored(desk, demo_file), "I-0380A", ""))
    record = choices(desk, demo_file)["I-0380A"].record
    assert changes(desk, stored(desk, demo_file)) == {}
    desk.concerns.amend(record, "CLARIFICATION", "In the corridor.", "asked again")
    assert list(changes(desk, stored(desk, demo_file))) == ["I-0380A"]
    left = replace(
        stored(desk, demo_file), background=tuple(c for c in stored(desk, demo_file).background if c.record != record)
    )
    assert changes(desk, left) == {}


def test_a_reason_that_was_given_answers_that_change_only(demo_desk: Desk, demo_file: FileId) -> None:
    desk = demo_desk
    record = choices(desk, demo_file)["I-0383D"].record
    desk.concerns.amend(record, "CORRECTION", "It was twice.", "H. Bevan remembered")
    key = changes(desk, stored(desk, demo_file))["I-0383D"].key
    kept = Override(finding=key, reason="The row says led", by="N. Morgan", at="2026-03-18T11:20:00Z")
    desk.referrals.save(replace(stored(desk, demo_file), overrides=(kept,)))
    assert changes(desk, stored(desk, demo_file)) == {}
    desk.concerns.amend(record, "LATER_INFORMATION", "A third child saw it.", "told today")
    assert list(changes(desk, stored(desk, demo_file))) == ["I-0383D"]


def test_asks_are_suggested_from_what_is_recorded(demo_desk: Desk, demo_file: FileId) -> None:
    view = demo_desk.referrals.read(demo_desk.referrals.rows(demo_file)[0].id)
    suggested = {ask.type: ask for ask in view.suggested}
    assert list(suggested) == [
        "ASSESS_NEEDS",
        "SIBLING_OR_OTHER_CHILD_SAFETY",
        "UNDERSTAND_ORIGINS",
        "HSB_SPECIALIST_ASSESSMENT",
        "ONLINE_SAFETY_HOME",
        "MULTI_AGENCY_MEETING",
    ]
    assert suggested["SIBLING_OR_OTHER_CHILD_SAFETY"].child_name == "Llew Sample"
    assert suggested["ASSESS_NEEDS"].reason == "12 entries, 6 categorised abusive or violent"
    assert suggested["HSB_SPECIALIST_ASSESSMENT"].reason == (
        "No change: N-0101D; helped partly: N-0102E; mixed: N-0104G, N-0118X"
    )
    content = demo_desk.content
    for ask in view.suggested:
        assert content.request(ask.type).lead


def test_a_new_file_suggests_nothing_and_is_about_its_child(desk: Desk) -> None:
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"),))
    file = desk.files.open_file("pupil:1", FileKind.HSB, "first entry")
    view = desk.referrals.read(desk.referrals.open(file))
    assert view.suggested == ()
    assert len(view.about) == 1


def test_a_referral_is_about_its_child_those_at_home_and_those_reported_with_it(
    demo_desk: Desk, demo_file: FileId
) -> None:
    view = demo_desk.referrals.read(demo_desk.referrals.rows(demo_file)[0].id)
    names = {row.person: row.name for row in demo_desk.files.people(demo_file)}
    # Beca and Osian were reported with R-2026-0003B, Nel with the report of 10 March.
    assert [names[child] for child in view.about] == ["Ioan Sample", "Llew Sample", "Gruff Talar", "Cari Prosser"]


def test_moved_actions_are_stored_and_the_entry_keeps_its_text(demo_desk: Desk, demo_file: FileId) -> None:
    desk = demo_desk
    concern = choices(desk, demo_file)["I-0389K"]
    before = stored(desk, demo_file)
    moved = MovedAction(record=concern.record, text="Aunt was phoned.")
    desk.referrals.save(replace(before, moved_actions=(moved,)))
    assert stored(desk, demo_file).moved_actions == (moved,)
    assert choices(desk, demo_file)["I-0389K"].text == concern.text


def test_what_is_read_goes_back_unchanged(demo_desk: Desk, demo_file: FileId) -> None:
    """Every tick of a referral is among its choices, with its wording."""
    desk = demo_desk
    referral = stored(desk, demo_file)
    item = RequestItem(lead="Visit", because=(referral.background[0].record,))
    desk.referrals.save(replace(referral, requests=(*referral.requests, item)))
    view = desk.referrals.read(referral.id)
    ticked = {Chosen(record=c.record, wording=c.wording) for c in (*view.background, *view.interventions) if c.ticked}
    assert ticked == {*referral.background, *referral.interventions}
    assert read_record(desk.session.db, Referral, referral.id).requests[-1] == item

"""What leaves on paper: whole, in order, and without the name of any other child in any form."""

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.chronologies import ChronologyFilter
from hsbdesk.desk.desk import Desk
from hsbdesk.desk.paper import Prepared, texts_of
from hsbdesk.desk.plan_papers import PLAN_KINDS
from hsbdesk.domain.child import ChildFile, FileKind, Relation
from hsbdesk.domain.concern import Account, Basis, Concern
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.names import fold
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.domain.record import Amendment
from hsbdesk.domain.referral import Profile, Referral
from hsbdesk.domain.sharing import DocumentKind, SharingDecision
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case_file import CaseFile, write_case_file
from hsbdesk.storage.records import read_record

FILE = FileId("file-ioan")
REFERRAL = RecordId("referral")
SHARE = SharingDecision(recipient="Social Services", necessary_because="a report is due today")
HIDDEN = ("Mali", "Tudno", "Cari", "Prosser", "Caz", "Siôn", "Llŷr")


@pytest.fixture
def case_desk(desk: Desk, whole_case: CaseFile) -> Desk:
    """The case with a file of its own for another child and her mother, as families are recorded."""
    desk.cases.import_case(write_case_file(whole_case))
    return desk


def prepare(desk: Desk, kind: DocumentKind = DocumentKind.REFERRAL, **options: Any) -> Prepared:
    record = None if kind is DocumentKind.CHRONOLOGY else REFERRAL
    return desk.paper.prepare(kind, FILE, record=record, **options)


def rewrite(desk: Desk, record: str, kind: type[Any], **changes: Any) -> None:
    """Let a record say something else, as a person who types it would."""
    session = desk.session
    with session.saving():
        session.change(replace(read_record(session.db, kind, record), **changes), "changed")


def left(text: str, names: tuple[str, ...] = HIDDEN) -> set[str]:
    """Return the names that stand in a text in any case, with or without accents."""
    words = set(re.findall(r"[^\W\d_]+", fold(text)))
    return {name for name in names if {fold(name), fold(f"{name}s")} & words}


# -- whole and in order


def test_the_referral_prints_whole_and_in_order(
    case_desk: Desk, text_of: Callable[[bytes], list[str]], boxes_of: Callable[[bytes], list[bytes]]
) -> None:
    rendered = case_desk.paper.render(prepare(case_desk))
    pages = text_of(rendered.data)
    assert len(pages) == rendered.pages == len(rendered.sizes)
    text = "\n".join(pages)
    assert re.findall(r"w\d{5}", text) == [f"w{n:05}" for n in range(7_143)]
    heads = ["1 Background", "1.3 Chronology", "2 Interventions", "2.1 Actions", "3 Request", "4 Outcomes", "Sign-off"]
    places = [text.index(f"\n{head}") for head in heads]
    assert places == sorted(places)
    entries = [int(n) for n in re.findall(r"Entry (\d+):", text)]
    assert entries == [8, 5, 6, 4, 3, 7, 2, 1, 9]
    assert not boxes_of(rendered.data)


def test_what_was_typed_stands_on_paper_letter_for_letter(
    case_desk: Desk, text_of: Callable[[bytes], list[str]]
) -> None:
    data = case_desk.paper.render(prepare(case_desk)).data
    text = re.sub(r"\s+", "", "".join(text_of(data)))
    typed = "<b>bold</b> & <img src='/etc/passwd'/> \"straight\" 'single' “curly”🙂👩‍👧ŵ ŷ Ŵ Ŷ{braces}{0}%s\\nC:\\x"
    wanted = re.sub(r"\s+", "", typed)
    assert text.count(wanted) >= 9 + 4  # every dated entry, why now, brief, request, call or fact
    for word in ("שלום", "مرحبا"):
        assert word in "".join(text_of(data))


def test_requests_are_numbered_and_lettered(case_desk: Desk, text_of: Callable[[bytes], list[str]]) -> None:
    text = " ".join(" ".join(text_of(case_desk.paper.render(prepare(case_desk)).data)).split())
    section = text[text.index("3 Request /") :]
    assert re.search(r"1\. Assess needs for care: .* a what the aunt needs; b where it <b>comes</b> from", section)
    assert "2. Hold a meeting a one plan for home & school" in section


def test_many_parts_go_on_after_z(case_desk: Desk) -> None:
    referral = read_record(case_desk.session.db, Referral, REFERRAL)
    part = referral.requests[0].parts[0]
    request = replace(referral.requests[0], parts=(part,) * 28)
    case_desk.referrals.save(replace(referral, requests=(request,)))
    printed: Any = prepare(case_desk).printed
    assert [letter for letter, _ in printed.requests[0].parts][-3:] == ["z", "aa", "ab"]


def test_the_child_stands_in_full_on_page_1_only(case_desk: Desk, text_of: Callable[[bytes], list[str]]) -> None:
    text = "Ioan Sample ran. IOAN  SAMPLE'S bag. “Ioan Sample did it.” Sample, Ioan. I. Sample"
    rewrite(case_desk, "concern-1", Concern, what_happened=text)
    for kind in (DocumentKind.REFERRAL, DocumentKind.CHRONOLOGY):
        pages = text_of(case_desk.paper.render(prepare(case_desk, kind)).data)
        plain = [" ".join(fold(page).split()) for page in pages]
        assert "ioan sample" in plain[0]
        assert "12 june 2015" in plain[0]
        assert not any("ioan sample" in page or "12 june 2015" in page for page in plain[1:])
        assert not any("sample, ioan" in page or "i. sample" in page for page in plain)
    said = next(t for t in texts_of(prepare(case_desk).printed) if " ran. " in t)
    assert said.startswith("Ioan ran. Ioan'S bag. “[Ioan] did it.” Ioan.")


def test_the_household_is_named(case_desk: Desk, text_of: Callable[[bytes], list[str]]) -> None:
    rewrite(case_desk, "concern-1", Concern, what_happened="Llew Sample and Ms Sample saw Llew's brother.")
    text = " ".join(" ".join(text_of(case_desk.paper.render(prepare(case_desk)).data)).split())
    assert "Llew Sample, half-brother, born 3 November 2019" in text
    assert "Llew Sample and Ms Sample saw Llew's brother." in text


# -- nobody else's name

FORMS = re.split(
    r"\|",
    "Cari Prosser|Cari|Prosser|Caz|CARI PROSSER|cari prosser|Cari's|Cari Prosser's|Prosser, Cari|C. Prosser|"
    "Cari P.|Mrs Prosser|Mrs Prosser's|Mrs A. Prosser|the Prossers|Mali Tudno|Mali|MALI'S|Tudno|Siôn Llŷr|Sion Llyr|"
    'SIÔN|Llŷr\'s|“Cari told me”|"Mali ran"|Caz Prosser|[Cari]|(Mali)|Mali/Cari|Cari-Ann|Cari Bowen|Mrs Tudno|'
    "Ann Prosser|Mali’s|CariProsser|cariprosser's",
)
PLAIN = re.split(
    r"\|", "ran to|and|.|,|Ioan|Llew|Ms Sample|Year 5|\n|yesterday|“|”|it's|Child F|(F)|Mrs|the|in the cloakroom"
)
narratives = st.lists(st.sampled_from(FORMS) | st.sampled_from(PLAIN), max_size=10).map(" ".join)


@pytest.fixture(scope="module")
def kept_desk(tmp_path_factory: pytest.TempPathFactory, whole_case: CaseFile) -> Iterator[Desk]:
    """One vault for many narratives."""
    from datetime import UTC, datetime

    from hsbdesk.desk.desk import Cost
    from hsbdesk.machine.places import find_places
    from hsbdesk.vault.keys import KdfCost
    from hsbdesk.words import Words

    folder: Path = tmp_path_factory.mktemp("kept")
    cheap = Cost(KdfCost(1, 8192), KdfCost(1, 8192))
    made = Desk(find_places(folder / "home"), Words(), lambda: datetime(2026, 3, 18, 11, 20, tzinfo=UTC), cheap)
    made.create_vault(
        folder / "kept.hsbvault",
        NewVault(
            school="Ysgol", nation="wales", main_record=True, name="Nia Morgan", title="DSP",
            passphrase="five quiet herons wade",
        ),
    )  # fmt: skip
    kept = tuple(c for c in whole_case.concerns if len(c.what_happened) < 10_000)
    referral = whole_case.referrals[0]
    ids = {c.id for c in kept} | {"fact"}
    ticked = tuple(chosen for chosen in referral.background if chosen.record in ids)
    case = replace(whole_case, concerns=kept, referrals=(replace(referral, background=ticked),))
    made.cases.import_case(write_case_file(case))
    yield made
    made.sign_out()


def plant(desk: Desk, text: str) -> None:
    """Put a text into every kind of slot that prints."""
    words = (Account(person=PersonId("cari"), words=text, unasked=True),)
    dispute = Amendment(
        kind="DISPUTED", text=text, reason="", by="N. Morgan", at="2026-03-17T14:00:00Z", said_by=text, answer=text
    )
    rewrite(
        desk, "concern-1", Concern, what_happened=text, accounts=words, amendments=(dispute,), done=text,
        source_words=text, people_told=text, places=(text,),
    )  # fmt: skip
    referral = read_record(desk.session.db, Referral, REFERRAL)
    front = replace(
        referral.front, why_now=text, phoned=text, police=text, carer_informed=text, child_views=text,
        contact_cover=text, follows=text,
    )  # fmt: skip
    item = replace(
        referral.requests[0], lead=text, text=text, brief=text, who=text, why=text, result=text, by=text[:150]
    )
    desk.referrals.save(
        replace(
            referral, front=front, requests=(item,), title=text, family_text=text, opinion=text, reply_by=text,
            outcomes=(replace(referral.outcomes[0], whom=text, text=text, because=text),), restrictions=text,
            in_force=text, planned=text, changed_since=text, read_with_care=text,
        )
    )  # fmt: skip
    file = desk.files.read(FILE)
    status = replace(file.legal_status, words=text, source=text)
    services = replace(file.services, known_before=text, early_help=text)
    parental = (replace(file.parental[0], words=text),)
    desk.files.save(
        replace(
            file, legal_status=status, services=services, parental=parental, additional_needs=text,
            communication=text, strengths=(replace(file.strengths[0], text=text),),
        )
    )  # fmt: skip


@settings(
    max_examples=25,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(text=narratives)
@example(text=" ".join(FORMS))
@example(text="Cari Prosser's mother, Mrs Prosser, and Caz. “Cari and MALI TUDNO”")
def test_no_name_is_printed_that_nobody_decided(kept_desk: Desk, text: str) -> None:
    plant(kept_desk, text)
    for kind in (DocumentKind.REFERRAL, DocumentKind.CHRONOLOGY):
        prepared = prepare(kept_desk, kind)
        asked = {fold(stray.found) for stray in prepared.strays}
        for printed in texts_of(prepared.printed):
            rest = fold(printed)
            for found in sorted(asked, key=len, reverse=True):
                rest = rest.replace(found, "_")
            assert not left(rest), (kind, printed)


@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(text=narratives)
@example(text=" ".join(FORMS))
def test_answers_settle_every_name_and_leave_none(kept_desk: Desk, text: str) -> None:
    plant(kept_desk, text)
    for kind in (DocumentKind.REFERRAL, DocumentKind.CHRONOLOGY):
        prepared = prepare(kept_desk, kind)
        answers = {stray.found: stray.choices[0][0] for stray in prepared.strays}
        assert all(answers.values()), prepared.strays
        settled = prepare(kept_desk, kind, answers=answers)
        assert settled.strays == ()
        assert not any(left(printed) for printed in texts_of(settled.printed))


def test_a_mother_is_not_named_beside_her_childs_letter(demo_desk: Desk, demo_file: FileId, text_of: Any) -> None:
    """Mrs Prosser would tell who Child F is; her own file says that she is the mother."""
    prepared = demo_desk.paper.prepare(DocumentKind.CHRONOLOGY, demo_file)
    assert prepared.strays == ()
    text = " ".join(text_of(demo_desk.paper.render(prepared).data))
    assert not left(text, ("Prosser", "Cari", "Tudno", "Harlow", "Penry", "Talar", "Corwyn", "Rowan"))
    assert "A. Rees → mother of Child F: Family told." in " ".join(text.split())


def test_an_adult_who_only_shares_a_hidden_surname_is_asked_about(case_desk: Desk) -> None:
    case_desk.files.add_person(Person(id=PersonId(""), kind=PersonKind.ADULT, first="Dilys", last="Tudno", title="Mrs"))
    rewrite(case_desk, "concern-1", Concern, what_happened="Mrs Tudno rang. Dilys Tudno came.")
    strays = prepare(case_desk).strays
    assert {stray.found for stray in strays} == {"Mrs Tudno", "Dilys Tudno"}
    assert {label for stray in strays for _, label in stray.choices} == {"an adult", "Not a name: leave it"}
    settled = prepare(case_desk, answers={stray.found: stray.choices[0][0] for stray in strays})
    assert settled.strays == ()
    assert any("an adult rang. an adult came." in text for text in texts_of(settled.printed))


def test_such_an_adult_is_not_named_as_the_one_who_told(case_desk: Desk) -> None:
    told_by = case_desk.files.add_person(
        Person(id=PersonId(""), kind=PersonKind.ADULT, first="Dilys", last="Tudno", title="Mrs")
    )
    rewrite(
        case_desk, "concern-1", Concern, what_happened="x", told_by=told_by, basis=Basis.TOLD_SECOND_HAND,
        source_words="",
    )  # fmt: skip
    for kind in (DocumentKind.REFERRAL, DocumentKind.CHRONOLOGY):
        prepared = prepare(case_desk, kind)
        assert prepared.strays or not any(left(text) for text in texts_of(prepared.printed))


def test_staff_and_family_are_named_though_a_child_has_their_name(case_desk: Desk) -> None:
    for first, last, organisation in (("Eirian", "Llŷr", "Ysgol"), ("Carys", "Sample", "")):
        case_desk.files.add_person(
            Person(
                id=PersonId(""), kind=PersonKind.ADULT, first=first, last=last, title="Mrs", organisation=organisation
            )
        )
    rewrite(case_desk, "concern-1", Concern, what_happened="Mrs Llŷr rang Mrs Sample.")
    prepared = prepare(case_desk)
    assert prepared.strays == ()
    assert any("Mrs Llŷr rang Mrs Sample." in text for text in texts_of(prepared.printed))


def test_a_brother_who_lives_elsewhere_prints_as_a_letter(case_desk: Desk) -> None:
    file = case_desk.files.read(FILE)
    family = (*file.family, Relation(person=PersonId("mali"), relationship="sister", in_household=False))
    case_desk.files.save(replace(file, family=family))
    rewrite(case_desk, "concern-1", Concern, what_happened="Mali ran.")
    prepared = prepare(case_desk)
    assert any("Child A ran." in text for text in texts_of(prepared.printed))
    assert not any(left(text) for text in texts_of(prepared.printed))


def test_the_year_goes_to_the_right_letter(case_desk: Desk) -> None:
    """Child A is not the first half of Child AA."""
    rewrite(case_desk, "concern-2", Concern, what_happened="Siôn ran, then Mali and Siôn.")
    people = read_record(case_desk.session.db, Concern, "concern-2").people
    mali = replace(people[1], person=PersonId("mali"))
    rewrite(case_desk, "concern-2", Concern, people=(people[0], mali, replace(mali, person=PersonId("sion"))))
    printed = texts_of(prepare(case_desk).printed)
    assert any("Child AA (Year 5) ran, then Child A (Year 6) and Child AA." in text for text in printed)


@pytest.mark.parametrize(
    ("narrative", "words"),
    [("Mali ran away. I know.", "I ran"), ("No contact was made.", "No"), ("She said it was a bad game to play", "A")],
)
def test_a_childs_own_words_are_never_taken_for_part_of_the_text(case_desk: Desk, narrative: str, words: str) -> None:
    account = Account(person=PersonId("mali"), words=words, unasked=True)
    rewrite(case_desk, "concern-1", Concern, what_happened=narrative, accounts=(account,))
    assert any(f"Child A: “{words}”" in text for text in texts_of(prepare(case_desk).printed))


def test_words_that_the_text_quotes_are_not_printed_twice(case_desk: Desk) -> None:
    account = Account(person=PersonId("mali"), words="I saw Cari run.", unasked=True)
    text = "Mali said “I saw Cari run.” and left."
    rewrite(case_desk, "concern-1", Concern, what_happened=text, accounts=(account,))
    printed = " ".join(texts_of(prepare(case_desk).printed))
    assert printed.count("[Child F (Year 5)] run.") == printed.count("I saw") == 1


# -- the scan stops, and goes on


@pytest.mark.parametrize("planted", ["Dewi Bowen hid.", "DEWI BOWEN's coat", "Bowen, Dewi", "said “Dewi Bowen did”"])
def test_a_pupil_of_the_roll_stops_the_print(case_desk: Desk, planted: str) -> None:
    case_desk.pupils.save((Pupil(id="9", first="Dewi", last="Bowen", year="Year 3"),))
    rewrite(case_desk, "concern-1", Concern, what_happened=f"Ioan ran. {planted}")
    prepared = prepare(case_desk)
    assert len(prepared.strays) == 1
    stray = prepared.strays[0]
    assert stray.choices == (("9", "a child (Year 3)"), ("", "Not a name: leave it"))
    rendered = case_desk.paper.render(prepared)
    with pytest.raises(DeskError) as refused:
        case_desk.paper.file(prepared, rendered, SHARE, "PRINTED")
    assert refused.value.id == "stray_names_undecided"
    assert refused.value.params == {"n": 1}
    assert case_desk.paper.copies(FILE) == ()
    settled = prepare(case_desk, answers={stray.found: "9"})
    assert settled.strays == ()
    assert not any(left(text, ("Dewi", "Bowen")) for text in texts_of(settled.printed))
    assert any("a child (Year 3)" in text for text in texts_of(settled.printed))
    case_desk.paper.file(settled, case_desk.paper.render(settled), SHARE, "PRINTED")


def test_a_nickname_that_could_be_somebody_elses_stops_the_print(case_desk: Desk) -> None:
    person = case_desk.files.read_person(PersonId("cari"))
    case_desk.files.save_person(replace(person, other_names=("Rose",)))
    rewrite(case_desk, "concern-1", Concern, what_happened="Rose told me. A rose fell.")
    prepared = prepare(case_desk)
    assert [stray.found for stray in prepared.strays] == ["Rose"]
    with pytest.raises(DeskError):
        case_desk.paper.file(prepared, case_desk.paper.render(prepared), SHARE, "PRINTED")
    named = prepare(case_desk, answers={"Rose": "cari"})
    assert named.strays == ()
    assert any("Child F (Year 5) told me. A rose fell." in text for text in texts_of(named.printed))
    no_name = prepare(case_desk, answers={"Rose": ""})
    assert no_name.strays == ()
    assert any("Rose told me." in text for text in texts_of(no_name.printed))


def test_a_leaver_and_a_child_outside_the_file_do_not_slip_through(case_desk: Desk) -> None:
    case_desk.pupils.save((Pupil(id="8", first="Lowri", last="Fenn", left_on="2026-02-27"),))
    case_desk.files.add_child(Person(id=PersonId(""), kind=PersonKind.CHILD, first="Tomos", last="Wylde"))
    rewrite(case_desk, "concern-1", Concern, what_happened="Lowri Fenn and Tomos Wylde. Tomos ran.")
    prepared = prepare(case_desk)
    assert [stray.found for stray in prepared.strays] == ["Lowri Fenn"]
    assert not any(left(text, ("Tomos", "Wylde")) for text in texts_of(prepared.printed))


# -- readers


def test_the_identity_key_holds_every_letter_with_its_name(case_desk: Desk, text_of: Any) -> None:
    prepared = prepare(case_desk, DocumentKind.IDENTITY_KEY)
    text = " ".join(" ".join(text_of(case_desk.paper.render(prepared).data)).split())
    for line in ("A Mali Tudno 14 October 2014", "F Cari Prosser 24 May 2016", "AA Siôn Llŷr 2 January 2016"):
        assert line in text
    assert "Llew Sample, half-brother" in text


def test_a_reader_without_a_duty_gets_no_key(case_desk: Desk) -> None:
    referral = read_record(case_desk.session.db, Referral, REFERRAL)
    recipient = replace(referral.recipient, name="A charity", statutory=False, code="CH")
    case_desk.referrals.save(replace(referral, recipient=recipient))
    with pytest.raises(DeskError) as refused:
        prepare(case_desk, DocumentKind.IDENTITY_KEY)
    assert refused.value.id == "key_only_for_statutory"
    printed = texts_of(prepare(case_desk).printed)
    assert not any("Key goes with this report" in text for text in printed)
    assert any("Identity key: none" in text for text in printed)


def test_the_internal_copy_prints_names(case_desk: Desk) -> None:
    rewrite(case_desk, "concern-1", Concern, what_happened="Cari Prosser told Mrs Prosser.")
    prepared = prepare(case_desk, profile=Profile.INTERNAL_FULL)
    assert prepared.strays == ()
    assert any("Cari Prosser (Year 5) told Mrs Prosser." in text for text in texts_of(prepared.printed))
    assert not any("Child F" in text for text in texts_of(prepared.printed))


def test_names_off_on_screen_does_not_reach_paper(case_desk: Desk) -> None:
    case_desk.set_names(on=False)
    assert case_desk.paper.render(prepare(case_desk)).data == case_desk.paper.render(prepare(case_desk)).data
    assert prepare(case_desk).child == "Ioan Sample, 12 June 2015"
    assert any(line.bold_first == "Ioan Sample" for line in prepare(case_desk).printed.child)  # type: ignore[union-attr]
    assert not case_desk.names_on


def test_the_chronology_states_its_filter(case_desk: Desk) -> None:
    prepared = prepare(case_desk, DocumentKind.CHRONOLOGY, filter=ChronologyFilter(kind="fact"))
    texts = texts_of(prepared.printed)
    assert any("facts only" in text for text in texts)
    assert "1 of 18 entries." in texts


# -- copies


def test_the_filed_copy_is_what_was_rendered(case_desk: Desk) -> None:
    prepared = prepare(case_desk)
    rendered = case_desk.paper.render(prepared)
    copy = case_desk.paper.file(prepared, rendered, SHARE, "PRINTED")
    assert case_desk.paper.copy_bytes(copy.id) == rendered.data
    assert copy.sha256 == hashlib.sha256(rendered.data).hexdigest()
    assert (copy.pages, copy.check_code, copy.copy_no) == (rendered.pages, prepared.check_code, 1)
    assert case_desk.paper.copies(FILE) == (copy,)
    row = case_desk.session.db.execute(
        "SELECT copy, recipient, necessary_because, how FROM sharing WHERE copy = ?", (copy.id,)
    ).fetchall()
    assert row == [(copy.id, "Social Services", "a report is due today", "PRINTED")]
    audited = [r[0] for r in case_desk.session.db.execute("SELECT action FROM audit WHERE object = ?", (copy.id,))]
    assert audited == ["copy.printed", "copy.read"]


def test_what_is_printed_and_saved_is_one_copy_with_two_entries(case_desk: Desk) -> None:
    prepared = prepare(case_desk)
    rendered = case_desk.paper.render(prepared)
    first = case_desk.paper.file(prepared, rendered, SHARE, "PRINTED")
    assert case_desk.paper.file(prepared, rendered, SHARE, "SAVED") == first
    assert case_desk.paper.copies(FILE) == (first,)
    rows = case_desk.session.db.execute("SELECT copy, how FROM sharing WHERE copy IS NOT NULL").fetchall()
    assert rows == [(first.id, "PRINTED"), (first.id, "SAVED")]


def test_the_same_input_gives_the_same_bytes(case_desk: Desk) -> None:
    first, second = (case_desk.paper.render(prepare(case_desk)).data for _ in range(2))
    assert first == second


def test_a_second_copy_says_that_it_is_the_second(case_desk: Desk, text_of: Any, clock: Any) -> None:
    first = prepare(case_desk)
    case_desk.paper.file(first, case_desk.paper.render(first), SHARE, "PRINTED")
    clock.move(minutes=5)
    second = prepare(case_desk)
    rendered = case_desk.paper.render(second)
    copy = case_desk.paper.file(second, rendered, SHARE, "SAVED")
    assert (copy.copy_no, second.check_code) == (2, first.check_code)
    assert "copy 2 of 2" in text_of(rendered.data)[-1]
    assert [c.copy_no for c in case_desk.paper.copies(FILE)] == [2, 1]


def test_a_changed_text_is_a_new_version_with_a_new_code(case_desk: Desk) -> None:
    before = prepare(case_desk)
    case_desk.paper.file(before, case_desk.paper.render(before), SHARE, "PRINTED")
    rewrite(case_desk, "concern-1", Concern, what_happened="Something else.")
    after = prepare(case_desk)
    assert after.check_code != before.check_code
    assert after.stamp.copy_no == 1
    old = case_desk.paper.copies(FILE)[0]
    assert case_desk.paper.copy_bytes(old.id) == case_desk.paper.render(before).data


def test_sharing_needs_its_reason(case_desk: Desk) -> None:
    prepared = prepare(case_desk)
    with pytest.raises(DeskError) as refused:
        case_desk.paper.file(
            prepared, case_desk.paper.render(prepared), SharingDecision(recipient="x", necessary_because=" "), "SAVED"
        )
    assert (refused.value.id, refused.value.field) == ("share_needs_reason", "necessary_because")
    assert case_desk.paper.copies(FILE) == ()


def test_a_copy_of_one_document_is_not_filed_as_another(case_desk: Desk) -> None:
    """The bytes that are filed are those of the document that was scanned for names."""
    key = case_desk.paper.render(prepare(case_desk, DocumentKind.IDENTITY_KEY))
    with pytest.raises(DeskError) as refused:
        case_desk.paper.file(prepare(case_desk), key, SHARE, "SAVED")
    assert refused.value.id == "copy_of_another"


def test_file_names_hold_no_name(case_desk: Desk) -> None:
    elsewhere = PLAN_KINDS | {DocumentKind.QUICK_REPORT, DocumentKind.FORM_WORD}  # each has tests of its own
    kinds = set(DocumentKind) - elsewhere
    names = {kind: prepare(case_desk, kind).file_name for kind in kinds}
    assert all(re.fullmatch(r"[A-Z0-9._a-z-]+\.pdf", name) for name in names.values())
    assert not any(left(name, (*HIDDEN, "Ioan", "Sample", "Llew")) for name in names.values())
    assert len(set(names.values())) == len(kinds)


def test_an_unknown_copy_is_a_sentence(case_desk: Desk) -> None:
    with pytest.raises(DeskError) as refused:
        case_desk.paper.copy_bytes("nothing")
    assert refused.value.id == "copy_missing"


def test_other_files_are_not_touched_by_a_print(case_desk: Desk) -> None:
    before = read_record(case_desk.session.db, ChildFile, FILE)
    prepared = prepare(case_desk)
    case_desk.paper.file(prepared, case_desk.paper.render(prepared), SHARE, "PRINTED")
    assert read_record(case_desk.session.db, ChildFile, FILE) == before
    assert before.kind is FileKind.HSB

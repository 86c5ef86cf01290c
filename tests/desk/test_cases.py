"""A case goes in and comes out byte for byte; what is refused on the way changes nothing."""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from hsbdesk.desk.accounts import NewVault
from hsbdesk.desk.desk import Desk
from hsbdesk.domain.child import ChildFile, FileKind
from hsbdesk.domain.concern import Concern
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.content import load_content
from hsbdesk.domain.dates import PartialDate, Precision, month_end
from hsbdesk.domain.fact import Fact
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.interim import Interim
from hsbdesk.domain.intervention import Intervention
from hsbdesk.domain.numbers import record_number
from hsbdesk.domain.person import Person, PersonKind, Pupil
from hsbdesk.domain.plan import Plan
from hsbdesk.domain.referral import Referral
from hsbdesk.domain.safety_plan import SafetyPlan
from hsbdesk.domain.sharing import DocumentKind, SharingDecision, Told
from hsbdesk.domain.signoff import REFERRAL_ROLES, SignOffRole
from hsbdesk.domain.task import Task
from hsbdesk.domain.text import clean_text
from hsbdesk.domain.vocabulary import FIELD_VOCABULARIES
from hsbdesk.errors import DeskError
from hsbdesk.exchange.case_file import CaseFile, write_case_file
from hsbdesk.machine.places import find_places
from hsbdesk.storage.records import read_records
from hsbdesk.storage.versions import read_versions

NEW_VAULT = NewVault(
    school="Ysgol Arall",
    nation="wales",
    main_record=True,
    name="Aled Rees",
    title="DSP",
    passphrase="nine grey stones sleep",
)


@pytest.fixture
def new_vault(make_desk: Callable[[], Desk], tmp_path: Path) -> Iterator[Callable[[], Desk]]:
    """Return a maker of further, empty vaults."""
    made: list[Desk] = []

    def make() -> Desk:
        desk = make_desk()
        desk.create_vault(tmp_path / f"vault{len(made)}.hsbvault", NEW_VAULT)
        made.append(desk)
        return desk

    yield make
    for desk in made:
        desk.sign_out()


# -- round trips


def test_a_case_comes_out_byte_for_byte(desk: Desk, whole_case: CaseFile) -> None:
    data = write_case_file(whole_case)
    desk.cases.import_case(data)
    assert desk.cases.export_case(whole_case.files[0].file_id) == data
    assert desk.checks.run()


def test_versions_and_authors_stand_as_the_file_states_them(desk: Desk, whole_case: CaseFile) -> None:
    desk.cases.import_case(write_case_file(whole_case))
    struck = next(c for c in whole_case.concerns if c.struck_out is not None)
    versions = read_versions(desk.session.db, struck.id)
    assert [(v.number, v.action, v.at, v.by) for v in versions] == [
        (n, action, "2026-03-17T14:00:00Z", "N. Morgan")
        for n, action in enumerate(("recorded", "amended", "struck_out"), 1)
    ]
    assert versions[0].record.struck_out is None
    assert versions[-1].record == struck


def test_a_case_that_was_worked_on_comes_out_with_its_new_versions(
    desk: Desk, new_vault: Callable[[], Desk], whole_case: CaseFile
) -> None:
    file = whole_case.files[0].file_id
    desk.cases.import_case(write_case_file(whole_case))
    desk.concerns.amend(RecordId("concern-1"), "CORRECTION", "It was 13:25 <b>.", "clock & hall")
    desk.concerns.strike_out(RecordId("concern-2"), "entered twice")
    desk.tasks.done(RecordId("task"), "phoned")
    desk.files.save(replace(desk.files.read(file), attendance="96 % ŵ"))
    data = desk.cases.export_case(file)
    other = new_vault()
    other.cases.import_case(data)
    assert other.cases.export_case(file) == data
    assert [v.action for v in read_versions(other.session.db, "concern-1")] == ["recorded", "amended"]


def test_the_demo_child_goes_to_another_vault_and_comes_out_the_same(
    demo_desk: Desk, demo_file: FileId, new_vault: Callable[[], Desk]
) -> None:
    data = demo_desk.cases.export_case(demo_file)
    other = new_vault()
    other.cases.import_case(data)
    assert other.cases.export_case(demo_file) == data
    assert other.checks.run()


def test_every_demo_child_goes_out_and_in(demo_desk: Desk, new_vault: Callable[[], Desk]) -> None:
    for row in demo_desk.files.children().rows:
        data = demo_desk.cases.export_case(row.file)
        other = new_vault()
        other.cases.import_case(data)
        assert other.cases.export_case(row.file) == data, row.number


def test_whatever_a_form_stored_can_be_imported_again(desk: Desk, new_vault: Callable[[], Desk]) -> None:
    """Texts as people paste them: control characters, half a surrogate, old newlines, names on two lines."""
    pasted = "a\x00b\x07c\r\nd\x85e\u2028f\ud800g\u202eh"
    desk.pupils.save((Pupil(id="1", first="Ioan", last="Sample"),))
    draft = replace(
        desk.concerns.new_draft(),
        child_not_known=True,
        what_happened=pasted,
        people_told=pasted,
        places=(pasted,),
    )
    receipt = desk.concerns.submit(draft)
    desk.concerns.amend(receipt.id, "CORRECTION", pasted, pasted)
    file = desk.files.open_file("pupil:1", FileKind.HSB, pasted)
    held = desk.files.read(file)
    desk.files.save(replace(held, lead=pasted, behind_and_helps=pasted))
    person = desk.files.read_person(held.child)
    desk.files.save_person(replace(person, first="Io\nan", address=pasted, other_names=("a\tb",)))
    data = desk.cases.export_case(file)
    other = new_vault()
    other.cases.import_case(data)
    assert other.cases.export_case(file) == data


# -- any case at all

SPECIAL = ("<b>&</b>", "“ŵ ŷ”", "👩‍👧", "שלום مرحبا", 'a "b" \\ c', "one\ntwo\tthree", "x" * 2_000)
anything = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
texts = st.one_of(st.sampled_from(SPECIAL), anything).map(clean_text)
days = st.dates(date(1990, 1, 1), date(2040, 1, 1))
moments = st.datetimes(datetime(2000, 1, 1), datetime(2040, 1, 1)).map(  # noqa: DTZ001
    lambda moment: f"{moment.isoformat(timespec='seconds')}Z"
)
DAYS = {
    "born", "opened_on", "closed_on", "due_on", "snoozed_until", "dates", "day", "said_on", "in_force_day", "until_day",
    "review_due", "status_on", "may_loosen_on", "not_on", "return_by", "read_on", "on", "next_due", "closure",
    "from_day", "ends_on", "outcome_on", "in_writing_on", "next_on", "decided_on", "return_on", "received_at",
    "acknowledged_at", "answered_on",
}  # fmt: skip
MOMENTS = {"at", "undone_at", "recorded_at", "done_at", "decided_at", "noted_at"}
TIMES = {"due_time", "in_force_time", "until_time", "from_time"}
SPANS = {"start", "end", "starts", "ends"}
CONTENT = load_content(find_places().resources / "content", "wales")
PEOPLE = ("ioan", "llew", "aunt", "mali", "cari", "sion", "mother")


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    precision = draw(st.sampled_from(list(Precision)))
    start, words = draw(days), draw(texts)
    end = start
    if precision is Precision.UNKNOWN:
        return PartialDate(precision, words=words)
    if precision is Precision.BEFORE:
        return PartialDate(precision, None, end.isoformat(), None, draw(st.booleans()), words)
    if precision is Precision.WEEK:
        start -= timedelta(start.weekday())
        end = start + timedelta(6)
    elif precision is Precision.MONTH:
        start = start.replace(day=1)
        end = month_end(start)
    elif precision not in {Precision.DATE, Precision.DATETIME}:
        end = start + timedelta(draw(st.integers(1, 100)))
    time = f"{draw(st.times()):%H:%M}" if precision is Precision.DATETIME else None
    return PartialDate(precision, start.isoformat(), end.isoformat(), time, draw(st.booleans()), words)


def values(hint: Any, name: str, owner: str) -> st.SearchStrategy[Any]:
    arms = typing.get_args(hint)
    if typing.get_origin(hint) in {typing.Union, types.UnionType}:
        return st.none() | values(next(arm for arm in arms if arm is not type(None)), name, owner)
    if (owner, name) == ("Sending", "copies"):  # filed copies stay in the vault that filed them
        return st.just(())
    if typing.get_origin(hint) is tuple:
        return st.lists(values(arms[0], name, owner), max_size=2).map(tuple)
    plain: dict[Any, st.SearchStrategy[Any]] = {
        PartialDate: partial_dates(),
        PersonId: st.sampled_from(PEOPLE),
        FileId: st.just("file-ioan"),
        RecordId: st.sampled_from(("concern-1", "fact", "call")),
        bool: st.booleans(),
        int: st.integers(-(2**63) + 1, 2**63 - 1),
    }
    vocabulary = FIELD_VOCABULARIES.get((owner, name))
    if hint is str and vocabulary is not None:
        return st.sampled_from(CONTENT.codes(vocabulary))
    if hint in plain:
        return plain[hint]
    if dataclasses.is_dataclass(hint):
        return parts(typing.cast("type[Any]", hint))
    if issubclass(hint, StrEnum):
        return st.sampled_from(REFERRAL_ROLES if hint is SignOffRole else list(hint))
    is_span = owner in {"Exclusion", "Control", "Hold"} and name in SPANS
    if name in DAYS or is_span or (owner, name) == ("Sending", "at"):
        return days.map(date.isoformat)
    if name in MOMENTS and owner != "ContactAdvice":
        return moments
    if name in TIMES or (owner == "PlanRow" and name in SPANS):
        return st.times().map(lambda time: f"{time:%H:%M}")
    return texts.map(lambda text: clean_text(text, lines=False)[:200])


@st.composite
def parts(draw: st.DrawFn, record: type[Any]) -> Any:
    hints = typing.get_type_hints(record)
    given_: dict[str, Any] = {}
    for field in dataclasses.fields(record):
        must = field.default is dataclasses.MISSING
        value = values(hints[field.name], field.name, record.__name__)
        given_[field.name] = draw(value) if must or draw(st.booleans()) else field.default
    return record(**given_)


KINDS: dict[str, type[Any]] = {
    "concerns": Concern,
    "facts": Fact,
    "interventions": Intervention,
    "contacts": Contact,
    "tasks": Task,
    "referrals": Referral,
    "plans": Plan,
    "interims": Interim,
    "safety_plans": SafetyPlan,
}
FIXED = ("id", "number", "author", "recorded_at", "imported_by")


@st.composite
def variants(draw: st.DrawFn, base: CaseFile) -> CaseFile:
    """Return the case with the first record of one or two kinds filled with anything at all."""
    changes: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(sorted(KINDS)), min_size=1, max_size=2, unique=True)):
        known = getattr(base, name)
        drawn = draw(parts(KINDS[name]))
        kept = {key: getattr(known[0], key) for key in FIXED}
        if name == "concerns":
            kept["people"] = known[0].people
        elif name == "contacts":
            kept["files"] = known[0].files
        else:
            kept["file"] = known[0].file
        changes[name] = (replace(drawn, **kept), *known[1:])
    return replace(base, **changes)


@pytest.fixture(scope="module")
def small_case(whole_case: CaseFile) -> CaseFile:
    """The case without its long narrative, so that many variants are tried."""
    kept = tuple(c for c in whole_case.concerns if len(c.what_happened) < 10_000)
    referral = whole_case.referrals[0]
    ids = {c.id for c in kept} | {"fact"}
    ticked = tuple(chosen for chosen in referral.background if chosen.record in ids)
    return replace(whole_case, concerns=kept, referrals=(replace(referral, background=ticked),))


@settings(
    max_examples=12,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),  # shrinking would make a vault a thousand times
    suppress_health_check=[
        HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)  # fmt: skip
@given(data=st.data())
def test_any_case_comes_out_byte_for_byte(
    new_vault: Callable[[], Desk], small_case: CaseFile, data: st.DataObject
) -> None:
    plain = write_case_file(data.draw(variants(small_case)))
    desk = new_vault()
    desk.cases.import_case(plain)
    assert desk.cases.export_case(FileId("file-ioan")) == plain
    desk.sign_out()


CARER = {"role": "CARER", "name": "Ms Sample", "way": "AGREED_OUTSIDE", "at": "2026-03-10", "content_code": "A"}


def test_a_case_without_plans_comes_in_and_out_as_before(desk: Desk, whole_case: CaseFile) -> None:
    older = replace(whole_case, plans=(), interims=(), safety_plans=(), told=(), returns=())
    data = write_case_file(older)
    assert not {"plans", "interims", "safety_plans", "told", "returns"} & json.loads(data).keys()
    desk.cases.import_case(data)
    assert desk.cases.export_case(FileId("file-ioan")) == data


def test_plans_that_were_worked_on_go_out_without_the_filed_copies(
    desk: Desk, new_vault: Callable[[], Desk], whole_case: CaseFile
) -> None:
    file = FileId("file-ioan")
    desk.cases.import_case(write_case_file(whole_case))
    prepared = desk.paper.prepare(DocumentKind.CHRONOLOGY, file)
    share = SharingDecision(recipient="Sam Tudor", necessary_because="holds the rule")
    copy = desk.paper.file(replace(prepared, strays=()), desk.paper.render(prepared), share, "PRINTED")
    told = Told(
        id="", file=file, record=RecordId("plan-3"), recipient="Sam Tudor", safeguarding="YES", copy=copy.id, row="club"
    )
    desk.tellings.tell(told)
    desk.tellings.note_return("told-2", "REPLACED", "today")
    data = desk.cases.export_case(file)
    assert copy.id.encode() not in data
    other = new_vault()
    other.cases.import_case(data)
    assert other.cases.export_case(file) == data
    assert [row.who for row in other.tellings.rows(file)] == [row.who for row in desk.tellings.rows(file)]
    assert [row.state for row in other.tellings.rows(file)] == [row.state for row in desk.tellings.rows(file)]
    assert other.checks.run()


def test_the_log_of_a_known_child_is_not_written_twice(
    desk: Desk, whole_case: CaseFile, row_counts: Callable[[Desk], dict[str, int]]
) -> None:
    desk.cases.import_case(write_case_file(whole_case))
    session = desk.session
    again = replace(whole_case.told[1], record=None, file=FileId("f2"))
    other = replace(
        whole_case,
        people=(Person(id=PersonId("other"), kind=PersonKind.CHILD, first="Nel", last="Corwyn"),),
        told=(again,),
    )
    file = replace(whole_case.files[0], id=RecordId("f2"), number=record_number("H", 99), child=PersonId("other"))
    lists = ("concerns", "facts", "interventions", "contacts", "tasks", "referrals", "plans", "interims")
    empty: dict[str, Any] = dict.fromkeys((*lists, "safety_plans", "returns", "history"), ())
    bare = replace(other, **empty, files=(replace(file, letters=(), family=(), parental=(), voices=()),))
    assert refused(desk, write_case_file(bare), row_counts) == "told_known"
    assert session.db.execute("SELECT count(*) FROM sharing").fetchone() == (2,)


# -- refusals


def refused(desk: Desk, data: bytes, row_counts: Callable[[Desk], dict[str, int]], *, dry_run: bool = False) -> str:
    """Return why an import was refused, after comparing the rows of every table."""
    before = row_counts(desk)
    school = desk.school
    with pytest.raises(DeskError) as error:
        desk.cases.import_case(data, dry_run=dry_run)
    assert row_counts(desk) == before
    assert desk.school == school
    sentence = desk.words.refusal(error.value)
    assert "{" not in sentence
    assert not any(name in sentence for name in ("Ioan", "Sample", "Cari", "Prosser", "Mali"))
    return error.value.id


def changed(data: bytes, *path: str | int, to: Any) -> bytes:
    plain = json.loads(data)
    place = plain
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = to
    return json.dumps(plain).encode()


@pytest.fixture(scope="session")
def case_bytes(whole_case: CaseFile) -> bytes:
    return write_case_file(whole_case)


def test_a_broken_file_changes_nothing(
    desk: Desk, case_bytes: bytes, row_counts: Callable[[Desk], dict[str, int]]
) -> None:
    wrong = {
        case_bytes[:-40]: "case_file_not_json",
        b"": "case_file_not_json",
        b"\xff\xfe\x00": "case_file_not_json",
        b"[]": "case_file_other_format",
        changed(case_bytes, "version", to=99): "case_file_newer",
        changed(case_bytes, "concerns", 0, "colour", to="red"): "case_file_wrong",
        changed(case_bytes, "concerns", 0, "told_by", to="nobody"): "case_file_wrong",
        changed(case_bytes, "concerns", 0, "when", "start", to="yesterday"): "case_file_wrong",
        changed(case_bytes, "concerns", 0, "what_happened", to="bell\u0007"): "case_file_wrong",
        changed(case_bytes, "concerns", 0, "what_happened", to="x" * 200_001): "case_file_wrong",
        changed(case_bytes, "people", 0, "first", to="x" * 201): "case_file_wrong",
        changed(case_bytes, "referrals", 0, "background", 0, "record", to="gone"): "case_file_wrong",
        changed(case_bytes, "history", 0, "version", to=2): "case_file_wrong",
        changed(case_bytes, "plans", 0, "rows", 0, "concerns", 0, to="gone"): "case_file_wrong",
        changed(case_bytes, "plans", 0, "rows", 0, "hold", "ends", to="Friday"): "case_file_wrong",
        changed(case_bytes, "plans", 0, "rows", 0, "starts", to="5 pm"): "case_file_wrong",
        changed(case_bytes, "plans", 0, "rows", 0, "setting", to="MOON"): "case_file_code_unknown",
        changed(case_bytes, "plans", 0, "number", to="P-0001A"): "case_file_wrong",
        changed(case_bytes, "plans", 1, "replaces", to="gone"): "case_file_wrong",
        changed(case_bytes, "interims", 0, "changes", 0, "from_day", to=""): "case_file_wrong",
        changed(case_bytes, "safety_plans", 0, "own_words", 0, "on", to="in March"): "case_file_wrong",
        changed(case_bytes, "told", 0, "record", to="gone"): "case_file_wrong",
        changed(case_bytes, "told", 0, "copy", to="a filed copy"): "case_file_wrong",
        changed(case_bytes, "told", 0, "tier", to="T9"): "case_file_wrong",
        changed(case_bytes, "told", 0, "how", to="BY_PIGEON"): "case_file_code_unknown",
        changed(case_bytes, "told", 1, "id", to="told-1"): "case_file_wrong",
        changed(case_bytes, "returns", 0, "told", to="gone"): "case_file_wrong",
        changed(case_bytes, "returns", 0, "outcome", to="LOST"): "case_file_code_unknown",
        changed(case_bytes, "referrals", 0, "signatures", to=[CARER]): "case_file_wrong",
    }
    for data, expected in wrong.items():
        assert refused(desk, data, row_counts) == expected
        assert refused(desk, data, row_counts, dry_run=True) == expected


def test_the_same_file_twice_is_refused(
    desk: Desk, case_bytes: bytes, row_counts: Callable[[Desk], dict[str, int]]
) -> None:
    desk.cases.import_case(case_bytes)
    assert refused(desk, case_bytes, row_counts) == "record_known"
    assert refused(desk, case_bytes, row_counts, dry_run=True) == "record_known"


def test_a_number_that_is_taken_is_refused_by_the_dry_run_too(
    desk: Desk, case_bytes: bytes, row_counts: Callable[[Desk], dict[str, int]]
) -> None:
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="A drawing.")
    assert desk.concerns.submit(draft).number == record_number("I", 1)
    assert refused(desk, case_bytes, row_counts) == "number_taken"
    assert refused(desk, case_bytes, row_counts, dry_run=True) == "number_taken"


def test_known_people_and_pupils_are_not_written_over(
    desk: Desk, case_bytes: bytes, row_counts: Callable[[Desk], dict[str, int]]
) -> None:
    people = json.loads(case_bytes)["people"]
    only_people = json.dumps({"format": "hsb-case", "version": 1, "people": people}).encode()
    desk.cases.import_case(only_people)
    assert refused(desk, only_people, row_counts) == "people_known"
    desk.pupils.save((Pupil(id="7", first="Nel", last="Corwyn", class_name="4 Ash"),))
    pupil = {"id": "7", "first": "Gruff", "last": "Talar"}
    roll = json.dumps({"format": "hsb-case", "version": 1, "pupils": [pupil]}).encode()
    assert refused(desk, roll, row_counts) == "pupils_known"
    assert [p.first for p in desk.pupils.roll()] == ["Nel"]


def test_a_dry_run_says_what_would_come_and_changes_nothing(
    desk: Desk, case_bytes: bytes, row_counts: Callable[[Desk], dict[str, int]]
) -> None:
    before = row_counts(desk)
    summary = desk.cases.import_case(case_bytes, dry_run=True)
    assert row_counts(desk) == before
    assert summary == desk.cases.import_case(case_bytes)
    assert "12 concerns" in summary.lines


def test_numbers_go_on_after_those_that_were_imported(desk: Desk, case_bytes: bytes) -> None:
    desk.cases.import_case(case_bytes)
    draft = replace(desk.concerns.new_draft(), child_not_known=True, what_happened="A drawing.")
    assert desk.concerns.submit(draft).number == record_number("I", 13)


def test_what_was_imported_is_found_and_audited(desk: Desk, case_bytes: bytes) -> None:
    desk.cases.import_case(case_bytes)
    assert [found.title for group in desk.finder.search("w07142") for found in group.items] == [record_number("I", 10)]
    actions = [row[0] for row in desk.session.db.execute("SELECT action FROM audit ORDER BY seq").fetchall()]
    assert actions.count("case.imported") == 1
    assert actions.count("concern.imported") == 12


def test_the_demo_brings_its_school_roll_and_files(demo_desk: Desk) -> None:
    assert demo_desk.school.name == "Ysgol Enghraifft"
    assert demo_desk.school.fictional
    assert demo_desk.pupils.count() + 1 == len(demo_desk.pupils.roll())
    assert len(read_records(demo_desk.session.db, ChildFile)) == 12
    assert len(read_records(demo_desk.session.db, Concern)) >= 13
    assert demo_desk.checks.run()

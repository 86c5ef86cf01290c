"""Following links by the types of fields: nobody is missed, and what leaves keeps only links that lead somewhere."""

from dataclasses import dataclass
from typing import Any

from hsbdesk.domain.child import ChildFile, FileKind, Letter, Relation
from hsbdesk.domain.concern import Account, Concern, Move, Participation, Role
from hsbdesk.domain.contact import Contact
from hsbdesk.domain.dates import UNKNOWN_DATE
from hsbdesk.domain.ids import FileId, PersonId, RecordId
from hsbdesk.domain.links import keep_links, person_links
from hsbdesk.domain.referral import Chosen, Referral, RequestItem
from hsbdesk.domain.task import Task
from hsbdesk.domain.triage import ChildDecision, ChildSafety, Triage


def head(key: str) -> dict[str, Any]:
    return {"id": RecordId(key), "number": "", "author": "", "recorded_at": ""}


def person(key: str) -> PersonId:
    return PersonId(key)


CONCERN = Concern(
    **head("i1"),
    when=UNKNOWN_DATE,
    people=(
        Participation(role=Role.DISPLAYED, person=person("p1"), in_file=FileId("f1")),
        Participation(role=Role.AFFECTED, person=person("p2"), in_file=FileId("f2")),
        Participation(role=Role.WITNESS, typed_name="somebody"),
    ),
    told_by=person("p3"),
    accounts=(Account(person=person("p4"), words="x"), Account(words="y")),
    triage=Triage(
        safety=(ChildSafety(person=person("p5")),),
        decisions=(ChildDecision(person=person("p6")),),
        calls=(RecordId("c1"), RecordId("c2")),
    ),
    moves=(Move(from_person=person("p7"), to_person=person("p1"), reason="", by="", at=""),),
    links=(RecordId("a1"), RecordId("gone")),
)


def test_everybody_a_record_speaks_of_is_found_however_deep() -> None:
    assert set(person_links(CONCERN)) == {f"p{n}" for n in range(1, 8)}
    file = ChildFile(
        **head("f1"),
        child=person("p1"),
        kind=FileKind.HSB,
        opened_on="",
        family=(Relation(person=person("p2"), relationship="aunt"),),
        letters=(Letter(person=person("p3"), letter="A"),),
    )
    assert sorted(person_links(file)) == ["p1", "p2", "p3"]
    assert list(person_links(Contact(**head("c1"), when=UNKNOWN_DATE))) == []


def test_links_that_lead_outside_are_left_out_and_the_rest_is_untouched() -> None:
    kept = keep_links(CONCERN, {"i1", "f1", "a1", "c2"})
    assert [part.in_file for part in kept.people] == ["f1", None, None]
    assert kept.links == ("a1",)
    assert kept.triage.calls == ("c2",)
    assert [part.person for part in kept.people] == ["p1", "p2", None]
    assert kept.accounts is CONCERN.accounts
    assert keep_links(CONCERN, {"i1", "f1", "f2", "a1", "gone", "c1", "c2"}) is CONCERN


def test_its_own_id_always_stays() -> None:
    task = Task(**head("t1"), what="x", file=FileId("f9"), made_by=RecordId("i9"))
    kept = keep_links(task, ())
    assert (kept.id, kept.file, kept.made_by) == ("t1", None, None)


def test_what_can_not_stand_without_its_link_goes_with_it() -> None:
    referral = Referral(
        **head("r1"),
        file=FileId("f1"),
        opened_on="",
        background=(Chosen(record=RecordId("i1"), wording="kept"), Chosen(record=RecordId("i2"))),
        requests=(RequestItem(lead="x", because=(RecordId("i1"), RecordId("i2"))),),
        previous=(RecordId("r0"),),
    )
    kept = keep_links(referral, {"r1", "f1", "i1"})
    assert kept.background == (Chosen(record=RecordId("i1"), wording="kept"),)
    assert kept.requests[0].because == ("i1",)
    assert kept.previous == ()


def test_a_new_field_with_a_link_is_followed_without_being_told() -> None:
    @dataclass(frozen=True, kw_only=True)
    class Inner:
        person: PersonId | None = None
        file: FileId | None = None

    @dataclass(frozen=True, kw_only=True)
    class Newer:
        id: str
        parts: tuple[Inner, ...] = ()
        one: Inner | None = None

    globals().update(Inner=Inner)  # type hints of a local class are looked up here
    newer = Newer(
        id="x",
        parts=(Inner(person=person("p1"), file=FileId("f1")),),
        one=Inner(person=person("p2"), file=FileId("f2")),
    )
    assert sorted(person_links(newer)) == ["p1", "p2"]
    kept = keep_links(newer, {"f2"})
    assert (kept.parts[0].file, kept.one.file) == (None, "f2")

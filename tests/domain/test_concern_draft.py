"""The log form's content: whatever was typed survives being kept, and becomes a record without a word changed."""

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hsbdesk.domain.concern import Basis, ConcernKind, RiskNow, Role
from hsbdesk.domain.concern_draft import (
    ConcernDraft,
    DraftAccount,
    DraftPerson,
    check_draft,
    draft_fields,
    draft_from_fields,
    find_problems,
)
from hsbdesk.domain.dates import UNKNOWN_DATE
from hsbdesk.domain.ids import PersonId
from hsbdesk.errors import DeskError

texts = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
lists = st.lists(texts, max_size=3).map(tuple)
people = st.lists(
    st.builds(DraftPerson, key=texts, name=texts, detail=texts, role=st.sampled_from(list(Role))), max_size=3
).map(tuple)
accounts = st.lists(st.builds(DraftAccount, person_key=texts, words=texts, unasked=st.booleans()), max_size=3).map(
    tuple
)
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    ConcernKind: st.sampled_from(list(ConcernKind)),
    RiskNow: st.sampled_from(list(RiskNow)),
    tuple[str, ...]: lists,
    tuple[DraftPerson, ...]: people,
    tuple[DraftAccount, ...]: accounts,
}
drafts = st.fixed_dictionaries(
    {
        field.name: st.sampled_from(("SAW", "HEARD", "CHILD_TOLD", "ADULT_TOLD", "OTHER"))
        if field.name == "source_choice"
        else BY_TYPE[field.type]
        for field in fields(ConcernDraft)
    }
).map(lambda values: ConcernDraft(**values))


@given(drafts)
def test_any_draft_survives_being_kept_as_plain_values(draft: ConcernDraft) -> None:
    kept = json.loads(json.dumps(draft_fields(draft)))
    assert draft_from_fields(kept) == draft


@given(drafts)
def test_a_newer_programs_fields_are_left_out_and_missing_ones_are_empty(draft: ConcernDraft) -> None:
    kept = draft_fields(draft) | {"a_field_of_next_year": "x"}
    del kept["done"]
    assert draft_from_fields(kept) == replace(draft, done="")


@given(drafts)
def test_what_is_recorded_is_what_was_typed(draft: ConcernDraft) -> None:
    known = {person.key: PersonId(f"p-{person.key}") for person in draft.people if person.key}
    if find_problems(draft):
        with pytest.raises(DeskError) as refused:
            check_draft(draft, known, None, None, "Other system")
        assert refused.value.field == find_problems(draft)[0].field
        return
    checked = check_draft(draft, known, None, None, "Other system")
    assert checked.what_happened == draft.what_happened
    assert checked.when == UNKNOWN_DATE
    assert len(checked.people) == len(draft.people)
    for typed, stored in zip(draft.people, checked.people, strict=True):
        assert stored.role is typed.role
        assert (stored.person, stored.typed_name) == ((known[typed.key], "") if typed.key else (None, typed.name))
    assert [a.words for a in checked.accounts] == [a.words for a in draft.accounts if a.words.strip()]
    assert checked.occurrences.count_min >= 1
    assert (checked.on_behalf_of is not None) == bool(draft.on_behalf_of)
    assert (checked.other_system is not None) == bool(draft.other_system_no)


@pytest.mark.parametrize(
    ("changes", "fields_missing"),
    [
        ({}, ["people", "what_happened"]),
        ({"child_not_known": True}, ["what_happened"]),
        ({"what_happened": "x"}, ["people"]),
        ({"child_not_known": True, "what_happened": " \n\t"}, ["what_happened"]),
        ({"child_not_known": True, "what_happened": "x"}, []),
    ],
)
def test_only_two_things_must_be_there(changes: dict[str, Any], fields_missing: list[str]) -> None:
    assert [problem.field for problem in find_problems(ConcernDraft(uuid="u", **changes))] == fields_missing


@pytest.mark.parametrize(
    ("choice", "role", "expected"),
    [
        ("CHILD_TOLD", Role.AFFECTED, ("CHILD_AFFECTED_SAID", Basis.TOLD_FIRST_HAND)),
        ("CHILD_TOLD", Role.BOTH_MUTUAL_UNCLEAR, ("CHILD_AFFECTED_SAID", Basis.TOLD_FIRST_HAND)),
        ("CHILD_TOLD", Role.LED, ("CHILD_DISPLAYING_SAID", Basis.TOLD_FIRST_HAND)),
        ("CHILD_TOLD", Role.WITNESS, ("OTHER_CHILD_SAID", Basis.TOLD_SECOND_HAND)),
        ("ADULT_TOLD", Role.AFFECTED, ("PARENT_CARER_SAID", Basis.TOLD_SECOND_HAND)),
        ("SAW", Role.AFFECTED, ("STAFF_SAW", Basis.OBSERVED)),
    ],
)
def test_who_told_decides_first_or_second_hand(choice: str, role: Role, expected: tuple[str, Basis]) -> None:
    draft = ConcernDraft(
        uuid="u",
        what_happened="x",
        people=(DraftPerson(key="pupil:1", name="A", role=role),),
        source_choice=choice,
        told_by_key="pupil:1",
    )
    checked = check_draft(draft, {"pupil:1": PersonId("p")}, None, None, "")
    assert (checked.source, checked.basis) == expected


@pytest.mark.parametrize(
    ("typed", "count", "most", "estimate"),
    [
        ("", 1, None, False),
        ("3", 3, None, False),
        (" 3 ", 3, None, False),
        ("about 3", 3, None, True),
        ("3 to 4 times", 3, 4, True),
        ("3-4", 3, 4, True),
        ("0", 1, None, False),
        ("a few", 1, None, False),
        ("12 or so", 12, None, True),
    ],
)
def test_occasions_as_they_are_said(typed: str, count: int, most: int | None, estimate: bool) -> None:
    draft = ConcernDraft(uuid="u", what_happened="x", child_not_known=True, count=typed)
    occurrences = check_draft(draft, {}, None, None, "").occurrences
    assert (occurrences.count_min, occurrences.count_max, occurrences.is_estimate) == (count, most, estimate)


@given(texts)
def test_whatever_is_typed_as_a_count_is_a_count(typed: str) -> None:
    draft = ConcernDraft(uuid="u", what_happened="x", child_not_known=True, count=typed)
    assert 1 <= check_draft(draft, {}, None, None, "").occurrences.count_min <= 9_999

"""Which signatures stand under what is read now, which fell away, and who has to sign."""

import pytest

from hsbdesk.domain.signoff import (
    SignOff,
    SignOffRole,
    SignOffWay,
    asked_roles,
    fallen,
    is_same_person,
    needed_roles,
    standing,
)

LEAD, READER, HEAD, MANAGER, *_ = SignOffRole


def signed(role: SignOffRole, code: str, at: str = "2026-03-18T14:16:00Z") -> SignOff:
    return SignOff(role=role, name="Nia Morgan", way=SignOffWay.SIGNED_HERE, at=at, content_code=code)


def test_only_what_was_signed_as_it_reads_now_stands() -> None:
    given = (signed(READER, "one"), signed(LEAD, "one"), signed(LEAD, "two"))
    assert standing(given, "one") == (given[1], given[0])
    assert fallen(given, "one") == ()
    assert standing(given, "two") == (given[2],)
    assert fallen(given, "two") == (given[0],)
    assert fallen(given, "three") == (given[2], given[0])


def test_a_reading_that_comes_back_is_signed_again() -> None:
    given = (signed(LEAD, "one"), signed(LEAD, "two"))
    assert standing(given, "one") == (given[0],)
    assert fallen(given, "one") == ()


def test_a_report_to_a_statutory_reader_waits_for_nobody_but_the_lead() -> None:
    assert needed_roles("SS", statutory=True) == (LEAD,)
    assert needed_roles("EARLY_HELP", statutory=False) == (LEAD, READER)
    assert needed_roles("BETTER_FUTURES", statutory=False) == (LEAD, READER, MANAGER)
    assert asked_roles("SS") == (LEAD, READER, HEAD)
    assert asked_roles("SPECIALIST") == (LEAD, READER, HEAD, MANAGER)


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("Nia Morgan", "nia  MORGAN", True),
        ("N. Morgan", "Nia Morgan", True),
        ("Nia Morgan", "N. Morgan", True),
        ("Nia Morgan", "Nest Morgan", False),
        ("A. Morgan", "Nia Morgan", False),
        ("Nia Morgan", "Nia Price", False),
        ("Morgan", "Morgan", True),
        ("Morgan", "Nia Morgan", False),
        ("", "Nia Morgan", False),
    ],
)
def test_a_short_name_is_the_same_person(first: str, second: str, same: bool) -> None:
    assert is_same_person(first, second) is same

"""Search takes anything that can be typed, quotes it, and finds by prefix, newest first."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hsbdesk.storage.cipher import Database
from hsbdesk.storage.search import find_records, match_query, put_search_text


@pytest.fixture
def filled(db: Database) -> Database:
    with db.atomic():
        put_search_text(db, "r1", "concern", "f1", "I-0001S Cari told me in the Year 5 cloakroom")
        put_search_text(db, "r2", "fact", "f2", "Siân Llŷr plays in goal; cloakroom")
        put_search_text(db, "r3", "concern", "f1", "He said NOT x AND y OR NEAR")
    return db


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("cloak", ["r2", "r1"]),
        ("cloakroom cari", ["r1"]),
        ("sian", ["r2"]),
        ("llyr", ["r2"]),
        ("I-0001S", ["r1"]),
        ("not and or near", ["r3"]),
        ("c", []),
        ("", []),
        ('"', []),
        ("goal*", ["r2"]),
    ],
)
def test_finds(filled: Database, typed: str, found: list[str]) -> None:
    assert [hit.record for hit in find_records(filled, typed)] == found


def test_finds_within_one_file(filled: Database) -> None:
    assert [hit.record for hit in find_records(filled, "cloak", file="f1")] == ["r1"]


def test_a_changed_text_is_found_by_its_new_words_only(filled: Database) -> None:
    with filled.atomic():
        put_search_text(filled, "r1", "concern", "f3", "in the hall")
    assert [hit.record for hit in find_records(filled, "cloak")] == ["r2"]
    assert [(hit.record, hit.file) for hit in find_records(filled, "hall")] == [("r1", "f3")]


@settings(max_examples=400, deadline=None)
@given(st.text(max_size=40))
def test_nothing_typed_is_a_syntax_error(typed: str) -> None:
    query = match_query(typed)
    assert query is None or query.count('"') % 2 == 0


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=30).filter(lambda t: not any(0xD800 <= ord(c) <= 0xDFFF for c in t)))
def test_search_never_fails(shared: Database, typed: str) -> None:
    find_records(shared, typed)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> object:
    import os

    from hsbdesk.storage.connection import close_database, create_database
    from hsbdesk.storage.migrations import migrate

    made = create_database(tmp_path_factory.mktemp("search") / "records.db", os.urandom(32))
    migrate(made)
    with made.atomic():
        put_search_text(made, "r1", "concern", None, "Cari AND NOT (x OR y) NEAR/2 'quote\" *")
    yield made
    close_database(made)

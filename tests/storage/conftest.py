"""An encrypted file with the schema, and a concern with something in every list."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hsbdesk.storage import cipher
from hsbdesk.storage.cipher import Database
from hsbdesk.storage.connection import close_database, create_database
from hsbdesk.storage.migrations import migrate


@pytest.fixture
def key() -> bytes:
    return os.urandom(32)


@pytest.fixture
def records(tmp_path: Path) -> Path:
    return tmp_path / "records.db"


@pytest.fixture
def db(records: Path, key: bytes) -> Iterator[Database]:
    made = create_database(records, key)
    migrate(made)
    yield made
    with contextlib.suppress(cipher.dbapi2.ProgrammingError):  # a test may have closed it
        close_database(made)

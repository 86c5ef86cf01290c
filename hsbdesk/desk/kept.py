"""What was worked out from the records, kept between two questions until anything is written."""

from collections.abc import Callable, Generator, Hashable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, TypeVar, cast

from hsbdesk.storage.cipher import Database

T = TypeVar("T")
_FILES = 4
"""Of so many files the readings are kept."""


class Kept:
    """Values by key. One member at a time has a vault open, so the own connection's writes are all there are."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._mark: object = None
        self._values: dict[Hashable, Any] = {}
        self._readings: dict[Hashable, dict[tuple[str, int], Any]] = {}

    def forget(self) -> None:
        """Keep nothing: somebody signed out."""
        self._values.clear()
        self._readings.clear()

    def readings(
        self, key: Hashable, versions: Mapping[str, int], read: Callable[[Sequence[str]], Iterable[T]]
    ) -> dict[str, T]:
        """Return the readings of records by id; one whose version was read before is not read again.

        A version never changes once it is committed, so what is written elsewhere leaves them standing. `versions`
        are all records of the key with their current version, `read` gives them in the order of its ids. Within a
        transaction nothing is kept, for it may still be taken back.
        """
        is_open = self._db.conn.in_transaction
        before = {} if is_open else self._readings.pop(key, {})
        known = {pair: before[pair] for pair in versions.items() if pair in before}
        missing = [record for record, version in versions.items() if (record, version) not in known]
        if missing:
            known |= {(one, versions[one]): found for one, found in zip(missing, read(missing), strict=True)}
        if not is_open:
            self._readings[key] = known
            while len(self._readings) > _FILES:
                del self._readings[next(iter(self._readings))]
        return {record: cast("T", known[record, version]) for record, version in versions.items()}

    @contextmanager
    def spared(self, names: frozenset[str]) -> Generator[None]:
        """Keep the values of these names over a write they do not rest on; `names` are the first parts of keys.

        A write that is refused leaves everything to be made anew.
        """
        connection = self._db.conn
        is_current = not connection.in_transaction and connection.total_changes == self._mark
        before = {key: value for key, value in self._values.items() if _name_of(key) in names}
        yield
        if is_current and not connection.in_transaction:
            self._values, self._mark = before, connection.total_changes

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return the value of a key, made anew when a row was written since; within a transaction always."""
        connection = self._db.conn
        if connection.in_transaction:
            return make()
        mark = connection.total_changes
        if mark != self._mark:
            self._values.clear()
            self._mark = mark
        if key not in self._values:
            self._values[key] = make()
        return cast("T", self._values[key])


def _name_of(key: Hashable) -> str:
    return str(cast("tuple[Any, ...]", key)[0]) if isinstance(key, tuple) else ""

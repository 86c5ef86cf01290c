"""What was worked out from the records, kept between two questions until anything is written."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

from hsbdesk.storage.cipher import Database

T = TypeVar("T")


class Kept:
    """Values by key. One member at a time has a vault open, so the own connection's writes are all there are."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._mark: object = None
        self._values: dict[Hashable, Any] = {}

    def forget(self) -> None:
        """Keep nothing: somebody signed out."""
        self._values.clear()

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

"""The only place that imports SQLCipher, and the alias that makes sqlite-utils catch its errors.

sqlite-utils catches the errors of the module it imports as `pysqlite3` or `sqlite3`. Without the alias it lets
SQLCipher's errors pass and leaves the connection in an open transaction (security.md section 2.3), so this
module must be imported before any `sqlite_utils`.
"""

import sys

import sqlcipher3
from sqlcipher3 import dbapi2

sys.modules.setdefault("pysqlite3", sqlcipher3)
sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)

from sqlite_utils import Database  # noqa: E402
from sqlite_utils.migrations import Migrations  # noqa: E402

Connection = dbapi2.Connection
Cursor = dbapi2.Cursor
Error = dbapi2.Error
DatabaseError = dbapi2.DatabaseError
OperationalError = dbapi2.OperationalError

__all__ = ["Connection", "Cursor", "Database", "DatabaseError", "Error", "Migrations", "OperationalError", "dbapi2"]

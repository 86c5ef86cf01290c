"""Names for the keys that link records. Each is a uuid as text."""

from typing import NewType

PersonId = NewType("PersonId", str)
FileId = NewType("FileId", str)
RecordId = NewType("RecordId", str)
"""Any numbered record: a concern, fact, intervention, contact, task or referral."""


def new_id() -> str:
    """Return a fresh uuid as text."""
    from uuid import uuid4  # noqa: PLC0415 - the first window knows these names and makes no ids

    return str(uuid4())

"""Who may do what: one table, action by role (security.md section 4.4).

Only safeguarding members exist on screen so far; the other roles hold keys but no action yet.
"""

from enum import StrEnum

from hsbdesk.errors import DeskError


class Action(StrEnum):
    """Everything the desk does for somebody."""

    READ = "READ"
    LOG_CONCERN = "LOG_CONCERN"
    RECORD = "RECORD"
    TRIAGE = "TRIAGE"
    AMEND = "AMEND"
    MOVE = "MOVE"
    OPEN_FILE = "OPEN_FILE"
    REFER = "REFER"
    PLAN = "PLAN"
    PRINT = "PRINT"
    IMPORT = "IMPORT"
    EXPORT = "EXPORT"
    CHANGE_SCHOOL = "CHANGE_SCHOOL"
    CHANGE_ROLL = "CHANGE_ROLL"
    CHANGE_MEMBERS = "CHANGE_MEMBERS"


ALLOWED: dict[str, frozenset[Action]] = {
    "safeguarding": frozenset(Action),
}


def check_permission(role: str, action: Action) -> None:
    """Raise DeskError("not_permitted") unless the role may do this."""
    if action not in ALLOWED.get(role, frozenset()):
        raise DeskError("not_permitted")

"""Who has a part in a plan, read from the names that stand in it: "E. Lloyd (J. Pugh, duty lead)"."""

from hsbdesk.domain.plan import Control, Plan
from hsbdesk.domain.recall import names_in, people_of_row
from hsbdesk.domain.signoff import is_same_person


def readers_of(plan: Plan) -> tuple[str, ...]:
    """Return everybody who has a part in a plan, each once, in the order of its rows."""
    found: list[str] = []
    for row in plan.rows:
        for name in people_of_row(row):
            if not any(is_same_person(name, other) for other in found):
                found.append(name)
    return tuple(found)


def controls_of(control: Control, reader: str) -> tuple[bool, bool]:
    """Return whether somebody does what a control says, and whether they cover for it."""
    return has_part(control.who, reader), has_part(control.cover, reader)


def has_part(text: str, reader: str) -> bool:
    """Return whether somebody stands among the names of a text."""
    return any(is_same_person(reader, name) for name in names_in(text))
